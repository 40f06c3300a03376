"""The panel « Compteur ZAN »: data checked, the counter run, one territory looked at, projects imagined."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.core import QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QShortcut

from ...core.land.counter_rules import Rules
from ...i18n import tr
from .checks import Checks
from .exports import Exports
from .files import Files
from .help_dialog import HelpDialog
from .imagining import Imagining
from .looking import Looking
from .page import Page
from .running import Running
from .study import Study
from .watch import Watch
from .wiring import TABLE


class CounterDock(QgsDockWidget):
    """Shell of the panel."""

    def __init__(self, iface: Any) -> None:
        super().__init__()
        self.iface = iface
        #: Shows a window of the plugin by its name; given by the desktop that builds the panel.
        self.open_window: Any = None
        self.study = Study(self)
        self.page = Page(self)
        self.setWidget(self.page)
        self.running = Running(self)
        self.checks = Checks(self)
        self.looking = Looking(self)
        self.imagining = Imagining(self)
        self.exports = Exports(self)
        self.files = Files(self)
        self.watch = Watch(self)
        #: The layers of the project are read when the panel is seen.
        self._late = False
        self._connect()
        self._project_read()

    def _connect(self) -> None:
        page = self.page
        page.data.form.changed.connect(lambda: self.use_layers(page.data.form.values))
        page.rule.form.changed.connect(self._ruled)
        page.empty.act_asked.connect(self.files.ask_table)
        page.empty.example_asked.connect(self.files.try_example)
        page.actions.help_asked.connect(lambda: HelpDialog(self).exec())
        self.visibilityChanged.connect(self._shown)
        shortcut = QShortcut(QKeySequence("Alt+Up"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.looking.go_up)
        project = QgsProject.instance()
        project.readProject.connect(self._project_read)
        project.cleared.connect(self._project_read)
        project.layersRemoved.connect(self._layers_removed)

    # Data and rule

    def _project_read(self, *_: Any) -> None:
        self.study.recall()
        there = QgsProject.instance().mapLayers()
        self.study.layers = {name: one for name, one in self.study.layers.items() if one in there}
        self.page.data.form.show_values(self.study.layers)
        self.page.rule.form.show_rules(self.study.rules)
        self.page.rule.show_rules(self.study.rules)
        self.page.file_note.quiet()
        self.looking.show(None)
        if self.isVisible() or self.page.data.form.missing():
            self.check()
        else:
            self._late = True

    def _layers_removed(self, ids: Any) -> None:
        if set(self.study.layers.values()) & set(ids):
            self.use_layers({name: one for name, one in self.study.layers.items() if one not in ids})

    def use_layers(self, layers: Mapping[str, str]) -> None:
        """Work on other layers."""
        self.study.set_layers(layers, TABLE)
        self.page.data.form.show_values(self.study.layers)
        self.check()

    def answer_unit(self, unit: str) -> None:
        """Take the unit a person confirms."""
        self.study.set_unit(unit)
        self.check()

    def _ruled(self, rules: Rules) -> None:
        self.study.set_rules(rules)
        self.page.rule.show_rules(rules)
        self.check()

    def check(self) -> None:
        """Read the data, say what is to be told of them, and offer to count."""
        self._late = False
        if self.running.busy:
            return
        self.watch.follow(self.study.layers)
        self.page.empty.setVisible(TABLE not in self.study.layers)
        self.checks.read()
        self.offer()

    def offer(self) -> None:
        """Show the button, why it is greyed, or nothing when the counter is up to date."""
        page = self.page
        if self.running.busy:
            return
        why_not = self.checks.why_not()
        stale = self.looking.counters is not None and self.running.stale_words() != ""
        there = self.looking.counters is not None
        page.run.setVisible((TABLE in self.study.layers and not there) or stale)
        words = tr("Recalculer") if there else tr("Calculer le compteur")
        page.run.show_idle(words, tr("Pour lancer : {}.").format(why_not) if why_not else "", True)
        self.looking.tell_stale(self.running.stale_words())
        page.actions.offer(tr("À recalculer d’abord.") if stale else "")
        if there and not stale:
            page.run.hide()

    def _shown(self, shown: bool) -> None:
        if shown and self._late:
            self.check()

    def shut(self) -> None:
        """Let go of everything before the panel is destroyed."""
        project = QgsProject.instance()
        project.readProject.disconnect(self._project_read)
        project.cleared.disconnect(self._project_read)
        project.layersRemoved.disconnect(self._layers_removed)
        self.visibilityChanged.disconnect(self._shown)
        self.watch.stop()
        self.running.runner.forget()
