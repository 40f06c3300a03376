"""Write the QML styles of what `aula:artificialisation` measures (run by hand when a colour or a class changes).

What is taken is brown, what is given back is green; differences of drawing are hatched grey, so that maps read in grey.
"""

from __future__ import annotations

from make_centrality_styles import NONE, surfaces, table
from make_document_styles import GREY, fill

BROWN, GREEN = "140,74,47", "46,125,91"
FOLDER = "../land/"
#: Share of the territory taken (%), upper bound, and opacity of the brown.
SHARES = ((0.1, 40), (0.5, 90), (1.0, 140), (2.0, 195), (None, 255))
SHARE = (
    'CASE WHEN "mesure" = \'decret\' THEN "artif_pct" WHEN "mesure" = \'impermeable\' THEN "imper_pct" ELSE "pct" END'
)
CHANGE = {
    "code": "Territoire", "nom": "Nom", "us1": "Usage, date 1", "cs1": "Couverture, date 1", "us2": "Usage, date 2",
    "cs2": "Couverture, date 2", "classe1": "Classe ENAF, date 1", "classe2": "Classe ENAF, date 2",
    "sens": "Consommation d’ENAF", "artif1": "Artificialisé, date 1", "artif2": "Artificialisé, date 2",
    "sens_artif": "Artificialisation", "imper1": "Imperméable, date 1", "imper2": "Imperméable, date 2",
    "sens_imper": "Imperméabilisation", "vocation": "Vocation", "ecart": "Écart de numérisation", "ha": "Surface (ha)",
}  # fmt: skip
TERRITORY = {
    "code": "Code", "nom": "Nom", "groupe": "Groupe", "annee1": "Année 1", "annee2": "Année 2",
    "surface_ha": "Surface (ha)", "couvert_ha": "Couvert aux deux dates (ha)", "non_couvert_pct": "Non couvert (%)",
    "conso_ha": "Consommation d’ENAF (ha)", "renat_ha": "Renaturation (ha)", "net_ha": "Consommation nette (ha)",
    "pct": "Consommation d’ENAF (% de la surface)", "artif_ha": "Artificialisation (ha)",
    "desartif_ha": "Désartificialisation (ha)", "artif_net_ha": "Artificialisation nette (ha)",
    "artif_pct": "Artificialisation (% de la surface)", "imper_ha": "Imperméabilisation (ha)",
    "desimper_ha": "Désimperméabilisation (ha)", "imper_net_ha": "Imperméabilisation nette (ha)",
    "imper_pct": "Imperméabilisation (% de la surface)", "ecart_ha": "Écarts de numérisation (ha)",
    "code_inconnu_ha": "Codes illisibles (ha)", "indetermine_ha": "Indéterminé (ha)", "mesure": "Mesure choisie",
    "flux_ha": "Surface prise, mesure choisie (ha)", "rythme_ha_an": "Rythme (ha par an)",
    "part_habitat": "Part de l’habitat (%)", "part_economie": "Part de l’économie (%)",
    "part_equipement": "Part des équipements (%)", "part_transport": "Part des transports (%)",
    "typologie": "Typologie", "ha_hors_typologie": "Hors typologie (ha)", "ha_non_classes": "Non classés (ha)",
    "urbanise1_ha": "Urbanisé, date 1 (ha)", "urbanise2_ha": "Urbanisé, date 2 (ha)",
    "artif1_ha": "Artificialisé, date 1 (ha)", "artif2_ha": "Artificialisé, date 2 (ha)",
    "imper1_ha": "Imperméable, date 1 (ha)", "imper2_ha": "Imperméable, date 2 (ha)",
    "parametres": "Données et paramètres",
}  # fmt: skip


