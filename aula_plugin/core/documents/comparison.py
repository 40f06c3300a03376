"""Two states of a zoning laid one over the other: what each place was, what it becomes, commune by commune.

Both states are partitions once their partial annulments are taken off and their overlaps resolved (``in_force``), so
that areas add up: ``Σ transitions of a commune = s(commune)``, places covered by one state or by none included.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..coverage import GRID_M, faces_covered
from ..geometry import clip, mean_width, net, overlay, polygons_of, priority_partition, single_parts
from ..typography import insecables, mesure, pluriel
from .communes import COVERED_SHARE, zoned_shares
from .comparison_words import ADJUSTED, CLASSES, NOT_COVERED, SENSES, UNCHANGED, class_of, sense
from .in_force import annulled, partition, subtract
from .model import PlanningDocument
from .partition import LISERE_M

CHANGE_COLUMNS = {
    "numero": "integer",
    "insee": "text",
    "commune": "text",
    "sens": "text",
    "zone_avant": "text",
    "zone_apres": "text",
    "famille_avant": "text",
    "famille_apres": "text",
    "sous_type_avant": "text",
    "sous_type_apres": "text",
    "vocation_avant": "text",
    "vocation_apres": "text",
    "aire_ha": "real",
    "largeur_m": "real",
}
BALANCE_COLUMNS = {
    "insee": "text",
    "commune": "text",
    "de": "text",
    "vers": "text",
    "aire_ha": "real",
    "dont_change_ha": "real",
    "dont_retouches_ha": "real",
    "part_commune": "real",
}
#: A piece smaller than that (m²) is the dust of an overlay: in the balance, not drawn.
DUST_M2 = 0.01
OUTSIDE = "hors des communes"
WHOLE = "ensemble du document"
_SAID = ("libelle", "famille", "sous_type", "vocation")


@dataclass
class Comparison:
    """What differs between two states.

    Attributes
    ----------
    changes : polygons of ``CHANGE_COLUMNS``, numbered by sense (order of ``SENSES``) then by decreasing area.
    balance : rows of ``BALANCE_COLUMNS``, every transition of every commune, unchanged and uncovered ones included.
    communes : ``code_insee``, ``nom`` and shape of the communes compared; one row for the whole without a layer.
    totals : area in ha by sense.
    """

    changes: GeoDataFrame
    balance: pd.DataFrame
    communes: GeoDataFrame
    totals: dict[str, float]
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _State:
    shapes: np.ndarray
    said: list[tuple[Any, ...]]
    classes: list[str]


def compare(
    before: PlanningDocument,
    after: PlanningDocument,
    communes: GeoDataFrame | None = None,
    lisere_m: float = LISERE_M,
    check: Callable[[], None] = lambda: None,
) -> Comparison:
    """Compare two states of a zoning, both in one projected metre CRS.

    Parameters
    ----------
    communes : ``code_insee``, ``nom``, valid polygons in the same CRS, or None: the document is then one territory.
    lisere_m : a place of change narrower than this is a « retouche de limite », counted apart (5 m: CNIG tolerance).
    check : called on the way; what it raises stops the work.

    Notes
    -----
    The width is that of all the places that change, taken together: a strip along a change is part of it. Without a
    layer of communes only what a state covers is in the balance.
    """
    flat = []
    for document in (before, after):
        flat.append(_in_force(document))
        check()
    territory, notes = _territory(before, after, flat, communes, check)
    limits = _disjoint(territory)
    states = [_state(frame) for frame in flat]
    same, moved = _untouched(states)
    check()
    rows = [*_kept(states, same, limits, check)]
    faces, origin, target, place = _faces(states, moved, limits)
    senses = np.array([sense(_said(states[0], o), _said(states[1], t)) for o, t in zip(origin, target)], dtype=object)
    changing = senses != UNCHANGED
    cores = _cores(faces[changing], lisere_m)
    pieces, owner, real = _split(faces[changing], cores, check)
    kept = np.flatnonzero(~changing)
    frame = pd.DataFrame(
        {
            "origin": np.r_[origin[kept], origin[changing][owner]],
            "target": np.r_[target[kept], target[changing][owner]],
            "place": np.r_[place[kept], place[changing][owner]],
            "sens": np.r_[senses[kept], np.where(real, senses[changing][owner], ADJUSTED)],
            "aire": np.r_[shapely.area(faces[kept]), shapely.area(pieces)],
        }
    )
    rows += _rows(states, frame)
    changes = _changes(states, frame.iloc[len(kept) :], pieces, territory, before.zones.crs)
    changes, dust = _without_dust(changes)
    if dust:
        notes.append(f"{pluriel(dust, 'poussière')} de moins de 1 dm² : dans le bilan, non dessinées")
    balance = _balance(pd.DataFrame(rows, columns=["place", "de", "vers", "sens", "aire"]), territory, limits)
    totals = {name: float(area) / 10_000 for name, area in frame.groupby("sens")["aire"].sum().items()}
    totals = {name: totals.get(name, 0.0) for name in SENSES}
    return Comparison(changes, balance, territory, totals, [*_masked(before, after), *map(insecables, notes)])


# ------------------------------------------------------------------------------------------------ the two partitions


def _in_force(document: PlanningDocument) -> GeoDataFrame:
    zones, _ = partition(subtract(document.zones, annulled(document)))
    return zones.reset_index(drop=True)


def _masked(before: PlanningDocument, after: PlanningDocument) -> list[str]:
    notes = []
    for name, document in (("avant", before), ("après", after)):
        mask = annulled(document)
        if mask is not None and mask.area:
            notes.append(
                insecables(f"état {name} : {mesure(mask.area / 10_000, 'ha')} d’annulation partielle (INF 98-00) ôtés")
            )
    return notes


def _state(zones: GeoDataFrame) -> _State:
    table = zones[list(_SAID)].astype(object)
    said = [tuple(None if pd.isna(value) else value for value in row) for row in table.to_numpy()]
    classes = [class_of(famille, sous_type) for _, famille, sous_type, _ in said]
    return _State(polygons_of(zones.geometry.to_numpy()), said, classes)


def _said(state: _State, position: int) -> tuple[Any, ...] | None:
    return state.said[position] if position >= 0 else None


def _territory(
    before: PlanningDocument,
    after: PlanningDocument,
    flat: list[GeoDataFrame],
    communes: GeoDataFrame | None,
    check: Callable[[], None],
) -> tuple[GeoDataFrame, list[str]]:
    """Return the communes that a state declares and zones, or zones on half of their area, in order of code."""
    crs = before.zones.crs
    if communes is None:
        shapes = np.concatenate([frame.geometry.to_numpy() for frame in flat])
        whole = shapely.union_all(shapes) if len(shapes) else shapely.Polygon()
        table = {"code_insee": [None], "nom": [WHOLE]}
        return GeoDataFrame(table, geometry=[polygons_of(whole)], crs=crs), []
    share = np.maximum(*(zoned_shares(communes, frame, check)["part"].to_numpy(dtype=float) for frame in flat))
    listed = {code for document in (before, after) for code in document.communes["insee"].dropna()}
    codes = communes["code_insee"].astype(str)
    kept = (share >= COVERED_SHARE) | (codes.isin(listed).to_numpy() & (share > 0.01))
    idle = sorted(set(codes[~kept]) & listed)
    notes = [f"commune {code} déclarée et non zonée : non comparée" for code in idle]
    return communes[kept].sort_values("code_insee", ignore_index=True), notes


def _disjoint(territory: GeoDataFrame) -> np.ndarray:
    """Return the limits of the communes without what two of them share (drawn apart, they overlap a little)."""
    codes = [code or "" for code in territory["code_insee"]]
    return priority_partition(territory.geometry.to_numpy(), codes, sorted(codes))[0]


# ------------------------------------------------------------------------------------------------------- the overlay


def _untouched(states: list[_State]) -> tuple[list[tuple[int, int]], list[np.ndarray]]:
    """Pair the zones drawn alike in both states; return the pairs, and the positions of the others in each state."""
    keys = [shapely.to_wkb(shapely.normalize(state.shapes)) for state in states]
    where = {key: position for position, key in enumerate(keys[0])}
    pairs = [(where[key], position) for position, key in enumerate(keys[1]) if key in where]
    taken = [{pair[side] for pair in pairs} for side in (0, 1)]
    moved = [np.array([p for p in range(len(keys[s])) if p not in taken[s]], dtype=int) for s in (0, 1)]
    alike = [pair for pair in pairs if sense(states[0].said[pair[0]], states[1].said[pair[1]]) == UNCHANGED]
    other = sorted(set(pairs) - set(alike))  # drawn alike and named otherwise: a change, overlaid as the others
    for side in (0, 1):
        renamed = np.array([pair[side] for pair in other], dtype=int)
        moved[side] = np.sort(np.concatenate([moved[side], renamed]))
    return alike, moved


def _kept(
    states: list[_State], same: list[tuple[int, int]], limits: np.ndarray, check: Callable[[], None]
) -> list[tuple[Any, ...]]:
    """Return the area of the zones that stay as they are, by commune; −1 outside them."""
    rows: list[tuple[Any, ...]] = []
    first = np.array([pair[0] for pair in same], dtype=int)
    shapes = states[0].shapes[first]
    left = shapely.area(shapes)
    tree = shapely.STRtree(shapes)
    for place, limit in enumerate(limits):
        check()
        found = np.sort(tree.query(limit, predicate="intersects"))
        inside = shapely.area(clip(shapes[found], limit))
        left[found] -= inside
        rows += [_row(states, same[f], place, UNCHANGED, area) for f, area in zip(found, inside) if area > 0]
    rows += [_row(states, same[f], -1, UNCHANGED, left[f]) for f in np.flatnonzero(left > DUST_M2)]
    return rows


def _row(states: list[_State], pair: tuple[int, int], place: int, name: str, area: float) -> tuple[Any, ...]:
    ends = [states[s].classes[p] if p >= 0 else NOT_COVERED for s, p in enumerate(pair)]
    return place, *ends, name, area


def _rows(states: list[_State], frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    columns = zip(frame["origin"], frame["target"], frame["place"], frame["sens"], frame["aire"])
    return [_row(states, (origin, target), place, name, area) for origin, target, place, name, area in columns]


def _faces(
    states: list[_State], moved: list[np.ndarray], limits: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Cut the zones that differ by one another and by the communes.

    Returns
    -------
    Faces with disjoint interiors covered by one state at least, and for each the zone before, the zone after and the
    commune (positions, −1 for none).
    """
    groups = [states[s].shapes[moved[s]] for s in (0, 1)]
    both = np.concatenate(groups)
    nothing = np.empty(0, dtype=int)
    if not len(both):
        return np.empty(0, dtype=object), nothing, nothing, nothing
    near = limits[np.unique(shapely.STRtree(limits).query(both, predicate="intersects")[1])]
    lines = shapely.boundary(np.concatenate([both, near]))
    faces = shapely.get_parts(shapely.polygonize([shapely.union_all(lines, grid_size=GRID_M)]))
    ends = []
    for group, positions in zip(groups, moved):
        found = _first(faces, group)
        ends.append(np.where(found >= 0, positions[found] if len(positions) else -1, -1))
    covered = (ends[0] >= 0) | (ends[1] >= 0)
    return faces[covered], ends[0][covered], ends[1][covered], _first(faces[covered], limits)


