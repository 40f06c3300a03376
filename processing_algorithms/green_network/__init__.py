"""Algorithms of the trame verte et bleue."""
