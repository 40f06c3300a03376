"""The OAP table: what no CNIG field carries (net area, housing units, social share, phase), drawn then typed.

``draw`` makes its rows from a document, ``keep_typed`` brings back what people typed before. See ``oap_table`` for what
the rules read.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..documents.model import PlanningDocument
from ..geometry import dissolve, net, polygons_of
from ..text import clean, number
from ..typography import pluriel
from .oap_table import COLUMNS, GONE, OAP, TYPED, ZONE_AU, column, columns_of, shared_m2
from .roles import slug

#: OAP on one theme: they draw no operation, so that no housing is planned in them (convention of the project).
THEMATIC = ("18-04", "18-05", "18-07", "18-08", "18-12", "18-13", "18-14", "18-15", "18-16")
#: Prescriptions under which nothing is built: woods to keep, reserved land, ecological protections.
NOT_BUILT = ("01-", "05-", "25-", "31-")
NOT_BUILT_CODES = ("07-04", "07-05")
HOUSING = ("habitat", "mixte", "inconnue", "")
#: Two shapes that share this part of their union are one row.
_SAME = 0.5


# --------------------------------------------------------------------------------------------------------------- draw


def draw(
    document: PlanningDocument,
    communes: GeoDataFrame | None = None,
    envelope: GeoDataFrame | None = None,
    coefficient: float = 0.8,
    lisere_m: float = 5.0,
) -> tuple[GeoDataFrame, list[str]]:
    """Return one row per OAP of a document, then per AU zone of housing that no OAP covers, and what to say of them.

    Parameters
    ----------
    communes : ``code_insee``, ``nom``; a row goes to the commune that holds its largest part (first code when equal).
    envelope : urban envelope; fills ``dans_enveloppe`` (%), left NULL without it.
    coefficient : net area / gross area, applied to what is left once woods, reserved land and ecological protections
        drawn are taken off; gives ``ha_net_estime``, also put in ``ha_net`` until someone types it.

    Notes
    -----
    Areas in hectares, two decimals, CRS of the document. OAP on one theme (``THEMATIC``) and AU zones of another
    vocation than housing are left out and counted. What of an AU zone an OAP does not cover is kept when it is wider
    than ``lisere_m`` somewhere.
    """
    drawn = document.prescriptions["surf"]
    codes = drawn["code"].fillna("").astype(str)
    oap = drawn[codes.str.startswith("18-") & ~codes.isin(THEMATIC)]
    notes = []
    thematic = int((codes.str.startswith("18-") & codes.isin(THEMATIC)).sum())
    if thematic:
        notes.append(f"{pluriel(thematic, 'OAP thématique laissée', 'OAP thématiques laissées')} de côté")
    zones, other = _zones_left(document.zones, oap, lisere_m)
    if other:
        notes.append(f"{pluriel(other, 'zone')} AU d’une autre vocation que l’habitat, laissées de côté")
    rows = [*_rows(oap, OAP, "prescription"), *_rows(zones, ZONE_AU, "zone_urba")]
    frame = GeoDataFrame(rows, columns=[*COLUMNS, "geometry"], geometry="geometry", crs=document.zones.crs)
    _measured(frame, drawn[_not_built(codes)].geometry.to_numpy(), envelope, coefficient)
    without = _communes(frame, communes, document)
    if without:
        notes.append(f"{pluriel(without, 'ligne')} sans commune : à compléter, ou donnez la couche des communes")
    order = frame.assign(_o=frame["origine"].ne(OAP)).sort_values(["insee", "_o", "oap", "fid_source"], kind="stable")
    return frame.loc[order.index].reset_index(drop=True), notes


def _not_built(codes: pd.Series) -> pd.Series:
    return codes.str.startswith(NOT_BUILT) | codes.isin(NOT_BUILT_CODES)


def _zones_left(zones: GeoDataFrame, oap: GeoDataFrame, lisere_m: float) -> tuple[GeoDataFrame, int]:
    """Return the AU zones of housing cut to what no OAP covers, and how many have another vocation."""
    au = zones[zones["famille"].eq("AU")]
    housing = au[au["vocation"].fillna("").isin(HOUSING)]
    covered = dissolve(oap.geometry.to_numpy()) if len(oap) else shapely.Polygon()
    left = [polygons_of(shapely.difference(one, covered)) for one in housing.geometry]
    kept = np.array([not net(one, lisere_m).is_empty for one in left], dtype=bool)
    shapes = np.array(left, dtype=object)[kept] if len(left) else []
    return housing[kept].set_geometry(shapes, crs=zones.crs), len(au) - len(housing)


def _rows(frame: GeoDataFrame, origin: str, layer: str) -> list[dict[str, Any]]:
    return [
        {
            **dict.fromkeys(COLUMNS),
            "idurba": clean(row.get("idurba")),
            "oap": clean(row.get("libelle")) or f"{origin} {position}",
            "origine": origin,
            "code": clean(row.get("code")) or clean(row.get("typezone")),
            "insee": clean(row.get("insee")),
            "fid_source": f"{layer}:{row.get('fid_source')}",
            "geometry": shape,
        }
        for position, (row, shape) in enumerate(zip(frame.to_dict("records"), frame.geometry), start=1)
    ]


def _measured(frame: GeoDataFrame, not_built: np.ndarray, envelope: GeoDataFrame | None, coefficient: float) -> None:
    """Fill the areas, and the share in the envelope when there is one."""
    shapes = frame.geometry.to_numpy()
    gross = shapely.area(shapes)
    taken = shared_m2(shapes, not_built)
    frame["ha_brut"] = np.round(gross / 10_000, 2)
    estimated = np.round((gross - taken) * coefficient / 10_000, 2)
    frame["ha_net_estime"] = frame["ha_net"] = np.minimum(estimated, frame["ha_brut"])
    if envelope is not None:
        inside = shared_m2(shapes, envelope.geometry.to_numpy())
        frame["dans_enveloppe"] = np.round(100 * inside / np.maximum(gross, 1e-9), 1)


def _communes(frame: GeoDataFrame, communes: GeoDataFrame | None, document: PlanningDocument) -> int:
    """Fill the commune of each row; return how many have none."""
    listed = sorted(set(document.communes["insee"].dropna())) if len(document.communes) else []
    names = {}
    if communes is not None and len(communes):
        ordered = communes.sort_values("code_insee", kind="stable").reset_index(drop=True)
        names = dict(zip(ordered["code_insee"].astype(str), ordered["nom"]))
        shapes = ordered.geometry.to_numpy()
        for position, shape in zip(frame.index, frame.geometry):
            shares = np.round(shapely.area(shapely.intersection(shapes, shape)), 3)
            if shares.max() > 0:
                frame.at[position, "insee"] = str(ordered["code_insee"][int(np.argmax(shares))])
    elif len(listed) == 1:
        frame["insee"] = listed[0]
        names = dict(zip(document.communes["insee"], column(document.communes, "nom")))
    frame["commune"] = frame["insee"].map(lambda code: clean(names.get(code)))
    return int(frame["insee"].isna().sum())


# --------------------------------------------------------------------------------------------------------- keep typed


def keep_typed(drawn: GeoDataFrame, earlier: pd.DataFrame) -> tuple[GeoDataFrame, dict[str, int]]:
    """Return the drawn rows with what was typed in an earlier table; rows typed for nothing drawn any more stay.

    Parameters
    ----------
    earlier : the table as it was, columns of ``COLUMNS`` or ``ALIASES``, in the CRS of ``drawn`` when it has shapes.

    Returns
    -------
    The rows, and ``conservees`` (drawn rows that found their figures), ``detachees`` (typed rows of which nothing is
    drawn any more: kept, origin « hors document », out of every sum).

    Notes
    -----
    A row is the same when it bears the same commune and name, else when the two shapes share half of their union.
    A name given to several rows proves nothing by itself.
    """
    old = columns_of(earlier).reset_index(drop=True)
    shapes = earlier.geometry.to_numpy() if isinstance(earlier, GeoDataFrame) else None
    result = drawn.copy()
    typed = [row for row in range(len(old)) if _was_typed(old.loc[row])]
    matches = _matches(result, old, shapes)
    for position, row in matches.items():
        for name in TYPED:
            value = _cell(old.at[row, name], COLUMNS[name]) if name in old else None
            if value is not None and not (name == "ha_net" and _is_estimate(old.loc[row])):
                result.at[position, name] = value
    lost = [row for row in typed if row not in matches.values()]
    table = pd.DataFrame(result).astype(object)
    if lost:
        table = pd.concat([table, _detached(old, lost, shapes, result)], ignore_index=True)
    table = _with_density(table)
    kept = sum(1 for row in matches.values() if row in typed)
    frame = GeoDataFrame(table, geometry="geometry", crs=drawn.crs)
    return frame, {"conservees": kept, "detachees": len(lost)}


def _was_typed(row: pd.Series) -> bool:
    return any(clean(row.get(name)) for name in TYPED if name != "ha_net" or not _is_estimate(row))


def _is_estimate(row: pd.Series) -> bool:
    own, estimated = number(row.get("ha_net")), number(row.get("ha_net_estime"))
    return own is None or (estimated is not None and abs(own - estimated) < 0.005)


def _matches(new: GeoDataFrame, old: pd.DataFrame, shapes: np.ndarray | None) -> dict[int, int]:
    """Return, by position of a drawn row, the earlier row it was."""

    def keys(frame: pd.DataFrame) -> list[tuple[str, str]]:
        return [(clean(i) or "", slug(clean(n) or "")) for i, n in zip(column(frame, "insee"), column(frame, "oap"))]

    ours, theirs = keys(new), keys(old)
    found = {
        position: theirs.index(key)
        for position, key in enumerate(ours)
        if key[1] and ours.count(key) == 1 and theirs.count(key) == 1
    }
    if shapes is None:
        return found
    left = [row for row in range(len(old)) if row not in found.values() and shapes[row] is not None]
    for position, shape in enumerate(new.geometry):
        if position in found or not left:
            continue
        shared = [shapely.area(shapely.intersection(shape, shapes[row])) for row in left]
        best = int(np.argmax(shared))
        union = shape.area + shapely.area(shapes[left[best]]) - shared[best]
        if shared[best] >= _SAME * union:
            found[position] = left.pop(best)
    return found


def _detached(old: pd.DataFrame, lost: list[int], shapes: np.ndarray | None, like: GeoDataFrame) -> pd.DataFrame:
    rows = []
    for row in lost:
        values = {name: _cell(old.at[row, name], kind) if name in old else None for name, kind in COLUMNS.items()}
        shape = shapes[row] if shapes is not None else None
        rows.append({**values, "origine": GONE, "geometry": shape})
    return pd.DataFrame(rows, columns=list(like.columns), dtype=object)


def _with_density(frame: pd.DataFrame) -> pd.DataFrame:
    units, areas = ([number(cell) for cell in frame[name]] for name in ("lgt", "ha_net"))
    frame["densite"] = [round(u / a, 2) if u is not None and a else None for u, a in zip(units, areas)]
    return frame


def _cell(value: Any, kind: str) -> Any:
    if kind == "text":
        return clean(value)
    found = number(value)
    return int(round(found)) if found is not None and kind == "integer" else found
