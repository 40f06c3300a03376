"""What a program killed in the middle of a writing leaves: settled at the next writing, and nothing else is touched."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from aula.aula_plugin import leftovers
from aula.aula_plugin.in_place import hidden
from aula.aula_plugin.leftovers import DEAD_AFTER_S, PLACE, sweep

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]
#: Replaces two files by `put_in_place`, and kills itself at the n-th move.
KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from alone import importable
importable()
from aula.aula_plugin import in_place
folder, moves_left = Path(sys.argv[2]), int(sys.argv[3])
def rename(source, target, real=os.rename):
    global moves_left
    if not moves_left:
        os.kill(os.getpid(), signal.SIGKILL)
    moves_left -= 1
    real(source, target)
drafts = []
for name, text in (("scot.yaml", "nouveau"), ("communes.csv", "nouvelles"), ("tables.csv", "en plus")):
    drafts.append((in_place.hidden(folder / name), folder / name))
    drafts[-1][0].write_text(text)
os.rename = rename
in_place.put_in_place(drafts)
"""


@pytest.fixture(scope="module")
def dead() -> int:
    """The number of a process that has ended, and been waited for."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def name(process: int, end: str = "", place: str = PLACE) -> str:
    return f".document-{place}-{process}-1a2b3c4d{end}.gpkg"


@pytest.mark.parametrize("moves", range(6))
def test_three_files_half_replaced_come_back_together(qgis_app, tmp_path, moves):
    """Two old files set aside (moves 1 and 2), three put in place (3 to 5), the one that people open last.

    Killed before the last move: the old two, and no third. Killed after: the new three. Nothing hidden stays.
    """
    (tmp_path / "scot.yaml").write_text("ancien")
    (tmp_path / "communes.csv").write_text("anciennes")
    done = subprocess.run([sys.executable, "-c", KILLED, str(ROOT / "tests"), str(tmp_path), str(moves)], check=False)
    assert done.returncode == (-9 if moves < 5 else 0)
    sweep(tmp_path)
    old = {"scot.yaml": "ancien", "communes.csv": "anciennes"}
    new = {"scot.yaml": "nouveau", "communes.csv": "nouvelles", "tables.csv": "en plus"}
    assert {one.name: one.read_text() for one in tmp_path.iterdir()} == (old if moves < 5 else new)


def test_a_draft_of_a_dead_program_leaves_at_the_next_writing(qgis_app, tmp_path, dead):
    (tmp_path / name(dead)).write_text("x")
    (tmp_path / f"{name(dead)}-journal").write_text("x")
    (tmp_path / name(dead).removesuffix(".gpkg")).mkdir()
    (tmp_path / name(dead).removesuffix(".gpkg") / "couche.shp").write_text("x")
    hidden(tmp_path / "document.gpkg")
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_surely_dead_or_not_ours_stays(qgis_app, tmp_path, dead):
    kept = [
        name(os.getpid()),
        name(os.getppid()),  # alive
        name(dead, place="0" * 8),  # another computer on a shared disk
        name(dead, "-ancien"),  # what a person had, and no journal says what became of it
        ".document-1a2b3c4d.gpkg",
        ".gitignore",
        "document.gpkg",
    ]
    for one in kept:
        (tmp_path / one).write_text("x")
    sweep(tmp_path)
    assert {one.name for one in tmp_path.iterdir()} == set(kept)


def test_after_a_day_a_process_of_the_same_number_is_another_one(qgis_app, tmp_path):
    path = tmp_path / name(os.getppid())
    path.write_text("x")
    old = path.stat().st_mtime - DEAD_AFTER_S - 60
    os.utime(path, (old, old))
    sweep(tmp_path)
    assert not path.exists()


def test_a_file_put_there_since_by_a_person_is_not_replaced_by_the_old_one(qgis_app, tmp_path, dead):
    draft, aside, journal = (tmp_path / name(dead, end) for end in ("", "-ancien", "-reprise"))
    final = tmp_path / "document.gpkg"
    for path, text in ((draft, "brouillon"), (aside, "ancien"), (final, "d’une personne")):
        path.write_text(text)
    journal.write_text(json.dumps([[draft.name, final.name, aside.name]]))
    sweep(tmp_path)
    assert final.read_text() == "d’une personne" and aside.read_text() == "ancien"


@pytest.mark.parametrize(
    "rows",
    [
        "",
        "[[",
        "{}",
        '[["a"]]',
        '[[null, "b", null]]',
        '[["a", "../dehors.txt", null]]',
        '[["a", "%s/dehors.txt", null]]',
        '[["a", "b", "dehors.txt"]]',
        "[[1, 2, 3]]",
    ],
)
def test_a_journal_forged_or_cut_short_moves_nothing(qgis_app, tmp_path, dead, rows):
    folder = tmp_path / "dossier"
    folder.mkdir()
    for place in (tmp_path, folder):
        (place / "dehors.txt").write_text("intact")
    (folder / name(dead, "-reprise")).write_text(rows.replace("%s", str(tmp_path)))
    sweep(folder)
    assert (tmp_path / "dehors.txt").read_text() == (folder / "dehors.txt").read_text() == "intact"


def test_a_folder_that_cannot_be_read_stops_nothing(qgis_app, tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "refusé")

    monkeypatch.setattr(leftovers.Path, "glob", refuse)
    sweep(tmp_path)
    sweep(tmp_path / "absent")
