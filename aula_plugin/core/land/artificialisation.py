"""Consumption of ENAF, artificialisation and sealing between two dates: from land covers to the tables of a report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..errors import InputError
from ..typography import insecables, nombre
from .changes import changes
from .classes import code_defects
from .columns import CODES, FOOTPRINT
from .crossing import cross
from .flows import Flows, apart, matrix, overall
from .footprint import footprints
from .land_cover import LandCover, Reading, read
from .measures import HECTARE, MEASURES
from .overlaps import overlaps
from .settings import Settings
from .slivers import digitising
from .territories import OVERLAP_TOLD, common_territory, overlapping_share, together
from .territory_table import figures, table, typology_points
from .typology import equal_shares

#: Places named when a land cover is refused.
_NAMED = 5
#: Difference between the land covered and the sum of its pieces from which it is told, %.
_SUM_TOLD = 0.1

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
    warnings = _check_overlaps(run.layers, settings)
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
    whole = rows
    share = overlapping_share(territories)
    if share > OVERLAP_TOLD:
        warnings.append(
            f"{nombre(share, 1)} % des territoires se recouvrent : chacun compte ce qui est chez lui, les totaux ne "
            "comptent chaque lieu qu’une fois."
        )
        one = together(territories)
        whole = run.table(run.flows(before, after, one, 0.8, 0.9), one, run.footprint(one, 0.9, 0.95)[1])
    codes = _codes(first, second)
    warnings += _told(flows, rows, covered, settings)
    notes += equal_shares(rows, settings.dominant, settings.second)
    return Result(
        changes(flows, territories, settings.every_change, settings.pieces),
        rows,
        typology_points(rows),
        matrix(flows, list(territories["code"])),
        codes,
        footprint,
        {**figures(whole, settings), "NB_CODES_INCONNUS": len(codes)},
        [insecables(note) for note in notes],
        [insecables(warning) for warning in warnings],
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

    def table(self, flows: Flows, territories: GeoDataFrame, covered: np.ndarray | None) -> GeoDataFrame:
        found = table(flows, territories, covered, (self.first.year, self.second.year), self.settings)
        return found.assign(parametres=self.recipe())

    def recipe(self) -> str:
        """Return what was compared and how, in one French line."""
        dated = (f"« {one.name} » ({one.year}, {one.nomenclature.title})" for one in (self.first, self.second))
        return f"{' ; '.join(dated)} ; {self.settings.in_words()}"


def check_years(first: int, second: int) -> None:
    """Refuse two dates between which nothing can be measured.

    Raises
    ------
    InputError
        The same year twice, or the later one first.
    """
    if first == second:
        raise InputError(
            f"les deux occupations du sol ont la même date ({first}) : aucune évolution à mesurer. Corrigez "
            "« Année 1 » ou « Année 2 »."
        )
    if first > second:
        raise InputError(
            f"dates inversées : {first} puis {second}. Échangez les deux occupations du sol, leurs champs et leurs "
            f"enveloppes, avec {second} en « Année 1 » et {first} en « Année 2 »."
        )


def _check_overlaps(covers: list[LandCover], settings: Settings) -> list[str]:
    """Refuse a land cover whose polygons claim the same places, naming the largest; tell those that pass."""
    warnings = []
    for cover in covers:
        found = overlaps(cover.shapes)
        share = 100.0 * found.share
        if not len(found.areas):
            continue
        said = f"« {cover.name} », {cover.year} : {nombre(found.overlapped_m2 / HECTARE, 2)} ha recouverts par "
        said += f"plusieurs objets, {nombre(share, 2)} % de la surface"
        if share > settings.overlap_max:
            places = " ; ".join(_place(cover, found, row) for row in np.argsort(-found.areas, kind="stable")[:_NAMED])
            raise InputError(
                f"{said} (accepté : {nombre(settings.overlap_max, 1)} %). Les plus grands : {places}. Corrigez-les : "
                "« Contrôler une occupation du sol » les montre tous."
            )
        warnings.append(f"{said} : un lieu recouvert deux fois à une seule date y compte deux fois.")
    return warnings


def _place(cover: LandCover, found: Any, row: int) -> str:
    point = shapely.point_on_surface(found.shapes[row])
    one, other = cover.ids[found.pairs[row]]
    return f"objets n° {one} et {other}, {nombre(found.areas[row])} m², vers X {nombre(point.x)}, Y {nombre(point.y)}"


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


def _told(flows: Flows, rows: GeoDataFrame, covered: np.ndarray | None, settings: Settings) -> list[str]:
    """Return what a person must know of the figures: measures without an answer, land without one, sums that differ."""
    if covered is not None and len(covered) and not covered.any():
        return [
            "Aucun territoire n’est couvert aux deux dates : rien n’est mesuré. Vérifiez les systèmes de coordonnées, "
            "ou choisissez des territoires que les deux occupations du sol couvrent."
        ]
    chosen = MEASURES[settings.measure]
    known = {one: not rows[one.columns[0]].isna().all() for one in MEASURES.values()}
    said = [
        f"{one.title} : non évaluée, ni la nomenclature ni la donnée n’en disent assez."
        for one in MEASURES.values()
        if not known[one]
    ]
    if not known[chosen]:
        said.append(f"La mesure choisie ({chosen.id}) n’est pas évaluée : ni flux, ni parts, ni typologie.")
    for measure in filter(known.get, MEASURES.values()):
        aside = apart(flows, measure, len(rows)).sum()
        for name, words in (("code_inconnu_ha", "à code illisible"), ("indetermine_ha", "indéterminés")):
            if aside[name] > 0:
                said.append(f"{measure.title} : {nombre(aside[name], 2)} ha {words}, comptés à part, dans aucun flux.")
    if covered is None:
        said.append(
            "Changements seuls : stocks, couverture et seuils du décret non évalués ; la surface de référence est "
            "celle des territoires."
        )
        return said
    missing = 100.0 * (1.0 - covered.sum() / max(float(shapely.area(rows.geometry.to_numpy()).sum()), 1e-9))
    if missing > _SUM_TOLD:
        said.append(f"{nombre(missing, 2)} % des territoires ne sont pas couverts aux deux dates (couche EMPRISE).")
    summed = np.bincount(flows.crossing.territory, flows.crossing.area, minlength=len(rows))
    gap = 100.0 * abs(summed.sum() - covered.sum()) / max(float(covered.sum()), 1e-9)
    if gap > _SUM_TOLD:
        said.append(f"La somme des morceaux diffère de {nombre(gap, 2)} % de la surface couverte (recouvrements).")
    return said
