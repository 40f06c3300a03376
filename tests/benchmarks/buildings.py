"""Urban envelopes of as many buildings as wanted, with AULA and with a chain of native algorithms.

Tiled from the buildings of a public town (Redon, 6 342); without the public data, towns of squares are invented. Both
sides read the same file, grow by 50 m, unite, shrink by 50 m, fill holes and keep 10 ha and more; ours also counts the
buildings of each envelope, their area, and gives back what arcs cut off their corners.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from data import OUT, ROOT

TOWN = ROOT.parent / "shared" / "data" / "bdtopo_v3_redon_35236" / "bdtopo_v3_redon_35236.gpkg"
#: Copies of the town: 31 710, 101 472 and 202 944 buildings.
SIZES, QUICK = (5, 16, 32), (5,)
#: Copies side by side, and how far apart (m): so that they do not meet.
COLUMNS, EAST, NORTH = 6, 5_000.0, 5_200.0
SEED = 20261122


def path_of(size: int) -> Path:
    """Return the file that tells where the buildings of a size are."""
    return OUT / f"bati-{size}.json"


def ready(size: int) -> bool:
    """Tell whether the buildings were made by the code of today."""
    return path_of(size).is_file() and json.loads(path_of(size).read_text(encoding="utf-8"))["recette"] == _recipe()


def _recipe() -> str:
    return sha256(Path(__file__).read_bytes() + bytes(TOWN.is_file())).hexdigest()


def prepare(size: int) -> None:
    """Write the buildings of a size."""
    import numpy as np
    import shapely
    from geopandas import GeoDataFrame

    OUT.mkdir(parents=True, exist_ok=True)
    town = _town()
    copies = [
        shapely.transform(town, lambda points, n=number: points + [n % COLUMNS * EAST, n // COLUMNS * NORTH])
        for number in range(size)
    ]
    file = OUT / f"bati-{size}.gpkg"
    file.unlink(missing_ok=True)
    shapes = np.concatenate(copies)
    GeoDataFrame(geometry=shapes, crs="EPSG:2154").to_file(file, layer="bati", driver="GPKG")
    told = {"bati": f"{file}|layername=bati", "n_batiments": len(shapes), "recette": _recipe()}
    path_of(size).write_text(json.dumps(told), encoding="utf-8")


def _town() -> Any:
    """Return the buildings of the town, without a third dimension."""
    import numpy as np
    import shapely
    from geopandas import read_file

    if TOWN.is_file():
        return shapely.force_2d(read_file(TOWN, layer="batiment").geometry.to_numpy())
    random = np.random.default_rng(SEED)
    x, y = (random.uniform(0, 4_000, (2, 40)).T[random.integers(0, 40, 6_000)] + random.normal(0, 200, (6_000, 2))).T
    return shapely.box(x, y, x + random.uniform(6, 20, 6_000), y + random.uniform(6, 20, 6_000))


def envelopes(data: dict[str, Any]) -> dict[str, float]:
    """Return the number of envelopes and their hectares, by `aula:enveloppe_urbaine`."""
    from qgis import processing

    found = processing.run(
        "aula:enveloppe_urbaine", {"BATI": data["bati"], "SIMPLIFICATION": 0, "ENVELOPPES": "memory:"}
    )
    return {"enveloppes": found["NB_ENVELOPPES"], "ha": found["SURFACE_HA"]}


def native(data: dict[str, Any]) -> dict[str, float]:
    """Return the same by buffers, holes deleted and extraction."""
    from native_chain import _run

    grown = _run("native:buffer", INPUT=data["bati"], DISTANCE=50, SEGMENTS=16, DISSOLVE=True)
    parts = _run("native:multiparttosingleparts", INPUT=grown)
    shrunk = _run("native:multiparttosingleparts", INPUT=_run("native:buffer", INPUT=parts, DISTANCE=-50, SEGMENTS=16))
    filled = _run("native:deleteholes", INPUT=shrunk, MIN_AREA=0)
    kept = _run("native:extractbyexpression", INPUT=filled, EXPRESSION="area($geometry) >= 100000")
    areas = [feature.geometry().area() / 10_000 for feature in kept.getFeatures()]
    return {"enveloppes": len(areas), "ha": sum(areas)}
