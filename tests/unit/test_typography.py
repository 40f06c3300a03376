"""French numbers, units, dates and spaces. Expected texts follow the rules of the Imprimerie nationale."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from aula.aula_plugin.core.typography import (
    date_fr,
    enumeration,
    insecables,
    mesure,
    nom_insecable,
    nombre,
    nombre_court,
    pluriel,
    propre,
    seuil_texte,
    signe,
    tronque,
    valeur,
)


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (12345.64, 1, "12\u202f345,6"),
        (-3.5, 1, "\u22123,5"),
        (-0.001, 2, "0,00"),
        (0, 0, "0"),
        (1_000_000, 0, "1\u202f000\u202f000"),
        (None, 1, "n.\u00a0d."),
        (float("nan"), 0, "n.\u00a0d."),
        (float("inf"), 0, "n.\u00a0d."),
    ],
)
def test_number(value, decimals, expected):
    assert nombre(value, decimals) == expected


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (3.24, "ha", "3,24\u00a0ha"),
        (57.44, "ha", "57,4\u00a0ha"),
        (28.4, "m", "28\u00a0m"),
        (79.0, "%", "79\u00a0%"),
        (4, "n", "4"),
        (17.14, "lgt/ha", "17,1\u00a0lgt/ha"),
        (250, "m2", "250\u00a0m²"),
        (None, "ha", "n.\u00a0d.\u00a0ha"),
    ],
)
def test_measure_follows_the_decimal_rule_of_its_unit(value, unit, expected):
    assert mesure(value, unit) == expected


def test_value_never_prints_as_the_threshold_it_misses():
    # 79.8 % against 80 % would print « 80 », as if it held
    assert valeur(79.8, "%", 80) == "79,8"
    assert valeur(80.0, "%", 80) == "80"
    assert valeur(79.9999, "%", 80) == "80,000"


def test_small_value_never_prints_as_zero():
    assert valeur(0.004, "ha") == "0,004"
    assert valeur(0.00001, "ha") == "<\u00a00,001"
    assert valeur(0, "ha") == "0,00"


def test_difference_bears_its_sign():
    assert signe(2.8, "ha") == "+2,80\u00a0ha"
    assert signe(-1.4, "ha") == "\u22121,40\u00a0ha"
    assert signe(0, "ha") == "0,00\u00a0ha"


@pytest.mark.parametrize(
    ("operator", "low", "high", "unit", "expected"),
    [
        ("<=", 0, None, "ha", "0\u00a0ha"),
        ("<=", 1.5, None, "ha", "≤\u00a01,5\u00a0ha"),
        (">=", 80, None, "%", "≥\u00a080\u00a0%"),
        ("entre", 12, 18.5, "%", "12 à 18,5\u00a0%"),
        ("<=", 3, None, "n", "≤\u00a03"),
        (">=", None, None, "ha", ""),
    ],
)
def test_threshold(operator, low, high, unit, expected):
    assert seuil_texte(operator, low, high, unit) == expected


def test_short_number_has_no_spare_decimal():
    assert [nombre_court(v) for v in (0, 2.5, 0.25, 100.0)] == ["0", "2,5", "0,25", "100"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("20260618", "18\u00a0juin\u00a02026"),
        ("2026-09-01", "1er\u00a0septembre\u00a02026"),
        (date(2026, 8, 14), "14\u00a0août\u00a02026"),
        ("00000000", "00000000"),
        ("2025", "2025"),
        (None, ""),
    ],
)
def test_date(value, expected):
    assert date_fr(value) == expected


def test_date_with_time():
    assert date_fr(datetime(2026, 9, 14, 10, 5), heure=True) == "14\u00a0septembre\u00a02026, 10\u00a0h\u00a005"


def test_zero_is_singular_in_french():
    assert pluriel(0, "ligne") == "0\u00a0ligne"
    assert pluriel(2, "total", "totaux") == "2\u00a0totaux"


def test_enumeration():
    assert enumeration(["a"]) == "a"
    assert enumeration(["a", "b", "c"]) == "a, b et c"
    assert enumeration([]) == ""


def test_non_breaking_spaces():
    assert insecables("Seuil : 5 ha ; « non » ? p. 12") == (
        "Seuil\u00a0: 5\u00a0ha\u202f; «\u00a0non\u00a0»\u202f? p.\u00a012"
    )


def test_control_and_direction_characters_are_dropped_and_letters_kept():
    assert propre("a\x00b\u202ec\u2067d\ne") == "abcd\ne"
    assert propre("שלום") == "שלום"


def test_long_text_shows_that_it_was_cut():
    assert tronque("x" * 50, 10) == "x" * 9 + "…"
    assert tronque("court", 10) == "court"


def test_names_hold_together_unless_too_long_for_a_column():
    assert nom_insecable("Bourg-l’Essai") == "Bourg\u2011l’Essai"
    long = "Notre-Dame-de-l’Épure-sous-Gabarville"
    assert nom_insecable(long) == long
