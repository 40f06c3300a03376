"""One grid on several documents: who holds a commune, lines as on one document, totals of all, whoever works."""

import pickle
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import lru_cache

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aula.aula_plugin.core.compatibility.campaign import run, without_document
from aula.aula_plugin.core.compatibility.campaign_tables import heat, synthesis, totals_table
from aula.aula_plugin.core.compatibility.evaluation import evaluate
from aula.aula_plugin.core.compatibility.holders import check_identities, hold
from aula.aula_plugin.core.compatibility.results import RESULT_COLUMNS
from aula.aula_plugin.core.compatibility.workspace import communes_of, prepare
from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.labour import Labour, run_all
from aula.tests.unit.campaign_builder import F4, PLU, PLUI, T1, campaign, communes, document, plu, plui
from aula.tests.unit.scene_builder import box, zone

#: What the clock writes.
KEPT = [name for name in RESULT_COLUMNS if name != "duree_s"]


def measured(made, workers=1, labour=None):
    with ThreadPoolExecutor(workers) as pool:
        return run(made, labour or Labour(pool), "AULA essai")


@pytest.fixture(scope="module")
def example():
    made = campaign([plui(), plu()])
    return made, measured(made)


def lines(findings):
    return findings.evaluation.results.set_index(["regle_id", "territoire_type", "territoire_id"])


# --------------------------------------------------------------------------------------------------- lines and totals


def test_lines_of_a_commune_are_those_of_its_document_alone(example):
    made, findings = example
    for one, code in ((plui(), ["10001", "10002"]), (plu(), ["10003"])):
        territories, _ = communes_of(one, communes(), {})
        alone = evaluate(
            prepare(one, made.grid, territories, made.whole.references, {}, "2026-11-22T08:00:00"), "AULA essai"
        ).results
        alone = alone[alone["territoire_type"] == "commune"]
        here = findings.evaluation.results
        here = here[(here["territoire_type"] == "commune") & here["territoire_id"].isin(code)]
        pd.testing.assert_frame_equal(alone[KEPT].reset_index(drop=True), here[KEPT].reset_index(drop=True))


def test_totals_are_sums_over_all_documents(example):
    found = lines(example[1])
    whole = found.loc["F4", "scot", "essai"]
    assert whole["valeur"] == pytest.approx(25.0)  # (1 + 1 + 0) / (3 + 1 + 4), not (33,3 + 100 + 0) / 3
    assert whole["idurba"] == ""
    assert whole["signal"] == "respecté"
    assert whole["motif"] == "à examiner : total partiel, sans 10004"
    assert found.loc["T1", "scot", "essai"]["valeur"] == pytest.approx(2.0)  # 1 ha in 10001, 1 ha in 10003
    assert found.loc["T1", "niveau", "1"]["valeur"] == pytest.approx(1.0)
    assert found.loc["T1", "niveau", "2"]["valeur"] == pytest.approx(1.0)  # 10002 has no AU there: 0


def test_a_rule_of_the_scot_looks_at_all_documents(example):
    line = lines(example[1]).loc["T1s", "scot", "essai"]
    assert line["valeur"] == pytest.approx(2.0)
    assert line["signal"] == "écart"
    assert (line["certitude"], line["motif"]) == ("sensible", "à examiner : total partiel, sans 10004")
    evidence = example[1].evaluation.evidence["surf"]
    own = evidence[(evidence["regle_id"] == "T1s") & (evidence["nature"] == "nette")]
    assert own["aire_ha"].sum() == pytest.approx(2.0)
    assert set(own["idurba"]) == {""}


def test_a_commune_without_document_is_nowhere_missing_and_never_held(example):
    made, findings = example
    found = lines(findings)
    line = found.loc["T1", "commune", "10004"]
    assert (line["signal"], line["motif"]) == ("non évaluable", "aucun document ne couvre cette commune")
    assert (found.xs("10004", level="territoire_id")["signal"] == "non évaluable").all()
    kept = without_document(findings.evaluation, made.held).results
    assert set(kept["territoire_id"]) == {"10001", "10002", "10003", "essai", "1", "2"}
    assert any(note.startswith("commune 10004 (Commune 10004) : aucun document donné") for note in made.whole.notes)


