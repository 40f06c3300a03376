"""What the report says of pas japonais and of sites to restore, on rows written by hand."""

from __future__ import annotations

import math

import pytest
import shapely

from aula.aula_plugin.core.green_network.plan import PasJaponais
from aula.aula_plugin.reporting.trame import relays, settings

from .test_network_report import frame, network, page, plain, wood  # noqa: F401

STONE = {
    "id_reservoir": 4, "rang": 1.0, "nom": None, "sous_trame": "boisée", "statut": "pas_japonais", "surface_ha": 1.0,
    "capacite": 10_000.0, "id_lien": "1", "n_liens": 1, "ecart_max_m": 450.0, "dpc": 2.0, "dpc_intra": 0.1,
    "dpc_flux": 0.4, "dpc_connecteur": 1.5, "gain_ec": 3000.0, "gain_pct": 4.0, "pourquoi": "corridor 1",
}  # fmt: skip
APART = {**STONE, "id_reservoir": 5, "rang": math.nan, "statut": "ecart_trop_grand", "gain_pct": math.nan}
SITE = {
    "id_site": 1, "rang": 1, "nom": "Friche du moulin", "sous_trame": "boisée", "surface_ha": 0.8, "gain_ec": 900.0,
    "gain_pct": 1.25, "part_connexion_pct": 80.0, "liens_nouveaux": 2, "liens_raccourcis": 1, "barriere_m": 350.0,
    "barriere_par_m": 2.0, "barriere_pct": 20.0, "barriere_cumul_m": 350.0, "id_a": 1, "id_b": 2, "pourquoi": "",
}  # fmt: skip
USELESS = {**SITE, "id_site": 7, "rang": 2, "nom": None, "gain_pct": 0.0, "part_connexion_pct": None}


def laid(*rows):
    return frame([{**row, "geometry": shapely.box(0, 0, 10, 10)} for row in rows])


@pytest.fixture
def helped(network):  # noqa: F811
    """The two sous-trames, the first with a stepping stone and two sites."""
    branch = network.branches[0]
    branch.stones, branch.sites = laid(STONE, APART), laid(USELESS, SITE)
    return network


def test_stones_are_told_with_what_they_relay_and_those_left_out_are_counted(helped):
    found = relays.stones(helped.branches[0], 3)
    (line,) = found["lignes"]
    assert (line["rang"], line["nom"], plain(line["relais"]), plain(line["gain"])) == ("1", "R4", "1,5 %", "+4,00 %")
    assert (plain(line["ecart"]), line["lien"]) == ("450 m", "1")
    assert (found["reste"], found["ecartes"]) == (0, "1 petite tache écartée".replace(" ", "\u00a0", 1))


def test_sites_are_told_by_rank_and_those_that_bring_nothing_are_counted(helped):
    found = relays.sites(helped.branches[0], 1)
    (line,) = found["lignes"]
    assert (line["nom"], plain(line["gain"]), plain(line["connexion"])) == ("Friche du moulin", "+1,25 %", "80,0 %")
    assert (line["liens"], plain(line["barriere"])) == ("2 / 1", "350 m")
    assert found["reste"] == 1 and plain(found["sans_gain"]) == "1 site n’apporte rien"


def test_both_are_on_the_page_of_their_sous_trame_only(helped):
    _, text = page(helped)
    assert text.count("Pas japonais, par ce qu’ils relient") == text.count("Sites à restaurer, par gain") == 1
    assert "1 petite tache écartée : hors des corridors, ou un saut trop long." in text
    assert "Friche du moulin" in text and "1 site n’apporte rien." in text


def test_no_small_patch_that_helps_is_said_in_a_sentence(helped):
    helped.branches[0].stones = laid(APART)
    _, text = page(helped)
    assert "aucun pas japonais parmi les petites taches" in text and "par ce qu’ils relient" not in text


def test_what_was_not_asked_for_has_no_table():
    assert relays.stones(wood(), 3) is relays.sites(wood(), 3) is None


def test_the_settings_say_what_becomes_of_a_site():
    class Asked:
        pas_japonais = PasJaponais(sites="donnees.gpkg|layername=friches", friction_restauree=2.0)

    assert plain(settings._stones(Asked)) == (
        "dès 0,50 ha, sauts de 500 m au plus ; sites de friches, restaurés en réservoirs de friction 2"
    )


def test_a_corridor_of_before_the_field_of_corners_is_not_said_to_hold_by_one(network):  # noqa: F811
    corridors = network.branches[0].corridors
    network.branches[0].corridors = corridors.assign(par_un_coin=math.nan)
    assert "coin de maille" not in page(network)[1].split("Ce que cela ne dit pas")[0].split("Réservoirs, par imp")[0]
    network.branches[0].corridors = corridors.assign(par_un_coin=True)
    assert "il ne tient que par un coin de maille" in page(network)[1].split("Réservoirs, par imp")[0]