def changes() -> None:
    """Write the style of the changes: one rule for each place, the first measure that moves being shown."""
    real = '"ecart" IS NULL'
    no_enaf = f'{real} AND "sens" IS NULL'
    no_artif = f'{no_enaf} AND "sens_artif" IS NULL'
    rules = [
        ("Consommé (ENAF)", f"{real} AND \"sens\" = 'conso'", fill(BROWN, 230, "solid", BROWN, 0.2)),
        ("Renaturé (ENAF)", f"{real} AND \"sens\" = 'renat'", fill(GREEN, 230, "solid", GREEN, 0.2)),
        (
            "Artificialisé (décret) seulement",
            f"{no_enaf} AND \"sens_artif\" = 'artif'",
            fill(BROWN, 230, "dense4", BROWN, 0.2),
        ),
        (
            "Désartificialisé (décret) seulement",
            f"{no_enaf} AND \"sens_artif\" = 'desartif'",
            fill(GREEN, 230, "dense4", GREEN, 0.2),
        ),
        (
            "Imperméabilisé seulement",
            f"{no_artif} AND \"sens_imper\" = 'imper'",
            fill(BROWN, 230, "horizontal", BROWN, 0.2),
        ),
        (
            "Désimperméabilisé seulement",
            f"{no_artif} AND \"sens_imper\" = 'desimper'",
            fill(GREEN, 230, "horizontal", GREEN, 0.2),
        ),
        ("Écart de numérisation, mis à part", '"ecart" IS NOT NULL', fill(GREY, 200, "b_diagonal", GREY, 0.2)),
        ("Autres valeurs", "ELSE", fill(NONE, 0, "no", GREY, 0.2)),
    ]
    surfaces(f"{FOLDER}changements", rules, CHANGE)


def territories() -> None:
    """Write the style of the territories: what was taken, as a share of what is covered."""
    rules, least = [("Rien de pris", f"({SHARE}) = 0", fill(NONE, 255, "solid", GREY, 0.2))], 0.0
    for most, opacity in SHARES:
        words = lambda number: f"{number:g}".replace(".", ",")  # noqa: E731
        title = f"Plus de {words(least)} %" if most is None else f"Plus de {words(least)} à {words(most)} %"
        bound = "" if most is None else f" AND ({SHARE}) <= {most:g}"
        rules.append((title, f"({SHARE}) > {least:g}{bound}", fill(BROWN, opacity, "solid", GREY, 0.2)))
        least = most or least
    rules.append(("Autres valeurs : non évalué", "ELSE", fill(GREY, 120, "b_diagonal", GREY, 0.2)))
    label = "coalesce(\"nom\", \"code\") || coalesce('\\n' || format_number(\"flux_ha\", 1, 'fr') || ' ha', '')"
    surfaces(f"{FOLDER}territoires_resultat", rules, TERRITORY, label, 250_000)


def footprint() -> None:
    """Write the style of the places that cannot be compared."""
    surfaces(
        f"{FOLDER}emprise",
        [
            ("Date 1 seulement", "\"type\" = 'date 1 seulement'", fill(GREY, 220, "b_diagonal", GREY, 0.3)),
            ("Date 2 seulement", "\"type\" = 'date 2 seulement'", fill(GREY, 220, "f_diagonal", GREY, 0.3)),
            ("Aucune des deux dates", "\"type\" = 'non couvert'", fill(GREY, 220, "cross", GREY, 0.3)),
            ("Autres valeurs", "ELSE", fill(NONE, 0, "no", GREY, 0.3)),
        ],
        {"type": "Couvert", "date": "Année", "ha": "Surface (ha)"},
    )


def main() -> None:
    """Write every style."""
    changes()
    territories()
    footprint()
    table(
        f"{FOLDER}matrice",
        {
            "mesure": "Mesure",
            "code": "Territoire",
            "classe1": "Classe, date 1",
            "classe2": "Classe, date 2",
            "ha": "Surface (ha)",
        },
    )
    table(
        f"{FOLDER}codes",
        {"date": "Année", "axe": "Axe", "code": "Code", "motif": "Motif", "objets": "Objets", "ha": "Surface (ha)"},
    )


if __name__ == "__main__":
    main()
