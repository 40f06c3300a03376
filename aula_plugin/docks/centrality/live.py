"""Work done beside the panel while a person moves a slider: one worker, the last request wins; no object of QGIS."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from logging import getLogger
from typing import Any

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...core.errors import InputError
from ...i18n import tr
from ...proj_threads import hold_proj_context

#: Between the last move of a slider and the drawing.
DEBOUNCE_MS = 80
#: After which the panel says that it computes.
SLOW_MS = 1000

LOGGER = getLogger(__name__)
Work = Callable[[Callable[[], bool]], Any]


class Live(QObject):
    """``came`` gives the name of what was asked for and what it gave; ``failed`` a message; ``slow`` says it lasts.

    A request made while another runs waits for it; made again before it starts, it takes its place.
    """

    came = pyqtSignal(str, object)
    failed = pyqtSignal(str, str)
    slow = pyqtSignal()
    _over = pyqtSignal(str, object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="aula-centralites")
        self._stop = threading.Event()
        self._waiting: dict[str, Work] = {}
        self._running = ""
        self._timer = self._single(DEBOUNCE_MS, self._next)
        self._slow = self._single(SLOW_MS, self.slow.emit)
        self._over.connect(self._ended)

    def _single(self, delay: int, act: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(delay)
        timer.timeout.connect(act)
        return timer

    @property
    def busy(self) -> bool:
        """Say whether something runs or waits."""
        return bool(self._running or self._waiting)

    def ask(self, name: str, work: Work, now: bool = False) -> None:
        """Ask for something to be done; ``work`` is given a function that says whether to stop."""
        self._waiting.pop(name, None)
        self._waiting[name] = work
        if self._running == "effets":  # said again later: what a person does goes first
            self._stop.set()
        self._timer.start(0 if now else DEBOUNCE_MS)

    def drop(self, name: str) -> None:
        """Forget what waits under a name."""
        self._waiting.pop(name, None)

    def _next(self) -> None:
        if self._running or not self._waiting:
            return
        name = next(iter(self._waiting))
        work = self._waiting.pop(name)
        self._running = name
        self._stop = threading.Event()
        self._slow.start()
        self._pool.submit(self._do, name, work, self._stop)

    def _do(self, name: str, work: Work, stop: threading.Event) -> None:
        """Work, in the thread beside; whatever happens the panel is told."""
        found, message = None, ""
        collecting = gc.isenabled()
        gc.disable()  # what it would collect here may hold objects of Qt, which end in the thread of the panel only
        try:
            hold_proj_context()
            found = work(stop.is_set)
        except InputError as error:
            message = str(error)
        except Exception as error:  # the panel says it rather than wait for ever
            LOGGER.exception("aula: %s", name)
            message = tr("Erreur imprévue ({} : {}).").format(type(error).__name__, error)
        finally:
            if collecting:
                gc.enable()
        self._over.emit(name, found, message)

    def _ended(self, name: str, found: Any, message: str) -> None:
        stopped = self._stop.is_set()
        self._running = ""
        self._slow.stop()
        if message and not stopped:
            self.failed.emit(name, message)
        elif not stopped:
            self.came.emit(name, found)
        if self._waiting:
            self._timer.start(0)

    def shut(self) -> None:
        """Wait for the worker, which stops as soon as it can, and let go of it."""
        self._over.disconnect(self._ended)
        self._timer.stop()
        self._slow.stop()
        self._waiting.clear()
        self._stop.set()
        self._pool.shutdown(wait=True)
