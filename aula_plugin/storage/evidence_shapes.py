"""The shapes of the evidence of one line, ready to be drawn; QGIS never holds the dossier open for it.

A dossier is written at each change of an avis: layers on the file itself would put it in the journal mode of QGIS and
take turns with those who write.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

from .dossier_base import reading, tables

_SHAPE = {
    "surf": "SELECT geom FROM preuves_surf WHERE fid = ?",
    "lin": "SELECT geom FROM preuves_lin WHERE fid = ?",
    "pct": "SELECT geom FROM preuves_pct WHERE fid = ?",
}
_TERRITORY = "SELECT geom FROM territoires WHERE fid = ?"
_CRS = """
    SELECT s.organization, s.organization_coordsys_id, s.definition FROM gpkg_geometry_columns AS c
    JOIN gpkg_spatial_ref_sys AS s ON s.srs_id = c.srs_id WHERE c.table_name LIKE 'preuves%' LIMIT 1
"""
#: Bytes of the envelope of a GeoPackage geometry by its kind (standard, section 2.1.3).
_ENVELOPE = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}


def read_shapes(path: str | Path, end: str, fids: Iterable[int]) -> dict[int, QgsGeometry]:
    """Return the geometry of some objects of ``preuves_surf|lin|pct``, by ``fid``; those without are left out.

    Raises
    ------
    InputError
        The dossier cannot be read.
    """
    found = {}
    with reading(path) as base:
        if f"preuves_{end}" not in tables(base):
            return {}
        for fid in fids:
            row = base.execute(_SHAPE[end], (fid,)).fetchone()
            shape = shape_of(row["geom"]) if row else None
            if shape is not None:
                found[fid] = shape
    return found


def read_territories(path: str | Path, fids: Iterable[int]) -> dict[int, QgsGeometry]:
    """Return the shapes of some rows of ``territoires``, by ``fid``; those without are left out.

    Raises
    ------
    InputError
        The dossier cannot be read.
    """
    with reading(path) as base:
        blobs = {fid: base.execute(_TERRITORY, (fid,)).fetchone() for fid in fids}
    shapes = {fid: shape_of(row["geom"]) for fid, row in blobs.items() if row}
    return {fid: shape for fid, shape in shapes.items() if shape is not None}


def evidence_crs(path: str | Path) -> QgsCoordinateReferenceSystem:
    """Return the CRS of the evidence; an invalid one when the dossier holds none.

    Raises
    ------
    InputError
        The dossier cannot be read.
    """
    with reading(path) as base:
        row = base.execute(_CRS).fetchone() if "gpkg_geometry_columns" in tables(base) else None
    if row is None:
        return QgsCoordinateReferenceSystem()
    crs = QgsCoordinateReferenceSystem(f"{row['organization']}:{row['organization_coordsys_id']}".upper())
    return crs if crs.isValid() else QgsCoordinateReferenceSystem.fromWkt(row["definition"] or "")


def shape_of(blob: bytes | None) -> QgsGeometry | None:
    """Return the geometry of a GeoPackage blob: its header, then plain WKB."""
    if not blob or blob[:2] != b"GP" or struct.unpack_from("B", blob, 3)[0] & 0x10:
        return None
    skipped = 8 + _ENVELOPE.get(blob[3] >> 1 & 7, 0)
    shape = QgsGeometry()
    shape.fromWkb(blob[skipped:])
    return None if shape.isNull() else shape
