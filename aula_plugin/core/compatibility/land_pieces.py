"""The places behind the land register: what documents open in extension and what is consumed, each place once.

``OUV`` is the land opened of rule F1 (``conso_vs_enveloppe``). ``C`` is the consumption observed, inside the natural,
farm and forest land at T0. The pieces are a partition of ``OUV ∪ C``: opened and not consumed, opened and consumed,
consumed out of what is opened.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely

from ..documents.vocation import UNKNOWN
from ..geometry import dissolve, overlay, polygons_of, priority_partition
from ..pieces import pieces_in
from .indicators.common import NOISE_M2
from .indicators.conso_vs_enveloppe import Frame, Opened, Part, opened_land
from .land_consumption import UNDATED, Consumption
from .layers import Objects
from .scene import Scene
from .workspace import Territory

PIECE_COLUMNS = {
    "insee": "text",
    "commune": "text",
    "niveau": "text",
    "siren_epci": "text",
    "nature": "text",
    "origine": "text",
    "libelle": "text",
    "vocation": "text",
    "vocation_zone": "text",
    "date": "text",
    "aire_ha": "real",
    "idurba": "text",
    "fid_source": "text",
}
#: Natures of the pieces.
FREE, FREE_UNKNOWN = "ouvert, non consommé", "ouvert, consommation inconnue"
CONSUMED, ELSEWHERE = "consommé, ouvert", "consommé, hors de l’ouvert"
NATURES = (CONSUMED, ELSEWHERE, FREE, FREE_UNKNOWN)
OPENED = (CONSUMED, FREE, FREE_UNKNOWN)
#: Vocation of an emplacement réservé or of a STECAL: the standard gives them none.
WITHOUT = "sans_vocation"
CLOSED_AU = "AUs"
#: What limits of communes that do not coincide may cut off an object of the neighbour (convention of the project).
SLIVER_M2 = 1_000.0


@dataclass
class CommuneLand:
    """What is known of one commune.

    Attributes
    ----------
    documented : a document that can be measured covers the commune; else nothing is known of what is opened.
    observed : the consumption observed covers the commune; else nothing is known of it.
    undated_ha : observed without a date, out of every sum.
    """

    territory: Territory
    pieces: list[dict[str, Any]]
    documented: bool
    observed: bool
    undated_ha: float = 0.0
    idurba: str | None = None
    date: str | None = None
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Places:
    """Disjoint polygons with what is known of each."""

    shapes: np.ndarray
    rows: list[dict[str, Any]]


def commune_land(scene: Scene, consumption: Consumption | None, documented: bool = True) -> CommuneLand:
    """Return the pieces of the commune of a scene.

    Parameters
    ----------
    documented : False when no document covers the commune; its consumption alone is then looked for.

    Raises
    ------
    NotEvaluable
        The urban envelope is missing, empty, or its coverage of the commune is unknown.
    """
    found = opened_land(scene, {})
    opened = _opened(found) if documented else _Places(np.array([], dtype=object), [])
    consumed, undated, seen = _consumed(scene, found.frame, consumption)
    rows = _crossed(opened, consumed, seen)
    place = scene.place
    named = {
        "insee": place.id,
        "commune": scene.territory.name,
        "niveau": place.niveau,
        "siren_epci": place.siren_epci,
    }
    pieces = [{**dict.fromkeys(PIECE_COLUMNS), **named, **row} for row in rows]
    notes = [note for note in (found.doubt, *found.notes) if note] if documented else []
    return CommuneLand(scene.territory, pieces, documented, seen, undated, notes=notes)


def _opened(found: Opened) -> _Places:
    """Return each zone, emplacement réservé or STECAL inside its term of OUV; a place is in the first of them only."""
    shapes: list[shapely.Geometry] = []
    rows: list[dict[str, Any]] = []
    for part in found.parts:
        if part.place.is_empty or not len(part.objects):
            continue
        met, pieces = pieces_in(part.objects.geometry, part.place)
        if len(pieces) > 1 and shapely.area(pieces).sum() - part.place.area > NOISE_M2:
            pieces = priority_partition(pieces, [0] * len(pieces), [0])[0]
        for position, piece in zip(met, pieces):
            shapes.append(piece)
            rows.append(_said(part, int(position)))
    return _Places(np.array(shapes, dtype=object), rows)


def _said(part: Part, position: int) -> dict[str, Any]:
    zone = part.objects.table.iloc[position]
    drawn = "famille" in part.objects.table
    subtype = zone.get("sous_type") if drawn else None
    origin = subtype if part.name == "AU" and subtype in ("AUc", CLOSED_AU) else part.name
    vocation = (str(zone.get("vocation") or "") or UNKNOWN) if drawn else WITHOUT
    return {
        "origine": origin,
        "libelle": str(part.objects.label[position]),
        "vocation_zone": vocation,
        "fid_source": str(part.objects.fid[position]),
    }


def _consumed(scene: Scene, frame: Frame, consumption: Consumption | None) -> tuple[_Places, float, bool]:
    """Return what is consumed in the commune, the hectares without a date, and whether anything is known of it."""
    nothing = _Places(np.array([], dtype=object), [])
    if consumption is None:
        return nothing, 0.0, False
    objects = consumption.layer.inside(scene.geometry)
    seen = consumption.complete or _of_here(consumption, objects)
    dated = (objects.table["date"] != UNDATED).to_numpy() if len(objects) else np.array([], dtype=bool)
    undated = frame.opened(scene, objects.take(~dated), False).area / 10_000 if (~dated).any() else 0.0
    own = objects.take(dated)
    place = frame.opened(scene, own, False) if dated.any() else shapely.Polygon()
    if place.is_empty or not seen:
        return nothing, undated, seen
    met, pieces = pieces_in(own.geometry, place)
    rows = [
        {
            "libelle": str(own.label[position]),
            "vocation": str(own.table["vocation"].iloc[position]),
            "date": str(own.table["date"].iloc[position]) or None,
            "fid_source": str(own.fid[position]),
        }
        for position in met
    ]
    return _Places(pieces, rows), undated, True


def _of_here(consumption: Consumption, objects: Objects) -> bool:
    """Tell whether a dated object lies in the commune for half of it, or for more than the sliver of a neighbour's."""
    if not len(objects):
        return False
    whole = shapely.area(consumption.layer.geometry[objects.table.index.to_numpy()])
    here = shapely.area(objects.geometry) >= np.minimum(0.5 * whole, SLIVER_M2)
    return bool((here & (objects.table["date"] != UNDATED).to_numpy()).any())


