"""Python's cyclic garbage collector, kept out of the way of a long computation."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the cyclic collector: it would walk again and again through millions of cells that live until the end.

    What is no longer referenced is still freed at once; only cycles wait. Measured on 100 communes and 22 400 zones:
    a tenth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
