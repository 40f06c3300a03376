"""Successive states of one document: which lines are of today, which avis can be taken over."""

from aula.aula_plugin.core.compatibility.states import of_today, states_of, takeovers

OLD, NEW = "200000001_PLUi_20260618", "200000001_PLUi_20270301"


def row(rule, code, state, run, kind="commune", **others):
    known = {"signal": "écart", "valeur": 1.0, "avis": "non examiné", "signal_vu": None, "valeur_vue": None}
    place = {"grille_id": "g", "territoire_type": kind, "territoire_id": code, "regle_id": rule}
    return {**known, **place, "idurba": state, "date_run": f"2026-11-{run:02}T10:00:00.000Z", **others}


def test_the_last_state_measured_at_a_place_is_that_of_today():
    rows = [row("F1", "99001", OLD, 1), row("F1", "99001", NEW, 9), row("F1", "99002", OLD, 1)]
    assert of_today(rows) == [False, True, True]
    assert list(states_of(rows)) == [OLD, NEW]


def test_one_state_is_no_choice():
    rows = [row("F1", "99001", OLD, 1), row("F1", "99002", "62041_PLU_20200101", 3)]
    assert of_today(rows) == [True, True] and states_of(rows) == {}


def test_a_state_asked_for_is_shown_wherever_it_was_measured():
    rows = [row("F1", "99001", OLD, 1), row("F1", "99001", NEW, 9), row("F1", "99002", NEW, 9)]
    assert of_today(rows, OLD) == [True, False, True]


def test_totals_follow_their_communes():
    """The old state keeps its totals as long as one commune is still in it."""
    totals = [row("F3", "1", OLD, 1, "niveau"), row("F3", "1", NEW, 9, "niveau")]
    whole = [row("F1", "99001", OLD, 1), row("F1", "99001", NEW, 9)]
    assert of_today([*whole, *totals])[2:] == [False, True]
    part = [*whole, row("F1", "99002", OLD, 1)]
    assert of_today([*part, *totals])[3:] == [True, True]


def test_states_of_two_grids_do_not_meet():
    rows = [row("F1", "99001", OLD, 1), row("F1", "99001", NEW, 9, grille_id="autre")]
    assert of_today(rows) == [True, True]


def test_an_avis_is_offered_to_the_same_line_and_marked_when_the_measure_moved():
    seen = {"avis": "compatible", "signal_vu": "écart", "valeur_vue": 1.0}
    rows = [
        row("F1", "99001", OLD, 1, **seen),
        row("F1", "99002", OLD, 1, **seen),
        row("F1", "99003", OLD, 1, **seen),
        row("F1", "99001", NEW, 9),  # the same
        row("F1", "99002", NEW, 9, valeur=1.5),  # the value moved
        row("F1", "99003", NEW, 9, signal="respecté"),  # the signal moved
        row("F2", "99001", NEW, 9),  # nobody wrote on this rule
    ]
    found = takeovers(rows)
    assert [(one.ligne["territoire_id"], one.a_revoir) for one in found] == [
        ("99001", False),
        ("99002", True),
        ("99003", True),
    ]
    assert all(one.avant["idurba"] == OLD and one.ligne["idurba"] == NEW for one in found)


def test_what_a_person_wrote_takes_nothing_over():
    seen = {"avis": "compatible", "signal_vu": "écart", "valeur_vue": 1.0}
    rows = [row("F1", "99001", OLD, 1, **seen), row("F1", "99001", NEW, 9, justification="vu")]
    assert takeovers(rows) == []


def test_a_state_measured_later_is_not_one_before():
    """Coming back to the old state, measured first, offers nothing of the new one."""
    seen = {"avis": "compatible", "signal_vu": "écart", "valeur_vue": 1.0}
    rows = [row("F1", "99001", OLD, 1), row("F1", "99001", NEW, 9, **seen)]
    assert takeovers(rows, OLD) == []


def test_of_several_states_the_last_one_is_offered():
    seen = {"signal_vu": "écart", "valeur_vue": 1.0}
    rows = [
        row("F1", "99001", "A_PLU_20200101", 1, avis="compatible", **seen),
        row("F1", "99001", "A_PLU_20230101", 3, avis="incompatible", **seen),
        row("F1", "99001", "A_PLU_20260101", 5),
    ]
    assert [one.avant["avis"] for one in takeovers(rows)] == ["incompatible"]
