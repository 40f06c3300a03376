"""The panel « Compteur ZAN » on the example: states, counter, projects, staleness, exports, what is kept.

The example, in ha: envelopes (half of 2011-2020, at least 1) 5 + 2,5 + 1 + 2,3 + 1 + 1 = 12,8; consumed 2021-2024
2,40 + 2,80 + 0,40 + 0,27 + 0,32 + 0 = 6,19; left 6,61. Mirecalque (99004) has no 2022: three years, pace 0,09.
"""

from __future__ import annotations

import csv
import time

import pytest

from .conftest import Interface

EPCI = "200000001"


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


def said(panel):
    """Return what the sentence says, without its letters' size."""
    facts = panel.page.counter.facts
    return plain(facts.sentence.accessibleName()), plain(facts.pace.text())


def rows(panel):
    """Return the table of the communes as it is shown."""
    proxy = panel.page.communes.view.proxy
    return [[plain(proxy.index(n, column).data() or "") for column in range(4)] for n in range(proxy.rowCount())]


def communes(panel):
    """Add the communes of the example to the project, and choose them."""
    from qgis.core import QgsProject, QgsVectorLayer

    from aula.aula_plugin.paths import TEMPLATES

    layer = QgsVectorLayer(f"{TEMPLATES / 'exemple' / 'communes.gpkg'}|layername=communes", "communes", "ogr")
    QgsProject.instance().addMapLayer(layer)
    panel.use_layers({**panel.study.layers, "TERRITOIRES": layer.id()})
    return layer


def table(folder, rows, header=("code_insee", "annee", "conso_m2")):
    """Write a table of consumption."""
    path = folder / "conso.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([header, *rows])
    return str(path)


@pytest.fixture
def panel(qgis_new_project, aula_provider):
    """A panel without a table."""
    from qgis.core import QgsProject

    from aula.aula_plugin.docks.land.dock import CounterDock

    interface = Interface()
    made = CounterDock(interface)
    made.interface = interface
    interface.window.resize(1000, 900)
    made.resize(360, 860)
    yield made
    made.shut()
    made.deleteLater()
    QgsProject.instance().clear()


@pytest.fixture
def counted(panel):
    """The panel on the example, counted."""
    assert panel.files.try_example()
    until(lambda: not panel.running.busy)
    assert not panel.page.file_note.label.text()
    return panel


def test_empty_says_where_consumption_comes_from(panel):
    page = panel.page
    assert page.empty.isVisibleTo(panel) and page.empty.act.text() == "Ajouter une table…"
    assert "exemple" in page.empty.example.text() and not page.run.isVisibleTo(panel)
    assert not page.counter.isVisibleTo(panel) and not page.actions.isVisibleTo(panel)
    assert "n’est pas l’artificialisation" in page.measured.text() and page.measured.isVisibleTo(panel)


def test_a_table_alone_says_what_else_to_choose(panel, tmp_path):
    assert panel.files.add_table(table(tmp_path, [("99001", 2011, 10)]))
    run = panel.page.run
    assert plain(run.said.text()) == "Pour lancer : choisir les territoires." and not run.run.isEnabled()
    assert run.run.toolTip() == run.said.text() and not panel.page.empty.isVisibleTo(panel)


def test_a_file_that_is_no_table_is_told(panel, tmp_path):
    (tmp_path / "photo.csv").write_bytes(b"")
    assert panel.files.add_table(str(tmp_path / "absent.csv")) is False
    assert panel.page.file_note.blocking and "absent.csv" in panel.page.file_note.accessibleDescription()


def test_a_value_that_is_no_number_is_told_under_the_data(panel, tmp_path):
    communes(panel)
    panel.files.add_table(table(tmp_path, [("99001", 2011, "beaucoup")]))
    (note,) = panel.page.told()
    assert note.blocking and "« beaucoup » n’est pas un nombre" in plain(note.accessibleDescription())
    assert plain(panel.page.run.said.text()) == "Pour lancer : corriger les données."


