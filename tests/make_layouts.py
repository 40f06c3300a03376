"""Write the templates of the atlas, `templates/layouts/*.qpt`.

Run by hand in the oldest QGIS supported when their design changes: `python tests/make_layouts.py`, or with the kinds to
write again (`page`, `suite`, `trame`).
"""

from __future__ import annotations

import sys
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsBasicNumericFormat,
    QgsFillSymbol,
    QgsLayoutFrame,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutItemMapOverview,
    QgsLayoutItemScaleBar,
    QgsLayoutItemShape,
    QgsLayoutMeasurement,
    QgsLayoutMultiFrame,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLayoutTable,
    QgsLegendStyle,
    QgsLineSymbol,
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

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "templates" / "layouts"
INK, ACCENT, MUTED, RULE = "#1d2a35", "#1f4e79", "#55626e", "#d9dde2"
MM = QgsUnitTypes.LayoutUnit.LayoutMillimeters
LEFT, TOP = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignTop
RIGHT, MIDDLE = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignHCenter
#: x, y, width, height in millimetres of each item, by template.
PORTRAIT = {
    "size": (210, 297),
    "surtitre": (12, 9, 134, 5),
    "signal": (149, 9, 49, 7),
    "titre": (12, 14, 134, 13),
    "chapeau": (12, 28, 134, 17),
    "encart": (149, 18, 49, 27),
    "carte": (12, 47, 186, 126),
    "nord": (189, 48, 8, 5),
    "vide": (14, 167, 130, 5),
    "echelle": (12, 174.5, 62, 9),
    "legende": (12, 185, 62, 96),
    "tableau": (78, 175, 120, 106),
    "trait": (12, 283, 186, 0.2),
    "sources": (12, 284, 160, 9),
    "page": (174, 284, 24, 5),
}
LANDSCAPE = {
    "size": (297, 210),
    "surtitre": (12, 8, 200, 5),
    "signal": (236, 8, 49, 7),
    "titre": (12, 13, 210, 9),
    "chapeau": (12, 22.5, 273, 9),
    "carte": (12, 33, 163, 151),
    "nord": (166, 34, 8, 5),
    "vide": (14, 178, 130, 5),
    "echelle": (12, 185.5, 62, 9),
    "legende": (179, 121, 60, 74),
    "encart": (241, 168, 44, 27),
    "tableau": (179, 33, 106, 86),
    "trait": (12, 197, 273, 0.2),
    "sources": (12, 198, 240, 8),
    "page": (261, 198, 24, 5),
}
#: The sheets of a trame: the map first, its legend in two columns.
TRAME_PORTRAIT = {
    **PORTRAIT,
    "carte": (12, 47, 186, 150),
    "nord": (189, 48, 8, 5),
    "vide": (14, 191, 130, 5),
    "echelle": (12, 198.5, 62, 9),
    "legende": (12, 209, 84, 72),
    "tableau": (100, 200, 98, 81),
}
TRAME_LANDSCAPE = {
    **LANDSCAPE,
    "titre": (12, 13, 273, 9),
    "carte": (12, 33, 170, 151),
    "nord": (173, 34, 8, 5),
    "legende": (186, 116, 99, 79),
    "encart": (241, 168, 44, 27),
    "tableau": (186, 33, 99, 81),
}


