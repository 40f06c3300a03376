"""Work shared out among threads, chunk by chunk, with its progress and its stop.

GEOS works outside the lock of Python.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Optional

from ..errors import interrupted
from ..labour import Labour, run_all

Progress = Optional[Callable[[float], None]]
Cancelled = Optional[Callable[[], bool]]

#: More threads than that wait for memory rather than for a processor.
THREADS = 8


@dataclass(frozen=True)
class Chunks:
    """Who works, and whom to tell: the share done goes from ``low`` to ``high``."""

    progress: Progress = None
    cancelled: Cancelled = None
    low: float = 0.0
    high: float = 1.0

    def part(self, low: float, high: float) -> Chunks:
        """Return what tells a part of this work."""
        wide = self.high - self.low
        return Chunks(self.progress, self.cancelled, self.low + low * wide, self.low + high * wide)

    def run(self, function: Callable[..., Any], units: Sequence[tuple[Any, ...]]) -> list[Any]:
        """Return ``[function(*unit) for unit in units]``.

        Raises
        ------
        InputError
            The person stopped the run.
        """
        stop = self.cancelled or _never
        if stop():
            raise interrupted()
        with ThreadPoolExecutor(max_workers=min(THREADS, os.cpu_count() or 1)) as pool:
            found = run_all(Labour(pool), function, units, lambda count, _: self.tell(count / len(units)), stop)
        if found is None:
            raise interrupted()
        self.tell(1.0)
        return found

    def tell(self, share: float) -> None:
        """Tell the share done of this work."""
        if self.progress is not None:
            self.progress(self.low + share * (self.high - self.low))


def _never() -> bool:
    return False
