"""Evidence of a run, found by rule and territory."""

from __future__ import annotations

from collections.abc import Callable, Collection

import numpy as np
import shapely
from geopandas import GeoDataFrame

from .reading import Ligne

KINDS = ("surf", "lin", "pct")
_NONE = np.array([], dtype=object)


class Preuves:
    """Index of the evidence frames; rows without geometry are left out of the maps."""

    def __init__(self, frames: dict[str, GeoDataFrame], check: Callable[[], None] | None = None) -> None:
        self._check = check or (lambda: None)
        self._shapes: dict[str, np.ndarray] = {}
        self._natures: dict[str, np.ndarray] = {}
        self._index: dict[str, dict[tuple[str, str], np.ndarray]] = {}
        self._places: dict[int, shapely.Point | None] = {}
        for kind in KINDS:
            frame = _drawable(frames.get(kind))
            if frame is not None:
                self._shapes[kind] = frame.geometry.to_numpy()
                self._natures[kind] = frame["nature"].fillna("").astype(str).to_numpy()
                self._index[kind] = frame.groupby(["regle_id", "territoire_id"], sort=False).indices

    def shapes(self, kind: str, line: Ligne, natures: Collection[str] = (), but: Collection[str] = ()) -> np.ndarray:
        """Return the geometries of a line for one primitive (``surf``, ``lin`` or ``pct``).

        Parameters
        ----------
        natures : natures kept; all when empty.
        but : natures left out.
        """
        self._check()
        rows = self._index.get(kind, {}).get((line.regle.id, line.territoire_id))
        if rows is None:
            return _NONE
        if natures:
            rows = rows[np.isin(self._natures[kind][rows], list(natures))]
        if but:
            rows = rows[~np.isin(self._natures[kind][rows], list(but))]
        return self._shapes[kind][rows]

    def surfaces(self, line: Ligne) -> np.ndarray:
        """Return the parts that explain a line best: its net surfaces, else any surface it has."""
        found = self.shapes("surf", line, ("nette",))
        return shapely.get_parts(found if len(found) else self.shapes("surf", line))

    def place(self, line: Ligne) -> shapely.Point | None:
        """Return the point a numbered disc aims at: inside the largest part that explains the line."""
        if id(line) not in self._places:
            self._places[id(line)] = self._find(line)
        return self._places[id(line)]

    def _find(self, line: Ligne) -> shapely.Point | None:
        parts = self.surfaces(line)
        if len(parts):
            return shapely.point_on_surface(parts[int(np.argmax(shapely.area(parts)))])
        points = self.shapes("pct", line)
        if len(points):
            return shapely.centroid(points[0])
        parts = shapely.get_parts(self.shapes("lin", line))
        if len(parts):
            return shapely.line_interpolate_point(parts[int(np.argmax(shapely.length(parts)))], 0.5, normalized=True)
        return None


def _drawable(frame: GeoDataFrame | None) -> GeoDataFrame | None:
    if frame is None or not len(frame):
        return None
    shapes = frame.geometry.to_numpy()
    kept = frame[~(shapely.is_missing(shapes) | shapely.is_empty(shapes))].reset_index(drop=True)
    return kept if len(kept) else None
