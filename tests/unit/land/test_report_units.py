"""The pages of a report of the land: the whole, the groups, the territories that were asked for."""

from __future__ import annotations

import pandas as pd
import pytest

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.reporting.land.found import GROUP, ONE, WHOLE, Found, rows_of, units

TERRITORIES = pd.DataFrame(
    {"code": ["1", "2", "3"], "nom": ["Un", "Deux", None], "groupe": ["200", "200", None], "conso_ha": [1.0, 2.0, 3.0]}
)
GROUPS = pd.DataFrame({"code": ["200"], "nom": ["CC des Deux"], "niveau": ["epci"]})


def kinds(pages):
    return [(page.kind, page.code, page.codes) for page in pages]


def test_everything_gives_the_whole_then_each_group():
    pages = units(Found(territories=TERRITORIES, groups=GROUPS), (), communes=False)
    assert kinds(pages) == [(WHOLE, "", ("1", "2", "3")), (GROUP, "200", ("1", "2"))]
    assert pages[1].name == "CC des Deux"


def test_each_territory_has_its_page_when_asked():
    pages = units(Found(territories=TERRITORIES), (), communes=True)
    assert [page.code for page in pages] == ["", "200", "1", "2", "3"]
    assert [page.name for page in pages][-2:] == ["Deux", "3"]  # without a name, its code


def test_one_territory_chosen_stands_alone():
    assert kinds(units(Found(territories=TERRITORIES), ("2",), communes=False)) == [(ONE, "2", ("2",))]


def test_two_chosen_come_with_their_sum_only():
    pages = units(Found(territories=TERRITORIES), ("3", "1"), communes=False)
    assert kinds(pages) == [(WHOLE, "", ("1", "3")), (ONE, "1", ("1",)), (ONE, "3", ("3",))]


def test_a_counter_alone_is_enough():
    counter = pd.DataFrame({"code": ["1"], "nom": ["Un"], "epci": ["200"], "scot": [None]})
    assert kinds(units(Found(counter=counter), (), communes=False)) == [(GROUP, "200", ("1",))]


def test_a_scot_has_its_page_when_it_is_chosen():
    counter = pd.DataFrame({"code": ["1", "2"], "nom": ["Un", "Deux"], "epci": ["200", "201"], "scot": ["S1", "S1"]})
    groups = pd.DataFrame({"code": ["S1"], "nom": ["SCoT des Deux"], "niveau": ["scot"]})
    pages = units(Found(counter=counter, groups=groups), ("S1",), communes=False)
    assert kinds(pages) == [(GROUP, "S1", ("1", "2"))] and pages[0].name == "SCoT des Deux"


def test_a_territory_alone_has_its_own_page():
    assert kinds(units(Found(territories=TERRITORIES.tail(1)), (), communes=False)) == [(ONE, "3", ("3",))]


def test_a_group_that_holds_everything_is_the_whole():
    pages = units(Found(territories=TERRITORIES.head(2)), (), communes=True)
    assert [page.code for page in pages] == ["200", "1", "2"]


def test_a_group_without_a_name_is_called_by_its_level():
    groups = GROUPS.assign(nom=["200"])
    assert units(Found(territories=TERRITORIES, groups=groups), (), communes=False)[1].name == "EPCI 200"


def test_nothing_given_or_an_unknown_code_says_what_to_give():
    with pytest.raises(InputError, match="compteur"):
        units(Found(), (), communes=False)
    with pytest.raises(InputError, match="« 9 ».*Choisissez parmi : 200, 1, 2, 3"):
        units(Found(territories=TERRITORIES), ("9",), communes=False)


def test_rows_of_a_page_are_those_of_its_territories():
    assert list(rows_of(TERRITORIES, ("1", "3"))["conso_ha"]) == [1.0, 3.0]
    assert rows_of(TERRITORIES, ("8",)) is None
    assert rows_of(None, ("1",)) is None
