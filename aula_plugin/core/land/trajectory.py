"""The series of the chart of a counter: what is consumed, what remains, where the pace leads. No drawing here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..missing import is_missing
from .counter_rules import COMMUNE, Rules
from .hypotheses import Outcome, Project, known, with_projects

#: Abscissa in years: 2021.0 is the first of January 2021, 2024.0 the end of 2023. Ordinate in cumulated ha.
Point = tuple[float, float]


@dataclass(frozen=True)
class Segment:
    """A piece of the cumulated curve; ``sure`` False when a year is missing or incomplete on the way: drawn thin."""

    first: Point
    last: Point
    sure: bool


@dataclass(frozen=True)
class Trajectory:
    """What a chart of a counter draws; None and empty where nothing is known.

    Attributes
    ----------
    code, name, level : of the territory.
    start, end : bounds of the abscissa: 2021.0 and 2031.0 for the decade 2021–2030.
    envelope : height of the line of the envelope, ha.
    points : end of each year known and the hectares consumed up to it.
    segments : the curve from (start, 0) through `points`.
    projection : two points; from the last point when no year is missing, else from the origin (C·N/n does not continue
        the curve).
    regular : two points: the envelope used at a regular pace.
    gaps : years missing before the last one known.
    scenario : broken line of the projection with projects, empty without any.
    outcome : figures of the projects, None without any.
    elapsed_pct, used_pct : of the gauge.
    """

    code: str
    name: str
    level: str
    start: float
    end: float
    envelope: float | None
    points: tuple[Point, ...] = ()
    segments: tuple[Segment, ...] = ()
    projection: tuple[Point, ...] = ()
    regular: tuple[Point, ...] = ()
    gaps: tuple[int, ...] = ()
    scenario: tuple[Point, ...] = ()
    outcome: Outcome | None = None
    elapsed_pct: float | None = None
    used_pct: float | None = None

    @property
    def top(self) -> float:
        """Highest ordinate to show, 0 when nothing is drawn."""
        drawn = [y for _, y in (*self.points, *self.projection, *self.scenario)]
        return max([self.envelope or 0.0, *drawn], default=0.0)

    @property
    def bottom(self) -> float:
        """Lowest ordinate to show: 0, or less when what was given back exceeds what was consumed."""
        return min([0.0, *(y for _, y in (*self.points, *self.projection, *self.scenario))])


def trajectory(
    counter: Mapping[str, Any], years: pd.DataFrame, rules: Rules, projects: Sequence[Project] = ()
) -> Trajectory:
    """Return the series of one territory.

    Parameters
    ----------
    counter : its row of COMPTEUR or GROUPES, as a mapping.
    years : the table ANNEES, all territories; a total over several years has no row there and gives one point.
    projects : of this territory only (see ``hypotheses.of_members``).
    """
    envelope, consumed, projected = (known(counter[name]) for name in ("enveloppe_ha", "conso_ha", "projection_ha"))
    n_years = int(known(counter["n_annees"]) or 0)
    start, end = float(rules.start), float(rules.end + 1)
    own = _own_years(years, counter, rules)
    points, segments, gaps = _curve(own, start)
    if not points and consumed is not None and n_years:
        points = ((start + n_years, consumed),)
        segments = (Segment((start, 0.0), points[0], True),)
    projection: tuple[Point, ...] = ()
    if projected is not None and points:
        whole = not gaps and all(one.sure for one in segments)
        projection = (points[-1] if whole else (start, 0.0), (end, projected))
    return Trajectory(
        code=str(counter["code"]),
        name=str(counter["nom"]),
        level=str(counter.get("niveau") or COMMUNE),
        start=start,
        end=end,
        envelope=envelope,
        points=points,
        segments=segments,
        projection=projection,
        regular=() if envelope is None else ((start, 0.0), (end, envelope)),
        gaps=gaps,
        scenario=_scenario(projection, points, projects, rules) if projects else (),
        outcome=with_projects(counter, projects, rules) if projects else None,
        elapsed_pct=known(counter["ecoule_pct"]),
        used_pct=known(counter["used_pct"]),
    )


def _own_years(years: pd.DataFrame, counter: Mapping[str, Any], rules: Rules) -> pd.DataFrame:
    own = years[(years["code"] == counter["code"]) & (years["niveau"] == (counter.get("niveau") or COMMUNE))]
    return own[own["annee"].between(rules.start, rules.end)].sort_values("annee")


def _curve(own: pd.DataFrame, start: float) -> tuple[tuple[Point, ...], tuple[Segment, ...], tuple[int, ...]]:
    """Return the points of the years known, the pieces between them, and the years missing before the last."""
    points: list[Point] = []
    segments: list[Segment] = []
    gaps: list[int] = []
    pending: list[int] = []
    at: Point = (start, 0.0)
    for year, total, complete in zip(own["annee"], own["cumul_ha"], own["complete"]):
        if is_missing(total):
            pending.append(int(year))
            continue
        reached = (float(year) + 1, float(total))
        points.append(reached)
        segments.append(Segment(at, reached, not pending and reached[0] == at[0] + 1 and bool(complete)))
        gaps, pending, at = [*gaps, *pending], [], reached
    return tuple(points), tuple(segments), tuple(gaps)


def _scenario(
    projection: tuple[Point, ...], points: tuple[Point, ...], projects: Sequence[Project], rules: Rules
) -> tuple[Point, ...]:
    """Return the projection raised by each project on the first day of its year, from the last year known on."""
    if not projection:
        return ()
    (x0, y0), (x1, y1) = projection
    slope = (y1 - y0) / (x1 - x0) if x1 > x0 else 0.0
    begin = max(points[-1][0], x0)
    line: list[Point] = [(begin, y0 + slope * (begin - x0))]
    added = 0.0
    for one in sorted(projects, key=lambda project: project.year):
        if one.year not in rules.years:
            continue
        x = max(float(one.year), begin)
        line += [(x, y0 + slope * (x - x0) + added), (x, y0 + slope * (x - x0) + added + one.hectares)]
        added += one.hectares
    return (*line, (x1, y1 + added))
