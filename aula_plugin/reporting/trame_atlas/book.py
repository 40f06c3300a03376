"""The sheets of a trame laid out, page after page, ready to be written by ``atlas.export``."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import shapely
from qgis.core import QgsPrintLayout

from ...i18n import tr
from ..atlas.export import LAYOUTS
from ..atlas.sheet import Sheet
from ..atlas.words import Table
from .sheets import TrameSheet, commune_sheets, grid_sheets, whole_sheet
from .stage import TrameStage
from .words import MOST, TrameWords


class TrameBook:
    """The pages of the atlas of a trame.

    Parameters
    ----------
    model : a template of the person, in place of the shipped ones; empty for these.
    scale : denominator of the sheets; the first page shows the whole territory at a scale of its own.
    communes : code, name and shape; empty cuts the territory by a grid.
    check : called between pages; raises to stop.

    Attributes
    ----------
    left_out : names of the sheets of the grid on which nothing of the trame is.
    """

    def __init__(
        self,
        words: TrameWords,
        stage: TrameStage,
        orientation: str,
        model: str,
        scale: float,
        communes: Sequence[tuple[str, str, shapely.Geometry]],
        check: Callable[[], None],
    ) -> None:
        self.words, self.stage, self.check = words, stage, check
        self.sheet = Sheet(model or LAYOUTS / f"trame_{orientation}.qpt", stage.project)
        self.left_out: list[str] = []
        self.leaves = self._pages(scale, communes)

    def prepare(self, rank: int) -> QgsPrintLayout:
        """Lay out one page and return its layout."""
        page, sheet = self.leaves[rank], self.sheet
        layers, extent = self.stage.show(page)
        sheet.draw(layers, extent, self.stage.outline, self.stage.whole(), page.scale)
        variables = self.words.variables(page, round(sheet.map.scale()))
        variables.update(aula_page=str(rank + 1), aula_pages=str(len(self.leaves)))
        table = self._table(page)
        sheet.write(variables, table, table.rows)
        sheet.refresh()
        return sheet.layout

    def name(self, rank: int) -> str:
        """Return the name of the image of a page."""
        digits = max(3, len(str(len(self.leaves))))
        plain = "".join(c if c.isalnum() else "-" for c in self.leaves[rank].code)
        return f"page_{rank + 1:0{digits}d}_{plain}.png"

    def _pages(self, scale: float, communes: Sequence[tuple[str, str, shapely.Geometry]]) -> list[TrameSheet]:
        shape = self.sheet.map.rect()
        width, height = (size / 1000 * scale for size in (shape.width(), shape.height()))
        trame = self.words.trame
        name = str(trame.about.get("territoire") or "") or tr("Ensemble du territoire")
        if communes:
            kept = commune_sheets(communes, width, height, scale)
        else:
            sheets = grid_sheets(trame.territory, width, height, scale)
            bare = [self.words.is_empty(one) for one in sheets]
            self.left_out = [one.code for one, empty in zip(sheets, bare) if empty]
            kept = [one for one, empty in zip(sheets, bare) if not empty]
        return [whole_sheet(trame.territory, name), *kept]

    def _table(self, page: TrameSheet) -> Table:
        """Return the longest table that holds on the page: what it leaves out is counted in it."""
        for most in range(MOST, 1, -1):
            table = self.words.table(page, most)
            if self.sheet.fits(table, table.rows):
                return table
        return self.words.table(page, 1)
