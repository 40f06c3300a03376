"""A QGIS that runs one hostile case per line of JSON: when it dies, the driver knows which case killed it."""

from __future__ import annotations

import json
import os
import resource
import shutil
import sys
import time
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
MARK = "@@"
#: A guard for the machine; a case that needs more is a defect.
MOST_MEMORY = 8 * 1024**3


def say(**what: Any) -> None:
    print(MARK + json.dumps(what), flush=True)


def import_checkout() -> None:
    """Make the checkout importable as ``aula``, whatever its folder is called."""
    if "aula" not in sys.modules:
        spec = spec_from_file_location("aula", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)])
        sys.modules["aula"] = module_from_spec(spec)
        spec.loader.exec_module(sys.modules["aula"])


def start_qgis() -> tuple:
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    Processing.initialize()
    from aula.processing_algorithms.provider import AulaProvider

    provider = AulaProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    return application, provider


class Worker:
    """Runs cases in a sandbox, on a copy of the sound inputs that is its own."""

    def __init__(self, root: Path, seed: int) -> None:
        from qgis.core import QgsApplication

        from aula.tests.hostile.sandbox import Audit, Sandbox

        self.seed, self.root = seed, root
        self.kept = start_qgis()
        self.provider = self.kept[1]
        self.sandbox = Sandbox(root)
        self.logged: list[str] = []
        QgsApplication.messageLog().messageReceived.connect(self._note)
        self.audit = Audit([self.sandbox.output, self.sandbox.temporary])
        self.plan: dict[str, Any] = {}
        self.cases: list = []
        self.refused = ""

    def _note(self, text: str, tag: str, level: int) -> None:  # noqa: ARG002
        if tag == "AULA" and "Traceback" in text:
            self.logged.append(text)

    # -------------------------------------------------------------------------------------------------- preparation

    def prepare(self) -> dict[str, Any]:
        """Make the sound inputs in ``sain``, find values for the parameters that have none, run each algorithm well."""
        from aula.tests.hostile.preparation import prepare

        self.plan = prepare(self, self.root / "sain")
        self._list()
        return self.plan

    def adopt(self, plan: str) -> None:
        """Take the plan another worker made, on a copy of its inputs."""
        self.plan = json.loads(plan)
        self._list()

    def _list(self) -> None:
        from aula.tests.hostile.corpus import every_case

        self.cases = every_case(self.provider.algorithms(), self.plan["sound"], self.plan["samples"])

    # ---------------------------------------------------------------------------------------------------------- runs

    def call(self, algorithm: str, parameters: dict[str, Any]) -> dict[str, Any]:
        """Run and return ``results``, or the ``message`` of the refusal, with the lines of the log."""
        from qgis import processing
        from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProject

        from aula.tests.hostile.french import message_of
        from aula.tests.qgis.bad_input.bench import Log

        log, context = Log(), QgsProcessingContext()
        context.setProject(QgsProject.instance())
        context.setFeedback(log)
        try:
            results = processing.run(f"aula:{algorithm}", parameters, feedback=log, context=context)
        except QgsProcessingException as error:
            return {"message": message_of(error), "told": log.told}
        return {"results": {name: _plain(value) for name, value in results.items()}, "told": log.told}

    def destinations(self, algorithm: str) -> dict[str, Any]:
        from aula.tests.qgis.toolbox.runs import destinations

        output, one = self.sandbox.output, self.provider.algorithm(algorithm)
        return destinations(one, output, lambda name: str(output / f"{name.lower()}.gpkg"))

    def _refuse_escape(self, algorithm: str, asked: dict[str, Any]) -> None:
        """Stop before a destination of the machine itself: an account with rights would replace it."""
        for one in self.provider.algorithm(algorithm).destinationParameterDefinitions():
            text = str(asked.get(one.name()))
            if text.startswith("/") and not text.startswith((str(self.sandbox.case), "/sys/", "/nulle/")):
                raise RuntimeError(f"{algorithm} {one.name()} : destination hors du bac à sable : {text}")

    def _finished(self, algorithm: str, parameter: str, asked: dict[str, Any]) -> frozenset[str]:
        """Return the names of the other results, when they are there: whole, since each is written whole."""
        names = {
            Path(str(asked.get(one.name()))).name
            for one in self.provider.algorithm(algorithm).destinationParameterDefinitions()
            if one.name() != parameter
        }
        return frozenset(name for name in names if (self.sandbox.output / name).is_file())

    def run(self, name: str) -> dict[str, Any]:
        """Run one case and return its outcome: ``résultat``, ``message`` or ``défaut``, and what is wrong."""
        from aula.tests.hostile.corpus import find
        from aula.tests.hostile.french import wrong_in_refusal
        from aula.tests.hostile.kinds import Stage
        from aula.tests.hostile.verdict import wrong_file, wrong_results

        case, box = find(self.cases, name), self.sandbox
        box.open()
        sound = {
            **self.plan["sound"][case.algorithm],
            **self.plan["needs"].get(f"{case.algorithm}/{case.parameter}", {}),
        }
        stage = Stage(
            case.chance(self.seed), case.parameter, sound, self.plan["samples"], box.inputs, box.output, box.outside
        )
        try:
            value = case.kind.make(stage)
        except Exception as error:  # noqa: BLE001 - told as such: the bench is at fault
            wrong = [f"le banc n’a pas su faire ce cas : {type(error).__name__} : {error}"]
            return {"outcome": "défaut", "wrong": wrong, "message": "", "results": {}, "digest": name, "seconds": 0}
        asked = {**sound, **self.destinations(case.algorithm), **stage.others, case.parameter: value}
        self._refuse_escape(case.algorithm, asked)
        digest = sha256(repr((case.algorithm, sorted(asked.items(), key=str))).encode("utf-8", "surrogatepass"))
        before, sound_files = box.snapshot(), _stats(self.root / "sain")
        digest.update(repr(sorted(before["inputs"].items())).encode("utf-8", "surrogatepass"))
        self.logged.clear()
        self.audit.found, self.audit.armed = [], True
        clock = time.monotonic()
        try:
            done = self.call(case.algorithm, asked)
        except Exception as error:  # noqa: BLE001 - whatever comes out of QGIS is what this looks for
            done = {"wrong": f"exception Python hors de QGIS : {type(error).__name__} : {error}", "told": []}
        finally:
            self.audit.armed = False
        seconds = time.monotonic() - clock
        refused, sound_run = "results" not in done, self.plan["baseline"][case.algorithm]
        wrong = [done["wrong"]] if "wrong" in done else []
        if "message" in done:
            found = wrong_in_refusal(done["message"])
            wrong += [f"{found} : {done['message'][:1500]}"] if found else []
        if not refused:
            wrong += wrong_results(done["results"], done["told"], sound_run, box.output)
        wrong += [f"trace dans le journal : {text[-1500:]}" for text in self.logged[:1]]
        finished = self._finished(case.algorithm, case.parameter, asked) if refused else frozenset()
        wrong += [
            f"{name} : {one}" for name in finished for one in wrong_file(box.output / name, set(sound_run["tags"]))
        ]
        strays = box.strays(before, box.snapshot(), refused, finished)
        wrong += [f"hors de la destination : {one}" for one in strays]
        wrong += [f"hors de la destination, par Python : {one}" for one in self.audit.found[:3]]
        if _stats(self.root / "sain") != sound_files:
            wrong.append("une entrée a changé")
        box.close()
        return {
            "outcome": "défaut" if wrong else ("message" if refused else "résultat"),
            "wrong": wrong,
            "message": str(done.get("message", ""))[:2000],
            "results": done.get("results", {}),
            "digest": digest.hexdigest(),
            "seconds": round(seconds, 2),
        }


