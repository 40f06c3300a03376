"""The synthesis of a trame and its report, on two sous-trames written by hand."""

from __future__ import annotations

import re

import geopandas
import pandas as pd
import pytest
import shapely

from aula.aula_plugin.core.green_network.plan import (
    Connectivite,
    Corridors,
    Couche,
    Frictions,
    Plan,
    Reservoirs,
    SousTrame,
    Territoire,
)
from aula.aula_plugin.core.green_network.synthesis import (
    Branch,
    Network,
    isolated,
    names,
    role_layers,
    synthesis,
    together,
)
from aula.aula_plugin.core.raster_grid import Grid
from aula.aula_plugin.reporting.green_network import network_report

CRS = "EPSG:2154"
GRID = Grid.over((0, 0, 4000, 3000), 10)


def plain(text):
    return str(text).replace("\u00a0", " ").replace("\u202f", " ")


def frame(rows, **columns):
    shapes = [row.pop("geometry") for row in rows]
    return geopandas.GeoDataFrame(pd.DataFrame(rows).assign(**columns), geometry=shapes, crs=CRS)


def patch(number, x, name=None, status="reservoir", side=200, **more):
    """A square patch: 200 m × 200 m are 4 ha."""
    ha = side * side / 10_000
    return {
        "id_reservoir": number, "nom": name, "statut": status, "surface_ha": ha, "coeur_ha": ha / 2, "compacite": 0.785,
        "naturalite": None, "capacite": side * side, "origine": "bois", "geometry": shapely.box(x, 0, x + side, side),
        **more,
    }  # fmt: skip


def wood():
    """Three réservoirs, two of them linked, and a small patch; dPC and its parts are typed."""
    parts = {"dpc_intra": 0.2, "dpc_flux": 0.1, "dpc_connecteur": 0.0}
    patches = frame(
        [
            patch(1, 0, "Grand Bois", dpc=0.5, composante=1, **parts),
            patch(2, 1000, "Petit Bois", dpc=0.3, composante=1, **parts),
            patch(3, 3000, dpc=0.1, composante=2, **parts),
            patch(4, 2000, status="pas_japonais", side=100, dpc=None, composante=None),
        ],
        sous_trame="boisée",
    )
    line = shapely.LineString([(200, 100), (1000, 100)])
    link = {
        "id_lien": 1, "id_a": 1, "id_b": 2, "cout_m": 1600.0, "equivalent_m": 1600.0, "longueur_m": 800.0,
        "traverse": None, "largeur_min_m": 30.0,
    }  # fmt: skip
    area = {
        "id_lien": 1,
        "id_a": 1,
        "id_b": 2,
        "cout_m": 1600.0,
        "surface_ha": 2.4,
        "largeur_min_m": 30.0,
        "marge": 160.0,
    }
    conflicts = [
        {
            "rang": rank, "type_obstacle": "route", "nom_obstacle": name, "id_lien": "1", "score": score,
            "permeabilite": 0.1, "priorite": rank, "pourquoi": f"raison {rank}", "geometry": shapely.Point(600, 100),
        }
        for rank, name, score in ((1, "D 943", 0.81), (2, None, 0.4))
    ]  # fmt: skip
    asked = SousTrame(
        "boisee",
        "boisée",
        "#2f6b3a",
        Reservoirs(("bois",), surface_min_ha=2.0),
        Frictions("frictions.csv", "boisee"),
        corridors=Corridors(),
        connectivite=Connectivite(700.0),
    )
    return Branch(
        asked,
        patches,
        frame([{**link, "geometry": line}], sous_trame="boisée"),
        frame([{**area, "geometry": line.buffer(15)}], sous_trame="boisée"),
        frame(conflicts, sous_trame="boisée"),
        figures={"ec_ha": 7.5, "composantes": 2.0, "corridors_ha": 2.4},
    )


def meadow():
    """Two réservoirs and nothing else asked for."""
    asked = SousTrame("humide", "humide", "#3f8f9b", Reservoirs(("marais",)), Frictions("frictions.csv", "humide"))
    rows = [patch(1, 0, "Marais"), patch(2, 500, "Marais")]
    return Branch(asked, frame(rows, sous_trame="humide"))


@pytest.fixture
def network():
    plan = Plan(
        Territoire("Haute Aune", occupation=(Couche("bois", code="bois"),), fictif=True),
        (wood().plan, meadow().plan),
        "Trame de la Haute Aune",
    )
    return Network(plan, GRID, [wood(), meadow()])


