"""Share of X covered by other objects: ``s(X ∩ par_sel [∩ et]) / s(X)``, X = ``(x ∩ buf(dans, tampon_m)) \\ exclure``.

Areas are gross and dissolved: overlapping zones or prescriptions count once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely

from ...geometry import clip, dissolve, overlay, polygons_of
from ...typography import mesure
from ..measure import Measure, NotApplicable, share
from ..scene import Scene
from .common import (
    NOISE_M2,
    known_absence,
    largest_first,
    proofs,
    selectors_of,
    tested,
    undrawn,
    within,
    without_area,
)

#: Covers are cut this far around what they may cover (m): their cut edges then never meet it.
WINDOW_M = 1.0


def measure(scene: Scene, params: Mapping[str, Any]) -> Measure:
    """Measure the covered share of ``x``, 0 to 1.

    Notes
    -----
    A cover of which no object is drawn gives 0 with a note, as a rule may be written without being drawn; a role whose
    layer is known to be complete gives 0 too.

    Raises
    ------
    NotApplicable
        No X in the territory (or none near ``dans``).
    NotEvaluable
        A role is missing or empty, its coverage is unknown, or the document has no prescription to look into.
    """
    x = tested(scene, params["x"], params.get("vocation"))
    place = scene.dissolved(x.objects.geometry)
    if selectors_of(params.get("dans")):
        place = within(place, scene, params["dans"], float(params.get("tampon_m") or 0.0))
    place = _without(scene, place, params.get("exclure"))
    if place.area < NOISE_M2:
        raise NotApplicable(f"aucun objet à tester : {scene.describe(x.selectors)}")
    covered, bare, doubt = _covered(scene, place, params)
    numerator = place.area if bare.area < NOISE_M2 else covered.area
    missing = proofs(x.objects, bare, "non_couvert")
    return share(
        numerator / 10_000,
        place.area / 10_000,
        f"aucun objet à tester : {scene.describe(x.selectors)}",
        doubt=" ; ".join(filter(None, (x.doubt, doubt))),
        count=len(x.objects),
        labels=largest_first(missing),
        evidence=[*missing, *proofs(x.objects, covered, "couvert")],
        notes=[
            *x.notes,
            *without_area(scene, params["par_sel"]),
            *undrawn(scene, params["par_sel"]),
            *_overlap(scene, place, covered, params),
        ],
    )


def _overlap(scene: Scene, place: shapely.Geometry, covered: shapely.Geometry, params: Mapping[str, Any]) -> list[str]:
    """Return the intersection over the union of X and what covers it: 100 % when both are one drawing."""
    if not params.get("recouvrement"):
        return []
    union = place.area + scene.union(selectors_of(params["par_sel"])).area - covered.area
    return [f"indice de recouvrement (intersection / réunion) : {mesure(100 * covered.area / union, '%')}"]


def _without(scene: Scene, place: shapely.Geometry, excluded: Any) -> shapely.Geometry:
    names = selectors_of(excluded)
    if not names or place.is_empty:
        return place
    known_absence(scene, names, False)
    return _operate(shapely.difference, place, scene.union(names))


def _covered(
    scene: Scene, place: shapely.Geometry, params: Mapping[str, Any]
) -> tuple[shapely.Geometry, shapely.Geometry, str]:
    """Return the part of ``place`` under ``par_sel`` (and ``et``, when it is given), the rest of it, and a doubt."""
    covers = scene.objects(selectors_of(params["par_sel"]))
    doubt = known_absence(scene, params["par_sel"], len(covers) > 0)
    cover = _near(place, covers.geometry)
    covered = _operate(shapely.intersection, place, cover)
    also = selectors_of(params.get("et"))
    if also:
        others = scene.objects(also)
        doubt = " ; ".join(filter(None, (doubt, known_absence(scene, also, len(others) > 0))))
        cover = covered = _operate(shapely.intersection, covered, _near(covered, others.geometry))
    return covered, _operate(shapely.difference, place, cover), doubt


def _near(place: shapely.Geometry, covers: np.ndarray) -> shapely.Geometry:
    """Return the union of the covers that meet a place, cut around it."""
    if place.is_empty or not len(covers):
        return shapely.Polygon()
    window = shapely.buffer(shapely.box(*place.bounds), WINDOW_M, join_style="mitre")
    shapely.prepare(place)
    near = covers[shapely.intersects(place, covers)]
    return dissolve(clip(near, window))


def _operate(operation: Any, place: shapely.Geometry, cover: shapely.Geometry) -> shapely.Geometry:
    return polygons_of(overlay(operation, place, cover)[0])
