"""Code, label and area of each class of a land cover, from the table that « Composer l’occupation du sol » writes."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsVectorLayer

from ..bridge import plain
from ..core.green_network.classes import code_key


def class_areas(path: str) -> dict[str, tuple[str, str, float]]:
    """Return code, label and area (ha) by key of code; nothing when there is no such table."""
    layer = QgsVectorLayer(path, "correspondances", "ogr") if path and Path(path).is_file() else None
    if layer is None or not layer.isValid() or "surface_ha" not in layer.fields().names():
        return {}
    found = {}
    for feature in layer.getFeatures():
        code, area = plain(feature["code"]), plain(feature["surface_ha"])
        if code is not None and area is not None:
            found[code_key(str(code))] = (str(code), str(plain(feature["libelle"]) or ""), float(area))
    return found
