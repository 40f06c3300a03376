"""What is shown when no dossier is open: what a dossier is, what to do next, what one will need."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from ...i18n import tr
from ..common.icons import line_icon
from ..common.ink import ink_of, scaled, set_primary

NEEDS = (
    "le document d’urbanisme (PLU, PLUi, carte communale) au standard CNIG",
    "la grille du SCoT, en YAML ou XLSX",
    "les couches de référence : enveloppe urbaine, réservoirs… Une couche absente rend ses règles « non évaluables », "
    "jamais « respectées ».",
)


class EmptyPage(QWidget):
    """Create, open, or try with the example."""

    create_asked = pyqtSignal()
    open_asked = pyqtSignal()
    example_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.icon = QLabel(self)
        self.icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = self._text(tr("Aucun dossier d’analyse ouvert"), Qt.AlignmentFlag.AlignCenter)
        font = title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        title.setFont(font)
        said = self._text(
            tr("Un dossier garde dans un seul fichier GeoPackage les résultats, les preuves et les avis d’un SCoT."),
            Qt.AlignmentFlag.AlignCenter,
        )
        self.create_button = QPushButton(tr("Créer un dossier…"), self)
        self.create_button.setObjectName("primaire")
        self.create_button.clicked.connect(lambda _: self.create_asked.emit())
        self.open_button = QPushButton(tr("Ouvrir un dossier…"), self)
        self.open_button.setObjectName("ouvrir")
        self.open_button.clicked.connect(lambda _: self.open_asked.emit())
        self.example = QLabel(self)
        self.example.setObjectName("exemple")
        self.example.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.example.setWordWrap(True)
        self.example.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.example.linkActivated.connect(lambda _: self.example_asked.emit())
        page = QVBoxLayout(self)
        page.setContentsMargins(*[scaled(self, 8)] * 4)
        page.setSpacing(scaled(self, 8))
        page.addStretch(2)
        for widget in (self.icon, title, said):
            page.addWidget(widget)
        for button in (self.create_button, self.open_button):
            button.setFixedWidth(scaled(self, 208))
            page.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        page.addWidget(self.example)
        rule = QFrame(self)
        rule.setFrameShape(QFrame.Shape.HLine)
        page.addSpacing(scaled(self, 8))
        page.addWidget(rule)
        heading = self._text(tr("Il vous faudra"), Qt.AlignmentFlag.AlignLeft)
        bold = heading.font()
        bold.setBold(True)
        heading.setFont(bold)
        page.addWidget(heading)
        for rank, need in enumerate(NEEDS, 1):
            page.addWidget(self._text(f"{rank}. {tr(need)}", Qt.AlignmentFlag.AlignLeft))
        page.addStretch(3)
        self._paint()

    def _text(self, text: str, alignment: Qt.AlignmentFlag) -> QLabel:
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setAlignment(alignment)
        return label

    def _paint(self) -> None:
        colours = ink_of(self.palette())
        side = scaled(self, 44)
        self.icon.setPixmap(line_icon("outils/grille", colours.accent, side).pixmap(side, side))
        set_primary(self.create_button, True)
        link = tr("Essayer avec le territoire d’exemple")
        self.example.setText(f'<a href="exemple" style="color:{colours.accent.name()}">{link}</a>')

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "create_button"):
            self._paint()
