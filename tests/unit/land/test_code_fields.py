"""Fields that bear the codes, when nobody says which."""

from __future__ import annotations

import numpy as np
import pytest

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.land.code_fields import CodeField, candidates, chosen, year_of
from aula.aula_plugin.core.land.own_artif import read_artif

BOTH = ["fid", "cs_2018", "us_2018", "cs_2015", "us_2015"]


@pytest.mark.parametrize(
    ("name", "axis", "year"),
    [
        ("cs", "cs", None),
        ("code_cs", "cs", None),
        ("couverture", "cs", None),
        ("cs_2018", "cs", 2018),
        ("code_cs_2018", "cs", 2018),
        ("cs21", "cs", 2021),
        ("code_18", "cs", 2018),  # CORINE Land Cover
        ("us", "us", None),
        ("usage", "us", None),
        ("us1", "us", 1),
    ],
)
def test_usual_names(name, axis, year):
    assert candidates(["fid", "nom", "surface", name], axis) == [CodeField(name, year)]


def test_other_names_are_left_alone():
    assert not candidates(["fid", "code", "code_insee", "surface", "source", "millesime", "usine", "class"], "cs")


def test_one_layer_with_both_dates_goes_by_year():
    assert chosen(BOTH, "cs", "", None, 1, True, "c").name == "cs_2015"
    assert chosen(BOTH, "us", "", None, 2, True, "c").name == "us_2018"


def test_several_dates_go_by_the_year_asked_or_are_refused():
    names = ["cs_2005", "cs_2015", "cs_2021"]
    assert chosen(names, "cs", "", 2015, 1, False, "c").name == "cs_2015"
    with pytest.raises(InputError, match="choisissez la couverture de la date 1 .CS_1. parmi cs_2005, cs_2015"):
        chosen(names, "cs", "", None, 1, True, "c")


def test_one_layer_with_one_date_asks_for_the_other():
    with pytest.raises(InputError, match="qu’un champ de codes, « cs » : donnez .*OCCUPATION_2"):
        chosen(["cs", "us"], "cs", "", None, 1, True, "c")


def test_a_field_asked_for_must_exist():
    assert chosen(["Fid", "occupation"], "cs", "occupation", None, 1, False, "c").name == "occupation"
    with pytest.raises(InputError, match="n’a pas de champ « sol » .CS_2. ; présents : fid"):
        chosen(["fid"], "cs", "sol", None, 2, False, "c")


def test_no_field_of_an_axis():
    assert chosen(["fid", "cs"], "us", "", None, 1, False, "c") is None


def test_year_given_or_in_the_field_or_in_the_layer():
    assert year_of(2010, CodeField("cs_2018", 2018), "occupation_2015", 1) == 2010
    assert year_of(None, CodeField("cs_2018", 2018), "occupation_2015", 1) == 2018
    assert year_of(None, CodeField("cs1", 1), "occupation_2015", 1) == 2015
    with pytest.raises(InputError, match="année de la date 2 inconnue. Indiquez-la .ANNEE_2."):
        year_of(None, CodeField("cs", None), "occupation 2015-2018", 2)


def test_what_a_producer_says():
    said = ["1", 0, True, "oui", "Non artificialisé", None, "", 1.0, np.nan]
    assert read_artif(said, "c", "artif").tolist() == [1, 0, 1, 1, 0, -1, -1, 1, -1]
    with pytest.raises(InputError, match="champ « artif » : « peut-être » n’est pas une réponse"):
        read_artif(["peut-être"], "c", "artif")
