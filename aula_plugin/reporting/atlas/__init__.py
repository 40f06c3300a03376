"""The atlas of a dossier: which pages, what they say, what they draw, how they are written."""
