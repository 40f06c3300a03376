"""The atlas of the centralités: one large map per candidate, drawn as vectors in a PDF of A4 pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from qgis.PyQt.QtCore import QByteArray, QMarginsF, QPointF, QRectF
from qgis.PyQt.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter
from qgis.PyQt.QtSvg import QSvgRenderer

from ...core.errors import InputError
from ...core.typography import date_fr, insecables, propre
from ...in_place import discard, hidden, put_in_place, telling
from ..pdf import require_complete
from ..svg.markup import el, text
from ..svg.metrics import wrap
from .drawing import Drawing, drawing
from .figures import edited
from .finding import SETTLED, UNSETTLED
from .found import Found, Ground
from .maps import candidate_map, territory_map
from .titles import called, title
from .words import ACCENT, INK

#: Page in pixels: A4, 96 to the inch, inside its margins.
WIDTH, HEIGHT, MARGIN_MM = 1009.0, 680.0, 15.0
_HEAD, _FOOT = 52.0, 20.0
_DOTS = 300


@dataclass(frozen=True)
class Page:
    """What a page shows: drawings with their distance from the top; words with theirs, their size and colour.

    Qt shows no drawing inside another.
    """

    drawings: list[tuple[Drawing, float]]
    texts: list[tuple[str, float, float, str]]


def write_atlas(
    path: str | Path,
    found: Found,
    ground: Ground,
    name: str,
    date: str,
    fictive: bool,
    check: Callable[[], None] = lambda: None,
) -> None:
    """Write the map of the territory, then one page per candidate; whole or not at all.

    Parameters
    ----------
    name : of the report.
    date : ISO date of the report.

    Raises
    ------
    InputError
        The folder is missing or read-only, the disk is full, or the file is held open; what was there is then intact.
    """
    path = Path(path)
    if not path.parent.is_dir():
        raise InputError(f"Le dossier « {path.parent} » n’existe pas : créez-le ou choisissez-en un autre.")
    draft = hidden(path)
    try:
        with telling(path):
            _print(draft, name, _pages(found, ground, name, date, fictive, check))
            require_complete(draft)
            put_in_place([(draft, path)])
    finally:
        discard(draft)


def _print(path: Path, name: str, pages: Iterator[Page]) -> None:
    writer = QPdfWriter(str(path))
    writer.setTitle(name)
    writer.setResolution(_DOTS)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM), QPageLayout.Unit.Millimeter)
    painter = None
    try:
        for page in pages:
            if painter is None:
                painter = QPainter(writer)
            else:
                writer.newPage()
            scale = writer.width() / WIDTH
            for drawn, down in page.drawings:
                box = QRectF(0, down * scale, drawn.width * scale, drawn.height * scale)
                QSvgRenderer(QByteArray(str(drawn.markup).encode("utf-8"))).render(painter, box)
            for words, down, size, colour in page.texts:
                _write(painter, words, down * scale, size * scale, colour)
    finally:
        if painter is not None:
            painter.end()
    del writer


def _pages(
    found: Found, ground: Ground, name: str, date: str, fictive: bool, check: Callable[[], None]
) -> Iterator[Page]:
    """Return the pages one after the other."""
    high = HEIGHT - _HEAD - _FOOT - 10
    invented = " · territoire fictif" if fictive else ""
    foot = f"{date_fr(date[:10])} · document de travail{invented}"
    drawn = territory_map(found, ground, WIDTH, high, name, check)
    yield _page(name, "Périmètres candidats, numérotés comme leurs fiches", foot, drawn, fictive)
    for rank, row in enumerate(found.candidates.itertuples(), 1):
        check()
        state = row.statut if row.statut == SETTLED else f"{row.statut}, {UNSETTLED}"
        head = f"{rank} · {called(found, row)}"
        shown = candidate_map(found, ground, row, edited(found, row), WIDTH, high, head)
        yield _page(head, f"{title(row)} · {state}", f"{name} · {foot}", shown, fictive)


def _page(head: str, under: str, foot: str, drawn: Drawing | None, fictive: bool) -> Page:
    drawings = [] if drawn is None else [(drawn, _HEAD)]
    if fictive:
        turned = f"translate({WIDTH * 0.42:.0f} {HEIGHT * 0.6:.0f}) rotate(-24)"
        mark = text("territoire fictif", 0, 0, 84, text_anchor="middle", font_weight="bold", fill_opacity="0.06")
        drawings.append((drawing(WIDTH, HEIGHT, "territoire fictif", el("g", mark, transform=turned)), 0.0))
    return Page(
        drawings,
        [
            (wrap(head, 17, WIDTH, bold=True, max_lines=1)[0], 18.0, 17.0, INK),
            (wrap(under, 11, WIDTH, max_lines=1)[0], 38.0, 11.0, ACCENT),
            (foot, HEIGHT - 5, 8.5, "#55626e"),
        ],
    )


def _write(painter: QPainter, words: str, down: float, size: float, colour: str) -> None:
    """Write words that a reader of PDF finds; those of a drawing are outlines."""
    font = QFont("DejaVu Sans")
    font.setPixelSize(round(size))
    font.setBold(colour == INK)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(QPointF(0, down), insecables(propre(words)))
