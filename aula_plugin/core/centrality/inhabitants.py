"""Inhabitants and jobs: numbers that cells or points carry, and how many of them a perimeter holds.

Everything in one projected CRS in metres. A cell is taken to be evenly filled: no cell value is ever shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import shapely
from geopandas import GeoDataFrame

from ..errors import InputError
from ..geometry import overlay
from ..text import clean, number

#: Names under which public layers carry each number, lower case.
PEOPLE = ("ind", "population", "pop", "habitants", "nb_hab", "ind_c", "pop_mun", "pmun")
JOBS = ("emplois", "emploi", "nb_emplois", "effectif", "effectifs", "eff", "salaries")
#: A cell is sampled by points no farther apart than this when people walk from it, m. A convention.
STEP_M = 50.0
#: Most points along one side of a surface: one larger than 2 km is sampled more sparsely.
_MOST_A_SIDE = 40


@dataclass(frozen=True)
class Counts:
    """Numbers on the ground.

    Attributes
    ----------
    shapes : points or polygons.
    values : number that each carries, ≥ 0.
    """

    shapes: npt.NDArray[np.object_]
    values: npt.NDArray[np.float64]

    @cached_property
    def tree(self) -> shapely.STRtree:
        """Index of the shapes."""
        return shapely.STRtree(self.shapes)

    def held(
        self, perimeters: npt.NDArray[np.object_]
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float64]]:
        """Return perimeter, shape and what of its number lies inside, for each pair that meets.

        ``v · s(cell ∩ P) / s(cell)`` for a cell, ``v`` for a point inside. A point on a limit that several perimeters
        share is in the first of them: the parts of a partition add up to the whole.
        """
        row, own = self.tree.query(perimeters, predicate="intersects")
        order = np.lexsort((own, row))
        row, own = row[order], own[order]
        area = shapely.area(self.shapes[own])
        share = np.ones(len(row))
        flat = area > 0
        share[flat] = shapely.area(overlay(shapely.intersection, self.shapes[own[flat]], perimeters[row[flat]]))
        share[flat] /= area[flat]
        share[~flat] = _once(perimeters[row[~flat]], self.shapes[own[~flat]], own[~flat])
        return row, own, share * self.values[own]

    def within(self, perimeters: npt.NDArray[np.object_]) -> npt.NDArray[np.float64]:
        """Return how much each perimeter holds."""
        row, _, held = self.held(perimeters)
        return np.bincount(row, weights=held, minlength=len(perimeters))

    def take(self, rows: npt.NDArray[np.int64]) -> Counts:
        """Return some of them."""
        return Counts(self.shapes[rows], self.values[rows])

    def sampled(self, step: float = STEP_M) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int64]]:
        """Return points ``(n, 2)`` spread evenly in each shape, and the shape of each, in order.

        A point, or a surface so thin that none falls in it, has one point.
        """
        x0, y0, x1, y1 = shapely.bounds(self.shapes).T
        side = np.clip(np.ceil(np.maximum(x1 - x0, y1 - y0) / step), 1, _MOST_A_SIDE).astype(np.int64)
        owner = np.repeat(np.arange(len(side)), side**2)
        rank = np.arange(len(owner)) - np.repeat(np.cumsum(side**2) - side**2, side**2)
        many = side[owner]
        x = x0[owner] + (rank % many + 0.5) / many * (x1 - x0)[owner]
        y = y0[owner] + (rank // many + 0.5) / many * (y1 - y0)[owner]
        inside = shapely.contains_xy(self.shapes[owner], x, y)
        bare = np.setdiff1d(np.arange(len(side)), owner[inside])
        alone = shapely.get_coordinates(shapely.point_on_surface(self.shapes[bare]))
        xy = np.concatenate([np.stack([x[inside], y[inside]], axis=1), alone])
        owner = np.concatenate([owner[inside], bare])
        order = np.argsort(owner, kind="stable")
        return xy[order], owner[order]


def _once(
    perimeters: npt.NDArray[np.object_], points: npt.NDArray[np.object_], own: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    """Return 1 for a point inside; on the limit of several perimeters, 1 for the first of them and 0 for the others."""
    counted = np.ones(len(own))
    places = np.flatnonzero(shapely.touches(perimeters, points))
    counted[places] = 0
    counted[places[np.unique(own[places], return_index=True)[1]]] = 1
    return counted


def read_counts(frame: GeoDataFrame, field: str, known: Sequence[str], name: str, kind: str) -> tuple[Counts, str, int]:
    """Return the numbers of a layer, the field they come from, and how many objects have none.

    Parameters
    ----------
    frame : points or polygons, sound, column names in lower case; multipoints share their number among their points.
    field : field of the number, any case; empty: the first of ``known`` that is there.
    name : of the layer, for messages.
    kind : what is counted, for messages: « population », « emplois ».

    Raises
    ------
    InputError
        No such field, a value that is not a number or is negative, or no value at all.
    """
    column = field.lower() or next((one for one in known if one in frame), "")
    if column not in frame:
        missing = f"n’a pas de champ « {field} »" if field else f"n’a aucun champ {', '.join(known)}"
        raise InputError(f"« {name} » ({kind}) {missing}. Indiquez le champ qui porte le nombre.")
    values = np.array([_value(value, f"« {name} », champ {column} ({kind})") for value in frame[column]], dtype=float)
    filled = ~np.isnan(values)
    if not filled.any():
        raise InputError(
            f"« {name} » ({kind}) : le champ {column} ne contient aucun nombre. Indiquez un autre champ, ou une autre "
            "couche."
        )
    return _apart(frame.geometry.to_numpy()[filled], values[filled]), column, int((~filled).sum())


def _value(value: object, where: str) -> float:
    text = clean(value)
    if text is None:
        return np.nan
    found = number(text)
    if found is None or found < 0:
        raise InputError(
            f"{where} : « {text} » n’est pas un nombre positif ou nul. Corrigez-le (attendu : un nombre, ou rien quand "
            "il n’est pas connu), ou choisissez un autre champ."
        )
    return found


def _apart(shapes: npt.NDArray[np.object_], values: npt.NDArray[np.float64]) -> Counts:
    """Return the counts with each multipoint opened, its number shared among its points."""
    several = shapely.get_type_id(shapes) == shapely.GeometryType.MULTIPOINT
    if not several.any():
        return Counts(shapes, values)
    parts, owner = shapely.get_parts(shapes[several], return_index=True)
    each = values[several] / shapely.get_num_geometries(shapes[several])
    return Counts(np.concatenate([shapes[~several], parts]), np.concatenate([values[~several], each[owner]]))
