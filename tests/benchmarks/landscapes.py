"""Landscapes, of invented frictions and a real one, and what is measured on them: least costs, links between patches.

Only the work itself is timed: reading the landscape, importing it in GRASS and adding up are not.
"""

from __future__ import annotations

import json
import math
import subprocess
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import real_landscape
from child import processor_s
from data import OUT
from harness import Side, in_process

#: The real landscape: the size that is no side.
REAL = 0
#: Side of the landscapes, cells of 1 m.
SIZES = (REAL, 1000, 2000, 4000) if real_landscape.is_there() else (1000, 2000, 4000)
QUICK = (500,)
LARGE = (10_000,)
SEED = 20261122
#: Cost beyond which bounded links are not looked for; that of the algorithm when the person says nothing.
LIMIT, USUAL_LIMIT = 1500.0, 5000.0
#: Rows of frictions made at once.
STRIP = 400
#: So that r.cost keeps its segments in memory (MB).
GRASS_MEMORY = "8000"


def patches_of(side: int) -> int:
    """Return how many patches a landscape has."""
    return 200 if side <= 4000 else 1000


def path_of(side: int) -> Path:
    """Return the file that tells where a landscape is."""
    return OUT / f"paysage-{side}.json"


def ready(side: int) -> bool:
    """Tell whether the landscape was made by the code of today."""
    return path_of(side).is_file() and json.loads(path_of(side).read_text(encoding="utf-8"))["recette"] == _recipe()


def _recipe() -> str:
    return sha256(Path(__file__).read_bytes() + Path(real_landscape.__file__).read_bytes()).hexdigest()


