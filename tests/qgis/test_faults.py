"""A few rounds of `make test-faults`: after a kill, a full disk or a read-only one, files are old, whole or absent."""

import pytest

from aula.tests.faults.harness import Bench

pytestmark = pytest.mark.once

SHORT = {
    "document remplacé": ("kill -9", "disque plein"),
    "défauts neufs": ("kill -9 entre deux fichiers", "lecture seule"),
    "références remplacées": ("kill -9",),
    "grille yaml remplacée": ("kill -9 entre deux fichiers", "disque plein"),
    "grille ods remplacée": ("disque plein",),
    "fusion remplacée": ("kill -9", "disque plein"),
    "exemple remplacé": ("kill -9 entre deux fichiers",),
}


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    bench = Bench(tmp_path_factory.mktemp("fautes"), seed=7)
    try:
        found = {case.name: case for case in bench.prepare()}
        return [bench.round(found[name], fault) for name, faults in SHORT.items() for fault in faults]
    finally:
        bench.close()


def test_nothing_is_lost_nor_half_written(rows):
    assert [(row["case"], row["fault"], row["error"]) for row in rows if row["error"]] == []
    assert len(rows) == 11
