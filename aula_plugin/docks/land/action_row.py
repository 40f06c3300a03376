"""Pinned under the panel: what can be exported, help, and the sheet of the territory."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from ...i18n import tr
from ..common.icons import line_icon
from ..common.ink import ink_of, scaled, set_primary
from ..common.tools import missing
from .wiring import REPORT

TABLE_CSV, TABLE_XLSX, CHART_PNG, CHART_SVG, LAYERS = "csv", "xlsx", "png", "svg", "gpkg"
#: What is exported, by its words; None parts the menu.
EXPORTS = (
    (TABLE_CSV, "Table des communes (CSV)…"),
    (TABLE_XLSX, "Tables du compteur (XLSX)…"),
    None,
    (CHART_PNG, "Graphique (PNG)…"),
    (CHART_SVG, "Graphique (SVG)…"),
    None,
    (LAYERS, "Couches (GeoPackage)…"),
)


class ActionRow(QWidget):
    """Emits what is asked; the sheet is only there when the toolbox can write it."""

    export_asked = pyqtSignal(str)
    sheet_asked = pyqtSignal()
    help_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.export = QToolButton(self)
        self.export.setObjectName("exporter")
        self.export.setText(tr("Exporter"))
        self.export.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.export.setMinimumHeight(scaled(self, 28))
        menu = QMenu(self.export)
        for one in EXPORTS:
            if one is None:
                menu.addSeparator()
            else:
                menu.addAction(tr(one[1]), lambda kind=one[0]: self.export_asked.emit(kind))
        self.export.setMenu(menu)
        self.help = QToolButton(self)
        self.help.setObjectName("aide")
        self.help.setAutoRaise(True)
        self.help.setToolTip(tr("Aide du panneau"))
        self.help.setAccessibleName(tr("Aide du panneau"))
        self.help.clicked.connect(lambda _: self.help_asked.emit())
        self.sheet = QPushButton(tr("Produire la fiche"), self)
        self.sheet.setObjectName("fiche")
        self.sheet.clicked.connect(lambda _: self.sheet_asked.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(self, 6))
        row.addWidget(self.export)
        row.addWidget(self.help)
        row.addStretch(1)
        row.addWidget(self.sheet)
        self._paint_icons()

    def offer(self, why_not: str) -> None:
        """Offer exports and sheet; ``why_not`` greys them."""
        self.export.setEnabled(not why_not)
        self.export.setToolTip(why_not)
        self.sheet.setVisible(not missing(REPORT))
        self.sheet.setEnabled(not why_not)
        self.sheet.setToolTip(why_not)
        set_primary(self.sheet, not why_not)

    def _paint_icons(self) -> None:
        ink = ink_of(self.palette()).ink
        self.export.setIcon(line_icon("outils/page", ink))
        self.help.setIcon(line_icon("outils/aide", ink))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "sheet"):
            self._paint_icons()
            set_primary(self.sheet, self.sheet.isEnabled())
