"""Pieces of the report of the centralités: what a dossier holds, in words, figures and maps."""
