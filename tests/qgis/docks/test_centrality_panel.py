"""The panel « Centralités » on the example: states, live preview, dossier, hand edits, comparison, what is kept."""

from __future__ import annotations

import shutil
import time

import pytest

from .conftest import Interface


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
        time.sleep(0.005)


def drawn(panel):
    """Wait until what was asked for is drawn."""
    until(lambda: not panel.live.busy and panel.last is not None and panel.last.asked == panel.study.asked)


def made_panel():
    from aula.aula_plugin.docks.centrality.dock import CentralityDock

    interface = Interface()
    made = CentralityDock(interface)
    made.interface = interface
    interface.window.resize(1000, 900)
    made.resize(360, 860)
    return made


@pytest.fixture
def panel(qgis_new_project, aula_provider):
    """A panel without an offer."""
    from qgis.core import QgsSettings

    QgsSettings().setValue("aula/auteur", "L. Fontaine")
    made = made_panel()
    yield made
    made.shut()
    made.deleteLater()


@pytest.fixture
def opened(panel):
    """The panel on the example, at Gabarville."""
    panel.study.set_code("99001")
    assert panel.files.try_example()
    drawn(panel)
    return panel


@pytest.fixture(scope="module")
def computed_file(aula_provider, tmp_path_factory):
    """The dossier of the example, computed once from the panel."""
    from qgis.core import QgsProject

    QgsProject.instance().clear()
    path = tmp_path_factory.mktemp("centralites") / "centralites.gpkg"
    made = made_panel()
    assert made.files.try_example()
    drawn(made)
    assert made.files.begin(str(path))
    made.batch.run()
    assert made.page.run.cancel.isVisibleTo(made) and not made.page.run.run.isVisibleTo(made)
    until(lambda: not made.batch.runner.running)
    assert not made.page.file_note.label.text()
    made.shut()
    made.deleteLater()
    QgsProject.instance().clear()
    return path


@pytest.fixture
def computed(opened, computed_file, tmp_path):
    """The panel on a copy of that dossier."""
    assert opened.files.open(str(shutil.copy(computed_file, tmp_path / "centralites.gpkg")))
    return opened


def test_empty_says_what_a_candidate_is_drawn_from(panel):
    page = panel.page
    assert page.empty.isVisibleTo(panel) and not page.tuning.isVisibleTo(panel) and not page.run.isVisibleTo(panel)
    assert page.empty.act.text() == "Préparer l’offre…" and "exemple" in page.empty.example.text()
    assert panel.preview is None and not page.data.isCollapsed()


def test_an_offer_alone_says_what_else_to_choose(panel):
    from qgis.core import QgsProject, QgsVectorLayer

    layer = QgsVectorLayer("Point?crs=EPSG:2154&field=groupe:string", "offre", "memory")
    QgsProject.instance().addMapLayer(layer)
    panel.page.data.form.fields["OFFRE"].setLayer(layer)
    run = panel.page.run
    assert plain(run.said.text()) == "Pour lancer : choisir les communes." and not run.run.isEnabled()
    assert "bâti dense" in panel.page.built_note.accessibleDescription()
    QgsProject.instance().removeMapLayer(layer.id())
    assert panel.page.empty.isVisibleTo(panel) and panel.study.layers == {}


def test_an_offer_not_prepared_is_told_under_the_data(panel):
    from qgis.core import QgsProject, QgsVectorLayer

    from aula.aula_plugin.paths import TEMPLATES

    offer = QgsVectorLayer("Point?crs=EPSG:2154&field=nom:string", "relevé", "memory")
    communes = QgsVectorLayer(f"{TEMPLATES / 'exemple' / 'communes.gpkg'}|layername=communes", "communes", "ogr")
    QgsProject.instance().addMapLayers([offer, communes])
    panel.use_layers({"OFFRE": offer.id(), "COMMUNES": communes.id()})
    until(lambda: not panel.live.busy)
    note = panel.page.data.form.note
    assert note.blocking and "n’a pas de champ groupe" in note.accessibleDescription()
    assert plain(panel.page.run.said.text()) == "Pour lancer : corriger les données."


