"""Reading a lot with native algorithms: mend each layer, give its columns one name, write all in one GeoPackage.

It looks for no defect, resolves no vocation nor code, and knows one lot at a time.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from native_chain import _run
from qgis.core import QgsVectorLayer, QgsWkbTypes

TABLES = ("ZONE_URBA", "PRESCRIPTION_SURF", "PRESCRIPTION_LIN", "PRESCRIPTION_PCT")


def totals(layers: dict[str, str]) -> dict[str, float]:
    """Return the number of objects of each layer, and its area (ha) or its length (km)."""
    told = {}
    for name, uri in layers.items():
        layer = QgsVectorLayer(uri, name, "ogr")
        surface = layer.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry
        shapes = [feature.geometry() for feature in layer.getFeatures()]
        told[f"{name}_n"] = len(shapes)
        told[f"{name}_taille"] = sum(s.area() / 1e4 if surface else s.length() / 1e3 for s in shapes)
    return told


def _mapping(layer: QgsVectorLayer) -> list[dict]:
    return [
        {"name": field.name().lower(), "expression": f'"{field.name()}"', "type": field.type(), "length": 0}
        for field in layer.fields()
    ]


def run(data: dict) -> dict[str, float]:
    """Mend, rename, write; the layers a lot lacks are passed over."""
    read = []
    for table in TABLES:
        for path in sorted(Path(data["lot"]).rglob(f"*_{table}_*.shp")):
            mended = _run("native:fixgeometries", INPUT=str(path))
            named = _run("native:refactorfields", INPUT=mended, FIELDS_MAPPING=_mapping(mended))
            named.setName(table)
            read.append(named)
    with TemporaryDirectory() as folder:
        document = f"{folder}/document.gpkg"
        _run("native:package", LAYERS=read, OUTPUT=document, OVERWRITE=True)
        return totals({table: f"{document}|layername={table}" for table in TABLES})
