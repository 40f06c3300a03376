"""The map of a trame painted as an image, for the PDF: the text engine of Qt prints no SVG."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from markupsafe import Markup
from qgis.PyQt.QtCore import QBuffer, QByteArray, QPointF, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QFont, QImage, QPainter, QPainterPath, QPen

from ..signals import INK
from ..svg.basemap import COMMUNE_FILL, OUTLINE, Basemap
from ..svg.frame import Frame, fit
from ..svg.labels import Placer, around
from ..svg.metrics import text_width
from ..svg.network_map import Strand
from ..svg.scalebar import label, round_length

#: Pixels of the image per pixel of the page: 300 dots per inch on paper.
SHARP = 3
_CROWDED = 320.0
_LINES = {"cours_eau": "#3a6fb0", "routes": "#a3abb2"}


def network_picture(
    base: Basemap,
    strands: Sequence[Strand],
    numbered: Sequence[tuple[str, shapely.Point]],
    width: float,
    max_height: float,
    links: bool,
) -> tuple[Markup, Markup]:
    """Return the map as an image of HTML, and its legend."""
    frame = fit(base.bounds, width, max_height, margin=0.03)
    image = QImage(round(frame.width * SHARP), round(frame.height * SHARP), QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(SHARP, SHARP)
        _ground(painter, base, frame)
        for strand in strands:
            _strand_below(painter, strand, frame, links)
        for strand in strands:
            _patches(painter, strand, frame)
        _labels(painter, strands, numbered, frame)
        _scale(painter, frame)
    finally:
        painter.end()
    return _html(image, frame), _legend(strands, bool(numbered), base)


def _path(shapes: Any, frame: Frame) -> QPainterPath:
    """Return the outline of surfaces or lines on the page, details under a third of a pixel left out."""
    made = QPainterPath()
    made.setFillRule(Qt.FillRule.OddEvenFill)
    near = shapely.intersection(np.asarray(shapes, dtype=object), frame.window)
    simple = shapely.simplify(near, 0.3 / frame.scale)
    for part in shapely.get_parts(simple):
        rings = shapely.get_rings([part]) if shapely.get_dimensions(part) == 2 else [part]
        for ring in rings:
            points = frame.to_page(shapely.get_coordinates(ring))
            if shapely.get_dimensions(part) < 1 or len(points) < 2:
                continue
            made.moveTo(*points[0])
            for point in points[1:]:
                made.lineTo(*point)
    return made


def _pen(colour: str, width: float) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _ground(painter: QPainter, base: Basemap, frame: Frame) -> None:
    outline = _path([base.outline], frame)
    painter.fillPath(outline, QColor(COMMUNE_FILL))
    painter.save()
    painter.setClipPath(outline)
    for role, colour in _LINES.items():
        layer = base.references.get(role)
        if layer is not None and len(layer):
            painter.strokePath(_path(layer.geometry.to_numpy(), frame), _pen(colour, 1.0))
    painter.restore()
    painter.strokePath(outline, _pen(OUTLINE, 1.1))


def _strand_below(painter: QPainter, strand: Strand, frame: Frame, links: bool) -> None:
    if strand.corridors is not None and len(strand.corridors):
        area = _path([shapely.union_all(strand.corridors.geometry.to_numpy())], frame)
        tint = QColor(strand.couleur)
        tint.setAlpha(70)
        painter.fillPath(area, tint)
        painter.strokePath(area, _pen(strand.couleur, 0.5))
    if links and strand.links is not None and len(strand.links):
        lines = _path(strand.links.geometry.to_numpy(), frame)
        painter.strokePath(lines, _pen("#ffffff", 3.0))
        painter.strokePath(lines, _pen(strand.couleur, 1.5))


def _patches(painter: QPainter, strand: Strand, frame: Frame) -> None:
    if strand.small is not None and len(strand.small):
        small = _path(strand.small.geometry.to_numpy(), frame)
        painter.fillPath(small, QColor("#ffffff"))
        painter.strokePath(small, _pen(strand.couleur, 0.8))
    if len(strand.reservoirs):
        shapes = _path(strand.reservoirs.geometry.to_numpy(), frame)
        painter.fillPath(shapes, QColor(strand.couleur))
        painter.strokePath(shapes, _pen("#ffffff", 0.4))


def _labels(
    painter: QPainter, strands: Sequence[Strand], numbered: Sequence[tuple[str, shapely.Point]], frame: Frame
) -> None:
    placer = Placer(frame.width, frame.height)
    spots = [(text, frame.point(place)) for text, place in numbered]
    for _, (x, y) in spots:
        placer.reserve(x, y, 6)
    for text, (x, y) in spots:
        cx, cy = placer.disc(x, y, 9)
        painter.strokePath(_segment(x, y, cx, cy), _pen(INK, 1.2))
        painter.setPen(_pen("#ffffff", 1.4))
        painter.setBrush(QBrush(QColor(INK)))
        painter.drawEllipse(QPointF(cx, cy), 8.0, 8.0)
        _text(painter, text, cx - text_width(text, 9, True) / 2, cy + 3.3, 9, "#ffffff")
    for strand in strands:
        for name, place in strand.named:
            x, y = frame.point(place)
            wide = text_width(name, 9, True) + 4
            box, cost = placer.place(wide, 13.0, around(x, y, 40))
            if cost > _CROWDED:
                placer.taken.pop()
                continue
            _text(painter, name, box.x + 2, box.y + 9.5, 9, INK, halo=True)


def _segment(x: float, y: float, to_x: float, to_y: float) -> QPainterPath:
    made = QPainterPath()
    made.moveTo(x, y)
    made.lineTo(to_x, to_y)
    return made


def _text(painter: QPainter, text: str, x: float, y: float, size: float, colour: str, halo: bool = False) -> None:
    font = QFont("DejaVu Sans")
    font.setPixelSize(round(size))
    font.setBold(True)
    made = QPainterPath()
    made.addText(x, y, font, text)
    if halo:
        painter.strokePath(made, _pen("#ffffff", 2.6))
    painter.fillPath(made, QColor(colour))


def _scale(painter: QPainter, frame: Frame) -> None:
    metres = round_length(frame, 90)
    wide = metres * frame.scale
    right, foot = frame.width - 6, frame.height - 6
    painter.fillRect(round(right - wide), round(foot - 4), round(wide), 4, QColor(INK))
    _text(painter, label(metres), right - text_width(label(metres), 9, True), foot - 8, 9, INK, halo=True)


def _html(image: QImage, frame: Frame) -> Markup:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    encoded = base64.b64encode(bytes(data)).decode("ascii")
    return Markup('<img width="{}" height="{}" src="data:image/png;base64,{}">').format(
        round(frame.width), round(frame.height), encoded
    )


def _legend(strands: Sequence[Strand], numbered: bool, base: Basemap) -> Markup:
    items = [(strand.couleur, f"réservoirs, {strand.nom}") for strand in strands]
    items += [
        (_pale(strand.couleur), f"corridors, {strand.nom}")
        for strand in strands
        if strand.corridors is not None and len(strand.corridors)
    ]
    items += [
        (colour, role.replace("cours_eau", "cours d’eau")) for role, colour in _LINES.items() if role in base.references
    ]
    if numbered:
        items.append((INK, "points de conflit, par rang"))
    swatch = Markup('<span style="background-color:{}">&#160;&#160;&#160;&#160;</span> {}')
    return Markup(" &#160; ").join(swatch.format(colour, text) for colour, text in items)


def _pale(colour: str) -> str:
    """Return a colour as it looks at the opacity of corridors over white."""
    shade = QColor(colour)
    return QColor(*(round(255 - (255 - one) * 70 / 255) for one in shade.getRgb()[:3])).name()
