"""What if: projects added to the counter of a territory, on top of its pace. Never written in the results."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..errors import InputError
from ..missing import is_missing
from .counter_rules import Rules

#: A pace that takes longer than that to exhaust an envelope does not exhaust it.
LAST_YEAR = 10_000.0


@dataclass(frozen=True)
class Project:
    """A project of ``hectares`` in a commune, taken as consumed on the first day of ``year``."""

    code: str
    hectares: float
    year: int
    name: str = ""


@dataclass(frozen=True)
class Outcome:
    """A counter with projects; None where the counter itself does not say.

    Attributes
    ----------
    added_ha : area of the projects that fall in the period counted.
    added_pct : the same, in % of the envelope.
    balance_ha : what the projects leave of the balance of today.
    projection_ha : consumption projected at the end of the period, projects included.
    exhaustion : year in which the envelope is exhausted.
    outside : projects whose year is not in the period: left out, to be told.
    """

    added_ha: float
    added_pct: float | None
    balance_ha: float | None
    projection_ha: float | None
    exhaustion: int | None
    outside: tuple[Project, ...] = ()


def of_members(projects: Iterable[Project], members: Iterable[str]) -> list[Project]:
    """Return the projects of some communes: those of an EPCI, or the one commune of a counter."""
    known = set(members)
    return [one for one in projects if one.code in known]


def with_projects(counter: Mapping[str, Any], projects: Sequence[Project], rules: Rules) -> Outcome:
    """Return what the counter of a territory becomes once projects are added; they come on top of its pace.

    Parameters
    ----------
    counter : a row of COMPTEUR or GROUPES, as a mapping.

    Raises
    ------
    InputError
        An area that is not above 0.
    """
    wrong = next((one for one in projects if not one.hectares > 0), None)
    if wrong is not None:
        raise InputError(f"hypothèse en {wrong.year} : {wrong.hectares:g} ha ; attendu : une surface au-dessus de 0.")
    inside = [one for one in projects if one.year in rules.years]
    added = sum(one.hectares for one in inside)
    envelope, balance, projected = (known(counter[name]) for name in ("enveloppe_ha", "solde_ha", "projection_ha"))
    return Outcome(
        added_ha=added,
        added_pct=100 * added / envelope if envelope else None,
        balance_ha=None if balance is None else balance - added,
        projection_ha=None if projected is None else projected + added,
        exhaustion=exhaustion_year(
            envelope, known(counter["conso_ha"]), known(counter["rythme_ha_an"]), projected, rules, inside
        ),
        outside=tuple(one for one in projects if one.year not in rules.years),
    )


def known(value: Any) -> float | None:
    """Return a number of a row, None when it is NULL."""
    return None if is_missing(value) else float(value)


def exhaustion_year(
    envelope: float | None,
    consumed: float | None,
    pace: float | None,
    projected: float | None,
    rules: Rules,
    projects: Sequence[Project] = (),
) -> int | None:
    """Return the year in which the envelope is exhausted, None when nothing known exhausts it.

    The line that reaches ``projected`` at the end of the period with the slope ``pace`` meets the envelope: with the
    mean pace this is ``start + E / (C / n)``. Each project adds its area on the first day of its year, or now when
    that year is already counted.
    """
    if envelope is None or consumed is None or pace is None or projected is None or (pace <= 0 and not projects):
        return None
    end = float(rules.end + 1)
    now = end - (projected - consumed) / pace if pace else float(rules.start)
    for one in sorted(projects, key=lambda project: project.year):
        moment = max(float(one.year), now)
        reached = _reached(envelope, consumed, pace, now)
        if reached is not None and reached < moment:
            return _year(reached, rules)
        consumed, now = consumed + pace * (moment - now) + one.hectares, moment
        if consumed >= envelope:
            return _year(now, rules)
    reached = _reached(envelope, consumed, pace, now)
    return None if reached is None else _year(reached, rules)


def _reached(envelope: float, spent: float, pace: float, moment: float) -> float | None:
    """Return when a line that holds ``spent`` at ``moment`` meets the envelope; None when it goes away from it."""
    return moment + (envelope - spent) / pace if pace > 0 else None


def _year(moment: float, rules: Rules) -> int | None:
    """Return the year of a moment, None beyond any calendar.

    Rounded first, so that ten years of 5 ha in 50 ha do not end a year too early.
    """
    return max(int(round(moment, 6)), rules.start) if moment < LAST_YEAR else None
