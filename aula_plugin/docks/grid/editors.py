"""One editor by kind of field; each gives the value to write in the file, None for nothing."""

from __future__ import annotations

from typing import Any

from qgis.gui import QgsCheckableComboBox
from qgis.PyQt.QtCore import QEvent, QObject, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from ...core.compatibility.grid_form import Field, shape_of, shown_number, typed_number
from ...i18n import tr
from ..common.growing_text import MOST, GrowingText
from ..common.ink import scaled, set_grey

#: Typing pauses this long before the grid is checked again, in milliseconds.
PAUSE = 350
#: A list of shorter words takes no more room than they need.
SHORT = 32


class Editor(QWidget):
    """``changed`` when the value has; while a person types, after a pause or when the field is left."""

    changed = pyqtSignal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PAUSE)
        self._later.timeout.connect(self.changed)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(scaled(self, 6))

    @property
    def main(self) -> QWidget:
        """Return the widget that takes the focus."""
        return self.row.itemAt(0).widget()

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Add a widget on the row."""
        self.row.addWidget(widget, stretch)

    def typed(self) -> None:
        """Wait for a pause."""
        self._later.start()

    def flush(self) -> None:
        """Tell at once what is being typed."""
        if self._later.isActive():
            self._later.stop()
            self.changed.emit()

    def show_value(self, value: Any) -> None:
        """Show what the file holds."""
        raise NotImplementedError

    def value(self) -> Any:
        """Return what the file should hold."""
        raise NotImplementedError


class LineEditor(Editor):
    """A line of text or a number."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.line = QLineEdit(self)
        self.line.textEdited.connect(lambda _: self.typed())
        self.line.editingFinished.connect(self.flush)
        if field.default:
            self.line.setPlaceholderText(tr("{} par défaut").format(field.default))
        if field.kind == "number":
            self.line.setMaximumWidth(scaled(self, 150))
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.add(self.line, 0 if field.kind == "number" else 1)
        if field.kind == "number":
            unit = QLabel(field.unit, self)
            set_grey(unit)
            self.add(unit)
            self.row.addStretch(1)

    def show_value(self, value: Any) -> None:
        shown = shown_number(value, self.field.factor) if self.field.kind == "number" else str(value or "")
        if shown != self.line.text() and not (self.line.hasFocus() and self.value() == _same(value, self.field)):
            self.line.setText(shown)

    def value(self) -> Any:
        text = self.line.text().strip()
        return typed_number(text, self.field.factor) if self.field.kind == "number" else text or None


def _same(value: Any, field: Field) -> Any:
    if field.kind != "number":
        return value
    return typed_number(shown_number(value, field.factor), field.factor)


class TextEditor(Editor):
    """Several lines."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.text = GrowingText(self)
        self.text.setPlaceholderText(field.default)
        self.text.textChanged.connect(self._typed)
        self.text.left.connect(self.flush)
        self.text.document().documentLayout().documentSizeChanged.connect(lambda _: self._scroll())
        self._scroll()
        self.add(self.text, 1)
        self._showing = False

    def _scroll(self) -> None:
        """Show the bar only when the text no longer grows."""
        long = self.text.document().size().height() > MOST
        policy = Qt.ScrollBarPolicy
        self.text.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if long else policy.ScrollBarAlwaysOff)

    def _typed(self) -> None:
        if not self._showing:
            self.typed()

    def show_value(self, value: Any) -> None:
        if str(value or "") == self.value_text():
            return
        self._showing = True
        self.text.setPlainText(str(value or ""))
        self._showing = False

    def value_text(self) -> str:
        """Return the text on one line, as the file keeps it."""
        return " ".join(self.text.toPlainText().split(" ")).replace("\n", " ").strip()

    def value(self) -> Any:
        return self.value_text() or None


class NoWheel(QObject):
    """The wheel scrolls the form, never changes a value by the way."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and not watched.hasFocus():
            event.ignore()
            return True
        return False


