"""A message where its cause is: soft fill, rule on the left, bold fact, remedies as links. Never a bare dialog."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from qgis.PyQt.QtCore import QEvent, QRectF, Qt
from qgis.PyQt.QtGui import QPainter, QPen
from qgis.PyQt.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from .ink import ink_of, scaled

Links = tuple[tuple[str, Callable[[], object]], ...]


class Note(QFrame):
    """Hidden until something is said.

    ``blocking`` notes (ink, ring with « ! ») must be mended; the others (accent, « i ») are worth knowing.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.blocking = False
        self._acts: list[Callable[[], object]] = []
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.RichText)
        self.label.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.label.linkActivated.connect(self._act)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
        box = QVBoxLayout(self)
        box.setContentsMargins(scaled(self, 32), scaled(self, 6), scaled(self, 8), scaled(self, 6))
        box.addWidget(self.label)
        self.hide()

    def say(self, fact: str, rest: str = "", links: Links = (), blocking: bool = False) -> None:
        """Show a message; ``fact`` is bold, each link is a text and what it does."""
        self.blocking = blocking
        self._acts = [act for _, act in links]
        accent = ink_of(self.palette()).accent.name()
        text = f"<b>{escape(fact)}</b> {escape(rest)}".strip().replace("\n", "<br>")
        if links:
            anchors = "&nbsp;&nbsp; ".join(
                f'<a href="{rank}" style="color:{accent}">{escape(word).replace(" ", "&nbsp;")}</a>'
                for rank, (word, _) in enumerate(links)
            )
            text += f"<br>{anchors}"
        self.label.setText(text)
        self.setAccessibleDescription(f"{fact} {rest}".strip())
        self.show()
        self.update()

    def quiet(self) -> None:
        """Say nothing any more."""
        self._acts = []
        self.label.clear()
        self.setAccessibleDescription("")
        self.hide()

    def _act(self, link: str) -> None:
        self._acts[int(link)]()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event) -> None:  # noqa: ARG002
        """Draw the fill, the rule and the ring."""
        colours = ink_of(self.palette())
        tone = colours.ink if self.blocking else colours.accent
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colours.soft)
        painter.fillRect(0, 0, 3, self.height(), tone)
        side = scaled(self, 14)
        ring = QRectF(scaled(self, 11), scaled(self, 8), side, side)
        painter.setPen(QPen(tone, 1.4))
        painter.drawEllipse(ring)
        font = painter.font()
        font.setBold(True)
        font.setPixelSize(round(side * 0.72))
        painter.setFont(font)
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, "!" if self.blocking else "i")