def prepare(side: int) -> dict[str, Any]:
    """Write a landscape: frictions from 1 to 800 in patches of 20 cells with some noise, and square patches."""
    import numpy as np

    OUT.mkdir(parents=True, exist_ok=True)
    if side == REAL:
        return _prepare_real()
    random = np.random.default_rng(SEED)
    coarse = random.normal(size=(side // 20 + 1,) * 2)
    friction = np.empty((side, side))
    for top in range(0, side, STRIP):
        part = coarse[top // 20 : (top + STRIP) // 20].repeat(20, 0).repeat(20, 1)[: side - top, :side]
        friction[top : top + STRIP] = np.clip(np.exp(1.5 * part + 3) * random.uniform(0.8, 1.2, part.shape), 1, 800)
    patches = np.zeros((side, side), dtype=np.int32)
    for number in range(1, patches_of(side) + 1):
        height, width = random.integers(3, max(side // 100, 4), 2)
        row, column = random.integers(0, side - height), random.integers(0, side - width)
        patches[row : row + height, column : column + width] = number
    made = {"recette": _recipe(), "side": side, "n_cells": side * side, "n_patches": patches_of(side)}
    for name, values in (("friction", friction), ("patches", patches)):
        np.save(OUT / f"paysage-{side}-{name}.npy", values)
        made[name] = str(OUT / f"paysage-{side}-{name}.npy")
    path_of(side).write_text(json.dumps(made), encoding="utf-8")
    return made


def _prepare_real() -> dict[str, Any]:
    """Write the real landscape, in a process where QGIS runs."""
    files, path = real_landscape.files(), path_of(REAL)
    path.write_text(json.dumps(files), encoding="utf-8")
    told = in_process(Side("préparation", "real_landscape", "prepare"), path)["totals"]
    side = real_landscape.SIDE
    made = {"recette": _recipe(), "side": side, "n_cells": side * side, "n_patches": int(told["n_patches"]), **files}
    path.write_text(json.dumps(made), encoding="utf-8")
    return made


# ------------------------------------------------------------------------------------------------------------- ours


def _landscape(data: dict[str, Any]) -> tuple[Any, Any, Any, Any]:
    """Return friction, patches, grid and steps; numba has compiled, as it has once on a computer."""
    import numpy as np

    from aula.aula_plugin.core.green_network.engines import numba_engine
    from aula.aula_plugin.core.green_network.steps import Steps
    from aula.aula_plugin.core.raster_grid import Grid

    numba_engine()
    grid = Grid(0.0, 0.0, 1.0, 1.0, data["side"], data["side"])
    return np.load(data["friction"]), np.load(data["patches"]), grid, Steps.of(grid)


def _timed(work: Callable[[], Any], cells: int) -> tuple[Any, dict[str, float]]:
    """Return what a work gives, its seconds, and the memory it adds at its peak, where the system tells it."""
    before = _restart_peak()
    started, used = time.perf_counter(), processor_s()
    found = work()
    told = {"s": time.perf_counter() - started, "cpu_s": processor_s() - used}
    peak = _memory("VmHWM")
    return found, {**told, **({"octets_par_maille": (peak - before) / cells} if before else {})}


def _restart_peak() -> float:
    """Have Linux measure the peak again from now; return what is held, 0 where it cannot."""
    try:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    except OSError:
        return 0.0
    return _memory("VmRSS")


def _memory(name: str) -> float:
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next(float(line.split()[1]) * 1024 for line in lines if line.startswith(name))


def costs(data: dict[str, Any], engine: str = "auto") -> dict[str, float]:
    """Return the sum of the least costs from all patches at once, and the sum of the ids of the nearest patches."""
    from aula.aula_plugin.core.green_network.cost import cost_distance

    friction, patches, _, steps = _landscape(data)
    field, told = _timed(lambda: cost_distance(friction, patches, steps, engine=engine), friction.size)
    return {**told, "somme": float(field.distance.sum()), "plus_loin": float(field.distance.max())}


def costs_numpy(data: dict[str, Any]) -> dict[str, float]:
    """Return the same without numba."""
    return costs(data, "numpy")


def links(data: dict[str, Any], engine: str = "auto", limit: float = math.inf) -> dict[str, float]:
    """Return the number of exact links between patches that are neighbours in a straight line, and their costs."""
    from aula.aula_plugin.core.green_network.links import LinkOptions, build_links

    friction, patches, grid, steps = _landscape(data)
    options = LinkOptions("planaire_euclidien", limit=limit)
    found, told = _timed(lambda: build_links(friction, patches, grid, steps, options, engine), friction.size)
    return {**told, "liens": float(len(found)), "somme": float(found["cost"].sum())}


def near_links(data: dict[str, Any]) -> dict[str, float]:
    """Return the links that cost at most ``LIMIT``."""
    return links(data, limit=LIMIT)


def near_links_numpy(data: dict[str, Any]) -> dict[str, float]:
    """Return the same without numba."""
    return links(data, "numpy", LIMIT)


def large_network(data: dict[str, Any]) -> dict[str, float]:
    """Return the number of links up to ``USUAL_LIMIT`` and of their corridors, with what both take; no other raster."""
    from aula.aula_plugin.core.green_network.corridor import Margin
    from aula.aula_plugin.core.green_network.corridor import corridors as draw
    from aula.aula_plugin.core.green_network.links import LinkOptions, build_links

    friction, patches, grid, steps = _landscape(data)

    def network() -> tuple[Any, Any]:
        found = build_links(friction, patches, grid, steps, LinkOptions("planaire_euclidien", limit=USUAL_LIMIT))
        return found, draw(friction, patches, grid, steps, found, Margin(10), with_extra=False).frame

    (found, made), told = _timed(network, friction.size)
    return {
        **told,
        "liens": float(len(found)),
        "somme": float(found["cost"].sum()),
        "surface": float(made["area"].sum()),
    }


def corridors(data: dict[str, Any]) -> dict[str, float]:
    """Return the number of corridors of those links, their area and the sum of their narrowest widths.

    Margin of 10 %; with outlines, widths and the raster of extra costs. Looking for the links is not timed.
    """
    from aula.aula_plugin.core.green_network.corridor import Margin
    from aula.aula_plugin.core.green_network.corridor import corridors as draw
    from aula.aula_plugin.core.green_network.links import LinkOptions, build_links

    friction, patches, grid, steps = _landscape(data)
    found = build_links(friction, patches, grid, steps, LinkOptions("planaire_euclidien"))
    made, told = _timed(lambda: draw(friction, patches, grid, steps, found, Margin(10)).frame, friction.size)
    return {
        **told,
        "liens": float(len(made)),
        "surface": float(made["area"].sum()),
        "largeurs": float(made["width"].sum()),
    }


# ------------------------------------------------------------------------------------------------------------ GRASS


def _grass(module: str, *flags: str, **options: Any) -> str:
    arguments = [f"{name.rstrip('_')}={value}" for name, value in options.items()]
    command = [module, "--overwrite", "--quiet", *flags, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{module} {' '.join(arguments)} : {done.stderr}")
    return done.stdout


def _import(path: str, name: str, side: int) -> None:
    """Read an array in GRASS, through a file of bare cells."""
    import numpy as np

    values = np.load(path)
    bare = Path(path).with_suffix(".bin")
    values.tofile(bare)
    kind = ("-d",) if values.dtype.kind == "f" else ()
    size = {"bytes": values.itemsize, "rows": side, "cols": side}
    edges = {"north": side, "south": 0, "east": side, "west": 0}
    _grass("r.in.bin", *kind, input=bare, output=name, **size, **edges)
    bare.unlink()


def r_cost(data: dict[str, Any]) -> dict[str, float]:
    """Return the same as ``costs``, with the nearest patch, from r.cost with enough memory; never -r."""
    side = data["side"]
    _import(data["friction"], "friction", side)
    _import(data["patches"], "patches", side)
    _grass("g.region", raster="friction")
    _grass("r.null", map="patches", setnull=0)
    started, used = time.perf_counter(), processor_s()
    _grass(
        "r.cost",
        input="friction",
        output="cost",
        nearest="nearest",
        start_raster="patches",
        memory=GRASS_MEMORY,
    )
    spent = {"s": time.perf_counter() - started, "cpu_s": processor_s() - used}
    told = dict(line.split("=", 1) for line in _grass("r.univar", "-g", map="cost").splitlines() if "=" in line)
    return {**spent, "somme": float(told["sum"]), "plus_loin": float(told["max"])}
