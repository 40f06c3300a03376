"""Patches laid on a grid: who they are, which cells they hold, what is lost and told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from geopandas import GeoDataFrame

from .core.errors import InputError
from .core.raster_grid import Grid
from .core.typography import NBSP, accord, nombre, pluriel
from .i18n import tr
from .raster_shapes import burn

DEFAULT_ID = "id_reservoir"
#: Numbers of patches are kept on 32 bits.
LARGEST_ID = 2**31 - 1
#: Numbers named in a message.
NAMED = 8


@dataclass
class Laid:
    """Patches on a grid.

    Attributes
    ----------
    cells : int32, number of the patch that holds each cell, 0 for none.
    ids : numbers of the patches that hold a cell, sorted.
    notes, warnings : what to tell: what was mended, and what is missing.
    """

    cells: np.ndarray
    ids: list[int]
    notes: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def identifiers(frame: GeoDataFrame, chosen: str, layer: str) -> tuple[np.ndarray, str]:
    """Return the numbers of the patches, and what to tell of them.

    Parameters
    ----------
    chosen : field of whole numbers; empty for ``id_reservoir`` when there is one, else 1, 2, 3… in order.

    Raises
    ------
    InputError
        No such field, a number that is missing, not whole, below 1, or borne twice.
    """
    names = {str(name).lower(): name for name in frame.columns}
    wanted = chosen.lower() or DEFAULT_ID
    if wanted not in names:
        if chosen:
            raise InputError(
                tr("« {} » n’a pas de champ « {} » ; ses champs : {}.").format(
                    layer, chosen, ", ".join(str(name) for name in frame.columns if name != "geometry") or tr("aucun")
                )
            )
        return np.arange(1, len(frame) + 1), tr("Réservoirs numérotés de 1 à {}, dans l’ordre de la couche.").format(
            len(frame)
        )
    numbers = [_number(value) for value in frame[names[wanted]]]
    bad = next((rank for rank, number in enumerate(numbers) if number is None), None)
    if bad is not None:
        raise InputError(
            tr(
                "« {} », champ « {} » : « {} » (objet {}) n’est pas un numéro de réservoir. Attendu un nombre entier "
                "de 1 à {}, un par réservoir ; ou choisissez un autre champ."
            ).format(layer, names[wanted], frame[names[wanted]].iloc[bad], frame.index[bad], nombre(LARGEST_ID))
        )
    ids = np.array(numbers, dtype=np.int64)
    unique, counts = np.unique(ids, return_counts=True)
    if (counts > 1).any():
        raise InputError(
            tr(
                "« {} », champ « {} » : {} porté par plusieurs objets. Un réservoir est un objet : regroupez ses "
                "parties (« Regrouper »), ou choisissez un champ de numéros uniques."
            ).format(layer, names[wanted], _named(tr("numéro"), unique[counts > 1].tolist()))
        )
    return ids, ""


def _number(value: Any) -> int | None:
    try:
        number = float(str(value).replace(",", "."))
    except ValueError:
        return None
    return int(number) if number.is_integer() and 1 <= number <= LARGEST_ID else None


def _named(word: str, ids: Sequence[int]) -> str:
    """Return ``numéros 3, 7, 12 et 4 autres``."""
    shown = ", ".join(str(number) for number in ids[:NAMED])
    more = len(ids) - NAMED
    rest = tr(" et {} autres").format(more) if more > 1 else (tr(" et un autre") if more == 1 else "")
    return f"{accord(len(ids), word)}{NBSP}{shown}{rest}"


def lay(frame: GeoDataFrame, ids: np.ndarray, grid: Grid, friction: np.ndarray) -> Laid:
    """Lay patches on a grid: each holds the cells whose centre it covers, at least one.

    Parameters
    ----------
    frame : surfaces in the CRS of the grid, valid; ``ids`` their numbers.
    friction : NaN = impassable; a patch that holds no other cell is told.

    Notes
    -----
    Where patches overlap, the lowest number holds the cell. A patch that covers no centre takes the cell of its
    representative point, unless another one holds it.

    Raises
    ------
    InputError
        No patch holds a cell.
    """
    shapes = np.asarray(frame.geometry)
    order = np.argsort(-ids)  # a later shape covers an earlier one
    laid = Laid(burn(shapes[order], ids[order], grid), [])
    small, crowded, outside = _give_cells(laid.cells, shapes, ids, grid)
    held, counts = np.unique(laid.cells[laid.cells > 0], return_counts=True)
    laid.ids = held.tolist()
    if not laid.ids:
        raise InputError(
            tr("Aucun réservoir n’est dans l’emprise de la surface de résistance : vérifiez les deux couches.")
        )
    if small:
        laid.notes.append(
            tr("{} sans centre de maille : la maille de leur milieu leur est donnée.").format(
                pluriel(small, tr("réservoir"))
            )
        )
    overlaps = _overlaps(shapes)
    if overlaps:
        laid.notes.append(
            tr("{} de réservoirs avec une partie commune : elle va au plus petit numéro.").format(
                pluriel(overlaps, tr("paire"))
            )
        )
    cut = int((~shapely.within(shapes, shapely.box(*grid.bounds))).sum()) - len(outside)
    if cut:
        laid.notes.append(
            tr("{} au bord de la grille, qui les coupe : des liens peuvent y manquer.").format(
                pluriel(cut, tr("réservoir"))
            )
        )
    open_ids, open_counts = np.unique(laid.cells[(laid.cells > 0) & np.isfinite(friction)], return_counts=True)
    blind = np.setdiff1d(held, open_ids).tolist()
    for lost, why in (
        (outside, tr("{} hors de la grille, sans effet : {}.")),
        (crowded, tr("{} sans maille, un autre la tient, et sans effet (prenez une maille plus petite) : {}.")),
        (blind, tr("{} sans aucun lien, toutes les mailles étant infranchissables (sans résistance) : {}.")),
    ):
        if lost:
            laid.warnings.append(why.format(pluriel(len(lost), tr("réservoir")), _named(tr("numéro"), lost)))
    return laid


def _give_cells(cells: np.ndarray, shapes: np.ndarray, ids: np.ndarray, grid: Grid) -> tuple[int, list[int], list[int]]:
    """Give a cell to each patch that holds none; return how many got one, then those that could not and why."""
    lacking = np.flatnonzero(~np.isin(ids, cells))
    lacking = lacking[np.argsort(ids[lacking])]
    points = shapely.point_on_surface(shapes[lacking])
    rows, columns = grid.cells_at(shapely.get_x(points), shapely.get_y(points))
    small, crowded, outside = 0, [], []
    for number, row, column in zip(ids[lacking].tolist(), rows.tolist(), columns.tolist()):
        if not (0 <= row < grid.rows and 0 <= column < grid.columns):
            outside.append(number)
        elif cells[row, column]:
            crowded.append(number)
        else:
            cells[row, column] = number
            small += 1
    return small, crowded, outside


def _overlaps(shapes: np.ndarray) -> int:
    """Return how many pairs of surfaces share ground; a shared edge is none."""
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    pairs = one < other
    one, other = one[pairs], other[pairs]
    return int((~shapely.touches(shapes[one], shapes[other])).sum())
