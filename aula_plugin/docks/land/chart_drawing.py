"""The trajectory drawn: hectares added up year after year, what they lead to, the envelope and its regular line.

Drawn the same on the panel and in a file; direct labels, no legend, the axis starts at zero.
"""

from __future__ import annotations

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from ...core.land.trajectory import Point, Segment, Trajectory
from ...core.ticks import decimals, ticks
from ...core.typography import NBSP, nombre, valeur
from ...i18n import tr
from ..common.fonts import name_font
from ..common.ink import Ink
from .colours import consumed
from .label_places import Places

DOT = 2.6
#: How much a word hides the lines under it, 0 to 255.
HALO = 190
#: What a word pays for each step away from its point, in points of a line covered.
NEAR = 4.0


def hectares(value: float) -> str:
    """Print hectares by the rule of the house: two decimals under ten."""
    return valeur(value, "ha")


class Drawing:
    """One drawing of the curves in a box."""

    def __init__(self, painter: QPainter, box: QRectF, curves: Trajectory, title: str, ink: Ink, font: QFont) -> None:
        self.painter, self.curves, self.title, self.ink, self.font = painter, curves, title, ink, font
        self.metrics = QFontMetricsF(font)
        self.bold = name_font(font)
        self.line = self.metrics.height()
        self.graduations = ticks(curves.top, curves.bottom)
        digits = decimals(self.graduations)
        self.texts = [nombre(one, digits) for one in self.graduations]
        wide = max(self.metrics.horizontalAdvance(text) for text in self.texts)
        ends = [line[-1][1] for line in (curves.projection, curves.scenario) if line]
        right = max([self.metrics.horizontalAdvance(hectares(end)) for end in ends] or [0.0])
        self.plot = QRectF(box).adjusted(wide + 9, self.line + 2, -max(right + 8, 24), -self.line - 3)
        self.places = Places(box.adjusted(0, 0, 1, 1))

    def draw(self) -> None:
        """Draw everything, words last."""
        painter = self.painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font)
        self._grid()
        self._lines()
        self._words()

    def at(self, point: Point) -> QPointF:
        """Return where a point is drawn."""
        curves, low = self.curves, self.graduations[0]
        span = (self.graduations[-1] - low) or 1.0
        x = self.plot.left() + self.plot.width() * (point[0] - curves.start) / (curves.end - curves.start)
        return QPointF(x, self.plot.bottom() - self.plot.height() * (point[1] - low) / span)

    def _grid(self) -> None:
        painter, ink = self.painter, self.ink
        for value, text in zip(self.graduations, self.texts):
            y = self.at((self.curves.start, value)).y()
            painter.setPen(QPen(ink.rule, 1))
            painter.drawLine(QPointF(self.plot.left(), y), QPointF(self.plot.right(), y))
            painter.setPen(ink.grey)
            box = QRectF(0, y - self.line / 2, self.plot.left() - 5, self.line)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        width = self.metrics.horizontalAdvance(self.title) + 2
        title = QRectF(self.plot.left(), self.plot.top() - self.line - 2, width, self.line)
        painter.drawText(title, Qt.AlignmentFlag.AlignLeft, self.title)
        self.places.add_word(title)
        self._dates()

    def _dates(self) -> None:
        """Write the ends of years: the origin, the last known year, one between, the last; those that fit."""
        curves, first, end = self.curves, round(self.curves.start), round(self.curves.end) - 1
        last = round(curves.points[-1][0]) - 1 if curves.points else first
        wanted = [(curves.start, tr("début {}").format(first)), (curves.end, tr("fin {}").format(end))]
        wanted += [(year + 1, tr("fin {}").format(year)) for year in (last, (last + end) // 2) if year < end]
        taken: list[QRectF] = []
        for moment, text in wanted:
            text = text.replace(" ", NBSP)
            width = self.metrics.horizontalAdvance(text) + 2
            x = self.at((moment, 0.0)).x()
            left = min(max(2.0, x - width / 2), self.places.bounds.right() - width - 2)
            box = QRectF(left, self.plot.bottom() + 3, width, self.line)
            if not any(other.intersects(box.adjusted(-6, 0, 6, 0)) for other in taken):
                self.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
                taken.append(box)
                self.places.add_word(box)

    def _pen(self, colour: QColor, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
        pen = QPen(colour, width, style)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen

    def _pen_of(self, segment: Segment, colour: QColor) -> QPen:
        return self._pen(colour, 2.2) if segment.sure else self._pen(colour, 1.0, Qt.PenStyle.DashDotLine)

    def _path(self, points: tuple[Point, ...], pen: QPen) -> None:
        if len(points) < 2:
            return
        line = [self.at(point) for point in points]
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawPolyline(QPolygonF(line))
        self.places.add_line(line)

    def _lines(self) -> None:
        curves, ink, brown = self.curves, self.ink, consumed(self.ink)
        self._path(curves.regular, self._pen(ink.grey, 1.1, Qt.PenStyle.DotLine))
        if curves.envelope is not None:
            level = ((curves.start, curves.envelope), (curves.end, curves.envelope))
            self._path(level, self._pen(ink.accent, 2))
        self._path(curves.projection, self._pen(brown, 1.8, Qt.PenStyle.DashLine))
        self._path(curves.scenario, self._pen(brown, 1.6, Qt.PenStyle.DotLine))
        for one in curves.segments:
            self._path((one.first, one.last), self._pen_of(one, brown))
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(brown)
        for point in curves.points:
            self.painter.drawEllipse(self.at(point), DOT, DOT)

    def _words(self) -> None:
        curves, ink, brown = self.curves, self.ink, consumed(self.ink)
        self._ends(brown)
        if curves.envelope is not None:
            self._envelope(ink.accent, curves.envelope)
        if curves.points:
            last = self.at(curves.points[-1])
            text = f"{hectares(curves.points[-1][1])}{NBSP}ha"
            self._beside(last, text, brown)
        if len(curves.scenario) > 1:
            end = self.at(curves.scenario[-1])
            self._near_end(tr("avec les hypothèses"), end.y(), brown)
        if curves.envelope:
            middle = self.at((curves.start + 0.8 * (curves.end - curves.start), 0.8 * curves.envelope))
            self._near_end(tr("trajectoire régulière"), middle.y() + self.line, ink.grey)

    def _ends(self, colour: QColor) -> None:
        """Write where the lines lead to, right of the plot, pushed apart."""
        lines = [line[-1] for line in (self.curves.scenario, self.curves.projection) if line]
        ends = sorted(lines, key=lambda point: -point[1])
        y = float("-inf")
        for rank, end in enumerate(ends):
            text = hectares(end[1])
            lowest = self.plot.bottom() + 2 - self.line * (len(ends) - rank)
            y = min(max(self.at(end).y() - self.line / 2, y + self.line), lowest)
            box = QRectF(self.plot.right() + 5, y, self.metrics.horizontalAdvance(text) + 2, self.line)
            self.painter.setPen(colour)
            self.painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
            self.places.add_word(box)

    def _envelope(self, colour: QColor, value: float) -> None:
        text = tr("enveloppe {} ha").format(hectares(value)).replace(" ", NBSP)
        y = self.at((self.curves.start, value)).y()
        self._spread(text, colour, [y - self.line - 1, y + 2], self.bold)

    def _near_end(self, text: str, y: float, colour: QColor) -> None:
        shifts = (0.0, 0.6, -0.6, 1.2, -1.2, 2.0, 3.0, 4.0)
        rows = [y + shift * self.line for shift in shifts]
        self._spread(text.replace(" ", NBSP), colour, rows, self.font, from_right=True)

    def _spread(self, text: str, colour: QColor, rows: list[float], font: QFont, from_right: bool = False) -> None:
        """Write a text in one of some rows, at one of five places along the plot."""
        width = QFontMetricsF(font).horizontalAdvance(text) + 2
        room = max(0.0, self.plot.width() - width - 4)
        shares = (1.0, 0.9, 0.8, 0.65, 0.5, 0.3) if from_right else (0.0, 0.25, 0.5, 0.75, 1.0)
        boxes = [
            QRectF(self.plot.left() + 3 + room * share, min(row, self.plot.bottom() - self.line), width, self.line)
            for row in rows
            for share in shares
        ]
        self._write(self.places.place(boxes, needed=not from_right), text, colour, font)

    def _beside(self, point: QPointF, text: str, colour: QColor) -> None:
        width = QFontMetricsF(self.bold).horizontalAdvance(text) + 2
        left, right = point.x() - width - 6, point.x() + 6
        boxes = [
            QRectF(right, point.y() + 3, width, self.line),
            QRectF(left, point.y() - self.line - 2, width, self.line),
            QRectF(right, point.y() + self.line * 0.6, width, self.line),
            QRectF(point.x() - width / 2, point.y() - self.line - 5, width, self.line),
            QRectF(right, point.y() - self.line - 3, width, self.line),
            *(QRectF(right + across, point.y() - up, width, self.line) for across in (30, 60) for up in (24, 36, 48)),
        ]
        self._write(self.places.place(boxes, near=NEAR), text, colour, self.bold)

    def _write(self, box: QRectF | None, text: str, colour: QColor, font: QFont) -> None:
        if box is None:
            return
        halo = QColor(self.ink.base)
        halo.setAlpha(HALO)
        self.painter.fillRect(box.adjusted(-1, 2, -1, -2), halo)
        self.painter.setFont(font)
        self.painter.setPen(colour)
        self.painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        self.painter.setFont(self.font)
