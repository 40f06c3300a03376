"""Which pages an atlas has and what they say: a dossier of six lines made by hand."""

from __future__ import annotations

import pytest

from aula.aula_plugin.core.compatibility.dossier import AVIS_COLUMNS, Dossier
from aula.aula_plugin.core.compatibility.results import RESULT_COLUMNS
from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.reporting.atlas.pages import CHOICES, codes, plan
from aula.aula_plugin.reporting.atlas.words import VARIABLES, Words, roles_of

NBSP = "\u00a0"
GAPS = {CHOICES["ecart"], CHOICES["ecart_tolere"]}


def line(rule, code, name, signal, **others):
    """A line of a dossier; what is not given is NULL."""
    row = dict.fromkeys((*RESULT_COLUMNS, *AVIS_COLUMNS))
    row.update(
        grille_id="g", regle_id=rule, territoire_type="commune", territoire_id=code, idurba="D", territoire_nom=name,
        titre_court=f"Titre {rule}", theme="Trame", signal=signal, unite="ha", date_run="2026-09-14T10:00:00",
        avis="non examiné", signal_modifie=False, disparue=False, certitude="certaine",
    )  # fmt: skip
    return {**row, **others}


@pytest.fixture
def dossier():
    return Dossier(
        "d.gpkg",
        [
            line("F1", "99002", "Éville", "écart", valeur=12345.678, seuil=10.0, operateur="<=", tolerance=0.1),
            line("F1", "99001", "Bourg", "respecté", valeur=0.0, seuil=0.0, operateur="<="),
            line("F1", "1", "Pôle", "écart", territoire_type="niveau"),
            line("T1", "99002", "Éville", "écart toléré", valeur=0.4, certitude="limite imprécise"),
            line("T1", "99001", "Bourg", "sans objet"),
            line(
                "T2",
                "99002",
                "Éville",
                "respecté",
                avis="compatible avec réserve",
                auteur="Une personne",
                signal_vu="respecté",
            ),
        ],
        parametres={"grille.titre": "Grille", "scot": '{"nom": "SCoT d’essai (territoire fictif)"}'},
    )


def kinds(found):
    return [(page.kind, page.code, *(case.rule for case in page.cases)) for page in found.pages]


def test_by_commune_each_commune_has_its_page_then_one_by_line(dossier):
    found = plan(dossier, "commune", GAPS)
    assert kinds(found) == [
        ("commune", "99001"),  # Bourg: nothing chosen, its page says so; « Éville » sorts under E
        ("commune", "99002", "F1", "T1"),
        ("ligne", "99002", "F1"),
        ("ligne", "99002", "T1"),
    ]
    assert (found.communes, found.rules, found.rules_left_out) == (2, 0, [])


def test_by_rule_totals_are_read_and_rules_without_a_line_are_told(dossier):
    found = plan(dossier, "regle", GAPS)
    assert kinds(found) == [
        ("regle", "F1", "F1", "F1"),
        ("ligne", "99002", "F1"),  # the sum of level 1 is in the table of F1: it has no place to show
        ("regle", "T1", "T1"),
        ("ligne", "99002", "T1"),
    ]
    assert found.rules_left_out == ["T2"]


def test_both_do_not_repeat_the_lines(dossier):
    # 2 communes + 2 lines, then 2 rules: 6 pages
    assert [page.kind for page in plan(dossier, "les_deux", GAPS).pages] == [
        "commune", "commune", "ligne", "ligne", "regle", "regle"
    ]  # fmt: skip


def test_filters_and_synthesis_alone(dossier):
    assert kinds(plan(dossier, "commune", GAPS, details=False)) == [
        ("commune", "99001"),
        ("commune", "99002", "F1", "T1"),
    ]
    assert kinds(plan(dossier, "commune", GAPS, communes=["99002"], rules=["T1"])) == [
        ("commune", "99002", "T1"),
        ("ligne", "99002", "T1"),
    ]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"communes": ["99009"]}, "Commune absente du dossier : « 99009 ». Choisissez parmi ses codes : 99002, 99001"),
        ({"rules": ["Z1"]}, "Règle absente du dossier : « Z1 ». Choisissez parmi ses codes : F1, T1, T2"),
    ],
)
def test_unknown_codes_are_told_with_those_that_exist(dossier, given, says):
    with pytest.raises(InputError, match=says.replace(".", r"\.")):
        plan(dossier, "commune", GAPS, **given)