def _combo(owner: Editor) -> QComboBox:
    combo = QComboBox(owner)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(12)
    combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    combo.installEventFilter(NoWheel(combo))
    return combo


class ChoiceEditor(Editor):
    """One of a list; what the file holds and the list does not is shown as it is."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.combo = _combo(self)
        usual = dict(field.choices).get(field.default, field.default)
        if usual or field.kind == "boolean":
            self.combo.addItem(tr("{} (par défaut)").format(usual) if usual else tr("par défaut"), None)
        for value, word in _choices(field):
            self.combo.addItem(word, value)
        self.combo.activated.connect(lambda _: self.changed.emit())
        longest = max((len(self.combo.itemText(rank)) for rank in range(self.combo.count())), default=0)
        self.add(self.combo, 1)
        if longest < SHORT:
            self.combo.setMaximumWidth(scaled(self, 240))
            self.row.addStretch(0)

    def show_value(self, value: Any) -> None:
        value = shape_of(value) if self.field.kind == "shape" else value
        if self.field.kind == "boolean" and value is not None:
            value = str(value).lower() in ("true", "oui", "vrai", "yes", "on", "1")
        rank = self.combo.findData(value)
        if rank < 0 and value is not None:
            self.combo.addItem(str(value), value)
            rank = self.combo.count() - 1
        self.combo.setCurrentIndex(rank)
        self.combo.setToolTip(self.combo.currentText())

    def value(self) -> Any:
        return self.combo.currentData()


def _choices(field: Field) -> tuple[tuple[Any, str], ...]:
    return ((True, tr("oui")), (False, tr("non"))) if field.kind == "boolean" else field.choices


class SuggestEditor(Editor):
    """Free text, with proposals."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.combo = _combo(self)
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for value, word in field.choices:
            self.combo.addItem(word, value)
        if field.default:
            self.combo.lineEdit().setPlaceholderText(tr("{} par défaut").format(field.default))
        self.combo.lineEdit().textEdited.connect(lambda _: self.typed())
        self.combo.lineEdit().editingFinished.connect(self.flush)
        self.combo.activated.connect(lambda _: self.changed.emit())
        self.add(self.combo, 1)

    def show_value(self, value: Any) -> None:
        text = next((word for one, word in self.field.choices if one == value), str(value or ""))
        if self.combo.currentText() != text:
            self.combo.setCurrentIndex(self.combo.findText(text))
            self.combo.setEditText(text)
        self.combo.setToolTip(text)

    def value(self) -> Any:
        text = self.combo.currentText().strip()
        return next((one for one, word in self.field.choices if word == text), text) or None


class ManyEditor(Editor):
    """Several of a list."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.combo = QgsCheckableComboBox(self)
        self.combo.setSeparator(", ")
        self.combo.setDefaultText(field.default or tr("aucun"))
        self.combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.combo.setMinimumWidth(scaled(self, 120))
        self.combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.combo.installEventFilter(NoWheel(self.combo))
        for value, word in field.choices:
            self.combo.addItemWithCheckState(word, Qt.CheckState.Unchecked, value)
        self.combo.checkedItemsChanged.connect(lambda _: self._told())
        self.add(self.combo, 1)
        self._showing = False

    def _told(self) -> None:
        self.combo.setToolTip(self.combo.currentText())
        if not self._showing:
            self.changed.emit()

    def show_value(self, value: Any) -> None:
        asked = [str(one) for one in (value if isinstance(value, list) else [value] if value else [])]
        self._showing = True
        for one in asked:
            if self.combo.findData(one) < 0:
                self.combo.addItemWithCheckState(one, Qt.CheckState.Unchecked, one)
        for rank in range(self.combo.count()):
            there = self.combo.itemData(rank) in asked
            self.combo.setItemCheckState(rank, Qt.CheckState.Checked if there else Qt.CheckState.Unchecked)
        self._showing = False
        self.combo.setToolTip(self.combo.currentText())

    def value(self) -> Any:
        return list(self.combo.checkedItemsData()) or None
