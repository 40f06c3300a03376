"""Line icons in the ink of the theme, sharp at every scale of the screen."""

from __future__ import annotations

from qgis.PyQt.QtCore import QByteArray, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPixmap
from qgis.PyQt.QtSvg import QSvgRenderer

from ...paths import STYLES

#: The colour written in the files, readable on light and on dark where QGIS draws them itself.
WRITTEN = "#5b8fc4"
SCALES = (1.0, 1.5, 2.0, 3.0)


def line_icon(name: str, colour: QColor, size: int = 18) -> QIcon:
    """Return the icon ``styles/icons/<name>.svg`` drawn in a colour."""
    text = (STYLES / "icons" / f"{name}.svg").read_text(encoding="utf-8").replace(WRITTEN, colour.name())
    renderer = QSvgRenderer(QByteArray(text.encode("utf-8")))

    def draw(painter: QPainter, box: QRectF) -> None:
        renderer.render(painter, box)

    return painted_icon(draw, size)


def painted_icon(draw, size: int) -> QIcon:
    """Return an icon drawn by ``draw(painter, box)`` at each scale of the screen."""
    icon = QIcon()
    for scale in SCALES:
        pixmap = QPixmap(round(size * scale), round(size * scale))
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter, QRectF(0, 0, size, size))
        painter.end()
        icon.addPixmap(pixmap)
    return icon
