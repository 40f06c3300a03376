"""Bad input of `aula:enveloppe_urbaine`."""

from __future__ import annotations

import pytest

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, Run, also, numbers, tells, unchanged
from aula.tests.qgis.bad_input.cases_centralites import OUTSIDE
from aula.tests.qgis.bad_input.layers import layer_cases
from aula.tests.qgis.bad_input.places import destination_cases

_LOST = tells("0 géométrie.s. réparée.s., 1 objet.s. sans géométrie")
_MENDED = tells("1 géométrie.s. réparée.s., 0 objet.s. sans géométrie")
_ANY = tells("")
_EMPTY = "ne contient aucun objet utilisable"
_NOTHING = tells("Aucun bâtiment : la couche des enveloppes est vide", NB_ENVELOPPES=0, SURFACE_HA=0, NB_ISOLES=0)


def _elsewhere(run: Run) -> None:
    """In another projection, areas differ by one thousandth; a house on the edge may go from one side to the other."""
    found = numbers(run.results)
    assert found["SURFACE_HA"] == pytest.approx(run.sound["SURFACE_HA"], rel=3e-3)
    assert found["NB_BATI"] == pytest.approx(run.sound["NB_BATI"], abs=2)


def _layer(parameter: str, key: str, moved=unchanged, given=None, **found):
    """Return the cases of a layer of surfaces; ``moved``: what is found in other systems and with curves."""
    return layer_cases(
        parameter,
        key,
        {
            "z_et_m": moved,
            **dict.fromkeys(("degres", "autre_scr", "courbe", "multisurface"), _ANY),
            "noeud_papillon": _MENDED,
            **dict.fromkeys(("geometrie_nulle", "geometrie_vide", "pas_un_nombre", "demesuree"), _LOST),
            **found,
        },
        {**({} if "vide" in found else {"vide": _EMPTY}), **({"scr_faux": OUTSIDE} if parameter == "BATI" else {})},
        given,
    )


def _second(layer) -> dict:
    return {"BATI_2": layer}


def _covering(date: int):
    return lambda layer: {f"OCCUPATION_{date}": layer}


def _cover(**changed):
    return lambda b, _: {"OCCUPATION_1": b.files["occupation_2015"], **changed}


def _number(name: str, least: str):
    return [
        Case(name, "hors_bornes", lambda *_: {name: -1}, f"« -1 » .*attendu : {least}"),
        Case(name, "texte", lambda *_: {name: "large"}, "« large » n’est pas un nombre accepté"),
        Case(name, "pas_un_nombre", lambda *_: {name: float("nan")}, "n’est pas un nombre accepté"),
    ]


