"""The line chosen: signal, figures, measure, then the avis, so that a person judges beside the number."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ...core.typography import majuscule
from ...i18n import tr
from ..common.badges import DashedBadge, SignalBadge
from ..common.icons import line_icon
from ..common.ink import ink_of, scaled, set_grey
from ..common.note import Note
from .avis_form import AvisForm
from .lines import Line
from .measure_bar import MeasureBar
from .measure_text import details, figures

COLUMNS = 4


class Detail(QWidget):
    """Shows one line; asks for the map, the table and the help."""

    zoom_asked = pyqtSignal()
    table_asked = pyqtSignal()
    help_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detail")
        self.low = False
        self.line: Line | None = None
        self._drawable = False
        self._build_head()
        self.bar = MeasureBar(self)
        self.figures = QGridLayout()
        self.figures.setHorizontalSpacing(scaled(self, 8))
        self.figures.setVerticalSpacing(0)
        self._figure_labels = [(self._label(grey=True), self._label(bold=True)) for _ in range(COLUMNS)]
        for column, pair in enumerate(self._figure_labels):
            for row, label in enumerate(pair):
                self.figures.addWidget(label, row, column)
        self.measure = QgsCollapsibleGroupBox(tr("Mesure, source et entrées"), self)
        self.measure.setObjectName("mesure")
        self.measure.setSettingGroup("aula")
        self.measure.setCollapsed(True)
        font = self.measure.font()
        font.setBold(True)
        self.measure.setFont(font)
        self.rows = QGridLayout(self.measure)
        self.rows.setColumnStretch(1, 1)
        self.note = Note(self)
        self.rule = QFrame(self)
        self.rule.setFrameShape(QFrame.Shape.HLine)
        self.form = AvisForm(self)
        self._lay_out()

    def _build_head(self) -> None:
        self.signal = SignalBadge(self)
        self.examine = DashedBadge(self)
        self.title = self._label(bold=True, wrap=True)
        self.title.setObjectName("titre_ligne")
        self.place = self._label(wrap=True)
        self.tools = {
            name: self._tool(icon, tip, signal)
            for name, icon, tip, signal in (
                ("zoom", "outils/loupe", tr("Zoomer sur les preuves (Entrée)"), self.zoom_asked),
                ("table", "outils/table", tr("Table des preuves (Ctrl+Entrée)"), self.table_asked),
                ("aide", "outils/aide", tr("Aide de la règle (Maj+F1)"), self.help_asked),
            )
        }

    def _tool(self, icon: str, tip: str, signal: Any) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"ligne_{icon.split('/')[1]}")
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setProperty("icone", icon)
        button.clicked.connect(lambda _: signal.emit())
        return button

    def _label(self, grey: bool = False, bold: bool = False, wrap: bool = False) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(wrap)
        if bold:
            font = label.font()
            font.setBold(True)
            label.setFont(font)
        if grey:
            set_grey(label)
            font = label.font()
            font.setPointSizeF(font.pointSizeF() * 0.92)
            label.setFont(font)
        if not wrap:
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        return label

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(0, scaled(self, 4), scaled(self, 2), scaled(self, 4))
        page.setSpacing(scaled(self, 6))
        head = QHBoxLayout()
        head.setSpacing(scaled(self, 6))
        head.addWidget(self.signal)
        head.addWidget(self.examine, 1)
        head.addStretch(0)
        for button in self.tools.values():
            head.addWidget(button)
        page.addLayout(head)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self.title)
        titles.addWidget(self.place)
        page.addLayout(titles)
        page.addWidget(self.bar)
        page.addLayout(self.figures)
        page.addWidget(self.measure)
        page.addWidget(self.note)
        page.addWidget(self.rule)
        page.addWidget(self.form)
        page.addStretch(1)
        self._paint_icons()

    def _paint_icons(self) -> None:
        colour = ink_of(self.palette()).ink
        for button in self.tools.values():
            button.setIcon(line_icon(button.property("icone"), colour))

    def show_line(self, line: Line, rule: Mapping[str, Any], level: str, pieces: str, editable: bool, why: str) -> None:
        """Show a line.

        Parameters
        ----------
        rule : the rule as the dossier keeps it.
        level, pieces : the name of the level of the armature, what is said of the evidence.
        editable, why : whether an avis can be written, and the reason when it cannot.
        """
        self.line = line
        row = line.row
        self.signal.show_signal(line.signal, line.signal or tr("constat"))
        doubt = tr("▹ à examiner : {}").format(row["certitude"]) if line.examine else ""
        self.examine.show_text(doubt, row["motif"] or "")
        self.title.setText(f"{line.rule} · {line.title}")
        self.place.setText(" · ".join(filter(None, [line.place, level])))
        self._drawable = self.bar.show_row(row)
        self.bar.setVisible(self._drawable and not self.low)
        self._show_figures(figures(row))
        self._show_details(details(row, rule, pieces))
        self.form.show_line(line, editable, why)

    def _show_figures(self, found: list[tuple[str, str]]) -> None:
        for column, (heading, value) in enumerate(self._figure_labels):
            name, text = found[column] if column < len(found) else ("", "")
            heading.setText(name)
            value.setText(text)
            value.setToolTip(text)
            wide = max(heading.fontMetrics().horizontalAdvance(name), value.fontMetrics().horizontalAdvance(text))
            self.figures.setColumnStretch(column, wide)

    def _show_details(self, found: list[tuple[str, str]]) -> None:
        while self.rows.count():
            gone = self.rows.takeAt(0).widget()
            gone.hide()
            gone.deleteLater()
        plain = self.font()
        plain.setBold(False)  # said, else the bold of the title comes down
        for row, (heading, text) in enumerate(found):
            name = self._label(grey=True, wrap=True)
            small = name.font()
            small.setBold(False)
            name.setFont(small)
            name.setText(heading)
            name.setFixedWidth(scaled(self, 84))
            said = QLabel(escape(majuscule(text)), self)
            said.setFont(plain)
            said.setTextFormat(Qt.TextFormat.RichText)
            said.setWordWrap(True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
            self.rows.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self.rows.addWidget(said, row, 1, Qt.AlignmentFlag.AlignTop)
            if not self.measure.isCollapsed():
                name.show()
                said.show()

    def set_low(self, low: bool) -> None:
        """Leave out the bar and a rule when the panel is low."""
        self.low = low
        self.bar.setVisible(self._drawable and not low)
        self.rule.setVisible(not low)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "tools"):
            self._paint_icons()
