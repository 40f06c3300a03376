"""Candidate perimeters as rows: what each holds, lacks, and how sure it is."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..geometry import overlay, polygons_of
from ..tables import load
from .cells import cells_inside
from .columns import CANDIDATES, STATUSES, SURE_CORE, TO_DISCUSS
from .fields import retained
from .territory import Drawing, Measured

NO_BUILT, PARTIAL_BUILT = "jambe bâtie absente", "jambe bâtie partielle"
COARSER = "pas doublé"
SEPARATOR = "|"
#: Perimeters have their vertices on this grid, m: neither the order of parcels nor the version of GEOS leaves a trace.
CENTIMETRE = 0.01


@dataclass(frozen=True)
class Circumstances:
    """What is written on every candidate of a run.

    Attributes
    ----------
    sources : name of each input to what it was, as JSON in the output.
    date : of the run, ISO.
    expected : level of the armature to the groups it should have; levels that are not there should have the 26
        groups of the gamme de proximité.
    """

    sources: Mapping[str, str]
    date: str
    expected: Mapping[str, Sequence[str]]


def proximity_groups() -> list[str]:
    """Return the 26 groups of the gamme de proximité 2025 (INSEE)."""
    return list(load("bpe_groupes_proximite_2025")["groupe"])


def candidates(drawing: Drawing, measured: Measured, circumstances: Circumstances) -> GeoDataFrame:
    """Return the candidates of a commune, columns `columns.CANDIDATES`, by decreasing sum of K.

    Population, catchments, zoning, DAACL, shop fronts and vacancy stay NULL here: see `profile`.
    ``part_commerces_commune`` is the share of the shops located in the commune, NULL when there is none.
    """
    perimeters = drawing.shaped.perimeters
    shapes = polygons_of(shapely.set_precision(perimeters.geometry.to_numpy(), CENTIMETRE))
    commune = measured.inputs.commune(drawing.code)
    expected = circumstances.expected.get(str(commune["niveau"]), proximity_groups())
    offer = retained(measured.inputs.offer)
    points = shapely.STRtree(offer.geometry.to_numpy())
    shops = offer["commerce"].isin([True]).to_numpy()
    in_commune = int(shops[points.query(commune.geometry, predicate="intersects")].sum())
    rows = []
    for shape, flags in zip(shapes, perimeters["qualite"]):
        held = points.query(shape, predicate="intersects")
        present = sorted({group for group in offer["groupe"].to_numpy()[held] if isinstance(group, str)})
        sold = int(shops[held].sum())
        rows.append(
            {
                **_heights(shape, drawing),
                **_certainty(shape, drawing),
                "aire_ha": shapely.area(shape) / 10_000,
                "n_equip": len(held),
                "n_groupes": len(set(present) & set(expected)),
                "n_commerces": sold,
                "groupes": SEPARATOR.join(present),
                "groupes_manquants": SEPARATOR.join(group for group in expected if group not in present),
                "part_commerces_commune": sold / in_commune if in_commune else None,
                "qualite": SEPARATOR.join(filter(None, (flags, *_doubts(drawing, measured)))) or None,
            }
        )
    table = pd.DataFrame(rows, columns=[*CANDIDATES, "k_somme"], dtype=object)
    order = np.argsort(-table["k_somme"].to_numpy(dtype=float), kind="stable")
    frame = GeoDataFrame(
        table.iloc[order].drop(columns="k_somme").reset_index(drop=True),
        geometry=shapes[order],
        crs=measured.inputs.communes.crs,
    )
    frame["id_candidat"] = [f"{drawing.code}_{number:02d}" for number in range(1, len(frame) + 1)]
    frame["code_insee"], frame["niveau"], frame["statut"] = drawing.code, commune["niveau"], STATUSES[0]
    frame["parametres"] = parameters_of(drawing, measured)
    frame["sources"] = json.dumps(dict(circumstances.sources), ensure_ascii=False)
    frame["date_run"] = circumstances.date
    return frame.where(frame.notna(), None)


def parameters_of(drawing: Drawing, measured: Measured) -> str:
    """Return the settings and the thresholds they gave, as JSON: what it takes to draw the same again.

    The measure of the built leg is the one that was used: footprints, where too few levels are known for floors.
    """
    told = {**measured.settings.as_dict(), **drawing.thresholds.told(), "variantes": list(measured.wanted)}
    told["built_measure"] = drawing.fields.built_measure or measured.settings.built_measure
    return json.dumps(told, ensure_ascii=False)


def _heights(shape: shapely.Geometry, drawing: Drawing) -> dict[str, Any]:
    """Return the greatest K, the sum of K and the median B of the cells inside."""
    fields = drawing.fields
    within = cells_inside(shape, fields.grid)
    density = fields.density[within]
    built = None
    if fields.built is not None:
        known = fields.built[within]
        known = known[~np.isnan(known)]
        built = float(np.median(known)) if len(known) else None
    return {
        "k_max": float(density.max(initial=0.0)),
        "k_somme": float(density.sum()),
        "b_median": built,
        "jambe_batie": fields.built is not None,
    }


def _certainty(shape: shapely.Geometry, drawing: Drawing) -> dict[str, float | None]:
    """Return the hectares of each class of agreement inside; NULL when it cannot be evaluated."""
    if drawing.agreement.score is None:
        return {"aire_coeur_sur_ha": None, "aire_a_discuter_ha": None}
    kind = drawing.classes["classe"].to_numpy()
    common = shapely.area(overlay(shapely.intersection, drawing.classes.geometry.to_numpy(), shape)) / 10_000
    return {
        "aire_coeur_sur_ha": float(common[kind == SURE_CORE].sum()),
        "aire_a_discuter_ha": float(common[kind == TO_DISCUSS].sum()),
    }


def _doubts(drawing: Drawing, measured: Measured) -> list[str]:
    """Return what must be known of every candidate of a commune."""
    found = []
    if drawing.fields.built is None:
        found.append(NO_BUILT)
    elif drawing.thresholds.partial:
        found.append(PARTIAL_BUILT)
    if drawing.fields.grid.across != measured.settings.cell:
        found.append(COARSER)
    return found
