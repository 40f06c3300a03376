"""Q2: were the geometries usable as they stood?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import shapely

from ....typography import pluriel
from ...measure import Evidence, Measure

if TYPE_CHECKING:
    from ...scene import Scene

#: Defects of the reader that are faults of geometry (``core/documents/defects.py``), and how they are told.
FAULTS = {
    "geometrie_reparee": ("géométrie invalide réparée", "géométries invalides réparées"),
    "geometrie_irreparable": ("géométrie irréparable", "géométries irréparables"),
    "geometrie_nulle": ("objet sans géométrie", "objets sans géométrie"),
    "multipartie": ("objet en plusieurs parties", "objets en plusieurs parties"),
    "primitive_inattendue": ("objet d’une autre nature que sa couche", "objets d’une autre nature que leur couche"),
    "coordonnees_hors_domaine": ("objet hors du domaine du système", "objets hors du domaine du système"),
}


def geometrie(scene: Scene) -> Measure:
    """Return the number of faults of geometry met while reading, in the territory.

    A fault without a place (an object without geometry) belongs to no commune: it counts in each.
    """
    found = scene.workspace.document.anomalies
    found = found[found["defaut"].isin(list(FAULTS))]
    shapes = found.geometry.to_numpy()
    placeless = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    shapely.prepare(scene.geometry)
    here = shapely.intersects(scene.geometry, shapes)
    kept = found[here | placeless]
    counts = kept["defaut"].value_counts()
    result = Measure(float(len(kept)), "n", additive=False, count=len(kept))
    result.notes = [pluriel(int(counts[code]), *words) for code, words in FAULTS.items() if code in counts]
    if placeless.any():
        result.notes.append(f"{pluriel(int(placeless.sum()), 'défaut')} sans lieu, pour tout le document")
    result.evidence = [_proof(row) for row in found[here].itertuples(index=False)]
    result.labels = tuple(dict.fromkeys(proof.label for proof in result.evidence))
    return result


def _proof(row: Any) -> Evidence:
    label = row.couche if pd.isna(row.objet) else f"{row.couche} {row.objet}"
    return Evidence(row.defaut, row.geometry, label, f"{row.couche}:{'' if pd.isna(row.fid) else int(row.fid)}")
