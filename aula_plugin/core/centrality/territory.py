"""Candidate perimeters of a territory, commune by commune: fields measured once, then one drawing per commune.

Everything is in one projected CRS in metres. Communes are independent of one another once the fields are measured:
`draw` is a function of one commune, fit for workers and for a live preview.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Optional

import numpy as np
import numpy.typing as npt
import shapely
from geopandas import GeoDataFrame

from ..errors import InputError
from ..geometry import clip, dissolve, polygons_of, single_parts
from .agreement import Agreement, agreement, classes
from .cells import cells_inside
from .columns import FAMILIES
from .cores import Thresholds, core_cells, keep_parts, parts, thresholds
from .fields import Fields, measure, retained
from .nothing import Nothing, why_nothing
from .settings import Settings
from .shape import Shaped, shape
from .stencil import Cancelled, Progress
from .streets import Streets
from .variants import CONVEX_FLAG, CONVEX_ONLY, Variant, as_the_crow_flies, buffers, fabric, hulls, within_reach_of_all
from .windows import window

#: Variants drawn when the person does not choose.
USUAL = ("champ", "tampons", "enveloppe", "reseau")
#: Given perimeters: shown beside, they vote only when asked to.
GIVEN = ("scot", "plu", "main")
#: Streets, starts and settings to the variant « reseau »; None when no core is near a street.
Reach = Callable[[Optional[Streets], Any, Settings], Optional[Variant]]
FAR_FROM_STREETS = "départ à plus de {} m d’une rue"
NO_STREETS = "à vol d’oiseau × 1,3"


@dataclass(frozen=True)
class Inputs:
    """What perimeters are drawn from, in one metre CRS.

    Attributes
    ----------
    offer : columns `columns.OFFER`.
    communes : ``code_insee``, ``nom``, ``niveau``, polygons.
    buildings : as `storeys.buildings`; None: the built leg is not evaluated.
    parcels, cuts : arrays of geometries; None: no snapping, no cut.
    streets : None: reach as the crow flies, flagged.
    given : variant (`GIVEN`) to polygons.
    barriers : code of a commune to what its cuts take away (`shape.barrier_of`), for those where it is known already.
    """

    offer: GeoDataFrame
    communes: GeoDataFrame
    buildings: GeoDataFrame | None = None
    parcels: npt.NDArray[np.object_] | None = None
    cuts: npt.NDArray[np.object_] | None = None
    streets: Streets | None = None
    given: Mapping[str, npt.NDArray[np.object_]] = field(default_factory=dict)
    barriers: Mapping[str, shapely.Geometry] = field(default_factory=dict)

    def commune(self, code: str) -> Any:
        """Return the row of a commune.

        Raises
        ------
        InputError
            No commune has this code.
        """
        found = self.communes[self.communes["code_insee"] == code]
        if not len(found):
            raise InputError(f"aucune commune n’a le code {code} dans la couche des communes.")
        return found.iloc[0]


@dataclass(frozen=True)
class Measured:
    """What all the communes share, under some settings.

    Attributes
    ----------
    thresholds : those of the whole territory when the reference is not the commune; None otherwise.
    chains, hulls : parts over the whole territory, before communes cut them.
    wanted : variants to draw, given ones included.
    """

    inputs: Inputs
    settings: Settings
    fields: Fields
    thresholds: Thresholds | None
    chains: npt.NDArray[np.object_]
    hulls: npt.NDArray[np.object_]
    wanted: tuple[str, ...]


@dataclass(frozen=True)
class Drawing:
    """What one commune gives.

    Attributes
    ----------
    fields : of the window of the commune; ``inside`` marks its cells.
    shaped : candidate perimeters, and what was set aside of them.
    aside : parts of the core with too few shops or too little area.
    variants : by name, clipped to the commune; one that could not be drawn is absent.
    agreement, classes : score of the cells of the window, and its polygons.
    nothing : why there is no candidate; None when there is one.
    """

    code: str
    fields: Fields
    inside: npt.NDArray[np.bool_]
    thresholds: Thresholds
    shaped: Shaped
    aside: GeoDataFrame
    variants: dict[str, Variant]
    agreement: Agreement
    classes: GeoDataFrame
    nothing: Nothing | None


def measure_all(
    inputs: Inputs,
    settings: Settings,
    wanted: tuple[str, ...] = USUAL,
    progress: Progress = None,
    cancelled: Cancelled = None,
    fields: Fields | None = None,
) -> Measured:
    """Measure the fields and the chains of shops over a whole territory.

    Parameters
    ----------
    wanted : variants to draw, of `columns.FAMILIES`; the field always is.
    fields : fields already measured on these inputs (`fields.updated`); None measures them.

    Raises
    ------
    InputError
        An unknown variant; a radius that is not positive, or far too large for the cell.
    """
    unknown = [name for name in wanted if name not in FAMILIES]
    if unknown:
        raise InputError(f"variante inconnue : « {unknown[0]} ». Connues : {', '.join(FAMILIES)}.")
    if fields is None:
        bounds = tuple(inputs.communes.total_bounds)
        fields = measure(inputs.offer, inputs.buildings, bounds, settings, progress, cancelled)
    whole = None
    if settings.reference != "commune":
        whole = thresholds(fields, settings, cells_inside(dissolve(inputs.communes.geometry), fields.grid))
    points = retained(inputs.offer)
    shops = shapely.get_coordinates(points.geometry[points["commerce"].isin([True]).to_numpy()])
    chains = hulled = np.empty(0, dtype=object)
    if {"tampons", "enveloppe"} & set(wanted):
        chains = buffers(shops, settings.chain, settings.chain_shops)
    if "enveloppe" in wanted:
        hulled = hulls(shops, chains, settings.hull_ratio)
    return Measured(inputs, settings, fields, whole, chains, hulled, wanted)


def here(measured: Measured, code: str) -> Measured:
    """Return the same with the offer around one commune only: all that drawing it asks for, fields being measured."""
    inputs = measured.inputs
    left, bottom, right, top = inputs.commune(code).geometry.bounds
    around = np.sort(inputs.offer.sindex.query(shapely.box(left, bottom, right, top)))
    return replace(measured, inputs=replace(inputs, offer=inputs.offer.iloc[around]))


def draw(measured: Measured, code: str, votes: tuple[str, ...] = USUAL, reach: Reach | None = None) -> Drawing:
    """Draw the candidates, the variants and their agreement in one commune.

    Parameters
    ----------
    votes : variants that count in the score, among those drawn.
    reach : what is within reach of the cores, `reached` unless the caller remembers what it gave.

    Raises
    ------
    InputError
        No commune has this code.
    """
    inputs, settings = measured.inputs, measured.settings
    limits = inputs.commune(code).geometry
    fields = window(measured.fields, limits.bounds)
    inside = cells_inside(limits, fields.grid)
    asked = measured.thresholds or thresholds(fields, settings, inside)
    polygons = parts(core_cells(fields, asked, inside), fields.grid)
    kept, aside = keep_parts(polygons, inputs.offer, settings)
    parcels, barrier = near(inputs.parcels, limits), inputs.barriers.get(code)
    cuts = near(inputs.cuts, limits) if barrier is None else None
    shaped = shape(kept, inputs.offer, settings, limits, parcels, cuts, barrier)
    variants = _variants(measured, limits, fields, asked, kept, reach or reached)
    masks = {name: cells_inside(one.whole, fields.grid) & inside for name, one in variants.items() if name in votes}
    score = agreement(masks, FAMILIES)
    nothing = None
    if not len(shaped.perimeters):
        nothing = why_nothing(fields, asked, settings, inside, len(aside) + len(shaped.aside))
    drawn = classes(score, fields.grid, limits).set_crs(inputs.communes.crs)
    return Drawing(code, fields, inside, asked, shaped, aside, variants, score, drawn, nothing)


def near(shapes: npt.NDArray[np.object_] | None, limits: shapely.Geometry) -> npt.NDArray[np.object_] | None:
    """Return the shapes that meet the rectangle around a commune, from west to east.

    Always in one order: the last digits of a union depend on it.
    """
    if shapes is None or not len(shapes):
        return None
    x0, y0, x1, y1 = limits.bounds
    left, bottom, right, top = shapely.bounds(shapes).T
    meets = np.flatnonzero((left <= x1) & (right >= x0) & (bottom <= y1) & (top >= y0))
    return shapes[meets[np.lexsort((top[meets], right[meets], bottom[meets], left[meets]))]]


def _variants(
    measured: Measured, limits: shapely.Geometry, fields: Fields, asked: Thresholds, kept: GeoDataFrame, reach: Reach
) -> dict[str, Variant]:
    """Return the variants wanted, clipped to a commune."""
    settings, wanted = measured.settings, measured.wanted
    drawn = {"champ": Variant("champ", FAMILIES["champ"], kept.geometry.to_numpy())}
    if "tampons" in wanted:
        drawn["tampons"] = Variant("tampons", FAMILIES["tampons"], measured.chains)
    if "enveloppe" in wanted:
        flags = (CONVEX_FLAG,) if CONVEX_ONLY else ()
        drawn["enveloppe"] = Variant("enveloppe", FAMILIES["enveloppe"], measured.hulls, flags)
    if "reseau" in wanted and len(kept):
        walked = reach(measured.inputs.streets, _summits(fields, kept), settings)
        if walked is not None:
            drawn["reseau"] = walked
    if "tissu" in wanted and fields.built is not None:
        drawn["tissu"] = Variant("tissu", FAMILIES["tissu"], fabric(fields, asked, settings))
    for name, shapes in measured.inputs.given.items():
        if name in wanted:
            drawn[name] = Variant(name, FAMILIES[name], shapes)
    return {name: _clipped(variant, limits) for name, variant in drawn.items()}


def _clipped(variant: Variant, limits: shapely.Geometry) -> Variant:
    some = near(variant.shapes, limits)
    shapes = np.empty(0, dtype=object) if some is None else single_parts(polygons_of(clip(some, limits)))[0]
    return Variant(variant.name, variant.family, shapes[shapely.area(shapes) > 0], variant.flags)


def _summits(fields: Fields, kept: GeoDataFrame) -> npt.NDArray[np.float64]:
    """Return the centre of the cell of greatest K of each part, the first from the north-west where several are."""
    found = []
    for part in kept.geometry:
        within = cells_inside(part, fields.grid)
        place = int(np.argmax(np.where(within, fields.density, -1.0)))
        found.append(fields.grid.centres(*np.divmod(place, fields.grid.columns))[0])
    return np.array(found)


def reached(
    streets: Streets | None, starts: npt.NDArray[np.float64], settings: Settings, within: Any = within_reach_of_all
) -> Variant | None:
    """Return what is within reach of the cores; None when no core is near a street.

    ``within`` is `variants.within_reach` where what it gave is remembered.
    """
    if streets is None:
        return Variant("reseau", FAMILIES["reseau"], as_the_crow_flies(starts, settings), (NO_STREETS,))
    shapes, attached = within(streets, starts, settings)
    if not attached.any():
        return None
    flags = () if attached.all() else (FAR_FROM_STREETS.format(f"{settings.attachment:g}"),)
    whole = dissolve(np.concatenate(shapes))
    return Variant("reseau", FAMILIES["reseau"], single_parts(np.array([whole], dtype=object))[0], flags)
