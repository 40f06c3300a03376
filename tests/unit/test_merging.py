"""Merging the avis of copies: what is kept, what is listed, that nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aula.aula_plugin.core.compatibility.avis import content, is_written
from aula.aula_plugin.core.compatibility.dossier import AVIS_COLUMNS, avis_key
from aula.aula_plugin.core.compatibility.merging import Copy, merge_avis
from aula.aula_plugin.core.errors import InputError

KEY = {
    "grille_id": "g",
    "regle_id": "T1",
    "territoire_type": "commune",
    "territoire_id": "62041",
    "idurba": "62041_PLU_20260101",
}


def state(avis="non examiné", author=None, day=1, rule="T1", **texts):
    row = {**dict.fromkeys(AVIS_COLUMNS), **KEY, "regle_id": rule, "avis": avis, "auteur": author, **texts}
    row["date_avis"] = f"2026-11-{day:02}T10:00:00.000Z" if author else None
    return row


def past(row, why="modification", by="B"):
    return {**row, "date_remplacement": "2026-11-20T10:00:00.000Z", "remplace_par": by, "motif": why}


def copy(name, *avis, history=()):
    return Copy(name, avis, history)


def only(merged):
    (row,) = merged.avis
    return row["avis"]


def test_what_one_person_wrote_is_taken():
    merged = merge_avis([copy("base", state()), copy("a", state("compatible", "A")), copy("b", state())])
    assert only(merged) == "compatible"
    assert (merged.repris, merged.n_conflits, merged.identiques) == (1, 0, 0)


def test_the_same_avis_twice_is_one_and_the_oldest_signs_it():
    merged = merge_avis([copy("a", state("compatible", "A", 9)), copy("b", state("compatible", "B", 4))])
    assert merged.avis[0]["auteur"] == "B"
    assert (merged.repris, merged.n_conflits, merged.identiques) == (0, 0, 1)


def test_two_different_avis_are_listed_and_the_first_dossier_keeps_its_own():
    a, b = state("compatible", "A"), state("incompatible", "B", justification="corridor coupé")
    merged = merge_avis([copy("a", a), copy("b", b)])
    assert only(merged) == "compatible"
    assert [(row["avis"], row["dossier"], row["en_vigueur"]) for row in merged.conflits] == [
        ("compatible", "a", "oui"),
        ("incompatible", "b", "non"),
    ]
    assert [(row["avis"], row["motif"]) for row in merged.historique] == [("incompatible", "conflit")]
    assert (merged.repris, merged.n_conflits) == (0, 1)


def test_copies_that_disagree_leave_a_first_dossier_without_avis_as_it_is():
    merged = merge_avis(
        [copy("base", state()), copy("a", state("compatible", "A")), copy("b", state("incompatible", "B"))]
    )
    assert only(merged) == "non examiné"
    assert len(merged.historique) == 2 and merged.n_conflits == 1


def test_a_text_known_to_have_been_replaced_is_no_conflict():
    """B opened the dossier with A's avis in it and changed it: B's history holds it."""
    old, new = state("compatible", "A"), state("incompatible", "B", 5)
    copies = [copy("base", old), copy("b", new, history=[past(old)])]
    for order in (copies, copies[::-1]):
        merged = merge_avis(order)
        assert only(merged) == "incompatible" and merged.n_conflits == 0
        assert [row["avis"] for row in merged.historique] == ["compatible"]
    assert merge_avis(copies).repris == 1


def test_each_replaced_the_other_is_a_conflict():
    one, two = state("compatible", "A"), state("incompatible", "B", 5)
    merged = merge_avis([copy("a", one, history=[past(two)]), copy("b", two, history=[past(one)])])
    assert merged.n_conflits == 1 and only(merged) == "compatible"


def test_a_choice_settles_and_the_other_goes_to_the_history():
    copies = [copy("a", state("compatible", "A")), copy("b", state("incompatible", "B"))]
    listed = merge_avis(copies).conflits
    choices = [{**row, "choix": "oui" if row["dossier"] == "b" else ""} for row in listed]
    merged = merge_avis(copies, choices, "2026-11-22T00:00:00.000Z")
    assert only(merged) == "incompatible"
    assert (merged.repris, merged.n_conflits, merged.conflits, merged.inconnus) == (1, 0, [], 0)
    assert [(row["avis"], row["motif"]) for row in merged.historique] == [("compatible", "fusion")]
    again = merge_avis([copy("m", *merged.avis, history=merged.historique), *copies], choices)
    assert (only(again), again.n_conflits, again.inconnus) == ("incompatible", 0, 0)


def test_a_choice_that_answers_nothing_is_counted():
    assert merge_avis([copy("a", state())], [{"proposition": "P-0", "choix": "oui"}]).inconnus == 1


def test_an_open_conflict_is_still_there_in_the_next_merge():
    first = merge_avis([copy("a", state("compatible", "A")), copy("b", state("incompatible", "B"))])
    again = merge_avis([copy("m", *first.avis, history=first.historique)])
    assert again.n_conflits == 1 and again.historique == first.historique
    assert {row["proposition"] for row in again.conflits} == {row["proposition"] for row in first.conflits}


def test_two_choices_for_one_line_are_refused():
    copies = [copy("a", state("compatible", "A")), copy("b", state("incompatible", "B"))]
    with pytest.raises(InputError, match="Deux propositions .* « T1 », territoire « 62041 »"):
        merge_avis(copies, [{**row, "choix": "x"} for row in merge_avis(copies).conflits])


def test_a_line_only_a_copy_has_is_kept_with_its_avis():
    merged = merge_avis([copy("base", state()), copy("a", state(), state("compatible", "A", rule="T9"))])
    assert {row["regle_id"]: row["avis"] for row in merged.avis} == {"T1": "non examiné", "T9": "compatible"}


LEVELS = st.sampled_from(["non examiné", "compatible", "incompatible"])
STATES = st.builds(
    lambda rule, level, author, day: state(level, None if level == "non examiné" else author, day, rule),
    st.sampled_from(["T1", "T2", "T3"]),
    LEVELS,
    st.sampled_from("AB"),
    st.integers(1, 3),
)
DOSSIERS = st.lists(st.lists(STATES, max_size=3, unique_by=avis_key).map(tuple), min_size=1, max_size=4).map(
    lambda many: [Copy(f"d{number}", avis) for number, avis in enumerate(many)]
)


def plain(merged):
    return {avis_key(row): row for row in merged.avis}


@given(DOSSIERS)
def test_merging_again_changes_nothing(copies):
    once = merge_avis(copies)
    twice = merge_avis([Copy("m", once.avis, once.historique), *copies])
    assert plain(twice) == plain(once)
    assert (twice.n_conflits, twice.repris) == (once.n_conflits, 0)
    assert sorted(map(repr, twice.historique)) == sorted(map(repr, once.historique))


@given(DOSSIERS, st.randoms(use_true_random=False))
def test_without_conflict_the_order_does_not_matter(copies, random):
    merged = merge_avis(copies)
    open_keys = {avis_key(row) for row in merged.conflits}
    other = list(copies)
    random.shuffle(other)
    shuffled = merge_avis(other)
    assert shuffled.n_conflits == merged.n_conflits
    settled = {key: row for key, row in plain(merged).items() if key not in open_keys}
    assert settled == {key: row for key, row in plain(shuffled).items() if key not in open_keys}


@given(DOSSIERS)
def test_no_text_is_lost(copies):
    merged = merge_avis(copies)
    kept = {(avis_key(row), content(row)) for row in (*merged.avis, *merged.historique)}
    assert {(avis_key(row), content(row)) for one in copies for row in one.avis if is_written(row)} <= kept
