"""A dossier that a program was killed in while it wrote: it opens, with all that program had committed."""

import sqlite3
from contextlib import closing

from aula.aula_plugin.core.compatibility.dossier import AVIS_KEY
from aula.aula_plugin.storage.dossier_base import reading


def test_a_dossier_left_by_a_dead_writer_is_read(qgis_app, tmp_path):
    """The copy of a file and of its -wal, taken while a writer has them open, is what a kill leaves."""
    path, left = tmp_path / "ouvert.gpkg", tmp_path / "laissé.gpkg"
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        base.execute("PRAGMA journal_mode = WAL")
        base.execute(f"CREATE TABLE avis ({', '.join(AVIS_KEY)})")
        base.execute("CREATE TABLE resultats (signal)")
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        base.execute("INSERT INTO resultats VALUES ('écart')")
        for end in ("", "-wal"):
            left.with_name(left.name + end).write_bytes(path.with_name(path.name + end).read_bytes())
    with reading(left) as base:
        assert base.execute("SELECT signal FROM resultats").fetchall() == [{"signal": "écart"}]
