"""The panel « Trame verte et bleue » on the example: states, steps run for good, map, card, what is remembered."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path

import pytest

from .conftest import Interface

TABLE = """code;libellé;boisee;prairiale;humide;source
route_principale;Route principale;100;100;100;exemple
route_secondaire;Route secondaire;50;50;50;exemple
route_locale;Route locale;10;10;10;exemple
route_desserte;Desserte;5;5;5;exemple
bati;Bâti;infranchissable;infranchissable;infranchissable;exemple
cours_eau;Cours d’eau;30;30;1;exemple
haie;Haie;1;10;10;exemple
zone_humide;Zone humide;10;5;1;exemple
bois;Bois;1;10;10;exemple
PPH;Prairie;5;1;5;exemple
BTH;Blé;30;10;20;exemple
CZH;Colza;30;10;20;exemple
BTN;Betterave;30;10;20;exemple
PTC;Prairie temporaire;20;5;10;exemple
autre;Autre;20;10;20;exemple
urbain;Urbain;200;200;200;exemple
"""
MAIN = ["Réservoirs", "Résistance", "Aires de dispersion", "Corridors", "Connectivité"]


def plain(text):
    """Return a text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def until(condition, patience=600.0):
    """Let Qt work until a condition holds; the patience only ends a test that hangs, on a busy computer too."""
    from qgis.PyQt.QtWidgets import QApplication

    deadline = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < deadline, "attendu en vain"
        QApplication.processEvents()
        time.sleep(0.01)


def done(panel):
    """Wait for the end of a run."""
    until(lambda: not panel.chain.running)


def shown(panel):
    """Return the word of each step."""
    return {row.title: plain(row.word) for row in panel.rows}


@pytest.fixture
def panel(qgis_new_project, aula_provider):
    """A panel without parameters."""
    from aula.aula_plugin.docks.green_network.dock import GreenNetworkDock

    interface = Interface()
    made = GreenNetworkDock(interface)
    made.interface = interface
    interface.window.resize(1000, 900)
    made.resize(360, 860)
    yield made
    made.shut()
    made.deleteLater()


@pytest.fixture
def opened(panel, tmp_path):
    """The panel on a copy of the example, at 50 m so that a run takes seconds, with a table of its own."""
    assert panel.files.try_example(str(tmp_path))
    (tmp_path / "tvb" / "frictions_essai.csv").write_text(TABLE, encoding="utf-8")
    panel.dialogs.use_table(str(tmp_path / "tvb" / "frictions_essai.csv"))
    panel.page.territory.form.maille.setValue(50)
    return panel


@pytest.fixture(scope="module")
def computed_files(aula_provider, tmp_path_factory):
    """The example computed once, to be copied by the tests that only look at it."""
    from qgis.core import QgsProject

    from aula.aula_plugin.docks.green_network.dock import GreenNetworkDock

    QgsProject.instance().clear()
    folder = tmp_path_factory.mktemp("tvb")
    made = GreenNetworkDock(Interface())
    assert made.files.try_example(str(folder))
    (folder / "tvb" / "frictions_essai.csv").write_text(TABLE, encoding="utf-8")
    made.dialogs.use_table(str(folder / "tvb" / "frictions_essai.csv"))
    made.page.territory.form.maille.setValue(50)
    made.study.save(made.study.path)
    made.compute()
    done(made)
    assert made._failed == ("", "")
    made.shut()
    made.deleteLater()
    QgsProject.instance().clear()
    return folder


@pytest.fixture
def computed(panel, computed_files):
    """The panel on the example, five steps done."""
    assert panel.files.open(str(computed_files / "tvb" / "tvb_exemple.yaml"))
    return panel


@pytest.fixture
def own(panel, computed_files, tmp_path):
    """The panel on a copy of the example computed, to be changed."""
    shutil.copytree(computed_files / "tvb", tmp_path / "tvb")
    assert panel.files.open(str(tmp_path / "tvb" / "tvb_exemple.yaml"))
    return panel


def test_empty_says_where_to_begin(panel):
    form = panel.page.territory.form
    assert plain(form.note.accessibleDescription()).startswith("Commencez par l’occupation du sol. OCS2D, OCS GE")
    assert form.priorites.text() == "Choisir…" and form.occupation.text() == "aucune couche"
    assert set(shown(panel).values()) == {"à faire", "bloquée"}
    run = panel.page.run
    assert not run.run.isEnabled() and run.run.text() == "Calculer"
    assert plain(run.said.text()) == ("Pour lancer : choisir un périmètre et au moins une couche d’occupation du sol.")
    assert run.run.toolTip() == run.said.text() and plain(run.preview.text()) == "Aperçu à 40 m"
    assert panel.page.tabs.bar.count() == 4 and panel.page.tabs.bar.tabText(0) == "Boisée"


