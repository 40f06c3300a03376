"""What is said of an element chosen on the map, and the line under the name of a step."""

from __future__ import annotations

import math

import pytest

from aula.aula_plugin.core.green_network.cards import CONFLICT, LINK, RESERVOIR, card, fraction_words, importance
from aula.aula_plugin.core.green_network.plan import Connectivite, Corridors, SousTrame
from aula.aula_plugin.core.green_network.plan_parts import lacking, parts_of
from aula.aula_plugin.core.green_network.room import fits, proposals, size_words, too_large
from aula.aula_plugin.core.green_network.stages import (
    CONFLITS,
    CONNECTIVITE,
    CORRIDORS,
    DISPERSION,
    OCCUPATION,
    RESERVOIRS,
    RESISTANCE,
)
from aula.aula_plugin.core.green_network.summaries import notice, summary

BOISEE = SousTrame(
    "boisee", "boisée", dispersion_m=1500.0, corridors=Corridors(largeur_min_m=50), connectivite=Connectivite(700, 0.5)
)


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_reservoir_says_its_three_parts_of_dpc():
    """Mock-up 21, e: 0,9 + 3,4 + 1,8 = 6,1 %."""
    said = card(
        RESERVOIR,
        {
            "id_reservoir": 12, "nom": "Bois des Hautes-Rives", "surface_ha": 214.6, "coeur_ha": 131.2, "dpc": 0.061,
            "dpc_intra": 0.009, "dpc_flux": 0.034, "dpc_connecteur": 0.018,
        },
        3,
        87,
    )  # fmt: skip
    assert said.title == "Réservoir R12 · Bois des Hautes-Rives" and said.subtitle == "3e sur 87 par importance"
    assert [plain(value) for _, value in said.figures] == ["214,6 ha", "131,2 ha", "6,1 %"]
    assert said.fractions == pytest.approx((0.9, 3.4, 1.8)) and sum(said.fractions) == pytest.approx(6.1)
    assert plain(fraction_words(said.fractions)) == "intra 0,9 %, flux 3,4 %, connecteur 1,8 %"


def test_a_reservoir_without_connectivity_shows_no_part():
    said = card(RESERVOIR, {"id_reservoir": 1, "statut": "pas_japonais", "surface_ha": 2.0, "coeur_ha": None})
    assert said.title == "Pas japonais R1" and said.fractions == () and said.subtitle == ""
    assert plain(said.figures[1][1]) == "n. d."


def test_a_link_says_cost_length_and_narrowest():
    row = {"id_a": 12, "id_b": 37, "cout_m": 2550, "equivalent_m": 1275, "longueur_m": 100, "largeur_min_m": None}
    said = card(LINK, {**row, "traverse": "3, 7", "dpc": 0.004}, 4, 164)
    assert said.title == "Lien R12 – R37"
    assert [plain(value) for _, value in said.figures] == ["2 550 m-coût", "100 m", "n. d."]
    assert plain(said.why) == (
        "Ce coût vaut 1 275 m en milieu favorable. Le chemin traverse les réservoirs 3, 7. Sans ce lien, la "
        "connectivité perdrait 0,40 %."
    )


def test_a_link_that_holds_by_a_corner_says_it():
    row = {"id_a": 1, "id_b": 2, "equivalent_m": 10, "par_un_coin": True}
    assert "ne tient que par un coin de maille" in card(LINK, row).why
    assert "coin" not in card(LINK, {**row, "par_un_coin": False}).why + card(LINK, {**row, "par_un_coin": None}).why


def test_a_conflict_says_why():
    row = {
        "rang": 2,
        "nom_obstacle": "D 943",
        "nom_lien": "lien R12 – R37",
        "score": 0.81,
        "pourquoi": "rang 4",
    }
    said = card(CONFLICT, row, 2, 38)
    assert said.title == "Conflit 2 · D 943 × lien R12 – R37"
    assert plain(said.subtitle) == "Score 0,81, 2e sur 38" and said.why == "rang 4"
    assert card(CONFLICT, {"rang": 1, "type_obstacle": "voie_ferree", "id_lien": 3}).title == (
        "Conflit 1 · voie ferrée × lien 3"
    )


def test_importance_ranks_what_it_can():
    assert importance(CONFLICT, {"rang": 1}) > importance(CONFLICT, {"rang": 2})
    assert importance(LINK, {"cout_m": 10}) > importance(LINK, {"cout_m": 20})
    assert importance(RESERVOIR, {"dpc": 0.2, "surface_ha": 1}) == 0.2
    assert importance(RESERVOIR, {"dpc": math.nan, "surface_ha": 4}) == 4
    assert importance(LINK, {}) == -math.inf


