"""`aula:fiches_centralite`: what the pages print is what the dossier holds, worked out by hand on squares."""

from __future__ import annotations

import html
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from qgis import processing
from qgis.core import QgsProcessingException

from aula.aula_plugin.core.typography import mesure, nombre
from aula.aula_plugin.storage import centrality_dossier as dossier
from aula.tests.qgis.centrality import hand_dossier as hand
from aula.tests.qgis.pdf_text import texts

ROOT = Path(__file__).resolve().parents[3]
ALL = ["candidat", "propose", "retenu", "ecarte"]


def plain(page: str) -> str:
    """Return the words of a page, spaces made plain."""
    page = re.sub(r"<(style|svg)\b.*?</\1>", " ", page, flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).replace("\u00ad", "").split())


def sections(path: str) -> dict[str, str]:
    """Return the words of each section of a report, by anchor."""
    source = Path(path).read_text(encoding="utf-8")
    parts = re.split(r'<div class="section[^"]*" id="([^"]+)">', source)[1:]
    return {anchor: plain(body) for anchor, body in zip(parts[::2], parts[1::2])}


def run(path, folder, **given):
    values = {"DOSSIER": str(path), "RAPPORT": str(folder / "r.html"), "DATE": "2026-10-20", **given}
    return processing.run("aula:fiches_centralite", values)


@pytest.fixture(scope="module")
def path(aula_provider, tmp_path_factory):
    """Half a hectare was added by hand to the first candidate, east of it."""
    folder = tmp_path_factory.mktemp("fiches")
    journal = [hand.line("10001_01"), hand.line("10001_01", date="2026-10-02T09:00:00", action="statut", objet="",
                                                aire_ha=None, motif="vu en réunion")]  # fmt: skip
    edits = [hand.edit("10001_01", hand.box(200, 0, 50, 100))]
    return hand.write(folder / "centralites.gpkg", hand.usual(), edits, journal)


@pytest.fixture(scope="module")
def pages(path, tmp_path_factory):
    folder = tmp_path_factory.mktemp("tous")
    names = {"RAPPORT_PDF": "r.pdf", "RAPPORT_ODT": "r.odt", "ATLAS": "a.pdf"}
    others = {name: str(folder / file) for name, file in names.items()}
    return run(path, folder, STATUTS=ALL, AUTEUR="Service urbanisme", TITRE="Centralités de l’Aubetin", **others)


def test_the_summary_adds_up_the_rows(pages):
    """3 + 1 + 1 = 5 ha; each candidate has 1,25 ha of sure core and 1,75 ha to be discussed: 3,75 and 5,25."""
    told = sections(pages["RAPPORT"])["synthese"]
    assert "3 périmètres candidats dans 2 communes sur 3, 5,00 ha" in told
    assert "3,75 ha de cœur sûr" in told and "5,25 ha à discuter" in told
    assert "75 % de la surface est du cœur sûr" in told  # 3,75 of 5 ha
    assert f"{hand.LONG} 1 1 3,00 1,25 1,75 4 / 26 6 candidat" in told.replace("\u2011", "-")
    assert "Aubetin 2 2 à 3 2,00 2,50 3,50 4 / 26 12 retenu et écarté" in told
    assert "Sevrans 0 aucun cœur : au plus 3 groupes à moins de 200 m, pour 5 au moins" in told
    assert "Surfaces du calcul ; celles des retouches sont dans les fiches." in told
    assert "Toutes les fiches. Aucun bâti n’a été donné" in told and "à fusionner" not in told
    assert (pages["NB_FICHES"], pages["NB_COMMUNES"], pages["NB_SANS_CANDIDAT"], pages["AIRE_HA"]) == (3, 3, 1, 5.0)


def test_a_fiche_prints_its_row(path, pages):
    told = sections(pages["RAPPORT"])
    for rank, row in enumerate(dossier.read(path, "candidats").itertuples(), 1):
        fiche = told[f"fiche-{rank}"]
        for shown in (
            f"{mesure(row.aire_ha, 'ha')} périmètre candidat",
            f"{row.n_groupes} sur 26 groupes attendus {row.n_equip} équipements",
            f"{nombre(row.n_commerces)} commerces",
            f"dont {mesure(row.aire_coeur_sur_ha, 'ha')} de cœur sûr",
            str(row.id_candidat),
            str(row.code_insee),
        ):
            assert " ".join(shown.split()) in fiche, shown
        for group in row.groupes_manquants.split("|"):
            assert f"{group} –" in fiche
    first, second = told["fiche-1"], told["fiche-2"]
    assert "retouché : 3,50 ha" in first and "retouché" not in second  # 3 ha and a parcel of 50 m × 100 m
    assert "60 % de ceux de la commune" in first and "Fiche 2 · Centre-bourg (Aubetin)" in second
    assert "1 234 habitants" in second and "12 %" in second and "Vacance : relevé." in second  # 0,125 to the even


