"""The general grid that is shipped: every rule, every theme, nothing printed that is not measured."""

import re
from collections import Counter
from pathlib import Path

import pytest

from aula.aula_plugin.core.compatibility.grid_parse import parse_grid
from aula.aula_plugin.core.compatibility.grid_validate import evaluation_order
from aula.aula_plugin.core.compatibility.grid_warnings import used_roles
from aula.aula_plugin.core.compatibility.grid_yaml import load_grid_text
from aula.aula_plugin.core.compatibility.model import AIDES
from aula.aula_plugin.core.compatibility.roles import AUCUNE, ROLES, slug
from aula.aula_plugin.core.compatibility.schema import INDICATOR_TYPES

from .grid_builder import spaces

PATH = Path(__file__).resolve().parents[2] / "templates" / "grids" / "grille_generale.yaml"
EXPECTED = (
    *(f"Q{n}" for n in range(1, 7)),
    *(f"F{n}" for n in range(1, 17)),
    *(f"D{n}" for n in range(1, 7)),
    *(f"M{n}" for n in range(1, 6)),
    *(f"C{n}" for n in range(1, 10)),
    *(f"T{n}" for n in range(1, 13)),
    *("W1", "W2"),
    *(f"R{n}" for n in range(1, 7)),
    *(f"A{n}" for n in range(1, 7)),
    *("P1", "P2", "P3", "H1", "H2"),
)
#: Articles of the code de l’urbanisme that the frame of the rules rests on: hierarchy and deadlines (L131, L153), what
#: the DOO binds (L142-1), sobriety (L101-2-1), DAACL (L141-6), protections (L151-19, L151-23), OAP (L151-7-3), roads;
#: then those that the CNIG gives for a code (``plu_prescription_type.csv``), and the reciprocity of the code rural.
ARTICLES = {
    *(f"L131-{n}" for n in range(1, 8)),
    *("L142-1", "L101-2-1", "L141-6", "L111-6", "L151-7-3", "L151-19", "L151-23"),
    *("L153-31", "L153-50", "L153-51"),
    *("L101-2", "L151-4", "L151-6", "L151-7", "L151-11", "L151-13", "L151-22", "L151-26", "L151-30", "L151-37"),
    *("L151-42-1", "L111-8", "L113-1", "L113-16", "R151-31", "R151-34", "L111-3"),
}
THEMES = [
    "Qualité du document",
    "Sobriété foncière",
    "Densité",
    "Mobilités",
    "Commerce et logistique",
    "Trame verte et bleue",
    "Eau",
    "Risques et nuisances",
    "Agriculture",
    "Paysage et patrimoine",
    "Habitat et énergie",
]


@pytest.fixture(scope="module")
def general():
    raw = load_grid_text(PATH.read_text(encoding="utf-8"), PATH.name)
    return parse_grid(raw.raw, raw.tables, raw.origin)


def test_the_73_rules_are_there(general):
    assert len(EXPECTED) == 73
    assert {rule.id.split("_")[0] for rule in general.regles} == set(EXPECTED)
    assert len(general.regles) == 86


def test_themes_follow_each_other(general):
    assert list(dict.fromkeys(rule.theme for rule in general.regles)) == THEMES
    changes = sum(a.theme != b.theme for a, b in zip(general.regles, general.regles[1:]))
    assert changes == len(THEMES) - 1


def test_every_line_can_be_shown(general):
    for rule in general.regles:
        assert 3 < len(rule.titre_court) <= 32, rule.id
        assert rule.question.endswith("\u202f?"), rule.id
        assert rule.source.document and rule.source.texte, rule.id
        wanted = {"respecte", "ecart"} if rule.seuil and rule.mode != "humain" else {"constat"}
        assert wanted <= set(rule.reponses), rule.id
    assert max(Counter(rule.titre_court for rule in general.regles).values()) == 1


def test_typography(general):
    for rule in general.regles:
        for text in (rule.question, rule.source.texte, *rule.reponses.values(), *rule.attendu.values()):
            assert "'" not in text, (rule.id, text)
            for sign in (" ;", " :", " ?", " %", " »", "« "):
                assert sign not in text, (rule.id, text)


def test_every_rule_has_its_help(general):
    """What the law asks, what the measure says and does not say: three different sentences, no verdict."""
    for rule in general.regles:
        assert set(rule.aide) == set(AIDES), rule.id
        assert len(set(rule.aide.values())) == 3, rule.id
        for text in rule.aide.values():
            assert 20 < len(text) < 400 and text.endswith("."), (rule.id, text)
            assert "'" not in text and not re.search(r" [;:?!%»]|« ", text), (rule.id, text)


def test_the_help_names_each_code_that_the_rule_reads(general):
    """A planner sees which prescriptions, informations and destinations count: what is not named is not measured."""
    for rule in general.regles:
        told = f"{rule.aide['mesure']} {rule.question}"
        for value in rule.indicateur.params.values():
            for text in value if isinstance(value, tuple) else (value,):
                code = str(text).split(":")[-1].split("&")[-1]
                if str(text).startswith(("psc:", "inf:")):
                    assert code[:2] in told, (rule.id, text)
                elif any(word in str(text) for word in ("destoui:", "formdomi:", "destcdt:")):
                    assert code in told, (rule.id, text)


def test_the_articles_cited_exist(general):
    for rule in general.regles:
        said = " ".join([*rule.aide.values(), *rule.reponses.values(), *rule.attendu.values(), rule.source.chapitre])
        assert set(re.findall(r"\b[LR]\.?\s?\d{3}-\d+(?:-\d+)*", said)) <= ARTICLES, rule.id
    cited = {rule.aide["droit"].split()[0] for rule in general.regles}
    assert len(cited & ARTICLES) >= 7


def test_every_type_but_the_free_one_is_used(general):
    assert {rule.indicateur.type for rule in general.regles} == set(INDICATOR_TYPES) - {"expression"}


def test_thresholds_say_whose_they_are(general):
    """A figure of the grid is an example or a default; only a table read in the references is the SCoT's."""
    for rule in general.regles:
        if rule.seuil is not None:
            from_table = not isinstance(rule.seuil.valeur, (int, float, tuple, type(None)))
            assert (rule.seuil.origine == "scot") == from_table, rule.id
            if rule.seuil.origine == "exemple" and rule.seuil.valeur != 0:
                assert spaces(rule.source.texte).startswith("Exemple à remplacer"), rule.id
    assert "exemple" in general.avertissement


def test_roles_are_those_of_the_catalogue(general):
    spatial = {name for name, role in ROLES.items() if role.geometrie != AUCUNE}
    assert set(general.roles) == spatial | {"ebc_precedents"}
    for name, role in general.roles.items():
        if name in ROLES:
            assert role.geometrie == ROLES[name].geometrie, name
            assert role.incertitude_m == ROLES[name].incertitude_m, name
    assert set(general.roles) - used_roles(general) == set()
    assert all(slug(name) == name for name in general.roles)


def test_rules_come_after_what_they_read(general):
    order = [rule.id for rule in evaluation_order(general.regles)]
    assert len(order) == 86
    assert order.index("F1") < order.index("F3")
    assert order.index("F1") < order.index("F5")
    assert order.index("M2_logements") < order.index("M2")


def test_warnings_are_few(general):
    assert [spaces(one).split(" : ")[0] for one in general.warnings] == [
        "sources sans page",
        "règles automatiques sans seuil, donc constats sans signal",
        "seuils d’exemple, à remplacer par ceux du SCoT",
        "seuils d’usage, sans source dans le SCoT",
    ]
