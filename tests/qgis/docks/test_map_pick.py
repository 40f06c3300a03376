"""From the map to the tree: a click shows the lines of the place, without moving the map."""

import pytest
from qgis.core import QgsPointXY, QgsRectangle

from .conftest import choose


def settle(dock):
    """Let the choice made by the click be shown at once."""
    dock.work.results._later.stop()
    dock.work.results._choose()


def around(point, by=1.0):
    return QgsRectangle(point.x() - by, point.y() - by, point.x() + by, point.y() + by)


def empty_part_of(session, box, commune):
    """Say whether a place is in a commune, where nothing explains any line."""
    bounds = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
    lines = session.commune_at(bounds)
    return bool(lines) and session.lines[lines[0]].place == commune and not session.at(bounds)


@pytest.fixture
def gap(opened):
    """A point inside the gap of C1 in Bourg-Témoin (3 ha: UZ 200 × 100 m and 1AUz 100 × 100 m without a sector)."""
    choose(opened, "C1", "Bourg-Témoin")
    layer = opened.map.layer("surf")
    shape = max((one.geometry() for one in layer.getFeatures()), key=lambda one: one.area())
    return shape.pointOnSurface().asPoint()


def test_a_click_on_an_evidence_shows_its_lines_and_keeps_the_current_one(opened, gap):
    results = opened.work.results
    opened.picking.pick(around(gap))
    kept = [line for line, keep in zip(results.model.lines, results.model.kept) if keep]
    assert "C1" in {line.rule for line in kept} and {line.place for line in kept} == {"Bourg-Témoin"}
    assert results.model.lines[results.position].rule == "C1"
    assert "à l’endroit cliqué" in results.filters.told.text()


def test_a_click_elsewhere_chooses_the_most_serious_line_and_the_map_stays(opened, gap):
    choose(opened, "C1", "Mirecalque")
    canvas = opened.interface.canvas
    before = canvas.extent()
    opened.picking.pick(around(gap))
    settle(opened)
    line = opened.work.results.model.lines[opened.work.results.position]
    assert (line.rule, line.place) == ("C1", "Bourg-Témoin")  # the rule one was looking at
    assert canvas.extent() == before
    opened.work.results.filters.clear()
    choose(opened, "C1", "Mirecalque")  # in the tree: the map goes there again
    assert canvas.extent().contains(opened.map.layer("surf").extent())


def test_a_click_where_there_is_no_evidence_shows_the_commune(opened):
    choose(opened, "C1", "Mirecalque")
    session = opened.session
    code = next(line.row["territoire_id"] for line in session.lines if line.place == "Bourg-Témoin")
    xmin, ymin, xmax, ymax = session._places[code]
    spots = [
        QgsPointXY(xmin + (xmax - xmin) * i / 40, ymin + (ymax - ymin) * j / 40) for i in range(41) for j in range(41)
    ]
    here = next(box for box in map(around, spots) if empty_part_of(session, box, "Bourg-Témoin"))
    opened.picking.pick(here)
    settle(opened)
    results = opened.work.results
    kept = {line.place for line, keep in zip(results.model.lines, results.model.kept) if keep}
    assert kept == {"Bourg-Témoin"}
    assert results.model.lines[results.position].rule == "C1"
    assert "Bourg-Témoin" in results.filters.told.text()
    results.filters.clear()
    assert all(keep or line.total for line, keep in zip(results.model.lines, results.model.kept))


def test_a_click_in_the_void_says_so_and_changes_nothing(opened):
    choose(opened, "C1", "Mirecalque")
    before = bytes(opened.work.results.model.kept)
    opened.picking.pick(around(QgsPointXY(0, 0)))
    assert bytes(opened.work.results.model.kept) == before
    assert opened.work.bar.items() and "Aucune ligne" in opened.work.bar.items()[0].text()


def test_the_tool_gives_the_map_back(opened):
    from qgis.gui import QgsMapToolPan

    canvas = opened.interface.canvas
    pan = QgsMapToolPan(canvas)
    canvas.setMapTool(pan)
    button = opened.work.results.filters.pick
    button.setChecked(True)
    assert canvas.mapTool() is opened.picking.on_map.tool
    opened.picking.on_map.tool.left.emit()
    assert canvas.mapTool() is pan and not button.isChecked()
    button.setChecked(True)
    canvas.setMapTool(pan)
    assert not button.isChecked()
    button.setChecked(True)
    opened.close_dossier()
    assert canvas.mapTool() is pan and not button.isChecked()


def test_without_a_spatial_index_the_same_lines_are_found(opened, gap, monkeypatch):
    from aula.aula_plugin.storage import map_places

    box = (gap.x() - 1, gap.y() - 1, gap.x() + 1, gap.y() + 1)
    found = map_places.lines_at(opened.session.path, box)
    broken = {name: text.replace("rtree_", "absent_") for name, text in map_places._NEAR.items()}
    monkeypatch.setattr(map_places, "_NEAR", broken)
    assert found and map_places.lines_at(opened.session.path, box) == found
    assert map_places.territory_at(opened.session.path, box) == "99002"


def test_what_was_clicked_is_not_remembered(opened, gap):
    from aula.aula_plugin.docks.compatibility.tree_filter import Filter

    opened.picking.pick(around(gap))
    plain = opened.work.results.filters.filter.to_plain()
    assert not Filter.from_plain(plain).active
