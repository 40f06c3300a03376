"""Ratio of two sums: areas of selections, columns of a table, results of other rules.

``Σ numerateur / Σ denominateur``; ``complement`` gives ``(Σ den − Σ num) / Σ den``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import shapely

from ...geometry import polygons_of
from ..layers import Objects
from ..measure import Measure, NotEvaluable, share
from ..scene import Scene
from .common import kind_of, known_absence, largest_first, proofs, selectors_of, table_sum, undrawn, without_area


@dataclass
class Sum:
    """A sum and the surfaces it is made of (``place`` is None without any)."""

    value: float = 0.0
    place: shapely.Geometry | None = None
    objects: Objects = field(default_factory=lambda: Objects.join([]))
    doubt: str = ""
    notes: list[str] = field(default_factory=list)


def measure(scene: Scene, params: Mapping[str, Any]) -> Measure:
    """Measure ``numerateur / denominateur`` for the territory.

    Notes
    -----
    Surfaces are summed in hectares, dissolved. Zones are summed as they stand; prescriptions, informations and roles
    in a numerator count only inside the surfaces of the denominator, when it has any (prescription 49-02 in AU,
    buildings in an activity zone). Table columns are summed over the rows of the territory itself.
    ``annualiser`` divides the numerator by ``horizon − t0``, ``annees_denominateur`` divides the denominator.

    Raises
    ------
    NotApplicable
        Both sums are zero.
    NotEvaluable
        A role, a table, a column, a result or a year is missing.
    """
    vocation = params.get("vocation")
    above, below = _sums(scene, params, vocation)
    numerator = above.value / _years(scene) if params.get("annualiser") else above.value
    denominator = below.value / float(params.get("annees_denominateur") or 1.0)
    evidence = proofs(above.objects, above.place, "objet") if above.place is not None else []
    result = share(
        numerator,
        denominator,
        f"rien à rapporter : {scene.describe(selectors_of(params['denominateur']))}",
        doubt=" ; ".join(filter(None, (above.doubt, below.doubt))),
        count=len(above.objects),
        labels=largest_first(evidence),
        evidence=evidence,
        notes=list(dict.fromkeys([*above.notes, *below.notes])),
    )
    if params.get("complement"):
        result.numerator = denominator - numerator
        result.value = result.numerator / denominator
    return result


def _sums(scene: Scene, params: Mapping[str, Any], vocation: Any) -> tuple[Sum, Sum]:
    """Return the numerator and the denominator, read elsewhere when a table or a result is missing."""
    names = [selectors_of(params[key]) for key in ("numerateur", "denominateur")]
    others = [
        selectors_of(params.get(f"{key}_defaut")) or own for key, own in zip(("numerateur", "denominateur"), names)
    ]
    more = tuple(one for one in selectors_of(params.get("facultatif")) if one in scene.workspace.layers)
    try:
        return _pair(scene, (*names[0], *more), names[1], vocation)
    except NotEvaluable as missing:
        if others == names:
            raise
        try:
            above, below = _pair(scene, (*others[0], *more), others[1], vocation)
        except NotEvaluable as also:
            raise NotEvaluable(f"{missing} ; à défaut, {also}") from also
        above.notes.append(f"lu ailleurs ({scene.describe(others[0])}), car {missing}")
        return above, below


def _pair(scene: Scene, above: Sequence[str], below: Sequence[str], vocation: Any) -> tuple[Sum, Sum]:
    denominator = _sum(scene, below, vocation, None)
    return _sum(scene, above, vocation, denominator.place), denominator


def _years(scene: Scene) -> float:
    start, end = scene.parameters.t0, scene.parameters.horizon
    if start is None or end is None:
        raise NotEvaluable(f"paramètre manquant : {'t0' if start is None else 'horizon'}")
    if end <= start:
        raise NotEvaluable(f"l’horizon ({end}) doit suivre t0 ({start})")
    return float(end - start)


def _sum(scene: Scene, names: Sequence[str], vocation: Sequence[str] | None, frame: shapely.Geometry | None) -> Sum:
    """Return the sum of selectors; ``frame`` bounds the surfaces that are not zones."""
    areas = tuple(name for name in names if kind_of(name) not in ("table", "resultat"))
    result = _surfaces(scene, areas, vocation, frame) if areas else Sum()
    for name in names:
        kind, _, value = name.partition(":")
        if kind == "table":
            table, _, column = value.partition(".")
            wanted = vocation[0] if vocation and len(vocation) == 1 else "toutes"
            result.value += table_sum(scene, table, column.lower(), wanted)
        elif kind == "resultat":
            result.value += _result(scene, value, any(".lgt" in one for one in names))
    return result


def _result(scene: Scene, rule: str, housing: bool = False) -> float:
    known = scene.results.get(rule)
    if known is None or known.value is None:
        raise NotEvaluable(f"résultat manquant : {rule}")
    if housing and known.unit != "lgt":
        raise NotEvaluable(f"résultat {rule} en {known.unit}, attendu en logements : densité à donner")
    return known.value


def _surfaces(
    scene: Scene, names: Sequence[str], vocation: Sequence[str] | None, frame: shapely.Geometry | None
) -> Sum:
    objects = scene.objects(names, "surf", vocation)
    doubt = known_absence(scene, names, len(objects) > 0)
    zones = tuple(name for name in names if kind_of(name) == "zones")
    others = tuple(name for name in names if kind_of(name) != "zones")
    place = scene.union(zones, vocation) if zones else shapely.Polygon()
    if others:
        drawn = scene.union(others)
        drawn = drawn if frame is None else polygons_of(shapely.intersection(drawn, frame))
        place = shapely.union(place, drawn)
    return Sum(place.area / 10_000, place, objects, doubt, [*without_area(scene, names), *undrawn(scene, others)])
