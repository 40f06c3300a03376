"""Bad input of `aula:corridors`."""

from __future__ import annotations

import numpy as np

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, Run, numbers, tells, unchanged
from aula.tests.qgis.bad_input.cases_couts import raster
from aula.tests.qgis.bad_input.layers import layer_cases
from aula.tests.qgis.bad_input.places import destination_cases

_MENDED = tells("1 géométrie.s. réparée.s., 0 objet.s. sans géométrie")
_LOST = tells("0 géométrie.s. réparée.s., 1 objet.s. sans géométrie")
_NOT_THERE = "introuvable ou illisible|n’est pas acceptée"


def _about_the_same(run: Run) -> None:
    """Another projection moves outlines by centimetres: a cell or two may change hands."""
    found, sound = numbers(run.results), dict(run.sound)
    assert found["NB_COMPOSANTES"] == sound["NB_COMPOSANTES"]
    assert abs(found["COUT_TOTAL"] - sound["COUT_TOTAL"]) <= 0.02 * sound["COUT_TOTAL"] + 200


def _set(place, value):
    def change(values):
        values[place] = value

    return change


def _resistance(kind, says="", finds=None, **how):
    return Case("RESISTANCE", kind, lambda _, folder: {"RESISTANCE": raster(folder, **how)}, says, finds)


CASES = [
    *layer_cases(
        "RESERVOIRS",
        "reservoirs",
        {
            "z_et_m": unchanged,
            **dict.fromkeys(("degres", "autre_scr"), _about_the_same),
            **dict.fromkeys(("courbe", "multisurface"), tells("Moteur de calcul")),
            "noeud_papillon": _MENDED,
            **dict.fromkeys(("geometrie_nulle", "geometrie_vide", "pas_un_nombre", "demesuree"), _LOST),
        },
        {"vide": "ne contient aucun objet utilisable"},
    ),
    Case("RESISTANCE", "absente", lambda _, folder: {"RESISTANCE": str(folder / "absente.tif")}, _NOT_THERE),
    Case("RESISTANCE", "texte", lambda _, f: {"RESISTANCE": str(bad.text_named(f, "texte.tif"))}, _NOT_THERE),
    Case("RESISTANCE", "bruit", lambda _, f: {"RESISTANCE": str(bad.noise_named(f, "bruit.tif"))}, _NOT_THERE),
    _resistance("zero", r"friction nulle ou négative \(0\).*ligne 4, colonne 6", change=_set((3, 5), 0)),
    _resistance("negative", "friction nulle ou négative .-1", change=_set((0, 0), -1)),
    _resistance("toute_vide", finds=tells("Aucun lien : augmentez COUT_MAX"), change=_set(..., np.nan)),
    _resistance("infini", finds=tells("Moteur de calcul"), change=_set((0, 0), np.inf)),
    _resistance("degres", "où l’on ne mesure pas de distance", crs="EPSG:4326"),
    _resistance("sans_scr", "n’a pas de système de coordonnées", crs=""),
    Case("CHAMP_ID", "absent", lambda *_: {"CHAMP_ID": "numero_perdu"}, "numero_perdu"),
    Case(
        "CHAMP_ID",
        "texte",
        lambda b, _: {"RESERVOIRS": b.files["communes"], "CHAMP_ID": "nom"},
        "n’est pas un numéro de réservoir. Attendu un nombre entier de 1 à",
    ),
    Case("TOPOLOGIE", "inconnu", lambda *_: {"TOPOLOGIE": "planaire"}, "« planaire » n’est pas un choix ; accepté"),
    Case("TRAVERSEE", "inconnu", lambda *_: {"TRAVERSEE": "oui"}, "« oui » n’est pas un choix ; accepté : garder"),
    Case("VOISINAGE", "inconnu", lambda *_: {"VOISINAGE": "4"}, "« 4 » n’est pas un choix ; accepté : 8, 16"),
    Case("MOTEUR", "inconnu", lambda *_: {"MOTEUR": "java"}, "« java » n’est pas un choix"),
    *(
        case
        for name in ("COUT_MAX", "MARGE_POURCENT", "MARGE_M", "LARGEUR_MIN", "FRICTION_REFERENCE")
        for case in (
            Case(name, "hors_bornes", lambda *_, n=name: {n: -1}, "« -1 » .*attendu : au moins (0|1e-06)"),
            Case(name, "texte", lambda *_, n=name: {n: "loin"}, "« loin » n’est pas un nombre accepté"),
            Case(name, "pas_un_nombre", lambda *_, n=name: {n: float("nan")}, "n’est pas un nombre accepté"),
        )
    ),
    Case("SOUS_TRAME", "accents", lambda *_: {"SOUS_TRAME": bad.HOSTILE["accents"]}, finds=unchanged),
    *(case for name in ("LIENS", "CORRIDORS", "GOULETS") for case in destination_cases(name, "d.gpkg", unchanged)),
    *(case for name in ("NLCC", "COURANT") for case in destination_cases(name, "d.tif", unchanged)),
]