def test_the_offer_is_counted_by_group_where_it_is(pages):
    """Two bakeries, one of each other group; the cinema is beyond the gamme, the two last shops of no group."""
    first = sections(pages["RAPPORT"])["fiche-1"]
    assert "4 des 26 groupes attendus" in first
    for shown in ("boulangerie 2", "école 1", "pharmacie 1", "coiffure 1", "cinéma 1, 2 équipements hors groupe."):
        assert shown in first
    # the four groups of the points of the commune, of 26; it takes 13
    assert "Lecture INSEE : 4 des 26 groupes dans la commune, pas un pôle de proximité (il en faut 13)." in first


def test_what_is_given_is_compared_by_area(pages):
    """Two rectangles of 3 ha, 100 m apart: 100 m × 150 m in common, 1,5 ha alone on each side, IoU 1,5 / 4,5.

    Of the eight equipments, the five at 150 m and more from the western edge are in the perimeter of the SCoT.
    """
    first = sections(pages["RAPPORT"])["fiche-1"]
    assert "densité 3,00 8 8 3,00 0,00 0,00 1,00 0" in first
    assert "SCoT 3,00 5 5 1,50 1,50 1,50 0,33 3" in first


def test_the_journal_has_the_latest_first_and_none_is_said(pages):
    told = sections(pages["RAPPORT"])
    lines = (
        "14 octobre 2026 L. Fontaine ajout AB 0123 0,50 maison de santé 2 octobre 2026 L. Fontaine statut vu en réunion"
    )
    assert "Journal : 2 décisions" in told["fiche-1"] and lines in told["fiche-1"]
    assert "Journal : aucune décision, aucune retouche." in told["fiche-2"]


def test_null_is_said_and_is_never_zero(pages):
    first = sections(pages["RAPPORT"])["fiche-1"]
    assert "n. d. habitants à pied, 5 min : n. d. ; 10 min : n. d." in first
    assert "Linéaires protégés n. d. n. d. n. d. n. d. n. d. n. d." in first


def test_what_is_not_settled_says_so(path, pages, tmp_path):
    told = sections(pages["RAPPORT"])
    assert "Un autre candidat est à moins de 50 m" in told["fiche-1"] and "Aucun bâti" in told["fiche-2"]
    assert "candidat, périmètre non arrêté" in told["fiche-1"] and "non arrêté" not in told["fiche-2"]
    assert "non arrêté" not in told["synthese"]  # one of them is kept
    only = sections(run(path, tmp_path, COMMUNES_CHOISIES="10001")["RAPPORT"])
    assert list(only) == ["synthese", "fiche-1", "methode"]
    assert "Aucun de ces périmètres n’est retenu : périmètre non arrêté." in only["synthese"]


def test_words_stay_careful_and_the_page_stands_alone(pages):
    source = Path(pages["RAPPORT"]).read_text(encoding="utf-8")
    assert "la centralité" not in plain(source).lower()
    assert not re.search(r"""(?:src|href)=["'](?!#)""", source)
    assert "Service urbanisme" in source and "Centralités de l’Aubetin" in source


def test_paper_text_and_atlas_tell_the_same(pages):
    """A summary, three fiches, the method; the atlas has the map of all, then one page per candidate."""
    printed = texts(pages["RAPPORT_PDF"])
    assert len(printed) == 5 and "Fiche 3" in printed[3] and "3,50 ha" in printed[1]
    atlas = texts(pages["ATLAS"])
    assert len(atlas) == 4 and "1 · Notre-Dame-de-l’Épure" in atlas[1] and "périmètre non arrêté" in atlas[1]
    with zipfile.ZipFile(pages["RAPPORT_ODT"]) as archive:
        names = set(archive.namelist())
        content = ElementTree.fromstring(archive.read("content.xml"))  # noqa: S314
    words = " ".join("".join(content.itertext()).split())
    assert "retouché : 3,50 ha" in words and "0,33" in words and "maison de santé" in words
    links = re.findall(r"Pictures/[^\"]+\.png", str(ElementTree.tostring(content)))
    assert links and set(links) <= names


def test_no_candidate_is_a_report_too(aula_provider, tmp_path):
    path = hand.write(tmp_path / "vide.gpkg", [])
    found = run(path, tmp_path, RAPPORT_PDF=str(tmp_path / "r.pdf"), RAPPORT_ODT=str(tmp_path / "r.odt"),
                ATLAS=str(tmp_path / "a.pdf"))  # fmt: skip
    told = sections(found["RAPPORT"])
    assert list(told) == ["synthese", "methode"] and found["NB_FICHES"] == 0
    assert "Aucun périmètre candidat dans 3 communes : la table dit ce qui a manqué à chacune." in told["synthese"]
    assert told["synthese"].count("aucun cœur : au plus 3 groupes") == 3
    assert len(texts(found["ATLAS"])) == 1


def test_forty_candidates_have_forty_pages(aula_provider, tmp_path):
    rows = [hand.candidate("10001", rank, hand.box(300 * rank, 0, 100, 100)) for rank in range(1, 41)]
    found = run(hand.write(tmp_path / "quarante.gpkg", rows), tmp_path, ATLAS=str(tmp_path / "a.pdf"))
    told = sections(found["RAPPORT"])
    assert len(told) == 42 and "40 1 à 40 40,0" in told["synthese"]
    assert len(texts(found["ATLAS"])) == 41


def test_an_agreement_that_cannot_be_evaluated_is_said(aula_provider, tmp_path):
    row = hand.candidate("10001", 1, hand.box(0, 0, 100, 100), aire_coeur_sur_ha=None, aire_a_discuter_ha=None)
    told = sections(run(hand.write(tmp_path / "seul.gpkg", [row]), tmp_path)["RAPPORT"])
    assert "Leur accord n’est pas évaluable : moins de deux familles de variantes." in told["synthese"]
    assert "4 groupes sur 26 dans 1,00 ha ; accord non évaluable" in told["fiche-1"]
    assert "1,00 n. d. n. d. 4 / 26" in told["synthese"]


def test_the_ground_changes_no_figure_and_says_an_invented_territory(path, pages, tmp_path):
    """The example is declared invented: pages made over its roads say so; figures stay."""
    roads = f"{ROOT / 'templates' / 'exemple' / 'references_scot.gpkg'}|layername=routes"
    found = run(path, tmp_path, STATUTS=ALL, AUTEUR="Service urbanisme", TITRE="Centralités de l’Aubetin", VOIRIE=roads)
    assert {name: found[name] for name in ("NB_FICHES", "AIRE_HA")} == {"NB_FICHES": 3, "AIRE_HA": 5.0}
    before, after = sections(pages["RAPPORT"]), sections(found["RAPPORT"])
    assert after["fiche-2"].replace(" Territoire fictif.", "") == before["fiche-2"]
    assert "territoire fictif" in after["synthese"] and "territoire fictif" not in before["synthese"]


def test_what_people_typed_is_text_everywhere(aula_provider, tmp_path):
    """Marks of HTML and XML, a control character, a reversal of the direction of writing."""
    typed = "<b>Bourg</b> & co \x07\u202e]]>"
    row = hand.candidate("10001", 1, hand.box(0, 0, 100, 100), nom=typed, parametres=typed, qualite=typed)
    path = hand.write(tmp_path / "typé.gpkg", [row], journal=[hand.line("10001_01", auteur=typed, motif=typed)])
    files = {
        "RAPPORT_ODT": str(tmp_path / "r.odt"),
        "RAPPORT_PDF": str(tmp_path / "r.pdf"),
        "ATLAS": str(tmp_path / "a.pdf"),
    }
    found = run(path, tmp_path, TITRE=typed, AUTEUR=typed, **files)
    source = Path(found["RAPPORT"]).read_text(encoding="utf-8")
    assert "<b>Bourg</b>" not in source and "\u202e" not in source and "\x07" not in source
    assert sections(found["RAPPORT"])["fiche-1"].count("<b>Bourg</b> & co ]]>") == 4  # name, author, reason, flag
    with zipfile.ZipFile(files["RAPPORT_ODT"]) as archive:
        assert "<b>Bourg</b>" in "".join(ElementTree.fromstring(archive.read("content.xml")).itertext())  # noqa: S314


def test_a_commune_the_dossier_does_not_know_is_refused(path, tmp_path):
    with pytest.raises(QgsProcessingException, match="pas de résultat pour la commune 99999.*10001, 10002, 10003"):
        run(path, tmp_path, COMMUNES_CHOISIES="99999")
    assert not (tmp_path / "r.html").exists()
