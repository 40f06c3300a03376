"""One template of the atlas: its items found by their ids, filled for a page, its table cut into as many pages."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsExpressionContextUtils,
    QgsLayerTreeGroup,
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutTable,
    QgsLayoutTableColumn,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsRectangle,
    QgsTableCell,
    QgsTextFormat,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont
from qgis.PyQt.QtXml import QDomDocument

from ...core.errors import InputError
from ...i18n import tr
from ...storage.whole_files import require_file
from ..signals import INK
from .words import Cell, Table

MAP, INSET, LEGEND, SCALE, TABLE, SIGNAL = (
    "aula_carte",
    "aula_encart",
    "aula_legende",
    "aula_echelle",
    "aula_tableau",
    "aula_signal",
)
#: Property of a layer: the heading of the legend it is listed under, with others.
HEADING = "aula/rubrique"
#: Property of a layer that the legend leaves out.
UNSAID = "aula/sans_legende"
#: Width of a letter of the table, in millimetres: a word longer than its column is cut after a hyphen.
_LETTER = 1.5
_FAMILY = "DejaVu Sans"
_POINTS = 7.5
#: A locator says something when the map shows less than this share of the territory.
_MOST_SHOWN = 0.75
_LONG = re.compile(r"[^ \n]+")
_ROUND = (1, 1.5, 2, 2.5, 4, 5, 7.5, 10)


class Sheet:
    """A template loaded once and filled page after page.

    Raises
    ------
    InputError
        The file is not a template of QGIS, or has no map.
    """

    def __init__(self, path: str | Path, project: QgsProject, with_map: bool = True) -> None:
        # in this order: the layout is freed before the project it draws, else QGIS stops
        self.layout = QgsPrintLayout(project)
        self.project = project
        self.layout.initializeDefaults()
        self._load(Path(path))
        self.map: Any = self._item(MAP, QgsLayoutItemMap) or self.layout.referenceMap()
        self.inset: Any = self._item(INSET, QgsLayoutItemMap)
        self.legend: Any = self._item(LEGEND, QgsLayoutItemLegend)
        self.scale: Any = self._item(SCALE, QgsLayoutItemScaleBar)
        self.signal: Any = self._item(SIGNAL, QgsLayoutItemLabel)
        self.frame: Any = self._item(TABLE, QgsLayoutFrame)
        self.table: Any = self.frame.multiFrame() if self.frame is not None else None
        if not isinstance(self.table, QgsLayoutItemManualTable):
            self.frame = self.table = None
        # QGIS makes a frame as wide as its table: the width drawn in the template is known only now
        self.width = self.frame.rect().width() if self.frame is not None else 0.0
        if with_map and self.map is None:
            raise InputError(
                tr(
                    "« {} » n’a pas de carte : ajoutez une carte à ce modèle, et donnez-lui l’identifiant « {} »."
                ).format(Path(path).name, MAP)
            )
        self._link()

    def fits(self, table: Table, rows: Sequence[tuple[Cell, ...]]) -> bool:
        """Say whether some rows hold in the table of this template."""
        if self.table is None:
            return True
        self._fill_table(table, rows)
        return self.table.totalSize().height() <= self.frame.rect().height() + 0.1

    def split(self, table: Table, after: Sheet) -> list[tuple[tuple[Cell, ...], ...]]:
        """Cut the rows of a table into pages: the first on this template, the next ones on ``after``.

        A row taller than a page has one of its own.
        """
        rows = list(table.rows)
        parts: list[tuple[tuple[Cell, ...], ...]] = []
        if self.table is None:
            return [()]
        sheet: Sheet = self
        while rows or not parts:
            taken = _most(lambda n, s=sheet, r=rows: s.fits(table, r[:n]), len(rows))
            parts.append(tuple(rows[:taken]))
            rows, sheet = rows[taken:], after
            if sheet.table is None:
                break
        return parts

    def write(self, variables: dict[str, str], table: Table, rows: Sequence[tuple[Cell, ...]]) -> None:
        """Write the texts of a page."""
        QgsExpressionContextUtils.setLayoutVariables(self.layout, variables)
        if self.table is not None:
            self._fill_table(table, rows)
        if self.signal is not None:
            self._tint(variables)

    def draw(
        self,
        layers: list[QgsMapLayer],
        extent: QgsRectangle,
        outline: QgsMapLayer,
        whole: QgsRectangle,
        scale: float = 0.0,
    ) -> None:
        """Show layers in the map, the legend and the locator of a page.

        Parameters
        ----------
        scale : denominator, kept as it is; 0 takes the next round one.
        """
        if self.map is None:
            return
        self.map.setCrs(self.layout.project().crs())
        self.map.setKeepLayerSet(True)
        self.map.setLayers(layers)
        _show(self.map, extent)
        self.map.setScale(scale or round_scale(self.map.scale()))
        if self.inset is not None:
            self.inset.setVisibility(not whole.isNull())
            if not whole.isNull():
                self._locate(outline, whole)
        if self.scale is not None:
            self._measure()
        if self.legend is not None:
            self._explain(layers)

    def refresh(self) -> None:
        """Have every item read its variables again."""
        self.layout.refresh()

    def _load(self, path: Path) -> None:
        refused = tr(
            "« {} » n’est pas un modèle de mise en page de QGIS : donnez un fichier .qpt, enregistré par « Mise en "
            "page › Enregistrer comme modèle »."
        ).format(path.name)
        require_file(path)
        document = QDomDocument()
        document.setContent(path.read_bytes())
        if document.documentElement().tagName() != "Layout":
            raise InputError(refused)
        _, loaded = self.layout.loadFromTemplate(document, QgsReadWriteContext(), True)
        pages = self.layout.pageCollection().pageCount()
        if not loaded or pages == 0:
            raise InputError(refused)
        if pages > 1:
            raise InputError(
                tr("« {} » a {} pages : un modèle d’atlas n’en a qu’une, remplie autant de fois qu’il faut.").format(
                    path.name, pages
                )
            )

    def _item(self, identifier: str, kind: type) -> QgsLayoutItem | None:
        item = self.layout.itemById(identifier)
        return item if isinstance(item, kind) else None

    def _link(self) -> None:
        if self.legend is not None:
            self.legend.setAutoUpdateModel(False)
            if self.map is not None:
                self.legend.setLinkedMap(self.map)
                self.legend.setLegendFilterByMapEnabled(True)
        if self.scale is not None and self.map is not None:
            self.scale.setLinkedMap(self.map)
        if self.inset is not None and self.map is not None:
            self.inset.overview().setLinkedMap(self.map)

    def _locate(self, outline: QgsMapLayer, whole: QgsRectangle) -> None:
        box = QgsRectangle(whole)
        box.scale(1.1)
        self.inset.setCrs(self.layout.project().crs())
        self.inset.setKeepLayerSet(True)
        self.inset.setLayers([outline])
        _show(self.inset, box)
        seen = self.map.extent()
        self.inset.setVisibility(
            seen.width() < _MOST_SHOWN * whole.width() or seen.height() < _MOST_SHOWN * whole.height()
        )

    def _measure(self) -> None:
        """Give the scale bar a round length, in metres then in kilometres, of a tenth to a quarter of the map."""
        metres = round_length(0.25 * self.map.extent().width())
        in_km = metres >= 2000
        unit = QgsUnitTypes.DistanceUnit
        self.scale.setUnits(unit.DistanceKilometers if in_km else unit.DistanceMeters)
        self.scale.setUnitLabel("km" if in_km else "m")
        self.scale.setMapUnitsPerScaleBarUnit(1.0)
        length = metres / 1000 if in_km else metres
        self.scale.setNumberOfSegmentsLeft(0)
        self.scale.setNumberOfSegments(2)
        self.scale.setUnitsPerSegment(length / 2)
        self.scale.update()

    def _explain(self, layers: list[QgsMapLayer]) -> None:
        """Rebuild the legend from the layers of the page; what is out of the map is filtered out by QGIS."""
        root = self.legend.model().rootGroup()
        root.removeAllChildren()
        groups: dict[str, QgsLayerTreeGroup] = {}
        for layer in layers:
            if layer.customProperty(UNSAID):
                continue
            heading = layer.customProperty(HEADING) or (None if _has_classes(layer) else tr("Repères"))
            if heading is None:
                QgsLegendRenderer.setNodeLegendStyle(root.addLayer(layer), QgsLegendStyle.Style.Subgroup)
                continue
            if heading not in groups:
                groups[heading] = root.addGroup(heading)
                QgsLegendRenderer.setNodeLegendStyle(groups[heading], QgsLegendStyle.Style.Subgroup)
            node = groups[heading].addLayer(layer)
            QgsLegendRenderer.setNodeLegendStyle(node, QgsLegendStyle.Style.Hidden)
        self.legend.adjustBoxSize()

    def _fill_table(self, table: Table, rows: Sequence[tuple[Cell, ...]]) -> None:
        self.table.setIncludeTableHeader(bool(table.header))
        self.table.setHeaders([_column(text) for text in table.header])
        widths = [share * (self.width - _lost(self.table, len(table.widths))) for share in table.widths]
        self.table.setColumnWidths(widths)
        self.table.setWrapBehavior(QgsLayoutTable.WrapBehavior.WrapText)
        self.table.setTableContents([[_cell(cell, width) for cell, width in zip(row, widths)] for row in rows])

    def _tint(self, variables: dict[str, str]) -> None:
        """Fill the badge with the colour of its signal; a line to be examined is outlined instead."""
        colour = QColor(variables["aula_couleur"] or "#ffffff")
        outlined = "à examiner" in variables["aula_signal"]
        dark = not outlined and variables["aula_signal"] in ("écart", "respecté", "non évaluable")
        pale = QColor("#ead09a") if variables["aula_signal"] == "écart toléré" else colour
        self.signal.setVisibility(bool(variables["aula_signal"]))
        self.signal.setBackgroundEnabled(True)
        self.signal.setBackgroundColor(QColor("#ffffff") if outlined else pale)
        self.signal.setFrameEnabled(True)
        self.signal.setFrameStrokeColor(colour)
        ink = QColor("#ffffff" if dark else INK)
        if hasattr(self.signal, "setTextFormat"):
            form = self.signal.textFormat()
            form.setColor(ink)
            self.signal.setTextFormat(form)
        else:  # QGIS 3.22
            self.signal.setFontColor(ink)


def _show(item: QgsLayoutItemMap, extent: QgsRectangle) -> None:
    """Show a rectangle in a map whose shape stays; QGIS's own zoom is lost when the template had no extent."""
    box, shape = QgsRectangle(extent), item.rect()
    ratio = shape.width() / shape.height()
    width, height = max(box.width(), box.height() * ratio, 1.0), max(box.height(), box.width() / ratio, 1.0 / ratio)
    centre = box.center()
    item.setExtent(
        QgsRectangle(centre.x() - width / 2, centre.y() - height / 2, centre.x() + width / 2, centre.y() + height / 2)
    )


