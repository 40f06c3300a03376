"""The live preview draws what the algorithm draws, whatever was moved before."""

from dataclasses import replace

import numpy as np
import pytest
import shapely

from aula.aula_plugin.centrality_preview import Asked, CentralityPreview
from aula.aula_plugin.core.centrality.overlap import overlap
from aula.aula_plugin.core.centrality.settings import Settings
from aula.aula_plugin.core.centrality.streets import Streets
from aula.aula_plugin.core.centrality.territory import USUAL, Inputs, draw, measure_all

from .test_territory import communes, offer

STREETS = Streets.of(np.array([shapely.LineString([(200, 1000), (1000, 1000), (1900, 1000)])], dtype=object))
RAIL = np.array([shapely.LineString([(1030, 0), (1030, 2000)])], dtype=object)
#: A centre in each commune, and one at their limit.
INPUTS = Inputs(offer((1012.5, 1012.5), (2900, 600), (1990, 1500)), communes(), cuts=RAIL, streets=STREETS)
#: One slider after the other, out and back.
MOVES = (
    {}, {"radius": 210.0}, {"groups": 4}, {"closing": 0.0}, {"radius": 150.0}, {"reference": "territoire"}, {},
    {"chain": 60.0, "diversity_radius": 350.0}, {"minutes": 8.0}, {},
)  # fmt: skip


@pytest.mark.parametrize("code", ["99001", "99002"])
def test_a_preview_is_what_the_algorithm_draws(code):
    preview = CentralityPreview(INPUTS)
    for move in MOVES:
        settings = replace(Settings(), **move)
        seen = preview.draw(Asked(code, settings, USUAL, USUAL))
        wanted = draw(measure_all(INPUTS, settings), code)
        assert seen.drawing.thresholds.density == pytest.approx(wanted.thresholds.density, rel=1e-12)
        ours, theirs = seen.drawing.shaped.perimeters, wanted.shaped.perimeters
        assert shapely.equals(ours.geometry.to_numpy(), theirs.geometry.to_numpy()).all() and len(ours) == len(theirs)
        assert set(seen.areas) == set(wanted.variants)
        for name, variant in wanted.variants.items():
            assert seen.areas[name] == pytest.approx(shapely.area(variant.shapes).sum() / 1e4)
        areas = wanted.classes.groupby("classe")["aire_ha"].sum()
        assert (seen.sure, seen.open_) == pytest.approx((areas.get("cœur sûr", 0.0), areas.get("zone à discuter", 0.0)))


def test_one_family_is_not_an_agreement_and_nothing_says_where_it_came_nearest():
    preview = CentralityPreview(replace(INPUTS, cuts=None))
    seen = preview.draw(Asked("99001", Settings(), USUAL, ("tampons", "enveloppe")))
    assert not seen.evaluable and seen.sure is None
    none = preview.draw(Asked("99001", replace(Settings(), groups=10), USUAL, USUAL))
    # the offer shows 6 groups: 10 is beyond three quarters of them, ceil(10 × 6 / 26) = 3
    assert (none.observable, none.fairer) == (6, 3) and none.drawing.nothing.n_max == 6
    x, y = none.best
    assert np.hypot(x - 1012.5, y - 1012.5) < 40 and len(none.candidates) == 0


def test_what_a_quarter_does_to_the_area():
    """5 groups − 25 % are 4, + 25 % are 6: the offer has 6 at each place, n changes nothing around the centre."""
    found = CentralityPreview(replace(INPUTS, cuts=None)).effects(
        Asked("99001", Settings(), USUAL, USUAL), lambda: False
    )
    assert set(found) == {"radius", "density", "groups", "built", "closing"}
    assert found["built"] == (0.0, 0.0)  # without buildings
    assert found["density"][0] > 0 > found["density"][1]  # a lower quantile takes more cells


def test_parcels_are_found_and_versions_compared():
    parcels = np.array([shapely.box(1000, 1000, 1020, 1020), shapely.box(1020, 1000, 1040, 1020)], dtype=object)
    preview = CentralityPreview(replace(INPUTS, parcels=parcels), ["AB 0001", None])
    assert preview.parcels_at((1005, 1005, 1006, 1006)) == [0] and preview.parcel(1)[0] == "2"
    a, b = shapely.box(900, 900, 1100, 1100), shapely.box(1000, 900, 1200, 1100)
    found, outside = preview.compared(a, b)
    assert found == overlap(a, b) and found.iou == pytest.approx(1 / 3)
    # 12 points at 40 m of x = 1012.5: those of angles 120°, 150°, 180°, 210°, 240° lie west of x = 1000
    assert outside == 5
