"""PROJ in the threads of QGIS: what pyproj keeps for a thread is held for as long as the thread may come back.

pyproj 3.7 keeps a pointer to its PROJ context for the thread of the system, and frees the context with the state of
Python in that thread. QGIS makes such a state at each call of a task and deletes it afterwards: the second algorithm
run in the same thread then followed a pointer to nothing, and QGIS fell (pyproj, issues 1509 and 1622).
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

_HELD: list[Any] = []


def hold_proj_context() -> None:
    """Make the PROJ context of this thread and never let it be freed: one by thread of QGIS, a few kilobytes each."""
    with suppress(ImportError, AttributeError):  # versions of pyproj that keep their contexts otherwise
        from pyproj._context import get_context_manager
        from pyproj.datadir import get_user_data_dir

        get_user_data_dir()
        manager = get_context_manager()
        if manager is not None and not any(manager is one for one in _HELD):
            _HELD.append(manager)
