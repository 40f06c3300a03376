"""An offer prepared before and read back, whatever kind of file it went through."""

from __future__ import annotations

from typing import Any

import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..errors import InputError
from ..text import clean, plain
from .offer import interior_points

_TRUE = {"1", "true", "vrai", "oui", "t"}


def read_offer(frame: GeoDataFrame, name: str) -> tuple[GeoDataFrame, int]:
    """Return an offer as points with ``groupe``, ``gamme``, ``poids``, ``commerce``, ``retenu``; and what had no place.

    Booleans that a Shapefile or a CSV turned into numbers or texts are booleans again; a NULL weight is 1, a NULL
    ``retenu`` is true. Groups of points (multipoints) become one point each.

    Raises
    ------
    InputError
        No field ``groupe`` (the offer was not prepared), or no point at all.
    """
    if "groupe" not in frame:
        raise InputError(
            f"« {name} » n’a pas de champ groupe : préparez-la d’abord avec « Préparer l’offre de services »."
        )
    found = frame[~(frame.geometry.isna() | frame.geometry.is_empty)].reset_index(drop=True)
    if not len(found):
        raise InputError(f"« {name} » ne contient aucun équipement localisé : préparez une autre offre.")
    shapes = found.geometry.to_numpy()
    points = shapes if (shapely.get_type_id(shapes) == 0).all() else interior_points(shapes)
    table = pd.DataFrame(
        {
            "source": _texts(found, "source"),
            "groupe": [clean(value) for value in found["groupe"]],
            "gamme": _texts(found, "gamme"),
            "poids": pd.to_numeric(found["poids"], errors="coerce").fillna(1.0) if "poids" in found else 1.0,
            "commerce": _truths(found, "commerce", False),
            "retenu": _truths(found, "retenu", True),
            "motif": _texts(found, "motif"),
            "code_insee": _texts(found, "code_insee"),
            "libelle": _texts(found, "libelle"),
            "nom": _texts(found, "nom"),
            "code": _texts(found, "code"),
        }
    )
    return GeoDataFrame(table, geometry=points, crs=frame.crs), len(frame) - len(found)


def _texts(frame: GeoDataFrame, column: str) -> Any:
    return [clean(value) for value in frame[column]] if column in frame else [None] * len(frame)


def _truths(frame: GeoDataFrame, column: str, otherwise: bool) -> list[bool]:
    """Return a column of yes and no; NULL, and a column that is not there, are ``otherwise``."""
    if column not in frame:
        return [otherwise] * len(frame)
    texts = [clean(value) for value in frame[column]]
    return [otherwise if text is None else plain(text) in _TRUE for text in texts]
