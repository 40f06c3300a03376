"""The panel « Trame verte et bleue » at work: crossings noted, document, sites, multipliers, what each writes."""

from __future__ import annotations

import json

import pytest

from .test_green_panel import computed_files, done, own, panel, plain, shown  # noqa: F401


def conflicts(panel):  # noqa: F811
    """Return the conflicts on the map, by rank."""
    layer = panel.layers.find("boisee", "conflits", "CONFLITS")
    return sorted((one["rang"], one["type_obstacle"], one["nom_obstacle"]) for one in layer.getFeatures())


@pytest.mark.once
def test_a_crossing_noted_takes_the_conflict_off_and_comes_back_when_unticked(own):  # noqa: F811
    from qgis.core import QgsSettings

    QgsSettings().setValue("aula/auteur", "L. Fontaine")
    own.compute_to("conflits")
    done(own)
    assert own._failed == ("", "")
    before = conflicts(own)
    assert own.elements.first()
    row = own.page.card.crossing
    assert row.isVisibleTo(own.page.card) and not row.box.isChecked() and not row.reason.isVisibleTo(row)
    zone = own.elements.row["type_obstacle"] in ("bati", "zone_u", "zone_au")
    while zone:
        assert not row.box.isEnabled() and "ne dessert pas" in plain(row.said.text())
        assert own.elements.go(own.elements.rank + 1)
        zone = own.elements.row["type_obstacle"] in ("bati", "zone_u", "zone_au")
    gone = (own.elements.row["rang"], own.elements.row["type_obstacle"], own.elements.row["nom_obstacle"])
    row.box.click()
    assert row.reason.isVisibleTo(row) and not row.note.isEnabled() and row.note.toolTip() == "Écrivez un motif."
    row.reason.setText("banquette sèche sous le pont")
    row.note.click()
    path = own.study.folder.parent / "tvb_exemple_passages.geojson"
    found = json.loads(path.read_text(encoding="utf-8"))["features"]
    assert [one["properties"]["motif"] for one in found] == ["banquette sèche sous le pont"]
    assert found[0]["properties"]["auteur"] == "L. Fontaine" and found[0]["properties"]["type_obstacle"] == gone[1]
    assert row.box.isChecked() and "L. Fontaine" in row.said.text()
    assert own.study.plan.territoire.passages_constates == path.name and not own.study.dirty
    step = next(one for one in own.rows if one.key == "conflits")
    assert (step.word, step.text) == ("à refaire", "passages constatés modifiés")
    own.compute()
    done(own)
    after = conflicts(own)
    assert len(after) < len(before) and own._failed == ("", "")
    layer = own.layers.find("commun", "passages", "PASSAGES")
    assert layer.name() == "Passages constatés" and layer.featureCount() == 1
    own.elements._take("passage", layer)
    assert own.elements.go(1) and own.page.card.title.text().startswith("Passage constaté · ")
    assert "banquette" in own.page.card.why.text() and row.box.isChecked()
    row.box.click()
    assert own.study.plan.territoire.passages_constates == "" and own.page.card.isHidden()
    assert own.layers.find("commun", "passages", "PASSAGES") is None
    own.compute()
    done(own)
    assert conflicts(own) == before


@pytest.mark.once
def test_zones_of_a_document_are_obstacles(own, example_files):  # noqa: F811
    own.study.ask_step("conflits")
    own.study.edit_step("conflits", obstacles=())
    assert next(one for one in own.rows if one.key == "conflits").text == "aucun obstacle lié"
    own.dialogs.use_document(str(example_files["document"]))
    form = own.page.settings.forms["conflits"]
    own.page.steps.choose("conflits")
    assert next(one for one in own.rows if one.key == "conflits").text == "document d’urbanisme lié"
    assert form.fields["document"].toolTip().endswith("document.gpkg")
    own.compute_to("conflits")
    done(own)
    assert own._failed == ("", "") and {one[1] for one in conflicts(own)} <= {"zone_u", "zone_au"}
    assert conflicts(own)


