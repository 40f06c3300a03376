"""What people decide over computed candidates: a status, parcels added or taken away, never lost to a new run."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..geometry import dissolve, overlay, polygons_of
from .columns import CANDIDATES, STATUSES, Columns

ADDED, TAKEN = "ajout", "retrait"
#: MultiPolygon: parcels added to or taken from a candidate, over what was computed. ``part_calcul`` is the share of
#: the parcel inside the computed shape when the person clicked it; ``geste`` is one click of « Noter ».
EDITS: Columns = {
    "candidat_id": "text",
    "code_insee": "text",
    "action": "text",
    "objet": "text",
    "aire_ha": "real",
    "part_calcul": "real",
    "geste": "integer",
    "date": "datetime",
    "auteur": "text",
    "motif": "text",
}
#: MultiPolygon: candidates as people adjusted them, those set aside (« écarté ») left out.
ADJUSTED: Columns = {
    "id_candidat": "text",
    "code_insee": "text",
    "nom": "text",
    "niveau": "text",
    "statut": "text",
    "aire_ha": "real",
    "n_retouches": "integer",
}
#: Flag of a candidate that a new run no longer draws, kept because a person decided something on it.
NO_LONGER_DRAWN = "plus dessiné"
#: Two candidates are one when at least this share of the smaller is common. A convention.
SAME_SHARE = 0.5
#: A computed shape moved under a parcel when the share inside changed by more than this. A convention.
MOVED_SHARE = 0.01


def carried(before: GeoDataFrame, after: GeoDataFrame, held: Collection[str] = ()) -> GeoDataFrame:
    """Return the candidates of a new run with what people decided on those of the run before.

    The pairs with most area in common go first; a new candidate takes the identifier, the status and the name of the
    one it replaces. One that replaces none has a number not used yet in its commune. One that is no longer drawn stays,
    flagged `NO_LONGER_DRAWN`, when its status is not « candidat » or when it is ``held``.

    Parameters
    ----------
    before, after : columns `columns.CANDIDATES`, of the same communes.
    held : identifiers that hand edits or the journal refer to.
    """
    found = after.reset_index(drop=True).copy()
    pairs = _pairs(before, found)
    for old, new in pairs.items():
        for name in ("id_candidat", "statut", "nom"):
            found.loc[new, name] = before[name].iloc[old]
    fresh = [row for row in range(len(found)) if row not in set(pairs.values())]
    used = set(before["id_candidat"]) | set(held) | set(found["id_candidat"].drop(index=fresh))
    for row in fresh:
        found.loc[row, "id_candidat"] = _free(str(found.loc[row, "code_insee"]), used)
        used.add(found.loc[row, "id_candidat"])
    decided = (before["statut"] != STATUSES[0]) | before["id_candidat"].isin(list(held))
    gone = before[decided.to_numpy() & ~np.isin(np.arange(len(before)), list(pairs))].copy()
    gone["qualite"] = [_flagged(text) for text in gone["qualite"]]
    both = [frame for frame in (found, gone) if len(frame)] or [found]
    return GeoDataFrame(pd.concat(both, ignore_index=True)[[*CANDIDATES, "geometry"]], crs=after.crs)


def _pairs(before: GeoDataFrame, after: GeoDataFrame) -> dict[int, int]:
    """Return the row of each candidate of before to the row that replaces it, each used once."""
    if not len(before) or not len(after):
        return {}
    olds, news = before.geometry.to_numpy(), after.geometry.to_numpy()
    new, old = shapely.STRtree(olds).query(news, predicate="intersects")
    common = shapely.area(overlay(shapely.intersection, news[new], olds[old]))
    same = common >= SAME_SHARE * np.minimum(shapely.area(news[new]), shapely.area(olds[old]))
    found: dict[int, int] = {}
    for place in np.argsort(-common, kind="stable"):
        one, other = int(old[place]), int(new[place])
        if same[place] and common[place] > 0 and one not in found and other not in found.values():
            found[one] = other
    return found


def _free(code: str, used: Collection[str]) -> str:
    number = 1
    while f"{code}_{number:02d}" in used:
        number += 1
    return f"{code}_{number:02d}"


def _flagged(text: Any) -> str:
    flags = text.split("|") if isinstance(text, str) and text else []
    return "|".join(flags if NO_LONGER_DRAWN in flags else [*flags, NO_LONGER_DRAWN])


def adjusted(shape: shapely.Geometry, edits: GeoDataFrame) -> shapely.Geometry:
    """Return a candidate with its parcels added, then those taken away; in the order of the gestures.

    Parameters
    ----------
    edits : columns `EDITS`, of this candidate.
    """
    found = shape
    for _, group in edits.sort_values("geste", kind="stable").groupby("geste", sort=False):
        for action, change in ((ADDED, shapely.union), (TAKEN, shapely.difference)):
            parcels = group.geometry[(group["action"] == action).to_numpy()].to_numpy()
            if len(parcels):
                found = overlay(change, found, dissolve(parcels))[0]
    return polygons_of(np.array([found], dtype=object))[0]


def adjusted_table(candidates: GeoDataFrame, edits: GeoDataFrame) -> GeoDataFrame:
    """Return the candidates with their hand edits, columns `ADJUSTED`; one that edits leave empty has no row.

    Parameters
    ----------
    candidates : columns `columns.CANDIDATES`. edits : columns `EDITS`, of these candidates or of others.
    """
    kept = candidates[(candidates["statut"] != STATUSES[-1]).to_numpy()]
    own = [edits[(edits["candidat_id"] == name).to_numpy()] for name in kept["id_candidat"]]
    shapes = np.empty(len(kept), dtype=object)
    shapes[:] = [adjusted(shape, some) for shape, some in zip(kept.geometry, own)]
    table = kept.drop(columns=kept.geometry.name).assign(
        aire_ha=shapely.area(shapes) / 10_000, n_retouches=[len(some) for some in own]
    )[list(ADJUSTED)]
    found = GeoDataFrame(pd.DataFrame(table), geometry=shapes, crs=candidates.crs)
    return found[shapely.area(shapes) > 0]


def share_inside(parcels: np.ndarray, shape: shapely.Geometry | None) -> np.ndarray:
    """Return the share of each parcel inside a computed shape, 0–1; 0 without shape, and for a parcel without area."""
    area = shapely.area(parcels)
    if shape is None or not len(parcels):
        return np.zeros(len(parcels))
    common = shapely.area(overlay(shapely.intersection, parcels, shape))
    return np.divide(common, area, out=np.zeros(len(parcels)), where=area > 0)


def moved(edits: GeoDataFrame, candidates: GeoDataFrame) -> GeoDataFrame:
    """Return the hand edits under which the computed shape is no longer what it was when the person clicked.

    ``part_maintenant`` is the share of the parcel inside the shape now; a candidate that is not there holds nothing.
    """
    now = np.zeros(len(edits))
    shapes = dict(zip(candidates["id_candidat"], candidates.geometry))
    for code in set(edits["candidat_id"]):
        own = (edits["candidat_id"] == code).to_numpy()
        now[own] = share_inside(edits.geometry.to_numpy()[own], shapes.get(code))
    then = edits["part_calcul"].to_numpy(dtype=float)
    return edits.assign(part_maintenant=now)[np.abs(now - then) > MOVED_SHARE]
