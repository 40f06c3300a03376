"""Charts and maps drawn as SVG text from frames: deterministic, no plotting library."""
