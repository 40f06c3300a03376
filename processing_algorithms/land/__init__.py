"""Algorithms of the land: artificialisation, ENAF, counter, urban envelope, control of a land cover."""