def test_the_synthesis_counts_what_each_sous_trame_has_and_leaves_the_rest_null(network):
    first, second = synthesis(network).to_dict("records")
    assert (first["n_reservoirs"], first["reservoirs_ha"], first["n_pas_japonais"]) == (3, 12.0, 1)
    assert (first["n_liens"], first["isoles"], first["goulet_m"], first["n_prioritaires"]) == (1, 1, 30.0, 1)
    assert (second["n_reservoirs"], second["reservoirs_ha"]) == (2, 8.0)
    assert all(pd.isna(second[name]) for name in ("n_liens", "goulet_m", "ec_ha", "n_conflits", "isoles"))


def test_a_patch_without_link_is_isolated_and_none_is_when_links_were_not_asked_for():
    assert isolated(wood()) == [3]
    assert isolated(meadow()) == []


def test_a_name_borne_twice_is_told_apart_by_its_number():
    assert names(wood()) == {1: "Grand Bois", 2: "Petit Bois", 3: "R3", 4: "R4"}
    assert names(meadow()) == {1: "Marais (R1)", 2: "Marais (R2)"}


def test_the_roles_hold_reservoirs_only_and_say_their_sous_trame(network):
    roles = role_layers(network)
    found = list(zip(roles["reservoirs"]["nom"], roles["reservoirs"]["sous_trame"]))
    assert found == [
        ("Grand Bois", "boisée"),
        ("Petit Bois", "boisée"),
        ("R3 boisée", "boisée"),
        ("Marais (R1)", "humide"),
        ("Marais (R2)", "humide"),
    ]
    assert list(roles["corridors"]["nom"]) == list(roles["fleches_corridor"]["nom"]) == ["Grand Bois – Petit Bois"]
    assert roles["corridors"].crs == CRS


def test_a_kind_of_layer_that_no_sous_trame_has_is_none(network):
    assert together(network, "dispersion") is None
    assert len(together(network, "patches")) == 6
    network.branches = [meadow()]
    assert role_layers(network)["corridors"] is None


def page(network):
    html = plain(network_report(network, "2026-09-14T10:00:00", "AULA essai"))
    return html, re.sub(r"\s+", " ", re.sub(r"<style.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL))


def test_page_1_says_the_whole_and_three_things_to_read_first(network):
    _, text = page(network)
    assert "Haute Aune : 5 réservoirs, 20,0 ha , en 2 sous-trames, reliés par 1 lien ; 2 points de conflit" in text
    assert "50 % Grand Bois part de la connectivité perdue sans ce réservoir (sous-trame boisée, 4,00 ha)" in text
    assert "30 m Grand Bois – Petit Bois largeur du corridor le plus étroit (sous-trame boisée, 50 m demandés)" in text
    assert "1 point de conflit de priorité 1 au score le plus haut : D 943" in text
    assert "2 réservoirs sur 3 ont au moins un lien (boisée)" in text  # links were asked for one sous-trame only


def test_a_network_in_one_piece_is_not_said_separate(network):
    network.branches[0].figures["composantes"] = 1.0
    _, text = page(network)
    assert "62 % des réservoirs ; un seul ensemble" in text  # EC 7,5 ha of 12 ha, 62,5 rounded to the even


def test_each_sous_trame_has_its_page_and_what_was_not_asked_for_has_no_table(network):
    html, text = page(network)
    assert html.count('class="section page sous-trame"') == 2
    assert (
        "Les réservoirs forment 2 ensembles qui n’échangent pas ; sans lien : R3 ; corridor le plus étroit : 30 m."
        in text
    )
    assert text.count("Points de conflit, par rang") == text.count("Corridors, les plus étroits d’abord") == 1
    assert "Réservoirs, par surface" in text
    assert "raison 1" in text


def test_a_page_stands_alone_and_hides_nothing_of_what_people_typed(network):
    network.branches[0].patches.loc[0, "nom"] = "Bois <script>alert(1)</script> & Cie"
    html, _ = page(network)
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "http" not in re.sub(r'xmlns="[^"]+"|http-equiv', "", html)
    assert 'class="filigrane"' in html


def test_a_territory_that_is_not_invented_has_no_watermark(network):
    network.plan = Plan(Territoire("Aune", occupation=network.plan.territoire.occupation), network.plan.sous_trames)
    html, text = page(network)
    assert 'class="filigrane"' not in html
    assert "fictif" not in text.lower()


def test_one_patch_and_no_link_make_a_page(network):
    lone = meadow()
    lone.patches = lone.patches.iloc[:1]
    lone.links = wood().links.iloc[:0]
    lone.corridors = wood().corridors.iloc[:0]
    network.branches = [lone]
    _, text = page(network)
    assert "Aucun lien : les réservoirs sont trop loin" in text
    assert "1 réservoir sans lien" in text
    assert "1 réservoir, 4,00 ha" in text and "0 lien " in text


def test_the_report_stops_when_asked(network):
    def stop():
        raise RuntimeError("arrêt")

    with pytest.raises(RuntimeError, match="arrêt"):
        network_report(network, "2026-09-14", "AULA essai", stop)
