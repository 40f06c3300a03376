"""`make test-hostile`: hostile input through every algorithm, in processes that may die, each case judged.

Each case ends in a result whose counts hold, or in a French message that names a remedy; nothing is written outside
the destination, nothing crashes, nothing hangs.
"""

from __future__ import annotations

import argparse
import json
import os
import selectors
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "build" / "hostile"
MARK = "@@"
SEED = 20260914
#: Seconds of processor for one case, and seconds of clock when it waits: detectors of what never ends, not measures
#: of speed, whatever else the machine does.
HANG, WAITING = 120, 900
STARTING = 600
CRASH, HUNG, DEFECT = "arrêt brutal", "sans fin", "défaut"


class DeadError(Exception):
    """The process ended, or said nothing for too long."""


class Process:
    """A worker, and what it says."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.seed = root, seed
        for name in ("maison", "temporaire", "execution"):
            (root / name).mkdir(parents=True, exist_ok=True)
        (root / "execution").chmod(0o700)
        self._log = (root.parent / f"{root.name}.log").open("ab")
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": str(root / "maison"),
            "XDG_RUNTIME_DIR": str(root / "execution"),
            "XDG_CONFIG_HOME": str(root / "maison" / "config"),
            "XDG_DATA_HOME": str(root / "maison" / "share"),
            "XDG_CACHE_HOME": str(root / "maison" / "cache"),
            "QGIS_CUSTOM_CONFIG_PATH": str(root / "maison" / "qgis"),
            "TMPDIR": str(root / "temporaire"),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONFAULTHANDLER": "1",
            "PYTHONHASHSEED": "0",
        }
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("worker.py")), str(root), str(seed)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            env=environment,
            cwd=root,
        )
        self._buffer = b""
        try:
            self.listen(STARTING)
        except DeadError as error:
            raise RuntimeError(self.stopped_by()) from error

    def ask(self, seconds: float, **job: Any) -> dict[str, Any]:
        """Give a job and return the answer.

        Raises
        ------
        DeadError
        """
        try:
            self._process.stdin.write((json.dumps(job) + "\n").encode())
            self._process.stdin.flush()
        except OSError as error:
            raise DeadError(CRASH) from error
        return self.listen(seconds)

    def listen(self, seconds: float) -> dict[str, Any]:
        """Return the next answer; what libraries print in between is left aside."""
        limit, spent = time.monotonic() + WAITING, self._processor()
        descriptor = self._process.stdout.fileno()
        with selectors.DefaultSelector() as ready:  # any number of files may be open, which select() does not bear
            ready.register(descriptor, selectors.EVENT_READ)
            return self._heard(ready, descriptor, seconds, limit, spent)

    def _heard(
        self, ready: selectors.BaseSelector, descriptor: int, seconds: float, limit: float, spent: float
    ) -> dict[str, Any]:
        """Return the next answer that comes before the worker has been deaf for too long."""
        while True:
            line, found, rest = self._buffer.partition(b"\n")
            if found:
                self._buffer = rest
                text = line.decode("utf-8", "replace")
                if MARK in text:
                    return json.loads(text.partition(MARK)[2])
                continue
            if not ready.select(1.0):
                if self._processor() - spent > seconds or time.monotonic() > limit:
                    raise DeadError(HUNG)
                continue
            block = os.read(descriptor, 1 << 16)
            if not block:
                raise DeadError(CRASH)
            self._buffer += block

    def _processor(self) -> float:
        """Return the seconds of processor the worker has used; where the system does not tell, those of the clock."""
        try:
            fields = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        except OSError:
            return time.monotonic()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self) -> int:
        """Stop the process and return its code."""
        self._process.kill()
        code = self._process.wait()
        self._process.stdout.close()
        self._process.stdin.close()
        self._log.close()
        return code

    def stopped_by(self) -> str:
        """Return what the dead process says of its end."""
        self._process.kill()
        code = self._process.wait()
        self._log.flush()
        tail = (self.root.parent / f"{self.root.name}.log").read_bytes()[-1500:].decode("utf-8", "replace")
        return f"code {code} ; {tail}"


class Bench:
    """Workers, the sound inputs they share a copy of, and the cases chosen."""

    def __init__(self, folder: Path, seed: int, workers: int) -> None:
        self.folder, self.seed = folder, seed
        first = Process(folder / "0", seed)
        self.processes = [first]
        try:
            self._plan = first.ask(STARTING, do="prepare")["plan"]
        except DeadError as error:
            raise RuntimeError(first.stopped_by()) from error
        for number in range(1, workers):
            self.processes.append(self._start(number))

    def _start(self, number: int) -> Process:
        """Start a worker on a copy of the sound inputs of the first, made when it is not there."""
        root = self.folder / str(number)
        if number and not (root / "sain").exists():
            shutil.copytree(self.folder / "0" / "sain", root / "sain")
        process = Process(root, self.seed)
        here, there = str(self.folder / "0" / "sain"), str(root / "sain")
        process.ask(STARTING, do="adopt", plan=self._plan.replace(here, there))
        return process

    def names(self, count: int) -> tuple[list[str], int]:
        """Return the names of the cases and how many kinds there are."""
        answer = self.processes[0].ask(STARTING, do="list", count=count)
        return answer["names"], answer["kinds"]

    def run(
        self, names: list[str], tell: Callable[[dict[str, Any], int], None] = lambda _row, _count: None
    ) -> list[dict[str, Any]]:
        """Run the cases, the workers side by side; a case that kills its worker is named and another one starts."""
        waiting, rows, lock = list(reversed(names)), [], threading.Lock()
        failures: list[BaseException] = []

        def work(number: int) -> None:
            try:
                while True:
                    with lock:
                        if not waiting or failures:
                            return
                        name = waiting.pop()
                    row = self._one(number, name)
                    with lock:
                        rows.append(row)
                        tell(row, len(rows))
            except BaseException as error:  # noqa: BLE001 - given back to who waits
                failures.append(error)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(len(self.processes))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if failures:
            raise failures[0]
        return sorted(rows, key=lambda row: names.index(row["name"]))

    def _one(self, number: int, name: str) -> dict[str, Any]:
        algorithm, parameter, family, _, _ = name.split("/", 4)
        row = {"name": name, "algorithm": algorithm, "parameter": parameter, "family": family}
        try:
            return {**row, **self.processes[number].ask(HANG, do="run", name=name)}
        except DeadError as error:
            reason = str(error)
            why = (
                f"plus de {HANG} s de calcul, ou {WAITING} s d’attente"
                if reason == HUNG
                else self.processes[number].stopped_by()
            )
            self.processes[number].end()
            self.processes[number] = self._start(number)
            return {**row, "outcome": reason, "wrong": [f"{reason} : {why}"], "digest": name, "seconds": 0}

    def close(self) -> None:
        for process in self.processes:
            process.end()


def is_defect(row: dict[str, Any]) -> bool:
    return row["outcome"] in (DEFECT, CRASH, HUNG)


def table(rows: list[dict[str, Any]], key: str, title: str) -> str:
    """Return the counts by family or by algorithm, and by outcome."""
    outcomes = ("résultat", "message", DEFECT, CRASH, HUNG)
    lines = [f"| {title} | cas | {' | '.join(outcomes)} |", "|---|" + "---:|" * (len(outcomes) + 1)]
    for name in sorted({row[key] for row in rows}):
        own = Counter(row["outcome"] for row in rows if row[key] == name)
        lines.append(f"| {name} | {own.total()} | {' | '.join(str(own[one]) for one in outcomes)} |")
    every = Counter(row["outcome"] for row in rows)
    lines.append(f"| **total** | {every.total()} | {' | '.join(str(every[one]) for one in outcomes)} |")
    return "\n".join(lines)


def tell(row: dict[str, Any], count: int) -> None:
    if count % 100 == 0:
        print(f"{count} cas", flush=True)
    if is_defect(row):
        told = f"DÉFAUT {row['name']}\n       " + "\n       ".join(str(one)[:1200] for one in row["wrong"])
        print(told.encode("utf-8", "replace").decode(), flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=1500, help="0 : chaque genre une fois")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument(
        "--only", default="", help="morceau du nom des cas ; des noms entiers, séparés par des virgules, les rejouent"
    )
    parser.add_argument("--workers", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--out", type=Path, default=OUT, help="dossier du compte rendu")
    options = parser.parse_args()
    started = time.monotonic()
    print(f"Graine {options.seed}", flush=True)
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="aula_hostile_") as folder:
        bench = Bench(Path(folder), options.seed, options.workers)
        try:
            names, kinds = bench.names(options.cases)
            if options.only:
                exact = options.only.count("/") >= 4
                names = options.only.split(",") if exact else [name for name in names if options.only in name]
            print(f"{len(names)} cas, {kinds} genres de cas", flush=True)
            rows = bench.run(names, tell)
        finally:
            bench.close()
    told = f"{table(rows, 'family', 'famille')}\n\n{table(rows, 'algorithm', 'traitement')}\n"
    broken, distinct = sum(map(is_defect, rows)), len({row["digest"] for row in rows})
    print(f"\n{told}")
    seconds = time.monotonic() - started
    print(f"{len(rows)} cas, {distinct} distincts, {broken} défaut(s), {seconds:.0f} s, graine {options.seed}.")
    if len(rows) == 1:
        print(json.dumps(rows[0], indent=1, ensure_ascii=False).encode("utf-8", "replace").decode())
    else:
        print("Rejouer un cas : make test-hostile CAS='traitement/PARAMETRE/famille/genre/0'")
        (options.out / "cas.json").write_text(json.dumps(rows, indent=1), encoding="ascii")
        (options.out / "cas.md").write_text(told, encoding="utf-8")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
