"""A QGIS that runs one algorithm per line of JSON it reads, so that it can be killed at any moment.

Asked so, it kills itself at the n-th call that opens, renames, copies or removes something in the watched folder: a
moment too short for a clock to hit.
"""

from __future__ import annotations

import json
import os
import pkgutil
import resource
import signal
import sys
import time
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MARK = "@@"
EVENTS = frozenset({"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.copyfile"})


class Watch:
    """Counts what Python does in a folder; kills this process at the call ``die_at``."""

    def __init__(self) -> None:
        self.folder = ""
        self.die_at = 0
        self.count = 0

    def __call__(self, event: str, arguments: tuple) -> None:
        if self.folder and event in EVENTS and any(self.folder in str(one) for one in arguments[:2]):
            self.count += 1
            if self.count == self.die_at:
                os.kill(os.getpid(), signal.SIGKILL)


def say(**what) -> None:
    print(MARK + json.dumps(what), flush=True)


def warm() -> list[str]:
    """Import what the first run of an algorithm would; return the ids of the algorithms."""
    sys.path.insert(0, str(ROOT / "tests"))
    from alone import start_qgis

    kept = start_qgis()
    import aula.aula_plugin as package

    for module in pkgutil.walk_packages(package.__path__, "aula.aula_plugin."):
        optional = module.name.endswith(".engine_numba")
        if not module.name.startswith("aula.aula_plugin.docks") and not optional:
            import_module(module.name)
    sys.modules[__name__].kept = kept
    return sorted(algorithm.id() for algorithm in kept[1].algorithms())


def limit(size: int | None) -> None:
    """Refuse files beyond ``size`` bytes; None lifts the limit."""
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard if size is None else size, hard))


def run(job: dict) -> dict:
    from qgis import processing
    from qgis.core import QgsProcessingException

    from aula.aula_plugin.core.errors import InputError
    from aula.tests.faults.entry import ENTRY, type_avis

    started = time.perf_counter()
    try:
        limit(job.get("largest"))
        if job["algorithm"] == ENTRY:
            type_avis(Path(job["parameters"]["path"]), job["parameters"]["count"], lambda number: say(typed=number))
        else:
            processing.run(job["algorithm"], job["parameters"])
        answer = {"ok": True, "message": ""}
    except (QgsProcessingException, InputError) as error:
        answer = {"ok": False, "message": str(error)}
    finally:
        limit(None)
    return {**answer, "seconds": time.perf_counter() - started}


def main() -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    watch = Watch()
    sys.addaudithook(watch)
    say(algorithms=warm())
    for line in sys.stdin:
        job = json.loads(line)
        watch.folder, watch.die_at, watch.count = job.get("watch", ""), job.get("die_at", 0), 0
        answer = run(job)
        watch.folder = ""
        say(**answer, events=watch.count)
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
