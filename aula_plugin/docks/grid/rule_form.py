"""The form of one rule: fields drawn from the schema, what the validation says beside each."""

from __future__ import annotations

from html import escape
from typing import Any

from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ...core.compatibility.grid_edit import Checked, GridEdition, field_of
from ...core.compatibility.grid_form import Field, Section, sections_of
from ...core.compatibility.grid_messages import Path
from ...i18n import tr
from ..common.ink import scaled, set_grey
from ..common.note import Note
from .editors import ChoiceEditor, Editor, LineEditor, ManyEditor, SuggestEditor, TextEditor
from .list_editors import FieldsEditor, ListEditor, SelectorEditor

EDITORS = {
    "text": LineEditor,
    "number": LineEditor,
    "long": TextEditor,
    "choice": ChoiceEditor,
    "shape": ChoiceEditor,
    "boolean": ChoiceEditor,
    "suggest": SuggestEditor,
    "many": ManyEditor,
    "texts": ListEditor,
    "fields": FieldsEditor,
}
LABEL = 130


class RuleForm(QScrollArea):
    """Emits what a person changes; draws itself again only when the fields are others."""

    value_changed = pyqtSignal(tuple, object)
    drawn = pyqtSignal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("formulaire")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(scaled(self, 330))
        self.editors: dict[Path, Editor] = {}
        self.notes: dict[Path, Note] = {}
        self.boxes: dict[str, QgsCollapsibleGroupBox] = {}
        self.tables: set[str] = set()
        self._drawn: tuple[Any, ...] = ()
        self._shown = -1
        self._folded: dict[str, bool] = {}
        self._showing = False

    def show_rule(self, edition: GridEdition, rule: int, checked: Checked) -> None:
        """Show a rule as typed and what is said of it."""
        typed = edition.rules[rule]
        typed = typed if isinstance(typed, dict) else {}
        sections = sections_of(typed, checked.grid)
        drawn = (rule, sections, frozenset(self.tables))
        if drawn != self._drawn:
            self._draw(sections, checked, keep=self._drawn[:1] == (rule,))
            self._drawn = drawn
        self._showing = True
        for path, editor in self.editors.items():
            editor.show_value(edition.value(("regles", rule, *path)))
        self._showing = False
        self._tell(checked, rule)
        if drawn[0] != self._shown:
            self._shown = rule
            QTimer.singleShot(0, self._go_to_first)

    def _go_to_first(self) -> None:
        """Bring what must be mended in sight."""
        note = next((one for one in self.notes.values() if one.blocking and not one.isHidden()), None)
        if note is not None:
            self.ensureWidgetVisible(note, 0, scaled(self, 60))

    def flush(self) -> None:
        """Tell at once what is being typed."""
        for editor in list(self.editors.values()):
            editor.flush()

    def editor_of(self, *path: str | int) -> Editor:
        """Return the editor of a value of the rule."""
        return self.editors[path]

    def forget(self) -> None:
        """Draw again at the next rule shown."""
        self._drawn, self._shown = (), -1

    # Drawing

    def _draw(self, sections: tuple[Section, ...], checked: Checked, keep: bool) -> None:
        place = self.verticalScrollBar().value() if keep else 0
        focus = next((path for path, one in self.editors.items() if one.isAncestorOf(self._focused())), None)
        for editor in self.editors.values():
            editor.blockSignals(True)  # a page that goes away has nothing more to say
        self._folded.update({title: box.isCollapsed() for title, box in self.boxes.items()})
        self.editors, self.notes, self.boxes = {}, {}, {}
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(scaled(self, 4), 0, scaled(self, 8), 0)
        column.setSpacing(scaled(self, 8))
        for section in sections:
            column.addWidget(self._box(section, checked))
        column.addStretch(1)
        old = self.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self.setWidget(page)
        page.show()
        self.drawn.emit(page)
        self.verticalScrollBar().setValue(place)
        if focus in self.editors and keep:
            self.editors[focus].main.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused(self) -> QWidget:
        return self.window().focusWidget() or self

    def _box(self, section: Section, checked: Checked) -> QgsCollapsibleGroupBox:
        box = QgsCollapsibleGroupBox(section.title)
        box.setObjectName(section.title)
        box.setSaveCollapsedState(False)
        plain, bold = self.font(), self.font()
        plain.setBold(False)  # said, or the fields would take the bold of the title
        bold.setBold(True)
        box.setFont(bold)
        grid = QGridLayout(box)
        grid.setContentsMargins(*[scaled(self, 8)] * 4)
        grid.setHorizontalSpacing(scaled(self, 8))
        grid.setVerticalSpacing(scaled(self, 4))
        grid.setColumnMinimumWidth(0, scaled(self, LABEL))
        grid.setColumnStretch(1, 1)
        for field in section.fields:
            self._field(field, grid, checked, plain)
        box.setCollapsed(self._folded.get(section.title, section.folded))
        self.boxes[section.title] = box
        return box

    def _field(self, field: Field, grid: QGridLayout, checked: Checked, plain: Any) -> None:
        editor = self._editor(field, checked)
        editor.setFont(plain)
        editor.main.setObjectName(".".join(map(str, field.path)))
        editor.main.setAccessibleName(field.label)
        editor.main.setAccessibleDescription(field.help)
        below = [getattr(editor, "caption", None)]
        row = grid.rowCount()
        if field.path[:2] == ("indicateur", "params"):
            grid.addWidget(self._heading(field, editor, plain), row, 0, 1, 2)
            row += 1
            editor.setContentsMargins(scaled(self, 12), 0, 0, 0)
            grid.addWidget(editor, row, 0, 1, 2)
        else:
            label = QLabel(field.label)
            label.setFont(plain)
            label.setBuddy(editor.main)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            label.setContentsMargins(0, scaled(self, 4), 0, 0)
            grid.addWidget(label, row, 0)
            grid.addWidget(editor, row, 1)
            below.append(self._help(field.help) if field.help else None)
        row += 1
        for one in filter(None, below):
            one.setFont(plain)
            first = 0 if field.path[:2] == ("indicateur", "params") else 1
            one.setContentsMargins(0 if first else scaled(self, 12), 0, 0, 0)
            grid.addWidget(one, row, first, 1, 2 - first)
            row += 1
        note = Note()
        note.setFont(plain)
        grid.addWidget(note, row, 0, 1, 2)
        editor.changed.connect(lambda: self._changed(editor))
        self.editors[field.path] = editor
        self.notes[field.path] = note

    def _editor(self, field: Field, checked: Checked) -> Editor:
        if field.kind == "selectors":
            return SelectorEditor(field, checked.grid, self.tables)
        return EDITORS[field.kind](field)

    def _heading(self, field: Field, editor: Editor, font: Any) -> QLabel:
        """Return the name of a parameter, as the file writes it, and its help from the schema."""
        said = f" – {escape(field.help)}" if field.help else ""
        label = QLabel(f"<b>{escape(field.label)}</b>{said}")
        label.setFont(font)
        label.setWordWrap(True)
        label.setBuddy(editor.main)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        return label

    def _help(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        set_grey(label)
        return label

    def _changed(self, editor: Editor) -> None:
        if not self._showing:
            self.value_changed.emit(editor.field.path, editor.value())

    # What is said

    def _tell(self, checked: Checked, rule: int) -> None:
        said: dict[Path, list[Any]] = {}
        for problem in checked.of_rule(rule):
            place = field_of(problem.path[2:], self.editors) or next(iter(self.editors))
            said.setdefault(place, []).append(problem)
        for path, note in self.notes.items():
            problems = sorted(said.get(path, []), key=lambda one: not one.blocking)
            if not problems:
                note.quiet()
                continue
            blocking = problems[0].blocking
            if blocking:
                self._unfold(note)
            fact = tr("À corriger :") if blocking else tr("À vérifier :")
            note.say(fact, "\n".join(dict.fromkeys(one.text for one in problems)), blocking=blocking)

    def _unfold(self, note: Note) -> None:
        for box in self.boxes.values():
            if box.isCollapsed() and box.isAncestorOf(note):
                box.setCollapsed(False)
