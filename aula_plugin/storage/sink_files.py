"""Result layers written whole or not at all, in a file of their own or shared; what a Shapefile makes them lose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
from osgeo import gdal
from qgis.core import (
    QgsDataSourceUri,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProperty,
    QgsProviderConnectionException,
    QgsProviderRegistry,
)

from ..core.compatibility.grid_sheets import guard
from ..core.errors import InputError
from ..i18n import tr
from ..in_place import discard, hidden, put_in_place, telling
from .geopackage import copy_table

#: Indexes of a shapefile that no one writes again: those of the file replaced would lie.
_STALE = (".qix", ".sbn", ".sbx", ".qpj")
#: Files that open in a spreadsheet, where a text that begins with a sign is run.
_SPREADSHEETS = (".xlsx", ".ods", ".csv")
#: What a Shapefile holds of a name (characters) and of a text (bytes).
_SHAPEFILE_NAME, _SHAPEFILE_TEXT = 10, 254


class SinkFile:
    """A result file as a draft: the value to give to QGIS, and the move to its place.

    A table of a GeoPackage that others share is drafted in a file of its own too, then copied in one transaction. A
    layer that goes to memory or to a database is written by QGIS in place.
    """

    def __init__(self, value: Any, context: QgsProcessingContext) -> None:
        self.value, self._context = value, context
        self._final, self._table = _place(value, context)
        self._folder: Path | None = None
        if self._final is not None:
            self._folder = hidden(self._final.with_suffix(""))
            self.value = _with_path(value, str(self._folder / self._final.name))

    @contextmanager
    def written(self) -> Iterator[None]:
        """Hold the draft for as long as it is written; nothing of it stays afterwards."""
        if self._folder is None:
            yield
            return
        try:
            with telling(self._final or ""):
                self._folder.mkdir()
            yield
        finally:
            discard(self._folder)

    def forget(self, dest: str) -> None:
        """Let QGIS know that a layer given up is not to be opened; its table leaves the database."""
        loaded = self._context.layersToLoadOnCompletion()
        if loaded.pop(dest, None) is not None:
            self._context.setLayersToLoadOnCompletion(loaded)
        if dest.startswith(("postgis:", "postgres:")):
            _drop_table(dest.partition(":")[2].lstrip("/"))

    def put(self, dest: str, count: int) -> str:
        """Put the draft in place and return the layer as QGIS names it.

        Raises
        ------
        InputError
            Fewer than ``count`` objects reached the disk, or the place is refused; what was there is intact.
        """
        place = self._final
        if self._folder is None or place is None:
            return dest
        drafted = self._folder / place.name
        if place.suffix.lower() == ".shp" and not drafted.exists():  # without geometry, a Shapefile is its .dbf
            place = place.with_suffix(".dbf")
        with telling(place):
            files = sorted(self._folder.iterdir(), key=lambda one: (one.suffix != place.suffix, one.name))
            if not files or _count(files[0], count) < count:
                raise OSError(tr("tous les objets n’ont pas pu être écrits"))
            if self._table:
                self._share(files[0], place)
                return self._named(dest, f"{place}|layername={self._table}")
            moves = [(one, place.with_name(one.name)) for one in files]
            if len(moves) > 1:
                discard(*(place.with_suffix(end) for end in _STALE))
            put_in_place(moves)
        return self._named(dest, dest.replace(str(drafted), str(place)))

    def _share(self, drafted: Path, place: Path) -> None:
        """Copy the draft in the GeoPackage that others share, or in a new one."""
        if place.exists():
            copy_table(drafted, place, self._table)
            return
        new = drafted.with_name(f"neuf-{place.name}")
        copy_table(drafted, new, self._table)
        put_in_place([(new, place)])

    def _named(self, dest: str, final: str) -> str:
        """Return the layer as QGIS finds it at its place, and let QGIS open it there."""
        loaded = self._context.layersToLoadOnCompletion()
        if dest in loaded:
            loaded[final] = loaded.pop(dest)
            self._context.setLayersToLoadOnCompletion(loaded)
        return final


def _place(value: Any, context: QgsProcessingContext) -> tuple[Path | None, str]:
    """Return the file a layer goes to, and the table when others may be there; no file for memory and databases."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value, _ = value.sink.valueAsString(context.expressionContext(), "")
    if not isinstance(value, (str, Path)) or str(value) in ("", QgsProcessing.TEMPORARY_OUTPUT):
        return None, ""
    text, table = str(value), ""
    if text.startswith("ogr:"):
        uri = QgsDataSourceUri(text[len("ogr:") :])
        text, table = uri.database(), uri.table()
        if not table or Path(text).suffix.lower() != ".gpkg":
            return None, ""
    path = Path(text)
    if "|" in text or not path.is_absolute() or not path.parent.is_dir() or path.is_dir():
        return None, ""
    return path, table


