"""The report of a comparison, one subject per module; ``reporting.comparison`` puts them together."""
