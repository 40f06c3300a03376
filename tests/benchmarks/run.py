"""`make bench`: times and memory of AULA, each beside a named alternative measured in the same run.

Each case runs in a process of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import time
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "build" / "bench"
LOT = ROOT.parent / "shared" / "data" / "documents_urbanisme_cnig" / "241800432_PLUi_20200128"
COMMUNES = LOT.parent / "territoires_associes.gpkg"
GRID = ROOT / "templates" / "grids" / "grille_generale.yaml"
COMPARED = ("T1", "F8", "A4")
SIZES = (25, 50, 100)


def start_qgis():
    """Return QGIS with Processing and the provider of this checkout."""
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
    if not source.exists():
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
            "RESULTATS": "TEMPORARY_OUTPUT",
            "PREUVES_SURF": "TEMPORARY_OUTPUT",
            "PREUVES_LIN": "TEMPORARY_OUTPUT",
            "PREUVES_PCT": "TEMPORARY_OUTPUT",
        },
    )


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
    case = json.loads((OUT / f"case-{copies}.json").read_text()) if kind != "prepare" else None
    started = time.perf_counter()
    if kind == "prepare":
        case = prepare(copies)
        (OUT / f"case-{copies}.json").write_text(json.dumps(case))
    elif kind == "native":
        sys.path.insert(0, str(ROOT / "tests" / "benchmarks"))
        from native_chain import run

        run(case["document"], case["references"], case["communes"])
    else:
        ours(case, COMPARED if kind == "three" else ())
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"s": seconds, "Mio": peak, "n_zones": case["n_zones"]}), flush=True)
    del provider
    application.exitQgis()


def measure(kind: str, copies: int, runs: int = 1) -> dict:
    """Return the median of several runs, each in its own process."""
    found = []
    for _ in range(runs):
        done = subprocess.run(
            [sys.executable, __file__, "--child", kind, "--copies", str(copies)],
            capture_output=True,
            text=True,
            check=False,
        )
        lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
        if not lines:
            raise SystemExit(f"{kind}, {copies} copies : {done.stdout}{done.stderr}")
        found.append(json.loads(lines[-1]))
    return sorted(found, key=lambda one: one["s"])[len(found) // 2]


def report(rows: list[dict]) -> str:
    """Return the table in markdown."""
    lines = [
        "| Cas | Communes | Zones | AULA (s) | Chaîne native (s) | Rapport | Mémoire AULA (Mio) | native (Mio) |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for row in rows:
        native = f"{row['native_s']:.1f} | {row['native_s'] / row['s']:.1f}" if "native_s" in row else "– | –"
        memory = f"{row['native_Mio']:.0f}" if "native_Mio" in row else "–"
        lines.append(
            f"| {row['case']} | {row['communes']} | {row['n_zones']} | {row['s']:.1f} | {native} | "
            f"{row['Mio']:.0f} | {memory} |"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--child", choices=("prepare", "all", "three", "native"))
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    options = parser.parse_args()
    if options.child:
        child(options.child, options.copies)
        return
    if not LOT.is_dir():
        raise SystemExit(f"Les mesures se font sur un document public, absent ici : {LOT}")
    OUT.mkdir(parents=True, exist_ok=True)
    rows = []
    for copies in (1, *options.sizes):
        measure("prepare", copies)
        communes = 11 if copies == 1 else copies
        whole = measure("all", copies, options.runs)
        rows.append({"case": "grille générale", "communes": communes, **whole})
        three, native = measure("three", copies, options.runs), measure("native", copies, options.runs)
        rows.append(
            {
                "case": "T1 + F8 + A4",
                "communes": communes,
                **three,
                "native_s": native["s"],
                "native_Mio": native["Mio"],
            }
        )
        print(report(rows[-2:]).splitlines()[-2], report(rows[-1:]).splitlines()[-1], sep="\n", flush=True)
    sizes = [row for row in rows if row["case"] == "grille générale" and row["communes"] > 11]
    first, last = sizes[0], sizes[-1]
    growth = math.log(last["s"] / first["s"]) / math.log(last["communes"] / first["communes"]) if len(sizes) > 1 else 1
    table = report(rows)
    text = f"{table}\n\nCroissance du temps de la grille générale avec le nombre de communes : exposant {growth:.2f}.\n"
    (OUT / "mesures.md").write_text(text, encoding="utf-8")
    (OUT / "mesures.json").write_text(json.dumps({"rows": rows, "exponent": growth}, indent=1), encoding="utf-8")
    print(f"\n{text}\nÉcrit dans {OUT.relative_to(ROOT)}/mesures.md")


if __name__ == "__main__":
    main()
