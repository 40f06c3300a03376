"""Patches and the limit of a study area: which cross it, kept whole or cut there."""

from __future__ import annotations

import numpy as np
import shapely
from geopandas import GeoDataFrame

from ..errors import InputError
from ..geometry import overlay, polygons_of
from ..typography import mesure, pluriel
from .reservoirs import RESERVOIR

WHOLE, CUT = "entieres", "coupees"
LIMITS = (WHOLE, CUT)
STUDY_FIELDS = {"limite_emprise": "boolean", "hors_emprise_ha": "real"}
#: Outside by less than this, m², a patch does not cross the limit: both were drawn from the same line.
NOTHING_M2 = 1.0


def within(patches: GeoDataFrame, area: shapely.Geometry, how: str) -> tuple[GeoDataFrame, list[str]]:
    """Return the patches that lie in a study area, at least in part, and what to tell.

    Parameters
    ----------
    patches : fields of `reservoirs.FIELDS`, measured whole. area : polygons, same CRS, valid.
    how : ``entieres``, a patch that crosses the limit stays whole; ``coupees``, it stops there: its area and its
        capacity (in proportion) are those of its part inside, its core is NULL, what was judged on the whole patch
        (status, compactness, naturality) stays.

    Returns
    -------
    Numbered anew from the largest; ``limite_emprise``: crosses the limit; ``hors_emprise_ha``: its area outside.

    Raises
    ------
    InputError
        No réservoir lies in the area.
    """
    shapes = patches.geometry.to_numpy()
    inside = polygons_of(overlay(shapely.intersection, shapes, area))
    held = shapely.area(inside)
    total = shapely.area(shapes)
    outside = np.where(total - held > NOTHING_M2, total - held, 0.0)
    kept = held > NOTHING_M2
    if not (kept & (patches["statut"] == RESERVOIR).to_numpy()).any():
        raise InputError("Aucun réservoir n’est dans l’emprise d’étude (EMPRISE) : vérifiez-la, ou videz-la.")
    crossing = kept & (outside > 0)
    result = patches.assign(limite_emprise=crossing, hors_emprise_ha=outside / 10_000)
    if how == CUT:
        _cut(result, crossing, inside, held / total)
    result = result[kept]
    order = np.lexsort((result["id_reservoir"], -result["surface_ha"].round(6)))
    result = result.iloc[order].reset_index(drop=True)
    result["id_reservoir"] = np.arange(1, len(result) + 1)
    return result, _told(int(crossing.sum()), float(outside[crossing].sum()), int((~kept).sum()), how)


def _cut(patches: GeoDataFrame, crossing: np.ndarray, inside: np.ndarray, share: np.ndarray) -> None:
    shapes = patches.geometry.to_numpy().copy()
    shapes[crossing] = inside[crossing]
    patches.geometry = shapes
    for column in ("surface_ha", "capacite"):
        patches[column] = np.where(crossing, patches[column] * share, patches[column])
    patches["coeur_ha"] = np.where(crossing, np.nan, patches["coeur_ha"])


def _told(crossing: int, outside_m2: float, left: int, how: str) -> list[str]:
    told = []
    if crossing:
        fate = "gardée(s) entière(s)" if how == WHOLE else "coupée(s) à la limite"
        told.append(
            f"{pluriel(crossing, 'tache dépasse', 'taches dépassent')} du territoire (EMPRISE), {fate} : "
            f"{mesure(outside_m2 / 10_000, 'ha')} sont au-delà (champs limite_emprise et hors_emprise_ha)."
        )
    if left:
        told.append(f"{pluriel(left, 'tache')} hors du territoire, laissée(s) de côté.")
    return told
