"""Fluxes, IIC, shape of the graph, spanning tree, component sizes, current, and the tables of a whole network."""

from __future__ import annotations

import math

import geopandas
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from shapely import Point, box

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.green_network import topology
from aula.aula_plugin.core.green_network.component_outlines import outlines
from aula.aula_plugin.core.green_network.connectivity import Measures, measure
from aula.aula_plugin.core.green_network.current_flow import current_flow
from aula.aula_plugin.core.green_network.metric_words import METRICS, NO_AREA, NO_STUDY_AREA, ZERO_COST
from aula.aula_plugin.core.green_network.network_inputs import areas, build, column, notes, numbers, same_ids
from aula.aula_plugin.core.green_network.probability import flux, iic, iic_numerator
from aula.tests.unit.green_network.networks import distances, network, networks
from aula.tests.unit.green_network.test_graph import CHAIN, CHAIN_N, HALF

#: 1–2 (100), 2–3 (100), 1–3 (150), 3–4 (200), and 5 alone; capacities 10, 20, 30, 40, 50.
KITE = network({n: 10 * n for n in range(1, 6)}, (1, 2, 100), (2, 3, 100), (1, 3, 150), (3, 4, 200))


def test_fluxes_by_hand():
    found = flux(CHAIN, HALF)
    # 20/2 + 30/8; 10/2 + 30/4; 20/4 + 10/8
    assert found.f == pytest.approx([13.75, 12.5, 6.25])
    assert found.interaction == pytest.approx([10 * 23.75, 20 * 32.5, 30 * 36.25])
    assert found.interaction.sum() == pytest.approx(CHAIN_N)
    assert found.fpc(1000) == pytest.approx(found.interaction / 1e6)


def test_iic_by_hand():
    # 100 + 400 + 900 + 2 (200/2 + 600/2 + 300/3)
    assert iic_numerator(CHAIN) == pytest.approx(2400)
    assert iic(CHAIN, 1000) == pytest.approx(2400 / 1e6)
    assert iic_numerator(CHAIN, threshold=150) == pytest.approx(1400 + 200)


def test_shape_by_hand():
    found = topology.shape(KITE)
    assert found.degree.tolist() == [2, 2, 3, 1, 0]
    # 3 has three neighbours, of whose three pairs 1–2 alone is linked
    assert found.clustering[:3] == pytest.approx([1, 1, 1 / 3]) and np.isnan(found.clustering[3:]).all()
    # from 1: 100, 150, 350; from 2: 100, 100, 300; from 3: 150, 100, 200; from 4: 350, 300, 200
    assert found.closeness[:4] == pytest.approx([200, 500 / 3, 150, 850 / 3]) and math.isnan(found.closeness[4])
    assert found.eccentricity == pytest.approx([350, 300, 200, 350, 0])
    assert topology.diameter(KITE) == 350
    # links apart: 1–2, 1–3, 2–3, 3–4: one; 1–4, 2–4: two
    assert topology.harary(KITE) == pytest.approx(4 + 2 / 2)


def test_links_of_cost_zero_count_in_the_shape():
    touching = network({1: 1, 2: 1, 3: 1}, (1, 2, 0), (2, 3, 0), (1, 3, 0))
    found = topology.shape(touching)
    assert found.degree.tolist() == [2, 2, 2] and found.clustering.tolist() == [1, 1, 1]
    assert topology.harary(touching) == 3


def test_spanning_tree_by_hand():
    # in order of pair: 1–2 (100), 1–3 (150), 2–3 (100), 3–4 (200): 1–3 closes a round
    assert topology.spanning_tree(KITE).tolist() == [True, False, True, True]
    assert topology.spanning_tree(KITE, threshold=150).tolist() == [True, False, True, False]


@given(networks())
def test_a_spanning_tree_joins_what_is_joined(given_network):
    capacity, links = given_network
    graph = network(capacity, *links)
    taken = topology.spanning_tree(graph)
    tree = [link for link, kept in zip(zip(graph.first, graph.second, graph.cost), taken) if kept]
    reached = np.isfinite(distances(len(capacity), tree))
    assert (reached == np.isfinite(distances(len(capacity), links))).all()
    assert len(tree) == len(capacity) - topology.component_sizes(graph).number


def test_component_sizes_by_hand():
    # sizes 100 and 50: ECS (10 000 + 2 500)/150, CCP (2/3)² + (1/3)²
    found = topology.component_sizes(KITE)
    assert found == pytest.approx((2, 75, 100, 12_500 / 150, 5 / 9))
    assert topology.component_sizes(network({1: 0, 2: 0})) == (2, 0, 0, None, None)


def test_current_along_a_chain():
    # ground 1: the 30 of patch 3 cross 2; ground 3: the 10 of patch 1; ground 2: nothing crosses 1 or 3
    assert current_flow(CHAIN) == pytest.approx([0, 40, 0])


def test_current_shares_two_ways():
    # ground 4: of the 1 of patch 1, a third goes by 2 (resistance 200) and two thirds by 3 (resistance 100)
    ways = network({1: 1, 2: 0, 3: 0, 4: 0}, (1, 2, 100), (2, 4, 100), (1, 3, 50), (3, 4, 50))
    # grounds 2 and 3: the current of patch 1 reaches 2 straight (resistance 100) or by 3 and 4 (50 + 50 + 100): 1/3 of
    # it crosses 3 and 4; it reaches 3 straight (50) or by 2 and 4 (250): 1/6 crosses 2 and 4. Ground 1: nothing
    assert current_flow(ways) == pytest.approx([0, 1 / 3 + 1 / 6, 2 / 3 + 1 / 3, 1 / 3 + 1 / 6])


