"""Invented offers of services over 1 000 km², and what measuring their density takes, beside the heatmap of QGIS.

The same quartic kernel, radius and cells on both sides; reading points and making the layer are not timed. QGIS turns
what surrounds a point upside down within the row of cells it lies in, by less than a cell: here points lie on the edges
of rows, where this changes nothing, so that both answers can be held against each other.
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

#: Points of the offers.
SIZES = (20_000, 63_000, 200_000)
QUICK = (20_000,)
SEED = 20261122
#: Side of the territory, of a cell, and radius of the kernel, m.
SIDE, CELL, RADIUS = 31_625.0, 25.0, 150.0
#: So far from the origin that coordinates are those of Lambert-93.
EAST, NORTH = 600_000.0, 6_600_000.0


def path_of(size: int) -> Path:
    """Return the file that tells where an offer is."""
    return OUT / f"offre-{size}.json"


def ready(size: int) -> bool:
    """Tell whether the offer was made by the code of today."""
    return path_of(size).is_file() and json.loads(path_of(size).read_text(encoding="utf-8"))["recette"] == _recipe()


def _recipe() -> str:
    return sha256(Path(__file__).read_bytes()).hexdigest()


def prepare(size: int) -> None:
    """Write an offer: points around 400 places, weights 1 to 3, 26 groups."""
    import numpy as np

    OUT.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(SEED)
    places = random.uniform(0, SIDE, (400, 2))
    xy = places[random.integers(0, 400, size)] + random.normal(0, 400, (size, 2))
    xy = np.clip(xy, 0, SIDE) + [EAST, NORTH]
    xy[:, 1] = np.round(xy[:, 1] / CELL) * CELL
    file = OUT / f"offre-{size}.npz"
    np.savez(file, xy=xy, weights=random.integers(1, 4, size).astype(float), groups=random.integers(0, 26, size))
    path_of(size).write_text(json.dumps({"recette": _recipe(), "offre": str(file)}), encoding="utf-8")


def read(data: dict[str, Any]) -> tuple[Any, Any, Any]:
    """Return coordinates, weights and numbers of groups of an offer."""
    import numpy as np

    with np.load(data["offre"]) as held:
        return held["xy"], held["weights"], held["groups"]


def _grid(xy: Any) -> Any:
    """Return the cells on which the heatmap of QGIS lies: from the points, the radius around."""
    from aula.aula_plugin.core.raster_grid import Grid

    (left, bottom), (right, top) = xy.min(axis=0) - RADIUS, xy.max(axis=0) + RADIUS
    return Grid(left, top, CELL, CELL, math.ceil((top - bottom) / CELL), math.ceil((right - left) / CELL))


def _totals(density: Any) -> dict[str, float]:
    """Return what tells two fields apart: how much, how high, how gathered, and where."""
    import numpy as np

    density = np.asarray(density, dtype=float)
    rows, columns = density.sum(axis=1), density.sum(axis=0)
    return {
        "somme": float(density.sum()),
        "maximum": float(density.max()),
        "carres": float((density**2).sum()),
        "ligne": float((rows * np.arange(len(rows))).sum() / rows.sum()),
        "colonne": float((columns * np.arange(len(columns))).sum() / columns.sum()),
    }


def density(data: dict[str, Any]) -> dict[str, float]:
    """Return the totals of the density measured by AULA, with numpy alone."""
    from aula.aula_plugin.core.centrality.field import density as measure

    xy, weights, _ = read(data)
    grid = _grid(xy)
    started, used = time.perf_counter(), processor_s()
    found = measure(xy, weights, grid, RADIUS)
    told = {"s": time.perf_counter() - started, "cpu_s": processor_s() - used}
    return {**told, **_totals(found)}


def fields(data: dict[str, Any]) -> dict[str, float]:
    """Return the totals of density, number of groups, Shannon's index and built area of these points, all four."""
    import numpy as np

    from aula.aula_plugin.core.centrality.field import built_area, diversity
    from aula.aula_plugin.core.centrality.field import density as measure

    xy, weights, groups = read(data)
    grid = _grid(xy)
    started, used = time.perf_counter(), processor_s()
    found = measure(xy, weights, grid, RADIUS)
    number, shannon = diversity(xy, groups, grid, 200.0)
    built = built_area(xy, weights * 100, grid, 100.0)
    told = {"s": time.perf_counter() - started, "cpu_s": processor_s() - used}
    return {**told, "k": float(found.sum()), "n": float(number.sum()), "d": float(np.nansum(shannon)), "b": built.sum()}


def heatmap(data: dict[str, Any]) -> dict[str, float]:
    """Return the totals of the heatmap of QGIS: quartic kernel, raw values, weights of the points."""
    import numpy as np
    from osgeo import gdal
    from qgis import processing
    from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

    xy, weights, _ = read(data)
    layer = QgsVectorLayer("Point?crs=EPSG:2154&field=poids:double", "offre", "memory")
    features = []
    for (x, y), weight in zip(xy.tolist(), weights.tolist()):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        feature.setAttribute(0, weight)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    asked = {
        "INPUT": layer,
        "RADIUS": RADIUS,
        "PIXEL_SIZE": CELL,
        "WEIGHT_FIELD": "poids",
        "KERNEL": 0,
        "OUTPUT_VALUE": 0,
        "OUTPUT": str(OUT / "chaleur.tif"),
    }
    started, used = time.perf_counter(), processor_s()
    made = processing.run("qgis:heatmapkerneldensityestimation", asked)["OUTPUT"]
    told = {"s": time.perf_counter() - started, "cpu_s": processor_s() - used}
    values = gdal.Open(made).ReadAsArray().astype(float)
    return {**told, **_totals(np.where(values < 0, 0, values))}
