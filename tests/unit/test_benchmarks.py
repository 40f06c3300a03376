"""The harness of the measures: answers before times, growth by least squares, ours and the others in turn."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[1] / "benchmarks"))

from cases import CASES
from harness import NO_PEER, Case, Row, Side, Times, alternate, disagreement, exponent, fit
from table import line

OURS, OTHER = Side("nous", "m", "f"), Side("eux", "m", "g")
CASE = Case("cas", "Cas", OURS, (OTHER,))


def times(*seconds: float, **totals: float) -> Times:
    found = Times(totals=totals)
    for value in seconds:
        found.add({"s": value, "cpu_s": value, "Mio": 100.0, "totals": totals, "process_s": value + 1})
    return found


def row(zones: int, ours: Times, other: Times | None = None, refused: str = "", copies: int = 1) -> Row:
    return Row("cas", "Cas", zones, zones, copies, ours, other, "eux" if other else NO_PEER, refused)


@pytest.mark.parametrize(("power", "factor"), [(1.0, 3.0), (2.0, 0.5), (0.5, 7.0)])
def test_the_exponent_is_the_power_of_the_size(power, factor):
    sizes = [10, 30, 90]
    assert exponent(sizes, [factor * size**power for size in sizes]) == pytest.approx(power)


def test_no_exponent_under_three_sizes():
    assert exponent([10, 30], [1.0, 3.0]) is None
    assert exponent([10, 10, 30], [1.0, 1.0, 3.0]) is None


def test_a_ratio_between_two_answers_is_refused():
    """100 and 101 ha differ by 1 %: a hundred times what is allowed."""
    ours, other = times(1.0, ha=100.0), times(3.0, ha=101.0)
    refused = disagreement(CASE, ours, other)
    assert "ha" in refused and "101" in refused
    assert row(10, ours, other, refused).ratio is None
    assert "refusé" in line(row(10, ours, other, refused))


def test_the_same_answer_gives_the_ratio_of_the_medians():
    """Medians 2 and 6 s: three times as long, whatever the one slow repetition."""
    ours, other = times(2.0, 1.0, 50.0, ha=100.0), times(6.0, 5.0, 7.0, ha=100.001)
    assert disagreement(CASE, ours, other) == ""
    assert row(10, ours, other).ratio == 3.0
    assert "2,00 (1,00 à 50,00)" in line(row(10, ours, other))


def test_totals_that_one_side_lacks_are_a_disagreement():
    assert "ha" in disagreement(CASE, times(1.0, n=1.0), times(1.0, ha=1.0))
    assert disagreement(CASE, times(1.0), times(1.0))


def test_measures_alternate():
    asked = []

    def run(side, data):
        asked.append(side.name)
        return {"s": 1.0, "cpu_s": 1.0, "Mio": 1.0, "totals": {}, "process_s": 2.0}

    alternate([OURS, OTHER], Path("d.json"), 2, run)
    assert asked == ["nous", "eux", "nous", "eux"]


def test_growth_leaves_out_the_document_as_it_is():
    """Copies take 1, 3 and 9 s for 10, 30 and 90 zones: exponent 1; the document as it is took 100 s."""
    rows = [row(10, times(100.0), copies=0)] + [row(n, times(n / 10.0), copies=n) for n in (10, 30, 90)]
    fit(rows)
    assert rows[-1].growth == pytest.approx(1.0)
    assert rows[-1].other_growth is None


def test_every_case_says_its_peer_and_what_is_compared():
    assert len({case.key for case in CASES}) == len(CASES)
    for case in CASES:
        for side in (case.ours, *case.others):
            source = Path(__file__).resolve().parents[1] / "benchmarks" / f"{side.module}.py"
            assert f"def {side.function}(" in source.read_text(encoding="utf-8")
