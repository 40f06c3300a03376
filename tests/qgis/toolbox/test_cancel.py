"""Each algorithm cancelled: it stops at once, and what stays on the disk is whole or not there."""

import time
from pathlib import Path
from threading import Timer

import pytest

from aula.tests.qgis.toolbox.runs import Ran, Spy, destinations, files, layer_of, rows, run, sinks

#: When the person clicks, in seconds.
AFTER_S = 0.2
#: What tells an algorithm deaf to the click from one that hears it, on a computer however busy: seconds of the
#: processor, not of the clock. The aim, on a computer that does nothing else, is one second.
DEAF_S = 5.0


@pytest.mark.once
def test_stops_when_asked(algorithm, values, large_values, tmp_path):
    assert _seconds_to_stop(algorithm, large_values, tmp_path) < DEAF_S


def _seconds_to_stop(algorithm, large_values, folder: Path) -> float:
    """Click once while it runs; return the seconds it then took, 0 when it was over before."""
    spy, clicked = Spy(), []
    parameters = {**large_values[algorithm.name()], **_to_files(algorithm, folder)}

    def click() -> None:
        clicked.append(time.process_time())
        spy.cancel()

    timer = Timer(AFTER_S, click)
    timer.start()
    try:
        found = run(algorithm, parameters, spy)
        stopped = time.process_time()
    finally:
        timer.cancel()
        timer.join()
    assert spy.progress_values == sorted(spy.progress_values)
    if not clicked or clicked[0] >= stopped:
        return 0.0
    _leaves_nothing_half_written(algorithm, found, parameters, folder, None)
    return stopped - clicked[0]


@pytest.mark.once
def test_asks_all_along_whether_to_stop(algorithm, values, large_values, tmp_path):
    """Wherever the click falls: a whole run, and the longest time between two questions."""
    spy = Spy()
    spy.moments.append(time.process_time())
    run(algorithm, {**large_values[algorithm.name()], **destinations(algorithm, tmp_path)}, spy)
    spy.moments.append(time.process_time())
    assert max(later - sooner for sooner, later in zip(spy.moments, spy.moments[1:])) < DEAF_S


@pytest.mark.parametrize("moment", [pytest.param("first", marks=pytest.mark.once), "middle", "last"])
def test_leaves_nothing_half_written(algorithm, values, reference, tmp_path, moment):
    """Cancelled at a question of its own: the first, one in the middle, the last, which is asked while writing."""
    stop_at = {"first": 1, "middle": reference.polls // 2 or 1, "last": reference.polls}[moment]
    parameters = {**values, **_to_files(algorithm, tmp_path)}
    found = run(algorithm, parameters, Spy(stop_at))
    _leaves_nothing_half_written(algorithm, found, parameters, tmp_path, reference)


def _to_files(algorithm, folder: Path) -> dict:
    return destinations(algorithm, folder, lambda name: str(folder / f"{name.lower()}.gpkg"))


def _leaves_nothing_half_written(algorithm, found: Ran, parameters, folder: Path, whole: Ran) -> None:
    """Check that each file is absent or whole, that no draft stays, and that only what exists is returned."""
    expected = {Path(parameters[name]).name for name in (*sinks(algorithm), *files(algorithm))}
    expected |= {Path(name).with_suffix(".qml").name for name in expected if name.endswith(".tif")}
    there = {one.name for one in folder.iterdir()}
    assert there <= expected, f"restes : {there - expected}"
    for name in (*sinks(algorithm), *files(algorithm)):
        path = Path(parameters[name])
        if found.results.get(name):
            assert path.exists(), f"{name} est rendu et n’existe pas"
        if whole is not None and path.exists():
            if name in sinks(algorithm):
                assert rows(layer_of(path, name)) == whole.tables[name], name
            else:
                assert _shape(path) == _shape(Path(whole.results[name])), name


def _shape(path: Path) -> list[str]:
    """Return what a file or folder is made of: names of files, names and counts of tables."""
    if path.is_dir():
        return sorted(str(one.relative_to(path)) for one in path.rglob("*"))
    if path.suffix != ".gpkg":
        return [path.suffix]
    layer = layer_of(path, path.stem)
    return sorted(part.split("!!::!!")[1] for part in layer.dataProvider().subLayers())
