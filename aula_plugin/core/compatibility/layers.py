"""Objects of a layer, found fast by place and named for the evidence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..facets import Facets
from ..geometry import clip

#: shapely dimension of each primitive.
DIMENSION = {"surf": 2, "lin": 1, "pct": 0}


@dataclass(frozen=True)
class Objects:
    """Some objects of one or several layers: geometry (m, CRS of the workspace), label, identifier, attributes."""

    geometry: np.ndarray
    label: np.ndarray
    fid: np.ndarray
    table: pd.DataFrame

    def __len__(self) -> int:
        return len(self.geometry)

    def take(self, mask: np.ndarray) -> Objects:
        """Return the objects where ``mask`` holds (boolean or positions)."""
        return Objects(self.geometry[mask], self.label[mask], self.fid[mask], self.table.iloc[_positions(mask)])

    def of(self, primitive: str) -> Objects:
        """Return the objects of one primitive: ``surf``, ``lin`` or ``pct``."""
        return self.take(shapely.get_dimensions(self.geometry) == DIMENSION[primitive])

    @classmethod
    def join(cls, several: list[Objects]) -> Objects:
        """Return all the objects of a list, in its order; one taken twice from the same layer comes once."""
        if len(several) == 1:
            return several[0]
        if not several:
            empty = np.array([], dtype=object)
            return cls(empty, empty, empty, pd.DataFrame())
        joined = cls(
            np.concatenate([one.geometry for one in several]),
            np.concatenate([one.label for one in several]),
            np.concatenate([one.fid for one in several]),
            pd.concat([one.table for one in several], ignore_index=True),
        )
        first = {id(shape): position for position, shape in reversed(list(enumerate(joined.geometry)))}
        return joined if len(first) == len(joined) else joined.take(np.sort(list(first.values())))


def _positions(mask: np.ndarray) -> np.ndarray:
    return np.flatnonzero(mask) if mask.dtype == bool else mask


class Layer:
    """One layer of the document or of the SCoT, indexed once for all territories.

    Objects are handed out as copies: territories are measured side by side, and preparing a geometry changes it.

    Parameters
    ----------
    name : prefix of the identifiers of its objects (``zone_urba:12``).
    frame : valid 2D geometries in metres; null and empty ones are left out.
    label : column read as the name of an object; the first of ``label`` that exists.
    """

    def __init__(self, name: str, frame: GeoDataFrame, label: tuple[str, ...] = ("libelle", "nom", "name")) -> None:
        kept = frame[~(frame.geometry.isna() | frame.geometry.is_empty)]
        self.name = name
        self.geometry: np.ndarray = kept.geometry.to_numpy()
        self.table = pd.DataFrame(kept.drop(columns=kept.geometry.name)).reset_index(drop=True)
        column = next((c for c in label if c in self.table), None)
        texts = self.table[column].fillna("").astype(str) if column else pd.Series("", index=self.table.index)
        self.label = texts.to_numpy(dtype=object)
        numbers = self.table["fid_source"] if "fid_source" in self.table else pd.Series(kept.index)
        self.numbers = numbers.to_numpy()

    def __len__(self) -> int:
        return len(self.geometry)

    def fid(self, found: np.ndarray) -> np.ndarray:
        """Return the identifiers of the objects at some positions: written when asked, few objects are ever told."""
        return np.array([f"{self.name}:{number}" for number in self.numbers[found].tolist()], dtype=object)

    @cached_property
    def tree(self) -> shapely.STRtree:
        """Spatial index, built at the first question."""
        return shapely.STRtree(self.geometry)

    def inside(self, place: shapely.Geometry) -> Objects:
        """Return the objects cut by ``place``; those that only touch its border are left out."""
        found = np.sort(self.tree.query(place, predicate="intersects"))
        pieces = clip(self.geometry[found], place)
        kept = shapely.get_dimensions(pieces) == shapely.get_dimensions(self.geometry[found])
        kept &= ~shapely.is_empty(pieces)
        found = found[kept]
        return Objects(shapely.force_2d(pieces[kept]), self.label[found], self.fid(found), self.table.iloc[found])

    def near(self, place: shapely.Geometry, distance_m: float) -> Objects:
        """Return the whole objects that come within ``distance_m`` of ``place``."""
        west, south, east, north = place.bounds
        reach = shapely.box(west - distance_m, south - distance_m, east + distance_m, north + distance_m)
        found = np.sort(self.tree.query(reach))
        sure = self._surely_near(place, found, distance_m)
        sure[~sure] = self.facets.within(place, found[~sure], distance_m)
        found = found[sure]
        own = shapely.force_2d(self.geometry[found])
        return Objects(own, self.label[found], self.fid(found), self.table.iloc[found])

    def _surely_near(self, place: shapely.Geometry, found: np.ndarray, distance_m: float) -> np.ndarray:
        """Return which objects have their whole rectangle within reach of one point of ``place``."""
        x, y = shapely.get_coordinates(shapely.point_on_surface(place))[0]
        west, south, east, north = shapely.bounds(self.geometry[found]).T
        return np.hypot(np.maximum(x - west, east - x), np.maximum(y - south, north - y)) <= distance_m

    @cached_property
    def facets(self) -> Facets:
        """Outlines in short stretches, cut at the first question."""
        return Facets(self.geometry)