def test_the_table_of_totals_has_every_group_and_judges_only_what_the_grid_asks(example):
    made, findings = example
    table = totals_table(made, findings).set_index(["regle_id", "territoire_type", "territoire_id"])
    assert list(table.loc["F4"]["valeur"]) == pytest.approx([100 / 3, 20.0, 50.0, 0.0, 25.0])
    # level 1: 1 / 3; level 2: (1 + 0) / (1 + 4); EPCI 1: (1 + 1) / (3 + 1); EPCI 2: 0 / 4; all: 2 / 8
    assert table.loc["F4", "niveau", "2"]["signal"] is None and not table.loc["F4", "niveau", "2"]["demande"]
    assert table.loc["F4", "scot", "essai"]["signal"] == "respecté"
    level = table.loc["F4", "niveau", "2"]
    assert (level["numerateur"], level["denominateur"]) == pytest.approx((1.0, 5.0))
    assert (level["n_communes"], level["n_mesurees"], level["n_non_evaluable"]) == (3, 2, 1)
    assert level["motif"].endswith("total partiel, sans 10004")
    assert "Q3" not in table.index.get_level_values(0)


def test_synthesis_counts_ranks_and_names_the_document(example):
    table = synthesis(*example).set_index("code_insee")
    # 10001: F4 33 % held, T1 1 ha gap; 10002: F4 100 % gap, T1 nothing to measure; 10003: F4 0 % held, T1 1 ha gap
    assert list(table["n_ecart"]) == [1, 1, 1, 0]
    assert list(table["n_respecte"]) == [1, 0, 1, 0]
    assert list(table["n_sans_objet"]) == [0, 1, 0, 0]
    assert list(table["n_non_evaluable"]) == [0, 0, 0, 2]
    assert list(table["n_lignes"]) == [2, 2, 2, 2]
    assert list(table["n_defauts"]) == [0, 0, 0, 0]
    assert list(table["idurba"]) == [PLUI, PLUI, PLU, None]
    assert list(table["rang"]) == [1, 1, 1, None]
    assert list(table["part_respectee"])[:3] == [50.0, 0.0, 50.0]
    # 3 ha of AU and 90 ha of A out of 100, 1 + 90, 4 + 90
    assert list(table["part_zonee"]) == pytest.approx([93.0, 91.0, 94.0, 0.0])
    assert list(table["situation"]) == ["un document en vigueur"] * 3 + ["sans document"]


def test_heat_map_has_a_cell_for_each_commune_and_rule(example):
    table = heat(*example)
    assert len(table) == 4 * 3  # Q3, F4 and T1; T1s is read on the SCoT
    cell = table.set_index(["code_insee", "regle_id"]).loc["10003", "T1"]
    assert (cell["signe"], cell["gravite"], cell["valeur"]) == ("▲", 5, pytest.approx(1.0))
    assert table.set_index(["code_insee", "regle_id"]).loc["10004", "T1"]["signe"] == "?"


# ------------------------------------------------------------------------------------------------- who holds a commune


def holder(documents, code="10003"):
    held, notes = hold(documents, communes(), {})
    one = next(one for one in held if one.territory.place.id == code)
    return one, notes


def named(documents, one):
    return None if one.document is None else documents[one.document].document["idurba"].iloc[0]


