"""What crossing patches costs: the least cost between the cells where their links end, over a friction raster."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
import shapely

from ..errors import InputError
from ..needs import scipy_or_refuse
from ..raster_grid import Grid
from ..typography import insecables, nombre
from .explorer import never, searches, tell_nobody
from .graph import NAMED, Graph
from .steps import Steps
from .ways import Inside


class Ends(NamedTuple):
    """Cells where links end, flat, in their first patch and in their second one."""

    first: np.ndarray
    second: np.ndarray


def end_cells(graph: Graph, lines: Sequence[Any], shapes: Sequence[Any], grid: Grid) -> Ends:
    """Return where the links of a graph end.

    Whichever way a line was drawn, the end nearer to a patch is its own.

    Parameters
    ----------
    lines : of the links, in the order of the graph. shapes : surfaces of the patches, in the order of the graph.

    Raises
    ------
    InputError
        A link has no line; an end lies farther from its patch than a cell is long, or out of the grid.
    """
    drawn = np.asarray(lines, dtype=object)
    empty = shapely.is_missing(drawn) | shapely.is_empty(drawn) | (shapely.get_dimensions(drawn) != 1)
    _refuse(
        graph, empty, "n’ont pas de ligne", "Donnez les liens en lignes, tels que « Tracer les corridors » les trace"
    )
    places, rank = shapely.get_coordinates(drawn, return_index=True)
    last = np.cumsum(np.bincount(rank, minlength=len(drawn))) - 1
    first = np.append(0, last[:-1] + 1)
    ends = [shapely.points(places[at]) for at in (first, last)]
    patches = np.asarray(shapes, dtype=object)
    own = [patches[graph.first], patches[graph.second]]
    straight = [shapely.distance(end, patch) for end, patch in zip(ends, own)]
    turned = [shapely.distance(end, patch) for end, patch in zip(ends, own[::-1])]
    swapped = sum(turned) < sum(straight)
    away = np.where(swapped, np.maximum(*turned), np.maximum(*straight))
    cell = float(np.hypot(grid.across, grid.down))
    _refuse(
        graph,
        ~(away <= cell),
        "n’aboutissent pas à leurs deux réservoirs, à une maille près",
        "Donnez les liens et les réservoirs d’un même calcul, sur cette surface de résistance",
    )
    rows, columns = grid.cells_at(
        places[np.concatenate([first, last])][:, 0], places[np.concatenate([first, last])][:, 1]
    )
    outside = (rows < 0) | (rows >= grid.rows) | (columns < 0) | (columns >= grid.columns)
    _refuse(
        graph,
        outside.reshape(2, -1).any(axis=0),
        "sortent de la surface de résistance",
        "Donnez celle sur laquelle ils ont été tracés",
    )
    one, other = (rows * grid.columns + columns).reshape(2, -1)
    return Ends(np.where(swapped, other, one), np.where(swapped, one, other))


def _refuse(graph: Graph, wrong: np.ndarray, what: str, remedy: str) -> None:
    if not wrong.any():
        return
    at = np.flatnonzero(wrong)
    named = ", ".join(f"{graph.ids[graph.first[one]]}–{graph.ids[graph.second[one]]}" for one in at[:NAMED])
    raise InputError(
        insecables(
            f"Distances internes : {nombre(len(at))} lien(s) {what} ({named}{'…' if len(at) > NAMED else ''}). "
            f"{remedy}, ou décochez DISTANCES_INTERNES."
        )
    )


def crossing(
    graph: Graph,
    ends: Ends,
    friction: np.ndarray,
    steps: Steps,
    engine: str = "auto",
    progress: Callable[[float], None] = tell_nobody,
    cancelled: Callable[[], bool] = never,
) -> Inside:
    """Return what crossing the patches of a graph costs, between the ends of their links.

    The least cost from cell to cell, out of the patch where that is cheaper, as between patches; infinite where there
    is no way. Two links that end in one cell meet there.

    Parameters
    ----------
    friction : floats above 0, not finite where impassable; ``ends`` are places of it. steps : their unit is that of the
        costs of the links.
    """
    patches = np.concatenate([graph.first, graph.second])
    cells = np.concatenate([ends.first, ends.second])
    own, rank = np.unique(patches * friction.size + cells, return_inverse=True)
    patch, cell = np.divmod(own, friction.size)
    u, v = inner_pairs(patch)
    places, label = np.unique(cell, return_inverse=True)
    marks = np.zeros(friction.shape, dtype=np.int32)
    marks.ravel()[places] = np.arange(1, len(places) + 1)
    wanted = list(zip((label[u] + 1).tolist(), (label[v] + 1).tolist()))
    found = searches(friction, marks, wanted, steps, engine=engine, progress=progress, cancelled=cancelled)
    costs = np.array([found[pair].cost if pair in found else np.inf for pair in wanted], dtype=float)
    half = len(graph.cost)
    return Inside(rank.ravel()[:half], rank.ravel()[half:], _symmetric(u, v, costs, len(own)))


def inner_pairs(patch: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the pairs of ends (lower first) of one patch; ``patch`` of each end, in order."""
    count = np.bincount(patch)
    after = (np.cumsum(count)[patch] - 1) - np.arange(len(patch))  # ends of the same patch that follow
    u = np.repeat(np.arange(len(patch)), after)
    first = np.cumsum(after) - after
    return u, u + 1 + np.arange(len(u)) - np.repeat(first, after)


def _symmetric(u: np.ndarray, v: np.ndarray, costs: np.ndarray, size: int) -> Any:
    scipy_or_refuse()
    from scipy.sparse import coo_matrix

    both = np.concatenate([u, v]), np.concatenate([v, u])
    return coo_matrix((np.tile(costs, 2), both), (size, size)).tocsr()


def closed(inside: Inside) -> int:
    """Return how many pairs of ends of a patch have no way between them."""
    return int(np.isinf(inside.costs.data).sum()) // 2
