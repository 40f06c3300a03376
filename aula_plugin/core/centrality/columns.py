"""Columns of the layers of the centralités: names are a public interface, once published they stay."""

from __future__ import annotations

#: Column to kind, in the order of the layer; the geometry stands apart.
Columns = dict[str, str]

#: Point: one equipment of the offer.
OFFER: Columns = {
    "source": "text",
    "code": "text",
    "libelle": "text",
    "groupe": "text",
    "gamme": "text",
    "domaine": "text",
    "poids": "real",
    "commerce": "boolean",
    "code_insee": "text",
    "date": "text",
    "retenu": "boolean",
    "motif": "text",
    "nom": "text",
}

#: MultiPolygon: one way to draw, by commune.
VARIANTS: Columns = {
    "code_insee": "text",
    "variante": "text",
    "famille": "text",
    "parametres": "text",
    "aire_ha": "real",
    "n_equip": "integer",
    "n_commerces": "integer",
    "n_parties": "integer",
    "qualite": "text",
}

#: MultiPolygon: what the families of variants agree on.
AGREEMENT: Columns = {
    "code_insee": "text",
    "score": "real",
    "classe": "text",
    "n_familles": "integer",
    "aire_ha": "real",
}

#: MultiPolygon: candidate perimeters.
CANDIDATES: Columns = {
    "id_candidat": "text",
    "code_insee": "text",
    "nom": "text",
    "niveau": "text",
    "statut": "text",
    "aire_ha": "real",
    "n_equip": "integer",
    "n_groupes": "integer",
    "n_commerces": "integer",
    "groupes": "text",
    "groupes_manquants": "text",
    "part_commerces_commune": "real",
    "k_max": "real",
    "b_median": "real",
    "jambe_batie": "boolean",
    "pop": "real",
    "emplois": "real",
    "pop_5min": "real",
    "pop_10min": "real",
    "vacance": "real",
    "vacance_source": "text",
    "zonage": "text",
    "ecart_daacl": "real",
    "iou_daacl": "real",
    "lineaires_m": "real",
    "part_lineaires": "real",
    "part_enveloppe": "real",
    "aire_coeur_sur_ha": "real",
    "aire_a_discuter_ha": "real",
    "qualite": "text",
    "parametres": "text",
    "sources": "text",
    "date_run": "datetime",
}

#: MultiPolygon: what the agreement says of a parcel.
PARCELS: Columns = {
    "parcelle": "text",
    "score": "real",
    "classe": "text",
    "part_coeur_sur": "real",
    "part_a_discuter": "real",
    "aire_ha": "real",
}

#: Table: two variants of a commune side by side.
OVERLAPS: Columns = {
    "code_insee": "text",
    "a": "text",
    "b": "text",
    "commun_ha": "real",
    "a_seul_ha": "real",
    "b_seul_ha": "real",
    "iou": "real",
}

#: MultiPolygon: parts that were not kept, and why.
SET_ASIDE: Columns = {
    "code_insee": "text",
    "motif": "text",
    "aire_ha": "real",
    "n_equip": "integer",
    "n_commerces": "integer",
    "n_groupes": "integer",
}

#: Table: what each commune gave, « aucun cœur » being a result.
COMMUNES: Columns = {
    "code_insee": "text",
    "nom": "text",
    "n_candidats": "integer",
    "aire_ha": "real",
    "resultat": "text",
    "motif": "text",
    "k_max": "real",
    "n_max": "integer",
    "b_max": "real",
    "seuil_k": "real",
    "seuil_b": "real",
    "seuil_n": "integer",
}

#: Table: areas with other parameters.
SENSITIVITY: Columns = {
    "parametre": "text",
    "valeur": "real",
    "variation_pct": "real",
    "variante": "text",
    "code_insee": "text",
    "aire_ha": "real",
    "ecart_ha": "real",
    "n_parties": "integer",
    "n_commerces": "integer",
    "parametres": "text",
}

#: Table: what people changed by hand; a new computation never erases it.
JOURNAL: Columns = {
    "candidat_id": "text",
    "date": "datetime",
    "auteur": "text",
    "action": "text",
    "objet": "text",
    "aire_ha": "real",
    "motif": "text",
}

#: Table: how many equipments of each group a commune holds.
GROUP_COUNTS: Columns = {
    "code_insee": "text",
    "nom": "text",
    "groupe": "text",
    "gamme": "text",
    "n_equip": "integer",
    "n_localises": "integer",
}

#: Table: codes that no list holds.
UNKNOWN_CODES: Columns = {"source": "text", "code": "text", "libelle": "text", "n_points": "integer"}

STATUSES = ("candidat", "proposé", "retenu", "écarté")
JOURNAL_ACTIONS = ("ajout", "retrait", "statut", "découpe")
#: Why a point of the offer takes no part in the field.
DUPLICATE, AT_COMMUNE, NO_GROUP, OUTSIDE = "doublon", "localisé à la commune", "hors groupe", "hors territoire"
#: Classes of agreement.
SURE_CORE, TO_DISCUSS = "cœur sûr", "zone à discuter"
#: Variants of each family; given perimeters never vote unless asked to.
FAMILIES = {
    "champ": "champ",
    "tampons": "chaîne",
    "enveloppe": "chaîne",
    "reseau": "réseau",
    "tissu": "bâti",
    "scot": "donné",
    "plu": "donné",
    "main": "donné",
}
