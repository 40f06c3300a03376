"""What is checked before consumption and artificialisation are measured, and what is told of the figures."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from geopandas import GeoDataFrame

from ..errors import InputError
from ..typography import nombre
from .flows import Flows, apart
from .land_cover import LandCover
from .measures import HECTARE, MEASURES
from .overlaps import overlaps
from .settings import Settings

#: Places named when a land cover is refused.
_NAMED = 5
#: Difference between the land covered and the sum of its pieces from which it is told, %.
_SUM_TOLD = 0.1
#: Share of the territories without land cover from which one layer with both dates looks like a layer of changes, %.
_MOSTLY_EMPTY = 50.0


def check_years(first: int, second: int) -> None:
    """Refuse two dates between which nothing can be measured.

    Raises
    ------
    InputError
        The same year twice, or the later one first.
    """
    if first == second:
        raise InputError(
            f"les deux occupations du sol ont la même date ({first}) : aucune évolution à mesurer. Corrigez "
            "« Année 1 » ou « Année 2 »."
        )
    if first > second:
        raise InputError(
            f"dates inversées : {first} puis {second}. Échangez les deux occupations du sol, leurs champs et leurs "
            f"enveloppes, avec {second} en « Année 1 » et {first} en « Année 2 »."
        )


def check_overlaps(covers: list[LandCover], settings: Settings) -> list[str]:
    """Refuse a land cover whose polygons claim the same places, naming the largest; tell those that pass."""
    warnings = []
    for cover in covers:
        found = overlaps(cover.shapes)
        share = 100.0 * found.share
        if not len(found.areas):
            continue
        said = f"« {cover.name} », {cover.year} : {nombre(found.overlapped_m2 / HECTARE, 2)} ha recouverts par "
        said += f"plusieurs objets, {nombre(share, 2)} % de la surface"
        if share > settings.overlap_max:
            places = " ; ".join(_place(cover, found, row) for row in np.argsort(-found.areas, kind="stable")[:_NAMED])
            raise InputError(
                f"{said} (accepté : {nombre(settings.overlap_max, 1)} %). Les plus grands : {places}. Corrigez-les : "
                "« Contrôler une occupation du sol » les montre tous."
            )
        warnings.append(f"{said} : un lieu recouvert deux fois à une seule date y compte deux fois.")
    return warnings


def _place(cover: LandCover, found: Any, row: int) -> str:
    point = shapely.point_on_surface(found.shapes[row])
    one, other = cover.ids[found.pairs[row]]
    return f"objets n° {one} et {other}, {nombre(found.areas[row])} m², vers X {nombre(point.x)}, Y {nombre(point.y)}"


def told(flows: Flows, rows: GeoDataFrame, covered: np.ndarray | None, settings: Settings) -> list[str]:
    """Return what a person must know of the figures: measures without an answer, land without one, sums that differ."""
    if covered is not None and len(covered) and not covered.any():
        return [
            "Aucun territoire n’est couvert aux deux dates : rien n’est mesuré. Vérifiez les systèmes de coordonnées, "
            "ou choisissez des territoires que les deux occupations du sol couvrent."
        ]
    chosen = MEASURES[settings.measure]
    known = {one: not rows[one.columns[0]].isna().all() for one in MEASURES.values()}
    said = [
        f"{one.title} : non évaluée, ni la nomenclature ni la donnée n’en disent assez."
        for one in MEASURES.values()
        if not known[one]
    ]
    if not known[chosen]:
        said.append(f"La mesure choisie ({chosen.id}) n’est pas évaluée : ni flux, ni parts, ni typologie.")
    for measure in filter(known.get, MEASURES.values()):
        aside = apart(flows, measure, len(rows)).sum()
        for name, words in (("code_inconnu_ha", "à code illisible"), ("indetermine_ha", "indéterminés")):
            if aside[name] > 0:
                said.append(f"{measure.title} : {nombre(aside[name], 2)} ha {words}, comptés à part, dans aucun flux.")
    if covered is None:
        said.append(
            "Changements seuls : stocks, couverture et seuils du décret non évalués ; la surface de référence est "
            "celle des territoires."
        )
        return said
    missing = 100.0 * (1.0 - covered.sum() / max(float(shapely.area(rows.geometry.to_numpy()).sum()), 1e-9))
    if missing > _SUM_TOLD:
        text = f"{nombre(missing, 2)} % des territoires ne sont pas couverts aux deux dates (couche EMPRISE)."
        first, second, _ = flows.crossing.layers
        if first is second and missing > _MOSTLY_EMPTY:
            text += " Si la couche ne contient que des changements, cochez CHANGEMENTS_SEULS."
        said.append(text)
    summed = np.bincount(flows.crossing.territory, flows.crossing.area, minlength=len(rows))
    gap = 100.0 * abs(summed.sum() - covered.sum()) / max(float(covered.sum()), 1e-9)
    if gap > _SUM_TOLD:
        said.append(f"La somme des morceaux diffère de {nombre(gap, 2)} % de la surface couverte (recouvrements).")
    return said
