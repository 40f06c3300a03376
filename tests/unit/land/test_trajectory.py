"""Series of the chart and hypotheses: the numbers of the model panel, worked out by hand."""

import xml.etree.ElementTree as ET

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.land.consumption_table import NO_PERIOD, Consumption
from aula.aula_plugin.core.land.counter import count
from aula.aula_plugin.core.land.counter_rules import Rules
from aula.aula_plugin.core.land.hypotheses import Project, exhaustion_year, of_members, with_projects
from aula.aula_plugin.core.land.trajectory import trajectory
from aula.tests.unit.land.counters import consumption, known, territories

RULES = Rules()
#: 22.7 ha in three years out of an envelope of 64.8 (reference 129.6).
HAUTE_AUNE = known(reference=129.6, since=(8.2, 6.3, 8.2))


def counters(rows, *codes, periods=None):
    given_rows = consumption(rows) if periods is None else Consumption(consumption({}).yearly, periods)
    return count(given_rows, territories("01001", *codes), RULES)


def flat(points):
    return [value for point in points for value in point]


def series(rows, *projects, codes=()):
    found = counters(rows, *codes)
    return trajectory(found.row("commune", "01001"), found.years, RULES, projects)


def test_without_a_gap_the_projection_goes_on_from_the_curve():
    drawn = series(HAUTE_AUNE)
    assert (drawn.start, drawn.end, drawn.envelope) == (2021, 2031, pytest.approx(64.8))
    assert flat(drawn.points) == pytest.approx([2022, 8.2, 2023, 14.5, 2024, 22.7])
    assert all(one.sure for one in drawn.segments) and drawn.segments[0].first == (2021.0, 0.0)
    assert drawn.projection[0] == drawn.points[-1]
    assert drawn.projection[1] == pytest.approx((2031.0, 10 * 22.7 / 3))  # 75.7
    assert drawn.regular == ((2021.0, 0.0), pytest.approx((2031.0, 64.8)))
    assert drawn.gaps == () and drawn.top == pytest.approx(75.6667, abs=1e-3)


def test_with_a_gap_it_starts_from_the_origin():
    """2022 is missing: 0.1 then 0.3 in all; 10 × 0.3 / 2 = 1.5, which does not go on from 0.3 at the end of 2023."""
    drawn = series({**known(reference=1.2, since=(0.1, None, 0.2)), **known("01002")}, codes=("01002",))
    assert drawn.gaps == (2022,)
    assert flat(drawn.points) == pytest.approx([2022, 0.1, 2024, 0.3])
    assert [one.sure for one in drawn.segments] == [True, False]
    assert flat(drawn.projection) == pytest.approx([2021, 0, 2031, 1.5])


def test_hypotheses():
    """6.5 ha in 2026 and 4 in 2028: 42.1 left, 31.6 then; 75.7 projected, 86.2 then; exhausted in 2028, not 2029.

    Pace 7.567: 64.8 / 7.567 = 8.56 years, 2029.56; with 10.5 more, (64.8 − 10.5) / 7.567 = 7.18 years, 2028.18.
    """
    projects = [Project("01001", 4.0, 2028), Project("01001", 6.5, 2026)]
    row = counters(HAUTE_AUNE).row("commune", "01001")
    assert (row["solde_ha"], row["annee_epuisement"]) == (pytest.approx(42.1), 2029)
    outcome = with_projects(row, projects, RULES)
    assert (outcome.added_ha, outcome.balance_ha) == pytest.approx((10.5, 31.6))
    assert (outcome.projection_ha, outcome.added_pct) == pytest.approx((86.1667, 16.2037), abs=1e-4)
    assert outcome.exhaustion == 2028
    drawn = series(HAUTE_AUNE, *projects)
    assert [x for x, _ in drawn.scenario] == [2024, 2026, 2026, 2028, 2028, 2031]
    steps = [one[1] for one in drawn.scenario]
    assert steps[2] - steps[1] == pytest.approx(6.5) and steps[4] - steps[3] == pytest.approx(4.0)
    assert drawn.scenario[-1] == pytest.approx((2031.0, 86.1667), abs=1e-4)


