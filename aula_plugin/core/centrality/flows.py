"""Polarities from flows: what each commune sends, keeps and attracts, and on which one it depends.

Dominant flow (Nystuen & Dacey, 1961): the size of a commune is what it receives from the others; its dominant flow is
the largest it sends. A commune is subordinate when its dominant flow goes to a larger one, else it is independent.
Following dominant flows always ends, sizes growing at each step: each commune hangs on one pole.

Source: J. D. Nystuen and M. F. Dacey, « A graph theory interpretation of nodal regions », 1961.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from .flow_table import FlowTable
from .level_columns import DESIRE_LINES, FLOW_COMMUNES, FLOW_STRANGERS

POLE, INDEPENDENT, SUBORDINATE, NO_FLOW = "pôle", "indépendante", "subordonnée", "sans flux"


@dataclass(frozen=True)
class Threshold:
    """Flows too small to be drawn, or to make a commune depend on another.

    Attributes
    ----------
    value : least value, in the unit of the table.
    share : least share of what the origin sends to the other communes of the territory, 0–1.
    """

    value: float = 0.0
    share: float = 0.0


def balance(flows: FlowTable, codes: list[str]) -> pd.DataFrame:
    """Return, by commune, what it keeps, sends and receives.

    Parameters
    ----------
    codes : communes of the territory; any other code is outside.

    Returns
    -------
    Indexed by code: ``interne``; ``sortants`` and ``entrants`` with the other communes, ``sortants_hors`` and
    ``entrants_hors`` with outside; ``emis`` = interne + sortants + sortants_hors, ``recus`` likewise; ``solde`` = recus
    − emis; ``hors_principal``, the code outside that receives most, and ``hors_principal_valeur`` (NULL without any);
    ``attraction_nette`` = (received from others − sent to others) / (both added), −1 to 1; ``part_interne`` =
    interne / emis (self-containment); ``part_recus_interne`` = interne / recus. A share of nothing is NULL.
    """
    rows = flows.rows
    known = set(codes)
    near, far = rows["origine"].isin(known), rows["destination"].isin(known)
    same = rows["origine"] == rows["destination"]
    sums = {
        "interne": ("origine", near & same),
        "sortants": ("origine", near & far & ~same),
        "sortants_hors": ("origine", near & ~far),
        "entrants": ("destination", near & far & ~same),
        "entrants_hors": ("destination", far & ~near),
    }
    table = pd.DataFrame(
        {
            name: rows[mask].groupby(side)["valeur"].sum().reindex(codes, fill_value=0.0)
            for name, (side, mask) in sums.items()
        }
    )
    sent, received = table["sortants"] + table["sortants_hors"], table["entrants"] + table["entrants_hors"]
    table["emis"], table["recus"] = table["interne"] + sent, table["interne"] + received
    table["solde"] = received - sent
    table["attraction_nette"] = _ratio(received - sent, received + sent)
    table["part_interne"] = _ratio(table["interne"], table["emis"])
    table["part_recus_interne"] = _ratio(table["interne"], table["recus"])
    away = rows[near & ~far].sort_values(["valeur", "destination"], ascending=[False, True])
    first = away.drop_duplicates("origine").set_index("origine")
    table["hors_principal"] = first["destination"].reindex(codes)
    table["hors_principal_valeur"] = first["valeur"].reindex(codes)
    return table


def looks_away(table: pd.DataFrame, found: pd.DataFrame) -> list[str]:
    """Return the communes that send more to one code outside than to any commune of the territory."""
    inside = pd.to_numeric(found["dominant_valeur"]).fillna(0.0)
    return list(table.index[table["hors_principal_valeur"].fillna(0.0) > inside])


def _ratio(above: pd.Series, below: pd.Series) -> pd.Series:
    return above / below.where(below > 0)


def between(flows: FlowTable, codes: list[str], threshold: Threshold) -> pd.DataFrame:
    """Return the flows between two communes of the territory that pass the thresholds, with their shares.

    ``part_sortants`` : of what the origin sends to the other communes of the territory; ``part_entrants`` : of what the
    destination receives from them; ``retour`` : the flow the other way, 0 when there is none.
    """
    known = set(codes)
    rows = flows.rows
    rows = rows[
        rows["origine"].isin(known) & rows["destination"].isin(known) & (rows["origine"] != rows["destination"])
    ]
    rows = rows.reset_index(drop=True)
    values = {(one, two): value for one, two, value in rows.itertuples(index=False)}
    rows["part_sortants"] = rows["valeur"] / rows.groupby("origine")["valeur"].transform("sum")
    rows["part_entrants"] = rows["valeur"] / rows.groupby("destination")["valeur"].transform("sum")
    rows["retour"] = [values.get((two, one), 0.0) for one, two in zip(rows["origine"], rows["destination"])]
    passing = (rows["valeur"] >= threshold.value) & (rows["part_sortants"] >= threshold.share)
    return rows[passing].reset_index(drop=True)


def polarities(table: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Return on which commune each depends.

    Parameters
    ----------
    table : ``balance``; the size of a commune is its ``entrants``.
    pairs : ``between``. Of two equal flows the one to the larger commune dominates, then to the first code.

    Returns
    -------
    Indexed by code: ``dominant_code``, ``dominant_valeur``, ``dominant_part`` (NULL without flow), ``statut``,
    ``pole_code`` (itself when it depends on none), ``profondeur`` (steps to the pole), ``n_directes`` and
    ``n_rattachees`` (communes that depend on it, by one step or more).
    """
    size = table["entrants"].to_dict()
    order = pairs.assign(size=pairs["destination"].map(size)).sort_values(
        ["origine", "valeur", "size", "destination"], ascending=[True, False, False, True]
    )
    first = order.drop_duplicates("origine").set_index("origine")
    above = {code: row.destination for code, row in first.iterrows() if size[row.destination] > size[code]}
    direct = Counter(above.values())
    rows: list[dict[str, object]] = []
    under: Counter[str] = Counter()
    for code in table.index:
        chain = _chain(code, above)
        under.update(chain[1:])
        dominant = first.loc[code] if code in first.index else None
        rows.append(
            {
                "dominant_code": None if dominant is None else dominant["destination"],
                "dominant_valeur": None if dominant is None else dominant["valeur"],
                "dominant_part": None if dominant is None else dominant["part_sortants"],
                "statut": _status(code in above, direct[code], dominant is not None),
                "pole_code": chain[-1],
                "profondeur": len(chain) - 1,
                "n_directes": direct[code],
            }
        )
    found = pd.DataFrame(rows, index=table.index, dtype=object)
    found["n_rattachees"] = [under[code] for code in table.index]
    return found


