"""Files on disk: lots and archives to read, GeoPackages to write."""
