"""Colours of the panels: ink, fills and rules follow the theme of QGIS, the accent is ours on light and on dark."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QPushButton, QWidget

#: Height of a line of text, in pixels, for which the sizes of the design are written.
DESIGN_LINE = 15


@dataclass(frozen=True)
class Ink:
    """Colours for one palette."""

    ink: QColor
    grey: QColor
    base: QColor
    soft: QColor
    rule: QColor
    accent: QColor
    primary: QColor
    selection: QColor
    dark: bool


def ink_of(palette: QPalette) -> Ink:
    """Return the colours that read on this palette."""
    group = QPalette.ColorGroup.Active
    window = palette.color(group, QPalette.ColorRole.Window)
    base = palette.color(group, QPalette.ColorRole.Base)
    if window.lightness() < 128:
        return Ink(
            QColor("#e6e9ec"), QColor("#a9b3bc"), base, window.lighter(125), window.lighter(170), QColor("#8fbbe3"),
            QColor("#2f6ea8"), QColor("#3c5064"), True,
        )  # fmt: skip
    ink = palette.color(group, QPalette.ColorRole.WindowText)
    return Ink(
        ink, QColor("#5b6670"), base, QColor("#f3f5f7"), QColor("#d9dde2"), QColor("#1f4e79"), QColor("#1f4e79"),
        QColor("#dbe6f2"), False,
    )  # fmt: skip


def scaled(widget: QWidget, pixels: int) -> int:
    """Return a size of the design at the size of the font of ``widget``."""
    return max(1, round(pixels * widget.fontMetrics().height() / DESIGN_LINE))


def set_primary(button: QPushButton, filled: bool) -> None:
    """Fill the button that is the next useful act; at most one is filled in a panel."""
    # a filled button has the palette of its own fill, which would pass for a dark theme
    colours = ink_of((button.parentWidget() or button).palette())
    button.setMinimumHeight(scaled(button, 28))
    if not filled:
        button.setStyleSheet("")
        return
    fill, hover = colours.primary.name(), colours.primary.lighter(115).name()
    off, off_text = colours.rule.name(), colours.grey.name()
    button.setStyleSheet(
        f"QPushButton {{ background: {fill}; color: white; font-weight: bold; border: 2px solid {fill};"
        " border-radius: 3px; padding: 2px 6px; }"
        f"QPushButton:hover {{ background: {hover}; border-color: {hover}; }}"
        f"QPushButton:focus {{ border-color: {colours.ink.name()}; }}"
        f"QPushButton:disabled {{ background: {off}; border-color: {off}; color: {off_text}; }}"
    )


def set_grey(widget: QWidget) -> None:
    """Write a secondary text in grey."""
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.WindowText, ink_of(widget.palette()).grey)
    widget.setForegroundRole(QPalette.ColorRole.WindowText)  # a card would give its own
    widget.setPalette(palette)
