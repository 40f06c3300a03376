"""Why a commune has no core: « aucun cœur » is a result, and says what came nearest and what was missing."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..typography import NBSP, accord, nombre_court, pluriel
from .cores import NOTHING, Legs, Thresholds, legs
from .fields import Fields
from .settings import PROXIMITY_GROUPS, Settings

#: What stops a core.
OFFER, DENSITY, DIVERSITY, BUILT, TOGETHER, PARTS = "offre", "densité", "diversité", "bâti", "ensemble", "parties"
NO_EQUIPMENT = "aucun équipement localisé"
#: Share of the groups that the source can show above which the number asked is out of reach. A convention.
REACHABLE = 0.75


@dataclass(frozen=True)
class Nothing:
    """Why there is no core.

    Attributes
    ----------
    blocking : one of the words above.
    motif : French, complete, without capital nor full stop.
    k_max, n_max, b_max : the best of the cells looked at; b_max None when the built leg is not evaluated.
    """

    blocking: str
    motif: str
    k_max: float
    n_max: int
    b_max: float | None


def easier(groups: int, observable: int) -> int | None:
    """Return the number of groups worth asking for when a source shows few of them; None when what is asked is fair.

    Asked for more than three quarters of the ``observable`` groups, hardly any place can answer: the same share of
    what can be seen is ``ceil(n_min × G / 26)``. It is offered, never applied in silence.
    """
    if observable <= 0 or groups <= REACHABLE * observable:
        return None
    return math.ceil(groups * observable / PROXIMITY_GROUPS)


def why_nothing(
    fields: Fields,
    asked: Thresholds,
    settings: Settings,
    inside: npt.NDArray[np.bool_] | None = None,
    set_aside: int = 0,
) -> Nothing:
    """Return what stopped a core among some cells.

    Parameters
    ----------
    inside : the cells looked at; all of them by default.
    set_aside : number of parts that passed the thresholds but had too few shops or too little area.
    """
    within = np.ones(fields.grid.shape, dtype=bool) if inside is None else inside
    found = legs(fields, asked)
    k_max = float(np.max(fields.density, where=within, initial=0.0))
    n_max = int(np.max(fields.groups, where=within, initial=0))
    b_max = None if fields.built is None else _best_built(fields.built, within)
    if k_max <= NOTHING:
        blocking, motif = OFFER, NO_EQUIPMENT
    elif (found.together() & within).any():
        blocking, motif = PARTS, _parts(set_aside, settings)
    else:
        blocking, motif = _threshold(fields, asked, settings, found, within)
    return Nothing(blocking, motif, k_max, n_max, b_max)


def _best_built(built: npt.NDArray[np.float64], where: npt.NDArray[np.bool_]) -> float:
    return float(np.max(np.nan_to_num(built), where=where, initial=0.0))


def _parts(set_aside: int, settings: Settings) -> str:
    least = f"moins de {pluriel(settings.shops_min, 'commerce')} ou de {nombre_court(settings.area_min_ha)}{NBSP}ha"
    if not set_aside:
        return f"aucune partie ne reste : {least}"
    return f"{pluriel(set_aside, 'partie')} {accord(set_aside, 'écartée')} : {least}"


def _threshold(
    fields: Fields, asked: Thresholds, settings: Settings, found: Legs, within: npt.NDArray[np.bool_]
) -> tuple[str, str]:
    """Return the threshold no cell reaches, else the one missing where the others are reached."""
    whole = {DENSITY: found.dense, DIVERSITY: found.diverse}
    if found.built is not None:
        whole[BUILT] = found.built
    for blocking, cells in whole.items():
        if not (cells & within).any():
            return blocking, _short(blocking, fields, asked, settings, within)
    for blocking in (DIVERSITY, BUILT, DENSITY):
        others = np.logical_and.reduce([cells for key, cells in whole.items() if key != blocking]) & within
        if blocking in whole and others.any():
            return blocking, f"{_short(blocking, fields, asked, settings, others)}, là où le reste est réuni"
    return TOGETHER, "chaque seuil est atteint quelque part, jamais deux au même endroit"


def _short(blocking: str, fields: Fields, asked: Thresholds, settings: Settings, where: npt.NDArray[np.bool_]) -> str:
    """Return how far the best of some cells stays from a threshold."""
    if blocking == DIVERSITY:
        best = pluriel(int(np.max(fields.groups, where=where, initial=0)), "groupe")
        radius = nombre_court(settings.diversity_radius)
        return f"au plus {best} à moins de {radius}{NBSP}m, pour {asked.groups} au moins"
    if blocking == DENSITY:
        best = nombre_court(np.max(fields.density, where=where, initial=0.0))
        return f"densité d’au plus {best}, pour {nombre_court(asked.density)} au moins"
    if fields.built is None or asked.built is None or math.isnan(asked.built):
        return "aucun bâtiment"
    best = nombre_court(_best_built(fields.built, where), 3)
    return f"bâti d’au plus {best}{NBSP}m² par m², pour {nombre_court(asked.built, 3)} au moins"