def _plain(value: Any) -> Any:
    return value if isinstance(value, (str, int, float, type(None))) else repr(value)


def _stats(folder: Path) -> dict[str, tuple[int, int]]:
    found = {}
    for root, _, files in os.walk(folder):
        for name in files:
            if not name.endswith(("-wal", "-shm", "-journal")):
                stat = os.stat(os.path.join(root, name))
                found[os.path.join(root, name)] = (stat.st_size, stat.st_mtime_ns)
    return found


def main() -> None:
    import_checkout()
    root, seed = Path(sys.argv[1]), int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    worker = Worker(root, seed)
    say(ready=True)
    for line in sys.stdin:
        job = json.loads(line)
        if job["do"] == "prepare":
            say(plan=json.dumps(worker.prepare()))
        elif job["do"] == "adopt":
            worker.adopt(job["plan"])
            say(ready=True)
        elif job["do"] == "list":
            from aula.tests.hostile.corpus import choose

            count = job["count"] or len(worker.cases)
            say(names=[case.name for case in choose(worker.cases, count, seed)], kinds=len(worker.cases))
        else:
            say(**worker.run(job["name"]))
    sys.stdout.flush()
    shutil.rmtree(root / "cas", ignore_errors=True)
    os._exit(0)


if __name__ == "__main__":
    main()