@pytest.mark.parametrize(
    ("states", "dates", "kept", "situation"),
    [
        (("03", "02"), ("20200101", "20260101"), "a", "un document en vigueur"),  # in force before a project
        (("02", "04"), ("20200101", "20260101"), "a", "projet de document seulement"),  # a project before an annulled
        (("03", "03"), ("20200101", "20260101"), "b", "plusieurs documents en vigueur"),  # the latest approved
        (("03", "07"), ("2026-01-02", "20260101"), "a", "plusieurs documents en vigueur"),  # both writings of a date
        (("04", "05"), ("20200101", "20260101"), "b", "document non en vigueur"),
        (("03", "08"), (None, "20190101"), "b", "plusieurs documents en vigueur"),  # without date comes last
    ],
)
def test_one_document_holds_a_commune(states, dates, kept, situation):
    pair = [plu(idurba=name, etat=state, date=date) for name, state, date in zip("ab", states, dates)]
    for documents in (pair, pair[::-1]):
        one, notes = holder(documents)
        assert named(documents, one) == kept
        assert one.situation == situation
        assert len(one.others) == 1
        other = {"a": "b", "b": "a"}[kept]
        assert any(f"{kept} est retenu ; laissé de côté : {other}" in note for note in notes)
        assert f"{other} : retenu pour aucune commune" in notes


def test_equal_dates_the_one_that_zones_most_then_the_identity():
    half = [zone(box(2000, 0, 2600, 1000), "A", "A")]
    documents = [plu(idurba="a", zones=half), plu(idurba="b")]  # 60 ha and 94 ha
    assert named(documents, holder(documents)[0]) == "b"
    twins = [plu(idurba="z"), plu(idurba="b")]
    assert named(twins, holder(twins)[0]) == named(twins[::-1], holder(twins[::-1])[0])


def test_what_only_the_document_set_aside_zones_is_said():
    """Two documents of former communes: 60 ha west of the latest approved, 40 ha east of the other one."""
    documents = [
        plu(idurba="ouest", zones=[zone(box(2000, 0, 2600, 1000), "A", "A")], date="20260101"),
        plu(idurba="est", zones=[zone(box(2600, 0, 3000, 1000), "A", "A")], date="20100101"),
    ]
    one, notes = holder(documents)
    assert named(documents, one) == "ouest"
    assert any("laissé de côté : est (état « opposable »), où 40,0\u00a0ha ne sont pas mesurés" in n for n in notes)


def test_an_annulled_document_lets_nothing_be_concluded_unless_forced():
    documents = [plui(), plu(etat="04")]
    found = lines(measured(campaign(documents)))
    assert found.loc["T1", "commune", "10003"]["signal"] == "non évaluable"
    assert found.loc["Q3", "commune", "10003"]["signal"] == "écart"
    assert found.loc["T1", "scot", "essai"]["valeur"] == pytest.approx(1.0)  # 10001 only
    assert found.loc["T1", "scot", "essai"]["motif"] == "à examiner : total partiel, sans 10003, 10004"
    assert found.loc["T1s", "scot", "essai"]["valeur"] == pytest.approx(1.0)
    assert found.loc["T1s", "scot", "essai"]["motif"] == "à examiner : total partiel, sans 10003, 10004"
    forced = lines(measured(campaign(documents, forced=True)))
    assert forced.loc["T1", "commune", "10003"]["valeur"] == pytest.approx(1.0)
    assert forced.loc["T1s", "scot", "essai"]["valeur"] == pytest.approx(2.0)


def test_a_document_counts_only_where_it_holds_a_commune():
    """The PLUi also zones 10003, which an older PLU is left aside for: its 4 ha of AU are not counted twice."""
    more = [*plui().zones.drop(columns="geometry").to_dict("records")]
    shapes = list(plui().zones.geometry)
    wide = [{**row, "geometry": shape} for row, shape in zip(more, shapes)]
    wide += [zone(box(2000, 0, 2300, 100), "AUc", "1AU"), zone(box(2000, 100, 3000, 1000), "A", "A")]
    documents = [plui(zones=wide, communes=["10001", "10002", "10003"]), plu()]
    made = campaign(documents)
    table = totals_table(made, measured(made)).set_index(["regle_id", "territoire_type", "territoire_id"])
    assert table.loc["F4", "scot", "essai"]["denominateur"] == pytest.approx(7.0)  # 3 + 1 + 3 ha of the PLUi


