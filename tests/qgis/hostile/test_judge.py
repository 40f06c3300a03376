"""The judge of the hostile corpus: what it must not let through, and what it must."""

import pytest

from aula.tests.hostile.french import wrong_in_log, wrong_in_refusal
from aula.tests.hostile.sandbox import Sandbox
from aula.tests.hostile.verdict import wrong_file, wrong_results

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    "message",
    [
        "",
        "Could not load source layer for INPUT: x not found",
        "Traceback (most recent call last): …",
        "Erreur imprévue (KeyError : 'x'). Signalez-la.",
        "Le fichier est illisible (OSError). Choisissez-en un autre.",
        "La couche est illisible.",
        "Le fichier n’est pas lisible : choisissez-en un autre, fermé par un mot",
        "Choisissez « un » fichier." + " encore" * 3000,
        "Valeur None : donnez un nombre.",
    ],
)
def test_messages_refused(message):
    assert wrong_in_refusal(message)


@pytest.mark.parametrize(
    "message",
    [
        "Le fichier « x.gpkg » n’existe pas : choisissez-en un autre.",
        "« Date » : « Traceback the file » illisible ; attendu : AAAA-MM-JJ.",
        "Grille « a » : 1 erreur. Rien n’a été calculé.\n– règle T1 : rôle inconnu « x » ; accepté : bati",
    ],
)
def test_messages_accepted(message):
    assert wrong_in_refusal(message) == ""


def test_a_quotation_is_not_judged_and_the_rest_is():
    assert wrong_in_log("« layer not found » : lu") == ""
    assert wrong_in_log("layer not found")


def test_counts_that_change_in_silence_are_a_defect(tmp_path):
    sound = {"numbers": {"NB_OBJETS": 3}, "told": ["3 objets lus en 1,2 s"], "tags": []}
    assert wrong_results({"NB_OBJETS": 2}, ["3 objets lus en 4,5 s"], sound, tmp_path)
    assert not wrong_results({"NB_OBJETS": 2}, ["3 objets lus en 4,5 s", "1 objet ignoré"], sound, tmp_path)
    assert wrong_results({"NB_OBJETS": -1}, ["dit"], sound, tmp_path)
    assert wrong_results({"NB_OBJETS": float("nan")}, ["dit"], sound, tmp_path)


def test_a_page_that_would_run_something_is_a_defect(tmp_path):
    page = tmp_path / "p.html"
    page.write_text("<p title='x'>&lt;script&gt;</p>", encoding="utf-8")
    assert not wrong_file(page, set())
    page.write_text("<p onclick='x()'>a</p>", encoding="utf-8")
    assert wrong_file(page, set())
    page.write_text("<script>x()</script>", encoding="utf-8")
    assert wrong_file(page, set())


def test_a_formula_in_a_table_is_a_defect(tmp_path):
    table = tmp_path / "t.csv"
    table.write_text("a,b\n'=1+1,-2\n", encoding="utf-8")
    assert not wrong_file(table, set())
    table.write_text("a,b\n=1+1,2\n", encoding="utf-8")
    assert wrong_file(table, set())


def test_the_sandbox_sees_what_is_written_elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    box = Sandbox(tmp_path / "bac")
    box.open()
    before = box.snapshot()
    (box.output / "r.gpkg").write_bytes(b"x")
    assert box.strays(before, box.snapshot(), refused=False) == []
    assert box.strays(before, box.snapshot(), refused=True)
    for place in (box.outside, box.work, box.temporary, box.home, box.case, box.inputs):
        before = box.snapshot()
        (place / "intrus").write_bytes(b"x")
        assert box.strays(before, box.snapshot(), refused=False), place
    before = box.snapshot()
    (box.outside / "voisin.txt").write_text("changé", encoding="utf-8")
    assert box.strays(before, box.snapshot(), refused=False)
    box.close()
