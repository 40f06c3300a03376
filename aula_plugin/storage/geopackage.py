"""GeoPackages written whole or not at all, with their styles inside."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pandas as pd
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsProcessingFeedback,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..bridge import fields, write_to_sink
from ..core.errors import InputError
from ..i18n import tr


@dataclass(frozen=True)
class Table:
    """One table to write: rows, typed columns, geometry type (``NoGeometry`` for a plain table), style."""

    name: str
    frame: pd.DataFrame
    columns: Mapping[str, str]
    geometry: QgsWkbTypes.Type = QgsWkbTypes.Type.NoGeometry
    crs: QgsCoordinateReferenceSystem | None = None
    style: Path | None = None
    append: bool = False


def write_geopackage(
    path: str | Path, tables: list[Table], feedback: QgsProcessingFeedback, keep_existing: bool = False
) -> None:
    """Write tables into one GeoPackage, beside the destination first, then put it in place in one move.

    Parameters
    ----------
    keep_existing : start from the file already there; its other tables stay, and ``Table.append`` adds rows.

    Raises
    ------
    InputError
        The folder is missing or read-only, the disk is full, or the file is held open by another program. What was
        there before is then intact.
    """
    path = Path(path)
    if not path.parent.is_dir():
        raise InputError(tr("Le dossier « {} » n’existe pas : créez-le ou choisissez-en un autre.").format(path.parent))
    draft = path.with_name(f".{path.stem}-{uuid4().hex[:8]}.gpkg")
    try:
        if keep_existing and path.exists():
            shutil.copyfile(path, draft)
        for table in tables:
            _write_table(draft, table, feedback)
            if feedback.isCanceled():
                return
        for table in tables:
            if table.style is not None:
                embed_style(f"{draft}|layername={table.name}", table.style)
        os.replace(draft, path)
    except OSError as error:
        raise InputError(
            tr(
                "Impossible d’écrire « {} » ({}). Vérifiez la place sur le disque, vos droits sur le dossier, et que "
                "le fichier n’est pas ouvert ailleurs."
            ).format(path, error.strerror or error)
        ) from error
    finally:
        for leftover in (draft, *(Path(f"{draft}{end}") for end in ("-wal", "-shm", "-journal"))):
            leftover.unlink(missing_ok=True)


def _write_table(path: Path, table: Table, feedback: QgsProcessingFeedback) -> None:
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = table.name
    if "fid" in table.columns:  # else GDAL takes the column for the row's own key and refuses NULL and repeats
        options.layerOptions = ["FID=ogc_fid"]
    if path.exists():
        options.actionOnExistingFile = (
            QgsVectorFileWriter.ActionOnExistingFile.AppendToLayerAddFields
            if table.append and _has_layer(path, table.name)
            else QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
        )
    writer = QgsVectorFileWriter.create(
        str(path),
        fields(table.columns),
        table.geometry,
        table.crs or QgsCoordinateReferenceSystem(),
        QgsCoordinateTransformContext(),
        options,
    )
    if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
        raise InputError(
            tr("Impossible d’écrire la table « {} » dans « {} » : {}").format(
                table.name, path.parent, writer.errorMessage()
            )
        )
    write_to_sink(table.frame, table.columns, writer, feedback)
    writer.flushBuffer()
    del writer


def _has_layer(path: Path, name: str) -> bool:
    return QgsVectorLayer(f"{path}|layername={name}", name, "ogr").isValid()


def embed_style(destination: str, qml: Path) -> bool:
    """Store a style as the default of a GeoPackage layer; do nothing elsewhere. Return whether it was stored."""
    if ".gpkg" not in destination.lower():
        return False
    layer = QgsVectorLayer(destination, "style", "ogr")
    if not layer.isValid():
        return False
    layer.loadNamedStyle(str(qml))
    layer.saveStyleToDatabase(qml.stem, "", True, "")
    return True
