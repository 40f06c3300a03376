"""A few rounds of `make test-faults`: after a kill, a full disk or a read-only one, files are old, whole or absent."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "faults"))

SHORT = {
    "document remplacé": ("kill -9", "disque plein"),
    "défauts neufs": ("kill -9 entre deux fichiers", "lecture seule"),
    "références remplacées": ("kill -9",),
    "grille yaml remplacée": ("kill -9 entre deux fichiers", "disque plein"),
    "grille ods remplacée": ("disque plein",),
    "exemple remplacé": ("kill -9 entre deux fichiers",),
}


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    from harness import Bench

    bench = Bench(tmp_path_factory.mktemp("fautes"), seed=7)
    try:
        found = {case.name: case for case in bench.prepare()}
        return [bench.round(found[name], fault) for name, faults in SHORT.items() for fault in faults]
    finally:
        bench.close()


def test_nothing_is_lost_nor_half_written(rows):
    assert [(row["case"], row["fault"], row["error"]) for row in rows if row["error"]] == []
    assert len(rows) == 9