def _chain(code: str, above: dict[str, str]) -> list[str]:
    chain = [code]
    while chain[-1] in above:
        chain.append(above[chain[-1]])
    return chain


def _status(depends: bool, direct: int, sends: bool) -> str:
    if depends:
        return SUBORDINATE
    if direct:
        return POLE
    return INDEPENDENT if sends else NO_FLOW


def by_commune(communes: GeoDataFrame, table: pd.DataFrame, found: pd.DataFrame) -> GeoDataFrame:
    """Return the communes with their flows, columns ``FLOW_COMMUNES``."""
    names = dict(zip(communes["code_insee"], communes["nom"]))
    whole = communes.merge(table.join(found), left_on="code_insee", right_index=True)
    whole["dominant_nom"] = whole["dominant_code"].map(names)
    whole["pole_nom"] = whole["pole_code"].map(names)
    return whole[[*FLOW_COMMUNES, "geometry"]]


def desire_lines(communes: GeoDataFrame, pairs: pd.DataFrame, found: pd.DataFrame) -> GeoDataFrame:
    """Return a straight line per flow, from a point inside one commune to a point inside the other, largest last.

    Columns ``DESIRE_LINES``; ``dominant`` : the flow by which the origin depends on the destination.
    """
    places = dict(zip(communes["code_insee"], shapely.get_coordinates(shapely.point_on_surface(communes.geometry))))
    names = dict(zip(communes["code_insee"], communes["nom"]))
    subordinate = found[found["statut"] == SUBORDINATE]["dominant_code"].to_dict()
    rows = pairs.sort_values(["valeur", "origine", "destination"]).reset_index(drop=True)
    ends = [np.array([places[one], places[two]]) for one, two in zip(rows["origine"], rows["destination"])]
    lines = shapely.multilinestrings([[end] for end in ends]) if ends else np.empty(0, dtype=object)
    rows["nom_origine"], rows["nom_destination"] = rows["origine"].map(names), rows["destination"].map(names)
    rows["dominant"] = [subordinate.get(one) == two for one, two in zip(rows["origine"], rows["destination"])]
    rows["longueur_km"] = shapely.length(lines) / 1000
    return GeoDataFrame(rows[list(DESIRE_LINES)], geometry=lines, crs=communes.crs)


def strangers(flows: FlowTable, codes: list[str]) -> pd.DataFrame:
    """Return the codes that are no commune of the territory, heaviest first, columns ``FLOW_STRANGERS``."""
    known = set(codes)
    sent = flows.rows[~flows.rows["origine"].isin(known)].groupby("origine")["valeur"].sum()
    received = flows.rows[~flows.rows["destination"].isin(known)].groupby("destination")["valeur"].sum()
    table = pd.DataFrame({"comme_origine": sent, "comme_destination": received}).fillna(0.0)
    table["n_lignes"] = [flows.lines.get(str(code), 0) for code in table.index]
    table["code"] = table.index.astype(object)
    order = (table["comme_origine"] + table["comme_destination"]).sort_values(ascending=False, kind="stable").index
    return table.loc[order, list(FLOW_STRANGERS)].reset_index(drop=True)
