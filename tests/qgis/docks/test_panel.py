"""The panel on the dossier of the example: states, avis written through, map, room."""

from __future__ import annotations

import os
import sqlite3
import time

import pytest

from .conftest import choose


def plain(text):
    """Return a text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def stored(path, line):
    """Return the avis of a line as any tool reads it in the file."""
    with sqlite3.connect(path) as base:
        base.row_factory = sqlite3.Row
        return dict(
            base.execute(
                "SELECT * FROM avis WHERE regle_id = ? AND territoire_id = ? AND territoire_type = ?",
                (line.rule, line.row["territoire_id"], line.territory),
            ).fetchone()
        )


def until(condition, patience=60.0):
    """Let Qt work until a condition holds."""
    from qgis.PyQt.QtWidgets import QApplication

    deadline = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < deadline, "attendu en vain"
        QApplication.processEvents()
        time.sleep(0.01)


def test_empty_says_what_to_do_next(dock):
    assert dock.pages.currentWidget() is dock.empty
    assert dock.empty.create_button.text() == "Créer un dossier…"
    assert dock.empty.open_button.isEnabled()


def test_a_file_that_is_no_dossier_is_refused_in_the_panel(dock, example_files):
    assert dock.open(str(example_files["document"])) is False
    assert "n’est pas un dossier d’analyse" in plain(dock.work.note.accessibleDescription())
    assert dock.work.note.blocking and dock.session is None


def test_a_dossier_to_come_asks_for_its_data_first(dock, tmp_path):
    assert dock.open(str(tmp_path / "nouveau.gpkg"))
    work = dock.work
    assert not work.run.isEnabled() and plain(work.why.text()) == "Pour lancer : choisir un document."
    assert not work.nothing.isHidden() and work.results.isHidden() and work.actions_row.isHidden()
    assert not (tmp_path / "nouveau.gpkg").exists()


def test_a_wrong_grid_is_told_under_its_field(dock, tmp_path, example_files):
    grid = tmp_path / "grille.yaml"
    text = example_files["grid"].read_text(encoding="utf-8")
    grid.write_text(text.replace("role:reservoirs", "role:reservoir"), encoding="utf-8")
    dock.open(str(tmp_path / "nouveau.gpkg"))
    dock.work.data.set_document(str(example_files["document"]))
    dock.work.data.set_grid(str(grid))
    note = dock.work.data.notes["grille"]
    assert note.blocking and "dans la grille." in plain(note.accessibleDescription())
    assert "reservoirs" in plain(note.accessibleDescription())
    assert plain(dock.work.why.text()).startswith("Pour lancer : corriger ")
    dock.work.data.set_grid(str(example_files["grid"]))
    assert note.isHidden() and dock.work.run.isEnabled()


def test_roles_without_layer_are_counted_before_the_run(dock, tmp_path, example_files):
    dock.open(str(tmp_path / "nouveau.gpkg"))
    data = dock.work.data
    data.set_grid(str(example_files["grid"]))
    assert data.form.references.text().startswith("0 rôles liés sur ")
    assert not data.notes["references"].blocking and data.notes["references"].label.text()
    data.set_references(str(example_files["references"]))
    assert data.notes["references"].isHidden()
    assert plain(data.label()) == f"Analyser {len(data.grid.regles)} règles × 6 communes"


def test_opening_counts_what_the_report_counts(opened, dossier):
    """183 lines: 180 by commune, and the three of F3, which is measured by level only."""
    with sqlite3.connect(dossier) as base:
        by_signal = dict(
            base.execute(
                "SELECT coalesce(signal, ''), count(*) FROM resultats WHERE territoire_type = 'commune' "
                "OR regle_id NOT IN (SELECT regle_id FROM resultats WHERE territoire_type = 'commune') GROUP BY signal"
            )
        )
    shown = {signal: button.count for signal, button in opened.work.results.signals.buttons.items() if button.count}
    assert shown == by_signal
    done, asked = opened.work.results.progress()
    assert (done, asked) == (0, sum(by_signal.values()) - by_signal["sans objet"])
    assert opened.work.data.isCollapsed() and opened.work.data.document.endswith("document.gpkg")


def test_choosing_a_line_shows_its_figures_and_its_evidence_only(opened):
    """C1 in Mirecalque: 0,10 ha for 0, tolerance 0,5 ha (exemple_attendu.csv)."""
    line = choose(opened, "C1", "Mirecalque")
    detail = opened.work.results.detail
    assert detail.title.text() == "C1 · Commerce hors centralités et SIP"
    assert [plain(label.text()) for _, label in detail._figure_labels] == ["0,10 ha", "0 ha", "0,5 ha", "+ 0,10 ha"]
    assert detail.signal.word == "écart toléré"
    layer = opened.map.layer("surf")
    evidence = opened.session.evidence(opened.work.results.position)
    assert layer.featureCount() == len(evidence.objects["surf"]) > 0
    assert {feature["territoire_id"] for feature in layer.getFeatures()} == {line.row["territoire_id"]}
    drawn = layer.extent()
    assert (drawn.xMinimum(), drawn.yMaximum()) == pytest.approx((evidence.extent[0], evidence.extent[3]))
    assert opened.interface.canvas.extent().contains(drawn)


def test_an_avis_is_in_the_file_as_soon_as_it_is_chosen(opened, dossier):
    line = choose(opened, "C1", "Mirecalque")
    opened.work.results.tree.level_asked.emit(3)
    kept = stored(dossier, line)
    assert (kept["avis"], kept["auteur"]) == ("compatible avec réserve", "L. Fontaine")
    assert kept["signal_vu"] == "écart toléré"
    assert opened.work.results.progress()[0] == 1
    assert opened.work.results.detail.form.enregistre.text().startswith("✓ Enregistré à")
    opened.work.results.tree.level_asked.emit(0)
    assert stored(dossier, line)["avis"] == "non examiné"


def test_a_text_is_written_by_itself_after_a_pause(opened, dossier):
    line = choose(opened, "C1", "Mirecalque")
    opened.work.results.detail.form.justification.setPlainText("Déjà bâti en 2019.")
    until(lambda: stored(dossier, line)["justification"] == "Déjà bâti en 2019.")


def test_leaving_a_line_writes_what_was_typed_on_it(opened, dossier):
    first = choose(opened, "C1", "Mirecalque")
    opened.work.results.detail.form.modification.setPlainText("Retirer la parcelle.")
    choose(opened, "C1", "Bourg-Témoin")
    assert stored(dossier, first)["modification"] == "Retirer la parcelle."
    assert opened.work.results.detail.form.modification.toPlainText() == ""


def test_escape_goes_back_to_the_tree_and_loses_nothing(opened, dossier):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    line = choose(opened, "C1", "Mirecalque")
    form = opened.work.results.detail.form
    form.justification.setPlainText("Vu sur place.")
    QTest.keyClick(form.justification, Qt.Key.Key_Escape)
    assert stored(dossier, line)["justification"] == "Vu sur place."


def test_keys_of_the_tree_write_the_avis(opened, dossier):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    line = choose(opened, "C1", "Bourg-Témoin")
    for key, level in ((Qt.Key.Key_1, "compatible"), (Qt.Key.Key_4, "incompatible"), (Qt.Key.Key_0, "non examiné")):
        QTest.keyClick(opened.work.results.tree, key)
        assert stored(dossier, line)["avis"] == level


def test_going_on_without_avis_passes_the_lines_that_have_one(opened):
    results = opened.work.results
    seen = set()
    for _ in range(4):
        assert results.go_without_avis(1)
        results._choose()
        seen.add(results.position)
        results.tree.level_asked.emit(1)
    assert len(seen) == 4 and results.progress()[0] == 4
    here = results.position
    assert results.go_without_avis(-1)
    results._choose()
    assert results.position not in seen | {here}


def test_a_file_held_by_another_writer_keeps_the_text_in_its_field(opened, dossier, monkeypatch):
    from aula.aula_plugin.storage import dossier_base

    monkeypatch.setattr(dossier_base, "_PATIENCE", 0.05)
    line = choose(opened, "C1", "Mirecalque")
    form = opened.work.results.detail.form
    holder = sqlite3.connect(dossier, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    form.justification.setPlainText("À garder.")
    form.flush()
    assert opened.work.note.blocking and "pas encore enregistré" in plain(opened.work.note.accessibleDescription())
    assert form.justification.toPlainText() == "À garder."
    holder.execute("ROLLBACK")
    holder.close()
    form.flush()
    assert stored(dossier, line)["justification"] == "À garder."
    assert opened.work.note.isHidden()


def test_a_read_only_dossier_is_read_and_says_so(dock, dossier, monkeypatch):
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)
    assert dock.open(str(dossier))
    choose(dock, "C1", "Mirecalque")
    form = dock.work.results.detail.form
    assert not form.avis.isEnabled() and form.avis.toolTip() == "Ce dossier est en lecture seule."
    assert "lecture seule" in dock.work.header.file.text()
    assert not dock.work.run.isEnabled() or dock.work.run.isHidden()


def test_a_signal_that_changed_since_the_avis_is_said_and_the_avis_kept(opened, dossier):
    line = choose(opened, "C1", "Mirecalque")
    opened.work.results.tree.level_asked.emit(2)
    with sqlite3.connect(dossier) as base:
        base.execute("UPDATE avis SET signal_vu = 'respecté', valeur_vue = 0 WHERE avis = 'compatible avec remarque'")
    opened.reload()
    line = choose(opened, "C1", "Mirecalque")
    note = opened.work.results.detail.note
    assert line.changed
    assert "respecté → écart toléré (0,00 ha → 0,10 ha)" in plain(note.accessibleDescription())
    opened.avis.keep(line)
    assert not line.changed and note.isHidden()
    assert stored(dossier, line)["avis"] == "compatible avec remarque"


def test_a_zoning_changed_since_the_run_is_said(dock, dossier):
    with sqlite3.connect(dossier.with_name("document.gpkg")) as base:
        base.execute("UPDATE gpkg_contents SET last_change = '2999-01-01T00:00:00.000Z' WHERE table_name = 'zone_urba'")
    dock.open(str(dossier))
    assert "Le zonage a changé depuis l’analyse du " in plain(dock.work.note.accessibleDescription())


def test_an_analysis_runs_in_the_background_and_keeps_the_avis(opened, dossier, example_files):
    line = choose(opened, "C1", "Mirecalque")
    opened.work.results.tree.level_asked.emit(3)
    data = opened.work.data
    data.set_grid(str(example_files["grid"]))
    data.set_references(str(example_files["references"]))
    opened.analyse()
    assert opened.runs.running and not opened.work.progress.isHidden()
    assert not opened.work.results.detail.form.avis.isEnabled() and not data.form.isEnabled()
    until(lambda: not opened.runs.running)
    assert opened.work.progress.isHidden() and opened.work.note.isHidden()
    assert len(opened.session.dossier.passages) == 2
    assert stored(dossier, line)["avis"] == "compatible avec réserve"
    again = choose(opened, "C1", "Mirecalque")
    assert again.avis == "compatible avec réserve" and not again.changed


def test_a_cancelled_analysis_leaves_the_dossier_as_it_was(opened, example_files):
    data = opened.work.data
    data.set_grid(str(example_files["grid"]))
    data.set_references(str(example_files["references"]))
    opened.analyse()
    opened.work.progress.cancel.click()
    until(lambda: not opened.runs.running)
    assert len(opened.session.dossier.passages) == 1
    assert "Analyse arrêtée." in plain(opened.work.note.accessibleDescription())


def test_the_progress_says_which_commune_of_how_many(opened, example_files):
    """Six communes: the example grid measures F3 by level too, so that what is counted is territories."""
    data = opened.work.data
    data.set_grid(str(example_files["grid"]))
    data.set_references(str(example_files["references"]))
    said = []
    opened.runs.progressed.connect(lambda _, what: said.append(plain(what)))
    opened.analyse()
    until(lambda: not opened.runs.running)
    counted = [text for text in said if " sur " in text and "mesuré : " in text]
    assert any("Bourg-Témoin" in text for text in counted)
    numbers = [int(text.split(" sur ")[0].split()[-1]) for text in counted]
    assert numbers == sorted(numbers) and numbers[0] == 1
    assert any(text.startswith("Écriture dans le dossier d’analyse") for text in said)


@pytest.mark.parametrize("width", [304, 344, 404])
@pytest.mark.parametrize("count", [7, 500, 1252])
def test_the_words_of_the_legend_are_whole(opened, width, count):
    from collections import Counter

    from aula.aula_plugin.docks.common.ink import scaled
    from aula.aula_plugin.docks.common.marks import SIGNALS

    bar = opened.work.results.signals
    bar.resize(scaled(bar, width), 60)
    bar.show_counts(Counter(dict.fromkeys(SIGNALS, count)))
    bar.legend.setGeometry(bar.rect())
    assert all(button.needed() <= button.width() for button in bar.buttons.values())
    assert bar._columns == 3 or (width == 304 and count > 7)


def test_the_help_of_the_rule_is_told_with_its_source():
    from aula.aula_plugin.docks.compatibility.measure_text import details

    names = ("type", "unite", "valeur", "valeur_min", "valeur_max", "message", "numerateur", "denominateur")
    names += ("brute_ha", "nette_ha", "certaine_ha", "motif", "zones", "entrees", "parametres")
    row = dict.fromkeys(names)
    row.update(source_document="DOO", source_page=36)
    help_ = {"droit": "Comptée à T0.", "mesure": "Ce qui dépasse.", "ne_dit_pas": "Le bâti récent."}
    told = {
        heading: plain(text) for heading, text in details(row, {"aide": help_, "source": {"texte": "Prescr. 4"}}, "")
    }
    assert told == {
        "Le droit": "Comptée à T0.",
        "Source": "DOO, p. 36",
        "Le texte": "Prescr. 4",
        "Elle dit": "Ce qui dépasse.",
        "Elle ne dit pas": "Le bâti récent.",
    }


def test_tools_absent_from_the_toolbox_are_greyed_with_the_reason(dock):
    from qgis.PyQt.QtWidgets import QMenu

    from aula.aula_plugin.docks.common.tools import Tool, fill_menu

    menu = QMenu()
    fill_menu(menu, (Tool("aula:verifier_compatibilite", "Analyser"), Tool("aula:absent", "Rien")), lambda _: None)
    there, absent = menu.actions()
    assert there.isEnabled() and not absent.isEnabled()
    assert absent.toolTip() == "Absent de cette version de l’extension."


def test_the_project_remembers_the_dossier_and_the_filter(opened, dossier):
    from aula.aula_plugin.docks.compatibility.dock import CompatibilityDock

    opened.work.results.signals.buttons["écart"].setChecked(True)
    again = CompatibilityDock(opened.interface)
    assert again.session.path == str(dossier)
    assert again.work.results.filters.filter.signals == {"écart"}
    assert all(
        line.signal == "écart"
        for line, keep in zip(again.work.results.model.lines, again.work.results.model.kept)
        if keep
    )
    again.shut()
    again.deleteLater()


def test_shutting_leaves_no_layer_nor_group(opened):
    from qgis.core import QgsProject

    choose(opened, "C1", "Mirecalque")
    assert QgsProject.instance().mapLayers()
    opened.shut()
    assert not QgsProject.instance().mapLayers()
    assert not QgsProject.instance().layerTreeRoot().children()
    QgsProject.instance().readProject.connect(opened._project_read)
    QgsProject.instance().cleared.connect(opened._project_cleared)


@pytest.mark.parametrize(("width", "height"), [(320, 590), (360, 860), (420, 500), (900, 400)])
def test_nothing_needs_more_than_320_pixels(opened, width, height):
    """Sizes of the design are for a line of 15 pixels; the font of the machine may be larger."""
    from aula.aula_plugin.docks.common.ink import DESIGN_LINE

    choose(opened, "C1", "Mirecalque")
    opened.work.data.setCollapsed(False)
    opened.resize(width, height)
    opened.work.results.fit(width, height)
    most = 320 * max(1.0, opened.fontMetrics().height() / DESIGN_LINE)
    assert opened.minimumSizeHint().width() <= most
