"""Trame verte et bleue: resistance, cost surfaces, corridors, graph metrics, fragmentation, conflicts."""
