"""Everything the rules look at, prepared once for the whole document and shared by all territories."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..coverage import Coverage
from ..documents.in_force import annulled, partition, subtract, together
from ..documents.model import PlanningDocument
from ..documents.partition import holes, overlaps, zone_coverage
from ..geometry import as_array, clip, dissolve
from ..text import clean
from ..typography import mesure
from . import oap_table
from .layers import Layer
from .model import Grille
from .references import References
from .thresholds import Place

#: Zones lost beyond the commune limits are told from this area on; a simplified layer always loses some.
LEAST_TOLD_M2 = 100.0


@dataclass(frozen=True)
class Territory:
    """A commune, or the whole document when no commune layer is given; geometry in the CRS of the workspace.

    A wider territory (EPCI, level, SCoT) or a named site says the communes it lies in, and a site the selectors that
    draw it.
    """

    place: Place
    name: str
    geometry: shapely.Geometry
    communes: tuple[str, ...] = ()
    site: tuple[str, ...] = ()


@dataclass
class Workspace:
    """The document, the references and the grid, ready to be measured.

    Attributes
    ----------
    layers : by name: ``zones``, ``psc`` and ``inf`` (all primitives together), ``role:<nom>``.
    references : layers of the SCoT with their coverage and uncertainty.
    sources : by layer name, what is written in ``entrees`` (layer, source, date, number of objects, hash).
    forced : lines are evaluated even when the state of the document (annulled, replaced…) forbids to conclude.
    envelopes : urban envelopes computed to test the one of the SCoT, by French name (see ``envelope``).
    masked_ha : area taken off under an INF 98-00 (partial annulment).
    double_ha : area covered twice by the zoning, given to the first family of ``PRIORITY``.
    """

    document: PlanningDocument
    grid: Grille
    layers: dict[str, Layer]
    references: References
    tables: Mapping[str, pd.DataFrame]
    territories: list[Territory]
    sources: dict[str, dict[str, Any]] = field(default_factory=dict)
    run_date: str = ""
    forced: bool = False
    masked_ha: float = 0.0
    double_ha: float = 0.0
    notes: list[str] = field(default_factory=list)
    envelopes: dict[str, Layer] = field(default_factory=dict)

    def index(self) -> None:
        """Compute what territories share before they are measured side by side: indexes, bounds, defects."""
        for layer in (*self.layers.values(), *self.envelopes.values()):
            if len(layer):
                _ = layer.tree
        shared = [self.document.anomalies.geometry.to_numpy()]
        if any(rule.indicateur.params.get("controle") == "partition" for rule in self.grid.regles):
            shared += [self.overlaps.geometry.to_numpy(), self.holes.geometry.to_numpy()]
        if any(rule.indicateur.type == "contact" for rule in self.grid.regles):
            shared.append(as_array(self.outline))
        for geometries in (*shared, as_array([one.geometry for one in self.territories])):
            shapely.bounds(geometries)  # GEOS keeps them: never computed by two threads at once

    def release(self) -> None:
        """Drop the indexed layers once everything is measured: writing the results needs the memory."""
        self.layers.clear()
        self.envelopes.clear()

    @cached_property
    def outline(self) -> shapely.Geometry:
        """Limits of all the territories together, where what the neighbours draw is not known."""
        return shapely.boundary(dissolve([one.geometry for one in self.territories]))

    @cached_property
    def overlaps(self) -> GeoDataFrame:
        """Pieces covered twice by the zoning as delivered (before the priority)."""
        return overlaps(self.document.zones, known=self.coverage)

    @cached_property
    def holes(self) -> GeoDataFrame:
        """Holes of the zoning as delivered."""
        return holes(self.document.zones, known=self.coverage)

    @cached_property
    def coverage(self) -> Coverage:
        """Faces of the zoning as delivered."""
        return zone_coverage(self.document.zones)


def prepare(
    document: PlanningDocument,
    grid: Grille,
    territories: list[Territory],
    references: References,
    sources: dict[str, dict[str, Any]] | None = None,
    run_date: str = "",
    roles: Mapping[str, Layer] | None = None,
) -> Workspace:
    """Return the workspace of a document: annulled places taken off, double coverage resolved, layers indexed.

    Order of the method (grille_compatibilite.md section 10): subtract INF 98-00 from zones and prescriptions, then
    give a place covered twice to the first family of ``PRIORITY``. Tables of the reference file complete those of the
    grid and win over them: they are the ones bound to this territory. ``roles`` are the layers of the references when
    another document has them already (see ``role_layers``).
    """
    mask = annulled(document)
    zones = subtract(document.zones, mask)
    masked = (document.zones.geometry.area.sum() - zones.geometry.area.sum()) / 10_000
    known = zone_coverage(document.zones) if mask is None else None
    zones, double_m2 = partition(zones, known)
    layers = {
        "zones": Layer("zone_urba", zones),
        "psc": Layer("prescription", together(document.prescriptions, mask)),
        "inf": Layer("info", together(document.informations, None)),
    }
    layers.update(role_layers(references) if roles is None else roles)
    tables = lower_columns({**grid.tables, **references.tables})
    notes = oap_table.add(tables, layers, references, document)
    workspace = Workspace(
        document=document,
        grid=grid,
        layers=layers,
        references=references,
        tables=tables,
        territories=territories,
        sources=sources or {},
        run_date=run_date,
        masked_ha=masked,
        double_ha=double_m2 / 10_000,
        notes=notes,
    )
    if known is not None:
        workspace.coverage = known
    return workspace


def role_layers(references: References) -> dict[str, Layer]:
    """Return the layers of the references by the name a workspace gives them."""
    return {f"role:{role}": Layer(role, frame) for role, frame in references.layers.items()}


def zoned_areas(document: PlanningDocument, communes: GeoDataFrame) -> list[float]:
    """Return the area the document zones in each commune (m²), places covered twice counted twice."""
    shapes = communes.geometry.to_numpy()
    zones = document.zones.geometry.to_numpy()
    tree = shapely.STRtree(zones)

    def zoned_m2(shape: shapely.Geometry) -> float:
        return float(shapely.area(clip(zones[tree.query(shape, predicate="intersects")], shape)).sum())

    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        areas = list(pool.map(zoned_m2, shapes))
    shapely.destroy_prepared(shapes)  # territories measured side by side must not share what GEOS prepares
    return areas


def communes_of(
    document: PlanningDocument,
    communes: GeoDataFrame,
    levels: Mapping[str, str],
    least_zoned: float = 0.5,
    areas: Sequence[float] | None = None,
) -> tuple[list[Territory], list[str]]:
    """Return the communes the document covers, in order of code, and what was left out.

    A commune is kept when the document lists it and zones part of it, or when at least ``least_zoned`` of its area is
    zoned (convention of the project: DOC_URBA_COM of real lots is often incomplete).

    Parameters
    ----------
    communes : ``code_insee``, ``nom``, optional ``siren_epci``, ``niveau``; same CRS as the document.
    levels : level of the armature by INSEE code; completes and wins over the column ``niveau``.
    areas : what ``zoned_areas`` returns, when it is known already.
    """
    shapes = communes.geometry.to_numpy()
    listed = set(document.communes["insee"]) if len(document.communes) else set()
    kept, notes = [], []
    left_out = float(shapely.area(document.zones.geometry.to_numpy()).sum())
    areas = zoned_areas(document, communes) if areas is None else areas
    for row, shape, inside in zip(communes.itertuples(index=False), shapes, areas):
        zoned = inside / shape.area if shape.area else 0.0
        code = str(row.code_insee)
        if zoned >= least_zoned or (code in listed and zoned > 0.01):
            niveau = levels.get(code) or clean(getattr(row, "niveau", None))
            place = Place("commune", code, niveau, clean(getattr(row, "siren_epci", None)))
            kept.append(Territory(place, clean(getattr(row, "nom", None)) or code, shape))
            left_out -= inside
        elif code in listed:
            notes.append(f"commune {code} citée par le document mais non zonée : non évaluée")
    if kept and left_out > LEAST_TOLD_M2:
        notes.append(f"{mesure(left_out / 10_000, 'ha')} de zones hors des communes évaluées : non mesurés")
    return sorted(kept, key=lambda one: one.place.id), notes


def communes_frame(workspace: Workspace) -> GeoDataFrame:
    """Return the territories as a frame: ``code_insee``, ``nom``, ``niveau``, ``siren_epci`` and their shape."""
    rows = [
        {"code_insee": t.place.id, "nom": t.name, "niveau": t.place.niveau, "siren_epci": t.place.siren_epci}
        for t in workspace.territories
    ]
    shapes = [t.geometry for t in workspace.territories]
    return GeoDataFrame(rows, geometry=shapes, crs=workspace.document.zones.crs)


def lower_columns(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return tables with column names in lower case, as the grid names them."""
    return {name: table.rename(columns=str.lower) for name, table in tables.items()}