def test_a_doubtful_unit_is_asked_and_a_lost_zero_told(panel, tmp_path):
    """On 1 km² and more, 40 by year are 40 m² or 40 ha: neither is absurd at once."""
    communes(panel)
    doubtful = [(f"9900{n}", year, 12) for n in range(1, 7) for year in range(2011, 2024)]
    panel.files.add_table(table(tmp_path, [*doubtful, ("8002", 2012, 3)], ("code_insee", "annee", "conso")))
    asked, *others = panel.page.told()
    assert asked.blocking and plain(asked.accessibleDescription()).startswith("Unité à confirmer : champ conso")
    assert plain(panel.page.run.said.text()) == "Pour lancer : confirmer l’unité."
    facts = [plain(note.accessibleDescription()) for note in others]
    assert facts[0].startswith("1 code INSEE à 4 chiffres (« 8002 »)") and "lu « 08002 »" in facts[0]
    assert len(facts) == 1  # no commune lacks a year: a code from elsewhere is that of a larger table
    others[0]._act("0")
    assert panel.interface.tables == ["conso"]
    asked._act("1")
    assert panel.study.unit == "ha" and panel.page.run.run.isEnabled() and not panel.page.told()[0].blocking


def test_the_example_is_counted_at_once(counted):
    page = counted.page
    assert said(counted)[0] == "Reste 6,61 ha sur 12,8 ha d’ici fin 2030"
    assert plain(page.data.toolTip()) == "1. Données : 2009-2024"
    assert plain(page.rule.toolTip()) == "2. Règle : − 50 %, 2021-2030"
    gauge = plain(page.counter.facts.gauge.accessibleDescription())
    assert gauge.startswith("consommé 48 % ; enveloppe 100 %")  # 6,19 / 12,8
    assert [plain(value.text()) for value in page.counter.facts.values] == ["1,57 ha/an", "15,7 ha", "2029"]
    assert "fin 2024 : 6,19 ha" in plain(page.counter.facts.chart.accessibleDescription())
    assert not page.run.isVisibleTo(counted) and page.actions.isVisibleTo(counted)
    note = plain(page.counter.facts.note.accessibleDescription())
    assert note == "2022 manque pour 1 commune. Rien n’est remplacé par zéro."


def test_the_communes_are_listed_and_sorted_as_numbers(counted):
    from qgis.PyQt.QtCore import Qt

    from aula.aula_plugin.docks.land.communes import BALANCE

    listed = {row[0]: row[1:] for row in rows(counted)}
    assert listed["Bourg-Témoin"] == ["−0,3", "", "112 %"]  # 2,5 − 2,8
    assert listed["Saint-Canevas"] == ["1,0", "*", "0 %"] and len(listed) == 6
    view = counted.page.communes.view
    view.sortByColumn(BALANCE, Qt.SortOrder.DescendingOrder)
    assert [row[0] for row in rows(counted)][:2] == ["Gabarville", "Mirecalque"]  # 2,60 and 2,03
    assert plain(counted.page.communes.foot.text()).endswith("Trait : 40 % du temps écoulé, fin 2024.")
    view.select("99002")
    view.copy(view.currentIndex())
    from qgis.PyQt.QtWidgets import QApplication

    assert plain(QApplication.clipboard().text()) == "Bourg-Témoin\t−0,3\t\t112 %"


def test_a_commune_is_opened_and_left_with_the_keys(counted):
    view = counted.page.communes.view
    view.select("99004")
    view.activated.emit(view.currentIndex())
    assert (counted.study.level, counted.study.code) == ("commune", "99004")
    assert said(counted)[0] == "Reste 2,03 ha sur 2,30 ha d’ici fin 2030"
    note = plain(counted.page.counter.facts.note.accessibleDescription())
    assert note == "2022 manque. Le rythme compte 3 années sur 4 ; rien n’est remplacé par zéro."
    assert plain(counted.page.counter.facts.gauge.level.mark) == "3 années comptées : 30 %"
    assert counted.looking.curves.gaps == (2022,) and counted.looking.curves.projection[0] == (2021.0, 0.0)
    assert len(rows(counted)) == 6  # those of its EPCI
    counted.looking.go_up()
    assert (counted.study.level, counted.study.code) == ("epci", EPCI)
    counted.page.counter.place.buttons["commune"].click()
    assert counted.study.level == "commune" and counted.study.code == "99002"  # the first by name
    assert not counted.page.counter.place.buttons["scot"].isEnabled()
    assert "scot" in counted.page.counter.place.buttons["scot"].toolTip()


