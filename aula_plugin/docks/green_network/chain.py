"""Runs the steps of a sous-trame one after the other in the background; each is kept as soon as it is done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...core.errors import InputError
from ...core.green_network.failures import failure
from ...core.green_network.plan import SousTrame
from ...core.green_network.stages import BY_KEY, OCCUPATION, Record, metres
from ...core.green_network.summaries import notice, summary
from ...i18n import tr
from ...storage.study_results import COMMON
from ..common.runner import Runner
from .map_layers import MapLayers, rows_of
from .study import Study
from .wiring import Context, jobs, outputs


class Chain(QObject):
    """``ended`` gives the step that stopped and why; both empty when all went well, the second one when cancelled."""

    begun = pyqtSignal()
    progressed = pyqtSignal(float, str)
    step_done = pyqtSignal(str)
    ended = pyqtSignal(str, str)

    def __init__(self, study: Study, layers: MapLayers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.study, self.layers = study, layers
        self.runner = Runner(self)
        self.runner.progressed.connect(self._progress)
        self.runner.finished.connect(self._finished)
        self.queue: list[str] = []
        self.total = 0
        self.preview = False
        self.share = 0.0
        self.subnet: SousTrame = study.subnet
        self._files: dict[str, str] = {}
        self._jobs: list[tuple[str, dict[str, Any]]] = []
        self._results: dict[str, Any] = {}
        self._record = Record({}, "", "", 0.0)

    @property
    def running(self) -> bool:
        """Say whether steps run."""
        return bool(self.queue)

    @property
    def key(self) -> str:
        """Return the step that runs, empty when none does."""
        return self.queue[0] if self.queue else ""

    @property
    def cell(self) -> float:
        """Return the side of the cells of this run, m."""
        return self.study.preview_cell if self.preview else self.study.plan.territoire.maille_m

    def start(self, keys: Sequence[str], preview: bool) -> None:
        """Run steps of the sous-trame shown, in order."""
        if self.running or not keys:
            return
        self.queue, self.total, self.preview, self.subnet = list(keys), len(keys), preview, self.study.subnet
        self.begun.emit()
        self._next()

    def cancel(self) -> None:
        """Stop; steps that are done stay."""
        self.runner.cancel()

    def _next(self) -> None:
        if not self.queue:
            self._end("", "")
            return
        subnet, key = self.subnet, self.key
        situation = self.study.situation(subnet)
        parts, stamp = situation.parts_of(key, self.preview), situation.stamp_of(key, self.preview)
        self._files, self._results = {}, {}
        self._record = Record(parts, stamp, "", self.cell)
        self.share = 0.0
        try:
            (self.study.folder / self.study.group(subnet, key, self.preview)).mkdir(parents=True, exist_ok=True)
            self._jobs = jobs(key, self._context())
        except InputError as error:
            self._fail(str(error))
            return
        self._next_job()

    def _next_job(self) -> None:
        """Run the next algorithm of the step."""
        key = self.key
        name, values = self._jobs.pop(0)
        folder = self.study.folder / self.study.group(self.subnet, key, self.preview)
        files = outputs(key, name, folder, self._record.stamp)
        self._files.update(files)
        refused = self.runner.run(name, {**values, **files})
        if refused:
            self._fail(refused)
        else:
            self._progress(0.0, BY_KEY[key].title)

    def _context(self) -> Context:
        base = self.study.folder
        known = self.study.records(self.subnet, self.preview)
        above = {
            key: {name: str(base / path) for name, path in record.outputs.items()}
            for key, record in known.items()
            if not record.failure
        }
        folder = base / self.study.group(self.subnet, self.key, self.preview)
        return Context(self.study.plan, self.subnet, self.cell, self.study.source, above, folder)

    def _progress(self, share: float, what: str) -> None:
        key, subnet = self.key, self.subnet
        if not key:
            return
        self.share = share / 100
        self.study.running = (subnet.id, key, what)
        done = self.total - len(self.queue)
        said = tr("{}, sous-trame {}, maille {} – {}").format(
            BY_KEY[key].title, subnet.nom.lower(), metres(self.cell), what[:1].lower() + what[1:]
        )
        self.progressed.emit(100 * (done + self.share) / max(1, self.total), said)

    def _finished(self, _: str, well: bool, results: dict, message: str) -> None:
        if not well:
            self.layers.forget(self._files)
            self._fail(message) if message else self._end(self.key, "")
            return
        self._results.update(results)
        if self._jobs:
            self._next_job()
            return
        key, subnet, base, results = self.key, self.subnet, self.study.folder, self._results
        there = {name: path for name, path in self._files.items() if Path(path).is_file()}
        tables = {name: rows_of(path) for name, path in there.items() if not path.endswith(".tif")}
        record = Record(
            self._record.parts, self._record.stamp, datetime.now().astimezone().isoformat(timespec="seconds"),
            self.cell, summary(key, tables, results, subnet),
            {name: Path(path).relative_to(base).as_posix() for name, path in there.items()},
            notice=notice(key, results),
        )  # fmt: skip
        try:
            before = self.study.put(subnet, key, self.preview, record)
        except InputError as error:
            self._end(key, str(error))
            return
        self.show(subnet, key, self.preview)
        if before is not None:
            old = {name: str(base / path) for name, path in before.outputs.items()}
            self.layers.forget({name: path for name, path in old.items() if path not in there.values()})
        self.queue.pop(0)
        self.step_done.emit(key)
        self._next()

    def show(self, subnet: SousTrame, key: str, preview: bool) -> None:
        """Put the results of a step on the map."""
        record = self.study.records(subnet, preview).get(key)
        if record is not None and not record.failure:
            files = {name: str(self.study.folder / path) for name, path in record.outputs.items()}
            common = key == OCCUPATION
            group = tr("Occupation du sol") if common else subnet.nom
            self.layers.show(COMMON if common else subnet.id, group, key, files, preview)

    def _fail(self, message: str) -> None:
        key = self.key
        first = failure(message or tr("Arrêt sans raison donnée.")).short
        if self._record.stamp:
            now = datetime.now().astimezone().isoformat(timespec="seconds")
            failed = Record(self._record.parts, "", now, self.cell, failure=first)
            known = self.study.records(self.subnet, self.preview).get(key)
            if known is None or known.failure:
                try:
                    self.study.put(self.subnet, key, self.preview, failed)
                except InputError as error:
                    message = f"{message}\n{error}"
        self._end(key, message)

    def _end(self, key: str, message: str) -> None:
        self.queue, self.share = [], 0.0
        self.study.running = ("", "", "")
        self.ended.emit(key, message)
