"""Write the QML styles of the layers of a planning document (run by hand when a colour or a class changes).

Zoning colours: CNIG symbolisation of planning documents, small scale (fill at 60 %, outline 52,52,52). The themes of
prescriptions and informations are a grouping of the project.
"""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

FOLDER = Path(__file__).resolve().parents[1] / "styles" / "documents"
INK, RED, AMBER, BLUE, GREY = "29,42,53", "179,38,30", "201,138,0", "31,78,121", "115,115,115"


def layer(kind: str, **props: object) -> str:
    lines = "".join(f'\n     <prop k="{name}" v={quoteattr(str(value))}/>' for name, value in props.items())
    return f'    <layer class="{kind}" enabled="1" locked="0" pass="0">{lines}\n    </layer>'


def fill(
    colour: str, alpha: int = 153, style: str = "solid", outline: str = "52,52,52", width: float = 0.28, dash="solid"
):
    return "fill", [
        layer(
            "SimpleFill",
            color=f"{colour},{alpha}",
            style=style,
            outline_color=f"{outline},255",
            outline_style=dash,
            outline_width=width,
            outline_width_unit="MM",
            joinstyle="miter",
        )
    ]


def line(colour: str, width: float = 0.7, dash: str = "solid"):
    return "line", [
        layer(
            "SimpleLine",
            line_color=f"{colour},255",
            line_style=dash,
            line_width=width,
            line_width_unit="MM",
            capstyle="round",
            joinstyle="round",
        )
    ]


def marker(colour: str, shape: str = "circle", size: float = 2.4):
    return "marker", [
        layer(
            "SimpleMarker",
            name=shape,
            color=f"{colour},255",
            outline_color="255,255,255,255",
            outline_width=0.3,
            outline_style="solid",
            size=size,
            size_unit="MM",
        )
    ]


def labels(field: str, scale: int) -> str:
    text = f'fieldName="{field}" isExpression="0" fontFamily="DejaVu Sans" fontSize="8" fontSizeUnit="Point"'
    halo = 'bufferDraw="1" bufferSize="0.6" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.9"'
    limits = f'scaleVisibility="1" scaleMin="1" scaleMax="{scale}" fontMinPixelSize="3" fontMaxPixelSize="10000"'
    return f"""
 <labeling type="simple">
  <settings>
   <text-style {text} textColor="{INK},255" textOpacity="1">
    <text-buffer {halo}/>
   </text-style>
   <placement placement="1" polygonPlacementFlags="2" centroidInside="1"/>
   <rendering {limits} obstacle="1" drawLabels="1"/>
  </settings>
 </labeling>"""


def write(name: str, rules: list[tuple[str, str, tuple]], labeling: str = "") -> None:
    rows, symbols = [], []
    for number, (label, condition, (kind, layers)) in enumerate(rules):
        rows.append(
            f'   <rule key="r{number}" symbol="{number}" label={quoteattr(label)} filter={quoteattr(condition)}/>'
        )
        body = "\n".join(layers)
        head = f'   <symbol type="{kind}" name="{number}" alpha="1" clip_to_extent="1" force_rhr="0">'
        symbols.append(f"{head}\n{body}\n   </symbol>")
    categories = "Symbology|Labeling" if labeling else "Symbology"
    text = f"""<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="{escape(categories)}" labelsEnabled="{int(bool(labeling))}">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
{chr(10).join(rows)}
  </rules>
  <symbols>
{chr(10).join(symbols)}
  </symbols>
 </renderer-v2>{labeling}
</qgis>
"""
    (FOLDER / f"{name}.qml").write_text(text, encoding="utf-8")


def table(name: str, aliases: dict[str, str]) -> None:
    """Write the style of a table without geometry: what its columns are called in the attribute table."""
    rows = "\n".join(
        f'  <alias field="{field}" index="-1" name={quoteattr(label)}/>' for field, label in aliases.items()
    )
    text = f"""<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="Fields">
 <aliases>
{rows}
 </aliases>
</qgis>
"""
    (FOLDER / f"{name}.qml").write_text(text, encoding="utf-8")


#: Names shown for the columns of the tables without geometry.
TABLES = {
    "communes": {
        "insee": "Code INSEE",
        "nom": "Nom",
        "idurba": "Document",
        "epci": "SIREN de l’EPCI",
        "source": "Dite couverte par",
        "part_zonee": "Part zonée (0 à 1)",
    },
    "defauts": {
        "type": "Défaut",
        "gravite": "Gravité",
        "classe": "Classe",
        "couche": "Couche",
        "idurba": "Document",
        "aire_m2": "Aire (m²)",
        "w_m": "Largeur moyenne (m)",
        "x": "X",
        "y": "Y",
    },
    "synthese": {
        "idurba": "Document",
        "version": "Version du standard",
        "etat": "État",
        "n_zones": "Zones",
        "aire_somme_ha": "Somme des zones (ha)",
        "aire_union_ha": "Union des zones (ha)",
        "recouvrement_ha": "Compté en double (ha)",
        "recouvrement_interfamille_ha": "dont entre familles (ha)",
        "trous_ha": "Trous (ha)",
        "masque_98_ha": "Annulations partielles (ha)",
        "n_morceaux": "Morceaux en recouvrement",
        "n_paires": "Paires de zones",
        "n_morceaux_1m2": "Morceaux de plus de 1 m²",
        "n_morceaux_5m": "Recouvrements réels",
        "n_trous": "Trous",
        "n_trous_5m": "Trous réels",
        "n_invalides": "Géométries invalides",
        "n_multiparties": "Objets en plusieurs parties",
        "n_geom_nulles": "Sans géométrie",
        "n_doublons": "Doublons",
        "n_codes_inconnus": "Codes inconnus",
        "n_conflits_typezone": "TYPEZONE contredits",
        "n_vocation_inconnue": "Vocations inconnues",
        "aire_vocation_inconnue_ha": "Vocations inconnues (ha)",
        "lacunes_communes_ha": "Communes non zonées (ha)",
        "hors_communes_ha": "Hors des communes (ha)",
        "communes_doc": "Communes déclarées",
        "communes_zonage": "Communes zonées",
        "crs": "Système de coordonnées",
        "encodage": "Encodage",
    },
}


