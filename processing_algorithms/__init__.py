"""What QGIS runs: parameters, guards, sinks and styles around the pure core."""
