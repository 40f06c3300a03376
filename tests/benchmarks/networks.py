"""Invented networks of patches, and what measuring them takes: exact fractions of dPC, and all the metrics.

Patches at random, linked to their Delaunay neighbours (three links per patch). The dispersal distance is long on
purpose: every patch reaches every other, so that no pair can be left out. Beside it, the usual case: a tenth of it.
"""

from __future__ import annotations

import json
import math
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

from child import processor_s
from data import OUT

#: Patches of the networks.
SIZES = (250, 500, 1000)
SEED = 20261122
#: Maximum dispersal distance (p = 0.05), m; patches are 1 km apart on average.
FAR, USUAL = 30_000.0, 3_000.0


def path_of(size: int) -> Path:
    """Return the file that holds a network."""
    return OUT / f"reseau-{size}.json"


def ready(size: int) -> bool:
    """Tell whether the network was made by the code of today."""
    return path_of(size).is_file() and json.loads(path_of(size).read_text(encoding="utf-8"))["recette"] == _recipe()


def _recipe() -> str:
    return sha256(Path(__file__).read_bytes()).hexdigest()


def prepare(size: int) -> None:
    """Write a network: areas of 2 ha in the middle, links that cost one to five times their length."""
    import numpy as np
    from scipy.spatial import Delaunay

    OUT.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(SEED)
    points = random.random((size, 2)) * math.sqrt(size) * 1000
    corners = Delaunay(points).simplices
    sides = np.concatenate([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [0, 2]]])
    pairs = np.unique(np.sort(sides, axis=1), axis=0)
    cost = np.hypot(*(points[pairs[:, 0]] - points[pairs[:, 1]]).T) * random.uniform(1, 5, len(pairs))
    made = {"recette": _recipe(), "capacite": random.lognormal(10, 1, size).tolist(), "liens": pairs.tolist()}
    path_of(size).write_text(json.dumps({**made, "couts": cost.tolist()}), encoding="utf-8")


def _graph(data: dict[str, Any]) -> Any:
    import pandas as pd

    from aula.aula_plugin.core.green_network.graph import Graph

    links = pd.DataFrame(data["liens"], columns=["id_a", "id_b"]).assign(cost=data["couts"])
    return Graph(dict(enumerate(data["capacite"])), links)


def fractions(data: dict[str, Any]) -> dict[str, float]:
    """Return the sums of dPC and of its connector part over the patches, without any cut-off."""
    from aula.aula_plugin.core.green_network.graph import alpha
    from aula.aula_plugin.core.green_network.removal import node_fractions

    graph = _graph(data)
    started, used = time.perf_counter(), processor_s()
    found = node_fractions(graph, alpha(FAR, 0.05), cut_off=0)
    told = {"s": time.perf_counter() - started, "cpu_s": processor_s() - used}
    return {**told, "dpc": float(found.dpc.sum()), "connecteur": float(found.connector.sum())}


def metrics(data: dict[str, Any], distance: float = FAR) -> dict[str, float]:
    """Return EC and the sums of dPC of patches and of links: what `aula:connectivite` measures, all of it."""
    from aula.aula_plugin.core.green_network.connectivity import Measures, measure
    from aula.aula_plugin.core.green_network.graph import alpha

    graph = _graph(data)
    started, used = time.perf_counter(), processor_s()
    found = measure(graph, Measures(alpha(distance, 0.05)))
    told = {"s": time.perf_counter() - started, "cpu_s": processor_s() - used}
    return {**told, "ec": found.value("EC") or 0.0, "dpc": float(found.nodes["dpc"].sum() + found.links["dpc"].sum())}


def usual_metrics(data: dict[str, Any]) -> dict[str, float]:
    """Return the same at the usual distance."""
    return metrics(data, USUAL)
