"""Algorithms of the group « Centralités »."""
