"""Algorithms run in the background: progress, what is being done, cancel; the panel never waits."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...i18n import tr

#: Below this share the time left is not worth saying.
SAID_FROM = 5.0


class _Feedback(QgsProcessingFeedback):
    """Passes on what the algorithm says, from its thread to the panel's."""

    said = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__(False)
        self.errors: list[str] = []

    def setProgressText(self, text: str) -> None:
        super().setProgressText(text)
        self.said.emit(text)

    def reportError(self, error: str, fatalError: bool = False) -> None:  # noqa: N803
        super().reportError(error, fatalError)
        self.errors.append(error)


class Runner(QObject):
    """One algorithm at a time.

    ``finished`` gives what was asked for, whether it went well, the results, and the message when it did not (empty
    when it was cancelled).
    """

    started = pyqtSignal(str)
    progressed = pyqtSignal(float, str)
    finished = pyqtSignal(str, bool, dict, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: QgsProcessingAlgRunnerTask | None = None
        self._name = ""
        self._what = ""
        self._since = 0.0
        self._keep: tuple[Any, ...] = ()

    @property
    def running(self) -> bool:
        """Say whether something runs."""
        return self._task is not None

    def run(self, name: str, parameters: Mapping[str, Any]) -> str:
        """Start an algorithm; return why it cannot start, empty when it does."""
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(name)
        if algorithm is None:
            return tr("« {} » n’est pas dans la boîte à outils.").format(name)
        can, why = algorithm.canExecute()
        if not can:
            return why
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        accepted, why = algorithm.checkParameterValues(dict(parameters), context)
        if not accepted:
            return why
        feedback = _Feedback()
        feedback.progressChanged.connect(self._progress)
        feedback.said.connect(self._say)
        task = QgsProcessingAlgRunnerTask(algorithm, dict(parameters), context, feedback)
        if task.isCanceled():
            return "\n".join(feedback.errors) or tr("Le traitement n’a pas pu démarrer.")
        task.executed.connect(self._executed)
        self._task, self._name, self._what, self._since = task, name, algorithm.displayName(), time.monotonic()
        self._keep = (algorithm, context, feedback)
        QgsApplication.taskManager().addTask(task)
        self.started.emit(name)
        return ""

    def cancel(self) -> None:
        """Ask the algorithm to stop."""
        if self._task is not None:
            self._keep[2].cancel()

    def forget(self) -> None:
        """Stop and say nothing more: the panel goes away."""
        if self._task is not None:
            self._task.executed.disconnect(self._executed)
            self.cancel()
            self._task = None

    def _say(self, text: str) -> None:
        self._what = text
        if self._task is not None:
            self._progress(self._keep[2].progress())

    def _progress(self, share: float) -> None:
        left = ""
        spent = time.monotonic() - self._since
        if share > SAID_FROM and spent > 2:
            left = tr(" – encore {} environ").format(_duration(spent * (100 - share) / share))
        self.progressed.emit(share, f"{self._what}{left}")

    def _executed(self, well: bool, results: dict) -> None:
        name, feedback = self._name, self._keep[2]
        cancelled = feedback.isCanceled()
        message = "" if well or cancelled else "\n".join(feedback.errors) or tr("Le traitement s’est arrêté.")
        self._task, self._keep = None, ()
        self.finished.emit(name, well and not cancelled, results, message)


def _duration(seconds: float) -> str:
    if seconds < 60:
        return tr("{} s").format(max(1, round(seconds)))
    return tr("{} min").format(round(seconds / 60))
