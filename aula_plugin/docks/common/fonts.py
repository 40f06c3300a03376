"""The two other sizes of the text of a panel: names in bold, reasons smaller."""

from __future__ import annotations

from qgis.PyQt.QtGui import QFont


def name_font(font: QFont) -> QFont:
    """Return the font of a name."""
    bold = QFont(font)
    bold.setBold(True)
    return bold


def small_font(font: QFont) -> QFont:
    """Return the font of a reason."""
    small = QFont(font)
    small.setBold(False)
    if font.pointSizeF() > 0:
        small.setPointSizeF(font.pointSizeF() * 0.9)
    return small
