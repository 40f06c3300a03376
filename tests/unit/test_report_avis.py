"""What the report says of the avis of people: counts worked out by hand on a territory of invented figures."""

from dataclasses import replace
from datetime import date

import pytest

from aula.aula_plugin.core.compatibility.deadlines import add_months, deadlines
from aula.aula_plugin.core.compatibility.dossier import avis_key
from aula.aula_plugin.reporting.compatibility import compatibility_report
from aula.aula_plugin.reporting.reading import Lecture
from aula.aula_plugin.reporting.sections.appraisal import determinants, ensembles, part
from aula.tests.unit.report_builder import report_input
from aula.tests.unit.report_reader import plain, section


def with_avis(judge, **context):
    """Return an input where ``judge(line)`` gives the avis of each line, None for no avis."""
    data = report_input(**context)
    rows = {}
    for line in Lecture(data).lignes:
        said = judge(line)
        if said is not None:
            seen = {"signal_vu": line.signal, "valeur_vue": line.valeur}
            rows[avis_key(line.row)] = {"auteur": "A. Nonyme", "date_avis": "2026-09-15T08:00:00.000Z", **seen, **said}
    return replace(data, avis=rows)


def all_compatible(_):
    return {"avis": "compatible"}


def test_counts_of_the_whole_are_those_of_the_lines():
    """T1 is examined on every commune, nothing else: six avis, one row of the table at 100 %."""
    data = with_avis(lambda line: {"avis": "compatible"} if line.regle.id == "T1" else None)
    lecture = Lecture(data)
    groups = {(one.theme, one.portee): one for one in ensembles(lecture)}
    assert sum(one.decompte.total for one in groups.values()) == lecture.decompte.total
    assert sum(one.examinees for one in groups.values()) == 6
    tvb = groups["Trame verte et bleue", "prescription_delimitee"]
    assert (tvb.decompte.total, tvb.examinees) == (18, 6)  # T1, T2, T3 on six communes
    assert tvb.avis == {"compatible": 6}
    assert tvb.part == part(6, tvb.a_examiner) and groups["Commerce", "prescription"].part == "0\u00a0%"


@pytest.mark.parametrize(("n", "total", "expected"), [(0, 9, "0"), (1, 900, "1"), (899, 900, "99"), (9, 9, "100")])
def test_a_share_never_says_all_while_one_is_left(n, total, expected):
    assert part(n, total) == f"{expected}\u00a0%"


def test_nothing_to_examine_has_no_share():
    assert part(0, 0) == "–"


def test_the_analysis_is_incomplete_while_one_line_of_prescription_is_left():
    text = plain(section(compatibility_report(with_avis(all_compatible)), "avis"))
    assert "Analyse incomplète" not in text and "Analyse globale :" in text and "(100 %)" in text
    left = [line for line in Lecture(report_input()).lignes if line.regle.id == "T1" and line.examinable][:1]

    def but_one(line):
        return None if avis_key(line.row) == avis_key(left[0].row) else {"avis": "compatible"}

    text = plain(section(compatibility_report(with_avis(but_one)), "avis"))
    assert "Analyse incomplète : 1 ligne de prescription n’a pas été examinée par une personne" in text
    objectives = with_avis(lambda line: {"avis": "compatible"} if line.regle.portee.startswith("presc") else None)
    assert "Analyse incomplète" not in plain(section(compatibility_report(objectives), "avis"))


def test_what_weighs_is_the_avis_of_people_then_certain_gaps_left():
    def judge(line):
        if line.regle.id == "A4":
            return {"avis": "compatible avec réserve"}
        return {"avis": "incompatible"} if line.regle.id == "D2" else None

    lecture = Lecture(with_avis(judge))
    chosen = determinants(lecture)
    judged = [line for line in chosen if line.avis.examine]
    assert [line.avis.niveau for line in judged] == ["incompatible"] * 6 + ["compatible avec réserve"] * 6
    rest = chosen[len(judged) :]
    assert all(line.certaine and not line.avis.examine for line in rest)
    weights = [line.regle.portee for line in rest]
    assert weights == sorted(
        weights, key=("prescription_delimitee", "prescription", "objectif", "orientation", "recommandation").index
    )


def test_the_texts_of_people_are_printed_and_their_names_left_out_on_demand():
    def judge(line):
        texts = {"justification": "Lisière <à garder>", "modification": "Classer en N", "piece": "OAP", "page": "7"}
        return (
            {"avis": "compatible avec réserve", **texts, "reponse_commune": "Accord"} if line.regle.id == "T1" else None
        )

    html = compatibility_report(with_avis(judge, avis_global="defavorable"))
    text = plain(section(html, "avis-lignes"))
    assert "6 avis écrits" in text and "Lisière <à garder>." in text and "(OAP, p. 7) : Classer en N." in text
    assert "Réponse de la commune : Accord." in text and "A. Nonyme, 15 septembre 2026" in text
    assert "<à garder>" not in html
    assert "☒ défavorable" in plain(section(html, "avis"))
    bare = compatibility_report(with_avis(judge, sans_auteurs=True))
    assert "Nonyme" not in bare and "Lisière" in bare and "☒" not in bare


def test_a_line_that_changed_since_is_marked():
    def judge(line):
        return {"avis": "compatible", "valeur_vue": -1.0} if line.regle.id == "T1" else None

    html = compatibility_report(with_avis(judge))
    lines = [line for line in Lecture(with_avis(judge)).lignes if line.avis.modifie]
    assert len(lines) == 6
    assert "6 à revoir" in plain(section(html, "avis-lignes")) and "Signal modifié depuis l’avis." in plain(html)
    assert "Sur 6 lignes, le signal ou la valeur a changé" in plain(section(html, "avis"))


def test_without_any_avis_the_report_has_no_such_chapter():
    html = compatibility_report(report_input())
    assert 'id="avis-lignes"' not in html and "A. Nonyme" not in html


def test_months_end_on_the_same_day_or_the_last_one():
    assert add_months(date(2026, 6, 18), 3) == date(2026, 9, 18)
    assert add_months(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert add_months(date(2027, 11, 30), 3) == date(2028, 2, 29)


def test_the_clock_counts_days_from_the_run_and_follows_the_reforms():
    """Arrêt on 18/06/2026: avis due on 18/09/2026, four days after 14/09. SCoT of 10/02/2026: one year."""
    events = {"arret": date(2026, 6, 18), "scot_executoire": date(2026, 2, 10)}
    found = {one.code: one for one in deadlines(events, date(2026, 9, 14))}
    assert (found["avis_ppa"].echeance, found["avis_ppa"].jours) == (date(2026, 9, 18), 4)
    assert found["compatibilite_scot"].echeance == date(2027, 2, 10)
    assert "compatibilite_scot_avant_2021" not in found
    assert (found["zan_plu"].echeance, found["zan_plu"].jours) == (date(2028, 2, 22), 526)
    old = {one.code for one in deadlines({"scot_executoire": date(2016, 7, 28)}, date(2026, 9, 14))}
    assert "compatibilite_scot_avant_2021" in old and not {"compatibilite_scot", "avis_ppa"} & old


def test_the_clock_of_a_document_that_was_arrested_is_in_the_report():
    text = plain(section(compatibility_report(report_input()), "avis"))
    assert "Avis des personnes publiques associées 18 septembre 2026 4 jours" in text
