"""2. Règle: the years, the reduction, the guarantee and the projection; all parameters, because the law moves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qgis.gui import QgsSpinBox
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ...core.errors import InputError
from ...core.land.counter_rules import DEFAULTS_DATE, PROJECTIONS, Rules
from ...core.typography import MINUS, NBSP, NNBSP, date_fr, insecables, nombre_court
from ...i18n import tr
from ..common.fonts import small_font
from ..common.ink import scaled, set_grey
from ..common.note import Note
from ..common.plain_spin import PlainSpin
from ..common.section import Section
from ..common.wrapped import wrap

YEARS = (1990, 2100)
PROJECTION_WORDS = ("moyenne depuis {}", "trois dernières années")


class RuleForm(QWidget):
    """``changed`` gives the rule, when it can be counted with."""

    changed = pyqtSignal(Rules)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rules = Rules()
        self._showing = False
        self.years = {
            name: self._year(name, words)
            for name, words in (
                ("reference_start", tr("Première année de la référence")),
                ("reference_end", tr("Dernière année de la référence")),
                ("start", tr("Première année du décompte")),
                ("end", tr("Dernière année du décompte")),
            )
        }
        self.rate = self._number("taux", f"{NNBSP}%", 0.0, 100.0, tr("Réduction, en %"))
        self.projection = QComboBox(self)
        self.projection.setObjectName("projection")
        self.projection.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.projection.currentIndexChanged.connect(lambda _: self._told())
        self.guarantee = self._tick("garantie", tr("Garantie communale"))
        self.floor = self._number("plancher", f"{NBSP}ha", 0.0, 1000.0, tr("Plancher de la garantie, en ha"))
        self.pooling = self._tick("mutualisation", tr("Mutualisée à l’EPCI"))
        self.pooling.setToolTip(tr("L’enveloppe d’un EPCI ou d’un SCoT compte ce que la garantie ajoute."))
        self.note = Note(self)
        self._lay_out()
        self.show_rules(self.rules)

    def _year(self, name: str, words: str) -> QgsSpinBox:
        box = QgsSpinBox(self)
        box.setObjectName(f"annee_{name}")
        box.setRange(*YEARS)
        box.setShowClearButton(False)
        box.setKeyboardTracking(False)
        box.setGroupSeparatorShown(False)
        box.setAccessibleName(words)
        box.setFixedWidth(scaled(self, 62))
        box.valueChanged.connect(lambda _: self._told())
        return box

    def _number(self, name: str, suffix: str, least: float, most: float, words: str) -> PlainSpin:
        box = PlainSpin(self)
        box.setObjectName(name)
        box.setDecimals(2)
        box.setRange(least, most)
        box.setSuffix(suffix)
        box.setAccessibleName(words)
        box.setFixedWidth(scaled(self, 66))
        box.valueChanged.connect(lambda _: self._told())
        return box

    def _tick(self, name: str, words: str) -> QCheckBox:
        box = QCheckBox(words, self)
        box.setObjectName(name)
        box.toggled.connect(lambda _: self._told())
        return box

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(scaled(self, 6))
        grid.setVerticalSpacing(scaled(self, 4))
        grid.setColumnStretch(1, 1)
        for rank, (words, first, last) in enumerate(
            ((tr("Référence"), "reference_start", "reference_end"), (tr("Décompte"), "start", "end"))
        ):
            self._row(grid, rank, words, (self.years[first], QLabel(tr("à"), self), self.years[last]))
        default = self._small(tr("à défaut de taux"))
        default.setToolTip(tr("Là où la couche des taux n’en donne pas."))
        self._row(grid, 2, tr("Réduction"), (self.rate, default))
        label = QLabel(tr("Projection"), self)
        label.setBuddy(self.projection)
        grid.addWidget(label, 3, 0)
        grid.addWidget(self.projection, 3, 1)
        floor = QHBoxLayout()
        floor.setSpacing(scaled(self, 6))
        floor.addWidget(self.guarantee)
        floor.addWidget(self.floor)
        floor.addStretch(1)
        grid.addLayout(floor, 4, 0, 1, 2)
        grid.addWidget(self.pooling, 5, 0, 1, 2)
        self.dated = self._small(
            insecables(
                tr("Défauts au {} : loi n° 2021-1104, art. 194 ; loi n° 2023-630 (garantie). Ils changent avec la loi.")
                .format(date_fr(DEFAULTS_DATE))
            )
        )  # fmt: skip
        wrap(self.dated)
        grid.addWidget(self.dated, 6, 0, 1, 2)
        grid.addWidget(self.note, 7, 0, 1, 2)

    def _row(self, grid: QGridLayout, rank: int, words: str, widgets: tuple[QWidget, ...]) -> None:
        label = QLabel(words, self)
        label.setBuddy(widgets[0])
        label.setMinimumWidth(scaled(self, 70))
        row = QHBoxLayout()
        row.setSpacing(scaled(self, 6))
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        grid.addWidget(label, rank, 0)
        grid.addLayout(row, rank, 1)

    def _small(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setFont(small_font(self.font()))
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        set_grey(label)
        return label

    def show_rules(self, rules: Rules) -> None:
        """Show a rule."""
        self.rules, self._showing = rules, True
        for name, box in self.years.items():
            box.setValue(getattr(rules, name))
        self.rate.setValue(rules.rate)
        self.projection.clear()
        for value, words in zip(PROJECTIONS, PROJECTION_WORDS):
            self.projection.addItem(tr(words).format(rules.start), value)
        self.projection.setCurrentIndex(PROJECTIONS.index(rules.projection))
        self.guarantee.setChecked(rules.guarantee)
        self.floor.setValue(rules.floor_ha)
        self.pooling.setChecked(rules.pooling)
        self._free()
        self.note.quiet()
        self._showing = False

    def _free(self) -> None:
        on = self.guarantee.isChecked()
        for widget in (self.floor, self.pooling):
            widget.setEnabled(on)
        why = "" if on else tr("Cochez d’abord « Garantie communale ».")
        self.floor.setToolTip(why)
        self.pooling.setToolTip(why or tr("L’enveloppe d’un EPCI ou d’un SCoT compte ce que la garantie ajoute."))

    def _told(self) -> None:
        if self._showing:
            return
        self._free()
        values: dict[str, Any] = {name: box.value() for name, box in self.years.items()}
        values["rate"], values["floor_ha"] = self.rate.value(), self.floor.value()
        values["projection"] = self.projection.currentData()
        values["guarantee"], values["pooling"] = self.guarantee.isChecked(), self.pooling.isChecked()
        try:
            rules = replace(self.rules, **values)
        except InputError as error:
            self.note.say(tr("Règle impossible :"), str(error), blocking=True)
            return
        self.note.quiet()
        if rules != self.rules:
            moved = rules.start != self.rules.start
            self.rules = rules
            if moved:
                self.projection.setItemText(0, tr(PROJECTION_WORDS[0]).format(rules.start))
            self.changed.emit(rules)


class RuleSection(Section):
    """The form in a section."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.form = RuleForm()
        super().__init__(self.form, "regle", parent)
        self.show_rules(self.form.rules)

    def show_rules(self, rules: Rules) -> None:
        """Say the rule in the title once folded."""
        rate = f"{MINUS}{NNBSP}{nombre_court(rules.rate)}{NNBSP}%"
        self.name_it(tr("2. Règle"), tr("2. Règle : {}, {}-{}").format(rate, rules.start, rules.end))
