"""Multipliers as they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.green_network.bands_text import bands_text, multiplier_of
from aula.aula_plugin.core.green_network.plan import Multiplicateur


def test_intervals_are_read_in_order_and_gaps_filled_with_one():
    found = multiplier_of("routes", "distance", "100-200 x1,5 ; 0-50 x2")
    assert found == Multiplicateur("routes", "distance", (0, 50, 100, 200), (2, 1, 1.5))
    assert bands_text(found) == "0-50 x2 ; 50-100 x1 ; 100-200 x1,5"


@pytest.mark.parametrize("text, why", [("", "au moins une tranche"), (">40 x10", "dernière tranche"),
                                       ("0-50 x0", "supérieur à 0"), ("-5-50 x2", "0 au moins")])  # fmt: skip
def test_what_cannot_be_a_multiplier_is_refused_with_the_layer(text, why):
    with pytest.raises(InputError) as refused:
        multiplier_of("data.gpkg|layername=routes", "distance", text)
    assert why in str(refused.value) and "« routes »" in str(refused.value).replace("\u00a0", " ")


@given(st.lists(st.integers(1, 500), min_size=2, max_size=5, unique=True), st.lists(st.integers(1, 40), min_size=4))
@settings(derandomize=True, max_examples=30, deadline=None)
def test_what_is_written_is_read_back(bounds, factors):
    bounds = tuple(float(one) for one in sorted(bounds))
    one = Multiplicateur("a", "valeur", bounds, tuple(by / 8 for by in factors[: len(bounds) - 1]))
    assert multiplier_of("a", "valeur", bands_text(one)) == one