def test_a_project_that_is_too_large_exhausts_at_once():
    row = counters(HAUTE_AUNE).row("commune", "01001")
    assert with_projects(row, [Project("01001", 60, 2026)], RULES).exhaustion == 2026
    assert with_projects(row, [Project("01001", 60, 2022)], RULES).exhaustion == 2024  # added now: the end of 2023
    late = with_projects(row, [Project("01001", 5, 2035)], RULES)
    assert late.added_ha == 0 and late.outside == (Project("01001", 5, 2035),) and late.exhaustion == 2029
    with pytest.raises(InputError, match="au-dessus de 0"):
        with_projects(row, [Project("01001", 0, 2026)], RULES)


def test_nothing_known_stays_unknown():
    row = counters(known(since=())).row("commune", "01001")
    outcome = with_projects(row, [Project("01001", 5, 2026)], RULES)
    assert (outcome.balance_ha, outcome.projection_ha, outcome.exhaustion) == (None, None, None)
    assert outcome.added_pct == pytest.approx(10)
    drawn = series(known(since=()), Project("01001", 5, 2026))
    assert drawn.points == drawn.projection == drawn.scenario == ()


def test_no_pace_never_exhausts_but_a_project_can():
    assert exhaustion_year(50, 0, 0, 0, RULES) is None
    assert exhaustion_year(1e300, 1, 1, 10, RULES) is None  # beyond any calendar
    assert exhaustion_year(50, 0, 0, 0, RULES, [Project("x", 51, 2027)]) == 2027
    assert exhaustion_year(50, 0, 0, 0, RULES, [Project("x", 49, 2027)]) is None


def test_a_total_is_one_point():
    periods = pd.DataFrame([("01001", 2011, 2020, 1e6), ("01001", 2021, 2023, 12e4)], columns=list(NO_PERIOD))
    found = counters({}, periods=periods)
    drawn = trajectory(found.row("commune", "01001"), found.years, RULES)
    assert flat(drawn.points) == pytest.approx([2024, 12]) and drawn.projection[-1] == pytest.approx((2031.0, 40.0))


def test_group_of_members():
    found = counters({**HAUTE_AUNE, **known("01002")}, "01002")
    assert found.members("epci", "200000001") == ["01001", "01002"] and found.members("commune", "01002") == ["01002"]
    projects = [Project("01002", 1, 2026), Project("09999", 1, 2026)]
    assert of_members(projects, found.members("epci", "200000001")) == projects[:1]
    drawn = trajectory(found.row("epci", "200000001"), found.years, RULES)
    assert drawn.envelope == pytest.approx(114.8) and drawn.points[-1] == pytest.approx((2024.0, 34.7))


@settings(max_examples=10)
@given(
    some.lists(some.one_of(some.none(), some.floats(0.01, 30)), min_size=1, max_size=9),
    some.lists(some.tuples(some.floats(0.1, 40), some.integers(2021, 2030)), max_size=3),
)
def test_the_scenario_ends_where_its_figures_say(since, projects):
    """Projects in any order give one line, which ends at the projection plus their sum; without any, at the row's."""
    wanted = [Project("01001", hectares, year) for hectares, year in projects]
    found = counters(known(since=since))
    row = found.row("commune", "01001")
    outcome = with_projects(row, wanted, RULES)
    assert outcome == with_projects(row, sorted(wanted, key=lambda one: one.hectares), RULES) or len(wanted) > 1
    drawn = trajectory(row, found.years, RULES, wanted)
    if wanted and drawn.scenario:
        assert drawn.scenario[-1][1] == pytest.approx(outcome.projection_ha)
    if outcome.exhaustion is not None and not wanted:
        assert outcome.exhaustion == row["annee_epuisement"]


@pytest.mark.parametrize("since", [(8.2, 6.3, 8.2), (0.1, None, 0.2), (20, 25, 30), (), (-2, -1), (0, 0)])
def test_the_drawing_holds_its_numbers(since):
    from aula.aula_plugin.reporting.land.trajectory_svg import trajectory_drawing

    drawn = series(known(reference=129.6, since=since), Project("01001", 6.5, 2026))
    drawing = trajectory_drawing(drawn, 420, 210)
    texts = ["".join(one.itertext()) for one in ET.fromstring(str(drawing.markup)).iter() if one.tag.endswith("text")]
    assert "enveloppe\u00a064,8\u00a0ha" in texts and "début 2021" in texts
    assert ("avec\u00a0les\u00a0hypothèses" in texts) == bool(drawn.scenario)
    if since == (8.2, 6.3, 8.2):
        assert {"22,7\u00a0ha", "75,7", "82,2"} <= set(texts)  # 75.7 + 6.5
