"""Typed values and formulas over results."""

import pytest

from aula.aula_plugin.core.compatibility.measure import Measure, NotEvaluable
from aula.tests.unit.scene_builder import box, measure, psc, scene, zone

FIELDS = ({"nom": "croissance", "unite": "%"},)
ZONES = [zone(box(0, 0, 100, 100), "U")]


def test_a_typed_value_is_declared():
    over = scene(zones=ZONES, tables={"logement": [{"insee": "10001", "taux": "0,8"}, {"insee": "2", "taux": "3"}]})
    result = measure("saisie", over, champs=FIELDS, table="logement", colonne="Taux")
    assert (result.value, result.unit, result.declared) == (0.8, "%", True)


def test_a_value_still_to_type():
    over = scene(zones=ZONES, tables={"logement": [{"insee": "10001", "taux": ""}]})
    with pytest.raises(NotEvaluable, match="^valeur à saisir : croissance .logement.taux pour 10001.$"):
        measure("saisie", over, champs=FIELDS, table="logement", colonne="taux")
    # Without a table there is nothing to wait for: a person reads the document, the line is a constat.
    result = measure("saisie", over, champs=FIELDS)
    assert (result.value, result.count, result.notes) == (None, 0, ["valeur à saisir : croissance"])


def test_without_a_table_the_layers_to_read_are_shown():
    over = scene(zones=ZONES, psc=[psc(box(0, 0, 50, 50), "39-02", "R+2")], roles={"commerces": [box(0, 0, 5, 5)]})
    result = measure("saisie", over, preuves=("psc:39-02", "commerces", "centralites"))
    assert result.value is None and result.count == 2 and result.labels[0] == "R+2"


def test_a_formula_over_results():
    over = scene(zones=ZONES)
    over.results.update(F1=Measure(12.0, "ha"), F5=Measure(4.0, "ha"), Z=Measure(0.0, "ha"))
    assert measure("expression", over, expression="F1.valeur / F5.valeur").value == 3
    assert measure("expression", over, expression="F1.valeur > 10").value == 1
    with pytest.raises(NotEvaluable, match="division par zéro"):
        measure("expression", over, expression="F1.valeur / Z.valeur")
    with pytest.raises(NotEvaluable, match="^résultat manquant : T1.valeur$"):
        measure("expression", over, expression="T1.valeur + 1")
    with pytest.raises(NotEvaluable, match="résultat inconnu : F1.signal"):
        measure("expression", over, expression="F1.signal")
