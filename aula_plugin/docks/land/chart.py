"""The trajectory on the panel, and in a picture."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qgis.PyQt.QtCore import QRect, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPaintEvent, QPalette, QTextOption
from qgis.PyQt.QtSvg import QSvgGenerator
from qgis.PyQt.QtWidgets import QApplication, QSizePolicy, QWidget

from ...core.errors import InputError
from ...core.land.trajectory import Trajectory
from ...i18n import tr
from ...in_place import discard, hidden, put_in_place
from ..common.fonts import name_font, small_font
from ..common.ink import ink_of, scaled
from .chart_drawing import Drawing, hectares

HEIGHT = 178
#: Of a picture, in pixels of the design; a PNG has four times as many dots.
PICTURE, SHARP = (560, 340), 4


class Chart(QWidget):
    """Hidden until there is something to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.curves: Trajectory | None = None
        self.title = ""
        self.setFont(small_font(self.font()))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Trajectoire"))
        self.hide()

    def show_curves(self, curves: Trajectory | None, title: str = "") -> None:
        """Show other curves; None hides the chart. ``title`` is what is cumulated, with its unit."""
        self.curves, self.title = curves, title
        self.setVisible(curves is not None)
        self.setAccessibleDescription("" if curves is None else described(curves, title))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a height that shows four steps."""
        return QSize(scaled(self, 240), scaled(self, HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the curves on a card."""
        if self.curves is None:
            return
        painter, ink = QPainter(self), ink_of(self.palette())
        painter.fillRect(self.rect(), ink.base)
        box = QRectF(self.rect()).adjusted(2, 1, -2, -1)
        Drawing(painter, box, self.curves, self.title, ink, self.font()).draw()


def described(curves: Trajectory, title: str) -> str:
    """Return the chart in words."""
    said = [title]
    said += [tr("fin {} : {} ha").format(round(moment) - 1, hectares(value)) for moment, value in curves.points]
    if curves.gaps:
        said.append(tr("il manque {}").format(", ".join(map(str, curves.gaps))))
    if curves.projection:
        end = round(curves.end) - 1
        said.append(tr("projection à fin {} : {} ha").format(end, hectares(curves.projection[-1][1])))
    if curves.scenario:
        said.append(tr("avec les hypothèses : {} ha").format(hectares(curves.scenario[-1][1])))
    if curves.envelope is not None:
        said.append(tr("enveloppe : {} ha").format(hectares(curves.envelope)))
    return " ; ".join(said)


@dataclass(frozen=True)
class Caption:
    """Words around a picture of the chart: the finding, what is cumulated, source and reserves."""

    title: str
    axis: str
    foot: str


def save_picture(path: str | Path, curves: Trajectory, words: Caption) -> None:
    """Write the chart as PNG or SVG, on white, with the finding as its title and its source beneath.

    Raises
    ------
    InputError
        The picture cannot be written.
    """
    path = Path(path)
    draft = hidden(path, path.suffix)
    try:
        if path.suffix.lower() == ".svg":
            _save_svg(draft, curves, words)
        else:
            _save_png(draft, curves, words)
        if not draft.is_file() or not draft.stat().st_size:
            raise InputError(tr("« {} » ne peut pas être écrit. Choisissez un autre dossier.").format(path))
        put_in_place([(draft, path)])
    finally:
        discard(draft)


def _save_png(path: Path, curves: Trajectory, words: Caption) -> None:
    image = QImage(PICTURE[0] * SHARP, PICTURE[1] * SHARP, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(SHARP)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    _paint(painter, curves, words)
    painter.end()
    image.save(str(path), "PNG")


def _save_svg(path: Path, curves: Trajectory, words: Caption) -> None:
    made = QSvgGenerator()
    made.setFileName(str(path))
    made.setSize(QSize(*PICTURE))
    made.setViewBox(QRect(0, 0, *PICTURE))
    made.setTitle(words.title)
    made.setDescription(described(curves, words.axis))
    painter = QPainter(made)
    painter.fillRect(QRect(0, 0, *PICTURE), Qt.GlobalColor.white)
    _paint(painter, curves, words)
    painter.end()


def _paint(painter: QPainter, curves: Trajectory, words: Caption) -> None:
    font = QFont(QApplication.font())
    font.setPixelSize(12)
    ink = ink_of(QPalette(Qt.GlobalColor.white))
    bold, small = name_font(font), QFont(font)
    bold.setPixelSize(15)
    small.setPixelSize(10)
    wide, high = PICTURE
    painter.setFont(bold)
    painter.setPen(ink.ink)
    top = QFontMetricsF(bold).height()
    painter.drawText(QRectF(16, 10, wide - 32, 2 * top), words.title, QTextOption())
    painter.setFont(small)
    painter.setPen(ink.grey)
    painter.drawText(QRectF(16, high - 32, wide - 32, 28), words.foot, QTextOption())
    box = QRectF(16, 16 + 2 * top, wide - 32, high - 2 * top - 56)
    Drawing(painter, box, curves, words.axis, ink, font).draw()
