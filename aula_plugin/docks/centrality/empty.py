"""What is shown when there is no offer: what a candidate is drawn from, and what to do next."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ...core.typography import insecables
from ...i18n import tr
from ..common.icons import line_icon
from ..common.ink import ink_of, scaled, set_primary


class Empty(QWidget):
    """Prepare the offer, or try with the example."""

    prepare_asked = pyqtSignal()
    example_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.icon = QLabel(self)
        self.icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = self._text(tr("Aucune offre de services"))
        font = title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        title.setFont(font)
        said = self._text(
            tr(
                "Un périmètre candidat se dessine à partir de points : équipements, commerces, services. Choisissez "
                "une couche, ou préparez-la depuis la BPE, SIRENE, un relevé ou OSM."
            )
        )
        self.prepare = QPushButton(tr("Préparer l’offre…"), self)
        self.prepare.setObjectName("primaire")
        self.prepare.setFixedWidth(scaled(self, 208))
        self.prepare.clicked.connect(lambda _: self.prepare_asked.emit())
        self.example = self._text("")
        self.example.setObjectName("exemple")
        self.example.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.example.linkActivated.connect(lambda _: self.example_asked.emit())
        page = QVBoxLayout(self)
        page.setContentsMargins(0, scaled(self, 24), 0, scaled(self, 16))
        page.setSpacing(scaled(self, 8))
        for widget in (self.icon, title, said):
            page.addWidget(widget)
        page.addWidget(self.prepare, 0, Qt.AlignmentFlag.AlignHCenter)
        page.addWidget(self.example)
        self._paint()

    def _text(self, text: str) -> QLabel:
        label = QLabel(insecables(text), self)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return label

    def _paint(self) -> None:
        colours = ink_of(self.palette())
        side = scaled(self, 44)
        self.icon.setPixmap(line_icon("centralites", colours.accent, side).pixmap(side, side))
        set_primary(self.prepare, True)
        link = tr("Essayer avec le territoire d’exemple")
        self.example.setText(f'<a href="exemple" style="color:{colours.accent.name()}">{link}</a>')

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "example"):
            self._paint()
