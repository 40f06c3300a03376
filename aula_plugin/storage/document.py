"""A planning document as one GeoPackage: written by the reader of lots, read back by every other algorithm."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..bridge import to_frame
from ..core.documents.model import (
    ANOMALY_COLUMNS,
    COMMUNE_COLUMNS,
    DOCUMENT_COLUMNS,
    INFORMATION_COLUMNS,
    PERIMETER_COLUMNS,
    PRESCRIPTION_COLUMNS,
    ZONE_COLUMNS,
    PlanningDocument,
    Version,
)
from ..core.documents.version import summary
from ..core.errors import InputError
from ..i18n import tr
from ..paths import STYLES
from .geopackage import Table, write_geopackage
from .whole_files import require_whole

NO_GEOMETRY = QgsWkbTypes.Type.NoGeometry
POLYGON = QgsWkbTypes.Type.MultiPolygon
PRIMITIVES = {
    "surf": POLYGON,
    "lin": QgsWkbTypes.Type.MultiLineString,
    "pct": QgsWkbTypes.Type.MultiPoint,
}

#: Tables of a DOCUMENT in the order they are written: columns and geometry.
TABLES: dict[str, tuple[Mapping[str, str], QgsWkbTypes.Type]] = {
    "document": (DOCUMENT_COLUMNS, NO_GEOMETRY),
    "communes": (COMMUNE_COLUMNS, NO_GEOMETRY),
    "zone_urba": (ZONE_COLUMNS, POLYGON),
    **{f"prescription_{end}": (PRESCRIPTION_COLUMNS, kind) for end, kind in PRIMITIVES.items()},
    **{f"info_{end}": (INFORMATION_COLUMNS, kind) for end, kind in PRIMITIVES.items()},
    "perimetre_scot": (PERIMETER_COLUMNS, POLYGON),
    "anomalies": (ANOMALY_COLUMNS, QgsWkbTypes.Type.Point),
}
OPTIONAL = ("perimetre_scot",)


def frames_of(document: PlanningDocument) -> dict[str, pd.DataFrame]:
    """Return the frames of a document by table name; the perimeter only when there is one."""
    frames = {
        "document": document.document,
        "communes": document.communes,
        "zone_urba": document.zones,
        **{f"prescription_{end}": frame for end, frame in document.prescriptions.items()},
        **{f"info_{end}": frame for end, frame in document.informations.items()},
        "anomalies": document.anomalies,
    }
    if document.perimeter is not None:
        frames["perimetre_scot"] = document.perimeter
    return frames


def write_document(
    path: str | Path, document: PlanningDocument, crs: QgsCoordinateReferenceSystem, feedback: QgsProcessingFeedback
) -> None:
    """Write a document, styles inside, whole or not at all.

    Raises
    ------
    InputError
        The destination cannot be written.
    """
    frames = frames_of(document)
    tables = [
        Table(name, frames[name], columns, kind, None if kind == NO_GEOMETRY else crs, style_of(name))
        for name, (columns, kind) in TABLES.items()
        if name in frames
    ]
    write_geopackage(path, tables, feedback)


def style_of(table: str) -> Path | None:
    """Return the style shipped for a table, None when it has none."""
    style = STYLES / "documents" / f"{table}.qml"
    return style if style.is_file() else None


def read_document(path: str | Path, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> PlanningDocument:
    """Read back a GeoPackage made by ``aula:lire_document_urbanisme``.

    Raises
    ------
    InputError
        The file is missing, is not a GeoPackage, or lacks a table or a column of a document; the message says which
        and what to run to obtain one.
    """
    path = Path(path)
    _check_file(path)
    frames = {}
    for name, (columns, kind) in TABLES.items():
        layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
        if not layer.isValid():
            if name in OPTIONAL:
                continue
            raise _not_a_document(path, tr("la table « {} » manque").format(name))
        frames[name] = _table(layer, columns, kind, path, context, feedback)
    document = frames["document"]
    if document.empty:
        raise _not_a_document(path, tr("la table « document » est vide"))
    return PlanningDocument(
        document=document,
        communes=frames["communes"],
        zones=frames["zone_urba"],
        prescriptions={end: frames[f"prescription_{end}"] for end in PRIMITIVES},
        informations={end: frames[f"info_{end}"] for end in PRIMITIVES},
        anomalies=frames["anomalies"],
        version=summary(_versions(document)),
        type_document=", ".join(dict.fromkeys(document["type_document"].dropna())),
        perimeter=frames.get("perimetre_scot"),
        notes=[line for line in (document["notes"].iloc[0] or "").split("\n") if line],
    )


def _versions(document: pd.DataFrame) -> list[Version]:
    columns = document[["version_standard", "version_preuve", "version_certaine"]].itertuples(index=False)
    return [Version(name, evidence or "", certain is True) for name, evidence, certain in columns if name]


def _check_file(path: Path) -> None:
    require_whole(path)
    with path.open("rb") as stream:
        if stream.read(16) != b"SQLite format 3\x00":
            raise _not_a_document(path, tr("ce n’est pas un GeoPackage"))


def _not_a_document(path: Path, why: str) -> InputError:
    return InputError(
        tr(
            "« {} » n’est pas un document d’urbanisme lu par AULA : {}. Obtenez-le avec l’algorithme « Lire un "
            "document d’urbanisme », à partir du dossier ou du zip du Géoportail de l’urbanisme."
        ).format(path.name, why)
    )


def _table(
    layer: QgsVectorLayer,
    columns: Mapping[str, str],
    kind: QgsWkbTypes.Type,
    path: Path,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> pd.DataFrame:
    frame = to_frame(layer, context, feedback)
    missing = [name for name in columns if name not in frame]
    if missing:
        raise _not_a_document(path, tr("la table « {} » n’a pas {}").format(layer.name(), ", ".join(missing)))
    if kind == NO_GEOMETRY:
        return pd.DataFrame(frame[list(columns)])
    if not layer.crs().isValid() and len(frame):
        raise _not_a_document(path, tr("la table « {} » n’a pas de système de coordonnées").format(layer.name()))
    frame = GeoDataFrame(frame[[*columns, "geometry"]], geometry="geometry", crs=frame.crs)
    if columns is not PERIMETER_COLUMNS:
        frame.geometry = _single(frame.geometry.to_numpy())
    return frame


def _single(shapes: np.ndarray) -> np.ndarray:
    """Take the one part out of the « multi » types a GeoPackage stores; an empty geometry is a missing one."""
    shapes = np.where(shapely.is_empty(shapes), None, shapes)
    alone = shapely.get_num_geometries(shapes) == 1
    return np.where(alone, shapely.get_geometry(shapes, 0), shapes)
