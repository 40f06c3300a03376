"""Urban envelopes of real buildings: facts that anyone can check by hand, whatever the place."""

from __future__ import annotations

import geopandas
import numpy as np
import pytest
import shapely

from aula.aula_plugin.core.geometry import repair
from aula.aula_plugin.core.land.chunks import Chunks
from aula.aula_plugin.core.land.envelope import closing, draw
from aula.aula_plugin.core.land.envelope_result import Fabric, urban_envelopes
from aula.aula_plugin.core.land.envelope_settings import PRESETS, settings_of

PLACES = {
    "redon": ("bdtopo_v3_redon_35236/bdtopo_v3_redon_35236.gpkg", "batiment", 6342),
    "olemps": ("bdtopo_v3_olemps_12174/bdtopo_v3_olemps_12174.gpkg", "batiment", 2273),
    "gennes": ("micro_territoire_gennes_25/gennes_25267.gpkg", "batiments", 325),
}


@pytest.fixture(scope="module")
def buildings(shared_data):
    """Footprints by place, mended."""
    found = {}
    for name, (path, layer, count) in PLACES.items():
        shapes = repair(geopandas.read_file(shared_data / path, layer=layer).geometry).geometries
        assert len(shapes) == count
        found[name] = shapes
    return found


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("place", PLACES)
def test_facts_of_an_envelope(buildings, place, preset):
    """No building is lost, none of those kept leaves its envelope, none of the envelopes is under the minimum."""
    built = buildings[place]
    settings = settings_of(preset, area_min_ha=1.0, simplification=0.0)
    found = draw(built, settings)
    inside = found.of_object >= 0
    assert found.counts().sum() + (~inside).sum() == len(built)
    assert len(found.shapes) and shapely.is_valid(found.shapes).all()
    assert (shapely.area(found.shapes) >= 10_000 * (1 - 1e-9)).all()
    shapely.prepare(found.shapes)
    kept, holding = built[inside], found.shapes[found.of_object[inside]]
    on_the_edge = ~shapely.covers(holding, kept)
    assert shapely.area(shapely.difference(kept[on_the_edge], holding[on_the_edge])).sum() < 0.001
    assert shapely.STRtree(found.shapes).query(found.shapes, predicate="overlaps").size == 0


def test_distances_order_the_recipes(buildings):
    """Redon, nothing left out: closings of 25, 30 and 50 m grow, and +40 − 30 m holds the closing by 30 m."""
    areas = {
        name: shapely.area(closing(buildings["redon"], preset.dilation, preset.erosion)).sum()
        for name, preset in PRESETS.items()
        if name != "personnalise"
    }
    assert areas["certu"] < areas["ddt34"] < areas["geo2france"]
    assert areas["ddt34"] < areas["cerema_doubs"]
    assert shapely.area(buildings["redon"]).sum() < areas["certu"]


def test_simplification_moves_an_outline_by_a_metre_at_most(buildings):
    plain, simple = (draw(buildings["olemps"], settings_of("ddt34", simplification=value)) for value in (0.0, 1.0))
    assert len(plain.shapes) == len(simple.shapes)
    for one, other in zip(plain.shapes, simple.shapes):
        assert shapely.hausdorff_distance(one.boundary, other.boundary) < 1.01
    assert shapely.get_num_coordinates(simple.shapes).sum() < 0.5 * shapely.get_num_coordinates(plain.shapes).sum()


def test_what_is_new_is_out_or_in(buildings):
    """Redon with one building in ten taken away at the first date: extension and densification add up to them.

    A building that touched one that stayed is new by what the other does not cover; slivers are told apart.
    """
    after = buildings["redon"]
    gone = np.arange(len(after)) % 10 == 0
    found = urban_envelopes(Fabric(after[~gone], "t1"), Fabric(after, "t2"), None, settings_of(), 2154)
    whole, left = shapely.union_all(after), shapely.union_all(after[~gone])
    new = shapely.difference(whole, left).area / 10_000
    drawing = sum(_hectares(note) for note in found.notes if note.startswith("Écarts de dessin"))
    assert found.evolution["ha"].sum() + drawing == pytest.approx(new, abs=0.006)
    assert found.fragmentation["extension_ha"].sum() + found.fragmentation["densification_ha"].sum() == pytest.approx(
        found.evolution["ha"].sum()
    )
    assert found.envelopes.groupby("rang")["n_bati"].sum()[1] + found.isolated == (~gone).sum()


def _hectares(note: str) -> float:
    return float(note.split(":")[1].split("\u00a0ha")[0].replace(",", ".").strip())


def test_shape_beside_the_envelope_of_a_producer(shared_data):
    """SYBARVAL, envelope 2018: its 1 335 pieces closed again by 25 m hold them all, and only grow.

    It is compared for its shape alone: it was not drawn by any of the recipes.
    """
    path = shared_data / "artificialisation_sybarval_33" / "sybarval_ocsge_2015_2018.gpkg"
    given = repair(geopandas.read_file(path, layer="enveloppe_urbaine_2018").geometry).geometries
    found = draw(given, settings_of("certu", area_min_ha=0.0, simplification=0.0), Chunks())
    assert (found.of_object >= 0).all()
    before, after = shapely.union_all(given).area, shapely.area(found.shapes).sum()
    assert before <= after < 1.15 * before
    assert len(found.shapes) < len(given)
