"""The report adapts: one commune or forty, five rules or seventy-three, nothing to report, hostile texts."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from aula.aula_plugin.core.compatibility.results import Evaluation
from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.reporting.compatibility import compatibility_report, write_report
from aula.aula_plugin.reporting.reading import Lecture
from aula.tests.unit.report_builder import report_input
from aula.tests.unit.report_reader import drawings, plain, read, section


@pytest.mark.parametrize(
    ("communes", "rules", "table"),
    [
        (1, None, 't-liste"'),
        (8, None, '<table class="matrice"'),
        (12, None, '<table class="matrice dense"'),
        (34, 73, '<table class="matrice transposee"'),
        (6, 5, '<table class="matrice"'),
    ],
)
def test_matrix_suits_the_number_of_communes(communes, rules, table):
    html = compatibility_report(report_input(communes, rules))
    assert table in section(html, "matrice")
    page = read(html)
    assert page.faults == []
    assert drawings(html)


def test_nine_to_thirty_communes_take_a_landscape_page():
    html = compatibility_report(report_input(12))
    assert 'class="section page paysage" id="matrice"' in html
    assert "@page large" in html


def test_five_rules_of_one_theme_have_no_theme_row():
    assert 'class="theme"' not in section(compatibility_report(report_input(6, 5)), "matrice")


def _with_results(data, change):
    frame = data.evaluation.results.copy()
    change(frame)
    return dataclasses.replace(data, evaluation=Evaluation(frame, data.evaluation.evidence))


def _all_respected(frame):
    rows = frame["signal"].notna()
    frame.loc[rows, "signal"] = "respecté"
    frame.loc[rows, "certitude"] = "certaine"


def test_no_gap_at_all():
    data = _with_results(report_input(), _all_respected)
    data.evaluation = Evaluation(data.evaluation.results, {})
    html = compatibility_report(data)
    text = plain(html)
    assert "Aucun écart." in text
    assert "Aucun écart ni écart toléré parmi les lignes évaluées." in text
    assert "Aucune ligne non évaluable" in text
    assert "Sans objet : aucune ligne" in text
    assert "Points déterminants : aucun" in text
    assert 'id="theme-1"' not in html
    assert 'class="section page" id="sans-ecart"' in html


def test_only_tolerated_gaps_are_read_first_under_their_name():
    def change(frame):
        frame.loc[frame["signal"] == "écart", "signal"] = "écart toléré"

    text = plain(compatibility_report(_with_results(report_input(), change)))
    assert "Écarts tolérés à lire d’abord" in text


def test_nothing_could_be_evaluated():
    def change(frame):
        frame["signal"] = "non évaluable"
        for name in ("valeur", "seuil", "depassement", "certitude", "brute_ha", "nette_ha", "certaine_ha"):
            frame[name] = None
        frame["motif"] = "document non opposable : caduc"

    text = plain(compatibility_report(_with_results(report_input(), change)))
    assert "Aucune mesure n’a pu être comparée à un seuil" in text
    assert "147 lignes non évaluables, un seul motif" in text


def test_missing_values_print_as_such():
    def change(frame):
        frame["valeur"] = frame["valeur"].astype(float)
        frame.loc[0, ["valeur", "seuil"]] = np.nan

    assert "nan" not in plain(compatibility_report(_with_results(report_input(), change))).lower().split()


def test_communes_without_level_nor_reference_layer():
    data = report_input()
    data = dataclasses.replace(data, references={}, communes=data.communes.drop(columns="niveau"))
    data = _with_results(data, lambda frame: frame.__setitem__("niveau", None))
    html = compatibility_report(data)
    assert read(html).faults == []
    assert 'class="armature"' not in html


def test_communes_out_of_the_document_are_left_out():
    data = report_input()
    data = _with_results(data, lambda frame: frame.drop(frame[frame["territoire_id"] == "00106"].index, inplace=True))
    assert len(Lecture(data).communes) == 5


HOSTILE = "<script>alert(1)</script>"
LONG = "très long " * 1000


@pytest.mark.parametrize(
    "text", [HOSTILE, "=cmd()|'/C calc'!A0", LONG, "\u202eabc\u0000\ud800", "שלום עולם", "{{ 7*7 }}", '"><b x="']
)
def test_hostile_text_stays_text(text):
    data = report_input(titre=text, logiciel=text, notes=[text])
    for name in ("zones", "motif", "message", "territoire_nom", "vocation"):
        data.evaluation.results[name] = text
    data.communes["nom"] = text
    data.document.anomalies["detail"] = text
    data.document.anomalies["couche"] = text
    for frame in data.evaluation.evidence.values():
        frame["libelle"] = text
    data.grille = dataclasses.replace(data.grille, titre=text, avertissement=text, valide_par=(text,), id=text[:40])
    html = compatibility_report(data)
    page = read(html)
    assert page.faults == []
    assert not {"script", "b-x"} & page.names
    assert "\u202e" not in html
    assert "\x00" not in html
    assert "49" not in plain(section(html, "synthese")).split()
    drawings(html)
    html.encode("utf-8")


def test_hostile_text_cannot_leave_the_style_sheet():
    html = compatibility_report(report_input(titre='x"; } </style><script>alert(1)</script>'))
    assert html.count("</style>") == 2
    assert "<script" not in html


def test_weight_of_forty_communes():
    assert len(compatibility_report(report_input(40, 73)).encode()) < 15_000_000


def test_written_whole_or_not_at_all(tmp_path):
    path = tmp_path / "rapport.html"
    write_report("<p>été</p>", path)
    assert path.read_text(encoding="utf-8") == "<p>été</p>"
    assert [p.name for p in tmp_path.iterdir()] == ["rapport.html"]
    with pytest.raises(InputError, match="n’existe pas"):
        write_report("x", tmp_path / "absent" / "rapport.html")
    with pytest.raises(InputError, match="Impossible d’écrire"):
        (tmp_path / "dossier").mkdir()
        write_report("x", tmp_path / "dossier")
