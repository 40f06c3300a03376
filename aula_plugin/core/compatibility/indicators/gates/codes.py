"""Q4: are the codes of the document those of the standard?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely

from ....tables import load
from ....typography import enumeration, mesure, pluriel
from ...layers import Objects
from ...measure import Evidence, Measure
from ...scene import UNKNOWN_VOCATIONS

if TYPE_CHECKING:
    from ...scene import Scene

LAYERS = (("psc", "PSC"), ("inf", "INF"))


def codes(scene: Scene) -> Measure:
    """Return the number of distinct codes outside the lists of the standard: prescriptions, informations, TYPEZONE.

    Notes say how many objects bear each, and what share of the zones, then of the area of U and AU, has a known
    vocation (ratio of areas, hectares).
    """
    zones = scene.objects("zones:toutes")
    found = [("TYPEZONE", *_typezones(zones))]
    for name, prefix in LAYERS:
        found.append((prefix, *_unknown(scene.workspace.layers[name].inside(scene.geometry))))
    result = Measure(0.0, "n", additive=False)
    counts: Counter[str] = Counter()
    for prefix, objects, texts in found:
        named = [f"{prefix} {text}" for text in texts]
        counts.update(named)
        result.evidence += [
            Evidence("code_inconnu", shape, f"{code} {label}".strip(), str(fid))
            for shape, code, label, fid in zip(objects.geometry, named, objects.label, objects.fid)
        ]
    result.value = float(len(counts))
    result.count = sum(counts.values())
    result.labels = tuple(code for code, _ in counts.most_common())
    if counts:
        result.notes.append(enumeration([f"{code} ({pluriel(n, 'objet')})" for code, n in counts.most_common()]))
    result.notes += _vocations(zones)
    return result


def _text(table: pd.DataFrame, name: str) -> pd.Series:
    return table[name].fillna("").astype(str) if name in table else pd.Series("", index=table.index)


def _typezones(zones: Objects) -> tuple[Objects, list[str]]:
    """Return the zones whose TYPEZONE (TYPESECT for a carte communale) is not in the list, and what it says."""
    typezone, typesect = _text(zones.table, "typezone"), _text(zones.table, "typesect")
    known = typezone.isin(load("plu_zone_type")["typezone"]) | typesect.isin(load("cc_secteur_type")["typesect"])
    wrong = ~known.to_numpy(dtype=bool)
    return zones.take(wrong), [text or "vide" for text in typezone[wrong]]


def _unknown(objects: Objects) -> tuple[Objects, list[str]]:
    if "code_connu" not in objects.table:
        return objects.take(np.zeros(len(objects), dtype=bool)), []
    wrong = ~objects.table["code_connu"].eq(True).to_numpy(dtype=bool)
    return objects.take(wrong), [code or "vide" for code in _text(objects.table, "code")[wrong]]


def _vocations(zones: Objects) -> list[str]:
    if not len(zones):
        return []
    known = ~_text(zones.table, "vocation").isin(UNKNOWN_VOCATIONS).to_numpy(dtype=bool)
    built = _text(zones.table, "famille").isin(["U", "AU"]).to_numpy(dtype=bool)
    area = shapely.area(zones.geometry)
    notes = [f"vocation connue pour {mesure(100 * known.mean(), '%')} des zones"]
    if area[built].sum() > 0:
        notes[0] += f" et {mesure(100 * area[built & known].sum() / area[built].sum(), '%')} de la surface U et AU"
    return notes
