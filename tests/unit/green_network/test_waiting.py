"""Work that cannot be stopped: whoever waits for it can."""

from __future__ import annotations

from threading import Event

import numpy as np
import pytest

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.green_network.circuit import pinch_current
from aula.aula_plugin.core.green_network.waiting import never, waited


def stop():
    raise InputError("Traitement interrompu.")


def test_what_the_work_gives_or_raises_comes_out():
    for check in (never, lambda: None):
        assert waited(lambda: 7, check) == 7
        with pytest.raises(ZeroDivisionError):
            waited(lambda: 1 / 0, check)


def test_nobody_waits_for_work_that_is_stopped():
    """The work would only end once the test is over."""
    over = Event()
    try:
        with pytest.raises(InputError, match="interrompu"):
            waited(over.wait, stop)
    finally:
        over.set()


def test_a_circuit_is_stopped_while_it_is_solved():
    start, end = np.zeros((1, 5), dtype=bool), np.zeros((1, 5), dtype=bool)
    start[0, 0], end[0, 4] = True, True
    current = pinch_current(np.ones((1, 5)), start, end, check=lambda: None)
    np.testing.assert_allclose(current, np.ones((1, 5)))
    with pytest.raises(InputError, match="interrompu"):
        pinch_current(np.ones((1, 5)), start, end, check=stop)
