"""Contiguity, ribbons and enclaves, on boxes whose distances and perimeters are worked out by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aula.aula_plugin.core.compatibility.measure import NotApplicable, NotEvaluable
from aula.aula_plugin.core.compatibility.results import ECART, TOLERE
from aula.tests.unit.scene_builder import box, commune, line, measure, row, scene, zone

TOWN = row(box(0, 0, 200, 1000), nom="Bourg")


def contiguity(zones, roles=None, **params):
    """Measure F8 against a town that fills the west of the commune, from x = 0 to x = 200."""
    over = scene(zones=zones, roles={"enveloppe_urbaine": [TOWN]} if roles is None else roles)
    return measure("contact", over, x=["zones:AU"], y=["role:enveloppe_urbaine"], **params)


def test_a_part_leaning_on_the_town_is_not_flagged():
    # 100 × 100 m against the edge x = 200: 100 m of its 400 m of boundary, and 1 m of each neighbouring side.
    result = contiguity([zone(box(200, 0, 300, 100), "AUc", "1AUa")])
    assert (result.value, result.unit, result.signal, result.doubt) == (0, "n", None, "")
    assert result.count == 1 and result.evidence == []
    tight = contiguity([zone(box(200, 0, 300, 100), "AUc", "1AUa")], contact_min=0.2551)
    assert tight.value == 1  # (100 + 2 × 1) / 400 = 0.255


def test_a_part_172_m_away_is_a_gap_with_its_distance_drawn():
    result = contiguity([zone(box(372, 0, 472, 100), "AUc", "1AUa")])
    assert result.value == 1 and result.signal == ECART and result.doubt == ""
    assert result.labels == ("1AUa",)
    drawn = {proof.nature: proof for proof in result.evidence}
    assert drawn["distance"].geometry.length == pytest.approx(172)
    assert drawn["contact"].geometry.area == pytest.approx(10_000)
    assert any("172" in note for note in result.notes)


@pytest.mark.parametrize(("gap", "signal"), [(30.0, TOLERE), (30.01, ECART)])
def test_the_distance_is_met_when_equal(gap, signal):
    # At 30 m the part is near enough, yet none of its boundary is within 1 m of the town: contact 0.
    result = contiguity([zone(box(200 + gap, 0, 300 + gap, 100), "AUc")])
    assert result.value == 1 and result.signal == signal


def test_a_weak_contact_is_tolerated_and_to_be_examined():
    # Only 30 m of the edge face the town: (30 + 2 × 1) / 400 = 8 %, under 10 %.
    east = zone(box(200, 0, 300, 100), "AUc", "2AUx")
    result = contiguity([east], roles={"enveloppe_urbaine": [box(100, 0, 200, 29)]})
    assert result.value == 1 and result.signal == TOLERE
    assert "contact" in result.doubt
    # 29 m of edge, the 1 m of the band beyond its corner, and 1 m of the southern side: 31 / 400.
    assert any("8" in note for note in result.notes)


def test_the_worst_part_gives_the_signal_and_all_are_listed_largest_first():
    zones = [zone(box(400, 0, 450, 50), "AUc", "petite"), zone(box(220, 500, 420, 700), "AUs", "grande")]
    result = contiguity(zones)
    assert result.value == 2 and result.signal == ECART
    assert result.labels == ("grande", "petite")
    assert [proof.nature for proof in result.evidence] == ["contact", "contact", "distance"]


def test_a_part_within_the_town_is_not_tested_even_if_it_sticks_out_by_a_sliver():
    # 3 m beyond the edge is a liseré (under 5 m).
    result = contiguity([zone(box(100, 0, 203, 100), "AUc"), zone(box(150, 200, 260, 300), "AUc")])
    assert result.value == 0 and result.count == 1
    assert any("1 partie" in note.replace("\u00a0", " ") for note in result.notes)


def test_slivers_are_ignored_and_counted():
    result = contiguity([zone(box(500, 0, 504, 300), "AUc"), zone(box(200, 0, 300, 100), "AUc")])
    assert (result.value, result.count, result.ignored) == (0, 1, 1)


def test_parts_of_one_zone_are_tested_one_by_one():
    from shapely import MultiPolygon

    both = MultiPolygon([box(200, 0, 300, 100), box(700, 700, 800, 800)])
    result = contiguity([zone(both, "AUc", "1AU")])
    assert result.count == 2 and result.value == 1 and result.labels == ("1AU",)
    assert result.evidence[0].geometry.bounds == (700, 700, 800, 800)


def test_the_town_of_the_next_commune_counts():
    communes = [commune(box(0, 0, 1000, 1000)), commune(box(1000, 0, 2000, 1000), "10002")]
    over = scene(zones=[zone(box(900, 0, 1000, 100), "AUc"), zone(box(1000, 0, 1200, 200), "U")], communes=communes)
    assert measure("contact", over, x=["zones:AU"], y=["zones:U"]).value == 0


def test_an_isolated_part_near_the_edge_of_the_document_is_to_be_examined():
    # The zone is 40 m from the limit of the document and 700 m from the only known U: the next commune is unknown.
    zones = [zone(box(860, 0, 960, 100), "AUc"), zone(box(0, 0, 160, 100), "U")]
    result = measure("contact", scene(zones=zones), x=["zones:AU"], y=["zones:U"])
    assert result.signal == ECART and "voisines" in result.doubt
    # In the middle (400 m from every limit, 290 m from U) nothing outside could be nearer.
    zones = [zone(box(450, 450, 550, 550), "AUc"), zone(box(0, 400, 160, 600), "U")]
    result = measure("contact", scene(zones=zones), x=["zones:AU"], y=["zones:U"])
    assert result.signal == ECART and result.doubt == ""


def test_nothing_to_test_and_nothing_to_compare_with():
    with pytest.raises(NotApplicable):
        contiguity([zone(box(0, 0, 100, 100), "U")])
    with pytest.raises(NotEvaluable, match="rôle manquant : enveloppe_urbaine"):
        contiguity([zone(box(0, 0, 100, 100), "AUc")], roles={})
    far = contiguity([zone(box(0, 0, 100, 100), "AUc")], roles={"enveloppe_urbaine": [box(5000, 0, 5100, 100)]})
    assert far.signal == ECART and [proof.nature for proof in far.evidence] == ["contact"]


@settings(max_examples=30, deadline=None)
@given(st.floats(0, 500), st.floats(1, 200), st.floats(10, 200))
def test_the_contact_is_a_share_and_the_distance_is_the_gap(gap, width, height):
    result = contiguity([zone(box(200 + gap, 0, 210 + gap + width, height), "AUc")], contact_min=1.01)
    assert result.value == 1
    assert result.signal == (ECART if gap > 30 else TOLERE)


# ------------------------------------------------------------------------------------------------------- ribbons


def test_a_long_zone_along_a_road_is_listed():
    # 300 × 40 m: ratio 7.5. The road runs 10 m south of it: its southern side (300 m) and 10 m of each end, where the
    # band of 20 m reaches, that is 320 of 680 m = 47 %.
    zones = [zone(box(100, 110, 400, 150), "AUc", "ruban"), zone(box(600, 110, 700, 210), "AUc", "carré")]
    over = scene(zones=zones, roles={"routes": [line((0, 100), (1000, 100))]})
    params = {"x": ["zones:AU"], "y": ["role:routes"], "allongement_min": 3.0, "bande_m": 20.0}
    result = measure("contact", over, **params, contact_min=0.4)
    assert result.value == 1 and result.labels == ("ruban",) and result.signal is None
    assert result.count == 2
    assert measure("contact", over, **params, contact_min=0.4705).value == 1
    assert measure("contact", over, **params, contact_min=0.4708).value == 0


def test_a_long_zone_across_the_road_is_not_a_ribbon():
    over = scene(zones=[zone(box(100, 0, 140, 300), "AUc")], roles={"routes": [line((0, 150), (1000, 150))]})
    # The band covers 40 m of each long side: 80 of 680 m.
    params = {"x": ["zones:AU"], "y": ["role:routes"], "allongement_min": 3.0, "bande_m": 20.0, "contact_min": 0.4}
    assert measure("contact", over, **params).value == 0


# ------------------------------------------------------------------------------------------------------ enclaves

ENCLAVES = {"x": ["zones:A", "zones:N"], "y": ["zones:U", "zones:AU"], "contact_max": 0.6, "s_max_ha": 1.0}


def test_a_field_shut_in_by_the_town_is_listed():
    town = box(0, 0, 300, 300).difference(box(100, 100, 180, 180))
    zones = [zone(town, "U"), zone(box(100, 100, 180, 180), "A", "clos"), zone(box(300, 0, 1000, 1000), "A", "plaine")]
    result = measure("contact", scene(zones=zones), **ENCLAVES)
    assert result.value == 1 and result.labels == ("clos",)
    assert result.count == 2 and result.evidence[0].geometry.area == pytest.approx(6400)
    assert result.signal is None


def test_touching_pieces_of_a_and_n_make_one_patch():
    # Each half alone touches the town on 3 of its 4 sides (75 %); with the plain they are one patch of 50 ha and more.
    zones = [
        zone(box(0, 0, 50, 50), "N"),
        zone(box(50, 0, 1000, 1000), "A"),
        zone(box(0, 50, 50, 1000), "U"),
    ]
    assert measure("contact", scene(zones=zones), **ENCLAVES).value == 0


def test_a_patch_goes_on_across_the_limit():
    # In the first commune the field looks like an enclave of 0.4 ha; it goes on for 60 ha in the next one.
    communes = [commune(box(0, 0, 1000, 1000)), commune(box(1000, 0, 2000, 1000), "10002")]
    zones = [
        zone(box(960, 0, 1000, 100), "A"),
        zone(box(800, 0, 960, 200), "U"),
        zone(box(960, 100, 1000, 200), "U"),
        zone(box(1000, 0, 1600, 1000), "A"),
    ]
    assert measure("contact", scene(zones=zones, communes=communes), **ENCLAVES).value == 0
    assert measure("contact", scene(zones=zones[:3]), **{**ENCLAVES, "contact_max": 0.49}).value == 1


def test_a_patch_that_goes_beyond_the_margin_is_no_enclave():
    # A strip 8 m wide whose first 480 m run in the commune, shut in by the town on both sides; with a margin of 100 m
    # only 580 m of it are seen (0.46 ha), but it goes on: whatever its area there, it is not an enclave.
    strip = box(520, 0, 1500, 8)
    town = box(400, -100, 1500, 300).difference(strip)
    communes = [commune(box(0, 0, 1000, 1000)), commune(box(1000, 0, 2000, 1000), "10002")]
    zones = [zone(strip, "A", "bande"), zone(town, "U")]
    over = scene(zones=zones, communes=communes, marge_voisinage_m=100)
    assert measure("contact", over, **ENCLAVES).value == 0
    closed = [zone(box(520, 0, 1000, 8), "A", "bande"), zone(town, "U")]
    assert measure("contact", scene(zones=closed), **ENCLAVES).value == 1


def test_a_long_thin_patch_that_a_disc_does_not_enter_is_a_sliver():
    # 900 m × 4 m: 0.36 ha, but no disc of 5 m enters it; a field of 80 × 80 m is one patch.
    zones = [zone(box(0, 0, 900, 4), "A"), zone(box(500, 500, 580, 580), "A"), zone(box(0, 4, 900, 400), "U")]
    result = measure("contact", scene(zones=zones), **ENCLAVES)
    assert (result.count, result.ignored) == (1, 1)
