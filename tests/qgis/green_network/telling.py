"""What tests of the trame keep of a run, and the layers that they write for it."""

from __future__ import annotations

import geopandas
from qgis.core import QgsProcessingFeedback


class Log(QgsProcessingFeedback):
    """Keeps what is told, its spaces made plain; warnings apart too."""

    def __init__(self):
        super().__init__(False)
        self.told = []
        self.warned = []

    def pushInfo(self, text):  # noqa: N802
        self.told.append(text.replace("\u00a0", " ").replace("\u202f", " "))

    def pushWarning(self, text):  # noqa: N802
        self.pushInfo(text)
        self.warned.append(self.told[-1])


def told_as(text):
    """Return a pattern of what is told, whatever its spaces."""
    return text.replace(" ", r"\s")


def save(folder, name, shapes, crs="EPSG:2154", **columns):
    """Write shapes in a GeoPackage of that name; return its path."""
    path = folder / f"{name}.gpkg"
    geopandas.GeoDataFrame(columns or {"n": range(len(shapes))}, geometry=shapes, crs=crs).to_file(path, layer=name)
    return str(path)
