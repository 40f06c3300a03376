"""Sections of the report of a trame verte et bleue."""
