"""The example territory read once, with one rule and one role, as sound input of every algorithm."""

import shutil
from pathlib import Path

import pytest
from qgis import processing

from aula.aula_plugin.storage.avis import write_avis
from aula.aula_plugin.storage.dossier_reading import read_dossier
from aula.tests.qgis import trame_dossier
from aula.tests.qgis.bad_input import (
    cases_compteur,
    cases_connectivite,
    cases_couts,
    cases_matiere,
    cases_niveaux,
    cases_offre,
    cases_projets,
    cases_rapport_foncier,
    cases_tvb,
)
from aula.tests.qgis.bad_input.bench import Bench
from aula.tests.qgis.centrality import hand_dossier
from aula.tests.qgis.toolbox import network_plan

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "templates" / "exemple"
LOT = EXAMPLE / "200000001_PLUi_20260618"
MODIFICATION = EXAMPLE / "200000001_PLUi_20261001.zip"
COMMUNES = f"{EXAMPLE / 'communes.gpkg'}|layername=communes"
REFERENCES_SCOT = str(EXAMPLE / "references_scot.gpkg")
RESERVOIRS = f"{REFERENCES_SCOT}|layername=reservoirs"
#: Land covers of the example.
_COVERS = {
    name: f"{EXAMPLE / 'occupation_sol.gpkg'}|layername={name}" for name in ("occupation_2015", "occupation_2024")
}
#: Layers of the example that perimeters are drawn from, by their names among the files.
_CENTRALITY = {
    "rues": "routes",
    **{name: name for name in ("bati", "parcelles", "centralites", "centralites_plu", "sip")},
}
GRID = """
grille: {id: essai, titre: Grille d’essai, version: 1}
armature: {niveaux: {"1": Pôle}}
roles:
  reservoirs: {libelle: Réservoirs, geometrie: surface, incertitude_m: 25}
regles:
  - id: T1
    titre_court: Zones N en réservoir
    theme: Trame
    portee: prescription
    question: Quelle surface naturelle est en réservoir ?
    mode: auto
    source: {document: DOO, page: 1}
    indicateur: {type: surface_intersection, params: {x: ["zones:N"], y: ["role:reservoirs"]}}
    seuil: {operateur: "<=", valeur: 0, unite: ha}
"""


@pytest.fixture(scope="package")
def files(aula_provider, tmp_path_factory):
    """Paths of sound things: document, its zones, grid, references, communes, lot."""
    folder = tmp_path_factory.mktemp("sain")
    document, references, grid = folder / "document.gpkg", folder / "references.gpkg", folder / "grille.yaml"
    processing.run("aula:lire_document_urbanisme", {"LOT": str(LOT), "DOCUMENT": str(document), "CHARGER": False})
    modified = folder / "modification.gpkg"
    processing.run(
        "aula:lire_document_urbanisme", {"ARCHIVE": str(MODIFICATION), "DOCUMENT": str(modified), "CHARGER": False}
    )
    codes = ",".join(f"9900{n}" for n in range(1, 7))
    packed = {"COUCHES": [RESERVOIRS], "CORRESPONDANCE": ["1", "reservoirs"], "COUVERTURE_INSEE": codes}
    processing.run("aula:preparer_references", {**packed, "REFERENCES": str(references)})
    grid.write_text(GRID, encoding="utf-8")
    return {
        "document": str(document),
        "modification": str(modified),
        "zones": f"{document}|layername=zone_urba",
        "grid": str(grid),
        "references": str(references),
        "communes": COMMUNES,
        "reservoirs": RESERVOIRS,
        "references_scot": REFERENCES_SCOT,
        **{key: f"{REFERENCES_SCOT}|layername={name}" for key, name in _CENTRALITY.items()},
        **cases_offre.inputs(folder),
        "dossier_centralites": str(hand_dossier.write(folder / "dossier_centralites.gpkg", hand_dossier.usual())),
        **cases_niveaux.inputs(folder),
        **_COVERS,
        **cases_compteur.tables(EXAMPLE),
        **cases_rapport_foncier.tables(folder),
        "lot": str(LOT),
        "plan": str(network_plan.write(EXAMPLE / "references_scot.gpkg", folder, cases_tvb.CELL)),
        "trame": str(trame_dossier.write(folder / "trame.gpkg")),
        "resistance": cases_couts.raster(folder),
        "occupation": cases_matiere.occupation(folder),
        "frictions": cases_matiere.frictions(folder),
        **cases_connectivite.network(folder),
        **cases_projets.network(RESERVOIRS, folder),
        **_dossiers(folder, document, references, grid),
    }


