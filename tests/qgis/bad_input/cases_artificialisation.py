"""Bad input of `aula:artificialisation`."""

from __future__ import annotations

import pytest

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, Run, tells, unchanged
from aula.tests.qgis.bad_input.cases_centralites import OUTSIDE
from aula.tests.qgis.bad_input.layers import layer_cases
from aula.tests.qgis.bad_input.places import destination_cases

_LOST = tells("0 géométrie.s. réparée.s., 1 objet.s. sans géométrie")
_MENDED = tells("1 géométrie.s. réparée.s., 0 objet.s. sans géométrie")
_ANY = tells("")
_EMPTY = "ne contient aucun objet utilisable"


def _elsewhere(run: Run) -> None:
    """In another projection, areas differ by one thousandth."""
    for name in ("CONSO_HA", "RENAT_HA", "ARTIF_HA"):
        assert run.results[name] == pytest.approx(run.sound[name], rel=1e-2), name


def _layer(parameter: str, key: str, moved=_ANY, says=None, **found):
    """Return the cases of a layer of surfaces; ``moved``: what is found in other systems."""
    return layer_cases(
        parameter,
        key,
        {
            **dict.fromkeys(("z_et_m", "degres", "autre_scr", "courbe", "multisurface"), moved),
            "noeud_papillon": _MENDED,
            **dict.fromkeys(("geometrie_nulle", "geometrie_vide", "pas_un_nombre", "demesuree"), _LOST),
            **found,
        },
        {**({} if "vide" in found else {"vide": _EMPTY}), **(says or {})},
    )


def _cover(parameter: str, key: str, **says):
    """Return the cases of a land cover; an object much larger than it was covers its neighbours."""
    return _layer(parameter, key, _elsewhere, says, z_et_m=unchanged, courbe=None, multisurface=None)


def _number(name: str, least: str):
    return [
        Case(name, "hors_bornes", lambda *_: {name: -1}, f"« -1 » .*attendu : {least}"),
        Case(name, "texte", lambda *_: {name: "large"}, "« large » n’est pas un nombre accepté"),
        Case(name, "pas_un_nombre", lambda *_: {name: float("nan")}, "n’est pas un nombre accepté"),
    ]


def _field(name: str, says: str):
    return Case(name, "absent", lambda b, _: {"TERRITOIRES": b.files["communes"], name: "champ_2026"}, says)


def _table(kind: str, make, says: str):
    return Case("TABLE", kind, lambda b, f: {"NOMENCLATURE": "table", "TABLE": make(b, f)}, says)


_UNKNOWN = "« champ_2026 »"
_TWICE = dict.fromkeys(("courbe", "multisurface"), "recouverts par plusieurs objets, .*Les plus grands : objets n°")
CASES = [
    *_cover("OCCUPATION_1", "occupation_2015", **_TWICE, scr_faux=OUTSIDE),
    *_cover("OCCUPATION_2", "occupation_2024", **_TWICE),
    Case(
        "OCCUPATION_2",
        "rien",
        lambda *_: {"OCCUPATION_2": None},
        "les deux occupations du sol ont la même date|qu’un champ de codes|dates inversées",
    ),
    Case(
        "OCCUPATION_1",
        "recouvrements",
        lambda b, _: {"OCCUPATION_1": bad.one_shape(b.files["occupation_2015"], _wide)},
        _TWICE["courbe"],
    ),
    *_layer("TERRITOIRES", "communes", z_et_m=unchanged),
    *_layer("ENVELOPPE_1", "communes", vide=_ANY),
    *_layer("ENVELOPPE_2", "communes", vide=_ANY),
    *(
        _field(name, _UNKNOWN)
        for name in ("CS_1", "US_1", "ARTIF_1", "POSTE4_1", "CS_2", "US_2", "ARTIF_2", "POSTE4_2")
    ),
    Case(
        "CS_1",
        "aucun",
        lambda b, _: {"OCCUPATION_1": b.files["communes"]},
        "aucun champ de couverture reconnu. Indiquez-le .CS_1.",
    ),
    Case(
        "CS_1",
        "inconnu",
        lambda b, _: {"OCCUPATION_1": bad.field_set(b.files["occupation_2015"], "cs", "CS9.9.9")},
        finds=tells("1 objet .* à code vide, inconnu ou trop général", NB_CODES_INCONNUS=1),
    ),
    Case("ARTIF_1", "pas_une_reponse", lambda *_: {"ARTIF_1": "cs"}, "n’est pas une réponse ; attendu : 1 ou 0"),
    *(_field(name, "le champ « champ_2026 » n’existe pas") for name in ("CHAMP_CODE", "CHAMP_NOM", "CHAMP_GROUPE")),
    Case("NOMENCLATURE", "inconnu", lambda *_: {"NOMENCLATURE": "mos"}, "« mos » n’est pas un choix ; accepté : ocs2d"),
    Case("NOMENCLATURE_2", "inconnu", lambda *_: {"NOMENCLATURE_2": "mos"}, "« mos » n’est pas un choix"),
    Case("MESURE", "inconnu", lambda *_: {"MESURE": "zan"}, "« zan » n’est pas un choix ; accepté : enaf"),
    _table("absente", lambda _, f: str(f / "absente.csv"), "est introuvable ou illisible"),
    _table("fausse", lambda _, f: str(bad.text_named(f, "fausse.gpkg")), "est introuvable ou illisible"),
    _table("champ_absent", lambda b, _: b.files["communes"], "code_cs"),
    _table("vide", lambda b, _: bad.empty(b.files["communes"]), "."),
    *(case for name in ("ANNEE_1", "ANNEE_2") for case in _number(name, "au moins 1800")),
    Case("ANNEE_1", "inversee", lambda *_: {"ANNEE_1": 2030, "ANNEE_2": 2024}, "dates inversées : 2030 puis 2024"),
    Case("ANNEE_2", "meme", lambda *_: {"ANNEE_1": 2015, "ANNEE_2": 2015}, "la même date .2015."),
    *(
        case
        for name in (
            "BATI_MIN",
            "ZONE_MIN",
            "LARGEUR_MIN",
            "DISTANCE_ENVELOPPE",
            "ECART_SURFACE",
            "ECART_LARGEUR",
            "PART_DOMINANTE",
            "PART_SECONDE",
            "RECOUVREMENT_MAX",
        )
        for case in _number(name, "au moins 0")
    ),
    *(
        case
        for name in ("CHANGEMENTS", "TERRITOIRES_RESULTAT", "TYPOLOGIE", "MATRICE", "CODES", "EMPRISE")
        for case in destination_cases(name, "d.gpkg", unchanged)
    ),
]


def _wide(shape):
    """Return the rectangle of 3 km around a polygon: it covers its neighbours."""
    box = shape.boundingBox()
    box.grow(1500.0)
    return type(shape).fromRect(box)
