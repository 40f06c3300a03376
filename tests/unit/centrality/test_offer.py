"""The offer: sources told apart by their fields, duplicates, points located at the commune, the territory."""

import pytest
import shapely
from geopandas import GeoDataFrame
from hypothesis import given
from hypothesis import strategies as st

from aula.aula_plugin.core.centrality.coordinates import place
from aula.aula_plugin.core.centrality.nomenclature import Nomenclature
from aula.aula_plugin.core.centrality.offer import by_group, prepare
from aula.aula_plugin.core.centrality.offer_sources import Reading, kind_of, read_source, stack
from aula.aula_plugin.core.errors import InputError

CRS = "EPSG:2154"
NOM = Nomenclature()
COMMUNES = GeoDataFrame(
    {"code_insee": ["99001", "99002"], "nom": ["Une", "Deux"]},
    geometry=[shapely.box(0, 0, 1000, 1000), shapely.box(1000, 0, 2000, 1000)],
    crs=CRS,
)


def layer(places, **columns):
    return GeoDataFrame(columns, geometry=[p and shapely.Point(p) for p in places], crs=CRS)


def offer(*layers, margin=500.0, **options):
    reading = Reading()
    frames = [read_source(one, f"s{n}", n, NOM, reading) for n, one in enumerate(layers)]
    return prepare(stack(frames), COMMUNES, margin, **options), reading


def told(found):
    return list(found.points["motif"])


@pytest.mark.parametrize(
    ("columns", "kind"),
    [
        (["typequ", "lambert_x"], "bpe"),
        (["siret", "activiteprincipaleetablissement"], "sirene"),
        (["osm_id", "shop"], "osm"),
        (["enseigne", "activite"], "releve"),
        (["code", "groupe", "poids", "retenu"], "offre"),
    ],
)
def test_kind(columns, kind):
    assert kind_of(columns) == kind


def test_bpe_points():
    found, reading = offer(layer([(10, 10), (1500, 10), None], typequ=["B207", "Z999", "C109"]))
    points = found.points
    assert list(points["groupe"]) == ["boulangerie", None]
    assert list(points["code_insee"]) == ["99001", "99002"]
    assert told(found) == [None, "hors groupe"]
    assert list(points["retenu"]) == [True, True]
    assert found.without_place == 1
    assert reading.unknown == {("s0", "Z999", None): 1}


def test_former_codes_are_read_as_todays():
    found, reading = offer(layer([(10, 10)], typequ=["b203"]))
    assert list(found.points["code"]) == ["B207"]
    assert reading.former == {("B203", "B207"): 1}


def test_labels_of_another_vintage_are_refused():
    old = layer([(0, 0)], typequ=["B207"], libelle=["Station-service"])
    with pytest.raises(InputError, match="B207 : « Station-service », ici « Boulangerie-pâtisserie »"):
        read_source(old, "BPE", 0, NOM, Reading())
    assert len(read_source(old, "BPE", 0, NOM, Reading(), labels_may_differ=True)) == 1


def test_ape_codes_with_or_without_a_point():
    found, _ = offer(layer([(0, 0), (9, 9), (20, 20)], ape=["10.71C", "9602A", "01.11Z"]))
    assert list(found.points["code"]) == ["B207", "A501", "01.11Z"]
    assert list(found.points["commerce"]) == [True, True, False]


def test_osm_tags():
    tags = layer(
        [(n, 0) for n in range(6)],
        shop=["bakery", "vacant", "convenience;gas", "toys", None, None],
        amenity=[None, None, None, None, "bench", "school"],
    )
    found, reading = offer(tags)
    assert list(found.points["groupe"]) == ["boulangerie", "supérette ou épicerie", None, "école"]
    assert list(found.points["commerce"]) == [True, True, True, False]
    assert reading.left_out == {"s0": 2}


