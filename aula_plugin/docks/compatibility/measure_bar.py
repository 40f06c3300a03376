"""The value against its threshold: certain part solid, the rest hatched as on the map, tolerance in grey."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from qgis.PyQt.QtWidgets import QWidget

from ...core.typography import bornes, mesure
from ...i18n import tr
from ..common.ink import ink_of, scaled
from ..common.marks import colour_of, hatch


class MeasureBar(QWidget):
    """Nothing to draw without a value and a threshold: ``show_row`` then returns False."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row: Mapping[str, Any] = {}
        self.setFixedHeight(scaled(self, 34))
        self.setAccessibleName(tr("Mesure"))

    def show_row(self, row: Mapping[str, Any]) -> bool:
        """Show a result."""
        drawable = row["valeur"] is not None and row["seuil"] is not None
        self.row = row if drawable else {}
        if drawable:
            unit = row["unite"] or ""
            self.setAccessibleDescription(
                tr("valeur {}, seuil {}").format(mesure(row["valeur"], unit, row["seuil"]), self._threshold_text())
            )
        self.update()
        return drawable

    def _threshold_text(self) -> str:
        return bornes(self.row["seuil"], self.row["seuil_haut"])

    def _bounds(self) -> tuple[float, float, float]:
        """Return value, threshold and the value at the right edge."""
        value, threshold = float(self.row["valeur"]), float(self.row["seuil"])
        high = float(self.row["seuil_haut"] or 0.0)
        spread = self._tolerance(max(threshold, high))
        most = max(value, threshold + spread, high + spread) * 1.15
        if self.row["unite"] == "%" and most <= 115:
            most = max(most, 100.0)
        return value, threshold, most or 1.0

    def _tolerance(self, threshold: float) -> float:
        return max(abs(threshold) * float(self.row["tolerance"] or 0.0), float(self.row["tolerance_abs"] or 0.0))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw track, tolerance, value and threshold."""
        if not self.row:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = ink_of(self.palette())
        value, threshold, most = self._bounds()
        per = self.width() / most
        top, height = scaled(self, 19), scaled(self, 11)
        painter.fillRect(QRectF(0, top, self.width(), height), ink.rule if ink.dark else ink.soft.darker(104))
        self._draw_tolerance(painter, threshold, per, top, height, ink)
        self._draw_value(painter, QRectF(0, top, max(0.0, value * per), height), value, ink)
        painter.setPen(QPen(ink.ink, 2))
        for place in filter(lambda bound: bound is not None, (threshold, self.row["seuil_haut"])):
            x = min(max(1.0, float(place) * per), self.width() - 1.0)
            painter.drawLine(QPointF(x, top - 3), QPointF(x, top + height + 3))
        text = tr("seuil {}").format(self._threshold_text())
        width = self.fontMetrics().horizontalAdvance(text)
        left = min(max(0.0, threshold * per - width / 2), self.width() - width)
        painter.setPen(ink.ink)
        painter.drawText(QRectF(left, 0, width + 2, top - 3), Qt.AlignmentFlag.AlignLeft, text)

    def _draw_value(self, painter: QPainter, box: QRectF, value: float, ink) -> None:
        colour = colour_of(self.row["signal"] or "") if self.row["signal"] else ink.grey
        certain = self.row["certaine_ha"] if self.row["unite"] == "ha" else None
        if certain is None or value <= 0 or float(certain) >= value:
            painter.fillRect(box, colour)
            return
        solid = QRectF(box)
        solid.setWidth(box.width() * max(0.0, float(certain)) / value)
        rest = QPainterPath()
        rest.addRect(box.adjusted(solid.width() + 0.5, 0.5, -0.5, -0.5))
        painter.fillRect(box, ink.base)
        hatch(painter, rest, colour, 4.0, 1.2)
        painter.setPen(QPen(colour, 1))
        painter.drawPath(rest)
        painter.fillRect(solid, colour)

    def _draw_tolerance(self, painter: QPainter, threshold: float, per: float, top: int, height: int, ink) -> None:
        spread = self._tolerance(threshold) * per
        if not spread:
            return
        left = threshold * per - (spread if self.row["operateur"] in (">=", ">") else 0)
        zone = QPainterPath()
        zone.addRect(QRectF(left, top - 2, spread, height + 4))
        hatch(painter, zone, ink.grey, 4.0, 0.8)
