"""A page of HTML printed to PDF by the text engine of Qt, which every installer of QGIS ships.

Qt reads a small part of HTML: text, tables, images, style sheets without modern constructs (``_simple.css.j2`` keeps to
it); margins are in dots of 1/300 inch. Drawings inside a page (SVG) are not printed: the report is for browsers.
"""

from __future__ import annotations

import re
from contextlib import suppress
from errno import ENOSPC
from os import SEEK_END, strerror
from pathlib import Path

from qgis.PyQt.QtCore import QMarginsF
from qgis.PyQt.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

from ..core.errors import InputError
from ..in_place import discard, hidden, put_in_place, telling

_DOTS_PER_INCH = 300
#: Bytes at the end of a PDF that hold the place of its table of objects.
_TAIL = 1024
_TABLE = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")


def write_pdf(html: str, path: str | Path, title: str = "") -> None:
    """Print a page to an A4 PDF, page numbers added by Qt, whole or not at all.

    Raises
    ------
    InputError
        The folder is missing or read-only, the disk is full, or the file is held open; what was there is then intact.
    """
    path = Path(path)
    if not path.parent.is_dir():
        raise InputError(f"Le dossier « {path.parent} » n’existe pas : créez-le ou choisissez-en un autre.")
    document = QTextDocument()
    document.setHtml(html)
    draft = hidden(path)
    try:
        with telling(path):
            _print(document, draft, title)
            put_in_place([(draft, path)])
    finally:
        discard(draft)


def _print(document: QTextDocument, path: Path, title: str) -> None:
    writer = QPdfWriter(str(path))
    writer.setTitle(title)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    # Qt adds 2 cm of its own inside the margins
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    writer.setResolution(_DOTS_PER_INCH)
    print_to = document.print if hasattr(document, "print") else document.print_
    print_to(writer)
    del writer
    require_complete(path)


def require_complete(path: Path) -> None:
    """Refuse a PDF that Qt could not write to its end: on a full disk it says nothing and goes on.

    The last lines of a PDF give the place of its table of objects, counted on what Qt meant to write.

    Raises
    ------
    OSError
        The file is cut short, or something is missing in the middle.
    """
    with suppress(OSError), path.open("rb") as stream:
        size = stream.seek(0, SEEK_END)
        stream.seek(max(0, size - _TAIL))
        place = _TABLE.search(stream.read())
        if place is not None:
            stream.seek(int(place[1]))
            if stream.read(4) == b"xref":
                return
    raise OSError(ENOSPC, strerror(ENOSPC), str(path))
