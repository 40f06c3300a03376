"""Layers of land cover merged onto one grid by priority: what lies where, and which code each cell bears."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..errors import InputError
from ..geometry import hectares, repair
from ..raster_grid import Grid
from ..text import clean, number
from ..typography import mesure, pluriel
from .classes import Classes, are_integers, code_key, natural_order

#: ``burn(shapes, values, grid, all_touched) -> array of whole numbers, 0 where nothing``.
Burn = Callable[[Sequence[Any], Sequence[int], Grid, bool], Any]
#: A corner counts as crossed by a line when it is nearer than this share of a cell.
ON_CORNER = 0.01
#: Share of a layer covered more than once from which it is told.
OVERLAP_TOLD = 0.01
#: Memory at the peak: classes, one layer, its lines and widths, what is written; bytes per cell.
BYTES_PER_CELL = 34


@dataclass(frozen=True)
class Rule:
    """How a layer gives codes.

    Attributes
    ----------
    code_field, code : field of the codes; code of what has none there (or of the whole layer).
    label_field : field of the labels.
    width_field, width_m : width of lines, m; the field wins where it holds a number.
    prefix : put before each code, so that one code of two layers stays two classes.
    """

    code_field: str = ""
    code: str = ""
    label_field: str = ""
    width_field: str = ""
    width_m: float = 0.0
    prefix: str = ""


@dataclass(frozen=True)
class Painted:
    """One layer on the grid.

    Attributes
    ----------
    name : of the layer.
    cells : rank of the code of each cell from 1, 0 where the layer says nothing.
    codes, labels : by rank - 1.
    notes : what to tell.
    """

    name: str
    cells: npt.NDArray[np.int32]
    codes: tuple[str, ...]
    labels: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Composite:
    """Layers merged.

    Attributes
    ----------
    values, missing : number of the class of each cell, and cells that no layer covers.
    classes : what the numbers mean.
    table : ``numero``, ``code``, ``libelle``, ``couche``, ``surface_ha``, ``mailles``.
    notes : what to tell.
    """

    values: npt.NDArray[np.int32]
    missing: npt.NDArray[np.bool_]
    classes: Classes
    table: pd.DataFrame
    notes: tuple[str, ...]


def paint(frame: GeoDataFrame, rule: Rule, name: str, grid: Grid, burn: Burn) -> Painted:
    """Lay a vector layer on the grid.

    A surface takes the cells whose centre it holds. A line takes every cell it touches, corners included, so that no
    diagonal step passes through it; with a width, it takes also the cells whose centre is within half of it. Inside
    the layer, the smallest surface lies on top; among lines, the first code in natural order.

    Raises
    ------
    InputError
        A field of the rule does not exist, or no object has a code and a geometry.
    """
    mended = repair(frame.geometry)
    codes, labels, notes = _codes(frame, rule, name)
    if mended.repaired.any():
        notes.append(f"« {name} » : {pluriel(int(mended.repaired.sum()), 'géométrie réparée', 'géométries réparées')}.")
    shapes = mended.geometries
    gone = shapely.is_missing(shapes)
    coded = np.array([code is not None for code in codes], dtype=bool)
    if gone.any():
        notes.append(f"« {name} » : {pluriel(int(gone.sum()), 'objet')} sans géométrie ignoré(s).")
    if (~coded).any():
        notes.append(
            f"« {name} » : {pluriel(int((~coded).sum()), 'objet')} sans code dans « {rule.code_field} » "
            f"({mesure(float(hectares(shapes[~coded & ~gone]).sum()), 'ha')}) : laissé(s) aux couches suivantes."
        )
    kept = np.flatnonzero(~gone & coded)
    if not len(kept):
        raise InputError(f"« {name} » n’a aucun objet avec une géométrie et un code : choisissez une autre couche.")
    widths, told = _widths(frame.iloc[kept], rule, name)
    notes += told
    texts = [str(codes[place]) for place in kept]
    known = sorted(set(texts), key=lambda code: (natural_order(code), code))
    rank = {code: number for number, code in enumerate(known, start=1)}
    named = {code: labels[place] for place, code in reversed(list(zip(kept, texts)))}
    ranks = np.array([rank[code] for code in texts], dtype=np.int32)
    cells = _burnt(shapes[kept], ranks, widths, grid, burn)
    notes += _overlapping(shapes[kept], cells, grid, name)
    notes += _vanished(shapes[kept], ranks, cells, known, name)
    return Painted(name, cells, tuple(known), tuple(named[code] or "" for code in known), tuple(notes))


def _codes(frame: GeoDataFrame, rule: Rule, name: str) -> tuple[list[str | None], list[str | None], list[str]]:
    columns = {str(column).casefold(): column for column in frame.columns if column != frame.geometry.name}
    for asked in (rule.code_field, rule.label_field, rule.width_field):
        if asked and asked.casefold() not in columns:
            raise InputError(
                f"« {name} » : le champ « {asked} » n’existe pas ; champs présents : {', '.join(map(str, columns))}."
            )
    fixed = rule.code or ("" if rule.code_field else name)
    read = frame[columns[rule.code_field.casefold()]].map(clean) if rule.code_field else [None] * len(frame)
    codes = [rule.prefix + (code or fixed) if code or fixed else None for code in read]
    if rule.label_field:
        return codes, [clean(text) for text in frame[columns[rule.label_field.casefold()]]], []
    return codes, [name if fixed and not code else None for code in read], []


def _widths(frame: GeoDataFrame, rule: Rule, name: str) -> tuple[npt.NDArray[np.float64], list[str]]:
    """Return the width of each object, m, and what to tell of those that have none."""
    widths = np.full(len(frame), rule.width_m)
    if not rule.width_field:
        return widths, []
    columns = {str(column).casefold(): column for column in frame.columns}
    read = [number(value) for value in frame[columns[rule.width_field.casefold()]]]
    known = np.array([value is not None and value >= 0 for value in read])
    widths[known] = [value for value, good in zip(read, known) if good]
    lost = int((~known).sum())
    if not lost:
        return widths, []
    return widths, [
        f"« {name} » : {pluriel(lost, 'objet')} sans largeur lisible dans « {rule.width_field} » : "
        f"{mesure(rule.width_m, 'm')} retenus."
    ]


def _burnt(
    shapes: npt.NDArray[np.object_],
    ranks: npt.NDArray[np.int32],
    widths: npt.NDArray[np.float64],
    grid: Grid,
    burn: Burn,
) -> npt.NDArray[np.int32]:
    cells = np.zeros(grid.shape, dtype=np.int32)
    dimension = shapely.get_dimensions(shapes)
    surfaces = np.flatnonzero(dimension == 2)
    if len(surfaces):
        order = surfaces[np.lexsort((-ranks[surfaces], -shapely.area(shapes[surfaces])))]
        cells = burn(shapes[order], ranks[order], grid, False)
    lines = np.flatnonzero(dimension == 1)
    if not len(lines):
        return cells
    order = lines[np.argsort(-ranks[lines], kind="stable")]
    wide = order[widths[order] > 0]
    if len(wide):
        bands = shapely.buffer(shapes[wide], widths[wide] / 2, cap_style="flat")
        cells = _over(burn(bands, ranks[wide], grid, False), cells)
    return _over(burn_lines(shapes[order], ranks[order], grid, burn), cells)


def _over(top: npt.NDArray[np.int32], below: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    return np.where(top > 0, top, below)


def burn_lines(
    shapes: npt.NDArray[np.object_], values: npt.NDArray[np.int32], grid: Grid, burn: Burn
) -> npt.NDArray[np.int32]:
    """Return the cells lines touch, each with the value of the last line there; no diagonal step passes through.

    Where a line goes through the very corner of four cells, it touches only two of them inside: one of the two others
    is added.
    """
    cells = burn(shapes, values, grid, True)
    held = cells > 0
    falling = held[:-1, :-1] & held[1:, 1:] & ~held[:-1, 1:] & ~held[1:, :-1]
    rising = held[:-1, 1:] & held[1:, :-1] & ~held[:-1, :-1] & ~held[1:, 1:]
    rows, columns = np.nonzero(falling | rising)
    if not len(rows):
        return cells
    corners = shapely.points(grid.left + (columns + 1) * grid.across, grid.top - (rows + 1) * grid.down)
    near = shapely.STRtree(np.asarray(shapes, dtype=object)).query(
        shapely.buffer(corners, ON_CORNER * min(grid.across, grid.down)), predicate="intersects"
    )[0]
    crossed = np.unique(near)
    rows, columns = rows[crossed], columns[crossed]
    down = falling[rows, columns]
    # the free cell in the northern row of the four
    cells[rows, columns + down] = cells[rows, columns + ~down]
    return cells


def _overlapping(shapes: npt.NDArray[np.object_], cells: npt.NDArray[np.int32], grid: Grid, name: str) -> list[str]:
    """Tell the area covered more than once, as drawn, when it is not that of a few edges of cells."""
    if not (shapely.get_dimensions(shapes) == 2).all():
        return []
    drawn = float(shapely.area(shapely.clip_by_rect(shapes, *grid.bounds)).sum())
    covered = float((cells > 0).sum() * grid.cell_area)
    if drawn - covered <= OVERLAP_TOLD * covered:
        return []
    return [
        f"« {name} » : environ {mesure((drawn - covered) / 10_000, 'ha')} couverts par plusieurs surfaces ; la plus "
        "petite l’emporte."
    ]


def _vanished(
    shapes: npt.NDArray[np.object_],
    ranks: npt.NDArray[np.int32],
    cells: npt.NDArray[np.int32],
    known: list[str],
    name: str,
) -> list[str]:
    """Tell the codes that no cell bears: their surfaces are narrower than the cell, or lie outside."""
    present = np.isin(np.arange(1, len(known) + 1), cells)
    if present.all():
        return []
    area = [float(hectares(shapes[ranks == rank + 1]).sum()) for rank in np.flatnonzero(~present)]
    told = ", ".join(f"{known[rank]} ({mesure(a, 'ha')})" for rank, a in zip(np.flatnonzero(~present), area))
    return [
        f"« {name} » : sans aucune maille, parce que plus étroit que la maille, couvert ou hors de l’emprise : {told}."
    ]


def painted_raster(values: npt.NDArray[np.int64], missing: npt.NDArray[np.bool_], rule: Rule, name: str) -> Painted:
    """Lay a raster of classes, already on the grid.

    Raises
    ------
    InputError
        No cell has a value.
    """
    if missing.all():
        raise InputError(
            f"« {name} » n’a aucune maille sur l’emprise : choisissez une autre couche ou une autre emprise."
        )
    found, rank = np.unique(values[~missing], return_inverse=True)
    cells = np.zeros(values.shape, dtype=np.int32)
    cells[~missing] = rank.reshape(-1) + 1
    codes = tuple(rule.code or f"{rule.prefix}{value}" for value in found)
    if rule.code:
        cells, codes = (cells > 0).astype(np.int32), (rule.prefix + rule.code,)
    return Painted(name, cells, codes, (name if rule.code else "",) * len(codes))


class Stack:
    """Layers merged one after the other, the first over the others; only one is held beside the result.

    Codes that are all whole numbers are the numbers of the cells; otherwise classes are numbered from 1 in the natural
    order of their codes, which depends neither on the order of the objects nor on that of the layers.

    Parameters
    ----------
    within : cells of the study area, where what is not covered is counted; None for the whole grid.
    """

    def __init__(self, grid: Grid, within: npt.NDArray[np.bool_] | None = None) -> None:
        self._grid = grid
        self._within = within
        self._ranks = np.zeros(grid.shape, dtype=np.int32)
        self._codes: list[str] = []
        self._labels: list[str] = []
        self._layers: list[str] = []
        self._notes: list[str] = []

    def add(self, layer: Painted) -> None:
        """Lay a layer under those already there."""
        own = layer.cells > 0
        here = own & (self._ranks == 0)
        self._ranks[here] = layer.cells[here] + len(self._codes)
        self._codes += layer.codes
        self._labels += layer.labels
        self._layers += [layer.name] * len(layer.codes)
        self._notes += layer.notes
        seen, hidden = self._ha(here), self._ha(own) - self._ha(here)
        told = f"« {layer.name} » : {mesure(seen, 'ha')} visibles"
        self._notes.append(f"{told}, {mesure(hidden, 'ha')} sous une couche prioritaire." if hidden else f"{told}.")

    def _ha(self, cells: npt.NDArray[np.bool_]) -> float:
        return float(cells.sum() * self._grid.cell_area / 10_000)

    def merged(self) -> Composite:
        """Return the result, the layers being all there."""
        place = {code_key(code): code for code in reversed(self._codes)}
        codes = sorted(place.values(), key=lambda code: (natural_order(code), code))
        kept = are_integers(codes)
        numbers = {code_key(code): int(code) if kept else rank for rank, code in enumerate(codes, start=1)}
        of_rank = np.array([0, *(numbers[code_key(code)] for code in self._codes)], dtype=np.int32)
        free = self._ranks == 0
        values = of_rank[self._ranks]
        classes = self._classes(numbers, place)
        table = classes.table(values, free, self._grid)
        return Composite(values, free, classes, table, (*self._notes, *self._shared(), *self._bare(free)))

    def _classes(self, numbers: dict[str, int], place: dict[str, str]) -> Classes:
        labels: dict[int, str] = {}
        names: dict[int, list[str]] = {}
        for code, label, layer in zip(self._codes, self._labels, self._layers):
            value = numbers[code_key(code)]
            labels[value] = labels.get(value) or label
            names.setdefault(value, []).append(layer)
        joined = {value: ", ".join(dict.fromkeys(found)) for value, found in names.items()}
        return Classes({numbers[key]: code for key, code in place.items()}, labels, joined)

    def _shared(self) -> list[str]:
        """Tell the codes that several layers give: they are one class."""
        owners: dict[str, list[str]] = {}
        written: dict[str, str] = {}
        for code, layer in zip(self._codes, self._layers):
            owners.setdefault(code_key(code), []).append(layer)
            written.setdefault(code_key(code), code)
        told = [f"{written[key]} ({', '.join(names)})" for key, names in owners.items() if len(names) > 1]
        if not told:
            return []
        return [
            f"Codes donnés par plusieurs couches, réunis en une classe : {' ; '.join(told)}. Donnez un préfixe à l’une "
            "des couches pour les séparer."
        ]

    def _bare(self, free: npt.NDArray[np.bool_]) -> list[str]:
        bare = free if self._within is None else free & self._within
        if not bare.any():
            return []
        where = "de l’emprise" if self._within is None else "du territoire"
        return [
            f"{mesure(self._ha(bare), 'ha')} {where} ne sont couverts par aucune couche : "
            f"{pluriel(int(bare.sum()), 'maille')} sans valeur."
        ]


def merge(layers: Sequence[Painted], grid: Grid, within: npt.NDArray[np.bool_] | None = None) -> Composite:
    """Merge layers, the first over the others; see ``Stack``."""
    stack = Stack(grid, within)
    for layer in layers:
        stack.add(layer)
    return stack.merged()
