"""Projects on strips of cells of 10 m: what is lost, by hand."""

import math
from dataclasses import replace

import numpy as np
import pytest

from aula.aula_plugin.core.green_network.landscape import measure
from aula.aula_plugin.core.green_network.scenarios import (
    Scenario,
    compare_links,
    compare_patches,
    run_scenarios,
    summary,
)
from aula.tests.unit.green_network.strip import cells, flat, landscape, setting


def project(here, name, *places, friction=math.nan):
    place = cells(here, *places)
    return Scenario(name, place, np.full(here.grid.shape, friction), place, 0.01 * len(places))


def run(here, *projects, limit=math.inf, least=0.0):
    rule = setting(here, limit)
    outcomes = run_scenarios(measure(here, rule), projects, rule, least)
    links = [compare_links(one, 2.0) for one in outcomes]
    patches = [compare_patches(one) for one in outcomes]
    return outcomes, links, patches, summary(outcomes, links, patches)


def test_no_edit_changes_nothing_at_all():
    here = landscape("11...22")
    outcomes, links, patches, table = run(here, project(here, "rien"))
    assert outcomes[0].dec == 0.0 and outcomes[0].da == 0.0
    assert set(links[0]["etat"]) == {"inchange"} and set(patches[0]["etat"]) == {"inchange"}
    assert table["lecture"][0].replace("\u00a0", " ") == "Connectivité et habitat inchangés (indicatif)."
    assert not table["configuration"][0]


def test_a_road_between_two_patches():
    # the link costs 120 instead of 40 (see test_landscape); in metres of a medium of friction 2: 20 → 60
    here = landscape("11...22")
    outcomes, links, _, table = run(here, project(here, "route", (0, 3), friction=9.0))
    only = links[0].iloc[0]
    assert (only["etat"], only["equivalent_avant_m"], only["equivalent_apres_m"]) == ("allonge", 20.0, 60.0)
    assert only["ecart_pct"] == pytest.approx(200.0)
    # EC² = 2 × 200² (1 + p), p = 0.5^0.4 = 0.757858 before, 0.5^1.2 = 0.435275 after: √(1.435275 / 1.757858) − 1
    assert outcomes[0].dec == pytest.approx(math.sqrt(1.435275 / 1.757858) - 1, abs=1e-6)
    assert outcomes[0].da == 0.0 and outcomes[0].by_configuration
    assert "la place du projet compte" in table["lecture"][0]


def test_a_link_beyond_the_limit_is_lost():
    here = landscape("11...22")
    _, links, _, table = run(here, project(here, "route", (0, 3), friction=9.0), limit=100)
    assert links[0]["etat"].tolist() == ["perdu"] and table["liens_perdus"].tolist() == [1]
    assert math.isnan(links[0]["cout_apres_m"][0]) and links[0].geometry[0].length == pytest.approx(40)


def test_habitat_lost_far_from_the_others_costs_its_area_only():
    # patch 2 alone, out of reach: losing half of it. EC² = 200² + 200² → 200² + 100²
    here = landscape("11#22")
    outcomes, _, patches, table = run(here, project(here, "lotissement", (0, 4)))
    assert outcomes[0].dec == pytest.approx(math.sqrt(5 / 8) - 1)
    assert outcomes[0].da == pytest.approx(-0.25)
    changed = patches[0].set_index("id_reservoir").loc[2]
    assert (changed["etat"], changed["surface_avant_ha"], changed["surface_apres_ha"]) == ("reduit", 0.02, 0.01)
    assert table["habitat_perdu_ha"].tolist() == pytest.approx([0.01])


def test_a_patch_cut_by_a_road():
    here = landscape("1111111")
    _, links, patches, table = run(here, project(here, "route", (0, 3)))
    assert dict(zip(patches[0]["id_reservoir"], patches[0]["etat"])) == {1: "coupe", 2: "morceau"}
    assert patches[0]["issu_de"].tolist()[1] == 1
    assert links[0].empty and table["reservoirs_coupes"].tolist() == [1]


def test_scenarios_alone_then_stacked():
    # two impassable walls on two ways round: each alone leaves the other way, both leave none
    here = landscape("1...2", "#.#.#", "..#..", "#####")
    top, bottom = project(here, "nord", (0, 2)), project(here, "sud", (0, 1))
    outcomes, _, _, table = run(here, top, bottom)
    assert table["mode"].tolist() == ["seul", "seul", "cumule"]
    assert table["scenario"].tolist() == ["nord", "sud", "sud"]
    both = run(here, project(here, "les deux", (0, 1), (0, 2)))[0][0]
    assert outcomes[2].after.ec == both.after.ec
    assert table["surface_projet_ha"].tolist() == pytest.approx([0.01, 0.01, 0.02])


def test_pieces_of_pieces_tell_the_first_patch():
    here = landscape("111111111")
    outcomes, _, patches, _ = run(here, project(here, "A", (0, 5)), project(here, "B", (0, 7)))
    # A leaves 1 (5 cells) and 2 (3 cells: 6, 7, 8); B cuts 2 in two single cells: 2 and 3, both from 1
    assert outcomes[2].origin == {2: 1, 3: 1}
    last = patches[2].set_index("id_reservoir")
    assert last["issu_de"].dropna().to_dict() == {2: 1, 3: 1}


