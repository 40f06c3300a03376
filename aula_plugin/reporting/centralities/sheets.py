"""Where the report of the centralités is read: a browser, paper made by Qt, or a text to be edited."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from ..trame.brushes import painted
from ..trame.sheets import Paper as PaperImages
from ..trame.sheets import Text as TextImages
from .drawing import Drawing


class Screen:
    """A browser: drawings stay SVG."""

    paper = False
    #: Width of the drawings; height of the map of the territory, of that of a candidate, pixels.
    width, tall, low = 672.0, 352.0, 268.0
    #: Lines of the journal shown, and what each takes, pixels.
    lines, line = 3, 24.0

    def show(self, drawing: Drawing) -> Markup:
        """Return what shows a drawing."""
        return drawing.markup


class Paper(Screen):
    """A page printed by the text engine of Qt: drawings are images."""

    paper = True
    width, tall, low = 600.0, 330.0, 256.0
    lines, line = 3, 22.0

    def __init__(self) -> None:
        self.images: Any = PaperImages()

    def show(self, drawing: Drawing) -> Markup:
        return self.images.put(image(drawing), drawing.width, drawing.height, drawing.title)


class Text(Paper):
    """An OpenDocument text; ``images.pictures`` are the members of its file that drawings become."""

    tall, low = 330.0, 250.0
    lines, line = 12, 0.0

    def __init__(self) -> None:
        self.images = TextImages()


def image(drawing: Drawing) -> Any:
    """Return a drawing painted."""
    from qgis.PyQt.QtCore import QByteArray, QRectF
    from qgis.PyQt.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(str(drawing.markup).encode("utf-8")))
    box = QRectF(0, 0, drawing.width, drawing.height)
    return painted(drawing.width, drawing.height, lambda painter: renderer.render(painter, box))
