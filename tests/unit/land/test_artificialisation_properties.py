"""What holds whatever the land covers: swapped dates, polygons cut otherwise, sums, an unchanged land."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from aula.aula_plugin.core.geometry import as_array
from aula.aula_plugin.core.land.measures import MEASURES

from .cover_builder import BARN, FIELD, GARDEN, GROVE, HOUSES, PLANT, WOOD, cover, run, square, territories

USES = (FIELD, WOOD, HOUSES, GARDEN, GROVE, PLANT, BARN, ("US5.1.1", "CS9.9.9"), (None, "CS6.3.0"))
SHAPES = [square(column, row) for row in range(3) for column in range(3)]
PLACES = {"west": shapely.box(0, 0, 140, 300), "east": shapely.box(140, 0, 300, 300)}
LANDS = st.lists(st.sampled_from(USES), min_size=len(SHAPES), max_size=len(SHAPES))
GROSS = [measure.columns[0] for measure in MEASURES.values()]
BACK = [measure.columns[1] for measure in MEASURES.values()]


def hectares(found, names):
    return found.territories[names].to_numpy(dtype=float)


def halves(shape):
    """Return a square cut in two along a slant that meets no vertex."""
    west, south, east, north = shape.bounds
    corner = shapely.Polygon([(west, south), (west + 37, south), (west + 61, north), (west, north)])
    return [corner, shapely.difference(shape, corner)]


@given(LANDS, LANDS)
@settings(max_examples=8)
def test_swapping_dates_swaps_flows(before, after):
    """Thresholds included: each date is read on its own."""
    there = run(cover(2015, before, SHAPES), cover(2024, after, SHAPES), territories(PLACES), thresholds=True)
    back = run(cover(2015, after, SHAPES), cover(2024, before, SHAPES), territories(PLACES), thresholds=True)
    assert hectares(there, GROSS) == pytest.approx(hectares(back, BACK), nan_ok=True)
    assert hectares(there, BACK) == pytest.approx(hectares(back, GROSS), nan_ok=True)


@given(LANDS, LANDS)
@settings(max_examples=8)
def test_cutting_polygons_changes_nothing(before, after):
    whole = run(cover(2015, before, SHAPES), cover(2024, after, SHAPES), territories(PLACES), thresholds=True)
    pieces = [piece for shape in SHAPES for piece in halves(shape)]
    twice = [code for code in before for _ in range(2)]
    cut = run(cover(2015, twice, pieces), cover(2024, after, SHAPES), territories(PLACES), thresholds=True)
    assert hectares(cut, GROSS + BACK) == pytest.approx(hectares(whole, GROSS + BACK), nan_ok=True, abs=1e-6)
    assert cut.figures["ECART_HA"] == pytest.approx(whole.figures["ECART_HA"], abs=1e-6)


@given(LANDS, LANDS)
@settings(max_examples=8)
def test_sums(before, after):
    """Each matrix sums to what is covered; gross less given back is net; stocks differ by the net flow of what is
    known; changes sum to the flows; two territories to the whole."""
    found = run(cover(2015, before, SHAPES), cover(2024, after, SHAPES), territories(PLACES))
    for name, sums in found.matrix.groupby("mesure")["ha"].sum().items():
        assert sums == pytest.approx(9.0), name
    for measure in MEASURES.values():
        gross, back, net = (hectares(found, [name]) for name in measure.columns[:3])
        assert net == pytest.approx(gross - back, nan_ok=True)
    alone = run(cover(2015, before, SHAPES), cover(2024, after, SHAPES))
    for name in ("CONSO_HA", "RENAT_HA", "ARTIF_HA", "DESARTIF_HA", "IMPER_HA"):
        known = found.figures[name] is not None
        assert not known or found.figures[name] == pytest.approx(alone.figures[name])
    changed = found.changes[found.changes["sens"] == "conso"]["ha"].sum()
    assert changed == pytest.approx(np.nansum(hectares(found, ["conso_ha"])))


@given(LANDS)
@settings(max_examples=5)
def test_an_unchanged_land_has_no_flow(land):
    found = run(cover(2015, land, SHAPES), cover(2024, land, SHAPES), territories(PLACES), thresholds=True)
    assert np.nansum(hectares(found, GROSS + BACK)) == 0.0
    assert not len(found.changes)
    for measure in MEASURES.values():
        first, second = (hectares(found, [name]) for name in measure.columns[4:])
        assert first == pytest.approx(second, nan_ok=True)


@given(LANDS, LANDS)
@settings(max_examples=5)
def test_one_layer_carrying_both_dates_is_two_layers(before, after):
    first = cover(2015, before, SHAPES)
    two = run(first, cover(2024, after, as_array(SHAPES).copy()), territories(PLACES))
    one = run(first, replace(cover(2024, after, SHAPES), shapes=first.shapes), territories(PLACES))
    assert hectares(one, GROSS + BACK) == pytest.approx(hectares(two, GROSS + BACK), nan_ok=True)
