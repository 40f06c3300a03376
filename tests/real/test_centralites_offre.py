"""The offer prepared from public data: shops of Lille, zones of Redon, programmes at the centre of communes, Lyon.

Lille: numbers of the reference on centralités, counted apart from this code. Others: counted in the files themselves.
"""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from aula.aula_plugin.core.centrality import columns
from aula.aula_plugin.core.centrality.coordinates import place
from aula.aula_plugin.core.centrality.nomenclature import Nomenclature, read_own_table
from aula.aula_plugin.core.centrality.offer import Offer, by_group, prepare
from aula.aula_plugin.core.centrality.offer_sources import Reading, read_source, stack
from aula.tests.real.centralites_data import LILLE, REDON

PROGRAMMES = "programmes_anct_59_62/programmes_anct_59_62.gpkg"
LAMBERT = "EPSG:2154"


def lower(layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return a layer as the bridge reads it."""
    return layer.rename(columns={name: name.lower() for name in layer.columns}).set_crs(LAMBERT, allow_override=True)


def around(points: gpd.GeoDataFrame, code: str = "59350") -> gpd.GeoDataFrame:
    """Return one commune that holds every point."""
    frame = {"code_insee": [code], "nom": ["essai"]}
    return gpd.GeoDataFrame(frame, geometry=[shapely.box(*points.total_bounds)], crs=LAMBERT)


@pytest.fixture(scope="module")
def lille(shared_data) -> tuple[gpd.GeoDataFrame, Reading]:
    reading = Reading()
    frames = [
        read_source(
            lower(gpd.read_file(shared_data / LILLE, layer=f"{key}_{kind}")),
            f"{key}_{kind}",
            rank,
            Nomenclature(),
            reading,
        )
        for rank, (key, kind) in enumerate((k, g) for k in ("shop", "amenity") for g in ("point", "polygon"))
    ]
    return stack(frames), reading


def test_lille_has_the_offer_of_the_reference(lille):
    """521 equipments, 297 of them of 11 groups out of 26, 413 shops; benches, parkings and a vacant shop are none."""
    whole, reading = lille
    assert (len(whole), int(whole["commerce"].sum())) == (521, 413)
    assert (whole["groupe"].notna().sum(), whole["groupe"].nunique()) == (297, 11)
    # 87 + 113 shops and 743 + 281 amenities in the file
    assert sum(reading.left_out.values()) == 87 + 113 + 743 + 281 - 521
    assert reading.left_out["shop_polygon"] == 1


def test_lille_repeats_a_shop_as_point_and_polygon(lille):
    """What is set aside lies within 10 m of a point kept, of another layer and of its group."""
    whole, _ = lille
    offer = prepare(whole, around(whole), 0.0)
    assert (offer.count(columns.DUPLICATE), offer.namesakes, offer.observable_groups) == (4, 1, 11)
    kept = offer.points[offer.points["retenu"]]
    for _, copy in offer.points[offer.points["motif"] == columns.DUPLICATE].iterrows():
        near = kept[(kept.distance(copy.geometry) <= 10) & (kept["source"] != copy["source"])]
        assert (near["groupe"].eq(copy["groupe"]) | near["code"].eq(copy["code"])).any()
    assert len(kept) == 517 and prepare(whole, around(whole), 0.0, same_place=0.0).points["retenu"].all()


def test_programmes_at_the_centre_of_communes_are_no_places(shared_data):
    """296 points of eight programmes on 199 places; four places hold 6, 5, 5 and 5 of them, of three kinds or more."""
    frames = []
    names = ("france_services", "petites_villes_de_demain", "action_coeur_de_ville", "action_coeur_de_ville_2",
             "villages_avenir", "cites_educatives", "cites_emploi", "fonds_restructuration_locaux_activite",
             "fabriques_prospective_lab")  # fmt: skip
    own = read_own_table(pd.DataFrame({"code": names, "groupe": names}))
    for rank, name in enumerate(names):
        layer = gpd.read_file(shared_data / PROGRAMMES, layer=name)
        shapes = layer.geometry[layer.geom_type.isin(["Point", "MultiPoint"])].explode(index_parts=False)
        survey = gpd.GeoDataFrame({"type": [name] * len(shapes)}, geometry=shapes.to_numpy(), crs=LAMBERT)
        frames.append(read_source(survey, name, rank, Nomenclature(own=own), Reading(), "type"))
    whole = stack(frames)
    assert (len(whole), len(np.unique(np.round(shapely.get_coordinates(whole.geometry), 1), axis=0))) == (296, 199)

    offer = prepare(whole, around(whole), 0.0)
    assert offer.count(columns.AT_COMMUNE) == 6 + 5 + 5 + 5


@pytest.fixture(scope="module")
def redon(shared_data) -> gpd.GeoDataFrame:
    return lower(gpd.read_file(shared_data / REDON, layer="zone_d_activite_ou_d_interet"))


def _read(zones: gpd.GeoDataFrame, own: dict) -> tuple[Offer, Reading]:
    reading = Reading()
    return prepare(
        stack([read_source(zones, "zones", 0, Nomenclature(own=own), reading, "nature")]), around(zones), 0.0
    ), reading


def test_zones_of_redon_are_points_whose_nature_nobody_knows(redon):
    """114 surfaces of 43 natures: each a point inside it, none of a group, all kept."""
    offer, reading = _read(redon, {})
    assert len(reading.unknown) == 43 and sum(reading.unknown.values()) == 114
    assert offer.points["retenu"].sum() == 114 and offer.observable_groups == 0
    assert shapely.intersects(redon.geometry.to_numpy(), offer.points.geometry.to_numpy()).all()


def test_a_table_gives_the_zones_of_redon_their_groups(redon):
    """7 primary schools and 2 hospitals in the file; the 105 others stay unknown, and count without group."""
    table = {
        "code": ["Enseignement primaire", "Hôpital"],
        "groupe": ["école", "hôpital"],
        "gamme": ["proximité", "supérieure"],
    }
    offer, reading = _read(redon, read_own_table(pd.DataFrame(table)))
    groups = offer.points["groupe"].value_counts()
    assert groups.to_dict() == {"école": 7, "hôpital": 2} and sum(reading.unknown.values()) == 105
    weights = offer.points.groupby(offer.points["groupe"].fillna("aucun"))["poids"].unique().map(list).to_dict()
    assert weights == {"aucun": [1.0], "hôpital": [3.0], "école": [1.0]}
    counts = by_group(offer, around(redon)).set_index("groupe")["n_localises"]
    assert (counts["école"], counts["hôpital"]) == (7, 2)


def test_lyon_by_commune_has_no_place(shared_data):
    """58 communes, 22 columns of counts, no coordinates: nothing to draw from, for the levels only."""
    table = pd.read_csv(shared_data / "indicateurs_metropole_lyon_69" / "bpe_equipements_commune.csv", dtype=str)
    assert place(gpd.GeoDataFrame(table, geometry=[None] * 58), "EPSG:2154", False) is None
