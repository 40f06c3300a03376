"""The panel « Trame verte et bleue »: what is set, what is true, what runs; each matter has its own object."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qgis.core import QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QEvent, QPoint, QTimer
from qgis.PyQt.QtWidgets import QMenu

from ...core.green_network.failures import failure
from ...core.green_network.plan_parts import SECTIONS
from ...core.green_network.stages import (
    OCCUPATION,
    PREVIEW,
    RESERVOIRS,
    RESISTANCE,
    UP_TO_DATE,
    Situation,
    StepState,
    blocking,
    metres,
    states,
    to_run,
)
from ...core.typography import insecables, nombre, pluriel
from ...i18n import tr
from ...storage.friction_source import columns_of
from ...storage.layer_sources import path_of
from ...storage.study_results import COMMON
from ..common.note import Links
from .chain import Chain
from .dialogs import Dialogs
from .elements import Elements
from .files import Files
from .help_dialog import HelpDialog
from .map_layers import MapLayers
from .noted import Noted
from .page import Page
from .study import Study
from .together import Together
from .wiring import OUTPUTS, title_of

#: Words for numbers of steps in a sentence.
WORDS = ("aucune", "une", "deux", "trois", "quatre", "cinq", "six", "sept")
LATER_MS = 400


class GreenNetworkDock(QgsDockWidget):
    """Shell of the panel."""

    def __init__(self, iface: Any) -> None:
        super().__init__()
        self.iface = iface
        #: Shows a window of the plugin by its name; given by the desktop that builds the panel.
        self.open_window: Any = None
        self.study = Study(self)
        self.page = Page(self)
        self.setWidget(self.page)
        self.layers = MapLayers()
        self.chain = Chain(self.study, self.layers, self)
        self.dialogs = Dialogs(self)
        self.files = Files(self)
        self.together = Together(self)
        canvas = iface.mapCanvas() if iface is not None else None
        self.elements = Elements(self.study, self.layers, self.page.card, self.page.pick, canvas)
        self.noted = Noted(self.study, self.layers, self.elements, self.page.card.crossing,
                           lambda said: self.page.note.say(said, blocking=True))  # fmt: skip
        self.rows: list[StepState] = []
        self._failed = ("", "")
        #: What was known at the last look at the files: progress is drawn on it, many times a second.
        self._situation: Situation | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER_MS)
        self._later.timeout.connect(self.refresh)
        self._connect()
        self.study.recall()

    def _connect(self) -> None:
        page = self.page
        self.study.changed.connect(self.refresh)
        page.territory.form.resolve = self.study.source
        page.territory.form.name_of = self.dialogs.name_of
        page.territory.form.changed.connect(lambda values: self.study.edit_territory(**values))
        page.territory.form.priorities_asked.connect(self.dialogs.ask_land_cover)
        page.header.table_asked.connect(self.open_table)
        page.header.help_asked.connect(lambda: HelpDialog(self).exec())
        page.tabs.chosen.connect(self._show_subnet)
        page.tabs.add_asked.connect(self.dialogs.ask_subnet)
        page.tabs.menu_asked.connect(self._subnet_menu)
        page.tabs.listen(self)
        page.steps.chosen.connect(self._step_chosen)
        page.steps.compute_asked.connect(self.compute_to)
        page.steps.menu_asked.connect(self._step_menu)
        page.run.run_asked.connect(self.compute)
        page.run.cancel_asked.connect(self.chain.cancel)
        page.run.preview_toggled.connect(lambda _: self.refresh())
        page.settings.changed.connect(lambda key, name, value: self.study.edit_step(key, **{name: value}))
        page.settings.opened.connect(self.dialogs.open)
        page.settings.asked.connect(self.study.ask_step)
        page.settings.forms[RESISTANCE].columns = lambda name: columns_of(self.study.source(name))
        self.chain.begun.connect(self._begun)
        self.chain.progressed.connect(self._progressed)
        self.chain.step_done.connect(lambda _: self.refresh())
        self.chain.ended.connect(self._ended)
        project = QgsProject.instance()
        project.readProject.connect(self._project_read)
        project.cleared.connect(self._project_read)
        project.layersAdded.connect(self._layers_changed)
        project.layersRemoved.connect(self._layers_changed)

    # Steps

    def _show_subnet(self, rank: int) -> None:
        self.elements.clear()
        self._failed = ("", "")
        self.study.show_subnet(rank)

    def _step_chosen(self, key: str) -> None:
        self.page.settings.show_step(key, self.study.subnet)
        if not self.chain.running:
            self._tell()

    @property
    def preview(self) -> bool:
        """Say whether a preview is asked for."""
        return self.page.run.preview.isChecked()

    def compute(self) -> None:
        """Run what is no longer true."""
        self._start(to_run(self.study.situation(self.study.subnet), self.preview))

    def compute_to(self, key: str) -> None:
        """Run a step and what it stands on."""
        if self.chain.running:
            return
        if getattr(self.study.subnet, SECTIONS[key]) is None:
            self.study.ask_step(key)
        situation = self.study.situation(self.study.subnet)
        keys = to_run(situation, self.preview, key)
        if keys:
            self._start(keys)
        else:
            self.page.steps.choose(key)
            self.page.settings.fold(False)
            self.page.bar.pushInfo("", tr("Étape bloquée : voir sous son nom"))

    def _start(self, keys: list[str]) -> None:
        if keys and not self.page.territory.form.missing():
            self._failed = ("", "")
            self.chain.start(keys, self.preview)

    def _begun(self) -> None:
        page = self.page
        page.note.quiet()
        page.territory.fold(True)
        for widget in (page.territory.form, page.settings.stack, page.tabs.add):
            widget.setEnabled(False)
        page.run.show_running(True)
        self.refresh()

    def _progressed(self, share: float, said: str) -> None:
        self.page.run.show_progress(share, said)
        own, step, words = self.study.running
        if own == self.study.subnet.id and self._situation is not None:
            self._draw(replace(self._situation, running=step, progress=words))

    def _ended(self, key: str, message: str) -> None:
        page = self.page
        for widget in (page.territory.form, page.settings.stack, page.tabs.add):
            widget.setEnabled(True)
        page.run.show_running(False)
        self._failed = (key, message)
        self.refresh()
        if key:
            page.steps.choose(key)

    # What is shown

    def refresh(self) -> None:
        """Show the study as it is now."""
        study, page = self.study, self.page
        page.header.show_file(study.path, study.dirty)
        page.territory.show_territory(study.plan.territoire)
        page.tabs.show_subnets([(one.nom[:1].upper() + one.nom[1:], one.couleur) for one in study.plan.sous_trames],
                               study.current)  # fmt: skip
        self._show_steps()
        page.settings.show_step(page.steps.key, study.subnet)
        self._tell()
        if not self.chain.running:
            self._show_run()
        there = self.elements.possible
        page.pick.setEnabled(there)
        page.pick.setToolTip("" if there else tr("Rien à choisir : calculez d’abord les réservoirs."))
        page.pick_said.setVisible(there and page.card.isHidden())
        self.together.refresh()

    def _show_steps(self) -> None:
        self._situation = self.study.situation(self.study.subnet)
        self._draw(self._situation)

    def _draw(self, situation: Situation) -> None:
        self.rows = states(situation)
        self.page.steps.show_states(self.rows, self.chain.share)

    def _tell(self) -> None:
        """Say what stopped, or what a preview is."""
        key, message = self._failed
        note = self.page.note
        if message:
            said = failure(message)
            note.say(said.fact, said.rest, self._remedies(said.remedy, key), blocking=True)
        elif key:
            note.say(
                tr("Calcul arrêté."),
                tr("Les étapes terminées sont gardées ; « {} » est à refaire.").format(title_of(key)),
                ((tr("Reprendre"), self.compute),),
            )
        elif any(row.state == PREVIEW for row in self.rows):
            ground = self.study.plan.territoire
            note.say(
                tr("Aperçu à {} :").format(metres(self.study.preview_cell)),
                tr("pour régler. Coûts et longueurs sont approchés ; rapport et rôles attendent le calcul à {}.")
                .format(metres(ground.maille_m)),
            )  # fmt: skip
        else:
            self._tell_notice()

    def _tell_notice(self) -> None:
        """Say what is worth knowing of the result of the step chosen."""
        key, study = self.page.steps.key, self.study
        record = study.records(study.subnet, False).get(key)
        if record is None or not record.notice or self._situation is None or not self._situation.fresh(key):
            self.page.note.quiet()
            return
        fact, _, rest = record.notice.partition(" : ")
        self.page.note.say(insecables(f"{fact} :"), insecables(rest))

    def _remedies(self, remedy: str, key: str) -> Links:
        if remedy == "table":
            return ((tr("Compléter la table"), self.open_table), (tr("Voir sur la carte"), self.show_cover))
        if remedy == "seuil":
            return ((tr("Abaisser le seuil"), lambda: self._unfold(RESERVOIRS)),)
        return ((tr("Voir les réglages"), lambda: self._unfold(key)),) if key in SECTIONS else ()

    def _unfold(self, key: str) -> None:
        """Show the settings of a step, the first field ready to be typed in."""
        self.page.steps.choose(key)
        self.page.settings.fold(False)
        name = "surface_min_ha" if key == RESERVOIRS else next(iter(self.page.settings.forms[key].fields), "")
        field = self.page.settings.forms[key].fields.get(name)
        if field is not None:
            field.setFocus()

    def show_cover(self) -> None:
        """Put the land cover on the map."""
        self.show_layers(OCCUPATION)

    def _show_run(self) -> None:
        study, run = self.study, self.page.run
        cell = study.plan.territoire.maille_m
        box = tr("Aperçu à {}").format(metres(study.preview_cell))
        situation = study.situation(study.subnet)
        reason = self.page.territory.form.missing()
        keys = [key for key in to_run(situation, self.preview) if key != OCCUPATION]
        shown = {row.key: row.state for row in self.rows}
        keys = [key for key in keys if shown[key] != UP_TO_DATE]
        if reason or not keys:
            done = sum(1 for row in self.rows if row.state == UP_TO_DATE)
            if not reason and done:
                said = tr("Rien à refaire : {} à jour.").format(_steps_are(done))
                run.show_steps(tr("Recalculer"), said, False, box)
                return
            why = reason or blocking(situation) or tr("aucune étape à faire")
            said = tr("Pour lancer : {}.").format(why.replace("attend ", tr("donner "), 1))
            run.show_steps(tr("Calculer"), said, True, box)
            return
        seen = any(row.state == PREVIEW for row in self.rows) and not self.preview
        words = (
            tr("Calculer à {}").format(metres(cell))
            if seen
            else tr("Calculer {}").format(pluriel(len(keys), tr("étape"), tr("étapes")))
        )
        run.show_steps(words, "", True, box)

    # Menus

    def _step_menu(self, key: str, place: QPoint) -> None:
        menu = self.step_menu(key)
        menu.exec(place)
        menu.deleteLater()

    def step_menu(self, key: str) -> QMenu:
        """Return what can be done with a step."""
        menu = QMenu(self)
        busy = self.chain.running
        menu.addAction(tr("Calculer jusqu’ici\tCtrl+Entrée"), lambda: self.compute_to(key)).setEnabled(not busy)
        shown = [one for one in OUTPUTS[key] if one.title and self.layers.find(self.study.subnet.id, key, one.name)]
        see = menu.addAction(tr("Voir la couche"), lambda: self.show_layers(key))
        see.setEnabled(bool(shown) or key in self.study.records(self.study.subnet, False))
        example = self.study.example_settings(key)
        back = menu.addAction(tr("Revenir aux valeurs d’exemple"), lambda: self.study.use_example(key))
        back.setEnabled(example is not None and not busy)
        copy = menu.addMenu(tr("Copier les réglages vers une autre sous-trame"))
        copy.setEnabled(not busy)
        for one in self.study.plan.sous_trames:
            if one.id != self.study.subnet.id:
                copy.addAction(one.nom, lambda one=one: self.study.copy_settings(key, one.id))
        return menu

    def show_layers(self, key: str) -> None:
        """Put the layers of a step on the map, and tick them."""
        subnet = self.study.subnet
        record = self.study.records(subnet, False).get(key)
        preview = record is None or not self.study.situation(subnet).fresh(key)
        preview = preview and key in self.study.records(subnet, True)
        self.chain.show(subnet, key, preview)
        root = QgsProject.instance().layerTreeRoot()
        place = COMMON if key == OCCUPATION else subnet.id
        for one in OUTPUTS[key]:
            layer = self.layers.find(place, key, one.name)
            node = root.findLayer(layer.id()) if layer is not None else None
            if node is not None:
                node.setItemVisibilityCheckedParentRecursive(True)

    def _subnet_menu(self, rank: int) -> None:
        if rank < 0 or self.chain.running:
            return
        menu = QMenu(self)
        name = self.study.plan.sous_trames[rank].nom
        gone = menu.addAction(tr("Retirer « {} »").format(name), lambda: self.study.remove_subnet(rank))
        gone.setEnabled(len(self.study.plan.sous_trames) > 1)
        menu.exec(self.page.tabs.bar.mapToGlobal(self.page.tabs.bar.tabRect(rank).bottomLeft()))
        menu.deleteLater()

    # Friction table

    def open_table(self) -> None:
        """Open the table in its window; without one, ask for it."""
        path = path_of(self.study.source(self.study.subnet.frictions.table))
        if not path:
            self.dialogs.ask_table()
            return
        window = self.open_window("frictions") if self.open_window is not None else None
        if window is not None:
            window.show_table(path, self.cover_areas())
            window.saved.connect(self._table_saved)

    def _table_saved(self, _: str) -> None:
        self.refresh()

    def cover_areas(self) -> str:
        """Return the file of the areas by code of the land cover, empty when it was not made yet."""
        for preview in (False, True):
            record = self.study.records(self.study.subnet, preview).get(OCCUPATION)
            if record is not None and "CORRESPONDANCES" in record.outputs:
                return str(self.study.folder / record.outputs["CORRESPONDANCES"])
        return ""

    # Project and end

    def _project_read(self, *_: Any) -> None:
        self.elements.clear()
        self.study.recall()

    def _layers_changed(self, *_: Any) -> None:
        self._later.start()

    def event(self, event: QEvent) -> bool:
        """Look again at the files when the person comes back to QGIS."""
        if event.type() == QEvent.Type.WindowActivate and hasattr(self, "_later"):
            self._later.start()
        return super().event(event)

    def shut(self) -> None:
        """Let go of everything before the panel is destroyed."""
        self._later.stop()
        self.chain.runner.forget()
        self.elements.shut()
        project = QgsProject.instance()
        project.readProject.disconnect(self._project_read)
        project.cleared.disconnect(self._project_read)
        project.layersAdded.disconnect(self._layers_changed)
        project.layersRemoved.disconnect(self._layers_changed)


def _steps_are(count: int) -> str:
    word = tr(WORDS[count]) if count < len(WORDS) else nombre(count)
    return tr("{} étape est").format(word) if count == 1 else tr("{} étapes sont").format(word)