def test_nothing_is_asked_of_the_project_until_something_is_set(panel):
    from qgis.core import QgsProject

    assert not QgsProject.instance().isDirty()
    panel.page.territory.form.maille.setValue(20)
    assert QgsProject.instance().isDirty()


def test_the_example_opens_with_its_three_sous_trames(panel, tmp_path):
    assert panel.files.try_example(str(tmp_path))
    page = panel.page
    assert [page.tabs.bar.tabText(rank) for rank in range(3)] == ["Boisée", "Prairiale", "Humide"]
    assert page.territory.isCollapsed() and "Pays d’Épure, maille 10 m" in plain(page.territory.toolTip())
    assert page.header.file.text() == "tvb_exemple.yaml"


def test_a_file_with_errors_is_told_and_what_was_there_stays(panel, tmp_path):
    wrong = tmp_path / "faux.yaml"
    wrong.write_text("territoire: {perimetre: x, occupation: [{couche: a}]}\nsous_trames: [{id: B}]\n", "utf-8")
    before = panel.study.plan
    assert panel.files.open(str(wrong)) is False and panel.study.plan == before
    note = panel.page.file_note
    assert note.blocking and "ne peut pas être ouvert" in plain(note.accessibleDescription())


def test_five_steps_run_and_say_what_they_found(opened):
    panel = opened
    assert plain(panel.page.run.run.text()) == "Calculer 5 étapes"
    panel.compute()
    assert panel.chain.running and not panel.page.run.run.isVisibleTo(panel)
    done(panel)
    assert panel._failed == ("", "")
    assert [shown(panel)[name] for name in MAIN] == ["à jour"] * 5
    texts = {row.title: plain(row.text) for row in panel.rows}
    assert texts["Réservoirs"].startswith("17 réservoirs · 487 ha")
    assert texts["Connectivité"].startswith("EC ") and "(p = 0,5 à 700 m)" in texts["Connectivité"]
    assert plain(panel.page.run.said.text()) == "Rien à refaire : cinq étapes sont à jour."
    assert not panel.page.run.run.isEnabled() and panel.page.run.run.text() == "Recalculer"
    folder = panel.study.folder
    assert (folder / "etapes.json").is_file() and list((folder / "boisee").glob("corridors_liens_*.gpkg"))


@pytest.mark.once
def test_conflicts_and_stepping_stones_are_run_when_asked_for(own):
    own.show_layers("corridors")
    own.compute_to("conflits")
    done(own)
    own.compute_to("pas_japonais")
    done(own)
    assert own._failed == ("", "")
    assert shown(own)["Points de conflit"] == shown(own)["Pas japonais et restauration"] == "à jour"
    folder = own.study.folder / "boisee"
    assert "route;principale;0.1" in (folder / "permeabilites.csv").read_text(encoding="utf-8")
    assert own.elements.first()
    assert own.page.card.title.text().startswith("Conflit 1 · ") and " × lien R" in own.page.card.title.text()
    assert plain(own.page.card.why.text()).startswith("<b>Pourquoi :</b> ")


def test_what_is_worth_knowing_of_a_step_is_said_when_it_is_chosen(computed):
    record = computed.study.records(computed.study.subnet, False)["dispersion"]
    computed.page.steps.choose("dispersion")
    said = plain(computed.page.note.accessibleDescription())
    assert record.notice and said == plain(record.notice) and not computed.page.note.blocking
    computed.page.steps.choose("resistance")
    assert computed.page.note.isHidden()


def test_layers_are_grouped_by_sous_trame_and_styled(computed):
    from qgis.core import QgsProject

    for key in ("reservoirs", "corridors", "resistance"):
        computed.show_layers(key)
    root = QgsProject.instance().layerTreeRoot()
    group = root.findGroup("Aula – Trame verte et bleue").findGroup("boisée")
    names = [node.name() for node in group.findLayers()]
    assert names.index("Liens") < names.index("Réservoirs") < names.index("Résistance")
    reservoirs = computed.layers.find("boisee", "reservoirs", "RESERVOIRS")
    assert reservoirs.renderer().type() != "singleSymbol"


