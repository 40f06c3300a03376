"""A slice of the hostile corpus through every algorithm, and the promise that a new one is in it.

`make test-hostile` runs the corpus by the thousand.
"""

from __future__ import annotations

import pytest

from aula.tests.hostile.run import Bench, is_defect

pytestmark = pytest.mark.once

#: Cases run here: the first of the order of `make test-hostile`, where each parameter and family comes in turn.
CASES = 24
SEED = 20260914


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    made = Bench(tmp_path_factory.mktemp("hostile"), SEED, workers=1)
    yield made
    made.close()


def test_every_parameter_of_every_algorithm_has_its_cases(bench, aula_provider):
    """Nothing has to be written for a new algorithm, beyond its example values for the toolbox."""
    names, kinds = bench.names(0)
    assert kinds == len(names) == len(set(names)) > 4000
    tried: dict[str, int] = {}
    for name in names:
        key = "/".join(name.split("/")[:2])
        tried[key] = tried.get(key, 0) + 1
    for algorithm in aula_provider.algorithms():
        for definition in algorithm.parameterDefinitions():
            assert tried.get(f"{algorithm.name()}/{definition.name()}", 0) >= 8, definition.name()


def test_the_same_seed_gives_the_same_cases(bench):
    assert bench.names(50) == bench.names(50)
    assert len(set(bench.names(9000)[0])) == 9000, "les tirages continuent au-delà des genres"


def test_hostile_input_ends_in_counts_or_in_a_sentence_that_mends(bench):
    names, _ = bench.names(CASES)
    rows = bench.run(names)
    assert len(rows) == CASES
    assert len({row["digest"] for row in rows}) == CASES
    assert not [(row["name"], row["wrong"]) for row in rows if is_defect(row)]
