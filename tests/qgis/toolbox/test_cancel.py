"""Each algorithm cancelled: it stops at once, and what stays on the disk is whole or not there."""

import time
from pathlib import Path
from threading import Timer

import numpy as np
import pytest
import shapely

from aula.tests.qgis.toolbox.runs import Ran, Spy, destinations, files, layer_of, rows, run, sinks

#: When the person clicks, and how long the algorithm may then take. Time of the processor, not of the clock: what other
#: programs of the computer take meanwhile is not the algorithm's.
AFTER_S, AT_MOST_S = 0.2, 1.0
#: They still slow each instruction, by their share of memory and of each core: every time is divided by what `work`
#: takes at the same moment, and multiplied by what it takes on a computer of 2026 that does nothing else.
WORK_S = 0.042
#: What remains only ever adds to a time: the shortest of a few runs is the nearest to the algorithm's own.
TRIES = 4


def work() -> float:
    """Return the time a fixed work takes now: half overlays, half Python, as in the algorithms."""
    started = time.thread_time()
    angles = np.arange(350) * 2.4
    places = shapely.points(np.sqrt(angles) * 20 * np.cos(angles), np.sqrt(angles) * 20 * np.sin(angles))
    shapely.union_all(shapely.buffer(places, 30))
    sum(len(f"{number:07}".strip("0")) for number in range(130_000))
    return time.thread_time() - started


def slowness(*samples: float) -> float:
    return max(1.0, *(one / WORK_S for one in samples))


def test_stops_within_a_second(algorithm, values, large_values, tmp_path):
    for number in range(TRIES):
        folder = tmp_path / str(number)
        folder.mkdir()
        if _seconds_to_stop(algorithm, large_values, folder) < AT_MOST_S:
            return
    pytest.fail(f"{AT_MOST_S} s ou plus pour s’arrêter, {TRIES} fois de suite")


def _seconds_to_stop(algorithm, large_values, folder: Path) -> float:
    """Click once while it runs; return the seconds it then took, 0 when it was over before."""
    spy, clicked = Spy(), []
    parameters = {**large_values[algorithm.name()], **_to_files(algorithm, folder)}

    def click() -> None:
        clicked.append(time.process_time())
        spy.cancel()

    before, timer = work(), Timer(AFTER_S, click)
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
    return (stopped - clicked[0]) / slowness(before, work())


def test_asks_whether_to_stop_at_least_once_a_second(algorithm, values, large_values, tmp_path):
    """Wherever the click falls: whole runs, and the longest time between two questions."""
    found: list[float] = []
    for number in range(TRIES):
        spy, before = Spy(), work()
        spy.moments.append(time.thread_time())
        folder = tmp_path / str(number)
        folder.mkdir()
        run(algorithm, {**large_values[algorithm.name()], **destinations(algorithm, folder)}, spy)
        spy.moments.append(time.thread_time())
        longest = max(later - sooner for sooner, later in zip(spy.moments, spy.moments[1:]))
        found.append(longest / slowness(before, work()))
        if found[-1] < AT_MOST_S:
            return
    pytest.fail(f"le plus long temps sans question, {TRIES} fois de suite : {found}")


@pytest.mark.parametrize("moment", ["first", "middle", "last"])
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
