"""What every algorithm checks before it works: values given, kind of layers. All said in French."""

from __future__ import annotations

import math
import re
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsWkbTypes,
)

from ..aula_plugin.i18n import tr
from .wording import abridged

_FILES = (
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterRasterDestination,
)
_GEOMETRY = {
    QgsProcessing.SourceType.TypeVectorPolygon: QgsWkbTypes.GeometryType.PolygonGeometry,
    QgsProcessing.SourceType.TypeVectorLine: QgsWkbTypes.GeometryType.LineGeometry,
    QgsProcessing.SourceType.TypeVectorPoint: QgsWkbTypes.GeometryType.PointGeometry,
}
#: What no file, name or table holds: the end of a text for the system, and halves of characters.
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
_ADDRESS = re.compile(r"(?:https?|ftps?|s3|file)://", re.IGNORECASE)
_DATABASE = re.compile(r"(?:postgis|postgres|ogr|oracle|mssql|spatialite|memory):", re.IGNORECASE)


def refusal(algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
    """Return what is wrong with the first value not accepted, empty when they all are; QGIS lets NaN and XYZ:1 in."""
    for definition in algorithm.parameterDefinitions():
        value = parameters.get(definition.name())
        if definition.isDestination() and isinstance(value, str) and _ADDRESS.match(value):
            return tr("{} : « {} » est une adresse : indiquez un emplacement de ce poste.").format(
                named(definition), _shown(value)
            )
        if isinstance(definition, _FILES) and isinstance(value, str) and _DATABASE.match(value):
            return tr("{} : « {} » désigne une base de données : indiquez un fichier.").format(
                named(definition), _shown(value)
            )
        if _is_unwritable(value):
            return tr("{} : « {} » contient un caractère que rien ne peut enregistrer : retapez ce texte.").format(
                named(definition), _shown(value)
            )
        acceptable = definition.checkValueIsAcceptable(value, context)
        if not acceptable or _is_void(algorithm, definition, parameters, context):
            return _what_is_accepted(definition, value)
    return ""


def not_accepted(algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], message: str) -> str:
    """Return in French the refusal of QGIS, which ends with the name of the parameter; empty when it names none."""
    named_last = [one for one in algorithm.parameterDefinitions() if message.split()[-1:] == [one.name()]]
    return _what_is_accepted(named_last[0], parameters.get(named_last[0].name())) if named_last else ""


def _is_unwritable(value: Any) -> bool:
    if isinstance(value, (list, tuple)):
        return any(_is_unwritable(one) for one in value)
    return isinstance(value, str) and _UNWRITABLE.search(value) is not None


def named(definition: QgsProcessingParameterDefinition) -> str:
    return tr("« {} » ({})").format(definition.description(), definition.name())


def _is_void(algorithm, definition, parameters, context) -> bool:
    """Return whether a value that QGIS lets in means nothing: a number that is not one, a CRS nobody knows."""
    name = definition.name()
    if parameters.get(name) in (None, ""):
        return False
    if isinstance(definition, QgsProcessingParameterNumber):
        if isinstance(parameters[name], str) and not _is_number(parameters[name]):  # let in when it is optional
            return True
        return not math.isfinite(algorithm.parameterAsDouble(parameters, name, context))
    if isinstance(definition, QgsProcessingParameterCrs):
        return not algorithm.parameterAsCrs(parameters, name, context).isValid()
    return False


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _what_is_accepted(definition: QgsProcessingParameterDefinition, value: Any) -> str:
    name = named(definition)
    if value is None or value == "" or value == []:
        return tr("{} est obligatoire : donnez une valeur.").format(name)
    if isinstance(definition, (QgsProcessingParameterFeatureSource, QgsProcessingParameterMultipleLayers)):
        return tr(
            "{} : « {} » est introuvable ou illisible. Choisissez une couche du projet, ou un fichier vectoriel que "
            "QGIS sait ouvrir."
        ).format(name, _shown(value))
    if isinstance(definition, QgsProcessingParameterRasterLayer):
        return tr(
            "{} : « {} » est introuvable ou illisible. Choisissez une grille du projet ou un fichier .tif."
        ).format(name, _shown(value))
    if isinstance(definition, QgsProcessingParameterFile):
        return tr("{} : « {} » n’est pas d’un type accepté : {}.").format(
            name, _shown(value), definition.fileFilter() or tr("un dossier")
        )
    if isinstance(definition, QgsProcessingParameterNumber):
        return tr("{} : « {} » n’est pas un nombre accepté ; attendu : {}.").format(
            name, _shown(value), _range(definition)
        )
    if isinstance(definition, QgsProcessingParameterEnum):
        return tr("{} : « {} » n’est pas un choix ; accepté : {}.").format(
            name, _shown(value), ", ".join(definition.options())
        )
    if isinstance(definition, QgsProcessingParameterCrs):
        return tr(
            "{} : « {} » n’est pas un système de coordonnées connu ; indiquez par exemple EPSG:2154 (métropole)."
        ).format(name, _shown(value))
    return tr("{} : la valeur « {} » n’est pas acceptée.").format(name, _shown(value))


def _shown(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(_shown(one) for one in value)
    return value.name() if hasattr(value, "name") else abridged(_UNWRITABLE.sub("\ufffd", str(value)))


def _range(definition: QgsProcessingParameterNumber) -> str:
    """Return the interval of a number; QGIS writes « no limit » as the largest double."""
    low, high = definition.minimum(), definition.maximum()
    bounds = [tr("au moins {:g}").format(low)] if low > -1e300 else []
    bounds += [tr("au plus {:g}").format(high)] if high < 1e300 else []
    return " ; ".join(bounds) or tr("un nombre")


def check_geometry(definition: QgsProcessingParameterDefinition, source: QgsProcessingFeatureSource) -> None:
    """Refuse a layer of another kind than the parameter declares; a layer of mixed geometries is let through.

    Raises
    ------
    InputError
        Points or lines where surfaces are expected, or a table without geometry.
    """
    from ..aula_plugin.core.errors import InputError

    kinds = list(dict.fromkeys(_GEOMETRY[kind] for kind in definition.dataTypes() if kind in _GEOMETRY))
    own = QgsWkbTypes.geometryType(source.wkbType())
    if not kinds or own in kinds or own == QgsWkbTypes.GeometryType.UnknownGeometry:
        return
    words = {
        QgsWkbTypes.GeometryType.PolygonGeometry: tr("surfaces"),
        QgsWkbTypes.GeometryType.LineGeometry: tr("lignes"),
        QgsWkbTypes.GeometryType.PointGeometry: tr("points"),
        QgsWkbTypes.GeometryType.NullGeometry: tr("objets sans géométrie"),
    }
    raise InputError(
        tr("« {} » ({}) attend des {} ; la couche « {} » est faite de : {}. Choisissez une autre couche.").format(
            definition.description(),
            definition.name(),
            tr(" ou des ").join(words[kind] for kind in kinds),
            source.sourceName(),
            words[own],
        )
    )
