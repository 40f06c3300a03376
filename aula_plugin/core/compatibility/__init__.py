"""Compatibility of a PLU(i) with the SCoT above it: grid, indicators, signals."""
