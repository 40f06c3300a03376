"""The offer of services: one table of located equipments, each once, and why those set aside are.

Sources: reference of AULA on centralités (offer); INSEE, quality of the coordinates of the BPE.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..errors import InputError
from ..geometry import repair
from ..text import plain
from .columns import AT_COMMUNE, DUPLICATE, NO_GROUP, OFFER, OUTSIDE
from .nomenclature import PROXIMITY

#: Two points of one group from two sources nearer than this are one equipment, m. A convention.
SAME_PLACE_M = 10.0
#: As many points, of as many groups, on the same coordinates are located at the commune. A convention.
PILED_POINTS, PILED_GROUPS = 5, 3
#: Coordinates that differ by less are the same, m.
_PILE_M = 0.1
_POINT = 0
#: Above this share of points without a known code, the nomenclature is to be checked. A convention.
UNKNOWN_SHARE = 0.20


def _silent(_: float) -> None:
    """Tell no one."""


@dataclass(frozen=True)
class Offer:
    """Located equipments, columns ``OFFER``, and what they are.

    Attributes
    ----------
    points : one row per equipment with a place, those set aside too (``retenu`` False, ``motif``).
    without_place : number of objects that had no geometry.
    namesakes : pairs near enough to be duplicates, kept because their names differ.
    """

    points: GeoDataFrame
    without_place: int
    namesakes: int

    def count(self, reason: str) -> int:
        """Return how many points bear this ``motif``."""
        return int((self.points["motif"] == reason).sum())

    @property
    def observable_groups(self) -> int:
        """Number of groups of the gamme de proximité that the points kept can show."""
        kept = self.points[self.points["retenu"].astype(bool) & (self.points["gamme"] == PROXIMITY)]
        return int(kept["groupe"].nunique())


def prepare(
    sources: GeoDataFrame,
    communes: GeoDataFrame,
    margin: float,
    same_place: float = SAME_PLACE_M,
    going: Callable[[float], None] = _silent,
) -> Offer:
    """Return the offer of a territory.

    Parameters
    ----------
    sources : rows of ``offer_sources.stack``, any geometry; lines and polygons become an interior point.
    communes : ``code_insee`` and polygons, same metre CRS.
    margin : points farther from the communes are outside, m; a centre does not stop at a limit.
    same_place : distance under which two sources say the same equipment, m; 0 finds none.
    going : told the share done, 0–1; raises to stop.

    Returns
    -------
    The offer. ``motif`` says, first that holds: « hors territoire », « localisé à la commune », « doublon »; they take
    no part. « hors groupe » is a word only: the point weighs in the density, not in the diversity.

    Raises
    ------
    InputError
        No object has a place.
    """
    shapes = interior_points(sources.geometry.to_numpy())
    placed = ~shapely.is_missing(shapes)
    points = sources[placed].reset_index(drop=True).set_geometry(shapes[placed], crs=sources.crs)
    if not len(points):
        raise InputError(
            "aucun équipement localisé : les couches données n’ont pas de géométrie, ni de coordonnées lisibles. "
            "Choisissez des couches de points, ou des tables qui portent des coordonnées."
        )
    going(0.1)
    inside, far = _places(points, communes, margin)
    own = points["code_insee"].to_numpy(dtype=object)
    known = np.isin(own.astype(str), communes["code_insee"].to_numpy(dtype=object).astype(str))
    points["code_insee"] = np.where(pd.notna(inside), inside, np.where(known & ~far, own, None))
    going(0.4)
    piled = points["a_la_commune"].to_numpy(dtype=bool) | piles(points)
    going(0.5)
    candidates = points[~far & ~piled]
    copies, namesakes = duplicates(candidates, same_place)
    going(0.9)
    motive = np.full(len(points), None, dtype=object)
    motive[points["groupe"].isna().to_numpy()] = NO_GROUP
    motive[candidates.index.to_numpy()[copies]] = DUPLICATE
    motive[piled] = AT_COMMUNE
    motive[far] = OUTSIDE
    points["motif"] = motive
    points["retenu"] = ~np.isin(motive.astype(str), [DUPLICATE, AT_COMMUNE, OUTSIDE])
    return Offer(points[[*OFFER, "geometry"]], len(sources) - len(points), namesakes)


def interior_points(shapes: npt.NDArray[np.object_]) -> npt.NDArray[np.object_]:
    """Return one point per shape, inside it when it is a surface; None for what has none that can be drawn."""
    points = repair(shapes).geometries
    other = ~shapely.is_missing(points) & (shapely.get_type_id(points) != _POINT)
    points[other] = shapely.point_on_surface(points[other])
    return points


def _places(points: GeoDataFrame, communes: GeoDataFrame, margin: float) -> tuple[npt.NDArray, npt.NDArray]:
    """Return the code of the commune that holds each point (the first in order where two do), and which are far."""
    tree = shapely.STRtree(communes.geometry.to_numpy())
    shapes = points.geometry.to_numpy()
    codes = np.full(len(points), None, dtype=object)
    rows, found = tree.query(shapes, predicate="intersects")
    order = np.argsort(-found, kind="stable")
    codes[rows[order]] = communes["code_insee"].to_numpy(dtype=object)[found[order]]
    distance = np.zeros(len(points))
    out = np.flatnonzero(pd.isna(codes))
    if len(out):
        place, gaps = tree.query_nearest(shapes[out], return_distance=True, all_matches=False)
        distance[out[place[0]]] = gaps
    return codes, distance > margin


def piles(points: GeoDataFrame) -> npt.NDArray[np.bool_]:
    """Return which points lie on the same coordinates as enough others, of enough groups, to be no real place."""
    xy = np.round(shapely.get_coordinates(points.geometry.to_numpy()) / _PILE_M).astype(np.int64)
    where = pd.DataFrame({"x": xy[:, 0], "y": xy[:, 1], "groupe": points["groupe"].to_numpy()})
    heap = where.groupby(["x", "y"])["groupe"]
    return ((heap.transform("size") >= PILED_POINTS) & (heap.transform("nunique") >= PILED_GROUPS)).to_numpy()


def duplicates(points: GeoDataFrame, same_place: float) -> tuple[npt.NDArray[np.bool_], int]:
    """Return which points repeat one of another source, and how many pairs were kept because their names differ.

    The most recent is kept, then the one of the layer given first; two points of one source never repeat each other.
    Same group, or same code when there is none.
    """
    copies = np.zeros(len(points), dtype=bool)
    if same_place <= 0 or points["rang"].nunique() < 2:
        return copies, 0
    xy = shapely.get_coordinates(points.geometry.to_numpy())
    groups = points["groupe"].where(points["groupe"].notna(), "=" + points["code"].astype(str))
    key = pd.factorize(groups)[0]
    rank = points["rang"].to_numpy()
    names = [_name(text) for text in points["nom"]]
    boxes = shapely.box(*(xy - same_place).T, *(xy + same_place).T)
    left, right = shapely.STRtree(points.geometry.to_numpy()).query(boxes)
    near = (left != right) & (key[left] == key[right]) & (rank[left] != rank[right])
    near &= np.hypot(*(xy[left] - xy[right]).T) <= same_place
    neighbours: dict[int, list[int]] = {}
    apart = 0
    for one, other in zip(left[near], right[near]):
        if names[one] and names[other] and not names[one] & names[other]:
            apart += 1
        else:
            neighbours.setdefault(int(one), []).append(int(other))
    dates = np.array([str(text or "") for text in points["date"]])
    # newest first: texts cannot be negated, so the order is reversed by their rank
    age = -np.unique(dates, return_inverse=True)[1]
    for place in np.lexsort((xy[:, 1], xy[:, 0], rank, age)):
        # whoever comes earlier in this order and stays says that this one is a copy of it
        if not copies[place]:
            copies[neighbours.get(int(place), [])] = True
    return copies, apart // 2


def _name(text: str | None) -> frozenset[str]:
    return frozenset(plain(text).split()) if text else frozenset()


def by_group(offer: Offer, communes: GeoDataFrame) -> pd.DataFrame:
    """Return the equipments of each group in each commune, columns ``GROUP_COUNTS``.

    ``n_equip`` counts those located at the commune too, ``n_localises`` those with a place of their own; duplicates
    and what lies outside count nowhere. What belongs to no group is under a NULL group.
    """
    points = offer.points[~offer.points["motif"].isin([DUPLICATE, OUTSIDE]) & offer.points["code_insee"].notna()]
    table = (
        points.assign(n_equip=1, n_localises=points["retenu"].astype(int))
        .groupby(["code_insee", "groupe", "gamme"], dropna=False)[["n_equip", "n_localises"]]
        .sum()
        .reset_index()
        .astype({"groupe": object, "gamme": object})
    )
    table = table.where(table.notna(), None)
    names = dict(zip(communes["code_insee"], communes["nom"])) if "nom" in communes else {}
    table.insert(1, "nom", [names.get(code) for code in table["code_insee"]])
    return table.sort_values(["code_insee", "groupe"], na_position="last", ignore_index=True)
