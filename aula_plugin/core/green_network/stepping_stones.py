"""Pas japonais: patches too small to be réservoirs that keep a corridor within the reach of a species."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..geometry import overlay
from ..typography import insecables, nombre
from .edits import add_patches
from .explorer import never, tell_nobody
from .graph import Graph
from .landscape import Network, Setting, remeasure
from .removal import node_fractions
from .scenario_words import percent

STONE_COLUMNS = {
    "id_reservoir": "integer",
    "rang": "integer",
    "nom": "text",
    "sous_trame": "text",
    "statut": "text",
    "surface_ha": "real",
    "capacite": "real",
    "id_lien": "text",
    "n_liens": "integer",
    "ecart_max_m": "real",
    "dpc": "real",
    "dpc_intra": "real",
    "dpc_flux": "real",
    "dpc_connecteur": "real",
    "gain_ec": "real",
    "gain_pct": "real",
    "pourquoi": "text",
}
STONE, APART = "pas_japonais", "ecart_trop_grand"


@dataclass(frozen=True)
class Stones:
    """The stepping stones, ranked, then the candidates that are none; the network without and with all of them."""

    table: pd.DataFrame
    before: Network
    after: Network


def on_links(
    candidates: GeoDataFrame,
    corridors: GeoDataFrame,
    links: GeoDataFrame,
    gap_m: float,
    reservoirs: np.ndarray | None = None,
) -> pd.DataFrame:
    """Return where candidates lie along the links whose corridor they meet, and whether gaps allow the crossing.

    Parameters
    ----------
    candidates : polygons, index = number of the candidate.
    corridors : polygons, ``id_lien``. links : lines, ``id_lien``; a corridor without its link is left out.
    gap_m : longest way from a patch to the next, along the link.
    reservoirs : outlines of the réservoirs: those in a corridor fill its gaps too.

    Returns
    -------
    One row per candidate and link: ``candidat``, ``id_lien``, ``debut_m``, ``fin_m`` (where it begins and ends along
    the link: the nearest places to the corners of its part inside the corridor), ``ecart_m`` (the longest gap of the
    link, from one réservoir to the other), ``chaine`` (no gap is longer than ``gap_m``).
    """
    lines = dict(zip(links["id_lien"].astype(str), links.geometry))
    count = len(candidates)
    shapes = np.concatenate([candidates.geometry.to_numpy(), [] if reservoirs is None else reservoirs])
    tree = shapely.STRtree(shapes)
    rows = []
    for name, area in zip(corridors["id_lien"].astype(str), corridors.geometry):
        line = lines.get(name)
        if line is None or shapely.length(line) == 0:
            continue
        line = shapely.line_merge(line)
        met = np.sort(tree.query(area, predicate="intersects"))
        inside = overlay(shapely.intersection, shapes[met], area)
        spans = [_span(line, part) for part in inside]
        longest = _longest_gap(spans, float(shapely.length(line)))
        for place, (start, end) in zip(met, spans):
            if place < count:
                rows.append((candidates.index[place], name, start, end, longest, longest <= gap_m))
    return pd.DataFrame(rows, columns=["candidat", "id_lien", "debut_m", "fin_m", "ecart_m", "chaine"])


def _span(line: shapely.Geometry, part: shapely.Geometry) -> tuple[float, float]:
    along = shapely.line_locate_point(line, shapely.points(shapely.get_coordinates(part)))
    return float(along.min()), float(along.max())


def _longest_gap(spans: Sequence[tuple[float, float]], length: float) -> float:
    reached, longest = 0.0, 0.0
    for start, end in sorted(spans):
        longest = max(longest, start - reached)
        reached = max(reached, end)
    return max(longest, length - reached)


def find_stones(
    before: Network,
    candidates: pd.DataFrame,
    cells: Sequence[np.ndarray],
    places: pd.DataFrame,
    setting: Setting,
    progress: Callable[[float], None] = tell_nobody,
    cancelled: Callable[[], bool] = never,
) -> Stones:
    """Rank the stepping stones by what they connect.

    With all of them in the network, ``dpc`` and its parts are those of each (Saura & Rubio 2010), in percent;
    ``gain_ec`` is EC with this one only − EC with none. Rank: connector, then gain, then number. A candidate whose
    corridors all hold a longer gap than allowed is told, without rank nor figures.

    Parameters
    ----------
    before : network of the réservoirs alone.
    candidates : ``id_reservoir``, ``capacite`` (m²), index = number of the candidate in ``places``.
    cells : flat indices of the cells of each candidate, same order.
    """
    chosen = candidates.index.isin(places.loc[places["chaine"], "candidat"])
    own = [one for one, kept in zip(cells, chosen) if kept]
    capacities = candidates.loc[chosen, "capacite"].tolist()
    landscape, ids = add_patches(before.landscape, own, capacities)
    after = remeasure(before, landscape, setting, cancelled)
    progress(0.2)
    figures = _figures(before, after, own, capacities, ids, setting, progress, cancelled)
    rows = []
    stones = iter(figures)
    for number, kept in zip(candidates.index, chosen):
        met = places[(places["candidat"] == number) & (places["chaine"] == kept)]
        rows.append(_row(candidates.loc[number], met, next(stones) if kept else None))
    table = pd.DataFrame(rows, columns=[name for name in STONE_COLUMNS if name not in ("nom", "sous_trame", "rang")])
    table.index = candidates.index
    order = np.lexsort((table["id_reservoir"], -table["gain_ec"].astype(float), -table["dpc_connecteur"].astype(float)))
    table = table.iloc[order]
    table["rang"] = np.where(table["statut"] == STONE, np.arange(1, len(table) + 1), np.nan)
    return Stones(table, before, after)


def _figures(
    before: Network,
    after: Network,
    cells: Sequence[np.ndarray],
    capacities: Sequence[float],
    ids: Sequence[int],
    setting: Setting,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> list[dict[str, float]]:
    """Return dPC and its parts (%) and the gain in EC of each stone."""
    if not ids:
        return []
    graph = Graph(after.landscape.capacity, after.links)
    share = node_fractions(graph, setting.alpha, threshold=setting.limit)
    rows = []
    for rank, (own, capacity, number) in enumerate(zip(cells, capacities, ids)):
        alone, _ = add_patches(before.landscape, [own], [capacity])
        gain = remeasure(before, alone, setting, cancelled).ec - before.ec
        at = graph.index(number) if number else None
        parts = [0.0 if at is None else 100 * float(values[at]) for values in share]
        row = dict(zip(("dpc", "dpc_intra", "dpc_flux", "dpc_connecteur"), parts))
        rows.append({**row, "gain_ec": gain, "gain_pct": 100 * gain / before.ec if before.ec else 0.0})
        progress(0.2 + 0.8 * (rank + 1) / len(ids))
    return rows


def _row(candidate: pd.Series, met: pd.DataFrame, figures: dict[str, float] | None) -> dict[str, object]:
    gap = float(met["ecart_m"].min()) if len(met) else None
    links = sorted(set(met["id_lien"]), key=lambda one: (len(one), one))
    row: dict[str, object] = {
        "id_reservoir": int(candidate["id_reservoir"]),
        "statut": STONE if figures else APART,
        "surface_ha": float(candidate["surface_ha"]),
        "capacite": float(candidate["capacite"]),
        "id_lien": ", ".join(links) or None,
        "n_liens": len(links),
        "ecart_max_m": gap,
        **(figures or {}),
    }
    return {**row, "pourquoi": _why(row, figures)}


def _why(row: dict[str, object], figures: dict[str, float] | None) -> str:
    if row["ecart_max_m"] is None:
        return insecables("Hors des corridors.")
    where = f"corridor{'s' if int(str(row['n_liens'])) > 1 else ''} {row['id_lien']}"
    gap = f"plus grand écart à franchir {nombre(row['ecart_max_m'])} m"
    if figures is None:
        return insecables(f"{where} ; {gap} : au-delà de l’écart permis, même avec ce milieu")
    return insecables(
        f"{where} ; {gap} ; connectivité {percent(figures['gain_pct'])} avec ce seul milieu ; relais : "
        f"{percent(figures['dpc_connecteur']).lstrip('+')} de la connectivité avec tous"
    )
