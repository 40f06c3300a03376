"""Two dates of a land cover over as many km² as wanted, and what measuring their differences takes, beside QGIS alone.

Tiled from public data: the partition of the land around Hénin-Carvin (OCS GE), in which real outlines of land taken and
given back around Arcachon (SYBARVAL) are drawn, other ones in each tile. Codes are invented, of OCS2D 2021. Without the
public data, a partition and outlines are invented.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from data import OUT, ROOT

#: Columns and rows of tiles, by the number of polygons asked.
TILES = {5_000: (1, 2), 20_000: (2, 4), 50_000: (4, 5), 100_000: (5, 8), 200_000: (7, 11)}
SIZES, QUICK = tuple(TILES), (5_000,)
#: Beyond that many polygons the native chain takes more than ten minutes: measured without it.
NATIVE_MOST = 20_000
SEED = 20261122
#: Side of a tile (m), so that there are 200 polygons by km²; of the square it is drawn from.
SIDE, DRAWN = 3_600.0, 4_100.0
EAST, NORTH = 600_000.0, 6_600_000.0
#: Outlines of land that changed by tile, share of them taken; share of polygons whose codes change alone.
OUTLINES, TAKEN, RECODED = 130, 0.75, 0.005
COMMUNE_KM2 = 25.0
PUBLIC = ROOT.parent / "shared" / "data"
COVER = PUBLIC / "ocsge_henin_carvin_62" / "ocsge_2018_extrait.gpkg"
CHANGED = PUBLIC / "artificialisation_sybarval_33" / "sybarval_ocsge_2015_2018.gpkg"
#: Codes of OCS2D (usage, cover): land not taken, land taken.
OPEN = (("US1.1.3", "CS6.3.0"), ("US1.1.1", "CS6.1.1"), ("US1.2.4", "CS4.1.2"), ("US6.2.3", "CS5.1.1"))
BUILT = (("US5.2.2", "CS1.1.1"), ("US5.2.2", "CS6.6.0"), ("US2.1.1", "CS1.1.2"), ("US3.1.6", "CS1.1.1"))
BUILT += (("US4.1.2", "CS1.1.2"),)


def is_public() -> bool:
    """Tell whether the public data are here."""
    return COVER.is_file() and CHANGED.is_file()


def path_of(size: int) -> Path:
    """Return the file that tells where the land covers of a size are."""
    return OUT / f"occupation-{size}.json"


def ready(size: int) -> bool:
    """Tell whether the land covers were made by the code of today."""
    return path_of(size).is_file() and json.loads(path_of(size).read_text(encoding="utf-8"))["recette"] == _recipe()


def _recipe() -> str:
    return sha256(Path(__file__).read_bytes() + bytes(is_public())).hexdigest()


def prepare(asked: dict[str, int]) -> dict[str, float]:
    """Write both dates and the communes of the ``size`` asked; in a process where the plugin is loaded."""
    import numpy as np

    size = asked["size"]
    OUT.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(SEED)
    columns, rows = TILES[size]
    shapes, codes = _partition(random)
    outlines = _outlines(random)
    tiles = [_tile(shapes, codes, outlines, x, y, random) for x in range(columns) for y in range(rows)]
    file = OUT / f"occupation-{size}.gpkg"
    file.unlink(missing_ok=True)
    count = [
        _write(file, f"occupation_{year}", [tile[date] for tile in tiles]) for date, year in ((0, 2015), (1, 2024))
    ]
    communes = _communes(columns * SIDE, rows * SIDE, random)
    communes.to_file(file, layer="communes", driver="GPKG")
    told = {"occupation": str(file), "n_communes": len(communes), "n_polygones": count[0], "n_polygones_2": count[1]}
    path_of(size).write_text(json.dumps({**told, "recette": _recipe()}), encoding="utf-8")
    return {}


def _write(file: Path, name: str, tiles: list[Any]) -> int:
    import numpy as np
    from geopandas import GeoDataFrame

    shapes, codes = (np.concatenate(parts) for parts in zip(*tiles))
    frame = GeoDataFrame({"us": codes[:, 0], "cs": codes[:, 1]}, geometry=shapes, crs="EPSG:2154")
    frame.to_file(file, layer=name, driver="GPKG")
    return len(frame)


def _partition(random: Any) -> tuple[Any, Any]:
    """Return the polygons of a tile, without gap or overlap, and their codes."""
    import numpy as np
    import shapely

    if not is_public():
        points = shapely.multipoints(random.uniform(0, SIDE, (2_600, 2)))
        whole = shapely.box(0, 0, SIDE, SIDE)
        shapes = shapely.intersection(shapely.get_parts(shapely.voronoi_polygons(points, extend_to=whole)), whole)
        return shapes, _drawn(random, len(shapes), np.arange(len(shapes)) % 3 == 0)
    from geopandas import read_file

    from aula.aula_plugin.core.geometry import clip, dissolve, overlay, polygons_of, priority_partition, repair

    cover, zone = (read_file(COVER, layer=name) for name in ("occupation_sol_cs", "zone_etude"))
    middle = zone.geometry[0].centroid
    west, south = middle.x - DRAWN / 2, middle.y - DRAWN / 2
    square = shapely.box(west, south, west + DRAWN, south + DRAWN)
    shapes = clip(repair(cover.geometry).geometries, square)
    inside = shapely.area(shapes) > 1
    kind = cover["code_cs"].to_numpy()[inside]
    shapes, _ = priority_partition(shapes[inside], kind, sorted(set(kind)))
    rest = polygons_of(overlay(shapely.difference, square, dissolve(shapes)))
    shapes, owner = shapely.get_parts(np.concatenate([shapes, rest]), return_index=True)
    built = np.append(np.char.startswith(kind.astype(str), "CS1"), False)[owner]
    shapes = shapely.transform(shapes, lambda points: (points - [west, south]) * (SIDE / DRAWN))
    there = shapely.area(shapes) > 0
    return shapes[there], _drawn(random, int(there.sum()), built[there])


def _drawn(random: Any, count: int, built: Any) -> Any:
    """Return codes drawn among those of land taken or not."""
    import numpy as np

    one, other = (np.array(codes, dtype=object)[random.integers(0, len(codes), count)] for codes in (BUILT, OPEN))
    return np.where(np.asarray(built)[:, None], one, other)


def _outlines(random: Any) -> Any:
    """Return outlines of changed land, around the origin."""
    import numpy as np
    import shapely

    if not is_public():
        half = random.uniform(4, 30, (2_000, 2))
        return shapely.box(*-half.T, *half.T)
    from geopandas import read_file

    from aula.aula_plugin.core.geometry import repair

    names = ("artificialisation_2015_2018", "desartificialisation_2015_2018")
    shapes = np.concatenate([repair(read_file(CHANGED, layer=name).geometry).geometries for name in names])
    shapes = shapely.get_parts(shapes[~shapely.is_missing(shapes)])
    centre = shapely.get_coordinates(shapely.centroid(shapes))
    return np.array([shapely.transform(shape, lambda points, at=at: points - at) for shape, at in zip(shapes, centre)])


def _tile(shapes: Any, codes: Any, outlines: Any, column: int, row: int, random: Any) -> tuple[Any, Any]:
    """Return the polygons and codes of a tile at each date."""
    import numpy as np
    import shapely
    from shapely.affinity import rotate, translate

    angles, places = random.uniform(0, 360, OUTLINES), random.uniform(0.05 * SIDE, 0.95 * SIDE, (OUTLINES, 2))
    drawn = outlines[random.integers(0, len(outlines), OUTLINES)]
    new = np.array([translate(rotate(one, angle), *at) for one, angle, at in zip(drawn, angles, places)])
    new = shapely.get_parts(shapely.intersection(shapely.union_all(new), shapely.box(0, 0, SIDE, SIDE)))
    met = np.unique(shapely.STRtree(shapes).query(new, predicate="intersects")[1])
    rest, owner = shapely.get_parts(shapely.difference(shapes[met], shapely.union_all(new)), return_index=True)
    there = shapely.area(rest) > 0
    kept = np.setdiff1d(np.arange(len(shapes)), met)
    second = np.concatenate([shapes[kept], rest[there], new])
    later = codes.copy()
    recoded = random.random(len(codes)) < RECODED
    later[recoded] = _drawn(random, int(recoded.sum()), np.ones(int(recoded.sum()), dtype=bool))
    taken = _drawn(random, len(new), random.random(len(new)) < TAKEN)
    codes_2 = np.concatenate([later[kept], later[met[owner[there]]], taken])
    order = random.permutation(len(second))
    corner = [EAST + column * SIDE, NORTH + row * SIDE]
    first, second = (shapely.transform(one, lambda points: points + corner) for one in (shapes, second[order]))
    return (first, codes), (second, codes_2[order])


def _communes(width: float, height: float, random: Any) -> Any:
    """Return communes of about 25 km² with winding limits."""
    import numpy as np
    import shapely
    from geopandas import GeoDataFrame

    whole = shapely.box(0, 0, width, height)
    points = random.uniform(0, 1, (max(2, round(width * height / 1e6 / COMMUNE_KM2)), 2)) * [width, height]
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(points), extend_to=whole))
    cells = shapely.segmentize(shapely.intersection(cells, whole), 20.0)

    def wound(at: Any) -> Any:
        """Move points sideways, not those of the outer limit."""
        edge = np.minimum(np.minimum(at[:, 0], width - at[:, 0]), np.minimum(at[:, 1], height - at[:, 1]))
        sway = 40.0 * np.clip(edge / 400, 0, 1)[:, None]
        return at + sway * np.sin(at[:, ::-1] / 150) + [EAST, NORTH]

    cells = shapely.transform(cells, wound)
    codes = [f"99{number:03d}" for number in range(1, len(cells) + 1)]
    return GeoDataFrame({"code_insee": codes, "nom": codes}, geometry=cells, crs="EPSG:2154")


def load() -> None:
    """Import what the algorithm needs when it first runs."""
    from aula.aula_plugin.core.land import artificialisation  # noqa: F401


def measure(data: dict[str, Any]) -> dict[str, float]:
    """Return the hectares of each flow, differences of drawing included: all the outputs, written to one file each."""
    from tempfile import TemporaryDirectory

    from qgis import processing
    from qgis.core import QgsVectorLayer

    sinks = ("CHANGEMENTS", "TERRITOIRES_RESULTAT", "TYPOLOGIE", "MATRICE", "CODES", "EMPRISE")
    with TemporaryDirectory(dir=OUT) as folder:
        asked = {name: str(Path(folder) / f"{name.lower()}.gpkg") for name in sinks}
        asked |= {
            f"OCCUPATION_{n}": f"{data['occupation']}|layername=occupation_{y}" for n, y in ((1, 2015), (2, 2024))
        }
        asked |= {"TERRITOIRES": f"{data['occupation']}|layername=communes", "ANNEE_1": 2015, "ANNEE_2": 2024}
        made = processing.run("aula:artificialisation", asked)
        flows: dict[str, float] = {}
        for row in QgsVectorLayer(made["CHANGEMENTS"], "", "ogr").getFeatures():
            for sense in {row["sens"], row["sens_imper"]} & {"conso", "renat", "imper", "desimper"}:
                flows[sense] = flows.get(sense, 0.0) + row["ha"]
        territories = QgsVectorLayer(made["TERRITOIRES_RESULTAT"], "", "ogr")
        return {**flows, "couvert": sum(row["couvert_ha"] for row in territories.getFeatures())}
