"""What an indicator returns, and the two ways it may decline to answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..typography import nombre


class NotEvaluable(Exception):
    """Something needed is missing: a role, a field, a table value, a version. The message is the French reason."""


class NotApplicable(Exception):
    """There is nothing to test here (« sans objet »). The message is the French reason."""


@dataclass(frozen=True)
class Evidence:
    """One place that explains a value: ``nature`` is brute, nette, certaine, goulet, contact, non_couvert…"""

    nature: str
    geometry: Any
    label: str = ""
    fid: str = ""


@dataclass
class Measure:
    """A measured value before it meets its threshold.

    Attributes
    ----------
    value : in ``unit``, the unit of the indicator type; None when the rule only shows evidence.
    numerator, denominator : of a share or a density, in the unit of their sums; totals divide sums of these.
    additive : the values of communes add up to the value of a level (areas, counts).
    gross_ha, net_ha, certain_ha : brute, nette, certaine areas where the rule has them (hectares).
    certain_value : the value when only what is certain is counted, unit of ``value``; None without uncertainty.
    signal : signal imposed by the indicator when the threshold is not met as it stands (gates, worst part).
    doubt : reason for which the line is « à examiner » whatever its signal.
    declared : the value was typed by a person.
    alternatives : values of other defensible readings, by what changes (« zones AUs non comptées »), unit of ``value``;
        a signal that flips with one of them makes the line ``sensible``.
    reading : what this measure reads otherwise than the value shown, in French; empty for the value itself.
    count, ignored, unknown, by_words : numbers of objects measured, dropped, with NULL attribute, matched by words.
    words : label by identifier of the objects that words alone designate, out of the value.
    labels : objects concerned, largest first.
    notes : sentences for the message of the line.
    """

    value: float | None
    unit: str
    numerator: float | None = None
    denominator: float | None = None
    additive: bool = True
    gross_ha: float | None = None
    net_ha: float | None = None
    certain_ha: float | None = None
    certain_value: float | None = None
    double_ha: float | None = None
    signal: str | None = None
    doubt: str = ""
    declared: bool = False
    alternatives: dict[str, float] = field(default_factory=dict)
    count: int = 0
    ignored: int = 0
    unknown: int = 0
    by_words: int = 0
    words: dict[str, str] = field(default_factory=dict)
    labels: tuple[str, ...] = ()
    vocation: str | None = None
    reading: str = ""
    evidence: list[Evidence] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def share(numerator: float, denominator: float, nothing: str, **details: Any) -> Measure:
    """Return a share as a measure, with the zero denominator of the reference.

    ``value = numerator / denominator``; with a zero denominator nothing is to be tested when the numerator is zero too,
    else the data contradict themselves. Never 0, never infinite.

    Parameters
    ----------
    nothing : French reason printed when both are zero (« aucune zone AU »).
    details : other fields of the measure.

    Raises
    ------
    NotApplicable, NotEvaluable
    """
    if denominator <= 0:
        if numerator > 0:
            raise NotEvaluable(f"données incohérentes : {nothing}, mais un numérateur de {nombre(numerator, 2)}")
        raise NotApplicable(nothing)
    return Measure(numerator / denominator, "ratio", numerator, denominator, additive=False, **details)
