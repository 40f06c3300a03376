"""Share of the length of lines that is covered: hedges protected, links written in the plan, bands met by zones.

Lines are cut every ``pas_m``. A piece is covered when its midpoint is closer than ``distance_m`` to a line of
``par_sel`` or inside one of its surfaces; with ``band_m > 0``, when the band of that width along the piece meets the
surfaces of ``par_sel``, rid of what is narrower than ``lisere_m``: the value is then the share met.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely

from ...geometry import clip, dissolve, line_parts, net, single_parts
from ...lines import Pieces, pieces_along
from ...typography import nombre, pluriel
from ..layers import Objects
from ..measure import Evidence, Measure, NotApplicable, share
from ..scene import Scene
from .common import around, known_absence, largest_first, selectors_of, undrawn

#: Two drawings of one limit are in contact when they are closer than this (grille section 10).
CONTACT_M = 1.0
#: « Closer than d » is read as « within d less one micrometre », « the band meets » as « within half of it, and one ».
ROUNDING_M = 1e-6
#: Nature of the evidence: not covered, covered.
NATURES = ("non_couvert", "couvert")


def measure(scene: Scene, params: Mapping[str, Any]) -> Measure:
    """Measure the covered share of the length of ``lignes`` inside the territory.

    Parameters
    ----------
    params : with ``contre``, the lines are the boundaries of the surfaces ``lignes``, where they run within 1 m of
        ``contre`` (fringes between AU and A ∪ N); else the lines of ``lignes``. Covers are taken across the limit of
        the territory.

    Returns
    -------
    Numerator and denominator in metres; one evidence per object and per state, consecutive pieces merged, so that
    partial protection is seen.

    Raises
    ------
    NotApplicable
        No line in the territory.
    NotEvaluable
        A role is missing or empty, its coverage is unknown, or the document has no prescription to look into.
    """
    lines = _fringes(scene, params) if selectors_of(params.get("contre")) else _lines(scene, params)
    lines = _within(scene, lines, params)
    pieces = pieces_along(lines.geometry, float(params["pas_m"]))
    band = float(params.get("band_m") or 0.0)
    found = _met(scene, params, pieces, band) if band > 0 else _near(scene, params, pieces)
    covered, doubt, notes = found
    evidence = _evidence(lines, pieces, covered)
    shown = [one for one in evidence if one.nature == ("couvert" if band > 0 else "non_couvert")]
    return share(
        float(pieces.lengths_m[covered].sum()),
        float(pieces.lengths_m.sum()),
        f"aucune ligne : {scene.describe(selectors_of(params['lignes']))}",
        doubt=doubt,
        count=len(set(lines.fid)),
        labels=largest_first(shown),
        evidence=evidence,
        notes=[*notes, _by_object(lines, pieces, covered)],
    )


def _lines(scene: Scene, params: Mapping[str, Any]) -> Objects:
    return scene.present(selectors_of(params["lignes"]), "lin")


def _within(scene: Scene, lines: Objects, params: Mapping[str, Any]) -> Objects:
    """Keep what of the lines lies in the surfaces ``dans``."""
    names = selectors_of(params.get("dans"))
    if not names:
        return lines
    place = scene.union(names)
    known_absence(scene, names, not place.is_empty)
    pieces = line_parts(shapely.intersection(lines.geometry, place))
    kept = shapely.length(pieces) > 0
    if not kept.any():
        raise NotApplicable(f"aucune ligne dans : {scene.describe(names)}")
    return Objects(pieces, lines.label, lines.fid, lines.table).take(kept)


def _fringes(scene: Scene, params: Mapping[str, Any]) -> Objects:
    """Return the boundaries of the surfaces, cut by the territory, where they run along ``contre``."""
    names = selectors_of(params["lignes"])
    surfaces = scene.present(names, "surf", params.get("vocation"))
    along = around(scene, params["contre"], CONTACT_M)
    known_absence(scene, params["contre"], len(along) > 0)
    outlines = shapely.boundary(surfaces.geometry)
    tree = shapely.STRtree(along)
    for position, outline in enumerate(outlines):
        near = along[tree.query(outline, predicate="dwithin", distance=CONTACT_M)]
        west, south, east, north = outline.bounds
        reach = 3 * CONTACT_M
        close = clip(near, shapely.box(west - reach, south - reach, east + reach, north + reach))
        strip = dissolve(shapely.buffer(close, CONTACT_M))
        outlines[position] = line_parts(shapely.intersection(outline, strip))
    kept = shapely.length(outlines) > 0
    if not kept.any():
        raise NotApplicable(f"aucune limite commune : {scene.describe(names)}")
    return Objects(outlines, surfaces.label, surfaces.fid, surfaces.table).take(kept)


def _near(scene: Scene, params: Mapping[str, Any], pieces: Pieces) -> tuple[np.ndarray, str, list[str]]:
    """Return which pieces lie near a covering line or inside a covering surface."""
    names, distance = selectors_of(params["par_sel"]), float(params["distance_m"])
    lines = scene.neighbours(names, "lin", margin_m=distance).geometry
    surfaces = scene.neighbours(names, "surf", margin_m=0.0).geometry
    doubt = known_absence(scene, names, len(lines) + len(surfaces) > 0)
    covered = np.zeros(len(pieces.midpoints), dtype=bool)
    tree = shapely.STRtree(pieces.midpoints)  # long lines and large surfaces ask, prepared once each
    covered[tree.query(lines, predicate="dwithin", distance=max(distance - ROUNDING_M, 0.0))[1]] = True
    covered[tree.query(surfaces, predicate="intersects")[1]] = True
    return covered, doubt, undrawn(scene, names, ("surf", "lin"))


def _met(scene: Scene, params: Mapping[str, Any], pieces: Pieces, band_m: float) -> tuple[np.ndarray, str, list[str]]:
    """Return which pieces have their band met by a surface wider than the liseré."""
    names, reach = selectors_of(params["par_sel"]), band_m / 2 + scene.parameters.lisere_m + 1.0
    near = scene.neighbours(names, "surf", margin_m=reach).geometry
    doubt = known_absence(scene, names, len(near) > 0)
    tree = shapely.STRtree(pieces.geometries)
    met = np.zeros(len(pieces.geometries), dtype=bool)
    useful = np.unique(tree.query(near, predicate="dwithin", distance=reach)[0])
    opened, _ = single_parts(net(dissolve(near[useful]), scene.parameters.lisere_m))
    met[tree.query(opened, predicate="dwithin", distance=band_m / 2 + ROUNDING_M)[1]] = True
    return met, doubt, undrawn(scene, names)


def _evidence(lines: Objects, pieces: Pieces, covered: np.ndarray) -> list[Evidence]:
    """Return one line per object and per state, consecutive pieces joined."""
    runs, first = pieces.joined(covered)
    states, group = np.unique(2 * pieces.sources[first] + covered[first], return_inverse=True)
    order = np.argsort(group, kind="stable")
    drawn = shapely.line_merge(shapely.multilinestrings(runs[order], indices=group[order]))
    return [
        Evidence(NATURES[state % 2], shape, str(lines.label[state // 2]), str(lines.fid[state // 2]))
        for state, shape in zip(states, drawn)
    ]


def _by_object(lines: Objects, pieces: Pieces, covered: np.ndarray) -> str:
    """Return how many objects are covered whole, in part, not at all."""
    fids, owner = np.unique(lines.fid.astype(str), return_inverse=True)
    whole = np.bincount(owner[pieces.sources], weights=pieces.lengths_m, minlength=len(fids))
    done = np.bincount(owner[pieces.sources], weights=pieces.lengths_m * covered, minlength=len(fids))
    full = int((done >= whole - 1e-6).sum())
    partly = int(((done > 0) & (done < whole - 1e-6)).sum())
    bare = len(fids) - full - partly
    return f"{pluriel(len(fids), 'ligne')} : {nombre(full)} en entier, {nombre(partly)} en partie, {nombre(bare)} non"
