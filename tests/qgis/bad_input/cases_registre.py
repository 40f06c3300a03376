"""Bad input of `aula:registre_foncier_scot`."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, Run, tells, unchanged
from aula.tests.qgis.bad_input.documents import document_cases
from aula.tests.qgis.bad_input.grids import grid_cases
from aula.tests.qgis.bad_input.layers import layer_cases
from aula.tests.qgis.bad_input.places import destination_cases, file_cases

_SOUND = ("degres", "autre_scr", "z_et_m")
_DRAWN = ("courbe", "multisurface")
_MISSING = ("geometrie_nulle", "geometrie_vide", "pas_un_nombre")
_HUGE = "1 objet.* aux coordonnées démesurées"
_NOT_READABLE = "n’est pas un GeoPackage lisible : attendu le fichier produit par « Préparer les références »"


def _listed(case: Case) -> Case:
    """Give the file of a case in a list."""

    def make(bench, folder):
        return {"DOCUMENTS": list(case.make(bench, folder).values())}

    return Case(case.parameter, case.kind, make, case.says, case.finds)


def _spoilt(*orders: str):
    """Change a copy of the references with SQL."""

    def make(bench, folder):
        path = folder / "references.gpkg"
        shutil.copy(bench.files["references_scot"], path)
        with closing(sqlite3.connect(path)) as base, base:
            for order in orders:
                base.execute(order)
        return {"REFERENCES": str(path)}

    return make


def _no_envelope(run: Run) -> None:
    assert run.results["ENVELOPPE_HA"] is None and run.results["RESTE_HA"] is None
    assert {row["statut"] for row in run.rows("REGISTRE")} == {"sans enveloppe"}


def _nothing_observed(run: Run) -> None:
    assert run.results["CONSOMME_HA"] is None


_COMMUNES = [
    *layer_cases(
        "COMMUNES",
        "communes",
        {
            **dict.fromkeys(_SOUND, tells("", NB_COMMUNES=6)),
            **dict.fromkeys(_DRAWN, tells("", NB_COMMUNES=6)),
            "noeud_papillon": tells("communes : 1 géométrie réparée", NB_COMMUNES=6),
            **dict.fromkeys(_MISSING, tells("pas du registre, non comptées : 99001", NB_COMMUNES=5)),
            "demesuree": tells(_HUGE, NB_COMMUNES=5),
        },
        {"vide": "aucune surface avec un code INSEE"},
    ),
    Case(
        "COMMUNES",
        "code_nul",
        lambda b, _: {"COMMUNES": bad.field_set(b.files["communes"], "code_insee", None)},
        finds=tells("communes : 1 objet sans code INSEE ignoré", NB_COMMUNES=5),
    ),
    Case(
        "COMMUNES",
        "code_double",
        lambda b, _: {"COMMUNES": bad.field_set(b.files["communes"], "code_insee", "99002")},
        finds=tells("commune 99002 : 2 objets réunis", NB_COMMUNES=5),
    ),
]
_CONSUMPTION = [
    *layer_cases(
        "CONSOMMATION",
        "reservoirs",
        {
            **dict.fromkeys((*_SOUND, *_DRAWN), tells("consommation : sans champ de date", NB_COMMUNES=6)),
            "noeud_papillon": tells("consommation : 1 géométrie réparée", NB_COMMUNES=6),
            **dict.fromkeys(_MISSING, tells("consommation : 1 objet sans surface ignoré", NB_COMMUNES=6)),
            "demesuree": tells(_HUGE, NB_COMMUNES=6),
            "vide": _nothing_observed,
        },
        {},
    ),
    Case(
        "CHAMP_DATE",
        "absent",
        lambda b, _: {"CONSOMMATION": b.files["reservoirs"], "CHAMP_DATE": "annee"},
        "le champ « annee » .*champ de la date.* n’existe pas",
    ),
    Case(
        "CHAMP_DATE",
        "illisible",
        lambda b, _: {"CONSOMMATION": b.files["reservoirs"], "CHAMP_DATE": "nom"},
        finds=tells("objets sans date lisible, hors des sommes", NB_COMMUNES=6),
    ),
    Case(
        "CHAMP_VOCATION",
        "absent",
        lambda b, _: {"CONSOMMATION": b.files["reservoirs"], "CHAMP_VOCATION": "usage"},
        "le champ « usage » .*champ de la vocation.* n’existe pas",
    ),
    Case(
        "CHAMP_VOCATION",
        "inconnue",
        lambda b, _: {"CONSOMMATION": b.files["reservoirs"], "CHAMP_VOCATION": "nom"},
        finds=tells("consommation : vocation non reconnue", NB_COMMUNES=6),
    ),
]
_REFERENCES = [
    *file_cases(
        "REFERENCES",
        "references.gpkg",
        {
            "absent": "references.gpkg » n’existe pas",
            "dossier": "est un dossier : indiquez un fichier",
            **dict.fromkeys(("vide", "texte", "bruit"), _NOT_READABLE),
        },
    ),
    Case(
        "REFERENCES",
        "sans_enveloppe_urbaine",
        lambda b, _: {"REFERENCES": b.files["references"]},
        "Les références n’ont pas de couche « enveloppe_urbaine »",
    ),
    Case(
        "REFERENCES",
        "sans_table",
        _spoilt(
            "DROP TABLE enveloppes",
            "DELETE FROM gpkg_contents WHERE table_name = 'enveloppes'",
            "DELETE FROM gpkg_ogr_contents WHERE table_name = 'enveloppes'",
        ),
        finds=_no_envelope,
    ),
    Case(
        "REFERENCES",
        "texte_pour_nombre",
        _spoilt("UPDATE enveloppes SET ha = 'seize' WHERE fid = 1"),
        "table « enveloppes », ligne 1, colonne « ha » : « seize » n’est pas une surface",
    ),
    Case(
        "REFERENCES",
        "doublon",
        _spoilt("UPDATE enveloppes SET territoire = '99001' WHERE fid = 2"),
        "ligne 2 : « 99001 » a déjà une enveloppe",
    ),
    Case(
        "REFERENCES",
        "territoire_inconnu",
        _spoilt("UPDATE enveloppes SET territoire = '62041' WHERE fid = 1"),
        finds=tells("qui ne sont pas du registre, non comptées : 62041", NB_COMMUNES=6),
    ),
]
CASES = [
    *(_listed(case) for case in document_cases("DOCUMENTS") if case.kind not in ("shapefile", "aucun")),
    Case(
        "DOCUMENTS",
        "shapefile",
        lambda b, _: {"DOCUMENTS": [str(next(Path(b.files["lot"]).rglob("*ZONE_URBA*.shp")))]},
        "n’est pas un document d’urbanisme lu par AULA : ce n’est pas un GeoPackage",
    ),
    Case("DOCUMENTS", "aucun", lambda *_: {"DOCUMENTS": []}, "est obligatoire|donnez au moins un document lu par AULA"),
    *grid_cases(),
    *_REFERENCES,
    *_COMMUNES,
    *_CONSUMPTION,
    Case("CHAMP_INSEE", "absent", lambda *_: {"CHAMP_INSEE": "insee_2026"}, "le champ « insee_2026 » n’existe pas"),
    Case("DEPUIS", "texte", lambda *_: {"DEPUIS": "hier"}, "Date « hier » illisible.*AAAA-MM-JJ"),
    Case("DATE", "a_la_francaise", lambda *_: {"DATE": "31/12/2026"}, "Date « 31/12/2026 » illisible.*AAAA-MM-JJ"),
    *(case for name in ("REGISTRE", "PIECES", "CARTE") for case in destination_cases(name, "d.gpkg", unchanged)),
    *destination_cases("RAPPORT", "r.html", unchanged),
    Case("RAPPORT", "dossier", lambda _, f: {"RAPPORT": str(bad.folder_named(f, "r.html"))}, "indiquez un fichier"),
]
