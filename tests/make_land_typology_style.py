"""Write the QML style of the communal typology (run by hand in the oldest QGIS supported, when a colour changes).

Circles have an area in proportion to hectares: 20 mm across for 83 ha, the largest of the published legend, whose sizes
(1, 10, 20, 40, 83 ha) are those of the legend of the layer. Both are parameters of the size assistant of QGIS. Large
circles are drawn first.
"""

from __future__ import annotations

import os
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if "aula" not in sys.modules:
    spec = spec_from_file_location("aula", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)])
    sys.modules["aula"] = module_from_spec(spec)
    spec.loader.exec_module(sys.modules["aula"])

from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsDataDefinedSizeLegend,
    QgsFeatureRequest,
    QgsMapLayer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsPropertyCollection,
    QgsReadWriteContext,
    QgsRendererCategory,
    QgsSizeScaleTransformer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor, QFont  # noqa: E402
from qgis.PyQt.QtXml import QDomDocument  # noqa: E402

from aula.aula_plugin.core.land.columns import TYPOLOGY  # noqa: E402
from aula.aula_plugin.core.land.typology import NOT_CLASSED  # noqa: E402
from aula.aula_plugin.reporting.land.typology_looks import DARK, LEGEND_HA, LOOKS, OTHER, Look  # noqa: E402

OUT = ROOT / "styles" / "land" / "typologie.qml"
#: Diameter of the largest circle of the published legend, and hectares under and over which circles keep one size.
LARGEST_MM, LEAST_HA, MOST_HA = 20.0, 0.2, 9 * LEGEND_HA[-1]
SIZE = f'CASE WHEN "flux_ha" > 0 THEN min(max("flux_ha", {LEAST_HA}), {MOST_HA:.0f}) WHEN "flux_ha" <= 0 THEN 0 END'
#: Diameter in the legend, and of a territory without figure (mm).
SAMPLE_MM = 3.4
_CODES = ", ".join(f"'{kind}', '{look.code}'" for kind, look in LOOKS.items() if look.code)
#: Name, hectares, code of the class: what a print in grey needs.
NAME = (
    "replace(wordwrap(replace(\"nom\", '-', '- '), 16), '- ', '-') || "
    "CASE WHEN \"flux_ha\" IS NULL THEN '' ELSE '\\n' || format_number(\"flux_ha\", 1, 'fr') || ' ha' END || "
    f"coalesce(' · ' || map_get(map({_CODES}), \"typologie\"), '')"
)
TITLES = {
    "code": "Code", "nom": "Nom", "typologie": "Vocation prédominante", "flux_ha": "Surface prise, mesure choisie (ha)",
    "part_habitat": "Part de l’habitat (%)", "part_economie": "Part de l’économie (%)",
    "part_equipement": "Part des équipements (%)", "part_transport": "Part des transports (%)",
    "mesure": "Mesure choisie",
}  # fmt: skip
FIELDS = {"text": "string", "real": "double", "integer": "integer"}


def circle(look: Look, hollow: bool = False) -> QgsMarkerSymbol:
    """Return the circle of a class, sized by hectares."""
    symbol = QgsMarkerSymbol.createSimple(
        {
            "name": "circle",
            "color": look.colour,
            "outline_color": DARK,
            "outline_width": "0.2",
            "outline_style": "dash" if hollow else "solid",
            "size": str(SAMPLE_MM),
        }
    )
    kind = QgsSizeScaleTransformer.ScaleType.Area  # 9 × 83 ha: three times as wide
    area = QgsSizeScaleTransformer(kind, 0, MOST_HA, 0, 3 * LARGEST_MM, SAMPLE_MM, 0.5)
    size = QgsProperty.fromExpression(SIZE)
    size.setTransformer(area)
    symbol.setDataDefinedSize(size)
    symbol.setOpacity(0.92)
    return symbol


def renderer() -> QgsCategorizedSymbolRenderer:
    """Return the eight classes, « non classée » and the other values, with a legend of sizes."""
    found = [
        QgsRendererCategory(kind, circle(look, kind == NOT_CLASSED), f"{kind} · {look.code}" if look.code else kind)
        for kind, look in LOOKS.items()
    ]
    found.append(QgsRendererCategory(None, circle(OTHER), "autres valeurs"))
    made = QgsCategorizedSymbolRenderer("typologie", found)
    made.setSourceSymbol(circle(Look("#ffffff", "")))
    sizes = QgsDataDefinedSizeLegend()
    sizes.setLegendType(QgsDataDefinedSizeLegend.LegendType.LegendCollapsed)
    sizes.setVerticalAlignment(QgsDataDefinedSizeLegend.VerticalAlignment.AlignBottom)
    sizes.setTitle("Hectares (aire du cercle)")
    sizes.setClasses([QgsDataDefinedSizeLegend.SizeClass(value, f"{value:.0f} ha") for value in LEGEND_HA])
    made.setDataDefinedSizeLegend(sizes)
    made.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause('"flux_ha"', False)]))
    made.setOrderByEnabled(True)
    return made


def labels() -> QgsVectorLayerSimpleLabeling:
    """Return names and hectares beside the circles."""
    made = QgsPalLayerSettings()
    made.fieldName, made.isExpression = NAME, True
    made.placement = QgsPalLayerSettings.Placement.AroundPoint
    made.distUnits = QgsUnitTypes.RenderUnit.RenderMillimeters
    distance = f"0.6 + {LARGEST_MM / 2:g} * sqrt(coalesce({SIZE}, 0) / {LEGEND_HA[-1]:g})"
    properties = made.dataDefinedProperties()
    properties.setProperty(QgsPalLayerSettings.Property.LabelDistance, QgsProperty.fromExpression(distance))
    made.setDataDefinedProperties(QgsPropertyCollection(properties))
    form = QgsTextFormat()
    form.setFont(QFont("DejaVu Sans"))
    form.setSize(7.5)
    form.setColor(QColor(DARK))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.7)
    halo.setColor(QColor("#ffffff"))
    form.setBuffer(halo)
    made.setFormat(form)
    made.multilineAlign = QgsPalLayerSettings.MultiLineAlign.MultiCenter
    made.scaleVisibility, made.minimumScale, made.maximumScale = True, 400_000, 1
    return QgsVectorLayerSimpleLabeling(made)


def main() -> None:
    fields = "&".join(f"field={name}:{FIELDS[kind]}" for name, kind in TYPOLOGY.items())
    layer = QgsVectorLayer(f"Point?crs=EPSG:2154&{fields}", "typologie", "memory")
    layer.setRenderer(renderer())
    layer.setLabeling(labels())
    layer.setLabelsEnabled(True)
    for name, title in TITLES.items():
        layer.setFieldAlias(layer.fields().indexOf(name), title)
    kinds = QgsMapLayer.StyleCategory
    document = QDomDocument()
    layer.exportNamedStyle(document, QgsReadWriteContext(), kinds.Symbology | kinds.Labeling)
    text = document.toString(1)
    aliases = "\n".join(f'  <alias field="{name}" index="-1" name="{title}"/>' for name, title in TITLES.items())
    head, _, tail = text.rpartition("</qgis>")
    text = f"{head} <aliases>\n{aliases}\n </aliases>\n</qgis>{tail}"
    text = text.replace('styleCategories="Symbology|Labeling"', 'styleCategories="Symbology|Labeling|Fields"')
    OUT.write_text(text, encoding="utf-8")
    print(OUT.relative_to(ROOT), OUT.stat().st_size)


if __name__ == "__main__":
    application = QgsApplication([], False)
    application.initQgis()
    main()
    sys.stdout.flush()
    application.exitQgis()
