"""Write the QML styles of what `aula:comparer_perimetres` gives (run by hand when a colour or a class changes)."""

from __future__ import annotations

from make_centrality_styles import outline, surfaces, table
from make_document_styles import BLUE, GREY, INK, fill


def main() -> None:
    """Write every style."""
    surfaces(
        "ecarts",
        [
            ("Commun", "\"partie\" = 'commun'", fill(BLUE, 70, "solid", BLUE, 0.3)),
            ("A seul", "\"partie\" = 'A seul'", fill(BLUE, 200, "b_diagonal", BLUE, 0.5)),
            ("B seul", "\"partie\" = 'B seul'", fill(INK, 200, "f_diagonal", INK, 0.5, "dash")),
            ("Autre", "ELSE", outline(GREY, "1;2", 0.3)),
        ],
        {
            "code_insee": "Code INSEE", "nom": "Commune", "a": "Version A", "b": "Version B", "partie": "Partie",
            "tenu_par": "Tenu par", "aire_ha": "Surface (ha)", "n_equip": "Équipements", "n_commerces": "Commerces",
            "groupes": "Groupes", "pop": "Habitants",
        },
        "replace(\"tenu_par\", '|', ' et ') || '\n' || format_number(\"aire_ha\", 1, 'fr') || ' ha'",
    )  # fmt: skip
    table(
        "comparaison", {
            "code_insee": "Code INSEE", "nom": "Commune", "a": "Version A", "b": "Version B", "a_ha": "A (ha)",
            "b_ha": "B (ha)", "commun_ha": "Commun (ha)", "a_seul_ha": "A seule (ha)", "b_seul_ha": "B seule (ha)",
            "iou": "Recouvrement (IoU, 0 à 1)", "equip_commun": "Équipements communs",
            "equip_a_seul": "Équipements de A seule", "equip_b_seul": "Équipements de B seule",
            "commerces_commun": "Commerces communs", "commerces_a_seul": "Commerces de A seule",
            "commerces_b_seul": "Commerces de B seule", "groupes_a_seul": "Groupes de A absents de B",
            "groupes_b_seul": "Groupes de B absents de A", "pop_commun": "Habitants communs",
            "pop_a_seul": "Habitants de A seule", "pop_b_seul": "Habitants de B seule",
        },
    )  # fmt: skip
    table(
        "versions_comparees", {
            "code_insee": "Code INSEE", "nom": "Commune", "version": "Version", "origine": "Origine",
            "aire_ha": "Surface (ha)", "n_parties": "Parties", "n_equip": "Équipements dedans",
            "n_commerces": "Commerces dedans", "n_groupes": "Groupes dedans", "groupes": "Groupes",
            "equip_dehors": "Équipements laissés dehors", "commerces_dehors": "Commerces laissés dehors",
            "groupes_dehors": "Groupes laissés dehors", "part_commerces": "Part des commerces (0 à 1)",
            "pop": "Habitants dedans", "pop_dehors": "Habitants dehors",
        },
    )  # fmt: skip


if __name__ == "__main__":
    main()
