"""Consumption in extension: OUV ∩ ENAF worked out on boxes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aula.aula_plugin.core.compatibility.measure import NotApplicable, NotEvaluable
from aula.tests.unit.scene_builder import box, commune, line, measure, psc, row, scene, zone

KIND = "conso_vs_enveloppe"
#: U 200 × 100 of which E holds the left half; AUc 1 ha, AUs 2 ha to the right; the rest is A.
ZONES = [
    zone(box(0, 0, 200, 100), "U", "UA"),
    zone(box(200, 0, 300, 100), "AUc", "1AU"),
    zone(box(300, 0, 500, 100), "AUs", "2AU"),
    zone(box(0, 100, 1000, 1000), "A", "A"),
]
E = {"enveloppe_urbaine": [box(-50, 0, 100, 100)]}
FAR = psc(box(900, 0, 950, 50), "99-00")


def test_parts_by_hand_without_mask():
    # U out of E 1 ha + AUc 1 ha + AUs 2 ha = 4 ha; without the AUs 2 ha.
    over = scene(zones=ZONES, psc=[FAR], roles=E)
    result = measure(KIND, over)
    assert (result.value, result.unit, result.additive) == (pytest.approx(4), "ha", True)
    assert result.labels == ("2AU", "1AU", "UA")
    assert {one.nature for one in result.evidence} == {"consommation"}
    assert result.alternatives == {"zones AUs non comptées": pytest.approx(2)}
    assert result.notes[0] == "AU 3,00\xa0ha ; U hors enveloppe 1,00\xa0ha"
    assert any("majorante" in note for note in result.notes)
    less = measure(KIND, over, compter_aus=False)
    assert less.value == pytest.approx(2) and less.alternatives == {"zones AUs comptées": pytest.approx(4)}
    assert measure(KIND, scene(zones=ZONES, psc=[FAR], roles=E, compter_aus=False)).value == pytest.approx(2)


def test_with_a_mask_only_enaf_counts_inside_au_and_out_of_the_envelope_in_u():
    # ENAF is x in [50, 250]: in U only [100, 200] is out of E: 1 ha; in AU [200, 250]: 0.5 ha.
    over = scene(zones=ZONES, psc=[FAR], roles={**E, "masque_enaf": [box(50, 0, 250, 1000)]})
    result = measure(KIND, over)
    assert result.value == pytest.approx(1.5) and not any("majorante" in note for note in result.notes)


def test_au_inside_the_envelope_consumes_only_by_the_mask():
    roles = {"enveloppe_urbaine": [box(0, 0, 300, 100)]}
    assert measure(KIND, scene(zones=ZONES, psc=[FAR], roles=roles), compter_aus=False).value == 0
    roles["masque_enaf"] = [box(200, 0, 220, 100)]
    assert measure(KIND, scene(zones=ZONES, psc=[FAR], roles=roles), compter_aus=False).value == pytest.approx(0.2)


def test_er_and_stecal_count_once():
    # ER of 2 ha, half over AUc (already counted): +1 ha. STECAL of 1 ha half under the ER: +0.5 ha. A line has no area.
    drawn = [
        psc(box(200, 0, 300, 200), "05-01", "ER 1"),
        psc(box(250, 100, 350, 200), "16-03", "Ah"),
        psc(line((0, 500), (100, 500)), "05-01"),
    ]
    result = measure(KIND, scene(zones=ZONES, psc=drawn, roles=E), compter_aus=False)
    assert result.value == pytest.approx(2 + 1 + 0.5)
    assert set(result.labels) == {"UA", "1AU", "ER 1", "Ah"}
    assert "1\xa0ligne sans surface, hors du total (05-xx)" in result.notes


def test_mixed_zones_are_shared_and_both_bounds_told():
    zones = [zone(box(0, 0, 100, 100), "AUc", "h", vocation="habitat"),
             zone(box(100, 0, 300, 100), "AUc", "m", vocation="mixte"),
             zone(box(300, 0, 600, 100), "AUc", "e", vocation="economie"),
             zone(box(600, 0, 1000, 100), "AUc", "c", vocation="commerce")]  # fmt: skip
    roles = {"enveloppe_urbaine": [box(0, 900, 10, 910)]}
    content = {"zones": zones, "roles": roles, "part_mixte_habitat": 0.25}
    housing = measure(KIND, scene(**content), vocation="habitat")
    assert housing.value == pytest.approx(1 + 0.25 * 2) and housing.vocation == "habitat"
    assert housing.alternatives == {"zones mixtes sans habitat": pytest.approx(1),
                                    "zones mixtes toutes en habitat": pytest.approx(3)}  # fmt: skip
    economy = measure(KIND, scene(**content), vocation="economie")
    assert economy.value == pytest.approx(3 + 4 + 0.75 * 2)
    total = measure(KIND, scene(**content))
    assert total.value == pytest.approx(housing.value + economy.value)


def test_an_unknown_vocation_counts_once_or_not_at_all():
    zones = [zone(box(0, 0, 100, 100), "AUc"), zone(box(100, 0, 300, 100), "AUc", vocation="inconnue")]
    over = scene(zones=zones, roles={"enveloppe_urbaine": [box(0, 900, 10, 910)]})
    assert measure(KIND, over, vocation="habitat").value == pytest.approx(3)
    assert measure(KIND, over.counting(False), vocation="habitat").value == pytest.approx(1)


def test_a_site_restricts_the_measure():
    over = scene(zones=ZONES, psc=[FAR], roles={**E, "parcs_activite": [row(box(250, 0, 400, 100), nom="Parc")]})
    assert measure(KIND, over, site=("role:parcs_activite",)).value == pytest.approx(1.5)
    over = scene(zones=ZONES, psc=[FAR], roles={**E, "parcs_activite": [box(5000, 0, 5100, 100)]})
    with pytest.raises(NotApplicable, match="aucun objet : parcs_activite"):
        measure(KIND, over, site=("role:parcs_activite",))


def test_reasons_not_to_answer():
    with pytest.raises(NotEvaluable, match="^rôle manquant : enveloppe_urbaine$"):
        measure(KIND, scene(zones=ZONES, psc=[FAR]))
    far = {"enveloppe_urbaine": [box(5000, 0, 5100, 100)]}
    with pytest.raises(NotEvaluable, match="^couverture inconnue : enveloppe_urbaine$"):
        measure(KIND, scene(zones=ZONES, psc=[FAR], roles=far, coverage=None))
    # Complete and empty here: the whole of U is out of the envelope.
    assert measure(KIND, scene(zones=ZONES, psc=[FAR], roles=far)).value == pytest.approx(5)
    without = measure(KIND, scene(zones=ZONES, roles=E))
    assert without.value == pytest.approx(4) and "minorée" in without.doubt


def test_nothing_opened_is_zero():
    over = scene(zones=[zone(box(0, 0, 1000, 1000), "A")], psc=[FAR], roles=E)
    result = measure(KIND, over)
    assert result.value == 0 and result.notes[0] == "aucune surface ouverte en extension"


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 99))
def test_the_communes_add_up_to_the_whole(cut):
    x = 10.0 * cut
    drawn = [psc(box(200, 0, 700, 300), "05-01"), psc(box(50, 50, 450, 350), "16-03")]
    halves = [commune(box(0, 0, x, 1000), "10001"), commune(box(x, 0, 1000, 1000), "10002")]
    whole = measure(KIND, scene(zones=ZONES, psc=drawn, roles=E))
    parts = [measure(KIND, scene(zones=ZONES, psc=drawn, roles=E, communes=halves, which=i)) for i in (0, 1)]
    assert sum(one.value for one in parts) == pytest.approx(whole.value, abs=1e-6)
