"""Write the QML styles of the centralités (run by hand when a colour or a class changes).

What is computed is in accent blue, what is given in ink; one dash pattern per variant, and hatching for what remains to
be discussed, so that maps read in grey.
"""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from make_document_styles import BLUE, GREY, INK, fill, layer

STYLES = Path(__file__).resolve().parents[1] / "styles" / "centrality"
NONE = "255,255,255"
#: Variant to label, colour of the outline, dash of the pen in mm (none: solid), width.
VARIANTS = {
    "champ": ("Champ de densité", BLUE, "", 0.6),
    "tampons": ("Tampons autour des commerces", BLUE, "4;1.5", 0.5),
    "enveloppe": ("Enveloppe concave", BLUE, "1;1", 0.5),
    "reseau": ("Marche le long des rues", "91,143,196", "", 0.5),
    "tissu": ("Tissu bâti", "91,143,196", "3;1;0.6;1", 0.5),
    "scot": ("Périmètre du SCoT", INK, "5;1.5", 0.6),
    "plu": ("Périmètre du PLU(i)", INK, "1;1", 0.6),
    "main": ("Dessiné à la main", INK, "", 0.6),
}
CANDIDATE = {
    "id_candidat": "Identifiant", "code_insee": "Code INSEE", "nom": "Nom", "niveau": "Niveau d’armature",
    "statut": "Statut",
    "aire_ha": "Surface (ha)", "n_equip": "Équipements", "n_groupes": "Groupes attendus présents",
    "n_commerces": "Commerces", "groupes": "Groupes présents", "groupes_manquants": "Groupes manquants",
    "part_commerces_commune": "Part des commerces de la commune (0 à 1)", "k_max": "Densité maximale",
    "b_median": "Bâti médian (m² par m²)", "jambe_batie": "Bâti évalué", "pop": "Habitants", "emplois": "Emplois",
    "pop_5min": "Habitants à 5 min", "pop_10min": "Habitants à 10 min", "vacance": "Vacance (0 à 1)",
    "vacance_source": "Source de la vacance", "zonage": "Zonage", "ecart_daacl": "Part hors du DAACL (0 à 1)",
    "iou_daacl": "Recouvrement avec le DAACL (IoU)", "lineaires_m": "Linéaires protégés (m)",
    "part_lineaires": "Part des fronts protégée (0 à 1)",
    "part_enveloppe": "Part de l’enveloppe urbaine (0 à 1)", "aire_coeur_sur_ha": "Cœur sûr (ha)",
    "aire_a_discuter_ha": "Zone à discuter (ha)", "qualite": "Qualité", "parametres": "Paramètres",
    "sources": "Sources", "date_run": "Calculé le",
}  # fmt: skip


def outline(colour: str, pen: str, width: float) -> tuple[str, list[str]]:
    """Return an empty surface with an outline, dashed when a pen is given."""
    return "fill", [
        layer(
            "SimpleLine",
            line_color=f"{colour},255",
            line_style="solid",
            line_width=width,
            line_width_unit="MM",
            capstyle="flat",
            joinstyle="miter",
            use_custom_dash=int(bool(pen)),
            customdash=pen or "5;2",
            customdash_unit="MM",
        )
    ]


def surfaces(name: str, rules: list, aliases: dict[str, str], label: str = "", farthest: int = 50_000) -> None:
    """Write the style of a layer: rules (label, condition, symbol), column names, a label up to a scale."""
    rows, symbols = [], []
    for number, (title, condition, (kind, layers)) in enumerate(rules):
        rows.append(
            f'   <rule key="r{number}" symbol="{number}" label={quoteattr(title)} filter={quoteattr(condition)}/>'
        )
        head = f'   <symbol type="{kind}" name="{number}" alpha="1" clip_to_extent="1" force_rhr="0">'
        symbols.append("\n".join([head, *layers, "   </symbol>"]))
    body = f""" <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
{chr(10).join(rows)}
  </rules>
  <symbols>
{chr(10).join(symbols)}
  </symbols>
 </renderer-v2>
{_labels(label, farthest) if label else ""}{_aliases(aliases)}"""
    _write(name, "Symbology|Labeling|Fields", body, bool(label))


def _labels(expression: str, farthest: int) -> str:
    text = f'fieldName={quoteattr(expression)} isExpression="1" fontFamily="DejaVu Sans" fontSize="8"'
    halo = 'bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.9"'
    return f""" <labeling type="simple">
  <settings>
   <text-style {text} fontSizeUnit="Point" textColor="{INK},255" textOpacity="1">
    <text-buffer {halo}/>
   </text-style>
   <placement placement="1" polygonPlacementFlags="2" centroidInside="1"/>
   <rendering scaleVisibility="1" scaleMin="1" scaleMax="{farthest}" obstacle="1" drawLabels="1"/>
  </settings>
 </labeling>
"""


