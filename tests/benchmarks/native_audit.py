"""Holes and overlaps of a zoning with native algorithms: mend, dissolve, fill, compare.

The holes are drawn, the overlaps are only counted.
"""

from __future__ import annotations

from native_chain import _layer, _run


def _area_m2(layer) -> float:
    return sum(feature.geometry().area() for feature in layer.getFeatures())


def run(data: dict) -> dict[str, float]:
    """Return the area counted twice (``Σ s(Z) − s(⋃ Z)``) and the area of the holes, in m²."""
    zones = _layer(data["document"], "zone_urba")
    whole = _run("native:dissolve", INPUT=zones)
    filled = _run("native:deleteholes", INPUT=_run("native:multiparttosingleparts", INPUT=whole))
    holes = _run("native:multiparttosingleparts", INPUT=_run("native:difference", INPUT=filled, OVERLAY=whole))
    return {"double_m2": _area_m2(zones) - _area_m2(whole), "trous_m2": _area_m2(holes)}
