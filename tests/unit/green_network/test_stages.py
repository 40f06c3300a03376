"""What is true, what is not any more, and why: on a chain whose every run is written by hand."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from aula.aula_plugin.core.green_network.stages import (
    BLOCKED,
    BY_KEY,
    CONFLITS,
    CONNECTIVITE,
    CORRIDORS,
    DISPERSION,
    LISTED,
    OCCUPATION,
    PAS_JAPONAIS,
    PREVIEW,
    RESERVOIRS,
    RESISTANCE,
    RUNNING,
    STEPS,
    STOPPED,
    TO_DO,
    TO_REDO,
    UP_TO_DATE,
    Record,
    Situation,
    blocking,
    digest,
    states,
    to_run,
    usable,
)

BASE = {step.key: {"réglages": digest(step.key)} for step in STEPS}
BASE[RESISTANCE]["table"] = digest("table v1")
MAIN = [RESERVOIRS, RESISTANCE, DISPERSION, CORRIDORS, CONNECTIVITE]
CAUSE = "table modifiée le 04/11 à 11:20"


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def run(situation, keys, preview=False, date="2026-11-04T10:02:00"):
    """Return the situation once these steps have been run."""
    for key in keys:
        cell = situation.cell * (4 if preview else 1)
        record = Record(situation.parts_of(key, preview), situation.stamp_of(key, preview), date, cell, f"vu {key}")
        name = "previews" if preview else "records"
        situation = replace(situation, **{name: {**getattr(situation, name), key: record}})
    return situation


def change(situation, key, part, value):
    parts = {**situation.parts, key: {**situation.parts[key], part: digest(value)}}
    return replace(situation, parts=parts)


def shown(situation):
    return {one.key: one.state for one in states(situation)}


def text(situation, key):
    return plain(next(one.text for one in states(situation) if one.key == key))


DONE = run(Situation(BASE), [OCCUPATION, *MAIN])


def test_without_land_cover_everything_says_what_it_waits_for():
    """Mock-up 20, a: the first line is the next thing to do, the others are locked."""
    empty = Situation(BASE, lacking={OCCUPATION: "attend l’occupation du sol"})
    assert shown(empty) == {RESERVOIRS: TO_DO, **{step.key: BLOCKED for step in LISTED[1:]}}
    assert text(empty, RESISTANCE) == "attend l’occupation du sol"
    assert text(empty, CORRIDORS) == "attend les réservoirs et la résistance"
    assert text(empty, CONNECTIVITE) == "attend les corridors" == text(empty, CONFLITS)
    assert to_run(empty, False) == [] and blocking(empty) == "attend l’occupation du sol"


def test_a_first_run_takes_the_five_steps_and_the_land_cover():
    assert to_run(Situation(BASE), False) == [OCCUPATION, *MAIN]


def test_optional_steps_are_run_when_asked_for_then_with_the_others():
    assert to_run(DONE, False) == []
    assert to_run(DONE, False, CONFLITS) == [CONFLITS]
    after = change(run(DONE, [CONFLITS]), CORRIDORS, "réglages", "marge 20 %")
    assert to_run(after, False) == [CORRIDORS, CONNECTIVITE, CONFLITS]
    assert shown(after)[PAS_JAPONAIS] == TO_DO


def test_another_friction_table_reaches_every_step_below_and_none_beside():
    """Mock-up 21, d: réservoirs stay, four steps are to redo."""
    after = replace(change(DONE, RESISTANCE, "table", "table v2"), causes={"table": CAUSE})
    assert shown(after) == {
        RESERVOIRS: UP_TO_DATE, RESISTANCE: TO_REDO, DISPERSION: TO_REDO, CORRIDORS: TO_REDO, CONNECTIVITE: TO_REDO,
        CONFLITS: TO_DO, PAS_JAPONAIS: TO_DO,
    }  # fmt: skip
    assert text(after, RESISTANCE) == CAUSE
    assert text(after, DISPERSION) == "attend la résistance" and text(after, CONNECTIVITE) == "attend les corridors"
    assert to_run(after, False) == [RESISTANCE, DISPERSION, CORRIDORS, CONNECTIVITE]


def test_putting_the_table_back_makes_everything_true_again():
    assert shown(change(change(DONE, RESISTANCE, "table", "v2"), RESISTANCE, "table", "table v1")) == shown(DONE)


def test_another_cell_makes_everything_stale_and_says_so():
    after = replace(DONE, cell=5.0)
    assert text(after, RESERVOIRS) == "maille de 10 m devenue 5 m"
    assert to_run(after, False) == [OCCUPATION, *MAIN]


def test_a_preview_leaves_what_is_up_to_date_and_says_its_cell():
    """Mock-up 21, e: réservoirs and résistance at 10 m, the rest at 40 m."""
    stale = change(DONE, CORRIDORS, "réglages", "marge 20 %")
    assert to_run(stale, True) == [OCCUPATION, RESERVOIRS, RESISTANCE, CORRIDORS, CONNECTIVITE]
    seen = run(stale, to_run(stale, True), preview=True, date="2026-11-04T11:00:00")
    assert shown(seen)[RESERVOIRS] == UP_TO_DATE and shown(seen)[CORRIDORS] == PREVIEW
    words = {one.key: plain(one.word) for one in states(seen)}
    assert words[CORRIDORS] == "aperçu 40 m"
    assert to_run(seen, True) == [] and to_run(seen, False) == [CORRIDORS, CONNECTIVITE]
    assert usable(seen) == (False, "aperçu 40\u00a0m")


def test_report_and_roles_refuse_what_is_not_up_to_date():
    assert usable(DONE) == (True, "à jour, 10\u00a0m")
    assert usable(Situation(BASE)) == (False, "rien de calculé")
    assert usable(change(DONE, CORRIDORS, "réglages", 1)) == (False, "corridors à refaire")
    assert usable(change(DONE, CONNECTIVITE, "réglages", 1)) == (True, "connectivité à refaire")


def test_a_run_that_failed_stops_until_something_changes():
    failed = Record(DONE.parts_of(RESISTANCE, False), "", "2026-11-04T11:00:00", 10, failure="6 codes sans friction")
    after = replace(run(Situation(BASE), [OCCUPATION, RESERVOIRS]), records={RESISTANCE: failed})
    assert shown(after)[RESISTANCE] == STOPPED and text(after, RESISTANCE) == "6 codes sans friction"
    assert shown(after)[CORRIDORS] == BLOCKED
    assert shown(change(after, RESISTANCE, "table", "complétée"))[RESISTANCE] == TO_DO


def test_a_missing_algorithm_blocks_its_step_and_those_below_only():
    after = replace(Situation(BASE), absent={CORRIDORS: "absente de cette version"})
    assert text(after, CORRIDORS) == "absente de cette version" and shown(after)[CORRIDORS] == BLOCKED
    assert to_run(after, False) == [OCCUPATION, RESERVOIRS, RESISTANCE, DISPERSION]


def test_running_tells_how_far():
    after = replace(DONE, running=CORRIDORS, progress="lien 91 sur 164")
    assert shown(after)[CORRIDORS] == RUNNING and text(after, CORRIDORS) == "lien 91 sur 164"


def test_a_record_survives_its_file():
    record = replace(DONE.records[CORRIDORS], notice="3 réservoirs sans lien", outputs={"LIENS": "boisee/a.gpkg"})
    assert Record.from_plain(record.to_plain()) == record


@given(st.sampled_from([step.key for step in STEPS]), st.booleans())
def test_what_changes_reaches_exactly_what_stands_on_it(key, preview):
    """A step is fresh after a change if and only if the change is not in its chain."""
    whole = run(Situation(BASE), [step.key for step in STEPS], preview)
    after = change(whole, key, "réglages", "autre")

    def stands_on(one):
        return one == key or any(stands_on(need) for need in BY_KEY[one].needs)

    for step in STEPS:
        assert after.fresh(step.key, preview) is not stands_on(step.key)
        assert whole.fresh(step.key, preview) and not whole.fresh(step.key, not preview)


@given(st.lists(st.sampled_from([step.key for step in STEPS]), max_size=8), st.booleans())
def test_running_what_is_proposed_leaves_nothing_to_run(changed, preview):
    after = DONE
    for rank, key in enumerate(changed):
        after = change(after, key, "réglages", rank)
    proposed = to_run(after, preview)
    order = [step.key for step in STEPS]
    assert proposed == sorted(proposed, key=order.index)
    assert to_run(run(after, proposed, preview), preview) == []


def test_the_cell_of_a_preview_is_that_of_the_file():
    asked = replace(Situation(BASE), wide=60.0)
    assert asked.side(True) == 60 and Situation(BASE).side(True) == 40
    seen = run(asked, [OCCUPATION, *MAIN], preview=True)
    assert shown(seen)[CORRIDORS] == PREVIEW and not replace(seen, wide=80.0).fresh(CORRIDORS, True)
