"""Land that leaves a state and comes back to it: a change, or an error of one of the dates."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
import shapely

from ..geometry import mean_width, overlay
from ..shape_parts import gathered, single_parts
from ..typography import majuscule
from .classes import Classes
from .control_codes import pair_codes
from .defects import INFORMATION, WARNING, defects
from .land_cover import LandCover
from .nomenclature import CONSUMED, ENAF
from .overlaps import WIDTH_MIN_M
from .pairs import same_outlines

#: States that are compared, by measure: unsaid, then the two states.
WORDS = {
    "enaf": ("", "espace naturel, agricole ou forestier", "espace urbanisé"),
    "decret": ("", "non artificialisé", "artificialisé"),
    "impermeable": ("", "perméable", "imperméable"),
}


def compared(covers: Sequence[LandCover]) -> str | None:
    """Return the measure whose states are compared: the first that all the nomenclatures tell."""
    return next((name for name in WORDS if all(name in cover.nomenclature.measures for cover in covers)), None)


def states(classes: Classes, measure: str) -> np.ndarray:
    """Return the state of each polygon: 0 unsaid, 1 natural or farm land, 2 the contrary (int8)."""
    if measure == "enaf":
        kept, gone = np.isin(classes.enaf, ENAF), np.isin(classes.enaf, CONSUMED)
        return np.where(gone, 2, np.where(kept, 1, 0)).astype(np.int8)
    flag = classes.artif if measure == "decret" else classes.sealed
    return (flag + 1).astype(np.int8)


def flip_flops(covers: Sequence[LandCover], classes: Sequence[Classes], measure: str, least_m2: float) -> pd.DataFrame:
    """Return the places in one state at the first and third dates, and in the other one at the second.

    Only what changed between the first two dates is laid over the third. Pieces under ``least_m2`` are information:
    often two drawings of one outline.
    """
    state = [states(one, measure) for one in classes]
    first, second, places = _common(
        covers[0].shapes, covers[1].shapes, state[0], state[1], lambda one, other: one * other == 2
    )
    was = state[0][first]
    piece, third, places = _common(places, covers[2].shapes, was, state[2], lambda one, other: one == other)
    rows = (first[piece], second[piece], third)
    codes = [pair_codes(one)[row] for one, row in zip(classes, rows)]
    words = WORDS[measure]
    messages = [
        f"{majuscule(words[one])} en {covers[0].year} ({a}), {words[other]} en {covers[1].year} ({b}), de nouveau "
        f"{words[one]} en {covers[2].year} ({c})."
        for one, other, a, b, c in zip(state[0][rows[0]], state[1][rows[1]], *codes)
    ]
    chain = np.array([f"{a} → {b} → {c}" for a, b, c in zip(*codes)], dtype=object)
    severity = np.where(shapely.area(places) >= least_m2, WARNING, INFORMATION)
    return defects("aller_retour", severity, covers[1].year, chain, places, messages)


def _common(
    left: np.ndarray,
    right: np.ndarray,
    state_left: np.ndarray,
    state_right: np.ndarray,
    keeps: Callable[[np.ndarray, np.ndarray], np.ndarray],
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the pairs of polygons whose states are kept, and what they share, slivers of rounding left out.

    A polygon drawn alike in both layers is compared with itself alone.
    """
    every = np.arange(len(left)), np.arange(len(right))
    twin_left, twin_right = np.full(len(left), -1), np.full(len(right), -1)
    same = same_outlines(left, right, *every)
    twin_left[same[0]], twin_right[same[1]] = same[1], same[0]
    one, other = shapely.STRtree(right).query(left)
    kept = keeps(state_left[one], state_right[other]) & (state_left[one] > 0)
    kept &= (twin_left[one] == other) | (twin_left[one] < 0) | (twin_right[other] < 0)
    one, other = one[kept], other[kept]
    places, alike = left[one].copy(), twin_left[one] == other
    places[~alike] = overlay(shapely.intersection, left[one[~alike]], right[other[~alike]])
    pieces, pair = single_parts(places)
    wide = (shapely.get_dimensions(pieces) == 2) & (np.nan_to_num(mean_width(pieces)) >= WIDTH_MIN_M)
    real, group = np.unique(pair[wide], return_inverse=True)
    return one[real], other[real], gathered(pieces[wide], group)
