"""Conflict points: the places where what links réservoirs meets what stops animals, grouped, scored and ranked."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..errors import InputError
from ..text import clean, number
from ..typography import insecables, pluriel
from .conflict_words import why
from .crossings import crossings
from .permeability import PermeabilityTable

CONFLICT_COLUMNS = {
    "id_conflit": "integer",
    "rang": "integer",
    "sous_trame": "text",
    "type_obstacle": "text",
    "classe": "text",
    "nom_obstacle": "text",
    "id_lien": "text",
    "n_liens": "integer",
    "n_traversees": "integer",
    "score": "real",
    "permeabilite": "real",
    "longueur_m": "real",
    "surface_ha": "real",
    "passage_m": "real",
    "priorite": "integer",
    "pourquoi": "text",
}
CROSSING_COLUMNS = {
    "id_traversee": "integer",
    "id_conflit": "integer",
    "sous_trame": "text",
    "statut": "text",
    "id_lien": "text",
    "type_obstacle": "text",
    "classe": "text",
    "nom_obstacle": "text",
    "permeabilite": "real",
    "longueur_m": "real",
    "surface_ha": "real",
    "passage_m": "real",
    "origine": "text",
}
#: Fields looked for when none is named: importance of a link.
IMPORTANCE_FIELDS = ("bc", "dpc")
#: A wildlife passage crosses a line or a dam, never a zone.
PASSABLE = ("route", "voie_ferree", "canal", "barrage", "autre")
ZONES = ("bati", "zone_u", "zone_au")


@dataclass(frozen=True)
class ConflictOptions:
    """How conflicts are found and judged.

    Attributes
    ----------
    radius_m : crossings of one type of obstacle this near to the worst of them are one conflict.
    passage_m : a crossing this near to a known passage is taken off.
    point_reach_m : how far from a link a point obstacle still lies on it.
    top_share : share (0–1) of the links, the most important first, that are called major.
    hard_below : permeability up to which an obstacle is called hard to cross.
    importance_field : field of the links; empty looks for ``bc`` then ``dpc``.
    """

    radius_m: float = 300.0
    passage_m: float = 300.0
    point_reach_m: float = 50.0
    top_share: float = 0.25
    hard_below: float = 0.5
    importance_field: str = ""


@dataclass(frozen=True)
class Conflicts:
    """The conflicts by rank, every crossing that made them or was taken off, and what to tell."""

    conflicts: GeoDataFrame
    crossings: GeoDataFrame
    notes: list[str]

    @property
    def by_passage(self) -> int:
        """Number of crossings taken off by a known passage."""
        return int((self.crossings["statut"] == "passage").sum())

    @property
    def zones_m(self) -> float:
        """Length of links inside built and planned zones, m; a place in two zones counts in both."""
        rows = self.crossings["type_obstacle"].isin(ZONES) & (self.crossings["origine"] == "lien")
        return float(self.crossings.loc[rows, "longueur_m"].sum())


def find_conflicts(
    links: GeoDataFrame | None,
    corridors: GeoDataFrame | None,
    obstacles: GeoDataFrame,
    passages: GeoDataFrame | None,
    table: PermeabilityTable,
    options: ConflictOptions,
    check: Callable[[], None] = lambda: None,
) -> Conflicts:
    """Find where links and corridors meet obstacles; group, score and rank these places.

    Score of a conflict: sum, over the links it cuts, of importance × (1 − permeability of the least permeable
    obstacle met), where importance is the share (0–1) of that of the most important link. The worst crossing (the
    highest importance × (1 − permeability), then the southernmost) gathers those of its type of obstacle and of its
    sous-trame at most ``radius_m`` from it, then the worst of the others does, and so on: groups do not depend on any
    order, and none is wider than twice the radius. A conflict lies on its worst crossing.
    ``priorite``: 1 when the obstacle is hard to cross and cuts a major link, 2 when one of the two, 3 when neither.

    Parameters
    ----------
    links, corridors : ``id_lien``, ``sous_trame``; at least one of the two. A corridor takes the importance of the
        link that bears its identifier, else its own.
    obstacles : ``type``, ``classe``, ``nom`` (NULL allowed), any geometry, CRS of the links.
    passages : any geometry; an optional field ``type_obstacle`` restricts a passage to one type.

    Raises
    ------
    InputError
        Neither links nor corridors, importance not a number or negative, permeability missing.
    """
    routes, link_lines, corridor_areas, notes = _routes(links, corridors, options)
    permeability, missing = table.look_up(obstacles["type"], obstacles["classe"])
    found = crossings(link_lines, corridor_areas, obstacles, options.point_reach_m, check)
    check()
    told = obstacles.rename(columns={"type": "type_obstacle", "nom": "nom_obstacle"})
    for column in ("type_obstacle", "classe", "nom_obstacle"):
        found[column] = told[column].reindex(found["obstacle"]).to_numpy()
    found["permeabilite"] = permeability.reindex(found["obstacle"]).to_numpy(dtype=float)
    for column in ("id_lien", "sous_trame", "importance", "rang_lien", "majeur"):
        found[column] = routes[column].reindex(found["lien"]).to_numpy()
    found["surface_ha"] = found["surface_m2"] / 10_000
    found["origine"] = np.where(found["sur_lien"].to_numpy(dtype=bool), "lien", "corridor")
    found["passage_m"] = _to_passage(found, passages)
    taken = found["passage_m"].to_numpy(dtype=float) <= options.passage_m
    found["statut"] = np.where(taken, "passage", "conflit")
    found["groupe"] = -1
    check()
    kept = np.flatnonzero(~taken)
    found.loc[kept, "groupe"] = _groups(found.iloc[kept], options.radius_m, check)
    ranked = len(routes) if routes["importance"].nunique() > 1 else 0
    conflicts = _conflicts(found.iloc[kept], options, passages is not None, ranked)
    number_of = conflicts.set_index("groupe")["id_conflit"]
    found["id_conflit"] = number_of.reindex(found["groupe"]).to_numpy(dtype=float)
    found = _in_order(found)
    found["id_traversee"] = np.arange(1, len(found) + 1)
    return Conflicts(conflicts, found, [insecables(note) for note in (*notes, *missing)])


# ------------------------------------------------------------------------------------------------- links, importance


def _routes(
    links: GeoDataFrame | None, corridors: GeoDataFrame | None, options: ConflictOptions
) -> tuple[pd.DataFrame, GeoDataFrame, GeoDataFrame, list[str]]:
    """Return one row per link or corridor with its importance, and the lines and areas that refer to these rows."""
    given = [one for one in (links, corridors) if one is not None]
    if not given:
        raise InputError("Donnez les liens, les corridors, ou les deux.")
    none = GeoDataFrame({"id_lien": [], "sous_trame": []}, geometry=[], crs=given[0].crs)
    lines, areas = (_named(none if one is None else one) for one in (links, corridors))
    numbers: dict[tuple[str, str], int] = {}
    for frame in (lines, areas):
        keys = zip(frame["sous_trame"], frame["id_lien"])
        frame.index = pd.Index([numbers.setdefault(key, len(numbers)) for key in keys], dtype=int)
    table = pd.concat([pd.DataFrame(one.drop(columns=one.geometry.name)) for one in (lines, areas)])
    table = table[~table.index.duplicated()]
    table["importance"], notes = _importance(table, options.importance_field)
    strength = table["importance"].to_numpy(dtype=float)
    table["rang_lien"] = [1 + int((strength > own).sum()) for own in strength]
    table["majeur"] = table["rang_lien"] <= math.ceil(options.top_share * len(table) - 1e-9)
    return table, lines, areas, notes


def _named(frame: GeoDataFrame) -> GeoDataFrame:
    """Return a frame with ``id_lien`` and ``sous_trame`` as text; an object without identifier takes its rank."""
    frame = frame.reset_index(drop=True)
    ids = frame["id_lien"] if "id_lien" in frame else [None] * len(frame)
    frame["id_lien"] = [clean(value) or f"n° {rank}" for rank, value in enumerate(ids, 1)]
    names = frame["sous_trame"] if "sous_trame" in frame else [None] * len(frame)
    frame["sous_trame"] = [clean(value) or "" for value in names]
    return frame


def _importance(table: pd.DataFrame, asked: str) -> tuple[np.ndarray, list[str]]:
    """Return the importance of each link as a share of the greatest, and what to tell of it."""
    name = asked.lower() or next((one for one in IMPORTANCE_FIELDS if one in table), "")
    if name and name not in table:
        raise InputError(f"liens : le champ d’importance « {asked} » n’existe pas (présents : {', '.join(table)}).")
    if not name:
        return np.ones(len(table)), ["aucun champ d’importance (bc, dpc) : tous les liens comptent autant"]
    values = np.array([_strength(value, name, own) for value, own in zip(table[name], table["id_lien"])])
    notes = [f"importance des liens : champ « {name} »"]
    unknown = np.isnan(values)
    if unknown.all() or np.nanmax(values) == 0:
        return np.ones(len(table)), [f"le champ « {name} » est vide ou nul partout : tous les liens comptent autant"]
    if unknown.any():
        count = pluriel(int(unknown.sum()), "lien ou corridor", "liens ou corridors")
        notes.append(f"{count} sans importance : la plus faible connue leur est donnée")
        values[unknown] = np.nanmin(values)
    return values / values.max(), notes


def _strength(value: object, field: str, link: str) -> float:
    text = clean(value)
    if text is None:
        return math.nan
    read = number(text)
    if read is None or read < 0:
        raise InputError(
            f"lien {link}, champ « {field} » : « {text} » n’est pas une importance ; attendu : un nombre ≥ 0."
        )
    return read


# ------------------------------------------------------------------------------------------------ passages, groups


def all_passages(frames: Sequence[GeoDataFrame]) -> GeoDataFrame | None:
    """Return the passages of several layers of one CRS as one; None when there is no layer.

    A layer without ``type_obstacle`` serves every type of obstacle.
    """
    if not frames:
        return None
    kept = [one[["geometry"]].assign(type_obstacle=one.get("type_obstacle")) for one in frames]
    both = pd.concat([pd.DataFrame(one).astype({"type_obstacle": object}) for one in kept], ignore_index=True)
    return GeoDataFrame(both, geometry="geometry", crs=frames[0].crs)


def _to_passage(found: GeoDataFrame, passages: GeoDataFrame | None) -> np.ndarray:
    """Return the distance (m) from each crossing to the nearest passage that can serve it; NaN without any."""
    result = np.full(len(found), np.nan)
    if passages is None:
        return result
    shapes = passages.geometry.to_numpy()
    drawn = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    meant = passages["type_obstacle"] if "type_obstacle" in passages else pd.Series(None, index=passages.index)
    only = np.array([clean(value) for value in meant], dtype=object)
    points = found.geometry.to_numpy()
    for kind in PASSABLE:
        rows = np.flatnonzero(found["type_obstacle"].to_numpy() == kind)
        fit = shapes[drawn & ((only == None) | (only == kind))]  # noqa: E711
        if len(rows) and len(fit):
            nearest = shapely.STRtree(fit).nearest(points[rows])
            result[rows] = shapely.distance(points[rows], fit[nearest])
    return result


def _groups(found: GeoDataFrame, radius: float, check: Callable[[], None]) -> np.ndarray:
    """Return a number per place: the worst crossing takes those within ``radius`` of it, then the worst of the rest.

    Chained step by step, the crossings of a town would be one conflict some kilometres wide.
    """
    ranked = _worst_first(found)
    points = ranked.geometry.to_numpy()
    key = pd.factorize(ranked["type_obstacle"].astype(str) + "\n" + ranked["sous_trame"].astype(str))[0]
    tree, group = shapely.STRtree(points), np.full(len(ranked), -1)
    places = shapely.get_coordinates(points)
    for leader in range(len(ranked)):
        if group[leader] < 0:
            check()
            x, y = places[leader]
            near = tree.query(shapely.box(x - radius, y - radius, x + radius, y + radius))
            near = near[np.hypot(*(places[near] - places[leader]).T) <= radius]
            near = near[(group[near] < 0) & (key[near] == key[leader])]
            group[near] = leader
    return pd.Series(group, index=ranked.index).reindex(found.index).to_numpy()


def _conflicts(found: GeoDataFrame, options: ConflictOptions, has_passages: bool, n_links: int) -> GeoDataFrame:
    """Return one row per group, the worst first."""
    if found.empty:
        return GeoDataFrame(columns=[*CONFLICT_COLUMNS, "groupe", "geometry"], geometry="geometry", crs=found.crs)
    ranked = _worst_first(found)
    table = ranked.drop_duplicates("groupe").set_index("groupe")
    table = table[["sous_trame", "type_obstacle", "classe", "nom_obstacle", "geometry"]].sort_index()
    table["sous_trame"] = [name or None for name in table["sous_trame"]]
    groups = ranked.groupby("groupe")
    table["n_traversees"] = groups.size()
    for column, how in (("permeabilite", "min"), ("longueur_m", "sum"), ("surface_ha", "sum"), ("passage_m", "min")):
        table[column] = groups[column].agg(how).astype(float)
    table["nom_obstacle"] = _names(ranked, table.index)
    cut = _cut_links(ranked)
    links = cut.groupby("groupe")
    table["id_lien"] = links["id_lien"].agg(", ".join)
    table["n_liens"] = links.size()
    table["score"] = links["perte"].sum()
    hard, major = table["permeabilite"] <= options.hard_below, links["majeur"].any()
    table["priorite"] = 3 - hard.astype(int) - major.astype(int)
    looked = options.passage_m if has_passages else None
    ranks = {group: list(zip(part["id_lien"], part["rang_lien"])) for group, part in links}
    table["pourquoi"] = [why(row, ranks[row["groupe"]], n_links, looked) for row in _records(table)]
    place = shapely.get_coordinates(table["geometry"].to_numpy())
    names = table["sous_trame"].fillna("").astype(str)
    order = np.lexsort((place[:, 0], place[:, 1], names, table["permeabilite"], -table["score"]))
    table = table.iloc[order].reset_index()
    table["id_conflit"] = np.arange(1, len(table) + 1)
    table["rang"] = table["score"].rank(method="min", ascending=False).astype(int)
    return GeoDataFrame(table[[*CONFLICT_COLUMNS, "groupe", "geometry"]], geometry="geometry", crs=found.crs)


def _names(ranked: GeoDataFrame, groups: pd.Index) -> list[str | None]:
    """Return the names of the obstacles of each group, each once, in order."""
    told = ranked[np.array([clean(name) is not None for name in ranked["nom_obstacle"]], dtype=bool)]
    found = {group: sorted(set(map(str, names))) for group, names in told.groupby("groupe")["nom_obstacle"]}
    return [", ".join(found[group]) if group in found else None for group in groups]


def _cut_links(ranked: GeoDataFrame) -> pd.DataFrame:
    """Return each link of each group, the most important first, and what it loses to its least permeable obstacle."""
    kept = ["importance", "rang_lien", "majeur", "id_lien"]
    cut = ranked.sort_values("permeabilite", kind="stable").drop_duplicates(["groupe", "lien"])
    cut = pd.DataFrame(cut[["groupe", "permeabilite", *kept]]).sort_values(["groupe", "rang_lien", "id_lien"])
    cut["majeur"] = cut["majeur"].astype(bool)
    cut["rang_lien"] = cut["rang_lien"].astype(int)
    cut["perte"] = cut["importance"].astype(float) * (1 - cut["permeabilite"].astype(float))
    return cut


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of conflicts as they are told, the distance to a passage None when there is none."""
    rows = table.drop(columns="geometry").reset_index().to_dict("records")
    return [{**row, "passage_m": None if np.isnan(row["passage_m"]) else row["passage_m"]} for row in rows]


def _worst_first(found: GeoDataFrame) -> GeoDataFrame:
    """Return crossings, the most important links stopped the most first: the first of a group stands for it."""
    place = shapely.get_coordinates(found.geometry.to_numpy())
    permeability, importance = (found[name].to_numpy(dtype=float) for name in ("permeabilite", "importance"))
    stopped = importance * (1 - permeability)
    return found.iloc[np.lexsort((place[:, 0], place[:, 1], permeability, -stopped))]


def _in_order(found: GeoDataFrame) -> GeoDataFrame:
    """Return crossings by conflict, those taken off last, ties by place."""
    place = shapely.get_coordinates(found.geometry.to_numpy())
    group = found["id_conflit"].fillna(math.inf).to_numpy(dtype=float)
    return found.iloc[np.lexsort((place[:, 0], place[:, 1], group))].reset_index(drop=True)
