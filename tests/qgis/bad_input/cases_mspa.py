"""Bad input of `aula:structure_habitat`."""

from __future__ import annotations

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, tells, unchanged
from aula.tests.qgis.bad_input.cases_matiere import classes, occupation
from aula.tests.qgis.bad_input.places import destination_cases

_NOT_THERE = "OCCUPATION.* (introuvable ou illisible|n’est pas acceptée)"
_NO_NUMBER = "n’est pas un nombre accepté"

CASES = [
    Case("OCCUPATION", "absente", lambda _, f: {"OCCUPATION": str(f / "absente.tif")}, _NOT_THERE),
    Case("OCCUPATION", "texte", lambda _, f: {"OCCUPATION": str(bad.text_named(f, "o.tif"))}, _NOT_THERE),
    Case("OCCUPATION", "bruit", lambda _, f: {"OCCUPATION": str(bad.noise_named(f, "o.tif"))}, _NOT_THERE),
    Case(
        "OCCUPATION",
        "degres",
        lambda _, f: {"OCCUPATION": occupation(f, crs="EPSG:4326")},
        "où l’on ne mesure pas de distance",
    ),
    Case(
        "OCCUPATION",
        "sans_scr",
        lambda _, f: {"OCCUPATION": occupation(f, crs="")},
        "n’a pas de système de coordonnées",
    ),
    *classes(),
    Case("CODES", "inconnu", lambda *_: {"CODES": "9"}, "Le code « 9 » n’est pas dans « occupation »"),
    Case("CODES", "vide", lambda *_: {"CODES": ""}, "porte d’autres codes que 1 et 0 : donnez dans CODES"),
    Case("EPAISSEUR_BORD", "hors_bornes", lambda *_: {"EPAISSEUR_BORD": -1}, "« -1 » .*attendu : au moins 0.001"),
    Case("EPAISSEUR_BORD", "texte", lambda *_: {"EPAISSEUR_BORD": "large"}, f"« large » {_NO_NUMBER}"),
    Case("EPAISSEUR_BORD", "pas_un_nombre", lambda *_: {"EPAISSEUR_BORD": float("nan")}, _NO_NUMBER),
    Case("EPAISSEUR_BORD", "plus_que_tout", lambda *_: {"EPAISSEUR_BORD": 1e9}, "est plus large que « occupation »"),
    Case(
        "EPAISSEUR_BORD",
        "moins_d_une_maille",
        lambda *_: {"EPAISSEUR_BORD": 0.5},
        finds=tells("une grille plus fine s’en approcherait", BORD_MAILLES=1),
    ),
    Case("CONNEXITE", "inconnu", lambda *_: {"CONNEXITE": "6"}, "« 6 » n’est pas un choix ; accepté : 8, 4"),
    Case("SOUS_TRAME", "accents", lambda *_: {"SOUS_TRAME": bad.HOSTILE["accents"]}, finds=unchanged),
    *destination_cases("CLASSES", "c.tif", unchanged),
    *destination_cases("SURFACES", "s.gpkg", unchanged),
]