def test_the_example_is_drawn_at_once(opened):
    """The text of the example: a centre at Gabarville (99001); 90 equipments, six of them located at Croquigny."""
    page = opened.page
    assert page.data.isCollapsed() and "84 équipements" in plain(page.data.toolTip())
    assert page.commune.box.currentText() == "Gabarville" and page.commune.box.count() == 6
    assert len(opened.last.candidates) == 1 and page.core_note.isHidden() and page.place_note.isHidden()
    assert plain(page.tuning.form.thresholds.text()).startswith("densité ")
    assert plain(page.run.run.text()) == "Calculer les 6 communes" and page.run.run.isEnabled()
    opened.look_at("99006")
    drawn(opened)
    codes = {page.commune.box.itemText(rank): page.commune.box.itemData(rank) for rank in range(6)}
    opened.look_at(codes["Croquigny"])
    said = plain(page.place_note.accessibleDescription())
    assert said == "6 points au même endroit (5 groupes) : localisés à la commune, laissés hors du calcul."
    drawn(opened)
    assert not page.core_note.isHidden()


def test_a_project_closed_while_its_layers_are_read_leaves_an_empty_panel(panel):
    from qgis.core import QgsProject

    assert panel.files.try_example() and panel.live.busy
    QgsProject.instance().clear()
    until(lambda: not panel.live.busy)
    assert panel.preview is None and panel.page.empty.isVisibleTo(panel)
    assert panel.page.data.form.note.isHidden()


def test_a_slider_draws_again_and_a_double_click_goes_back(opened):
    from aula.aula_plugin.core.centrality.settings import Settings

    before, row = opened.last, opened.page.tuning.form.rows["radius"]
    row.slider.setValue(220)
    assert row.spin.value() == 220 and opened.study.settings.radius == 220 and opened.last is before
    drawn(opened)
    assert opened.last.drawing.thresholds.density > before.drawing.thresholds.density
    row.slider.mouseDoubleClickEvent(None)
    drawn(opened)
    assert opened.study.settings == Settings()
    assert opened.last.areas == pytest.approx(before.areas)


def test_no_core_says_why_and_offers_what_would_do(opened):
    """The offer shows 15 groups: 20 is above three quarters of them, and ceil(20 × 15 / 26) = 12."""
    opened.page.tuning.form.rows["groups"].slider.setValue(20)
    drawn(opened)
    said = plain(opened.page.core_note.accessibleDescription())
    assert said.startswith("Aucun cœur : au plus ") and "il en faut 20." in said
    assert "La source n’en montre que 15 sur 26 ; le seuil équivalent serait 12." in said
    opened.page.core_note._act("0")
    assert opened.study.settings.groups == 12


def test_variants_vote_by_family(opened):
    from qgis.PyQt.QtCore import Qt

    form = opened.page.variants.form
    assert plain(form.families.text()).startswith("3 familles") and form.bar.isVisibleTo(opened)
    by_name = {item.data(0, Qt.ItemDataRole.UserRole): item for item in form.items()}
    assert list(by_name) == ["champ", "tampons", "enveloppe", "reseau", "tissu", "scot", "plu"]
    for name in ("champ", "reseau"):
        by_name[name].setCheckState(1, Qt.CheckState.Unchecked)
    drawn(opened)
    assert plain(form.note.accessibleDescription()) == "Accord non évaluable : une seule famille."
    assert form.bar.isHidden()
    form.note._act("0")
    drawn(opened)
    assert form.note.isHidden() and opened.study.votes == ["champ", "tampons", "enveloppe"]


def test_the_effects_stand_beside_the_sliders_where_there_is_room(opened):
    form = opened.page.tuning.form
    opened._later.stop()
    opened._ask_effects()
    until(lambda: bool(form.effects))
    assert form.effects["density"][0] > 0 > form.effects["density"][1]
    assert "25 % de moins : +" in plain(form.rows["density"].slider.toolTip())
    form.rows["density"].slider.setValue(60)
    drawn(opened)
    assert form.effects == {}


