"""What each polygon of a land cover is: its ENAF class, artificialised, sealed, built, of which vocation.

Codes are few and polygons many: each distinct code is read once, each crossing looked up once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
import shapely

from ..components import components
from ..contiguity import shared_borders
from ..shape_parts import as_array
from .nomenclature import ANY, CLASS_OF_FOUR, COND_ENVELOPE, COND_FOUR, CROSSING, FLAGS, Nomenclature

#: How far from the urban envelope built farm land still counts as activities (m). Source: CoTech of 27/11/2024.
ENVELOPE_M = 50.0
#: Why a code could not be read.
UNKNOWN, EMPTY, COARSE, NO_CROSSING = "inconnu", "vide", "niveau 1 ou 2", "croisement absent"


@dataclass(frozen=True)
class Classes:
    """One entry by polygon.

    Attributes
    ----------
    enaf : A F N (ENAF), Uh Ue Ui Ua (consumed), ``COND_ENVELOPPE`` before ``resolve_envelope``; None: not evaluable.
    artif, sealed, built, linear, inside : int8, 1 yes, 0 no, −1 not evaluable; ``artif`` is before the thresholds of
        the décret, ``inside`` is membership of the urban envelope after the matrix.
    vocation : habitat, économie, équipement, transport, hors typologie, à ventiler; None: not evaluable.
    cs, us : the codes as the nomenclature writes them, trimmed when it has none such; None when empty.
    unreadable : a code is unknown, empty where it was asked for, or of level 1 or 2: to be counted apart.
    rewritten : how many polygons bear a code written otherwise (``CS1111``, ``cs1.1.1.1``).
    """

    enaf: np.ndarray
    artif: np.ndarray
    sealed: np.ndarray
    built: np.ndarray
    linear: np.ndarray
    inside: np.ndarray
    vocation: np.ndarray
    cs: np.ndarray
    us: np.ndarray
    unreadable: np.ndarray
    rewritten: int = 0

    def __len__(self) -> int:
        return len(self.enaf)


@dataclass(frozen=True)
class _Axis:
    """The codes of one axis, polygon by polygon.

    ``place``: position among the leaves, −1 (the last one of the grid) when there is none; ``motive``: why not, None
    when read or not asked.
    """

    code: np.ndarray
    place: np.ndarray
    motive: np.ndarray
    rewritten: np.ndarray


def classify(cs: Any, us: Any | None, nomenclature: Nomenclature, poste4: Any | None = None) -> Classes:
    """Say what each polygon is after the crossing of its cover and its usage.

    Parameters
    ----------
    cs, us : codes, text or numbers, NULL allowed. ``us`` None, or empty on a polygon: only what every usage of the
        cover agrees on is said, the rest is not evaluable.
    poste4 : the four-class reading (1–4) borne by the data, if any: settles ``COND_4POSTES``, else not evaluable.

    An unknown code, or one of level 1 or 2, leaves everything of its polygon unsaid. A cover of level 3 where polygons
    bear level 4 (OCS GE: CS2.1.1, trees) says what the covers below it agree on.
    """
    covers = _axis(cs, "cs", nomenclature)
    usages = _usages(us, len(covers.code), nomenclature)
    table, grid = _lookup(nomenclature)
    row = grid[usages.place, covers.place]
    said = {name: table[name].to_numpy()[row] for name in CROSSING}
    return Classes(
        enaf=_four(said["enaf"], poste4),
        artif=said["artif"],
        sealed=said["impermeable"],
        built=said["bati"],
        linear=said["lineaire"],
        inside=np.where(said["enveloppe"] == "E", 1, np.where(said["enveloppe"] == "H", 0, -1)).astype(np.int8),
        vocation=said["vocation"],
        cs=covers.code,
        us=usages.code,
        unreadable=(covers.place < 0) | (_told(usages.motive) & ~_whatever(covers.place, grid)),
        rewritten=int((covers.rewritten | usages.rewritten).sum()),
    )


def _whatever(cover: np.ndarray, grid: np.ndarray) -> np.ndarray:
    """Return whether the cover of each polygon has a crossing that holds whatever the usage."""
    return grid[-1, cover] != grid[-1, -1]


def _told(motive: np.ndarray) -> np.ndarray:
    return np.not_equal(motive, None).astype(bool)


def _axis(values: Any, axis: str, nomenclature: Nomenclature) -> _Axis:
    """Read the codes of one axis, each distinct one once."""
    cells = pd.Series(values, dtype=object).to_numpy()
    rank, distinct = pd.factorize(cells)
    codes = np.array([nomenclature.read(value, axis) for value in distinct] + [None], dtype=object)
    levels = nomenclature.codes(axis).set_index("code")["niveau"]
    leaves = nomenclature.leaves(axis)
    motive = np.array([_motive(code, leaves, levels) for code in codes], dtype=object)
    read = leaves.append(_coarse(nomenclature)) if axis == "cs" else leaves
    place = read.get_indexer(pd.Index(codes, dtype=object))
    rewritten = np.array([str(v) != c for v, c in zip(distinct, codes)] + [False], dtype=bool) & (place >= 0)
    return _Axis(codes[rank], place[rank], motive[rank], rewritten[rank])


def _motive(code: str | None, leaves: pd.Index, levels: pd.Series) -> str | None:
    if code is None:
        return EMPTY
    if code in leaves:
        return None
    if code not in levels.index:
        return UNKNOWN
    return COARSE if levels[code] <= 2 else f"niveau {levels[code]}"


def _coarse(nomenclature: Nomenclature) -> pd.Index:
    """Return the covers of level 3 above those that polygons bear."""
    covers = nomenclature.cs
    above = (covers["niveau"] == 3) & ~covers["code"].isin(nomenclature.leaves("cs"))
    return pd.Index(covers.loc[above, "code"], name="cs")


def _usages(us: Any | None, count: int, nomenclature: Nomenclature) -> _Axis:
    """Read the usages; an empty one, or none at all, stands at the place of « any usage », after the last one."""
    any_usage = len(nomenclature.leaves("us"))
    if us is None or nomenclature.us is None:
        none = np.full(count, None, dtype=object)
        return _Axis(none, np.full(count, any_usage), none, np.zeros(count, dtype=bool))
    usages = _axis(us, "us", nomenclature)
    return replace(usages, place=np.where(usages.motive == EMPTY, any_usage, usages.place))


def _lookup(nomenclature: Nomenclature) -> tuple[pd.DataFrame, np.ndarray]:
    """Return the rows of what a crossing means, the last one saying nothing, and the row of each (usage, cover).

    Beyond the usages stand « any »: what all usages of the cover agree on, then « unread »: the crossing that holds
    whatever the usage. Beyond the covers stands « unread ».
    """
    crossings, usages = _with_coarse(nomenclature), nomenclature.leaves("us")
    covers = nomenclature.leaves("cs").append(_coarse(nomenclature))
    agreed = _agreed(crossings.groupby(level="cs", sort=False)).reindex(covers)
    nothing = pd.DataFrame({name: [-1 if name in FLAGS else None] for name in CROSSING})
    table = pd.concat([crossings, agreed, nothing], ignore_index=True)
    whatever = crossings.index.get_level_values("us") == ANY
    column = covers.get_indexer(crossings.index.get_level_values("cs"))
    row = usages.get_indexer(crossings.index.get_level_values("us"))
    grid = np.full((len(usages) + 2, len(covers) + 1), len(table) - 1)
    grid[:, column[whatever]] = np.flatnonzero(whatever)
    grid[row[~whatever], column[~whatever]] = np.flatnonzero(~whatever)
    grid[-2, :-1] = len(crossings) + np.arange(len(covers))
    kinds = {name: np.int8 if name in FLAGS else object for name in CROSSING}
    return table.astype(kinds), grid


def _with_coarse(nomenclature: Nomenclature) -> pd.DataFrame:
    """Return the crossings, then those of the covers of level 3 whose own covers agree."""
    crossings, parents = nomenclature.crossings, nomenclature.cs.set_index("code")["parent"]
    usage, cover = (crossings.index.get_level_values(axis) for axis in ("us", "cs"))
    parent = pd.Index(cover.map(parents), name="cs")
    below = parent.isin(_coarse(nomenclature))
    if not below.any():
        return crossings
    return pd.concat([crossings, _agreed(crossings[below].groupby([usage[below], parent[below]], sort=False))])


def _agreed(groups: Any) -> pd.DataFrame:
    """Return what the crossings of each group agree on; None or −1 where two of them differ."""
    alone = groups.nunique(dropna=False) == 1
    first = groups.agg(lambda cells: cells.iloc[0])
    agreed = {name: np.where(alone[name], first[name], -1 if name in FLAGS else None) for name in CROSSING}
    return pd.DataFrame(agreed, index=first.index)


def _four(enaf: np.ndarray, poste4: Any | None) -> np.ndarray:
    """Return the ENAF classes with ``COND_4POSTES`` settled by the four-class reading; None where it is not given."""
    waiting = np.flatnonzero(enaf == COND_FOUR)
    enaf = enaf.copy()
    enaf[waiting] = None
    if poste4 is not None and len(waiting):
        digits = pd.Series(poste4, dtype=object).iloc[waiting].astype(str).str.extract(r"^\s*([1-4])(?:\.0+)?\s*$")[0]
        enaf[waiting] = [CLASS_OF_FOUR.get(digit) for digit in digits]
    return enaf


def resolve_envelope(classes: Classes, shapes: Any, envelope: Any | None, distance: float = ENVELOPE_M) -> Classes:
    """Settle ``COND_ENVELOPPE``: Ue when a contiguous set of such polygons lies within 50 m of the envelope, else A.

    Parameters
    ----------
    shapes : polygon of each entry, in a metre CRS.
    envelope : urban envelope **of the same date**: a geometry or many; None: the polygons that the matrix puts inside
        the envelope (``inside`` = 1). An empty one leaves everything agricultural.
    distance : in m, bound included.

    Contiguous polygons (a shared border, not a point) go together, so that cutting one into pieces changes nothing.
    """
    waiting = np.flatnonzero(classes.enaf == COND_ENVELOPE)
    if len(waiting) == 0:
        return classes
    every = as_array(shapes)
    around = every[classes.inside == 1] if envelope is None else shapely.get_parts(as_array(envelope))
    around = around[~(shapely.is_missing(around) | shapely.is_empty(around))]
    pieces = every[waiting]
    left, right, _ = shared_borders(pieces)
    group = components(len(pieces), left, right)
    near = np.zeros(len(pieces), dtype=bool)
    near[np.unique(shapely.STRtree(around).query(pieces, predicate="dwithin", distance=distance)[0])] = True
    touched = np.bincount(group, near, minlength=len(pieces))[group] > 0
    enaf = classes.enaf.copy()
    enaf[waiting] = np.where(touched, "Ue", "A")
    return replace(classes, enaf=enaf)


def code_defects(cs: Any, us: Any | None, areas: Any, nomenclature: Nomenclature) -> pd.DataFrame:
    """Return the codes that could not be read: ``axe``, ``code``, ``motif``, ``objets``, ``ha``, largest area first.

    Parameters
    ----------
    areas : in m², by polygon.

    ``motif`` is « inconnu », « vide », « niveau 1 ou 2 » (« niveau 3 » where polygons bear level 4) or, with a table of
    the person, « croisement absent » (axe « us × cs »). A code is shown as it was written, an empty one as ``""``.
    """
    covers = _axis(cs, "cs", nomenclature)
    area = np.asarray(areas, dtype=float)
    parts = [_defects("cs", covers.code, covers.motive, area)]
    if us is not None and nomenclature.us is not None:
        usages = _axis(us, "us", nomenclature)
        _, grid = _lookup(nomenclature)
        asked = ~_whatever(covers.place, grid)
        parts.append(_defects("us", usages.code, np.where(asked, usages.motive, None), area))
        read = (covers.place >= 0) & (usages.place >= 0)
        absent = read & (grid[usages.place, covers.place] == grid[-1, -1])
        codes = np.full(len(area), None, dtype=object)
        codes[absent] = usages.code[absent] + " × " + covers.code[absent]
        parts.append(_defects("us × cs", codes, np.where(absent, NO_CROSSING, None), area))
    found = pd.concat(parts, ignore_index=True)
    return found.sort_values(["ha", "code"], ascending=[False, True], ignore_index=True)


def _defects(axis: str, code: np.ndarray, motive: np.ndarray, area: np.ndarray) -> pd.DataFrame:
    bad = _told(motive)
    table = pd.DataFrame({"code": code[bad], "motif": motive[bad], "ha": area[bad] / 10_000}).fillna({"code": ""})
    found = table.groupby(["code", "motif"], as_index=False, sort=False).agg(objets=("ha", "size"), ha=("ha", "sum"))
    return found.assign(axe=axis)[["axe", "code", "motif", "objets", "ha"]]
