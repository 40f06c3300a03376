"""The layers of a reference file: name, geometry, count, fields."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsProviderRegistry, QgsVectorLayer

from ...storage.references import layer_kind

#: What the file tells of itself, no role.
SERVICE = ("roles", "layer_styles", "couverture", "qgis_projects")


@dataclass(frozen=True)
class Layer:
    """A layer or a table; ``geometry`` is one of those of a role."""

    name: str
    geometry: str
    count: int
    fields: tuple[str, ...]


def layers_of(path: str) -> dict[str, Layer]:
    """Return the layers of a reference file by name in lower case, as the analysis reads them."""
    if not path or not Path(path).is_file():
        return {}
    found = {}
    for detail in QgsProviderRegistry.instance().querySublayers(path):
        name = detail.name()
        if name.lower() in SERVICE:
            continue
        layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
        if layer.isValid():
            geometry = (layer_kind(layer) or "") if layer.isSpatial() else "aucune"
            fields = tuple(field.name() for field in layer.fields())
            found[name.lower()] = Layer(name.lower(), geometry, layer.featureCount(), fields)
    return found
