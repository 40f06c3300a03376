"""Bad input of `aula:territoire_exemple`."""

from __future__ import annotations

import pytest

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, Run


def _read_only(bench, folder):
    target = bad.read_only_folder(folder.parent / "lecture seule")
    if target is None:
        pytest.skip("aucun dossier en lecture seule sur ce système")
    return {"DOSSIER": str(target / "exemple")}


def _copied(run: Run) -> None:
    assert {"LOT", "GRILLE", "REFERENCES", "COMMUNES"} <= set(run.results)


def _already(bench, folder):
    (folder / "communes.gpkg").write_bytes(b"les miennes")
    return {"DOSSIER": str(folder)}


CASES = [
    Case("DOSSIER", "lecture_seule", _read_only, "Impossible d’écrire dans .*(accès refusé|disque en lecture seule)"),
    Case("DOSSIER", "dossier_absent", lambda _, f: {"DOSSIER": str(f.parent / "à" / "créer")}, finds=_copied),
    Case("DOSSIER", "accents", lambda _, f: {"DOSSIER": str(f.parent / "l'été à Ève & cie")}, finds=_copied),
    Case("DOSSIER", "fichier", lambda _, f: {"DOSSIER": str(bad.text_named(f, "x"))}, "est un fichier : choisissez un"),
    Case(
        "DOSSIER",
        "dans_un_fichier",
        lambda _, f: {"DOSSIER": str(bad.text_named(f, "x") / "y")},
        "Impossible d’écrire dans .*(n’est pas un dossier|existe déjà)",
    ),
    Case("DOSSIER", "deja_la", _already, "contient déjà : communes.gpkg.*Choisissez un autre dossier"),
]
