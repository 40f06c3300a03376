"""Conflict points on landscapes one can draw: places, groups, scores, priorities and sentences by hand."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.green_network.conflicts import ConflictOptions, all_passages, find_conflicts
from aula.aula_plugin.core.green_network.permeability import PermeabilityTable, type_of_name

CRS = "EPSG:2154"
TABLE = PermeabilityTable(
    {("route", "principale"): 0.1, ("route", "*"): 0.5, ("bati", "*"): 0.0, ("barrage", "*"): 0.2}, "essai"
)


def links(*rows, **columns):
    """Return links from ``(id, coordinates)``."""
    frame = {"id_lien": [one for one, _ in rows], "sous_trame": "boisée", **columns}
    return gpd.GeoDataFrame(frame, geometry=[shapely.LineString(xy) for _, xy in rows], crs=CRS)


def obstacles(*rows):
    """Return obstacles from ``(type, class, name, geometry)``."""
    kinds, classes, names, shapes = zip(*rows)
    frame = {"type": kinds, "classe": classes, "nom": names}
    return gpd.GeoDataFrame(frame, geometry=list(shapes), crs=CRS)


def road(x, label="principale", name="D 1"):
    return ("route", label, name, shapely.LineString([(x, -500), (x, 500)]))


def strip(**columns):
    """A link of 2 km from west to east at y = 0."""
    return links((7, [(0, 0), (2000, 0)]), **columns)


def run(lines, things, passages=None, corridors=None, **options):
    return find_conflicts(lines, corridors, things, passages, TABLE, ConflictOptions(**options))


def test_one_link_one_road():
    found = run(strip(bc=[5.0]), obstacles(road(800)))
    only = found.conflicts.iloc[0]
    # the only link is the most important: importance 1; 1 × (1 − 0.1) = 0.9; hard (0.1 ≤ 0.5) and major: priority 1
    assert (only["id_conflit"], only["rang"], only["priorite"]) == (1, 1, 1)
    assert only["score"] == pytest.approx(0.9)
    assert only["geometry"].equals(shapely.Point(800, 0))
    assert (only["type_obstacle"], only["nom_obstacle"], only["id_lien"]) == ("route", "D 1", "7")
    assert only["pourquoi"] == (
        "lien 7 ; route D 1 classée « principale », perméabilité 0,1 ; passages connus non fournis"
    ).replace("« ", "«\u00a0").replace(" »", "\u00a0»").replace(" ;", "\u202f;")


def test_score_is_importance_times_what_is_stopped():
    lines = links((1, [(0, 0), (2000, 0)]), (2, [(0, 5000), (2000, 5000)]), bc=[20.0, 5.0])
    things = obstacles(road(800), ("route", "communale", None, shapely.LineString([(900, 4500), (900, 5500)])))
    found = run(lines, things).conflicts
    # link 1: 20/20 × (1 − 0.1) = 0.9; link 2: 5/20 × (1 − 0.5) = 0.125
    assert found["score"].tolist() == pytest.approx([0.9, 0.125])
    # two links: a quarter of them is one link, the first; permeability 0.5 is still hard to cross
    assert found["priorite"].tolist() == [1, 2]
    assert "lien 2, de rang 2 sur 2" in found["pourquoi"][1].replace("\u00a0", " ")


def test_priority_three_when_minor_and_easy():
    lines = links((1, [(0, 0), (2000, 0)]), (2, [(0, 5000), (2000, 5000)]), bc=[20.0, 5.0])
    thing = ("route", "communale", None, shapely.LineString([(900, 4500), (900, 5500)]))
    assert run(lines, obstacles(thing), hard_below=0.4).conflicts["priorite"].tolist() == [3]


def test_groups_around_the_worst_and_by_type():
    # roads at 100, 400, 700 and 1 001, the second the least permeable: it takes those at 300 m; the fourth is 601 m
    # from it, and alone; the dam is another type
    roads = [road(100, "communale"), road(400), road(700, "communale"), road(1001, "communale")]
    things = obstacles(*roads, ("barrage", None, "Le Moulin", shapely.Point(400, 9)))
    found = run(strip(), things).conflicts
    assert sorted(zip(found["type_obstacle"], found["n_traversees"])) == [("barrage", 1), ("route", 1), ("route", 3)]
    # 299 m: nothing is grouped
    assert len(run(strip(), things, radius_m=299).conflicts) == 5


def test_a_row_of_crossings_is_not_one_conflict():
    """Roads every 100 m over 2 km, all alike: the southernmost then westernmost leads, and takes four within 300 m."""
    found = run(strip(), obstacles(*(road(x) for x in range(0, 2001, 100))))
    spread = found.crossings.dissolve("id_conflit").geometry.apply(lambda one: one.bounds[2] - one.bounds[0])
    assert spread.max() <= 600
    assert found.conflicts["n_traversees"].sum() == 21
    assert sorted(found.conflicts["n_traversees"], reverse=True)[:2] == [4, 4]


def test_a_link_counts_once_in_a_conflict():
    # two roads 100 m apart on one link: the least permeable counts, 1 − 0.1, not 0.9 + 0.5
    found = run(strip(), obstacles(road(800), road(900, "communale", "C 2"))).conflicts
    assert found["score"].tolist() == pytest.approx([0.9])
    assert found["nom_obstacle"].tolist() == ["C 2, D 1"]


def test_passages_take_off_and_are_counted():
    passage = gpd.GeoDataFrame(geometry=[shapely.Point(800, 250)], crs=CRS)
    found = run(strip(), obstacles(road(800), road(1600)), passage, radius_m=10, passage_m=250)
    assert found.by_passage == 1
    assert found.conflicts["geometry"].iloc[0].equals(shapely.Point(1600, 0))
    assert found.crossings["statut"].tolist() == ["conflit", "passage"]
    # from (1600, 0) to (800, 250): √(800² + 250²) = 838.15 m
    assert found.conflicts["passage_m"].iloc[0] == pytest.approx(838.1527)
    assert "aucun passage connu à moins de 250 m (le plus proche à 838 m)" in found.conflicts["pourquoi"].iloc[
        0
    ].replace("\u00a0", " ")


def test_a_passage_does_not_cross_a_built_zone_nor_another_type():
    built = ("bati", None, None, shapely.box(700, -50, 900, 50))
    passage = gpd.GeoDataFrame({"type_obstacle": ["voie_ferree"]}, geometry=[shapely.Point(800, 0)], crs=CRS)
    found = run(strip(), obstacles(built, road(800)), passage)
    assert found.by_passage == 0 and len(found.conflicts) == 2


def test_passages_of_two_layers_are_one_and_keep_their_type():
    known = gpd.GeoDataFrame({"nom": ["pont"]}, geometry=[shapely.Point(800, 0)], crs=CRS)
    seen = gpd.GeoDataFrame({"type_obstacle": ["route"]}, geometry=[shapely.Point(1600, 0)], crs=CRS)
    assert all_passages([]) is None
    both = all_passages([known, seen])
    assert both["type_obstacle"].tolist() == [None, "route"]
    # each takes its own road off: nothing is left
    found = run(strip(), obstacles(road(800), road(1600)), both, radius_m=10)
    assert found.by_passage == 2 and found.conflicts.empty


def test_length_and_place_in_a_built_zone():
    found = run(strip(), obstacles(("bati", None, None, shapely.box(700, -50, 900, 50))))
    only = found.conflicts.iloc[0]
    assert only["longueur_m"] == pytest.approx(200) and found.zones_m == pytest.approx(200)
    assert only["geometry"].equals(shapely.Point(800, 0))
    assert "200 m traversés" in only["pourquoi"].replace("\u00a0", " ")


def test_a_polygon_touched_at_its_side_is_not_crossed():
    assert run(strip(), obstacles(("bati", None, None, shapely.box(2000, -50, 2100, 50)))).conflicts.empty


def test_point_obstacle_within_its_reach():
    dam = ("barrage", None, "Seuil", shapely.Point(500, 30))
    assert len(run(strip(), obstacles(dam), point_reach_m=30).conflicts) == 1
    assert run(strip(), obstacles(dam), point_reach_m=29.9).conflicts.empty


def test_corridor_without_its_link():
    corridor = gpd.GeoDataFrame(
        {"id_lien": [3], "sous_trame": "boisée"}, geometry=[shapely.box(0, -100, 2000, 100)], crs=CRS
    )
    built = ("bati", None, None, shapely.box(700, -50, 900, 50))
    found = run(None, obstacles(road(1500), built), corridors=corridor).conflicts.set_index("type_obstacle")
    # the road is 200 m long in the corridor, its middle is on the axis; the built zone covers 200 × 100 m = 2 ha
    assert found.loc["route", "longueur_m"] == pytest.approx(200)
    assert found.loc["route", "geometry"].equals(shapely.Point(1500, 0))
    assert found.loc["bati", "surface_ha"] == pytest.approx(2.0)


def test_corridor_repeats_nothing_its_link_says():
    corridor = gpd.GeoDataFrame(
        {"id_lien": [7], "sous_trame": "boisée"}, geometry=[shapely.box(0, -100, 2000, 600)], crs=CRS
    )
    road_beside = ("route", "principale", None, shapely.LineString([(100, 550), (1900, 550)]))
    found = run(strip(bc=[4.0]), obstacles(road(800), road_beside), corridors=corridor, radius_m=10)
    # the road the link crosses counts once, on the link; the one in the corridor alone has the importance of the link
    assert found.crossings["origine"].tolist() in (["lien", "corridor"], ["corridor", "lien"])
    assert found.conflicts["score"].tolist() == pytest.approx([0.9, 0.9])
    assert found.conflicts["id_lien"].tolist() == ["7", "7"]


def test_sous_trames_are_not_mixed():
    lines = links((1, [(0, 0), (2000, 0)]), (1, [(0, 1), (2000, 1)]))
    lines["sous_trame"] = ["boisée", "humide"]
    found = run(lines, obstacles(road(800))).conflicts
    assert sorted(found["sous_trame"]) == ["boisée", "humide"]


def test_no_sous_trame_at_all():
    found = run(strip().drop(columns="sous_trame"), obstacles(road(400), road(1400)))
    assert found.conflicts["sous_trame"].isna().all() and found.conflicts["rang"].tolist() == [1, 1]


def test_importance_told_missing_or_wrong():
    assert "tous les liens comptent autant" in run(strip(), obstacles(road(1))).notes[0]
    lines = links((1, [(0, 0), (2000, 0)]), (2, [(0, 5), (2000, 5)]), dpc=[4.0, None])
    found = run(lines, obstacles(road(800)))
    assert any("1\u00a0lien ou corridor sans importance" in note for note in found.notes)
    with pytest.raises(InputError, match="lien 7, champ « bc » : « fort »"):
        run(strip(bc=["fort"]), obstacles(road(1)))
    with pytest.raises(InputError, match="« flux » n’existe pas"):
        run(strip(), obstacles(road(1)), importance_field="flux")
    with pytest.raises(InputError, match="liens, les corridors"):
        run(None, obstacles(road(1)))


def test_nothing_to_find():
    found = run(strip(), obstacles(road(9000)))
    assert found.conflicts.empty and found.crossings.empty and found.zones_m == 0


def test_permeability_classes():
    table = PermeabilityTable.of(
        pd.DataFrame({"Type": ["Route", "route"], "Classe": ["Liaison Régionale", ""], "perméabilité": ["0,3", "0.5"]}),
        "locale.csv",
    )
    kinds, classes = pd.Series(["route", "route"]), pd.Series(["liaison regionale", "sentier"])
    values, notes = table.look_up(kinds, classes)
    assert values.tolist() == [0.3, 0.5]
    assert "« sentier »" in notes[0]
    with pytest.raises(InputError, match="pas de perméabilité pour canal « sans classe »"):
        table.look_up(pd.Series(["canal"]), pd.Series([None], dtype=object))


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (("route", "x", "1,2"), "perméabilité « 1,2 »"),
        (("route", "x", "forte"), "perméabilité « forte »"),
        (("mur", "x", "0"), "type « mur » inconnu"),
    ],
)
def test_permeability_refused(row, message):
    with pytest.raises(InputError, match=message):
        PermeabilityTable.of(pd.DataFrame([row], columns=["type", "classe", "permeabilite"], index=[2]), "t.csv")


def test_example_table_covers_every_type():
    kinds = pd.Series(["route", "voie_ferree", "canal", "barrage", "bati", "zone_u", "zone_au", "autre"])
    values, _ = PermeabilityTable.example().look_up(kinds, pd.Series([None] * 8, dtype=object))
    assert values.between(0, 1).all()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("routes_grand_orb", "route"),
        ("Voies ferrées", "voie_ferree"),
        ("troncon_de_voie_ferree", "voie_ferree"),
        ("Obstacles à l’écoulement (ROE)", "barrage"),
        ("bati", "bati"),
        ("couche 3", ""),
    ],
)
def test_type_told_by_the_name_of_a_layer(name, kind):
    assert type_of_name(name) == kind


PLACES = st.lists(st.integers(0, 40).map(lambda n: n * 50.0), min_size=1, max_size=7)


@settings(max_examples=25)
@given(PLACES, st.randoms(use_true_random=False))
def test_order_of_the_obstacles_changes_nothing(places, random):
    things = [road(x, label) for x, label in zip(places, ["principale", "communale"] * 4)]
    mixed = things.copy()
    random.shuffle(mixed)
    one, other = (run(strip(bc=[3.0]), obstacles(*rows)).conflicts for rows in (things, mixed))
    assert one.drop(columns=["groupe"]).astype(str).equals(other.drop(columns=["groupe"]).astype(str))


@settings(max_examples=25)
@given(PLACES, st.integers(0, 40).map(lambda n: n * 50.0))
def test_one_more_obstacle_never_leaves_a_place_without_a_conflict(places, more):
    """Every crossing stays within the radius of a conflict, one that stops its link at least as much."""
    after = run(strip(bc=[3.0]), obstacles(*map(road, [*places, more])))
    for point in run(strip(bc=[3.0]), obstacles(*map(road, places))).crossings.geometry:
        near = after.conflicts[after.conflicts.geometry.distance(point) <= 300]
        assert near["score"].max() >= 0.9 - 1e-12


@settings(max_examples=25)
@given(PLACES)
def test_every_crossing_is_in_one_conflict(places):
    found = run(strip(), obstacles(*map(road, places)))
    assert found.conflicts["n_traversees"].sum() == len(found.crossings) == len(places)
    assert np.array_equal(np.sort(found.conflicts["id_conflit"]), np.arange(1, len(found.conflicts) + 1))