def round_scale(scale: float) -> float:
    """Return the next round denominator: 1 000, 1 500, 2 000, 2 500, 4 000, 5 000, 7 500, 10 000…"""
    if not math.isfinite(scale) or scale <= 0:
        return 1000.0
    power = 10.0 ** math.floor(math.log10(scale))
    return next((step * power for step in _ROUND if step * power >= scale * (1 - 1e-9)), 10 * power)


def round_length(metres: float) -> float:
    """Return the largest of 1, 2, 4 × 10ⁿ metres under a length: their halves are as round as they are."""
    power = 10.0 ** math.floor(math.log10(max(metres, 1.0)))
    return max(step * power for step in (1, 2, 4) if step * power <= max(metres, 1.0) * (1 + 1e-9))


def _most(fits, most: int) -> int:
    """Return how many rows fit, one at least when there is one."""
    if most == 0 or fits(most):
        return most
    low, high = 1, most - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def _has_classes(layer: QgsMapLayer) -> bool:
    renderer = layer.renderer()
    return renderer is not None and renderer.type() != "singleSymbol"


def _lost(table: QgsLayoutTable, columns: int) -> float:
    """Return the width that margins and lines of the table take."""
    return 2 * table.cellMargin() * columns + table.gridStrokeWidth() * (columns + 1)


