"""Write the QML styles of the land register and of the places protections leave or reach (run by hand).

Colours of the report: consumption brown, limits blue, écart red; a hatching tells apart in grey what colours do.
"""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import quoteattr

from make_document_styles import GREY, INK, fill

STYLES = Path(__file__).resolve().parents[1] / "styles"
BROWN, GREEN, ROSE = "140,74,47", "47,107,58", "217,185,168"
PLACE = {"insee": "Code INSEE", "commune": "Commune", "niveau": "Niveau", "siren_epci": "SIREN de l’EPCI"}
FIGURES = {
    "niveau": "Niveau",
    "siren_epci": "SIREN de l’EPCI",
    "enveloppe_ha": "Enveloppe (ha)",
    "enveloppe_origine": "Origine de l’enveloppe",
    "consomme_ha": "Consommé (ha)",
    "engage_ha": "Engagé (ha)",
    "dont_aus_ha": "dont zones AU fermées (ha)",
    "disponible_ha": "Disponible (ha)",
    "impute_ha": "Imputé (ha)",
    "reste_ha": "Reste (ha)",
    "reste_sens": "Reste : mesuré, au plus",
    "part_imputee": "Part imputée (%)",
    "statut": "Statut",
    "sans_date_ha": "Consommé sans date (ha)",
    "n_communes": "Communes",
    "n_documents": "Communes avec document",
    "n_observees": "Communes observées",
    "idurba": "Document",
    "date": "Date du document",
    "remarques": "Remarques",
}
STATUSES = (
    ("au-delà de l’enveloppe", "#f2c4bf", fill("242,196,191", 255, outline="85,98,110", width=0.3)),
    ("dans l’enveloppe", "#dcebe4", fill("220,235,228", 255, outline="85,98,110", width=0.3)),
    ("incomplet", "#e6e7e9", fill("115,115,115", 255, "dense6", "85,98,110", 0.3)),
    ("document manquant", "#e6e7e9", fill("115,115,115", 255, "b_diagonal", "85,98,110", 0.3)),
    ("enveloppe partagée", "#e3ebf3", fill("227,235,243", 255, outline="85,98,110", width=0.3)),
    ("sans enveloppe", "#f3f5f7", fill("243,245,247", 255, outline="85,98,110", width=0.3)),
)


def aliases(names: dict[str, str]) -> str:
    rows = "\n".join(f'  <alias field="{field}" index="-1" name={quoteattr(name)}/>' for field, name in names.items())
    return f" <aliases>\n{rows}\n </aliases>"


def surfaces(path: str, rules: list, names: dict[str, str], labeling: str = "") -> None:
    rows, symbols = [], []
    for number, (label, condition, (kind, layers)) in enumerate(rules):
        rows.append(
            f'   <rule key="r{number}" symbol="{number}" label={quoteattr(label)} filter={quoteattr(condition)}/>'
        )
        head = f'   <symbol type="{kind}" name="{number}" alpha="1" clip_to_extent="1" force_rhr="0">'
        symbols.append("\n".join([head, *layers, "   </symbol>"]))
    lines = [
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>",
        f'<qgis version="3.22" styleCategories="Symbology|Labeling|Fields" labelsEnabled="{int(bool(labeling))}">',
        ' <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">',
        '  <rules key="root">',
        *rows,
        "  </rules>",
        "  <symbols>",
        *symbols,
        "  </symbols>",
        " </renderer-v2>",
        *([labeling] if labeling else []),
        aliases(names),
        "</qgis>",
    ]
    (STYLES / path).write_text("\n".join(lines) + "\n", encoding="utf-8")


def names_and_left() -> str:
    expression = quoteattr(
        "\"nom\" || CASE WHEN \"reste_ha\" IS NULL THEN '' ELSE '\\nreste ' || "
        "CASE WHEN \"reste_sens\" = 'au plus' AND \"reste_ha\" >= 0 THEN '≤ ' ELSE '' END || "
        "replace(format_number(\"reste_ha\", 2, 'fr'), '-', '−') || ' ha' END"
    )
    text = 'isExpression="1" fontFamily="DejaVu Sans" fontSize="8" fontSizeUnit="Point" textColor="29,42,53,255"'
    halo = 'bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="1"'
    return f""" <labeling type="simple">
  <settings calloutType="simple">
   <text-style fieldName={expression} {text}>
    <text-buffer {halo}/>
   </text-style>
   <text-format multilineAlign="1" wrapChar="" autoWrapLength="0"/>
   <placement placement="0" centroidInside="1" fitInPolygonOnly="0"/>
   <rendering obstacle="1" displayAll="0"/>
  </settings>
 </labeling>"""


