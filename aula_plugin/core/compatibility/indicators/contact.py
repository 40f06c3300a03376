"""Contiguity of parts with a reference (F8), ribbon development along roads (F9), enclaves (A6).

Source: grille_compatibilite.md sections 7, 8 and 10. One type, three questions, chosen by its parameters: without any,
which parts lie away from the reference; with ``allongement_min``, which are long and lie along it; with
``contact_max``, which patches are shut in by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from ...geometry import clip, dissolve, minimum_rotated_rectangle_ratio, net, overlay, polygons_of, single_parts
from ...typography import enumeration, mesure, nombre, pluriel
from ..measure import Evidence, Measure
from ..results import ECART, TOLERE
from .chains import groups, joined, touching
from .common import NOISE, NOISE_M2, largest_here

if TYPE_CHECKING:
    from ..scene import Scene


#: Two parts of a zone cut on a commune limit are nearer than this (m).
ACROSS_M = 0.5
#: Narrower than this inside the territory, a part is there by the drawing of the limit only (m).
LEAST_M = 5.0


@dataclass(frozen=True)
class Part:
    """One single part to test: ``shape`` is what is measured, ``whole`` what is shown."""

    shape: shapely.Geometry
    whole: shapely.Geometry
    label: str
    fid: str


class Reference:
    """The geometries a part is compared with, surfaces and lines, taken across the limit of the territory."""

    def __init__(self, scene: Scene, selectors: Any) -> None:
        margin = scene.parameters.marge_voisinage_m
        surfaces = single_parts(scene.union(selectors, margin_m=margin))[0]
        lines = scene.neighbours(selectors, "lin", margin_m=margin).geometry
        self.geometry = np.concatenate([surfaces, lines])
        self.tree = shapely.STRtree(self.geometry)

    def __len__(self) -> int:
        return len(self.geometry)

    def distance_m(self, shape: shapely.Geometry) -> float:
        """Return the shortest distance to ``shape``, infinite when there is nothing in the margin."""
        if not len(self):
            return float("inf")
        return float(self.tree.query_nearest(shape, return_distance=True)[1][0])

    def link(self, shape: shapely.Geometry) -> shapely.Geometry:
        """Return the shortest line from ``shape``."""
        return shapely.shortest_line(shape, self.geometry[self.tree.query_nearest(shape)[0]])

    def contact(self, shape: shapely.Geometry, band_m: float) -> float:
        """Return ``len(∂shape ∩ buf(reference, band_m)) / len(∂shape)``, between 0 and 1."""
        near = self.geometry[self.tree.query(shape, predicate="dwithin", distance=band_m)]
        boundary = shapely.boundary(shape)
        if not len(near) or boundary.length == 0:
            return 0.0
        west, south, east, north = shape.bounds
        reach = 2 * band_m + 1.0
        close = clip(near, shapely.box(west - reach, south - reach, east + reach, north + reach))
        band = dissolve(shapely.buffer(close, band_m))
        shared = overlay(shapely.intersection, np.array([boundary]), np.array([band]))[0]
        return min(1.0, float(shared.length / boundary.length))

    def outside(self, shape: shapely.Geometry) -> shapely.Geometry:
        """Return what of ``shape`` lies out of the surfaces of the reference."""
        near = self.geometry[self.tree.query(shape, predicate="intersects")]
        near = near[shapely.get_dimensions(near) == 2]
        if not len(near):
            return shape
        return polygons_of(overlay(shapely.difference, np.array([shape]), np.array([dissolve(near)]))[0])


def measure(scene: Scene, params: Mapping[str, Any]) -> Measure:
    """Count the parts of ``x`` flagged by their contact with ``y``.

    Parts narrower than the tolerance of the zoning (``lisere_m``) everywhere are not tested: they are counted in
    ``ignored``. The value is a number of parts; every flagged part is an evidence of nature ``contact``.
    """
    if params["contact_max"] is not None:
        return _enclaves(scene, params)
    parts, ignored, elsewhere = _parts(scene, params)
    reference = Reference(scene, params["y"])
    if not len(reference):
        scene.covered(params["y"])
    if params["allongement_min"] is not None:
        result = _ribbons(params, parts, reference, ignored)
    else:
        result = _isolated(scene, params, parts, reference, ignored)
    if elsewhere:
        counted = "comptée" if elsewhere == 1 else "comptées"
        result.notes.append(f"{pluriel(elsewhere, 'partie')} à cheval, {counted} dans la commune voisine")
    return result


def _parts(scene: Scene, params: Mapping[str, Any]) -> tuple[list[Part], int, int]:
    """Return the parts of ``x`` counted here, largest first; how many are slivers; how many a neighbour counts.

    A part that goes on across the limit of the territory, in one object or in several of the same name, is taken whole
    and belongs to the territory that holds most of it.
    """
    cut = scene.present(params["x"], "surf", params["vocation"])
    objects = scene.neighbours(params["x"], "surf", params["vocation"], scene.parameters.marge_voisinage_m)
    single, owner = single_parts(objects.geometry)
    own = shapely.area(clip(single, scene.geometry))
    slivers = int(shapely.is_empty(net(single_parts(cut.geometry)[0], scene.parameters.lisere_m)).sum())
    found, elsewhere = [], 0
    for group in _continued(objects, single, owner, own):
        shape = single[group[0]] if len(group) == 1 else joined(single[group], ACROSS_M)
        if shapely.is_empty(net(shape, scene.parameters.lisere_m)):
            continue
        inside, whole = float(own[group].sum()), float(shapely.area(single[group]).sum())
        if inside < whole * (1 - NOISE) and not largest_here(scene, single[group], inside, whole, shapely.area):
            elsewhere += int(not shapely.is_empty(net(shapely.intersection(shape, scene.geometry), LEAST_M)))
            continue
        if params["s_max_ha"] is None or shape.area < params["s_max_ha"] * 10_000:
            first = owner[group[0]]
            found.append(Part(shape, shape, _name(objects, first), str(objects.fid[first])))
    order = sorted(range(len(found)), key=lambda i: (-found[i].shape.area, found[i].label, found[i].fid))
    return [found[i] for i in order], slivers, elsewhere


def _continued(objects: Any, single: np.ndarray, owner: np.ndarray, own: np.ndarray) -> list[list[int]]:
    """Return the groups of parts that are one across the limit of the territory, and have some area inside it."""
    area = shapely.area(single)
    crossing = own < area * (1 - NOISE)
    labels = objects.label[owner]
    links = [
        (one, other)
        for one, other in touching(single, ACROSS_M)
        if labels[one] and labels[one] == labels[other] and (crossing[one] or crossing[other])
    ]
    return [group for group in groups(len(single), links) if own[group].sum() >= NOISE_M2]


def _name(objects: Any, position: int) -> str:
    return str(objects.label[position] or objects.fid[position])


# ---------------------------------------------------------------------------------------------------- contiguity


def _isolated(
    scene: Scene, params: Mapping[str, Any], parts: list[Part], reference: Reference, ignored: int
) -> Measure:
    """Flag the parts too far from the reference (« écart »), or hardly touching it (« écart toléré », to examine)."""
    tested = [one for one in (_outer(part, reference, scene.parameters.lisere_m) for part in parts) if one]
    far, loose = [], []
    worst = 0.0
    for part in tested:
        distance = reference.distance_m(part.shape)
        share = reference.contact(part.shape, params["bande_m"])
        worst = max(worst, distance)
        if distance > params["distance_max_m"]:
            far.append((part, distance, share))
        elif share < params["contact_min"]:
            loose.append((part, distance, share))
    flagged = sorted([*far, *loose], key=lambda one: -one[0].whole.area)
    result = Measure(float(len(flagged)), "n", count=len(tested), ignored=ignored)
    result.labels = tuple(dict.fromkeys(part.label for part, _, _ in flagged))
    result.evidence = [proof for one in flagged for proof in _proofs(*one, reference, params)]
    result.signal = ECART if far else TOLERE if loose else None
    result.doubt = _doubt(scene, params, far, loose)
    result.notes = _notes(parts, tested, far, loose, worst)
    return result


def _outer(part: Part, reference: Reference, lisere_m: float) -> Part | None:
    """Return the part cut to what lies out of the reference, None when it lies within it, slivers apart."""
    pieces, _ = single_parts(reference.outside(part.shape))
    pieces = pieces[~shapely.is_empty(net(pieces, lisere_m))] if len(pieces) else pieces
    if not len(pieces):
        return None
    outer = pieces[0] if len(pieces) == 1 else shapely.multipolygons(pieces)
    return Part(outer, part.whole, part.label, part.fid)


def _proofs(
    part: Part, distance: float, share: float, reference: Reference, params: Mapping[str, Any]
) -> list[Evidence]:
    where = f"à {mesure(distance, 'm')}" if np.isfinite(distance) else "isolée"
    text = f"{part.label} : {where}, contact {mesure(100 * share, '%')}"
    proofs = [Evidence("contact", part.whole, text, part.fid)]
    if params["distance_max_m"] < distance < float("inf"):
        proofs.append(Evidence("distance", reference.link(part.shape), mesure(distance, "m"), part.fid))
    return proofs


def _doubt(scene: Scene, params: Mapping[str, Any], far: list[Any], loose: list[Any]) -> str:
    if not far:
        return "contact faible avec la référence" if loose else ""
    if any(not str(selector).startswith("zones:") for selector in _listed(params["y"])):
        return ""
    edge = scene.workspace.outline
    near = sum(1 for part, distance, _ in far if shapely.distance(part.shape, edge) < distance)
    if near < len(far):
        return ""
    return "l’urbanisation des communes voisines, hors du document, n’est pas connue et serait plus proche"


def _listed(selectors: Any) -> list[str]:
    return [selectors] if isinstance(selectors, str) else list(selectors)


def _notes(parts: list[Part], tested: list[Part], far: list[Any], loose: list[Any], worst: float) -> list[str]:
    notes = []
    inside = len(parts) - len(tested)
    if inside:
        notes.append(f"{pluriel(inside, 'partie')} dans la référence, non {'testées' if inside > 1 else 'testée'}")
    if far:
        part, distance, _ = max(far, key=lambda one: one[1])
        how = f"à {mesure(distance, 'm')}" if np.isfinite(distance) else "sans référence dans la marge de voisinage"
        notes.append(f"partie la plus isolée : {part.label}, {how}")
    elif tested:
        notes.append(f"distance la plus grande : {mesure(worst, 'm')}")
    if loose:
        part, _, share = min(loose, key=lambda one: one[2])
        notes.append(f"contact le plus faible : {part.label}, {mesure(100 * share, '%')} de son pourtour")
    return notes


# ------------------------------------------------------------------------------------------------------- ribbons


def _ribbons(params: Mapping[str, Any], parts: list[Part], reference: Reference, ignored: int) -> Measure:
    """List the parts at least ``allongement_min`` times longer than wide that lie along the reference."""
    ratios = minimum_rotated_rectangle_ratio([part.shape for part in parts])
    result = Measure(0.0, "n", count=len(parts), ignored=ignored)
    flagged = []
    for part, ratio in zip(parts, ratios):
        if not ratio >= params["allongement_min"]:
            continue
        share = reference.contact(part.shape, params["bande_m"])
        if share >= params["contact_min"]:
            flagged.append(part.label)
            text = f"{part.label} : longueur / largeur {nombre(ratio, 1)}, contact {mesure(100 * share, '%')}"
            result.evidence.append(Evidence("contact", part.whole, text, part.fid))
            result.notes.append(text)
    result.value = float(len(result.evidence))
    result.labels = tuple(dict.fromkeys(flagged))
    return result


# ------------------------------------------------------------------------------------------------------ enclaves


def _enclaves(scene: Scene, params: Mapping[str, Any]) -> Measure:
    """Flag the patches of ``x`` (touching objects dissolved) with more than ``contact_max`` of their boundary on ``y``.

    A patch is taken across the limit of the territory, as far as the margin, and belongs to the one that holds its
    inner point.
    """
    objects = scene.present(params["x"], "surf", params["vocation"])
    patches, open_ended = _patches(scene, params)
    shapely.prepare(scene.geometry)
    inside = shapely.intersects(scene.geometry, shapely.point_on_surface(patches))
    slivers = inside & _slivers(patches, scene.parameters.lisere_m)
    result = Measure(0.0, "n", count=int((inside & ~slivers).sum()), ignored=int(slivers.sum()))
    kept = inside & ~slivers & ~open_ended
    if params["s_max_ha"] is not None:
        kept &= shapely.area(patches) < params["s_max_ha"] * 10_000
    patches = patches[kept]
    reference = Reference(scene, params["y"])
    if not len(reference):
        scene.covered(params["y"])
    labels = []
    for patch in patches[np.argsort(-shapely.area(patches), kind="stable")]:
        share = reference.contact(patch, params["bande_m"])
        if share > params["contact_max"]:
            name, fid = _inside(objects, patch)
            labels.append(name)
            text = f"{name} : {mesure(patch.area / 10_000, 'ha')}, contact {mesure(100 * share, '%')}"
            result.evidence.append(Evidence("contact", patch, text, fid))
    result.value = float(len(result.evidence))
    result.labels = tuple(dict.fromkeys(labels))
    if result.evidence:
        result.notes.append(f"enclaves : {enumeration([proof.label for proof in result.evidence[:5]])}")
    return result


def _patches(scene: Scene, params: Mapping[str, Any]) -> tuple[np.ndarray, np.ndarray]:
    """Return the patches as far as the margin of the territory, and which ones go further: they shut nothing in."""
    margin = scene.parameters.marge_voisinage_m
    near = scene.neighbours(params["x"], "surf", params["vocation"], margin)
    west, south, east, north = scene.geometry.bounds
    window = shapely.box(west - margin, south - margin, east + margin, north + margin)
    patches = single_parts(dissolve(clip(near.geometry, window)))[0]
    return patches, shapely.intersects(shapely.boundary(window), patches)


def _slivers(patches: np.ndarray, width_m: float) -> np.ndarray:
    """Return which patches vanish once opened; those whose area alone says that a disc fits in are not opened.

    ``s ≤ r·P + π·(h − 1)·r²`` for a polygon of perimeter P, with h holes, in which no disc of radius r fits.
    """
    reach = width_m / 2
    holes = shapely.get_num_interior_rings(patches)
    doubtful = shapely.area(patches) <= 2 * (reach * shapely.length(patches) + np.pi * holes * reach**2)
    doubtful[doubtful] = shapely.is_empty(net(patches[doubtful], width_m))
    return doubtful


def _inside(objects: Any, patch: shapely.Geometry) -> tuple[str, str]:
    """Return the name and the identifier of the largest object of a patch."""
    shapely.prepare(patch)
    within = np.flatnonzero(shapely.intersects(patch, shapely.point_on_surface(objects.geometry)))
    if not len(within):
        within = np.flatnonzero(shapely.intersects(patch, objects.geometry))
    if not len(within):
        return "", ""
    largest = within[np.argmax(shapely.area(objects.geometry[within]))]
    return _name(objects, largest), str(objects.fid[largest])
