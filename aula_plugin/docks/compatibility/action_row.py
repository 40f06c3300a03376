"""The row that never scrolls away: what is left to examine, the documents, the next line without an avis."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QMenu, QProgressBar, QPushButton, QToolButton, QVBoxLayout, QWidget

from ...core.typography import nombre
from ...i18n import tr
from ..common.icons import line_icon
from ..common.ink import ink_of, scaled, set_grey, set_primary
from ..common.tools import Tool, fill_menu


class ActionRow(QWidget):
    """Progress, Documents, previous and next."""

    next_asked = pyqtSignal()
    previous_asked = pyqtSignal()
    tool_asked = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.done = QLabel(self)
        self.done.setObjectName("avancement")
        set_grey(self.done)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(scaled(self, 8))
        self.bar.setAccessibleName(tr("Lignes qui ont un avis"))
        self.documents = QToolButton(self)
        self.documents.setObjectName("documents")
        self.documents.setText(tr("Documents"))
        self.documents.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.documents.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.documents)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill)
        self.documents.setMenu(menu)
        self.previous = QToolButton(self)
        self.previous.setObjectName("precedente")
        self.previous.setToolTip(tr("Précédente sans avis (Alt+↑)"))
        self.previous.setAccessibleName(tr("Précédente sans avis"))
        self.previous.clicked.connect(lambda _: self.previous_asked.emit())
        self.next = QPushButton(tr("Suivante sans avis"), self)
        self.next.setObjectName("primaire")
        self.next.setToolTip(tr("Alt+↓"))
        self.next.clicked.connect(lambda _: self.next_asked.emit())
        self._lay_out()

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(scaled(self, 4))
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(scaled(self, 8))
        bottom.setSpacing(scaled(self, 4))
        top.addWidget(self.done)
        top.addWidget(self.bar, 1)
        bottom.addWidget(self.documents)
        bottom.addStretch(1)
        bottom.addWidget(self.previous)
        bottom.addWidget(self.next)
        page.addLayout(top)
        page.addLayout(bottom)
        for button in (self.documents, self.previous):
            button.setMinimumHeight(scaled(self, 28))
        self._paint()

    def show_progress(self, done: int, asked: int, primary: bool) -> None:
        """Show how many lines have an avis; the button is filled when it is the next useful act."""
        self.done.setText(tr("{} avis sur {} lignes").format(nombre(done), nombre(asked)))
        self.bar.setRange(0, max(1, asked))
        self.bar.setValue(done)
        left = asked - done
        self.next.setEnabled(left > 0)
        self.previous.setEnabled(left > 0)
        self.next.setToolTip(tr("Alt+↓") if left else tr("Toutes les lignes ont un avis."))
        set_primary(self.next, primary and left > 0)

    def _fill(self) -> None:
        menu = self.documents.menu()
        menu.clear()
        fill_menu(
            menu,
            (
                Tool("aula:produire_documents", tr("Produire les documents…")),
                Tool("aula:fusionner_avis", tr("Fusionner des avis…")),
                Tool("aula:comparer_documents", tr("Comparer deux états…")),
            ),
            self.tool_asked.emit,
        )

    def _paint(self) -> None:
        colour = ink_of(self.palette()).ink
        self.documents.setIcon(line_icon("outils/page", colour, 16))
        self.previous.setIcon(line_icon("outils/precedent", colour, 16))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "next"):
            self._paint()
