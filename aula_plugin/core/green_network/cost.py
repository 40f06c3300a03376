"""Least costs on a friction raster: from patches to everywhere, and from patch to patch.

Costs are cost-metres: the sum, over the steps of a path, of the length of the step (m) times the mean friction of the
cells it touches. A source costs nothing to leave; the friction of its border cell counts in the first step.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from ..errors import InputError, interrupted
from .engines import open_engine
from .explorer import Explorer, Path, check, never, over_threads, searches, tell_nobody
from .memory import MOST_CELLS
from .steps import Steps

__all__ = [
    "CostField",
    "Explorer",
    "Path",
    "Steps",
    "cost_distance",
    "over_threads",
    "search",
    "searches",
    "window_field",
]


@dataclass(frozen=True)
class CostField:
    """What reaches each cell.

    Attributes
    ----------
    distance : float64, least cost from a source, cost-metres; infinite where nothing comes.
    source : int32, id of the source it comes from, 0 where nothing comes.
    previous : int8, move that leads back to the previous cell (its rank in ``Steps.moves``), −1 at the sources and
        where nothing comes. Of several previous cells that give the same cost, the lowest: a rule that depends
        neither on the engine nor on the ids of the sources.
    """

    distance: np.ndarray
    source: np.ndarray
    previous: np.ndarray


def cost_distance(
    friction: np.ndarray,
    sources: np.ndarray,
    steps: Steps,
    limit: float = math.inf,
    engine: str = "auto",
    cancelled: Callable[[], bool] = never,
    progress: Callable[[float], None] = tell_nobody,
) -> CostField:
    """Return the least cost from the nearest source to each cell, and which source it is.

    Parameters
    ----------
    friction : floats above 0, not finite where impassable.
    sources : ids above 0, 0 where there is none; a source on an impassable cell leaves nowhere.
    limit : cost-metres beyond which nothing is looked for; a cell at exactly the limit is reached.
    engine : "auto", "numba" or "numpy"; the results are the same to the last bit.
    cancelled : asked several times a second.
    progress : called with the share of the cells settled, 0 to 1.

    Raises
    ------
    InputError
        A friction is not above 0, the grids differ, or the person stopped the run.
    """
    check(friction, sources)
    if friction.size > MOST_CELLS:
        raise InputError(f"{friction.size} mailles : au plus {MOST_CELLS}. Prenez une maille plus grande.")
    found = open_engine(friction, steps, engine)

    def stopped() -> bool:
        progress(min(found.settled / friction.size, 1.0))
        return cancelled()

    found.run(np.flatnonzero(sources), limit, stopped)
    if cancelled():
        raise interrupted()
    field = found.field(np.ascontiguousarray(sources, dtype=np.int32), cancelled)
    if cancelled():
        raise interrupted()
    progress(1.0)
    return CostField(*field)


def search(
    friction: np.ndarray,
    patches: np.ndarray,
    origin: int,
    targets: Sequence[int],
    steps: Steps,
    limit: float = math.inf,
    engine: str = "auto",
    cancelled: Callable[[], bool] = never,
) -> dict[int, Path]:
    """Return the least-cost path from a patch to each target within the limit.

    Exact: one search from all the cells of the origin, stopped once every target is reached. A path ends at the first
    cell of the target it meets (least cost, then lowest cell); it may cross other patches. A target out of reach has
    no path. For many origins, ``searches`` or an ``Explorer`` prepares the raster once.
    """
    return Explorer(friction, patches, steps, engine).paths(origin, targets, limit, cancelled)


def window_field(
    friction: np.ndarray,
    patches: np.ndarray,
    origin: int,
    steps: Steps,
    limit: float,
    engine: str = "auto",
    cancelled: Callable[[], bool] = never,
) -> tuple[np.ndarray, int, int]:
    """Return the costs from a patch up to the limit, infinite beyond, on the window they reach.

    Returns
    -------
    float64 costs, row and column of the north-west cell of the window. For many patches, use an ``Explorer``.
    """
    return Explorer(friction, patches, steps, engine).window(origin, limit, cancelled)
