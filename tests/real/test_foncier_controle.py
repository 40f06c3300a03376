"""Control of the OCS GE extract of Hénin-Carvin: known overlaps, and one class that is known to be missing."""

import geopandas
import numpy as np
import pytest
import shapely

from aula.aula_plugin.core.land.control import ControlSettings, control
from aula.aula_plugin.core.land.land_cover import LandCover
from aula.aula_plugin.core.land.nomenclatures import nomenclature
from aula.aula_plugin.core.land.overlaps import overlaps

pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def henin(shared_data):
    path = shared_data / "ocsge_henin_carvin_62" / "ocsge_2018_extrait.gpkg"
    names = ("occupation_sol_cs", "zone_etude", "non_couvert_derive")
    return [geopandas.read_file(path, layer=name, engine="pyogrio") for name in names]


def cover(frame):
    shapes = frame.geometry.to_numpy()
    return LandCover(
        "ocs", 2018, shapes, frame["code_cs"].to_numpy(), None, nomenclature("ocsge"), frame.index.to_numpy()
    )


def test_overlaps_are_those_of_the_plain_union(henin):
    # 2,8 % of the sum of the polygons is counted twice; here of what is covered, each place once
    shapes = henin[0].geometry.to_numpy()
    found = overlaps(shapes)
    total, union = shapely.area(shapes).sum(), shapely.union_all(shapes).area
    assert 100 * (total - union) / total == pytest.approx(2.8, abs=0.05)
    assert found.covered_m2 == pytest.approx(union, rel=1e-6)
    assert 100 * found.share == pytest.approx(2.9, abs=0.05)


def test_the_missing_class_is_a_gap_of_the_study_area(henin):
    # the producer of the extract derived 695 ha without any cover in the study area
    covers, area, derived = henin
    result = control([cover(covers)], covers.crs, area.geometry.iloc[0], ControlSettings(neighbours=False))
    gaps = result.places[result.places["type"] == "lacune"]
    known = derived.geometry.area.sum()
    assert known / 10_000 == pytest.approx(695, abs=0.5)
    assert gaps["m2"].sum() == pytest.approx(known, rel=1e-3)
    assert result.areas[2018].missing_pct == pytest.approx(100 * known / area.geometry.area.sum(), rel=1e-3)
    areas = result.areas[2018]
    assert areas.covered_m2 + areas.missing_m2 == pytest.approx(area.geometry.area.sum(), rel=1e-6)
    # and at the same places: the two areas differ by less than 0.1 % of either
    shared = shapely.intersection(
        shapely.union_all(gaps.geometry.to_numpy()), shapely.union_all(derived.geometry.to_numpy())
    )
    assert shared.area == pytest.approx(known, rel=1e-3)
    assert any("pas d’usage" in note for note in result.notes)


def test_the_order_of_objects_changes_nothing(henin):
    shapes = henin[0].geometry.to_numpy()[:4000]
    order = np.random.default_rng(7).permutation(len(shapes))
    one, other = overlaps(shapes), overlaps(shapes[order])
    assert other.overlapped_m2 == pytest.approx(one.overlapped_m2)
    assert {tuple(sorted(order[pair])) for pair in other.pairs} == {tuple(pair) for pair in one.pairs}
