"""Narrowest free width of the corridors of a territory (T3).

Source: grille_compatibilite.md section 10. A corridor is open at a width w when a disc of diameter w can roll inside
it, between the obstacles, from one réservoir to another.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from ...geometry import clip, net
from ...typography import NBSP, enumeration, mesure, pluriel
from ..layers import Objects
from ..measure import Evidence, Measure, NotApplicable, NotEvaluable
from .chains import groups, joined, touching
from .passage import TOUCH_M, Opening, Passage, bottleneck, narrowest, reservoirs_touched

if TYPE_CHECKING:
    from ..scene import Scene

#: How far from the territory the other pieces of its corridors are looked for (m). Convention.
CHAIN_M = 10_000.0
#: Pieces of réservoirs that a corridor touches, and the réservoir each belongs to.
Touched = tuple[np.ndarray, np.ndarray]


def measure(scene: Scene, params: Mapping[str, Any]) -> Measure:
    """Return the narrowest free width (m) among the corridors of the territory, 0 when one is cut.

    Corridors and réservoirs are taken whole, obstacles up to ``w_min_m`` outside the territory: a commune answers for
    what it closes, squeezes on its limit included. ``w_max_m`` means at least that. A corridor cut in several objects
    of the layer is put together first; one that touches fewer than two réservoirs cannot be judged.

    Raises
    ------
    NotApplicable, NotEvaluable
        No corridor in the territory; no corridor there that touches two réservoirs (« extrémités »).
    """
    pieces, here = _corridors(scene, params["corridor"])
    obstacles, ignored = _obstacles(scene, params)
    reservoirs = _reservoirs(scene, params["extremites"], pieces)
    corridors, touched = _merged(pieces, here, reservoirs)
    result = Measure(None, "m", additive=False, count=len(corridors), ignored=ignored)
    widths, lost, doubts = [], [], []
    for shape, label, fid, ends in zip(corridors.geometry, corridors.label, corridors.fid, touched):
        name = str(label or fid)
        passage = Passage(shape, *ends, params["w_max_m"])
        if passage.n_ends < 2:
            lost.append(f"{name} ({pluriel(passage.n_ends, 'réservoir touché', 'réservoirs touchés')})")
            continue
        opening, doubt = _measure_one(passage, obstacles, params, name, str(fid), result)
        widths.append((opening.width_m, name))
        doubts += doubt
    if not widths:
        raise NotEvaluable(f"extrémités : moins de deux réservoirs touchés, {enumeration(lost)}")
    widths.sort()
    result.value = widths[0][0]
    result.labels = tuple(name for width, name in widths if width < params["w_min_m"])
    if lost:
        doubts.append(f"corridor non évalué, extrémités : {enumeration(lost)}")
    if ignored:
        result.notes.append(pluriel(ignored, "obstacle linéaire ignoré", "obstacles linéaires ignorés"))
    result.doubt = " ; ".join(dict.fromkeys(doubts))
    return result


def _corridors(scene: Scene, selectors: Any) -> tuple[Objects, np.ndarray]:
    """Return the whole corridors around the territory, and which ones enter it by more than a liseré."""
    here = scene.present(selectors)
    here = here.take(~shapely.is_empty(net(here.geometry, scene.parameters.lisere_m)))
    if not len(here):
        raise NotApplicable(f"aucun objet : {scene.describe(selectors)}")
    whole = scene.neighbours(selectors, margin_m=CHAIN_M)
    entering = np.isin(whole.fid, here.fid)
    reached = np.zeros(len(whole), dtype=bool)
    for group in groups(len(whole), touching(whole.geometry, TOUCH_M)):
        reached[group] = entering[group].any()
    return whole.take(reached), entering[reached]


def _merged(pieces: Objects, here: np.ndarray, reservoirs: np.ndarray) -> tuple[Objects, list[Touched]]:
    """Return the corridors that enter the territory, those drawn in several objects put together, and their réservoirs.

    Pieces within ``TOUCH_M`` are one corridor when they bear the same name, or when one of them touches fewer than two
    réservoirs: alone it leads nowhere. Two named corridors that cross stay two.
    """
    touched = [reservoirs_touched(shape, reservoirs) for shape in pieces.geometry]
    ends = [len(np.unique(owners)) for _, owners in touched]
    links = [
        (one, other)
        for one, other in touching(pieces.geometry, TOUCH_M)
        if (pieces.label[one] and pieces.label[one] == pieces.label[other]) or min(ends[one], ends[other]) < 2
    ]
    shapes, labels, fids, first, reached = [], [], [], [], []
    for group in groups(len(pieces), links):
        if not here[group].any():
            continue
        alone = len(group) == 1
        shapes.append(pieces.geometry[group[0]] if alone else joined(pieces.geometry[group], TOUCH_M))
        reached.append(touched[group[0]] if alone else reservoirs_touched(shapes[-1], reservoirs))
        names = sorted({str(pieces.label[i]) for i in group if pieces.label[i]})
        labels.append(enumeration(names) if names else "")
        fids.append(str(sorted(str(pieces.fid[i]) for i in group)[0]))
        first.append(group[0])
    made = np.empty(len(shapes), dtype=object)
    made[:] = shapes
    named, known = np.array(labels, dtype=object), np.array(fids, dtype=object)
    return Objects(made, named, known, pieces.table.iloc[first]), reached


def _obstacles(scene: Scene, params: Mapping[str, Any]) -> tuple[np.ndarray, int]:
    """Return the surfaces that close corridors, cut ``w_min_m`` outside the territory; and the lines, only counted."""
    reach = max(float(params["w_min_m"]), 0.0)
    surfaces = scene.neighbours(params["obstacles"], "surf", margin_m=reach).geometry
    lines = scene.neighbours(params["obstacles"], "lin", margin_m=0.0).geometry
    cut = clip(surfaces, shapely.buffer(scene.geometry, reach)) if len(surfaces) else surfaces
    return cut[~shapely.is_empty(cut)], len(lines)


def _reservoirs(scene: Scene, selectors: Any, corridors: Objects) -> np.ndarray:
    """Return the réservoirs as far as the corridors go."""
    west, south, east, north = shapely.total_bounds(corridors.geometry)
    corners = shapely.points([[west, south], [west, north], [east, south], [east, north]])
    reach = float(shapely.distance(shapely.point_on_surface(scene.geometry), corners).max())
    return scene.neighbours(selectors, "surf", margin_m=reach).geometry


def _measure_one(
    passage: Passage, obstacles: np.ndarray, params: Mapping[str, Any], name: str, fid: str, result: Measure
) -> tuple[Opening, list[str]]:
    """Measure one corridor, add its note and its evidence to ``result``; return its width and what to examine."""
    w_min, w_max = params["w_min_m"], params["w_max_m"]
    free = passage.without(obstacles)
    drawn = narrowest(passage, passage.shape, w_max)
    opening = drawn if free is passage.shape else narrowest(passage, free, w_max, drawn)
    result.notes.append(f"{name} : {_words(opening)}, {_words(drawn, 'dessiné sur')} sans obstacle")
    if not opening.beyond:
        result.evidence += _proofs(passage, free, opening, name, fid)
    doubts = []
    if drawn.width_m < w_min:
        doubts.append(f"{name} dessiné sur moins de {mesure(w_min, 'm')} dès l’origine")
    elif opening.width_m >= w_min and passage.n_ends > 2:
        before, after = passage.links(passage.shape, w_min), passage.links(free, w_min)
        if before - after:
            cut = pluriel(len(before - after), "liaison")
            doubts.append(f"{name} reste ouvert, mais {cut} entre réservoirs sur {len(before)} ne l’est plus")
    return opening, doubts


def _words(opening: Opening, verb: str = "largeur libre") -> str:
    if opening.beyond:
        return f"{verb} >{NBSP}{mesure(opening.width_m, 'm')}"
    return f"{verb} {mesure(opening.width_m, 'm')}" if opening.width_m else "coupé"


def _proofs(passage: Passage, free: shapely.Geometry, opening: Opening, name: str, fid: str) -> list[Evidence]:
    neck = bottleneck(passage, free, opening)
    if neck is None:
        return []
    place, centre = neck
    text = f"{name} : {_words(opening)}"
    return [Evidence("goulet", place, text, fid), Evidence("goulet", centre, text, fid)]
