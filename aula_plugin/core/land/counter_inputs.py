"""From tables as they come to what the counter counts: consumption, territories, rates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd
from geopandas import GeoDataFrame

from ..errors import InputError
from .consumption_table import Asked, Consumption, read_consumption, with_reference
from .counted_territories import read_counted
from .counter import Counters, count
from .counter_rules import Rules
from .passage import read_passage
from .rates import Rates, read_rates
from .remarks import Remark, refuse_questions


@dataclass(frozen=True)
class Inputs:
    """Tables given by a person.

    Attributes
    ----------
    table : consumption. ``reference`` : that of the reference period when it is apart.
    places : polygons in a projected metre CRS, field names in lower case.
    fields : field by column of `counted_territories.read_counted`.
    asked, asked_reference : what is said of the two tables.
    rates, passage : tables, None without any.
    """

    table: pd.DataFrame
    places: GeoDataFrame
    fields: Mapping[str, str] = field(default_factory=dict)
    asked: Asked = field(default_factory=Asked)
    reference: pd.DataFrame | None = None
    asked_reference: Asked = field(default_factory=Asked)
    rates: pd.DataFrame | None = None
    passage: pd.DataFrame | None = None


@dataclass(frozen=True)
class Ready:
    """What the counter counts; ``questions`` have to be answered first (unit)."""

    consumption: Consumption
    territories: GeoDataFrame
    rates: Rates
    remarks: tuple[Remark, ...]

    @property
    def questions(self) -> tuple[Remark, ...]:
        """Return what stops the counter."""
        return self.consumption.questions


def read_inputs(inputs: Inputs, rules: Rules) -> Ready:
    """Return what the counter counts, without counting: what has to be mended or answered is known first.

    Raises
    ------
    InputError
        A table that cannot be read, see each reader.
    """
    if not len(inputs.places):
        raise InputError("territoires : la couche n’a aucun objet utilisable. Choisissez une autre couche.")
    territories, told = read_counted(inputs.places, inputs.fields, rules.guarantee)
    areas = dict(zip(territories["code"], territories["surface_m2"]))
    passage: dict[str, str] = {}
    if inputs.passage is not None:
        passage, more = read_passage(inputs.passage)
        told += more
    years = rules.reference_years
    consumption = read_consumption(inputs.table, areas, inputs.asked, passage, years)
    if inputs.reference is not None:
        first = read_consumption(inputs.reference, areas, inputs.asked_reference, passage, years)
        consumption = with_reference(consumption, first, years)
    rates = Rates() if inputs.rates is None else read_rates(inputs.rates)
    return Ready(consumption, territories, rates, (*told, *consumption.remarks))


def counted(ready: Ready, rules: Rules) -> Counters:
    """Return the counters.

    Raises
    ------
    InputError
        A question that nobody answered.
    """
    refuse_questions(ready.consumption.remarks)
    return count(ready.consumption, pd.DataFrame(ready.territories.drop(columns="geometry")), rules, ready.rates)
