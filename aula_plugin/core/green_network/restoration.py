"""Sites ranked by the connectivity gained if they were restored: gain in EC, and barrier lifted."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..typography import enumeration, insecables, nombre, pluriel
from .edits import EIGHT, restore
from .explorer import Explorer, never, over_threads, tell_nobody
from .landscape import Network, Setting, remeasure
from .scenario_words import percent

EFFECTS = ("reservoir_et_passage", "reservoir", "passage")
GAIN_COLUMNS = {
    "id_site": "integer",
    "rang": "integer",
    "nom": "text",
    "sous_trame": "text",
    "surface_ha": "real",
    "gain_ec": "real",
    "gain_pct": "real",
    "part_connexion_pct": "real",
    "liens_nouveaux": "integer",
    "liens_raccourcis": "integer",
    "barriere_m": "real",
    "barriere_par_m": "real",
    "barriere_pct": "real",
    "barriere_cumul_m": "real",
    "id_a": "integer",
    "id_b": "integer",
    "pourquoi": "text",
}
SAME = 1e-9


@dataclass(frozen=True)
class Site:
    """A place that could be restored.

    Attributes
    ----------
    cells : flat indices of its cells on the grid; none: the site lies outside.
    area_m2 : its own area, capacity of the patch it would make. diameter_m : of the smallest circle around it.
    """

    number: int
    name: str | None
    cells: np.ndarray
    area_m2: float
    diameter_m: float


def gains(
    before: Network,
    sites: Sequence[Site],
    setting: Setting,
    friction: float,
    effect: str = EFFECTS[0],
    reference_friction: float = 1.0,
    progress: Callable[[float], None] = tell_nobody,
    cancelled: Callable[[], bool] = never,
) -> pd.DataFrame:
    """Return one row per site, the most useful first.

    ``gain_ec``: EC with the site restored − EC without, each site alone, same extent, threshold and alpha: never
    negative with every two patches linked; between neighbours only, a relay may cost a little.
    ``part_connexion_pct``: the part of this gain that habitat of the same area, linked to nothing, would not
    give. Ties: the smaller site, then the lower number.

    Parameters
    ----------
    friction : of a restored cell. effect : the site becomes a réservoir that is easy to cross, a réservoir whose
        friction stays, or only an easier passage.
    """
    walls = barriers(before, sites, setting, friction, lambda share: progress(share / 2), cancelled)
    rows = []
    for rank, site in enumerate(sites):
        eased = friction if effect != "reservoir" else None
        capacity = site.area_m2 if effect != "passage" else None
        landscape, new = restore(before.landscape, site.cells, eased, capacity)
        after = remeasure(before, landscape, setting, cancelled)
        made = float(landscape.capacity[new]) if new else 0.0
        rows.append(_row(site, before, after, new, made, walls[rank], reference_friction))
        progress(0.5 + (rank + 1) / (2 * len(sites)))
    table = pd.DataFrame(rows, columns=[name for name in GAIN_COLUMNS if name not in ("sous_trame", "rang")])
    order = np.lexsort((table["id_site"], table["surface_ha"], -table["gain_ec"].round(6)))
    table = table.iloc[order].reset_index(drop=True)
    table["rang"] = table["gain_ec"].round(6).rank(method="min", ascending=False).astype(int)
    return table


@dataclass(frozen=True)
class Barrier:
    """What a site holds back: the best pair of patches, and the sum over all pairs.

    Attributes
    ----------
    gain : ``LCD − D_a − D_b − L × f``, cost-metres, of the pair that gains most; 0 when none does.
    cost : least cost of this pair today. total : sum over pairs. diameter : L, m.
    """

    gain: float
    cost: float
    total: float
    diameter: float
    pair: tuple[int, int] | None


def barriers(
    before: Network,
    sites: Sequence[Site],
    setting: Setting,
    friction: float,
    progress: Callable[[float], None] = tell_nobody,
    cancelled: Callable[[], bool] = never,
) -> list[Barrier]:
    """Return, for each site, how much the least costs between linked patches would fall if it were crossed freely.

    ``gain = max(0, LCD − min D_a − min D_b − L × f)``, minima on the cells around the site, L the diameter of the site.
    Source: McRae et al. 2012, PLoS ONE 7:e52604, the moving window being the site.
    """
    landscape = before.landscape
    rings = [_ring(site.cells, landscape.grid.shape) for site in sites]
    explorer = Explorer(landscape.friction, landscape.patches, setting.steps, setting.engine)
    linked = sorted({*before.links["id_a"], *before.links["id_b"]})

    def around(mine: Explorer, patch: int, stopped: Callable[[], bool]) -> np.ndarray:
        window, row, column = mine.window(patch, setting.limit, stopped)
        return np.array([_least(window, row, column, *ring) for ring in rings])

    found = over_threads(explorer, around, linked, 0, progress, cancelled)
    costs = dict(zip(linked, found))
    return [_barrier(rank, site, before.links, costs, friction) for rank, site in enumerate(sites)]


def _barrier(rank: int, site: Site, links: pd.DataFrame, costs: dict[int, np.ndarray], friction: float) -> Barrier:
    lcd = links["cost"].to_numpy(dtype=float)
    reach = [np.array([costs[one][rank] for one in links[name]], dtype=float) for name in ("id_a", "id_b")]
    gain = np.maximum(lcd - reach[0] - reach[1] - site.diameter_m * friction, 0.0) if len(links) else np.zeros(0)
    if not gain.any():
        return Barrier(0.0, math.nan, 0.0, site.diameter_m, None)
    best = int(gain.argmax())
    pair = int(links["id_a"].iloc[best]), int(links["id_b"].iloc[best])
    return Barrier(float(gain[best]), float(lcd[best]), float(gain.sum()), site.diameter_m, pair)


def _ring(cells: np.ndarray, shape: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows and columns of the cells around a site, the site left out."""
    rows, columns = np.divmod(cells, shape[1])
    near_rows = (rows[:, None] + (np.indices(EIGHT.shape)[0].ravel() - 1)).ravel()
    near_columns = (columns[:, None] + (np.indices(EIGHT.shape)[1].ravel() - 1)).ravel()
    inside = (near_rows >= 0) & (near_rows < shape[0]) & (near_columns >= 0) & (near_columns < shape[1])
    around = np.setdiff1d(near_rows[inside] * shape[1] + near_columns[inside], cells)
    found = np.divmod(around, shape[1])
    return found[0], found[1]


