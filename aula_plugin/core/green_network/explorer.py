"""Many searches over one friction raster: one from each patch, over threads, each at the price of what it reaches."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Event
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from ..errors import InputError
from ..labour import Labour, run_all
from .engine_numpy import NumpyEngine
from .engines import interrupted, open_engine
from .steps import Steps

if TYPE_CHECKING:
    from .engines import Engine

#: More threads would wait for the memory of one computer.
MOST_THREADS = 8
Unit = TypeVar("Unit")
Result = TypeVar("Result")


def never() -> bool:
    """Return False: nobody stops the run."""
    return False


def tell_nobody(share: float) -> None:  # noqa: ARG001
    """Tell nobody."""


@dataclass(frozen=True)
class Path:
    """A least-cost path, cell by cell, both ends included.

    Attributes
    ----------
    cost : cost-metres.
    rows, columns : of its cells, from the cell it leaves to the first cell it reaches.
    """

    cost: float
    rows: np.ndarray
    columns: np.ndarray


class Explorer:
    """Searches from patches, one after the other, over one friction raster.

    Parameters
    ----------
    friction : floats above 0, not finite where impassable.
    patches : int ids, 0 for none; cells of a patch that are impassable leave nowhere and are not reached.
    """

    def __init__(self, friction: np.ndarray, patches: np.ndarray, steps: Steps, engine: str = "auto") -> None:
        check(friction, patches)
        self.patches = np.ascontiguousarray(patches, dtype=np.int32).ravel()
        cells = np.flatnonzero(self.patches)
        cells = cells[np.argsort(self.patches[cells], kind="stable")]
        ids, first = np.unique(self.patches[cells], return_index=True)
        self.cells: dict[int, np.ndarray] = dict(zip(ids.tolist(), np.split(cells, first[1:])))
        self.engine: Engine = open_engine(friction, steps, engine)

    def twin(self) -> Explorer:
        """Return an explorer of the same raster, for another thread."""
        other = object.__new__(Explorer)
        other.patches, other.cells, other.engine = self.patches, self.cells, self.engine.twin()
        return other

    def paths(
        self, origin: int, targets: Iterable[int], limit: float = math.inf, cancelled: Callable[[], bool] = never
    ) -> dict[int, Path]:
        """Return the least-cost path from a patch to each target within the limit (see ``cost.search``)."""
        wanted = np.unique([target for target in targets if target in self.cells and target != origin])
        if not len(wanted):
            return {}
        try:
            found = self.engine.run(self._cells(origin), limit, cancelled, self.patches, wanted)
            if cancelled():
                raise interrupted()
            return {target: self._path(cell) for target, cell in sorted(found.items())}
        finally:
            self.engine.reset()

    def window(self, origin: int, limit: float, cancelled: Callable[[], bool] = never) -> tuple[np.ndarray, int, int]:
        """Return the costs from a patch up to the limit, and the row and column of their window (see ``cost``)."""
        try:
            self.engine.run(self._cells(origin), limit, cancelled)
            if cancelled():
                raise interrupted()
            box = self.engine.box()
            return self.engine.window(box), box[0], box[2]
        finally:
            self.engine.reset()

    def _cells(self, origin: int) -> np.ndarray:
        if origin not in self.cells:
            raise InputError(f"Réservoir {origin} : aucune maille de la grille ne le porte.")
        return self.cells[origin]

    def _path(self, cell: int) -> Path:
        rows, columns = np.divmod(self.engine.trace(cell), self.engine.shape[1])
        return Path(self.engine.cost_at(cell), rows, columns)


def check(friction: np.ndarray, ids: np.ndarray) -> None:
    """Refuse frictions that are not above 0; a cell that is not finite is impassable.

    Raises
    ------
    InputError
        Says the frictions found, how many cells bear them and where the first lies.
    """
    if friction.shape != ids.shape:
        raise InputError(
            f"La résistance a {friction.shape[0]} × {friction.shape[1]} mailles, les sources "
            f"{ids.shape[0]} × {ids.shape[1]} : elles doivent être sur la même grille."
        )
    wrong = friction <= 0
    if not wrong.any():
        return
    row, column = np.unravel_index(int(wrong.argmax()), friction.shape)
    values = ", ".join(f"{value:g}".replace(".", ",") for value in np.unique(friction[wrong])[:5])
    raise InputError(
        f"Résistance : {int(wrong.sum())} maille(s) portent une friction nulle ou négative ({values}), la première "
        f"ligne {row + 1}, colonne {column + 1}. Une friction est supérieure à 0 : donnez 1 au milieu le plus "
        "favorable, et laissez sans valeur ce qui est infranchissable."
    )


def over_threads(
    explorer: Explorer,
    work: Callable[[Explorer, Unit, Callable[[], bool]], Result],
    units: Sequence[Unit],
    workers: int = 0,
    progress: Callable[[float], None] = tell_nobody,
    cancelled: Callable[[], bool] = never,
) -> list[Result]:
    """Return ``[work(explorer, unit, stopped) for unit in units]``, each worker with its own twin of the explorer.

    Parameters
    ----------
    work : asks ``stopped()`` in its searches; its results must not depend on those before it.
    workers : threads; 0 for as many as suit the engine: numba leaves Python to the others, numpy does not.
    progress : called with the share of the units done, in the thread of the caller.

    Raises
    ------
    InputError
        The person stopped the run.
    """
    count = workers or (1 if isinstance(explorer.engine, NumpyEngine) else min(MOST_THREADS, os.cpu_count() or 1))
    count = max(1, min(count, len(units)))
    free: SimpleQueue[Explorer] = SimpleQueue()
    for each in [explorer, *(explorer.twin() for _ in range(count - 1))]:
        free.put(each)
    stop = Event()

    def one(unit: Unit) -> Result:
        mine = free.get()
        try:
            return work(mine, unit, stop.is_set)
        finally:
            free.put(mine)

    with ThreadPoolExecutor(max_workers=count) as pool:
        try:
            done = run_all(
                Labour(pool), one, [(unit,) for unit in units], lambda n, _: progress(n / len(units)), cancelled
            )
        finally:
            stop.set()  # what still runs when the person stops, or when a unit failed
    if done is None:
        raise interrupted()
    return done


def searches(
    friction: np.ndarray,
    patches: np.ndarray,
    pairs: Iterable[tuple[int, int]],
    steps: Steps,
    limit: float = math.inf,
    engine: str = "auto",
    workers: int = 0,
    progress: Callable[[float], None] = tell_nobody,
    cancelled: Callable[[], bool] = never,
) -> dict[tuple[int, int], Path]:
    """Return the least-cost path of each pair ``(origin, target)`` within the limit, sorted by pair.

    One exact search per origin, stopped once its targets are reached. The paths do not depend on the number of
    workers nor on the engine. A pair out of reach has no path.
    """
    targets: dict[int, list[int]] = {}
    for origin, target in sorted(set(pairs)):
        targets.setdefault(origin, []).append(target)
    units = list(targets.items())

    def one(explorer: Explorer, unit: tuple[int, list[int]], stopped: Callable[[], bool]) -> dict[int, Path]:
        return explorer.paths(*unit, limit, stopped)

    found = over_threads(Explorer(friction, patches, steps, engine), one, units, workers, progress, cancelled)
    return {(origin, target): path for (origin, _), paths in zip(units, found) for target, path in paths.items()}
