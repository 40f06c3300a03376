"""CNIG planning documents: detect the vintage, normalise, resolve the vocation, audit the zoning."""
