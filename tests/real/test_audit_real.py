"""Audit of the public lots against the figures measured apart from AULA (partition audit of the shared data).

The published figures were made by intersecting every pair of zones and uniting them all, after a repair by zero-width
buffer. Overlaps agree to the piece. Holes agree in area, and in number where they are wider than rounding:

* the published count of holes includes rings thinner than a micrometre, which exist or not according to the order of
  the union (30014: 25 published, 28 here; lot 77: 378 published, 186 here; 41175: 236 published, 230 here, six of
  the published rings measuring less than 4e-8 m²);
* in 41175 the published area (0.31 ha, one hole over 5 m) fills a ring of 900 m² that surrounds a zone of 871 m²: the
  place really empty is the 30 m² between the two (mean width 0.18 m). Filling that ring again gives the published
  0.313 ha.
"""

import geopandas as gpd
import numpy as np
import pytest
import shapely

from aula.aula_plugin.core.communes import normalise_communes
from aula.aula_plugin.core.documents.partition import against_communes, holes, overlaps
from aula.aula_plugin.core.geometry import dissolve, parts, repair, single_parts

LOTS = {
    "41175": "cnig/exemples/41175_PLU_20140603/Donnees_geographiques/ZONE_URBA.shp",
    "241800432": "documents_urbanisme_cnig/241800432_PLUi_20200128/Donnees_geographiques/"
    "241800432_ZONE_URBA_20200128.shp",
    "30014": "documents_urbanisme_cnig/30014_PLU_20171013/Donnees_geographiques/30014_ZONE_URBA_20171013.shp",
    "77": "plu_seine_et_marne_77/zone_urba_13_communes_77.gpkg",
}
#: zones, Σ areas ha, union ha, overlap ha, pieces, pairs, ≥ 1 m², different families ha, w > 5 m (pieces, % of area),
#: holes, holes ha, holes w > 5 m.
PUBLISHED = {
    "41175": (118, 1410.6, 1410.1, 0.47, 330, 159, 240, 0.2, 1, 10, 236, 0.31, 1),
    "241800432": (221, 27238.4, 27209.5, 28.93, 158, 61, 52, 24.7, 16, 99, 72, 0.03, 0),
    "30014": (90, 1369.2, 1368.4, 0.84, 49, 30, 5, 0.84, 3, 100, 25, 0.001, 0),
    "77": (652, 13617.3, 13615.2, 2.09, 360, 138, 49, 1.1, 2, 60, 378, 0.18, 0),
}


def family(typezone):
    return "AU" if str(typezone).startswith("AU") else str(typezone)[:1]


@pytest.fixture(scope="module")
def zonings(shared_data):
    """Zones as drawn, repaired and exploded; families by the first letters of TYPEZONE."""
    result = {}
    for lot, path in LOTS.items():
        options = {"layer": "zone_urba"} if path.endswith(".gpkg") else {}
        frame = gpd.read_file(shared_data / path, **options)
        frame.columns = [name.lower() for name in frame.columns]
        frame["fid_source"] = np.arange(1, len(frame) + 1)
        frame["famille"] = frame["typezone"].map(family)
        frame = frame.set_geometry(repair(frame.geometry).geometries, crs=frame.crs)
        result[lot] = parts(frame).reset_index(drop=True)
    return result


@pytest.mark.parametrize("lot", LOTS)
def test_overlaps_are_those_published(zonings, lot):
    zones, figures = zonings[lot], PUBLISHED[lot]
    pieces = overlaps(zones)
    area, wide = pieces["aire_m2"], pieces["classe"] == "réel"
    assert zones["fid_source"].nunique() == figures[0]
    assert zones.geometry.area.sum() / 1e4 == pytest.approx(figures[1], abs=0.05)
    assert area.sum() / 1e4 == pytest.approx(figures[3], rel=0.01)
    assert len(pieces) == figures[4]
    assert len(pieces[["fid_a", "fid_b"]].drop_duplicates()) == figures[5]
    assert (area >= 1).sum() == figures[6]
    # One decimal is published for two lots: 0.16 reads 0.2, 1.12 reads 1.1.
    assert area[pieces["familles"].str.contains("/")].sum() / 1e4 == pytest.approx(figures[7], rel=0.01, abs=0.05)
    assert wide.sum() == figures[8]
    assert 100 * area[wide].sum() / area.sum() == pytest.approx(figures[9], abs=0.6)


