"""What multiplies frictions and what closes the way, read from layers onto the grid of a land cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from geopandas import GeoDataFrame
from qgis.core import QgsMapLayer, QgsProcessingContext, QgsProcessingFeedback, QgsRasterLayer

from .bridge import go_on
from .core.errors import InputError
from .core.geometry import repair
from .core.green_network.composite import burn_lines
from .core.green_network.factors import Band, banded, check_factor, slope_factor
from .core.green_network.resistance import band_factors
from .core.raster_grid import Grid
from .core.text import number
from .core.typography import pluriel
from .i18n import tr
from .occupation import burn_classes, frame_of
from .raster_shapes import burn
from .rasters import Raster, read


@dataclass(frozen=True)
class Factor:
    """What a row of FACTEURS says of a layer: one factor, a field of factors, or bands; ``where`` for messages."""

    factor: str
    field: str
    bands: tuple[Band, ...]
    where: str


def factor_cells(
    layer: QgsMapLayer,
    rule: Factor | None,
    cover: Raster,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> np.ndarray:
    """Return the factor of each cell, NaN where the layer has none.

    Raises
    ------
    InputError
        The layer has no factor, or several ways to give it, or a factor that is not above 0.
    """
    raster = isinstance(layer, QgsRasterLayer)
    given = [] if rule is None else [text for text in (rule.factor, rule.field, rule.bands) if text]
    if len(given) > 1 or (not given and not raster) or (raster and rule is not None and rule.field):
        raise InputError(
            tr(
                "« {} » : donnez dans FACTEURS un seul de : un facteur, un champ (objets), des tranches. Sans ligne, "
                "seule une grille multiplie par ses valeurs."
            ).format(layer.name())
        )
    if raster:
        return _raster_factor(layer, rule, cover, feedback)
    if rule is None:
        raise ValueError(layer.name())
    reach = max((band.high for band in rule.bands if np.isfinite(band.high)), default=0.0)
    if any(not np.isfinite(band.high) for band in rule.bands):
        raise InputError(
            tr("{} : une tranche de distance doit avoir une fin, comme « 100-200 x1,2 ».").format(rule.where)
        )
    frame, shapes = _mended(frame_of(layer, cover.grid, cover.crs, context, feedback, reach), layer, feedback)
    if rule.bands:
        return _near(shapes, rule.bands, reach, cover, feedback)
    factors = _object_factors(frame, rule, layer)
    return _burnt(shapes, factors, cover)


def _mended(
    frame: GeoDataFrame, layer: QgsMapLayer, feedback: QgsProcessingFeedback
) -> tuple[GeoDataFrame, np.ndarray]:
    mended = repair(frame.geometry)
    kept = ~shapely.is_missing(mended.geometries)
    if mended.repaired.any() or not kept.all():
        feedback.pushWarning(
            tr("« {} » : {} géométrie(s) réparée(s), {} objet(s) sans géométrie utilisable ignoré(s).").format(
                layer.name(), int(mended.repaired.sum()), int((~kept).sum())
            )
        )
    if not kept.any():
        feedback.pushWarning(
            tr("« {} » n’a aucun objet sur l’emprise : sans effet. Vérifiez son système de coordonnées.").format(
                layer.name()
            )
        )
    return frame[kept], mended.geometries[kept]


def _raster_factor(layer: QgsRasterLayer, rule: Factor | None, cover: Raster, feedback) -> np.ndarray:
    values = read(layer, feedback, cover.grid, cover.crs).as_float()
    if rule is not None and rule.bands:
        return banded(values, rule.bands)
    if rule is not None and rule.factor:
        return np.where(np.isnan(values), np.nan, check_factor(number(rule.factor), rule.where))
    if (values <= 0).any():
        raise InputError(
            tr(
                "« {} » multiplie par ses valeurs, dont certaines sont nulles ou négatives (la plus faible : {:g}). "
                "Donnez-lui des tranches dans FACTEURS, ou une barrière à part."
            ).format(layer.name(), np.nanmin(values))
        )
    return values


def _near(shapes: np.ndarray, bands: Sequence[Band], reach: float, cover: Raster, feedback) -> np.ndarray:
    """Return the factors by distance; what lies outside the land cover, within reach, counts too."""
    grid = cover.grid
    rows, columns = (int(np.ceil(reach / side)) for side in (grid.down, grid.across))
    left, top = grid.left - columns * grid.across, grid.top + rows * grid.down
    wide = Grid(left, top, grid.across, grid.down, grid.rows + 2 * rows, grid.columns + 2 * columns)
    burnt = burn(shapes, np.ones(len(shapes)), wide, True, np.uint8) > 0
    found = band_factors(_pieces(shapes), burnt, wide, bands, lambda: go_on(feedback))
    return found[rows : rows + grid.rows, columns : columns + grid.columns]


def _pieces(shapes: np.ndarray) -> np.ndarray:
    """Return polygons as they are and lines segment by segment, which are found faster."""
    parts = shapely.get_parts(shapes)
    lines = shapely.get_dimensions(parts) == 1
    points, owner = shapely.get_coordinates(parts[lines], return_index=True)
    inside = owner[:-1] == owner[1:]
    segments = shapely.linestrings(np.stack([points[:-1][inside], points[1:][inside]], axis=1))
    return np.concatenate([parts[~lines], segments])


def _object_factors(frame: GeoDataFrame, rule: Factor, layer: QgsMapLayer) -> np.ndarray:
    if not rule.field:
        return np.full(len(frame), check_factor(number(rule.factor), rule.where))
    columns = {str(column).casefold(): column for column in frame.columns if column != frame.geometry.name}
    if rule.field.casefold() not in columns:
        raise InputError(
            tr("{} : le champ « {} » n’existe pas dans « {} » ; champs présents : {}.").format(
                rule.where, rule.field, layer.name(), ", ".join(str(column) for column in columns.values())
            )
        )
    read_values = frame[columns[rule.field.casefold()]]
    return np.array(
        [
            check_factor(number(value), f"{rule.where}, objet n° {fid} (« {value} »)")
            for fid, value in zip(frame.index, read_values)
        ],
        dtype=float,
    )


def _burnt(shapes: np.ndarray, factors: np.ndarray, cover: Raster) -> np.ndarray:
    """Return the factor of the cells of objects; the strongest on top where they overlap."""
    result = np.full(cover.grid.shape, np.nan)
    if not len(shapes):
        return result
    known = np.unique(factors)
    rank = np.searchsorted(known, factors) + 1
    order = np.argsort(rank, kind="stable")
    for dimension, touched in ((2, False), (1, True)):
        kept = order[shapely.get_dimensions(shapes[order]) == dimension]
        if not len(kept):
            continue
        found = (burn_lines if touched else _burn_surfaces)(shapes[kept], rank[kept], cover.grid, burn_classes)
        result = np.where(found > 0, known[np.maximum(found, 1) - 1], result)
    return result


def _burn_surfaces(shapes, ranks, grid, burner) -> np.ndarray:
    return burner(shapes, ranks, grid, False)


def slope_cells(
    layer: QgsRasterLayer,
    bands: Sequence[Band],
    coefficient: float | None,
    cover: Raster,
    feedback: QgsProcessingFeedback,
) -> np.ndarray:
    """Return the factor of the slope of each cell, NaN where the slope is unknown, which is told."""
    values = read(layer, feedback, cover.grid, cover.crs).as_float()
    unknown = int((np.isnan(values) & ~cover.missing).sum())
    if unknown:
        feedback.pushWarning(
            tr("« {} » : pente inconnue sur {}, sans facteur.").format(layer.name(), pluriel(unknown, tr("maille")))
        )
    return banded(values, bands) if coefficient is None else slope_factor(values, coefficient)


def barrier_cells(
    layers: Sequence[QgsMapLayer], cover: Raster, context: QgsProcessingContext, feedback: QgsProcessingFeedback
) -> np.ndarray:
    """Return the cells that barriers close: all those they touch."""
    closed = np.zeros(cover.grid.shape, dtype=bool)
    for layer in layers:
        if isinstance(layer, QgsRasterLayer):
            raise InputError(
                tr("« {} » est une grille : une barrière est faite de lignes ou de surfaces.").format(layer.name())
            )
        _, shapes = _mended(frame_of(layer, cover.grid, cover.crs, context, feedback), layer, feedback)
        if len(shapes):
            closed |= burn_lines(shapes, np.ones(len(shapes), dtype=np.int32), cover.grid, burn_classes) > 0
    return closed
