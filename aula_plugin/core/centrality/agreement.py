"""What several ways to draw a perimeter agree on: a score per cell, its classes as polygons, and per parcel.

Source: reference of AULA on centralités. Families vote, not variants: two variants of one family share one vote.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..geometry import clip, overlay
from ..raster_grid import Grid
from ..raster_outline import outline
from .columns import SURE_CORE, TO_DISCUSS

#: With fewer families there is nothing to agree on.
LEAST_FAMILIES = 2
#: Scores are fractions of small numbers: two closer than this are one.
_SAME = 1e-9


@dataclass(frozen=True)
class Agreement:
    """Score of each cell, 0–1; None when it cannot be evaluated.

    Attributes
    ----------
    families : those that voted, sorted: F is their number.
    """

    score: npt.NDArray[np.float64] | None
    families: tuple[str, ...]


def agreement(masks: Mapping[str, npt.NDArray[np.bool_]], family_of: Mapping[str, str]) -> Agreement:
    """Return ``score(x) = Σ_f a_f(x) / F``, with a_f the share of the variants of family f that contain x.

    Parameters
    ----------
    masks : cells of each variant that votes. A variant that was drawn and contains nothing votes no everywhere; one
        that could not be drawn (no streets, no buildings) must be left out.
    family_of : variant to family.
    """
    families = sorted({family_of[name] for name in masks})
    if len(families) < LEAST_FAMILIES:
        return Agreement(None, tuple(families))
    total: npt.NDArray[np.float64] | float = 0.0
    for family in families:
        own = [mask for name, mask in masks.items() if family_of[name] == family]
        total = total + np.mean(own, axis=0)
    return Agreement(np.asarray(total / len(families)), tuple(families))


def classes(found: Agreement, grid: Grid, commune: shapely.Geometry) -> GeoDataFrame:
    """Return the cells of equal score, clipped to a commune: ``score``, ``classe``, ``n_familles``, ``aire_ha``.

    « cœur sûr » is a score of 1; « zone à discuter » is above 0 and below 1. One row per score, greatest first; none
    when the score cannot be evaluated.
    """
    rows, shapes = [], []
    score = found.score
    if score is not None:
        levels = np.unique(np.round(score[score > _SAME] / _SAME) * _SAME)
        for level in levels[::-1]:
            faces = shapely.get_parts(outline(np.abs(score - level) < 2 * _SAME, grid))
            # they touch by corners at most: nothing to unite
            shape = shapely.multipolygons(shapely.get_parts(clip(faces, commune)))
            if shapely.area(shape):
                sure = level > 1 - 2 * _SAME
                rows.append((min(float(level), 1.0), SURE_CORE if sure else TO_DISCUSS, len(found.families)))
                shapes.append(shape)
    frame = pd.DataFrame(rows, columns=["score", "classe", "n_familles"])
    frame["aire_ha"] = shapely.area(np.array(shapes, dtype=object)) / 10_000
    return GeoDataFrame(frame, geometry=np.array(shapes, dtype=object))


def by_parcel(parcels: npt.NDArray[np.object_], drawn: GeoDataFrame) -> pd.DataFrame:
    """Return what the agreement says of each parcel, weighted by area.

    Parameters
    ----------
    parcels : polygons.
    drawn : rows of `classes`, of one or several communes, which do not overlap.

    Returns
    -------
    ``score`` : mean over the area of the parcel, 0 outside. ``part_coeur_sur``, ``part_a_discuter`` : shares, 0–1.
    ``classe`` : « cœur sûr » when at least half of the parcel is, else « zone à discuter » when half is either; else
    None. A parcel without area has NULL everywhere.
    """
    area = shapely.area(parcels)
    sums = np.zeros((3, len(parcels)))
    if len(drawn):
        shapes = drawn.geometry.to_numpy()
        parcel, row = shapely.STRtree(shapes).query(parcels, predicate="intersects")
        common = shapely.area(overlay(shapely.intersection, parcels[parcel], shapes[row]))
        sure = (drawn["classe"] == SURE_CORE).to_numpy()[row]
        for target, weight in zip(sums, (drawn["score"].to_numpy()[row], sure, ~sure)):
            np.add.at(target, parcel, common * weight)
    with np.errstate(invalid="ignore", divide="ignore"):
        score, certain, open_ = np.where(area > 0, sums / area, np.nan)
    half = 0.5 - _SAME
    kind = np.where(certain >= half, SURE_CORE, np.where(certain + open_ >= half, TO_DISCUSS, None))
    return pd.DataFrame({"score": score, "part_coeur_sur": certain, "part_a_discuter": open_, "classe": kind})
