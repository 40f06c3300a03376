"""Each algorithm run as a script, by JSON and as the step of a saved model: the same answer every way."""

import pytest
from qgis.core import QgsProcessingContext

from aula.tests.headless import command, enable, install_link
from aula.tests.qgis.toolbox.commands import run_json, run_model, size
from aula.tests.qgis.toolbox.examples import MAY_BE_UNKNOWN
from aula.tests.qgis.toolbox.runs import Spy, destinations, files, layer_of, read, rows, same, sinks


@pytest.fixture(scope="session")
def profile(tmp_path_factory):
    """A profile of QGIS where the plugin is this checkout."""
    if not command():
        pytest.skip("qgis_process absent de cette installation de QGIS")
    folder = tmp_path_factory.mktemp("profil")
    install_link(folder)
    enable(folder)
    return folder


@pytest.fixture(scope="module")
def saved_model_run(profile, aula_provider, example_values, tmp_path_factory):
    """Run a saved model whose steps are all the algorithms; return where each output was written."""
    return run_model(profile, aula_provider.algorithms(), example_values, tmp_path_factory.mktemp("modele"))


def test_to_memory(algorithm, reference):
    declared = {one.name(): one for one in algorithm.outputDefinitions()}
    assert set(reference.results) == set(declared), "ce qui est déclaré et ce qui est rendu diffèrent"
    for name, output in declared.items():
        value = reference.results[name]
        if output.type() == "outputNumber":
            if value is None and name in MAY_BE_UNKNOWN:
                continue
            assert isinstance(value, (int, float)) and not isinstance(value, bool), name
        elif name in sinks(algorithm):
            assert reference.providers[name] == "memory", name
        else:
            assert isinstance(value, str), name
            if output.type() == "outputVector" and value:
                assert layer_of(value, name).featureCount() >= 0
    for name in files(algorithm):
        assert size(reference.results[name]) > 0, f"{name} : vide ou absent"
    assert not sinks(algorithm) or any(reference.tables.values())


def test_progress_never_goes_back_and_reaches_the_end(reference):
    assert reference.progress == sorted(reference.progress)
    assert reference.progress and 99 <= reference.progress[-1] <= 100
    assert reference.told, "rien n’est dit dans le journal"
    assert reference.polls, "l’algorithme ne demande jamais s’il doit s’arrêter"


def test_by_qgis_process_in_json(each_type, profile, algorithm, values, reference, tmp_path):
    """What is tried is how each type of parameter is written; the saved model runs all algorithms by qgis_process."""
    written = destinations(algorithm, tmp_path, lambda name: str(tmp_path / f"{name}.gpkg"))
    answer = run_json(profile, algorithm.id(), {**values, **written})
    assert set(values) <= set(answer["inputs"])
    same(algorithm, reference, read(algorithm, answer["results"], Spy(), QgsProcessingContext()))


def test_as_a_step_of_a_saved_model(algorithm, values, reference, saved_model_run):
    for name in sinks(algorithm):
        written = saved_model_run[f"{algorithm.name()}:{name}"]
        assert rows(layer_of(written, name)) == reference.tables[name], name
    for name in files(algorithm):
        assert size(saved_model_run[f"{algorithm.name()}:{name}"]) > 0, name
