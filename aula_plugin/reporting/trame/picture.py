"""The map of a trame painted as an image, for the PDF: the text engine of Qt prints no SVG."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import shapely
from markupsafe import Markup
from qgis.PyQt.QtCore import QPointF, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QFont, QImage, QPainter, QPainterPath

from ..signals import INK
from ..svg.basemap import COMMUNE_FILL, OUTLINE, Basemap
from ..svg.frame import Frame, fit
from ..svg.labels import Placer, around
from ..svg.metrics import text_width, wrap
from ..svg.network_map import Strand
from ..svg.scalebar import label, round_length
from .brushes import SWATCH_HEIGHT, SWATCH_WIDTH, corridor, painted, pen, swatch

_CROWDED = 320.0
_LINES = {"cours_eau": "#3a6fb0", "routes": "#a3abb2"}


def network_picture(
    base: Basemap,
    strands: Sequence[Strand],
    numbered: Sequence[tuple[str, shapely.Point]],
    width: float,
    max_height: float,
    links: bool,
) -> tuple[QImage, Frame]:
    """Return the map as an image, and the frame that says its size on the page."""
    frame = fit(base.bounds, width, max_height, margin=0.03)

    def paint(painter: QPainter) -> None:
        _ground(painter, base, frame)
        for strand in strands:
            _strand_below(painter, strand, frame, links)
        for strand in strands:
            _patches(painter, strand, frame)
        _labels(painter, strands, numbered, frame)
        _scale(painter, frame)

    return painted(frame.width, frame.height, paint), frame


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


def _ground(painter: QPainter, base: Basemap, frame: Frame) -> None:
    outline = _path([base.outline], frame)
    painter.fillPath(outline, QColor(COMMUNE_FILL))
    painter.save()
    painter.setClipPath(outline)
    for role, colour in _LINES.items():
        layer = base.references.get(role)
        if layer is not None and len(layer):
            painter.strokePath(_path(layer.geometry.to_numpy(), frame), pen(colour, 1.0))
    painter.restore()
    painter.strokePath(outline, pen(OUTLINE, 1.1))


def _strand_below(painter: QPainter, strand: Strand, frame: Frame, links: bool) -> None:
    if strand.corridors is not None and len(strand.corridors):
        area = _path([shapely.union_all(strand.corridors.geometry.to_numpy())], frame)
        corridor(painter, area, strand.couleur, strand.angle)
    if links and strand.links is not None and len(strand.links):
        lines = _path(strand.links.geometry.to_numpy(), frame)
        painter.strokePath(lines, pen("#ffffff", 3.0))
        painter.strokePath(lines, pen(strand.couleur, 1.5))


def _patches(painter: QPainter, strand: Strand, frame: Frame) -> None:
    if strand.small is not None and len(strand.small):
        small = _path(strand.small.geometry.to_numpy(), frame)
        painter.fillPath(small, QColor("#ffffff"))
        painter.strokePath(small, pen(strand.couleur, 0.8))
    if len(strand.reservoirs):
        shapes = _path(strand.reservoirs.geometry.to_numpy(), frame)
        painter.fillPath(shapes, QColor(strand.couleur))
        painter.strokePath(shapes, pen("#ffffff", 0.4))


def _labels(
    painter: QPainter, strands: Sequence[Strand], numbered: Sequence[tuple[str, shapely.Point]], frame: Frame
) -> None:
    placer = Placer(frame.width, frame.height)
    spots = [(text, frame.point(place)) for text, place in numbered]
    for _, (x, y) in spots:
        placer.reserve(x, y, 6)
    for text, (x, y) in spots:
        cx, cy = placer.disc(x, y, 9)
        painter.strokePath(_segment(x, y, cx, cy), pen(INK, 1.2))
        painter.setPen(pen("#ffffff", 1.4))
        painter.setBrush(QBrush(QColor(INK)))
        painter.drawEllipse(QPointF(cx, cy), 8.0, 8.0)
        _text(painter, text, cx - text_width(text, 9, True) / 2, cy + 3.3, 9, "#ffffff")
    for strand in strands:
        for name, place in strand.named:
            _label(painter, placer, name, *frame.point(place))


def _label(painter: QPainter, placer: Placer, name: str, x: float, y: float) -> None:
    """Write a name where it hides least, on two lines when it is long; nowhere when it would hide too much."""
    lines = wrap(name, 9, 110, bold=True, max_lines=2)
    wide = max(text_width(line, 9, True) for line in lines) + 4
    box, cost = placer.place(wide, 11.2 * len(lines) + 2, around(x, y, 40))
    if cost > _CROWDED:
        placer.taken.pop()
        return
    for rank, line in enumerate(lines):
        left = box.x + (box.width - text_width(line, 9, True)) / 2
        _text(painter, line, left, box.y + 9.3 + 11.2 * rank, 9, INK, halo=True)


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
        painter.strokePath(made, pen("#ffffff", 2.6))
    painter.fillPath(made, QColor(colour))


def _scale(painter: QPainter, frame: Frame) -> None:
    metres = round_length(frame, 90)
    wide = metres * frame.scale
    right, foot = frame.width - 6, frame.height - 6
    painter.fillRect(round(right - wide), round(foot - 4), round(wide), 4, QColor(INK))
    _text(painter, label(metres), right - text_width(label(metres), 9, True), foot - 8, 9, INK, halo=True)


def legend(strands: Sequence[Strand], numbered: bool, base: Basemap, links: bool, put: Callable[..., Markup]) -> Markup:
    """Return what the map shows, each with its sample; ``put`` shows an image where the page is read."""
    items = [item for strand in strands for item in _items(strand, links)]
    items += [
        ("trait", colour, 0.0, name)
        for (role, colour), name in zip(_LINES.items(), ("cours d’eau", "routes"))
        if base.references.get(role) is not None and len(base.references[role])
    ]
    if numbered:
        items.append(("disque", INK, 0.0, "points de conflit, par rang"))
    shown = [
        Markup("{}&#160;{}").format(put(swatch(kind, colour, angle), SWATCH_WIDTH, SWATCH_HEIGHT, ""), text)
        for kind, colour, angle, text in items
    ]
    return Markup(" &#160; ").join(shown)


def _items(strand: Strand, links: bool) -> list[tuple[str, str, float, str]]:
    known = (
        ("plein", strand.reservoirs, "réservoirs"),
        ("vide", strand.small, "petites taches"),
        ("hachures", strand.corridors, "corridors"),
        ("trait", strand.links if links else None, "chemins de moindre coût"),
    )
    return [
        (kind, strand.couleur, strand.angle, f"{word}, {strand.nom}")
        for kind, frame, word in known
        if frame is not None and len(frame)
    ]
