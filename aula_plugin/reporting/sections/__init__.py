"""One module per section of the compatibility report: what it says, computed from the frames."""