def test_settings_are_kept_with_the_project_and_results_are_not(opened):
    opened.page.tuning.form.rows["closing"].slider.setValue(40)
    opened.study.set_shown(["champ"])
    from aula.aula_plugin.docks.centrality.study import Study

    again = Study()
    assert again.settings == opened.study.settings and again.settings.closing == 40
    assert (again.code, again.shown, again.layers) == ("99001", ["champ"], opened.study.layers)


def test_a_run_fills_the_dossier_and_lists_the_communes(computed):
    from qgis.core import QgsProject

    tree = computed.page.batch.tree
    rows = {tree.topLevelItem(n).text(0): tree.topLevelItem(n).text(1) for n in range(tree.topLevelItemCount())}
    assert len(rows) == 6 and rows["Gabarville"] == "1" and rows["Croquigny"] == "aucun cœur"
    assert computed.page.header.file.text() == "centralites.gpkg"
    computed.page.header.layers_asked.emit()
    group = QgsProject.instance().layerTreeRoot().findGroup("Aula – Centralités")
    assert [node.name() for node in group.findLayers()][1:4] == ["Retouches", "Périmètres ajustés", "Candidats"]


def test_another_file_is_refused_as_a_dossier(opened, example_files):
    assert opened.files.open(str(example_files["document"])) is False
    note = opened.page.file_note
    assert note.blocking and "ne peut pas être ouvert" in plain(note.accessibleDescription())
    assert opened.study.path == ""


def beside(panel, name, count=2, own=False):
    """Return parcels beside a candidate, or its own, as clicks."""
    from qgis.core import QgsRectangle

    shape = panel.adjusting.edits.candidate(name).geometry.iloc[0]
    found = []
    for number in panel.preview.parcels_at(shape.buffer(60).bounds):
        parcel = panel.preview.parcel(number)[1]
        place = parcel.representative_point()
        inside = parcel.intersection(shape).area
        if (inside > parcel.area - 1 if own else inside < 1) and panel.preview.parcels_at(place.bounds)[0] == number:
            found.append(QgsRectangle(place.x - 1, place.y - 1, place.x + 1, place.y + 1))
    return found[:count]


def test_a_parcel_is_only_outlined_until_a_reason_is_written(computed):
    adjusting, form = computed.adjusting, computed.page.adjust.form
    name, canvas = adjusting.name, computed.interface.canvas
    assert name == "99001_01" and form.status.currentText() == "candidat"
    form.add.setChecked(True)
    assert canvas.mapTool() is adjusting.picks["ajout"].tool
    for click in beside(computed, name):
        adjusting.pick(click)
    assert plain(form.reason.question.text()).startswith("Ajouter <b>A0 ")
    assert not form.reason.note.isEnabled() and form.reason.note.toolTip() == "Écrivez un motif."
    assert len(adjusting.edits.edits) == 0
    form.reason.reason.setEditText("maison de santé (2027)")
    form.reason.note.click()
    own = adjusting.edits.edits
    assert len(own) == 2 and set(own["geste"]) == {1} and set(own["auteur"]) == {"L. Fontaine"}
    area = float(own["aire_ha"].sum())
    before = adjusting.edits.candidate(name).geometry.iloc[0].area / 1e4
    assert adjusting.edits.shape(name).area / 1e4 == pytest.approx(before + area)
    assert plain(form.journal.item(0).text()).endswith("· maison de santé (2027) · L. F.")
    assert adjusting.edits.reasons() == ["maison de santé (2027)"]

    form.undo.click()
    assert len(adjusting.edits.edits) == 0 and len(adjusting.edits.journal) == 4 and not form.undo.isEnabled()
    form.redo.click()
    assert len(adjusting.edits.edits) == 2 and len(adjusting.edits.journal) == 6
    assert plain(computed.page.edit_note.accessibleDescription()) == "2 retouches restent au-dessus du calcul."
    adjusting.pick(beside(computed, name, own=True)[0])
    assert form.reason.isHidden() and adjusting.picked == []  # that parcel is in the candidate already
    form.take.setChecked(True)
    assert not form.add.isChecked()
    adjusting.pick(beside(computed, name, 3)[2])
    assert adjusting.picked == []  # and this one is not
    form.take.setChecked(False)
    assert canvas.mapTool() is None