def test_a_changed_setting_reaches_the_steps_below_and_says_why(computed):
    computed.page.steps.choose("corridors")
    form = computed.page.settings.forms["corridors"]
    form.fields["marge_pourcent"].setValue(20)
    states = shown(computed)
    assert states["Corridors"] == states["Connectivité"] == "à refaire"
    assert states["Réservoirs"] == states["Aires de dispersion"] == "à jour"
    texts = {row.title: row.text for row in computed.rows}
    assert texts["Corridors"] == "réglages modifiés" and texts["Connectivité"] == "attend les corridors"
    assert plain(computed.page.run.run.text()) == "Calculer 2 étapes"
    form.fields["marge_pourcent"].setValue(10)
    assert shown(computed)["Connectivité"] == "à jour"


@pytest.mark.once
def test_another_table_makes_the_resistance_stale_with_its_date(own):
    table = Path(own.study.source(own.study.subnet.frictions.table))
    table.write_text(TABLE.replace("Colza;30", "Colza;40"), encoding="utf-8")
    own.refresh()
    row = next(row for row in own.rows if row.key == "resistance")
    assert row.word == "à refaire" and row.text.startswith("table modifiée le ")
    assert shown(own)["Réservoirs"] == "à jour"


@pytest.mark.once
def test_codes_without_friction_stop_the_step_and_name_it(opened):
    table = Path(opened.study.source(opened.study.subnet.frictions.table))
    table.write_text("\n".join(line for line in TABLE.splitlines() if not line.startswith(("CZH", "BTH"))), "utf-8")
    opened.refresh()
    opened.compute()
    done(opened)
    assert shown(opened)["Résistance"] == "arrêtée" and shown(opened)["Corridors"] == "bloquée"
    assert next(plain(row.text) for row in opened.rows if row.key == "resistance").startswith("2 codes sans friction (")
    note = opened.page.note
    assert note.blocking and plain(note.accessibleDescription()).startswith("2 codes sans friction")
    assert "Compléter" in note.label.text() and opened.page.steps.key == "resistance"
    table.write_text(TABLE, encoding="utf-8")
    opened.refresh()
    assert shown(opened)["Résistance"] == "à faire"


@pytest.mark.once
def test_a_preview_is_said_everywhere_and_refused_by_report_and_roles(opened):
    opened.page.territory.form.maille.setValue(25)
    opened.page.run.preview.setChecked(True)
    opened.compute()
    done(opened)
    assert shown(opened)["Corridors"] == "aperçu 100 m"
    layer = opened.layers.find("boisee", "corridors", "LIENS")
    assert layer.name() == "Liens (aperçu)"
    assert plain(opened.page.note.accessibleDescription()) == (
        "Aperçu à 100 m : pour régler. Coûts et longueurs sont approchés ; rapport et rôles attendent le calcul à 25 m."
    )
    form = opened.page.synthesis.form
    assert not form.roles.isEnabled() and not form.report.isEnabled() and form.roles.toolTip()
    assert "aperçu 100 m" in plain(form.lines.accessibleDescription())
    opened.page.run.preview.setChecked(False)
    assert plain(opened.page.run.run.text()) == "Calculer à 25 m"


@pytest.mark.once
def test_cancelling_keeps_the_steps_that_are_done(opened):
    opened.compute()
    until(lambda: opened.chain.key not in ("occupation", "reservoirs") or not opened.chain.running)
    opened.chain.cancel()
    done(opened)
    assert shown(opened)["Réservoirs"] == "à jour"
    assert plain(opened.page.note.accessibleDescription()).startswith(
        "Calcul arrêté. Les étapes terminées sont gardées"
    )
    assert opened.page.run.run.isEnabled()


def test_a_reservoir_chosen_shows_its_parts_of_dpc(computed):
    for key in ("reservoirs", "corridors", "connectivite"):
        computed.show_layers(key)
    layer = computed.layers.find("boisee", "connectivite", "NOEUDS_RESULTAT")
    point = max(layer.getFeatures(), key=lambda one: one["dpc"]).geometry().pointOnSurface().asPoint()
    from qgis.core import QgsRectangle

    place = QgsRectangle(point.x() - 1, point.y() - 1, point.x() + 1, point.y() + 1)
    for name in ("LIENS", "LIENS_RESULTAT"):
        found = computed.layers.find("boisee", "corridors" if name == "LIENS" else "connectivite", name)
        assert found is not None
    assert computed.elements.pick(place)
    card = computed.page.card
    assert card.title.text().startswith(("Réservoir R", "Lien R"))
    if card.title.text().startswith("Réservoir"):
        assert card.subtitle.text() == "1er sur 17 par importance"
        assert sum(card.bar.fractions) == pytest.approx(100 * max(one["dpc"] for one in layer.getFeatures()))
        assert "intra" in card.bar.accessibleDescription()


