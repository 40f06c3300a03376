"""The window « Grille du SCoT »: shell of the list, the form, the trial; each matter has its own object."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QEvent, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QCloseEvent, QGuiApplication, QKeySequence
from qgis.PyQt.QtWidgets import QShortcut, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ...core.compatibility.grid_edit import GridEdition, rule_label
from ...core.compatibility.grid_messages import Path as Keys
from ...core.errors import InputError
from ...i18n import tr
from ...paths import TEMPLATES
from ...storage.grid_source import GridSource
from ..common.ink import scaled
from ..common.note import Note
from ..common.tools import open_algorithm
from ..compatibility.memory import recall_path
from .empty import Empty
from .files import GridFiles
from .header import GridHeader
from .layers import layers_of
from .roles_page import RolesPage
from .rule_form import RuleForm
from .rule_list import RuleList
from .trial import Trial
from .trial_bar import TrialBar
from .undo_keys import UndoKeys

GRIDS = "grilles"
GENERAL = TEMPLATES / "grids" / "grille_generale.yaml"
SETTING = "aula/fenetre_grille"
#: Size wanted, in pixels of the design, and the part of the screen never exceeded.
WIDTH, HEIGHT, MOST = 1000, 680, 0.9


class GridWindow(QWidget):
    """One grid at a time; nothing is lost without a question. ``saved`` gives the path written."""

    saved = pyqtSignal(str)

    def __init__(self, iface: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.iface = iface
        self.setObjectName("AulaGrille")
        self.source: GridSource | None = None
        self.rule = -1
        self.header = GridHeader(self)
        self.note = Note(self)
        self.empty = Empty(self)
        self.list = RuleList(self)
        self.form = RuleForm(self)
        self.trial_bar = TrialBar(self)
        self.roles = RolesPage(self)
        self.trial = Trial(self)
        self.pages = QStackedWidget(self)
        self.files = GridFiles(self)
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        self.refresh()

    def _lay_out(self) -> None:
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form, 1)
        column.addWidget(self.trial_bar)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(scaled(self, 10))
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(right)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([scaled(self, 300), scaled(self, 640)])
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.splitter)
        self.pages.addWidget(self.roles)
        page = QVBoxLayout(self)
        page.setContentsMargins(*[scaled(self, 8)] * 4)
        page.setSpacing(scaled(self, 8))
        page.addWidget(self.header)
        page.addWidget(self.note)
        page.addWidget(self.pages, 1)
        most = MOST * QGuiApplication.primaryScreen().availableGeometry().size()
        self.resize(QSize(scaled(self, WIDTH), scaled(self, HEIGHT)).boundedTo(most))
        geometry = QgsSettings().value(SETTING)
        if geometry:
            self.restoreGeometry(geometry)

    def _connect(self) -> None:
        header = self.header
        header.undo_asked.connect(self.undo)
        header.redo_asked.connect(self.redo)
        # Later: choosing may write what was being typed, and the tree is then drawn again.
        self.list.chosen.connect(self.choose, Qt.ConnectionType.QueuedConnection)
        self.list.add_asked.connect(self.add_rule)
        self.list.duplicate_asked.connect(self.duplicate_rule)
        self.list.remove_asked.connect(self.remove_rule)
        self.list.move_asked.connect(self.move_rule)
        self.form.value_changed.connect(self._changed)
        header.layers_toggled.connect(lambda _: self.refresh())
        self.roles.value_changed.connect(self._role_changed)
        self.roles.bind_asked.connect(self._bind_role)
        self.roles.declare_asked.connect(self._declare_role)
        self.roles.references_asked.connect(self.trial_bar.choose_references)
        self.roles.prepare_asked.connect(self._prepare_references)
        self.trial_bar.references_changed.connect(self._references_changed)
        self.trial_bar.try_asked.connect(self.try_rule)
        self.trial_bar.cancel_asked.connect(self.trial.cancel)
        self.trial.begun.connect(lambda: self.trial_bar.show_running(True))
        self.trial.progressed.connect(self.trial_bar.show_progress)
        self.trial.ended.connect(self._tried)

    def _add_shortcuts(self) -> None:
        for keys, act in (
            ("Ctrl+O", self.files.ask_open),
            ("Ctrl+S", self.files.save),
            ("Ctrl+Shift+S", self.files.ask_save_as),
            ("Ctrl+F", self.list.filter.setFocus),
            ("F9", self.trial_bar.button.click),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(act)
        self._undo_keys = UndoKeys(self)
        self.form.drawn.connect(self._undo_keys.follow)

    @property
    def edition(self) -> GridEdition | None:
        """Return what is being edited."""
        return self.source.edition if self.source else None

    # Files

    def show_grid(self, path: str) -> None:
        """Open a grid, unless it is the one already opened."""
        if self.source is None or self.source.path != Path(path):
            self.files.open(path)

    def open_known(self) -> None:
        """Open the grid of the panel « Compatibilité », when none is opened yet."""
        path = recall_path("grille")
        if self.source is None and path and Path(path).exists():
            self.files.open(path)

    def take(self, source: GridSource) -> None:
        """Edit a grid, at the first rule to mend."""
        self.source = source
        rules, checked = range(len(source.edition.rules)), source.edition.check()
        self.rule = next((rule for rule in rules if checked.blocking(rule)), 0 if rules else -1)
        self.form.forget()
        self.trial_bar.result.forget()

    def leave(self) -> bool:
        """Ask what to do with what is not saved; False when the person stays."""
        return self.files.leave()

    # Rules

    def choose(self, rule: int) -> None:
        """Show a rule."""
        self.form.flush()
        self.rule = rule
        self.trial_bar.result.forget()
        self.refresh()

    def add_rule(self) -> None:
        """Add a rule after the one shown."""
        if self.edition is not None:
            self.form.flush()
            theme = rule_label(self.edition.rules[self.rule])[2] if self.rule >= 0 else ""
            self._at(self.edition.add(self.rule, theme, tr("ajout d’une règle")))

    def duplicate_rule(self) -> None:
        """Copy the rule shown."""
        if self.edition is not None and self.rule >= 0:
            self.form.flush()
            self._at(self.edition.duplicate(self.rule, tr("copie de {}").format(self._name())))

    def remove_rule(self) -> None:
        """Take the rule shown away; it can be undone."""
        if self.edition is not None and self.rule >= 0:
            self.form.flush()
            self._at(self.edition.remove(self.rule, tr("suppression de {}").format(self._name())))

    def move_rule(self, step: int) -> None:
        """Move the rule shown."""
        if self.edition is not None and self.rule >= 0:
            self.form.flush()
            place = self.rule + step
            self._at(self.edition.move(self.rule, place, tr("déplacement de {}").format(self._name())))

    def undo(self) -> None:
        """Come back one step."""
        self.form.flush()
        if self.edition is not None and self.edition.undo_word:
            self._at(self.edition.undo())

    def redo(self) -> None:
        """Do again."""
        self.form.flush()
        if self.edition is not None and self.edition.redo_word:
            self._at(self.edition.redo())

    def _at(self, rule: int) -> None:
        if rule != self.rule:
            self.trial_bar.result.forget()
        self.rule = rule
        self.trial_bar.result.say_stale()
        self.refresh()

    def _name(self) -> str:
        return rule_label(self.edition.rules[self.rule])[0] if self.edition and self.rule >= 0 else ""

    def _changed(self, path: Keys, value: Any) -> None:
        if self.edition is None or self.rule < 0:
            return
        if self.edition.put_field(self.rule, path, value, tr("changement de {}").format(self._name())):
            self.trial_bar.result.say_stale()
        self.refresh()

    # Roles

    def _role_changed(self, role: str, key: str, value: Any) -> None:
        if self.edition is not None:
            self.edition.put(("roles", role, key), value, tr("changement du rôle {}").format(role), self.rule)
            self.refresh()

    def _bind_role(self, role: str, layer: str) -> None:
        what = tr("liaison de {} à {}").format(role, layer)
        self._on_roles(lambda edition: edition.bind_role(role, layer, what))

    def _declare_role(self, layer: str, geometry: str) -> None:
        what = tr("ajout du rôle {}").format(layer)
        self._on_roles(lambda edition: edition.declare_role(layer, geometry, what))

    def _on_roles(self, act: Callable[[GridEdition], None]) -> None:
        self.roles.note.quiet()
        if self.edition is None:
            return
        try:
            act(self.edition)
        except InputError as error:
            self.roles.note.say(str(error), blocking=True)
        self.refresh()

    def _prepare_references(self) -> None:
        values = {"GRILLE": str(self.source.path)} if self.source else {}
        open_algorithm(
            "aula:preparer_references",
            values,
            self,
            lambda: self._references_changed(self.trial_bar.references.currentData() or ""),
        )

    # Trial

    def try_rule(self) -> None:
        """Try the rule shown on the commune chosen."""
        self.form.flush()
        if self.source is None or self.rule < 0 or self.trial.running:
            return
        bar = self.trial_bar
        rule = self.source.edition.check().grid.regles[self.rule]
        try:
            grid = self.source.one_rule(self.rule)
            refused = self.trial.start(
                grid,
                rule,
                bar.document.currentData(),
                bar.references.currentData() or "",
                bar.commune.currentData() or "",
            )
        except InputError as error:
            refused = str(error)
        if refused:
            self._tried([], refused)

    def _tried(self, lines: list, message: str) -> None:
        self.trial_bar.show_running(False)
        self._refresh_trial()
        self.trial_bar.result.show_lines(lines)
        if message:
            self.trial_bar.note.say(tr("Essai impossible."), message)
        else:
            self.trial_bar.note.quiet()
            if not lines:
                self.trial_bar.said.setText(tr("Essai arrêté."))

    def _references_changed(self, path: str) -> None:
        self.form.flush()
        self.roles.layers, self.roles.file = layers_of(path), Path(path).name if path else ""
        self.form.tables = set(self.roles.layers)
        if self.source is not None:
            self.refresh()

    # What is shown

    def refresh(self) -> None:
        """Show the grid as it is now."""
        edition = self.edition
        page = self.roles if self.header.layers.isChecked() else self.splitter
        self.pages.setCurrentWidget(self.empty if edition is None else page)
        self.header.show_state(self.source)
        dirty = bool(edition and edition.dirty)
        name = self.source.path.name if self.source else ""
        self.setWindowTitle(f"{tr('Aula – Grille du SCoT')}{f' – {name}[*]' if name else '[*]'}")
        self.setWindowModified(dirty)
        if edition is None:
            return
        checked = edition.check()
        if page is self.roles:
            self.roles.show_roles(edition, checked)
        self.list.show_rules(edition.rules, checked, self.rule)
        self.form.setVisible(self.rule >= 0)
        if self.rule >= 0:
            self.form.show_rule(edition, self.rule, checked)
        if not self.trial.running:
            self._refresh_trial()

    def _refresh_trial(self) -> None:
        if self.edition is None:
            return
        wrong = self.rule < 0 or self.edition.check().blocking(self.rule)
        self.trial_bar.refresh(tr("corriger la règle.") if wrong else "")

    # Room and end

    def changeEvent(self, event: QEvent) -> None:
        """Tell at once that the file changed while another program was used."""
        super().changeEvent(event)
        came = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if came and self.source is not None and self.source.changed_elsewhere():
            self.files.tell_changed()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close after asking what to do with what is not saved."""
        if not self.leave():
            event.ignore()
            return
        QgsSettings().setValue(SETTING, self.saveGeometry())
        self.trial.cancel()
        self.source, self.rule = None, -1
        self.form.forget()
        self.note.quiet()
        self.refresh()
        super().closeEvent(event)

    def shut(self) -> None:
        """Let go of everything before the window is destroyed."""
        self.trial.forget()
