"""Algorithms of the group « Documents d’urbanisme »."""
