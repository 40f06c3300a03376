"""What became of each piece of land between two dates, for each measure, and what it adds up to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from .land_cover import Reading
from .measures import DRAWING, HECTARE, MEASURES, UNKNOWN, Measure

#: Column of the hectares whose usage has no known vocation.
NO_VOCATION = ""


@dataclass(frozen=True)
class Flows:
    """Pieces of land, and what each became.

    Attributes
    ----------
    crossing : rows ``first``, ``second``, ``territory`` and ``area`` (m²) of each piece.
    before, after : what is known of the polygons of each date.
    motive : why a piece is a difference of drawing and not a change, None when it counts.
    """

    crossing: Any
    before: Reading
    after: Reading
    motive: np.ndarray

    def category(self, measure: Measure) -> tuple[np.ndarray, np.ndarray]:
        """Return the category of each piece at each date."""
        return (
            self.before.category[measure.id][self.crossing.first],
            self.after.category[measure.id][self.crossing.second],
        )

    def states(self, measure: Measure) -> tuple[np.ndarray, np.ndarray]:
        """Return 1 where the land is taken, 0 where it is not, -1 where nothing can be said, at each date."""
        first, second = self.category(measure)
        return measure.states[first], measure.states[second]

    def direction(self, measure: Measure) -> np.ndarray:
        """Return 1 where the land is taken between the dates, -1 where it is given back, 0 elsewhere."""
        return directions(*self.states(measure))

    @cached_property
    def counted(self) -> np.ndarray:
        """Return the pieces that are more than a difference of drawing."""
        return np.array([motive is None for motive in self.motive], dtype=bool)


def directions(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """Return 1, -1 or 0 from the states at each date; 0 as soon as one is not known."""
    return np.where((before < 0) | (after < 0), 0, after.astype(np.int8) - before).astype(np.int8)


def overall(flows: Sequence[np.ndarray]) -> np.ndarray:
    """Return the direction of the first measure that has one: what makes one patch of land for the rule of drawing."""
    result = np.zeros(len(flows[0]), dtype=np.int8)
    for flow in flows:
        result = np.where(result == 0, flow, result)
    return result


def is_evaluable(flows: Flows, measure: Measure) -> bool:
    """Return whether something can be said of at least one piece at both dates, or there is none."""
    return not len(flows.motive) or bool(_decided(flows, measure).any())


def _decided(flows: Flows, measure: Measure) -> np.ndarray:
    """Return the pieces of which something can be said at both dates."""
    first, second = flows.states(measure)
    return (first >= 0) & (second >= 0)


def sums(flows: Flows, measure: Measure, count: int, changes_only: bool) -> pd.DataFrame:
    """Return hectares by territory: gross taken, given back, net, and stocks at each date.

    Parameters
    ----------
    count : number of territories.
    changes_only : the land that does not change is not drawn: stocks are NULL.

    Returns
    -------
    One row by territory, columns of the measure except its share; NULL where the measure cannot be evaluated: pieces,
    and nothing to say of any.
    """
    gross, back, net, _, stock1, stock2 = measure.columns
    direction, counted = flows.direction(measure), flows.counted
    first, second = flows.states(measure)
    place, area = flows.crossing.territory, flows.crossing.area / HECTARE

    def of(mask: np.ndarray) -> np.ndarray:
        return np.bincount(place[mask], area[mask], minlength=count)

    taken, returned = of((direction == 1) & counted), of((direction == -1) & counted)
    nothing = np.full(count, np.nan)
    stocks = (nothing, nothing) if changes_only else (of(first == 1), of(second == 1))
    columns = (gross, back, net, stock1, stock2)
    found = pd.DataFrame(dict(zip(columns, (taken, returned, taken - returned, *stocks))))
    silent = (not is_evaluable(flows, measure)) | ((of(_decided(flows, measure)) == 0) & (of(area > 0) > 0))
    found[silent] = np.nan
    return found


def apart(flows: Flows, measure: Measure, count: int) -> pd.DataFrame:
    """Return hectares by territory that are in no flow: unreadable codes, undecided land, differences of drawing."""
    place, area = flows.crossing.territory, flows.crossing.area / HECTARE
    first, second = flows.category(measure)
    unknown = measure.categories.index(UNKNOWN)
    unread = (first == unknown) | (second == unknown)
    undecided = ((measure.states[first] < 0) | (measure.states[second] < 0)) & ~unread
    parts = {"ecart_ha": ~flows.counted, "code_inconnu_ha": unread, "indetermine_ha": undecided}
    return pd.DataFrame({name: np.bincount(place[m], area[m], minlength=count) for name, m in parts.items()})


def vocations(flows: Flows, measure: Measure, count: int) -> pd.DataFrame:
    """Return the gross hectares of a measure by territory and by vocation of the later usage, or `NO_VOCATION`."""
    taken = (flows.direction(measure) == 1) & flows.counted
    vocation = pd.Series(flows.after.vocation[flows.crossing.second[taken]], dtype=object).fillna(NO_VOCATION)
    table = pd.DataFrame(
        {
            "place": flows.crossing.territory[taken],
            "vocation": vocation.to_numpy(),
            "ha": flows.crossing.area[taken] / HECTARE,
        }
    )
    wide = table.pivot_table("ha", "place", "vocation", "sum", fill_value=0.0)
    return wide.reindex(index=range(count), fill_value=0.0)


def matrix(flows: Flows, codes: Sequence[str]) -> pd.DataFrame:
    """Return hectares from one category to another, by measure and territory: `columns.MATRIX`.

    A difference of drawing leaves its earlier class for ``DRAWING``: rows sum to the land of that class, and all rows
    of a territory to the land covered at both dates.
    """
    tables = [_transitions(flows, measure, codes) for measure in MEASURES.values() if is_evaluable(flows, measure)]
    empty = pd.DataFrame(columns=["mesure", "code", "classe1", "classe2", "ha"])
    return pd.concat(tables, ignore_index=True) if tables else empty


def _transitions(flows: Flows, measure: Measure, codes: Sequence[str]) -> pd.DataFrame:
    labels = [*measure.categories, DRAWING]
    width = len(labels)
    first, second = (category.astype(np.intp) for category in flows.category(measure))
    second = np.where(flows.counted, second, width - 1)
    cell = (flows.crossing.territory * width + first) * width + second
    area = np.bincount(cell, flows.crossing.area, minlength=len(codes) * width * width) / HECTARE
    there = np.flatnonzero(area > 0)
    return pd.DataFrame(
        {
            "mesure": measure.id,
            "code": [codes[place] for place in there // (width * width)],
            "classe1": [labels[label] for label in there // width % width],
            "classe2": [labels[label] for label in there % width],
            "ha": area[there],
        }
    )
