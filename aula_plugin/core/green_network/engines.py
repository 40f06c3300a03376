"""Which engine looks for the least costs: numba when this Python has it and it works, numpy always."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from threading import Thread
from typing import TYPE_CHECKING, Union

import numpy as np

from ..errors import InputError, interrupted
from .engine_numpy import NumpyEngine
from .steps import Steps
from .waiting import PATIENCE_S

if TYPE_CHECKING:
    from .engine_numba import NumbaEngine

    Engine = Union[NumpyEngine, NumbaEngine]

NAMES = ("auto", "numba", "numpy")
#: Cells from which halving the memory of a friction is worth compiling the engine for it, once on a computer.
NARROW_FROM = 10_000_000
STRIP_ROWS = 256


def open_engine(friction: np.ndarray, steps: Steps, name: str = "auto") -> Engine:
    """Return an engine over a friction raster.

    "auto" takes numba if it can. Both engines give the same results to the last bit.

    Raises
    ------
    InputError
        Unknown name; "numba" asked for where it is not there or does not work.
    """
    friction = as_decimals(friction)
    return engine_class(name, friction.dtype.char)(friction, steps.moves, steps.cut_corners)


def as_decimals(friction: np.ndarray) -> np.ndarray:
    """Return a friction as the engines read it: float64 and float32 as they are, whole numbers made decimals."""
    return friction if friction.dtype.char in "fd" else friction.astype(np.float64)


def narrowed(friction: np.ndarray, least: int = NARROW_FROM) -> np.ndarray:
    """Return a friction of many cells in single precision when nothing is lost: half the memory, the same costs."""
    if friction.size < least or friction.dtype != np.float64:
        return friction
    single = friction.astype(np.float32)
    rows = range(0, len(friction), STRIP_ROWS)
    same = all(np.array_equal(friction[row : row + STRIP_ROWS], single[row : row + STRIP_ROWS], True) for row in rows)
    return single if same else friction


def engine_class(name: str, kind: str) -> type[NumpyEngine] | type[NumbaEngine]:
    """Return the engine a name stands for, for a type of friction; raise what ``open_engine`` raises."""
    if name not in NAMES:
        raise InputError(f"Moteur « {name} » inconnu. Acceptés : {', '.join(NAMES)}.")
    if name == "numpy":
        return NumpyEngine
    found, why_not = numba_engine(kind)
    if found is None and name == "numba":
        raise InputError(f"Le moteur numba ne marche pas ici ({why_not}). Choisissez « auto » ou « numpy ».")
    return found or NumpyEngine


@cache
def numba_engine(kind: str = "d") -> tuple[type[NumbaEngine] | None, str]:
    """Return the engine compiled by numba for a type of friction, or None and why.

    Whatever goes wrong, at import or while compiling (a numba and a numpy that do not match, no compiler library for
    this processor…), the other engine does the work.
    """
    try:
        from .engine_numba import NumbaEngine

        trial = NumbaEngine(np.ones((1, 2), dtype=kind), Steps(1.0, 1.0, 1.4).moves, True)
        trial.run(np.array([0]), np.inf, None)
        trial.trace(1)
        cost = trial.field(np.array([[1, 0]], dtype=np.int32))[0]
    except ModuleNotFoundError:
        return None, "absent de ce QGIS"
    except Exception as error:
        return None, f"{type(error).__name__} : {error}".splitlines()[0]
    return (NumbaEngine, "") if cost.tolist() == [[0.0, 1.0]] else (None, "résultat faux à l’essai")


def engine_note(name: str = "auto") -> str:
    """Return a sentence on the engine that does the work."""
    why_not = "" if name == "numpy" else numba_engine()[1]
    return f"Moteur de calcul : {engine_name(name)}." + (f" numba n’est pas utilisé ({why_not})." if why_not else "")


def engine_name(name: str = "auto") -> str:
    """Return the engine that does the work: "numba" or "numpy"."""
    return "numba" if name != "numpy" and numba_engine()[0] is not None else "numpy"


def prepare(name: str, cancelled: Callable[[], bool]) -> None:
    """Have numba compile the engine, some seconds the first time on a computer, unless the person stops the run.

    Raises
    ------
    InputError
        The person stopped the run.
    """
    if name == "numpy":
        return
    thread = Thread(target=numba_engine, daemon=True)
    thread.start()
    while not cancelled():
        thread.join(PATIENCE_S)
        if not thread.is_alive():
            return
    raise interrupted()