def test_nothing_to_show_is_said(dossier):
    with pytest.raises(InputError, match="Aucune page"):
        plan(dossier, "regle", {CHOICES["non_evaluable"]})
    with pytest.raises(InputError, match="ne contient aucun résultat"):
        plan(Dossier("d.gpkg", []), "commune", GAPS)


def test_lines_of_an_earlier_run_are_left_out(dossier):
    dossier.lignes[0]["disparue"] = True
    assert kinds(plan(dossier, "commune", GAPS, details=False))[1] == ("commune", "99002", "T1")


def test_a_rule_read_by_vocation_has_one_page_and_its_worst_signal(dossier):
    dossier.lignes.append(line("F1", "99002", "Éville", "respecté", vocation="habitat", valeur=1.0))
    found = plan(dossier, "commune", GAPS, rules=["F1"])
    assert kinds(found) == [("commune", "99001"), ("commune", "99002", "F1"), ("ligne", "99002", "F1")]
    assert found.pages[-1].cases[0].sign.word == "écart"
    values = Words(dossier).variables(found.pages[-1])["aula_valeur"]
    assert values == f"12\u202f345,7{NBSP}ha\n1,00{NBSP}ha (habitat)"


def test_words_of_a_line(dossier):
    found = plan(dossier, "commune", GAPS, communes=["99002"])
    said = Words(dossier).variables(found.pages[1])
    assert set(said) == set(VARIABLES)
    assert said["aula_titre"] == "F1 · Titre F1 – Éville"
    assert (said["aula_signal"], said["aula_glyphe"], said["aula_couleur"]) == ("écart", "▲", "#b3261e")
    assert said["aula_seuil"] == f"≤{NBSP}10{NBSP}ha"
    assert said["aula_tolerance"] == f"10{NBSP}%"
    assert said["aula_fictif"] == "territoire fictif"
    assert f"14{NBSP}septembre{NBSP}2026" in said["aula_sources"]
    assert Words(dossier).variables(found.pages[2])["aula_signal"] == "écart toléré – à examiner"


def test_words_of_a_commune_count_every_line(dossier):
    # Éville: F1 écart, T1 écart toléré, T2 respecté; one is not in the table
    found = plan(dossier, "commune", GAPS, communes=["99002"])
    lead = Words(dossier).variables(found.pages[0])["aula_chapeau"].replace(NBSP, " ")
    assert lead.startswith("3 lignes : 1 écart, 1 écart toléré et 1 respecté.")
    assert lead.endswith("1 ligne sans signal choisi ne figure pas au tableau.")
    table = Words(dossier).table(found.pages[0])
    assert [[cell.text.replace(NBSP, " ") for cell in row] for row in table.rows] == [
        ["▲ écart", "F1 · Titre F1", "12\u202f345,7 ha", "≤ 10 ha", "non examiné"],
        ["◐ écart toléré\n▹ à examiner", "T1 · Titre T1", "0,40 ha", "", "non examiné"],
    ]


@pytest.mark.parametrize(("without", "there"), [(False, True), (True, False)])
def test_authors_are_left_out_on_demand(dossier, without, there):
    found = plan(dossier, "commune", {CHOICES["respecte"]}, communes=["99002"])
    rows = Words(dossier, without).table(found.pages[-1]).rows
    assert any("Une personne" in cell.text for row in rows for cell in row) is there
    assert ("Avis", "Compatible avec réserve") in [tuple(cell.text for cell in row) for row in rows]


def test_codes_are_split_however_they_are_typed():
    assert codes(" 99001, 99002;99001\n2A004 ") == ["99001", "99002", "2A004"]
    assert codes("") == []


def test_roles_are_those_of_selectors_and_evidence():
    rule = {
        "indicateur": {"params": {"x": ["zones:U"], "y": ["role:reservoirs&zones:N"], "n": 3}},
        "preuves": ["haies"],
    }
    assert roles_of(rule) == ["reservoirs", "haies"]
    assert roles_of({}) == []
