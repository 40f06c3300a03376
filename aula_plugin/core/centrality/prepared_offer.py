"""An offer prepared before and read back, whatever kind of file it went through."""

from __future__ import annotations

from typing import Any

import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..errors import InputError
from ..text import clean, number, plain
from ..typography import insecables, pluriel
from .offer import interior_points, piles

_TRUE = {"1", "true", "vrai", "oui", "t"}


def read_offer(frame: GeoDataFrame, name: str) -> tuple[GeoDataFrame, list[str]]:
    """Return an offer as points with ``groupe``, ``gamme``, ``poids``, ``commerce``, ``retenu``; and French notes.

    Booleans that a Shapefile or a CSV turned into numbers or texts are booleans again; a NULL weight is 1, a NULL
    ``retenu`` is true. Groups of points (multipoints) become one point each. The notes say what had no place, what
    had no weight, and what of the offer leaves nothing to draw from.

    Raises
    ------
    InputError
        No field ``groupe`` (the offer was not prepared), no point at all, a negative weight.
    """
    if "groupe" not in frame:
        raise InputError(
            f"« {name} » n’a pas de champ groupe : préparez-la d’abord avec « Préparer l’offre de services »."
        )
    points = interior_points(frame.geometry.to_numpy())
    placed = ~shapely.is_missing(points)
    found = frame[placed].reset_index(drop=True)
    if not len(found):
        raise InputError(f"« {name} » ne contient aucun équipement localisé : préparez une autre offre.")
    values, without = weights(found, name)
    table = pd.DataFrame(
        {
            "source": _texts(found, "source"),
            "groupe": [clean(value) for value in found["groupe"]],
            "gamme": _texts(found, "gamme"),
            "poids": values,
            "commerce": truths(found, "commerce", False),
            "retenu": truths(found, "retenu", True),
            "motif": _texts(found, "motif"),
            "code_insee": _texts(found, "code_insee"),
            "libelle": _texts(found, "libelle"),
            "nom": _texts(found, "nom"),
            "code": _texts(found, "code"),
        }
    )
    offer = GeoDataFrame(table, geometry=points[placed], crs=frame.crs)
    lost = len(frame) - len(found)
    notes = [
        f"« {name} » : {pluriel(lost, 'équipement sans place, laissé', 'équipements sans place, laissés')} de côté."
    ] * (lost > 0)
    if without:
        notes.append(f"« {name} » : {pluriel(without, 'équipement')} sans poids lisible, qui compte pour 1.")
    return offer, [insecables(note) for note in (*notes, *_lacks(offer, name))]


def _lacks(offer: GeoDataFrame, name: str) -> list[str]:
    """Return what of an offer leaves nothing to draw from, in French."""
    kept = offer[offer["retenu"].to_numpy()]
    if not len(kept):
        counts = offer["motif"].value_counts()
        why = f" ({', '.join(f'{motif} : {count}' for motif, count in counts.items())})" if len(counts) else ""
        return [
            f"« {name} » : aucun de ses {len(offer)} équipements n’est retenu{why}. Aucun périmètre ne peut en être "
            "tiré : donnez des équipements localisés à l’adresse."
        ]
    notes = []
    if not kept["commerce"].any():
        notes.append(
            f"« {name} » : aucun équipement n’est un commerce ; les chaînes de commerces sont vides, et un cœur en "
            "demande. Vérifiez le champ commerce."
        )
    piled = int(piles(kept).sum())
    if piled:
        notes.append(
            f"« {name} » : {piled} équipements de plusieurs groupes ont les mêmes coordonnées que d’autres : ils sont "
            "sans doute localisés à la commune. Vérifiez-les avec « Préparer l’offre de services »."
        )
    return notes


def weights(frame: GeoDataFrame, name: str) -> tuple[list[float], int]:
    """Return the weights of an offer, 1 where there is none, and how many of its points have none that can be read.

    Raises
    ------
    InputError
        A negative weight.
    """
    if "poids" not in frame:
        return [1.0] * len(frame), 0
    read = [number(value) for value in frame["poids"]]
    negative = [value for value in read if value is not None and value < 0]
    if negative:
        told = pluriel(len(negative), "nombre négatif", "nombres négatifs")
        raise InputError(f"« {name} », champ poids : {told} ({negative[0]:g}) ; attendu : un nombre, 0 ou plus.")
    return [1.0 if value is None else value for value in read], sum(value is None for value in read)


def _texts(frame: GeoDataFrame, column: str) -> Any:
    return [clean(value) for value in frame[column]] if column in frame else [None] * len(frame)


def truths(frame: GeoDataFrame, column: str, otherwise: bool) -> list[bool]:
    """Return a column of yes and no; NULL, and a column that is not there, are ``otherwise``."""
    if column not in frame:
        return [otherwise] * len(frame)
    texts = [clean(value) for value in frame[column]]
    return [otherwise if text is None else plain(text) in _TRUE for text in texts]
