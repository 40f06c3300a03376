"""Sites to restore on strips of cells of 10 m, by hand."""

import math

import pytest

from aula.aula_plugin.core.green_network.landscape import measure
from aula.aula_plugin.core.green_network.restoration import Site, barriers, gains
from aula.tests.unit.green_network.strip import flat, landscape, setting

#: Diameter of the circle around a cell of 10 m.
AROUND_A_CELL = math.sqrt(200)


def site(here, number, *places):
    found = flat(here, *places)
    return Site(number, f"Site {number}", found, 100.0 * len(found), AROUND_A_CELL)


def p(cost):
    """Probability at a cost: one half at 100 cost-metres."""
    return 0.5 ** (cost / 100)


def run(here, *sites, limit=math.inf, **options):
    rule = setting(here, limit)
    return gains(measure(here, rule), sites, rule, 1.0, **options)


def test_a_site_between_two_patches():
    here = landscape("1..r..2", friction={"r": 20.0})
    found = run(here, site(here, 5, (0, 3))).iloc[0]
    # before: 1–2 costs 250 (see test_landscape); after: 1–3 and 3–2 cost 30, so 1–2 costs 60
    before = math.sqrt(2 * 100**2 * (1 + p(250)))
    after = math.sqrt(100**2 * (3 + 2 * (2 * p(30) + p(60))))
    assert found["gain_ec"] == pytest.approx(after - before)
    assert found["gain_pct"] == pytest.approx(100 * (after / before - 1))
    # habitat of 100 m² linked to nothing would give √(before² + 100²) − before
    apart = math.sqrt(before**2 + 100**2) - before
    assert found["part_connexion_pct"] == pytest.approx(100 * (1 - apart / (after - before)))
    assert (found["liens_nouveaux"], found["liens_raccourcis"], found["rang"]) == (2, 1, 1)
    # around the site: 20 from each patch; 250 − 20 − 20 − 14.14 × 1
    assert found["barriere_m"] == pytest.approx(210 - AROUND_A_CELL)
    assert found["barriere_pct"] == pytest.approx(100 * (210 - AROUND_A_CELL) / 250)
    assert (found["id_a"], found["id_b"]) == (1, 2)
    assert "réservoirs 1 et 2" in found["pourquoi"].replace("\u00a0", " ")


def test_only_an_easier_passage():
    here = landscape("1..r..2", friction={"r": 20.0})
    found = run(here, site(here, 1, (0, 3)), effect="passage").iloc[0]
    before, after = (math.sqrt(2 * 100**2 * (1 + p(cost))) for cost in (250, 60))
    assert found["gain_ec"] == pytest.approx(after - before)
    assert (found["liens_nouveaux"], found["liens_raccourcis"]) == (0, 1)


def test_sites_are_ranked_by_what_they_bring():
    here = landscape("1..r..2....", "...........", friction={"r": 20.0})
    far, near = site(here, 1, (0, 10)), site(here, 2, (0, 3))
    found = run(here, far, near, limit=35)
    assert found["id_site"].tolist() == [2, 1] and found["rang"].tolist() == [1, 2]
    # the far one links to nothing within 35: it brings its own habitat only
    assert found["part_connexion_pct"].tolist()[1] == pytest.approx(0, abs=1e-6)
    assert "aucun réservoir à portée" in found["pourquoi"][1]


def test_a_site_outside_the_grid_brings_nothing():
    here = landscape("1..2")
    found = run(here, Site(1, None, flat(here), 500.0, 30.0)).iloc[0]
    assert found["gain_ec"] == 0 and "Hors de l’emprise" in found["pourquoi"]


def test_a_site_that_holds_nothing_back():
    here = landscape("1..2", "....")
    rule = setting(here)
    wall = barriers(measure(here, rule), [site(here, 1, (1, 3))], rule, 1.0)[0]
    # 1–2 costs 30: no way by the site can be shorter
    assert wall.gain == 0 and wall.pair is None
