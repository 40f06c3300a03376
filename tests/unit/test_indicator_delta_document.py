"""Change since the previous document."""

import pytest

from aula.aula_plugin.core.compatibility.measure import NotApplicable, NotEvaluable
from aula.tests.unit.scene_builder import box, line, measure, point, psc, scene, zone

KIND = "delta_document"
ASKED = {"selection": ("psc:01-xx",), "precedent": ("role:ebc_precedents",)}
ZONES = [zone(box(0, 0, 1000, 1000), "N")]


def test_loss_of_area():
    # From 4 ha to 3 ha kept + 0.5 ha new: −0.5 / 4 = −12.5 %.
    over = scene(
        zones=ZONES,
        psc=[psc(box(0, 0, 300, 100), "01-01"), psc(box(600, 0, 650, 100), "01-02", "nouveau")],
        roles={"ebc_precedents": [box(0, 0, 400, 100)]},
    )
    result = measure(KIND, over, **ASKED)
    assert (result.value, result.unit) == (pytest.approx(-0.125), "ratio")
    assert (result.numerator, result.denominator) == (pytest.approx(-0.5), pytest.approx(4))
    assert {one.nature: one.geometry.area for one in result.evidence} == {
        "perdu": pytest.approx(10000), "gagne": pytest.approx(5000)}  # fmt: skip
    assert result.notes[0] == "de 4,00\xa0ha à 3,50\xa0ha (−0,50\xa0ha)"
    assert "perdus 1,00\xa0ha, gagnés 0,50\xa0ha" in result.notes


def test_a_shift_of_two_metres_loses_nothing_visible():
    over = scene(zones=ZONES, psc=[psc(box(2, 0, 102, 100), "01-00")], roles={"ebc_precedents": [box(0, 0, 100, 100)]})
    result = measure(KIND, over, **ASKED)
    assert result.value == pytest.approx(0) and result.evidence == []


def test_lines_and_numbers():
    over = scene(
        zones=ZONES,
        psc=[psc(line((0, 0), (80, 0)), "01-00"), psc(point(5, 5), "01-00")],
        roles={"ebc_precedents": [line((0, 0), (100, 0)), box(500, 500, 600, 600)]},
    )
    assert measure(KIND, over, **ASKED, mesure="m").value == pytest.approx(-0.2)
    assert measure(KIND, over, **ASKED, mesure="n").value == 0
    result = measure(KIND, over, **ASKED)
    assert result.value == -1
    assert "lignes : de 100\xa0m à 80\xa0m" in result.notes and "points : de 0\xa0objet à 1\xa0objet" in result.notes


def test_reasons_not_to_answer():
    wood = [psc(box(0, 0, 100, 100), "01-00")]
    with pytest.raises(NotEvaluable, match="^PLU précédent absent"):
        measure(KIND, scene(zones=ZONES, psc=wood), **ASKED)
    far = {"ebc_precedents": [box(5000, 0, 5100, 100)]}
    with pytest.raises(NotEvaluable, match="couverture inconnue : ebc_precedents"):
        measure(KIND, scene(zones=ZONES, psc=wood, roles=far, coverage=None), **ASKED)
    with pytest.raises(NotApplicable, match="rien dans le PLU précédent"):
        measure(KIND, scene(zones=ZONES, psc=wood, roles=far), **ASKED)
