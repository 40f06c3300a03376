"""Density of what the OAP plan (D1), and land still free inside the urban envelope (F11).

``mesure``: ``Σ LGT / Σ ha_net`` over the OAP of the territory (housing units per hectare).
``capacite``: ``Σ s(free parcels ≥ s_min in U ∩ E) · (1 − retention)`` in hectares, times the density of the territory
when the table has a column ``densite`` (housing units).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import shapely

from ...geometry import clip
from ...typography import mesure, nombre_court, pluriel
from ..measure import Evidence, Measure, NotApplicable, NotEvaluable, share
from ..scene import Scene
from ..thresholds import number_in
from .common import largest_first, nothing_typed, of_document, table_rows

#: A parcel is free when buildings cover no more than this share of it: drawings of cadastre and buildings never
#: coincide exactly (convention of the project).
FREE_SHARE = 0.02
#: A net area typed differs from the one filled in by more than its rounding (ha).
SAME_HA = 0.005


def measure(scene: Scene, params: Mapping[str, Any]) -> Measure:
    """Measure the density or the capacity of the territory, according to ``mode``.

    Raises
    ------
    NotApplicable
        No OAP and nothing to develop; or no parcel in U inside the envelope.
    NotEvaluable
        A table, a column, a role or the typed figures are missing.
    """
    return _capacity(scene, params) if params.get("mode") == "capacite" else _density(scene, params)


# ------------------------------------------------------------------------------------------------------------- mesure


def _density(scene: Scene, params: Mapping[str, Any]) -> Measure:
    """Divide the housing units by the net hectares of the OAP of which both are given.

    A gross area (``ha_brut``) stands in for an empty net one, times ``net_coef``: the line is then to be examined.
    """
    table = str(params["table"])
    rows = of_document(scene, table_rows(scene, table, "lgt"))
    if "ha_net" not in rows.columns:
        raise NotEvaluable(f"colonne « ha_net » absente de la table « {table} »")
    if not len(rows):
        nothing_typed(scene, table)
        raise NotApplicable("aucune OAP et aucune zone AU")
    units = [number_in(cell) for cell in rows["lgt"]]
    areas, estimated = _net_areas(rows, float(params["net_coef"]))
    usable = [position for position in range(len(rows)) if units[position] is not None and areas[position] is not None]
    if not usable:
        raise NotEvaluable(f"logements ou surface nette à saisir dans la table « {table} » pour {scene.place.id}")
    result = share(
        float(sum(units[p] or 0.0 for p in usable)),
        float(sum(areas[p] or 0.0 for p in usable)),
        "surface nette nulle dans toutes les OAP",
        declared=True,
        count=len(usable),
        ignored=len(rows) - len(usable),
        labels=_by_density(rows, units, areas, usable),
    )
    result.unit = "lgt/ha"
    result.notes = _remarks(result, len(rows), sum(estimated[p] for p in usable), float(params["net_coef"]))
    doubts = ["surface nette estimée à partir de la surface brute"] if any(estimated[p] for p in usable) else []
    if result.ignored:
        doubts.append(f"{pluriel(result.ignored, 'OAP', 'OAP')} sur {len(rows)} à compléter")
    result.doubt = " ; ".join(doubts)
    return result


def _net_areas(rows: pd.DataFrame, coefficient: float) -> tuple[list[float | None], list[bool]]:
    """Return the net hectares of each OAP, and which ones are estimated from the gross area.

    A net area still equal to the one the plugin filled in (``ha_net_estime``) is an estimate.
    """
    areas = [number_in(cell) for cell in rows["ha_net"]]
    filled_in = [number_in(cell) for cell in rows["ha_net_estime"]] if "ha_net_estime" in rows else [None] * len(rows)
    gross = [number_in(cell) for cell in rows["ha_brut"]] if "ha_brut" in rows.columns else [None] * len(rows)
    estimated = [
        (net is None and total is not None) or (net is not None and own is not None and abs(net - own) < SAME_HA)
        for net, total, own in zip(areas, gross, filled_in)
    ]
    filled = [total * coefficient if net is None and total is not None else net for net, total in zip(areas, gross)]
    return filled, estimated


def _by_density(
    rows: pd.DataFrame, units: list[float | None], areas: list[float | None], usable: list[int]
) -> tuple[str, ...]:
    """Return the names of the OAP, the least dense first: those to look at when the density is too low."""
    if "oap" not in rows.columns:
        return ()
    names = rows["oap"].fillna("").astype(str).tolist()
    density = {p: (units[p] or 0.0) / (areas[p] or 1.0) for p in usable if areas[p] and names[p]}
    return tuple(dict.fromkeys(names[p] for p in sorted(density, key=lambda p: (density[p], names[p]))))


def _remarks(result: Measure, rows: int, estimated: int, coefficient: float) -> list[str]:
    notes = ["une seule OAP"] if rows == 1 else [pluriel(result.count, "OAP", "OAP")]
    notes.append(f"{mesure(result.numerator, 'lgt')} sur {mesure(result.denominator, 'ha')} nets")
    if estimated:
        net = f"surface brute × {nombre_court(coefficient)}"
        notes.append(f"surface nette estimée ({net}) pour {pluriel(estimated, 'OAP', 'OAP')}")
    if result.ignored:
        notes.append(f"{pluriel(result.ignored, 'OAP', 'OAP')} sans logements ou sans surface, hors du calcul")
    return notes


# ----------------------------------------------------------------------------------------------------------- capacite


def _capacity(scene: Scene, params: Mapping[str, Any]) -> Measure:
    """Sum the free parcels inside U and the envelope, less the share that owners keep."""
    parcels = scene.present("role:parcelles")
    buildings = scene.objects("role:bati").geometry
    envelope, urban = scene.union("role:enveloppe_urbaine"), scene.union("zones:U")
    if envelope.is_empty:
        scene.covered("role:enveloppe_urbaine")
    useful = clip(clip(parcels.geometry, envelope), urban)
    area = shapely.area(useful)
    large = (area > 0) & (area >= float(params["s_min_m2"]))
    if not (area > 0).any():
        raise NotApplicable("aucune parcelle en zone U dans l’enveloppe urbaine")
    free = large & (_built(parcels.geometry, buildings, large) <= FREE_SHARE * shapely.area(parcels.geometry))
    hectares = float(area[free].sum()) / 10_000
    kept = 1 - float(params["retention"])
    evidence = [
        Evidence("disponible", useful[p], str(parcels.label[p]), str(parcels.fid[p])) for p in np.flatnonzero(free)
    ]
    result = Measure(
        hectares * kept,
        "ha",
        gross_ha=hectares,
        count=int(free.sum()),
        labels=largest_first(evidence),
        evidence=evidence,
        notes=[
            f"{pluriel(int(free.sum()), 'parcelle libre', 'parcelles libres')} : {mesure(hectares, 'ha')}, "
            f"rétention {mesure(100 * (1 - kept), '%')}"
        ],
    )
    return _in_housing(scene, result, str(params.get("densites") or params["table"]))


def _built(parcels: np.ndarray, buildings: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Return the built area of each parcel wanted (m²); overlapping buildings add, a parcel is then built anyway."""
    built = np.zeros(len(parcels))
    positions = np.flatnonzero(wanted)
    if not len(buildings) or not len(positions):
        return built
    found, building = shapely.STRtree(buildings).query(parcels[positions], predicate="intersects")
    shared = shapely.area(shapely.intersection(parcels[positions[found]], buildings[building]))
    np.add.at(built, positions[found], shared)
    return built


def _in_housing(scene: Scene, result: Measure, table: str) -> Measure:
    """Turn hectares into housing units when the table gives a density for the territory."""
    known = scene.workspace.tables.get(table)
    if known is None or "densite" not in known.columns or "lgt" in known.columns:  # densities of OAP are not the SCoT's
        return result
    density = scene.table_value(table, "densite")
    if density is None:
        raise NotEvaluable(f"valeur absente : {table}.densite pour {scene.place.id}")
    result.notes.append(f"{mesure(result.value, 'ha')} à {mesure(density, 'lgt/ha')}")
    result.value, result.unit = (result.value or 0.0) * density, "lgt"
    return result
