"""The land ledger and the list of objects that words designate."""

import pytest

from aula.aula_plugin.core.compatibility.evaluation import evaluate
from aula.aula_plugin.core.compatibility.ledger import LEDGER_COLUMNS, WORD_COLUMNS
from aula.aula_plugin.core.compatibility.model import Champ, Seuil, TableRef
from aula.tests.unit.scene_builder import box, commune, psc, workspace, zone
from aula.tests.unit.test_evaluation import rule

F1 = rule(
    "F1",
    "conso_vs_enveloppe",
    {"vocation": "toutes"},
    Seuil("<=", "ha", TableRef("enveloppes", "ha")),
    champ=Champ(cumul=("scot",)),
)


def ledger(**more):
    made = workspace(
        zones=[zone(box(0, 0, 200, 100), "AUc", "1AU")],
        roles={"enveloppe_urbaine": [box(0, 500, 10, 510)]},
        regles=[F1],
        communes=[commune(box(0, 0, 1000, 1000)), commune(box(1000, 0, 2000, 1000), "10002")],
        **more,
    )
    return evaluate(made)


def test_what_is_left_of_the_envelope():
    # 3.5 ha of envelope, 2 ha of AU: 1.5 ha left; 0.4 of the 2 ha are built since T0. The other has no envelope.
    tables = {
        "enveloppes": [{"territoire": "10001", "ha": "3,5"}],
        "conso": [{"territoire": "10001", "ha_depuis_t0": "0,4"}],
    }
    found = ledger(tables=tables)
    assert list(found.ledger.columns) == list(LEDGER_COLUMNS)
    first, second = found.ledger.to_dict("records")
    assert [first[name] for name in ("insee", "vocation", "idurba", "date")] == [
        "10001",
        "toutes",
        "10001_PLU_20260101",
        "20260101",
    ]
    assert [first[f"{name}_ha"] for name in ("enveloppe", "consomme", "engage", "reste")] == pytest.approx(
        [3.5, 0.4, 2, 1.5]
    )
    assert second["insee"] == "10002" and second["enveloppe_ha"] is None and second["reste_ha"] is None


def test_built_since_t0_is_unknown_when_no_one_gave_it():
    found = ledger(tables={"enveloppes": [{"territoire": "*", "ha": "1"}]})
    assert found.ledger["consomme_ha"].tolist() == [None, None]
    assert found.ledger["reste_ha"].tolist() == pytest.approx([-1, 1])


def test_objects_found_by_words_are_listed_once_per_line():
    asked = {"objets": ("psc:16-03",)}
    made = workspace(
        zones=[zone(box(0, 0, 1000, 1000), "A")],
        psc=[psc(box(0, 0, 10, 10), "16-03", "STECAL 1"), psc(box(50, 0, 60, 10), "99-00", "STECAL du hameau")],
        regles=[rule("A4", "comptage", asked)],
    )
    found = evaluate(made)
    assert list(found.words.columns) == list(WORD_COLUMNS)
    assert found.words[["regle_id", "territoire_id", "libelle"]].to_numpy().tolist() == [
        ["A4", "10001", "STECAL du hameau"]
    ]
    assert found.results["n_mots"].tolist() == [1] and found.results["valeur"].tolist() == [1]
