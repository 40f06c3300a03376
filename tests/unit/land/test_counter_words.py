"""The counter in words: the sentences of the panel and of the report."""

from __future__ import annotations

from aula.aula_plugin.core.land.counter_words import balance_sentence, pace_sentence

ROW = {
    "enveloppe_ha": 64.8, "solde_ha": 42.1, "statut": "un peu au-dessus du rythme", "rapport": 1.168,
    "annees_manquantes": None, "n_annees": 3,
}  # fmt: skip


def test_what_is_left_comes_before_the_pace():
    head, tail = balance_sentence(ROW, 2030)
    assert (head.replace("\u00a0", " "), tail.replace("\u00a0", " ")) == (
        "Reste 42,1 ha",
        "sur 64,8 ha d’ici fin 2030",
    )
    assert pace_sentence(ROW) == "Un peu au-dessus du rythme (1,17 fois le temps écoulé)"


def test_an_exceeded_envelope_says_by_how_much():
    head, tail = balance_sentence({**ROW, "solde_ha": -0.4})
    assert head.replace("\u00a0", " ") == "0,40 ha au-delà"
    assert "64,8" in tail
    assert pace_sentence({**ROW, "statut": "enveloppe dépassée"}) == "Enveloppe dépassée"


def test_unknown_is_not_zero():
    assert balance_sentence({**ROW, "enveloppe_ha": None})[0] == "Enveloppe inconnue"
    assert "inconnue" in balance_sentence({**ROW, "solde_ha": None})[1]
    assert pace_sentence({**ROW, "statut": "sans donnée"}) == "Sans donnée"


def test_missing_years_are_told_with_the_pace():
    row = {**ROW, "annees_manquantes": "2022", "n_annees": 2, "rapport": 1.5}
    assert pace_sentence(row).endswith("sur 2\u00a0années")


def test_a_group_does_not_count_its_years_as_one_commune_would():
    row = {**ROW, "niveau": "epci", "annees_manquantes": "2022 (1 commune)", "n_annees": 4}
    assert pace_sentence(row) == "Un peu au-dessus du rythme (1,17 fois le temps écoulé)"
