"""Evidence of a run, found by rule and territory."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from .reading import Ligne

#: Natures that show where a measure misses its threshold, the fullest first; ``brute`` is the outline of everything.
MAIN_NATURES = ("nette", "certaine")
KINDS = ("surf", "lin", "pct")


class Preuves:
    """Index of the evidence frames; rows without geometry are left out of the maps."""

    def __init__(self, frames: dict[str, GeoDataFrame]) -> None:
        self.frames = {kind: _drawable(frames.get(kind)) for kind in KINDS}
        self._index = {
            kind: frame.groupby(["regle_id", "territoire_id"], sort=False).indices
            for kind, frame in self.frames.items()
            if len(frame)
        }

    def rows(self, kind: str, line: Ligne) -> GeoDataFrame:
        """Return the evidence of a line for one primitive (``surf``, ``lin`` or ``pct``)."""
        frame = self.frames[kind]
        positions = self._index.get(kind, {}).get((line.regle.id, line.territoire_id), [])
        return frame.iloc[positions]

    def shapes(self, kind: str, line: Ligne, natures: Iterable[str] | None = None) -> np.ndarray:
        """Return the geometries of a line, of the natures asked for (all when None)."""
        rows = self.rows(kind, line)
        if natures is not None and len(rows):
            rows = rows[rows["nature"].isin(list(natures))]
        return rows.geometry.to_numpy() if len(rows) else np.array([], dtype=object)

    def place(self, line: Ligne) -> shapely.Point | None:
        """Return the point a numbered disc aims at: inside the largest part that explains the line."""
        surfaces = self.shapes("surf", line, ("nette",))
        if not len(surfaces):
            surfaces = self.shapes("surf", line)
        if len(surfaces):
            parts = shapely.get_parts(surfaces)
            return shapely.point_on_surface(parts[int(np.argmax(shapely.area(parts)))])
        points = self.shapes("pct", line)
        if len(points):
            return shapely.centroid(points[0])
        lines = self.shapes("lin", line)
        if len(lines):
            parts = shapely.get_parts(lines)
            longest = parts[int(np.argmax(shapely.length(parts)))]
            return shapely.line_interpolate_point(longest, 0.5, normalized=True)
        return None


def _drawable(frame: GeoDataFrame | None) -> GeoDataFrame:
    if frame is None or not len(frame):
        return GeoDataFrame({"regle_id": [], "territoire_id": [], "nature": [], "signal": []}, geometry=[])
    shapes = frame.geometry.to_numpy()
    kept = frame[~(shapely.is_missing(shapes) | shapely.is_empty(shapes))].reset_index(drop=True)
    return kept.assign(
        **{
            name: kept[name].astype(object).where(pd.notna(kept[name]), "")
            for name in ("nature", "signal")
            if name in kept
        }
    )
