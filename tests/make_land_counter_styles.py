"""Write the QML styles of the ZAN counter (run by hand when a colour or a class changes).

The darker the brown, the faster the envelope goes, so that maps read in grey; what is not known is hatched. A pace is
not a rule: none of the colours of the signals.
"""

from __future__ import annotations

from make_centrality_styles import NONE, outline, surfaces, table
from make_document_styles import GREY, INK, fill

BROWN, DARK = "140,74,47", "84,40,24"
FOLDER = "../land/"
#: Status, colour, opacity.
CLASSES = (
    ("en dessous du rythme", BROWN, 40),
    ("dans le rythme", BROWN, 90),
    ("un peu au-dessus du rythme", BROWN, 150),
    ("nettement au-dessus du rythme", BROWN, 215),
    ("enveloppe dépassée", DARK, 255),
)
COUNTER = {
    "code": "Code", "nom": "Nom", "niveau": "Niveau", "epci": "EPCI", "scot": "SCoT",
    "reference_ha": "Consommation de référence (ha)", "taux_pct": "Taux de réduction (%)",
    "enveloppe_ha": "Enveloppe (ha)", "garantie": "Enveloppe portée au plancher",
    "apport_garantie_ha": "Apport de la garantie (ha)", "conso_ha": "Consommation depuis le début (ha)",
    "pene_ha": "Imputé au forfait national (ha)", "solde_ha": "Solde (ha)", "used_pct": "Part consommée (%)",
    "ecoule_pct": "Temps écoulé (%)", "rapport": "Part consommée sur temps écoulé",
    "rythme_ha_an": "Rythme (ha par an)", "projection_ha": "Projection en fin de période (ha)",
    "annee_epuisement": "Année d’épuisement", "n_annees": "Années comptées",
    "annees_manquantes": "Années manquantes", "statut": "Statut", "taux_source": "Origine du taux",
    "n_communes": "Communes", "n_sans_donnee": "Communes sans donnée", "parametres": "Règles du calcul",
}  # fmt: skip
YEAR = {
    "code": "Code", "niveau": "Niveau", "annee": "Année", "periode": "Période", "conso_ha": "Consommation (ha)",
    "cumul_ha": "Cumul depuis le début de la période (ha)", "trajectoire_ha": "Trajectoire régulière (ha)",
    "complete": "Année complète",
}  # fmt: skip
LABEL = (
    "replace(wordwrap(replace(coalesce(\"nom\", \"code\"), '-', '- '), 16), '- ', '-') || "
    "coalesce('\\n' || CASE WHEN \"solde_ha\" < 0 THEN '−' ELSE '' END || "
    "format_number(abs(\"solde_ha\"), 1, 'fr') || ' ha', '')"
)


def classes(kept: str = "") -> list:
    """Return the rules of the status, among the objects kept by a condition."""
    rules = [
        (status[:1].upper() + status[1:], f"{kept}\"statut\" = '{status}'", fill(colour, opacity, "solid", GREY, 0.2))
        for status, colour, opacity in CLASSES
    ]
    return [*rules, ("Sans donnée", f"{kept}\"statut\" = 'sans donnée'", fill(GREY, 140, "b_diagonal", GREY, 0.2))]


def main() -> None:
    """Write every style."""
    others = ("Autres valeurs", "ELSE", fill(NONE, 0, "no", GREY, 0.3))
    surfaces(f"{FOLDER}compteur", [*classes(), others], COUNTER, LABEL, 250_000)
    scot = ("Périmètre de SCoT", "\"niveau\" = 'scot'", outline(INK, "", 0.6))
    surfaces(f"{FOLDER}groupes", [*classes("\"niveau\" = 'epci' AND "), scot, others], COUNTER, LABEL, 1_000_000)
    table(f"{FOLDER}annees", YEAR)


if __name__ == "__main__":
    main()
