"""The passage between rasters and arrays, both ways: with `raster_shapes`, the only module that asks GDAL for cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from osgeo import gdal, gdal_array
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingFeedback, QgsRasterLayer

from .bridge import go_on
from .core.errors import InputError
from .core.raster_grid import Grid
from .i18n import tr
from .in_place import discard, hidden, put_in_place, telling, write_whole
from .metric_crs import is_known, is_metric

#: Cells read or written between two questions on whether to stop, in whole rows of tiles.
STRIP, TILE = 1_000_000, 256
#: What a missing cell holds in a file of whole numbers; NaN in one of decimals.
NODATA = -2_147_483_648


@dataclass(frozen=True)
class Raster:
    """One band of a raster.

    Attributes
    ----------
    values : of the type of the file, shape of the grid; what lies under ``missing`` means nothing.
    missing : where the band has no data, NaN included.
    grid, crs : where the cells lie; projected, in metres.
    name : of the layer, for messages.
    """

    values: np.ndarray
    missing: np.ndarray
    grid: Grid
    crs: QgsCoordinateReferenceSystem
    name: str

    def as_float(self) -> np.ndarray:
        """Return the values as decimals, NaN where there is none."""
        values = self.values.astype(float)
        values[self.missing] = np.nan
        return values

    def as_decimals(self) -> np.ndarray:
        """Return the values as decimals, of single precision when the file has such: half the memory, nothing lost.

        The same array when it may: what lies under ``missing`` becomes NaN.
        """
        if self.values.dtype != np.float32:
            return self.as_float()
        self.values[self.missing] = np.nan
        return self.values


def grid_of(layer: QgsRasterLayer) -> tuple[Grid, QgsCoordinateReferenceSystem]:
    """Return the grid of a layer without reading its cells.

    Raises
    ------
    InputError
        No coordinate system, one that is not in metres, cells that are turned or upside down, or no file behind.
    """
    _require_metric(layer)
    return _grid(_opened(layer), layer.name()), layer.crs()


def read(
    layer: QgsRasterLayer,
    feedback: QgsProcessingFeedback,
    grid: Grid | None = None,
    crs: QgsCoordinateReferenceSystem | None = None,
) -> Raster:
    """Read the first band of a layer.

    Parameters
    ----------
    grid, crs : the cells wanted. A layer that has others is resampled, each cell taking the value at its centre
        (nearest neighbour: classes are not averaged), and this is told. None keeps the layer's own.

    Raises
    ------
    InputError
        As ``grid_of`` (whose metres are not asked for when ``grid`` is given), a file cut short, or the run is stopped.
    """
    name = layer.name()
    if grid is None or crs is None:
        grid, crs = grid_of(layer)
        dataset = _opened(layer)
    else:
        _require_known(layer)
        dataset = _on_grid(_opened(layer), layer, grid, crs, feedback)
    if layer.bandCount() > 1:
        feedback.pushInfo(tr("« {} » a {} bandes : la première est lue.").format(name, layer.bandCount()))
    band = dataset.GetRasterBand(1)
    values = np.empty(grid.shape, dtype=gdal_array.GDALTypeCodeToNumericTypeCode(band.DataType))
    missing = np.zeros(grid.shape, dtype=bool)
    mask = None if band.GetMaskFlags() & gdal.GMF_ALL_VALID else band.GetMaskBand()
    for row, height in _strips(grid):
        go_on(feedback)
        strip = band.ReadAsArray(0, row, grid.columns, height)
        if strip is None:
            raise InputError(
                tr(
                    "« {} » : la grille ne se lit pas jusqu’au bout. Le fichier est incomplet : copiez-le à nouveau."
                ).format(name)
            )
        values[row : row + height] = strip
        if mask is not None:
            missing[row : row + height] = mask.ReadAsArray(0, row, grid.columns, height) == 0
    if values.dtype.kind == "f":
        missing |= ~np.isfinite(values)
    return Raster(values, missing, grid, crs, name)


def _opened(layer: QgsRasterLayer) -> Any:
    dataset = gdal.OpenEx(layer.source(), gdal.OF_RASTER) if layer.providerType() == "gdal" else None
    if dataset is None:
        raise InputError(
            tr("« {} » n’est pas un fichier de grille lisible : enregistrez la couche en GeoTIFF (.tif).").format(
                layer.name()
            )
        )
    return dataset


def _grid(dataset: Any, name: str) -> Grid:
    left, across, turned, top, slanted, down = dataset.GetGeoTransform()
    if turned or slanted or across <= 0 or down >= 0:
        raise InputError(
            tr("« {} » n’est pas orientée au nord : reprojetez-la (« Projection (warp) »), puis relancez.").format(name)
        )
    return Grid(left, top, across, -down, dataset.RasterYSize, dataset.RasterXSize)


def _require_known(layer: QgsRasterLayer) -> None:
    if not is_known(layer.crs()):
        raise InputError(
            tr("« {} » n’a pas de système de coordonnées : définissez-le dans les propriétés de la couche.").format(
                layer.name()
            )
        )


def _require_metric(layer: QgsRasterLayer) -> None:
    _require_known(layer)
    if not is_metric(layer.crs()):
        raise InputError(
            tr(
                "« {} » est en {}, où l’on ne mesure pas de distance : reprojetez-la en mètres (« Projection (warp) », "
                "en métropole : EPSG:2154)."
            ).format(layer.name(), layer.crs().authid() or layer.crs().description())
        )


def _on_grid(
    dataset: Any, layer: QgsRasterLayer, grid: Grid, crs: QgsCoordinateReferenceSystem, feedback: QgsProcessingFeedback
) -> Any:
    """Return the raster with the cells wanted; unchanged when it has them."""
    same_crs = layer.crs() == crs
    if same_crs and _is_north_up(dataset) and _grid(dataset, layer.name()).same_cells(grid):
        return dataset
    feedback.pushInfo(
        tr("« {} » a d’autres mailles : chaque maille de {} m prend la valeur à son centre.").format(
            layer.name(), f"{grid.across:g}"
        )
    )
    source = dataset.GetRasterBand(1)
    nodata = source.GetNoDataValue()
    kind = source.DataType
    if nodata is None:
        nodata = NODATA if np.dtype(gdal_array.GDALTypeCodeToNumericTypeCode(kind)).kind in "iu" else np.nan
        kind = gdal.GDT_Int32 if nodata == NODATA else kind
    warped = gdal.Warp(
        "",
        dataset,
        format="MEM",
        srcSRS=layer.crs().toWkt(),
        dstSRS=crs.toWkt(),
        outputBounds=grid.bounds,
        width=grid.columns,
        height=grid.rows,
        resampleAlg="near",
        outputType=kind,
        dstNodata=nodata,
        callback=lambda *_: 0 if feedback.isCanceled() else 1,
    )
    go_on(feedback)
    if warped is None:
        raise InputError(
            tr("« {} » ne peut pas être ramenée à l’emprise de l’étude : vérifiez son système de coordonnées.").format(
                layer.name()
            )
        )
    return warped


def _is_north_up(dataset: Any) -> bool:
    _, across, turned, _, slanted, down = dataset.GetGeoTransform()
    return not turned and not slanted and across > 0 > down


def _strips(grid: Grid) -> list[tuple[int, int]]:
    """Return the first row and the height of the strips of a grid."""
    height = max(STRIP // grid.columns // TILE, 1) * TILE
    return [(row, min(height, grid.rows - row)) for row in range(0, grid.rows, height)]


def write(
    path: str | Path,
    values: np.ndarray,
    missing: np.ndarray | None,
    grid: Grid,
    crs: QgsCoordinateReferenceSystem,
    feedback: QgsProcessingFeedback,
    bands: Sequence[str] = (),
    nodata: float | None = None,
) -> bool:
    """Write a GeoTIFF, whole or not at all.

    Parameters
    ----------
    values : decimals (NaN is missing) or whole numbers, shape of the grid; ``(bands, rows, columns)`` for several.
    missing : cells without data, of the shape of the values or of the grid; None when NaN says it, or when there is
        none.
    bands : what each band is, in order; nothing by default.
    nodata : what a missing cell holds; NaN for decimals and `NODATA` for whole numbers by default.

    Returns
    -------
    False when the run was stopped: nothing is written then.

    Raises
    ------
    InputError
        The folder is read-only or the disk is full; what was there is intact.
    """
    path = Path(path)
    draft = hidden(path)
    try:
        with telling(path):
            whole = _write(draft, values, missing, grid, crs, feedback, bands, nodata)
            if whole:
                put_in_place([(draft, path)])
        return whole
    finally:
        discard(draft, draft.with_name(f"{draft.name}.aux.xml"))


def _write(
    draft: Path,
    values: np.ndarray,
    missing: np.ndarray | None,
    grid: Grid,
    crs: QgsCoordinateReferenceSystem,
    feedback: QgsProcessingFeedback,
    bands: Sequence[str],
    nodata: float | None,
) -> bool:
    stack = values[np.newaxis] if values.ndim == 2 else values
    holes = None if missing is None else np.broadcast_to(missing, stack.shape)
    decimal = values.dtype.kind == "f"
    if nodata is None:
        nodata = np.nan if decimal else NODATA
    kind = gdal_array.NumericTypeCodeToGDALTypeCode(values.dtype.type) if decimal else gdal.GDT_Int32
    options = ["COMPRESS=DEFLATE", "TILED=YES", "BIGTIFF=IF_SAFER", f"PREDICTOR={3 if decimal else 2}"]
    draft.touch()  # a refusal of the system has a French word; GDAL tells it in English
    dataset = gdal.GetDriverByName("GTiff").Create(
        str(draft), grid.columns, grid.rows, len(stack), kind, [*options, "INTERLEAVE=BAND"]
    )
    if dataset is None:
        raise OSError(gdal.GetLastErrorMsg())
    dataset.SetGeoTransform((grid.left, grid.across, 0, grid.top, 0, -grid.down))
    dataset.SetProjection(crs.toWkt())
    gdal.ErrorReset()
    for number, layer in enumerate(stack):
        band = dataset.GetRasterBand(number + 1)
        if number < len(bands):
            band.SetDescription(bands[number])
        band.SetNoDataValue(nodata)
        if not _fill(band, layer, None if holes is None else holes[number], grid, feedback, nodata):
            return False
    dataset.FlushCache()
    band = dataset = None
    if gdal.GetLastErrorType() >= gdal.CE_Failure or not _is_whole(draft, grid):
        raise OSError(gdal.GetLastErrorMsg() or tr("toutes les mailles n’ont pas pu être écrites"))
    return True


def _fill(
    band: Any,
    values: np.ndarray,
    missing: np.ndarray | None,
    grid: Grid,
    feedback: QgsProcessingFeedback,
    nodata: float,
) -> bool:
    """Write the cells of one band; False when the run was stopped."""
    decimal = values.dtype.kind == "f"
    holds = False
    for row, height in _strips(grid):
        if feedback.isCanceled():
            return False
        strip = values[row : row + height]
        hole = np.isnan(strip) if decimal else np.zeros(strip.shape, dtype=bool)
        if missing is not None:
            hole |= missing[row : row + height]
        strip = np.where(hole, nodata, strip).astype(values.dtype if decimal else np.int32)
        if band.WriteArray(strip, 0, row) != 0:
            raise OSError(gdal.GetLastErrorMsg())
        band.FlushCache()  # tiles are packed now, not all at the end
        holds = holds or bool((~hole & np.isfinite(strip)).any())
    if holds:  # GDAL takes a band without any value for a failure
        band.ComputeStatistics(False)
    return True


def _is_whole(path: Path, grid: Grid) -> bool:
    """Return whether the last cells of a file are there: a full disk is only told when the file is closed."""
    dataset = gdal.OpenEx(str(path), gdal.OF_RASTER)
    return dataset is not None and all(
        dataset.GetRasterBand(band + 1).Checksum(0, row, grid.columns, 1) >= 0
        for band in range(dataset.RasterCount)
        for row in {0, grid.rows - 1}
    )


def lay_style(path: str | Path, style: Path) -> None:
    """Put a style beside a raster, under the name QGIS looks for; one that is there already is somebody's."""
    beside = Path(path).with_suffix(".qml")
    if not beside.exists():
        write_whole(style.read_bytes(), beside)
