"""Outlines of a land cover: invalid, drawn twice, gaps, overlaps, under the minimum unit, neighbours alike."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
import shapely

from ..components import components
from ..contiguity import shared_borders
from ..coverage import empty_places
from ..geometry import clip, dissolve, mean_width, repair
from ..typography import mesure, nombre
from .classes import Classes
from .control_codes import pair_codes
from .defects import ERROR, INFORMATION, WARNING, defects
from .land_cover import LandCover
from .minimum_units import MinimumUnits
from .overlaps import WIDTH_MIN_M, Overlaps, overlaps

#: What GEOS says of an invalid polygon, in French.
_REASONS = {
    "Self-intersection": "le contour se recoupe",
    "Ring Self-intersection": "le contour se touche lui-même",
    "Too few points in geometry component": "trop peu de points",
    "Hole lies outside shell": "un trou sort du contour",
    "Holes are nested": "un trou dans un trou",
    "Nested shells": "une partie dans une autre",
    "Interior is disconnected": "l’intérieur est coupé en deux",
    "Duplicate Rings": "un contour dessiné deux fois",
    "Invalid Coordinate": "une coordonnée n’est pas un nombre",
}


@dataclass(frozen=True)
class Outlines:
    """A land cover whose outlines are sound, each drawn once, and what was wrong with the others.

    Attributes
    ----------
    cover : usable polygons only, mended, duplicates left out.
    found : invalid outlines and duplicates.
    """

    cover: LandCover
    found: list[pd.DataFrame]


def sound(cover: LandCover) -> Outlines:
    """Mend the outlines, set apart those that cannot be, and keep one of the polygons drawn several times."""
    mended = repair(cover.shapes)
    lost = mended.emptied | mended.missing
    found = [_invalid(cover, mended.repaired, mended.geometries), _lost(cover, lost)]
    kept = _rows(replace(cover, shapes=mended.geometries), np.flatnonzero(~lost))
    origin = _first_alike(kept.shapes)
    again = np.flatnonzero(origin != np.arange(len(origin)))
    found.append(_duplicates(kept, again, origin[again]))
    return Outlines(_rows(kept, np.flatnonzero(origin == np.arange(len(origin)))), found)


def _first_alike(shapes: np.ndarray) -> np.ndarray:
    """Return, for each polygon, the position of the first one drawn with the same outline, wherever it starts."""
    drawn = pd.Series(shapely.to_wkb(shapely.normalize(shapes), output_dimension=2), dtype=object)
    number = pd.factorize(drawn)[0]
    _, first = np.unique(number, return_index=True)
    return first[number]


def _rows(cover: LandCover, rows: np.ndarray) -> LandCover:
    return replace(
        cover,
        shapes=cover.shapes[rows],
        cs=cover.cs[rows],
        us=None if cover.us is None else cover.us[rows],
        ids=cover.ids[rows],
    )


def _invalid(cover: LandCover, repaired: np.ndarray, shapes: np.ndarray) -> pd.DataFrame:
    here = np.flatnonzero(repaired)
    reasons = [re.sub(r"\s*\[.*", "", str(reason)) for reason in shapely.is_valid_reason(cover.shapes[here])]
    messages = [
        f"Objet {cover.ids[place]} : {_REASONS.get(reason, 'contour incorrect')} ; contrôlé une fois réparé."
        for place, reason in zip(here, reasons)
    ]
    return defects("geometrie_invalide", WARNING, cover.year, None, shapes[here], messages)


def _lost(cover: LandCover, lost: np.ndarray) -> pd.DataFrame:
    here = np.flatnonzero(lost)
    messages = [f"Objet {cover.ids[place]} : aucune surface utilisable ; laissé de côté." for place in here]
    return defects("geometrie_invalide", ERROR, cover.year, None, np.full(len(here), None, dtype=object), messages)


def _duplicates(cover: LandCover, again: np.ndarray, origin: np.ndarray) -> pd.DataFrame:
    codes = _written(cover)
    messages = [
        f"Objet {cover.ids[place]} : même contour que l’objet {cover.ids[other]}, "
        f"{'mêmes codes' if codes[place] == codes[other] else 'codes différents'}."
        for place, other in zip(again, origin)
    ]
    return defects("doublon", ERROR, cover.year, codes[again], cover.shapes[again], messages)


def _written(cover: LandCover) -> np.ndarray:
    """Return the codes of each polygon as they are written."""
    cs = ["?" if pd.isna(code) else str(code) for code in cover.cs]
    us = None if cover.us is None else ["?" if pd.isna(code) else str(code) for code in cover.us]
    return np.array(cs if us is None else [f"{one} × {other}" for one, other in zip(us, cs)], dtype=object)


def overlapping(cover: LandCover, least_m2: float) -> tuple[pd.DataFrame, Overlaps]:
    """Return the places that two polygons claim, one row by pair, and the figures of all."""
    found, codes = overlaps(cover.shapes), _written(cover)
    one, other = found.pairs.T
    messages = [
        f"Objets {cover.ids[i]} et {cover.ids[j]} : {mesure(area, 'm2')} en commun."
        for i, j, area in zip(one, other, found.areas)
    ]
    both = np.array([f"{codes[i]} / {codes[j]}" for i, j in zip(one, other)], dtype=object)
    severity = np.where(found.areas >= least_m2, ERROR, INFORMATION)
    return defects("recouvrement", severity, cover.year, both, found.shapes, messages), found


def gaps(cover: LandCover, territory: Any | None, least_m2: float) -> pd.DataFrame:
    """Return what no polygon covers inside the territory, or, without one, the holes that polygons enclose."""
    limits = None if territory is None else shapely.get_parts(shapely.boundary(territory))
    empty = empty_places(cover.shapes, limits)
    if territory is not None and len(empty):
        shapely.prepare(territory)
        empty = empty[shapely.contains(territory, shapely.point_on_surface(empty))]
    empty = empty[np.nan_to_num(mean_width(empty)) >= WIDTH_MIN_M]
    severity = np.where(shapely.area(empty) >= least_m2, ERROR, INFORMATION)
    where = "que des objets entourent" if territory is None else "dans le territoire"
    messages = [f"{mesure(area, 'm2')} sans objet, {where}." for area in shapely.area(empty)]
    return defects("lacune", severity, cover.year, None, empty, messages)


def inside(cover: LandCover, territory: Any) -> tuple[LandCover, LandCover]:
    """Return the polygons that share an area with the territory, whole, then cut by its limit."""
    cut = clip(cover.shapes, territory)
    here = np.flatnonzero(shapely.area(cut) > 0)
    return _rows(cover, here), _rows(replace(cover, shapes=cut), here)


def too_small(cover: LandCover, classes: Classes, units: MinimumUnits, territory: Any | None) -> pd.DataFrame:
    """Return the polygons under the minimum unit; what the limit of the territory may have cut is information."""
    axes = [classes.cs] if cover.us is None else [classes.cs, classes.us]
    least, area = units.of(axes), shapely.area(cover.shapes)
    here = np.flatnonzero(area < least)
    cut = np.zeros(len(here), dtype=bool)
    if territory is not None:
        cut = shapely.dwithin(cover.shapes[here], shapely.boundary(territory), WIDTH_MIN_M)
    messages = [
        f"Objet {cover.ids[place]} : {mesure(area[place], 'm2', least[place])}, sous l’unité minimale "
        f"de {mesure(least[place], 'm2')}{' ; au bord du territoire, peut-être coupé' if edge else ''}."
        for place, edge in zip(here, cut)
    ]
    severity = np.where(cut, INFORMATION, WARNING)
    return defects("sous_unite", severity, cover.year, pair_codes(classes)[here], cover.shapes[here], messages)


def not_merged(cover: LandCover, classes: Classes) -> pd.DataFrame:
    """Return each set of neighbours that bear the same codes, united: they could be one polygon."""
    codes = pair_codes(classes)
    number = pd.factorize(codes)[0]
    left, right, _ = shared_borders(cover.shapes)
    alike = number[left] == number[right]
    group = components(len(number), left[alike], right[alike])
    size = np.bincount(group, minlength=len(number))
    heads = np.flatnonzero(size > 1)
    order = np.argsort(group, kind="stable")
    starts = np.searchsorted(group[order], heads)
    members = [order[start : start + size[head]] for start, head in zip(starts, heads)]
    united = np.array([dissolve(cover.shapes[rows]) for rows in members] + [None], dtype=object)[:-1]
    messages = [
        f"{nombre(len(rows))} objets voisins de mêmes codes : {_some([cover.ids[row] for row in rows])}"
        for rows in members
    ]
    return defects("non_fusionne", INFORMATION, cover.year, codes[heads], united, messages)


def _some(ids: list[Any]) -> str:
    """Return the first ids of a list, to the end of the sentence."""
    shown = ", ".join(str(one) for one in ids[:6])
    return f"{shown}…" if len(ids) > 6 else f"{shown}."