def test_current_is_unknown_where_a_link_costs_nothing():
    touching = network({1: 1, 2: 1, 3: 1}, (1, 2, 0), (2, 3, 10))
    assert current_flow(touching) is None
    assert current_flow(network({1: 1, 2: 1}, (1, 2, 10))).tolist() == [0, 0]


def test_tables_of_a_network():
    found = measure(CHAIN, Measures(HALF, area=1000))
    assert [one.code for one in METRICS] == found.metrics["code"].tolist()
    assert found.value("EC") == pytest.approx(math.sqrt(CHAIN_N))
    assert found.value("PC") == pytest.approx(CHAIN_N / 1e6)
    assert found.value("IIC") == pytest.approx(2400 / 1e6)
    assert (found.value("NC"), found.value("GD"), found.value("H"), found.value("MST")) == (1, 300, 2.5, 300)
    assert found.value("A_TOTAL") == 60 and found.value("S_F") == pytest.approx(32.5)
    assert found.nodes.loc[2, "dpc"] == pytest.approx(975 / 1975)
    assert found.nodes["rang_dpc"].tolist() == [3, 2, 1]  # 375, 975 and 1275 of 1975
    assert found.links["rang_bc"].tolist() == [2, 1]
    assert found.components.iloc[0].tolist() == [1, 3, 2, 60, 1]


def test_what_has_no_meaning_is_unknown_and_says_why():
    for how, why in ((Measures(HALF), NO_STUDY_AREA), (Measures(HALF, area=1000, unit="points"), NO_AREA)):
        found = measure(CHAIN, how)
        assert found.value("PC") is None and found.value("IIC") is None and found.nodes["fpc"].isna().all()
        assert found.metrics.set_index("code").loc["PC", "remarque"] == why
    assert found.metrics.set_index("code").loc["EC", "unite"] == "points"
    touching = measure(network({1: 1, 2: 1}, (1, 2, 0)), Measures(HALF))
    assert touching.value("S_CF") is None and touching.nodes["cf"].isna().all()
    assert touching.metrics.set_index("code").loc["S_CF", "remarque"] == ZERO_COST


def test_what_is_not_asked_for_is_not_sought():
    found = measure(CHAIN, Measures(HALF, nodes=False, links=False))
    assert found.nodes["dpc"].isna().all() and found.nodes["rang_dpc"].isna().all() and found.links["dpc"].isna().all()
    assert found.nodes["bc"].tolist() == pytest.approx([0, 37.5, 0])


def test_a_link_over_the_threshold_is_written_but_not_used():
    found = measure(CHAIN, Measures(HALF, threshold=150))
    assert found.links["retenu"].tolist() == [True, False]
    assert found.links["composante"].tolist() == [1, None] and found.links["mst"].tolist() == [True, False]
    assert found.components["nb_liens"].tolist() == [1, 0]


def test_progress_goes_up_to_the_end_and_can_stop():
    seen: list[float] = []
    measure(KITE, Measures(HALF), seen.append)
    assert seen == sorted(seen) and seen[-1] == pytest.approx(1)

    def stop(share: float) -> None:
        raise InputError("arrêt")

    with pytest.raises(InputError, match="arrêt"):
        measure(KITE, Measures(HALF), stop)


def test_ids_of_a_number_and_of_a_text_agree():
    assert same_ids([1, 2.0, "3"], ["1", None, " "]) == [[1, 2, 3], [1, None, None]]
    assert same_ids([1, 2], ["1", "a"]) == [["1", "2"], ["1", "a"]]


def test_numbers_of_a_french_table():
    read = numbers(["12,5", "1\u202f234", 3, None, "abc"])
    assert read[:3].tolist() == [12.5, 1234, 3] and np.isnan(read[3:]).all()


def test_a_missing_field_is_named_with_those_there_are():
    frame = pd.DataFrame({"Id_A": [1], "cout": [2]})
    assert column(frame, "id_a", "Liens").tolist() == [1]
    with pytest.raises(InputError, match="« Liens » n’a pas de champ « cout_m » ; ses champs : Id_A, cout"):
        column(frame, "cout_m", "Liens")


def test_what_was_left_out_is_told():
    ends, cost = ([9, 1, 1, 2], [1, 2, 2, 2]), np.array([3.0, 5.0, 4.0, 1.0])
    built = build(["1", "2", "3"], np.array([1.0, 0.0, 2.0]), ends, cost)
    assert built.ids == [1, 2, 3] and built.graph.cost.tolist() == [4] and built.rows.tolist() == [2]
    told = " ".join(notes(built))
    assert "1 lien(s) écarté(s) : un de leurs bouts n’est pas parmi les nœuds donnés (9)" in told
    for words in ("1 lien(s) en double", "à lui-même", "1 nœud(s) de capacité 0", "1 nœud(s) sans aucun lien"):
        assert words in told
    with pytest.raises(InputError, match="1 lien.s. dont un bout n’a pas d’identifiant"):
        build([1, 2], np.ones(2), ([1], [None]), np.ones(1))
    with pytest.raises(InputError, match=r"absent des nœuds \(8, 9\)"):
        build([1, 2], np.ones(2), ([1, 8], [9, 2]), np.ones(2))


def test_areas_and_outlines():
    shapes = [box(0, 0, 10, 10), box(20, 0, 30, 10), Point(100, 100), None]
    nodes = geopandas.GeoDataFrame({"composante": [1, 1, 2, 3]}, geometry=shapes, crs="EPSG:2154")
    assert areas(nodes)[0][:2].tolist() == [100, 100] and np.isnan(areas(nodes)[0][2:]).all()
    found = outlines(nodes, pd.DataFrame({"composante": [1, 2, 3]}))
    assert found.geometry[0].area == pytest.approx(300) and found.geometry[2] is None
    assert found.geometry[1].bounds == pytest.approx((90, 90, 110, 110))