def test_no_commune_covered_and_twice_the_same_identity_are_refused():
    elsewhere = plu(zones=[zone(box(90_000, 0, 91_000, 1000), "A", "A")], communes=["90001"])
    with pytest.raises(InputError, match="Aucun document donné ne couvre une commune"):
        campaign([elsewhere])
    with pytest.raises(InputError, match="« a.gpkg » et « b.gpkg » portent le même IDURBA « 10003_PLU_20250301 »"):
        check_identities([plu(), plu()], ["a.gpkg", "b.gpkg"])


# --------------------------------------------------------------------------------------------------------- who works


class Copying(Executor):
    """Runs each unit at once on copies of what it is given, and gives a copy of the result: as a cluster does."""

    def __init__(self):
        self.sent = []

    def submit(self, function, *args):
        future = Future()
        args = [arg() if isinstance(arg, Shared) else pickle.loads(pickle.dumps(arg)) for arg in args]
        future.set_result(pickle.loads(pickle.dumps(function(*args))))
        return future


class Shared:
    """What stands for a value sent once."""

    def __init__(self, value):
        self.bytes = pickle.dumps(value)

    def __call__(self):
        return pickle.loads(self.bytes)


def same(one, other):
    pd.testing.assert_frame_equal(one.evaluation.results[KEPT], other.evaluation.results[KEPT])
    for end in ("surf", "lin", "pct"):
        left, right = one.evaluation.evidence[end], other.evaluation.evidence[end]
        pd.testing.assert_frame_equal(pd.DataFrame(left.to_wkb()), pd.DataFrame(right.to_wkb()))
    pd.testing.assert_frame_equal(one.evaluation.ledger, other.evaluation.ledger)
    pd.testing.assert_frame_equal(one.evaluation.words, other.evaluation.words)


@lru_cache(maxsize=1)
def example_of_three():
    project = document("10003_PLU_20261101", [zone(box(2000, 0, 3000, 1000), "N", "N")], ["10003"], "02", "20261101")
    documents = [plui(), plu(), project]
    return documents, measured(campaign(documents))


@settings(max_examples=12)
@given(st.permutations([0, 1, 2]), st.integers(1, 4))
def test_neither_the_order_of_documents_nor_the_workers_change_anything(order, workers):
    documents, expected = example_of_three()
    same(measured(campaign([documents[position] for position in order]), workers), expected)


def test_units_travel(example):
    found = measured(campaign([plui(), plu()]), labour=Labour(Copying(), Shared, remote=True))
    same(found, example[1])


def test_references_travel_once():
    sent = []

    def share(value):
        sent.append(type(value).__name__)
        return Shared(value)

    measured(campaign([plui(), plu()]), labour=Labour(Copying(), share, remote=True))
    assert sent == ["Ground", "Workspace", "Workspace", "Workspace"]  # two documents, and both together for T1s


def test_cancelled_on_the_way_gives_nothing():
    made = campaign([plui(), plu()], rules=(F4, T1))
    told = []
    with ThreadPoolExecutor(1) as pool:
        found = run(made, Labour(pool), "", lambda share, what: told.append((share, what)), lambda: len(told) == 2)
    assert found is None
    assert [share for share, _ in told] == pytest.approx([1 / 3, 2 / 3])  # three communes are measured
    assert {what for _, what in told} <= {"Commune 10001", "Commune 10002", "Commune 10003"}


class Waiting(Executor):
    """Never begins; the second unit has failed already."""

    def __init__(self):
        self.futures = []

    def submit(self, function, *args):  # noqa: ARG002
        self.futures.append(Future())
        if len(self.futures) == 2:
            self.futures[1].set_exception(MemoryError("plus de place"))
        return self.futures[-1]


def test_the_first_failure_drops_the_others():
    waiting, told = Waiting(), []
    with pytest.raises(MemoryError):
        run_all(Labour(waiting), len, [("a",), ("b",), ("c",)], lambda *ended: told.append(ended), lambda: False)
    assert [future.cancelled() for future in waiting.futures] == [True, False, True]
    assert told == []
