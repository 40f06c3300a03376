"""Every test that asks for ``algorithm`` runs once per algorithm of the provider; there is no list to keep."""

from __future__ import annotations

from pathlib import Path

import pytest

from aula.tests.qgis import trame_dossier
from aula.tests.qgis.toolbox import dossiers, green_inputs, large_case, network_plan
from aula.tests.qgis.toolbox.examples import REFERENCES, examples, large
from aula.tests.qgis.toolbox.runs import destinations, provided, run, sources

MISSING = (
    "aula:{0} n’a pas d’entrée dans tests/qgis/toolbox/examples.py. Ajoutez à examples() la ligne "
    '« "{0}": {{…}} » avec ses paramètres d’entrée, et tous les essais de la boîte à outils le prendront.'
)


def pytest_generate_tests(metafunc):
    if "source_name" in metafunc.fixturenames:
        pairs = [(one.name(), source) for one in provided() for source in sources(one)]
        metafunc.parametrize(("algorithm_name", "source_name"), pairs)
    elif "algorithm_name" in metafunc.fixturenames:
        metafunc.parametrize("algorithm_name", [one.name() for one in provided()])


@pytest.fixture
def algorithm(aula_provider, algorithm_name):
    return aula_provider.algorithm(algorithm_name)


@pytest.fixture(scope="session")
def example_values(aula_provider, tmp_path_factory):
    """The table of examples, on the lot of the example read once."""
    lire = aula_provider.algorithm("lire_document_urbanisme")
    folder = tmp_path_factory.mktemp("exemple")
    values = examples("")["lire_document_urbanisme"]
    done = run(lire, {**values, "CHARGER": False, **destinations(lire, folder)})
    document = Path(done.results["DOCUMENT"])
    dossiers.write(document)
    green_inputs.write(REFERENCES, document.parent)
    trame_dossier.write(document.parent / "trame.gpkg")
    return examples(done.results["DOCUMENT"])


@pytest.fixture
def values(example_values, algorithm_name):
    """The inputs of one algorithm."""
    if algorithm_name not in example_values:
        pytest.fail(MISSING.format(algorithm_name), pytrace=False)
    return example_values[algorithm_name]


@pytest.fixture(scope="session")
def references_run(aula_provider, example_values, tmp_path_factory):
    """Return the run of an algorithm to memory, made once: what every other way to run it must give."""
    made = {}

    def once(name: str):
        if name not in made:
            if name not in example_values:
                pytest.fail(MISSING.format(name), pytrace=False)
            algorithm = aula_provider.algorithm(name)
            folder = tmp_path_factory.mktemp(name)
            made[name] = run(algorithm, {**example_values[name], **destinations(algorithm, folder)})
        return made[name]

    return once


@pytest.fixture
def reference(references_run, algorithm_name):
    return references_run(algorithm_name)


@pytest.fixture(scope="session")
def large_values(example_values, tmp_path_factory):
    """The table of examples on a territory thirty times as large."""
    folder = tmp_path_factory.mktemp("grand")
    large_case.write(example_values["verifier_compatibilite"]["DOCUMENT"], REFERENCES, folder)
    network_plan.write(REFERENCES, folder, 10)
    changed = large(folder)
    return {name: {**one, **changed.get(name, {})} for name, one in example_values.items()}