def _first(faces: np.ndarray, polygons: np.ndarray) -> np.ndarray:
    found = np.full(len(faces), -1)
    if len(polygons):
        face, polygon = faces_covered(faces, polygons)
        found[face[::-1]] = polygon[::-1]
    return found


# --------------------------------------------------------------------------------------- changes and boundary touches


def _cores(faces: np.ndarray, lisere_m: float) -> np.ndarray:
    """Return the parts of the places that change that are wider than the liseré."""
    if not len(faces):
        return faces
    return single_parts(net(single_parts(shapely.coverage_union_all(faces))[0], lisere_m))[0]


def _split(
    faces: np.ndarray, cores: np.ndarray, check: Callable[[], None]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Cut each face into what lies in a core and what does not; return pieces, face of each, whether it is wide."""
    tree = shapely.STRtree(cores)
    pieces, owner, real = [], [], []
    for position, face in enumerate(faces):
        if position % 100 == 0:
            check()
        near = cores[tree.query(face, predicate="intersects")]
        wide = polygons_of(overlay(shapely.intersection, face, shapely.union_all(near))[0]) if len(near) else None
        if wide is None or wide.area <= DUST_M2:
            parts = [(face, False)]
        elif face.area - wide.area <= DUST_M2:
            parts = [(face, True)]
        else:
            parts = [(wide, True), (polygons_of(overlay(shapely.difference, face, wide)[0]), False)]
        for shape, flag in parts:
            pieces.append(shape)
            owner.append(position)
            real.append(flag)
    shapes = np.empty(len(pieces), dtype=object)
    shapes[:] = pieces
    return shapes, np.array(owner, dtype=int), np.array(real, dtype=bool)


def _changes(
    states: list[_State], frame: pd.DataFrame, pieces: np.ndarray, territory: GeoDataFrame, crs: Any
) -> GeoDataFrame:
    """Unite the pieces of one change and one commune, then part them again: one row per place."""
    rows: list[dict[str, Any]] = []
    shapes: list[shapely.Geometry] = []
    groups: dict[tuple[Any, ...], list[int]] = {}
    keys = zip(frame["origin"], frame["target"], frame["place"], frame["sens"])
    for position, (origin, target, place, name) in enumerate(keys):
        key = (_said(states[0], origin), _said(states[1], target), place, name)
        groups.setdefault(key, []).append(position)
    for (old, new, place, name), positions in groups.items():
        for part in single_parts(shapely.union_all(pieces[positions]))[0]:
            rows.append({"sens": name, **_named(territory, place), **_ends(old, new)})
            shapes.append(part)
    result = GeoDataFrame(pd.DataFrame(rows, columns=list(CHANGE_COLUMNS), dtype=object), geometry=shapes, crs=crs)
    area = shapely.area(result.geometry.to_numpy())
    result["aire_ha"], result["largeur_m"] = area / 10_000, mean_width(result.geometry.to_numpy())
    rank = [SENSES.index(name) for name in result["sens"]]
    wkb = shapely.to_wkb(shapely.normalize(result.geometry.to_numpy()))
    order = sorted(range(len(result)), key=lambda i: (rank[i], -area[i], wkb[i]))
    result = result.iloc[order].reset_index(drop=True)
    result["numero"] = np.arange(1, len(result) + 1)
    return result


def _named(territory: GeoDataFrame, place: int) -> dict[str, Any]:
    if place < 0:
        return {"insee": None, "commune": OUTSIDE}
    row = territory.iloc[place]
    return {"insee": row["code_insee"], "commune": row["nom"]}


def _ends(old: tuple[Any, ...] | None, new: tuple[Any, ...] | None) -> dict[str, Any]:
    names = ("zone", "famille", "sous_type", "vocation")
    result: dict[str, Any] = {}
    for side, values in (("avant", old), ("apres", new)):
        result.update({f"{name}_{side}": value for name, value in zip(names, values or (None,) * 4)})
    return result


def _without_dust(changes: GeoDataFrame) -> tuple[GeoDataFrame, int]:
    kept = changes["aire_ha"].to_numpy(dtype=float) * 10_000 >= DUST_M2
    result = changes[kept].reset_index(drop=True)
    result["numero"] = np.arange(1, len(result) + 1)
    return result, int((~kept).sum())


# -------------------------------------------------------------------------------------------------- balance of areas


def _balance(rows: pd.DataFrame, territory: GeoDataFrame, limits: np.ndarray) -> pd.DataFrame:
    """Return one row per commune and transition; what no state covers completes the area of the commune."""
    table: list[dict[str, Any]] = []
    for place in [*range(len(territory)), -1]:
        own = rows[rows["place"] == place]
        total = float(shapely.area(limits[place])) if place >= 0 else float(own["aire"].sum())
        if place < 0 and total <= DUST_M2:
            continue
        lines = [
            (old, new, float(group["aire"].sum()), group)
            for (old, new), group in own.groupby(["de", "vers"], sort=False)
        ]
        empty = total - sum(area for _, _, area, _ in lines)
        if empty > DUST_M2:
            lines.append((NOT_COVERED, NOT_COVERED, empty, own.iloc[:0]))
        for old, new, area, group in sorted(lines, key=lambda line: (CLASSES.index(line[0]), CLASSES.index(line[1]))):
            touched = float(group.loc[group["sens"] == ADJUSTED, "aire"].sum())
            changed = float(group.loc[~group["sens"].isin([ADJUSTED, UNCHANGED]), "aire"].sum())
            table.append(
                {
                    **_named(territory, place),
                    "de": old,
                    "vers": new,
                    "aire_ha": area / 10_000,
                    "dont_change_ha": changed / 10_000,
                    "dont_retouches_ha": touched / 10_000,
                    "part_commune": area / total if place >= 0 and total else None,
                }
            )
    return pd.DataFrame(table, columns=list(BALANCE_COLUMNS), dtype=object)
