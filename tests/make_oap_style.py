"""Write `styles/compatibility/oap.qml`: the form of the OAP table, its checks while typing, its drawing.

Run by hand in the oldest QGIS supported (`python tests/make_oap_style.py`) when a field or a check changes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsAttributeEditorContainer,
    QgsAttributeEditorField,
    QgsCategorizedSymbolRenderer,
    QgsDefaultValue,
    QgsEditFormConfig,
    QgsEditorWidgetSetup,
    QgsFieldConstraints,
    QgsFillSymbol,
    QgsRendererCategory,
    QgsVectorLayer,
)

ROOT = Path(__file__).resolve().parents[1]
STYLE = ROOT / "styles" / "compatibility" / "oap.qml"
#: Field, label, constraint, what a person reads when it does not hold.
FIELDS = (
    (
        "insee",
        "Code INSEE",
        """"insee" IS NOT NULL AND regexp_match("insee", '^[0-9][0-9AB][0-9]{3}$')""",
        "Code INSEE de la commune : 5 caractères, par exemple 01004 ou 2A004.",
    ),
    ("commune", "Commune", "", ""),
    ("oap", "Nom de l’OAP", """coalesce(trim("oap"), '') <> ''""", "Donnez un nom à l’OAP ou au secteur."),
    ("idurba", "Document (IDURBA)", "", ""),
    ("origine", "Origine", "", ""),
    ("code", "Code CNIG", "", ""),
    ("ha_brut", "Surface brute (ha)", """"ha_brut" IS NULL OR "ha_brut" >= 0""", "La surface brute est positive."),
    ("ha_net_estime", "Surface nette estimée (ha)", "", ""),
    (
        "ha_net",
        "Surface nette (ha)",
        """"ha_net" IS NULL OR ("ha_net" >= 0 AND ("ha_brut" IS NULL OR "ha_net" <= "ha_brut"))""",
        "La surface nette va de 0 à la surface brute.",
    ),
    (
        "dans_enveloppe",
        "Part dans l’enveloppe (%)",
        """"dans_enveloppe" IS NULL OR ("dans_enveloppe" >= 0 AND "dans_enveloppe" <= 100)""",
        "La part dans l’enveloppe va de 0 à 100.",
    ),
    (
        "lgt",
        "Logements prévus",
        """"lgt" IS NULL OR ("lgt" >= 0 AND "lgt" = round("lgt"))""",
        "Le nombre de logements est un entier, 0 ou plus ; laissez vide ce qui n’est pas écrit.",
    ),
    (
        "pct_social",
        "Part de logements sociaux (%)",
        """"pct_social" IS NULL OR ("pct_social" >= 0 AND "pct_social" <= 100)""",
        "La part de logements sociaux va de 0 à 100.",
    ),
    ("densite", "Densité nette (lgt/ha)", "", ""),
    (
        "phase",
        "Phase",
        """"phase" IS NULL OR ("phase" >= 1 AND "phase" <= 9)""",
        "La phase est un rang de 1 à 9 : 1 pour ce qui s’ouvre d’abord.",
    ),
    ("page", "Page", "", ""),
    ("source", "Source (pièce, version)", "", ""),
    ("fid_source", "Objet du document", "", ""),
)
#: Fields that a person reads and does not type.
READ_ONLY = ("commune", "idurba", "origine", "code", "ha_brut", "ha_net_estime", "densite", "fid_source")
GROUPS = (
    ("Secteur", ("oap", "insee", "commune", "origine", "code")),
    ("À saisir", ("lgt", "pct_social", "ha_net", "densite", "phase", "page", "source")),
    ("Mesuré", ("ha_brut", "ha_net_estime", "dans_enveloppe", "idurba", "fid_source")),
)
DENSITY = """if("lgt" IS NOT NULL AND "ha_net" > 0, round("lgt" / "ha_net", 2), NULL)"""
STATES = (
    ("complet", "Saisie complète", "46,125,50,110"),
    ("partiel", "Saisie en partie", "201,138,0,110"),
    ("vide", "À saisir", "179,38,30,90"),
    ("hors", "Hors du document, non comptée", "115,115,115,60"),
)
STATE = """CASE WHEN "origine" = 'hors document' THEN 'hors'
WHEN "lgt" IS NOT NULL AND "ha_net" IS NOT NULL THEN 'complet'
WHEN "lgt" IS NOT NULL OR "pct_social" IS NOT NULL OR "phase" IS NOT NULL THEN 'partiel' ELSE 'vide' END"""


def layer() -> QgsVectorLayer:
    """Return an empty layer with the columns of the table."""
    sys.path.insert(0, str(ROOT / "tests"))
    import conftest  # noqa: F401

    from aula.aula_plugin.bridge import fields
    from aula.aula_plugin.core.compatibility.oap_table import COLUMNS

    made = QgsVectorLayer("MultiPolygon?crs=EPSG:2154", "oap", "memory")
    made.dataProvider().addAttributes(list(fields(COLUMNS)))
    made.updateFields()
    return made


def check(made: QgsVectorLayer) -> None:
    """Put labels, widgets, checks and the computed density."""
    from aula.aula_plugin.core.typography import insecables

    for name, label, expression, told in FIELDS:
        index = made.fields().indexFromName(name)
        made.setFieldAlias(index, label)
        kind = "Range" if name in ("lgt", "phase") else "TextEdit"
        options = {
            "AllowNull": True,
            "Min": 0 if name == "lgt" else 1,
            "Max": 100000 if name == "lgt" else 9,
            "Step": 1,
        }
        made.setEditorWidgetSetup(index, QgsEditorWidgetSetup(kind, options if kind == "Range" else {}))
        if expression:
            made.setConstraintExpression(index, expression, insecables(told))
            made.setFieldConstraint(
                index,
                QgsFieldConstraints.Constraint.ConstraintExpression,
                QgsFieldConstraints.ConstraintStrength.ConstraintStrengthHard,
            )
    density = made.fields().indexFromName("densite")
    made.setDefaultValueDefinition(density, QgsDefaultValue(DENSITY, True))
    area = made.fields().indexFromName("ha_brut")
    made.setDefaultValueDefinition(area, QgsDefaultValue("round(area($geometry) / 10000, 2)", False))


def form(made: QgsVectorLayer) -> None:
    """Put the fields in three groups, what is typed in the middle."""
    config = made.editFormConfig()
    config.setLayout(QgsEditFormConfig.EditorLayout.TabLayout)
    config.invisibleRootContainer().clear()
    for title, names in GROUPS:
        group = QgsAttributeEditorContainer(title, config.invisibleRootContainer())
        group.setIsGroupBox(True)
        group.setColumnCount(1)
        for name in names:
            group.addChildElement(QgsAttributeEditorField(name, made.fields().indexFromName(name), group))
        config.addTab(group)
    for name in READ_ONLY:
        config.setReadOnly(made.fields().indexFromName(name), True)
    made.setEditFormConfig(config)
    made.setDisplayExpression(""""oap" || ' (' || coalesce("commune", "insee") || ')'""")


def draw(made: QgsVectorLayer) -> None:
    """Colour by what is left to type; an outline whatever the state."""
    categories = [
        QgsRendererCategory(
            key,
            QgsFillSymbol.createSimple({"color": colour, "outline_color": "29,42,53,255", "outline_width": "0.4"}),
            label,
        )
        for key, label, colour in (*STATES, ("", "Autres valeurs", "115,115,115,30"))
    ]
    made.setRenderer(QgsCategorizedSymbolRenderer(STATE, categories))


def main() -> None:
    application = QgsApplication([], False)
    application.initQgis()
    made = layer()
    check(made)
    form(made)
    draw(made)
    told, ok = made.saveNamedStyle(str(STYLE))
    if not ok:
        raise SystemExit(told)
    application.exitQgis()


if __name__ == "__main__":
    main()
