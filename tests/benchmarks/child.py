"""One measure, in this process alone: ``child.py ENGINE MODULE FUNCTION DATA`` prints its time and memory as JSON.

QGIS and the modules are loaded first: a planner pays for them once a day, not at each run.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from contextlib import contextmanager
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(HERE.parent)]


def load_plugin() -> None:
    """Make this checkout importable as ``aula``."""
    spec = spec_from_file_location("aula", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)])
    sys.modules["aula"] = module_from_spec(spec)
    spec.loader.exec_module(sys.modules["aula"])


@contextmanager
def qgis():
    """Start QGIS with Processing and the provider of this checkout; end it properly."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from qgis.core import QgsApplication

    load_plugin()
    application = QgsApplication([], False)
    application.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    Processing.initialize()
    from aula.processing_algorithms.provider import AulaProvider

    provider = AulaProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    try:
        yield
    finally:
        application.exitQgis()


def processor_s() -> float:
    """Return the processor time of this process and its children, all threads."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def peak_mib() -> float:
    """Return the peak memory of this process, or of its largest child if that one is larger."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return max(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, children) / 1024


def measure(module: str, function: str, data: Path) -> dict:
    """Return what a function takes on prepared data, and its totals; its module is loaded beforehand."""
    loaded = import_module(module)
    if hasattr(loaded, "load"):
        loaded.load()
    case = json.loads(data.read_text(encoding="utf-8"))
    started, used = time.perf_counter(), processor_s()
    totals = dict(getattr(loaded, function)(case))
    elapsed, cpu = time.perf_counter() - started, processor_s() - used
    return {
        "s": totals.pop("s", elapsed),  # a function may time its work itself, its preparations apart
        "cpu_s": totals.pop("cpu_s", cpu),
        "Mio": peak_mib(),
        "totals": {name: float(value) for name, value in totals.items()},
    }


def main() -> None:
    engine, module, function, data = sys.argv[1:]
    if engine == "qgis":
        with qgis():
            print(json.dumps(measure(module, function, Path(data))), flush=True)
    else:
        if engine == "core":
            load_plugin()
        print(json.dumps(measure(module, function, Path(data))), flush=True)


if __name__ == "__main__":
    main()
