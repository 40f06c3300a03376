"""A campaign on a real cluster: a scheduler and two workers, each its own process, one of them killed on the way."""

import os
import signal
import socket
import subprocess
import sys
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from aula.aula_plugin import workers
from aula.aula_plugin.core.compatibility.campaign import run
from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.labour import Labour
from aula.tests.unit.campaign_builder import campaign, plu, plui

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]
#: Seconds after which a process that does not answer is a failure, however busy the computer.
LONG_S = 240
ABSENT = "le module Python « distributed » n’est pas installé : rien ne distribue ici (pip install distributed)"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def started(*arguments: str, path: Path) -> subprocess.Popen:
    """Start ``python -m distributed.cli…`` on the loopback, AULA being importable under its name, QGIS not."""
    environment = {**os.environ, "PYTHONPATH": str(path), "DASK_DISTRIBUTED__ADMIN__LOW_LEVEL_LOG_LENGTH": "0"}
    return subprocess.Popen(
        [sys.executable, "-m", *arguments],
        env=environment,
        cwd=path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """A scheduler and two workers without nanny: one that is killed does not come back."""
    pytest.importorskip("distributed", reason=ABSENT)
    folder = tmp_path_factory.mktemp("ouvriers")
    (folder / "aula").symlink_to(ROOT, target_is_directory=True)
    (folder / "qgis.py").write_text("raise ImportError('un ouvrier n’a pas QGIS')\n", encoding="utf-8")
    port = free_port()
    address = f"tcp://127.0.0.1:{port}"
    here = ("--host", "127.0.0.1", "--no-dashboard")
    processes = [started("distributed.cli.dask_scheduler", *here, "--port", str(port), path=folder)]
    options = (address, *here, "--no-nanny", "--nthreads", "1")
    processes += [started("distributed.cli.dask_worker", *options, path=folder) for _ in range(2)]
    try:
        from distributed import Client

        with Client(address, timeout=LONG_S, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=LONG_S)
        yield address, processes[1:]
    finally:
        for process in processes:
            process.kill()
            process.wait()


def results(findings):
    return findings.evaluation.results.drop(columns="duree_s")


def on_this_computer(documents):
    with ThreadPoolExecutor(1) as pool:
        return run(campaign(documents), Labour(pool), "AULA essai")


class Killing(Executor):
    """Hands units over, and kills a worker once all of them are."""

    def __init__(self, executor: Executor, units: int, process: subprocess.Popen) -> None:
        self.executor, self.left, self.process = executor, units, process

    def submit(self, function, *args):
        future = self.executor.submit(function, *args)
        self.left -= 1
        if not self.left:
            self.process.kill()
            self.process.wait()
        return future


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="un processus ne s’y suspend pas")
def test_a_cluster_gives_the_same_and_survives_the_death_of_a_worker(cluster):
    """The worker is suspended before it is given anything, and killed when it has its share: nothing it has is done."""
    address, processes = cluster
    documents = [plui(), plu()]
    expected = on_this_computer(documents)
    told, ended = [], []
    with workers.labour(0, address, told.append) as hands:
        assert hands.remote
        os.kill(processes[0].pid, signal.SIGSTOP)
        killing = Killing(hands.executor, 4, processes[0])  # three communes and the SCoT
        found = run(campaign(documents), replace(hands, executor=killing), "AULA essai", lambda *one: ended.append(one))
    assert processes[0].returncode == -signal.SIGKILL
    assert len(ended) == 4
    same(found, expected)

    with workers.labour(0, address, told.append) as hands:  # one worker is left: it is enough
        again = run(campaign(documents), hands, "AULA essai")
    same(again, expected)
    assert [one.replace("\u00a0", " ") for one in told] == [
        f"Mesure par l’ordonnanceur {address} : {count} ouvrier(s)" for count in (2, 1)
    ]


def same(found, expected):
    pd.testing.assert_frame_equal(results(found), results(expected))
    for end in ("surf", "lin", "pct"):
        left, right = (pd.DataFrame(one.evaluation.evidence[end].to_wkb()) for one in (found, expected))
        pd.testing.assert_frame_equal(left, right)


def test_workers_without_aula_are_refused(tmp_path):
    pytest.importorskip("distributed", reason=ABSENT)
    from distributed import Client

    port = free_port()
    address = f"tcp://127.0.0.1:{port}"
    here = ("--host", "127.0.0.1", "--no-dashboard")
    processes = [started("distributed.cli.dask_scheduler", *here, "--port", str(port), path=tmp_path)]
    try:
        with Client(address, timeout=LONG_S, set_as_default=False) as client:
            refused(address, "n’a aucun ouvrier.*démarrez-en au moins un")
            options = (address, *here, "--no-nanny", "--nthreads", "1")
            processes.append(started("distributed.cli.dask_worker", *options, path=tmp_path))
            client.wait_for_workers(1, timeout=LONG_S)
            refused(address, "ne trouvent pas AULA .*PYTHONPATH.*QGIS n’y est pas nécessaire")
    finally:
        for process in processes:
            process.kill()
            process.wait()


def refused(scheduler, match):
    with pytest.raises(InputError, match=match), workers.labour(0, scheduler, print):
        pass


def test_without_the_package_the_message_says_what_to_install(monkeypatch):
    monkeypatch.setattr(workers, "PACKAGE", "un_module_que_personne_n_a")
    refused("tcp://127.0.0.1:8786", "demande le module Python .*distributed.*, absent.*sur ce poste")


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch):
    pytest.importorskip("distributed", reason=ABSENT)
    monkeypatch.setattr(workers, "PATIENCE_S", 1)
    refused("tcp://127.0.0.1:9", "tcp://127.0.0.1:9.*ne répond pas")


def test_threads_of_this_computer():
    told = []
    with workers.labour(3, "", told.append) as hands:
        assert hands.executor._max_workers == 3
        assert not hands.remote
    with workers.labour(0, "", told.append) as hands:
        assert 1 <= hands.executor._max_workers <= workers.MOST_THREADS
    assert told[0].replace("\u00a0", " ") == "Mesure sur ce poste : 3 à la fois"
