"""Rasters spoiled: their cells, their size, where they say they lie."""

# ruff: noqa: ARG005 - every kind is called alike
from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from osgeo import gdal, osr

#: Called with the source of chance, the sound raster and a path to write; returns the path to give.
Spoil = Callable[[random.Random, Path, Path], Path]
_HUGE = 200_000

_VRT = """<VRTDataset rasterXSize="{size}" rasterYSize="{size}"><SRS>EPSG:2154</SRS>
<GeoTransform>600000, 1, 0, 7100000, 0, -1</GeoTransform><VRTRasterBand dataType="Float32" band="1">
<NoDataValue>-9999</NoDataValue></VRTRasterBand></VRTDataset>"""


def _copied(source: Path, target: Path, cells: np.ndarray | None = None, kind: int | None = None) -> Any:
    """Return a new raster like the sound one, with other cells when they are given."""
    sound = gdal.Open(str(source))
    cells = sound.ReadAsArray() if cells is None else cells
    kind = sound.GetRasterBand(1).DataType if kind is None else kind
    made = gdal.GetDriverByName("GTiff").Create(str(target), cells.shape[1], cells.shape[0], 1, kind)
    made.SetGeoTransform(sound.GetGeoTransform())
    made.SetProjection(sound.GetProjection())
    nodata = sound.GetRasterBand(1).GetNoDataValue()
    if nodata is not None and kind == sound.GetRasterBand(1).DataType:
        made.GetRasterBand(1).SetNoDataValue(nodata)
    made.GetRasterBand(1).WriteArray(cells)
    return made


def _cells(change: Callable[[random.Random, np.ndarray], np.ndarray], kind: int | None = None) -> Spoil:
    def spoil(rng: random.Random, source: Path, target: Path) -> Path:
        _copied(source, target, change(rng, gdal.Open(str(source)).ReadAsArray()), kind)
        return target

    return spoil


def _place(change: Callable[[Any], None]) -> Spoil:
    def spoil(rng: random.Random, source: Path, target: Path) -> Path:
        made = _copied(source, target)
        change(made)
        return target

    return spoil


def _set(value: float) -> Spoil:
    return _cells(lambda rng, cells: np.full_like(cells, value))


def _some(value: float) -> Spoil:
    """Return what gives a value to one cell in fifty."""

    def change(rng: random.Random, cells: np.ndarray) -> np.ndarray:
        cells.flat[rng.sample(range(cells.size), max(cells.size // 50, 1))] = value
        return cells

    return _cells(change)


def _projected(code: int) -> Callable[[Any], None]:
    def change(made: Any) -> None:
        system = osr.SpatialReference()
        system.ImportFromEPSG(code)
        made.SetProjection(system.ExportToWkt())

    return change


def _shifted(made: Any) -> None:
    left, across, _, top, _, down = made.GetGeoTransform()
    made.SetGeoTransform((left + across / 3, across, 0, top - down / 3, 0, down))


def _oblong(made: Any) -> None:
    left, across, _, top, _, down = made.GetGeoTransform()
    made.SetGeoTransform((left, across, 0, top, 0, down * 2.5))


def _far(made: Any) -> None:
    made.SetGeoTransform((1e7, 50, 0, -1e7, 0, -50))


def _turned(made: Any) -> None:
    made.SetGeoTransform((640_000, 40, 30, 7_030_000, 30, -40))


def _upside_down(made: Any) -> None:
    left, across, _, top, _, down = made.GetGeoTransform()
    made.SetGeoTransform((left, across, 0, top, 0, -down))


def _text(rng: random.Random, source: Path, target: Path) -> Path:
    target.write_text("ceci n’est pas une grille", encoding="utf-8")
    return target


def _immense(rng: random.Random, source: Path, target: Path) -> Path:
    target = target.with_suffix(".vrt")
    target.write_text(_VRT.format(size=_HUGE), encoding="utf-8")
    return target


def _coloured(rng: random.Random, source: Path, target: Path) -> Path:
    """Write three bands, as a photograph."""
    sound = gdal.Open(str(source))
    made = gdal.GetDriverByName("GTiff").Create(
        str(target), sound.RasterXSize, sound.RasterYSize, 3, gdal.GDT_Byte, ["PHOTOMETRIC=RGB"]
    )
    made.SetGeoTransform(sound.GetGeoTransform())
    made.SetProjection(sound.GetProjection())
    for number in (1, 2, 3):
        made.GetRasterBand(number).Fill(rng.randrange(256))
    return target


KINDS: dict[str, Spoil] = {
    "zero": _set(0),
    "negatif": _set(-5),
    "constante": _set(1),
    "quelques_zeros": _some(0),
    "quelques_negatifs": _some(-1),
    "quelques_immenses": _some(2_000_000_000),
    "infini": _cells(lambda rng, cells: np.full(cells.shape, np.inf), gdal.GDT_Float64),
    "rien": _cells(lambda rng, cells: np.full(cells.shape, np.nan), gdal.GDT_Float64),
    "une_maille": _cells(lambda rng, cells: cells[:1, :1]),
    "une_ligne": _cells(lambda rng, cells: cells[:1]),
    "octets": _cells(lambda rng, cells: (np.nan_to_num(cells) % 256).astype(np.uint8), gdal.GDT_Byte),
    "complexes": _cells(lambda rng, cells: np.nan_to_num(cells).astype(complex), gdal.GDT_CFloat64),
    "decale": _place(_shifted),
    "allonge": _place(_oblong),
    "ailleurs": _place(_far),
    "tourne": _place(_turned),
    "renverse": _place(_upside_down),
    "degres": _place(_projected(4326)),
    "mercator": _place(_projected(3857)),
    "outre_mer": _place(_projected(2975)),
    "sans_systeme": _place(lambda made: made.SetProjection("")),
    "texte": _text,
    "immense": _immense,
    "photographie": _coloured,
}
#: Those whose draw changes the case.
DRAWN = {"quelques_zeros", "quelques_negatifs", "quelques_immenses", "photographie"}
