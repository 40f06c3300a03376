"""Perimeters side by side: what versions share, what each holds alone, what they leave outside; by commune and in all.

Versions are taken as they are drawn, cut by the communes; a version is what one hand or one computation drew. The
whole adds up the communes: areas and numbers are sums, ratios are sums over sums. One projected CRS in metres.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..errors import InputError
from ..geometry import clip, dissolve, overlay, polygons_of
from .comparison_tables import COMPARISON, DIFFERENCES, VERSIONS, WHOLE, Held, Place, pair_rows, part_rows, version_rows
from .fields import retained
from .inhabitants import Counts

COMPUTED, SCOT, PLAN, MEETING = "calculé", "SCoT", "PLU", "concertation"


@dataclass(frozen=True)
class Version:
    """Perimeters of one hand.

    Attributes
    ----------
    name : shown everywhere; each version has its own.
    origin : `COMPUTED`, `SCOT`, `PLAN` or `MEETING`.
    shapes : polygons; they may overlap one another, a place counts once.
    """

    name: str
    origin: str
    shapes: npt.NDArray[np.object_]


@dataclass(frozen=True)
class Comparison:
    """Versions compared.

    Attributes
    ----------
    versions, pairs, parts : rows of `VERSIONS`, `COMPARISON`, `DIFFERENCES`.
    common_ha, union_ha : what all the versions hold, and what any of them does.
    outside_ha : version to what of it lies in none of the communes, which is not compared.
    """

    versions: pd.DataFrame
    pairs: pd.DataFrame
    parts: GeoDataFrame
    common_ha: float
    union_ha: float
    outside_ha: dict[str, float]

    @property
    def iou(self) -> float | None:
        """Area common to all the versions over that of their union, 0–1; None when all are empty."""
        return self.common_ha / self.union_ha if self.union_ha > 0 else None


def compare(
    versions: Sequence[Version],
    communes: GeoDataFrame,
    offer: GeoDataFrame | None = None,
    people: Counts | None = None,
    going: Callable[[float], None] | None = None,
) -> Comparison:
    """Return versions compared two by two, in each commune and in all.

    Parameters
    ----------
    communes : ``code_insee``, ``nom``, polygons.
    offer : columns `columns.OFFER`, of which what is ``retenu`` counts; None: numbers of the offer are NULL. An
        equipment is in the first commune that holds it.
    people : None: inhabitants are NULL.
    going : told the share done, 0–1, between communes; raises to stop.

    Raises
    ------
    InputError
        Fewer than two versions, or two of one name.
    """
    names = [version.name for version in versions]
    if len(names) < 2:
        raise InputError("Une comparaison demande au moins deux versions : donnez une autre couche de périmètres.")
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise InputError(f"Deux versions s’appellent « {twice[0]} » : donnez un nom à chacune.")
    named = [(version.name, version.origin) for version in versions]
    ground = _Ground(communes, offer, people)
    places = []
    for number in range(len(communes)):
        if going is not None:
            going(number / len(communes))
        places.append(_place(ground, number, versions))
    told = [*places, _whole(places)]
    parts = [row for place in places for row in part_rows(place, names)]
    shapes = [row.pop("geometry") for row in parts]
    return Comparison(
        pd.DataFrame([row for place in told for row in version_rows(place, named)], columns=list(VERSIONS)),
        pd.DataFrame([row for place in told for row in pair_rows(place, names)], columns=list(COMPARISON)),
        GeoDataFrame(pd.DataFrame(parts, columns=list(DIFFERENCES), dtype=object), geometry=shapes, crs=communes.crs),
        sum(place.common for place in places) / 10_000,
        sum(place.union for place in places) / 10_000,
        _outside(versions, communes),
    )


class _Ground:
    """Communes, and the offer and the inhabitants each holds."""

    def __init__(self, communes: GeoDataFrame, offer: GeoDataFrame | None, people: Counts | None) -> None:
        self.communes, self.people = communes, people
        self.limits = communes.geometry.to_numpy()
        self.inhabitants = None if people is None else people.within(self.limits)
        self.points: npt.NDArray[np.object_] | None = None
        if offer is not None:
            kept = retained(offer)
            self.points = kept.geometry.to_numpy()
            self.shops = kept["commerce"].isin([True]).to_numpy()
            self.groups = kept["groupe"].to_numpy()
            row, point = shapely.STRtree(self.points).query(self.limits, predicate="intersects")
            self.home = np.full(len(self.points), -1)
            self.home[point[::-1]] = row[::-1]  # the first commune is written last

    def own(self, commune: int) -> npt.NDArray[np.int64]:
        """Return the equipments of a commune."""
        return np.flatnonzero(self.home == commune) if self.points is not None else np.zeros(0, dtype=np.int64)

    def held(self, shape: shapely.Geometry, rows: npt.NDArray[np.int64], people: float | None, parts: int = 0) -> Held:
        """Return what a place holds, ``rows`` being its equipments."""
        area = float(shapely.area(shape))
        if self.points is None:
            return Held(area, parts, people=people)
        groups = frozenset(group for group in self.groups[rows] if isinstance(group, str))
        return Held(area, parts, len(rows), int(self.shops[rows].sum()), groups, people)


def _place(ground: _Ground, number: int, versions: Sequence[Version]) -> Place:
    """Compare versions in one commune."""
    limits = ground.limits[number]
    drawn = [_within(version.shapes, limits) for version in versions]
    own = ground.own(number)
    points = np.empty(0, dtype=object) if ground.points is None else ground.points[own]
    for shape in drawn:
        shapely.prepare(shape)
    holds = [shapely.intersects(shape, points) for shape in drawn]
    inside, outside = [], []
    for shape, there in zip(drawn, holds):
        people = rest = None
        if ground.people is not None and ground.inhabitants is not None:
            people = float(ground.people.within(np.array([shape], dtype=object))[0])
            rest = max(float(ground.inhabitants[number]) - people, 0.0)
        inside.append(ground.held(shape, own[there], people, len(shapely.get_parts(shape))))
        outside.append(ground.held(shapely.Polygon(), own[~there], rest))
    pairs, shapes = [], []
    for a, b in combinations(range(len(drawn)), 2):
        cut = _cut(drawn[a], drawn[b])
        masks = (holds[a] & holds[b], holds[a] & ~holds[b], holds[b] & ~holds[a])
        counted = [None] * 3 if ground.people is None else [float(n) for n in ground.people.within(cut)]
        common, only_a, only_b = (ground.held(*one) for one in zip(cut, (own[mask] for mask in masks), counted))
        pairs.append((common, only_a, only_b))
        shapes.append(cut)
    every = drawn[0]
    for shape in drawn[1:]:
        every = overlay(shapely.intersection, every, shape)[0]
    union = float(shapely.area(dissolve(np.array(drawn, dtype=object))))
    row = ground.communes.iloc[number]
    return Place(row["code_insee"], row["nom"], inside, outside, pairs, shapes, float(shapely.area(every)), union)


def _within(shapes: npt.NDArray[np.object_], limits: shapely.Geometry) -> shapely.Geometry:
    """Return what of some polygons lies in a commune, as one geometry."""
    near = shapes[shapely.intersects(shapes, shapely.box(*limits.bounds))]
    return polygons_of(np.array([dissolve(clip(near, limits))], dtype=object))[0]


def _cut(a: shapely.Geometry, b: shapely.Geometry) -> npt.NDArray[np.object_]:
    """Return what two surfaces share, and what each holds alone."""
    ways = ((shapely.intersection, a, b), (shapely.difference, a, b), (shapely.difference, b, a))
    return np.asarray(polygons_of(np.array([overlay(*way)[0] for way in ways], dtype=object)))


def _whole(places: Sequence[Place]) -> Place:
    """Return the sum of the communes."""
    first, *others = places
    inside, outside, pairs = list(first.inside), list(first.outside), list(first.pairs)
    for place in others:
        inside = [one + more for one, more in zip(inside, place.inside)]
        outside = [one + more for one, more in zip(outside, place.outside)]
        pairs = [(a + d, b + e, c + f) for (a, b, c), (d, e, f) in zip(pairs, place.pairs)]
    return Place(None, WHOLE, inside, outside, pairs, [])


def _outside(versions: Sequence[Version], communes: GeoDataFrame) -> dict[str, float]:
    """Return the hectares of each version that lie in none of the communes."""
    territory = dissolve(communes.geometry)
    found = {}
    for version in versions:
        whole = dissolve(version.shapes)
        left = shapely.area(overlay(shapely.difference, whole, territory)[0])
        found[version.name] = float(left) / 10_000
    return found
