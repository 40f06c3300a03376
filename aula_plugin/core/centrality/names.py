"""A name for each candidate: that of the place it lies on, or the nearest one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from geopandas import GeoDataFrame

from ..errors import InputError
from ..geometry import overlay
from ..text import clean

#: Names under which layers of places carry them, lower case.
FIELDS = ("nom", "toponyme", "libelle", "nom_iris", "name", "graphie")
#: A place farther than this from a perimeter does not name it, m. A convention.
FARTHEST_M = 300.0


@dataclass(frozen=True)
class Places:
    """Named places: points or polygons."""

    shapes: npt.NDArray[np.object_]
    names: list[str]

    def name(self, perimeters: npt.NDArray[np.object_]) -> list[str | None]:
        """Return a name for each perimeter, None when no place is near.

        The place that shares most area with it; else the nearest to it, then to its middle, then the first by name.
        """
        found: list[str | None] = []
        tree = shapely.STRtree(self.shapes)
        for perimeter in perimeters:
            near = tree.query(perimeter, predicate="dwithin", distance=FARTHEST_M)
            shapes = self.shapes[near]
            shared = np.round(shapely.area(overlay(shapely.intersection, shapes, perimeter)), 2)
            gap = np.round(shapely.distance(shapes, perimeter), 2)
            middle = np.round(shapely.distance(shapes, shapely.centroid(perimeter)), 2)
            rank = sorted(range(len(near)), key=lambda n: (-shared[n], gap[n], middle[n], self.names[near[n]]))
            found.append(self.names[near[rank[0]]] if rank else None)
        return found


def read_places(frame: GeoDataFrame, field: str, name: str) -> tuple[Places, int]:
    """Return the named places of a layer, and how many have no name and are left out.

    Raises
    ------
    InputError
        No such field, or no name in it.
    """
    column = field.lower() or next((one for one in FIELDS if one in frame), "")
    if column not in frame:
        missing = f"n’a pas de champ « {field} »" if field else f"n’a aucun champ {', '.join(FIELDS)}"
        raise InputError(f"« {name} » (lieux) {missing}. Indiquez le champ qui porte le nom.")
    names = [clean(value) for value in frame[column]]
    told = [text for text in names if text is not None]
    if not told:
        raise InputError(
            f"« {name} » (lieux) : le champ {column} ne contient aucun nom. Donnez un autre champ ou une autre couche."
        )
    kept = np.array([text is not None for text in names], dtype=bool)
    return Places(frame.geometry.to_numpy()[kept], told), len(names) - len(told)
