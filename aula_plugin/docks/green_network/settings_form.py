"""The settings of one step, drawn from their list; a change is told at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...core.typography import pluriel
from ...i18n import tr
from ..common.elided import ElidedLabel
from ..common.ink import scaled
from ..common.plain_spin import PlainSpin
from .settings_fields import (
    CHOICE,
    COLUMN,
    FIELDS,
    FILE,
    LAYER,
    LAYERS,
    MULTIPLIERS,
    NUMBER,
    OBSTACLES,
    TABLE,
    TEXTS,
    Field,
)

LABEL, WIDE = 114, 98


class SettingsForm(QWidget):
    """Emits the step, the attribute and the value; ``opened`` asks for a dialog of layers or for the table."""

    changed = pyqtSignal(str, str, object)
    opened = pyqtSignal(str, str)
    asked = pyqtSignal(str)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.fields: dict[str, Any] = {}
        self._shown: dict[str, Callable[[Any], None]] = {}
        self._showing = False
        self.columns: Callable[[str], list[str]] = lambda _: []
        self.ask = QPushButton(tr("Demander cette étape"), self)
        self.ask.setObjectName("demander")
        self.ask.clicked.connect(lambda _: self.asked.emit(self.key))
        self.page = QWidget(self)
        form = QFormLayout(self.page)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(scaled(self, 6))
        form.setVerticalSpacing(scaled(self, 6))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for one in FIELDS[key]:
            self._add(form, one)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        for widget in (self.ask, self.page):
            page.addWidget(widget)

    def _add(self, form: QFormLayout, one: Field) -> None:
        field = {
            NUMBER: self._number, CHOICE: self._choice, TEXTS: self._texts, TABLE: self._table, COLUMN: self._column,
            LAYERS: self._list, OBSTACLES: self._list, LAYER: self._list, FILE: self._table,
        }[one.kind](one)  # fmt: skip
        label = QLabel(tr(one.label), self.page)
        label.setFixedWidth(scaled(self, LABEL))
        label.setBuddy(field)
        for widget in (label, field):
            widget.setToolTip(tr(one.help))
        field.setAccessibleName(tr(one.label))
        field.setAccessibleDescription(tr(one.help))
        field.setObjectName(f"reglage_{one.name or self.key}")
        self.fields[one.name] = field
        form.addRow(label, field)

    def _emit(self, name: str, value: Any) -> None:
        if not self._showing:
            self.changed.emit(self.key, name, value)

    def _number(self, one: Field) -> QWidget:
        box = PlainSpin(self.page)
        box.setDecimals(one.decimals)
        box.setRange(0, one.most)
        box.setSuffix(f"\u00a0{one.unit}" if one.unit else "")
        box.setFixedWidth(scaled(self, WIDE))
        box.valueChanged.connect(lambda value, name=one.name: self._emit(name, float(value)))

        def show(value: float) -> None:
            if box.value() != float(value or 0):  # what is being typed stays
                box.setValue(float(value or 0))

        self._shown[one.name] = show
        return box

    def _choice(self, one: Field) -> QWidget:
        box = QComboBox(self.page)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for value, word in one.words:
            box.addItem(tr(word), value)
        box.currentIndexChanged.connect(lambda _, name=one.name: self._emit(name, box.currentData()))
        self._shown[one.name] = lambda value: box.setCurrentIndex(max(0, box.findData(value)))
        return box

    def _texts(self, one: Field) -> QWidget:
        line = QLineEdit(self.page)
        line.setMinimumWidth(scaled(self, 60))
        line.editingFinished.connect(lambda name=one.name: self._emit(name, split(line.text())))

        def show(value: tuple[str, ...]) -> None:
            if not (line.hasFocus() and line.isModified()):
                line.setText(", ".join(value or ()))

        self._shown[one.name] = show
        return line

    def _column(self, one: Field) -> QWidget:
        box = QComboBox(self.page)
        box.setEditable(True)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)

        def show(value: str) -> None:
            if box.lineEdit().hasFocus() and box.lineEdit().isModified():
                return
            known = self.columns(self.fields["table"].property("chemin") or "")
            box.blockSignals(True)
            box.clear()
            box.addItems(known)
            box.setCurrentText(value or "")
            box.blockSignals(False)

        box.textActivated.connect(lambda text, name=one.name: self._emit(name, text))
        box.lineEdit().editingFinished.connect(lambda name=one.name: self._emit(name, box.currentText().strip()))
        self._shown[one.name] = show
        return box

    def _table(self, one: Field) -> QWidget:
        none = tr("aucun") if one.kind == FILE else tr("aucune")
        return self._opener(one, lambda value: value.split("/")[-1] if value else none)

    def _list(self, one: Field) -> QWidget:
        def words(value: Any) -> str:
            if one.kind == LAYER:
                return value.split("layername=")[-1].split("/")[-1] if value else tr("aucune")
            count = len(value or ())
            none = tr("aucun") if one.name == MULTIPLIERS else tr("aucune")
            return pluriel(count, tr("couche"), tr("couches")) if count else none

        return self._opener(one, words)

    def _opener(self, one: Field, words: Callable[[Any], str]) -> QWidget:
        """Return a label with a button that opens a dialog."""
        row = QWidget(self.page)
        said = ElidedLabel(row)
        button = QToolButton(row)
        button.setText("…")
        button.setAccessibleName(tr("Choisir : {}").format(tr(one.label)))
        button.clicked.connect(lambda _, name=one.name: self.opened.emit(self.key, name))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(said, 1)
        line.addWidget(button)
        row.setFocusProxy(button)

        def show(value: Any) -> None:
            said.show_text(words(value))
            if one.kind in (TABLE, FILE):
                row.setProperty("chemin", value)
                row.setToolTip(value or tr(one.help))

        self._shown[one.name] = show
        return row

    def show_values(self, section: Any, beside: Mapping[str, Any]) -> None:
        """Show the settings of a step; None when it is not asked for.

        ``beside`` holds the settings that the plan keeps outside its section.
        """
        self._showing = True
        self.ask.setVisible(section is None)
        self.page.setVisible(section is not None)
        if section is not None:
            for name, show in self._shown.items():
                show(beside[name] if name in beside else getattr(section, name) if name else section)
        self._showing = False


def split(text: str) -> tuple[str, ...]:
    """Return the words typed, separated by commas or semicolons."""
    return tuple(dict.fromkeys(filter(None, (one.strip() for one in text.replace(";", ",").split(",")))))
