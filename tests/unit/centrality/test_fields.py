"""Fields of a territory: its grid, its buildings, and what a changed parameter measures again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from geopandas import GeoDataFrame

from aula.aula_plugin.core.centrality import cores, fields
from aula.aula_plugin.core.centrality.nothing import why_nothing
from aula.aula_plugin.core.centrality.settings import Settings
from aula.aula_plugin.core.centrality.storeys import buildings
from aula.aula_plugin.core.errors import InputError

from .offers import cluster, measured, offer_at

SETTINGS = Settings()


def houses() -> GeoDataFrame:
    squares = [shapely.box(x, y, x + 10, y + 10) for x in (0, 100) for y in (0, 100)]
    return buildings(GeoDataFrame({"etages": [2] * 4}, geometry=squares, crs=2154), "etages")


def test_the_grid_holds_the_margin_and_lies_on_multiples_of_the_cell():
    """1 000 × 500 m and 225 m around (200 + 25), from −225 to 1 225: corners stay on multiples of 25."""
    grid = fields.grid_over((7.0, 3.0, 1000.0, 500.0), SETTINGS)
    assert grid.bounds == (-225.0, -225.0, 1225.0, 725.0)


def test_too_many_cells_double_the_step_or_are_refused():
    """112 km a side: 20.1 million cells of 25 m, 5.0 million of 50 m."""
    wide = (0.0, 0.0, 112_000.0, 112_000.0)
    assert fields.grid_over(wide, SETTINGS).across == 50.0
    with pytest.raises(InputError, match="millions de mailles"):
        fields.grid_over(wide, SETTINGS, fixed=True)


def test_beyond_the_buildings_nothing_is_known_of_them():
    """Interior points from (5, 5) to (105, 105), and 100 m around: B is known from −95 to 205 m on both axes."""
    offer = offer_at(cluster(12.5, 12.5))
    found = measured(offer, SETTINGS, houses())
    known = ~np.isnan(found.built)
    x = found.grid.centres(np.zeros(found.grid.columns), np.arange(found.grid.columns))[:, 0]
    assert (known.any(axis=0) == ((x >= -95) & (x <= 205))).all()
    assert found.built[known].min() >= 0 and found.built_measure == "plancher"


def test_without_buildings_the_leg_is_not_evaluated():
    offer = offer_at(cluster(0, 0))
    assert measured(offer, SETTINGS).built is None
    assert measured(offer, SETTINGS, houses().iloc[:0]).built is None


@pytest.mark.parametrize(
    ("change", "again"),
    [
        ({"density": 0.9, "built": 0.1, "groups": 3, "reference": "absolu", "shops_min": 9}, set()),
        ({"radius": 100.0}, {"density"}),
        ({"diversity_radius": 100.0}, {"groups", "shannon"}),
        ({"built_radius": 50.0}, {"built"}),
        ({"built_measure": "emprise"}, {"built", "built_measure"}),
    ],
)
def test_a_change_measures_again_what_it_moves_and_nothing_else(change, again):
    offer = offer_at(cluster(0, 0) + cluster(60, 30))
    found = measured(offer, SETTINGS, houses())
    after = replace(SETTINGS, **change)
    new = fields.updated(found, SETTINGS, after, offer, houses())
    names = ("density", "groups", "shannon", "built", "built_measure")
    assert {name for name in names if getattr(new, name) is not getattr(found, name)} == again
    whole = fields.measure(offer, houses(), tuple(offer.total_bounds), after, grid=found.grid)
    for name in names[:-1]:
        assert np.array_equal(getattr(new, name), getattr(whole, name), equal_nan=True)


def test_points_nowhere_and_null_weights():
    """A point without geometry takes no part; a weight that is missing or no number counts for 1."""
    offer = offer_at(cluster(12.5, 12.5, 4))
    offer["poids"] = [None, "?", 2.0, 9.0]
    offer.geometry = [*offer.geometry[:3], None]
    assert measured(offer, SETTINGS).density.max() == 4.0


def test_it_tells_how_far_it_is_and_stops_when_asked():
    offer, told = offer_at(cluster(12.5, 12.5)), []
    fields.measure(offer, houses(), (0, 0, 100, 100), SETTINGS, told.append)
    assert told == sorted(told) and told[-1] == 100
    stopped = fields.measure(offer, houses(), (0, 0, 100, 100), SETTINGS, cancelled=lambda: True)
    assert not stopped.density.any()


def test_several_points_in_one_object_are_one_place():
    offer = offer_at(cluster(12.5, 12.5, 2))
    offer.geometry = [shapely.MultiPoint([(12.5, 12.5), (512.5, 12.5)]), shapely.Point(12.5, 12.5, 40.0)]
    found = fields.measure(offer, None, (0, 0, 600, 100), SETTINGS)
    assert found.density.sum() == pytest.approx(2 * measured(offer_at(cluster(12.5, 12.5, 1)), SETTINGS).density.sum())


def test_an_offer_without_a_point_gives_fields_without_anything():
    found = fields.measure(offer_at(cluster(0, 0)).iloc[:0], houses(), (0, 0, 100, 100), SETTINGS)
    limits = cores.thresholds(found, SETTINGS)
    parts = cores.parts(cores.core_cells(found, limits), found.grid)
    kept, aside = cores.keep_parts(parts, offer_at(cluster(0, 0)).iloc[:0], SETTINGS)
    assert not found.density.any() and np.isnan(found.shannon).all()
    assert not len(kept) and not len(aside)
    assert why_nothing(found, limits, SETTINGS).blocking == "offre"