def _aliases(names: dict[str, str]) -> str:
    rows = "\n".join(f'  <alias field="{field}" index="-1" name={quoteattr(name)}/>' for field, name in names.items())
    return f" <aliases>\n{rows}\n </aliases>"


def _write(name: str, categories: str, body: str, labelled: bool = False) -> None:
    text = f"""<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22" styleCategories="{escape(categories)}" labelsEnabled="{int(labelled)}">
{body}
</qgis>
"""
    (STYLES / f"{name}.qml").write_text(text, encoding="utf-8")


def table(name: str, aliases: dict[str, str]) -> None:
    """Write the style of a table: what its columns are called."""
    _write(name, "Fields", _aliases(aliases))


def raster(name: str, steps: tuple, most: float) -> None:
    """Write the style of the first band of a raster: classes (upper bound, colour, opacity, label), in blues."""
    band = 'type="singlebandpseudocolor" band="1" opacity="1" alphaBand="-1" classificationMin="0"'
    ramp = 'colorRampType="DISCRETE" classificationMode="1" clip="0" minimumValue="0"'
    items = "\n".join(
        f'     <item value="{value}" color="{colour}" alpha="{alpha}" label="{label}"/>'
        for value, colour, alpha, label in steps
    )
    _write(
        name,
        "Symbology",
        f""" <pipe>
  <rasterrenderer {band} classificationMax="{most:g}">
   <rastershader>
    <colorrampshader {ramp} maximumValue="{most:g}">
{items}
    </colorrampshader>
   </rastershader>
  </rasterrenderer>
  <brightnesscontrast brightness="0" contrast="0" gamma="1"/>
  <rasterresampler maxOversampling="2"/>
 </pipe>
 <blendMode>0</blendMode>""",
    )


DENSITY = (
    (0, "#ffffff", 0, "0"),
    (2, "#dbe6f2", 200, "0 à 2"),
    (5, "#b3cce4", 220, "2 à 5"),
    (10, "#7fa8d1", 235, "5 à 10"),
    (20, "#4a7fb5", 245, "10 à 20"),
    ("inf", "#1f4e79", 255, "plus de 20"),
)
RUNS = (
    (0, "#ffffff", 0, "aucun calcul"),
    (0.25, "#dbe6f2", 200, "jusqu’à un quart"),
    (0.5, "#b3cce4", 220, "jusqu’à la moitié"),
    (0.75, "#7fa8d1", 235, "jusqu’aux trois quarts"),
    (0.999, "#4a7fb5", 245, "presque tous"),
    ("inf", "#1f4e79", 255, "tous"),
)


