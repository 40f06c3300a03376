"""Sites to restore, laid on the grid of a trame verte et bleue."""

from __future__ import annotations

import numpy as np
import shapely
from geopandas import GeoDataFrame

from .core.green_network.restoration import Site
from .core.raster_grid import Grid
from .core.text import clean, number
from .site_cells import cells_of

#: Fields that may hold the name of a site.
NAME_FIELDS = ("nom", "site_nom", "libelle", "idu")


def sites_of(frame: GeoDataFrame, grid: Grid) -> tuple[list[Site], np.ndarray]:
    """Return the sites of a layer of surfaces, and their outlines.

    Numbers are those of ``id_site`` when it holds whole numbers, each once; else sites are numbered from 1.
    """
    shapes = frame.geometry.to_numpy()
    ids = [number(clean(value) or "") for value in frame["id_site"]] if "id_site" in frame else []
    sound = ids and all(one is not None and one % 1 == 0 for one in ids) and len(set(ids)) == len(ids)
    numbers = [int(one) for one in ids if one is not None] if sound else list(range(1, len(frame) + 1))
    named = next((name for name in NAME_FIELDS if name in frame), "")
    names = [clean(value) for value in frame[named]] if named else [None] * len(frame)
    widths = 2 * shapely.minimum_bounding_radius(shapes)
    cells = cells_of(shapes, grid)
    return [Site(*one) for one in zip(numbers, names, cells, shapely.area(shapes).tolist(), widths.tolist())], shapes