def _format(bold: bool, colour: str = "") -> QgsTextFormat:
    font = QFont(_FAMILY)
    font.setBold(bold)
    form = QgsTextFormat()
    form.setFont(font)
    form.setSize(_POINTS)
    form.setSizeUnit(QgsUnitTypes.RenderUnit.RenderPoints)
    form.setColor(QColor(colour or INK))
    return form


def _column(text: str) -> QgsLayoutTableColumn:
    column = QgsLayoutTableColumn(text)
    column.setHAlignment(Qt.AlignmentFlag.AlignLeft)
    return column


def broken(text: str, most: int) -> str:
    """Cut words longer than a column after a hyphen or a hard space, or where they must; QGIS cuts at spaces only."""
    return _LONG.sub(lambda found: _cut(found[0], most) if len(found[0]) > most else found[0], text)


def _cut(word: str, most: int) -> str:
    pieces: list[str] = []
    line = ""
    for part in re.split("(?<=[-\u00a0\u202f])", word):
        if line and len(line) + len(part) > most:
            pieces, line = [*pieces, line], ""
        line += part
        while len(line) > most:
            pieces, line = [*pieces, line[:most]], line[most:]
    return "\n".join(filter(None, (*pieces, line)))


def _cell(cell: Cell, width: float) -> QgsTableCell:
    made = QgsTableCell(broken(cell.text, max(6, int(width / _LETTER))))
    made.setTextFormat(_format(cell.bold, cell.colour))
    return made
