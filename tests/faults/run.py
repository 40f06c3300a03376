"""`make test-faults`: rounds of faults over every case, a table of what survived, and each defect with its seed."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from alone import importable

importable()
from aula.tests.faults.harness import FAULTS, Bench  # noqa: E402

OUT = Path(__file__).resolve().parents[2] / "build" / "faults"


def plan(bench: Bench, cases: list, rounds: int) -> list[tuple]:
    """Return as many rounds as asked, every pair of case and fault as often as the others, in random order."""
    pairs = [(case, fault) for case in cases for fault in FAULTS]
    chosen: list[tuple] = []
    while len(chosen) < rounds:
        chosen += bench.random.sample(pairs, min(len(pairs), rounds - len(chosen)))
    return chosen


def table(rows: list[dict]) -> str:
    """Return the rounds survived by algorithm and fault, in markdown."""
    tried = Counter((row["algorithm"], row["fault"]) for row in rows if "skipped" not in row)
    kept = Counter((row["algorithm"], row["fault"]) for row in rows if "skipped" not in row and not row["error"])
    lines = ["| Algorithme | " + " | ".join(FAULTS) + " |", "|---|" + "---:|" * len(FAULTS)]
    for algorithm in sorted({row["algorithm"] for row in rows}):
        cells = [f"{kept[algorithm, fault]}/{tried[algorithm, fault]}" for fault in FAULTS]
        lines.append(f"| `{algorithm}` | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=20260914)
    parser.add_argument("--only", default="", help="débuts de noms de cas, séparés par des virgules")
    parser.add_argument("--out", type=Path, default=OUT, help="dossier du compte rendu")
    parser.add_argument("--fault", choices=FAULTS, action="append")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # what is mounted is taken down first
    started, rows = time.monotonic(), []
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="aula fautes ") as folder:
        bench = Bench(Path(folder), options.seed)
        try:
            cases = [case for case in bench.prepare() if case.name.startswith(tuple(options.only.split(",")))]
            if not cases:
                parser.error(f"aucun cas ne commence par « {options.only} »")
            for number, (case, fault) in enumerate(plan(bench, cases, options.rounds), start=1):
                if options.fault and fault not in options.fault:
                    continue
                clock = time.monotonic()
                row = bench.round(case, fault)
                row["seconds"] = round(time.monotonic() - clock, 1)
                rows.append(row)
                ended = row["error"] or row.get("skipped") or ", ".join(sorted({one for _, one in row["states"]}))
                told = f"{number:4} {row['seconds']:5.1f} s  {fault:28} {case.name:40} "
                print(f"{told}{'DÉFAUT ' if row['error'] else ''}{ended}", flush=True)
            if "Traceback" in bench.log.read_text(encoding="utf-8", errors="replace"):
                rows.append({"case": "journal", "algorithm": "journal", "fault": FAULTS[0], "error": "traceback"})
                (options.out / "journal.txt").write_bytes(bench.log.read_bytes())
        finally:
            bench.close()
    broken = [row for row in rows if row["error"]]
    skipped = Counter(row["skipped"] for row in rows if "skipped" in row)
    seconds = time.monotonic() - started
    print(f"\n{table(rows)}\n")
    for reason, count in skipped.items():
        print(f"{count} tour(s) passé(s) : {reason}.")
    tried = len(rows) - sum(skipped.values())
    print(f"{tried} tours, {len(broken)} défaut(s), {seconds:.0f} s, graine {options.seed}.")
    (options.out / "tours.json").write_text(json.dumps(rows, indent=1, ensure_ascii=False), encoding="utf-8")
    (options.out / "tours.md").write_text(table(rows) + "\n", encoding="utf-8")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
