"""Many searches over one friction raster: one from each patch, over threads, each at the price of what it reaches."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from threading import Event
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from ..errors import InputError, interrupted
from ..labour import Labour, run_all
from .engine_numpy import NumpyEngine
from .engines import as_decimals, engine_class, open_engine
from .memory import spare_workers
from .paths import Path
from .steps import Steps
from .strips import Ground, search_all

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
        self.cells = cells_of(self.patches)
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
            raise _nowhere(origin)
        return self.cells[origin]

    def _path(self, cell: int) -> Path:
        rows, columns = np.divmod(self.engine.trace(cell), self.engine.shape[1])
        return Path(self.engine.cost_at(cell), rows, columns)


def cells_of(patches: np.ndarray) -> dict[int, np.ndarray]:
    """Return the numbers of the cells of each patch, sorted."""
    cells = np.flatnonzero(patches)
    ids = patches.ravel()[cells]
    order = np.argsort(ids, kind="stable")
    found, first = np.unique(ids[order], return_index=True)
    return dict(zip(found.tolist(), np.split(cells[order], first[1:])))


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
    workers : threads; 0 for as many as suit the engine (numba leaves Python to the others, numpy does not) and as the
        memory left has room for.
    progress : called with the share of the units done, in the thread of the caller.

    Raises
    ------
    InputError
        The person stopped the run.
    """
    count = max(1, min(workers or _usual_workers(explorer.engine), len(units)))
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


def _usual_workers(engine: Engine) -> int:
    if isinstance(engine, NumpyEngine):
        return 1
    return min(MOST_THREADS, os.cpu_count() or 1, 1 + spare_workers(engine.friction.size, engine.name))


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

    One exact search per origin, stopped once its targets are reached; with numpy, many origins at a time (see
    ``strips``). The paths do not depend on the number of workers nor on the engine. A pair out of reach has no path.
    """
    targets: dict[int, list[int]] = {}
    for origin, target in sorted(set(pairs)):
        targets.setdefault(origin, []).append(target)
    units = list(targets.items())
    if engine_class(engine, as_decimals(friction[:1]).dtype.char) is NumpyEngine:
        found = _searches_in_strips(friction, patches, units, steps, limit, progress, cancelled)
        return {(origin, target): path for (origin, _), paths in zip(units, found) for target, path in paths.items()}

    def one(explorer: Explorer, unit: tuple[int, list[int]], stopped: Callable[[], bool]) -> dict[int, Path]:
        return explorer.paths(*unit, limit, stopped)

    found = over_threads(Explorer(friction, patches, steps, engine), one, units, workers, progress, cancelled)
    return {(origin, target): path for (origin, _), paths in zip(units, found) for target, path in paths.items()}


def _searches_in_strips(
    friction: np.ndarray,
    patches: np.ndarray,
    units: Sequence[tuple[int, list[int]]],
    steps: Steps,
    limit: float,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> list[dict[int, Path]]:
    check(friction, patches)
    ground = Ground(as_decimals(friction), cells_of(patches), steps)
    known = [(origin, [one for one in targets if one in ground.cells and one != origin]) for origin, targets in units]
    lost = next((origin for origin, targets in known if targets and origin not in ground.cells), None)
    if lost is not None:
        raise _nowhere(lost)
    done = iter(search_all(ground, [unit for unit in known if unit[1]], limit, progress, cancelled))
    return [next(done) if targets else {} for _, targets in known]


def _nowhere(patch: int) -> InputError:
    return InputError(f"Réservoir {patch} : aucune maille de la grille ne le porte.")
