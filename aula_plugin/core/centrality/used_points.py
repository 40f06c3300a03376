"""The points of an offer as a dossier keeps them: which commune holds each, and whether it took part."""

from __future__ import annotations

import numpy as np
import shapely
from geopandas import GeoDataFrame

from .columns import OFFER, Columns

#: Point: what a run was drawn from.
USED_POINTS: Columns = {
    name: OFFER[name]
    for name in (
        "code_insee",
        "source",
        "code",
        "libelle",
        "nom",
        "groupe",
        "gamme",
        "poids",
        "commerce",
        "retenu",
        "motif",
    )  # fmt: skip
}


def used_points(offer: GeoDataFrame, communes: GeoDataFrame) -> GeoDataFrame:
    """Return the points with the code of the commune they lie in, None outside; columns `USED_POINTS`.

    The commune written on a point is not read: communes merge and split, places do not move.
    """
    codes = np.full(len(offer), None, dtype=object)
    point, commune = shapely.STRtree(communes.geometry.to_numpy()).query(
        offer.geometry.to_numpy(), predicate="intersects"
    )
    # of several at a shared limit, the first in the layer
    codes[point[::-1]] = communes["code_insee"].to_numpy()[commune[::-1]]
    frame = offer.assign(code_insee=codes)
    for name in USED_POINTS:
        if name not in frame:
            frame[name] = None
    return frame[[*USED_POINTS, frame.geometry.name]]
