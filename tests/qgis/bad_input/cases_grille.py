"""Bad input of `aula:convertir_grille`."""

from __future__ import annotations

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, unchanged
from aula.tests.qgis.bad_input.grids import grid_cases
from aula.tests.qgis.bad_input.places import destination_cases


def _full_folder(bench, folder):
    (folder / "photos").mkdir()
    (folder / "photos" / "mairie.jpg").write_bytes(b"x")
    return {"FORMAT": "csv", "SORTIE": str(folder / "photos")}


CASES = [
    *grid_cases(),
    Case("FORMAT", "inconnu", lambda *_: {"FORMAT": "pdf"}, "« pdf » n’est pas un choix ; accepté : yaml, xlsx"),
    Case("FORMAT", "autre_que_sortie", lambda *_: {"FORMAT": "xlsx"}, "accordez les deux"),
    *destination_cases("SORTIE", "g.yaml", unchanged),
    *destination_cases("SORTIE", "g.xlsx", unchanged, FORMAT="xlsx"),
    *destination_cases("SORTIE", "g", unchanged, FORMAT="csv"),
    Case(
        "SORTIE",
        "grille_lue",
        lambda b, _: {"SORTIE": b.files["grid"]},
        "est aussi un fichier lu .GRILLE. : choisissez un autre",
    ),
    Case("SORTIE", "dossier_plein", _full_folder, "contient autre chose qu’une grille : choisissez un dossier vide"),
    Case("SORTIE", "dossier", lambda _, folder: {"SORTIE": str(bad.folder_named(folder, "g.yaml"))}, "est un dossier"),
]