@pytest.mark.once
def test_sites_to_restore_are_ranked_beside_the_stepping_stones(own, tmp_path):  # noqa: F811
    from qgis import processing
    from qgis.core import QgsVectorLayer

    own.study.ask_step("pas_japonais")
    own.study.edit_step("pas_japonais", sites="zones_humides")
    own.compute_to("pas_japonais")
    done(own)
    assert own._failed == ("", "")
    row = next(one for one in own.rows if one.key == "pas_japonais")
    layer = own.layers.find("boisee", "pas_japonais", "SITES_CLASSES")
    assert row.word == "à jour" and f"{layer.featureCount()} sites, au mieux +" in plain(row.text)
    own.elements._take("site", layer)
    assert own.elements.go(1)
    card = own.page.card
    assert card.title.text().startswith("Site ") and card.subtitle.text().startswith("1er sur ")
    assert [one[0].text() for one in card.figures] == ["Surface", "Gain d’EC", "Liens gagnés"]
    assert not card.crossing.isVisibleTo(card)
    assert own.files.save(own.study.path)
    whole = tmp_path / "tvb.gpkg"
    processing.run("aula:trame_verte_bleue", {"PARAMETRES": own.study.path, "SOUS_TRAMES": "boisee",
                                              "RESERVOIRS": "memory:", "DOSSIER": str(whole)})  # fmt: skip
    both = (layer, QgsVectorLayer(f"{whole}|layername=sites_classes", "", "ogr"))
    here, there = (
        sorted((one["id_site"], one["rang"], one["gain_pct"]) for one in each.getFeatures()) for each in both
    )
    assert len(here) == layer.featureCount() > 0
    for one, other in zip(here, there):
        assert one == pytest.approx(other)


def test_multipliers_are_edited_and_the_rest_of_the_file_stays(own):  # noqa: F811
    from aula.aula_plugin.core.green_network.plan import Multiplicateur
    from aula.aula_plugin.docks.green_network.dialogs import check_multipliers, multipliers_of

    file = own.study.folder.parent / "tvb_exemple.yaml"
    before = file.read_text(encoding="utf-8")
    dialog = own.dialogs.multipliers()
    dialog.put("routes", ("distance", "0-50 x2 ; 100-200 x1,5"))
    # what lies between two intervals keeps its friction: factor 1
    wanted = (Multiplicateur("routes", "distance", (0.0, 50.0, 100.0, 200.0), (2.0, 1.0, 1.5)),)
    assert multipliers_of(dialog.rows()) == wanted
    own.study.edit_subnet(multiplicateurs=multipliers_of(dialog.rows()))
    assert shown(own)["Résistance"] == "à refaire"
    assert own.files.save(own.study.path)
    after = file.read_text(encoding="utf-8")
    assert [line for line in before.splitlines() if line not in after.splitlines()] == []
    own.study.open(own.study.path)
    assert own.study.subnet.multiplicateurs == wanted
    assert "dernière tranche" in plain(check_multipliers([("pente", ["pente", ">40 x10"])]))
    dialog.put("pente", ("pente", "bidon"))
    dialog._accept()
    assert dialog.note.blocking and "bidon" in plain(dialog.note.accessibleDescription())
    dialog.deleteLater()


def test_buttons_of_the_synthesis_stand_one_above_the_other_where_two_would_be_cut(own):  # noqa: F811
    from qgis.PyQt.QtWidgets import QApplication

    form = own.page.synthesis.form
    own.page.synthesis.setCollapsed(False)
    own.show()
    tops = {}
    for width in (320, 620):
        own.resize(width, 860)
        for _ in range(3):
            QApplication.processEvents()
        buttons = (form.project, form.fragmentation, form.report, form.roles)
        assert all(one.width() >= one.minimumSizeHint().width() for one in buttons), width
        tops[width] = len({one.y() for one in buttons})
    own.hide()
    assert tops[620] == 2 and own.width() >= 320


@pytest.mark.once
def test_results_of_before_a_field_are_taken_up_and_shown(own, tmp_path):  # noqa: F811
    """The corridors did not say whether they hold by a corner, nor the nodes their correlation: NULL now."""
    from qgis import processing
    from qgis.core import QgsVectorLayer

    newer = {"corridors_*": ("par_un_coin",), "connectivite_*": ("ccor",)}
    for pattern, fields in newer.items():
        for path in (own.study.folder / "boisee").glob(f"{pattern}.gpkg"):
            layer = QgsVectorLayer(str(path), "", "ogr")
            layer.dataProvider().deleteAttributes([layer.fields().indexOf(name) for name in fields
                                                   if name in layer.fields().names()])  # fmt: skip
    own.show_layers("corridors")
    assert own.elements.first() and "coin" not in own.page.card.why.text()
    whole = tmp_path / "tvb.gpkg"
    values = {**own.together.whole_values("REFERENCES"), "REFERENCES": str(tmp_path / "roles.gpkg")}
    processing.run("aula:trame_verte_bleue", {**values, "RESERVOIRS": "memory:", "DOSSIER": str(whole),
                                              "RAPPORT": str(tmp_path / "tvb.html")})  # fmt: skip
    for name, field in (("liens", "par_un_coin"), ("corridors", "par_un_coin"), ("reservoirs", "ccor")):
        layer = QgsVectorLayer(f"{whole}|layername={name}", "", "ogr")
        assert layer.featureCount() and {str(one[field]) for one in layer.getFeatures()} == {"NULL"}, name
    said = plain((tmp_path / "tvb.html").read_text(encoding="utf-8"))
    assert "(coin)" not in said and "il ne tient que par un coin de maille</" not in said
