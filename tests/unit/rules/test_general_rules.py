"""Every rule of the general grid, as the grid writes it, on scenes whose values are worked out by hand."""

from __future__ import annotations

import pytest

from aula.aula_plugin.core.compatibility.model import TableRef
from aula.aula_plugin.core.compatibility.results import ECART, NON_EVALUABLE, RESPECTE, SANS_OBJET, TOLERE
from aula.aula_plugin.core.compatibility.selectors import parse_selector
from aula.aula_plugin.core.compatibility.signals import Limit
from aula.tests.unit.rules import (
    commerce,
    density,
    farming,
    green,
    housing,
    landscape,
    mobility,
    quality,
    risks,
    sobriety,
    water,
)
from aula.tests.unit.rules.known import GENERAL, RULES, run, without

THEMES = (quality, sobriety, density, mobility, commerce, green, water, risks, farming, landscape, housing)
KNOWN = [known for theme in THEMES for known in theme.KNOWN]
CASES = [(known, case) for known in KNOWN for case in known.cases]
#: Threshold of the rules that read it in a table: hectares written in the scenes.
FROM_TABLE = 10.0
#: Parameters whose roles may be missing: the rule is then measured without them.
OPTIONAL = ("facultatif", "hors", "a_part", "preuves")


def label(known, what):
    return f"{known.rule}-{known.draw.__name__}-{what}"


@pytest.mark.parametrize(
    ("known", "case"), CASES, ids=[label(known, f"{case.x}-niveau{case.level}") for known, case in CASES]
)
def test_the_value_and_its_signal(known, case):
    row = run(known.rule, known.draw(case.x), case.level)
    assert row["signal"] == case.signal, row["motif"]
    assert row["valeur"] == (None if case.value is None else pytest.approx(case.value, abs=1e-6)), row["message"]
    if case.certitude:
        assert row["certitude"] == case.certitude, row["motif"]


@pytest.mark.parametrize("known", [k for k in KNOWN if k.nothing], ids=lambda known: known.rule)
def test_nothing_to_test_is_sans_objet(known):
    row = run(known.rule, known.nothing)
    assert (row["signal"], row["valeur"]) == (SANS_OBJET, None), row["message"]
    assert row["motif"]


NEEDS = [(known, need) for known in KNOWN for need in known.needs]


@pytest.mark.parametrize(("known", "need"), NEEDS, ids=[label(known, need) for known, need in NEEDS])
def test_what_is_missing_makes_it_non_evaluable(known, need):
    first = known.cases[0]
    row = run(known.rule, without(known.draw(first.x), need), first.level)
    assert (row["signal"], row["valeur"]) == (NON_EVALUABLE, None), row["message"]
    named = "prescription" if need == "psc" else need.partition(":")[2]
    reads_another = any(word in row["motif"] for word in ("règle F1", "règle M2_logements", "résultat manquant"))
    assert named in row["motif"] or reads_another


ROLES = [(known, need.partition(":")[2]) for known, need in NEEDS if need.startswith("role:")]


@pytest.mark.parametrize(("known", "role"), ROLES, ids=[label(known, role) for known, role in ROLES])
def test_an_empty_layer_proves_nothing(known, role):
    first = known.cases[0]
    content = known.draw(first.x)
    row = run(known.rule, {**content, "roles": {**content["roles"], role: []}}, first.level)
    assert (row["signal"], row["valeur"]) == (NON_EVALUABLE, None), row["message"]


SILENT = [known for known in KNOWN if known.nothing and known.nothing.get("roles")]


@pytest.mark.parametrize("known", SILENT, ids=lambda known: known.rule)
def test_nothing_in_a_layer_of_unknown_coverage_is_never_judged(known):
    row = run(known.rule, {**known.nothing, "coverage": None})
    assert (row["signal"], row["valeur"]) in ((NON_EVALUABLE, None), (SANS_OBJET, None)), row["message"]


# ------------------------------------------------------------------------------------------ the table itself is whole


def test_every_rule_of_the_general_grid_has_its_cases():
    assert {known.rule for known in KNOWN} == set(RULES)


def limits(rule):
    """Return the level and the limits of each threshold of a rule."""
    seuil = rule.seuil
    by_level = seuil.par_niveau or {"1": FROM_TABLE if isinstance(seuil.valeur, TableRef) else seuil.valeur}
    tolerance = seuil.tolerance if seuil.tolerance is not None else GENERAL.parametres.tolerance_defaut
    tolerance = 0.0 if seuil.tolerance is None and seuil.tolerance_abs is not None else tolerance
    for level, value in by_level.items():
        for threshold in value if isinstance(value, tuple) else (value,):
            yield level, threshold, Limit("", threshold, None, tolerance, seuil.tolerance_abs or 0.0).margin(threshold)


JUDGED = [rule for rule in GENERAL.regles if rule.seuil and rule.mode != "humain"]


@pytest.mark.parametrize("rule", JUDGED, ids=lambda rule: rule.id)
def test_each_threshold_is_tried_on_both_sides_and_at_the_edge_of_its_tolerance(rule):
    cases = [case for known in KNOWN if known.rule == rule.id for case in known.cases]
    signals = {case.signal for case in cases}
    assert {RESPECTE, ECART} <= signals
    for level, threshold, margin in limits(rule):
        values = [case.value for case in cases if case.level == level and case.value is not None]
        assert any(value == pytest.approx(threshold) for value in values), (level, threshold)
        if margin:
            assert TOLERE in signals
            edges = {threshold - margin, threshold + margin}
            assert any(value == pytest.approx(edge) for value in values for edge in edges) or min(edges) < 0, level


@pytest.mark.parametrize("rule", [r for r in GENERAL.regles if r not in JUDGED], ids=lambda rule: rule.id)
def test_a_constat_never_has_a_signal(rule):
    """No threshold, or a rule that a person reads: a value, or what to look at, never « respecté »."""
    signals = {case.signal for known in KNOWN if known.rule == rule.id for case in known.cases}
    assert None in signals and signals <= {None, NON_EVALUABLE}


@pytest.mark.parametrize("rule", GENERAL.regles, ids=lambda rule: rule.id)
def test_each_role_a_rule_reads_is_taken_away_once(rule):
    asked = set()
    for name, value in rule.indicateur.params.items():
        for text in value if isinstance(value, tuple) else (value,):
            if name not in OPTIONAL and isinstance(text, str) and text.startswith("role:"):
                asked.add(f"role:{parse_selector(text).terms[0].value}")
    taken = {need for known in KNOWN if known.rule == rule.id for need in known.needs}
    assert asked <= taken