def test_what_is_selected_on_the_map_is_looked_at(counted):
    from qgis.core import QgsProject

    layer = QgsProject.instance().mapLayer(counted.study.layers["TERRITOIRES"])
    layer.selectByExpression("\"code_insee\" = '99005'")
    assert (counted.study.level, counted.study.code) == ("commune", "99005")
    assert "par la garantie communale" in plain(counted.page.counter.facts.floor.text())  # 0,6 raised to 1
    made = next(one for one in QgsProject.instance().mapLayers().values() if one.name().startswith("Compteur des EPCI"))
    made.selectAll()
    assert (counted.study.level, counted.study.code) == ("epci", EPCI)


def test_a_project_is_added_on_top_of_the_pace_and_never_written(counted):
    from aula.aula_plugin.docks.land.study import Study

    form, before = counted.page.what_if.form, dict(counted.looking.row)
    assert not form.add.isEnabled() and form.add.toolTip() == "Donnez une surface au-dessus de 0."
    counted.looking.dock.page.communes.view.project_asked.emit("99001")
    form.area.setValue(3.5)
    form.year.setValue(2026)
    form.add.click()
    assert plain(form.said.text()).startswith("Solde 6,61 → <b>3,11 ha</b>")
    assert form.list.topLevelItem(0).text(0) == "3,5\u00a0ha en 2026, Gabarville"
    assert counted.looking.curves.scenario[-1][1] == pytest.approx(before["projection_ha"] + 3.5)
    assert plain(counted.page.counter.facts.gauge.accessibleDescription()).count("hypothèses + 27 %")  # 3,5 / 12,8
    assert counted.looking.row["solde_ha"] == before["solde_ha"]
    assert [one.project.hectares for one in Study().imagined] == [3.5]
    form.ticked.emit(0, False)
    assert form.said.text() == "" and counted.looking.curves.scenario == ()
    counted.looking.look_at("commune", "99002")
    assert form.list.topLevelItemCount() == 0  # it is elsewhere
    counted.looking.go_up()
    form.removed.emit(0)
    assert Study().imagined == []


def test_another_rule_greys_the_counter_until_it_is_run_again(counted):
    page = counted.page
    page.rule.form.rate.setValue(60.0)
    assert plain(page.counter.stale.accessibleDescription()) == "À recalculer : la règle a changé."
    assert page.counter.facts.graphicsEffect() is not None and page.run.run.text() == "Recalculer"
    assert not page.actions.export.isEnabled() and page.actions.export.toolTip() == "À recalculer d’abord."
    page.rule.form.rate.setValue(50.0)
    assert page.counter.stale.isHidden() and page.counter.facts.graphicsEffect() is None
    page.rule.form.rate.setValue(60.0)
    page.run.run.click()
    # the territory chosen is shown at once: 4 + 2 + 1 + 1,84 + 1 + 1 = 10,84
    assert said(counted)[0] == "Reste 4,65 ha sur 10,8 ha d’ici fin 2030"
    until(lambda: not counted.running.busy)
    assert said(counted)[0] == "Reste 4,65 ha sur 10,8 ha d’ici fin 2030" and page.counter.stale.isHidden()


def test_a_table_without_the_reference_counts_and_says_what_lacks(panel, tmp_path):
    communes(panel)
    panel.files.add_table(table(tmp_path, [(f"9900{n}", year, 5000) for n in range(1, 7) for year in (2021, 2022)]))
    panel.running.run()
    until(lambda: not panel.running.busy)
    panel.looking.look_at("commune", "99001")
    facts = panel.page.counter.facts
    assert said(panel)[0] == "Enveloppe inconnue faute de consommation de référence" and facts.gauge.isHidden()
    assert plain(facts.note.accessibleDescription()).startswith("Pas de référence 2011-2020 :")
    assert [plain(value.text()) for value in facts.values] == ["0,50 ha/an", "5,00 ha", "n. d."]  # 2 × 0,5 in 2 years
    assert [row[3] for row in rows(panel)] == ["sans donnée"] * 6


def test_a_run_cancelled_keeps_the_counter_of_before(counted):
    page = counted.page
    page.rule.form.rate.setValue(60.0)
    counted.running.run()
    page.run.cancel.click()
    assert page.run.said.text() == "Arrêt en cours… Le compteur d’avant reste."
    until(lambda: not counted.running.busy)
    assert plain(page.file_note.accessibleDescription()).startswith("Calcul annulé :")
    assert said(counted)[0] == "Reste 6,61 ha sur 12,8 ha d’ici fin 2030"
    assert page.run.run.isVisibleTo(counted) and page.counter.stale.isVisibleTo(counted)


