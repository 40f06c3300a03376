"""Write the QML styles of the levels of services and of the polarities (run by hand when a colour changes)."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from make_centrality_styles import BLUE, GREY, NONE, fill, layer, surfaces, table

READING = {
    "niveau_insee": "Pôle (lecture INSEE)", "n_equip": "Équipements",
    **{
        f"{column}_{name}": f"{title}, {label}"
        for name, label in (
            ("proximite", "proximité"), ("intermediaire", "intermédiaire"), ("superieure", "supérieure"),
        )
        for column, title in (
            ("n", "Groupes présents"), ("total", "Groupes de la gamme"), ("seuil", "Seuil de pôle"), ("pole", "Pôle"),
            ("manque", "Groupes à gagner"),
        )
    },
    "prochain_palier": "Prochain palier", "prochain_manque": "Groupes à gagner pour le prochain palier",
    "prochain_groupes": "Groupes possibles pour le prochain palier", "groupes": "Groupes de proximité présents",
    "groupes_manquants": "Groupes de proximité manquants", "groupes_non_observes": "Groupes de proximité non observés",
    "part_local": "Équipements caractéristiques présents, centre local (0 à 1)",
    "part_intermediaire": "Équipements caractéristiques présents, centre intermédiaire (0 à 1)",
    "part_structurant": "Équipements caractéristiques présents, centre structurant (0 à 1)",
    "listes": "Gammes dont la liste est connue",
}  # fmt: skip
PALE = "91,143,196"
#: Communes are named up to this scale.
COMMUNES = 250_000


def desire(colour: str, alpha: int) -> tuple[str, list[str]]:
    """Return a straight line whose width follows the value of the flow, the largest being 4 mm; a white edge."""
    width = 'max(0.15, 4 * "valeur" / maximum("valeur"))'
    return "line", [_wide("255,255,255", 200, f"0.4 + {width}"), _wide(colour, alpha, width)]


def _wide(colour: str, alpha: int, width: str) -> str:
    body = layer("SimpleLine", line_color=f"{colour},{alpha}", line_width=0.5, line_width_unit="MM", capstyle="flat")
    own = f"""
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value=""/>
       <Option name="properties" type="Map">
        <Option name="outlineWidth" type="Map">
         <Option name="active" type="bool" value="true"/>
         <Option name="expression" type="QString" value={quoteattr(width)}/>
         <Option name="type" type="int" value="3"/>
        </Option>
       </Option>
       <Option name="type" type="QString" value="collection"/>
      </Option>
     </data_defined_properties>
    </layer>"""
    return body.replace("\n    </layer>", own)


def levels() -> None:
    """Write the styles of the levels of services and of complementarity."""
    classes = [
        ("Pôle supérieur", "\"niveau_insee\" = 'supérieure'", fill(BLUE, 215, "solid", GREY, 0.2)),
        ("Pôle intermédiaire", "\"niveau_insee\" = 'intermédiaire'", fill(BLUE, 140, "solid", GREY, 0.2)),
        ("Pôle de proximité", "\"niveau_insee\" = 'proximité'", fill(BLUE, 65, "solid", GREY, 0.2)),
        ("Aucun palier", "\"niveau_insee\" = 'aucun'", fill(NONE, 255, "solid", GREY, 0.2)),
        ("Indécidable : la source ne montre pas assez", "ELSE", fill(GREY, 120, "b_diagonal", GREY, 0.2)),
    ]
    seen = "if(\"niveau_insee\" = 'indécidable', ' vus sur ', ' sur ')"
    label = f'coalesce("nom", \'\') || \'\n\' || "n_proximite" || {seen} || "total_proximite"'
    place = {"code_insee": "Code INSEE", "nom": "Commune", "niveau": "Niveau d’armature"}
    surfaces(
        "niveaux", classes, {**place, "niveau_officiel": "Niveau officiel (étude de 2020)", **READING}, label, COMMUNES
    )
    perimeter = {"id_perimetre": "Identifiant", **place, "nom": "Nom", **READING}
    surfaces("niveaux_perimetres", classes, perimeter, label)
    group = {"gamme": "Gamme", "groupe": "Groupe"}
    commune = {"code_insee": "Code INSEE", "nom": "Commune"}
    table("presence", {**commune, **group, "n_equip": "Équipements", "statut": "Statut"})
    table(
        "caracteristiques", {
            **commune, "niveau_etude": "Niveau de l’étude de 2020",
            "n_presents": "Équipements caractéristiques présents", "n_observables": "Équipements observables",
            "n_publies": "Équipements publiés", "part": "Part (0 à 1)", "presents": "Présents",
            "manquants": "Manquants", "non_observes": "Non observés",
        },
    )  # fmt: skip
    table(
        "complementarite", {
            "ensemble": "Ensemble", **group, "tenu_par": "Tenu par", "n_communes": "Communes qui le tiennent",
            "communes": "Lesquelles", "n_equip": "Équipements", "commune_premiere": "Commune la mieux pourvue",
            "part_premiere": "Sa part (0 à 1)",
        },
    )  # fmt: skip
    table(
        "ensembles", {
            "ensemble": "Ensemble", "gamme": "Gamme", "n_communes": "Communes", "n_groupes": "Groupes couverts",
            "total_groupes": "Groupes de la gamme", "part_couverte": "Part couverte (0 à 1)",
            "commune_premiere": "Commune la mieux pourvue", "n_premiere": "Ses groupes",
            "apport": "Groupes que les autres ajoutent", "n_seul": "Tenus par une seule",
            "n_plusieurs": "Tenus par plusieurs", "n_tous": "Tenus par toutes", "n_aucun": "Tenus par aucune",
            "n_non_observes": "Non observés",
        },
    )  # fmt: skip
    table(
        "matrice", {
            "ensemble": "Ensemble", **commune, "n_groupes": "Groupes présents", "n_seul": "Groupes tenus seule",
            "groupes_seul": "Lesquels",
        },
    )  # fmt: skip


def flows() -> None:
    """Write the styles of the polarities: communes, desire lines, codes outside."""
    surfaces(
        "polarites",
        [
            ("Pôle", "\"statut\" = 'pôle'", fill(BLUE, 130, "solid", GREY, 0.2)),
            ("Indépendante", "\"statut\" = 'indépendante'", fill(PALE, 110, "solid", GREY, 0.2)),
            ("Subordonnée", "\"statut\" = 'subordonnée'", fill(BLUE, 20, "solid", GREY, 0.2)),
            ("Sans flux au-dessus des seuils", "ELSE", fill(GREY, 120, "b_diagonal", GREY, 0.2)),
        ],
        {
            "code_insee": "Code INSEE", "nom": "Commune", "niveau": "Niveau d’armature", "interne": "Flux interne",
            "sortants": "Vers les autres communes", "sortants_hors": "Vers l’extérieur",
            "entrants": "Depuis les autres communes", "entrants_hors": "Depuis l’extérieur", "emis": "Émis en tout",
            "recus": "Reçus en tout", "solde": "Solde", "attraction_nette": "Attraction nette (−1 à 1)",
            "part_interne": "Part interne des émis (0 à 1)",
            "part_recus_interne": "Part interne des reçus (0 à 1)", "statut": "Statut",
            "dominant_code": "Flux dominant, code", "dominant_nom": "Flux dominant vers",
            "dominant_valeur": "Flux dominant", "dominant_part": "Part du flux dominant dans les sortants (0 à 1)",
            "pole_code": "Pôle, code", "pole_nom": "Pôle", "profondeur": "Pas jusqu’au pôle",
            "n_directes": "Communes qui en dépendent", "n_rattachees": "Communes rattachées",
            "hors_principal": "Principal code hors du territoire", "hors_principal_valeur": "Flux vers lui",
        },
        '"nom"',
        COMMUNES,
    )  # fmt: skip
    surfaces(
        "lignes_desir",
        [("Autre flux", 'not "dominant"', desire(GREY, 130)), ("Flux dominant", "ELSE", desire(BLUE, 220))],
        {
            "origine": "Origine, code", "nom_origine": "Origine", "destination": "Destination, code",
            "nom_destination": "Destination", "valeur": "Flux", "part_sortants": "Part des sortants (0 à 1)",
            "part_entrants": "Part des entrants (0 à 1)", "retour": "Flux de retour", "dominant": "Flux dominant",
            "longueur_km": "Longueur à vol d’oiseau (km)",
        },
    )  # fmt: skip
    table(
        "codes_hors", {
            "code": "Code", "n_lignes": "Lignes", "comme_origine": "Flux venus de là",
            "comme_destination": "Flux allant là",
        },
    )  # fmt: skip


if __name__ == "__main__":
    levels()
    flows()
