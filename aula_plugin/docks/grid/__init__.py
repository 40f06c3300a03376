"""The window « Grille du SCoT »: the rules of a grid edited without YAML, one of them tried at once on a commune."""
