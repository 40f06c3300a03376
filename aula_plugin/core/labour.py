"""Independent units of work through one executor, whoever runs it: threads of this computer or a cluster."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any

#: Seconds between two questions on whether to stop, when nothing ends meanwhile.
PATIENCE_S = 0.2


def itself(value: Any) -> Any:
    """Return a value as it is."""
    return value


@dataclass(frozen=True)
class Labour:
    """Who works.

    Attributes
    ----------
    executor : of ``concurrent.futures``, or one that behaves the same.
    share : returns what stands for a value that many units read: itself here, a reference on a cluster, which sends it
        once and not with each unit.
    remote : units and their results are copied: they must be picklable, and small beside what is shared.
    """

    executor: Executor
    share: Callable[[Any], Any] = itself
    remote: bool = False


def run_all(
    labour: Labour,
    function: Callable[..., Any],
    units: Sequence[tuple[Any, ...]],
    done: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> list[Any] | None:
    """Return ``[function(*unit) for unit in units]``, in this order whatever the order in which they end.

    Parameters
    ----------
    done : called each time a unit ends, in the thread of the caller, with how many have and the position of this one.
    cancelled : asked all along; units not begun are then dropped and None is returned.

    Raises
    ------
    Exception
        Of the first unit that failed; the others are dropped.
    """
    ended: SimpleQueue[Future[Any]] = SimpleQueue()
    futures = [labour.executor.submit(function, *unit) for unit in units]
    for future in futures:
        future.add_done_callback(ended.put)
    position = {id(future): number for number, future in enumerate(futures)}
    count = 0
    try:
        while count < len(futures):
            if cancelled():
                return None
            try:
                future = ended.get(timeout=PATIENCE_S)
            except Empty:
                continue
            future.result()
            count += 1
            done(count, position[id(future)])
    finally:
        for future in futures:
            future.cancel()
    return [future.result() for future in futures]
