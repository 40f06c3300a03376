"""Number (or area, or share) of objects of every primitive: STECAL, changes of use, items protected, stops equipped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import shapely

from ...errors import InputError
from ...geometry import clip, dissolve
from ...text import clean
from ...typography import enumeration, mesure, pluriel
from ..expressions import parse_expression
from ..layers import Objects
from ..measure import Evidence, Measure, NotApplicable, NotEvaluable, share
from ..scene import Scene
from .common import (
    NOISE,
    SHOWN_M2,
    UNDRAWN,
    Size,
    around,
    kind_of,
    known_absence,
    largest_first,
    largest_here,
    selectors_of,
    undrawn,
)

PRIMITIVES = ("surf", "lin", "pct")
WORDS = {"surf": ("surface", "surfaces"), "lin": ("ligne", "lignes"), "pct": ("point", "points")}
#: Roles whose overlap with the objects counted is told when they are bound (STECAL in a réservoir, in a wetland).
TOLD = (("reservoirs", "dans un réservoir"), ("zones_humides", "dans une zone humide"))


def _points(geometries: np.ndarray) -> np.ndarray:
    return shapely.get_num_coordinates(geometries).astype(float)


#: What is compared between territories to say where an object is counted.
SIZES: dict[str, Size] = {"surf": shapely.area, "lin": shapely.length, "pct": _points}


@dataclass
class Counted:
    """The objects met by the territory, whole, with the part of each that lies inside.

    ``here`` are those counted here rather than in a neighbour; ``kept`` pass the tests of the rule.
    """

    whole: Objects
    inside: np.ndarray
    here: np.ndarray
    kept: np.ndarray

    def counted(self) -> Objects:
        """Return the objects counted here, before any test."""
        return self.whole.take(self.here)

    def retained(self) -> Objects:
        """Return the objects counted here that pass the tests."""
        return self.whole.take(self.here & self.kept)

    def hectares(self) -> float:
        """Return the area inside the territory of all that passes the tests, wherever it is counted."""
        return dissolve(self.inside[self.kept]).area / 10_000


def measure(scene: Scene, params: Mapping[str, Any]) -> Measure:
    """Count the objects of ``objets`` that pass ``filtre`` and lie within ``distance_m`` of ``dans``.

    Notes
    -----
    An object drawn across communes is counted once, where its largest part lies; parts of one source object count for
    one. ``surface`` gives the area in the territory (ha, cut on its limit, overlaps counted once); ``part`` the share
    of the objects that pass. Points and lines are counted, they have no area. A field NULL in the filter is an
    unknown: kept or left out according to the reading of the scene.

    Raises
    ------
    NotApplicable
        No zone or no object of a complete role in the territory. Prescriptions of which none is drawn count 0, with a
        note.
    NotEvaluable
        A role is missing or empty, its coverage unknown, a field of the filter absent.
    """
    names = selectors_of(params["objets"])
    by_primitive = {p: _counted(scene, names, p, params.get("vocation")) for p in PRIMITIVES}
    total = sum(_number(one.counted()) for one in by_primitive.values())
    met = any(len(one.whole) for one in by_primitive.values())
    if not met:
        known_absence(scene, names, False)
        if params.get("part") or not any(kind_of(name) in ("psc", "inf") for name in names):
            raise NotApplicable(f"aucun objet : {scene.describe(names)}")
    unknown = sum(_filtered(scene, one, params.get("filtre")) for one in by_primitive.values())
    scene.touch_unknowns("filtre", unknown)
    doubt = _restricted(scene, by_primitive.values(), params) if selectors_of(params.get("dans")) else ""
    _left_out(scene, by_primitive.values(), params)
    n = sum(_number(one.retained()) for one in by_primitive.values())
    result = _value(by_primitive, params, n, total, scene.describe(names))
    result.doubt, result.count, result.unknown = doubt, n, unknown
    result.evidence = _evidence(by_primitive, bool(params.get("part")))
    shown = "non_couvert" if params.get("part") else "objet"
    result.labels = largest_first([one for one in result.evidence if one.nature == shown])
    result.notes = [UNDRAWN] if not met else _sentences(scene, by_primitive, names)
    result.notes += undrawn(scene, params.get("dans"), PRIMITIVES)
    return result


def _value(
    by_primitive: Mapping[str, Counted], params: Mapping[str, Any], n: int, total: int, described: str
) -> Measure:
    if params.get("part"):
        return share(float(n), float(total), f"aucun objet : {described}")
    if params.get("surface"):
        area = by_primitive["surf"].hectares()
        return Measure(area, "ha", gross_ha=area)
    return Measure(float(n), "n")


# ------------------------------------------------------------------------------------------------- whose object is it


def _counted(scene: Scene, names: Sequence[str], primitive: str, vocation: Sequence[str] | None) -> Counted:
    near = scene.neighbours(names, primitive, vocation, margin_m=0.0)
    inside = clip(near.geometry, scene.geometry)
    drawn = SIZES[primitive](inside) > 0
    near, inside = near.take(drawn), inside[drawn]
    return Counted(near, inside, _here(scene, near, inside, SIZES[primitive]), np.ones(len(near), dtype=bool))


def _here(scene: Scene, near: Objects, inside: np.ndarray, size: Size) -> np.ndarray:
    """Return which objects are counted here: the largest part inside, among the territories and the outside.

    Equal parts go to the first territory in order of code; so do a point and a line drawn on a common limit, which
    both sides hold whole.
    """
    if not len(near):
        return np.zeros(0, dtype=bool)
    fids, owner = np.unique(near.fid.astype(str), return_inverse=True)
    own = np.bincount(owner, weights=size(inside), minlength=len(fids))
    whole = np.bincount(owner, weights=size(near.geometry), minlength=len(fids))
    shapely.prepare(scene.geometry)
    within = np.bincount(owner, weights=~shapely.contains_properly(scene.geometry, near.geometry)) == 0
    counted = within | ((own > whole / 2 + NOISE * whole) & (size is shapely.area))
    for number in np.flatnonzero(~counted):
        parts = near.geometry[owner == number]
        counted[number] = largest_here(scene, parts, float(own[number]), float(whole[number]), size)
    return counted[owner]


def _number(objects: Objects) -> int:
    return len(set(objects.fid))


# -------------------------------------------------------------------------------------------------------------- tests


def _filtered(scene: Scene, counted: Counted, text: str | None) -> int:
    """Apply the filter and return how many objects it could not read (NULL)."""
    if not text or not len(counted.whole):
        return 0
    expression = parse_expression(text)
    table = counted.whole.table
    missing = [name for name in expression.names if name not in table.columns]
    if missing:
        raise NotEvaluable(f"champ manquant : {enumeration(missing)} (filtre « {text} »)")
    if "datappro" in expression.names:
        table = _approved(scene, table)
    day = _day(scene.workspace.run_date)
    rows = table[list(expression.names)].to_dict("records") if expression.names else [{}] * len(table)
    answers = [expression.evaluate(row, day) for row in rows]
    unknown = np.array([answer is None for answer in answers])
    counted.kept &= np.array([answer is True for answer in answers]) | (unknown & scene.unknowns)
    return int(unknown.sum())


def _approved(scene: Scene, table: pd.DataFrame) -> pd.DataFrame:
    """Return the attributes with the approval date of the document where an object bears none."""
    known = scene.workspace.document.document
    if "datappro" not in known or "idurba" not in known or "idurba" not in table:
        return table
    dates = {
        one: clean(text) for one, text in zip(known["idurba"], known["datappro"]) if (clean(text) or "").strip("0")
    }
    own = table["datappro"].map(clean)
    return table.assign(datappro=own.where(own.notna(), table["idurba"].map(dates)))


def _day(text: str) -> date | None:
    try:
        return pd.Timestamp(text).date() if text else None
    except ValueError as error:
        raise InputError(f"date du calcul illisible : « {text} » ; attendu AAAA-MM-JJ") from error


def _restricted(scene: Scene, several: Any, params: Mapping[str, Any]) -> str:
    """Keep the objects within ``distance_m`` of ``dans`` (that meet it when there is no distance)."""
    distance = float(params.get("distance_m") or 0.0)
    near = around(scene, params["dans"], distance)
    doubt = known_absence(scene, params["dans"], len(near) > 0)
    tree = shapely.STRtree(near)
    for counted in several:
        found, _ = tree.query(counted.whole.geometry, predicate="dwithin", distance=distance)
        close = np.zeros(len(counted.whole), dtype=bool)
        close[found] = True
        if params.get("part_min") is not None:
            close &= _mostly(counted.whole.geometry, near, float(params["part_min"]))
        counted.kept &= close
    return doubt


def _mostly(shapes: np.ndarray, near: np.ndarray, least: float) -> np.ndarray:
    """Return which shapes have at least the share ``least`` of their area inside ``near``, overlaps counted once."""
    surfaces = near[shapely.get_dimensions(near) == 2]
    inside = shapely.area(clip(shapes, dissolve(surfaces))) if len(surfaces) else np.zeros(len(shapes))
    area = shapely.area(shapes)
    kept: np.ndarray = (area > 0) & (inside >= least * area * (1 - NOISE))
    return kept


def _left_out(scene: Scene, several: Any, params: Mapping[str, Any]) -> None:
    """Leave out the objects that meet ``hors``; a layer that is missing leaves none out."""
    names = selectors_of(params.get("hors"))
    if not names or not len(scene.workspace.layers["psc"]):
        return
    tree = shapely.STRtree(around(scene, names, 0.0))
    for counted in several:
        counted.kept[np.unique(tree.query(counted.whole.geometry, predicate="intersects")[0])] = False


# ------------------------------------------------------------------------------------------------------- what is told


def _evidence(by_primitive: Mapping[str, Counted], part: bool) -> list[Evidence]:
    evidence = []
    for counted in by_primitive.values():
        whole = counted.whole
        for position in np.flatnonzero(counted.here & (counted.kept | part)):
            nature = ("couvert" if part else "objet") if counted.kept[position] else "non_couvert"
            label, fid = str(whole.label[position]), str(whole.fid[position])
            evidence.append(Evidence(nature, whole.geometry[position], label, fid))
    return evidence


def _sentences(scene: Scene, by_primitive: Mapping[str, Counted], names: Sequence[str]) -> list[str]:
    retained = {p: counted.retained() for p, counted in by_primitive.items()}
    counts = [pluriel(_number(objects), *WORDS[p]) for p, objects in retained.items() if len(objects)]
    notes = [enumeration(counts)] if counts else []
    surfaces = retained["surf"]
    if len(surfaces):
        fids, owner = np.unique(surfaces.fid.astype(str), return_inverse=True)
        areas = np.bincount(owner, weights=shapely.area(surfaces.geometry)) / 10_000
        notes.append(
            f"surface {mesure(by_primitive['surf'].hectares(), 'ha')} dans le territoire ; "
            f"par objet, moyenne {mesure(areas.mean(), 'ha')}, maximum {mesure(areas.max(), 'ha')}"
        )
    if any(kind_of(name) == "psc" for name in names):
        notes += [text for role, words in TOLD for text in _overlap(scene, retained, role, words)]
    return notes


def _overlap(scene: Scene, retained: Mapping[str, Objects], role: str, words: str) -> list[str]:
    """Return how many of the objects meet a role, when it is bound, and on which area."""
    if not scene.has_role(role):
        return []
    place = scene.union(f"role:{role}")
    if place.is_empty:
        return []
    shapely.prepare(place)
    met = {p: objects.take(shapely.intersects(place, objects.geometry)) for p, objects in retained.items()}
    shared = clip(met["surf"].geometry, place)
    met["surf"] = met["surf"].take(shapely.area(shared) >= SHOWN_M2)
    n = sum(_number(objects) for objects in met.values())
    if not n:
        return []
    area = dissolve(shared).area / 10_000
    return [f"{pluriel(n, 'objet')} {words}" + (f" ({mesure(area, 'ha')})" if len(met["surf"]) else "")]
