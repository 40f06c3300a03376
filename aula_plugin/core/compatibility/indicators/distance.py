"""Share of an area within some minutes' walk of places: stops, centralités (M1).

Source: grille_compatibilite.md section 10. Along the roads when the role ``routes`` is bound, else as the crow flies,
lengthened by ``facteur`` and flagged.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from ...geometry import single_parts
from ...typography import NBSP, mesure, nombre, pluriel
from ..measure import Evidence, Measure, NotEvaluable, share
from . import network
from .common import NOISE
from .coupure import measure_gap

if TYPE_CHECKING:
    from ..layers import Objects
    from ..scene import Scene

ROADS = "role:routes"


@dataclass(frozen=True)
class Access:
    """How a part is reached: metres walked (infinite when nothing leads there), the line drawn, found on roads."""

    length_m: float
    path: shapely.Geometry | None
    by_road: bool


def measure(scene: Scene, params: Mapping[str, Any]) -> Measure:
    """Return the share of the area of ``de`` whose parts lie within ``seuil_min`` minutes' walk of ``vers``.

    ``minutes = metres / (vitesse_kmh · 1000 / 60)``, metres being the shortest walk along the roads from an access of
    the part (its boundary within 30 m of a road), or ``facteur`` × the distance from the nearest point of the part.
    A part counts whole: ratio of areas (hectares), so totals are ratios of sums. ``mode: ecart`` measures the gap
    across a coupure instead (see ``coupure``).
    """
    if params["mode"] == "ecart":
        return measure_gap(scene, params)
    pace = params["vitesse_kmh"] * 1000 / 60
    if pace <= 0:
        raise NotEvaluable(f"vitesse de marche nulle ou négative : {nombre(params['vitesse_kmh'], 1)} km/h")
    objects = scene.present(params["de"], "surf", params["vocation"])
    margin = max(scene.parameters.marge_voisinage_m, params["seuil_min"] * pace)
    targets = _targets(scene, params["vers"], margin)
    parts, owner = single_parts(objects.geometry)
    roads, doubt = _roads(scene, params, targets, margin)
    accesses = [_access(part, targets, roads, params["facteur"]) for part in parts]
    minutes = np.array([access.length_m for access in accesses]) / pace
    near = minutes <= params["seuil_min"] * (1 + NOISE)
    area = shapely.area(parts) / 10_000
    result = share(
        float(area[near].sum()), float(area.sum()), f"aucune surface : {scene.describe(params['de'])}", count=len(parts)
    )
    result.doubt = doubt or _partly(accesses, roads) or ("" if near.all() else _unserved(roads))
    _explain(result, objects, parts, owner, accesses, minutes, near, area)
    result.notes += _notes(params, accesses, minutes, roads)
    return result


def _targets(scene: Scene, selectors: Any, margin_m: float) -> np.ndarray:
    found = [scene.neighbours(selectors, primitive, margin_m=margin_m).geometry for primitive in ("pct", "surf")]
    targets, _ = single_parts(np.concatenate(found))
    if not len(targets):
        scene.covered(selectors)
    return targets


def _roads(
    scene: Scene, params: Mapping[str, Any], targets: np.ndarray, margin_m: float
) -> tuple[network.Network | None, str]:
    """Return the network, or None with the reason to examine when it was asked for and cannot be used."""
    if params["mode"] == "euclide":
        return None, ""
    flight = f"distances à vol d’oiseau × {nombre(params['facteur'], 1)}"
    if not scene.has_role("routes"):
        return None, f"{flight}, faute de routes (rôle routes non lié)"
    lines = scene.neighbours(ROADS, "lin", margin_m=margin_m).geometry
    if not len(lines):
        return None, f"{flight}, faute de routes dans la commune"
    if not network.available():
        return None, f"{flight}, faute du module scipy"
    return network.Network(lines, targets), ""


def _access(part: shapely.Geometry, targets: np.ndarray, roads: network.Network | None, factor: float) -> Access:
    """Return the shortest access of a part; a target at hand (30 m) is reached without any road."""
    if not len(targets):
        return Access(float("inf"), None, roads is not None)
    distances = shapely.distance(part, targets)
    nearest = int(np.argmin(distances))
    straight = float(distances[nearest])
    direct = Access(straight * factor, shapely.shortest_line(part, targets[nearest]), False)
    if roads is None:
        return direct
    if straight <= network.ACCESS_M:
        return Access(straight, direct.path, True)
    walk = roads.walk(part)
    return direct if walk is None else Access(walk.length_m, walk.path, True)


def _partly(accesses: list[Access], roads: network.Network | None) -> str:
    crow = sum(1 for access in accesses if not access.by_road)
    if roads is None or not crow:
        return ""
    return f"{pluriel(crow, 'partie')} sans route à moins de {mesure(network.ACCESS_M, 'm')}, à vol d’oiseau"


def _unserved(roads: network.Network | None) -> str:
    """Return the reason to doubt a part that is too far when a place to reach lies off the roads given."""
    if roads is None or not roads.unserved:
        return ""
    return f"{pluriel(roads.unserved, 'lieu', 'lieux')} à atteindre sans route proche"


def _explain(
    result: Measure,
    objects: Objects,
    parts: np.ndarray,
    owner: np.ndarray,
    accesses: list[Access],
    minutes: np.ndarray,
    near: np.ndarray,
    area: np.ndarray,
) -> None:
    """Draw the access of each part, and the parts out of reach, largest first."""
    far = []
    for i in np.argsort(-area, kind="stable"):
        name, fid = str(objects.label[owner[i]] or objects.fid[owner[i]]), str(objects.fid[owner[i]])
        reached = np.isfinite(minutes[i])
        how = f"{mesure(accesses[i].length_m, 'm')}, {nombre(minutes[i], 1)}{NBSP}min" if reached else "non desservie"
        text = f"{name} : {how}"
        if accesses[i].path is not None and accesses[i].path.length > 0:
            result.evidence.append(Evidence("acces", accesses[i].path, text, fid))
        if not near[i]:
            far.append(name)
            result.evidence.append(Evidence("non_couvert", parts[i], text, fid))
    result.labels = tuple(dict.fromkeys(far))


def _notes(
    params: Mapping[str, Any], accesses: list[Access], minutes: np.ndarray, roads: network.Network | None
) -> list[str]:
    notes = [f"marche à {nombre(params['vitesse_kmh'], 1)} km/h"]
    if roads is None:
        notes[0] += f", à vol d’oiseau × {nombre(params['facteur'], 1)}"
    reached = minutes[np.isfinite(minutes)]
    if len(reached):
        low, high = nombre(reached.min(), 1), nombre(reached.max(), 1)
        span = low if low == high else f"{low} à {high}"
        nearest = min(access.length_m for access in accesses)
        notes.append(f"accès le plus court de chaque partie : {span}{NBSP}min (au plus près {mesure(nearest, 'm')})")
    lost = len(minutes) - len(reached)
    if lost:
        notes.append(f"{pluriel(lost, 'partie')} sans accès dans la marge de voisinage")
    if roads is not None and roads.unserved:
        notes.append(f"{pluriel(roads.unserved, 'lieu', 'lieux')} sans route proche")
    return notes
