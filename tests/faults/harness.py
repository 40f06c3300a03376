"""Faults on purpose: a killed process, a full disk, a disk that turns read-only, at random moments of a run.

Each round puts in place what was there before, runs one algorithm in a QGIS of its own, lets the fault fall, then
checks that every output is the old one, the whole new one, or absent; lastly starts over, as a person would.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import yaml

from aula.tests.faults import cases as catalogue
from aula.tests.faults import centralities, checks, land
from aula.tests.faults.entry import ENTRY, entries_kept
from aula.tests.faults.worker import MARK

WORKER = Path(__file__).with_name("worker.py")
KILL, KILL_CALL, FULL, READ_ONLY = "kill -9", "kill -9 entre deux fichiers", "disque plein", "lecture seule"
FAULTS = (KILL, KILL_CALL, FULL, READ_ONLY)
TIMEOUT = 120
ROOMY = 200_000_000
#: What a message must hold: an order given to the person.
REMEDIES = ("Vérifiez", "vérifiez", "Choisissez", "choisissez", "Libérez", "libérez")
ENGLISH = ("disk", "database", "error", "failed", "Traceback", "Erreur imprévue", "read-only", "readonly")


class Worker:
    """One QGIS; replaced when it has been killed."""

    def __init__(self, log: Path) -> None:
        self.log = log
        self.process: subprocess.Popen | None = None
        self.algorithms: list[str] = []
        #: Entries that the worker said were in the file, of its last job.
        self.typed = 0

    def start(self) -> None:
        if self.process is not None and self.process.poll() is None:
            return
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, str(WORKER)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                env=environment,
                text=True,
            )
        self.algorithms = (self.answer() or {})["algorithms"]

    def send(self, **job) -> None:
        self.start()
        self.typed = 0
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()

    def answer(self) -> dict | None:
        """Return what the worker says, None when it dies first."""
        for line in self.process.stdout:
            if line.startswith(MARK):
                said = json.loads(line[len(MARK) :])
                if "typed" not in said:
                    return said
                self.typed = said["typed"]
        self.process.wait()
        return None

    def run(self, algorithm: str, parameters: dict, **options) -> dict:
        self.send(algorithm=algorithm, parameters=parameters, **options)
        answer = self.answer()
        if answer is None:
            said = self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-30:]
            raise RuntimeError(f"{algorithm} : le processus s’est arrêté de lui-même\n" + "\n".join(said))
        return answer

    def kill(self) -> None:
        """Kill this child, and no other process."""
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.answer()


def can_mount() -> bool:
    """Tell whether this account may mount a disk of its own."""
    if os.geteuid() != 0 or not shutil.which("mount"):
        return False
    folder = tempfile.mkdtemp(prefix="aula_fautes_")
    done = subprocess.run(["mount", "-t", "tmpfs", "none", folder], capture_output=True, check=False)
    if done.returncode == 0:
        subprocess.run(["umount", folder], check=True)
    os.rmdir(folder)
    return done.returncode == 0


@contextmanager
def disk(folder: Path, size: int):
    """Give a small disk in place of a folder, for as long as the block lasts."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(folder)], check=True)
    try:
        yield
    finally:
        # lazily: the connection pool of QGIS keeps for a minute what a layer read, closed or not
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def size_of(folder: Path) -> int:
    """Return the room a folder takes, in bytes of whole pages."""
    return sum(-(-one.stat().st_size // 4096) * 4096 + 4096 for one in folder.rglob("*"))


def fill(folder: Path, source: Path) -> None:
    """Make a folder hold what another does."""
    for one in folder.iterdir():
        shutil.rmtree(one) if one.is_dir() else one.unlink()
    shutil.copytree(source, folder, dirs_exist_ok=True)


def trace(folder: Path) -> set[tuple]:
    """Return what a folder looks like from outside."""
    found = set()
    for place, _, files in os.walk(folder):
        for name in files:
            try:
                stat = os.stat(os.path.join(place, name))
            except OSError:
                continue
            found.add((place, name, stat.st_size, stat.st_mtime_ns))
    return found


class Bench:
    """The folders of a series of rounds, what each case leaves when nothing happens, and the rounds."""

    def __init__(self, base: Path, seed: int) -> None:
        self.base, self.random = base, random.Random(seed)
        self.inputs, self.out = base / "entrées", base / "sortie"
        self.inputs.mkdir()
        self.out.mkdir()
        self.log = base / "journal.txt"
        self.worker = Worker(self.log)
        self.known: dict[str, SimpleNamespace] = {}
        self.mounts = can_mount()

    def prepare(self) -> list[catalogue.Case]:
        """Make the inputs; return the cases.

        Raises
        ------
        RuntimeError
            An algorithm of the provider has no case.
        """
        families = (catalogue, centralities, land)
        runs = [run for family in families for run in family.make_inputs(self.inputs)]
        grid = yaml.safe_load((catalogue.ROOT / "templates/grids/grille_exemple.yaml").read_text(encoding="utf-8"))
        grid["regles"] = grid["regles"][: catalogue.RULES]
        (self.inputs / "courte.yaml").write_text(yaml.safe_dump(grid, allow_unicode=True), encoding="utf-8")
        self.worker.start()
        for algorithm, parameters in runs:
            self._succeed(algorithm, parameters)
        catalogue.write_copies(self.inputs)
        found = [
            *catalogue.make_cases(self.inputs, self.out),
            *centralities.make_cases(self.inputs, self.out),
            *land.make_cases(self.inputs, self.out),
        ]
        forgotten = sorted(set(self.worker.algorithms) - {case.algorithm for case in found})
        if forgotten:
            raise RuntimeError(f"algorithmes sans cas de panne : {', '.join(forgotten)}")
        self.sound_inputs = self._inputs()
        return found

    def _inputs(self) -> dict[str, str | None]:
        files = [one for one in self.inputs.rglob("*") if one.is_file() and not one.name.endswith(checks.COMPANIONS)]
        return {str(one.relative_to(self.inputs)): checks.digest(one) for one in sorted(files)}

    def _succeed(self, algorithm: str, parameters: dict, **options) -> dict:
        answer = self.worker.run(algorithm, parameters, **options)
        if not answer["ok"]:
            raise RuntimeError(f"{algorithm} : {answer['message']}")
        return answer

    def rehearse(self, case: catalogue.Case) -> SimpleNamespace:
        """Return what a case leaves when nothing happens, and how long it takes; learnt once."""
        if case.name in self.known:
            return self.known[case.name]
        place = self.base / f"cas {len(self.known)}"
        before, after = place / "avant", place / "après"
        for folder in (before, after):
            folder.mkdir(parents=True)
        fill(self.out, before)
        for algorithm, parameters in case.earlier:
            self._succeed(algorithm, parameters)
        if case.touch:
            case.touch(self.out)
        fill(before, self.out)
        answer = self._succeed(case.algorithm, case.parameters, watch=str(self.out))
        fill(after, self.out)
        fill(self.out, before)
        start = time.perf_counter()
        initial = trace(self.out)
        self.worker.send(algorithm=case.algorithm, parameters=case.parameters)
        first = self._first_change(initial, start)
        if not (self.worker.answer() or {}).get("ok"):
            raise RuntimeError(f"{case.name} : la répétition a échoué")
        end = time.perf_counter() - start
        for names in case.outputs:
            if checks.state(self.out, names, before, after) != checks.NEW:
                raise RuntimeError(f"{case.name} : deux passages ne donnent pas le même {names[0]}")
        self.known[case.name] = SimpleNamespace(
            before=before, after=after, seconds=end, first=first, events=answer["events"], room=size_of(after)
        )
        return self.known[case.name]

    def _first_change(self, initial: set, start: float) -> float:
        """Wait for the run to touch the folder; return how long it took."""
        while trace(self.out) == initial and time.perf_counter() - start < TIMEOUT:
            if self.worker.process.poll() is not None:
                break
            time.sleep(0.001)
        return time.perf_counter() - start

    def round(self, case: catalogue.Case, fault: str) -> dict:
        """Run a case under a fault; return what became of it, with ``error`` when it is a defect."""
        known = self.rehearse(case)
        row = {"case": case.name, "algorithm": case.algorithm, "fault": fault, "states": [], "error": ""}
        row["moment"] = self.random.random()
        try:
            if fault in (KILL, KILL_CALL):
                fill(self.out, known.before)
                getattr(self, "_kill" if fault == KILL else "_kill_call")(case, known, row)
                self._check(case, known, row)
                self._start_over(case)
            elif self.mounts:
                room = size_of(known.before) + 16384
                size = room + int(row["moment"] * 1.3 * known.room) if fault == FULL else ROOMY
                with disk(self.out, size):
                    fill(self.out, known.before)
                    answer = self._full(case) if fault == FULL else self._read_only(case, known, row)
                    self._check_answer(case, known, row, answer)
            elif fault == FULL:
                fill(self.out, known.before)
                largest = int(row["moment"] * max(one.stat().st_size for one in known.after.rglob("*")))
                self._check_answer(case, known, row, self.worker.run(case.algorithm, case.parameters, largest=largest))
            else:
                row["skipped"] = "il faut pouvoir monter un disque (droits d’administration)"
        except checks.BrokenError as error:
            row["error"] = str(error)
        return row

    def _kill(self, case, known, row) -> None:
        """Kill at any moment of the run, more often while it writes."""
        start, initial = time.perf_counter(), trace(self.out)
        self.worker.send(algorithm=case.algorithm, parameters=case.parameters)
        if self.random.random() < 0.3:
            time.sleep(row["moment"] * known.seconds)
        else:
            self._first_change(initial, start)
            time.sleep(row["moment"] * max(known.seconds - known.first, 0.002))
        self.worker.kill()

    def _kill_call(self, case, known, row) -> None:
        """Kill between two moves of files."""
        row["moment"] = 1 + int(row["moment"] * max(known.events, 1))
        self.worker.send(
            algorithm=case.algorithm, parameters=case.parameters, watch=str(self.out), die_at=row["moment"]
        )
        self.worker.answer()
        self.worker.kill()

    def _full(self, case) -> dict:
        return self.worker.run(case.algorithm, case.parameters)

    def _read_only(self, case, known, row) -> dict:
        """Turn the disk read-only at some moment; a file open for writing puts it off."""
        self.worker.send(algorithm=case.algorithm, parameters=case.parameters)
        answer: dict = {}
        reader = Thread(target=lambda: answer.update(self.worker.answer() or {}))
        reader.start()
        reader.join(row["moment"] * known.seconds)
        while reader.is_alive() and self._remount("ro"):
            reader.join(0.002)
        reader.join()
        self._remount("rw")
        return answer

    def _remount(self, mode: str) -> int:
        command = ["mount", "-o", f"remount,{mode}", str(self.out)]
        return subprocess.run(command, capture_output=True, check=False).returncode

    def _check_answer(self, case, known, row, answer: dict) -> None:
        """Check what the person reads, then the files."""
        row["message"] = answer.get("message", "")
        if not answer:
            raise checks.BrokenError("le processus s’est arrêté de lui-même")
        self._check(case, known, row)
        if answer["ok"]:
            wrong = [name for name, one in row["states"] if one != checks.NEW and case.outputs]
            if wrong:
                raise checks.BrokenError(f"dit réussi, mais : {row['states']}")
            return
        if not any(word in answer["message"] for word in REMEDIES):
            raise checks.BrokenError(f"message sans remède : {answer['message']}")
        if any(word in answer["message"] for word in ENGLISH):
            raise checks.BrokenError(f"message qui n’est pas en français : {answer['message']}")

    def _check(self, case, known, row) -> None:
        for names in case.outputs:
            for name in names:
                path = self.out / name
                if path.suffix == ".gpkg" and path.exists():
                    checks.check_sound(path)
            row["states"].append((names[0], checks.state(self.out, names, known.before, known.after)))
        expected = {name for names in case.outputs for name in names}
        if case.algorithm == ENTRY:
            expected.add(Path(case.parameters["path"]).name)
        strangers = checks.strangers(self.out, expected)
        if strangers:
            raise checks.BrokenError(f"restes sous un nom visible : {', '.join(strangers)}")
        row["avis"] = checks.check_avis(self.out, known.before)
        if case.algorithm == ENTRY:
            self._check_entries(case, known, row)
        if self._inputs() != self.sound_inputs:
            raise checks.BrokenError("les données lues ont changé")

    def _check_entries(self, case, known, row) -> None:
        """Check that every entry told is there, and at most the one that was under way."""
        path = Path(case.parameters["path"])
        checks.check_sound(path)
        kept = entries_kept(path, known.before / path.name, case.parameters["count"])
        row["states"].append((path.name, f"{kept} saisies sur {self.worker.typed} dites"))
        if kept is None or kept not in (self.worker.typed, self.worker.typed + 1):
            raise checks.BrokenError(f"{self.worker.typed} saisies dites, {kept} retrouvées entières et dans l’ordre")

    def _start_over(self, case) -> None:
        """Run again on what the fault left: nothing must stand in the way."""
        answer = self.worker.run(case.algorithm, {**case.parameters, **case.again})
        if not answer["ok"]:
            raise checks.BrokenError(f"impossible de recommencer : {answer['message']}")
        for names in case.outputs:
            if checks.digest(self.out / names[0]) is None:
                raise checks.BrokenError(f"recommencé sans écrire {names[0]}")
            if names[0].endswith(".gpkg"):
                checks.check_sound(self.out / names[0])
        hidden = [one.name for one in self.out.rglob(".*")]
        if hidden:
            raise checks.BrokenError(f"brouillons jamais effacés : {', '.join(hidden)}")

    def close(self) -> None:
        self.worker.kill()
