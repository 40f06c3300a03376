"""Réservoirs: patches of land cover and of zonings, their area, core, compactness, naturality and status."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from geopandas import GeoDataFrame

from ..components import components
from ..errors import InputError
from ..geometry import dissolve, eroded
from ..raster_grid import Grid
from ..shape_parts import gathered, single_parts
from ..text import clean
from ..typography import mesure, pluriel
from .naturality import Criterion, mean_notes, weighted
from .perimeters import cell_cores, cell_perimeters, compactness

RESERVOIR, STEPPING_STONE = "reservoir", "pas_japonais"
CAPACITIES = ("surface", "coeur", "surface_naturalite")
FIELDS = {
    "id_reservoir": "integer",
    "nom": "text",
    "sous_trame": "text",
    "statut": "text",
    "surface_ha": "real",
    "coeur_ha": "real",
    "compacite": "real",
    "naturalite": "real",
    "capacite": "real",
    "origine": "text",
}


@dataclass(frozen=True)
class Zoning:
    """Polygons of a layer, repaired; ``names`` is a field, empty when it has none."""

    name: str
    frame: GeoDataFrame
    names: str = ""


@dataclass(frozen=True)
class Cover:
    """What a land cover says, without its cells.

    Attributes
    ----------
    name : of the layer.
    shapes : polygons of the chosen codes, disjoint, along the sides of cells.
    burn : ``burn(shapes) -> ids`` lays shapes on the cells, numbered from 1.
    grid : of the cells.
    values, codes : number of the class of each cell, 0 where missing; code by number.
    """

    name: str
    shapes: npt.NDArray[np.object_]
    burn: Callable[[npt.NDArray[np.object_]], npt.NDArray[np.int32]]
    grid: Grid
    values: npt.NDArray[np.int64]
    codes: dict[int, str]


@dataclass(frozen=True)
class Options:
    """What makes a réservoir; areas in ha, lengths in m. ``stepping_ha`` None: smaller patches are left out."""

    area_ha: float
    stepping_ha: float | None = None
    edge_m: float = 0.0
    core_ha: float = 0.0
    compact: float = 0.0
    gap_m: float = 0.0
    corners: bool = True
    capacity: str = "surface"
    criteria: tuple[Criterion, ...] = ()
    sous_trame: str = ""


@dataclass(frozen=True)
class Reservoirs:
    """Patches found (``FIELDS`` and their geometry) and what to tell."""

    patches: GeoDataFrame
    notes: tuple[str, ...]


def find(
    zonings: Sequence[Zoning], cover: Cover | None, options: Options, crs: object, go_on: Callable[[], None]
) -> Reservoirs:
    """Return the réservoirs of a sous-trame and, when asked, the patches that may be stepping stones.

    Zonings and land cover are united; what touches is one patch. The number of a patch follows its area, then its
    position: it depends neither on the order of the layers nor on that of their objects.

    Parameters
    ----------
    go_on : called between steps; it raises when the run is stopped.

    Raises
    ------
    InputError
        No patch is large enough: the area of the largest is told.
    """
    shapes = _patches(zonings, cover, options, go_on)
    area = shapely.area(shapes) / 10_000
    least = options.area_ha if options.stepping_ha is None else min(options.stepping_ha, options.area_ha)
    largest = float(area.max()) if len(area) else 0.0
    if largest < options.area_ha:
        what = f"La plus grande fait {mesure(largest, 'ha', options.area_ha)}." if largest else "Il n’y a aucune tache."
        raise InputError(f"Aucune tache d’au moins {mesure(options.area_ha, 'ha')}. {what}")
    kept = area >= least
    left_out, lost_ha = int((~kept).sum()), float(area[~kept].sum())
    shapes = shapes[kept]
    go_on()
    patches, notes = _described(shapes, zonings, cover, options, crs, go_on)
    if left_out:
        notes.insert(
            0, f"{pluriel(left_out, 'tache')} de moins de {mesure(least, 'ha')} ({mesure(lost_ha, 'ha')}) laissée(s)."
        )
    return Reservoirs(patches, tuple(notes))


def _patches(
    zonings: Sequence[Zoning], cover: Cover | None, options: Options, go_on: Callable[[], None]
) -> npt.NDArray[np.object_]:
    """Return the patches in their order."""
    drawn = [zoning.frame.geometry.to_numpy() for zoning in zonings]
    if cover is not None:
        drawn.append(cover.shapes)
    everything = np.concatenate(drawn) if drawn else np.empty(0, dtype=object)
    if not len(everything):
        return everything
    united = everything if cover is not None and not zonings else np.array([dissolve(everything)], dtype=object)
    go_on()
    if options.gap_m > 0:
        half = options.gap_m / 2
        closed = shapely.buffer(shapely.buffer(dissolve(united), half), -half)
        united = np.array([dissolve([closed, *united])], dtype=object)
        go_on()
    parts, _ = single_parts(united)
    return _sorted(_joined(parts) if options.corners else parts)


def _joined(parts: npt.NDArray[np.object_]) -> npt.NDArray[np.object_]:
    """Return parts that meet by a corner as one patch."""
    left, right = shapely.STRtree(parts).query(parts, predicate="intersects")
    group = components(len(parts), left, right)
    if (group == np.arange(len(parts))).all():
        return parts
    order = np.argsort(group, kind="stable")
    _, rank = np.unique(group[order], return_inverse=True)
    return np.asarray(gathered(parts[order], rank), dtype=object)


def _sorted(shapes: npt.NDArray[np.object_]) -> npt.NDArray[np.object_]:
    """Return patches from the largest; equal ones from the west, then from the south."""
    box = np.round(shapely.bounds(shapes), 3)
    order = np.lexsort((box[:, 3], box[:, 2], box[:, 1], box[:, 0], -np.round(shapely.area(shapes), 2)))
    return shapes[order]


def _described(
    shapes: npt.NDArray[np.object_],
    zonings: Sequence[Zoning],
    cover: Cover | None,
    options: Options,
    crs: object,
    go_on: Callable[[], None],
) -> tuple[GeoDataFrame, list[str]]:
    area = shapely.area(shapes)
    meeting = [_meeting(shapes, zoning) for zoning in zonings]
    go_on()
    ids = cover.burn(shapes) if cover is not None else None
    from_cover = _holds(shapes, cover) if cover is not None else np.zeros(len(shapes), dtype=bool)
    core = area if options.edge_m <= 0 else _cores(shapes, cover, ids, from_cover, options, go_on)
    go_on()
    perimeter = shapely.length(shapes)
    notes = []
    if cover is not None and ids is not None and from_cover.any():
        estimated = cell_perimeters(ids, cover.grid, len(shapes))
        perimeter = np.where(from_cover & (estimated > 0), estimated, perimeter)
        notes.append(
            f"Compacité de {pluriel(int(from_cover.sum()), 'tache')} issue(s) de mailles : périmètre estimé, car le "
            "contour en escalier serait jusqu’à 41 % trop long. Pour une compacité exacte, donnez des surfaces "
            "dessinées."
        )
    compact = compactness(area, perimeter)
    natural = _naturality(len(shapes), zonings, meeting, cover, ids, options.criteria)
    reservoir = (area / 10_000 >= options.area_ha) & (core / 10_000 >= options.core_ha) & (compact >= options.compact)
    frame = GeoDataFrame(
        {
            "nom": _names(len(shapes), zonings, meeting),
            "sous_trame": options.sous_trame or None,
            "statut": np.where(reservoir, RESERVOIR, STEPPING_STONE),
            "surface_ha": area / 10_000,
            "coeur_ha": core / 10_000,
            "compacite": compact,
            "naturalite": [None if np.isnan(value) else float(value) for value in natural],
            "capacite": _capacity(area, core, natural, options.capacity),
            "origine": _origins(len(shapes), zonings, meeting, cover, from_cover),
        },
        geometry=shapes,
        crs=crs,
    )
    return _numbered(frame, reservoir, options, notes), notes


def _cores(
    shapes: npt.NDArray[np.object_],
    cover: Cover | None,
    ids: npt.NDArray[np.int32] | None,
    from_cover: npt.NDArray[np.bool_],
    options: Options,
    go_on: Callable[[], None],
) -> npt.NDArray[np.float64]:
    """Return the area (m²) of each patch farther than the edge depth from its outline.

    In cells for the patches that hold cells, when none meets another by a corner: eroding a staircase is slow.
    """
    areas = np.full(len(shapes), np.nan)
    if cover is not None and ids is not None and options.corners and from_cover.any():
        in_cells = cell_cores(ids, cover.grid, len(shapes), options.edge_m)
        if in_cells is not None:
            areas = np.where(from_cover, in_cells, areas)
    for place in np.flatnonzero(np.isnan(areas)):
        areas[place] = eroded(shapes[place], options.edge_m).area
        go_on()
    return areas


def _numbered(
    frame: GeoDataFrame, reservoir: npt.NDArray[np.bool_], options: Options, notes: list[str]
) -> GeoDataFrame:
    """Return the patches kept with their numbers."""
    failed = ~reservoir & (frame["surface_ha"].to_numpy() >= options.area_ha)
    if failed.any():
        status = "pas japonais" if options.stepping_ha is not None else "laissée(s)"
        notes.append(
            f"{pluriel(int(failed.sum()), 'tache assez grande', 'taches assez grandes')} mais trop étroite(s) ou sans "
            f"cœur suffisant : {status}."
        )
    if not reservoir.any():
        raise InputError(
            f"Aucun réservoir : {pluriel(int(failed.sum()), 'tache atteint', 'taches atteignent')} la surface, aucune "
            "le cœur et la compacité demandés. Abaissez COEUR_MIN ou COMPACITE_MIN."
        )
    frame = frame[reservoir | (options.stepping_ha is not None)].reset_index(drop=True)
    frame.insert(0, "id_reservoir", np.arange(1, len(frame) + 1))
    return frame


@dataclass(frozen=True)
class _Meeting:
    """Pairs of a patch and an object of a zoning, with the area (m²) of a part of the object that lies there."""

    patch: npt.NDArray[np.int64]
    object: npt.NDArray[np.int64]
    area: npt.NDArray[np.float64]


def _meeting(shapes: npt.NDArray[np.object_], zoning: Zoning) -> _Meeting:
    """Return where the objects of a zoning lie: each of their parts is inside one patch, kept or not."""
    parts, owner = single_parts(zoning.frame.geometry)
    part, patch = shapely.STRtree(shapes).query(shapely.point_on_surface(parts), predicate="intersects")
    return _Meeting(patch, owner[part], shapely.area(parts[part]))


def _holds(shapes: npt.NDArray[np.object_], cover: Cover) -> npt.NDArray[np.bool_]:
    """Return which patches hold cells of the land cover."""
    if not len(cover.shapes):
        return np.zeros(len(shapes), dtype=bool)
    inside, _ = shapely.STRtree(shapely.point_on_surface(cover.shapes)).query(shapes, predicate="intersects")
    return np.isin(np.arange(len(shapes)), inside)


def _names(count: int, zonings: Sequence[Zoning], meeting: Sequence[_Meeting]) -> list[str | None]:
    """Return the name that covers most of each patch; of equal ones, the first of the alphabet."""
    shares: list[dict[str, float]] = [{} for _ in range(count)]
    for zoning, met in zip(zonings, meeting):
        if not zoning.names:
            continue
        texts = [clean(value) for value in zoning.frame[zoning.names]]
        for patch, place, area in zip(met.patch, met.object, met.area):
            text = texts[place]
            if text:
                shares[patch][text] = shares[patch].get(text, 0.0) + float(area)
    return [min(found, key=lambda text: (-round(found[text], 2), text)) if found else None for found in shares]


def _origins(
    count: int,
    zonings: Sequence[Zoning],
    meeting: Sequence[_Meeting],
    cover: Cover | None,
    from_cover: npt.NDArray[np.bool_],
) -> list[str]:
    origins: list[list[str]] = [[] for _ in range(count)]
    for zoning, met in zip(zonings, meeting):
        for patch in np.unique(met.patch):
            origins[patch].append(zoning.name)
    if cover is not None:
        for patch in np.flatnonzero(from_cover):
            origins[patch].append(cover.name)
    return [" ; ".join(dict.fromkeys(found)) for found in origins]


def _naturality(
    count: int,
    zonings: Sequence[Zoning],
    meeting: Sequence[_Meeting],
    cover: Cover | None,
    ids: npt.NDArray[np.int32] | None,
    criteria: Sequence[Criterion],
) -> npt.NDArray[np.float64]:
    if not criteria:
        return np.full(count, np.nan)
    notes = [_notes(count, zonings, meeting, cover, ids, one) for one in criteria]
    return weighted(notes, [one.weight for one in criteria])


def _notes(
    count: int,
    zonings: Sequence[Zoning],
    meeting: Sequence[_Meeting],
    cover: Cover | None,
    ids: npt.NDArray[np.int32] | None,
    criterion: Criterion,
) -> npt.NDArray[np.float64]:
    """Return the note of each patch for one criterion."""
    if criterion.name.casefold() == "code":
        if cover is None or ids is None:
            raise InputError("Naturalité : le critère « code » demande une occupation du sol (OCCUPATION).")
        inside = ids > 0
        pairs, cells = np.unique(np.stack([ids[inside] - 1, cover.values[inside]]), axis=1, return_counts=True)
        known = np.array([criterion.note(cover.codes.get(int(value), str(int(value)))) for value in pairs[1]])
        return mean_notes(pairs[0].astype(np.int64), known, cells.astype(float), count)
    patch, notes, areas = [], [], []
    for zoning, met in zip(zonings, meeting):
        column = next((c for c in zoning.frame.columns if str(c).casefold() == criterion.name.casefold()), None)
        if column is None:
            continue
        of_object = np.array([criterion.note(value) for value in zoning.frame[column]], dtype=float)
        patch.append(met.patch)
        notes.append(of_object[met.object])
        areas.append(met.area)
    if not patch:
        raise InputError(
            f"Naturalité : aucun zonage n’a de champ « {criterion.name} ». Donnez « code » pour l’occupation du sol, "
            f"ou un champ d’un zonage."
        )
    return mean_notes(np.concatenate(patch), np.concatenate(notes), np.concatenate(areas), count)


def _capacity(
    area: npt.NDArray[np.float64], core: npt.NDArray[np.float64], natural: npt.NDArray[np.float64], how: str
) -> npt.NDArray[np.float64]:
    if how == "coeur":
        return core
    if how == "surface_naturalite":
        unknown = int(np.isnan(natural).sum())
        if unknown:
            raise InputError(
                f"La capacité « surface_naturalite » demande la naturalité de chaque tache : elle est inconnue pour "
                f"{pluriel(unknown, 'tache')}. Complétez NATURALITE, ou choisissez « surface »."
            )
        return area * natural
    return area
