"""`make bench`: times and memory of AULA, each beside a named alternative measured in the same run.

Each case runs in a process of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import subprocess
import sys
import time
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "build" / "bench"
LOT = ROOT.parent / "shared" / "data" / "documents_urbanisme_cnig" / "241800432_PLUi_20200128"
COMMUNES = LOT.parent / "territoires_associes.gpkg"
GRID = ROOT / "templates" / "grids" / "grille_generale.yaml"
#: The rules also measured by native algorithms; A4 by its area.
COMPARED = ("T1", "F8", "A4_surface")
#: The rules a first comparison needs: the list of the functional request.
USUAL = (
    *("Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "F1", "F3", "F4", "F6", "F7", "F8", "D2", "D3", "C1", "C2", "T1", "T2"),
    *("T3", "T5", "T7", "T8", "T9", "R1", "R2", "A1", "A4", "A6"),
)
CASES = {
    "all": ("grille générale (82 lignes)", ()),
    "usual": ("règles courantes (28)", USUAL),
    "three": ("T1 + F8 + A4", COMPARED),
}
AGREE = 1e-4
#: Communes beyond which the native chain is not run: it takes more than 5 Gio at 100.
NATIVE_MOST = 50
SIZES = (25, 50, 100)


def start_qgis():
    """Return QGIS with Processing and the provider of this checkout."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from qgis.core import QgsApplication

    spec = spec_from_file_location("aula", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)])
    sys.modules["aula"] = module_from_spec(spec)
    spec.loader.exec_module(sys.modules["aula"])
    application = QgsApplication([], False)
    application.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    Processing.initialize()
    from aula.processing_algorithms.provider import AulaProvider

    provider = AulaProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    return application, provider


def prepare(copies: int) -> dict:
    """Read the public lot, invent its references, tile it."""
    from qgis import processing

    folder = OUT / f"{copies}"
    folder.mkdir(parents=True, exist_ok=True)
    source = OUT / "source.gpkg"
    communes = f"{COMMUNES}|layername=communes_trois_provinces_18"
    if copies == 1 or not source.exists():
        source.unlink(missing_ok=True)
        processing.run("aula:lire_document_urbanisme", {"LOT": str(LOT), "DOCUMENT": str(source)})
    sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "benchmarks")]
    import demo_references

    references, places = demo_references.make(source, communes, OUT)
    if copies == 1:
        return {"document": str(source), "references": str(references), "communes": str(places), "n_zones": 221}
    from tiled import tile

    made = tile(source, references, copies, folder)
    return {
        "document": str(made.document),
        "references": str(made.references),
        "communes": str(made.communes),
        "n_zones": made.n_zones,
    }


def ours(case: dict, only: tuple[str, ...]) -> dict:
    """Run the algorithm as a planner does; with ``only``, on a grid cut down to these rules."""
    from qgis import processing
    from qgis.core import QgsProcessing

    grid = str(GRID)
    if only:
        grid = str(OUT / "grille_comparee.yaml")
        cut_grid(Path(grid), only)
    return processing.run(
        "aula:verifier_compatibilite",
        {
            "DOCUMENT": case["document"],
            "GRILLE": grid,
            "REFERENCES": case["references"],
            "COMMUNES": case["communes"],
            "RESULTATS": QgsProcessing.TEMPORARY_OUTPUT,
            "PREUVES_SURF": QgsProcessing.TEMPORARY_OUTPUT,
            "PREUVES_LIN": QgsProcessing.TEMPORARY_OUTPUT,
            "PREUVES_PCT": QgsProcessing.TEMPORARY_OUTPUT,
        },
    )


def summed(results) -> dict[str, float]:
    """Return the sum over communes of the compared rules, to be held against the alternative's."""
    totals = dict.fromkeys(COMPARED, 0.0)
    for line in results.getFeatures():
        if line["regle_id"] in COMPARED and line["territoire_type"] == "commune" and line["valeur"]:
            totals[line["regle_id"]] += float(line["valeur"])
    return totals


def cut_grid(path: Path, only: tuple[str, ...]) -> None:
    """Write the general grid with these rules alone."""
    from dataclasses import replace

    from qgis.core import QgsProcessingFeedback

    from aula.aula_plugin.storage.grid_files import read_grid, write_grid

    grid = read_grid(GRID, QgsProcessingFeedback())
    write_grid(replace(grid, regles=tuple(rule for rule in grid.regles if rule.id in only)), path)


def child(kind: str, copies: int) -> None:
    """Measure one case and print it as JSON; what is read from disk counts, what prepares the case does not."""
    application, provider = start_qgis()
    file = OUT / f"case-{copies}.json"
    totals: dict[str, float] = {}
    if kind == "prepare":
        file.write_text(json.dumps({**prepare(copies), "made_by": recipe()}))
    case = json.loads(file.read_text())
    started, used = time.perf_counter(), processor_s()
    if kind == "native":
        sys.path.insert(0, str(ROOT / "tests" / "benchmarks"))
        from native_chain import run

        found = run(case["document"], case["references"], case["communes"])
        totals = {rule: float(sum(values.values())) for rule, values in found.items()}
    elif kind in CASES:
        totals = summed(ours(case, CASES[kind][1])["RESULTATS"])
    told = {
        "s": time.perf_counter() - started,
        "cpu_s": processor_s() - used,
        "Mio": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "n_zones": case["n_zones"],
        "totals": totals,
    }
    print(json.dumps(told), flush=True)
    del provider
    application.exitQgis()


