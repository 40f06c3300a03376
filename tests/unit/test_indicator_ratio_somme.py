"""Ratios of sums: areas, table columns, results."""

import pytest

from aula.aula_plugin.core.compatibility.measure import Measure, NotApplicable, NotEvaluable
from aula.tests.unit.scene_builder import box, measure, psc, scene, zone

KIND = "ratio_somme"


def test_zones_on_zones():
    zones = [zone(box(0, 0, 100, 100), "AUc"), zone(box(100, 0, 400, 100), "AUs", "2AU")]
    result = measure(KIND, scene(zones=zones), numerateur=("zones:AUs",), denominateur=("zones:AU",))
    assert (result.value, result.numerator, result.denominator) == (
        pytest.approx(0.75),
        pytest.approx(3),
        pytest.approx(4),
    )
    assert (result.unit, result.additive, result.labels) == ("ratio", False, ("2AU",))


def test_an_unknown_subtype_is_counted_in_and_out():
    over = scene(zones=[zone(box(0, 0, 100, 100), "AU"), zone(box(100, 0, 200, 100), "AUc")])
    asked = {"numerateur": ("zones:AUs",), "denominateur": ("zones:AU",)}
    assert measure(KIND, over, **asked).value == 0.5 and over.touched_unknowns
    assert measure(KIND, over.counting(False), **asked).value == 0


def test_prescriptions_count_inside_the_denominator_only():
    # AU 2 ha: AUs 1 ha, and a 49-02 of 1 ha of which half lies on AUc: phase 2 = 1.5 / 2.
    over = scene(
        zones=[zone(box(0, 0, 100, 100), "AUc"), zone(box(100, 0, 200, 100), "AUs")],
        psc=[psc(box(-50, 0, 50, 100), "49-02")],
        communes=None,
    )
    result = measure(KIND, over, numerateur=("zones:AUs", "psc:49-02"), denominateur=("zones:AU",))
    assert result.value == pytest.approx(0.75)


def test_complement_keeps_sums_that_add():
    # Activity zone of 1 ha, buildings 0.4 ha in it (and more outside): unbuilt share 0.6.
    roles = {"zae_existantes": [box(0, 0, 100, 100)], "bati": [box(0, 0, 40, 100), box(200, 0, 300, 100)]}
    result = measure(KIND, scene(roles=roles), numerateur=("role:bati",), denominateur=("role:zae_existantes",),
                     complement=True)  # fmt: skip
    assert result.value == pytest.approx(0.6) == pytest.approx(result.numerator / result.denominator)


def test_path_of_consumption():
    # F5: 10 ha opened over 2021-2031 against 30 ha consumed in 10 years: 1 − (10/10)/(30/10) = 2/3.
    over = scene(
        zones=[zone(box(0, 0, 9, 9), "U")],
        tables={"conso": [{"insee": "10001", "ha": "18,5"}, {"insee": "10001", "ha": "11,5"}, {"insee": "2", "ha": 9}]},
        t0=2021,
        horizon=2031,
    )
    over.results["F1"] = Measure(10.0, "ha")
    asked = {"numerateur": ("resultat:F1",), "denominateur": ("table:conso.ha",), "annualiser": True,
             "annees_denominateur": 10, "complement": True}  # fmt: skip
    result = measure(KIND, over, **asked)
    assert result.value == pytest.approx(2 / 3)
    assert (result.numerator, result.denominator) == (pytest.approx(2), pytest.approx(3))


def test_a_table_by_vocation_is_not_summed_twice():
    rows = [
        {"insee": "10001", "vocation": "toutes", "lgt": 30, "objectif": 60},
        {"insee": "10001", "vocation": "habitat", "lgt": 20, "objectif": 60},
    ]
    over = scene(zones=[zone(box(0, 0, 9, 9), "U")], tables={"logement": rows})
    asked = {"numerateur": ("table:logement.lgt",), "denominateur": ("table:logement.objectif",)}
    assert measure(KIND, over, **asked).value == 0.5
    assert measure(KIND, over, **asked, vocation=("habitat",)).value == pytest.approx(1 / 3)


def test_reasons_not_to_answer():
    over = scene(zones=[zone(box(0, 0, 9, 9), "U")], tables={"conso": [{"insee": "2", "ha": 9, "zero": 0}]})
    u = ("zones:U",)
    with pytest.raises(NotApplicable):
        measure(KIND, over, numerateur=("zones:AUs",), denominateur=("zones:AU",))
    with pytest.raises(NotEvaluable, match="données incohérentes"):
        measure(KIND, over, numerateur=u, denominateur=("zones:AU",))
    with pytest.raises(NotEvaluable, match="^résultat manquant : F1$"):
        measure(KIND, over, numerateur=("resultat:F1",), denominateur=u)
    with pytest.raises(NotEvaluable, match="^table manquante : absente$"):
        measure(KIND, over, numerateur=("table:absente.ha",), denominateur=u)
    with pytest.raises(NotEvaluable, match="^valeur absente : conso.ha pour 10001$"):
        measure(KIND, over, numerateur=("table:conso.ha",), denominateur=u)
    with pytest.raises(NotEvaluable, match="paramètre manquant : t0"):
        measure(KIND, over, numerateur=u, denominateur=u, annualiser=True)
