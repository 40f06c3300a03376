"""How a row of the tree is drawn: theme, rule, or line with mark, name wrapped at hyphens, value and avis badge."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.PyQt.QtCore import QModelIndex, QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from qgis.PyQt.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from ...core.compatibility.results import ECART, TOLERE
from ...core.typography import nombre
from ...i18n import tr
from ..common.badges import draw_outlined
from ..common.ink import Ink, ink_of, scaled
from ..common.marks import draw_mark
from .lines import Line
from .tree_model import GROUP, NODE, RULE, Node

#: Narrower trees give less room to the badge, so that names keep theirs.
BADGE, BADGE_NARROW, NARROW = 86, 74, 330
SHORTER = {"compatible": "compat.", "incompatible": "incomp."}


class TreeDelegate(QStyledItemDelegate):
    """Paints the nodes; heights are remembered by text and width."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self.view = view
        self.value_width = self.count_width = self.code_width = 0
        self._heights: dict[tuple[str, int], int] = {}

    def forget(self) -> None:
        """Forget the heights, after a change of font or of lines."""
        self._heights.clear()

    def measure(self, values: Iterable[str], codes: Iterable[str], most: int) -> None:
        """Keep room for the widest value (within reason), the widest code and the largest count."""
        metrics = self.view.fontMetrics()
        bold = QFont(self.view.font())
        bold.setBold(True)
        widest = max(map(metrics.horizontalAdvance, set(values)), default=0)
        self.value_width = max(scaled(self.view, 36), min(widest, scaled(self.view, 72)))
        self.code_width = max(map(QFontMetrics(bold).horizontalAdvance, set(codes)), default=0) + scaled(self.view, 7)
        self.count_width = metrics.horizontalAdvance(nombre(most)) + scaled(self.view, 17)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Return the height; the width is the view's."""
        node: Node = index.data(NODE)
        least = scaled(self.view, 24 if node.kind == GROUP else 22)
        width = self._name_width(node)
        key = (node.label, width)
        height = self._heights.get(key)
        if height is None:
            layout = self._layout(node.label, self._font(node, option.font), width)
            height = self._heights[key] = max(least, round(layout.boundingRect().height()) + scaled(self.view, 6))
        return QSize(scaled(self.view, 120), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw a row."""
        node: Node = index.data(NODE)
        ink = ink_of(self.view.palette())
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect)
        if selected:
            painter.fillRect(box, ink.selection)
            painter.fillRect(QRectF(box.left(), box.top(), 2, box.height()), ink.accent)
        elif node.kind == GROUP:
            painter.fillRect(box, ink.soft)
        if node.kind == GROUP:
            self._group(painter, box, node, ink, option.font)
        elif node.kind == RULE:
            self._rule(painter, box, node, ink, option.font)
        elif node.line is not None:
            self._line(painter, box, node, node.line, ink, option.font)
        painter.restore()

    def _group(self, painter: QPainter, box: QRectF, node: Node, ink: Ink, font: QFont) -> None:
        left = node.left()
        text = tr("reste {}").format(nombre(left)) if left else tr("tout est vu")
        painter.setFont(font)
        painter.setPen(ink.grey)
        inner = box.adjusted(scaled(self.view, 4), 0, -scaled(self.view, 6), 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        self._name(painter, inner, node, ink.ink, self._font(node, font))

    def _rule(self, painter: QPainter, box: QRectF, node: Node, ink: Ink, font: QFont) -> None:
        inner = box.adjusted(scaled(self.view, 4), 0, -scaled(self.view, 6), 0)
        painter.setFont(font)
        right = inner.right()
        found = node.signals()
        for signal in (TOLERE, ECART):
            right = self._count(painter, inner, right, signal, found[signal], ink)
        if node.code:
            bold = QFont(font)
            bold.setBold(True)
            painter.setFont(bold)
            painter.setPen(ink.accent)
            painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, node.code)
            inner.setLeft(inner.left() + self.code_width)
        self._name(painter, inner, node, ink.ink, font)

    def _count(self, painter: QPainter, box: QRectF, right: float, signal: str, count: int, ink: Ink) -> float:
        """Draw a mark with its number, ending at ``right``; a column is kept even when there is none."""
        metrics = QFontMetrics(painter.font())
        width = self.count_width
        if count:
            text = nombre(count)
            painter.setPen(ink.ink)
            place = QRectF(right - width, box.top(), width, box.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
            side = scaled(self.view, 10)
            left = right - metrics.horizontalAdvance(text) - side - scaled(self.view, 3)
            draw_mark(painter, QRectF(left, box.center().y() - side / 2, side, side), signal, False, ink)
        return right - width

    def _line(self, painter: QPainter, box: QRectF, node: Node, line: Line, ink: Ink, font: QFont) -> None:
        side, gap = scaled(self.view, 13), scaled(self.view, 6)
        inner = box.adjusted(scaled(self.view, 4), 0, -scaled(self.view, 4), 0)
        mark = QRectF(inner.left() + 1, inner.center().y() - side / 2, side, side)
        draw_mark(painter, mark, line.signal, line.examine, ink)
        inner.setLeft(mark.right() + gap)
        badge_left = inner.right() - self._badge_width()
        if line.short_avis:
            height = scaled(self.view, 17)
            painter.setFont(self._small(font))
            text = self._badge_text(line, QFontMetrics(painter.font()), self._badge_width() - 8)
            width = min(self._badge_width(), QFontMetrics(painter.font()).horizontalAdvance(text) + gap * 3)
            place = QRectF(badge_left, inner.center().y() - height / 2, width, height)
            draw_outlined(painter, place, text, ink, line.changed)
        painter.setFont(font)
        painter.setPen(ink.ink)
        right = badge_left - gap
        value = QRectF(right - self.value_width, inner.top(), self.value_width, inner.height())
        elided = QFontMetrics(font).elidedText(line.value_text(), Qt.TextElideMode.ElideRight, self.value_width)
        painter.drawText(value, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, elided)
        if node.code:
            bold = QFont(font)
            bold.setBold(True)
            painter.setFont(bold)
            painter.setPen(ink.accent)
            painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, node.code)
            inner.setLeft(inner.left() + self.code_width)
        self._name(painter, inner, node, ink.grey if line.total else ink.ink, font)

    def _name(self, painter: QPainter, box: QRectF, node: Node, colour: QColor, font: QFont) -> None:
        painter.setPen(colour)
        layout = self._layout(node.label, font, self._name_width(node))
        height = layout.boundingRect().height()
        layout.draw(painter, QPointF(box.left(), box.center().y() - height / 2))

    def _font(self, node: Node, font: QFont) -> QFont:
        if node.kind != GROUP:
            return font
        bold = QFont(font)
        bold.setBold(True)
        return bold

    def _small(self, font: QFont) -> QFont:
        small = QFont(font)
        if font.pointSizeF() > 0:
            small.setPointSizeF(font.pointSizeF() * 0.92)
        return small

    def _badge_text(self, line: Line, metrics: QFontMetrics, room: int) -> str:
        """Return the avis in one word, marked when the measure changed since, shorter when there is no room."""
        mark = "≠ " if line.changed else ""
        text = mark + line.short_avis
        return text if metrics.horizontalAdvance(text) <= room else mark + SHORTER.get(line.short_avis, line.short_avis)

    def _badge_width(self) -> int:
        narrow = self.view.viewport().width() < scaled(self.view, NARROW)
        return scaled(self.view, BADGE_NARROW if narrow else BADGE)

    def _name_width(self, node: Node) -> int:
        """Return what is left for the name once marks, numbers and badges have their place."""
        depth = {GROUP: 1, RULE: 2}.get(node.kind, 3)
        free = self.view.viewport().width() - depth * self.view.indentation()
        if node.kind == GROUP:
            taken = scaled(self.view, 86)
        elif node.kind == RULE:
            taken = scaled(self.view, 4 + 6) + 2 * self.count_width + (self.code_width if node.code else 0)
        else:
            taken = scaled(self.view, 4 + 14 + 6 + 4 + 12) + self.value_width + self._badge_width()
            taken += self.code_width if node.code else 0
        return max(scaled(self.view, 60), free - taken)

    def _layout(self, text: str, font: QFont, width: int) -> QTextLayout:
        layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout
