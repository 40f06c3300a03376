"""What the report says is what the frames hold.

Counts of the six-commune fixture, by hand from ``CASES``: 24 rules × 6 communes + 3 levels of F3 = 147 lines, of which
12 constats (F4, A3), 17 gaps (F1 2, F6 1, F7 2, F8 1, D1 1, D3 1, M1 1, C1 1, T1 3, T3 1, T5 1, T7 1, A1 1), 10 of them
certain, 13 tolerated (F1 2, F7 1, F8 2, D1 1, D2 1, M1 1, M3 1, T2 1, T5 1, A4 1, F3 1), 7 not evaluable (D1 2, C1 1,
R2 4), 12 without object (M3 2, C2 3, T3 2, T9 3, W1 2), hence 147 − 12 − 17 − 13 − 7 − 12 = 86 that hold.
"""

from __future__ import annotations

import re

import pytest

from aula.aula_plugin.core.compatibility.results import ECART
from aula.aula_plugin.reporting.compatibility import compatibility_report
from aula.aula_plugin.reporting.reading import Lecture
from aula.tests.unit.report_builder import report_input
from aula.tests.unit.report_reader import drawings, plain, read, section


@pytest.fixture(scope="module")
def data():
    return report_input()


@pytest.fixture(scope="module")
def html(data):
    return compatibility_report(data)


def test_counts_of_the_reading(data):
    count = Lecture(data).decompte
    assert (count.total, count.constats, count.ecarts, count.certains) == (147, 12, 17, 10)
    assert (count.toleres, count.non_evaluables, count.sans_objet, count.respectes) == (13, 7, 12, 86)
    assert count.comparees == 17 + 13 + 86


def test_first_sentence_says_the_counts(html):
    assert "Sur 116 mesures comparées à leur seuil, 86 le respectent , 13 s’en écartent dans la tolérance" in plain(
        html
    )
    assert "17 au-delà , dont 10 de façon certaine." in plain(html)


def test_levels_that_bear_most_gaps_are_named(html):
    # 3 gaps in Bourg-l’Essai (T1, T3, A1) and 6 in Les Épreuves (F1, F6, F7, D1, T1, T7): 9 of 17
    assert "9 des 17 écarts par commune relèvent du niveau « pôles relais »" in plain(html)


def test_things_to_read_first_follow_the_portee_then_certain_gaps(html):
    first = plain(section(html, "synthese"))
    # T1: 0.72 + 2.31 + 0.21 = 3.24 ha, certain 0.7 × (0.72 + 2.31) = 2.12 ha; T3 is the other prescription délimitée
    assert first.index("3,24 ha relevés par la règle « Zones ouvertes dans les réservoirs »") < first.index(
        "28 m relevés"
    )
    assert "Part certaine : 2,12 ha" in first


def test_matrix_totals_by_commune(html):
    text = plain(section(html, "matrice"))
    # gaps by commune, in the order of the levels then of the names
    assert re.search(r"écarts par commune 2 3 6 2 0 4 ", text)
    assert "Sobriété foncière et trame verte et bleue : 12 des 17 écarts" in text


def test_totals_are_not_counted_as_lines(data, html):
    assert len(Lecture(data).totaux) == 4
    assert "et 4 totaux par niveau ou d’ensemble" in plain(html)


def test_quality_controls_are_not_counted_as_lines(data, html):
    assert {line.regle.id for line in Lecture(data).qualite} == {"Q1", "Q2", "Q6"}
    assert "Contrôles des données : 2 respectés et 1 écart toléré ; 10 défauts relevés" in plain(html)


def test_theme_title_states_the_measure_and_its_certain_part(html):
    assert "3,24 ha relevés par la règle « Zones ouvertes dans les réservoirs » , dont 2,12 ha" in plain(html).replace(
        "»,", "» ,"
    )


def test_envelope_sheet_sums_numerators(html):
    # 22.6 + 12.9 + 11.8 + 2.8 + 3.2 + 4.1 = 57.4 for 24 + 12 + 9 + 4 + 3 + 2.5 = 54.5
    text = plain(section(html, "enveloppe"))
    assert "57,4 ha pour 54,5 ha : l’ensemble reste dans la tolérance ; le niveau « pôles relais » la dépasse" in text
    assert "Les Épreuves 11,8 9,0 9,9 +2,8" in text


def test_reasons_not_evaluated_are_grouped_with_what_to_provide(html):
    text = plain(section(html, "non-evalue"))
    assert "7 lignes non évaluables, dont 4 pour un même motif" in text
    assert "zone étudiée de la couche « Aléas »" in text
    assert "Sans objet : 12 lignes" in text


def test_never_says_incompatible(html):
    assert "incompatib" not in plain(html).lower()
    assert "non conforme" not in plain(html).lower()


def test_appreciation_is_left_blank(html):
    text = plain(section(html, "avis"))
    for choice in ("favorable", "favorable avec remarques", "favorable avec réserves", "défavorable"):
        assert f"☐ {choice}" in text
    assert not set("☑☒✓✔") & set(text)
    assert "147 lignes sans avis" in text


def test_every_section_is_there_and_numbered_in_order(html):
    numbers = [int(n) for n in re.findall(r'<p class="rubrique">(\d+) · ', html)]
    assert numbers == list(range(2, 2 + len(numbers)))
    for anchor in (
        "synthese",
        "matrice",
        "theme-1",
        "sans-ecart",
        "enveloppe",
        "qualite",
        "non-evalue",
        "methode",
        "avis",
    ):
        assert f'id="{anchor}"' in html


def test_tags_are_sound(html):
    page = read(html)
    assert page.faults == []
    assert page.open == []


def test_ids_are_unique_and_links_lead_somewhere(html):
    page = read(html)
    ids = [value for _, name, value in page.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    targets = {value[1:] for _, name, value in page.attributes if name == "href"}
    assert targets <= set(ids)
    patterns = set(re.findall(r"url\(#([\w-]+)\)", html))
    assert patterns <= set(ids)


def test_drawings_are_well_formed_and_labelled(html):
    found = drawings(html)
    assert len(found) > 12
    assert all(drawing.get("aria-label") or drawing.get("aria-hidden") for drawing in found)


def test_nothing_is_fetched_from_elsewhere(html):
    page = read(html)
    assert not {"script", "link", "img", "iframe", "object", "image"} & page.names
    assert not re.search(r"(?:src|href)=\"(?!#)", html)
    assert "@import" not in html
    assert "default-src 'none'" in html


def test_plain_sheet_comes_first_and_holds_what_qt_reads(html):
    first, second = re.findall(r"<style([^>]*)>(.*?)</style>", html, re.DOTALL)
    assert first[0] == ""
    assert "media" in second[0]
    # a custom property, a named page or a modern selector would stop Qt's parser
    assert not re.search(r"var\(|--\w|@page|@media|:not\(|:is\(|:nth-child|:first-child", first[1])


def test_no_ordinary_space_before_a_double_sign(html):
    text = "".join(read(html).text)
    assert not re.search(r"\w [:;?!»]", text)
    assert "« " not in text


def test_fictitious_territory_is_watermarked_only_when_it_is(html):
    assert '<p class="filigrane">territoire fictif</p>' in html
    assert 'filigrane">' not in compatibility_report(report_input(fictif=False))


def test_same_input_same_page(data, html):
    assert compatibility_report(data) == html


def test_gap_lines_all_appear_in_the_theme_sheets(data, html):
    lecture = Lecture(data)
    gaps = [line for line in lecture.lignes if line.signal == ECART]
    badges = sum(section(html, f"theme-{i}").count('class="signal s-ecart') for i in range(1, 7))
    assert badges == len(gaps) == 17
