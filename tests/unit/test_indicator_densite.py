"""Density of OAP and free land: sums of typed figures, parcels as boxes."""

import pytest

from aula.aula_plugin.core.compatibility.measure import NotApplicable, NotEvaluable
from aula.tests.unit.scene_builder import IDURBA, box, measure, psc, row, scene, zone

KIND = "densite"
AU = [zone(box(0, 0, 100, 100), "AUc")]


def oap(**columns):
    return {"insee": "10001", **columns}


def test_sum_over_sum_not_mean_of_ratios():
    # 30 housing units on 1 ha and 20 on 4 ha: 50 / 5 = 10 per hectare (the mean of 30 and 5 would be 17.5).
    rows = [oap(oap="Gare", ha_net="1,0", lgt="30"), oap(oap="Moulin", ha_net="4", lgt="20"),
            {"insee": "10002", "oap": "autre", "ha_net": "1", "lgt": "99"}]  # fmt: skip
    result = measure(KIND, scene(zones=AU, tables={"oap": rows}))
    assert (result.value, result.unit, result.declared) == (pytest.approx(10), "lgt/ha", True)
    assert (result.numerator, result.denominator, result.additive) == (50, 5, False)
    assert result.labels == ("Moulin", "Gare") and result.doubt == ""
    assert result.notes[0] == "2\xa0OAP"


def test_one_oap_shows_no_mean():
    result = measure(KIND, scene(zones=AU, tables={"oap": [oap(oap="Gare", ha_net="2", lgt="30")]}))
    assert result.value == 15 and result.notes[0] == "une seule OAP"


def test_gross_area_is_a_flagged_stand_in():
    # 5 ha gross × 0.8 = 4 ha net, and 1 ha net: 50 / 5 = 10.
    rows = [oap(oap="a", ha_net="", ha_brut="5", lgt="40"), oap(oap="b", ha_net="1", ha_brut="9", lgt="10"),
            oap(oap="c", ha_net="", ha_brut="", lgt="10")]  # fmt: skip
    result = measure(KIND, scene(zones=AU, tables={"oap": rows}), net_coef=0.8)
    assert result.value == pytest.approx(10) and result.ignored == 1
    assert "estimée" in result.doubt and any("× 0,8" in note for note in result.notes)


def test_rows_of_another_document_do_not_count():
    rows = [oap(ha_net="1", lgt="30", idurba="10001_PLU_20100101"), oap(ha_net="1", lgt="10", idurba=IDURBA)]
    assert measure(KIND, scene(zones=AU, tables={"oap": rows})).value == 10


def test_reasons_not_to_answer():
    empty = [{"insee": "2", "ha_net": "1", "lgt": "1"}]
    with pytest.raises(NotEvaluable, match="^table manquante : oap$"):
        measure(KIND, scene(zones=AU))
    with pytest.raises(NotEvaluable, match="valeur à saisir : aucune OAP"):
        measure(KIND, scene(zones=AU, tables={"oap": empty}))
    with pytest.raises(NotApplicable, match="aucune OAP"):
        measure(KIND, scene(zones=[zone(box(0, 0, 9, 9), "U")], tables={"oap": empty}))
    drawn = scene(zones=[zone(box(0, 0, 9, 9), "U")], psc=[psc(box(0, 0, 9, 9), "18-00")], tables={"oap": empty})
    with pytest.raises(NotEvaluable, match="valeur à saisir"):
        measure(KIND, drawn)
    with pytest.raises(NotEvaluable, match="illisible"):
        measure(KIND, scene(zones=AU, tables={"oap": [oap(ha_net="deux", lgt="1")]}))
    with pytest.raises(NotEvaluable, match="données incohérentes"):
        measure(KIND, scene(zones=AU, tables={"oap": [oap(ha_net="0", lgt="12")]}))


# ------------------------------------------------------------------------------------------------------------ capacite

PARCELS = [
    row(box(0, 0, 50, 50), nom="libre"),  # 2 500 m², free
    row(box(50, 0, 100, 50), nom="bâtie"),  # 2 500 m², built on 20 × 20
    row(box(0, 50, 20, 70), nom="petite"),  # 400 m²
    row(box(100, 0, 200, 50), nom="à cheval"),  # half of it in the envelope: 2 500 m²
    row(box(500, 500, 600, 600), nom="dehors"),
]
ROLES = {
    "parcelles": PARCELS,
    "bati": [box(60, 10, 80, 30), box(-1, 10, 0.5, 20)],  # the second one laps 0.5 m over « libre »
    "enveloppe_urbaine": [box(-100, -100, 150, 400)],
}
URBAN = [zone(box(0, 0, 1000, 1000), "U")]


def test_free_parcels_less_retention():
    # 2 500 + 2 500 m² of at least 1 000 m² each, 20 % kept by owners: 0.4 ha.
    over = scene(zones=URBAN, roles=ROLES)
    result = measure(KIND, over, mode="capacite", retention=0.2, s_min_m2=1000)
    assert (result.value, result.unit) == (pytest.approx(0.4), "ha")
    assert result.gross_ha == pytest.approx(0.5) and set(result.labels) == {"libre", "à cheval"}
    assert {one.nature for one in result.evidence} == {"disponible"}


def test_capacity_in_housing_units_with_a_density_table():
    over = scene(zones=URBAN, roles=ROLES, tables={"densites": [{"territoire": "niveau:1", "densite": "20"}]})
    result = measure(KIND, over, mode="capacite", s_min_m2=1000, table="densites")
    assert (result.value, result.unit) == (pytest.approx(10), "lgt")


def test_capacity_needs_its_roles():
    with pytest.raises(NotEvaluable, match="rôle manquant : bati"):
        measure(KIND, scene(zones=URBAN, roles={k: v for k, v in ROLES.items() if k != "bati"}), mode="capacite")
    with pytest.raises(NotApplicable, match="aucune parcelle"):
        measure(KIND, scene(zones=[zone(box(800, 800, 900, 900), "U")], roles=ROLES), mode="capacite")
