"""Communal typology: shares, classes worked out by hand, and what may not change them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aula.aula_plugin.core.land.nomenclature import TO_SHARE, VOCATIONS
from aula.aula_plugin.core.land.typology import NOT_CLASSED, SHARES, classes, equal_shares, typologies

H, HT, HQ, HE, HET, T, E, EQ = (
    "habitat",
    "habitat / transport",
    "habitat / équipement",
    "habitat / économie (/ équipement)",
    "habitat / économie / transport",
    "transport",
    "économie",
    "économie / équipement",
)


def frame(*rows, columns=VOCATIONS):
    return pd.DataFrame(rows, columns=list(columns), dtype=float)


def kind(*hectares, **values):
    return typologies(frame(hectares), **values)["typologie"][0]


def test_the_eight_classes_are_those_of_the_published_map():
    assert classes() == [H, HT, HQ, HE, HET, T, E, EQ]


@pytest.mark.parametrize(
    ("hectares", "expected"),
    [
        # habitat, économie, équipement, transport
        ((60, 25, 0, 15), HE),  # transport is under 20 %
        ((10, 0, 0, 0), H),
        ((81, 19, 0, 0), H),
        ((80, 20, 0, 0), HE),  # 20 % is enough
        ((50, 25, 25, 0), HE),  # équipement joins them in the same class
        ((70, 0, 30, 0), HQ),
        ((70, 0, 0, 30), HT),
        ((40, 30, 0, 30), HET),
        ((0, 100, 0, 0), E),
        ((0, 60, 40, 0), EQ),
        ((10, 0, 5, 85), T),
        # under 50 %, the next is named even under 20 %: 49 / 19 / 16 / 16
        ((49, 19, 16, 16), HE),
        ((49, 16, 16, 19), HT),
        # sets that are no class lose their smallest share
        ((0, 60, 0, 40), E),
        ((0, 40, 0, 60), T),
        ((0, 0, 40, 60), T),
        ((45, 0, 25, 30), HT),
        ((45, 0, 30, 25), HQ),
        ((30, 25, 20, 25), HET),
        ((25, 30, 25, 20), HE),
        ((0, 45, 30, 25), EQ),
        ((0, 45, 25, 30), E),  # économie / transport / équipement, then économie / transport, then économie
        ((0, 0, 60, 40), NOT_CLASSED),  # équipement / transport, then équipement alone
        ((0, 0, 7, 0), NOT_CLASSED),
        ((0, 0, 0, 0), NOT_CLASSED),
    ],
)
def test_classes_by_hand(hectares, expected):
    assert kind(*hectares) == expected


def test_shares_are_of_the_four_vocations():
    found = typologies(frame((3.0, 1.25, 0.0, 0.75)))
    assert found.loc[0, list(SHARES)].tolist() == pytest.approx([60.0, 25.0, 0.0, 15.0])


def test_thresholds_are_parameters():
    assert kind(60, 25, 0, 15, second=15) == HET
    assert kind(60, 25, 0, 15, second=30) == H
    assert kind(60, 25, 0, 15, second=30, dominant=70) == HE


def test_building_sites_change_no_share_and_stay_apart_only_when_alone():
    columns = (*VOCATIONS, TO_SHARE)
    found = typologies(frame((1.2, 6.0, 0, 0, 0.6), (0, 0, 0, 0, 0.4), columns=columns))
    assert found["part_economie"][0] == pytest.approx(100 * 6 / 7.2)
    assert found["typologie"].tolist() == [E, NOT_CLASSED]
    assert found["ha_non_classes"].tolist() == [0.0, 0.4]


def test_null_is_not_zero():
    found = typologies(frame((np.nan,) * 4, (0, 0, 0, 0)))
    assert found["typologie"].tolist() == [None, NOT_CLASSED]
    assert found[list(SHARES)].isna().all().all()
    assert np.isnan(found["ha_non_classes"][0])


def test_equal_shares_go_in_the_order_of_vocations_and_it_is_told():
    found = typologies(frame((0, 50, 0, 50), (0, 60, 0, 40), (49, 17, 17, 17), (50, 50, 0, 0)))
    # économie / transport is no class: the later of the equals is lost; 49 / 17 / 17 / 17: the earlier is named
    assert found["typologie"].tolist() == [E, E, HE, HE]
    assert found["egalite"].tolist() == [True, False, True, False]


def test_equal_shares_are_named_from_the_shares_alone():
    hectares = frame((0, 1.5, 0, 1.5), (0, 6, 0, 4), (np.nan,) * 4)
    shares = typologies(hectares)[list(SHARES)].assign(nom=["Mirecalque", "Croquigny", "Gabarville"])
    assert equal_shares(shares) == [
        "Typologie : parts égales (Mirecalque), départagées dans l’ordre habitat, économie, équipement, transport."
    ]
    assert equal_shares(shares[1:]) == []


def test_no_territory():
    assert list(typologies(frame())["typologie"]) == []


HECTARES = st.tuples(*[st.integers(0, 1000)] * 4)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(HECTARES, st.sampled_from([1e-4, 0.1, 3.0, 1e4]))
def test_the_unit_changes_nothing(hectares, factor):
    assert kind(*hectares) == kind(*(factor * value for value in hectares))


@settings(max_examples=40, derandomize=True, deadline=None)
@given(st.lists(HECTARES, min_size=1, max_size=5))
def test_the_order_of_rows_and_columns_changes_nothing(rows):
    table = frame(*rows)
    turned = typologies(table[list(reversed(VOCATIONS))].iloc[::-1])
    assert turned.iloc[::-1]["typologie"].tolist() == typologies(table)["typologie"].tolist()


@settings(max_examples=60, derandomize=True, deadline=None)
@given(HECTARES)
def test_every_territory_has_a_class_and_shares_that_add_up(hectares):
    found = typologies(frame(hectares)).iloc[0]
    assert found["typologie"] in {*classes(), NOT_CLASSED}
    if sum(hectares):
        assert sum(found[list(SHARES)]) == pytest.approx(100.0)
    if sum(hectares) > hectares[2]:
        # something other than équipement: a class, unless équipement is the largest share of an unpublished set
        assert found["typologie"] != NOT_CLASSED or hectares[2] == max(hectares)
