"""The places that changed, as a layer: what was there, what is there, in what sense for each measure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..components import components
from ..geometry import dissolve
from .columns import CHANGES
from .flows import Flows
from .measures import DECREE, ENAF, HECTARE, MEASURES, SEALING, Measure

#: Columns of a measure: state at each date, sense.
_COLUMNS = {DECREE: ("artif1", "artif2", "sens_artif"), SEALING: ("imper1", "imper2", "sens_imper")}


def changes(flows: Flows, territories: GeoDataFrame, every_change: bool = False, pieces: bool = False) -> GeoDataFrame:
    """Return `columns.CHANGES`: one row by territory, codes and motive, or by contiguous set of them.

    Parameters
    ----------
    territories : columns ``code`` and ``nom``, in the order of the rows of the crossing.
    every_change : also the changes of codes that are no flow for any measure.
    pieces : one row by contiguous set of polygons instead of one by codes.
    """
    kept = np.flatnonzero(_kept(flows, every_change))
    table = _described(flows, kept, territories)
    keys = [name for name in CHANGES if name != "ha"]
    group = table.groupby(keys, dropna=False, sort=False).ngroup().to_numpy()
    shapes = flows.crossing.shapes(kept)
    group, shapes, owner = _joined(group, shapes, pieces)
    rows = table.iloc[owner].reset_index(drop=True)
    rows["ha"] = np.bincount(group, flows.crossing.area[kept], minlength=len(shapes)) / HECTARE
    return GeoDataFrame(rows.reindex(columns=list(CHANGES)), geometry=shapes, crs=territories.crs)


def _kept(flows: Flows, every_change: bool) -> np.ndarray:
    kept = np.zeros(len(flows.motive), dtype=bool)
    for measure in MEASURES.values():
        kept |= flows.direction(measure) != 0
    if every_change:
        before = flows.before.pairs.reindex(flows.before.codes[flows.crossing.first]).to_numpy()
        after = flows.after.pairs.reindex(flows.after.codes[flows.crossing.second]).to_numpy()
        kept |= (before != after).any(axis=1)
    return kept


def _described(flows: Flows, kept: np.ndarray, territories: GeoDataFrame) -> pd.DataFrame:
    """Return what is said of each piece kept, in the columns of the layer."""
    place = flows.crossing.territory[kept]
    old = flows.before.pairs.reindex(flows.before.codes[flows.crossing.first[kept]])
    new = flows.after.pairs.reindex(flows.after.codes[flows.crossing.second[kept]])
    table = pd.DataFrame(
        {
            "code": territories["code"].to_numpy()[place],
            "nom": territories["nom"].to_numpy()[place],
            "us1": old["us"].to_numpy(),
            "cs1": old["cs"].to_numpy(),
            "us2": new["us"].to_numpy(),
            "cs2": new["cs"].to_numpy(),
            "ecart": flows.motive[kept],
        },
        dtype=object,
    )
    direction = {measure: flows.direction(measure)[kept] for measure in MEASURES.values()}
    first, second = (category[kept] for category in flows.category(ENAF))
    table["classe1"], table["classe2"] = _class(first), _class(second)
    table["sens"] = _sense(ENAF, direction[ENAF])
    for measure, (one, two, sense) in _COLUMNS.items():
        before, after = flows.states(measure)
        table[one], table[two] = _boolean(before[kept]), _boolean(after[kept])
        table[sense] = _sense(measure, direction[measure])
    table["vocation"] = _vocation(flows, kept, direction)
    return table


def _vocation(flows: Flows, kept: np.ndarray, direction: dict[Measure, np.ndarray]) -> np.ndarray:
    """Return the vocation of the usage that takes the land; of the one that gives it back where all give back."""
    gone = np.logical_or.reduce([flow == -1 for flow in direction.values()])
    taken = np.logical_or.reduce([flow == 1 for flow in direction.values()])
    return np.where(
        gone & ~taken,
        flows.before.vocation[flows.crossing.first[kept]],
        flows.after.vocation[flows.crossing.second[kept]],
    )


def _class(category: np.ndarray) -> np.ndarray:
    names: Sequence[Any] = [name if state >= 0 else None for name, state in zip(ENAF.categories, ENAF.states)]
    return np.array(names, dtype=object)[category]


def _sense(measure: Measure, direction: np.ndarray) -> np.ndarray:
    return np.array([None, measure.gain, measure.loss], dtype=object)[direction]


def _boolean(state: np.ndarray) -> np.ndarray:
    return np.array([False, True, None], dtype=object)[state]


def _joined(group: np.ndarray, shapes: np.ndarray, pieces: bool) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Unite the shapes that touch within a group, then gather each group, unless pieces are wanted apart.

    Returns
    -------
    Number of the result each shape went to, the results, and the first shape of each.
    """
    left, right = shapely.STRtree(shapes).query(shapes)
    near = (left < right) & (group[left] == group[right])
    left, right = left[near], right[near]
    touch = shapely.intersects(shapes[left], shapes[right])
    patch = components(len(shapes), left[touch], right[touch])
    heads, number = np.unique(patch, return_inverse=True)
    united = shapes[heads].copy()
    members = np.bincount(number, minlength=len(heads))
    order, ends = np.argsort(number, kind="stable"), np.cumsum(members)
    for position in np.flatnonzero(members > 1):
        united[position] = dissolve(shapes[order[ends[position] - members[position] : ends[position]]])
    if pieces or not len(heads):
        return number, united, heads
    kinds, of_kind = np.unique(group[heads], return_inverse=True)
    parts, owner = shapely.get_parts(united, return_index=True)
    whole = np.argsort(of_kind[owner], kind="stable")
    gathered = shapely.multipolygons(parts[whole], indices=of_kind[owner][whole])
    return of_kind[number], gathered, heads[np.unique(of_kind, return_index=True)[1]]
