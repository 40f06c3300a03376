"""The panel « Centralités »: layers read once, one commune drawn while sliders move, all computed at last."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback, QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QShortcut

from ...centrality_preview import CentralityPreview, Preview
from ...core.errors import InputError
from ...i18n import tr
from ..common.tools import open_algorithm
from . import words
from .adjusting import Adjusting
from .batch import Batch
from .comparing import Comparing
from .drawing import MapDrawing
from .files import Files
from .help_dialog import HelpDialog, HowDialog
from .live import Live
from .page import Page
from .study import Study
from .wiring import ALGORITHM, OFFER_TOOL, parameters

#: What is asked of the worker.
DRAW, EFFECTS = "dessiner", "effets"
#: After the last drawing, before the effects of each setting are measured.
EFFECTS_MS = 700


class CentralityDock(QgsDockWidget):
    """Shell of the panel.

    Attributes
    ----------
    preview : the layers read; None until they are. last : the commune as last drawn.
    """

    def __init__(self, iface: Any) -> None:
        super().__init__()
        self.iface = iface
        #: Shows a window of the plugin by its name; given by the desktop that builds the panel.
        self.open_window: Any = None
        self.preview: CentralityPreview | None = None
        self.last: Preview | None = None
        self.study = Study(self)
        self.page = Page(self)
        self.setWidget(self.page)
        self.drawing = MapDrawing(iface.mapCanvas() if iface is not None else None)
        self.live = Live(self)
        self.adjusting = Adjusting(self)
        self.comparing = Comparing(self)
        self.batch = Batch(self)
        self.files = Files(self)
        self._zoomed = ""
        #: The layers of the project are read when the panel is seen.
        self._stale = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(EFFECTS_MS)
        self._later.timeout.connect(self._ask_effects)
        self._connect()
        self._project_read()

    def _connect(self) -> None:
        page = self.page
        page.data.form.changed.connect(lambda: self.use_layers(page.data.form.values))
        page.data.form.prepare_asked.connect(self.prepare_offer)
        page.empty.act_asked.connect(self.prepare_offer)
        page.empty.example_asked.connect(self.files.try_example)
        page.commune.chosen.connect(self.look_at)
        page.tuning.form.changed.connect(self._tuned)
        page.variants.form.shown.connect(self._shown)
        page.variants.form.voting.connect(self._voting)
        page.variants.form.how_asked.connect(lambda: HowDialog(self).exec())
        page.header.help_asked.connect(lambda: HelpDialog(self).exec())
        page.header.all_settings_asked.connect(self.open_all_settings)
        page.header.read_again_asked.connect(self._load)
        page.run.tool_asked.connect(self.open_sheets)
        for section in (page.adjust, page.compare):
            section.collapsedStateChanged.connect(self._task_changed)
        self.live.came.connect(self._came)
        self.live.failed.connect(self._failed)
        self.live.slow.connect(page.tuning.form.show_busy)
        self.visibilityChanged.connect(self._shown_or_hidden)
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: page.commune.go(by))
        project = QgsProject.instance()
        project.readProject.connect(self._project_read)
        project.cleared.connect(self._project_read)
        project.layersRemoved.connect(self._layers_removed)

    # Layers

    def _project_read(self, *_: Any) -> None:
        self.study.recall()
        there = QgsProject.instance().mapLayers()
        self.study.layers = {name: one for name, one in self.study.layers.items() if one in there}
        self._zoomed = ""
        self.page.data.form.show_values(self.study.layers)
        self.files.recall()
        if self.isVisible() or self.page.data.form.missing():
            self._load()
        else:
            self._stale = True

    def _layers_removed(self, ids: Any) -> None:
        if set(self.study.layers.values()) & set(ids):
            kept = {name: one for name, one in self.study.layers.items() if one not in ids}
            self.use_layers(kept)

    def use_layers(self, layers: Mapping[str, str]) -> None:
        """Work on other layers."""
        self.study.set_layers(layers)
        self.page.data.form.show_values(layers)
        self._load()

    def _load(self) -> None:
        """Read the layers, and draw."""
        self._stale = False
        page, layers = self.page, self.study.layers
        self.preview, self.last = None, None
        self.live.drop(DRAW)
        self.drawing.clear()
        page.data.form.note.quiet()
        why_not = page.data.form.missing()
        page.show_work(False, "OFFRE" in layers)
        page.tell_built("BATI" in layers or "OFFRE" not in layers)
        if why_not:
            page.data.show_count(None)
            page.data.fold(False)
            page.run.show_idle(tr("Calculer"), tr("Pour lancer : {}.").format(why_not), False)
            return
        try:
            preview = self._read(layers)
        except InputError as error:
            page.data.form.note.say(str(error), blocking=True)
            page.data.fold(False)
            page.run.show_idle(tr("Calculer"), tr("Pour lancer : corriger les données."), False)
            return
        self._loaded(preview)

    def _read(self, layers: Mapping[str, str]) -> CentralityPreview:
        """Read the layers, in the thread of the panel: they are shown on the map meanwhile."""
        from ....processing_algorithms.centrality.inputs import read_inputs

        algorithm = QgsApplication.processingRegistry().createAlgorithmById(ALGORITHM)
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        values = parameters(dict(layers), self.study.settings)
        QgsApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            found = read_inputs(algorithm, values, context, QgsProcessingFeedback(False))
        finally:
            QgsApplication.restoreOverrideCursor()
        return CentralityPreview(found.inputs, found.parcel_ids, found.crs)

    def _loaded(self, preview: CentralityPreview) -> None:
        page = self.page
        self.preview = preview
        self.drawing.crs = preview.crs
        communes = preview.communes
        if self.study.code not in [code for code, _ in communes]:
            self.study.set_code(communes[0][0] if communes else "")
        page.commune.show_communes(communes, self.study.code)
        page.data.show_count(preview.located)
        page.data.fold(True)
        page.show_work(True, True)
        page.tuning.form.show_settings(self.study.settings, preview.inputs.buildings is not None)
        self.offer_run()
        self._look()

    def _show_points(self) -> None:
        """Show the points of the offer that are set aside, in their table."""
        layer = QgsProject.instance().mapLayer(self.study.layers.get("OFFRE", ""))
        if layer is not None and self.iface is not None:
            layer.selectByExpression("\"motif\" = 'localisé à la commune'")
            self.iface.showAttributeTable(layer)

    # Drawing

    def look_at(self, code: str) -> None:
        """Look at another commune."""
        self.study.set_code(code)
        rank = self.page.commune.box.findData(code)
        if rank != self.page.commune.box.currentIndex():
            self.page.commune.box.setCurrentIndex(rank)
            return
        self._look()

    def _look(self) -> None:
        """Show what is known of the commune, and ask for its drawing."""
        note, code = self.page.place_note, self.study.code
        points, groups = self.preview.at_commune(code) if self.preview is not None and code else (0, 0)
        if points:
            note.say(*words.at_commune(points, groups), ((tr("Voir la liste"), self._show_points),))
        else:
            note.quiet()
        self.adjusting.show_commune()
        self.draw(now=True)

    def _tuned(self, name: str, value: float) -> None:
        self.study.set_setting(name, value)
        self.draw()

    def _shown(self, names: list[str]) -> None:
        self.study.set_shown(names)
        if self.last is not None:
            self.drawing.show_preview(self.last, self.study.shown)

    def _voting(self, names: list[str]) -> None:
        self.study.set_votes(names)
        self.draw()

    def draw(self, now: bool = False) -> None:
        """Ask for the commune to be drawn; what is on the map stays until then."""
        preview = self.preview
        if preview is None or not self.study.code:
            return
        asked = self.study.asked
        self._later.stop()
        self.live.drop(EFFECTS)
        self.live.ask(DRAW, lambda stop: preview.draw(asked, stop), now)

    def _ask_effects(self) -> None:
        preview, asked = self.preview, self.study.asked
        if preview is not None and not self.page.tuning.isCollapsed():
            self.live.ask(EFFECTS, lambda stop: (asked, preview.effects(asked, stop)))

    def _came(self, name: str, found: Any) -> None:
        if name == DRAW and self.preview is not None:
            self.show_preview(found)
        elif name == EFFECTS and found[0] == self.study.asked:
            self.page.tuning.form.show_effects(found[1])

    def _failed(self, name: str, message: str) -> None:
        if name == DRAW:
            self.page.core_note.say(message, blocking=True)

    def show_preview(self, preview: Preview) -> None:
        """Show a drawing: on the map, in figures, in words."""
        page, study = self.page, self.study
        if preview.asked.code != study.code:
            return
        self.last = preview
        told = preview.drawing.thresholds.told()
        page.tuning.form.show_thresholds(told["seuil_k"], told["seuil_b"], preview.seconds)
        if page.tuning.form.effects:
            page.tuning.form.show_effects({})
        page.variants.form.show_variants(
            study.available, study.settings, study.shown, study.votes, preview.areas, preview.flags
        )
        page.variants.form.show_agreement(preview.sure, preview.open_, len(preview.drawing.agreement.families))
        self._tell_core(preview)
        self.drawing.show_preview(preview, study.shown)
        self._zoom_once(preview)
        self.adjusting.tell_moved()
        self.comparing.refresh()
        self._later.start()

    def _zoom_once(self, preview: Preview) -> None:
        """Show a commune when it is looked at for the first time; sliders never move the map."""
        if self._zoomed != preview.asked.code:
            self._zoomed = preview.asked.code
            shapes = preview.drawing.shaped.perimeters
            limits = self.preview.inputs.commune(preview.asked.code).geometry if self.preview is not None else None
            if len(shapes):
                self.drawing.zoom(tuple(shapes.total_bounds), 0.5)
            elif limits is not None:
                self.drawing.zoom(limits.bounds)

    def _tell_core(self, preview: Preview) -> None:
        fact, rest = words.no_core(preview)
        if not fact:
            self.page.core_note.quiet()
            return
        links: list[tuple[str, Callable[[], object]]] = []
        fairer, best = preview.fairer, preview.best
        if fairer is not None:
            links.append((tr("Prendre {} groupes").format(fairer), lambda: self.take_groups(fairer)))
        if best is not None:
            links.append((tr("Voir le meilleur endroit"), lambda: self.drawing.flash(*best)))
        self.page.core_note.say(fact, rest, tuple(links), blocking=True)

    def take_groups(self, groups: int) -> None:
        """Ask for fewer groups."""
        self.page.tuning.form.rows["groups"].slider.setValue(groups)

    # Tools

    def offer_run(self) -> None:
        """Show the button that computes every commune."""
        if self.batch.runner.running or self.preview is None:
            return
        self.page.run.show_idle(self.batch.words(len(self.preview.communes)), "", True)

    def prepare_offer(self) -> None:
        """Open the algorithm that prepares an offer."""
        values = {"COMMUNES": self.study.layers.get("COMMUNES")}
        open_algorithm(OFFER_TOOL, {key: value for key, value in values.items() if value}, self._window())

    def open_all_settings(self) -> None:
        """Open the algorithm with every setting, filled in."""
        values = parameters(self.study.layers, self.study.settings)
        open_algorithm(ALGORITHM, {**values, **({"DOSSIER": self.study.path} if self.study.path else {})},
                       self._window())  # fmt: skip

    def open_sheets(self, name: str) -> None:
        """Open the algorithm of the sheets on the dossier."""
        open_algorithm(name, {"DOSSIER": self.study.path} if self.study.path else {}, self._window())

    def _window(self) -> Any:
        return self.iface.mainWindow() if self.iface is not None else None

    def _task_changed(self, *_: Any) -> None:
        """Fold tuning and variants when adjusting begins: a projector shows one task."""
        page = self.page
        opened = not page.adjust.isCollapsed() or not page.compare.isCollapsed()
        if opened and not (page.tuning.isCollapsed() and page.variants.isCollapsed()):
            page.tuning.fold(True)
            page.variants.fold(True)

    def _shown_or_hidden(self, shown: bool) -> None:
        """Draw on the map only while the panel is seen."""
        if shown and self._stale:
            self._load()
        elif shown and self.last is not None:
            self.drawing.show_preview(self.last, self.study.shown)
            self.adjusting.show_candidate()
        elif not shown:
            self.drawing.clear()

    def shut(self) -> None:
        """Let go of everything before the panel is destroyed."""
        self._later.stop()
        project = QgsProject.instance()
        project.readProject.disconnect(self._project_read)
        project.cleared.disconnect(self._project_read)
        project.layersRemoved.disconnect(self._layers_removed)
        self.visibilityChanged.disconnect(self._shown_or_hidden)
        self.batch.runner.forget()
        self.live.shut()
        self.adjusting.shut()
        self.drawing.clear()