@pytest.mark.parametrize("lot", LOTS)
def test_holes_are_those_published(zonings, lot):
    zones, figures = zonings[lot], PUBLISHED[lot]
    found = holes(zones)
    shapes, _ = single_parts(dissolve(zones.geometry))
    rings = shapely.polygons([ring for part in shapes for ring in shapely.get_rings(part)[1:]])
    assert len(rings) == pytest.approx(figures[10], abs=1)
    filled = shapely.area([shapely.Polygon(hole.exterior) for hole in found.geometry]).sum()
    assert filled == pytest.approx(shapely.area(rings).sum(), rel=0.001)
    assert filled / 1e4 == pytest.approx(figures[11], rel=0.01, abs=0.005)
    # Wider than a tenth of a millimetre, the rings of the union and the holes found are the same, one to one.
    drawn = np.sort(shapely.area(rings)[2 * shapely.area(rings) / shapely.length(rings) > 1e-4])
    whole = np.array([shapely.Polygon(hole.exterior) for hole in found.geometry])
    mine = np.sort(shapely.area(whole)[2 * shapely.area(whole) / shapely.length(whole) > 1e-4])
    assert mine == pytest.approx(drawn, rel=0.01, abs=0.001)
    island = lot == "41175"
    assert (found["classe"] == "réel").sum() == figures[12] - island
    assert found["aire_m2"].sum() / 1e4 == pytest.approx(figures[11] - 0.0871 * island, rel=0.01, abs=0.005)


@pytest.mark.parametrize("lot", LOTS)
def test_double_area_is_what_the_union_takes_off(zonings, lot):
    from aula.aula_plugin.core.documents.partition import zone_coverage

    zones = zonings[lot]
    total = zones.geometry.area.sum()
    assert (total - zone_coverage(zones).double_m2) / 1e4 == pytest.approx(
        dissolve(zones.geometry).area / 1e4, abs=1e-4
    )
    assert (total - zone_coverage(zones).double_m2) / 1e4 == pytest.approx(PUBLISHED[lot][2], abs=0.05)


def test_named_defects_of_the_trois_provinces(zonings):
    # One single N/A piece of 17.59 ha, its pair of zones 22.11 ha, one U/U double coverage of 4.20 ha.
    pieces = overlaps(zonings["241800432"])
    first = pieces.loc[pieces["aire_m2"].idxmax()]
    assert first["aire_m2"] / 1e4 == pytest.approx(17.59, abs=0.005)
    assert set(first["familles"].split(" / ")) == {"A", "N"}
    pair = pieces[(pieces["fid_a"] == first["fid_a"]) & (pieces["fid_b"] == first["fid_b"])]
    assert pair["aire_m2"].sum() / 1e4 == pytest.approx(22.11, abs=0.005)
    same = pieces[pieces["familles"].isin(["U"])]
    assert same["aire_m2"].max() / 1e4 == pytest.approx(4.20, abs=0.005)


def test_simplified_communes_draw_gaps_that_are_noise(zonings, shared_data):
    # Published: 34.8 ha outside and 30.7 ha uncovered against the simplified layer.
    layer = gpd.read_file(
        shared_data / "documents_urbanisme_cnig/territoires_associes.gpkg", layer="communes_trois_provinces_18"
    )
    communes, _ = normalise_communes(layer)
    check = against_communes(zonings["241800432"], communes)
    size = check.pieces.groupby("type")["aire_m2"].sum() / 1e4
    assert size["hors_commune"] == pytest.approx(34.8, abs=0.05)
    assert size["lacune_commune"] == pytest.approx(30.7, abs=0.05)
    assert len(check.communes) == 11 and len(check.outside) == 0
    assert set(check.pieces["gravite"]) == {"information"}
