"""Area of X in, or out of, a reference: brute, nette and certaine (grille_compatibilite.md sections 4 and 8).

``value = s(opening((X ∩ buf(Y, tampon_m)) \\ exclure))`` in hectares, ``X \\ Y`` with ``operation: difference``;
gross area with ``nette: false``. X is cut by the territory, Y is not: an erosion or a buffer at the commune limit
would otherwise invent a border there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from ...geometry import Areas, certain, dissolve, eroded, gross_net_certain, net, overlay, polygons_of, single_parts
from ...typography import mesure, pluriel
from ..layers import Objects
from ..measure import Measure, NotApplicable, NotEvaluable
from ..scene import Scene
from .common import (
    NOISE_M2,
    Tested,
    around,
    kind_of,
    known_absence,
    largest_first,
    proofs,
    quiet,
    selectors_of,
    tested,
    undrawn,
    without_area,
)

#: Two drawings of one limit are in contact when they are closer than this (CNIG lines, grille section 10, C3).
CONTACT_M = 1.0
#: Value of ``par`` that details the area by layer of Y.
BY_LAYER = "couche"


@dataclass(frozen=True)
class Reference:
    """The surfaces Y near the territory, grown by ``tampon_m``; ``values`` is the field to detail, None without one."""

    geometry: np.ndarray
    values: np.ndarray | None
    doubt: str
    notes: list[str]


def measure(scene: Scene, params: Mapping[str, Any]) -> Measure:
    """Measure the area of ``x`` in or out of ``y``.

    Notes
    -----
    Totals are computed on the dissolved X: overlapping zones or prescriptions never add. Evidence is given per object
    of X. The certain part erodes an intersected reference, grows a subtracted one and erodes X when X itself is a role
    with an uncertainty.

    Raises
    ------
    NotApplicable
        No X in the territory; or, for an intersection, no Y there while its layer is complete.
    NotEvaluable
        A role is missing or empty, its coverage is unknown, or the document has no prescription to look into.
    """
    x = _touching(scene, tested(scene, params["x"], params.get("vocation")), params)
    reference = _reference(scene, params)
    place = _concerned(scene, x.objects, reference, params)
    place = _excluded(scene, place, params)
    areas = _areas(scene, place, x, reference, params)
    return _result(scene, x, reference, areas, params)


def _touching(scene: Scene, x: Tested, params: Mapping[str, Any]) -> Tested:
    """Keep the objects of X in contact with ``touchant``."""
    asked = selectors_of(params.get("touchant"))
    if not asked:
        return x
    near = around(scene, asked, CONTACT_M)
    found, _ = shapely.STRtree(near).query(x.objects.geometry, predicate="dwithin", distance=CONTACT_M)
    if not len(found):
        known_absence(scene, asked, len(near) > 0)
        raise NotApplicable(f"aucun objet au contact : {scene.describe(asked)}")
    return Tested(x.objects.take(np.unique(found)), x.selectors, x.doubt, x.notes)


def _reference(scene: Scene, params: Mapping[str, Any]) -> Reference:
    y, grown = selectors_of(params["y"]), float(params.get("tampon_m") or 0.0)
    primitives = ("surf", "lin", "pct") if grown > 0 else ("surf",)
    here = [scene.neighbours(y, p, margin_m=grown) if grown > 0 else scene.objects(y, p) for p in primitives]
    found = any(map(len, here))
    if not found and grown <= 0 and any(len(scene.objects(y, p)) for p in ("lin", "pct")):
        raise NotEvaluable(f"pas de surface mais des lignes ou des points : {scene.describe(y)} ; indiquer tampon_m")
    doubt = known_absence(scene, y, found)
    if not found and params.get("operation") != "difference":
        raise NotApplicable(" ; ".join([f"aucun objet : {scene.describe(y)}", *undrawn(scene, y, primitives)]))
    reach = grown + scene.uncertainty_m(y) + scene.parameters.lisere_m + 1.0
    near = Objects.join([scene.neighbours(y, p, margin_m=reach) for p in primitives])
    geometry = shapely.buffer(near.geometry, grown) if grown > 0 else near.geometry
    column, notes = params.get("par"), undrawn(scene, y, primitives)
    if column == BY_LAYER:
        names = [
            scene.describe(name)
            for p in primitives
            for name in y
            for _ in scene.neighbours(name, p, margin_m=reach).fid
        ]
        return Reference(geometry, np.array(names, dtype=object), doubt, notes)
    if grown <= 0:
        notes += without_area(scene, y)
    values = _values(near, str(column)) if column and len(near) else None
    if column and len(near) and values is None:
        notes.append(f"champ « {column} » absent de {scene.describe(y)} : surface non détaillée")
    return Reference(geometry, values, doubt, notes)


def _values(objects: Objects, field: str) -> np.ndarray | None:
    """Return the values of a field as text, whatever its case; None when there is no such field."""
    name = next((one for one in objects.table.columns if str(one).casefold() == field.casefold()), None)
    return None if name is None else objects.table[name].fillna("non renseigné").astype(str).to_numpy()


def _concerned(scene: Scene, x: Objects, reference: Reference, params: Mapping[str, Any]) -> shapely.Geometry:
    """Return the dissolved X that can matter: for an intersection, only the objects that meet the reference."""
    if params.get("operation") == "difference":
        return scene.dissolved(x.geometry)
    met, _ = shapely.STRtree(reference.geometry).query(x.geometry, predicate="intersects")
    return scene.dissolved(x.geometry[np.unique(met)])


def _excluded(scene: Scene, place: shapely.Geometry, params: Mapping[str, Any]) -> shapely.Geometry:
    excluded = selectors_of(params.get("exclure"))
    if not excluded:
        return place
    known_absence(scene, excluded, False)
    taken = scene.union(excluded)
    if place.is_empty or taken.is_empty:
        return place
    return polygons_of(overlay(shapely.difference, np.array([place]), np.array([taken]))[0])


def _areas(scene: Scene, place: shapely.Geometry, x: Tested, reference: Reference, params: Mapping[str, Any]) -> Areas:
    operation = str(params.get("operation") or "intersection")
    width = scene.parameters.lisere_m
    uncertainty = scene.uncertainty_m(selectors_of(params["y"]))
    if place.is_empty:
        return Areas(0.0, 0.0, 0.0, place, place, place)
    shapely.prepare(place)
    near = reference.geometry[shapely.dwithin(place, reference.geometry, uncertainty + width + 1.0)]
    if not params.get("nette", True):
        width, uncertainty = 0.0, 0.0
    own = scene.uncertainty_m(x.selectors) if params.get("nette", True) else 0.0
    areas = gross_net_certain(place, near, width, 0.0 if own > 0 else uncertainty, operation)
    if own > 0 and areas.net_m2 > 0:
        drawn = scene.neighbours(x.selectors, "surf", margin_m=own + 1.0).geometry
        whole = dissolve(_beside(drawn, areas.net, own + 1.0))
        sure = polygons_of(overlay(shapely.intersection, areas.net, eroded(whole, own))[0])
        sure = net(certain(sure, near, uncertainty, operation), width)
        areas = Areas(areas.gross_m2, areas.net_m2, sure.area, areas.gross, areas.net, sure)
    return _large_enough(areas, float(params.get("s_min_ha") or 0.0))


def _beside(shapes: np.ndarray, place: shapely.Geometry, distance_m: float) -> np.ndarray:
    """Return the shapes whose rectangle comes within a distance of the one of a part of ``place``."""
    reach = np.array([-distance_m, -distance_m, distance_m, distance_m])
    boxes = shapely.box(*(shapely.bounds(single_parts(place)[0]) + reach).T)
    return shapes[np.unique(shapely.STRtree(shapes).query(boxes)[1])]


def _large_enough(areas: Areas, least_ha: float) -> Areas:
    """Drop the single parts smaller than ``least_ha`` from the net area, and what is certain in them."""
    if least_ha <= 0 or areas.net.is_empty:
        return areas
    parts, _ = single_parts(areas.net)
    kept = shapely.multipolygons(parts[shapely.area(parts) >= least_ha * 10_000])
    shapely.prepare(kept)
    pieces, _ = single_parts(areas.certain)  # each lies in one part of the net area
    sure = shapely.multipolygons(pieces[shapely.intersects(kept, shapely.point_on_surface(pieces))])
    return Areas(areas.gross_m2, kept.area, sure.area, areas.gross, kept, sure)


def _result(scene: Scene, x: Tested, reference: Reference, areas: Areas, params: Mapping[str, Any]) -> Measure:
    netted = bool(params.get("nette", True))
    imprecise = scene.uncertainty_m(selectors_of(params["y"])) > 0 or scene.uncertainty_m(x.selectors) > 0
    evidence = proofs(x.objects, areas.gross, "brute") if areas.gross_m2 >= NOISE_M2 else []
    shown = proofs(x.objects, areas.net, "nette") if netted or params.get("s_min_ha") else evidence
    if netted:
        evidence = [*evidence, *shown, *(proofs(x.objects, areas.certain, "certaine") if imprecise else [])]
    value, certain_ha = quiet(areas.net_m2), quiet(areas.certain_m2)
    result = Measure(
        value,
        "ha",
        gross_ha=quiet(areas.gross_m2),
        net_ha=value if netted else None,
        certain_ha=certain_ha if netted else None,
        certain_value=certain_ha if netted and imprecise else None,
        doubt=" ; ".join(filter(None, (x.doubt, reference.doubt))),
        count=len(x.objects),
        labels=largest_first(shown),
        evidence=evidence,
        notes=[*x.notes, *reference.notes],
    )
    result.notes += undrawn(scene, params.get("exclure"))
    result.notes += _dropped(scene, result, params)
    result.notes += _detail(areas.net, reference)
    result.notes += _apart(scene, params)
    result.notes = list(dict.fromkeys(result.notes))
    return result


def _apart(scene: Scene, params: Mapping[str, Any]) -> list[str]:
    """Return the areas of the surfaces that are told beside the value: allowed on conditions, on one theme…

    Zones and prescriptions are told apart; a document without any prescription has nothing to tell of them.
    """
    names = selectors_of(params.get("a_part"))
    kinds = dict.fromkeys(kind_of(name) for name in names)
    if "psc" in kinds and not len(scene.workspace.layers["psc"]):
        del kinds["psc"]
    together = [tuple(name for name in names if kind_of(name) == kind) for kind in kinds]
    return [text for several in together for text in _one_apart(scene, several, params)]


def _one_apart(scene: Scene, names: tuple[str, ...], params: Mapping[str, Any]) -> list[str]:
    objects = scene.objects(names, "surf", params.get("vocation"))
    if not len(objects):
        return without_area(scene, names)
    reference = _reference(scene, {**params, "par": None})
    width = scene.parameters.lisere_m if params.get("nette", True) else 0.0
    place = scene.dissolved(objects.geometry)
    area = gross_net_certain(place, reference.geometry, width, 0.0, str(params.get("operation"))).net_m2
    told = [f"à part, {scene.describe(names)} : {mesure(area / 10_000, 'ha')}"] if area >= NOISE_M2 else []
    return [*told, *without_area(scene, names)]


def _dropped(scene: Scene, result: Measure, params: Mapping[str, Any]) -> list[str]:
    lost = (result.gross_ha or 0.0) - (result.value or 0.0)
    if lost < 0.005:
        return []
    reasons = []
    if params.get("nette", True) and scene.parameters.lisere_m > 0:
        reasons.append(f"liserés de moins de {mesure(scene.parameters.lisere_m, 'm')}")
    if params.get("s_min_ha"):
        reasons.append(f"morceaux de moins de {mesure(params['s_min_ha'], 'ha')}")
    return [f"{mesure(lost, 'ha')} écartés ({' ou '.join(reasons)})"]


def _detail(place: shapely.Geometry, reference: Reference) -> list[str]:
    """Return one sentence per value of the field ``par``: its share of the area, overlaps counted in each."""
    if reference.values is None or place.is_empty:
        return []
    shapely.prepare(place)
    met = shapely.intersects(place, reference.geometry)
    lines = []
    for value in sorted(set(reference.values[met])):
        group = met & (reference.values == value)
        area = polygons_of(shapely.intersection(place, dissolve(reference.geometry[group]))).area
        if area >= NOISE_M2:
            lines.append((area, f"{value} : {mesure(area / 10_000, 'ha')} ({pluriel(int(group.sum()), 'objet')})"))
    return [text for _, text in sorted(lines, key=lambda line: (-line[0], line[1]))]