def test_a_status_outlives_another_run(computed):
    computed.page.adjust.form.status.setCurrentText("retenu")
    assert computed.adjusting.edits.journal["motif"].tolist() == ["candidat → retenu"]
    computed.page.tuning.form.rows["density"].slider.setValue(60)
    computed.batch.run(("99001",))
    until(lambda: not computed.batch.runner.running)
    assert computed.page.adjust.form.status.currentText() == "retenu"
    assert len(computed.adjusting.edits.journal) == 1


def test_a_dossier_that_refuses_to_be_written_is_told_and_nothing_is_lost(computed, monkeypatch):
    from aula.aula_plugin.core.errors import InputError
    from aula.aula_plugin.storage import centrality_dossier

    def refuse(*_):
        raise InputError("Ce dossier est ouvert ailleurs, en écriture.")

    adjusting, form = computed.adjusting, computed.page.adjust.form
    written = centrality_dossier.append_to_geopackage
    monkeypatch.setattr(centrality_dossier, "append_to_geopackage", refuse)
    form.status.setCurrentText("retenu")
    assert form.note.blocking and form.note.accessibleDescription().startswith("Rien n’a été écrit.")
    assert form.status.currentText() == "candidat"
    form.add.setChecked(True)
    adjusting.pick(beside(computed, adjusting.name)[0])
    form.reason.reason.setEditText("halle")
    form.reason.note.click()
    assert len(adjusting.picked) == 1 and form.reason.reason.currentText() == "halle"
    monkeypatch.setattr(centrality_dossier, "append_to_geopackage", written)
    form.reason.note.click()
    assert len(adjusting.edits.edits) == 1 and adjusting.picked == [] and form.note.isHidden()


def test_the_wheel_scrolls_and_changes_nothing(computed):
    from qgis.PyQt.QtCore import QPoint, QPointF, Qt
    from qgis.PyQt.QtGui import QWheelEvent
    from qgis.PyQt.QtWidgets import QApplication

    box = computed.page.adjust.form.status
    none, here = Qt.MouseButton.NoButton, QPointF(2, 2)
    turn = QWheelEvent(here, here, QPoint(0, 0), QPoint(0, -120), none, Qt.KeyboardModifier.NoModifier,
                       Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    QApplication.sendEvent(box, turn)
    assert box.currentText() == "candidat" and len(computed.adjusting.edits.journal) == 0


def test_two_versions_are_compared(computed):
    computed.page.compare.fold(False)
    computed.comparing.refresh()
    form = computed.page.compare.form
    assert form.chosen == ("dossier", "scot")
    # the dossier was computed with the settings of the panel: both versions are one
    form.boxes[1].setCurrentIndex(form.boxes[1].findData("aperçu"))
    assert plain(form.said.text()) == "Recouvrement (IoU) 1 · 0 équipement de A hors de B"


@pytest.mark.parametrize("width", [320, 420])
def test_the_floor_of_320_pixels_holds(computed, width):
    from aula.aula_plugin.docks.common.ink import DESIGN_LINE

    computed.page.data.fold(False)
    computed.page.data.form.unfold(True)
    scale = max(1.0, computed.fontMetrics().height() / DESIGN_LINE)
    assert computed.page.minimumSizeHint().width() <= 320 * scale
    assert computed.page.inside.minimumSizeHint().width() <= 304 * scale
    computed.resize(width, 590)
    assert computed.page.minimumSizeHint().height() <= 320 * scale
