"""The land covers of the example: partitions of the communes, whose flows are those written in ``growth``."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from geopandas import GeoDataFrame, overlay

from aula.aula_plugin.example import communes, consumption, land_cover
from aula.aula_plugin.example.territory import build

SHIPPED = Path(__file__).resolve().parents[2] / "templates" / "exemple"
#: Coordinates are rounded to the centimetre: 0.001 ha.
NEAR = 0.001


@pytest.fixture(scope="module")
def territory():
    return build()


@pytest.fixture(scope="module")
def dates(territory):
    return land_cover.layers(territory)


@pytest.fixture(scope="module")
def flows(territory, dates):
    """Return hectares by commune and codes, of what changed."""
    first, second = (dates[f"occupation_{year}"] for year in (2015, 2024))
    left, right = first.geometry.to_numpy(), second.geometry.to_numpy()
    i, j = shapely.STRtree(right).query(left, predicate="intersects")
    codes = {"us1": first.us, "cs1": first.cs}
    found = {name: column.to_numpy()[i] for name, column in codes.items()}
    found.update({"us2": second.us.to_numpy()[j], "cs2": second.cs.to_numpy()[j]})
    pieces = GeoDataFrame(found, geometry=shapely.intersection(left[i], right[j]))
    pieces = pieces[(pieces.area > 1e-3) & ((pieces.us1 != pieces.us2) | (pieces.cs1 != pieces.cs2))]
    cut = overlay(pieces, territory.communes[["code_insee", "geometry"]], keep_geom_type=True)
    return cut.assign(ha=cut.area / 1e4)


def test_each_date_is_a_partition_of_the_communes(territory, dates):
    extent = shapely.union_all(territory.communes.geometry.to_numpy())
    for frame in dates.values():
        shapes = frame.geometry.to_numpy()
        united = shapely.union_all(shapes)
        # No overlap: parts add up to their union (to 1 m² of 109 km²); no gap: 50 km of limits rounded to 1 cm.
        assert shapely.area(shapes).sum() == pytest.approx(united.area, abs=1)
        assert shapely.symmetric_difference(united, extent).area < 20
        assert shapely.is_valid(shapes).all()
        assert set(shapely.get_type_id(shapes)) == {3}
        assert 300 < len(frame) < 900


def test_nothing_is_under_the_least_unit_but_what_was_drawn_so(dates):
    first = dates["occupation_2015"]
    small = first[(first.area < land_cover.LEAST) & (first.cs != "CS1.1.1")]
    # The strip of 200 × 1 m that the digitising will move, and what a bend leaves beside it.
    assert small.area.sum() < 205


def test_only_what_is_written_changes(flows):
    expected = {
        # Gabarville: 300 × 200 m of shops, 300 × 40 m of houses, works, undetermined use
        ("99001", "US2.2.0"): 6.0,
        ("99001", "US5.2.2"): 1.2,
        ("99001", "US6.1.1"): 0.6,
        ("99001", "US7.0.0"): 0.5,
        # Bourg-Témoin: 60 / 25 / 15, and 200 × 150 m given back
        ("99002", "US5.2.2"): 2.4,
        ("99002", "US2.2.0"): 1.0,
        ("99002", "US4.5.0"): 0.6,
        ("99002", "US1.2.3"): 2.0,
        ("99002", "US1.1.1"): 1.0,
        ("99003", "US5.2.2"): 0.7,
        ("99003", "US3.1.1"): 0.3,
        ("99003", "US1.2.3"): 2.0,
        # Mirecalque: 12 × 500 + 11 × 1000 + 2 × 12 × 7 m of carriageway, the rest of the 4 ha in verges
        ("99004", "US4.1.1"): 1.7168,
        ("99004", "US4.5.0"): 2.2832,
        ("99004", "US5.2.2"): 0.3,
        ("99004", "US1.1.1"): 3.0,
        ("99005", "US5.2.2"): 1.0,
        ("99005", "US1.1.7"): 0.3,
        ("99006", "US1.1.7"): 0.5,
        ("99006", "US3.2.2"): 0.02,
    }
    found = flows.groupby(["code_insee", "us2"])["ha"].sum().to_dict()
    assert found == pytest.approx(expected, abs=NEAR)
    waste = flows[flows.us1 == "US6.2.1"]
    assert waste.ha.sum() == pytest.approx(3.0, abs=NEAR)
    assert set(waste.code_insee) == {"99002"}


def test_what_becomes_impervious(flows):
    sealed = flows[~flows.cs1.isin(["CS1.1.1", "CS1.1.2"]) & flows.cs2.isin(["CS1.1.1", "CS1.1.2"])]
    # 6 + 15 × 150 m²; 1 + 0.6 + 20 × 100 m²; 3000 − 300 + 5 × 150 m²; carriageway + 2 × 150 m²;
    # lane of 1000 m² + 10 × 125 m² + farm of 3000 m²; farm of 5000 m²
    expected = {"99001": 6.225, "99002": 1.8, "99003": 0.345, "99004": 1.7468, "99005": 0.525, "99006": 0.5}
    assert sealed.groupby("code_insee")["ha"].sum().to_dict() == pytest.approx(expected, abs=NEAR)
    assert not flows[flows.cs1.isin(["CS1.1.1", "CS1.1.2"]) & ~flows.cs2.isin(["CS1.1.1", "CS1.1.2"])].ha.sum()


def test_farms_are_near_the_envelope_only_where_it_is_wanted(dates):
    """Urban uses of the matrix (envelope « E »): US2, US3, US5, US6.1.1, US6.2.1 here."""
    for year, frame in dates.items():
        urban = frame[frame.us.str.startswith(("US2", "US3", "US5", "US6"))]
        farms = frame[frame.us == "US1.1.7"]
        away = shapely.distance(farms.geometry.to_numpy(), shapely.union_all(urban.geometry.to_numpy()))
        near = farms[away <= 50]
        assert near.area.sum() / 1e4 == pytest.approx(0.3 if year.endswith("2024") else 0.0, abs=NEAR)
        assert not np.any((away > 50) & (away < 150))


def test_every_commune_has_every_year_but_one():
    table = consumption.table()
    assert set(table.code_insee) == set(communes.CODES)
    whole = pd.MultiIndex.from_product([communes.CODES, consumption.YEARS])
    missing = whole.difference(pd.MultiIndex.from_frame(table[["code_insee", "annee"]]))
    assert list(missing) == [("99004", 2022)]
    assert not table.conso_m2.isna().any()


def test_ten_years_of_reference_add_up():
    table = consumption.table()
    ten = table[table.annee.between(2011, 2020)].groupby("code_insee").conso_m2.sum() / 1e4
    assert ten.to_dict() == {"99001": 10.0, "99002": 5.0, "99003": 2.0, "99004": 4.6, "99005": 1.2, "99006": 0.1}
    since = table[table.annee >= 2021].groupby("code_insee").conso_m2.sum() / 1e4
    assert since.to_dict() == {"99001": 2.4, "99002": 2.8, "99003": 0.4, "99004": 0.27, "99005": 0.32, "99006": 0.0}


def test_the_shipped_files_are_what_the_script_draws(dates):
    for name, drawn in dates.items():
        read = gpd.read_file(SHIPPED / "occupation_sol.gpkg", layer=name)
        assert read.crs.to_epsg() == 2154
        assert list(read.columns) == ["cs", "us", "geometry"]
        areas = [frame.area.groupby([frame["us"], frame["cs"]]).sum() for frame in (read, drawn)]
        # 10 m² by couple: another GEOS may cut an arc otherwise
        pd.testing.assert_series_equal(*areas, atol=10, check_names=False)
    table = pd.read_csv(SHIPPED / "conso_annuelle.csv", dtype={"code_insee": str})
    pd.testing.assert_frame_equal(table, consumption.table(), check_dtype=False)
