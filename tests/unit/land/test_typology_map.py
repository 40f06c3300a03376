"""The map of the typology: areas in proportion, small circles over large ones, a legend of what is shown."""

from __future__ import annotations

import re

import geopandas as gpd
import pytest
import shapely

from aula.aula_plugin.core.land.typology import NOT_CLASSED, classes
from aula.aula_plugin.reporting.land.typology_looks import LEGEND_HA, LOOKS, OTHER, look_of
from aula.aula_plugin.reporting.land.typology_map import LARGEST_PX, SMALLEST_PX, typology_drawing


def territories(areas, kinds=None, side=10_000.0):
    """Squares of 10 km in a row."""
    shapes = [shapely.box(side * n, 0, side * (n + 1), side) for n in range(len(areas))]
    kinds = kinds or ["habitat"] * len(areas)
    rows = {"nom": [f"Commune {n}" for n in range(len(areas))], "flux_ha": areas, "typologie": kinds}
    return gpd.GeoDataFrame(rows, geometry=shapes, crs="EPSG:2154")


def drawn(frame, **values):
    return str(typology_drawing(frame, values.get("width", 672.0), values.get("tall", 352.0), "Vocations").markup)


def discs(markup, colour):
    return [float(radius) for radius in re.findall(rf'<circle [^>]*r="([\d.]+)" fill="{colour}" fill-opacity', markup)]


def test_there_is_a_look_for_each_class_and_one_for_what_is_none():
    assert list(LOOKS) == [*classes(), NOT_CLASSED]
    assert len({look.colour for look in LOOKS.values()} | {OTHER.colour}) == 10
    assert look_of("autre chose") is OTHER
    assert look_of(None) is OTHER


def test_areas_of_circles_are_in_proportion_to_hectares():
    markup = drawn(territories([20.75, 83.0, 5.1875]))
    radii = discs(markup, LOOKS["habitat"].colour)
    # 83, 83 / 4, 83 / 16 ha: the largest first, each half the radius of the one before
    assert radii == sorted(radii, reverse=True)
    assert radii[0] == pytest.approx(2 * radii[1], abs=0.02)
    assert radii[0] == pytest.approx(4 * radii[2], abs=0.02)


def test_the_scale_is_that_of_83_ha_unless_a_territory_exceeds_it():
    colour = LOOKS["habitat"].colour
    assert discs(drawn(territories([83.0])), colour) == [LARGEST_PX]
    assert discs(drawn(territories([20.75])), colour) == [LARGEST_PX / 2]
    beyond = drawn(territories([332.0, 83.0]))
    assert discs(beyond, colour)[0] == pytest.approx(2 * discs(beyond, colour)[1], abs=0.02)
    assert ">332</text>" in beyond


def test_a_small_circle_stays_visible_and_nothing_has_none():
    markup = drawn(territories([0.01, 0.0], ["habitat", NOT_CLASSED]))
    assert discs(markup, LOOKS["habitat"].colour) == [SMALLEST_PX]
    assert not discs(markup, LOOKS[NOT_CLASSED].colour)
    assert ">rien</text>" in markup


def test_a_code_stands_in_its_circle_or_else_under_the_name():
    markup = drawn(territories([83.0, 0.5], ["économie", "habitat / équipement"]))
    # the circle of 83 ha is 60 px wide, that of 0.5 ha 4.7 px
    assert ">Éc</text>" in markup
    assert "0,50\u00a0ha · H\u00a0Éq" in markup


def test_circles_shrink_together_rather_than_hide_the_territories():
    crowded = territories([83.0] * 20, side=1000.0)
    assert set(discs(drawn(crowded), LOOKS["habitat"].colour)) < {radius / 100 for radius in range(1500, 2999)}


def test_the_legend_holds_the_classes_there_are_and_the_published_hectares():
    markup = drawn(territories([3.0, 2.0], ["transport", "habitat / économie (/ équipement)"]))
    assert "transport · T" in markup
    assert "économie · Éc<" not in markup
    for value in LEGEND_HA:
        assert f">{value:.0f}</text>" in markup


def test_null_is_not_zero():
    markup = drawn(territories([float("nan"), 2.0], [None, "habitat"]))
    assert markup.count("sans donnée") == 3  # the label and its halo, the legend
    assert ">rien</text>" not in markup
    assert drawn(territories([float("nan")], [None])).count("sans donnée") == 3


def test_many_territories_without_a_name_or_a_shape_are_drawn_all_the_same():
    frame = territories([1.0] * 60)
    frame["nom"] = None
    frame.loc[3, "geometry"] = shapely.Polygon()
    frame.loc[4, "geometry"] = None
    assert len(discs(drawn(frame), LOOKS["habitat"].colour)) == 58
