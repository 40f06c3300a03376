"""The pages of an atlas written one after the other, into one PDF and into images; one page is in memory at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from qgis.core import Qgis, QgsAbstractLayoutIterator, QgsLayoutExporter, QgsPrintLayout

from ...core.errors import InputError
from ...i18n import tr
from ...in_place import discard, hidden, put_in_place, telling
from ...paths import TEMPLATES
from ..pdf import require_complete
from .pages import LIGNE, Page
from .sheet import Sheet
from .stage import Stage
from .words import Cell, Table, Words, nothing_drawn

LAYOUTS = TEMPLATES / "layouts"
ORIENTATIONS = ("portrait", "paysage")
#: Dots by inch of the shades that PDF cannot draw as lines, and of the images.
PDF_DPI, IMAGE_DPI = 200, 150


@dataclass(frozen=True)
class Leaf:
    """One page of the atlas: a part of the table of a page of the plan."""

    page: Page
    rows: tuple[tuple[Cell, ...], ...]
    table: Table
    first: bool


class Book(Protocol):
    """Pages that are laid out one after the other."""

    sheet: Sheet
    leaves: list[Any]
    check: Callable[[], None]

    def prepare(self, rank: int) -> QgsPrintLayout:
        """Lay out one page and return its layout."""

    def name(self, rank: int) -> str:
        """Return the name of the image of a page."""


class Atlas:
    """The pages laid out, ready to be written.

    Parameters
    ----------
    model : a template of the person, in place of the shipped ones; empty for these.
    check : called between pages; raises to stop.
    """

    def __init__(
        self,
        pages: Sequence[Page],
        words: Words,
        stage: Stage,
        orientation: str,
        model: str,
        check: Callable[[], None],
    ) -> None:
        self.words, self.stage, self.check = words, stage, check
        self.sheet = Sheet(model or LAYOUTS / f"page_{orientation}.qpt", stage.project)
        self.next_sheet = (
            self.sheet if model else Sheet(LAYOUTS / f"suite_{orientation}.qpt", stage.project, with_map=False)
        )
        self.leaves = [leaf for page in pages for leaf in self._leaves(page)]

    def prepare(self, rank: int) -> QgsPrintLayout:
        """Lay out one page and return its layout."""
        leaf = self.leaves[rank]
        sheet = self.sheet if leaf.first else self.next_sheet
        layers, extent, bare = self.stage.show(leaf.page)
        variables = self.words.variables(leaf.page, nothing_drawn(leaf.page, bare))
        variables.update(aula_page=str(rank + 1), aula_pages=str(len(self.leaves)))
        if not leaf.first:
            variables["aula_titre"] += tr(" (suite)")
        sheet.write(variables, leaf.table, leaf.rows)
        sheet.draw(layers, extent, self.stage.outline, self.stage.whole())
        sheet.refresh()
        return sheet.layout

    def name(self, rank: int) -> str:
        """Return the name of the image of a page."""
        page = self.leaves[rank].page
        rule = f"_{page.cases[0].rule}" if page.kind == LIGNE else ""
        plain = "".join(c if c.isalnum() or c == "_" else "-" for c in f"{page.code}{rule}")
        return f"page_{rank + 1:0{max(3, len(str(len(self.leaves))))}d}_{plain}.png"

    def _leaves(self, page: Page) -> list[Leaf]:
        self.check()
        table = self.words.table(page)
        parts = self.sheet.split(table, self.next_sheet)
        return [Leaf(page, rows, table, number == 0) for number, rows in enumerate(parts)]


class _Iterator(QgsAbstractLayoutIterator):
    """Gives QGIS the pages one by one; what goes wrong on the way is kept, for QGIS would swallow it."""

    def __init__(self, atlas: Book, progress: Callable[[int], None]) -> None:
        super().__init__()
        self.atlas, self.progress = atlas, progress
        self.rank = -1
        self.error: Exception | None = None
        self.current: QgsPrintLayout = atlas.sheet.layout

    def layout(self) -> QgsPrintLayout:
        return self.current

    def beginRender(self) -> bool:  # noqa: N802
        self.rank = -1
        return True

    def endRender(self) -> bool:  # noqa: N802
        return True

    def count(self) -> int:
        return len(self.atlas.leaves)

    def next(self) -> bool:
        self.rank += 1
        if self.rank >= len(self.atlas.leaves):
            return False
        try:
            self.atlas.check()
            self.progress(self.rank)
            self.current = self.atlas.prepare(self.rank)
        except Exception as error:
            self.error = error
            return False
        return True

    def filePath(self, base: str, extension: str) -> str:  # noqa: N802
        return str(Path(base).parent / Path(self.atlas.name(self.rank)).with_suffix(f".{extension}"))


def write_pdf(atlas: Book, path: str | Path, progress: Callable[[int], None]) -> None:
    """Write the atlas into one PDF, whole or not at all.

    Raises
    ------
    InputError
        The file cannot be written, or ``check`` of the atlas stopped it; what was there is then intact.
    """
    path = Path(path)
    draft = hidden(path)
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = PDF_DPI
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    settings.appendGeoreference = False
    settings.exportMetadata = False
    pages = _Iterator(atlas, progress)
    try:
        with telling(path):
            result, message = QgsLayoutExporter.exportToPdf(pages, str(draft), settings, None)
            try:
                if pages.error is not None:
                    raise pages.error
            finally:  # else the error would hold its own frames, and they layouts beyond the end of QGIS
                pages.error = None
            _require(result, message)
            require_complete(draft)
            put_in_place([(draft, path)])
    finally:
        discard(draft)


def write_images(atlas: Book, folder: str | Path, progress: Callable[[int], None]) -> int:
    """Write each page as a PNG in a folder, all of them or none; return how many.

    Raises
    ------
    InputError
        As ``write_pdf``.
    """
    folder = Path(folder)
    drafts: list[tuple[Path, Path]] = []
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = IMAGE_DPI
    settings.generateWorldFile = False
    settings.exportMetadata = False
    made = not folder.exists()
    try:
        with telling(folder):
            folder.mkdir(parents=True, exist_ok=True)
            for rank in range(len(atlas.leaves)):
                atlas.check()
                progress(rank)
                final = folder / atlas.name(rank)
                drafts.append((hidden(final), final))
                result = QgsLayoutExporter(atlas.prepare(rank)).exportToImage(str(drafts[-1][0]), settings)
                _require(result, "")
            put_in_place(drafts)
            made = False
    finally:
        discard(*(draft for draft, _ in drafts))
        if made:
            with suppress(OSError):
                folder.rmdir()
    return len(drafts)


def _require(result: QgsLayoutExporter.ExportResult, message: str) -> None:
    kinds = QgsLayoutExporter.ExportResult
    if result == kinds.Success:
        return
    if result == kinds.MemoryError:
        raise InputError(tr("La mémoire ne suffit pas pour cette page : choisissez un modèle plus petit."))
    raise OSError(message or tr("écriture refusée"))
