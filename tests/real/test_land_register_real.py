"""The land register on public data: what is opened and consumed, against areas worked out another way.

No SCoT envelope exists with these zonings: the urban envelope of each test is made from the data and named so.
"""

import geopandas as gpd
import pytest
import shapely

from aula.aula_plugin.core.compatibility.land_consumption import observed
from aula.aula_plugin.core.compatibility.land_envelopes import Envelopes
from aula.aula_plugin.core.compatibility.land_pieces import commune_land
from aula.aula_plugin.core.compatibility.land_register import pieces_of, register
from aula.aula_plugin.core.compatibility.scene import Scene
from aula.aula_plugin.core.compatibility.thresholds import Place
from aula.aula_plugin.core.compatibility.workspace import Territory
from aula.aula_plugin.core.geometry import repair
from aula.tests.real.zoning_lots import zone_rows
from aula.tests.unit.scene_builder import workspace, zone

SYBARVAL = "artificialisation_sybarval_33/sybarval_ocsge_2015_2018.gpkg"


def territories(frame):
    rows = zip(frame["code_insee"].astype(str), repair(frame.geometry).geometries)
    return [Territory(Place("commune", code, None, None), code, shape) for code, shape in rows]


@pytest.mark.parametrize(("lot", "layer"), [("241800432", "communes_trois_provinces_18"), ("30014", "commune_30014")])
def test_what_a_real_zoning_opens_is_its_au_outside_its_u(shared_data, lot, layer):
    """The envelope is the zones U: what is left is AU \\ U, commune by commune, each place once."""
    path = shared_data / "documents_urbanisme_cnig" / "territoires_associes.gpkg"
    communes = gpd.read_file(path, layer=layer)
    communes.columns = [str(name).lower() for name in communes.columns]
    communes = communes.to_crs("EPSG:2154").rename(columns={"insee": "code_insee", "code": "code_insee"})
    rows = zone_rows(shared_data, lot)
    town = shapely.union_all([row["geometry"] for row in rows if row["famille"] == "U"])
    places = territories(communes)
    made = workspace(rows, roles={"enveloppe_urbaine": [town]}, communes=places)
    lands = [commune_land(Scene(made, place), None) for place in places]
    result = register(lands, Envelopes({}, ()), made.grid)
    opened = shapely.union_all([row["geometry"] for row in rows if row["famille"] == "AU"]).difference(town)
    for place in places:
        own = result[(result["territoire_id"] == place.place.id) & (result["vocation"] == "toutes")].iloc[0]
        expected = opened.intersection(place.geometry).area / 1e4
        assert own["engage_ha"] == pytest.approx(expected, abs=1e-3), place.name
    whole = result[(result["territoire_type"] == "scot") & (result["vocation"] == "toutes")].iloc[0]
    assert whole["engage_ha"] > 1
    pieces = pieces_of(lands, "EPSG:2154")
    joined = shapely.union_all(pieces.geometry.to_numpy()).area / 1e4
    assert joined == pytest.approx(whole["engage_ha"], abs=1e-3)


def test_thousands_of_observed_places_are_consumed_once(shared_data):
    """3 970 places artificialised from 2015 to 2018, on 17 communes; the envelope of 2018 stands for that of T0."""
    path = shared_data / SYBARVAL
    frames = {
        name: gpd.read_file(path, layer=name).to_crs("EPSG:2154")
        for name in ("artificialisation_2015_2018", "enveloppe_urbaine_2018", "communes")
    }
    places = territories(frames["communes"])
    town = shapely.union_all(repair(frames["enveloppe_urbaine_2018"].geometry).geometries)
    corner = shapely.box(*shapely.bounds(places[0].geometry)[:2], *shapely.bounds(places[0].geometry)[:2] + 1)
    made = workspace([zone(corner, "A")], roles={"enveloppe_urbaine": [town]}, communes=places)
    seen = observed(frames["artificialisation_2015_2018"], complete=True)
    lands = [commune_land(Scene(made, place), seen) for place in places]
    result = register(lands, Envelopes({}, ()), made.grid)
    drawn = [shape for shape in repair(frames["artificialisation_2015_2018"].geometry).geometries if shape is not None]
    land = shapely.union_all(drawn).difference(town)
    main = result[result["vocation"] == "toutes"]
    for place in places:
        own = main[main["territoire_id"] == place.place.id].iloc[0]
        assert own["consomme_ha"] == pytest.approx(land.intersection(place.geometry).area / 1e4, abs=1e-3)
    whole = main[main["territoire_type"] == "scot"].iloc[0]
    assert whole["consomme_ha"] == pytest.approx(main[main["territoire_type"] == "commune"]["consomme_ha"].sum())
    assert whole["consomme_ha"] > 5 and whole["reste_ha"] is None
