"""Pure computing: numpy, pandas, geopandas and shapely. No qgis import, no file but its own tables, no state."""
