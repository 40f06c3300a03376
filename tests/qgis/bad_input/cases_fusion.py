"""Bad input of `aula:fusionner_avis`."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, tells, unchanged
from aula.tests.qgis.bad_input.places import destination_cases, file_cases

_NOT_ONE = "n’est pas un dossier d’analyse : indiquez un GeoPackage écrit par « Vérifier la compatibilité"
_SAYS = {
    "absent": "autre.gpkg » n’existe pas",
    "dossier": "est un dossier : indiquez un fichier",
    **dict.fromkeys(("vide", "texte", "bruit"), _NOT_ONE),
}


def _listed(case: Case) -> Case:
    """Give the file of a case in a list."""

    def make(bench, folder):
        return {"COPIES": list(case.make(bench, folder).values())}

    return Case(case.parameter, case.kind, make, case.says)


def _files(parameter: str) -> list[Case]:
    cut = Case(
        parameter,
        "tronque",
        lambda b, folder: {parameter: str(bad.truncated(Path(b.files["copie"]), folder))},
        "est incomplet : .* octets au lieu de .*recommencez",
    )
    other = Case(parameter, "autre_geopackage", lambda b, _: {parameter: b.files["references"]}, _NOT_ONE)
    return [*file_cases(parameter, "autre.gpkg", _SAYS), cut, other]


def _of_another_document(bench, folder):
    path = folder / "voisin.gpkg"
    shutil.copy(bench.files["copie"], path)
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("UPDATE resultats SET idurba = '62041_PLU_20260101'")
    return {"COPIES": [str(path)]}


_KEY = ("grille_id", "regle_id", "territoire_type", "territoire_id", "idurba", "avis")


def _flat(*columns: str, rows: tuple[str, ...]):
    def make(_, folder):
        path = folder / "copie.csv"
        path.write_text("\n".join((",".join(columns), *rows)) + "\n", encoding="utf-8")
        return {"COPIES": [str(path)]}

    return make


def _latin(_, folder):
    path = folder / "copie.csv"
    path.write_bytes(",".join(_KEY).encode() + "\nd,T1,commune,99001,d,é\n".encode("latin-1"))
    return {"COPIES": [str(path)]}


def _table(*columns: str, rows: tuple[str, ...] = ()):
    def make(_, folder):
        path = folder / "choix.csv"
        path.write_text("\n".join((",".join(columns), *rows)) + "\n", encoding="utf-8")
        return {"CHOIX": str(path)}

    return make


CASES = [
    *_files("BASE"),
    Case(
        "BASE", "shapefile", lambda b, _: {"BASE": next(map(str, Path(b.files["lot"]).rglob("*.shp")))}, "type accepté"
    ),
    *(_listed(case) for case in _files("COPIES")),
    Case(
        "COPIES",
        "table_sans_cle",
        _flat("avis", rows=("compatible",)),
        "n’a pas de colonne « grille_id », « regle_id »",
    ),
    Case(
        "COPIES", "table_d_ailleurs", _flat(*_KEY, rows=("g,T1,commune,99001,d,compatible",)), "en plus : grille « g »"
    ),
    Case(
        "COPIES",
        "table_niveau_faux",
        _flat(*_KEY, rows=("g,T1,commune,99001,d,compatibles",)),
        "copie.csv », ligne 2 : avis inconnu : « compatibles »",
    ),
    Case("COPIES", "table_latin1", _latin, "n’est pas en UTF-8"),
    Case("COPIES", "aucune", lambda *_: {"COPIES": []}, "est obligatoire|donnez au moins une copie"),
    Case("COPIES", "deux_fois", lambda b, _: {"COPIES": [b.files["copie"]] * 2}, "est donné deux fois"),
    Case("COPIES", "autre_document", _of_another_document, "ne sont pas des copies d’un même dossier .*62041_PLU_2026"),
    Case("CHOIX", "absente", lambda _, folder: {"CHOIX": str(folder / "absente.csv")}, "est introuvable ou illisible"),
    Case("CHOIX", "fausse", lambda _, f: {"CHOIX": str(bad.noise_named(f, "bruit.shp"))}, "introuvable ou illisible"),
    Case("CHOIX", "champ_absent", _table("proposition", "avis", rows=("P-1,x",)), "n’a pas de colonne « choix »"),
    Case("CHOIX", "vide", _table("proposition", "choix"), finds=unchanged),
    Case(
        "CHOIX",
        "inconnu",
        _table("proposition", "choix", rows=("P-1,oui",)),
        finds=tells("1 choix ne répondent à aucune proposition", NB_REPRIS=1, NB_CONFLITS=0),
    ),
    *destination_cases("CONFLITS", "c.gpkg", unchanged),
    *destination_cases("DOSSIER", "d.gpkg", unchanged),
    Case("DOSSIER", "dossier", lambda _, f: {"DOSSIER": str(bad.folder_named(f, "d.gpkg"))}, "indiquez un fichier"),
    Case(
        "DOSSIER", "base", lambda b, _: {"DOSSIER": b.files["dossier"]}, "est aussi un fichier lu .BASE. : choisissez"
    ),
]
