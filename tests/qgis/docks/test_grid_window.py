"""The window of the grid, used with keys and mouse: what it writes in the file, what it says, what it tries."""

from __future__ import annotations

import difflib
import shutil
import time
from pathlib import Path

import pytest

RULE = "C1"


def plain(text):
    """Return a text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def until(condition, patience=60.0):
    """Let Qt work until a condition holds."""
    from qgis.PyQt.QtWidgets import QApplication

    deadline = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < deadline, "attendu en vain"
        QApplication.processEvents()
        time.sleep(0.01)


@pytest.fixture
def grid(example_files, tmp_path):
    """A copy of the grid of the example."""
    return Path(shutil.copy(example_files["grid"], tmp_path / "grille.yaml"))


@pytest.fixture
def window(qgis_new_project, aula_provider):
    """A window without a grid."""
    from qgis.core import QgsSettings

    from aula.aula_plugin.docks.grid.window import GridWindow

    for kind in ("documents", "references", "grilles"):
        QgsSettings().remove(f"aula/recents/{kind}")
    made = GridWindow(None)
    made.show()
    yield made
    made.shut()
    made.hide()
    made.deleteLater()


@pytest.fixture
def opened(window, grid):
    """A window on the grid of the example, at the rule of shops outside of centres."""
    assert window.files.open(str(grid))
    at(window, RULE)
    return window


def at(window, rule):
    """Choose a rule."""
    rank = next(n for n, one in enumerate(window.edition.rules) if one["id"] == rule)
    window.choose(rank)
    return window.form


def press(widget, text):
    """Type in a field over what it holds, and leave it."""
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    QTest.keyClicks(widget, text)
    QTest.keyClick(widget, Qt.Key.Key_Return)


def changed_lines(before, after):
    """Return the lines that came in place of others."""
    return [one[2:] for one in difflib.ndiff(before.splitlines(), after.splitlines()) if one.startswith("+ ")]


def choose(combo, value):
    """Choose an entry of a list as a person does."""
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())


def test_empty_says_what_to_do_next(window):
    assert window.pages.currentWidget() is window.empty
    assert window.empty.button.text() == "Ouvrir une grille…"
    assert not window.header.save.isEnabled() and window.header.save.toolTip() == "Rien à enregistrer."


def test_a_first_grid_is_a_copy_of_the_general_one(window, tmp_path, monkeypatch):
    from aula.aula_plugin.paths import TEMPLATES

    monkeypatch.setattr(window.header, "ask_new", lambda: str(tmp_path / "scot.yaml"))
    window.empty.begin.click()
    general = TEMPLATES / "grids" / "grille_generale.yaml"
    assert (tmp_path / "scot.yaml").read_bytes() == general.read_bytes()
    assert window.header.file.text() == "scot.yaml" and len(window.edition.rules) > 73


def test_qgis_does_not_close_over_what_is_not_saved(opened, monkeypatch):
    from qgis.PyQt.QtWidgets import QMessageBox

    from aula.aula_plugin.docks.desktop import ExitBlocker

    answers = [QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Save]
    monkeypatch.setattr(QMessageBox, "exec", lambda _: answers.pop(0))
    blocker = ExitBlocker({"grille": opened})
    assert blocker.allowExit() and len(answers) == 2
    press(opened.form.editor_of("seuil", "valeur").line, "7")
    assert not blocker.allowExit() and opened.edition.dirty
    assert blocker.allowExit() and not opened.edition.dirty


def test_saving_without_a_change_gives_the_same_bytes(opened, grid, example_files):
    assert opened.files.save()
    assert grid.read_bytes() == example_files["grid"].read_bytes()


def test_a_threshold_typed_and_saved_changes_one_line(opened, grid, example_files):
    """C1 allows nothing, plus 0,5 ha: the person allows a quarter of a hectare."""
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    press(opened.form.editor_of("seuil", "valeur").line, "0,25")
    assert opened.edition.dirty and opened.isWindowModified()
    assert "non enregistrée" in plain(opened.header.state.text())
    QTest.mouseClick(opened.header.save, Qt.MouseButton.LeftButton)
    before, after = (path.read_text(encoding="utf-8") for path in (example_files["grid"], grid))
    (line,) = changed_lines(before, after)
    assert "valeur: 0.25" in line and "tolerance_abs: 0.5" in line
    assert not opened.edition.dirty


def test_what_is_wrong_is_said_beside_its_field_while_typing(opened):
    from qgis.PyQt.QtTest import QTest

    line = opened.form.editor_of("seuil", "valeur").line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "beaucoup")
    note = opened.form.notes[("seuil", "valeur")]
    until(lambda: not note.isHidden())
    assert note.blocking and "« beaucoup » n’est pas une valeur de seuil" in plain(note.accessibleDescription())
    assert [one for one, note in opened.form.notes.items() if note.blocking and not note.isHidden()] == [
        ("seuil", "valeur")
    ]
    assert not opened.trial_bar.button.isEnabled()
    assert plain(opened.trial_bar.said.text()) in (
        "Pour essayer : corriger la règle.",
        "Pour essayer : choisir un document.",
    )
    press(line, "1")
    assert note.isHidden()


def test_ctrl_z_undoes_a_step_of_the_grid_even_in_a_field(opened):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    text = opened.edition.text
    line = opened.form.editor_of("seuil", "valeur").line
    press(line, "3")
    assert "changement de C1" in opened.header.undo.toolTip()
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert opened.edition.text == text and opened.form.editor_of("seuil", "valeur").line.text() == "0"
    QTest.keyClick(line, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert opened.form.editor_of("seuil", "valeur").line.text() == "3"


def test_one_threshold_by_level_then_a_direction(opened):
    """Three levels in the example: each takes the figure that stood alone; « entre » asks for two."""
    choose(opened.form.editor_of("seuil").combo, "par_niveau")
    rank = opened.rule
    assert opened.edition.rules[rank]["seuil"]["par_niveau"] == {"1": "0", "2": "0", "3": "0"}
    press(opened.form.editor_of("seuil", "par_niveau", "2").line, "1,5")
    choose(opened.form.editor_of("seuil", "operateur").combo, "entre")
    assert opened.edition.rules[rank]["seuil"]["par_niveau"]["2"] == ["1.5", "1.5"]
    press(opened.form.editor_of("seuil", "par_niveau", "2", 1).line, "4")
    assert opened.edition.check().grid.regles[rank].seuil.par_niveau["2"] == (1.5, 4.0)
    assert not opened.edition.check().errors
    choose(opened.form.editor_of("seuil").combo, "aucun")
    assert "seuil" not in opened.edition.rules[rank]


def test_another_indicator_brings_its_own_fields_with_their_help(opened):
    from aula.aula_plugin.core.compatibility.schema import INDICATOR_TYPES

    for kind, schema in INDICATOR_TYPES.items():
        choose(opened.form.editor_of("indicateur", "type").combo, kind)
        shown = [path[2] for path in opened.form.editors if path[:2] == ("indicateur", "params")]
        assert shown == list(schema.params)
        for name, param in schema.params.items():
            said = opened.form.editor_of("indicateur", "params", name).main.accessibleDescription()
            assert said[1:] == param.help[1:]


def test_a_layer_is_chosen_in_the_menu_of_a_selector(opened):
    at(opened, "T1")
    editor = opened.form.editor_of("indicateur", "params", "y")
    before = editor.value()
    menu = editor.button.menu()
    menu.aboutToShow.emit()
    layers = next(one.menu() for one in menu.actions() if one.text() == "Couches du SCoT")
    next(one for one in layers.actions() if one.text() == "Corridors écologiques").trigger()
    assert opened.form.editor_of("indicateur", "params", "y").value() == [*before, "role:corridors"]
    assert "Corridors écologiques (couche)" in opened.form.editor_of("indicateur", "params", "y").caption.text()


def test_rules_are_copied_moved_and_taken_away_by_keys(opened, grid, example_files):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    ids = [one["id"] for one in opened.edition.rules]
    place = ids.index(RULE)
    tree = opened.list.tree
    tree.setFocus()
    opened.list.buttons["dupliquer"].click()
    assert [one["id"] for one in opened.edition.rules] == [*ids[: place + 1], "C1_2", *ids[place + 1 :]]
    assert opened.rule == place + 1 and tree.currentItem().text(0).startswith("C1_2")
    opened.list.buttons["descendre"].click()
    assert [one["id"] for one in opened.edition.rules].index("C1_2") == place + 2
    opened.list.buttons["supprimer"].click()
    assert [one["id"] for one in opened.edition.rules] == ids
    opened.files.save()
    assert grid.read_bytes() == example_files["grid"].read_bytes()
    for key, modifier, count in (
        (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier, len(ids) + 1),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, len(ids)),
        (Qt.Key.Key_Insert, Qt.KeyboardModifier.NoModifier, len(ids) + 1),
    ):
        QTest.keyClick(tree, key, modifier)
        assert len(opened.edition.rules) == count
    QTest.keyClick(tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert opened.edition.rules[opened.rule]["id"] == "N1"
    for _ in range(4):
        opened.undo()
    assert [one["id"] for one in opened.edition.rules] == ids and not opened.edition.dirty


def test_closing_asks_and_staying_keeps_everything(opened, monkeypatch):
    from qgis.PyQt.QtWidgets import QMessageBox

    asked = []
    answers = [QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Discard]
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()) or answers[len(asked) - 1])
    press(opened.form.editor_of("seuil", "valeur").line, "7")
    assert opened.close() is False and opened.isVisible() and opened.edition.dirty
    assert plain(asked[0]) == "Enregistrer les changements de « grille.yaml » ?"
    assert opened.close() is True and opened.source is None


def test_a_file_changed_meanwhile_is_never_written_over_unasked(opened, grid):
    press(opened.form.editor_of("seuil", "valeur").line, "7")
    grid.write_text("# un autre\n" + grid.read_text(encoding="utf-8"), encoding="utf-8")
    assert not opened.files.save()
    assert "a changé sur le disque" in plain(opened.note.accessibleDescription())
    assert grid.read_text(encoding="utf-8").startswith("# un autre") and opened.edition.dirty
    assert opened.files.save(True)
    assert not grid.read_text(encoding="utf-8").startswith("# un autre") and opened.note.isHidden()


def test_a_read_only_file_says_so_and_can_be_saved_elsewhere(window, grid, tmp_path, monkeypatch):
    import os

    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "grille.yaml" or mode != os.W_OK)
    assert window.files.open(str(grid))
    assert "« grille.yaml » est en lecture seule." in plain(window.note.accessibleDescription())
    at(window, RULE)
    press(window.form.editor_of("seuil", "valeur").line, "7")
    before = grid.read_bytes()
    assert not window.files.save() and grid.read_bytes() == before and window.edition.dirty
    assert window.note.blocking and "Rien n’a été enregistré" in plain(window.note.accessibleDescription())
    monkeypatch.setattr(window.header, "ask_copy", lambda _: str(tmp_path / "copie.yaml"))
    assert window.files.ask_save_as()
    assert "valeur: 7" in (tmp_path / "copie.yaml").read_text(encoding="utf-8")
    assert window.header.file.text() == "copie.yaml" and not window.edition.dirty


@pytest.mark.parametrize("step", ["write", "replace"])
def test_a_disk_that_refuses_leaves_the_file_whole_and_the_changes_in_the_window(opened, grid, monkeypatch, step):
    import errno
    import os

    def refuse(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    press(opened.form.editor_of("seuil", "valeur").line, "7")
    before = grid.read_bytes()
    with monkeypatch.context() as disk:
        disk.setattr(*((Path, "write_bytes", refuse) if step == "write" else (os, "replace", refuse)))
        assert not opened.files.save()
    assert "disque plein" in plain(opened.note.accessibleDescription())
    assert grid.read_bytes() == before and opened.edition.dirty
    assert [path.name for path in grid.parent.iterdir()] == [grid.name]
    assert opened.files.save() and b"valeur: 7" in grid.read_bytes()


def test_a_copy_takes_the_tables_of_the_grid_and_writes_over_none(window, grid, tmp_path, monkeypatch):
    text = grid.read_text(encoding="utf-8").replace("enveloppes: references", "enveloppes: tables/enveloppes.csv")
    grid.write_text(text, encoding="utf-8")
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "enveloppes.csv").write_text("territoire,vocation,ha\n*,toutes,5\n", encoding="utf-8")
    assert window.files.open(str(grid)) and not window.edition.check().errors
    other = tmp_path / "ailleurs"
    other.mkdir()
    monkeypatch.setattr(window.header, "ask_copy", lambda _: str(other / "copie.yaml"))
    assert window.files.ask_save_as()
    assert (other / "copie.yaml").read_text(encoding="utf-8") == text
    assert (other / "tables" / "enveloppes.csv").read_text(encoding="utf-8").endswith("*,toutes,5\n")
    assert window.files.open(str(grid))
    assert not window.files.ask_save_as()
    assert "écraseraient des fichiers" in plain(window.note.accessibleDescription())


def test_a_file_that_is_no_grid_is_refused_in_the_window(window, tmp_path):
    (tmp_path / "liste.yaml").write_text("- a\n\tb\n", encoding="utf-8")
    assert not window.files.open(str(tmp_path / "liste.yaml"))
    assert window.note.blocking and "écriture YAML incorrecte" in plain(window.note.accessibleDescription())


@pytest.mark.parametrize("kind", ["xlsx", "ods", ""])
def test_a_grid_in_a_spreadsheet_is_edited_and_saved_in_its_kind(window, example_files, tmp_path, kind):
    from aula.aula_plugin.storage.grid_files import read_grid, write_grid

    path = tmp_path / (f"grille.{kind}" if kind else "grille")
    wanted = read_grid(example_files["grid"])
    write_grid(wanted, path)
    assert window.files.open(str(path))
    assert "réécrit ses feuilles" in plain(window.note.accessibleDescription())
    at(window, RULE)
    press(window.form.editor_of("seuil", "valeur").line, "0,25")
    assert window.files.save()
    found = {rule.id: rule for rule in read_grid(path).regles}
    assert found[RULE].seuil.valeur == 0.25
    assert [one for one in found.values() if one.id != RULE] == [one for one in wanted.regles if one.id != RULE]


@pytest.fixture
def ready(opened, example_files):
    """A window with the document and the references of the example."""
    opened.trial_bar.set_document(str(example_files["document"]))
    opened.trial_bar.set_references(str(example_files["references"]))
    return opened


def on(window, commune):
    """Choose the commune of the trial."""
    combo = window.trial_bar.commune
    combo.setCurrentIndex(combo.findText(commune))


def tried(window):
    """Try the rule shown and return the lines it gives."""
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    QTest.mouseClick(window.trial_bar.button, Qt.MouseButton.LeftButton)
    assert window.trial.running and window.trial_bar.cancel.isVisible()
    until(lambda: not window.trial.running)
    return window.trial_bar.result.lines


def test_a_rule_is_tried_on_one_commune_and_again_after_a_change(ready, grid, example_files):
    """C1 in Mirecalque: 0,10 ha for 0 and 0,5 ha of tolerance; with no tolerance the signal becomes écart."""
    on(ready, "Mirecalque")
    (line,) = tried(ready)
    assert (line["territoire_nom"], round(line["valeur"], 4), line["signal"]) == ("Mirecalque", 0.1, "écart toléré")
    assert ready.trial_bar.note.isHidden()
    press(ready.form.editor_of("seuil", "tolerance_abs").line, "0,05")
    assert ready.trial_bar.result.stale.text == "règle modifiée depuis cet essai"
    (line,) = tried(ready)
    assert (line["signal"], line["tolerance_abs"]) == ("écart", 0.05)
    assert ready.trial_bar.result.stale.isHidden()
    assert ready.edition.dirty and grid.read_bytes() == example_files["grid"].read_bytes()


def test_a_rule_is_tried_with_those_whose_result_it_reads(ready):
    """F3 shares out the hectares of F1 between the three levels of the example."""
    at(ready, "F3")
    lines = tried(ready)
    assert sorted(line["territoire_id"] for line in lines) == ["1", "2", "3"]
    assert sum(line["valeur"] for line in lines) == pytest.approx(100)


def test_a_trial_is_stopped(ready):
    ready.try_rule()
    ready.trial_bar.cancel.click()
    until(lambda: not ready.trial.running)
    assert ready.trial_bar.result.isHidden() and ready.trial_bar.button.isVisible()
    assert ready.trial_bar.button.isEnabled()


def test_a_role_absent_from_the_references_is_said(ready, example_files, tmp_path):
    from osgeo import gdal

    copy = shutil.copy(example_files["references"], tmp_path / "sans.gpkg")
    file = gdal.OpenEx(str(copy), gdal.OF_UPDATE)
    file.DeleteLayer("reservoirs")
    file = None
    ready.trial_bar.set_references(str(copy))
    at(ready, "T1")
    said = [
        editor.caption.text()
        for path, editor in ready.form.editors.items()
        if path[:2] == ("indicateur", "params") and hasattr(editor, "caption")
    ]
    assert any("Réservoirs de biodiversité (couche) – absente des références" in plain(one) for one in said)


def test_a_role_is_bound_to_a_layer_of_another_name(ready, example_files, tmp_path, grid):
    """The SCoT calls its reservoirs « tvb_2024 »: the role takes that name in the grid, T1 reads it at once."""
    from osgeo import gdal
    from qgis.PyQt.QtCore import Qt

    from aula.aula_plugin.docks.grid.roles_page import LABEL, LAYER, ROLE

    copy = shutil.copy(example_files["references"], tmp_path / "autres.gpkg")
    file = gdal.OpenEx(str(copy), gdal.OF_UPDATE)
    file.ExecuteSQL("ALTER TABLE reservoirs RENAME TO tvb_2024")
    file = None
    at(ready, "T1")
    on(ready, "Bourg-Témoin")
    (before,) = tried(ready)
    ready.trial_bar.set_references(str(copy))
    ready.header.layers.click()
    page = ready.roles
    assert ready.pages.currentWidget() is page
    assert plain(page.said.text()) == "16 rôles sur 17 ont leur couche dans « autres.gpkg »."
    row = next(n for n in range(page.table.rowCount()) if page.table.item(n, ROLE).text() == "reservoirs")
    combo = page.table.cellWidget(row, LAYER)
    assert combo.itemText(0) == "aucune couche"
    choose(combo, "tvb_2024")
    assert plain(page.table.item(row, LAYER).text()) == "tvb_2024 (13 objets)"
    page.table.setCurrentCell(row, ROLE)
    assert plain(page.fields.text()).startswith("Champs : fid, nom")
    page.table.item(row, LABEL).setText("Réservoirs de la trame")
    until(lambda: ready.edition.check().grid.roles["tvb_2024"].libelle == "Réservoirs de la trame")
    ready.header.layers.click()
    on(ready, "Bourg-Témoin")
    (after,) = tried(ready)
    assert (after["valeur"], after["signal"]) == (before["valeur"], before["signal"])
    assert before["valeur"] > 0
    ready.files.save()
    changed = changed_lines(example_files["grid"].read_text(encoding="utf-8"), grid.read_text(encoding="utf-8"))
    assert all("tvb_2024" in line for line in changed) and len(changed) > 1
    assert page.table.item(0, ROLE).flags() & Qt.ItemFlag.ItemIsEditable == Qt.ItemFlag.NoItemFlags


def test_a_layer_without_a_role_is_declared(ready):
    ready.header.layers.click()
    page = ready.roles
    page.free.setCurrentIndex(page.free.findData("parcelles"))
    page.declare.click()
    assert ready.edition.check().grid.roles["parcelles"].geometrie == "surface"
    assert page.free.findData("parcelles") < 0


@pytest.mark.parametrize("rule", ["F3", "C1", "T3"])
def test_the_window_fits_a_small_screen(opened, rule):
    """1366 × 768 at 150 % leaves 910 × 512 points."""
    from aula.aula_plugin.docks.common.ink import DESIGN_LINE

    if rule in {one["id"] for one in opened.edition.rules}:
        at(opened, rule)
    scale = max(1.0, opened.fontMetrics().height() / DESIGN_LINE)
    least = opened.minimumSizeHint()
    assert least.width() <= 910 * scale and least.height() <= 480 * scale


def test_the_panel_opens_its_grid_at_the_rule_to_mend_and_reads_it_again(dock, window, grid, tmp_path):
    """A role misspelt in T1: « Corriger » opens the grid there, the panel is content once it is saved."""
    dock.open_window = lambda name: window if name == "grille" else None
    text = grid.read_text(encoding="utf-8")
    grid.write_text(text.replace('y: ["role:reservoirs"]', 'y: ["role:reservoir"]', 1), encoding="utf-8")
    dock.open(str(tmp_path / "nouveau.gpkg"))
    dock.work.data.set_grid(str(grid))
    note = dock.work.data.notes["grille"]
    assert note.blocking
    note.label.linkActivated.emit("0")
    rule = window.edition.rules[window.rule]
    (path,) = [path for path, one in window.form.notes.items() if one.blocking and not one.isHidden()]
    assert "role:reservoir" in str(rule) and path == ("indicateur", "params", "y")
    press(window.form.editor_of(*path).line, "role:reservoirs")
    assert window.files.save() and grid.read_text(encoding="utf-8") == text
    assert note.isHidden() and dock.work.data.grid is not None
    at(window, RULE)
    dock.work.header.grid.click()
    assert window.edition.rules[window.rule]["id"] == RULE
