"""The report of the land register: sentences and figures of a register made by hand."""

from __future__ import annotations

import geopandas as gpd
import pytest

from aula.aula_plugin.core.compatibility.land_envelopes import Envelopes
from aula.aula_plugin.core.compatibility.land_pieces import CommuneLand
from aula.aula_plugin.core.compatibility.land_register import pieces_of, register
from aula.aula_plugin.core.compatibility.thresholds import Place
from aula.aula_plugin.core.compatibility.workspace import Territory
from aula.aula_plugin.reporting.register import RegisterReport, register_report
from aula.tests.unit.scene_builder import CRS, box, commune
from aula.tests.unit.test_land_register import EAST, WEST, consumption, lands, made


def report(found, hectares, zones=None, **more):
    grid = made().grid
    table = register(found, Envelopes(hectares, ("essai",)), grid)
    places = [one.territory for one in found]
    communes = gpd.GeoDataFrame(
        {"code_insee": [one.place.id for one in places], "nom": [one.name for one in places]},
        geometry=[one.geometry for one in places],
        crs=CRS,
    )
    ground = zones if zones is not None else gpd.GeoDataFrame({"famille": []}, geometry=[], crs=CRS)
    documents = [
        {
            "fichier": "a.gpkg",
            "idurba": "10001_PLU_20260101",
            "nom": None,
            "date": "20260101",
            "communes": 2,
            "motif": "",
        }
    ]
    values = {"documents": documents, "since": "20210101", "consumption": "suivi", "notes": [], **more}
    data = RegisterReport(
        table=table,
        pieces=pieces_of(found, CRS),
        communes=communes,
        zones=ground,
        grid=grid,
        date="2026-11-22",
        software="AULA",
        **values,
    )
    return register_report(data).replace("\u00a0", " ").replace("\u202f", " ")


def test_what_is_charged_what_is_left_and_who_is_beyond():
    # West: 6 ha charged of 8, East: 3 of 2.5: 9 of 10.5 in all, 1.5 left at most; the East is 0.5 ha beyond
    page = report(lands(made(), consumption()), {("10001", "toutes"): 8.0, ("10002", "toutes"): 2.5})
    assert "9,00 ha imputés sur 10,5 ha" in page
    assert "il reste au plus 1,50 ha" in page
    assert "1 commune dépasse son enveloppe : Commune" in page
    assert "observés dans 1 commune sur 2" in page
    assert "−0,50" in page and "au-delà de l’enveloppe" in page
    assert "incompatible" not in page


@pytest.mark.parametrize(
    ("hectares", "sentence"),
    [
        ({}, "8,50 ha consommés ou ouverts, sans enveloppe d’ensemble écrite"),
        ({("essai", "toutes"): 5.0}, "8,50 ha imputés sur 5,00 ha : l’enveloppe est dépassée de 3,50 ha"),
        ({("essai", "toutes"): 8.5}, "il reste au plus 0"),
    ],
)
def test_the_first_sentence(hectares, sentence):
    assert sentence in report(lands(made()), hectares).replace("<b>", "").replace("</b>", "")


def test_unknown_things_are_said_never_zero():
    unknown = [CommuneLand(one, [], False, False) for one in made().territories]
    page = report(unknown, {("10001", "toutes"): 8.0}, documents=[], consumption="")
    assert "Rien n’a pu être mesuré" in page
    assert "document manquant" in page and "n. d." in page
    assert "2 communes sans document mesuré : elles manquent au total" in page
    assert "aucune couche donnée" in page
    empty = report([], {})
    assert "Aucune commune à compter" in empty


def test_a_large_scot_draws_its_most_charged_communes():
    """60 communes of which 40 are drawn: the others are counted in a sentence, all are in the table."""
    found = []
    for number in range(60):
        shape = box(1000 * number, 0, 1000 * number + 900, 900)
        place = Territory(Place("commune", f"{20000 + number}", "3", None), f"Village {number}", shape)
        piece = {"nature": "ouvert, non consommé", "vocation": "habitat", "vocation_zone": "habitat", "origine": "AUc"}
        piece.update(aire_ha=1 + number / 100, geometry=box(1000 * number, 0, 1000 * number + 100, 100))
        found.append(CommuneLand(place, [piece], True, True))
    page = report(found, {("*", "toutes"): 2.0})
    assert "20 communes dont la part est plus faible ne sont pas dessinées" in page
    assert page.count("Village 7<") >= 1
    assert "Aucune commune au-delà de son enveloppe, sur 60 communes comparées" in page


def test_names_cannot_write_into_the_page():
    hostile = CommuneLand(commune(WEST), [], True, True)
    hostile.territory = Territory(hostile.territory.place, "<script>alert(1)</script>", EAST)
    page = report([hostile], {("10001", "toutes"): 1.0}, notes=["<b>note</b>"])
    assert "<script>alert" not in page and "<b>note</b>" not in page
