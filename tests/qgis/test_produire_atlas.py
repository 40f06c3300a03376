"""`aula:produire_atlas` on the example territory: pages counted by hand, texts read by another program than Qt."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest
from qgis import processing
from qgis.core import QgsProcessingFeedback

from aula.aula_plugin.storage.avis import write_avis
from aula.aula_plugin.storage.dossier_reading import read_dossier
from aula.tests.qgis.pdf_text import texts

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = pd.read_csv(ROOT / "tests" / "unit" / "exemple_attendu.csv", dtype={"territoire": str})
LAYOUTS = ROOT / "templates" / "layouts"
REFERENCES = ROOT / "templates" / "exemple" / "references_scot.gpkg"
A4 = (595, 842)


@pytest.fixture(scope="module")
def made(aula_provider, tmp_path_factory):
    """The document and the dossier of the example, one avis written."""
    folder = tmp_path_factory.mktemp("atlas")
    example = ROOT / "templates" / "exemple"
    document, dossier = str(folder / "document.gpkg"), str(folder / "dossier.gpkg")
    processing.run(
        "aula:lire_document_urbanisme", {"LOT": str(example / "200000001_PLUi_20260618"), "DOCUMENT": document}
    )
    processing.run(
        "aula:verifier_compatibilite",
        {
            "DOCUMENT": document,
            "GRILLE": str(ROOT / "templates" / "grids" / "grille_exemple.yaml"),
            "REFERENCES": str(REFERENCES),
            "COMMUNES": f"{example / 'communes.gpkg'}|layername=communes",
            "RESULTATS": "memory:",
            "DOSSIER": dossier,
            "DATE": "2026-09-14",
        },
    )
    line = next(
        row for row in read_dossier(dossier).lignes if (row["regle_id"], row["territoire_id"]) == ("T1", "99004")
    )
    typed = {"avis": "incompatible", "justification": "Le réservoir est inscrit au SRADDET.", "page": "12"}
    write_avis(dossier, line, {**typed, "piece": "règlement graphique"}, "Camille Exemple")
    return {"DOSSIER": dossier, "FOND": document, "REFERENCES": str(REFERENCES)}


def run(made, folder, **given):
    path = folder / "atlas.pdf"
    return processing.run("aula:produire_atlas", {**made, "ATLAS": str(path), **given})


def pages(path) -> int:
    """Count the page objects, which Qt writes in clear."""
    return len(re.findall(rb"/Type\s*/Page\b", Path(path).read_bytes()))


def test_one_page_by_commune_and_by_gap(made, tmp_path):
    """The six communes, then each gap or tolerated gap of a commune: those of the dossier, known ones among them."""
    found = run(made, tmp_path)
    rows = [row for row in read_dossier(made["DOSSIER"]).lignes if row["territoire_type"] == "commune"]
    gaps = {(row["regle_id"], row["territoire_id"]) for row in rows if row["signal"] in ("écart", "écart toléré")}
    known = EXPECTED[(EXPECTED["territoire_type"] == "commune") & EXPECTED["signal"].isin(["écart", "écart toléré"])]
    assert set(zip(known["regle"], known["territoire"])) <= gaps
    assert found["NB_COMMUNES"] == 6
    assert found["NB_LIGNES"] == len(gaps)
    # A table that does not hold on its page goes on on another one: never fewer pages than 6 + the gaps.
    assert found["NB_PAGES"] >= 6 + len(gaps)
    assert pages(found["ATLAS"]) == found["NB_PAGES"]


def test_a_line_says_what_was_computed_by_hand(made, tmp_path):
    """T1 in Mirecalque: 1,50 ha of AU in the reservoirs, 0 asked for, tolerance 0,1 ha; source DOO p. 77."""
    found = run(made, tmp_path, COMMUNES_CHOISIES="99004", REGLES_CHOISIES="T1")
    assert (found["NB_PAGES"], found["NB_COMMUNES"], found["NB_LIGNES"]) == (2, 1, 1)
    synthesis, line = texts(found["ATLAS"])
    assert "Mirecalque" in synthesis and "1 ligne : 1 écart." in synthesis and "▲ écart" in synthesis
    for said in (
        "T1 · Réservoirs sans urbanisation – Mirecalque",
        "▲ écart",
        "1,50 ha",
        "0,1 ha",
        "DOO, p. 77",
        "Incompatible",
        "Le réservoir est inscrit au SRADDET.",
        "règlement graphique, p. 12",
        "Camille Exemple",
        "territoire fictif",
        "14 septembre 2026",
    ):
        assert said in line, said
    assert re.search("2 ?/ ?2", line)


def test_by_rule_the_communes_are_listed_with_their_signal(made, tmp_path):
    found = run(made, tmp_path, PAR="regle", REGLES_CHOISIES="T1", PAGES_DE_LIGNES=False)
    assert (found["NB_PAGES"], found["NB_REGLES"], found["NB_LIGNES"]) == (1, 1, 0)
    (page,) = texts(found["ATLAS"])
    assert "T1 · Réservoirs sans urbanisation" in page
    for name, value in (("Mirecalque", "1,50 ha"), ("Bourg-Témoin", "0,40 ha")):
        assert name in page and value in page
    assert "Les réservoirs de biodiversité sont-ils tenus à l’écart de l’urbanisation ?" in page


def test_authors_are_left_out_on_demand(made, tmp_path):
    given = {"COMMUNES_CHOISIES": "99004", "REGLES_CHOISIES": "T1", "AVIS_PDF": str(tmp_path / "avis.pdf")}
    found = run(made, tmp_path, SANS_AUTEURS=True, **given)
    said = " ".join((*texts(found["ATLAS"]), *texts(found["AVIS_PDF"])))
    assert "Camille" not in said and "Le réservoir est inscrit au SRADDET." in said


def test_avis_as_text_pages(made, tmp_path):
    found = run(made, tmp_path, COMMUNES_CHOISIES="99004", PAGES_DE_LIGNES=False, AVIS_PDF=str(tmp_path / "avis.pdf"))
    said = " ".join(texts(found["AVIS_PDF"]))
    for word in ("1 avis donné pour", "Mirecalque (99004)", "T1 · Réservoirs", "incompatible", "Camille"):
        assert word in said, word


def test_a_commune_without_a_place_says_so(made, tmp_path):
    """Q2 counts defects of geometry in Mirecalque: a tolerated gap (1 object in two parts) that no surface shows."""
    found = run(made, tmp_path, COMMUNES_CHOISIES="99001", SIGNAUX=["non_evaluable"], PAGES_DE_LIGNES=False)
    (page,) = texts(found["ATLAS"])
    assert "Aucun lieu à montrer" in page and "Aucune n’a un signal choisi pour cet atlas." in page


def test_same_content_twice(made, tmp_path):
    (tmp_path / "a").mkdir(), (tmp_path / "b").mkdir()
    given = {"COMMUNES_CHOISIES": "99003", "PAR": "les_deux"}
    one, other = (run(made, tmp_path / name, **given) for name in "ab")
    assert texts(one["ATLAS"]) == texts(other["ATLAS"])
    assert one["NB_PAGES"] == other["NB_PAGES"]


def test_images_one_by_page(made, tmp_path):
    folder = tmp_path / "images"
    given = {"COMMUNES_CHOISIES": "99004", "REGLES_CHOISIES": "T1", "ORIENTATION": "paysage"}
    found = run(made, tmp_path, DOSSIER_IMAGES=str(folder), **given)
    assert sorted(path.name for path in folder.iterdir()) == ["page_001_99004.png", "page_002_99004_T1.png"]
    assert found["DOSSIER_IMAGES"] == str(folder)


def test_a_template_of_ones_own(made, tmp_path):
    """A copy of ours where the title says something else: it serves for every page."""
    model = tmp_path / "a nous.qpt"
    text = (LAYOUTS / "page_portrait.qpt").read_text(encoding="utf-8")
    model.write_text(text.replace("[% @aula_surtitre %]", "Agence : [% @aula_commune %], [% @aula_valeur %]"), "utf-8")
    found = run(made, tmp_path, COMMUNES_CHOISIES="99004", REGLES_CHOISIES="T1", MODELE=str(model))
    synthesis, line = texts(found["ATLAS"])
    assert "Agence : Mirecalque," in synthesis
    assert "Agence : Mirecalque, 1,50 ha" in line


@pytest.mark.parametrize("name", ["page_portrait", "page_paysage", "suite_portrait", "suite_paysage"])
def test_shipped_templates_hold_no_path_and_every_item(qgis_app, name):
    from qgis.core import QgsProject

    from aula.aula_plugin.reporting.atlas import sheet
    from aula.aula_plugin.reporting.atlas.words import VARIABLES

    path = LAYOUTS / f"{name}.qpt"
    text = path.read_text(encoding="utf-8")
    assert "/home" not in text and "file:" not in text
    assert set(re.findall(r"@(aula_\w+)", text)) <= set(VARIABLES)
    project = QgsProject()
    found = sheet.Sheet(path, project, with_map=name.startswith("page"))
    assert found.table is not None
    if name.startswith("page"):
        assert None not in (found.map, found.inset, found.legend, found.scale, found.signal)


@pytest.mark.parametrize(
    ("scale", "expected"), [(1, 1), (1001, 1500), (1000, 1000), (2400, 2500), (7600, 10000), (41000, 50000)]
)
def test_scales_are_round(scale, expected):
    from aula.aula_plugin.reporting.atlas.sheet import round_scale

    assert round_scale(scale) == pytest.approx(expected)


@pytest.mark.parametrize(("metres", "expected"), [(1, 1), (199, 100), (200, 200), (4999, 4000), (5000, 4000), (0, 1)])
def test_scale_bars_are_round(metres, expected):
    from aula.aula_plugin.reporting.atlas.sheet import round_length

    assert round_length(metres) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("Notre-Dame-de-l’Épure-sous-Gabarville", 24, "Notre-Dame-de-l’Épure-\nsous-Gabarville"),  # 22, then 15 letters
        ("deux mots courts", 6, "deux mots courts"),
        ("1234567890", 4, "1234\n5678\n90"),
        ("", 4, ""),
    ],
)
def test_long_names_are_cut_after_a_hyphen(text, most, expected):
    from aula.aula_plugin.reporting.atlas.sheet import broken

    assert broken(text, most) == expected


def test_documented_variables_are_those_written():
    from aula.aula_plugin.reporting.atlas.words import VARIABLES

    told = (LAYOUTS / "LISEZMOI.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| (.+?) \|", told.split("## Variables")[1], re.MULTILINE)) and all(
        f"`{name}`" in told for name in VARIABLES
    )


@pytest.mark.parametrize("spoil", [lambda pdf: pdf[:-200], lambda pdf: pdf[:500] + pdf[600:], lambda pdf: pdf[:0]])
def test_a_pdf_cut_short_is_refused(qgis_app, tmp_path, spoil):
    """A full disk loses the end, or the middle: then the table of objects is no longer where the last lines say."""
    from aula.aula_plugin.reporting.pdf import require_complete, write_pdf

    path = tmp_path / "avis.pdf"
    write_pdf("<p>Un avis</p>", path)
    require_complete(path)
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(OSError):
        require_complete(path)


class Stopped(QgsProcessingFeedback):
    """Cancelled at the third page."""

    def setProgressText(self, text):  # noqa: N802
        if text.startswith("Page 3"):
            self.cancel()


def test_cancelled_between_pages_leaves_nothing(made, tmp_path):
    path = tmp_path / "atlas.pdf"
    found = processing.run("aula:produire_atlas", {**made, "ATLAS": str(path)}, feedback=Stopped(False))
    assert "ATLAS" not in found and list(tmp_path.iterdir()) == []
