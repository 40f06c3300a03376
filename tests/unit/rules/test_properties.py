"""What holds whatever is drawn: order, workers, zones cut in two, a larger réservoir."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from aula.aula_plugin.core.compatibility.evaluation import evaluate
from aula.tests.unit.rules import whole
from aula.tests.unit.rules.known import GENERAL, run
from aula.tests.unit.scene_builder import box, psc, zone

KEY = ["regle_id", "territoire_type", "territoire_id"]
TEXTS = ["signal", "certitude", "motif", "message", "zones"]
#: Sentences and names may follow the order of the layer: what counts is that the same ones are there.
LISTED = ("motif", "message")
FIGURES = ["valeur", "valeur_min", "valeur_max", "numerateur", "denominateur", "brute_ha", "nette_ha", "certaine_ha"]


def lines(made, mapper=map):
    return evaluate(made, mapper=mapper).results.set_index(KEY).sort_index()


@pytest.fixture(scope="module")
def reference():
    return lines(whole.whole())


def words(text):
    return sorted(re.findall(r"[\w,]+", text))


def same(found, expected, texts=TEXTS):
    assert list(found.index) == list(expected.index)
    for name in texts:
        left, right = (frame[name].fillna("").map(words if name in LISTED else str) for frame in (found, expected))
        assert not (left != right).any(), (name, left[left != right].to_dict(), right[left != right].to_dict())
    for name in FIGURES:
        left, right = (pd.to_numeric(frame[name]) for frame in (found, expected))
        assert left.isna().equals(right.isna()), name
        assert left.dropna().to_numpy() == pytest.approx(right.dropna().to_numpy(), abs=1e-6), name


def test_every_rule_measures_something_there(reference):
    """All the rules have a line, none of them fails, and few have nothing to say: the properties bear on the grid."""
    assert set(reference.index.get_level_values("regle_id")) == {rule.id for rule in GENERAL.regles}
    assert not reference["motif"].str.contains("calcul impossible").any()
    silent = reference["signal"].isin(["non évaluable", "sans objet"]).groupby(level="regle_id").all()
    assert set(silent[silent].index) <= {"Q5", "Q6", "T9_ecart"}  # no DOC_URBA_COM, approved since, none face to face


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_features_roles_tables_and_communes_changes_nothing(reference, seed):
    same(lines(whole.whole(Random(seed))), reference)


def test_the_number_of_workers_changes_nothing(reference):
    with ThreadPoolExecutor(max_workers=3) as pool:
        same(lines(whole.whole(), pool.map), reference)


#: Not areas: a zone cut in two is two objects, and a limit is cut every ten metres from where it starts.
OTHERWISE = ("comptage", "contact", "controle_donnee", "longueur_couverte")
#: C3 looks at the zones that touch a sector, as the document draws them: the half that no longer touches is left out.
NOT_AREAS = {rule.id for rule in GENERAL.regles if rule.indicateur.type in OTHERWISE} | {"C3"}


@pytest.mark.parametrize(
    ("which", "percent", "upright"), [(0, 37, False), (1, 50, True), (2, 20, False), (3, 66, True), (4, 45, True)]
)
def test_a_zone_cut_in_two_changes_no_area(reference, which, percent, upright):
    cut = whole.ZONES[which]
    west, south, east, north = cut["geometry"].bounds
    x, y = west + percent / 100 * (east - west), south + percent / 100 * (north - south)
    first = box(west, south, x, north) if upright else box(west, south, east, y)
    halves = [shapely.intersection(cut["geometry"], first), shapely.difference(cut["geometry"], first)]
    pieces = [{**cut, "geometry": part} for half in halves for part in shapely.get_parts(half) if part.area > 0]
    others = [one for n, one in enumerate(whole.ZONES) if n != which]
    found = lines(whole.whole(zones=[*others, *pieces]))
    kept = [rule not in NOT_AREAS for rule in found.index.get_level_values("regle_id")]
    same(found[kept], reference[kept], ["signal", "certitude"])


def reservoirs(*boxes):
    zones = [zone(box(200, 200, 600, 600), "U"), zone(box(0, 700, 1000, 1000), "AUc")]
    return {"zones": zones, "psc": [psc(box(0, 0, 9, 9), "20-00")], "roles": {"reservoirs": list(boxes)}}


corner = st.tuples(st.integers(0, 900), st.integers(0, 900), st.integers(1, 400), st.integers(1, 400))


@settings(max_examples=10)
@given(corner, st.integers(0, 100), st.integers(0, 100))
def test_a_larger_reservoir_never_lowers_t1(drawn, right, up):
    x, y, width, height = drawn
    small, large = box(x, y, x + width, y + height), box(x, y, x + width + right, y + height + up)
    before, after = run("T1", reservoirs(small)), run("T1", reservoirs(large))
    for name in ("valeur", "certaine_ha"):
        assert after[name] >= before[name] - 1e-6, name
