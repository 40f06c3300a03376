"""Permeabilities of a plan as the lines of a table."""

from __future__ import annotations

import pytest

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.green_network.obstacle_shares import share_lines
from aula.aula_plugin.core.green_network.permeability import PermeabilityTable
from aula.aula_plugin.core.green_network.plan import Obstacle


def test_nothing_said_leaves_the_example():
    assert share_lines([Obstacle("routes", "route")]) == []


def test_what_is_said_wins_over_the_example_for_its_type_only():
    lines = share_lines([Obstacle("r", "route", permeabilites={"Principale": 0.15}), Obstacle("b", "bati")])
    found = {(kind, label): share for kind, label, share in lines}
    usual = PermeabilityTable.example().values
    assert found[("route", "principale")] == 0.15
    assert {label for kind, label in found if kind == "route"} == {"principale", "*"}
    assert {key: share for key, share in found.items() if key[0] != "route"} == {
        key: share for key, share in usual.items() if key[0] != "route"
    }


def test_one_class_given_twice_is_refused():
    with pytest.raises(InputError, match="deux perméabilités, 0,1 et 0,2"):
        share_lines([Obstacle("a", "route", permeabilite=0.1), Obstacle("b", "route", permeabilite=0.2)])
