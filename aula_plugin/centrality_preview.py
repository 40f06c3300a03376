"""Candidates of one commune drawn again while a person moves a slider.

Inputs and fields stay in memory, and what a change does not touch is not measured again. What is drawn is what
`aula:perimetres_centralite` draws with the same settings: the same functions do it.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
import shapely
from geopandas import GeoDataFrame

from .core.centrality.agreement import LEAST_FAMILIES
from .core.centrality.candidates import Circumstances, candidates
from .core.centrality.columns import AT_COMMUNE, SURE_CORE, TO_DISCUSS
from .core.centrality.fields import Fields, grid_over, group_codes, measure, retained, updated
from .core.centrality.hand import MOVED_SHARE, share_inside
from .core.centrality.nothing import easier
from .core.centrality.overlap import Overlap, overlap
from .core.centrality.settings import Settings
from .core.centrality.shape import barrier_of
from .core.centrality.territory import Drawing, Inputs, Measured, draw, measure_all, near, reached
from .core.centrality.variants import buffers, hulls, reaching, within_reach
from .core.geometry import dissolve

#: Settings the chains of shops depend on.
_CHAINS = ("chain", "chain_shops", "hull_ratio")
#: Communes and starts remembered.
MOST_KEPT, MOST_STARTS = 4, 64
#: Share of the shops beyond which chains are drawn once for all the communes.
MOST_SHARE = 0.5
#: The grid of a commune bears radii up to this one, so that moving one does not ask for another grid, m.
WIDEST_M = 300.0
#: Settings moved by a quarter to show what each does to the area.
MOVED = ("radius", "density", "groups", "built", "closing")
QUARTER = 0.25


@dataclass(frozen=True)
class Asked:
    """What is to be drawn: the commune, the settings, the variants drawn and those that vote."""

    code: str
    settings: Settings
    wanted: tuple[str, ...]
    votes: tuple[str, ...]


@dataclass(frozen=True)
class Preview:
    """What one commune gives under some settings.

    Attributes
    ----------
    candidates : columns `columns.CANDIDATES`.
    areas : variant to hectares; one that could not be drawn is absent.
    flags : variant to what must be known of it.
    sure, open_ : hectares of each class of agreement; None when it cannot be evaluated.
    observable : number of groups the whole offer shows. fairer : number of groups worth asking for, None when fair.
    best : the place of the cell that came nearest, None when the commune holds nothing.
    seconds : it took to draw.
    """

    asked: Asked
    drawing: Drawing
    candidates: GeoDataFrame
    areas: dict[str, float]
    flags: dict[str, tuple[str, ...]]
    sure: float | None
    open_: float | None
    observable: int
    fairer: int | None
    best: tuple[float, float] | None
    seconds: float

    @property
    def shapes(self) -> dict[str, Any]:
        """Return variant to its surface."""
        return {name: dissolve(variant.shapes) for name, variant in self.drawing.variants.items()}

    @property
    def perimeter(self) -> Any:
        """Return the surface of the candidates."""
        return dissolve(self.drawing.shaped.perimeters.geometry.to_numpy())

    def moved_under(self, edits: GeoDataFrame) -> GeoDataFrame:
        """Return the hand edits under which the candidates are no longer what they were when a person clicked."""
        now = share_inside(edits.geometry.to_numpy(), self.perimeter)
        return edits[np.abs(now - edits["part_calcul"].to_numpy(dtype=float)) > MOVED_SHARE]

    @property
    def evaluable(self) -> bool:
        """Say whether enough families voted."""
        return len(self.drawing.agreement.families) >= LEAST_FAMILIES


@dataclass
class _Kept:
    """What is remembered of a commune: its part of the inputs, and the fields last measured.

    Attributes
    ----------
    settings : those of the fields. margin : of their grid, m.
    """

    inputs: Inputs
    fields: Fields
    settings: Settings
    margin: float


class CentralityPreview:
    """Holds inputs; `draw` may be called from another thread, one call at a time.

    Parameters
    ----------
    parcel_ids : identifier of each parcel of the inputs.
    """

    def __init__(self, inputs: Inputs, parcel_ids: list[str | None] | None = None, crs: Any = None) -> None:
        self.inputs, self.crs = inputs, crs
        self.parcel_ids = parcel_ids or []
        self._communes: OrderedDict[tuple[str, bool, float], _Kept] = OrderedDict()
        self._starts: OrderedDict[Any, Any] = OrderedDict()
        self._chains: OrderedDict[tuple[Any, ...], tuple[Any, Any]] = OrderedDict()
        points = retained(inputs.offer)
        self._shops = shapely.get_coordinates(points.geometry[points["commerce"].isin([True]).to_numpy()])
        self._observable = len(group_codes(retained(inputs.offer))[1])
        self._parcels = None if inputs.parcels is None else shapely.STRtree(inputs.parcels)

    @property
    def communes(self) -> list[tuple[str, str]]:
        """Return code and name of the communes, by name."""
        frame = self.inputs.communes
        return sorted(zip(frame["code_insee"], frame["nom"].fillna(frame["code_insee"])), key=lambda pair: pair[1])

    @property
    def located(self) -> int:
        """Return the number of equipments that take part."""
        return len(retained(self.inputs.offer))

    def at_commune(self, code: str) -> tuple[int, int]:
        """Return how many points of a commune are located at the commune only, and of how many groups."""
        offer = self.inputs.offer
        if "motif" not in offer:
            return 0, 0
        found = offer[(offer["motif"] == AT_COMMUNE).to_numpy()]
        found = found[shapely.intersects(found.geometry.to_numpy(), self.inputs.commune(code).geometry)]
        return len(found), int(found["groupe"].nunique())

    def draw(self, asked: Asked, cancelled: Callable[[], bool] | None = None) -> Preview:
        """Draw a commune.

        Raises
        ------
        InputError
            A radius far too large for the cell, or an unknown commune.
        """
        start = time.perf_counter()
        measured = self._measured(asked, cancelled)
        drawing = draw(measured, asked.code, asked.votes, partial(reached, within=self._within))
        found = candidates(drawing, measured, Circumstances({}, "", {}))
        areas = {name: float(shapely.area(one.shapes).sum()) / 1e4 for name, one in drawing.variants.items()}
        kinds = drawing.classes.groupby("classe")["aire_ha"].sum() if len(drawing.classes) else {}
        evaluated = drawing.agreement.score is not None
        return Preview(
            asked,
            drawing,
            found,
            areas,
            {name: one.flags for name, one in drawing.variants.items()},
            float(kinds.get(SURE_CORE, 0.0)) if evaluated else None,
            float(kinds.get(TO_DISCUSS, 0.0)) if evaluated else None,
            self._observable,
            easier(asked.settings.groups, self._observable),
            _best(drawing),
            time.perf_counter() - start,
        )

    def effects(self, asked: Asked, cancelled: Callable[[], bool]) -> dict[str, tuple[float, float]]:
        """Return what a quarter less and a quarter more of each setting do to the area of the candidates, ha."""
        usual = self._area(asked)
        found = {}
        for name in MOVED:
            if cancelled():
                break
            value = getattr(asked.settings, name)
            both = []
            for sign in (-1, 1):
                other = value * (1 + sign * QUARTER)
                if name in ("density", "built") and asked.settings.reference != "absolu":
                    other = min(other, 1.0)
                other = max(1, round(other)) if name == "groups" else other
                moved = replace(asked, settings=replace(asked.settings, **{name: other}))
                both.append(self._area(moved) - usual)
            found[name] = (both[0], both[1])
        return found

    def _area(self, asked: Asked) -> float:
        kept = self._kept(asked.code, asked.settings)
        fields = updated(kept.fields, kept.settings, asked.settings, kept.inputs.offer, kept.inputs.buildings)
        measured = measure_all(kept.inputs, asked.settings, ("champ",), fields=fields)
        return float(draw(measured, asked.code, ()).shaped.perimeters["aire_ha"].sum())

    # What is remembered

    def _measured(self, asked: Asked, cancelled: Callable[[], bool] | None) -> Measured:
        kept = self._kept(asked.code, asked.settings)
        offer, buildings = kept.inputs.offer, kept.inputs.buildings
        fields = updated(kept.fields, kept.settings, asked.settings, offer, buildings, cancelled)
        if cancelled is None or not cancelled():
            kept.fields, kept.settings = fields, asked.settings
        chains = self._chained(asked)
        whole = measure_all(kept.inputs, asked.settings, ("champ",), fields=fields).thresholds
        return Measured(kept.inputs, asked.settings, fields, whole, *chains, asked.wanted)

    def _kept(self, code: str, settings: Settings) -> _Kept:
        """Return what is remembered of a commune; thresholds of the territory ask for fields over the whole of it."""
        whole = settings.reference != "commune"
        key = (code, whole, settings.cell)
        kept = self._communes.get(key)
        if kept is None or kept.margin < settings.margin:
            wide = replace(settings, diversity_radius=max(settings.diversity_radius, settings.radius, WIDEST_M))
            inputs = self._around(code, whole, 2 * wide.margin)
            bounds = tuple(inputs.communes.total_bounds if whole else inputs.commune(code).geometry.bounds)
            fields = measure(inputs.offer, inputs.buildings, bounds, settings, grid=grid_over(bounds, wide))
            kept = self._communes[key] = _Kept(inputs, fields, settings, wide.margin)
            while len(self._communes) > MOST_KEPT:
                self._communes.popitem(last=False)
        return kept

    def _around(self, code: str, whole: bool, margin: float) -> Inputs:
        """Return the inputs that bear on one commune: an equipment farther than the margin changes nothing there."""
        limits = self.inputs.commune(code).geometry
        barriers = {}
        if self.inputs.cuts is not None:
            cuts = near(self.inputs.cuts, limits)
            barriers[code] = barrier_of(cuts) if cuts is not None and len(cuts) else shapely.Polygon()
        inputs = replace(self.inputs, barriers=barriers, parcels=near(self.inputs.parcels, limits))
        if whole:
            return inputs
        box = shapely.box(*(np.array(limits.bounds) + [-margin, -margin, margin, margin]))
        return replace(inputs, offer=inputs.offer[shapely.intersects(inputs.offer.geometry.to_numpy(), box)])

    def _chained(self, asked: Asked) -> tuple[Any, Any]:
        """Return the chains of shops that may meet the commune, whole: they do not stop at a limit; and their hulls."""
        settings = asked.settings
        kind = tuple(getattr(settings, name) for name in _CHAINS)
        for key in (("", *kind), (asked.code, *kind)):
            if key in self._chains:
                return self._chains[key]
        some = reaching(self._shops, settings.chain, self.inputs.commune(asked.code).geometry.bounds)
        if (
            len(some) and some.mean() > MOST_SHARE
        ):  # one chain runs through the territory: drawn whole, it serves every commune
            key, some = ("", *kind), np.ones(len(some), dtype=bool)
        chains = buffers(self._shops[some], settings.chain, settings.chain_shops)
        self._chains[key] = (chains, hulls(self._shops[some], chains, settings.hull_ratio))
        while len(self._chains) > MOST_KEPT:
            self._chains.popitem(last=False)
        return self._chains[key]

    def _within(self, streets: Any, starts: np.ndarray, settings: Settings) -> tuple[list[Any], np.ndarray]:
        """Return what `within_reach` does, each start once."""
        shapes, attached = [], []
        for start in starts:
            key = (*map(float, start), settings.reach, settings.attachment)
            if key not in self._starts:
                one, near_street = within_reach(streets, start[None, :], settings)
                self._starts[key] = (one[0], bool(near_street[0]))
                while len(self._starts) > MOST_STARTS:
                    self._starts.popitem(last=False)
            shapes.append(self._starts[key][0])
            attached.append(self._starts[key][1])
        return shapes, np.array(attached, dtype=bool)

    # Parcels and versions

    def parcels_at(self, bounds: tuple[float, float, float, float]) -> list[int]:
        """Return the parcels that meet a rectangle."""
        if self._parcels is None:
            return []
        return sorted(int(one) for one in self._parcels.query(shapely.box(*bounds), predicate="intersects"))

    def parcel(self, number: int) -> tuple[str, Any]:
        """Return the identifier and the surface of a parcel."""
        shapes = self.inputs.parcels
        name = self.parcel_ids[number] if number < len(self.parcel_ids) else None
        return name or str(number + 1), shapes[number] if shapes is not None else None

    def compared(self, a: Any, b: Any) -> tuple[Overlap, int]:
        """Return the areas two versions share and hold alone, and the number of equipments of A outside B."""
        points = retained(self.inputs.offer).geometry.to_numpy()
        outside = shapely.intersects(points, a) & ~shapely.intersects(points, b)
        return overlap(a, b), int(outside.sum())


def _best(drawing: Drawing) -> tuple[float, float] | None:
    """Return the centre of the cell with most groups, then most density."""
    density = np.where(drawing.inside, drawing.fields.density, 0.0)
    if not density.max(initial=0.0) > 0:
        return None
    groups = np.where(drawing.inside & (density > 0), drawing.fields.groups, -1)
    place = int(np.argmax(np.where(groups == groups.max(), density, -1.0)))
    grid = drawing.fields.grid
    x, y = grid.centres(*np.divmod(place, grid.columns))[0]
    return float(x), float(y)
