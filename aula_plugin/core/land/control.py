"""Control of a land cover before it is measured: every defect with its place, and how much of the area it spoils."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..errors import InputError, interrupted
from ..typography import enumeration, insecables
from .classes import UNKNOWN, Classes, classify, code_defects
from .control_codes import code_errors, rare_crossings
from .control_dates import WORDS, compared, flip_flops
from .control_outlines import gaps, inside, not_merged, overlapping, sound, too_small
from .defects import TITLES, counts, gathered
from .land_cover import LandCover
from .minimum_units import UNITS, MinimumUnits

#: Gaps and overlaps from this area on (m²) are errors, below information. No source was found for it.
PLACE_MIN_M2 = 1.0


@dataclass(frozen=True)
class ControlSettings:
    """What is asked.

    Attributes
    ----------
    units : least areas; None: those of the nomenclature of each date.
    place_min_m2 : area from which a gap or an overlap is an error.
    crossings, neighbours : look for crossings never observed, for neighbours that bear the same codes.
    """

    units: MinimumUnits | None = None
    place_min_m2: float = PLACE_MIN_M2
    crossings: bool = True
    neighbours: bool = True


@dataclass(frozen=True)
class Areas:
    """Areas of one date in m².

    Attributes
    ----------
    covered_m2, overlapped_m2 : covered by one polygon at least, by two and more (counted once).
    expected_m2, missing_m2 : the territory, or without one what is covered and its holes; what lacks there.
    """

    covered_m2: float
    overlapped_m2: float
    expected_m2: float
    missing_m2: float

    @property
    def overlapped_pct(self) -> float:
        return 100 * self.overlapped_m2 / self.covered_m2

    @property
    def missing_pct(self) -> float:
        return 100 * self.missing_m2 / self.expected_m2

    def reference(self, kind: str) -> float:
        """Return the area a share is of: what should be covered for a gap, what is covered for anything else."""
        return self.expected_m2 if kind == "lacune" else self.covered_m2


@dataclass(frozen=True)
class Control:
    """What a control finds.

    Attributes
    ----------
    places : columns ``DEFECTS`` with the polygon to zoom on (None for an object without area).
    counts : columns ``DEFECT_COUNTS``, by kind, severity and date.
    areas : by date.
    notes : what a person must know, in French.
    """

    places: GeoDataFrame
    counts: pd.DataFrame
    areas: dict[int, Areas]
    notes: list[str]


def _silent(share: float, what: str) -> None:  # noqa: ARG001
    return None


def control(
    covers: Sequence[LandCover],
    crs: object,
    territory: shapely.Geometry | None = None,
    settings: ControlSettings | None = None,
    progress: Callable[[float, str], None] = _silent,
    cancelled: Callable[[], bool] = lambda: False,
) -> Control:
    """Look for the defects of one land cover, or of two or three dates in order.

    Parameters
    ----------
    covers : their shapes may be invalid or missing: that is told.
    crs : of the shapes, a projected metre one.
    territory : where to look, a valid polygonal place: objects are cut by its limit, and measured whole for the minimum
        unit. None: the whole layer, gaps being the holes it encloses.

    Raises
    ------
    InputError
        No polygon, no code known of the nomenclature, dates that are not in order, or the person stopped the run.
    """
    settings = settings or ControlSettings()
    _check_dates(covers)
    work = _Run(territory, settings, progress, cancelled, len(covers))
    read = [work.one(cover) for cover in covers]
    work.dates([cover for cover, _ in read], [classes for _, classes in read])
    places = gathered(work.found, crs)
    whole = {(kind, year): areas.reference(kind) for kind in TITLES for year, areas in work.areas.items()}
    return Control(places, counts(places, whole), work.areas, [insecables(note) for note in work.notes])


def _check_dates(covers: Sequence[LandCover]) -> None:
    years = [cover.year for cover in covers]
    if years != sorted(set(years)):
        raise InputError(
            f"Dates {enumeration([str(year) for year in years])} : donnez-les de la plus ancienne à la plus récente, "
            "toutes différentes."
        )


class _Run:
    """One control: what was found so far, and the areas that shares are of."""

    def __init__(
        self,
        territory: shapely.Geometry | None,
        settings: ControlSettings,
        progress: Callable[[float, str], None],
        cancelled: Callable[[], bool],
        dates: int,
    ) -> None:
        self.territory, self.settings = territory, settings
        self.progress, self.cancelled, self.dates_given = progress, cancelled, dates
        self.found: list[pd.DataFrame] = []
        self.notes: list[str] = []
        self.areas: dict[int, Areas] = {}
        self.step = 0

    def one(self, cover: LandCover) -> tuple[LandCover, Classes]:
        """Look at one date alone."""
        self._tell(f"« {cover.name} » : contours")
        outlines = sound(cover)
        self.found += outlines.found
        whole, cover = (outlines.cover,) * 2 if self.territory is None else inside(outlines.cover, self.territory)
        if not len(cover.shapes):
            where = "" if self.territory is None else " dans le territoire"
            raise InputError(
                f"« {cover.name} » n’a aucun objet utilisable{where}. "
                "Vérifiez son système de coordonnées, ou choisissez une autre couche."
            )
        self._tell(f"« {cover.name} » : codes")
        classes = classify(cover.cs, cover.us, cover.nomenclature)
        _refuse_other_nomenclature(cover)
        self.found += code_errors(cover, classes)
        if self.settings.crossings:
            self.found.append(rare_crossings(cover, classes))
        self._outlines(cover, whole, classes)
        self._say(cover, classes)
        return cover, classes

    def _outlines(self, cover: LandCover, whole: LandCover, classes: Classes) -> None:
        """Look at what lies in the territory, and at whole polygons for their size."""
        least, year = self.settings.place_min_m2, cover.year
        self._tell(f"« {cover.name} » : recouvrements")
        rows, found = overlapping(cover, least)
        self.found.append(rows)
        self._tell(f"« {cover.name} » : lacunes")
        empty = gaps(cover, self.territory, least)
        self.found.append(empty)
        lacking = float(empty["m2"].sum())
        expected = found.covered_m2 + lacking if self.territory is None else self.territory.area
        self.areas[year] = Areas(found.covered_m2, found.overlapped_m2, expected, lacking)
        self._tell(f"« {cover.name} » : unités minimales et voisins")
        units = self.settings.units or UNITS[cover.nomenclature.id]
        self.found.append(too_small(whole, classes, units, self.territory))
        if self.settings.neighbours:
            self.found.append(not_merged(cover, classes))

    def _say(self, cover: LandCover, classes: Classes) -> None:
        if cover.us is None and cover.nomenclature.us is not None:
            self.notes.append(f"« {cover.name} » : pas d’usage ; les croisements ne sont pas contrôlés.")
        if classes.rewritten:
            self.notes.append(
                f"« {cover.name} » : {classes.rewritten} objet(s) dont le code est écrit autrement que dans la "
                "nomenclature (« CS111 » pour « CS1.1.1 ») : lus comme tels."
            )

    def dates(self, covers: list[LandCover], classes: list[Classes]) -> None:
        """Look at the dates together."""
        if len(covers) < 3:
            if len(covers) == 2:
                self.notes.append("Deux dates : un aller-retour ne se voit qu’avec une troisième.")
            return
        measure = compared(covers)
        if measure is None:
            self.notes.append("Les nomenclatures ne disent aucun état commun aux trois dates : aller-retours ignorés.")
            return
        self._tell("Aller-retours")
        units = self.settings.units or UNITS[covers[1].nomenclature.id]
        self.found.append(flip_flops(covers, classes, measure, units.common_m2))
        self.notes.append(f"Aller-retours : {WORDS[measure][1]} ou {WORDS[measure][2]}.")

    def _tell(self, what: str) -> None:
        if self.cancelled():
            raise interrupted()
        self.progress(self.step / (5 * self.dates_given + 1), what)
        self.step += 1


def _refuse_other_nomenclature(cover: LandCover) -> None:
    """Refuse a layer none of whose codes of cover is known: another field or nomenclature was meant."""
    table = code_defects(cover.cs, None, np.zeros(len(cover.cs)), cover.nomenclature)
    unknown = table[table["motif"] == UNKNOWN]
    if int(unknown["objets"].sum()) == len(cover.cs):
        met = enumeration([f"« {code} »" for code in unknown["code"].head(5)])
        raise InputError(
            f"« {cover.name} » : aucun code de couvert n’est de la nomenclature {cover.nomenclature.title} ; on y lit "
            f"{met}. Choisissez un autre champ ou une autre nomenclature."
        )
