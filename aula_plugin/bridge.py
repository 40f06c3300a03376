"""The passage between QGIS layers and GeoDataFrames, both ways, and the rules of CRS that go with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame, GeoSeries
from pyproj import CRS
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsRectangle,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QTime, QVariant

from .core.errors import InputError, why
from .i18n import tr
from .metric_crs import is_known
from .qgis_versions import field_type
from .shapes_in import shapes_of

CHUNK = 5_000
METROPOLE = "EPSG:2154"

#: Kind to (name among the meta types, name among the variants).
_FIELD_TYPES = {
    "text": ("QString", "String"),
    "integer": ("LongLong", "LongLong"),
    "real": ("Double", "Double"),
    "boolean": ("Bool", "Bool"),
    "date": ("QDate", "Date"),
    "datetime": ("QDateTime", "DateTime"),
}


def go_on(feedback: QgsProcessingFeedback) -> None:
    """Stop a run that was cancelled, from within a computation that calls this between its steps.

    Raises
    ------
    InputError
        The person stopped the run; the algorithm keeps the message to itself then.
    """
    if feedback.isCanceled():
        raise InputError(tr("Traitement interrompu."))


def field(name: str, kind: str) -> QgsField:
    """Return a field of ``kind``: text, integer, real, boolean, date or datetime."""
    return QgsField(name, field_type(*_FIELD_TYPES[kind]))


def kind_of(qgs_field: QgsField) -> str:
    """Return the kind of a field, ``text`` when it is none of the others."""
    types = {field_type(*names): kind for kind, names in _FIELD_TYPES.items()}
    types |= {field_type(name, name): "integer" for name in ("Int", "UInt", "ULongLong")}
    return types.get(qgs_field.type(), "text")


def fields(columns: Mapping[str, str]) -> QgsFields:
    """Return the fields of ``{name: kind}``, in order."""
    result = QgsFields()
    for name, kind in columns.items():
        result.append(field(name, kind))
    return result


def wkb_or_none(geometry: QgsGeometry) -> bytes | None:
    """Return what shapely can read: curves become segments, a missing geometry stays missing."""
    if geometry.isNull():
        return None
    if QgsWkbTypes.isCurvedType(geometry.wkbType()):
        geometry = QgsGeometry(geometry.constGet().segmentize())
    return bytes(geometry.asWkb())


#: What Python and QGIS hold alike: most values of most layers.
PLAIN = frozenset({str, int, float, bool})


def plain(value: Any) -> Any:
    """Return a Python value for an attribute of QGIS; NULL and invalid dates become None."""
    if type(value) in PLAIN:
        return value
    if value is None or value == NULL or (isinstance(value, QVariant) and value.isNull()):
        return None
    if isinstance(value, QDateTime):
        return value.toPyDateTime() if value.isValid() else None
    if isinstance(value, QDate):
        return value.toPyDate() if value.isValid() else None
    if isinstance(value, QTime):
        return value.toString("HH:mm:ss") if value.isValid() else None
    return value


def crs_of(frame: GeoDataFrame) -> QgsCoordinateReferenceSystem:
    """Return the CRS of a frame as QGIS knows it; invalid when the frame has none."""
    return QgsCoordinateReferenceSystem.fromWkt(frame.crs.to_wkt()) if frame.crs else QgsCoordinateReferenceSystem()


def to_frame(
    source: Any,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    crs: QgsCoordinateReferenceSystem | None = None,
    lower: bool = True,
    extent: QgsRectangle | None = None,
) -> GeoDataFrame:
    """Read a source or a layer into a GeoDataFrame.

    Parameters
    ----------
    source : QgsProcessingFeatureSource (selection and filter respected) or QgsVectorLayer.
    crs : target CRS; features are reprojected when it differs from the source's. None keeps the source's.
    lower : put field names in lower case, as the standard's readers do.
    extent : only features that meet this rectangle, in the CRS of the result. None reads everything.

    Returns
    -------
    One row per feature, index = feature id, geometry None where the feature has none, curves segmentised,
    Z and M dropped. Codes stay text; NULL is None. A geometry that cannot be read or reprojected is None, told and
    counted.

    Raises
    ------
    InputError
        The source has no CRS while ``crs`` is asked for, two fields bear the same name once in lower case, or no
        feature at all can be reprojected.
    """
    own = source.sourceCrs()
    request = QgsFeatureRequest()
    astray: list[int] = []

    def tell_astray(feature: QgsFeature) -> None:  # named: QGIS does not hold it, and calls what is there no more
        astray.append(feature.id())

    if crs is not None and own != crs:
        if not is_known(own):
            raise InputError(
                tr("« {} » n’a pas de système de coordonnées : définissez-le dans les propriétés de la couche.").format(
                    source.sourceName()
                )
            )
        request.setDestinationCrs(crs, context.transformContext())
        request.setTransformErrorCallback(tell_astray)
    if extent is not None:
        request.setFilterRect(extent)
    names = [f.name().lower() if lower else f.name() for f in source.fields()]
    duplicated = sorted({n for n in names if names.count(n) > 1})
    if duplicated:
        raise InputError(
            tr("« {} » porte deux fois le champ {} (à la casse près) : renommez l’un des deux.").format(
                source.sourceName(), ", ".join(duplicated)
            )
        )
    ids, rows, shapes = [], [], []
    once: dict[Any, Any] = {}  # most texts of a layer are codes: each is kept once
    for number, feature in enumerate(_features(source, request)):
        if number % CHUNK == 0 and feedback.isCanceled():
            break
        ids.append(feature.id())
        values = [plain(value) for value in feature.attributes()]
        rows.append([once.setdefault(value, value) if type(value) is str else value for value in values])
        shapes.append(wkb_or_none(feature.geometry()))
    geometry, unreadable = shapes_of(shapes)
    if crs is not None and own != crs and not astray:
        astray = _drawn(source, [fid for fid, shape in zip(ids, shapes) if shape is None])
    _tell_lost(source, [fid for fid, lost in zip(ids, unreadable) if lost], astray, crs, geometry, feedback)
    table = pd.DataFrame(rows, columns=names, index=pd.Index(ids, name="fid"), dtype=object)
    known = _crs((crs or own).toWkt())
    # the CRS goes in by the column: given to the frame, geopandas confuses it with a field named « crs »
    return GeoDataFrame(table.assign(geometry=GeoSeries(geometry, index=table.index, crs=known)))


@lru_cache(maxsize=16)
def _crs(wkt: str) -> CRS | None:
    """Return the CRS of a WKT as geopandas knows it; reading one takes longer than reading a small layer."""
    return CRS.from_wkt(wkt) if wkt else None


def _tell_lost(
    source: Any,
    unreadable: list[int],
    astray: list[int],
    crs: QgsCoordinateReferenceSystem | None,
    shapes: np.ndarray,
    feedback: QgsProcessingFeedback,
) -> None:
    """Tell which features lost their geometry on the way; refuse the source when its CRS is plainly wrong."""
    name = source.sourceName()
    own_crs = source.sourceCrs()
    if crs is not None and own_crs != crs:
        astray, unreadable = [*astray, *unreadable], []  # infinite: QGIS does not always tell
    if astray and crs is not None:
        own = own_crs.authid() or own_crs.description()
        if shapely.is_missing(shapes).all():
            raise InputError(
                tr(
                    "« {} » : aucun objet ne peut passer de {} à {} : ses coordonnées ne sont pas de ce système. "
                    "Corrigez le système de coordonnées dans les propriétés de la couche."
                ).format(name, own, crs.authid() or crs.description())
            )
        feedback.pushWarning(
            tr("« {} » : {} objet(s) hors du domaine de {}, lu(s) sans géométrie (n° {}).").format(
                name, len(astray), own, _some(astray)
            )
        )
    if unreadable:
        feedback.pushWarning(
            tr(
                "« {} » : {} objet(s) à la géométrie illisible ou aux coordonnées démesurées, lu(s) sans géométrie "
                "(n° {})."
            ).format(name, len(unreadable), _some(unreadable))
        )


def _some(ids: list[int]) -> str:
    return ", ".join(str(fid) for fid in ids[:10]) + ("…" if len(ids) > 10 else "")


def _drawn(source: Any, fids: list[int]) -> list[int]:
    """Return those of the features that have a geometry as they are: a source of Processing keeps silent on a point
    that cannot be reprojected."""
    if not fids:
        return []
    return [one.id() for one in _features(source, QgsFeatureRequest().setFilterFids(fids)) if one.hasGeometry()]


def _features(source: Any, request: QgsFeatureRequest) -> Iterable[QgsFeature]:
    """Return the features, invalid ones included: they are repaired and counted here, QGIS would stop the run."""
    if isinstance(source, QgsProcessingFeatureSource):
        return source.getFeatures(request, QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks)
    return source.getFeatures(request)


def from_value(value: Any, kind: str) -> Any:
    """Return an attribute QGIS stores for a Python value of ``kind``; None, NaN and NaT become NULL."""
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and np.isnan(value)):
        return NULL
    if kind == "text":
        return str(value)
    if kind == "integer":
        return int(value)
    if kind == "real":
        return float(value)
    if kind == "boolean":
        return bool(value)
    if kind == "datetime" and isinstance(value, datetime):
        return QDateTime(value.year, value.month, value.day, value.hour, value.minute, value.second)
    if kind == "date" and isinstance(value, date):
        return QDate(value.year, value.month, value.day)
    return value


def to_features(frame: pd.DataFrame, columns: Mapping[str, str]) -> Iterator[list[QgsFeature]]:
    """Yield chunks of features for the columns asked for; a column the frame lacks is NULL."""
    qgs_fields = fields(columns)
    for start in range(0, max(len(frame), 1), CHUNK):
        yield _features_of(frame.iloc[start : start + CHUNK], columns, qgs_fields)


def _features_of(frame: pd.DataFrame, columns: Mapping[str, str], qgs_fields: QgsFields) -> list[QgsFeature]:
    values = [
        [from_value(v, kind) for v in frame[name]] if name in frame else [NULL] * len(frame)
        for name, kind in columns.items()
    ]
    shapes: Iterable[Any] = [None] * len(frame)
    if isinstance(frame, GeoDataFrame):
        shapes = shapely.to_wkb(frame.geometry.to_numpy())
    found = []
    for attributes, wkb in zip(zip(*values) if values else [()] * len(frame), shapes):
        feature = QgsFeature(qgs_fields)
        feature.setAttributes(list(attributes))
        if wkb is not None:
            geometry = QgsGeometry()
            geometry.fromWkb(wkb)
            feature.setGeometry(geometry)
        found.append(feature)
    return found


def write_to_sink(
    frame: pd.DataFrame,
    columns: Mapping[str, str],
    sink: QgsFeatureSink,
    feedback: QgsProcessingFeedback,
    spend: bool = False,
) -> None:
    """Write a frame to a sink in few calls, stopping when the run is cancelled.

    Parameters
    ----------
    spend : let go of each geometry once it is written, so that a large layer is never held twice; the frame is then
        good for nothing else.

    Raises
    ------
    InputError
        The destination refused features (disk full, read-only database…).
    """
    for number, chunk in enumerate(to_features(frame, columns)):
        if feedback.isCanceled():
            return
        if chunk and not sink.addFeatures(chunk, QgsFeatureSink.Flag.FastInsert):
            raise InputError(
                tr(
                    "Écriture refusée par la destination ({}). Vérifiez la place sur le disque et vos droits, ou "
                    "choisissez une autre destination."
                ).format(why(OSError(sink.lastError())))
            )
        if spend:
            frame.geometry.array[number * CHUNK : (number + 1) * CHUNK] = None