def test_links_are_gone_through_by_importance(computed):
    for key in ("corridors", "connectivite"):
        computed.show_layers(key)
    assert computed.elements.first()
    card = computed.page.card
    first = card.title.text()
    assert first.startswith("Lien R") and not card.tools["precedent"].isEnabled()
    card.tools["suivant"].click()
    assert card.title.text() != first and card.subtitle.text().startswith("2e sur ")
    card.tools["precedent"].click()
    assert card.title.text() == first


def test_parameters_are_kept_with_the_project_and_results_are_not(computed, tmp_path):
    from qgis.core import QgsProject

    project = QgsProject.instance()
    computed.study.edit_step("corridors", marge_pourcent=15.0)
    assert project.write(str(tmp_path / "projet.qgz"))
    text, _ = project.readEntry("Aula", "tvb/parametres")
    assert json.loads(text)["sous_trames"][0]["corridors"]["marge_pourcent"] == 15
    assert "17 réservoirs" not in text
    project.clear()
    assert computed.study.path == "" and not computed.study.plan.territoire.occupation
    assert project.read(str(tmp_path / "projet.qgz"))
    assert computed.study.subnet.corridors.marge_pourcent == 15 and computed.study.dirty
    assert shown(computed)["Corridors"] == "à refaire" and shown(computed)["Réservoirs"] == "à jour"


def test_a_grid_that_does_not_fit_is_refused_with_the_cell_that_would(opened, monkeypatch):
    from aula.aula_plugin.docks.green_network import territory

    monkeypatch.setattr(territory, "available_memory", lambda: 2_000_000)
    opened.refresh()
    form = opened.page.territory.form
    assert form.note.blocking and plain(form.note.accessibleDescription()).startswith("Grille trop grande : ")
    assert "Cet ordinateur a 2 Mo libres." in plain(form.note.accessibleDescription())
    assert not opened.page.run.run.isEnabled()
    assert plain(opened.page.run.said.text()) == "Pour lancer : changer la maille."
    form.note._act("0")
    assert not form.note.blocking or form.note.isHidden() and opened.study.plan.territoire.maille_m > 50


@pytest.mark.parametrize("height", [590, 860])
def test_the_floor_of_320_pixels_holds(computed, height):
    from qgis.PyQt.QtWidgets import QApplication

    for key in ("reservoirs", "corridors"):
        computed.show_layers(key)
    computed.elements.first()
    computed.resize(320, height)
    computed.show()
    for key in [row.key for row in computed.rows]:
        computed.page.steps.choose(key)
        computed.page.synthesis.setCollapsed(False)
        computed.page.territory.setCollapsed(False)
        QApplication.processEvents()
        from aula.aula_plugin.docks.common.ink import DESIGN_LINE

        scale = computed.fontMetrics().height() / DESIGN_LINE
        assert computed.page.inside.minimumSizeHint().width() <= 290 * scale, key
    computed.hide()


