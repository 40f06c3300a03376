"""`aula:produire_atlas_tvb`: sheets counted by hand on a dossier written by hand, read by another program than Qt."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from qgis import processing

from aula.tests.qgis import trame_dossier
from aula.tests.qgis.pdf_text import texts

ROOT = Path(__file__).resolve().parents[3]
COMMUNES = f"{ROOT / 'templates' / 'exemple' / 'communes.gpkg'}|layername=communes"


@pytest.fixture(scope="module")
def dossier(aula_provider, tmp_path_factory):
    return trame_dossier.write(tmp_path_factory.mktemp("trame") / "trame.gpkg")


def run(dossier, folder, **given):
    found = processing.run(
        "aula:produire_atlas_tvb", {"DOSSIER": str(dossier), "ATLAS": str(folder / "atlas.pdf"), **given}
    )
    pages = [re.sub(r"\s+", " ", text.replace("\u202f", " ").replace("\u00a0", " ")) for text in texts(found["ATLAS"])]
    return found, pages


def test_a_grid_at_a_fixed_scale_covers_the_territory_and_leaves_out_what_is_bare(dossier, tmp_path):
    """The map of the shipped landscape page is 170 mm × 151 mm: 1 700 m × 1 510 m at 1:10 000.

    4 km × 2 km take 3 columns and 2 rows centred on the territory (from -550 m to 4 550 m, from -510 m to 2 510 m);
    the cut between rows is at 1 000 m. The lower row holds a réservoir, the conflict point, a réservoir; the upper one
    only the marsh, in its third column: A1 and A2 are bare.
    """
    found, pages = run(dossier, tmp_path, ECHELLE=10_000)
    assert (found["NB_PAGES"], found["NB_PLANCHES"]) == (5, 4) == (len(pages), len(pages) - 1)
    titles = (
        "Haute Aune : 3 réservoirs, 1 corridor et 1 point de conflit dont 1 de priorité 1",
        "Planche A3 : 1 réservoir",
        "Planche B1 : 1 réservoir et 1 corridor",
        "Planche B2 : 1 corridor et 1 point de conflit dont 1 de priorité 1",
        "Planche B3 : 1 réservoir et 1 corridor",
    )
    for rank, (page, title) in enumerate(zip(pages, titles), 1):
        assert title in page
        assert re.search(f"{rank} ?/ ?5", page)
    assert all("échelle 1:10 000" in page for page in pages[1:])
    assert "1 RD 7" in pages[3] and "priorité 1, boisée ; lien 1, de rang 1 sur 1" in pages[3]
    assert "passages connus" not in pages[3]  # the first two clauses say the link and the obstacle
    assert "R1 Grand Bois" in pages[2] and "réservoir, boisée, 9,00 ha en tout ; 60,0 %" in pages[2]
    assert "Boisée : 1 réservoir, 9,00 ha en tout ; 1 corridor, le plus étroit large de 30 m." in pages[2]


def test_the_legend_shows_what_the_map_does(dossier, tmp_path):
    _, pages = run(dossier, tmp_path, ECHELLE=10_000)
    marsh, east = pages[1], pages[4]
    assert "humide" in marsh and "Points de conflit" not in marsh
    assert "Corridors" in east and "Routes" not in east  # the road is 1 450 m to the west of it


def test_each_page_says_that_the_territory_is_invented_only_when_it_is(dossier, tmp_path):
    _, pages = run(dossier, tmp_path)
    assert all("territoire fictif" in page and "indicatif" in page for page in pages)
    _, pages = run(trame_dossier.write(tmp_path / "vrai.gpkg", fictive=False), tmp_path)
    assert not any("fictif" in page for page in pages)
    assert all("14 septembre 2026" in page and "Relevés inventés" in page for page in pages)


def test_one_sheet_by_commune_in_the_order_of_their_names(dossier, tmp_path):
    """The territory meets two communes: Gabarville holds all but a part of the western réservoir, in Saint-Canevas."""
    found, pages = run(dossier, tmp_path, COMMUNES=COMMUNES, ECHELLE=100_000, ORIENTATION="portrait")
    assert found["NB_PLANCHES"] == 2
    assert "Gabarville : 3 réservoirs, 1 corridor et 1 point" in pages[1]
    assert "Saint-Canevas : 1 réservoir" in pages[2] and "RD 7" not in pages[2]
    # Saint-Canevas is 5,3 km from north to south: 151 mm of 1:30 000 are 4,53 km; Gabarville 6,2 km and 5,1 km wide
    split, pages = run(dossier, tmp_path, COMMUNES=COMMUNES, ECHELLE=30_000)
    assert "Gabarville (1/" in pages[1] and "Saint-Canevas (2/2)" in pages[-1]


def test_a_model_of_a_person_makes_the_sheets_of_its_map(dossier, tmp_path):
    """The map of the atlas of a dossier is 186 mm × 126 mm: 3 columns and 2 rows at 1:10 000 as well."""
    model = ROOT / "templates" / "layouts" / "page_portrait.qpt"
    found, pages = run(dossier, tmp_path, ECHELLE=10_000, MODELE=str(model))
    assert found["NB_PAGES"] == len(pages) == 5
