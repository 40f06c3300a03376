"""`aula:compteur_zan` on two EPCI of squares of 100 ha, numbers by hand, and on the example."""

from __future__ import annotations

import pytest
from qgis import processing
from qgis.core import NULL, QgsFeature, QgsGeometry, QgsProcessingContext, QgsProcessingException, QgsVectorLayer

from aula.aula_plugin.core.land import columns
from aula.aula_plugin.paths import TEMPLATES
from aula.processing_algorithms.land.counter_inputs import RULES
from aula.tests.qgis.bad_input.bench import Log

EXAMPLE = TEMPLATES / "exemple"
PLACES = (("01001", "200000001", "oui"), ("01002", "200000001", "non"), ("01003", "200000002", "oui"))


def table(name, fields, rows):
    layer = QgsVectorLayer("None?" + "&".join(f"field={field}" for field in fields), name, "memory")
    features = []
    for row in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(row))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


@pytest.fixture(scope="module")
def places(aula_provider):
    names = ("code_insee", "nom", "siren_epci", "scot", "eligible")
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:2154&" + "&".join(f"field={name}:string" for name in names), "communes", "memory"
    )
    features = []
    for rank, (code, epci, eligible) in enumerate(PLACES):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([code, f"Commune {rank + 1}", epci, "SCOT_7", eligible])
        x = 700_000 + 1000 * rank
        wkt = f"POLYGON(({x} 6600000, {x + 1000} 6600000, {x + 1000} 6601000, {x} 6601000, {x} 6600000))"
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


@pytest.fixture(scope="module")
def yearly(aula_provider):
    """R 20 ha, 1.2 ha and 1.2 ha; since 2021: 2 ha a year over 3 years, 0.1 with 2022 missing, nothing."""
    rows = []
    for code, total, since in (("1001", 20, (2, 2, 2)), ("1002", 1.2, (0.1, None, 0.1)), ("1003", 1.2, ())):
        rows += [(code, year, f"{total * 1000:g}".replace(".", ",")) for year in range(2011, 2021)]
        rows += [(code, 2021 + n, NULL if v is None else f"{v * 10_000:g}") for n, v in enumerate(since)]
    return table("conso", ("code_insee:string", "annee:integer", "conso_m2:string"), rows)


def run(places, yearly, feedback=None, **values):
    outputs = dict.fromkeys(("COMPTEUR", "GROUPES", "ANNEES"), "memory:")
    given = {"CONSOMMATION": yearly, "TERRITOIRES": places, **outputs, **values}
    return processing.run("aula:compteur_zan", given, feedback=feedback, context=QgsProcessingContext())


def rows_of(layer, key="code"):
    return {feature[key]: feature for feature in layer.getFeatures()}


def test_numbers_by_hand(places, yearly):
    """E: 10; 0.6, not eligible; 0.6 raised to 1, nothing counted. EPCI 1: 10.6 for 6.2 ha; EPCI 2: no data."""
    found = run(places, yearly)
    communes, groups = rows_of(found["COMPTEUR"]), rows_of(found["GROUPES"])
    assert [field.name() for field in found["COMPTEUR"].fields()] == list(columns.COUNTER)
    first, second, third = (communes[code] for code in ("01001", "01002", "01003"))
    assert [first[name] for name in ("enveloppe_ha", "conso_ha", "solde_ha", "projection_ha")] == pytest.approx(
        [10, 6, 4, 20]
    )
    assert (first["annee_epuisement"], first["statut"]) == (2026, "nettement au-dessus du rythme")
    assert (second["enveloppe_ha"], second["n_annees"], second["annees_manquantes"]) == (pytest.approx(0.6), 2, "2022")
    assert (third["enveloppe_ha"], third["garantie"]) == (pytest.approx(1), True)
    assert third["conso_ha"] == NULL and third["used_pct"] == NULL and third["statut"] == "sans donnée"
    epci = groups["200000001"]
    assert [epci[name] for name in ("enveloppe_ha", "conso_ha", "solde_ha")] == pytest.approx([10.6, 6.2, 4.4])
    assert epci.geometry().area() == pytest.approx(2e6) and groups["SCOT_7"].geometry().area() == pytest.approx(3e6)
    assert groups["200000002"]["enveloppe_ha"] == NULL and groups["SCOT_7"]["n_sans_donnee"] == 1
    assert {name: found[name] for name in ("TOTAL_ENVELOPPE_HA", "TOTAL_CONSO_HA", "TOTAL_SOLDE_HA")} == pytest.approx(
        {"TOTAL_ENVELOPPE_HA": 10.6, "TOTAL_CONSO_HA": 6.2, "TOTAL_SOLDE_HA": 4.4}
    )
    assert (found["NB_DEPASSEES"], found["N_SANS_DONNEE"]) == (0, 1)
    years = [f for f in found["ANNEES"].getFeatures() if f["code"] == "01002" and f["niveau"] == "commune"]
    missing = next(feature for feature in years if feature["annee"] == 2022)
    assert missing["conso_ha"] == NULL and missing["periode"] == "decompte" and len(years) == 20