def test_survey_needs_its_field():
    survey = layer([(0, 0)], activite=["B207"])
    with pytest.raises(InputError, match="Champ du type » celui qui le porte parmi : activite"):
        read_source(survey, "relevé", 0, NOM, Reading())
    assert read_source(survey, "relevé", 0, NOM, Reading(), "activite")["groupe"].iloc[0] == "boulangerie"


def test_the_same_shop_in_two_sources_counts_once_the_most_recent():
    old = layer([(100, 100), (200, 100)], typequ=["B207", "B207"], an=["2020", "2020"])
    new = layer([(106, 108)], typequ=["B207"], an=["2026"])  # 10 m from the first: 6-8-10
    found, _ = offer(old, new)
    assert told(found) == ["doublon", None, None]
    assert told(offer(new, old)[0]) == [None, "doublon", None]
    assert told(offer(old, new, same_place=9.99)[0]) == [None, None, None]


def test_two_shops_of_one_source_or_of_two_names_are_two():
    assert told(offer(layer([(0, 0), (3, 0)], typequ=["A504", "A504"]))[0]) == [None, None]
    one, other = (layer([(x, 0)], typequ=["A504"], nom=[n]) for x, n in ((0, "Chez Une"), (3, "Le Deux")))
    found, _ = offer(one, other)
    assert told(found) == [None, None]
    assert found.namesakes == 1


def test_points_piled_up_are_located_at_the_commune():
    codes = ["B207", "B207", "A504", "D307", "C109"]  # 5 points, 4 groups
    assert told(offer(layer([(500, 500)] * 5, typequ=codes))[0]) == ["localisé à la commune"] * 5
    assert told(offer(layer([(500, 500)] * 4, typequ=codes[:4]))[0]) == [None] * 4
    practice = ["D265", "D265", "D265", "D281", "D281"]  # one address, 2 groups
    assert told(offer(layer([(500, 500)] * 5, typequ=practice))[0]) == [None] * 5
    assert told(offer(layer([(5, 5)], typequ=["B207"], qualite_xy=["Mauvaise"]))[0]) == ["localisé à la commune"]


def test_margin():
    found, _ = offer(layer([(2400, 500), (2600, 500)], typequ=["B207", "B207"]))
    assert told(found) == [None, "hors territoire"]
    assert list(found.points["code_insee"]) == [None, None]


def test_counts_by_group():
    found, _ = offer(
        layer([(10, 10), (900, 900), (1500, 10)], typequ=["B201", "B202", "A133"], qualite_xy=["Bonne", "Mauvaise", ""])
    )
    table = by_group(found, COMMUNES)
    assert table[["code_insee", "nom", "groupe", "n_equip", "n_localises"]].to_numpy().tolist() == [
        ["99001", "Une", "supérette ou épicerie", 2, 1],
        ["99002", "Deux", None, 1, 1],
    ]


def test_nothing_located():
    with pytest.raises(InputError, match="aucun équipement localisé"):
        offer(layer([None], typequ=["B207"]))


def test_coordinates_in_fields():
    table = GeoDataFrame({"lambert_x": ["10,5", "x"], "lambert_y": [20, 3]}, geometry=[None, None])
    placed = place(table, CRS, overseas=False)
    assert (placed.geometry.iloc[0].x, placed.geometry.iloc[0].y) == (10.5, 20)
    assert placed.geometry.iloc[1] is None
    assert place(GeoDataFrame({"a": [1]}, geometry=[None]), CRS, overseas=False) is None


@given(st.permutations(range(6)))
def test_order_of_the_points_changes_nothing(order):
    codes = ["B207", "A504", "B207", "D307", "B207", "A504"]
    places = [(0, 0), (50, 0), (4, 0), (90, 0), (8, 0), (52, 0)]
    source = [layer(places[:3], typequ=codes[:3]), layer(places[3:], typequ=codes[3:])]
    shuffled = [one.loc[[n for n in order if n in one.index]] for one in source]
    kept = [{(p.x, p.y) for p in offer(*made)[0].points.query("retenu").geometry} for made in (source, shuffled)]
    assert kept[0] == kept[1]
