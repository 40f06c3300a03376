"""A new state of the document in the panel: today's lines alone, the avis of before offered, none copied in silence."""

import sqlite3
from contextlib import closing

import pytest

from .conftest import choose
from .test_panel import plain, stored

OLD, NEW = "200000001_PLUI_20260618", "200000001_PLUI_20270301"


@pytest.fixture
def changed(dock, example_files, dossier):
    """The dossier after two avis on the first state, and the measure of a second one where C1 of Mirecalque moved.

    The second state is the first one again, under another name and a later date, as an approbation brings it.
    """
    from aula.aula_plugin.storage.avis import write_avis
    from aula.aula_plugin.storage.dossier_reading import read_dossier

    for row in read_dossier(dossier).actuelles:
        if row["regle_id"] == "C1" and row["territoire_nom"] in ("Bourg-Témoin", "Mirecalque"):
            write_avis(dossier, row, {"avis": "compatible avec réserve", "justification": "À revoir."}, "M. Durand")
    with closing(sqlite3.connect(dossier)) as base, base:
        for table in ("resultats", "avis"):
            names = [row[1] for row in base.execute(f"PRAGMA table_info({table})") if row[1] != "fid"]
            listed = ", ".join(names)
            values = {
                "idurba": f"'{NEW}'",
                "date_run": "'2999-01-01T00:00:00.000Z'",
                "valeur": "CASE WHEN regle_id = 'C1' AND territoire_nom = 'Mirecalque' THEN 0.7 ELSE valeur END",
                **({"avis": "'non examiné'", "justification": "NULL", "auteur": "NULL", "date_avis": "NULL"}
                   if table == "avis" else {}),
            }  # fmt: skip
            chosen = ", ".join(values.get(name, name) for name in names)
            base.execute(f"INSERT INTO {table} ({listed}) SELECT {chosen} FROM {table}")
    assert dock.open(str(dossier))
    return dock


def test_only_the_lines_of_today_are_shown_and_the_avis_of_before_are_offered(changed):
    places = [line.place for line in changed.session.lines if line.rule == "C1" and line.territory == "commune"]
    assert len(places) == len(set(places)) == 6
    assert {line.row["idurba"] for line in changed.session.lines} == {NEW}
    assert changed.work.results.progress()[0] == 0  # nothing copied in silence
    said = plain(changed.work.note.accessibleDescription())
    assert (
        said.startswith(f"Nouvel état du document : {NEW}.") and f"2 avis donnés sur l’état précédent ({OLD})" in said
    )


def test_a_person_ticks_and_what_moved_is_marked(changed, dossier):
    from aula.aula_plugin.docks.compatibility.takeover import TakeoverDialog

    dialog = TakeoverDialog(changed.session.takeovers(), changed)
    branches = [plain(dialog.tree.topLevelItem(rank).text(0)) for rank in range(dialog.tree.topLevelItemCount())]
    assert branches == ["À revoir : signal ou valeur modifiés (1)", "Mesure inchangée (1)"]
    assert dialog.accepted_button.text() == "Reprendre 2 avis"
    moved = dialog.tree.topLevelItem(0).child(0)
    assert moved.text(0).startswith("C1 · Mirecalque · ") and "M. Durand" in moved.text(1)
    assert plain(moved.text(2)) == "écart toléré, 0,10 ha → écart toléré, 0,70 ha"
    changed.taking.take(dialog.chosen())
    line = choose(changed, "C1", "Mirecalque")
    assert line.changed and line.avis == "compatible avec réserve"
    assert not choose(changed, "C1", "Bourg-Témoin").changed
    assert changed.work.results.progress()[0] == 2
    assert "1 à revoir" in plain(changed.work.note.accessibleDescription())
    with closing(sqlite3.connect(dossier)) as base:
        rows = base.execute(
            "SELECT idurba, auteur FROM avis WHERE avis = 'compatible avec réserve' ORDER BY idurba"
        ).fetchall()
    assert rows == [(OLD, "M. Durand")] * 2 + [(NEW, "M. Durand")] * 2
    assert stored(dossier, line)["avis"] == "compatible avec réserve"


def test_what_is_not_ticked_stays_without_avis(changed):
    from qgis.PyQt.QtCore import Qt

    from aula.aula_plugin.docks.compatibility.takeover import TakeoverDialog

    dialog = TakeoverDialog(changed.session.takeovers(), changed)
    dialog.tree.topLevelItem(0).setCheckState(0, Qt.CheckState.Unchecked)
    assert dialog.accepted_button.text() == "Reprendre 1 avis"
    dialog.tree.topLevelItem(1).setCheckState(0, Qt.CheckState.Unchecked)
    assert not dialog.accepted_button.isEnabled() and dialog.accepted_button.toolTip()


def test_not_now_is_remembered_with_the_project(changed, dossier):
    changed.taking._later()
    assert changed.work.note.isHidden()
    assert changed.open(str(dossier)) and "Nouvel état" not in changed.work.note.accessibleDescription()


def test_the_state_before_can_be_read_again(changed):
    choose(changed, "C1", "Mirecalque")
    changed.work.results.show_state(OLD)
    results = changed.work.results
    assert {line.row["idurba"] for line in changed.session.lines} == {OLD}
    results._choose()
    line = results.model.lines[results.position]
    assert (line.rule, line.place, line.avis) == ("C1", "Mirecalque", "compatible avec réserve")
