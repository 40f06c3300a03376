"""Perimeters as roles of the compatibility grid: the SCoT's own, and those a PLU draws or would draw."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from geopandas import GeoDataFrame

from ..errors import InputError
from ..geometry import polygons_of
from ..text import clean
from .columns import STATUSES, Columns

CANDIDATE, PROPOSED, KEPT, DISCARDED = STATUSES
#: Written on the role when no candidate has been decided on.
NOT_SETTLED = "périmètre non arrêté"
#: Columns of the layers of both roles.
ROLE_COLUMNS: Columns = {"nom": "text", "code_insee": "text", "statut": "text", "version": "text"}


@dataclass(frozen=True)
class Chosen:
    """Candidates that play the role ``centralites_plu``; ``settled``: people decided on them."""

    candidates: GeoDataFrame
    settled: bool


def not_discarded(candidates: GeoDataFrame) -> GeoDataFrame:
    """Return the candidates that people did not set aside: what a computed version is made of."""
    return candidates[np.array([status != DISCARDED for status in statuses(candidates)], dtype=bool)]


def statuses(candidates: GeoDataFrame) -> list[str]:
    """Return the status of each candidate; none, or a layer without the field, is « candidat ».

    Raises
    ------
    InputError
        A status that is not one.
    """
    if "statut" not in candidates:
        return [CANDIDATE] * len(candidates)
    found = [clean(value) or CANDIDATE for value in candidates["statut"]]
    wrong = sorted(set(found) - set(STATUSES))
    if wrong:
        raise InputError(
            f"Périmètres calculés, champ statut : « {wrong[0]} » n’est pas un statut. Attendu : {', '.join(STATUSES)}. "
            "Corrigez-le dans la couche."
        )
    return found


def chosen(candidates: GeoDataFrame) -> Chosen:
    """Return the candidates that are « retenu »; when none is, all those not set aside, which are not settled."""
    told = np.array(statuses(candidates), dtype=object)
    kept = np.asarray(told == KEPT, dtype=bool)
    settled = bool(kept.any())
    return Chosen(candidates[kept if settled else told != DISCARDED], settled)


def uncertainty(candidates: GeoDataFrame) -> float | None:
    """Return half the largest cell of the candidates that follow cells, m; None when all follow parcels.

    A candidate drawn without parcels is not known better than that; one that does not say what it was drawn from is
    left to the uncertainty of the role.
    """
    cells = [0.0]
    for settings, sources in zip(candidates.get("parametres", []), candidates.get("sources", [])):
        told, drawn_from = _read(settings), _read(sources)
        if "PARCELLES" not in drawn_from and isinstance(told.get("cell"), (int, float)):
            cells.append(float(told["cell"]))
    return max(cells) / 2 or None


def _read(text: object) -> dict[str, Any]:
    """Return a JSON object, empty when a text is not one."""
    try:
        found = json.loads(str(text))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def role_frame(frame: GeoDataFrame, version: str) -> GeoDataFrame:
    """Return polygons with the columns `ROLE_COLUMNS`; a perimeter without a name takes its identifier."""
    shapes = polygons_of(frame.geometry.to_numpy())
    filled = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    rows = frame[filled]
    columns: dict[str, list[str | None]] = {
        name: [clean(value) for value in rows[name]] if name in rows else [None] * len(rows)
        for name in ("nom", "id_candidat", "code_insee", "statut")
    }
    names = [name or number for name, number in zip(columns["nom"], columns["id_candidat"])]
    table = {"nom": names, "code_insee": columns["code_insee"], "statut": columns["statut"], "version": version}
    return GeoDataFrame(table, geometry=shapes[filled], crs=frame.crs)
