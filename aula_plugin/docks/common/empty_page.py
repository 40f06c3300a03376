"""What a panel shows when it has nothing to work on: what it needs, what to do next, the example."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ...core.typography import insecables
from ...i18n import tr
from .icons import line_icon
from .ink import ink_of, scaled, set_primary


class EmptyPage(QWidget):
    """One button, or try with the example.

    Parameters
    ----------
    icon : of the family, in ``styles/icons``. words : title, sentence, words of the button.
    """

    act_asked = pyqtSignal()
    example_asked = pyqtSignal()

    def __init__(self, icon: str, words: tuple[str, str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.icon = QLabel(self)
        self.icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = self._text(words[0])
        font = title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        title.setFont(font)
        said = self._text(words[1])
        self.act = QPushButton(words[2], self)
        self.act.setObjectName("primaire")
        self.act.setFixedWidth(scaled(self, 208))
        self.act.clicked.connect(lambda _: self.act_asked.emit())
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
        page.addWidget(self.act, 0, Qt.AlignmentFlag.AlignHCenter)
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
        self.icon.setPixmap(line_icon(self._icon, colours.accent, side).pixmap(side, side))
        set_primary(self.act, True)
        link = tr("Essayer avec le territoire d’exemple")
        self.example.setText(f'<a href="exemple" style="color:{colours.accent.name()}">{link}</a>')

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "example"):
            self._paint()
