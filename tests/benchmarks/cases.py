"""What is measured, and against what. A new case: one entry, and one function per side that returns its totals."""

from __future__ import annotations

from harness import Case, Side

CASES = (
    Case(
        "lecture",
        "Lire un lot (réparer, normaliser, contrôler)",
        Side("AULA", "ours", "read_lot"),
        (Side("QGIS : réparer, refactoriser, empaqueter", "native_lot", "run"),),
        # AULA parts lines, and moves to informations what the standard moved: the surfaces of prescriptions differ
        compared=("ZONE_URBA_taille", "PRESCRIPTION_LIN_taille", "PRESCRIPTION_PCT_n"),
    ),
    Case(
        "audit",
        "Trous et recouvrements d’un zonage",
        Side("AULA", "ours", "audit"),
        (
            Side("QGIS : regrouper, combler, différence", "native_audit", "run"),
            Side("GRASS : v.in.ogr, v.to.db", "grass_chain", "audit", "grass"),
        ),
        agree=1e-3,
    ),
    Case(
        "superposition",
        "Zones ouvertes dans les réservoirs (T1)",
        Side("AULA", "ours", "gross_area"),
        (
            Side("QGIS : intersection, regrouper", "native_chain", "gross"),
            Side("GRASS : v.overlay", "grass_chain", "overlay", "grass"),
        ),
        agree=1e-3,
    ),
    Case(
        "trois_regles",
        "T1 + F8 + A4",
        Side("AULA", "ours", "three_rules"),
        (Side("chaîne native de QGIS", "native_chain", "run"),),
    ),
    Case("usuelles", "28 règles courantes", Side("AULA", "ours", "usual_rules")),
    Case("toutes", "grille générale entière, tous rôles", Side("AULA", "ours", "all_rules")),
    Case(
        "communes",
        "grille générale entière, tous rôles, par commune du document",
        Side("AULA", "ours", "all_rules_by_commune"),
        communes="n_communes_du_document",
    ),
    Case("ouverture", "ouvrir un dossier de 7 300 lignes", Side("AULA", "panel", "open_dossier"), once=True),
    Case("lignes", "l’ouvrir, puis lire les lieux de 100 lignes", Side("AULA", "panel", "read_lines"), once=True),
    Case("rapport", "28 règles, dossier et rapport", Side("AULA", "ours", "report")),
    Case(
        "couts",
        "Coût depuis 200 réservoirs, tout le territoire",
        Side("AULA", "landscapes", "costs", "core"),
        (
            Side("GRASS : r.cost", "landscapes", "r_cost", "grass"),
            Side("AULA sans numba", "landscapes", "costs_numpy", "core"),
        ),
        compared=("somme", "plus_loin"),
        agree=1e-6,
        landscape=True,
    ),
    Case(
        "couts_numpy",
        "le même, sans numba",
        Side("AULA sans numba", "landscapes", "costs_numpy", "core"),
        (Side("GRASS : r.cost", "landscapes", "r_cost", "grass"),),
        compared=("somme", "plus_loin"),
        agree=1e-6,
        landscape=True,
    ),
    Case(
        "liens",
        "Liens exacts entre réservoirs voisins",
        Side("AULA", "landscapes", "links", "core"),
        landscape=True,
    ),
    Case(
        "liens_proches",
        "les mêmes, au coût maximal de 1 500",
        Side("AULA", "landscapes", "near_links", "core"),
        (Side("AULA sans numba", "landscapes", "near_links_numpy", "core"),),
        compared=("liens", "somme"),
        agree=1e-9,
        landscape=True,
    ),
    Case(
        "corridors",
        "Corridors de tous ces liens : surfaces, largeurs, surcoût",
        Side("AULA", "landscapes", "corridors", "core"),
        landscape=True,
    ),
    Case(
        "cent_millions",
        "Liens et corridors de 1 000 réservoirs sur 100 millions de mailles, au coût maximal de 5 000",
        Side("AULA", "landscapes", "large_network", "core"),
        landscape=True,
        large=True,
    ),
    Case(
        "fractions", "dPC de chaque nœud et ses fractions, exactes", Side("AULA", "networks", "fractions"), network=True
    ),
    Case(
        "reseau",
        "Toutes les métriques d’un réseau, dpc des nœuds et des liens",
        Side("AULA", "networks", "metrics"),
        network=True,
    ),
    Case(
        "reseau_usuel",
        "les mêmes, à une distance dix fois moindre",
        Side("AULA", "networks", "usual_metrics"),
        network=True,
    ),
    Case(
        "densite",
        "Densité de l’offre (noyau quartique, 150 m, mailles de 25 m, 1 000 km²)",
        Side("AULA", "offers", "density", "core"),
        (Side("QGIS : carte de chaleur", "offers", "heatmap"),),
        agree=1e-5,
        offer=True,
    ),
    Case("champs", "Densité, groupes, Shannon et bâti, ensemble", Side("AULA", "offers", "fields", "core"), offer=True),
    Case(
        "perimetres",
        "Périmètres de 100 communes : quatre façons, voirie, accord (mailles de 25 m, 1 000 km²)",
        Side("AULA", "perimeters", "perimeters", "core"),
        offer=True,
    ),
    Case(
        "enveloppe",
        "Enveloppes urbaines (+50 m, −50 m, trous comblés, 10 ha)",
        Side("AULA", "buildings", "envelopes"),
        (Side("QGIS : tampons, trous, extraction", "buildings", "native"),),
        agree=1e-3,
        built=True,
    ),
    Case(
        "artificialisation",
        "Consommation, artificialisation, imperméabilisation entre deux dates, toutes les sorties",
        Side("AULA", "lands", "measure"),
        (Side("QGIS : intersection deux fois, agréger", "native_land", "run"),),
        land=True,
    ),
)
