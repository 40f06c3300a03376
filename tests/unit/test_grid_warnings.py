"""What a grid that can be used still asks a person to look at."""

import copy

import pytest

from .grid_builder import GRID, RULE, TABLES, grid, parsed, spaces, table


def warnings(raw, tables=None):
    return [spaces(one) for one in parsed(raw, tables).warnings]


def quiet(**changes):
    """A grid that has nothing to say: source with page, threshold, roles used, table without gaps."""
    changes.setdefault("roles__corridors", None)
    return grid(**changes)


def test_a_grid_with_nothing_to_say():
    assert warnings(quiet()) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"regle__source": {}}, "règles sans source (document, chapitre, page du SCoT) : T1"),
        ({"regle__source__page": None}, "sources sans page : T1"),
        ({"regle__seuil": None}, "règles automatiques sans seuil, donc constats sans signal : T1"),
        ({"regle__seuil__origine": "exemple"}, "seuils d’exemple, à remplacer par ceux du SCoT : T1"),
        ({"regle__seuil__origine": "defaut"}, "seuils d’usage, sans source dans le SCoT : T1"),
        ({"regle__seuil__tolerance": "0.3"}, "règle T1, colonne seuil.tolerance : tolérance de 30 %"),
        ({"parametres__tolerance_defaut": "0.5"}, "colonne parametres.tolerance_defaut : tolérance par défaut de 50 %"),
        ({"roles__haies": {"geometrie": "ligne"}}, "colonne roles.haies : rôle déclaré mais lu par aucune règle"),
        (
            {"parametres__lisere": "5"},
            "colonne parametres.lisere : paramètre libre, lu par aucune règle ; vouliez-vous « lisere_m » ?",
        ),
        (
            {"grille__date": "2016-01-01", "grille__scot": {"approuve": "2016-04-07"}},
            "colonne grille.date : grille (2016-01-01) plus ancienne que le SCoT (2016-04-07)",
        ),
    ],
)
def test_a_warning(change, message):
    assert warnings(quiet(**change)) == [message]


def test_defaults_of_practice():
    raw = quiet(regle__seuil={"operateur": ">=", "valeur": "50", "unite": "%"})
    raw["regles"][0]["indicateur"] = {"type": "distance", "params": {"de": ["zones:AU"], "vers": ["role:reservoirs"]}}
    assert warnings(raw) == []
    raw["regles"][0]["indicateur"]["params"]["mode"] = "euclide"
    assert warnings(raw) == [
        "règle T1, colonne indicateur.params.facteur : valeur d’usage sans source gardée par défaut (1.3)"
    ]
    raw["regles"][0]["indicateur"]["params"]["facteur"] = "1,3"
    assert warnings(raw) == []


def test_the_split_of_mixed_zones():
    rule = copy.deepcopy(RULE)
    rule.update(indicateur={"type": "conso_vs_enveloppe", "params": {"vocation": "habitat"}})
    raw = {**copy.deepcopy(GRID), "regles": [RULE, rule | {"id": "F2"}]}
    raw["roles"].pop("corridors")
    assert warnings(raw) == [
        "colonne parametres.part_mixte_habitat : valeur d’usage sans source gardée par défaut (0,5), F2"
    ]


def test_communes_without_level_or_envelope():
    raw = quiet(
        armature__source="communes.csv",
        armature__cle="insee",
        regle__seuil__valeur="table:enveloppes.ha",
    )
    levels = table("insee,niveau", "01004,1", "2A004,2", "62041,")
    envelopes = table("territoire,ha", "niveau:1,3", "2A004,1")
    assert warnings(raw, {"communes": levels, "enveloppes": envelopes}) == [
        "colonne armature.source : commune sans niveau : 62041",
        "colonne tables.enveloppes : commune sans ligne dans la table « enveloppes » : 62041",
    ]
    assert len(warnings(raw, {**TABLES, "communes": levels})) == 1  # the row « * » answers for everyone