def _dossiers(folder, document, references, grid):
    """Return a dossier and a copy where a person wrote on one line."""
    files = {name: str(folder / f"{name}.gpkg") for name in ("dossier", "copie")}
    values = {"DOCUMENT": str(document), "GRILLE": str(grid), "REFERENCES": str(references), "COMMUNES": COMMUNES}
    processing.run(
        "aula:verifier_compatibilite", {**values, "RESULTATS": "memory:", "RAPPORT": None, "DOSSIER": files["dossier"]}
    )
    shutil.copy(files["dossier"], files["copie"])
    write_avis(files["copie"], read_dossier(files["copie"]).lignes[0], {"avis": "compatible"}, "A")
    return files


@pytest.fixture(scope="package")
def benches(files):
    """One bench per algorithm, by name."""
    sound = {
        "trame_verte_bleue": (
            {"PARAMETRES": files["plan"], "SOUS_TRAMES": "boisee"},
            {"RESERVOIRS": "reservoirs.gpkg"},
        ),
        "lire_document_urbanisme": (
            {"LOT": files["lot"], "CHARGER": False},
            {"DOCUMENT": "document.gpkg"},
        ),
        "controler_document_urbanisme": (
            {"DOCUMENT": files["document"]},
            {"DEFAUTS": "defauts.gpkg"},
        ),
        "comparer_documents": (
            {"AVANT": files["document"], "APRES": files["modification"]},
            {"CHANGEMENTS": "changements.gpkg"},
        ),
        "convertir_grille": (
            {"GRILLE": files["grid"], "FORMAT": "yaml"},
            {"SORTIE": "grille.yaml"},
        ),
        "preparer_references": (
            {"COUCHES": [files["reservoirs"]], "COUVERTURE_INSEE": "99001"},
            {"REFERENCES": "references.gpkg"},
        ),
        "preparer_table_oap": (
            {"DOCUMENT": files["document"], "COMMUNES": files["communes"]},
            {"OAP": "oap.gpkg"},
        ),
        "verifier_compatibilite": (
            {name.upper(): files[key] for name, key in _CHECKED.items()},
            {"RESULTATS": "resultats.gpkg"},
        ),
        "verifier_campagne": (
            {
                "DOCUMENTS": [files["document"]],
                "GRILLE": files["grid"],
                "REFERENCES": files["references"],
                "COMMUNES": files["communes"],
            },
            {"RESULTATS": "resultats.gpkg", "SYNTHESE": "synthese.gpkg"},
        ),
        "fusionner_avis": (
            {"BASE": files["dossier"], "COPIES": [files["copie"]]},
            {"CONFLITS": "conflits.gpkg", "DOSSIER": "fusion.gpkg"},
        ),
        "produire_atlas": (
            {"DOSSIER": files["dossier"], "COMMUNES_CHOISIES": "99001"},
            {"ATLAS": "atlas.pdf"},
        ),
        "produire_atlas_tvb": (
            {"DOSSIER": files["trame"], "ECHELLE": 100_000},
            {"ATLAS": "atlas.pdf"},
        ),
        "produire_documents": (
            {"DOSSIER": files["copie"]},
            {
                "RAPPORT": "r.html",
                "LETTRE": "l.odt",
                "LETTRE_PDF": "l.pdf",
                "ANNEXE": "a.odt",
                "TABLEUR": "t.xlsx",
                "CSV": "t.csv",
            },
        ),
        "registre_foncier_scot": (
            {
                "DOCUMENTS": [files["document"]],
                "GRILLE": files["grid"],
                "REFERENCES": files["references_scot"],
                "COMMUNES": files["communes"],
            },
            {"REGISTRE": "registre.gpkg"},
        ),
        "cout_deplacement": (
            {"RESISTANCE": files["resistance"], "SOURCES": files["reservoirs"], "COUT_MAX": 1_000},
            {"COUT": "cout.tif"},
        ),
        "aires_dispersion": (
            {"RESISTANCE": files["resistance"], "SOURCES": files["reservoirs"], "BANDES": "100"},
            {"AIRES": "aires.gpkg"},
        ),
        "corridors": (
            {"RESISTANCE": files["resistance"], "RESERVOIRS": files["reservoirs"], "COUT_MAX": 50_000},
            {"LIENS": "liens.gpkg", "CORRIDORS": "corridors.gpkg", "GOULETS": "goulets.gpkg"},
        ),
        "occupation_composite": (
            {"COUCHES": [files["reservoirs"]], "EMPRISE": files["communes"], "MAILLE": 50},
            {"OCCUPATION": "occupation.tif", "CORRESPONDANCES": "correspondances.gpkg"},
        ),
        "surface_resistance": (
            {"OCCUPATION": files["occupation"], "FRICTIONS": files["frictions"]},
            {"RESISTANCE": "resistance.tif"},
        ),
        "reservoirs": (
            {"OCCUPATION": files["occupation"], "CODES": "1"},
            {"RESERVOIRS": "reservoirs.gpkg"},
        ),
        "structure_habitat": (
            {"OCCUPATION": files["occupation"], "CODES": "1", "EPAISSEUR_BORD": 50},
            {"CLASSES": "classes.tif", "SURFACES": "surfaces.gpkg"},
        ),
        "fragmentation": (
            {"TACHES": files["reservoirs"], "UNITES": files["communes"], "CHAMP_UNITE": "code_insee"},
            {"UNITES_RESULTAT": "unites.gpkg"},
        ),
        "connectivite": (
            {"NOEUDS": files["noeuds"], "LIENS": files["liens"], "SURFACE_ETUDE": 100},
            {"NOEUDS_RESULTAT": "n.gpkg", "LIENS_RESULTAT": "l.gpkg", "METRIQUES": "m.gpkg"},
        ),
        "points_conflit": (
            {
                "LIENS": files["liens_id"],
                "CORRIDORS": files["corridors_id"],
                "OBSTACLES": [files["zones"]],
                "CORRESPONDANCE": ["1", "bati", ""],
            },
            {"CONFLITS": "conflits.gpkg"},
        ),
        **{name: ({**_ground(files), **values}, outputs) for name, (values, outputs) in _projects(files).items()},
        "preparer_offre": (
            {"EQUIPEMENTS": [files["equipements"]], "COMMUNES": files["communes"]},
            {"OFFRE": "offre.gpkg", "COMPTAGE": "comptage.gpkg"},
        ),
        "perimetres_centralite": (
            {"OFFRE": files["offre"], "COMMUNES": files["communes"], "MAILLE": 50},
            {"CANDIDATS": "candidats.gpkg"},
        ),
        "sensibilite_centralite": (
            {"OFFRE": files["offre"], "COMMUNES": files["communes"], "COMMUNES_CHOISIES": "99006", "MAILLE": 100},
            {"SENSIBILITE": "sensibilite.gpkg"},
        ),
        "comparer_perimetres": (
            {
                "COMMUNES": files["communes"],
                "PERIMETRES_SCOT": files["centralites"],
                "PERIMETRES_PLU": files["centralites_plu"],
            },
            {"COMPARAISON": "comparaison.gpkg", "REFERENCES": "roles.gpkg"},
        ),
        "niveaux_centralite": (
            {"OFFRE": files["offre"], "COMMUNES": files["communes"]},
            {"NIVEAUX": "niveaux.gpkg"},
        ),
        "polarites_flux": (
            {"FLUX": files["flux"], "COMMUNES": files["communes"]},
            {"POLARITES": "polarites.gpkg", "LIGNES": "lignes.gpkg"},
        ),
        "fiches_centralite": (
            {"DOSSIER": files["dossier_centralites"], "COMMUNES": files["communes"], "DATE": "2026-10-20"},
            {"RAPPORT": "rapport.html"},
        ),
        "enveloppe_urbaine": ({"BATI": files["bati"]}, {"ENVELOPPES": "enveloppes.gpkg"}),
        "controler_occupation_sol": ({"OCCUPATION_1": files["occupation_2015"]}, {"ERREURS": "erreurs.gpkg"}),
        "artificialisation": (
            {
                "OCCUPATION_1": files["occupation_2015"],
                "OCCUPATION_2": files["occupation_2024"],
                "ANNEE_1": 2015,
                "ANNEE_2": 2024,
            },
            {"TERRITOIRES_RESULTAT": "territoires.gpkg"},
        ),
        "compteur_zan": (
            {"CONSOMMATION": files["conso_annuelle"], "TERRITOIRES": files["communes"]},
            {"COMPTEUR": "compteur.gpkg", "GROUPES": "groupes.gpkg", "ANNEES": "annees.gpkg"},
        ),
        "rapport_foncier": cases_rapport_foncier.bench(files),
        "territoire_exemple": ({}, {"DOSSIER": "exemple"}),
    }
    return {name: Bench(f"aula:{name}", *values, files) for name, values in sound.items()}


_CHECKED = {"document": "document", "grille": "grid", "references": "references", "communes": "communes"}


def _ground(files):
    """What the algorithms that redraw a network are given."""
    return {"RESISTANCE": files["resistance"], "RESERVOIRS": files["reservoirs"], "COUT_MAX": 3_000}


def _projects(files):
    """What each of them is given besides, and what it writes."""
    return {
        "pas_japonais": (
            {"CANDIDATS": files["sites"], "CORRIDORS": files["corridors_id"], "LIENS": files["liens_id"]},
            {"PAS_JAPONAIS": "pas.gpkg"},
        ),
        "gain_restauration": ({"SITES": files["sites"]}, {"SITES_CLASSES": "sites.gpkg"}),
        "impact_projet": (
            {"SCENARIOS": [files["sites"]]},
            {"LIENS_COMPARES": "l.gpkg", "RESERVOIRS_COMPARES": "r.gpkg", "SYNTHESE": "s.gpkg"},
        ),
    }
