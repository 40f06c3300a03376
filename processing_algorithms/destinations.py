"""Places to write in, checked before any work: a result that cannot be written at the end is refused at once."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterVectorLayer,
    QgsVectorFileWriter,
)

from ..aula_plugin.i18n import tr
from .guards import named

_READING = (
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterVectorLayer,
)
_FILES = (QgsProcessingParameterFileDestination, QgsProcessingParameterRasterDestination)
#: Drawings: QGIS offers them for a layer, and they keep no attribute.
_DRAWINGS = {".pdf", ".dxf"}
#: Files of cells: one format, that every GIS reads.
_GRIDS = {".tif", ".tiff"}
#: What GDAL refuses at the head of the name of a table, which is that of the file.
_HEADS = "`~!@#$%^&*()+-={}|[]\\:\";'<>?,./"
_DATABASE = re.compile(r"dbname='(?P<path>[^']+)'")


def check_destinations(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> None:
    """Refuse, before any work, files that could not be written at the end.

    Raises
    ------
    InputError
        The folder of a destination is missing or refuses files; the destination is a folder, a device, a file that
        this run reads, or of a format that does not hold a layer.
    """
    from ..aula_plugin.core.errors import InputError, why

    for definition, path, alone in _destinations(algorithm, parameters, context):
        name = named(definition)
        if isinstance(definition, QgsProcessingParameterFeatureSink):
            _check_format(name, path)
        if isinstance(definition, QgsProcessingParameterRasterDestination) and path.suffix.lower() not in _GRIDS:
            raise InputError(
                tr("{} : une grille ne s’enregistre pas en « {} » ; choisissez .tif.").format(name, path.suffix)
            )
        if not path.parent.is_dir():
            raise InputError(
                tr("{} : le dossier « {} » n’existe pas : créez-le ou choisissez-en un autre.").format(
                    name, path.parent
                )
            )
        if path.suffix and path.is_dir():
            raise InputError(tr("{} : « {} » est un dossier : indiquez un fichier.").format(name, path))
        if alone and (read := _reader_of(path, algorithm, parameters, context)):
            raise InputError(
                tr("{} : « {} » est aussi un fichier lu ({}) : choisissez un autre fichier, il serait perdu.").format(
                    name, path, read
                )
            )
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise InputError(tr("{} : « {} » est un appareil ou un tube : indiquez un fichier.").format(name, path))
        try:
            tempfile.TemporaryFile(dir=path.parent).close()
        except OSError as error:
            raise InputError(
                tr(
                    "{} : impossible d’écrire dans « {} » ({}). Choisissez un autre dossier, ou vérifiez vos droits et "
                    "la place sur le disque."
                ).format(name, path.parent, why(error))
            ) from error


def _check_format(name: str, path: Path) -> None:
    """Refuse a file that would not hold a layer, or that GDAL would refuse once other results are written."""
    from ..aula_plugin.core.errors import InputError

    suffix = path.suffix.lower()
    if suffix in _DRAWINGS or suffix[1:] not in {"", *_writable_suffixes()}:
        raise InputError(
            tr(
                "{} : une couche ne s’enregistre pas en « {} » ; choisissez .gpkg, ou .shp, .geojson, .csv, .xlsx."
            ).format(name, suffix)
        )
    if suffix == ".gpkg" and path.name[0] in _HEADS:
        raise InputError(
            tr(
                "{} : un GeoPackage ne peut pas s’appeler « {} ». Choisissez un nom qui commence par une lettre ou un "
                "chiffre."
            ).format(name, path.name)
        )


def _reader_of(path: Path, algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context) -> str:
    """Return the name of the parameter that reads this file, empty when none does."""
    if not path.is_file():
        return ""
    for definition in algorithm.parameterDefinitions():
        if not isinstance(definition, _READING):
            continue
        value = parameters.get(definition.name())
        for one in value if isinstance(value, (list, tuple)) else [value]:
            read = _file_read(one, context)
            with suppress(OSError):
                if read and read.is_file() and read.samefile(path):
                    return definition.name()
    return ""


def _file_read(value: Any, context: QgsProcessingContext) -> Path | None:
    """Return the file behind a value: a path, a layer, a layer of the project by its id or its name."""
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value, _ = value.source.valueAsString(context.expressionContext(), "")
    if isinstance(value, str) and context.project() is not None:
        project = context.project()
        value = project.mapLayer(value) or next(iter(project.mapLayersByName(value)), value)
    if isinstance(value, QgsMapLayer):
        value = value.source()
    text = str(value).split("|")[0] if isinstance(value, (str, Path)) else ""
    return Path(text) if text else None


def _writable_suffixes() -> set[str]:
    """Return the endings of the files QGIS writes, in lower case, without the dot."""
    return {one.lower() for one in QgsVectorFileWriter.supportedFormatExtensions()}


def _destinations(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> Iterator[tuple[QgsProcessingParameterDefinition, Path, bool]]:
    """Yield the destinations that are files, and whether the result has its file to itself.

    What goes to memory, to the temporary folder or to a server is not one.
    """
    for definition in algorithm.destinationParameterDefinitions():
        if not isinstance(definition, (QgsProcessingParameterFeatureSink, *_FILES)):
            continue
        value = parameters.get(definition.name())
        if isinstance(value, QgsProcessingOutputLayerDefinition):
            value, _ = value.sink.valueAsString(context.expressionContext(), "")
        if not isinstance(value, (str, Path)) or str(value) in ("", QgsProcessing.TEMPORARY_OUTPUT):
            continue
        text = str(value)
        database = _DATABASE.search(text) if text.startswith("ogr:") else None
        if isinstance(definition, _FILES):
            yield definition, Path(text), True
            continue
        path = Path(database["path"] if database else text.split("|")[0])
        if path.is_absolute():
            yield definition, path, database is None
