"""A hash of what a layer holds, so that a result can be tied to its inputs."""

from __future__ import annotations

from hashlib import sha256

import pandas as pd
import shapely
from geopandas import GeoDataFrame


def fingerprint(frame: pd.DataFrame) -> str:
    """Return the SHA-256 of a frame: geometry and attributes of each row, whatever the order of the rows.

    Geometries are normalised first, so that the same polygon drawn from another vertex has the same hash.
    """
    columns = sorted(str(c) for c in frame.columns)
    shapes = [b""] * len(frame)
    if isinstance(frame, GeoDataFrame):
        columns.remove(str(frame.geometry.name))
        shapes = [wkb or b"" for wkb in shapely.to_wkb(shapely.normalize(frame.geometry.to_numpy()))]
    rows = zip(*(frame[name].astype(str) for name in columns)) if columns else iter([()] * len(frame))
    digests = sorted(sha256(shape + "\x1f".join(row).encode()).digest() for shape, row in zip(shapes, rows))
    whole = sha256("\x1f".join(columns).encode())
    for digest in digests:
        whole.update(digest)
    return whole.hexdigest()
