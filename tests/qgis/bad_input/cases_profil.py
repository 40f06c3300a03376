"""Bad input of the profile of candidates, and of `aula:comparer_perimetres`."""

from __future__ import annotations

from qgis.core import QgsVectorLayer

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, tells, unchanged
from aula.tests.qgis.bad_input.cases_centralites import INPUTS, OUTSIDE, TWO, around, changed, choices, points
from aula.tests.qgis.bad_input.documents import document_cases
from aula.tests.qgis.bad_input.layers import layer_cases
from aula.tests.qgis.bad_input.places import destination_cases

_ASIDE = tells("ne contient aucun objet utilisable : laissée de côté")
_MENDED = tells("1 géométrie.s. réparée.s.")
_LOST = tells("0 géométrie.s. réparée.s., 1 objet.s. sans géométrie")
_SOUND = ("degres", "autre_scr", "z_et_m", "courbe", "multisurface")
_MISSING = ("geometrie_nulle", "geometrie_vide", "pas_un_nombre", "demesuree")
_ANY = tells("")
_NO_PLACE = "attend des .* ; .* : objets sans géométrie"


def _numbers_of(parameter: str, field: str, column: str) -> list[Case]:
    """Return the cases of a layer of points, the number of which is in a column of the offer."""
    kinds = ("degres", "autre_scr", "z_et_m", "points", "courbe", "multisurface", "noeud_papillon")
    return points(
        parameter,
        "offre",
        {**dict.fromkeys(kinds, TWO), **dict.fromkeys(_MISSING, _LOST), "vide": _ASIDE},
        {"table": _NO_PLACE},
        lambda layer: {parameter: layer, field: column},
    )


def _lines(parameter: str) -> list[Case]:
    """Return the cases of a layer of lines: those of the streets."""
    return [
        Case(parameter, one.kind, lambda b, f, one=one: {parameter: one.make(b, f)["VOIRIE"]}, one.says, one.finds)
        for one in INPUTS
        if one.parameter == "VOIRIE" and one.kind != "ailleurs"
    ]


def _people(parameter: str = "POPULATION", sound=TWO) -> list[Case]:
    """Return the cases of the inhabitants, whichever algorithm reads them."""
    absent = {"POPULATION": "communes", "CHAMP_POPULATION": "gens"}
    return [
        *layer_cases(
            parameter,
            "communes",
            {
                **dict.fromkeys((*_SOUND, "points"), sound),
                "noeud_papillon": _MENDED,
                **dict.fromkeys(_MISSING, _LOST),
                "vide": _ASIDE,
            },
            {"table": _NO_PLACE},
        ),
        Case(
            parameter,
            "negative",
            changed("communes", parameter, lambda f: f.assign(population=-5)),
            "champ population .population. : « -5 » n’est pas un nombre positif ou nul",
        ),
        Case(
            parameter,
            "texte",
            changed("communes", parameter, lambda f: f.assign(population="peu")),
            "« peu » n’est pas un nombre positif",
        ),
        Case(
            parameter,
            "sans_nombre",
            changed("communes", parameter, lambda f: f.drop(columns="population")),
            "aucun champ ind, population, .*Indiquez le champ qui porte le nombre",
        ),
        Case(
            parameter,
            "nulles",
            changed("communes", parameter, lambda f: f.assign(population=None)),
            "le champ population ne contient aucun nombre",
        ),
        Case(
            "CHAMP_POPULATION",
            "absent",
            lambda b, _: {name: b.files.get(value, value) for name, value in absent.items()},
            "n’a pas de champ « gens »",
        ),
    ]


def _field(parameter: str, key: str, field: str) -> Case:
    return Case(
        field, "absent", lambda b, _: {parameter: b.files[key], field: "nulle_part"}, "n’a pas de champ « nulle_part »"
    )


PROFILE = [
    *_people(),
    *_numbers_of("EMPLOIS", "CHAMP_EMPLOIS", "poids"),
    _field("EMPLOIS", "offre", "CHAMP_EMPLOIS"),
    *_numbers_of("VACANCE", "CHAMP_VACANT", "commerce"),
    _field("VACANCE", "offre", "CHAMP_VACANT"),
    Case(
        "VACANCE",
        "ni_oui_ni_non",
        lambda b, _: {"VACANCE": b.files["offre"], "CHAMP_VACANT": "groupe"},
        "aucune valeur ne dit oui ou non ; attendu : oui ou non, 1 ou 0",
    ),
    Case("TABLE_VACANCE", "absente", lambda _, f: {"TABLE_VACANCE": str(f / "absente.gpkg")}, "introuvable"),
    Case("TABLE_VACANCE", "fausse", lambda _, f: {"TABLE_VACANCE": str(bad.text_named(f, "t.gpkg"))}, "introuvable"),
    Case(
        "TABLE_VACANCE",
        "champ_absent",
        lambda b, _: {"TABLE_VACANCE": b.files["communes"]},
        "n’a aucun champ part_vac, taux_vac",
    ),
    Case(
        "TABLE_VACANCE",
        "vide",
        lambda b, _: {"TABLE_VACANCE": bad.empty(b.files["communes"]), "CHAMP_TABLE_VACANCE": "population"},
        finds=tells("ne donne aucune part de logements vacants"),
    ),
    Case(
        "TABLE_VACANCE",
        "pas_une_part",
        lambda b, _: {"TABLE_VACANCE": b.files["communes"], "CHAMP_TABLE_VACANCE": "population"},
        "n’est pas une part. Attendu : un nombre de 0 à 100",
    ),
    _field("TABLE_VACANCE", "communes", "CHAMP_TABLE_VACANCE"),
    *_numbers_of("LIEUX", "CHAMP_NOM", "libelle"),
    _field("LIEUX", "offre", "CHAMP_NOM"),
    *_lines("FRONTS"),
    *around("ENVELOPPE", "sip", vide=_ASIDE),
    *(case for case in document_cases("DOCUMENT") if case.kind != "aucun"),
]


