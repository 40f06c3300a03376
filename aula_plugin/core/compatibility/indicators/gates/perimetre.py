"""Q5: does the document cover the communes it says, and only communes of the SCoT?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pandas as pd
import shapely

from ....geometry import dissolve
from ....typography import enumeration
from ...measure import Evidence, Measure, NotEvaluable
from ...workspace import Territory

if TYPE_CHECKING:
    from ...scene import Scene

DECLARED, ZONED = "DOC_URBA_COM", "zonage"
#: A commune belongs to the SCoT when at least this share of its area lies in its perimeter (convention).
INSIDE = 0.5


def perimetre(scene: Scene) -> Measure:
    """Return the number of differences between DOC_URBA_COM, the communes zoned and the perimeter of the SCoT.

    The perimeter is compared only when the role ``perimetre_scot`` is bound; communes of the SCoT that the document
    does not cover are no difference.

    Raises
    ------
    NotEvaluable
        No DOC_URBA_COM, or nothing to compare it with.
    """
    workspace = scene.workspace
    communes = workspace.document.communes
    communes_there = (one for one in workspace.territories if one.place.kind == "commune")
    territories = sorted(communes_there, key=lambda one: one.place.id)
    declared = _from(communes, DECLARED)
    zoned = {one.place.id for one in territories} or _from(communes, ZONED)
    if not declared:
        raise NotEvaluable("table DOC_URBA_COM absente ou vide : périmètre du document non vérifiable")
    if not zoned:
        raise NotEvaluable("communes zonées inconnues : couche des communes absente")
    outside = _outside(scene, territories)
    missing, extra = sorted(declared - zoned), sorted(zoned - declared)
    result = Measure(float(len(missing) + len(extra) + len(outside)), "n", additive=False, count=len(zoned))
    result.notes = [
        *_said(missing, "dans DOC_URBA_COM mais non zonées"),
        *_said(extra, "zonées mais absentes de DOC_URBA_COM"),
        *_said([one.place.id for one in outside], "hors du périmètre du SCoT"),
    ]
    if not scene.has_role("perimetre_scot"):
        result.notes.append("périmètre du SCoT non fourni, non comparé")
    result.evidence = [Evidence("hors_scot", one.geometry, one.name, one.place.id) for one in outside]
    result.labels = tuple(one.name for one in outside)
    return result


def _from(communes: pd.DataFrame, source: str) -> set[str]:
    if not len(communes):
        return set()
    told = communes["source"].fillna("").astype(str).str.split("|").apply(lambda sources: source in sources)
    return set(communes.loc[told, "insee"].astype(str))


def _outside(scene: Scene, territories: Iterable[Territory]) -> list[Territory]:
    if not scene.has_role("perimetre_scot"):
        return []
    perimeter = dissolve(scene.workspace.layers["role:perimetre_scot"].geometry)
    shapely.prepare(perimeter)
    return [
        one
        for one in territories
        if not shapely.covers(perimeter, one.geometry)
        and shapely.area(shapely.intersection(perimeter, one.geometry)) < INSIDE * one.geometry.area
    ]


def _said(codes: list[str], what: str) -> list[str]:
    return [f"{what} : {enumeration(codes)}"] if codes else []
