"""Write the template of the map of the communal typology, `templates/layouts/typologie_artificialisation.qpt`.

Run by hand in the oldest QGIS supported when its design changes: `python tests/make_typology_layout.py`.
"""

from __future__ import annotations

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from make_layouts import ACCENT, INK, MUTED, OUT, ROOT, form, label, legend, map_item, put, rule
from qgis.core import (
    QgsApplication,
    QgsBasicNumericFormat,
    QgsExpressionContextUtils,
    QgsFillSymbol,
    QgsLayoutItemScaleBar,
    QgsLayoutSize,
    QgsLineSymbol,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsUnitTypes,
)
from qgis.PyQt.QtGui import QColor

NAME = "typologie_artificialisation"
#: x, y, width, height in millimetres.
PLACES = {
    "size": (297, 210),
    "surtitre": (12, 8, 200, 5),
    "titre": (12, 13, 273, 9),
    "chapeau": (12, 22.5, 273, 6),
    "carte": (12, 31, 199, 153),
    "nord": (202, 32, 8, 5),
    "legende": (216, 31, 69, 140),
    "echelle": (216, 174, 69, 10),
    "trait": (12, 187, 273, 0.2),
    "methode": (12, 188.5, 273, 8),
    "sources": (12, 197.5, 273, 8),
}
#: Variables of the layout (Mise en page › Variables) and what they hold until a person changes them.
VARIABLES = {
    "aula_surtitre": "Foncier · typologie communale",
    "aula_titre": "Pour quoi l’espace a-t-il été consommé ?",
    "aula_periode": "Consommation d’ENAF, années à préciser",
    "aula_dominante": "50",
    "aula_seconde": "20",
    "aula_sources": "Sources : occupation du sol et limites communales à préciser · document de travail",
}
METHOD = (
    "Le cercle dit les hectares pris (aire proportionnelle), sa couleur la vocation prédominante : la plus grande part "
    "et toute part d’au moins [% @aula_seconde %] % ; sous [% @aula_dominante %] %, la deuxième est nommée aussi. "
    "Les huit classes sont celles de la carte publiée en 2018 par une agence d’urbanisme (OCS2D, 2005-2015) ; ces "
    "seuils et ces couleurs sont une convention de l’outil, "
    "sans valeur réglementaire. « Non classée » : équipement seul, ou aucun hectare classé."
)


def scale_bar(layout, place, main) -> None:
    """Put a bar of 2.5 km, that of the published map."""
    item = QgsLayoutItemScaleBar(layout)
    item.setId("aula_echelle")
    item.setStyle("Single Box")
    item.setLinkedMap(main)
    item.setUnits(QgsUnitTypes.DistanceUnit.DistanceKilometers)
    item.setUnitLabel("km")
    item.setNumberOfSegments(1)
    item.setNumberOfSegmentsLeft(0)
    item.setUnitsPerSegment(2.5)
    item.setTextFormat(form(7.5))
    item.setHeight(1.6)
    item.setLabelBarSpace(0.8)
    item.setBoxContentSpace(0)
    item.setFillSymbol(QgsFillSymbol.createSimple({"color": INK, "outline_style": "no"}))
    item.setLineSymbol(QgsLineSymbol.createSimple({"color": INK, "width": "0.2", "capstyle": "square"}))
    numbers = QgsBasicNumericFormat()
    numbers.setNumberDecimalPlaces(1)
    numbers.setShowTrailingZeros(False)
    numbers.setDecimalSeparator(",")
    item.setNumericFormat(numbers)
    put(layout, item, place)


def build() -> QgsPrintLayout:
    layout = QgsPrintLayout(QgsProject.instance())
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize(
        QgsLayoutSize(*PLACES["size"], QgsUnitTypes.LayoutUnit.LayoutMillimeters)
    )
    for name, value in VARIABLES.items():
        QgsExpressionContextUtils.setLayoutVariable(layout, name, value)
    label(layout, PLACES["surtitre"], "[% @aula_surtitre %]", 8, ACCENT, bold=True)
    label(layout, PLACES["titre"], "[% @aula_titre %]", 14, bold=True)
    label(layout, PLACES["chapeau"], "[% @aula_periode %]", 9)
    main = map_item(layout, PLACES["carte"], "aula_carte", "Carte")
    label(layout, PLACES["nord"], "↑ N", 8)
    legend(layout, PLACES["legende"], main)
    item = layout.itemById("aula_legende")
    item.setTitle("Vocation prédominante")
    # filtered by the map, a legend loses the circles of the sizes
    item.setLegendFilterByMapEnabled(False)
    item.setBackgroundColor(QColor(255, 255, 255, 0))
    scale_bar(layout, PLACES["echelle"], main)
    rule(layout, PLACES["trait"])
    label(layout, PLACES["methode"], METHOD, 6.5, MUTED)
    label(layout, PLACES["sources"], "[% @aula_sources %]", 6.5, MUTED)
    layout.setName(NAME)
    return layout


def main() -> None:
    path = OUT / f"{NAME}.qpt"
    if not build().saveAsTemplate(str(path), QgsReadWriteContext()):
        raise SystemExit(f"{path} : écriture refusée")
    print(path.relative_to(ROOT), path.stat().st_size)


if __name__ == "__main__":
    application = QgsApplication([], False)
    application.initQgis()
    main()
    sys.stdout.flush()
    application.exitQgis()
