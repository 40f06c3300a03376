"""Pinned under the panel: sheets, and the button that computes every commune, or how far it is."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...i18n import tr
from ..common.icons import line_icon
from ..common.ink import ink_of, scaled, set_grey, set_primary
from ..common.tools import Tool, fill_menu
from ..common.wrapped import wrap
from .wiring import SHEETS_TOOL

SHEETS = (Tool(SHEETS_TOOL, "Produire les fiches…"),)


class RunRow(QWidget):
    """Emits what is asked; shows either the button or the progress."""

    run_asked = pyqtSignal()
    cancel_asked = pyqtSignal()
    tool_asked = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheets = QToolButton(self)
        self.sheets.setObjectName("fiches")
        self.sheets.setText(tr("Fiches"))
        self.sheets.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.sheets.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.sheets.setMinimumHeight(scaled(self, 28))
        menu = QMenu(self.sheets)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill)
        self.sheets.setMenu(menu)
        self.run = QPushButton(self)
        self.run.setObjectName("calculer")
        self.run.clicked.connect(lambda _: self.run_asked.emit())
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 100)
        self.bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.cancel = QPushButton(tr("Annuler"), self)
        self.cancel.setObjectName("annuler")
        self.cancel.clicked.connect(self._cancelled)
        self.said = QLabel(self)
        self.said.setObjectName("pourquoi")
        wrap(self.said)
        set_grey(self.said)
        row = QHBoxLayout()
        row.setSpacing(scaled(self, 8))
        self.between = QWidget(self)
        row.addWidget(self.sheets)
        row.addWidget(self.between, 1)
        row.addWidget(self.run)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(scaled(self, 4))
        page.addLayout(row)
        page.addWidget(self.said)
        self.show_running(False)
        self._paint_icons()

    def _fill(self) -> None:
        menu = self.sheets.menu()
        menu.clear()
        fill_menu(menu, SHEETS, self.tool_asked.emit)

    def show_idle(self, words: str, why_not: str, filled: bool) -> None:
        """Show the button; ``why_not`` greys it and is written beneath."""
        self.show_running(False)
        self.run.setText(words)
        self.run.setEnabled(not why_not)
        self.run.setToolTip(why_not)
        set_primary(self.run, filled and not why_not)
        self.said.setText(why_not)
        self.said.setVisible(bool(why_not))

    def show_running(self, running: bool) -> None:
        """Show how far it is in place of the button."""
        for widget in (self.sheets, self.between, self.run):
            widget.setVisible(not running)
        for widget in (self.bar, self.cancel):
            widget.setVisible(running)
        if running:
            self.bar.setValue(0)
            self.cancel.setEnabled(True)
            self.said.show()

    def show_progress(self, share: float, what: str) -> None:
        """Show how far it is, what is done, and what cancelling keeps."""
        self.bar.setValue(round(share))
        self.said.setText(tr("{}. Annuler garde le dossier tel qu’il était.").format(what))

    def _cancelled(self) -> None:
        self.cancel.setEnabled(False)
        self.said.setText(tr("Arrêt en cours… Le dossier reste tel qu’il était."))
        self.cancel_asked.emit()

    def _paint_icons(self) -> None:
        self.sheets.setIcon(line_icon("outils/page", ink_of(self.palette()).ink))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "said"):
            self._paint_icons()
