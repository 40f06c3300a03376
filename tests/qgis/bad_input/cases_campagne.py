"""Bad input of `aula:verifier_campagne`: what `aula:verifier_compatibilite` reads too, then several documents."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from aula.tests.qgis.bad_input.bench import Case, Run, also, tells, unchanged
from aula.tests.qgis.bad_input.cases_verifier import CASES as OF_ONE
from aula.tests.qgis.bad_input.documents import document_cases
from aula.tests.qgis.bad_input.places import NUMBER_KINDS, destination_cases

_SHARED = ("GRILLE", "REFERENCES", "COMMUNES", "CHAMP_INSEE", "DATE", "RESULTATS", "DOSSIER", "RAPPORT")
_NUMBERS = {"texte": "beaucoup", "hors_bornes": -1, "pas_un_nombre": float("nan")}


def _listed(case: Case) -> Case:
    """Give the file of a case in a list; no document at all is told in one sentence."""

    def make(bench, folder):
        return {"DOCUMENTS": [one for one in case.make(bench, folder).values() if one]}

    return Case(case.parameter, case.kind, make, case.says, case.finds)


def _changed(order: str, *others: str):
    """Give the document of the example with a copy of it changed by SQL, then more files."""

    def make(bench, folder):
        path = folder / "voisin.gpkg"
        shutil.copy(bench.files["document"], path)
        with closing(sqlite3.connect(path)) as base, base:
            base.execute(order)
        return {"DOCUMENTS": [bench.files["document"], str(path), *others]}

    return make


def _synthesis(**values):
    """Every commune has these values."""

    def finds(run: Run) -> None:
        rows = run.rows("SYNTHESE")
        assert len(rows) == 6
        assert {name: {row[name] for row in rows} for name in values} == {k: {v} for k, v in values.items()}

    return finds


def _annulled(bench, folder):
    path = folder / "annule.gpkg"
    shutil.copy(bench.files["document"], path)
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("UPDATE document SET etat = '04'")
    return {"DOCUMENTS": [str(path)]}


CASES = [
    *(_listed(case) for case in document_cases("DOCUMENTS") if case.kind not in ("shapefile", "aucun")),
    Case("DOCUMENTS", "aucun", lambda *_: {"DOCUMENTS": []}, "est obligatoire|donnez au moins un document"),
    Case(
        "DOCUMENTS",
        "deux_fois",
        lambda b, _: {"DOCUMENTS": [b.files["document"]] * 2},
        "« document.gpkg » est donné deux fois",
    ),
    Case(
        "DOCUMENTS",
        "meme_idurba",
        _changed("UPDATE document SET datappro = '20300101'"),
        "portent le même IDURBA « 200000001_PLUI_20260618 »",
    ),
    Case(
        "DOCUMENTS",
        "deux_en_vigueur",
        lambda b, _: {"DOCUMENTS": [b.files["document"], b.files["modification"]]},
        finds=also(
            tells(
                r"6 communes \(99001, .*99006\) : 200000001_PLUI_20261001 est retenu ; laissé de côté : "
                r"200000001_PLUI_20260618 \(état « opposable »\)",
                NB_DOCUMENTS=1,
                NB_PLUSIEURS_DOCUMENTS=6,
                NB_LIGNES=6,
            ),
            _synthesis(situation="plusieurs documents en vigueur", autres_documents="200000001_PLUI_20260618"),
        ),
    ),
    Case(
        "DOCUMENTS",
        "annule",
        _annulled,
        finds=also(
            tells("est le seul document donné, état « annulé »", NB_HORS_VIGUEUR=6),
            _synthesis(situation="document non en vigueur", etat="annulé"),
        ),
    ),
    Case(
        "DOCUMENTS",
        "sans_zone",
        _changed("DELETE FROM zone_urba"),
        "« voisin.gpkg » ne contient aucune zone : rien ne peut être mesuré",
    ),
    Case(
        "COMMUNES",
        "ailleurs",
        lambda b, folder: {"COMMUNES": _elsewhere(Path(b.files["references_scot"]).parent / "communes.gpkg", folder)},
        "Aucun document donné ne couvre une commune",
    ),
    Case("COMMUNES", "aucune", lambda *_: {"COMMUNES": None}, "Une campagne a besoin des communes du SCoT"),
    *(case for case in OF_ONE if case.parameter in _SHARED and (case.parameter, case.kind) != ("COMMUNES", "aucune")),
    *(
        Case("OUVRIERS", kind, lambda *_, value=_NUMBERS[kind]: {"OUVRIERS": value}, "n’est pas un nombre accepté")
        for kind in sorted(NUMBER_KINDS)
    ),
    *destination_cases("SYNTHESE", "s.gpkg", unchanged),
    *destination_cases("CHALEUR", "c.gpkg", unchanged),
    *destination_cases("TOTAUX", "t.gpkg", unchanged),
    Case(
        "ORDONNANCEUR",
        "rien_n_ecoute",
        lambda *_: {"ORDONNANCEUR": "tcp://127.0.0.1:9"},
        "ne répond pas|demande le module Python « distributed »",
    ),
    Case(
        "ORDONNANCEUR",
        "pas_une_adresse",
        lambda *_: {"ORDONNANCEUR": "mon ordinateur"},
        "ne répond pas|demande le module Python « distributed »",
    ),
]


def _elsewhere(source: Path, folder: Path) -> str:
    """Move the communes a thousand kilometres away, under other codes."""
    from osgeo import gdal

    path = folder / "communes.gpkg"
    gdal.VectorTranslate(
        str(path),
        str(source),
        SQLStatement="SELECT '8' || substr(code_insee, 2) AS code_insee, nom, ShiftCoords(geom, 0, 100000) AS geom "
        "FROM communes",
        SQLDialect="SQLite",
        layerName="communes",
    )
    return f"{path}|layername=communes"
