"""Q1: is the zoning a partition?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from geopandas import GeoDataFrame

from ....geometry import clip, hectares
from ....typography import mesure, pluriel
from ...measure import Evidence, Measure, NotApplicable

if TYPE_CHECKING:
    from ...scene import Scene


def partition(scene: Scene) -> Measure:
    """Return the hectares covered twice or left without zone in the territory, slivers apart.

    Only pieces of mean width ``2·A / P`` above ``lisere_m`` count; thinner ones lie within the tolerance of the CNIG
    standard and are only counted. The width is that of the whole piece, the area that of its part in the territory.
    """
    if not len(scene.objects("zones:toutes")):
        raise NotApplicable("aucune zone dans la commune")
    result = Measure(0.0, "ha")
    total = 0.0
    for nature, word, frame in (
        ("recouvrement", "recouvrement", scene.workspace.overlaps),
        ("trou", "trou", scene.workspace.holes),
    ):
        pieces, names, thin = _here(scene, frame)
        area = float(np.sum(hectares(pieces)))
        total += area
        result.count += len(pieces)
        result.ignored += thin
        largest = np.argsort(-shapely.area(pieces), kind="stable")
        result.evidence += [Evidence(nature, pieces[i], names[i]) for i in largest]
        if len(pieces):
            result.notes.append(f"{pluriel(len(pieces), word)} : {mesure(area, 'ha')}")
    result.value = total
    if result.ignored:
        result.notes.append(f"{pluriel(result.ignored, 'liseré')} dans la tolérance de {_lisere(scene)}")
    result.labels = tuple(dict.fromkeys(proof.label for proof in result.evidence if proof.label))
    return result


def _lisere(scene: Scene) -> str:
    return mesure(scene.parameters.lisere_m, "m")


def _here(scene: Scene, frame: GeoDataFrame) -> tuple[np.ndarray, list[str], int]:
    """Return the real pieces cut by the territory, the zones of each, and how many slivers there are."""
    place = scene.geometry
    shapely.prepare(place)
    whole = frame.geometry.to_numpy()
    cut = clip(whole, place) if len(whole) else whole
    met = shapely.area(cut) > 0
    real = met & (frame["w_m"].to_numpy(dtype=float) > scene.parameters.lisere_m)
    pairs = frame.loc[real, ["zone_a", "zone_b"]].itertuples(index=False)
    names = [" / ".join(str(zone) for zone in pair if isinstance(zone, str) and zone) for pair in pairs]
    return cut[real], names, int((met & ~real).sum())