def test_without_any_group(yearly):
    """A layer that names no EPCI gives an empty layer of groups, with its fields."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:2154&field=code:string", "nues", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["01001"])
    feature.setGeometry(QgsGeometry.fromWkt("POLYGON((0 0, 5000 0, 5000 5000, 0 5000, 0 0))"))
    layer.dataProvider().addFeatures([feature])
    groups = run(layer, yearly)["GROUPES"]
    assert groups.featureCount() == 0 and groups.fields().count() == len(columns.COUNTER)


def test_rules_and_rates_are_parameters(places, yearly):
    rates = table("taux", ("territoire:string", "objectif_reduction_pct:double"), [("EPCI_200000001", 75.0)])
    found = run(places, yearly, TAUX=rates, TAUX_REDUCTION=40, GARANTIE=False, ANNEE_FIN=2033)
    communes = rows_of(found["COMPTEUR"])
    assert communes["01001"]["enveloppe_ha"] == pytest.approx(5) and communes["01001"]["statut"] == "enveloppe dépassée"
    assert communes["01003"]["enveloppe_ha"] == pytest.approx(0.72)
    assert communes["01001"]["projection_ha"] == pytest.approx(26)  # 2 ha a year over the 13 years 2021 to 2033


def test_every_rule_has_its_parameter(aula_provider):
    from dataclasses import fields

    from aula.aula_plugin.core.land.counter_rules import Rules

    assert sorted(RULES.values()) == sorted(one.name for one in fields(Rules))
    algorithm = aula_provider.algorithm("compteur_zan")
    usual = Rules()
    for name, attribute in RULES.items():
        assert algorithm.parameterDefinition(name).defaultValue() == getattr(usual, attribute), name


def test_total_over_years_and_reference_apart(places, yearly):
    """4 ha of net consumption from 2021 to 2025: four years; 1 ha a year, projected 10 of 10."""
    total = table(
        "resultat", ("code:string", "annee1:integer", "annee2:integer", "net_ha:double"), [("01001", 2021, 2025, 4.0)]
    )
    row = rows_of(run(places, total, REFERENCE=yearly)["COMPTEUR"])["01001"]
    assert [row[name] for name in ("conso_ha", "n_annees", "projection_ha", "rapport")] == pytest.approx([4, 4, 10, 1])
    assert row["statut"] == "dans le rythme"
    alone = rows_of(run(places, total)["COMPTEUR"])["01001"]
    assert alone["enveloppe_ha"] == NULL and alone["statut"] == "sans donnée"


def test_passage(places, yearly):
    """01001 was 01901: read under its new code."""
    old = table("ancien", ("ancien:string", "nouveau:string"), [("01901", "01001")])
    rows = [("01901", year, 10_000.0) for year in range(2011, 2022)]
    conso = table("conso", ("insee:string", "annee:integer", "conso_m2:double"), rows)
    assert rows_of(run(places, conso, PASSAGE=old)["COMPTEUR"])["01001"]["enveloppe_ha"] == pytest.approx(5)
    assert rows_of(run(places, conso)["COMPTEUR"])["01001"]["enveloppe_ha"] == NULL


def test_ambiguous_unit_is_asked(places):
    conso = table(
        "conso", ("insee:string", "annee:integer", "conso:double"), [("01001", 2021, 2.0), ("01001", 2022, 2.0)]
    )
    with pytest.raises(QgsProcessingException, match="Unité à confirmer"):
        run(places, conso)
    assert rows_of(run(places, conso, UNITE="ha")["COMPTEUR"])["01001"]["conso_ha"] == pytest.approx(4)


def test_example(aula_provider):
    """Every commune of the example is there; the year that lacks is told, and not replaced by zero."""
    found = run(
        f"{EXAMPLE / 'communes.gpkg'}|layername=communes", str(EXAMPLE / "conso_annuelle.csv"), ANNEE_DEBUT=2021
    )
    communes = rows_of(found["COMPTEUR"])
    assert sorted(communes) == [f"9900{n}" for n in range(1, 7)]
    assert sum(feature["n_annees"] == 3 for feature in communes.values()) == 1
    assert sum(feature["n_annees"] == 4 for feature in communes.values()) == 5
    assert found["N_SANS_DONNEE"] == 0


def test_after_artificialisation(aula_provider):
    """Totals of 2015 to 2024 are nine years: told, and brought to ten and to the three counted when asked."""
    covers = {
        f"OCCUPATION_{n}": f"{EXAMPLE / 'occupation_sol.gpkg'}|layername=occupation_{y}"
        for n, y in ((1, 2015), (2, 2024))
    }
    communes = f"{EXAMPLE / 'communes.gpkg'}|layername=communes"
    years = {"ANNEE_1": 2015, "ANNEE_2": 2024, "TERRITOIRES": communes, "TERRITOIRES_RESULTAT": "memory:"}
    measured = processing.run("aula:artificialisation", {**covers, **years})["TERRITOIRES_RESULTAT"]
    net = {feature["code"]: feature["net_ha"] for feature in measured.getFeatures()}
    log = Log()
    assert run(communes, measured, log)["N_SANS_DONNEE"] == len(net) == 6
    assert any("Total de 2015 à 2023" in told and "non compté" in told for told in log.told)
    found = rows_of(run(communes, measured, PRORATA=True)["COMPTEUR"])
    for code, hectares in net.items():
        row = found[code]
        assert row["reference_ha"] == pytest.approx(hectares * 10 / 9) and row["n_annees"] == 3
        assert row["conso_ha"] == pytest.approx(hectares * 3 / 9)
