"""The window of the friction table: what it shows first, what it writes, byte for byte, what it refuses."""

from __future__ import annotations

import pytest

BODY = (
    "code;libellé;boisée;humide;source\r\n"
    'bois;"Bois; futaie";1;10;atelier 2024\r\n'
    "route;Route;infranchissable;1000;\r\n"
    "cult;Cultures;;20;à revoir\r\n"
)


def plain(text):
    """Return a text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.fixture
def table(tmp_path):
    """A table as a French spreadsheet saves it: Windows-1252, semicolons."""
    path = tmp_path / "frictions été.csv"
    path.write_bytes(BODY.encode("windows-1252"))
    return path


@pytest.fixture
def cover(tmp_path, qgis_new_project):
    """Areas by code: eau is not in the table, cult has no friction for boisée."""
    from qgis.core import QgsFeature, QgsVectorFileWriter, QgsVectorLayer

    layer = QgsVectorLayer("NoGeometry?field=code:string&field=libelle:string&field=surface_ha:double", "c", "memory")
    rows = []
    for values in (("bois", "Bois", 20.0), ("eau", "Étang", 80.5), ("cult", None, 50.0)):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(values))
        rows.append(feature)
    layer.dataProvider().addFeatures(rows)
    options = QgsVectorFileWriter.SaveVectorOptions()
    path = str(tmp_path / "correspondances.gpkg")
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, layer.transformContext(), options)
    return path


@pytest.fixture
def window(qgis_new_project, aula_provider):
    """A window without a table."""
    from qgis.core import QgsSettings

    from aula.aula_plugin.docks.frictions.window import FrictionWindow

    QgsSettings().remove("aula/recents/frictions")
    made = FrictionWindow(None)
    made.show()
    yield made
    made.shut()
    made.hide()
    made.deleteLater()


@pytest.fixture
def opened(window, table, cover):
    """The window on the table, beside the land cover."""
    assert window.open(str(table), cover)
    return window


def codes(window):
    """Return the codes in the order of the table."""
    return [window.proxy.index(row, 0).data() for row in range(window.proxy.rowCount())]


def type_in(window, code, column, text):
    """Type in a cell as a person does."""
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest
    from qgis.PyQt.QtWidgets import QApplication, QLineEdit

    place = next(
        n for n in range(window.model.columnCount()) if window.model.headerData(n, Qt.Orientation.Horizontal) == column
    )
    window.table.setCurrentIndex(window.proxy.index(codes(window).index(code), place))
    window.table.edit(window.table.currentIndex())
    editor = window.table.findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_empty_says_what_to_open(window):
    assert window.said.text().startswith("Aucune table ouverte.") and not window.header.save.isEnabled()


def test_codes_without_friction_come_first_with_their_area(opened):
    """eau 80,5 ha and cult 50 ha lack a friction: 130,5 ha."""
    assert codes(opened) == ["eau", "cult", "bois", "route"]
    assert plain(opened.said.text()) == "2 codes sans friction (130,5 ha), en haut de la table."
    assert plain(opened.proxy.index(0, 2).data()) == "80,5" and opened.proxy.index(0, 3).data() == "! à donner"
    assert opened.proxy.index(2, 1).data() == "Bois; futaie"


def test_one_friction_typed_changes_one_line_of_the_file(opened, table):
    type_in(opened, "cult", "boisée", "2,5")
    assert opened.edition.dirty and codes(opened) == ["eau", "cult", "bois", "route"]
    assert opened.save()
    assert table.read_bytes() == BODY.replace("cult;Cultures;;", "cult;Cultures;2,5;").encode("windows-1252")
    assert codes(opened)[0] == "eau" and not opened.edition.dirty


def test_a_code_of_the_land_cover_is_added_at_the_end(opened, table):
    type_in(opened, "eau", "humide", "1")
    assert opened.save()
    assert table.read_bytes() == (BODY + "eau;Étang;;1;\r\n").encode("windows-1252")


def test_saving_without_a_change_would_give_the_same_bytes(opened, table):
    assert opened.file.to_bytes() == table.read_bytes() and not opened.header.save.isEnabled()


def test_an_impossible_friction_is_told_in_its_cell_and_counted(opened):
    type_in(opened, "bois", "humide", "0")
    index = opened.proxy.index(codes(opened).index("bois"), 4)
    assert index.data() == "! 0"
    from qgis.PyQt.QtCore import Qt

    assert "gratuits" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert plain(opened.said.text()).endswith("1 friction impossible : l’étape les refusera.")


def test_undo_and_redo(opened):
    type_in(opened, "cult", "boisée", "7")
    assert plain(opened.header.undo.toolTip()) == "Annuler : changement de cult (Ctrl+Z)"
    opened.header.undo.click()
    assert not opened.edition.dirty and not opened.header.undo.isEnabled()
    opened.header.redo.click()
    assert opened.edition.rows[2][2] == "7"


def test_a_sous_trame_and_a_code_are_added(opened):
    opened.add_sous_trame("prairiale")
    opened.add_code("haie")
    assert opened.edition.titles[4] == "prairiale" and codes(opened)[-1] == "haie"
    opened.add_code("BOIS")
    assert opened.note.blocking and "déjà dans la table" in plain(opened.note.accessibleDescription())


def test_a_file_changed_elsewhere_is_not_written_over(opened, table):
    type_in(opened, "cult", "boisée", "7")
    table.write_bytes(b"code;x\r\na;1\r\n")
    assert opened.save() is False and table.read_bytes() == b"code;x\r\na;1\r\n"
    assert opened.note.blocking and "a changé sur le disque" in plain(opened.note.accessibleDescription())


def test_a_letter_that_the_encoding_lacks_turns_the_file_to_utf8(opened, table):
    opened.add_code("prairie→bois")
    assert opened.save()
    assert table.read_bytes().decode("utf-8-sig").endswith("prairie→bois;;;;\r\n")


def test_leaving_asks(opened, monkeypatch):
    from qgis.PyQt.QtWidgets import QMessageBox

    type_in(opened, "cult", "boisée", "7")
    answers = [QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Discard]
    monkeypatch.setattr(QMessageBox, "exec", lambda _: answers.pop(0))
    assert opened.leave() is False and opened.leave() is True


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"", "est vide"),
        ("a.csv", b"code;boisee\r\na;1\r\na;2\r\n", "plusieurs fois le même code"),
        ("a.csv", b"x;y\r\n1;2\r\n", "aucune colonne de codes"),
        ("a.csv", b'code;boisee\r\n"a;1\r\n', "guillemets"),
        ("a.xlsx", b"PK", "enregistrez-le en CSV"),
        ("a.csv", b"code;espece;resistance\r\n311;cerf;5\r\n311;loutre;1\r\n", "une ligne par code et par esp"),
    ],
)
def test_what_is_no_table_is_refused_in_the_window(window, tmp_path, name, content, said):
    path = tmp_path / name
    path.write_bytes(content)
    assert window.open(str(path)) is False
    assert window.note.blocking and said in plain(window.note.accessibleDescription())
    assert window.file is None


def test_the_panel_opens_its_table_and_follows_what_is_saved(qgis_new_project, aula_provider, tmp_path):
    from aula.aula_plugin.docks.frictions.window import FrictionWindow
    from aula.aula_plugin.docks.green_network.dock import GreenNetworkDock

    from .conftest import Interface
    from .test_green_panel import done, shown

    panel = GreenNetworkDock(Interface())
    window = FrictionWindow(None)
    panel.open_window = lambda name: window if name == "frictions" else None
    try:
        assert panel.files.try_example(str(tmp_path))
        panel.page.territory.form.maille.setValue(50)
        panel.compute_to("resistance")
        done(panel)
        assert shown(panel)["Résistance"] == "à jour"
        panel.open_table()
        assert window.file.path.name == "frictions_exemple.csv" and len(window.edition.areas) > 10
        window.model.setData(window.model.index(codes(window).index("haie"), 3), "4")
        assert window.save()
        assert shown(panel)["Résistance"] == "à refaire"
    finally:
        panel.shut()
        panel.deleteLater()
        window.shut()
        window.deleteLater()
