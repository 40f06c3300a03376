"""Objects that their label designates are told beside the value, never in it."""

import pytest

from aula.aula_plugin.core.compatibility.indicators import INDICATORS
from aula.aula_plugin.core.compatibility.schema import INDICATOR_TYPES
from aula.tests.unit.scene_builder import box, inf, psc, scene, zone

ZONES = [zone(box(0, 0, 1000, 1000), "A")]


def count(over, **params):
    defaults = {name: param.default for name, param in INDICATOR_TYPES["comptage"].params.items()}
    return INDICATORS["comptage"](over, {**defaults, **params})


def test_every_type_of_the_schema_has_an_indicator_but_the_distribution():
    assert set(INDICATORS) == set(INDICATOR_TYPES) - {"repartition"}


def test_a_stecal_under_another_code_is_listed_not_counted():
    drawn = [
        psc(box(0, 0, 10, 10), "16-03", "STECAL du gîte"),  # by its code
        psc(box(20, 0, 30, 10), "99-00", "Stecal du moulin"),  # by its words
        psc(box(40, 0, 50, 10), "99-00", "Changement de destination"),  # neither
        psc(box(60, 0, 70, 10), "16-00", "STECAL sans sous-type"),  # generic, already counted in
        psc(box(5000, 0, 5010, 10), "99-00", "STECAL d’ailleurs"),
    ]
    result = count(scene(zones=ZONES, psc=drawn), objets=("psc:16-03",))
    assert (result.value, result.by_words) == (2, 1)
    assert any("« Stecal du moulin »" in note for note in result.notes)


@pytest.mark.parametrize(
    ("asked", "label", "n"),
    [
        ("psc:05-xx", "Emplacement réservé n°\xa03", 1),
        ("psc:05-01", "Emplacement réservé n°\xa03", 0),
        ("psc:18-xx", "O.A.P. du Moulin", 0),
        ("psc:18-xx", "Orientation d’aménagement du Moulin", 1),
        ("psc:16-01", "Bâtiment pouvant changer de destination", 1),
    ],
)
def test_words_designate_a_whole_family_or_one_code(asked, label, n):
    over = scene(zones=ZONES, psc=[psc(box(0, 0, 10, 10), "99-00", label)])
    assert count(over, objets=(asked,)).by_words == n


def test_informations_have_their_own_words():
    over = scene(zones=ZONES, inf=[inf(box(0, 0, 10, 10), "99-00", "Plan d’exposition au bruit")])
    result = count(over, objets=("inf:27-xx",))
    assert (result.value, result.by_words) == (0, 1)