def zones() -> None:
    family = '"famille" = {!r}'.format
    write(
        "zone_urba",
        [
            ("U – urbaine", family("U"), fill("230,0,0")),
            ("AUc – à urbaniser, ouverte", "\"sous_type\" = 'AUc'", fill("255,101,101")),
            ("AUs – à urbaniser, bloquée", "\"sous_type\" = 'AUs'", fill("254,204,190")),
            ("AU – ouverture inconnue", "\"sous_type\" = 'inconnu'", fill("255,101,101", style="b_diagonal")),
            ("A – agricole", family("A"), fill("255,255,0")),
            ("N – naturelle et forestière", family("N"), fill("86,170,2")),
            ("Sans famille", '"famille" IS NULL', fill(GREY, 255, "dense6", GREY)),
            ("Autres valeurs", "ELSE", fill(GREY, 90)),
            ("TYPEZONE à vérifier", '"typezone_conflit" IS NOT NULL', fill(INK, 0, "no", INK, 0.8, "dash")),
        ],
        labels("libelle", 25_000),
    )


#: Theme, classes of codes, colour, hatching of surfaces, dash of lines, shape of points.
PRESCRIPTIONS = (
    ("Espaces boisés classés", ("01",), "47,107,58", "diagonal_x", "solid", "triangle"),
    (
        "Patrimoine, paysage, écologie",
        ("07", "08", "25", "31", "34", "42", "43", "46"),
        "86,140,60",
        "f_diagonal",
        "solid",
        "circle",
    ),
    (
        "Limites : risques, environnement, littoral",
        ("02", "32", "33", "48", "54"),
        "63,143,155",
        "b_diagonal",
        "dash",
        "diamond",
    ),
    ("Emplacements réservés", ("05",), "179,38,30", "cross", "solid", "square"),
    ("Orientations d’aménagement, projets", ("14", "18", "36", "45", "49"), "31,78,121", "no", "dash", "star"),
    ("Constructions en A et N, STECAL", ("13", "16", "20"), "140,74,47", "dense5", "solid", "pentagon"),
    ("Logement, mixité, densité", ("17", "23", "29", "30", "56"), "120,80,150", "horizontal", "solid", "hexagon"),
    (
        "Commerce, voies, stationnement",
        ("04", "22", "24", "28", "44", "52"),
        "201,138,0",
        "vertical",
        "solid",
        "cross_fill",
    ),
    (
        "Implantation, emprise, hauteur, aspect",
        ("15", "37", "38", "39", "40", "41", "53"),
        "90,100,110",
        "no",
        "dot",
        "square",
    ),
)
#: Perimeters may cover a whole commune: outlines only, but for what is annulled.
INFORMATIONS = (
    ("Annulation partielle", ("98",), "29,42,53", "diagonal_x", "dash", "cross_fill"),
    (
        "Aménagement, préemption, taxe",
        ("02", "03", "04", "05", "10", "11", "12", "13", "30", "32", "33", "34", "35", "39", "42"),
        "31,78,121",
        "no",
        "dash",
        "square",
    ),
    (
        "Risques, bruit, sols",
        ("09", "14", "17", "21", "27", "38", "41", "43"),
        "179,38,30",
        "no",
        "dash",
        "diamond",
    ),
    ("Patrimoine, publicité", ("16", "20", "31", "40"), "140,74,47", "no", "dash", "star"),
    ("Nature, forêt, montagne", ("08", "22", "23", "25", "36", "37"), "47,107,58", "no", "dash", "circle"),
    ("Eau et assainissement", ("19",), "58,111,176", "no", "dash", "hexagon"),
)


def themes(prefix: str, groups: tuple, other: str, width: float, rest: str) -> None:
    symbol = {
        "surf": lambda g: fill(g[2], 200, g[3], g[2], width, g[4]),
        "lin": lambda g: line(g[2], 0.7, g[4]),
        "pct": lambda g: marker(g[2], g[5]),
    }
    for end, make in symbol.items():
        rules = [
            (group[0], 'left("code", 2) IN ({})'.format(", ".join(f"'{code}'" for code in group[1])), make(group))
            for group in groups
        ]
        rules.append(("Sans code", '"code" IS NULL', make(("", (), RED, "dense7", "dot", "x"))))
        rules.append((other, "ELSE", make(("", (), GREY, rest, "solid", "circle"))))
        write(f"{prefix}_{end}", rules)


def anomalies() -> None:
    severity = '"gravite" = {!r}'.format
    write(
        "anomalies",
        [
            ("Bloquant", severity("bloquant"), marker(RED, "triangle", 4)),
            ("Avertissement", severity("avertissement"), marker(AMBER, "diamond", 3.4)),
            ("Information", severity("information"), marker(BLUE, "circle", 2.2)),
            ("Autres valeurs", "ELSE", marker(GREY, "circle", 2.2)),
        ],
    )


if __name__ == "__main__":
    zones()
    themes("prescription", PRESCRIPTIONS, "Autres prescriptions", 0.3, "dense6")
    themes("info", INFORMATIONS, "Autres informations", 0.5, "no")
    anomalies()
    write("perimetre_scot", [("Périmètre du SCoT", "ELSE", fill(BLUE, 0, "no", BLUE, 1.0))])
    for name, aliases in TABLES.items():
        table(name, aliases)
