"""`make bench`: one table of times and memory, AULA beside named alternatives measured in the same session.

``python tests/benchmarks/run.py --only superposition --sizes 3 9 27 --runs 3`` measures one case.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import buildings
import data
import lands
import landscapes
import networks
import offers
from cases import CASES
from harness import Case, Row, Side, fit, in_process, rows_of
from table import HEAD, line, write

#: Copies of the document: three sizes three times as large each, after the document as it is.
SIZES = (data.AS_IS, 11, 33, 100)
QUICK = (1, 3, 9)
#: The real document is too small to tell how times grow.
RUNS, QUICK_RUNS = 3, 1


def prepare(copies: int) -> dict:
    """Make the data of a size if they are not there, and say how large they are."""
    if not data.ready(copies):
        with TemporaryDirectory() as folder:
            asked = Path(folder) / "demande.json"
            asked.write_text(json.dumps({"copies": copies}), encoding="utf-8")
            in_process(Side("préparation", "data", "prepare"), asked)
    return json.loads(data.path_of(copies).read_text(encoding="utf-8"))


def zonings(cases: list[Case], sizes: Sequence[int], runs: int) -> list[Row]:
    """Measure the cases of a planning document, size by size."""
    rows: list[Row] = []
    if cases and data.AS_IS not in sizes:
        prepare(data.AS_IS)
    for copies in sizes if cases else ():
        made = prepare(copies)
        for case in cases:
            if copies == sizes[0] or not case.once:
                rows += told(rows_of(case, (made[case.communes], made["n_zones"], copies), data.path_of(copies), runs))
    return rows


def rasters(cases: list[Case], sides: Sequence[int], runs: int) -> list[Row]:
    """Measure the cases of a landscape, size by size."""
    rows: list[Row] = []
    for side in sides if cases else ():
        if not landscapes.ready(side):
            landscapes.prepare(side)
        made = json.loads(landscapes.path_of(side).read_text(encoding="utf-8"))
        for case in cases:
            found = rows_of(case, (0, made["n_cells"], side), landscapes.path_of(side), runs)
            for row in found if side == landscapes.REAL else ():
                row.unit = f"mailles réelles, {made['n_patches']} réservoirs"
            rows += told(found)
    return rows


def graphs(cases: list[Case], sizes: Sequence[int], runs: int) -> list[Row]:
    """Measure the cases of a network, size by size."""
    rows: list[Row] = []
    for size in sizes if cases else ():
        if not networks.ready(size):
            networks.prepare(size)
        for case in cases:
            rows += told(rows_of(case, (0, size, size), networks.path_of(size), runs))
    return rows


def services(cases: list[Case], sizes: Sequence[int], runs: int) -> list[Row]:
    """Measure the cases of an offer of services, size by size."""
    rows: list[Row] = []
    for size in sizes if cases else ():
        if not offers.ready(size):
            offers.prepare(size)
        for case in cases:
            rows += told(rows_of(case, (0, size, size), offers.path_of(size), runs))
    return rows


def towns(cases: list[Case], sizes: Sequence[int], runs: int) -> list[Row]:
    """Measure the cases of buildings, size by size."""
    rows: list[Row] = []
    for size in sizes if cases else ():
        if not buildings.ready(size):
            buildings.prepare(size)
        count = json.loads(buildings.path_of(size).read_text(encoding="utf-8"))["n_batiments"]
        for case in cases:
            rows += told(rows_of(case, (0, count, size), buildings.path_of(size), runs))
    return rows


def covers(cases: list[Case], sizes: Sequence[int], runs: int) -> list[Row]:
    """Measure the cases of a land cover, size by size."""
    rows: list[Row] = []
    for size in sizes if cases else ():
        if not lands.ready(size):
            with TemporaryDirectory() as folder:
                asked = Path(folder) / "demande.json"
                asked.write_text(json.dumps({"size": size}), encoding="utf-8")
                in_process(Side("préparation", "lands", "prepare", "core"), asked)
        made = json.loads(lands.path_of(size).read_text(encoding="utf-8"))
        for case in cases:
            alone = replace(case, others=()) if size > lands.NATIVE_MOST else case
            rows += told(rows_of(alone, (0, made["n_polygones"], size), lands.path_of(size), runs))
    return rows


def told(rows: list[Row]) -> list[Row]:
    """Print rows as they come."""
    print("\n".join(map(line, rows)), flush=True)
    return rows


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="petites tailles, une répétition : moins de 3 minutes")
    parser.add_argument("--only", nargs="+", choices=[case.key for case in CASES], help="ces cas seulement")
    parser.add_argument("--sizes", nargs="+", type=int, help="nombres de copies (0 : le document tel quel)")
    parser.add_argument(
        "--landscapes", nargs="+", type=int, help="côtés des paysages, en mailles (0 : le paysage réel)"
    )
    parser.add_argument("--networks", nargs="+", type=int, help="nombres de nœuds des réseaux")
    parser.add_argument("--offers", nargs="+", type=int, help="nombres de points des offres de services")
    parser.add_argument("--buildings", nargs="+", type=int, help="nombres de copies de la ville bâtie")
    parser.add_argument("--lands", nargs="+", type=int, choices=lands.SIZES, help="nombres de polygones par date")
    parser.add_argument("--runs", type=int, help="répétitions")
    options = parser.parse_args()
    sizes = options.sizes or (QUICK if options.quick else SIZES)
    runs = options.runs or (QUICK_RUNS if options.quick else RUNS)
    load = os.getloadavg()[0]
    data.OUT.mkdir(parents=True, exist_ok=True)
    asked = [case for case in CASES if (case.key in options.only if options.only else not case.large)]
    print(HEAD, flush=True)
    elsewhere = [case for case in asked if case.landscape or case.network or case.offer or case.built or case.land]
    rows = zonings([case for case in asked if case not in elsewhere], sizes, runs)
    sides = options.landscapes or (landscapes.QUICK if options.quick else landscapes.SIZES)
    rows += rasters([case for case in asked if case.landscape and not case.large], sides, runs)
    rows += rasters([case for case in asked if case.large], options.landscapes or landscapes.LARGE, 1)
    rows += graphs([case for case in asked if case.network], options.networks or networks.SIZES, runs)
    sizes = options.offers or (offers.QUICK if options.quick else offers.SIZES)
    rows += services([case for case in asked if case.offer], sizes, runs)
    sizes = options.buildings or (buildings.QUICK if options.quick else buildings.SIZES)
    rows += towns([case for case in asked if case.built], sizes, runs)
    sizes = options.lands or (lands.QUICK if options.quick else lands.SIZES)
    rows += covers([case for case in asked if case.land], sizes, runs)
    rows.sort(key=lambda row: [case.key for case in CASES].index(row.case))
    fit(rows)
    print(
        f"\n{write(rows, data.told(), runs, load, data.OUT)}\nÉcrit dans build/bench/bench.md et bench.json", flush=True
    )
    return int(any(row.refused for row in rows))


if __name__ == "__main__":
    raise SystemExit(main())
