"""A real landscape to measure on: a land cover OCS GE, the resistances of a species, its woods as patches."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from data import OUT, ROOT

FOLDER = ROOT.parent / "shared" / "data" / "ocsge_henin_carvin_62"
COVER, TABLE = FOLDER / "ocsge_2018_extrait.gpkg", FOLDER / "resistance_especes_par_code_cs.csv"
SPECIES, WOODS = "Sciurus_vulgaris", "CS2.1.1"
#: Cells of 5 m on a square of 12,5 km; woods of a hectare or more are patches; what no layer covers costs the most.
SIDE, CELL_M, LEAST_M2 = 2500, 5.0, 10_000.0


def is_there() -> bool:
    """Tell whether the public data are here."""
    return COVER.is_file() and TABLE.is_file()


def prepare(asked: dict[str, Any]) -> dict[str, float]:
    """Write the frictions and the patches in the files asked for; return how many patches there are."""
    import geopandas
    import numpy as np
    import pandas as pd
    from scipy.ndimage import label

    from aula.aula_plugin.core.raster_grid import Grid
    from aula.aula_plugin.raster_shapes import burn

    cover = geopandas.read_file(COVER, layer="occupation_sol_cs")
    codes = cover["code_cs"].str.replace(" ", "")
    table = pd.read_csv(TABLE)
    table = table[table["nom_espece"] == SPECIES]
    known = dict(zip(table["code_cs"].str.replace(" ", ""), table["resistance"].clip(lower=1)))
    left, bottom, right, top = cover.total_bounds
    middle = (left + right) / 2, (bottom + top) / 2
    half = SIDE * CELL_M / 2
    grid = Grid.over((middle[0] - half, middle[1] - half, middle[0] + half, middle[1] + half), CELL_M)
    shapes = cover.geometry.to_numpy()
    friction = burn(shapes, [float(known[code]) for code in codes], grid, dtype=np.float64, fill=10.0)
    woods = burn(shapes, [int(code.startswith(WOODS)) for code in codes], grid)
    parts, count = label(woods[:SIDE, :SIDE])
    sizes = np.bincount(parts.ravel(), minlength=count + 1)
    kept = sizes * CELL_M**2 >= LEAST_M2
    kept[0] = False
    numbers = np.where(kept, np.cumsum(kept), 0).astype(np.int32)
    np.save(asked["friction"], np.ascontiguousarray(friction[:SIDE, :SIDE]))
    np.save(asked["patches"], numbers[parts])
    return {"n_patches": float(kept.sum())}


def files() -> dict[str, str]:
    """Return where its frictions and its patches are kept."""
    return {name: str(Path(OUT) / f"paysage-reel-{name}.npy") for name in ("friction", "patches")}
