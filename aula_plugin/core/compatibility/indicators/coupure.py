"""Gap kept across a coupure d'urbanisation (T9): how far apart are the two sides that face each other.

Source: grille_compatibilite.md section 10: clusters of U ∪ AU linked when less than 1 m apart; among the pairs whose
shortest segment crosses the coupure, the gap is the shortest one. The same between buildings is told beside.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from ...geometry import dissolve, net, single_parts
from ...typography import mesure
from ..measure import Evidence, Measure, NotApplicable

if TYPE_CHECKING:
    from ..scene import Scene

#: Two surfaces nearer than this are one cluster (m).
LINK_M = 1.0
BUILDINGS = "bati"
#: Buildings of one hamlet are one side: linked when nearer than this (m). Convention, half the usual envelope gap.
HAMLET_M = 50.0


def measure_gap(scene: Scene, params: Mapping[str, Any]) -> Measure:
    """Return the smallest gap (m) between two clusters of ``de`` that face each other across a ``vers``.

    Each coupure of the territory is taken whole, with the clusters within ``marge_voisinage_m`` of the territory.

    Raises
    ------
    NotApplicable
        No coupure in the territory, or no two clusters on either side of one: only the overlap is tested then.
    """
    here = scene.present(params["vers"])
    here = here.take(~shapely.is_empty(net(here.geometry, scene.parameters.lisere_m)))
    whole = scene.neighbours(params["vers"], margin_m=0.0)
    coupures = whole.take(np.isin(whole.fid, here.fid))
    if not len(coupures):
        raise NotApplicable(f"aucun objet : {scene.describe(params['vers'])}")
    clusters = _clusters(scene.neighbours(params["de"], "surf", params["vocation"]).geometry, LINK_M)
    result = Measure(None, "m", additive=False, count=len(coupures))
    found = []
    for shape, label, fid in zip(coupures.geometry, coupures.label, coupures.fid):
        name = str(label or fid)
        segment = across(shape, clusters)
        if segment is None:
            result.notes.append(f"{name} : aucun vis-à-vis de zones")
            continue
        found.append((float(segment.length), name))
        result.notes.append(f"{name} : {mesure(segment.length, 'm')} entre zones")
        result.evidence.append(Evidence("ecart", segment, f"{name} : {mesure(segment.length, 'm')}", str(fid)))
        _buildings(scene, shape, name, str(fid), result)
    if not found:
        raise NotApplicable(" ; ".join(["aucun vis-à-vis à travers une coupure", *result.notes]))
    found.sort()
    result.value = found[0][0]
    result.labels = tuple(name for _, name in found)
    return result


def across(coupure: shapely.Geometry, clusters: np.ndarray) -> shapely.Geometry | None:
    """Return the shortest of the segments between two clusters that cross a coupure; None without any.

    A cluster that enters the coupure still faces the other side: the segment then crosses what is left of it.
    """
    shapely.prepare(coupure)
    reach = float(shapely.length(shapely.boundary(coupure)))
    near = clusters[shapely.dwithin(coupure, clusters, reach)] if len(clusters) else clusters
    best = None
    for one, other in combinations(near, 2):
        segment = shapely.shortest_line(one, other)
        if best is not None and segment.length >= best.length:
            continue
        if shapely.intersects(coupure, segment) and shapely.intersection(coupure, segment).length > 0:
            best = segment
    return best


def _clusters(shapes: np.ndarray, link_m: float) -> np.ndarray:
    """Return the shapes grouped when nearer than ``link_m``, in an order that does not depend on theirs."""
    if not len(shapes):
        return shapes
    parts = single_parts(dissolve(shapes))[0]
    blocks = single_parts(dissolve(shapely.buffer(parts, link_m / 2 - 1e-6)))[0]
    owner, block = shapely.STRtree(blocks).query(shapely.point_on_surface(parts), predicate="intersects")
    groups = [shapely.multipolygons(parts[owner[block == one]]) for one in range(len(blocks))]
    return np.array(sorted(groups, key=lambda shape: shape.bounds), dtype=object)


def _buildings(scene: Scene, coupure: shapely.Geometry, name: str, fid: str, result: Measure) -> None:
    """Tell the gap between buildings, when the layer is bound."""
    if not scene.has_role(BUILDINGS):
        return
    clusters = _clusters(scene.neighbours(f"role:{BUILDINGS}", "surf").geometry, HAMLET_M)
    segment = across(coupure, clusters)
    if segment is not None:
        text = f"{name} : {mesure(segment.length, 'm')} entre bâtiments"
        result.notes.append(text)
        result.evidence.append(Evidence("ecart_bati", segment, text, fid))
