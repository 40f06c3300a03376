"""Which sheets an atlas at a fixed scale has: a grid over the territory, or one by commune. Nothing is drawn here."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely

from ...core.errors import InputError
from ...core.typography import insecables, nombre

ENSEMBLE, PLANCHE, COMMUNE = "ensemble", "planche", "commune"
#: Sheets beyond which the scale is surely a mistake.
MOST_SHEETS = 600
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class TrameSheet:
    """A sheet before it is laid out.

    Attributes
    ----------
    kind : ``ensemble``, ``planche`` or ``commune``.
    name : what it is called: « Planche B2 », a commune.
    code : of the commune, else of the sheet.
    box : what the map shows, CRS of the dossier. where : what is counted, a part of it.
    scale : denominator; 0 when it follows from the box.
    """

    kind: str
    name: str
    code: str
    box: Box
    where: shapely.Geometry
    scale: float = 0.0


def tiles(shape: shapely.Geometry, width: float, height: float) -> list[tuple[str, Box]]:
    """Return the rectangles of one size that cover a shape, with their names: rows are letters, columns numbers.

    The grid is centred on the shape; a rectangle that does not meet it is left out, and keeps its name.
    """
    west, south, east, north = shapely.bounds(shape)
    columns, rows = (max(1, math.ceil(size - 1e-9)) for size in ((east - west) / width, (north - south) / height))
    left = (west + east - columns * width) / 2
    top = (south + north + rows * height) / 2
    shapely.prepare(shape)
    found = []
    for row in range(rows):
        for column in range(columns):
            box = (left + column * width, top - (row + 1) * height, left + (column + 1) * width, top - row * height)
            if shapely.area(shapely.intersection(shape, shapely.box(*box))) > 0:
                found.append((f"{_letters(row)}{column + 1}", box))
    return found


def _letters(rank: int) -> str:
    """Return A, B… Z, AA, AB…"""
    text = ""
    rank += 1
    while rank:
        rank, rest = divmod(rank - 1, 26)
        text = chr(65 + rest) + text
    return text


def grid_sheets(territory: shapely.Geometry, width: float, height: float, scale: float) -> list[TrameSheet]:
    """Return the sheets of a grid over a territory; ``width`` and ``height`` of a sheet in metres on the ground."""
    _refuse_many(territory, width, height, scale)
    return [
        TrameSheet(PLANCHE, f"Planche {name}", name, box, shapely.intersection(territory, shapely.box(*box)), scale)
        for name, box in tiles(territory, width, height)
    ]


def commune_sheets(
    communes: Iterable[tuple[str, str, shapely.Geometry]], width: float, height: float, scale: float
) -> list[TrameSheet]:
    """Return one sheet by commune (code, name, shape), by name; several when it does not hold on one."""
    found: list[TrameSheet] = []
    for code, name, shape in sorted(communes, key=lambda one: (one[1].casefold(), one[0])):
        _refuse_many(shape, width, height, scale)
        parts = tiles(shape, width, height)
        for number, (_, box) in enumerate(parts, 1):
            title = name if len(parts) == 1 else f"{name} ({number}/{len(parts)})"
            inside = shapely.intersection(shape, shapely.box(*box))
            found.append(TrameSheet(COMMUNE, title, code, box, inside, scale))
        if len(found) > MOST_SHEETS:
            raise _too_many(len(found), scale)
    return found


def whole_sheet(territory: shapely.Geometry, name: str) -> TrameSheet:
    """Return the sheet of the whole territory, at the round scale where it holds."""
    west, south, east, north = (float(one) for one in shapely.bounds(territory))
    rim = 0.03 * max(east - west, north - south)
    box = (west - rim, south - rim, east + rim, north + rim)
    return TrameSheet(ENSEMBLE, name, ENSEMBLE, box, territory)


def _refuse_many(shape: shapely.Geometry, width: float, height: float, scale: float) -> None:
    west, south, east, north = np.asarray(shapely.bounds(shape), dtype=float)
    count = math.ceil((east - west) / width) * math.ceil((north - south) / height)
    if count > MOST_SHEETS:
        raise _too_many(count, scale)


def _too_many(count: int, scale: float) -> InputError:
    return InputError(
        insecables(
            f"À l’échelle 1:{nombre(scale)}, l’atlas aurait plus de {nombre(count)} planches (au plus "
            f"{nombre(MOST_SHEETS)}) : choisissez un dénominateur plus grand, dans ECHELLE."
        )
    )
