"""What was built between two dates, out of the urban envelope of the first (extension) or in it (densification).

It is not a measure of consumption: a building in a field counts for its own outline, a garden for nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..geometry import dissolve, mean_width, overlay, polygons_of
from ..shape_parts import gathered, single_parts
from .chunks import Cancelled
from .columns import EVOLUTION
from .crossing import cross
from .envelope_settings import Settings

EXTENSION, DENSIFICATION = "extension", "densification"
HECTARE = 10_000.0


@dataclass(frozen=True)
class NewBuilt:
    """Places built at the second date and not at the first.

    Attributes
    ----------
    pieces : single polygons, with disjoint interiors.
    drawing_m2 : what was left out as a difference of drawing.
    gone_m2 : what was built at the first date and no longer is, differences of drawing included.
    """

    pieces: np.ndarray
    drawing_m2: float
    gone_m2: float


def new_built(before: np.ndarray, after: np.ndarray, settings: Settings) -> NewBuilt:
    """Return what the second date adds; ``before`` and ``after`` are single polygons that do not overlap.

    An object clear of those of the first date is new whole. Where it meets some, only what they do not cover is, if its
    mean width ``2·A / P`` and its area reach those of the settings.
    """
    added, touched = _without(after, before)
    sound = shapely.area(added) >= settings.new_area
    sound &= ~touched | (mean_width(added) >= settings.new_width)
    gone = _without(before, after)[0]
    return NewBuilt(added[sound], float(shapely.area(added[~sound]).sum()), float(shapely.area(gone).sum()))


def _without(shapes: np.ndarray, others: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the single parts of surfaces out of others, and whether the surface each comes from meets one."""
    tree = shapely.STRtree(others)
    held = np.zeros(len(shapes), dtype=bool)
    held[tree.query(shapes, predicate="covered_by")[0]] = True
    left = shapes[~held]
    row, other = tree.query(left, predicate="intersects")
    met, group = np.unique(row, return_inverse=True)
    rest = left.copy()
    rest[met] = polygons_of(overlay(shapely.difference, left[met], gathered(others[other], group)))
    parts, owner = single_parts(rest)
    return parts, np.isin(owner, met)


def evolution(
    new: np.ndarray, envelopes: np.ndarray, territories: GeoDataFrame, cancelled: Cancelled = None
) -> tuple[GeoDataFrame, float]:
    """Return the frame `columns.EVOLUTION`, and the new built area (m²) that lies in no territory.

    A row by territory and type, where there is something; ``n_bati`` counts each new place once, where most of it
    lies.
    """
    shapes = territories.geometry.to_numpy()
    cut = cross(new, None, shapes, cancelled=cancelled)
    pieces = cut.shapes()
    parts = _in_and_out(pieces, envelopes, cancelled)
    parts["code"] = territories["code"].to_numpy(dtype=object)[cut.territory[parts["piece"]]]
    parts["new"] = cut.first[parts["piece"]]
    largest = parts.sort_values("m2", ascending=False, kind="stable").drop_duplicates("new").index
    parts["n_bati"] = parts.index.isin(largest).astype(int)
    rows = [
        {"type": kind, "code": code, "n_bati": int(group["n_bati"].sum()), "ha": group["m2"].sum() / HECTARE}
        | {"geometry": dissolve(group["shape"].to_numpy())}
        for (code, kind), group in parts.groupby(["code", "type"], dropna=False, sort=True)
    ]
    found = GeoDataFrame(rows, columns=[*EVOLUTION, "geometry"], geometry="geometry", crs=territories.crs)
    found["code"] = found["code"].astype(object).where(found["code"].notna(), None)
    held = np.bincount(cut.first, cut.area, minlength=len(new))
    return found, float(np.maximum(shapely.area(new) - held, 0.0).sum())


def _in_and_out(pieces: np.ndarray, envelopes: np.ndarray, cancelled: Cancelled) -> pd.DataFrame:
    """Return the parts of pieces in and out of the envelopes: piece, type, m2, shape."""
    within = cross(pieces, None, envelopes, cancelled=cancelled)
    inside, part = single_parts(within.shapes())
    owner = within.first[part]
    order = np.argsort(owner, kind="stable")
    met, group = np.unique(owner[order], return_inverse=True)
    out = pieces.copy()
    out[met] = polygons_of(overlay(shapely.difference, pieces[met], gathered(inside[order], group)))
    rows = [
        pd.DataFrame({"piece": piece, "type": kind, "shape": shape, "m2": shapely.area(shape)})
        for piece, kind, shape in (
            (owner, DENSIFICATION, inside),
            (np.arange(len(pieces)), EXTENSION, out),
        )
    ]
    found = pd.concat(rows, ignore_index=True)
    return found[found["m2"] > 0].reset_index(drop=True)