def build(places: dict, with_map: bool) -> QgsPrintLayout:
    layout = QgsPrintLayout(QgsProject.instance())
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(*places["size"], MM))
    label(layout, places["surtitre"], "[% @aula_surtitre %]", 8, ACCENT, bold=True)
    label(layout, places["titre"], "[% @aula_titre %]", 14, bold=True)
    label(layout, places["sources"], "[% @aula_sources %]", 6, MUTED)
    label(layout, places["page"], "[% @aula_page %] / [% @aula_pages %]", 8, MUTED, right=True)
    rule(layout, places["trait"])
    if not with_map:
        x, _, width, _ = places["trait"]
        table(layout, (x, places["titre"][1] + 18, width, places["trait"][1] - places["titre"][1] - 21))
        return layout
    label(layout, places["chapeau"], "[% @aula_chapeau %]", 9)
    main = map_item(layout, places["carte"], "aula_carte", "Carte")
    empty = label(layout, places["vide"], "[% @aula_vide %]", 8, bold=True)
    empty.setId("aula_vide")
    badge = label(layout, places["signal"], "[% @aula_glyphe %] [% @aula_signal %]", 7.5, bold=True)
    badge.setId("aula_signal")
    badge.setHAlign(CENTRE)
    badge.setVAlign(MIDDLE)
    badge.setMarginX(1)
    badge.setMarginY(0)
    badge.setFrameStrokeWidth(QgsLayoutMeasurement(0.5, MM))
    scale_bar(layout, places["echelle"], main)
    north = label(layout, places["nord"], "↑ N", 8)
    north.setHAlign(CENTRE)
    north.setVAlign(MIDDLE)
    north.setBackgroundEnabled(True)
    legend(layout, places["legende"], main)
    inset(layout, places["encart"], main)
    table(layout, places["tableau"])
    return layout


def put(layout, item, place) -> None:
    x, y, width, height = place
    item.attemptMove(QgsLayoutPoint(x, y, MM))
    item.attemptResize(QgsLayoutSize(width, height, MM))
    layout.addLayoutItem(item)


def font(points: float, bold: bool = False) -> QFont:
    made = QFont("DejaVu Sans")
    made.setPointSizeF(points)
    made.setBold(bold)
    return made


def form(points: float, bold: bool = False, colour: str = INK) -> QgsTextFormat:
    made = QgsTextFormat()
    made.setFont(font(points, bold))
    made.setSize(points)
    made.setSizeUnit(QgsUnitTypes.RenderUnit.RenderPoints)
    made.setColor(QColor(colour))
    return made


def label(layout, place, text, points, colour=INK, bold=False, right=False) -> QgsLayoutItemLabel:
    item = QgsLayoutItemLabel(layout)
    item.setText(text)
    item.setFont(font(points, bold))
    item.setFontColor(QColor(colour))
    item.setHAlign(RIGHT if right else LEFT)
    item.setVAlign(TOP)
    item.setMarginX(0)
    item.setMarginY(0)
    put(layout, item, place)
    return item


def rule(layout, place) -> None:
    item = QgsLayoutItemShape(layout)
    item.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
    item.setSymbol(QgsFillSymbol.createSimple({"color": RULE, "outline_style": "no"}))
    put(layout, item, place)


def map_item(layout, place, identifier, name) -> QgsLayoutItemMap:
    item = QgsLayoutItemMap(layout)
    item.setId(identifier)
    item.setDisplayName(name) if hasattr(item, "setDisplayName") else None
    item.setFrameEnabled(True)
    item.setFrameStrokeColor(QColor("#8a939b"))
    item.setFrameStrokeWidth(QgsLayoutMeasurement(0.2, MM))
    item.setBackgroundColor(QColor("#ffffff"))
    put(layout, item, place)
    item.setExtent(QgsRectangle(0, 0, 10 * place[2], 10 * place[3]))
    return item


def scale_bar(layout, place, main) -> None:
    item = QgsLayoutItemScaleBar(layout)
    item.setId("aula_echelle")
    item.setStyle("Single Box")
    item.setLinkedMap(main)
    item.setTextFormat(form(7.5))
    item.setHeight(1.6)
    item.setLabelBarSpace(0.8)
    item.setBoxContentSpace(0)
    line = {"color": INK, "width": "0.2", "capstyle": "square"}
    item.setFillSymbol(QgsFillSymbol.createSimple({"color": INK, "outline_style": "no"}))
    item.setAlternateFillSymbol(QgsFillSymbol.createSimple({"color": "#ffffff", "outline_style": "no"}))
    item.setLineSymbol(QgsLineSymbol.createSimple(line))
    item.setDivisionLineSymbol(QgsLineSymbol.createSimple(line))
    numbers = QgsBasicNumericFormat()
    numbers.setShowThousandsSeparator(False)
    item.setNumericFormat(numbers)
    put(layout, item, place)