def processor_s() -> float:
    """Return the processor time of this process, all threads: it does not depend on what else the machine does."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def recipe() -> str:
    """Return the hash of what makes the prepared cases, so that they are made again when it changes."""
    makers = [ROOT / "tests" / "demo_references.py", ROOT / "tests" / "benchmarks" / "tiled.py"]
    makers += sorted((ROOT / "aula_plugin" / "core" / "documents").glob("*.py"))
    return sha256(b"".join(path.read_bytes() for path in makers)).hexdigest()


def ready(copies: int) -> bool:
    """Tell whether a case is prepared by the code of today."""
    file = OUT / f"case-{copies}.json"
    if not file.is_file():
        return False
    case = json.loads(file.read_text())
    return case.get("made_by") == recipe() and Path(case["document"]).is_file()


def measure(kind: str, copies: int, runs: int = 1) -> dict:
    """Return the median of several runs, each in its own process; ``process_s`` counts the start of QGIS too."""
    found = []
    for _ in range(runs):
        started = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-W", "ignore", __file__, "--child", kind, "--copies", str(copies)],
            capture_output=True,
            text=True,
            check=False,
        )
        lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
        if not lines:
            raise SystemExit(f"{kind}, {copies} copies : {done.stdout}{done.stderr}")
        found.append({**json.loads(lines[-1]), "process_s": time.perf_counter() - started})
    return sorted(found, key=lambda one: one["s"])[len(found) // 2]


def row(kind: str, copies: int, runs: int) -> dict:
    """Measure one case, and the alternative beside it where there is one; print it at once."""
    found = {"kind": kind, "communes": 11 if copies == 1 else copies, **measure(kind, copies, runs)}
    if kind == "three":
        found["native"] = measure("native", copies, runs)
        for rule, value in found["totals"].items():
            other = found["native"]["totals"][rule]
            found.setdefault("gaps", {})[rule] = abs(value - other) / max(abs(value), abs(other), 1.0)
    print(line(found), flush=True)
    return found


def line(found: dict) -> str:
    """Return one row of the table."""
    native = found.get("native")
    beside = f"{native['s']:.1f} | {native['s'] / found['s']:.1f} | {native['Mio']:.0f}" if native else "– | – | –"
    return (
        f"| {CASES[found['kind']][0]} | {found['communes']} | {found['n_zones']} | {found['s']:.1f} | "
        f"{found['cpu_s']:.1f} | {found['process_s']:.1f} | {found['Mio']:.0f} | {beside} |"
    )


HEAD = """\
| Cas | Communes | Zones | AULA (s) | processeur (s) | processus entier (s) | Mémoire (Mio) | Chaîne native (s) | \
Rapport | Mémoire native (Mio) |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|"""


def agreement(rows: list[dict]) -> str:
    """Return the totals of both, rule by rule, and stop when they differ: speeds of different measures say nothing."""
    told = []
    for found in (one for one in rows if "gaps" in one):
        for rule, gap in found["gaps"].items():
            ours_, theirs = found["totals"][rule], found["native"]["totals"][rule]
            told.append(f"- {rule}, {found['communes']} communes : AULA {ours_:.4f}, chaîne native {theirs:.4f}")
            if gap > AGREE:
                raise SystemExit("Les deux calculs ne mesurent pas la même chose.\n" + "\n".join(told))
    return "\n".join(told)


def exponent(rows: list[dict], kind: str) -> float | None:
    """Return how processor time grows with the number of communes: 1 is linear."""
    sizes = [one for one in rows if one["kind"] == kind and one["communes"] > 11]
    if len(sizes) < 2:
        return None
    first, last = sizes[0], sizes[-1]
    return math.log(last["cpu_s"] / first["cpu_s"]) / math.log(last["communes"] / first["communes"])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--child", choices=("prepare", "native", *CASES))
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--runs", type=int, default=1, help="mesures dont on garde la médiane")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    options = parser.parse_args()
    if options.child:
        child(options.child, options.copies)
        return
    if not LOT.is_dir():
        raise SystemExit(f"Les mesures se font sur un document public, absent ici : {LOT}")
    OUT.mkdir(parents=True, exist_ok=True)
    print(HEAD, flush=True)
    rows = []
    for copies in (1, *options.sizes):
        if not ready(copies):
            measure("prepare", copies)
        kinds = ["usual"]
        if copies in (1, options.sizes[0], options.sizes[-1]):
            kinds.append("all")
        if copies <= NATIVE_MOST:
            kinds.append("three")
        rows += [row(kind, copies, options.runs) for kind in kinds]
    text = "\n".join([HEAD, *map(line, rows)]) + f"\n\nTotaux comparés :\n{agreement(rows)}\n\n"
    for kind, (name, _) in CASES.items():
        growth = exponent(rows, kind)
        if growth is not None:
            text += f"Croissance du temps de processeur avec le nombre de communes, {name} : exposant {growth:.2f}.\n"
    text += f"Médiane de {options.runs} mesure(s), {os.cpu_count()} processeurs.\n"
    (OUT / "mesures.md").write_text(text, encoding="utf-8")
    (OUT / "mesures.json").write_text(json.dumps(rows, indent=1), encoding="utf-8")
    print(f"\n{text}\nÉcrit dans {OUT.relative_to(ROOT)}/mesures.md")


if __name__ == "__main__":
    main()