def main() -> None:
    """Write every style."""
    solid = fill(BLUE, 70, "solid", BLUE, 0.6)
    surfaces(
        "candidats",
        [
            ("Retenu", "\"statut\" = 'retenu'", fill(BLUE, 150, "solid", BLUE, 0.8)),
            ("Proposé", "\"statut\" = 'proposé'", fill(BLUE, 100, "solid", BLUE, 0.6)),
            ("Écarté", "\"statut\" = 'écarté'", fill(GREY, 120, "b_diagonal", GREY, 0.4, "dash")),
            ("Candidat", "ELSE", solid),
        ],
        CANDIDATE,
        "coalesce(\"nom\", right(\"id_candidat\", 2)) || '\n' || format_number(\"aire_ha\", 1, 'fr') || ' ha'",
    )
    surfaces(
        "variantes_dessinees",
        [
            *((label, f"\"variante\" = '{name}'", outline(*pen)) for name, (label, *pen) in VARIANTS.items()),
            ("Autre", "ELSE", outline(GREY, "1;2", 0.4)),
        ],
        {
            "code_insee": "Code INSEE", "variante": "Variante", "famille": "Famille", "parametres": "Paramètres",
            "aire_ha": "Surface (ha)", "n_equip": "Équipements", "n_commerces": "Commerces", "n_parties": "Parties",
            "qualite": "Qualité",
        },
    )  # fmt: skip
    classes = [
        ("Cœur sûr : toutes les familles", "\"classe\" = 'cœur sûr'", fill(BLUE, 200, "solid", BLUE, 0.2)),
        ("Zone à discuter, score de 0,5 ou plus", '"score" >= 0.5', fill(BLUE, 200, "dense5", BLUE, 0.2)),
        ("Zone à discuter, score de moins de 0,5", '"score" > 0', fill(BLUE, 160, "b_diagonal", BLUE, 0.2)),
        ("Dehors", "ELSE", fill(NONE, 0, "no", GREY, 0.1)),
    ]
    surfaces(
        "accord", classes, {
            "code_insee": "Code INSEE", "score": "Score (0 à 1)", "classe": "Classe", "n_familles": "Familles",
            "aire_ha": "Surface (ha)",
        },
    )  # fmt: skip
    surfaces(
        "accord_parcelles", classes, {
            "parcelle": "Parcelle", "score": "Score moyen (0 à 1)", "classe": "Classe",
            "part_coeur_sur": "Part en cœur sûr (0 à 1)", "part_a_discuter": "Part à discuter (0 à 1)",
            "aire_ha": "Surface (ha)",
        },
    )  # fmt: skip
    surfaces(
        "parties_ecartees",
        [
            ("Coupée du reste", "\"motif\" LIKE '%coupée%'", fill(GREY, 160, "f_diagonal", GREY, 0.4, "dot")),
            ("Trop peu de commerces ou de surface", "ELSE", fill(GREY, 120, "b_diagonal", GREY, 0.4, "dash")),
        ],
        {
            "code_insee": "Code INSEE", "motif": "Motif", "aire_ha": "Surface (ha)", "n_equip": "Équipements",
            "n_commerces": "Commerces", "n_groupes": "Groupes",
        },
    )  # fmt: skip
    surfaces(
        "perimetres_ajustes",
        [
            ("Retenu", "\"statut\" = 'retenu'", fill(BLUE, 150, "solid", INK, 0.8)),
            ("Retouché", '"n_retouches" > 0', fill(BLUE, 90, "solid", INK, 0.6)),
            ("Sans retouche", "ELSE", solid),
        ],
        {
            "id_candidat": "Identifiant",
            "code_insee": "Code INSEE",
            "nom": "Nom",
            "niveau": "Niveau d’armature",
            "statut": "Statut",
            "aire_ha": "Surface (ha)",
            "n_retouches": "Retouches",
        },
        "coalesce(\"nom\", right(\"id_candidat\", 2)) || '\n' || format_number(\"aire_ha\", 1, 'fr') || ' ha'",
    )
    surfaces(
        "retouches",
        [
            ("Parcelle ajoutée", "\"action\" = 'ajout'", fill(BLUE, 120, "dense6", INK, 0.5)),
            ("Parcelle retirée", "ELSE", fill(NONE, 200, "f_diagonal", INK, 0.5, "dash")),
        ],
        {
            "candidat_id": "Candidat", "code_insee": "Code INSEE", "action": "Action", "objet": "Parcelle",
            "aire_ha": "Surface (ha)", "part_calcul": "Part dans le calcul d’alors (0 à 1)", "geste": "Geste",
            "date": "Date", "auteur": "Auteur", "motif": "Motif",
        },
    )  # fmt: skip
    table(
        "communes_resultat", {
            "code_insee": "Code INSEE", "nom": "Commune", "n_candidats": "Candidats", "aire_ha": "Surface (ha)",
            "resultat": "Résultat", "motif": "Motif", "k_max": "Densité maximale", "n_max": "Groupes au plus",
            "b_max": "Bâti maximal (m² par m²)", "seuil_k": "Seuil de densité", "seuil_b": "Seuil de bâti",
            "seuil_n": "Seuil de groupes",
        },
    )  # fmt: skip
    table(
        "recouvrements", {
            "code_insee": "Code INSEE", "a": "Variante A", "b": "Variante B", "commun_ha": "Commun (ha)",
            "a_seul_ha": "A seule (ha)", "b_seul_ha": "B seule (ha)", "iou": "Recouvrement (IoU, 0 à 1)",
        },
    )  # fmt: skip
    table(
        "sensibilite", {
            "parametre": "Paramètre changé", "valeur": "Valeur", "variation_pct": "Variation (%)",
            "variante": "Variante", "code_insee": "Code INSEE", "aire_ha": "Surface (ha)",
            "ecart_ha": "Écart (ha)", "n_parties": "Parties",
            "n_commerces": "Commerces", "parametres": "Paramètres",
        },
    )  # fmt: skip
    raster("champ", DENSITY, 20)
    raster("part_des_calculs", RUNS, 1)


if __name__ == "__main__":
    main()
