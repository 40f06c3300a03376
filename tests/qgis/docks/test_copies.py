"""Work on a copy of a dossier: whole, never over another file, with what the original refused."""

from __future__ import annotations

import sqlite3

import pytest

from .conftest import choose


def test_a_copy_holds_what_has_just_been_written(opened, dossier, tmp_path):
    from aula.aula_plugin.storage.dossier_copy import copy_dossier
    from aula.aula_plugin.storage.dossier_reading import read_dossier

    choose(opened, "C1", "Mirecalque")
    opened.work.results.tree.level_asked.emit(4)
    copy_dossier(dossier, tmp_path / "copie.gpkg")
    avis = [row["avis"] for row in read_dossier(tmp_path / "copie.gpkg").lignes]
    assert avis.count("incompatible") == 1 and len(avis) == len(read_dossier(dossier).lignes)


def test_a_copy_never_replaces_a_file(dossier, tmp_path):
    from aula.aula_plugin.core.errors import InputError
    from aula.aula_plugin.storage.dossier_copy import copy_dossier

    (tmp_path / "copie.gpkg").write_text("à garder", encoding="utf-8")
    with pytest.raises(InputError, match="existe déjà"):
        copy_dossier(dossier, tmp_path / "copie.gpkg")
    assert (tmp_path / "copie.gpkg").read_text(encoding="utf-8") == "à garder"


def test_what_a_locked_dossier_refused_goes_to_the_copy(opened, dossier, tmp_path, monkeypatch):
    from qgis.PyQt.QtWidgets import QFileDialog

    from aula.aula_plugin.storage import dossier_base

    copy = tmp_path / "copie.gpkg"
    monkeypatch.setattr(dossier_base, "_PATIENCE", 0.05)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(copy), ""))
    choose(opened, "C1", "Mirecalque")
    holder = sqlite3.connect(dossier, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    opened.work.results.detail.form.justification.setPlainText("À ne pas perdre.")
    opened.files.copy()
    holder.execute("ROLLBACK")
    holder.close()
    assert opened.session.path == str(copy)
    with sqlite3.connect(copy) as base:
        assert base.execute("SELECT justification FROM avis WHERE justification IS NOT NULL").fetchall() == [
            ("À ne pas perdre.",)
        ]
    with sqlite3.connect(dossier) as base:
        assert base.execute("SELECT count(*) FROM avis WHERE justification IS NOT NULL").fetchone() == (0,)
