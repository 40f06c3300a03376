"""Columns of the layers of the land: names are a public interface, once published they stay."""

from __future__ import annotations

#: Column to kind, in the order of the layer; the geometry stands apart.
Columns = dict[str, str]

#: MultiPolygon: what changed between two dates, one row by territory, codes and motive.
CHANGES: Columns = {
    "code": "text",
    "nom": "text",
    "us1": "text",
    "cs1": "text",
    "us2": "text",
    "cs2": "text",
    "classe1": "text",
    "classe2": "text",
    "sens": "text",
    "artif1": "boolean",
    "artif2": "boolean",
    "sens_artif": "text",
    "imper1": "boolean",
    "imper2": "boolean",
    "sens_imper": "text",
    "vocation": "text",
    "ecart": "text",
    "ha": "real",
}

#: MultiPolygon: what each territory lost and gained. NULL where a measure cannot be evaluated, never 0.
#: ``…1_ha`` and ``…2_ha``: stocks at each date, differences of drawing included.
TERRITORIES: Columns = {
    "code": "text",
    "nom": "text",
    "groupe": "text",
    "annee1": "integer",
    "annee2": "integer",
    "surface_ha": "real",
    "couvert_ha": "real",
    "non_couvert_pct": "real",
    "conso_ha": "real",
    "renat_ha": "real",
    "net_ha": "real",
    "pct": "real",
    "artif_ha": "real",
    "desartif_ha": "real",
    "artif_net_ha": "real",
    "artif_pct": "real",
    "imper_ha": "real",
    "desimper_ha": "real",
    "imper_net_ha": "real",
    "imper_pct": "real",
    "ecart_ha": "real",
    "code_inconnu_ha": "real",
    "indetermine_ha": "real",
    "mesure": "text",
    "flux_ha": "real",
    "rythme_ha_an": "real",
    "part_habitat": "real",
    "part_economie": "real",
    "part_equipement": "real",
    "part_transport": "real",
    "typologie": "text",
    "ha_hors_typologie": "real",
    "ha_non_classes": "real",
    "urbanise1_ha": "real",
    "urbanise2_ha": "real",
    "artif1_ha": "real",
    "artif2_ha": "real",
    "imper1_ha": "real",
    "imper2_ha": "real",
    "parametres": "text",
}

#: Point: the communal typology, one circle by territory.
TYPOLOGY: Columns = {
    "code": "text",
    "nom": "text",
    "typologie": "text",
    "flux_ha": "real",
    "part_habitat": "real",
    "part_economie": "real",
    "part_equipement": "real",
    "part_transport": "real",
    "mesure": "text",
}

#: Table: hectares from one class to another, by measure and territory.
MATRIX: Columns = {"mesure": "text", "code": "text", "classe1": "text", "classe2": "text", "ha": "real"}

#: Table: codes that could not be read, by date and axis.
CODES: Columns = {
    "date": "integer",
    "axe": "text",
    "code": "text",
    "motif": "text",
    "objets": "integer",
    "ha": "real",
}

#: MultiPolygon: places where the two dates could not be compared.
FOOTPRINT: Columns = {"type": "text", "date": "integer", "ha": "real"}

#: MultiPolygon: the ZAN counter of a commune (or, dissolved, of an EPCI or a SCoT).
COUNTER: Columns = {
    "code": "text",
    "nom": "text",
    "niveau": "text",
    "epci": "text",
    "scot": "text",
    "reference_ha": "real",
    "taux_pct": "real",
    "enveloppe_ha": "real",
    "garantie": "boolean",
    "apport_garantie_ha": "real",
    "conso_ha": "real",
    "pene_ha": "real",
    "solde_ha": "real",
    "used_pct": "real",
    "ecoule_pct": "real",
    "rapport": "real",
    "rythme_ha_an": "real",
    "projection_ha": "real",
    "annee_epuisement": "integer",
    "n_annees": "integer",
    "annees_manquantes": "text",
    "statut": "text",
    "taux_source": "text",
    "n_communes": "integer",
    "n_sans_donnee": "integer",
    "parametres": "text",
}

#: Table: what was consumed year by year; NULL for a missing year.
YEARS: Columns = {
    "code": "text",
    "niveau": "text",
    "annee": "integer",
    "periode": "text",
    "conso_ha": "real",
    "cumul_ha": "real",
    "trajectoire_ha": "real",
    "complete": "boolean",
}

#: MultiPolygon: urban envelopes.
ENVELOPES: Columns = {
    "id_enveloppe": "integer",
    "date": "text",
    "ha": "real",
    "n_bati": "integer",
    "bati_ha": "real",
    "rang": "integer",
    "parametres": "text",
}

#: MultiPolygon: what was built outside (extension) or inside (densification) the envelope of the first date.
EVOLUTION: Columns = {"type": "text", "code": "text", "n_bati": "integer", "ha": "real"}

#: MultiPolygon: how the envelope of a territory is broken up.
FRAGMENTATION: Columns = {
    "code": "text",
    "nom": "text",
    "n_enveloppes": "integer",
    "ha": "real",
    "part_principale_pct": "real",
    "coefficient_emprise": "real",
    "extension_ha": "real",
    "densification_ha": "real",
}

#: MultiPolygon: what is wrong in a land cover, one row by place.
DEFECTS: Columns = {
    "type": "text",
    "gravite": "text",
    "date": "integer",
    "code": "text",
    "m2": "real",
    "message": "text",
}

#: Table: what is wrong in a land cover, by kind.
DEFECT_COUNTS: Columns = {
    "type": "text",
    "gravite": "text",
    "date": "integer",
    "objets": "integer",
    "ha": "real",
    "part_pct": "real",
}
