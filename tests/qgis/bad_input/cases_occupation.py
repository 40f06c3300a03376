"""Bad input of `aula:controler_occupation_sol`: what other algorithms refuse or mend is here what is looked for."""

from __future__ import annotations

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, tells, unchanged
from aula.tests.qgis.bad_input.layers import layer_cases
from aula.tests.qgis.bad_input.places import destination_cases

_ANY = tells("")
_EMPTY = "ne contient aucun objet utilisable"
_TOLD = tells("", NB_GEOMETRIE_INVALIDE=1)


def _covers(parameter: str, key: str, sound=_ANY, **given):
    """Return the cases of a land cover: what cannot be drawn is a defect, not a refusal."""
    return layer_cases(
        parameter,
        key,
        {
            "z_et_m": sound,
            **dict.fromkeys(("degres", "autre_scr", "courbe", "multisurface"), _ANY),
            **dict.fromkeys(
                ("noeud_papillon", "geometrie_nulle", "geometrie_vide", "pas_un_nombre", "demesuree"), _TOLD
            ),
        },
        {"vide": _EMPTY, **({"scr_faux": "se trouvent hors des territoires"} if parameter == "OCCUPATION_1" else {})},
        lambda layer: {parameter: layer, **given},
    )


def _number(name: str, least: str):
    return [
        Case(name, "hors_bornes", lambda *_: {name: -1}, f"« -1 » .*attendu : {least}"),
        Case(name, "texte", lambda *_: {name: "large"}, "« large » n’est pas un nombre accepté"),
        Case(name, "pas_un_nombre", lambda *_: {name: float("nan")}, "n’est pas un nombre accepté"),
    ]


def _dated(date: int, **others):
    return lambda b, _: {f"OCCUPATION_{date}": b.files["occupation_2024"], f"ANNEE_{date}": 2024, **others}


CASES = [
    *_covers("OCCUPATION_1", "occupation_2015", unchanged),
    *_covers("OCCUPATION_2", "occupation_2024", ANNEE_2=2024),
    *_covers("OCCUPATION_3", "occupation_2024", ANNEE_3=2024),
    *layer_cases(
        "TERRITOIRES",
        "communes",
        {
            **dict.fromkeys(("z_et_m", "degres"), _ANY),
            **dict.fromkeys(("autre_scr", "courbe", "multisurface"), _ANY),
            "noeud_papillon": tells("1 géométrie.s. réparée.s., 0 objet.s. sans géométrie"),
            **dict.fromkeys(
                ("geometrie_nulle", "geometrie_vide", "pas_un_nombre", "demesuree"),
                tells("0 géométrie.s. réparée.s., 1 objet.s. sans géométrie"),
            ),
        },
        {"vide": _EMPTY},
    ),
    Case(
        "TERRITOIRES",
        "ailleurs",
        lambda b, _: {"TERRITOIRES": bad.one_shape(b.files["reservoirs"], lambda g: g)},
        finds=_ANY,
    ),
    Case("CS_1", "absent", lambda *_: {"CS_1": "cs_2026"}, "« cs_2026 »"),
    Case("US_1", "absent", lambda *_: {"US_1": "us_2026"}, "« us_2026 »"),
    *(
        Case(f"{axis}_{date}", "absent", _dated(date, **{f"{axis}_{date}": "code_2026"}), "« code_2026 »")
        for axis in ("CS", "US")
        for date in (2, 3)
    ),
    Case(
        "CS_1",
        "aucun",
        lambda b, _: {"OCCUPATION_1": b.files["communes"]},
        "aucun champ de couverture reconnu. Indiquez-le .CS_1.",
    ),
    Case("CS_1", "autre_axe", lambda *_: {"CS_1": "us"}, "aucun code de couvert n’est de la nomenclature OCS2D"),
    *(
        Case(
            "CS_1",
            kind,
            lambda b, _, value=value: {"OCCUPATION_1": bad.field_set(b.files["occupation_2015"], "cs", value)},
            finds=tells("", **{count: 1}),
        )
        for kind, value, count in (
            ("inconnu", "CS9.9.9", "NB_CODE_INCONNU"),
            ("vide", None, "NB_CODE_VIDE"),
            ("trop_large", "CS1", "NB_CODE_TROP_LARGE"),
        )
    ),
    *(
        Case(name, "inconnu", lambda *_, name=name: {name: "mos"}, "« mos » n’est pas un choix")
        for name in ("NOMENCLATURE", "NOMENCLATURE_2", "NOMENCLATURE_3")
    ),
    *(
        Case(
            "TABLE",
            kind,
            lambda b, f, make=make: {"NOMENCLATURE": "table", "TABLE": make(b, f)},
            says,
        )
        for kind, make, says in (
            ("absente", lambda _, f: str(f / "absente.csv"), "est introuvable ou illisible"),
            ("fausse", lambda _, f: str(bad.text_named(f, "fausse.gpkg")), "est introuvable ou illisible"),
            ("champ_absent", lambda b, _: b.files["communes"], "code_cs"),
            ("vide", lambda b, _: bad.empty(b.files["communes"]), "."),
            ("rien", lambda *_: None, "aucune table n’est donnée"),
        )
    ),
    *(case for name in ("UMI", "UMI_FINE", "SURFACE_MIN") for case in _number(name, "au moins 0")),
    *(case for name in ("ANNEE_1", "ANNEE_2", "ANNEE_3") for case in _number(name, "au moins 1800")),
    Case("ANNEE_2", "meme_date", _dated(2, ANNEE_1=2024), "de la plus ancienne à la plus récente"),
    Case("CODES_FINS", "inconnus", lambda *_: {"CODES_FINS": "XX, YY"}, finds=_ANY),
    *(case for name in ("ERREURS", "BILAN") for case in destination_cases(name, "d.gpkg", unchanged)),
]
