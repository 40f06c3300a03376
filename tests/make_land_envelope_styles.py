"""Write the QML styles of what `aula:enveloppe_urbaine` draws (run by hand when a colour or a class changes).

First date filled, second one outlined; extension hatched, densification filled: the maps read in grey. Each layer bears
as a note what it is not: a measure of consumption.
"""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from make_centrality_styles import NONE, STYLES, outline, surfaces
from make_document_styles import BLUE, GREY, INK, fill

BROWN = "140,74,47"
FOLDER = "../land/"
NOTE = (
    "Une enveloppe urbaine n’est pas une mesure de consommation d’espaces : elle contient des jardins, des champs et "
    "des voies, et change avec ses paramètres (colonne parametres)."
)
#: Share of the largest envelope (%), upper bound, and opacity of the blue.
SHARES = ((25, 20), (50, 45), (75, 75), (None, 115))


def noted(name: str) -> None:
    """Add the note to a style."""
    path = (STYLES / FOLDER / f"{name}.qml").resolve()
    text = path.read_text(encoding="utf-8").replace('Fields"', 'Fields|Notes"', 1)
    note = quoteattr(NOTE)
    path.write_text(text.replace("\n</qgis>", f"\n <userNotes value={note}/>\n</qgis>"), encoding="utf-8")


def shares() -> list:
    """Return the rules of the share that the largest envelope holds."""
    rules, low = [("Aucune enveloppe", '"n_enveloppes" = 0', fill(NONE, 0, "no", GREY, 0.3))], 0
    for high, opacity in SHARES:
        test = f'"part_principale_pct" >= {low}' + (f' AND "part_principale_pct" < {high}' if high else "")
        text = f"Part principale de {low} à {high or 100} %"
        rules.append((text, test, fill(BLUE, opacity, "solid", INK, 0.3)))
        low = high
    return [*rules, ("Autres valeurs", "ELSE", fill(NONE, 0, "no", GREY, 0.2))]


def main() -> None:
    """Write every style."""
    surfaces(
        f"{FOLDER}enveloppes",
        [
            ("Première date", '"rang" = 1', fill(BLUE, 60, "solid", BLUE, 0.3)),
            ("Seconde date", '"rang" = 2', outline(INK, "4;1.5", 0.6)),
            ("Autres valeurs", "ELSE", fill(NONE, 0, "no", GREY, 0.2)),
        ],
        {
            "id_enveloppe": "Enveloppe", "date": "Date", "ha": "Surface (ha)", "n_bati": "Objets bâtis",
            "bati_ha": "Surface bâtie (ha)", "rang": "Rang de la date", "parametres": "Paramètres",
        },
        "CASE WHEN \"rang\" = 1 THEN format_number(\"ha\", 1, 'fr') || ' ha' END",
    )  # fmt: skip
    surfaces(
        f"{FOLDER}evolution",
        [
            ("Extension : bâti hors de l’enveloppe", "\"type\" = 'extension'",
             fill(BROWN, 255, "b_diagonal", BROWN, 0.6)),
            ("Densification : bâti dans l’enveloppe", "\"type\" = 'densification'",
             fill(BLUE, 230, "solid", BLUE, 0.4)),
            ("Autres valeurs", "ELSE", fill(NONE, 0, "no", GREY, 0.2)),
        ],
        {"type": "Type", "code": "Territoire", "n_bati": "Lieux bâtis", "ha": "Surface bâtie (ha)"},
    )  # fmt: skip
    surfaces(
        f"{FOLDER}fragmentation",
        shares(),
        {
            "code": "Code", "nom": "Nom", "n_enveloppes": "Enveloppes", "ha": "Surface de l’enveloppe (ha)",
            "part_principale_pct": "Part principale (%)", "coefficient_emprise": "Coefficient d’emprise (0 à 1)",
            "extension_ha": "Extension (ha bâtis)", "densification_ha": "Densification (ha bâtis)",
        },
        "\"nom\" || '\n' || \"n_enveloppes\" || CASE WHEN \"n_enveloppes\" > 1 THEN ' enveloppes, ' "
        "ELSE ' enveloppe, ' END || format_number(\"ha\", 1, 'fr') || ' ha'",
        200_000,
    )  # fmt: skip
    for name in ("enveloppes", "evolution", "fragmentation"):
        noted(name)


if __name__ == "__main__":
    main()
