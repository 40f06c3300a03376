"""Layers of a project read onto one grid: the land cover, what multiplies frictions, what closes the way."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from geopandas import GeoDataFrame
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProviderRegistry,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)

from .bridge import go_on, to_frame
from .core.errors import InputError
from .core.green_network.classes import Classes, classes_from, whole_numbers
from .core.green_network.composite import Painted, Rule, paint, painted_raster
from .core.raster_grid import Grid, Rectangle
from .i18n import tr
from .metric_crs import is_known, working
from .raster_shapes import burn
from .rasters import read
from .storage.reference_packing import layer_names

POINTS = QgsWkbTypes.GeometryType.PointGeometry
SURFACES = QgsWkbTypes.GeometryType.PolygonGeometry
#: Coordinates beyond are those of no projection of a territory, m.
FARTHEST_M = 1e8
NONE = QgsWkbTypes.GeometryType.NullGeometry


def burn_classes(shapes: Sequence[Any], values: Sequence[int], grid: Grid, all_touched: bool) -> np.ndarray:
    """Burn whole numbers; see ``rasters.burn``."""
    return burn(shapes, values, grid, all_touched, np.int32)


def distinct(layers: Sequence[QgsMapLayer], surfaces_only: bool = False) -> list[QgsMapLayer]:
    """Return the layers of a list, checked.

    Raises
    ------
    InputError
        No layer, one given twice, without coordinate system, or of points or without geometry.
    """
    if not layers:
        raise InputError(tr("Choisissez au moins une couche."))
    seen: dict[tuple[str, str], str] = {}
    for layer in layers:
        key = (layer.source(), layer.subsetString() if isinstance(layer, QgsVectorLayer) else "")
        if key in seen:
            raise InputError(
                tr("« {} » est donnée deux fois : gardez-la une fois, à sa place dans l’ordre de priorité.").format(
                    layer.name()
                )
            )
        seen[key] = layer.name()
        _check(layer, surfaces_only)
    return list(layers)


def _check(layer: QgsMapLayer, surfaces_only: bool) -> None:
    raster = isinstance(layer, QgsRasterLayer)
    kind = layer.geometryType() if isinstance(layer, QgsVectorLayer) else NONE
    if not raster and (kind in (POINTS, NONE) or (surfaces_only and kind != SURFACES)):
        accepted = tr("des surfaces") if surfaces_only else tr("des surfaces, des lignes ou une grille")
        raise InputError(
            tr("« {} » n’est pas faite de surfaces ni de lignes : attendu {}.").format(layer.name(), accepted)
        )
    if not is_known(layer.crs()):
        raise InputError(
            tr("« {} » n’a pas de système de coordonnées : définissez-le dans les propriétés de la couche.").format(
                layer.name()
            )
        )
    if not raster and not layer.featureCount():
        raise InputError(tr("« {} » est vide : retirez-la de la liste.").format(layer.name()))


def title(layer: QgsMapLayer) -> str:
    """Return the name of a layer: in the project, else that of its table when the file holds several."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    table, stem = parts.get("layerName"), Path(parts.get("path") or "").stem
    return str(table) if table and layer.name() in ("", stem) else layer.name()


def named(layers: Sequence[QgsMapLayer], text: str, where: str) -> QgsMapLayer:
    """Return the layer a row of a table names, by its name, its file or its rank in the list (1, 2…).

    Raises
    ------
    InputError
        None bears this name, or several do.
    """
    found = [layer for layer in layers if text in (layer.id(), layer.source(), *layer_names(layer))]
    if not found:
        found = [layer for layer in layers if layer.name().casefold() == text.casefold()]
    if not found and text.isdecimal() and 1 <= int(text) <= len(layers):
        found = [layers[int(text) - 1]]
    if len(found) != 1:
        what = tr("aucune couche choisie ne s’appelle") if not found else tr("plusieurs couches s’appellent")
        raise InputError(
            tr("{} : {} « {} ». Couches choisies : {}. Un rang (1, 2…) convient aussi.").format(
                where, what, text, ", ".join(title(layer) for layer in layers)
            )
        )
    return found[0]


def system(layers: Sequence[QgsMapLayer], context: QgsProcessingContext) -> QgsCoordinateReferenceSystem:
    """Return the projected system in metres of the first layer, or the one of the CNIG list where it lies."""
    first = layers[0]
    return working(first.crs(), first.extent(), context.transformContext(), first.name())


def bounds(
    layers: Sequence[QgsMapLayer], crs: QgsCoordinateReferenceSystem, context: QgsProcessingContext
) -> Rectangle:
    """Return the rectangle that holds all layers.

    Raises
    ------
    InputError
        No layer has an extent that can be that of a territory.
    """
    whole = QgsRectangle()
    for layer in layers:
        try:
            extent = QgsCoordinateTransform(layer.crs(), crs, context.transformContext()).transformBoundingBox(
                layer.extent()
            )
        except QgsCsException:
            continue
        if _is_measurable(extent):
            whole.combineExtentWith(extent)
    if whole.isEmpty() or not whole.isFinite():
        raise InputError(tr("Les couches n’ont pas d’étendue commune mesurable : donnez une emprise."))
    return whole.xMinimum(), whole.yMinimum(), whole.xMaximum(), whole.yMaximum()


def _is_measurable(extent: QgsRectangle) -> bool:
    """Return whether an extent can be that of a territory, in metres: an aberrant object stretches it."""
    sides = (extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())
    return extent.isFinite() and not extent.isEmpty() and max(map(abs, sides)) < FARTHEST_M


def frame_of(
    layer: QgsVectorLayer,
    grid: Grid,
    crs: QgsCoordinateReferenceSystem,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    margin: float = 0.0,
) -> GeoDataFrame:
    """Return the objects of a layer that may lie on the grid, or within ``margin`` metres of it."""
    wanted = QgsRectangle(*grid.bounds).buffered(margin)
    own = layer.extent() if layer.crs() == crs else QgsRectangle()
    # read whole when it does not go beyond, or when its extent is that of an aberrant object: what is lost is told
    whole = wanted.contains(own) if _is_measurable(own) else layer.crs() == crs
    frame = to_frame(layer, context, feedback, crs, lower=False, extent=None if whole else wanted)
    go_on(feedback)
    return frame


def painted(
    layer: QgsMapLayer,
    rule: Rule,
    grid: Grid,
    crs: QgsCoordinateReferenceSystem,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> Painted:
    """Lay a layer on the grid with its codes."""
    if isinstance(layer, QgsRasterLayer):
        raster = read(layer, feedback, grid, crs)
        values = whole_numbers(raster.values, raster.missing, title(layer))
        return painted_raster(values, raster.missing, rule, title(layer))
    frame = frame_of(layer, grid, crs, context, feedback)
    if not len(frame):
        raise InputError(
            tr("« {} » n’a aucun objet sur l’emprise : retirez-la, ou élargissez l’emprise.").format(title(layer))
        )
    return paint(frame, rule, title(layer), grid, burn_classes)


def classes_of(
    source: QgsProcessingFeatureSource | None, context: QgsProcessingContext, feedback: QgsProcessingFeedback
) -> Classes:
    """Return what the numbers of a land cover mean; without a table, a number is its own code."""
    return Classes() if source is None else classes_from(to_frame(source, context, feedback), source.sourceName())
