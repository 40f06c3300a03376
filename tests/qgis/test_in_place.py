"""Files put in place together: a refusal brings back what was there, a journal left behind is not played."""

import os
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from osgeo import ogr
from qgis.core import QgsProcessingFeedback

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.in_place import draft_folder, put_in_place
from aula.aula_plugin.storage.geopackage import Table, append_to_geopackage, write_geopackage

pytestmark = pytest.mark.once


def _pair(folder, name, old, new):
    (folder / name).write_text(old, encoding="utf-8")
    (folder / f".{name}").write_text(new, encoding="utf-8")
    return folder / f".{name}", folder / name


def _texts(folder):
    return {one.name: one.read_text(encoding="utf-8") for one in folder.iterdir()}


def test_several_files_are_replaced_and_nothing_else_stays(qgis_app, tmp_path):
    put_in_place([_pair(tmp_path, "a.yaml", "1", "2"), _pair(tmp_path, "b.csv", "3", "4")])
    assert _texts(tmp_path) == {"a.yaml": "2", "b.csv": "4"}


def test_a_refused_move_brings_everything_back(qgis_app, tmp_path, monkeypatch):
    moves = [_pair(tmp_path, "a.yaml", "1", "2"), _pair(tmp_path, "b.csv", "3", "4")]
    rename, refused = os.rename, []

    def refuse(source, target):
        if target == moves[0][1] and not refused:
            refused.append(source)
            raise PermissionError(13, "refusé")
        rename(source, target)

    monkeypatch.setattr(os, "rename", refuse)
    with pytest.raises(PermissionError):
        put_in_place(moves)
    kept = _texts(tmp_path)
    assert (kept["a.yaml"], kept["b.csv"]) == ("1", "3")


def test_a_folder_keeps_the_files_of_a_person_and_a_failure_changes_nothing(qgis_app, tmp_path):
    folder = tmp_path / "lot"
    folder.mkdir()
    (folder / "notes.txt").write_text("à garder", encoding="utf-8")
    with pytest.raises(OSError, match="plein"), draft_folder(folder) as draft:
        (draft / "a.csv").write_text("x", encoding="utf-8")
        raise OSError("plein")
    assert _texts(folder) == {"notes.txt": "à garder"}
    with draft_folder(folder) as draft:
        (draft / "a.csv").write_text("x", encoding="utf-8")
    assert _texts(folder) == {"notes.txt": "à garder", "a.csv": "x"}
    assert [one.name for one in tmp_path.iterdir()] == ["lot"]


def _table(count):
    import pandas as pd

    return Table("lignes", pd.DataFrame({"n": range(count)}), {"n": "integer"})


def test_the_journal_of_a_stopped_program_is_not_played_into_the_new_file(qgis_app, tmp_path):
    """A hot journal is what SQLite leaves when it is killed: copied here while a transaction spills to disk."""
    path, feedback = tmp_path / "doc.gpkg", QgsProcessingFeedback()
    write_geopackage(path, [_table(20_000)], feedback)
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        base.execute("PRAGMA cache_size = 1")
        base.execute("BEGIN")
        base.execute("UPDATE lignes SET n = n + 100000")
        copies = {end: (tmp_path / f"doc.gpkg{end}").read_bytes() for end in ("", "-journal")}
    for end, content in copies.items():
        (tmp_path / f"doc.gpkg{end}").write_bytes(content)
    write_geopackage(path, [_table(3)], feedback)
    with closing(sqlite3.connect(path)) as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert base.execute("SELECT count(*), max(n) FROM lignes").fetchall() == [(3, 2)]


class _Full:
    """A value no disk takes."""

    def __str__(self):
        raise OSError(28, "plein")


def test_rows_given_up_are_not_counted(qgis_app, tmp_path):
    """GDAL keeps the number of rows in the file: it must stay that of the rows there, 5, not 5 + 3."""
    import pandas as pd

    path, feedback = tmp_path / "doc.gpkg", QgsProcessingFeedback()
    write_geopackage(path, [_table(5)], feedback)
    refused = Table("autre", pd.DataFrame({"t": [_Full()]}), {"t": "text"})
    with pytest.raises(InputError, match="disque plein"):
        append_to_geopackage(path, [replace(_table(3), append=True), refused], feedback)
    source = ogr.Open(str(path))
    assert [source.GetLayer(n).GetName() for n in range(source.GetLayerCount())] == ["lignes"]
    assert source.GetLayer(0).GetFeatureCount() == len(list(source.GetLayer(0))) == 5


def test_a_file_another_program_writes_in_is_left_alone(qgis_app, tmp_path):
    path, feedback = tmp_path / "doc.gpkg", QgsProcessingFeedback()
    write_geopackage(path, [_table(5)], feedback)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("INSERT INTO lignes (n) VALUES (99)")
        with pytest.raises(InputError, match="ouvert par un autre programme"):
            write_geopackage(path, [_table(3)], feedback)
    with closing(sqlite3.connect(path)) as base:
        assert base.execute("SELECT count(*) FROM lignes").fetchone() == (6,)