CASES = [
    *_layer("BATI", "bati", vide=_NOTHING, autre_scr=_elsewhere),
    Case("BATI", "rien", lambda *_: {"BATI": None}, "Donnez le bâti .BATI., une occupation du sol"),
    *_layer("BATI_2", "bati", _ANY, _second, vide=tells("absent de la seconde", EXTENSION_HA=0, DENSIFICATION_HA=0)),
    *_layer("OCCUPATION_1", "occupation_2015", _ANY, vide=_ANY),
    *_layer("OCCUPATION_2", "occupation_2024", _ANY, _covering(2), vide=_ANY),
    *_layer("TERRITOIRES", "communes"),
    Case("CS_1", "absent", _cover(CS_1="cs_2026"), "« cs_2026 »"),
    Case("US_1", "absent", _cover(US_1="us_2026"), "« us_2026 »"),
    *(
        Case(
            name,
            "absent",
            lambda b, _, name=name: {"OCCUPATION_2": b.files["occupation_2024"], name: "code_2026"},
            "« code_2026 »",
        )
        for name in ("CS_2", "US_2")
    ),
    Case(
        "CS_1",
        "aucun",
        lambda b, _: {"OCCUPATION_1": b.files["communes"]},
        "aucun champ de couverture reconnu. Indiquez-le .CS_1.",
    ),
    Case(
        "CS_1",
        "inconnus",
        lambda b, _: {"OCCUPATION_1": bad.field_set(b.files["occupation_2015"], "cs", "CS9.9.9")},
        finds=tells("1 objet.s., .* ha, dont les codes ne disent pas s’ils sont dans l’enveloppe"),
    ),
    Case("NOMENCLATURE", "inconnu", lambda *_: {"NOMENCLATURE": "mos"}, "« mos » n’est pas un choix ; accepté : ocs2d"),
    Case("NOMENCLATURE_2", "inconnu", lambda *_: {"NOMENCLATURE_2": "mos"}, "« mos » n’est pas un choix"),
    *(
        Case(
            "TABLE",
            kind,
            lambda b, f, make=make: {**_cover(NOMENCLATURE="table")(b, f), "TABLE": make(b, f)},
            says,
        )
        for kind, make, says in (
            ("absente", lambda _, f: str(f / "absente.csv"), "est introuvable ou illisible"),
            ("fausse", lambda _, f: str(bad.text_named(f, "fausse.gpkg")), "est introuvable ou illisible"),
            ("champ_absent", lambda b, _: b.files["communes"], "code_cs"),
            ("vide", lambda b, _: bad.empty(b.files["communes"]), "."),
        )
    ),
    Case(
        "CHAMP_CODE",
        "absent",
        lambda b, _: {"TERRITOIRES": b.files["communes"], "CHAMP_CODE": "insee_2026"},
        "le champ « insee_2026 » n’existe pas",
    ),
    Case(
        "CHAMP_NOM",
        "absent",
        lambda b, _: {"TERRITOIRES": b.files["communes"], "CHAMP_NOM": "toponyme"},
        "le champ « toponyme » n’existe pas",
    ),
    Case(
        "CHAMP_NATURE",
        "absent",
        lambda *_: {"CHAMP_NATURE": "leger", "NATURES_EXCLUES": "Oui"},
        "n’a pas de champ « leger » .CHAMP_NATURE.",
    ),
    Case("CHAMP_NATURE", "seul", lambda *_: {"CHAMP_NATURE": "nature"}, "NATURES_EXCLUES. vont ensemble"),
    Case(
        "NATURES_EXCLUES",
        "inconnue",
        lambda *_: {"CHAMP_NATURE": "nature", "NATURES_EXCLUES": "Igloo"},
        finds=also(unchanged, tells("aucun objet de nature « igloo »")),
    ),
    Case("PREREGLAGE", "inconnu", lambda *_: {"PREREGLAGE": "cerema"}, "« cerema » n’est pas un choix ; accepté : geo"),
    *(
        case
        for name in (
            "DILATATION",
            "EROSION",
            "SURFACE_MIN",
            "TROUS_MAX",
            "SIMPLIFICATION",
            "LARGEUR_NOUVEAU",
            "BATI_MIN",
        )
        for case in _number(name, "au moins 0")
    ),
    *(case for name in ("ANNEE_1", "ANNEE_2") for case in _number(name, "au moins 1800")),
    Case("DILATATION", "nulle", lambda *_: {"DILATATION": 0}, "dilatation nulle avec une érosion"),
    Case(
        "EROSION",
        "plus_que_la_dilatation",
        lambda *_: {"EROSION": 60},
        finds=tells("Érosion plus grande que la dilatation"),
    ),
    Case(
        "SURFACE_MIN",
        "plus_que_tout",
        lambda *_: {"SURFACE_MIN": 1e6},
        finds=tells("Aucune enveloppe n’atteint 1 000 000,00 ha", NB_ENVELOPPES=0, NB_BATI=0),
    ),
    Case("BATI_MIN", "plus_que_tout", lambda *_: {"BATI_MIN": 1e9}, finds=also(_NOTHING, tells("trop petit"))),
    *(
        case
        for name in ("ENVELOPPES", "EVOLUTION", "FRAGMENTATION", "REFERENCES")
        for case in destination_cases(name, "d.gpkg", unchanged)
    ),
]
