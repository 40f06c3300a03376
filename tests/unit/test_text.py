"""Values of a lot made plain: nothing is changed but what the rule says."""

from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aula.aula_plugin.core.text import (
    clean,
    cnig_date,
    has_stem,
    insee,
    is_damaged,
    is_insee,
    plain,
    two_digits,
)


@pytest.mark.parametrize("value", [None, "", "   ", "NULL", "<null>", float("nan"), np.nan, pd.NaT, "\x00"])
def test_nothing_is_none(value):
    assert clean(value) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("  UA ", "UA"),
        (12, "12"),
        (12.0, "12"),
        (1.5, "1.5"),
        ("\u00a0Uc\u00a0", "Uc"),
        ("<script>", "<script>"),
        ("=cmd()", "=cmd()"),
    ],
)
def test_clean(value, expected):
    assert clean(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (7, "07"),
        (7.0, "07"),
        ("7", "07"),
        ("7.0", "07"),
        ("07 ", "07"),
        ("15", "15"),
        ("", None),
        ("aa", "AA"),
        (0, "00"),
    ],
)
def test_two_digits(value, expected):
    assert two_digits(value) == expected


@pytest.mark.parametrize(
    ("value", "expected", "valid"),
    [
        (1004, "01004", True),
        ("1004", "01004", True),
        (1004.0, "01004", True),
        ("2a004", "2A004", True),
        ("97105", "97105", True),
    ]
    + [("123", "123", False), ("2C004", "2C004", False), (None, None, False)],
)
def test_insee(value, expected, valid):
    assert insee(value) == expected
    assert is_insee(insee(value)) is valid


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("20171013", "20171013"),
        (20171013, "20171013"),
        (20171013.0, "20171013"),
        ("2017-10-13", "20171013"),
        ("2017/10/13", "20171013"),
        ("13/10/2017", "20171013"),
        ("2017-10-13T00:00:00", "20171013"),
        (date(2017, 10, 13), "20171013"),
        (datetime(2017, 10, 13, 12), "20171013"),
        ("00000000", "00000000"),
        (None, None),
    ],
)
def test_dates_understood(value, expected):
    assert cnig_date(value) == (expected, True)


@pytest.mark.parametrize("value", ["20171313", "2017", "hier", "2017-02-30", "1/2/17"])
def test_dates_kept_as_they_are(value):
    assert cnig_date(value) == (value, False)


def test_plain_forgets_accents_case_apostrophes_and_non_breaking_spaces():
    assert plain("Haie\u00a0à PRÉSERVER, d’œuvre") == "haie a preserver d oeuvre"


def test_stems_start_words():
    assert has_stem("Zone à vocation d'habitat", ("habitat",))
    assert has_stem("équipements publics/touristiques", ("tourist",))
    assert not has_stem("zone insuffisamment ou non équipée", ("equipement",))
    assert not has_stem("rééquipement", ("equipement",))
    assert has_stem("Secteur de taille et de capacité", ("taille et de capacite",))


def test_damaged_texts():
    assert is_damaged("ElÃ©ment de paysage")
    assert is_damaged("Secteur situ\ufffd")
    assert not is_damaged("Élément de paysage à préserver, Ã")
    assert not is_damaged(None)


@given(st.text(max_size=40))
def test_plain_is_idempotent(text):
    assert plain(plain(text)) == plain(text)


@given(st.integers(min_value=0, max_value=99))
def test_two_digits_of_any_writing_of_a_number(number):
    assert two_digits(number) == two_digits(float(number)) == two_digits(f" {number} ") == f"{number:02d}"
