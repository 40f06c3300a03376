"""Land opened in extension: ``S = s(OUV ∩ ENAF)``, to be compared with the envelope of the SCoT (F1, F2, C8).

``OUV = AU ∪ (U \\ E) ∪ ER ∪ STECAL``: E is the urban envelope at T0, ER the surfaces of the emplacements réservés,
STECAL the surfaces 16-03. Without AUs when ``compter_aus`` is false. ENAF is the mask of the natural, farm and forest
land at T0; without a mask, everything out of E, which is an upper bound.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from ...geometry import dissolve, net, overlay, polygons_of
from ...typography import mesure
from ..layers import Objects
from ..measure import Measure, NotApplicable
from ..scene import Scene
from .common import NO_PRESCRIPTION, known_absence, largest_first, proofs, quiet, selectors_of, without_area

ENVELOPE, MASK = "role:enveloppe_urbaine", "role:masque_enaf"
PRESCRIPTIONS = (("psc:05-xx", "emplacements réservés"), ("psc:16-03", "STECAL"))
#: Vocations of the zones that a vocation of the envelope counts whole, and the side of the mixed ones it takes.
VOCATIONS = {"habitat": ("habitat",), "economie": ("economie", "commerce")}
MIXED = "mixte"


@dataclass(frozen=True)
class Part:
    """One term of OUV inside ENAF; ``weight`` is the share of it that the vocation asked for takes."""

    name: str
    objects: Objects
    place: shapely.Geometry
    weight: float = 1.0

    @property
    def hectares(self) -> float:
        """Weighted area."""
        return self.weight * quiet(self.place.area)


@dataclass(frozen=True)
class Frame:
    """Where consumption may be counted: the territory or the site, the envelope E, the mask ENAF (None without)."""

    site: shapely.Geometry
    envelope: shapely.Geometry
    mask: shapely.Geometry | None

    def opened(self, scene: Scene, objects: Objects, outside_envelope: bool) -> shapely.Geometry:
        """Return the part of some objects that consumes land."""
        place = scene.dissolved(objects.geometry)
        taken = self.envelope if outside_envelope or self.mask is None else None

        def cut() -> shapely.Geometry:
            left = place if taken is None else _operate(shapely.difference, place, taken)
            left = left if self.mask is None else _operate(shapely.intersection, left, self.mask)
            return _operate(shapely.intersection, left, self.site)

        return scene.once("consommation", (place, taken, self.mask, self.site), cut)


@dataclass(frozen=True)
class Opened:
    """The terms of OUV inside ENAF, where they were looked for, the reason to doubt them and what must be said."""

    frame: Frame
    parts: list[Part]
    doubt: str
    notes: list[str]


def opened_land(scene: Scene, params: Mapping[str, Any]) -> Opened:
    """Return the land opened in extension in the territory, term by term; parameters and errors of ``measure``."""
    frame = _frame(scene, params)
    parts, doubt, notes = _parts(scene, frame, str(params.get("vocation") or "toutes"), _counts_aus(scene, params))
    return Opened(frame, parts, doubt, [*_frame_notes(frame), *notes])


def _counts_aus(scene: Scene, params: Mapping[str, Any]) -> bool:
    counted = params.get("compter_aus")
    return scene.parameters.compter_aus if counted is None else bool(counted)


def measure(scene: Scene, params: Mapping[str, Any]) -> Measure:
    """Measure the hectares opened in extension in the territory.

    Parameters
    ----------
    params : ``vocation`` (« toutes », habitat, economie…) keeps the zones of that vocation; mixed zones are shared by
        the parameter ``part_mixte_habitat``, the values with 0 and 1 being told. ER and STECAL have no vocation: they
        count with « toutes » only. ``site`` restricts the measure to some objects.

    Notes
    -----
    A place under several of zone, ER and STECAL is counted once, in that order. ``alternatives`` holds the values with
    the other reading of AUs and of the mixed zones.

    Raises
    ------
    NotApplicable
        No object of ``site`` in the territory.
    NotEvaluable
        The envelope is missing, empty, or its coverage of the territory is unknown.
    """
    with_aus = _counts_aus(scene, params)
    vocation = str(params.get("vocation") or "toutes")
    found = opened_land(scene, params)
    frame, parts = found.frame, found.parts
    other: list[Part] = []
    if len(scene.objects("zones:AUs")):
        other = _parts(scene, frame, vocation, not with_aus)[0]
    evidence = [proof for part in parts for proof in proofs(part.objects, part.place, "consommation")]
    total = dissolve([part.place for part in parts])
    return Measure(
        _sum(parts),
        "ha",
        gross_ha=quiet(total.area),
        net_ha=quiet(net(total, scene.parameters.lisere_m).area),
        doubt=found.doubt,
        count=len({proof.fid for proof in evidence}),
        labels=largest_first(evidence),
        vocation=None if vocation == "toutes" else vocation,
        evidence=evidence,
        alternatives=_alternatives(parts, other, vocation, with_aus),
        notes=[*_breakdown(parts, with_aus), *_shared(parts, vocation), *found.notes],
    )


def _frame(scene: Scene, params: Mapping[str, Any]) -> Frame:
    envelope = scene.union(ENVELOPE)
    if envelope.is_empty:
        scene.covered(ENVELOPE)
    mask = None
    if MASK in scene.workspace.layers:
        mask = scene.union(MASK)
        if mask.is_empty:
            scene.covered(MASK)
    site, named = scene.geometry, selectors_of(params.get("site"))
    if named:
        site = scene.union(named)
        if site.is_empty:
            known_absence(scene, named, False)
            raise NotApplicable(f"aucun objet : {scene.describe(named)}")
    return Frame(site, envelope, mask)


def _parts(scene: Scene, frame: Frame, vocation: str, with_aus: bool) -> tuple[list[Part], str, list[str]]:
    """Return the terms of OUV, the reason to doubt them, and what must be said."""
    parts = _zones(scene, frame, vocation, with_aus)
    if vocation != "toutes":
        return parts, "", []
    drawn, doubt, notes = _prescriptions(scene, frame, [part.place for part in parts])
    return [*parts, *drawn], doubt, notes


def _zones(scene: Scene, frame: Frame, vocation: str, with_aus: bool) -> list[Part]:
    """Return the parts made of zones: AU (AUc alone without AUs) and U out of the envelope, mixed ones apart."""
    names = (("zones:AU" if with_aus else "zones:AUc", "AU", False), ("zones:U", "U hors enveloppe", True))
    if vocation == "toutes":
        kinds: list[tuple[Sequence[str] | None, str, float]] = [(None, "", 1.0)]
    else:
        share = scene.parameters.part_mixte_habitat
        weights = {"habitat": share, "economie": 1 - share}
        kinds = [(VOCATIONS.get(vocation, (vocation,)), "", 1.0)]
        if vocation in weights:
            kinds.append(((MIXED,), " mixte", weights[vocation]))
    parts, seen = [], shapely.Polygon()
    for wanted, suffix, weight in kinds:
        for name, label, outside in names:
            objects = scene.objects(name, "surf", wanted)
            place = _operate(shapely.difference, frame.opened(scene, objects, outside), seen)
            parts.append(Part(label + suffix, objects, place, weight))
        seen = dissolve([part.place for part in parts])  # an unknown vocation answers to both readings
    return parts


def _prescriptions(
    scene: Scene, frame: Frame, counted: Sequence[shapely.Geometry]
) -> tuple[list[Part], str, list[str]]:
    """Return the parts of ER and STECAL that no zone counts yet, with what must be said of them."""
    if not len(scene.workspace.layers["psc"]):
        return [], "document sans prescription, valeur minorée", [NO_PRESCRIPTION]
    parts: list[Part] = []
    notes: list[str] = []
    for selector, label in PRESCRIPTIONS:
        objects = scene.objects(selector)
        before = dissolve([*counted, *(part.place for part in parts)])
        place = _operate(shapely.difference, frame.opened(scene, objects, False), before)
        parts.append(Part(label, objects, place))
        notes += without_area(scene, selector)
    return parts, "", notes


def _alternatives(parts: Sequence[Part], other: Sequence[Part], vocation: str, with_aus: bool) -> dict[str, float]:
    """Return the values of the other readings: AUs out or in (``other``), mixed zones for nothing or in full."""
    value = _sum(parts)
    result = {}
    if other:
        result["zones AUs non comptées" if with_aus else "zones AUs comptées"] = _sum(other)
    mixed = _mixed(parts)
    if mixed:
        without = value - _sum(mixed)
        result[f"zones mixtes sans {vocation}"] = without
        result[f"zones mixtes toutes en {vocation}"] = without + sum(quiet(part.place.area) for part in mixed)
    return {name: reading for name, reading in result.items() if abs(reading - value) > 1e-9}


def _sum(parts: Sequence[Part]) -> float:
    return float(sum(part.hectares for part in parts))


def _mixed(parts: Sequence[Part]) -> list[Part]:
    return [part for part in parts if part.name.endswith(MIXED) and quiet(part.place.area) > 0]


def _breakdown(parts: Sequence[Part], with_aus: bool) -> list[str]:
    shown = [f"{part.name} {mesure(part.hectares, 'ha')}" for part in parts if part.hectares > 0]
    text = " ; ".join(shown) if shown else "aucune surface ouverte en extension"
    return [text if with_aus else f"{text} ; zones AUs non comptées"]


def _shared(parts: Sequence[Part], vocation: str) -> list[str]:
    mixed = _mixed(parts)
    if not mixed:
        return []
    whole, other = sum(quiet(part.place.area) for part in mixed), _sum(parts) - _sum(mixed)
    return [
        f"zones mixtes {mesure(whole, 'ha')}, comptées pour {mesure(100 * mixed[0].weight, '%')} en {vocation} : "
        f"de {mesure(other, 'ha')} (aucune part) à {mesure(other + whole, 'ha')} (toute la surface)"
    ]


def _frame_notes(frame: Frame) -> list[str]:
    if frame.mask is not None:
        return []
    return ["sans masque des ENAF : tout ce qui est hors de l’enveloppe urbaine est compté, valeur majorante"]


def _operate(operation: Any, left: shapely.Geometry, right: shapely.Geometry) -> shapely.Geometry:
    if left.is_empty:
        return left
    return polygons_of(overlay(operation, np.array([left]), np.array([right]))[0])
