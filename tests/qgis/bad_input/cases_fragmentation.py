"""Bad input of `aula:fragmentation`."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, Run, also, numbers, tells, unchanged
from aula.tests.qgis.bad_input.cases_matiere import classes, occupation
from aula.tests.qgis.bad_input.layers import layer_cases
from aula.tests.qgis.bad_input.places import destination_cases

_SOUND = ("z_et_m",)
_MOVED = ("degres", "autre_scr")
_LOST = tells("0 géométrie.s. réparée.s., 1 objet.s. sans géométrie")
_CURVED = ("courbe", "multisurface")
_MISSING = ("geometrie_nulle", "geometrie_vide", "pas_un_nombre", "demesuree")
_EMPTY = "ne contient aucun objet utilisable"


def _in_another_projection(run: Run) -> None:
    """Surfaces are those of the projection of the patches: conic zones and Lambert-93 differ by one thousandth."""
    assert numbers(run.results) == pytest.approx(dict(run.sound), rel=3e-3)


def _polygons(parameter: str, key: str, **found):
    """Return the cases of a layer of surfaces; moved to another system it measures the same, to its precision."""
    return layer_cases(
        parameter,
        key,
        {
            **dict.fromkeys((*_SOUND, *_MOVED), unchanged),
            **dict.fromkeys(_CURVED, tells("")),
            "noeud_papillon": tells("1 géométrie.s. réparée.s., 0 objet.s. sans géométrie"),
            **dict.fromkeys(_MISSING, _LOST),
            **found,
        },
        {"vide": _EMPTY},
    )


def _cutting(layer) -> dict:
    return {"FRAGMENTANTS": [layer]}


CASES = [
    *_polygons("TACHES", "reservoirs", autre_scr=_in_another_projection),
    *_polygons("UNITES", "communes"),
    *_polygons("EMPRISE", "communes"),
    *layer_cases(
        "FRAGMENTANTS",
        "communes",
        {
            **dict.fromkeys((*_SOUND, *_MOVED), tells("")),
            **dict.fromkeys(_CURVED, tells("")),
            "noeud_papillon": tells("1 géométrie.s. réparée.s., 0 objet.s. sans géométrie"),
            **dict.fromkeys(_MISSING, _LOST),
            "vide": tells("ne contient aucun objet utilisable : elle ne coupe rien"),
        },
        {
            **dict.fromkeys(("points", "table"), "n’est faite ni de lignes ni de surfaces : retirez-la"),
        },
        _cutting,
    ),
    Case(
        "OCCUPATION",
        "absente",
        lambda _, folder: {"TACHES": None, "OCCUPATION": str(folder / "absente.tif"), "CODES": "1"},
        "OCCUPATION.* (introuvable ou illisible|n’est pas acceptée)",
    ),
    Case(
        "OCCUPATION",
        "texte",
        lambda _, folder: {"TACHES": None, "OCCUPATION": str(bad.text_named(folder, "o.tif")), "CODES": "1"},
        "OCCUPATION.* (introuvable ou illisible|n’est pas acceptée)",
    ),
    Case(
        "CODES",
        "sans_occupation",
        lambda *_: {"CODES": "311"},
        finds=also(unchanged, tells("CODES ne sert qu’avec OCCUPATION ou CHAMP_CODE : il est ignoré")),
    ),
    Case("CHAMP_CODE", "absent", lambda *_: {"CHAMP_CODE": "habitat", "CODES": "1"}, "n’a pas de champ « habitat »"),
    Case("CHAMP_CODE", "sans_codes", lambda *_: {"CHAMP_CODE": "nom"}, "Donnez dans CODES les codes du champ « nom »"),
    *(
        replace(
            case,
            make=lambda b, f, make=case.make: {"TACHES": None, "OCCUPATION": occupation(f), "CODES": "1", **make(b, f)},
        )
        for case in classes()
    ),
    Case("CHAMP_UNITE", "absent", lambda *_: {"CHAMP_UNITE": "insee_2026"}, "Champ « insee_2026 » absent des unités"),
    Case(
        "CHAMP_UNITE",
        "nul",
        lambda b, _: {"UNITES": bad.field_set(b.files["communes"], "code_insee", None)},
        "1 unité sans valeur dans « code_insee »",
    ),
    Case("CHAMP_NOM", "absent", lambda *_: {"CHAMP_NOM": "toponyme"}, "Champ « toponyme » absent des unités"),
    Case(
        "CHAMP_LARGEUR",
        "absent",
        lambda b, _: {**_cutting(b.files["communes"]), "CHAMP_LARGEUR": "larg"},
        "Aucune couche de FRAGMENTANTS n’a de champ « larg »",
    ),
    *(
        case
        for name, least in (("LARGEUR", "au moins 0.1"), ("SURFACE_MIN", "au moins 0"))
        for case in (
            Case(name, "hors_bornes", lambda *_, n=name: {n: -1}, f"« -1 » .*attendu : {least}"),
            Case(name, "texte", lambda *_, n=name: {n: "large"}, "« large » n’est pas un nombre accepté"),
            Case(name, "pas_un_nombre", lambda *_, n=name: {n: float("nan")}, "n’est pas un nombre accepté"),
        )
    ),
    Case(
        "SURFACE_MIN",
        "plus_que_tout",
        lambda *_: {"SURFACE_MIN": 1e6},
        finds=tells("Aucune tache : MSIZ vaut 0 partout", MSIZ_CBC_HA=0, MSIZ_CUT_HA=0, DIVI=1, NB_TACHES=0),
    ),
    Case("CONNEXITE", "inconnu", lambda *_: {"CONNEXITE": "6"}, "« 6 » n’est pas un choix ; accepté : 8, 4"),
    Case("SOUS_TRAME", "accents", lambda *_: {"SOUS_TRAME": bad.HOSTILE["accents"]}, finds=unchanged),
    *(
        case
        for name in ("UNITES_RESULTAT", "TACHES_RESULTAT", "METRIQUES")
        for case in destination_cases(name, "d.gpkg", unchanged)
    ),
]
