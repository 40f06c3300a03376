"""Every test that asks for ``algorithm`` runs once per algorithm of the provider; there is no list to keep."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from aula.tests.qgis import trame_dossier
from aula.tests.qgis.toolbox import centrality_inputs, dossiers, green_inputs, land_inputs, large_case, network_plan
from aula.tests.qgis.toolbox.examples import EXAMPLE, GRID, REFERENCES, examples, large
from aula.tests.qgis.toolbox.runs import destinations, provided, run, sources

MISSING = (
    "aula:{0} n’a pas d’entrée dans tests/qgis/toolbox/examples.py. Ajoutez à examples() la ligne "
    '« "{0}": {{…}} » avec ses paramètres d’entrée, et tous les essais de la boîte à outils le prendront.'
)
#: Algorithms that evaluate a grid, and rules enough to give evidence that is surfaces, lines and points: each way of
#: running them is tried, what each rule finds is tried elsewhere.
EVALUATE = ("verifier_compatibilite", "verifier_campagne")
RULES = {"A4", "F4", "M3", "Q2", "T1", "T3", "T5"}


def pytest_generate_tests(metafunc):
    if "source_name" in metafunc.fixturenames:
        pairs = [
            pytest.param(one.name(), source, marks=[pytest.mark.once] if rank else [])
            for one in provided()
            for rank, source in enumerate(sources(one))
        ]
        metafunc.parametrize(("algorithm_name", "source_name"), pairs)
    elif "algorithm_name" in metafunc.fixturenames:
        every = provided()
        chosen = _with_each_type(every) if "each_type" in metafunc.fixturenames else every
        metafunc.parametrize("algorithm_name", [one.name() for one in chosen])


def _with_each_type(algorithms):
    """Return some of the algorithms, which together have an example value of every type of parameter."""
    given, types = examples(""), {}
    for one in algorithms:
        valued = [part for part in one.parameterDefinitions() if part.name() in given.get(one.name(), {})]
        types[one.name()] = {part.type() for part in (*valued, *one.destinationParameterDefinitions())}
    chosen, missing = [], set().union(*types.values())
    while missing:
        chosen.append(max(algorithms, key=lambda one: len(types[one.name()] & missing)))
        missing -= types[chosen[-1].name()]
    return chosen


@pytest.fixture
def each_type():
    """Ask for algorithms enough to have a parameter of each type, not for all of them."""


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
    grid = _write_grid(document.parent / "grille.yaml")
    dossiers.write(document, grid)
    green_inputs.write(REFERENCES, document.parent)
    centrality_inputs.write(EXAMPLE, document.parent)
    centrality_inputs.write_dossier(EXAMPLE, document.parent)
    land_inputs.write(document.parent)
    trame_dossier.write(document.parent / "trame.gpkg")
    found = examples(done.results["DOCUMENT"])
    return {name: {**one, "GRILLE": grid} if name in EVALUATE else one for name, one in found.items()}


def _write_grid(path: Path) -> str:
    """Write the few rules of the grid of the example that are enough here."""
    grid = yaml.safe_load(GRID.read_text(encoding="utf-8"))
    grid["regles"] = [rule for rule in grid["regles"] if rule["id"] in RULES]
    path.write_text(yaml.safe_dump(grid, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return str(path)


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
    """The table of examples on a territory ten times as large."""
    folder = tmp_path_factory.mktemp("grand")
    large_case.write(example_values["verifier_compatibilite"]["DOCUMENT"], REFERENCES, folder)
    network_plan.write(REFERENCES, folder, 10)
    changed = large(folder)
    for name in EVALUATE:
        changed[name]["GRILLE"] = str(GRID)
    return {name: {**one, **changed.get(name, {})} for name, one in example_values.items()}
