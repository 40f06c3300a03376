"""A fictitious intercommunality, drawn by a deterministic script: shapes look natural, the measured cases are exact."""
