"""Words of the fiches: parameters, flags, drawings whose lengths are known without computing."""

from __future__ import annotations

import json
import re

import pytest
import shapely

from aula.aula_plugin.core.centrality import columns
from aula.aula_plugin.core.centrality.settings import Settings
from aula.aula_plugin.core.typography import NBSP, NNBSP
from aula.aula_plugin.reporting.centralities import words
from aula.aula_plugin.reporting.centralities.drawing import bar, hatched
from aula.aula_plugin.reporting.svg.frame import Frame


def plain(text: str) -> str:
    return text.replace(NBSP, " ").replace(NNBSP, " ")


def told(**changed) -> str:
    """Return the parameters of a candidate as a run writes them."""
    thresholds = {"reference": "commune", "q_k": 0.75, "seuil_k": 6.234, "q_b": 0.5, "seuil_b": 0.0405, "seuil_n": 5}
    return json.dumps({**Settings().as_dict(), **thresholds, **changed})


def test_parameters_say_what_was_asked_and_what_it_gave():
    said = plain(words.parameters(told()))
    assert "mailles de 25 m ; densité sur 150 m, quantile 0,75 de la commune, soit 6,23 ;" in said
    assert "au moins 5 groupes à moins de 200 m ; bâti (plancher) sur 100 m, quantile 0,5 de la commune, soit " in said
    assert "soit 0,041 m² par m²" in said  # 0,0405 to three decimals, half to even of the binary number above it
    assert said.endswith("marche de 5 min à 4,5 km/h")


def test_parameters_of_values_without_quantile_and_without_buildings():
    said = plain(words.parameters(told(reference="absolu", seuil_b=None)))
    assert "densité sur 150 m, seuil 6,23 ; " in said and "bâti non évalué" in said and "quantile" not in said
    assert "quantile 0,75 de la commune, soit non calculé" in plain(words.parameters(told(seuil_k=None)))


@pytest.mark.parametrize("text", [None, "", "{", "[1]", "{}", '{"cell": 25}'])
def test_parameters_that_cannot_be_read_are_left_out(text):
    assert words.parameters(text) == ""


def test_flags_are_sentences_and_one_unknown_is_kept():
    said = words.flags("jambe bâtie absente|desserte à vol d’oiseau × 1,3")
    assert said[0].startswith("Aucun bâti n’a été donné") and said[1] == "Desserte à vol d’oiseau × 1,3."
    assert words.flags(None) == words.flags("") == []


def test_every_variant_has_its_own_line():
    assert set(words.VARIANTS) == set(columns.FAMILIES)
    assert len({look[2:] for look in words.VARIANTS.values()}) == len(words.VARIANTS)
    assert words.variant("inconnue")[0] == "inconnue"


def lengths(markup: str) -> float:
    """Return the length of the segments of a path, pixels."""
    total = 0.0
    for steps in re.findall(r"M[-\d. ]+l([-\d. ]+)", str(markup)):
        values = [float(one) for one in steps.split()]
        total += sum((x * x + y * y) ** 0.5 for x, y in zip(values[::2], values[1::2]))
    return total


def test_hatching_covers_a_surface_and_nothing_else():
    """Lines s apart over an area A are A / s long in all: 100 × 100 px hatched every 5 px, 2 000 px."""
    frame = Frame(0.0, 0.0, 200.0, 200.0, 200.0, 200.0)
    assert lengths(hatched(shapely.box(50, 50, 150, 150), frame, 5.0)) == pytest.approx(2000, rel=0.02)
    assert hatched(shapely.box(500, 500, 600, 600), frame, 5.0) == ""


def test_the_bar_shares_its_width_by_area():
    """1 ha and 3 ha over 401 px, of which 400 are drawn: 100 and 300."""
    drawn = str(bar((("sure", 1.0, "a"), ("close", 3.0, "b"), ("wide", 0.0, "c")), 401.0, "x").markup)
    wide = [float(one) for one in re.findall(r'<rect [^>]*width="([\d.]+)"[^>]*fill="none"', drawn)]
    assert wide == [100.0, 300.0] and ">c<" not in drawn
