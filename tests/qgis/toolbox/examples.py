"""What each algorithm is run with: one entry per algorithm of the provider, and nothing else to write for a new one.

Values of inputs only, all on the example territory; destinations are found from the algorithm. Every parameter that
is a layer has a value, optional or not, so that selections and databases are tried on each. Each value is a number,
a text, or a list of texts: what a model, a command line and JSON can carry.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "templates" / "exemple"
LOT = EXAMPLE / "200000001_PLUi_20260618"
GRID = ROOT / "templates" / "grids" / "grille_exemple.yaml"
REFERENCES = EXAMPLE / "references_scot.gpkg"
COMMUNES = f"{EXAMPLE / 'communes.gpkg'}|layername=communes"
ROLES = ("enveloppe_urbaine", "reservoirs", "corridors", "zones_humides", "centralites")
DATE = "2026-09-14"
#: Figures that nobody may have given: NULL then, never 0.
MAY_BE_UNKNOWN = {"ENVELOPPE_HA", "CONSOMME_HA", "ENGAGE_HA", "DISPONIBLE_HA", "RESTE_HA"}


def examples(document: Path | str) -> dict[str, dict[str, Any]]:
    """Return the values by algorithm; ``document`` is the lot of the example once read.

    Beside it lie what `dossiers.write` makes: a dossier, two copies with avis, a choice between them.
    """
    beside = Path(document).parent
    tvb = beside / "tvb.gpkg"
    return {
        "lire_document_urbanisme": {"LOT": str(LOT), "COMMUNES": COMMUNES},
        "controler_document_urbanisme": {"DOCUMENT": str(document), "COMMUNES": COMMUNES},
        "comparer_documents": {
            "AVANT": str(document),
            "APRES": str(document),
            "COMMUNES": COMMUNES,
            "DATE": DATE,
        },
        "convertir_grille": {"GRILLE": str(GRID), "FORMAT": "xlsx"},
        "preparer_references": {
            "COUCHES": [f"{REFERENCES}|layername={role}" for role in ROLES],
            "GRILLE": str(GRID),
            "COUVERTURE": COMMUNES,
        },
        "preparer_table_oap": {
            "DOCUMENT": str(document),
            "COMMUNES": COMMUNES,
            "ENVELOPPE": f"{REFERENCES}|layername=enveloppe_urbaine",
        },
        "verifier_compatibilite": {
            "DOCUMENT": str(document),
            "GRILLE": str(GRID),
            "REFERENCES": str(REFERENCES),
            "COMMUNES": COMMUNES,
            "ZONES": f"{document}|layername=zone_urba",
            "DATE": DATE,
        },
        "verifier_campagne": {
            "DOCUMENTS": [str(document)],
            "GRILLE": str(GRID),
            "REFERENCES": str(REFERENCES),
            "COMMUNES": COMMUNES,
            "DATE": DATE,
        },
        "fusionner_avis": {
            "BASE": str(beside / "dossier.gpkg"),
            "COPIES": [str(beside / "copie_a.gpkg"), str(beside / "copie_b.gpkg")],
            "CHOIX": f"{beside / 'choix.gpkg'}|layername=choix",
        },
        "produire_atlas": {
            "DOSSIER": str(beside / "copie_a.gpkg"),
            "FOND": str(document),
            "REFERENCES": str(REFERENCES),
            "COMMUNES_CHOISIES": "99004",
        },
        "produire_documents": {
            "DOSSIER": str(beside / "copie_a.gpkg"),
            "AVIS_GLOBAL": "favorable_avec_reserves",
            "SAISINE": DATE,
            "DATE": "2026-09-20",
        },
        "registre_foncier_scot": {
            "DOCUMENTS": [str(document)],
            "GRILLE": str(GRID),
            "REFERENCES": str(REFERENCES),
            "COMMUNES": COMMUNES,
            "CONSOMMATION": f"{REFERENCES}|layername=zae_existantes",
            "DATE": DATE,
        },
        "cout_deplacement": {
            "RESISTANCE": str(beside / "resistance.tif"),
            "SOURCES": f"{tvb}|layername=reservoirs",
            "CHAMP_ID": "id_reservoir",
            "COUT_MAX": 2_000,
        },
        "aires_dispersion": {
            "RESISTANCE": str(beside / "resistance.tif"),
            "SOURCES": f"{tvb}|layername=reservoirs",
            "CHAMP_ID": "id_reservoir",
            "DISTANCE": 2_000,
            "SOUS_TRAME": "boisée",
        },
        "connectivite": {
            "NOEUDS": f"{tvb}|layername=reservoirs",
            "LIENS": f"{tvb}|layername=liens",
            "DISTANCE": 30_000,
            "SURFACE_ETUDE": 12_600,
        },
        "points_conflit": {
            "LIENS": f"{tvb}|layername=liens",
            "CORRIDORS": f"{tvb}|layername=corridors",
            "OBSTACLES": [f"{REFERENCES}|layername=routes", f"{REFERENCES}|layername=bati"],
            "DOCUMENT": str(document),
            "PASSAGES": f"{REFERENCES}|layername=arrets_tc",
            "PASSAGES_CONSTATES": f"{REFERENCES}|layername=arrets_tc",
            "SOUS_TRAME": "boisée",
        },
        "occupation_composite": {
            "COUCHES": [f"{REFERENCES}|layername={name}" for name in ("routes", "haies", "bois", "rpg")],
            "REGLES": ["routes", "classe", "", "", "", "12", "route_", "rpg", "code_cultu", "", "culture", "", "", ""],
            "EMPRISE": COMMUNES,
            "MAILLE": 50,
        },
        "surface_resistance": {
            "OCCUPATION": str(beside / "occupation.tif"),
            "CORRESPONDANCES": f"{tvb}|layername=correspondances",
            "FRICTIONS": str(beside / "frictions.csv"),
            "MULTIPLICATEURS": [f"{REFERENCES}|layername=routes"],
            "FACTEURS": ["routes", "", "", "0-50 x2 ; 50-200 x1,5"],
            "BARRIERES": [f"{REFERENCES}|layername=cours_eau"],
        },
        "perimetres_centralite": {
            "OFFRE": f"{beside / 'centralites.gpkg'}|layername=offre",
            "COMMUNES": COMMUNES,
            "BATI": f"{REFERENCES}|layername=bati",
            "PARCELLES": f"{REFERENCES}|layername=parcelles",
            "VOIRIE": f"{REFERENCES}|layername=routes",
            "PERIMETRES_SCOT": f"{REFERENCES}|layername=centralites",
            "PERIMETRES_PLU": f"{REFERENCES}|layername=centralites_plu",
            "PERIMETRES_MAIN": f"{REFERENCES}|layername=sip",
            "COUPURES": [f"{REFERENCES}|layername=cours_eau"],
            "POPULATION": COMMUNES,
            "EMPLOIS": f"{beside / 'centralites.gpkg'}|layername=emplois",
            "VACANCE": f"{beside / 'centralites.gpkg'}|layername=locaux",
            "TABLE_VACANCE": f"{beside / 'centralites.gpkg'}|layername=lovac",
            "LIEUX": f"{REFERENCES}|layername=sip",
            "FRONTS": f"{REFERENCES}|layername=fronts_commerciaux",
            "ENVELOPPE": f"{REFERENCES}|layername=enveloppe_urbaine",
            "DOCUMENT": str(document),
            "MAILLE": 50,
            # two versions of GEOS, that of QGIS and that of the tests, round the corners of streets otherwise
            "FERMETURE": 0,
            "DATE": DATE,
        },
        "sensibilite_centralite": {
            "OFFRE": f"{beside / 'centralites.gpkg'}|layername=offre",
            "COMMUNES": COMMUNES,
            "BATI": f"{REFERENCES}|layername=bati",
            # far from the cores: two versions of GEOS snap to parcels alike to the millimetre only
            "PARCELLES": f"{REFERENCES}|layername=parcs_activite",
            "VOIRIE": f"{REFERENCES}|layername=routes",
            "PERIMETRES_SCOT": f"{REFERENCES}|layername=centralites",
            "PERIMETRES_PLU": f"{REFERENCES}|layername=centralites_plu",
            "PERIMETRES_MAIN": f"{REFERENCES}|layername=sip",
            "COUPURES": [f"{REFERENCES}|layername=cours_eau"],
            "MAILLE": 50,
            "COMMUNES_CHOISIES": "99001",
            # two versions of GEOS, that of QGIS and that of the tests, round the corners of streets otherwise
            "FERMETURE": 0,
            "DATE": DATE,
        },
        "comparer_perimetres": {
            "COMMUNES": COMMUNES,
            "CALCULES": f"{REFERENCES}|layername=parcs_activite",
            "PERIMETRES_SCOT": f"{REFERENCES}|layername=centralites",
            "PERIMETRES_PLU": f"{REFERENCES}|layername=centralites_plu",
            "VERSIONS": [f"{REFERENCES}|layername=zae_existantes"],
            "NOMS": "Atelier du 14 septembre",
            "OFFRE": f"{beside / 'centralites.gpkg'}|layername=offre",
            "POPULATION": COMMUNES,
            "CHAMP_POPULATION": "population",
            "AUTRES_ROLES": [f"{REFERENCES}|layername=sip"],
            "DATE": DATE,
        },
        "niveaux_centralite": {
            "COMMUNES": COMMUNES,
            "OFFRE": f"{beside / 'centralites.gpkg'}|layername=offre",
            "COMPTAGE": f"{beside / 'centralites.gpkg'}|layername=comptage",
            "PERIMETRES": f"{REFERENCES}|layername=centralites",
            "NIVEAUX_OFFICIELS": f"{beside / 'centralites.gpkg'}|layername=niveaux_officiels",
            "CHAMP_ENSEMBLE": "siren_epci",
        },
        "polarites_flux": {
            "FLUX": f"{beside / 'centralites.gpkg'}|layername=flux",
            "COMMUNES": COMMUNES,
            "SEUIL_PART": 5,
        },
        "preparer_offre": {
            "EQUIPEMENTS": [str(EXAMPLE / "equipements_exemple.csv")],
            "COMMUNES": COMMUNES,
            "CORRESPONDANCE": f"{tvb}|layername=correspondances",
        },
        "fiches_centralite": {
            "DOSSIER": str(beside / "dossier_centralites.gpkg"),
            "COMMUNES": COMMUNES,
            "BATI": f"{REFERENCES}|layername=bati",
            "VOIRIE": f"{REFERENCES}|layername=routes",
            "DATE": DATE,
        },
        "fragmentation": {
            "TACHES": f"{REFERENCES}|layername=bois",
            "CORRESPONDANCES": f"{tvb}|layername=correspondances",
            "UNITES": COMMUNES,
            "CHAMP_UNITE": "code_insee",
            "CHAMP_NOM": "nom",
            "FRAGMENTANTS": [f"{REFERENCES}|layername={name}" for name in ("routes", "bati")],
            "EMPRISE": COMMUNES,
            "SOUS_TRAME": "boisée",
        },
        "structure_habitat": {
            "OCCUPATION": str(beside / "occupation.tif"),
            "CORRESPONDANCES": f"{tvb}|layername=correspondances",
            "CODES": "1",
            "EPAISSEUR_BORD": 50,
            "SOUS_TRAME": "boisée",
        },
        "trame_verte_bleue": {"PARAMETRES": str(beside / "tvb.yaml"), "DATE": DATE},
        "produire_atlas_tvb": {
            "DOSSIER": str(beside / "trame.gpkg"),
            "COMMUNES": COMMUNES,
            "FONDS": [f"{REFERENCES}|layername=bati"],
            "ECHELLE": 100_000,
        },
        "corridors": {
            "RESERVOIRS": f"{tvb}|layername=reservoirs",
            "RESISTANCE": str(beside / "resistance.tif"),
            "COUT_MAX": 50_000,
            "LARGEUR_MIN": 100,
            "SOUS_TRAME": "boisée",
        },
        "reservoirs": {
            "OCCUPATION": str(beside / "occupation.tif"),
            "CORRESPONDANCES": f"{tvb}|layername=correspondances",
            "CODES": "1",
            "ZONAGES": [f"{REFERENCES}|layername=zones_humides", f"{REFERENCES}|layername=reservoirs"],
            "SURFACE_MIN": 5,
            "PAS_JAPONAIS_MIN": 1,
            "EMPRISE": COMMUNES,
            "LISIERE": 50,
            "SOUS_TRAME": "boisée",
        },
        "pas_japonais": {
            "RESISTANCE": str(beside / "resistance.tif"),
            "RESERVOIRS": f"{tvb}|layername=reservoirs",
            "CANDIDATS": f"{REFERENCES}|layername=bois",
            "CORRIDORS": f"{tvb}|layername=corridors",
            "LIENS": f"{tvb}|layername=liens",
            "ECART_MAX": 1500,
            "COUT_MAX": 20_000,
        },
        "gain_restauration": {
            "RESISTANCE": str(beside / "resistance.tif"),
            "RESERVOIRS": f"{tvb}|layername=reservoirs",
            "SITES": f"{tvb}|layername=sites",
            "COUT_MAX": 20_000,
        },
        "impact_projet": {
            "RESISTANCE": str(beside / "resistance.tif"),
            "RESERVOIRS": f"{tvb}|layername=reservoirs",
            "SCENARIOS": [f"{tvb}|layername=projet"],
            "COMPENSATION": f"{tvb}|layername=sites",
            "DOCUMENT": str(document),
            "COUT_MAX": 20_000,
        },
        "enveloppe_urbaine": {
            "BATI": f"{REFERENCES}|layername=bati",
            "BATI_2": f"{REFERENCES}|layername=bati_agricole",
            "OCCUPATION_1": f"{EXAMPLE / 'occupation_sol.gpkg'}|layername=occupation_2015",
            "OCCUPATION_2": f"{EXAMPLE / 'occupation_sol.gpkg'}|layername=occupation_2024",
            "TABLE": f"{tvb}|layername=correspondances",
            "TERRITOIRES": COMMUNES,
            "SURFACE_MIN": 1,
            # two versions of GEOS, that of QGIS and that of the tests, draw arcs alike to the last digits only
            "DILATATION": 0,
            "EROSION": 0,
            "ANNEE_1": 2015,
            "ANNEE_2": 2024,
        },
        "controler_occupation_sol": {
            "OCCUPATION_1": f"{EXAMPLE / 'occupation_sol.gpkg'}|layername=occupation_2015",
            "OCCUPATION_2": f"{EXAMPLE / 'occupation_sol.gpkg'}|layername=occupation_2024",
            "OCCUPATION_3": f"{EXAMPLE / 'occupation_sol.gpkg'}|layername=occupation_2015",
            **{f"ANNEE_{date}": year for date, year in ((1, 2015), (2, 2024), (3, 2030))},
            "TABLE": f"{tvb}|layername=correspondances",
            "TERRITOIRES": COMMUNES,
        },
        "compteur_zan": {
            "CONSOMMATION": str(EXAMPLE / "conso_annuelle.csv"),
            "TERRITOIRES": COMMUNES,
            "REFERENCE": str(EXAMPLE / "conso_annuelle.csv"),
            "TAUX": f"{beside / 'foncier.gpkg'}|layername=taux",
            "PASSAGE": f"{beside / 'foncier.gpkg'}|layername=passage",
        },
        "artificialisation": {
            "OCCUPATION_1": f"{EXAMPLE / 'occupation_sol.gpkg'}|layername=occupation_2015",
            "OCCUPATION_2": f"{EXAMPLE / 'occupation_sol.gpkg'}|layername=occupation_2024",
            "TABLE": f"{tvb}|layername=correspondances",
            "TERRITOIRES": COMMUNES,
            "CHAMP_GROUPE": "siren_epci",
            "ENVELOPPE_1": f"{REFERENCES}|layername=enveloppe_urbaine",
            "ENVELOPPE_2": f"{REFERENCES}|layername=enveloppe_urbaine",
            "ANNEE_1": 2015,
            "ANNEE_2": 2024,
        },
        "rapport_foncier": {
            **{
                name: f"{beside / 'foncier.gpkg'}|layername={name.lower()}"
                for name in ("TERRITOIRES", "MATRICE", "CODES", "COMPTEUR", "GROUPES", "ANNEES")
            },
            "HYPOTHESES": "99001;1,5;2027",
            "DATE": DATE,
        },
        "territoire_exemple": {"REMPLACER": True},
    }


def large(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the values to change for a long run, by algorithm; ``folder`` holds what `large_case.write` wrote."""
    document, communes = folder / "document.gpkg", f"{folder / 'communes.gpkg'}|layername=communes"
    return {
        "lire_document_urbanisme": {"LOT": str(folder / LOT.name), "COMMUNES": communes},
        "controler_document_urbanisme": {"DOCUMENT": str(document), "COMMUNES": communes},
        "comparer_documents": {"AVANT": str(document), "APRES": str(document), "COMMUNES": communes},
        "preparer_references": {
            "COUCHES": [f"{folder / 'references.gpkg'}|layername={role}" for role in ROLES],
            "COUVERTURE": communes,
        },
        "preparer_table_oap": {"DOCUMENT": str(document), "COMMUNES": communes},
        "verifier_campagne": {
            "DOCUMENTS": [str(document)],
            "REFERENCES": str(folder / "references.gpkg"),
            "COMMUNES": communes,
        },
        "verifier_compatibilite": {
            "DOCUMENT": str(document),
            "REFERENCES": str(folder / "references.gpkg"),
            "COMMUNES": communes,
            "ZONES": f"{document}|layername=zone_urba",
        },
        "registre_foncier_scot": {"DOCUMENTS": [str(document)], "COMMUNES": communes},
        "fragmentation": {
            "TACHES": f"{folder / 'references.gpkg'}|layername=bois",
            "UNITES": communes,
            "FRAGMENTANTS": [f"{folder / 'references.gpkg'}|layername={name}" for name in ("routes", "bati")],
            "EMPRISE": communes,
        },
        "trame_verte_bleue": {"PARAMETRES": str(folder / "tvb.yaml")},
    }