def _empty_version(run) -> None:
    assert "ne contient aucun périmètre : comparée comme une version vide" in run.log


def _versions(parameter: str, key: str, given=None, **found) -> list[Case]:
    """Return the cases of a layer of perimeters to compare: a version without any is a version."""
    return layer_cases(
        parameter,
        key,
        {
            **dict.fromkeys(("degres", "autre_scr", "z_et_m"), _ANY),
            **dict.fromkeys(("courbe", "multisurface"), _ANY),
            "noeud_papillon": _MENDED,
            **dict.fromkeys(_MISSING, _LOST),
            "vide": _empty_version,
        },
        {kind: says for kind, says in found.items() if isinstance(says, str)},
        given,
    )


def _as_sip(layer):
    """Give a layer the name of a role: what is under test is the layer, not its name."""
    if isinstance(layer, QgsVectorLayer):
        layer.setName("sip")
    return {"AUTRES_ROLES": [layer]}


COMPARISON = [
    *layer_cases(
        "COMMUNES",
        "communes",
        {
            **dict.fromkeys(("degres", "autre_scr", "z_et_m"), _ANY),
            **dict.fromkeys(("courbe", "multisurface"), _ANY),
            "noeud_papillon": tells("communes : 1 géométrie réparée"),
            **dict.fromkeys(_MISSING, tells("communes : 1 objet sans géométrie ignoré")),
        },
        {"vide": "aucune surface avec un code INSEE", "scr_faux": OUTSIDE},
    ),
    *_versions("CALCULES", "sip"),
    Case(
        "CALCULES",
        "statut",
        changed("sip", "CALCULES", lambda f: f.assign(statut="validé")),
        "« validé » n’est pas un statut. Attendu : candidat, proposé, retenu, écarté",
    ),
    *_versions("PERIMETRES_SCOT", "centralites"),
    *_versions("PERIMETRES_PLU", "centralites_plu"),
    Case("PERIMETRES_PLU", "seule", lambda *_: {"PERIMETRES_PLU": None}, "Donnez au moins deux versions à comparer"),
    *_versions(
        "VERSIONS",
        "sip",
        lambda layer: {"VERSIONS": [layer]},
        points="n’est pas faite de surfaces. Choisissez une couche de périmètres",
        table="n’est pas faite de surfaces",
    ),
    Case(
        "NOMS",
        "trop_peu",
        lambda b, _: {"VERSIONS": [b.files["sip"]], "NOMS": "Atelier ; Avis"},
        "2 nom.s. pour 1 couche.s.. Donnez-en un par couche, ou aucun",
    ),
    Case(
        "NOMS",
        "double",
        lambda b, _: {"VERSIONS": [b.files["sip"]], "NOMS": "SCoT"},
        "Deux versions s’appellent « SCoT » : donnez un nom à chacune",
    ),
    *points(
        "OFFRE",
        "offre",
        {
            **dict.fromkeys(("degres", "autre_scr", "z_et_m", "points"), unchanged),
            **dict.fromkeys(("courbe", "multisurface", "noeud_papillon"), unchanged),
            **dict.fromkeys(_MISSING, tells("1 équipement sans place, laissé de côté")),
        },
        {"table": _NO_PLACE, "vide": "ne contient aucun équipement localisé"},
    ),
    *_people(sound=unchanged),
    *layer_cases(
        "AUTRES_ROLES",
        "sip",
        {
            **dict.fromkeys(_SOUND, tells("Rôle « sip » : 2 objets")),
            "noeud_papillon": _MENDED,
            **dict.fromkeys(_MISSING, _LOST),
            "vide": tells("est vide : les règles qui dépendent de « sip » seront non évaluables"),
        },
        {
            "points": "faite de : point ; le rôle « sip » attend : surface",
            "table": "n’a pas de géométrie ; le rôle « sip » attend : surface",
            "sans_scr": "La couche « sip » n’a pas de système de coordonnées : définissez-le dans ses propriétés",
        },
        _as_sip,
    ),
    Case(
        "AUTRES_ROLES",
        "deux_fois",
        lambda b, _: {"AUTRES_ROLES": [b.files["centralites"]]},
        "Le rôle « centralites » est tenu deux fois",
    ),
    *choices("ROLE_PLU"),
    Case(
        "ROLE_PLU", "sans_couche", lambda *_: {"ROLE_PLU": "candidats"}, "ROLE_PLU demande « candidats », mais CALCULES"
    ),
    Case("DATE", "a_la_francaise", lambda *_: {"DATE": "14/09/2026"}, "Date « 14/09/2026 » illisible"),
    *(
        case
        for name in ("COMPARAISON", "VERSIONS_COMPAREES", "ECARTS", "REFERENCES")
        for case in destination_cases(name, "d.gpkg", unchanged)
    ),
]