def legend(layout, place, main) -> None:
    item = QgsLayoutItemLegend(layout)
    item.setId("aula_legende")
    item.setLinkedMap(main)
    item.setResizeToContents(False)
    item.setLegendFilterByMapEnabled(True)
    item.setBoxSpace(0)
    item.setSymbolWidth(6)
    item.setSymbolHeight(2.8)
    item.setWrapString("|")
    style = QgsLegendStyle.Style
    for part, points, bold in ((style.Title, 9, True), (style.Group, 8, True), (style.Subgroup, 7.5, True),
                               (style.SymbolLabel, 6.8, False)):  # fmt: skip
        one = item.style(part)
        one.setFont(font(points, bold))
        one.setMargin(QgsLegendStyle.Side.Top, 1.6 if part == style.Subgroup else 0.6)
        item.setStyle(part, one)
        item.setStyleFont(part, font(points, bold))
    item.setFontColor(QColor(INK))
    put(layout, item, place)


def inset(layout, place, main) -> None:
    item = map_item(layout, place, "aula_encart", "Situation")
    overview = QgsLayoutItemMapOverview("vue", item)
    overview.setLinkedMap(main)
    overview.setFrameSymbol(
        QgsFillSymbol.createSimple({"color": "31,78,121,40", "outline_color": INK, "outline_width": "0.5"})
    )
    item.overviews().addOverview(overview)


def table(layout, place) -> None:
    made = QgsLayoutItemManualTable.create(layout)
    layout.addMultiFrame(made)
    made.setResizeMode(QgsLayoutMultiFrame.ResizeMode.UseExistingFrames)
    made.setContentTextFormat(form(7.5))
    made.setHeaderTextFormat(form(7, False, MUTED))
    made.setShowGrid(True)
    made.setHorizontalGrid(True)
    made.setVerticalGrid(False)
    made.setGridColor(QColor(RULE))
    made.setGridStrokeWidth(0.2)
    made.setCellMargin(0.8)
    made.setWrapBehavior(QgsLayoutTable.WrapBehavior.WrapText)
    made.setBackgroundColor(QColor(255, 255, 255, 0))
    frame = QgsLayoutFrame(layout, made)
    frame.setId("aula_tableau")
    x, y, width, height = place
    frame.attemptMove(QgsLayoutPoint(x, y, MM))
    frame.attemptResize(QgsLayoutSize(width, height, MM))
    made.addFrame(frame)
    # QGIS makes a frame as wide as the columns of its table
    made.setTableContents([[QgsTableCell("")]])
    made.setColumnWidths([width - 2 * made.cellMargin() - 2 * made.gridStrokeWidth()])
    if abs(frame.rect().width() - width) > 0.5:
        raise SystemExit(f"table large de {frame.rect().width()} mm au lieu de {width}")


def main(wanted: list[str]) -> None:
    OUT.mkdir(exist_ok=True)
    for name, places, trame in (("portrait", PORTRAIT, TRAME_PORTRAIT), ("paysage", LANDSCAPE, TRAME_LANDSCAPE)):
        for kind, where, with_map in (("page", places, True), ("suite", places, False), ("trame", trame, True)):
            if wanted and kind not in wanted:
                continue
            path = OUT / f"{kind}_{name}.qpt"
            layout = build(where, with_map)
            if kind == "trame":
                columns(layout)
            layout.setName(path.stem)
            if not layout.saveAsTemplate(str(path), QgsReadWriteContext()):
                raise SystemExit(f"{path} : écriture refusée")
            print(path.relative_to(ROOT), path.stat().st_size)


def columns(layout) -> None:
    """Put the legend in two columns: a trame has as many kinds of objects as sous-trames."""
    item = layout.itemById("aula_legende")
    item.setColumnCount(2)
    item.setSplitLayer(True)
    item.setColumnSpace(3)


if __name__ == "__main__":
    application = QgsApplication([], False)
    application.initQgis()
    main(sys.argv[1:])
    sys.stdout.flush()
    application.exitQgis()
