"""A value meets a threshold: the table of grille_compatibilite.md section 3, by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aula.aula_plugin.core.compatibility.signals import Limit, certitude_of, convert, excess, holds, signal_of
from aula.aula_plugin.core.errors import InputError

AT_MOST_9 = Limit("<=", 9.0, tolerance=0.10)
AT_LEAST_80 = Limit(">=", 80.0, tolerance=0.10)
NOTHING = Limit("<=", 0.0, tolerance=0.10)
BETWEEN = Limit("entre", 40.0, 60.0, tolerance_abs=5.0)


@pytest.mark.parametrize(
    ("value", "limit", "signal"),
    [
        (9.0, AT_MOST_9, "respecté"),
        (9.9, AT_MOST_9, "écart toléré"),  # 9 × 1,1 = 9,9
        (9.91, AT_MOST_9, "écart"),
        (80.0, AT_LEAST_80, "respecté"),
        (72.0, AT_LEAST_80, "écart toléré"),  # 80 × 0,9 = 72
        (71.9, AT_LEAST_80, "écart"),
        (0.0, NOTHING, "respecté"),
        (0.001, NOTHING, "écart"),  # a relative tolerance of zero is zero
        (40.0, BETWEEN, "respecté"),
        (35.0, BETWEEN, "écart toléré"),
        (65.1, BETWEEN, "écart"),
        (0.0, Limit("<", 0.0), "écart"),
        (0.5, Limit("<=", 0.0, tolerance=0.1, tolerance_abs=0.5), "écart toléré"),
        (10.4, Limit("<=", 10.0, tolerance=0.01, tolerance_abs=0.5), "écart toléré"),  # the larger of 0,1 and 0,5
        (100 * (9.5 - 10) / 10 - 1e-13, Limit(">=", -5.0), "respecté"),  # −5 % but for the rounding of a sum
        (0.1 + 0.2, Limit("<=", 0.3), "respecté"),
        (0.1 + 0.2, Limit("<", 0.3), "écart"),
        (9.9 + 1e-12, AT_MOST_9, "écart toléré"),
        (9.900001, AT_MOST_9, "écart"),
    ],
)
def test_signal_follows_the_table(value, limit, signal):
    assert signal_of(value, limit) == signal


def test_excess_is_positive_beyond_the_threshold_and_negative_inside():
    assert excess(11.8, AT_MOST_9) == pytest.approx(2.8)
    assert excess(79.0, AT_LEAST_80) == pytest.approx(1.0)
    assert excess(0.1 + 0.2, Limit("<=", 0.3)) == 0.0  # as its signal says
    assert excess(50.0, BETWEEN) == pytest.approx(-10.0)
    assert excess(38.0, BETWEEN) == pytest.approx(2.0)


def test_a_gap_that_vanishes_with_the_certain_part_is_imprecise():
    assert certitude_of("écart", 0.0, NOTHING, [], False) == "limite imprécise"
    assert certitude_of("écart", 1.78, NOTHING, [], False) == "certaine"
    assert certitude_of("respecté", 0.0, NOTHING, [], False) == "certaine"


def test_a_signal_that_flips_with_the_unknown_is_sensitive():
    assert certitude_of("écart", 1.0, NOTHING, ["respecté"], False) == "sensible"
    assert certitude_of("écart", 1.0, NOTHING, ["écart"], False) == "certaine"
    assert certitude_of("respecté", None, NOTHING, [], True) == "sensible"


def test_units_convert_or_refuse():
    assert convert(0.48, "ratio", "%") == pytest.approx(48.0)
    assert convert(0.21, "ha", "m2") == pytest.approx(2100.0)
    assert convert(None, "ha", "%") is None
    with pytest.raises(InputError, match="unité « lgt » impossible"):
        convert(1.0, "ha", "lgt")


@given(value=st.floats(0, 1e6), threshold=st.floats(0, 1e6), tolerance=st.floats(0, 1), more=st.floats(0, 1))
def test_more_tolerance_never_makes_a_signal_worse(value, threshold, tolerance, more):
    order = ["respecté", "écart toléré", "écart"]
    strict = signal_of(value, Limit("<=", threshold, tolerance=tolerance))
    loose = signal_of(value, Limit("<=", threshold, tolerance=tolerance + more))
    assert order.index(loose) <= order.index(strict)


@given(value=st.floats(-1e6, 1e6), threshold=st.floats(-1e6, 1e6))
def test_excess_and_threshold_agree(value, threshold):
    limit = Limit("<=", threshold)
    assert holds(value, limit) == (excess(value, limit) <= 0)
