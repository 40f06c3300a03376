"""Algorithms of the group « Compatibilité PLU / SCoT »."""