def test_lines_under_the_names_of_the_steps():
    """Two réservoirs of 8 and 12 ha and a pas japonais of 1 ha; widths 40 and 60 m for 50 m asked: one bottleneck."""
    patches = [
        {"statut": "reservoir", "surface_ha": 8.0}, {"statut": "reservoir", "surface_ha": 12.0},
        {"statut": "pas_japonais", "surface_ha": 1.0},
    ]  # fmt: skip
    links = [{"largeur_min_m": 40.0}, {"largeur_min_m": 60.0}, {"largeur_min_m": None}]
    conflicts = [{"priorite": 1}, {"priorite": 3}]
    said = {
        RESERVOIRS: summary(RESERVOIRS, {"RESERVOIRS": patches}, {}, BOISEE),
        RESISTANCE: summary(RESISTANCE, {"TABLE": [{}] * 23}, {}, BOISEE),
        DISPERSION: summary(DISPERSION, {}, {"SURFACE_HA": 9860.0}, BOISEE),
        CORRIDORS: summary(CORRIDORS, {"LIENS": links, "CORRIDORS": [{"surface_ha": 4120.0}]}, {}, BOISEE),
        CONNECTIVITE: summary(CONNECTIVITE, {}, {"EC_HA": 1284.2}, BOISEE),
        CONFLITS: summary(CONFLITS, {"CONFLITS": conflicts}, {}, BOISEE),
    }
    assert {key: plain(text) for key, text in said.items()} == {
        RESERVOIRS: "2 réservoirs · 20 ha · 1 pas japonais",
        RESISTANCE: "23 codes",
        DISPERSION: "9 860 ha à 1 500 m",
        CORRIDORS: "3 liens · 4 120 ha · 1 goulet",
        CONNECTIVITE: "EC 1 284 ha (p = 0,5 à 700 m)",
        CONFLITS: "2, dont 1 prioritaire",
    }
    assert summary(CONFLITS, {}, {}, BOISEE) == "aucun point de conflit"


def test_each_setting_touches_the_parts_of_its_step_only():
    from dataclasses import replace

    from aula.aula_plugin.core.green_network.plan import Couche, Plan, Territoire

    plan = Plan(Territoire(occupation=(Couche("bois", code="bois"),)), (BOISEE,))
    before = parts_of(plan, BOISEE, {})
    after = parts_of(plan, replace(BOISEE, corridors=Corridors(marge_pourcent=20)), {})
    assert {key for key in before if before[key] != after[key]} == {CORRIDORS}
    named = parts_of(plan, replace(BOISEE, nom="forêt", couleur="#000000"), {})
    assert named == before
    moved = parts_of(plan, BOISEE, {"bois": "1"})
    assert {key for key in before if before[key] != moved[key]} == {OCCUPATION}
    assert lacking(plan, BOISEE) == {
        RESERVOIRS: "attend les codes qui font un réservoir", RESISTANCE: "attend la table de friction",
        CONFLITS: "non demandée", "pas_japonais": "non demandée",
    }  # fmt: skip


def test_a_grid_too_large_says_the_cell_that_fits(monkeypatch):
    """10 × 10 km at 1 m: 100 million cells; 1 GB free at 50 B a cell, four fifths: 16 million cells, so 2,5 m → 3 m."""
    from aula.aula_plugin.core.green_network import room

    monkeypatch.setattr(room, "cell_bytes", lambda: 50)
    bounds = (0.0, 0.0, 10_000.0, 10_000.0)
    assert not fits(bounds, 1, 10**9) and fits(bounds, 3, 10**9) and fits(bounds, 1, None)
    assert proposals(bounds, 10**9) == [3.0, 10.0]
    assert plain(size_words(bounds, 10)) == "1 000 × 1 000 mailles, 50 Mo"
    fact, rest = too_large(bounds, 1, 10**9)
    assert plain(fact) == "Grille trop grande : 100,0 millions de mailles, environ 5,0 Go."
    assert plain(rest).startswith("Cet ordinateur a 1,0 Go libres. La plus petite maille possible est 3 m (")


def test_what_is_worth_knowing_of_a_result():
    assert plain(notice(DISPERSION, {"PRES_DU_BORD": 12})) == (
        "12 réservoirs à moins d’une fois et demie la distance du bord : leurs aires y sont incomplètes."
    )
    assert plain(notice(CORRIDORS, {"NB_SANS_LIEN": 1})).startswith("1 réservoir sans lien : ")
    assert notice(DISPERSION, {"PRES_DU_BORD": 0}) == notice(CONNECTIVITE, {}) == ""
