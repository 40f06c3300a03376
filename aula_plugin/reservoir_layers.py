"""What makes réservoirs, read from layers: cells of a land cover that bear chosen codes, and zonings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

import numpy as np
import shapely
from geopandas import GeoDataFrame
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsRasterLayer,
)

from .bridge import go_on, to_frame
from .core.errors import InputError
from .core.green_network.classes import Classes, expand, whole_numbers
from .core.green_network.reservoirs import Cover, Zoning
from .core.raster_grid import Rectangle
from .core.typography import insecables, pluriel
from .i18n import tr
from .occupation import burn_classes, title
from .raster_shapes import polygons
from .rasters import Raster, read
from .storage.references import clean, tell_mended

#: Memory at the peak: cells read, their numbers, patches laid back and the crossings counted; bytes per cell.
BYTES_PER_CELL = 60


def zoning(
    layer: QgsMapLayer,
    names: str,
    crs: QgsCoordinateReferenceSystem,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> Zoning:
    """Read a layer of polygons.

    Raises
    ------
    InputError
        The field of names does not exist, or no object has a surface.
    """
    frame, repaired, dropped = clean(to_frame(layer, context, feedback, crs, lower=False))
    tell_mended(title(layer), repaired, dropped, feedback)
    go_on(feedback)
    frame = frame[frame.geometry.area > 0]
    if not len(frame):
        raise InputError(tr("« {} » n’a aucune surface : retirez-la de la liste.").format(title(layer)))
    columns = {str(column).casefold(): str(column) for column in frame.columns if column != frame.geometry.name}
    if names and names.casefold() not in columns:
        raise InputError(
            tr("« {} » : le champ « {} » n’existe pas ; champs présents : {}.").format(
                title(layer), names, ", ".join(columns.values())
            )
        )
    return Zoning(title(layer), frame, columns[names.casefold()] if names else columns.get("nom", ""))


def cover(layer: QgsRasterLayer, classes: Classes, codes: str, feedback: QgsProcessingFeedback) -> tuple[Cover, Raster]:
    """Return the patches of the cells that bear the codes listed."""
    raster = read(layer, feedback)
    values = whole_numbers(raster.values, raster.missing, layer.name())
    present = [int(value) for value in np.unique(values[~raster.missing])]
    by_number = {value: classes.code(value) for value in present}
    chosen = set(expand(codes, by_number.values(), layer.name()))
    kept = np.isin(values, [value for value, code in by_number.items() if code in chosen]) & ~raster.missing
    go_on(feedback)
    shapes = shapely.get_parts(polygons(_apart(kept), raster.grid, check=lambda: go_on(feedback)).geometry.to_numpy())
    _tell_edge(kept, layer.name(), feedback)
    return Cover(
        layer.name(),
        shapes,
        lambda found: burn_classes(found, np.arange(1, len(found) + 1), raster.grid, False),
        raster.grid,
        np.where(raster.missing, 0, values),
        by_number,
    ), raster


def _apart(kept: np.ndarray) -> np.ndarray:
    """Return cells numbered by patch, so that each is drawn alone: united, thousands of them take ten times longer."""
    with suppress(ImportError):
        from scipy.ndimage import label

        return label(kept)[0]
    return kept.astype(np.int32)


def _tell_edge(kept: np.ndarray, name: str, feedback: QgsProcessingFeedback) -> None:
    edge = int(np.concatenate([kept[0], kept[-1], kept[1:-1, 0], kept[1:-1, -1]]).sum())
    if edge:
        feedback.pushInfo(
            insecables(
                tr("« {} » : {} de ces codes au bord de la grille : des taches y sont peut-être coupées.").format(
                    name, pluriel(edge, "maille")
                )
            )
        )


def zonings(
    layers: Sequence[QgsMapLayer],
    names: Mapping[str, str],
    crs: QgsCoordinateReferenceSystem,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    study: Rectangle | None = None,
) -> list[Zoning]:
    """Read the layers of polygons; ``names`` gives the field of names by id of layer.

    Parameters
    ----------
    study : extent of the land cover; surfaces that do not meet it are left out and told.
    """
    found = [zoning(layer, names.get(layer.id(), ""), crs, context, feedback) for layer in layers]
    if study is None:
        return found
    kept = []
    for one in found:
        there = meets(one.frame, study)
        if not there.all():
            feedback.pushInfo(outside_words(one.name, int((~there).sum())))
        kept.append(replace(one, frame=one.frame[there]))
    return [one for one in kept if len(one.frame)]


def meets(frame: GeoDataFrame, study: Rectangle) -> np.ndarray:
    """Return which surfaces meet the extent of a study."""
    return shapely.intersects(frame.geometry.to_numpy(), shapely.box(*study))


def outside_words(name: str, count: int) -> str:
    """Return what to tell of the surfaces of a zoning that lie outside a study."""
    return tr("Zonages : {} de « {} » hors de l’étude, sans effet.").format(pluriel(count, tr("surface")), name)