def _least(window: np.ndarray, row: int, column: int, rows: np.ndarray, columns: np.ndarray) -> float:
    at_rows, at_columns = rows - row, columns - column
    inside = (at_rows >= 0) & (at_rows < window.shape[0]) & (at_columns >= 0) & (at_columns < window.shape[1])
    return float(window[at_rows[inside], at_columns[inside]].min()) if inside.any() else math.inf


def _row(
    site: Site, before: Network, after: Network, new: int, made: float, wall: Barrier, unit: float
) -> dict[str, object]:
    gain = after.ec - before.ec
    apart = math.sqrt(before.ec**2 + made**2) - before.ec
    old = before.links.set_index(["id_a", "id_b"])["cost"]
    now = after.links.set_index(["id_a", "id_b"])["cost"]
    added = [pair for pair in now.index if pair not in old.index]
    shared = now.index.intersection(old.index)
    shorter = int((now[shared] < old[shared] - SAME * np.maximum(old[shared], 1.0)).sum())
    row: dict[str, object] = {
        "id_site": site.number,
        "nom": site.name,
        "surface_ha": site.area_m2 / 10_000,
        "gain_ec": gain,
        "gain_pct": 100 * gain / before.ec if before.ec else None,
        "part_connexion_pct": 100 * max(gain - apart, 0.0) / gain if gain > 0 else None,
        "liens_nouveaux": len(added),
        "liens_raccourcis": shorter,
        "barriere_m": wall.gain / unit,
        "barriere_par_m": wall.gain / unit / wall.diameter if wall.diameter else None,
        "barriere_pct": 100 * wall.gain / wall.cost if wall.pair else 0.0,
        "barriere_cumul_m": wall.total / unit,
        "id_a": wall.pair[0] if wall.pair else None,
        "id_b": wall.pair[1] if wall.pair else None,
    }
    joined = sorted({one for pair in added for one in pair if one != new}) if new else []
    return {**row, "pourquoi": _why(site, row, joined)}


def _why(site: Site, row: dict[str, object], joined: list[int]) -> str:
    if not len(site.cells):
        return insecables("Hors de l’emprise de la surface de résistance : aucun gain calculé.")
    gain = float(str(row["gain_pct"])) if row["gain_pct"] is not None else 0.0
    parts = [f"connectivité {percent(gain)}"]
    if joined:
        shown = enumeration([str(one) for one in joined[:5]])
        more = f" et {pluriel(len(joined) - 5, 'autre')}" if len(joined) > 5 else ""
        parts.append(f"à portée {'du réservoir' if len(joined) == 1 else 'des réservoirs'} {shown}{more}")
    elif row["liens_nouveaux"] == 0 and row["liens_raccourcis"] == 0:
        parts.append("aucun réservoir à portée")
    if row["liens_raccourcis"]:
        parts.append(pluriel(int(str(row["liens_raccourcis"])), "lien raccourci", "liens raccourcis"))
    if row["id_a"] is not None:
        metres = nombre(row["barriere_m"])
        parts.append(f"obstacle de {metres} équivalents mètres entre les réservoirs {row['id_a']} et {row['id_b']}")
    return insecables(" ; ".join(parts))
