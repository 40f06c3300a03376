"""Consumption of ENAF, artificialisation and sealing between two dates: from land covers to the tables of a report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..typography import insecables, nombre
from .changes import changes
from .classes import code_defects
from .columns import CODES, FOOTPRINT
from .crossing import cross
from .flows import Flows, matrix, overall
from .footprint import footprints
from .land_cover import LandCover, Reading, read
from .measure_words import check_overlaps, check_years, told
from .measures import MEASURES
from .settings import Settings
from .slivers import digitising
from .territories import OVERLAP_TOLD, common_territory, overlapping_share, together
from .territory_table import figures, table, typology_points, without_surface
from .typology import equal_shares

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True)
class Result:
    """What a measure gives: layers and tables of `columns`, scalars, what to tell.

    Attributes
    ----------
    figures : scalars by name; None where a measure cannot be evaluated.
    notes, warnings : French sentences.
    """

    changes: GeoDataFrame
    territories: GeoDataFrame
    typology: GeoDataFrame
    matrix: pd.DataFrame
    codes: pd.DataFrame
    footprint: GeoDataFrame
    figures: dict[str, float | None]
    notes: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def measure(
    first: LandCover,
    second: LandCover,
    territories: GeoDataFrame | None,
    crs: Any,
    settings: Settings,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Result:
    """Measure what was taken and given back between two dates.

    Parameters
    ----------
    first, second : land covers; one layer carrying both dates has the same array of ``shapes`` in both.
    territories : of `territories.read_territories`; None: the extent that both dates cover.
    progress : told the share done, 0 to 1.
    cancelled : asked now and then.

    Raises
    ------
    InputError
        Same or inverted dates, a land cover that overlaps itself, no place in common, or the person stopped the run.
    """
    check_years(first.year, second.year)
    run = _Run(first, second, crs, settings, progress or _silent, cancelled)
    warnings = check_overlaps(run.layers, settings)
    run.progress(0.1)
    before, after = read(first, settings), read(second, settings)
    notes = [*before.notes, *after.notes]
    extent = territories
    if territories is None:
        notes.append("Sans territoires : mesure sur l’emprise commune aux deux dates, en un seul territoire.")
        territories, extent = run.common()
    run.progress(0.2)
    footprint, covered = run.footprint(extent, 0.2, 0.4)
    flows = run.flows(before, after, territories, 0.4, 0.8)
    rows = run.table(flows, territories, covered)
    if covered is None and extent is not territories:
        rows = without_surface(rows)
    whole, said = run.whole(before, after, territories, rows)
    codes = _codes(first, second)
    return Result(
        changes(flows, territories, settings.every_change, settings.pieces),
        rows,
        typology_points(rows),
        matrix(flows, list(territories["code"])),
        codes,
        footprint,
        {**figures(whole, settings), "NB_CODES_INCONNUS": len(codes)},
        list(map(insecables, (*notes, *equal_shares(rows, settings.dominant, settings.second)))),
        list(map(insecables, (*warnings, *said, *told(flows, rows, covered, settings)))),
    )


def _silent(_share: float) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class _Run:
    """Two land covers, the settings, whom to tell and whom to ask."""

    first: LandCover
    second: LandCover
    crs: Any
    settings: Settings
    progress: Progress
    cancelled: Cancelled | None

    @property
    def single(self) -> bool:
        """Return whether one layer carries both dates."""
        return self.first.shapes is self.second.shapes

    @property
    def layers(self) -> list[LandCover]:
        """Return the land covers drawn apart."""
        return [self.first] if self.single else [self.first, self.second]

    @property
    def later_shapes(self) -> np.ndarray | None:
        """Return the polygons of the second date, None when they are those of the first."""
        return None if self.single else self.second.shapes

    def tell(self, low: float, high: float) -> Progress:
        """Return what tells a part of the work."""
        return lambda share: self.progress(low + (high - low) * share)

    def common(self) -> tuple[GeoDataFrame, GeoDataFrame]:
        """Return what both dates cover, and what one of them does, each as one territory."""
        return common_territory(self.first.shapes, self.later_shapes, self.crs)

    def footprint(self, territories: GeoDataFrame, low: float, high: float) -> tuple[GeoDataFrame, np.ndarray | None]:
        """Return where the dates cannot be compared, and the m² covered by territory: None when only changes are."""
        if self.settings.changes_only:
            empty = pd.DataFrame({name: pd.Series(dtype=object) for name in FOOTPRINT})
            return GeoDataFrame(empty, geometry=[], crs=self.crs), None
        places = territories.geometry.to_numpy()
        frame, covered = footprints(
            self.first.shapes, self.later_shapes, places, self.crs, self.tell(low, high), self.cancelled
        )
        years = {1: self.first.year, 2: self.second.year}
        return frame.assign(date=pd.Series([years.get(date) for date in frame["date"]], dtype=object)), covered

    def flows(self, before: Reading, after: Reading, territories: GeoDataFrame, low: float, high: float) -> Flows:
        """Return what each piece became, differences of drawing told apart."""
        places = territories.geometry.to_numpy()
        crossing = cross(self.first.shapes, self.later_shapes, places, self.tell(low, high), self.cancelled)
        found = Flows(crossing, before, after, np.full(len(crossing), None, dtype=object))
        return replace(found, motive=_motives(found, self.settings))

    def whole(
        self, before: Reading, after: Reading, territories: GeoDataFrame, rows: GeoDataFrame
    ) -> tuple[GeoDataFrame, list[str]]:
        """Return the table whose sums count each place once, and what to tell of territories that overlap."""
        share = overlapping_share(territories)
        if share <= OVERLAP_TOLD:
            return rows, []
        one = together(territories)
        covered = self.footprint(one, 0.8, 0.85)[1]
        warning = (
            f"{nombre(share, 1)} % des territoires se recouvrent : chacun compte ce qui est chez lui, les totaux ne "
            "comptent chaque lieu qu’une fois."
        )
        return self.table(self.flows(before, after, one, 0.85, 0.95), one, covered), [warning]

    def table(self, flows: Flows, territories: GeoDataFrame, covered: np.ndarray | None) -> GeoDataFrame:
        found = table(flows, territories, covered, (self.first.year, self.second.year), self.settings)
        return found.assign(parametres=self.recipe())

    def recipe(self) -> str:
        """Return what was compared and how, in one French line."""
        dated = (f"« {one.name} » ({one.year}, {one.nomenclature.title})" for one in (self.first, self.second))
        return f"{' ; '.join(dated)} ; {self.settings.in_words()}"


def _motives(flows: Flows, settings: Settings) -> np.ndarray:
    """Return why a piece is a difference of drawing: patches of land that go one way are judged whole.

    They are judged before the territories cut them, so that neither a limit nor two territories that overlap count.
    """
    crossing = flows.crossing
    way = overall([flows.direction(one) for one in MEASURES.values()])
    moved = np.flatnonzero(way != 0)
    pair = crossing.first[moved].astype(np.int64) * (int(crossing.second.max(initial=0)) + 1) + crossing.second[moved]
    _, heads, number = np.unique(pair, return_index=True, return_inverse=True)
    whole = replace(crossing, cut=np.zeros(len(crossing), dtype=bool))
    found = digitising(
        whole.shapes(moved[heads]),
        way[moved[heads]].astype(int),
        area_min=settings.drawing_area,
        width_min=settings.drawing_width,
    )
    motive = np.full(len(way), None, dtype=object)
    motive[moved] = found[number]
    return motive


def _codes(first: LandCover, second: LandCover) -> pd.DataFrame:
    """Return `columns.CODES`: what could not be read at each date."""
    tables = [
        code_defects(cover.cs, cover.us, shapely.area(cover.shapes), cover.nomenclature).assign(date=cover.year)
        for cover in (first, second)
    ]
    return pd.concat(tables, ignore_index=True).reindex(columns=list(CODES))
