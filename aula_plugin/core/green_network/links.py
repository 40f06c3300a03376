"""The links of a network: which patches are joined, by the least-cost path, at what cost."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely
from geopandas import GeoDataFrame

from ..errors import InputError
from ..raster_grid import Grid
from .cost import cost_distance
from .explorer import Path, never, searches, tell_nobody
from .neighbours import adjacent_pairs, euclidean_pairs, every_pair
from .steps import Steps

TOPOLOGIES = ("planaire_cout", "planaire_euclidien", "complete")
CROSSINGS = ("garder", "retirer")
#: Columns of the links, before the geometry.
COLUMNS = ("id_a", "id_b", "cost", "length", "crossed")


@dataclass(frozen=True)
class LinkOptions:
    """Which links are made.

    Attributes
    ----------
    topology : ``planaire_cout``, patches whose zones of least cost touch; ``planaire_euclidien``, patches whose zones
        of straight distance touch; ``complete``, every two patches.
    crossing : ``garder`` the links whose path holds a cell of a third patch, or ``retirer`` them.
    limit : cost-metres; a link that costs more is not made.
    """

    topology: str = "planaire_cout"
    crossing: str = "garder"
    limit: float = math.inf

    def __post_init__(self) -> None:
        if self.topology not in TOPOLOGIES:
            raise InputError(f"Topologie « {self.topology} » inconnue : attendu {', '.join(TOPOLOGIES)}.")
        if self.crossing not in CROSSINGS:
            raise InputError(f"Traversée « {self.crossing} » inconnue : attendu {', '.join(CROSSINGS)}.")


def neighbours(
    friction: np.ndarray,
    patches: np.ndarray,
    grid: Grid,
    steps: Steps,
    options: LinkOptions,
    engine: str = "auto",
    cancelled: Callable[[], bool] = never,
) -> np.ndarray:
    """Return the pairs of patches that the topology asks for, lower id first, sorted; some may be out of reach.

    Zones of least cost are drawn up to the limit: two patches whose zones would only meet beyond it are no neighbours.
    """
    if options.topology == "planaire_euclidien":
        return euclidean_pairs(patches, grid)
    if options.topology == "complete":
        return every_pair(patches)
    zones = cost_distance(friction, patches, steps, options.limit, engine, cancelled).source
    return adjacent_pairs(np.where(patches > 0, patches, zones))


def build_links(
    friction: np.ndarray,
    patches: np.ndarray,
    grid: Grid,
    steps: Steps,
    options: LinkOptions,
    engine: str = "auto",
    progress: Callable[[float], None] = tell_nobody,
    cancelled: Callable[[], bool] = never,
) -> GeoDataFrame:
    """Return the links of a network of patches: those of its ``neighbours``, see ``links_between``."""
    pairs = neighbours(friction, patches, grid, steps, options, engine, cancelled)
    return links_between(pairs, friction, patches, grid, steps, options, engine, progress, cancelled)


def links_between(
    pairs: np.ndarray,
    friction: np.ndarray,
    patches: np.ndarray,
    grid: Grid,
    steps: Steps,
    options: LinkOptions,
    engine: str = "auto",
    progress: Callable[[float], None] = tell_nobody,
    cancelled: Callable[[], bool] = never,
) -> GeoDataFrame:
    """Return the links of chosen pairs of patches; the topology of ``options`` plays no part.

    Whatever the topology, the cost of a pair is that of an exact search from patch to patch, never read at the border
    of two zones. Equal paths: the one of `searches` (lowest first cell reached, then lowest previous cells), from the
    patch of the lower id.

    Parameters
    ----------
    pairs : shape ``(n, 2)``, lower id first, sorted.
    friction : floats above 0, NaN = impassable, shape of the grid.
    patches : ids above 0, 0 = none.
    steps : of the costs; their unit is that of the costs.

    Returns
    -------
    Sorted by ``id_a, id_b`` (``id_a < id_b``); ``cost`` (cost-metres), ``length`` of the line (m), ``crossed`` (ids of
    the other patches that hold a cell of the path), geometry: the centres of the cells of the path, those in line left
    out. Patches that share a side of a cell: cost 0, length 0, a line across that side that shows the contact. No CRS.

    Raises
    ------
    InputError
        A friction is not above 0, or the run was stopped.
    """
    wanted = [(int(a), int(b)) for a, b in pairs]
    paths = searches(friction, patches, wanted, steps, options.limit, engine, cancelled=cancelled, progress=progress)
    touching = _contacts(patches)
    paths.update({pair: touching[pair] for pair in wanted if pair in touching})
    rows = [_link(pair, paths[pair], patches, grid) for pair in wanted if pair in paths]
    if options.crossing == "retirer":
        rows = [row for row in rows if not row["crossed"]]
    frame = GeoDataFrame(rows, columns=[*COLUMNS, "geometry"], geometry="geometry")
    return frame.astype({"id_a": "int64", "id_b": "int64", "cost": "float64", "length": "float64"})


def _link(pair: tuple[int, int], path: Path, patches: np.ndarray, grid: Grid) -> dict[str, object]:
    line = polyline(path, grid)
    crossed = np.setdiff1d(patches[path.rows, path.columns], (0, *pair))
    return {
        "id_a": pair[0],
        "id_b": pair[1],
        "cost": path.cost,
        "length": line.length if path.cost else 0.0,
        "crossed": tuple(crossed.tolist()),
        "geometry": line,
    }


def polyline(path: Path, grid: Grid) -> shapely.LineString:
    """Return the line of the centres of the cells of a path, those between two equal steps left out."""
    steps = np.column_stack([np.diff(path.rows), np.diff(path.columns)])
    turns = np.ones(len(path.rows), dtype=bool)
    turns[1:-1] = (steps[1:] != steps[:-1]).any(axis=1)
    return shapely.linestrings(grid.centres(path.rows[turns], path.columns[turns]))


def _contacts(patches: np.ndarray) -> dict[tuple[int, int], Path]:
    """Return, for patches that share sides of cells, the step across the middle one of them (in order of cells)."""
    found: dict[tuple[int, int], Path] = {}
    met: dict[tuple[int, int], list[tuple[int, int, int, int]]] = {}
    for down, across in ((0, 1), (1, 0)):
        one = patches[: patches.shape[0] - down, : patches.shape[1] - across]
        other = patches[down:, across:]
        for row, column in np.argwhere((one != other) & (one > 0) & (other > 0)).tolist():
            cells = [(int(patches[row, column]), row, column)]
            cells.append((int(patches[row + down, column + across]), row + down, column + across))
            (a, *first), (b, *last) = sorted(cells)
            met.setdefault((a, b), []).append((first[0], first[1], last[0], last[1]))
    for pair, sides in met.items():
        row, column, to_row, to_column = sorted(sides)[len(sides) // 2]
        found[pair] = Path(0.0, np.array([row, to_row]), np.array([column, to_column]))
    return found