def _crossed(opened: _Places, consumed: _Places, seen: bool) -> list[dict[str, Any]]:
    """Return the pieces of ``OUV ∪ C``."""
    rows: list[dict[str, Any]] = []
    if len(opened.shapes) and len(consumed.shapes):
        one, other = shapely.STRtree(consumed.shapes).query(opened.shapes, predicate="intersects")
        both = polygons_of(overlay(shapely.intersection, opened.shapes[one], consumed.shapes[other]))
        for i, j, shape in zip(one, other, both):
            use = consumed.rows[j]["vocation"]
            use = opened.rows[i]["vocation_zone"] if use == UNKNOWN else use
            more = {"nature": CONSUMED, "vocation": use, "date": consumed.rows[j]["date"]}
            rows += _piece(shape, {**opened.rows[i], **more})
    nature = FREE if seen else FREE_UNKNOWN
    for row, shape in zip(opened.rows, _without(opened.shapes, consumed.shapes)):
        rows += _piece(shape, {**row, "nature": nature, "vocation": row["vocation_zone"]})
    for row, shape in zip(consumed.rows, _without(consumed.shapes, opened.shapes)):
        rows += _piece(shape, {**row, "nature": ELSEWHERE, "origine": "consommation observée"})
    return rows


def _without(these: np.ndarray, those: np.ndarray) -> np.ndarray:
    """Return each shape less the others."""
    if not len(these) or not len(those):
        return these
    result = these.copy()
    touched = np.unique(shapely.STRtree(these).query(those, predicate="intersects")[1])
    result[touched] = polygons_of(overlay(shapely.difference, these[touched], dissolve(those)))
    return result


def _piece(shape: shapely.Geometry, row: Mapping[str, Any]) -> Sequence[dict[str, Any]]:
    """Return a piece, nothing when it is the dust of an overlay."""
    if shape.is_empty or shape.area < NOISE_M2:
        return ()
    multi = shape if shape.geom_type == "MultiPolygon" else shapely.MultiPolygon([shape])
    return ({**row, "aire_ha": shape.area / 10_000, "geometry": multi},)
