"""What a dispersal leaves from: objects laid on the cells of a grid, none lost in silence."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import shapely
from geopandas import GeoDataFrame

from ..errors import InputError
from ..missing import is_missing
from ..raster_grid import Grid
from ..typography import nombre

#: Field of the layers of réservoirs, taken when no other is chosen.
USUAL = "id_reservoir"
#: Ids named in a message, at most.
NAMED = 8


@dataclass(frozen=True)
class Sources:
    """Sources on a grid.

    Attributes
    ----------
    ids : int32, id of the source of each cell, 0 for none.
    count : how many ids hold at least one passable cell.
    notes, warnings : what to tell.
    """

    ids: np.ndarray
    count: int
    notes: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def source_ids(frame: GeoDataFrame, column: str, layer: str) -> np.ndarray:
    """Return the id of each object: of a field of whole numbers above 0, or its rank from 1.

    Objects of one id are one source. Without ``column``, the field ``id_reservoir`` is taken when there is one.

    Raises
    ------
    InputError
        A field that is not there, or a value that is not a whole number above 0.
    """
    if column and column not in frame:
        raise InputError(f"« {layer} » n’a pas de champ « {column} » : choisissez un champ de nombres entiers.")
    name = column or (USUAL if USUAL in frame else "")
    if not name:
        return np.arange(1, len(frame) + 1)
    ids = np.zeros(len(frame), dtype=np.int64)
    for rank, value in enumerate(frame[name]):
        whole = None if is_missing(value) else _whole(value)
        if whole is None:
            shown = "NULL" if is_missing(value) else f"« {value} »"
            raise InputError(
                f"« {layer} », champ « {name} », objet {rank + 1} : {shown}. Un identifiant est un nombre entier de 1 "
                f"à {nombre(2**31 - 1)} ; corrigez le champ, ou choisissez-en un autre."
            )
        ids[rank] = whole
    return ids


def _whole(value: object) -> int | None:
    try:
        number = float(str(value))
    except ValueError:
        return None
    return int(number) if number.is_integer() and 1 <= number < 2**31 else None


def lay(ranks: np.ndarray, frame: GeoDataFrame, ids: np.ndarray, grid: Grid, friction: np.ndarray) -> Sources:
    """Return the sources of a grid.

    An object that holds the centre of no cell takes the cell of its point on the surface, when no other has it.

    Parameters
    ----------
    ranks : rank from 1 of the object that holds each cell, 0 for none.
    ids : of the objects of ``frame``.

    Raises
    ------
    InputError
        No source on a passable cell of the grid.
    """
    held = np.zeros(len(frame) + 1, dtype=bool)
    held[np.unique(ranks)] = True
    laid = np.concatenate([[0], ids]).astype(np.int32)[ranks]
    notes, warnings = [], []
    absent = np.flatnonzero(~held[1:])
    if len(absent):
        points = shapely.point_on_surface(frame.geometry.to_numpy()[absent])
        rows, columns = grid.cells_at(shapely.get_x(points), shapely.get_y(points))
        inside = (rows >= 0) & (columns >= 0) & (rows < grid.rows) & (columns < grid.columns)
        rows, columns, small = rows[inside], columns[inside], ids[absent[inside]]
        free = laid[rows, columns] == 0
        order = np.argsort(-small[free], kind="stable")  # the lowest id of a cell is laid last
        laid[rows[free][order], columns[free][order]] = small[free][order]
        notes += _said(int(free.sum()), "source(s) plus petite(s) qu’une maille : chacune prend celle de son point.")
        notes += _said(int((~free).sum()), "source(s) dont la maille est à une autre : elles partent avec elle.")
        warnings += _said(int((~inside).sum()), "source(s) hors de la surface de résistance : laissées de côté.")
    passable = np.unique(laid[np.isfinite(friction) & (laid > 0)])
    lost = np.setdiff1d(np.unique(laid), np.append(passable, 0))
    if not len(passable):
        raise InputError(
            "Aucune source ne tombe sur une maille franchissable de la surface de résistance : vérifiez que les deux "
            "couches couvrent le même territoire, et que les sources ne sont pas sur des mailles sans valeur."
        )
    if len(lost):
        named = ", ".join(str(one) for one in lost[:NAMED]) + ("…" if len(lost) > NAMED else "")
        warnings.append(f"{len(lost)} source(s) sur des mailles infranchissables, dont rien ne part : {named}.")
    return Sources(laid, len(passable), notes, warnings)


def _said(count: int, words: str) -> list[str]:
    return [f"{nombre(count)} {words}"] if count else []
