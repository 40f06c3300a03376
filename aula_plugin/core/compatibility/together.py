"""Several documents as one workspace: for totals, and for what is measured on wider territories than one document."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..documents.model import PlanningDocument
from ..geometry import as_array, clip, dissolve
from . import envelope
from .holders import identity
from .layers import Layer
from .model import Grille
from .references import References
from .wider import kind_of_territory
from .workspace import Territory, Workspace

#: Layers of a document in a workspace; the others are those of the SCoT, shared by all.
OWN = ("zones", "psc", "inf")


def from_buildings(roles: Mapping[str, Layer]) -> bool:
    """Return whether the computed envelopes come from the buildings, and so are those of every document."""
    return bool(len(roles.get(envelope.BUILDINGS, ())))


def together(
    workspaces: Sequence[Workspace],
    grid: Grille,
    references: References,
    roles: Mapping[str, Layer],
    run_date: str,
) -> Workspace:
    """Return all the documents as one workspace, with what the SCoT draws only: enough for totals."""
    territories = [one for workspace in workspaces for one in workspace.territories]
    return Workspace(
        document=_one_document([one.document for one in workspaces]),
        grid=grid,
        layers=dict(roles),
        references=references,
        tables={name: table for one in workspaces for name, table in one.tables.items()},
        territories=sorted(territories, key=lambda one: one.place.id),
        sources=_one_list(workspaces),
        run_date=run_date,
        forced=True,
        masked_ha=sum(one.masked_ha for one in workspaces),
        double_ha=sum(one.double_ha for one in workspaces),
    )


def complete(
    whole: Workspace,
    workspaces: Sequence[Workspace],
    territories: Sequence[Territory],
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Give the whole what its wider territories look at: the objects of each document where it holds communes."""
    crs = whole.document.zones.crs
    names = dict.fromkeys(name for one in workspaces for name in one.layers if name not in whole.layers)
    whole.layers.update({name: _one_layer(name, workspaces, crs) for name in (*OWN, *names)})
    buildings = from_buildings(whole.layers)
    whole.envelopes = workspaces[0].envelopes if buildings and workspaces else {}
    if not buildings:
        whole.envelopes = envelope.readings(whole.grid, whole.layers, crs, cancelled)
    for layer in (*whole.layers.values(), *whole.envelopes.values()):
        if len(layer):
            _ = layer.tree
    shapes = [one.geometry for one in (*whole.territories, *territories)]
    if any(rule.indicateur.type == "contact" and kind_of_territory(rule) != "commune" for rule in whole.grid.regles):
        shapes.append(whole.outline)
    shapely.bounds(as_array(shapes))  # GEOS keeps them: never computed by two threads at once


def _one_layer(name: str, workspaces: Sequence[Workspace], crs: Any) -> Layer:
    """Return the objects of a layer of every document, each cut by the communes its document holds."""
    frames = []
    label = name
    for workspace in workspaces:
        layer = workspace.layers.get(name)
        if layer is None or not len(layer):
            continue
        label = layer.name
        mask = dissolve([one.geometry for one in workspace.territories])
        shapely.prepare(mask)
        pieces = layer.geometry.copy()
        beyond = ~shapely.covers(mask, pieces)
        pieces[beyond] = clip(pieces[beyond], mask)
        kept = ~shapely.is_empty(pieces) & (shapely.get_dimensions(pieces) == shapely.get_dimensions(layer.geometry))
        own = identity(workspace.document)
        table = layer.table[kept].assign(fid_source=[f"{own}:{number}" for number in layer.numbers[kept]])
        frames.append(GeoDataFrame(table, geometry=shapely.force_2d(pieces[kept]), crs=crs))
    if not frames:
        return Layer(label, GeoDataFrame({"famille": [], "code": []}, geometry=[], crs=crs))
    joined = pd.concat(frames, ignore_index=True)
    return Layer(label, GeoDataFrame(joined, geometry="geometry", crs=crs))


def _one_document(documents: Sequence[PlanningDocument]) -> PlanningDocument:
    """Return all the documents as one, their tables end to end."""

    def end_to_end(frames: list[Any]) -> Any:
        filled = [frame for frame in frames if len(frame)]
        return pd.concat(filled, ignore_index=True) if filled else frames[0]

    first = documents[0]
    anomalies = [
        one.anomalies.assign(objet=[f"{identity(one)} · {text or ''}".rstrip(" ·") for text in one.anomalies["objet"]])
        for one in documents
    ]
    return PlanningDocument(
        document=end_to_end([one.document for one in documents]),
        communes=end_to_end([one.communes for one in documents]),
        zones=end_to_end([one.zones for one in documents]),
        prescriptions={end: end_to_end([one.prescriptions[end] for one in documents]) for end in first.prescriptions},
        informations={end: end_to_end([one.informations[end] for one in documents]) for end in first.informations},
        anomalies=end_to_end(anomalies),
        version=first.version,
        type_document=", ".join(dict.fromkeys(one.type_document for one in documents if one.type_document)),
    )


def _one_list(workspaces: Sequence[Workspace]) -> dict[str, dict[str, Any]]:
    """Return the sources of every document, each named after it, and those of the SCoT once."""
    sources: dict[str, dict[str, Any]] = {}
    for workspace in workspaces:
        own = identity(workspace.document)
        for name, source in workspace.sources.items():
            if name in OWN:
                sources[f"{name} {own}"] = {**source, "couche": f"{source['couche']} {own}"}
            else:
                sources[name] = source
    return sources
