"""The same T1, F8 and A4 measures as a planner would chain them from native QGIS algorithms.

Same definitions as the rules (opening with round erosion and mitre dilation, contact on 1 m, parts out of the
envelope), so that the totals agree; layers are mended and cut by commune once. It draws no evidence by zone, resolves
no double coverage, reads no unknown twice, and writes no file: the least a planner needs to fill the grid.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from qgis import processing
from qgis.core import QgsProcessing, QgsVectorLayer

#: Not the name of any field of a document: « partie » is one.
NUMBER = "numero_de_partie"


def _run(algorithm: str, **parameters: Any) -> Any:
    return processing.run(algorithm, {"OUTPUT": QgsProcessing.TEMPORARY_OUTPUT, **parameters})["OUTPUT"]


@cache
def _layer(path: str, name: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    if not layer.isValid():
        raise SystemExit(f"couche illisible : {path}, {name}")
    return _run("native:fixgeometries", INPUT=layer)


def _where(layer: QgsVectorLayer, expression: str) -> QgsVectorLayer:
    return _run("native:extractbyexpression", INPUT=layer, EXPRESSION=expression)


def _by_commune(layer: QgsVectorLayer, communes: QgsVectorLayer) -> QgsVectorLayer:
    cut = _run("native:intersection", INPUT=layer, OVERLAY=communes, OVERLAY_FIELDS=["code_insee"])
    return _run("native:dissolve", INPUT=cut, FIELD=["code_insee"])


def _areas(layer: QgsVectorLayer) -> dict[str, float]:
    areas: dict[str, float] = {}
    for feature in layer.getFeatures():
        code = feature["code_insee"]
        areas[code] = areas.get(code, 0.0) + feature.geometry().area() / 10_000
    return areas


def _opened(layer: QgsVectorLayer) -> QgsVectorLayer:
    eroded = _run("native:buffer", INPUT=layer, DISTANCE=-2.5, SEGMENTS=16)
    grown = _run("native:buffer", INPUT=eroded, DISTANCE=2.5, JOIN_STYLE=1, MITER_LIMIT=10)
    return _run("native:intersection", INPUT=grown, OVERLAY=layer)


def _opened_zones(document: str, communes: QgsVectorLayer) -> QgsVectorLayer:
    """Return the zones U and AU, the reserved places and the STECAL, one feature per commune."""
    zones = _where(_layer(document, "zone_urba"), "famille IN ('U', 'AU')")
    places = _where(_layer(document, "prescription_surf"), "code LIKE '05-%' OR code = '16-03'")
    return _by_commune(_run("native:mergevectorlayers", LAYERS=[zones, places]), communes)


def t1(document: str, references: str, communes: QgsVectorLayer) -> dict[str, float]:
    """Net area of opened zones, reserved places and STECAL in the réservoirs, by commune (ha)."""
    opened = _opened_zones(document, communes)
    reservoirs = _run("native:dissolve", INPUT=_layer(references, "reservoirs"))
    sure = _run("native:buffer", INPUT=reservoirs, DISTANCE=-25)
    _areas(_opened(_run("native:intersection", INPUT=opened, OVERLAY=sure)))
    return _areas(_opened(_run("native:intersection", INPUT=opened, OVERLAY=reservoirs)))


def f8(document: str, references: str, communes: QgsVectorLayer) -> dict[str, int]:
    """Number of AU parts farther than 30 m from the urban envelope, or touching it on less than 10 %, by commune."""
    zones = _where(_layer(document, "zone_urba"), "famille = 'AU'")
    cut = _run("native:intersection", INPUT=zones, OVERLAY=communes, OVERLAY_FIELDS=["code_insee"])
    envelope = _run("native:dissolve", INPUT=_layer(references, "enveloppe_urbaine"))
    parts = _run("native:multiparttosingleparts", INPUT=_run("native:difference", INPUT=_opened(cut), OVERLAY=envelope))
    numbered = _run("native:addautoincrementalfield", INPUT=parts, FIELD_NAME=NUMBER)
    near = _run("native:extractwithindistance", INPUT=numbered, REFERENCE=envelope, DISTANCE=30)
    band = _run("native:buffer", INPUT=envelope, DISTANCE=1)
    touching = _run("native:intersection", INPUT=_run("native:boundary", INPUT=near), OVERLAY=band)
    lengths: dict[int, float] = {}
    for feature in touching.getFeatures():
        lengths[feature[NUMBER]] = lengths.get(feature[NUMBER], 0.0) + feature.geometry().length()
    reached = {f[NUMBER] for f in near.getFeatures() if lengths.get(f[NUMBER], 0) >= 0.1 * f.geometry().length()}
    counts: dict[str, int] = {}
    for feature in numbered.getFeatures():
        if feature[NUMBER] not in reached:
            counts[feature["code_insee"]] = counts.get(feature["code_insee"], 0) + 1
    return counts


def a4(document: str, communes: QgsVectorLayer) -> dict[str, float]:
    """Area of STECAL by commune (ha)."""
    places = _where(_layer(document, "prescription_surf"), "code = '16-03'")
    return _areas(_by_commune(places, communes))


def run(data: dict) -> dict[str, float]:
    """Run the three chains and return their totals."""
    places = _layer(data["communes"], "communes")
    found = {
        "T1": t1(data["document"], data["references"], places),
        "F8": f8(data["document"], data["references"], places),
        "A4_surface": a4(data["document"], places),
    }
    return {rule: float(sum(values.values())) for rule, values in found.items()}


def gross(data: dict) -> dict[str, float]:
    """Return the area of opened zones, reserved places and STECAL in the réservoirs, slivers included (ha)."""
    communes, document = _layer(data["communes"], "communes"), data["document"]
    reservoirs = _run("native:dissolve", INPUT=_layer(data["references"], "reservoirs"))
    met = _run("native:intersection", INPUT=_opened_zones(document, communes), OVERLAY=reservoirs)
    return {"brute_ha": sum(_areas(met).values())}
