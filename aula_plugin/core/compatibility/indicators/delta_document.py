"""Change since the previous document: ``(new − old) / old`` in area, length or number (EBC of T6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import shapely

from ...geometry import dissolve, net, overlay, polygons_of
from ...typography import mesure, pluriel, signe
from ..layers import Objects
from ..measure import Measure, NotApplicable, NotEvaluable, share
from ..scene import Scene
from .common import kind_of, known_absence, largest_first, proofs, selectors_of, undrawn

PRIMITIVES = {"ha": ("surf",), "m": ("lin",), "n": ("surf", "lin", "pct")}
UNITS = {"ha": "ha", "m": "m", "n": "n"}


def measure(scene: Scene, params: Mapping[str, Any]) -> Measure:
    """Measure the relative change of ``selection`` against ``precedent``; −0.05 is a loss of 5 %.

    Numerator: ``new − old``, denominator ``old``, in ha, m or number. Lines and points have no area: they are told
    apart. Evidence of areas: what is lost (``perdu``) and gained (``gagne``), rid of what is narrower than the liseré.

    Raises
    ------
    NotApplicable
        The previous document had nothing there.
    NotEvaluable
        The previous document is missing, or its coverage unknown.
    """
    unit = str(params.get("mesure") or "ha")
    after, before = selectors_of(params["selection"]), selectors_of(params["precedent"])
    _previous(scene, before)
    old, new = _amount(scene, before, unit), _amount(scene, after, unit)
    if old <= 0:
        known_absence(scene, before, False)
        raise NotApplicable(f"rien dans le PLU précédent : {scene.describe(before)}")
    result = share(new - old, old, f"rien dans le PLU précédent : {scene.describe(before)}")
    result.notes = [
        f"de {mesure(old, UNITS[unit])} à {mesure(new, UNITS[unit])} ({signe(new - old, UNITS[unit])})",
        *undrawn(scene, after, ("surf", "lin", "pct")),
        *_apart(scene, before, after, unit),
    ]
    result.count = sum(len(scene.objects(after, primitive)) for primitive in PRIMITIVES[unit])
    if unit == "ha":
        _drawn(scene, before, after, result)
    return result


def _previous(scene: Scene, before: Sequence[str]) -> None:
    for name in before:
        if kind_of(name) == "role" and name not in scene.workspace.layers:
            raise NotEvaluable(f"PLU précédent absent (rôle manquant : {name.partition(':')[2]})")


def _amount(scene: Scene, names: Sequence[str], unit: str) -> float:
    if unit == "ha":
        return scene.union(names).area / 10_000
    if unit == "m":
        return float(shapely.length(scene.objects(names, "lin").geometry).sum())
    return float(sum(len(set(scene.objects(names, primitive).fid)) for primitive in PRIMITIVES["n"]))


def _apart(scene: Scene, before: Sequence[str], after: Sequence[str], unit: str) -> list[str]:
    """Return the change of what the measure leaves out: lines in metres, points in number."""
    notes = []
    if unit == "ha":
        lengths = [_amount(scene, names, "m") for names in (before, after)]
        if any(lengths):
            notes.append(f"lignes : de {mesure(lengths[0], 'm')} à {mesure(lengths[1], 'm')}")
    if unit in ("ha", "m"):
        counts = [len(scene.objects(names, "pct")) for names in (before, after)]
        if any(counts):
            notes.append(f"points : de {pluriel(counts[0], 'objet')} à {pluriel(counts[1], 'objet')}")
    return notes


def _drawn(scene: Scene, before: Sequence[str], after: Sequence[str], result: Measure) -> None:
    old, new = scene.objects(before), scene.objects(after)
    width = scene.parameters.lisere_m
    lost, gained = _only(old, new, width), _only(new, old, width)
    result.evidence = [*proofs(old, lost, "perdu"), *proofs(new, gained, "gagne")]
    result.labels = largest_first([one for one in result.evidence if one.nature == "perdu"])
    changed = [f"perdus {mesure(lost.area / 10_000, 'ha')}", f"gagnés {mesure(gained.area / 10_000, 'ha')}"]
    if lost.area or gained.area:
        result.notes.append(", ".join(changed))


def _only(here: Objects, there: Objects, width_m: float) -> shapely.Geometry:
    """Return what is in ``here`` and not in ``there``, rid of slivers."""
    left, right = dissolve(here.geometry), dissolve(there.geometry)
    return net(polygons_of(overlay(shapely.difference, np.array([left]), np.array([right]))[0]), width_m)