def test_tabs_show_the_steps_of_another_sous_trame(computed):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    computed.show()
    QTest.keyClick(computed.page.steps, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    computed.page.tabs.go(0 if computed.study.current else 1)
    assert computed.study.subnet.id == "prairiale" and computed.page.tabs.bar.currentIndex() == 1
    assert shown(computed)["Réservoirs"] == "à faire"
    computed.page.tabs.go(-1)
    assert shown(computed)["Réservoirs"] == "à jour"
    computed.hide()


def test_the_land_cover_is_set_in_order_in_its_dialog(computed):
    from aula.aula_plugin.docks.green_network.dialogs import cover_of

    dialog = computed.dialogs.land_cover()
    before = computed.study.plan.territoire.occupation
    assert cover_of(dialog.rows()) == before
    dialog.table.selectRow(0)
    dialog.move(1)
    computed.study.edit_territory(occupation=cover_of(dialog.rows()))
    now = computed.study.plan.territoire.occupation
    assert (now[0], now[1], now[2:]) == (before[1], before[0], before[2:])
    assert shown(computed)["Réservoirs"] == "à refaire"
    assert next(row.text for row in computed.rows if row.key == "reservoirs") == "occupation du sol modifiée"
    dialog.put("autre")
    dialog._accept()
    assert dialog.note.blocking and "choisissez le champ des codes" in plain(dialog.note.accessibleDescription())
    dialog.deleteLater()


def test_a_layer_of_the_project_beside_the_file_is_named_by_its_path(computed, computed_files):
    from qgis.core import QgsProject, QgsVectorLayer

    data = computed_files / "tvb" / "references_scot.gpkg"
    own = QgsVectorLayer(f"{data}|layername=bois", "bois", "ogr")
    scratch = QgsVectorLayer("Polygon?crs=EPSG:2154", "croquis", "memory")
    QgsProject.instance().addMapLayers([own, scratch])
    assert computed.dialogs.name_of(own) == "bois"
    assert computed.study.source("bois").endswith("references_scot.gpkg|layername=bois")
    name = computed.dialogs.name_of(scratch)
    assert computed.study.source(name) == scratch.id()
    assert computed.study.source("inconnue") == ""


def test_the_land_cover_stays_under_the_networks_it_would_hide(computed):
    from qgis.core import QgsProject

    from aula.aula_plugin.docks.green_network.map_layers import GROUP

    computed.chain.show(computed.study.subnet, "occupation", False)
    computed.chain.show(computed.study.subnet, "reservoirs", False)
    groups = QgsProject.instance().layerTreeRoot().findGroup(GROUP).findGroups()
    assert [node.name() for node in groups][-1] == "Occupation du sol" and len(groups) > 1


def test_settings_of_a_step_go_to_another_sous_trame_or_back_to_the_example(computed):
    computed.study.edit_step("corridors", marge_pourcent=33.0)
    computed.study.copy_settings("corridors", "humide")
    assert computed.study.plan.sous_trame("humide").corridors.marge_pourcent == 33
    menu = computed.step_menu("corridors")
    words = [action.text().split("\t")[0] for action in menu.actions()]
    assert words[:3] == ["Calculer jusqu’ici", "Voir la couche", "Revenir aux valeurs d’exemple"]
    next(action for action in menu.actions() if action.text() == words[2]).trigger()
    assert computed.study.subnet.corridors.marge_pourcent == 10
    menu.deleteLater()


def test_report_and_roles_are_prepared_from_what_is_up_to_date(computed):
    together = computed.together
    values = together.whole_values("REFERENCES")
    assert values["SOUS_TRAMES"] == "boisee" and values["REFERENCES"].endswith("exemple_references.gpkg")
    form = computed.page.synthesis.form
    assert plain(form.said.text()).endswith(
        "Les rôles contiendront boisée ; prairiale et humide seront notées absentes."
    )
    computed.study.edit_step("connectivite", distance_m=800.0)
    assert not form.roles.isEnabled() and "Enregistrez" in form.roles.toolTip()
    project = together.project_values()
    assert project["RESISTANCE"].endswith(".tif") and project["DISTANCE"] == 800
    assert (project["TOPOLOGIE"], project["COINS"]) == ("planaire_cout", True)
    meshes = together.fragmentation_values()
    assert meshes["TACHES"].endswith("\"statut\" = 'reservoir'") and meshes["EMPRISE"].endswith("perimetre_scot")
    assert [one.split("=")[-1] for one in meshes["FRAGMENTANTS"]] == ["routes", "bati"]


@pytest.mark.once
def test_a_result_file_that_went_away_is_to_be_computed_again(own):
    for path in (own.study.folder / "boisee").glob("reservoirs_*.gpkg"):
        path.unlink()
    assert own.files.save(own.study.path)
    own.study.recall()
    assert shown(own)["Réservoirs"] == "à faire"


@pytest.mark.once
def test_report_and_roles_take_up_what_the_panel_computed(computed, tmp_path):
    """The chain read back from the panel says the same as the chain computed, without the land cover read again."""
    from qgis import processing
    from qgis.core import QgsProcessingFeedback

    values = computed.together.whole_values("REFERENCES")
    assert values["CALCULS"] == str(computed.study.folder)
    layers = dict.fromkeys(("RESERVOIRS", "LIENS", "CORRIDORS", "CONFLITS", "SYNTHESE"), "memory:")
    asked = {**values, **layers, "REFERENCES": str(tmp_path / "roles.gpkg"), "RAPPORT": str(tmp_path / "tvb.html")}
    told = QgsProcessingFeedback(False)
    again = processing.run("aula:trame_verte_bleue", asked, feedback=told)
    assert "Résultats du panneau repris sans recalcul" in told.textLog()
    assert "Occupation du sol" not in told.textLog()
    whole = processing.run("aula:trame_verte_bleue", {**values, **layers, "CALCULS": None, "REFERENCES": None})
    for name in layers:
        fields = whole[name].fields().names()
        here, there = ([feature.attributes() for feature in found[name].getFeatures()] for found in (again, whole))
        assert [one.name() for one in again[name].fields()] == fields and len(here) == len(there) > 0
        for one, other in zip(here, there):
            for field, mine, its in zip(fields, one, other):
                assert mine == (pytest.approx(its) if isinstance(its, float) else its), (name, field)
    assert "repris sans recalcul" in plain((tmp_path / "tvb.html").read_text(encoding="utf-8"))