def without_formulas(value: Any, frame: pd.DataFrame, columns: Mapping[str, str]) -> pd.DataFrame:
    """Return a frame whose texts no spreadsheet runs, when a layer goes to one; as it is for any other format.

    Parameters
    ----------
    value : destination of the layer, as ``SinkFile.value``.
    """
    path = value.sink.staticValue() if isinstance(value, QgsProcessingOutputLayerDefinition) else value
    if Path(str(path)).suffix.lower() not in _SPREADSHEETS:
        return frame
    texts = [name for name, kind in columns.items() if kind == "text" and name in frame]
    return frame.assign(
        **{name: [guard(one) if isinstance(one, str) else one for one in frame[name]] for name in texts}
    )


def shapefile_losses(dest: str, frame: pd.DataFrame, columns: Mapping[str, str]) -> list[str]:
    """Return what a layer lost by going to a Shapefile, in sentences; nothing for any other format."""
    path = Path(dest)
    if path.suffix.lower() not in (".shp", ".dbf"):
        return []
    losses = []
    source = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    if source is not None and any(len(name) > _SHAPEFILE_NAME for name in columns):
        written = [one.GetName() for one in source.GetLayer(0).schema]
        cut = ", ".join(f"{name} → {short}" for name, short in zip(columns, written) if name != short)
        losses.append(tr("« {} » : le format Shapefile coupe les noms à 10 caractères : {}.").format(path.name, cut))
    long = [
        name
        for name, kind in columns.items()
        if kind == "text"
        and name in frame
        and any(len(str(value).encode()) > _SHAPEFILE_TEXT for value in frame[name].dropna())
    ]
    if long:
        losses.append(
            tr("« {} » : le format Shapefile coupe les textes à 254 octets : {}. Un GeoPackage les garde.").format(
                path.name, ", ".join(long)
            )
        )
    return losses


def _drop_table(address: str) -> None:
    """Remove a table left half-written by a run that was stopped.

    Raises
    ------
    InputError
        The database refuses; the message names the table, which is incomplete.
    """
    uri = QgsDataSourceUri(address)
    try:
        connection = QgsProviderRegistry.instance().providerMetadata("postgres").createConnection(address, {})
        connection.dropVectorTable(uri.schema(), uri.table())
    except QgsProviderConnectionException as error:
        raise InputError(
            tr("La table « {} » est incomplète et n’a pas pu être supprimée : supprimez-la.").format(uri.table())
        ) from error


def _with_path(value: Any, path: str) -> Any:
    if not isinstance(value, QgsProcessingOutputLayerDefinition):
        return path
    changed = QgsProcessingOutputLayerDefinition(value)
    changed.sink = QgsProperty.fromValue(path)
    return changed


def _count(path: Path, expected: int) -> int:
    """Return how many objects GDAL reads in a file; ``expected`` for a format it writes and cannot read or count."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        source = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    except RuntimeError:
        source = None
    finally:
        gdal.PopErrorHandler()
    layer = source.GetLayer(0) if source is not None else None
    if layer is None:
        return -1 if path.suffix.lower() == ".gpkg" else expected
    count = layer.GetFeatureCount()
    return expected if count < 0 else count
