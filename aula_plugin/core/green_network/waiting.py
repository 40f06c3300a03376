"""Work that nothing can stop, done apart: whoever waits for it can still be told to stop."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import TypeVar

#: Seconds between two questions on whether to stop.
PATIENCE_S = 0.1
Result = TypeVar("Result")


def never() -> None:
    """Do not stop: the default of ``check``."""


def waited(work: Callable[[], Result], check: Callable[[], None]) -> Result:
    """Return ``work()``, asking ``check`` several times a second meanwhile.

    Parameters
    ----------
    work : long, in compiled code that leaves Python to the others.
    check : raises to stop. Nobody waits any more then: the work goes on apart to its end, and what it gives is lost.

    Raises
    ------
    Exception
        What ``check`` or ``work`` raised.
    """
    if check is never:
        return work()
    done: list[Result] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(work())
        except BaseException as error:  # raised again below, in the thread of the caller
            failed.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    check()  # once at least, however short the work
    while thread.is_alive():
        check()
        thread.join(PATIENCE_S)
    if failed:
        raise failed[0]
    return done[0]