def register_table() -> None:
    names = {
        "territoire_type": "Type de territoire",
        "territoire_id": "Territoire",
        "territoire_nom": "Nom",
        "vocation": "Vocation",
        **FIGURES,
    }
    first = ("territoire_nom", "vocation", "enveloppe_ha", "consomme_ha", "engage_ha", "disponible_ha", "impute_ha")
    first = (*first, "reste_ha", "reste_sens", "part_imputee", "statut")
    order = [*first, *(name for name in names if name not in first)]
    columns = "\n".join(f'   <column type="field" name="{name}" hidden="0" width="-1"/>' for name in order)
    styles = "\n".join(
        f'    <style rule="@value = {quoteattr(chr(39) + status + chr(39))[1:-1]}" name="{status}" '
        f'background_color="{colour}" background_color_alpha="255" text_color="#1d2a35" text_color_alpha="255">\n'
        f'     <font strikethrough="0" underline="0" italic="0" bold="{int(not number)}" '
        'description="DejaVu Sans,9,-1,5,50,0,0,0,0,0" style=""/>\n    </style>'
        for number, (status, colour, _) in enumerate(STATUSES)
    )
    text = f"""<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields|AttributeTable">
{aliases(names)}
 <attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0">
  <columns>
{columns}
  </columns>
 </attributetableconfig>
 <conditionalstyles>
  <rowstyles/>
  <fieldstyles>
   <fieldstyle fieldname="statut">
{styles}
   </fieldstyle>
  </fieldstyles>
 </conditionalstyles>
</qgis>
"""
    (STYLES / "compatibility" / "registre.qml").write_text(text, encoding="utf-8")


def register_map() -> None:
    rules = [(s[0].upper() + s[1:], f"\"statut\" = '{s}'", symbol) for s, _, symbol in STATUSES]
    rules.append(("Autres valeurs", "ELSE", fill(GREY, 90)))
    names = {"code_insee": "Code INSEE", "nom": "Nom", **FIGURES}
    del names["n_communes"]
    surfaces("compatibility/registre_carte.qml", rules, names, names_and_left())


def pieces() -> None:
    looks = (
        ("consommé, ouvert", fill(BROWN, 255, outline=BROWN)),
        ("consommé, hors de l’ouvert", fill(INK, 255, outline=INK)),
        ("ouvert, non consommé", fill(BROWN, 255, "b_diagonal", BROWN)),
        ("ouvert, consommation inconnue", fill(ROSE, 200, outline=BROWN)),
    )
    rules = [(name[0].upper() + name[1:], f"\"nature\" = '{name}'", symbol) for name, symbol in looks]
    rules.append(("Autres valeurs", "ELSE", fill(GREY, 90)))
    names = {
        **PLACE,
        "nature": "Nature",
        "origine": "Origine",
        "libelle": "Libellé",
        "vocation": "Vocation",
        "vocation_zone": "Vocation de la zone",
        "date": "Date de la consommation",
        "aire_ha": "Surface (ha)",
        "idurba": "Document",
        "fid_source": "Objet source",
    }
    surfaces("compatibility/registre_pieces.qml", rules, names)


def protections() -> None:
    looks = (
        ("Espace boisé classé perdu", "01", "perdu", fill("179,38,30", 255, "diagonal_x", "179,38,30")),
        ("Espace boisé classé gagné", "01", "gagné", fill(GREEN, 255, "diagonal_x", GREEN)),
        ("STECAL perdu", "16", "perdu", fill(GREY, 255, "b_diagonal", INK)),
        ("STECAL gagné", "16", "gagné", fill(BROWN, 200, outline=BROWN)),
    )
    rules = [(name, f"\"typepsc\" = '{code}' AND \"sens\" = '{sense}'", symbol) for name, code, sense, symbol in looks]
    rules.append(("Autres prescriptions", "ELSE", fill(GREY, 90)))
    names = {
        "insee": "Code INSEE",
        "commune": "Commune",
        "typepsc": "Type",
        "code": "Code",
        "libelle": "Prescription",
        "sens": "Sens",
        "aire_ha": "Surface (ha)",
    }
    surfaces("documents/protections.qml", rules, names)


if __name__ == "__main__":
    register_table()
    register_map()
    pieces()
    protections()
