"""From the tables a person gives to a graph: which columns, ids that agree, capacities and costs that are numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from ..errors import InputError
from ..geometry import repair
from .graph import NAMED, Graph

#: Factor to m² by unit of a capacity that is an area.
AREAS = {"m2": 1.0, "ha": 1e4}
_SPACES = str.maketrans("", "", " \u00a0\u202f")


def column(frame: pd.DataFrame, name: str, what: str) -> pd.Series:
    """Return a column by its name, case ignored; ``what`` names the layer in the message.

    Raises
    ------
    InputError
        The layer has no such field.
    """
    for own in frame.columns:
        if str(own).lower() == name.strip().lower():
            return frame[own]
    fields = ", ".join(str(own) for own in frame.columns if own != "geometry")
    raise InputError(f"« {what} » n’a pas de champ « {name} » ; ses champs : {fields or 'aucun'}.")


def has(frame: pd.DataFrame, name: str) -> bool:
    """Return whether a layer has a field, case ignored."""
    return name.strip().lower() in {str(own).lower() for own in frame.columns}


def same_ids(*columns: Sequence[Any]) -> list[list[Any]]:
    """Return the ids of several columns written alike: integers when they all are (3, 3.0, « 3 »), texts otherwise.

    NULL and empty texts stay None.
    """
    texts = [[_text(one) for one in column] for column in columns]
    every = [one for column in texts for one in column if one is not None]
    if all(one.lstrip("-").isdecimal() and one.isascii() for one in every):
        return [[None if one is None else int(one) for one in column] for column in texts]
    return [list(column) for column in texts]


def _text(value: Any) -> str | None:
    if value is None or (isinstance(value, float) and np.isnan(value)):
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip() or None


def numbers(values: Sequence[Any]) -> np.ndarray:
    """Return numbers, NaN where there is none; texts with a decimal comma or spaces are read."""
    return np.array([_number(one) for one in values], dtype=float)


def _number(value: Any) -> float:
    if isinstance(value, str):
        value = value.translate(_SPACES).replace(",", ".")
    try:
        return float(value)
    except (TypeError, ValueError):
        return np.nan


def areas(frame: Any) -> tuple[np.ndarray, int]:
    """Return the area of each object, m², its outline mended, and how many were; NaN where there is no surface."""
    mended = repair(frame.geometry)
    held = np.array([np.nan if one is None or one.area == 0 else one.area for one in mended.geometries], dtype=float)
    return held, int(mended.repaired.sum())


class Built(NamedTuple):
    """A graph, and what ties it to the tables it comes from.

    Attributes
    ----------
    ids : ids of the rows of nodes as the graph writes them. rows : position of each link of the graph among the links.
    outside : links set aside, an end of theirs being of no node given (of a selection, say). absent : these ends.
    """

    graph: Graph
    ids: list[Any]
    rows: np.ndarray
    outside: int
    absent: list[str]


def build(
    ids: Sequence[Any], capacity: np.ndarray, ends: tuple[Sequence[Any], Sequence[Any]], cost: np.ndarray
) -> Built:
    """Return the graph of two tables.

    Raises
    ------
    InputError
        As `Graph`; a link with an end that is NULL; no link at all whose ends are both among the nodes.
    """
    nodes, a, b = same_ids(ids, *ends)
    blank = sum(one is None or other is None for one, other in zip(a, b))
    if blank:
        raise InputError(
            f"{blank} lien(s) dont un bout n’a pas d’identifiant (NULL) : chaque lien nomme les deux nœuds qu’il joint."
        )
    links = pd.DataFrame({"id_a": pd.Series(a, dtype=object), "id_b": pd.Series(b, dtype=object), "cost": cost})
    known = set(nodes)
    inside = np.array([one in known and other in known for one, other in zip(a, b)], dtype=bool)
    if not inside.any():  # these links are of other nodes: the graph says which
        inside[:] = True
    absent = sorted({str(one) for one in (*a, *b)} - {str(one) for one in known}, key=lambda one: (len(one), one))
    graph = Graph(pd.Series(capacity, index=pd.Index(nodes, dtype=object)), links[inside])
    return Built(graph, nodes, np.flatnonzero(inside)[graph.rows], int((~inside).sum()), absent)


def notes(built: Built) -> list[str]:
    """Return what is to be told of the links that were not kept, in French."""
    graph, told = built.graph, []
    if built.outside:
        told.append(
            f"{built.outside} lien(s) écarté(s) : un de leurs bouts n’est pas parmi les nœuds donnés "
            f"({', '.join(built.absent[:NAMED])}{'…' if len(built.absent) > NAMED else ''})."
        )
    if graph.dropped.duplicates:
        told.append(
            f"{graph.dropped.duplicates} lien(s) en double ignoré(s) : entre deux nœuds, le moins coûteux est gardé."
        )
    if graph.dropped.loops:
        told.append(f"{graph.dropped.loops} lien(s) d’un nœud à lui-même ignoré(s).")
    zero = int((graph.capacity == 0).sum())
    if zero:
        told.append(f"{zero} nœud(s) de capacité 0 : simples relais.")
    alone = len(graph) - len(np.unique(np.concatenate([graph.first, graph.second])))
    if alone:
        told.append(f"{alone} nœud(s) sans aucun lien : chacun est une composante.")
    return told