def test_an_impossible_rule_is_told_and_not_taken(panel):
    form = panel.page.rule.form
    form.years["reference_end"].setValue(2025)
    assert form.note.blocking and "une année compterait deux fois" in form.note.accessibleDescription()
    assert panel.study.rules.reference_end == 2020
    form.guarantee.setChecked(False)
    assert not form.floor.isEnabled() and form.floor.toolTip()


def test_edited_data_are_read_again(counted):
    counted.watch._changed()
    assert plain(counted.page.counter.stale.accessibleDescription()) == "À recalculer : les données ont changé."


def test_layers_taken_away_leave_the_counter_to_be_computed_again(counted):
    from qgis.core import QgsProject

    QgsProject.instance().removeMapLayer(counted.study.layers["TERRITOIRES"])
    assert plain(counted.page.run.said.text()) == "Pour lancer : choisir les territoires."
    QgsProject.instance().clear()
    assert counted.page.empty.isVisibleTo(counted) and counted.looking.counters is None


def test_settings_are_kept_with_the_project_and_results_are_not(counted):
    from aula.aula_plugin.docks.land.study import Study

    counted.page.rule.form.rate.setValue(52.0)
    counted.looking.look_at("commune", "99003")
    again = Study()
    assert again.rules.rate == 52.0 and (again.level, again.code) == ("commune", "99003")
    assert again.layers == counted.study.layers


def test_tables_chart_and_layers_are_exported(counted, tmp_path):
    from qgis.core import QgsVectorLayer

    for kind, name in (("csv", "t.csv"), ("xlsx", "t"), ("png", "t.png"), ("svg", "t.svg"), ("gpkg", "t.gpkg")):
        assert counted.exports.save(kind, str(tmp_path / name)), name
    text = (tmp_path / "t.csv").read_text(encoding="utf-8-sig").splitlines()
    assert text[0].startswith("code;nom;niveau") and len(text) == 7
    assert text[1].split(";")[0] == "99001" and ";2,4;" in text[1]
    assert (tmp_path / "t.xlsx").is_file() and (tmp_path / "t.png").stat().st_size > 5000
    drawn = (tmp_path / "t.svg").read_text(encoding="utf-8")
    assert "reste" in drawn and "6,61" in drawn
    saved = QgsVectorLayer(f"{tmp_path / 't.gpkg'}|layername=compteur", "c", "ogr")
    assert saved.featureCount() == 6
    assert counted.exports.save("csv", str(tmp_path / "absent" / "t.csv")) is False
    assert counted.page.file_note.blocking


def test_the_sheet_is_filled_in_with_the_territory_and_the_projects(counted, monkeypatch):
    from aula.aula_plugin.core.land.hypotheses import Project
    from aula.aula_plugin.docks.land import exports

    asked = {}
    monkeypatch.setattr(exports, "open_algorithm", lambda name, values, _: asked.update(values, name=name))
    counted.page.what_if.form.added.emit(Project("99001", 6.5, 2026))
    counted.page.what_if.form.added.emit(Project("99002", 4.0, 2028))
    counted.exports.open_sheet()
    assert asked["name"] == "aula:rapport_foncier" and asked["CODE"] == EPCI
    assert asked["HYPOTHESES"] == "99001;6,5;2026 | 99002;4;2028"
    assert asked["COMPTEUR"].endswith("compteur.gpkg") and asked["ANNEES"].endswith("annees.gpkg")


@pytest.mark.parametrize("width", [320, 420])
def test_the_floor_of_320_pixels_holds(counted, width):
    from aula.aula_plugin.docks.common.ink import DESIGN_LINE

    page = counted.page
    for section in (page.data, page.rule, page.what_if):
        section.fold(False)
    page.data.form.unfold(True)
    scale = max(1.0, counted.fontMetrics().height() / DESIGN_LINE)
    assert page.minimumSizeHint().width() <= 320 * scale
    assert page.inside.minimumSizeHint().width() <= 304 * scale
    counted.resize(width, 590)
    assert page.minimumSizeHint().height() <= 320 * scale
