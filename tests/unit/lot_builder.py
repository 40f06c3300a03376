"""Small lots drawn by hand: frames as the files of a document give them."""

from __future__ import annotations

import pandas as pd
from geopandas import GeoDataFrame
from shapely import box

CRS = "EPSG:2154"
IDURBA = "01004_PLU_20200101"
#: South-west corner of the drawings, inside Lambert-93.
X, Y = 880_000.0, 6_540_000.0


def square(column: int, row: int = 0, size: float = 100.0):
    """Return a square of one hectare (by default) on a grid of squares."""
    return box(X + column * size, Y + row * size, X + (column + 1) * size, Y + (row + 1) * size)


def layer(rows, shapes, crs=CRS):
    """Build a layer from dictionaries and geometries."""
    return GeoDataFrame(pd.DataFrame(list(rows), dtype=object), geometry=list(shapes), crs=crs)


def zones(*rows, shapes=None, **common):
    """Build a v2017 zoning: one square per row, IDURBA filled unless said otherwise."""
    full = [{"IDURBA": IDURBA, "LIBELLE": None, "LIBELONG": None, "TYPEZONE": None, **common, **row} for row in rows]
    return layer(full, shapes or [square(number) for number in range(len(full))])


def doc_urba(*rows, **common):
    """Build DOC_URBA."""
    base = {"IDURBA": IDURBA, "TYPEDOC": "PLU", "ETAT": "03", "NOMPROC": "E", "DATAPPRO": "20200101", "DATEFIN": None}
    return pd.DataFrame([{**base, **common, **row} for row in rows or ({},)], dtype=object)


def defects(document, code):
    """Return the rows of one defect."""
    return document.anomalies[document.anomalies["defaut"] == code]
