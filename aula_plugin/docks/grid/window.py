"""The window « Grille du SCoT »: shell of the list, the form, the trial; each matter has its own object."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QEvent, QObject, QSize, Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QCloseEvent, QDesktopServices, QGuiApplication, QKeyEvent, QKeySequence
from qgis.PyQt.QtWidgets import QMessageBox, QShortcut, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ...core.compatibility.grid_edit import GridEdition, rule_label
from ...core.compatibility.grid_form import LEVELS, with_direction, with_shape
from ...core.compatibility.grid_messages import GridError
from ...core.compatibility.grid_messages import Path as Keys
from ...core.compatibility.schema import INDICATOR_TYPES, accepted_units
from ...core.errors import InputError
from ...core.typography import pluriel
from ...i18n import tr
from ...paths import TEMPLATES
from ...storage.grid_source import GridSource
from ..common.ink import scaled
from ..common.note import Note
from ..compatibility.memory import add_recent, recall_path
from .empty import Empty
from .header import GridHeader
from .layers import layers_of
from .roles_page import RolesPage
from .rule_form import RuleForm
from .rule_list import RuleList
from .trial import Trial
from .trial_bar import TrialBar

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
        for place in (header, self.empty):
            place.open_asked.connect(self.ask_open)
            place.path_chosen.connect(self.open)
        self.empty.begin_asked.connect(self.begin)
        header.save_asked.connect(self.save)
        header.save_as_asked.connect(self.ask_save_as)
        header.undo_asked.connect(self.undo)
        header.redo_asked.connect(self.redo)
        self.list.chosen.connect(self.choose)
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
            ("Ctrl+O", self.ask_open),
            ("Ctrl+S", self.save),
            ("Ctrl+Shift+S", self.ask_save_as),
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

    def open(self, path: str) -> bool:
        """Open a grid after asking what to do with what is not saved; False when it stays as it was."""
        if not self.leave():
            return False
        try:
            self.source = GridSource(path)
        except InputError as error:
            self._refused(path, error)
            return False
        add_recent(GRIDS, str(self.source.path))
        rules = range(len(self.source.edition.rules))
        checked = self.source.edition.check()
        self.rule = next((rule for rule in rules if checked.blocking(rule)), 0 if rules else -1)
        self.form.forget()
        self.trial_bar.result.forget()
        self.note.quiet()
        self._tell_file()
        self.refresh()
        return True

    def show_grid(self, path: str) -> None:
        """Open a grid, unless it is the one already opened."""
        if self.source is None or self.source.path != Path(path):
            self.open(path)

    def open_known(self) -> None:
        """Open the grid of the panel « Compatibilité », when none is opened yet."""
        path = recall_path("grille")
        if self.source is None and path and Path(path).exists():
            self.open(path)

    def ask_open(self) -> None:
        """Ask which grid to open."""
        path = self.header.ask_path()
        if path:
            self.open(path)

    def begin(self) -> None:
        """Ask where to copy the grid of the plugin, then open the copy."""
        path = self.header.ask_new()
        if not path:
            return
        try:
            general = GridSource(str(GENERAL))
            general.save_as(path)
        except InputError as error:
            self._refused(path, error)
            return
        self.open(path)

    def save(self, anyway: bool = False) -> bool:
        """Write the file, unless it changed meanwhile; say whether it is written."""
        self.form.flush()
        if self.source is None:
            return False
        if self.source.changed_elsewhere() and not anyway:
            self._tell_changed()
            return False
        try:
            self.source.save()
        except InputError as error:
            self._not_saved(str(error))
            return False
        return self._saved()

    def ask_save_as(self) -> bool:
        """Ask for another name and go on with the copy; say whether it is written."""
        self.form.flush()
        if self.source is None:
            return False
        path = self.header.ask_copy(self.source)
        if not path:
            return False
        try:
            self.source.save_as(path)
        except InputError as error:
            self._not_saved(str(error))
            return False
        add_recent(GRIDS, path)
        return self._saved()

    def _saved(self) -> bool:
        self.note.quiet()
        errors = self.source.edition.check().errors
        if errors:
            self.note.say(
                tr("Enregistrée, avec {}.").format(pluriel(len(errors), "erreur")),
                tr("L’analyse la refusera tant qu’il en reste."),
            )
        self.saved.emit(str(self.source.path))
        self.refresh()
        return True

    def leave(self) -> bool:
        """Ask what to do with what is not saved; False when the person stays."""
        self.form.flush()
        if self.source is None or not self.source.edition.dirty:
            return True
        box = QMessageBox(self)
        box.setObjectName("quitter")
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Grille du SCoT"))
        box.setText(tr("Enregistrer les changements de « {} » ?").format(self.source.path.name))
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        for button, word in ((buttons.Save, tr("Enregistrer")), (buttons.Discard, tr("Ne pas enregistrer")),
                             (buttons.Cancel, tr("Annuler"))):  # fmt: skip
            box.button(button).setText(word)
        answer = box.exec()
        return self.save() if answer == buttons.Save else answer == buttons.Discard

    def _refused(self, path: str, error: InputError) -> None:
        errors = error.errors if isinstance(error, GridError) else (str(error),)
        fact = tr("« {} » ne peut pas être ouverte.").format(Path(path).name)
        links = ((tr("Ouvrir une autre grille…"), self.ask_open),)
        if Path(path).is_file():
            url = QUrl.fromLocalFile(path)
            links = ((tr("Corriger dans l’éditeur de texte"), lambda: QDesktopServices.openUrl(url)), *links)
        self.note.say(fact, "\n".join(errors[:5]), links, blocking=True)

    def _not_saved(self, why: str) -> None:
        self.note.say(why, "", ((tr("Enregistrer sous…"), self.ask_save_as),), blocking=True)

    def _tell_changed(self) -> None:
        self.note.say(
            tr("Le fichier a changé sur le disque depuis son ouverture."),
            tr("Rien n’a été enregistré."),
            (
                (tr("Relire le fichier"), self.reload),
                (tr("Remplacer par ma version"), lambda: self.save(True)),
                (tr("Enregistrer sous…"), self.ask_save_as),
            ),
            blocking=True,
        )

    def reload(self) -> None:
        """Read the file again; what was changed here is dropped."""
        if self.source is not None:
            self.source.edition.saved()
            self.open(str(self.source.path))

    def _tell_file(self) -> None:
        reason = self.source.read_only()
        if reason:
            said = tr("Les changements s’enregistrent sous un autre nom.")
            self.note.say(reason, said, ((tr("Enregistrer sous…"), self.ask_save_as),))
        elif not self.source.yaml:
            self.note.say(
                tr("Grille en tableur."),
                tr("Enregistrer réécrit ses feuilles : la mise en forme et les autres feuilles ne sont pas gardées."),
            )

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
        path, value = self._meant(path, value)
        label = tr("changement de {}").format(self._name())
        if self.edition.put(("regles", self.rule, *path), value, label, self.rule):
            self.trial_bar.result.say_stale()
        self.refresh()

    def _meant(self, path: Keys, value: Any) -> tuple[Keys, Any]:
        """Return what a change asks for: another shape, direction or indicator changes more than one key."""
        grid = self.edition.check().grid
        at = self.edition.value(("regles", self.rule, "seuil"))
        if path == ("seuil",):
            params = self.edition.value(("regles", self.rule, "indicateur", "params")) or {}
            kind = self.edition.value(("regles", self.rule, "indicateur", "type"))
            units = accepted_units(str(kind), params)
            column = next((f"table:{name}.{one}" for name, table in grid.tables.items() for one in table.columns), "")
            levels = list(grid.armature.niveaux) if value == LEVELS else []
            return path, with_shape(at, value, levels, units[0], column)
        if path == ("seuil", "operateur"):
            return ("seuil",), with_direction(at, value)
        if path == ("indicateur", "type"):
            known = self.edition.value(("regles", self.rule, "indicateur", "params")) or {}
            kept = {key: one for key, one in known.items() if key in INDICATOR_TYPES[value].params}
            return ("indicateur",), {"type": value, **({"params": kept} if kept else {})}
        return path, value

    # Roles

    def _role_changed(self, role: str, key: str, value: Any) -> None:
        if self.edition is not None:
            self.edition.put(("roles", role, key), value, tr("changement du rôle {}").format(role), self.rule)
            self.refresh()

    def _bind_role(self, role: str, layer: str) -> None:
        self._on_roles(lambda: self.edition.bind_role(role, layer, tr("liaison de {} à {}").format(role, layer)))

    def _declare_role(self, layer: str, geometry: str) -> None:
        self._on_roles(lambda: self.edition.declare_role(layer, geometry, tr("ajout du rôle {}").format(layer)))

    def _on_roles(self, act: Callable[[], None]) -> None:
        self.roles.note.quiet()
        try:
            act()
        except InputError as error:
            self.roles.note.say(str(error), blocking=True)
        self.refresh()

    def _prepare_references(self) -> None:
        from qgis import processing

        values = {"GRILLE": str(self.source.path)} if self.source else {}
        dialog = processing.createAlgorithmDialog("aula:preparer_references", values)
        if dialog is not None:
            dialog.setParent(self, dialog.windowFlags())
            dialog.finished.connect(lambda _: self._references_changed(self.trial_bar.references.currentData() or ""))
            dialog.show()

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
            self._tell_changed()

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


class UndoKeys(QObject):
    """Ctrl+Z and Ctrl+Y undo steps of the grid wherever the focus is: fields would only undo their own letters."""

    def __init__(self, window: GridWindow) -> None:
        super().__init__(window)
        self.window = window
        window.installEventFilter(self)

    def follow(self, widget: QWidget) -> None:
        """Watch the keys of a widget and of those inside."""
        for one in (widget, *widget.findChildren(QWidget)):
            one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """Take the two keys."""
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) or not isinstance(event, QKeyEvent):
            return False
        asked = self._asked(event)
        if asked is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            asked()
            return True
        return False

    def _asked(self, event: QKeyEvent) -> Any:
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.window.undo
        again = event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        return self.window.redo if again or event.matches(QKeySequence.StandardKey.Redo) else None
