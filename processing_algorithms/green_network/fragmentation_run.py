"""The two ways of measuring of `aula:fragmentation`: on polygons, and on cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...aula_plugin.i18n import tr
from ..vectors import read, require_some
from . import fragmentation_inputs as inputs


@dataclass
class Measured:
    """What a run measured, before it is written."""

    units: Any
    found: Any
    total: Any
    pieces: Any
    area: Any
    edge: Any
    outlines: Any
    crs: Any
    unknown: Any = None


def tell(warning: str, feedback: Any) -> None:
    """Warn when there is something to say."""
    if warning:
        feedback.pushWarning(warning)


def on_polygons(algorithm: Any, parameters: Any, context: Any, feedback: Any) -> Measured:
    """Measure patches that are polygons."""
    import shapely

    from ...aula_plugin.bridge import go_on
    from ...aula_plugin.core.geometry import dissolve
    from ...aula_plugin.core.green_network.fragmentation import cut, make_patches, on_edge
    from ...aula_plugin.core.green_network.fragmentation_units import uncovered_warning
    from ...aula_plugin.core.green_network.waiting import waited

    def united(frame: Any) -> Any:
        shapes = frame.geometry.to_numpy()  # no frame in another thread: PROJ keeps a context by thread
        return waited(lambda: dissolve(shapes), lambda: go_on(feedback))

    crs = inputs.system(algorithm, parameters, context)
    units = inputs.units(algorithm, parameters, crs, context, feedback)
    whole = shapely.Polygon() if units is None else united(units)
    edges = [] if units is None else [whole]
    natural = chosen = units
    if parameters.get("TACHES"):
        natural = _required(algorithm, "TACHES", parameters, crs, context, feedback)
        edges.append(shapely.box(*natural.total_bounds))
        chosen = inputs.chosen(algorithm, parameters, natural, context, feedback)
    if parameters.get("EMPRISE"):
        edges.append(united(_required(algorithm, "EMPRISE", parameters, crs, context, feedback)))
    tell(uncovered_warning(units, edges[-1]) if units is not None else "", feedback)
    feedback.setProgress(10)
    ground, _ = inputs.fragmenting(algorithm, parameters, crs, context, feedback)
    feedback.setProgress(25)
    feedback.setProgressText(tr("Découpe des taches"))
    least = algorithm.parameterAsDouble(parameters, "SURFACE_MIN", context) * 1e4
    patches = make_patches(chosen.geometry, ground, least, lambda: go_on(feedback))
    for note in patches.notes:
        feedback.pushInfo(note)
    feedback.setProgress(50)
    if units is None:
        whole = united(natural)
        units = _one_unit(whole, crs, feedback)
    pieces = cut(patches, units.geometry, lambda: go_on(feedback))
    together = pieces if len(units) == 1 else cut(patches, [whole], lambda: go_on(feedback))
    feedback.setProgress(70)
    edge = on_edge(patches, edges, lambda: go_on(feedback))
    found, total = _measures(shapely.area(units.geometry.to_numpy()), pieces, whole.area, together, patches.area)
    return Measured(units, found, total, pieces, patches.area, edge, lambda: patches.shapes, crs)


def _required(algorithm: Any, name: str, parameters: Any, crs: Any, context: Any, feedback: Any) -> Any:
    source = algorithm.source(parameters, name, context)
    return require_some(read(source, crs, context, feedback), source)


def _one_unit(study_area: Any, crs: Any, feedback: Any) -> Any:
    """Return the study area as the only unit."""
    from geopandas import GeoDataFrame

    from ...aula_plugin.core.green_network.fragmentation_units import WHOLE

    feedback.pushInfo(tr("Sans UNITES : la zone d’étude entière est l’unité, CUT et CBC y sont égales."))
    return GeoDataFrame({"id_unite": ["1"], "nom": [WHOLE]}, geometry=[study_area], crs=crs.toWkt())


def _measures(unit_m2: Any, pieces: Any, whole_m2: float, together: Any, complete: Any) -> tuple[Any, Any]:
    from ...aula_plugin.core.green_network.mesh import measures, total

    found = measures(unit_m2, pieces, complete)
    return found, total(found, whole_m2, together, complete)


def on_cells(algorithm: Any, parameters: Any, context: Any, feedback: Any) -> Measured:
    """Measure patches that are cells."""
    import numpy as np

    from ...aula_plugin.bridge import go_on
    from ...aula_plugin.core.green_network.fragmentation_grid import (
        BYTES_PER_CELL,
        cut_cells,
        objects,
        union_window,
    )
    from ...aula_plugin.core.green_network.fragmentation_units import unknown_warning
    from ...aula_plugin.core.green_network.memory import check_memory
    from ...aula_plugin.raster_shapes import polygons
    from ...aula_plugin.rasters import grid_of, read

    layer = algorithm.raster(parameters, "OCCUPATION", context)
    feedback.pushInfo(check_memory(grid_of(layer)[0], BYTES_PER_CELL))
    raster = read(layer, feedback)
    grid, crs, missing = raster.grid, raster.crs, raster.missing
    kept = inputs.kept_cells(algorithm, parameters, raster, context, feedback)
    go_on(feedback)
    units = inputs.units(algorithm, parameters, crs, context, feedback)
    feedback.setProgress(10)
    ground, lines = inputs.fragmenting(algorithm, parameters, crs, context, feedback)
    if len(ground):
        kept &= ~inputs.barriers(ground, lines, grid)
    feedback.setProgress(25)
    feedback.setProgressText(tr("Taches"))
    connexity = int(algorithm.parameterAsEnumString(parameters, "CONNEXITE", context))
    least = algorithm.parameterAsDouble(parameters, "SURFACE_MIN", context) * 1e4
    patches = objects(kept, missing, connexity, grid.cell_area, least)
    for note in (tr("Connexité des mailles : {}.").format(connexity), *patches.notes):
        feedback.pushInfo(note)
    feedback.setProgress(40)
    everything = [(slice(None), slice(None), np.ones(grid.shape, dtype=bool))]
    boxes = everything if units is None else list(inputs.windows(units.geometry.to_numpy(), grid, feedback))
    areas, pieces, unknown = cut_cells(patches, missing, boxes, connexity, grid.cell_area, lambda: go_on(feedback))
    whole, together = areas, pieces
    if units is not None and len(units) > 1:
        whole, together, _ = cut_cells(patches, missing, [union_window(boxes, grid.shape)], connexity, grid.cell_area)
    tell(unknown_warning(units, unknown) if units is not None else "", feedback)
    feedback.setProgress(70)
    if units is None:
        units = _one_unit(_outline(~missing, grid), crs, feedback)
    area = patches.cells * grid.cell_area
    found, total = _measures(areas, pieces, float(whole[0]), together, area)
    return Measured(
        units,
        found,
        total,
        pieces,
        area,
        patches.edge,
        lambda: polygons(patches.labels, grid, check=lambda: go_on(feedback)).geometry.to_numpy(),
        crs,
        unknown,
    )


def _outline(known: Any, grid: Any) -> Any:
    """Return the outline of the cells that have data."""
    from ...aula_plugin.raster_shapes import polygons

    return polygons(known.astype("int32"), grid).geometry.iloc[0]
