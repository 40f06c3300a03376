"""Columns of the layers of levels, complementarity and flows: a public interface, names stay once published."""

from __future__ import annotations

from .columns import Columns

_READING: Columns = {
    "niveau_insee": "text",
    "n_equip": "integer",
    "n_proximite": "integer",
    "total_proximite": "integer",
    "seuil_proximite": "integer",
    "pole_proximite": "boolean",
    "manque_proximite": "integer",
    "n_intermediaire": "integer",
    "total_intermediaire": "integer",
    "seuil_intermediaire": "integer",
    "pole_intermediaire": "boolean",
    "manque_intermediaire": "integer",
    "n_superieure": "integer",
    "total_superieure": "integer",
    "seuil_superieure": "integer",
    "pole_superieure": "boolean",
    "manque_superieure": "integer",
    "prochain_palier": "text",
    "prochain_manque": "integer",
    "prochain_groupes": "text",
    "groupes": "text",
    "groupes_manquants": "text",
    "groupes_non_observes": "text",
    "part_local": "real",
    "part_intermediaire": "real",
    "part_structurant": "real",
    "listes": "text",
}

#: MultiPolygon: a commune, read by the gammes of INSEE and by the equipments characteristic of each level.
COMMUNE_LEVELS: Columns = {
    "code_insee": "text",
    "nom": "text",
    "niveau": "text",
    "niveau_officiel": "text",
    **_READING,
}

#: MultiPolygon: a perimeter, read the same way from the points inside it.
PERIMETER_LEVELS: Columns = {"id_perimetre": "text", "nom": "text", "code_insee": "text", "niveau": "text", **_READING}

#: Table: a commune and a group.
GROUP_PRESENCE: Columns = {
    "code_insee": "text",
    "nom": "text",
    "gamme": "text",
    "groupe": "text",
    "n_equip": "integer",
    "statut": "text",
}

#: Table: a commune and a level of the study of INRAE-CESAER, by the equipments published as characteristic of it.
CHARACTERISTIC: Columns = {
    "code_insee": "text",
    "nom": "text",
    "niveau_etude": "text",
    "n_presents": "integer",
    "n_observables": "integer",
    "n_publies": "integer",
    "part": "real",
    "presents": "text",
    "manquants": "text",
    "non_observes": "text",
}

#: Table: a group in a set of communes, and who holds it.
COMPLEMENTARITY: Columns = {
    "ensemble": "text",
    "gamme": "text",
    "groupe": "text",
    "tenu_par": "text",
    "n_communes": "integer",
    "communes": "text",
    "n_equip": "integer",
    "commune_premiere": "text",
    "part_premiere": "real",
}

#: Table: a set of communes, what they cover together.
SETS: Columns = {
    "ensemble": "text",
    "gamme": "text",
    "n_communes": "integer",
    "n_groupes": "integer",
    "total_groupes": "integer",
    "part_couverte": "real",
    "commune_premiere": "text",
    "n_premiere": "integer",
    "apport": "integer",
    "n_seul": "integer",
    "n_plusieurs": "integer",
    "n_tous": "integer",
    "n_aucun": "integer",
    "n_non_observes": "integer",
}

#: Table: a commune of a set; one more column per group, number of equipments.
MATRIX: Columns = {
    "ensemble": "text",
    "code_insee": "text",
    "nom": "text",
    "n_groupes": "integer",
    "n_seul": "integer",
    "groupes_seul": "text",
}

#: MultiPolygon: a commune, its flows and what it depends on.
FLOW_COMMUNES: Columns = {
    "code_insee": "text",
    "nom": "text",
    "niveau": "text",
    "interne": "real",
    "sortants": "real",
    "sortants_hors": "real",
    "entrants": "real",
    "entrants_hors": "real",
    "emis": "real",
    "recus": "real",
    "solde": "real",
    "attraction_nette": "real",
    "part_interne": "real",
    "part_recus_interne": "real",
    "statut": "text",
    "dominant_code": "text",
    "dominant_nom": "text",
    "dominant_valeur": "real",
    "dominant_part": "real",
    "pole_code": "text",
    "pole_nom": "text",
    "profondeur": "integer",
    "n_directes": "integer",
    "n_rattachees": "integer",
    "hors_principal": "text",
    "hors_principal_valeur": "real",
}

#: MultiLineString: a flow from a commune to another, drawn straight.
DESIRE_LINES: Columns = {
    "origine": "text",
    "nom_origine": "text",
    "destination": "text",
    "nom_destination": "text",
    "valeur": "real",
    "part_sortants": "real",
    "part_entrants": "real",
    "retour": "real",
    "dominant": "boolean",
    "longueur_km": "real",
}

#: Table: codes of the flows that are no commune of the layer.
FLOW_STRANGERS: Columns = {"code": "text", "n_lignes": "integer", "comme_origine": "real", "comme_destination": "real"}
