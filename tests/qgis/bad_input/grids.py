"""Bad grids, and the sentence each deserves; three algorithms read grids in the same way."""

from __future__ import annotations

from pathlib import Path

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case
from aula.tests.qgis.bad_input.places import file_cases

_BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ngrille: {id: [*c, *c]}\n"
_TAG = "grille: !!python/object/apply:os.system ['touch trace']\n"
_FILES = {
    "absent": "n’existe pas",
    "dossier": "ne contient pas de grille : il y faut au moins grille.csv et regles.csv",
    "vide": "le fichier ne contient pas de grille ; attendu : les clés grille",
    "texte": "le fichier ne contient pas de grille",
    "bruit": "n’est pas en UTF-8 ; enregistrez-le en UTF-8",
}


def grid_cases(parameter: str = "GRILLE") -> list[Case]:
    """Return the cases of a grid."""

    def text(content):
        return lambda _, folder: {parameter: _written(folder, "grille.yaml", content.encode())}

    def changed(old, new):
        def make(bench, folder):
            sound = Path(bench.files["grid"]).read_text(encoding="utf-8")
            assert old in sound
            return {parameter: _written(folder, "grille.yaml", sound.replace(old, new).encode())}

        return make

    def workbook(suffix):
        def make(bench, folder):
            return {parameter: str(bad.zip_of(folder, f"grille{suffix}", {"lisez-moi.txt": b"bonjour"}))}

        return make

    return [
        *file_cases(parameter, "grille.yaml", _FILES),
        Case(parameter, "bombe_yaml", text(_BOMB), "ligne 1 : les ancres YAML .* sont refusées"),
        Case(parameter, "etiquette_python", text(_TAG), "ligne 1 : les étiquettes YAML .* sont refusées"),
        Case(
            parameter,
            "regle_inconnue",
            changed("surface_intersection", "surface_intersecton"),
            "T1.*« surface_intersecton ».*surface_intersection",
        ),
        Case(parameter, "champ_inconnu", changed("portee:", "porté:"), "T1.*porté.*portee"),
        Case(
            parameter,
            "sans_regle",
            text("grille: {id: a, titre: A, version: 1}\n"),
            "la grille ne contient aucune règle",
        ),
        Case(parameter, "xlsx_autre_zip", workbook(".xlsx"), "n’est pas un classeur XLSX lisible"),
        Case(parameter, "ods_autre_zip", workbook(".ods"), "n’est pas un classeur ODS lisible"),
        Case(
            parameter,
            "autre_extension",
            lambda _, folder: {parameter: str(bad.text_named(folder, "grille.pdf"))},
            r"n’est pas d’un type accepté : Grille \(\*.yaml",
        ),
    ]


def _written(folder: Path, name: str, data: bytes) -> str:
    (folder / name).write_bytes(data)
    return str(folder / name)