def test_the_order_of_the_stack_does_not_change_its_end():
    here = landscape("11..33", "......", "22..44")
    a, b = project(here, "a", (1, 2), (0, 2)), project(here, "b", (1, 3), (2, 4), friction=20.0)
    one, other = run(here, a, b)[0][2], run(here, b, a)[0][2]
    assert one.after.ec == pytest.approx(other.after.ec, rel=1e-12)
    assert one.after.links["cost"].tolist() == other.after.links["cost"].tolist()


def made(here, name, *places, friction=None):
    """Return a scenario that makes habitat of 100 m² a cell, without any other change."""
    spot = flat(here, *places)
    nothing = np.zeros(here.grid.shape, dtype=bool)
    return Scenario(name, nothing, friction, nothing, 0.01 * len(places), ((spot, 100.0 * len(places)),))


def test_a_compensation_that_gives_back_what_was_lost():
    # 2 alone, out of reach: half of it (100 m²) is built; then 100 m² are made beside what is left: a patch that
    # touches, cost 0, p = 1. EC² = 200² + 200² → 200² + 100² → 200² + (100 + 100)²: just what it was
    here = landscape("11#22.")
    outcomes, links, patches, table = run(here, project(here, "lotissement", (0, 3)), made(here, "mesure", (0, 5)))
    assert [one.dec for one in outcomes] == pytest.approx([math.sqrt(5 / 8) - 1, math.sqrt(13 / 8) - 1, 0])
    assert [one.da for one in outcomes] == pytest.approx([-0.25, 0.25, 0])
    assert table["ec_retrouvee"].tolist() == [False, True, True]
    assert table["habitat_cree_ha"].tolist() == pytest.approx([0, 0.01, 0.01])
    assert table["reservoirs_crees"].tolist() == [0, 1, 1] and table["liens_nouveaux"].tolist() == [0, 1, 1]
    assert patches[2]["etat"].tolist() == ["inchange", "reduit", "cree"] and links[2]["etat"].tolist() == ["nouveau"]
    assert "pas de perte nette de connectivité" in table["lecture"][2] and "perte nette" not in table["lecture"][0]


def test_as_much_habitat_elsewhere_does_not_give_connectivity_back():
    # 1–2 cost 30 (p = 0.5^0.3); 2 is built (100 m²) and 100 m² are made out of reach of all: dA = 0, EC² = 2 × 100²
    here = landscape("1..2#.")
    outcomes, _, _, table = run(here, project(here, "lotissement", (0, 3)), made(here, "mesure", (0, 5)))
    assert outcomes[2].da == 0 and not table["ec_retrouvee"][2]
    assert outcomes[2].dec == pytest.approx(1 / math.sqrt(1 + 0.5**0.3) - 1)
    said = table["lecture"][2].replace("\u00a0", " ")
    assert "la connectivité baisse sans que l’habitat baisse" in said and "perte nette de connectivité" in said
    # alone, the measure brings less connectivity (√(2 (1 + p) + 1) over √(2 (1 + p))) than habitat (+ 50 %)
    assert outcomes[1].dec == pytest.approx(math.sqrt(1 + 1 / (2 * (1 + 0.5**0.3))) - 1) and outcomes[1].da == 0.5
    assert "gagne moins que l’habitat" in table["lecture"][1]


def test_habitat_made_too_small_or_where_some_is_already():
    here = landscape("11...2")
    # cell 2 touches 1 (3 cells in all), cell 4 touches 2 (2 cells): with a least of 300 m², only the first counts
    for place, count in (((0, 2), 1), ((0, 4), 0)):
        assert run(here, made(here, "mesure", place), least=300.0)[3]["reservoirs_crees"].tolist() == [count]
    # one of two cells is habitat already: 100 of the 200 m² are new
    outcomes, _, _, table = run(here, made(here, "mesure", (0, 1), (0, 2)))
    assert outcomes[0].after.total - outcomes[0].before.total == 100
    assert table["habitat_cree_ha"].tolist() == pytest.approx([0.01])


def test_a_link_that_another_patch_replaces():
    # by neighbours: 3, made between 1 and 2, takes their link (six steps of 10 m) over, and none of it is lost
    here = landscape("1.....2", ".......")
    rule = replace(setting(here), topology="planaire_cout")
    outcome = run_scenarios(measure(here, rule), [made(here, "mesure", (1, 3))], rule, 0.0)[0]
    states = compare_links(outcome, 1.0).set_index(["id_a", "id_b"])["etat"].to_dict()
    assert states == {(1, 2): "remplace", (1, 3): "nouveau", (2, 3): "nouveau"}
    # with all pairs linked, the direct one stays
    assert run(here, made(here, "mesure", (1, 3)))[1][0]["etat"].tolist() == ["inchange", "nouveau", "nouveau"]
