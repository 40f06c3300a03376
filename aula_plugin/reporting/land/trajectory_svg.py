"""The trajectory of a counter drawn: what is consumed, where the pace leads, the envelope and its regular line.

Direct labels and no legend; zero is on the axis; a piece that passes over a missing year is thin; hypotheses are
dotted.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from ...core.land.consumption_table import ENAF
from ...core.land.trajectory import Point, Trajectory
from ...core.ticks import decimals, ticks
from ...core.typography import NBSP, mesure, nombre, valeur
from ..centralities.drawing import Drawing, drawing
from ..signals import CONSUMPTION, MUTED, RULE, TARGET
from ..svg.labels import Box, Placer
from ..svg.markup import el, halo, text
from ..svg.metrics import text_width

_SIZE, _TOP, _BOTTOM, _GAP = 9.0, 22.0, 20.0, 6.0
#: Length of the pieces by which a label feels a line, pixels.
_PIECE = 30.0


def trajectory_drawing(series: Trajectory, width: float, height: float, measure: str = ENAF) -> Drawing:
    """Return the chart of a counter; without envelope nor consumption, its axes alone."""
    title = f"Trajectoire de {series.name} : {measure}, cumul en ha"
    return drawing(width, height, title, *_Chart(series, width, height).parts(measure))


class _Chart:
    """One chart: its frame, its lines, then its words where they cover least."""

    def __init__(self, series: Trajectory, width: float, height: float) -> None:
        self.series, self.width, self.height = series, width, height
        self.graduations = ticks(series.top, series.bottom)
        digits = decimals(self.graduations)
        self.texts = [nombre(one, digits) for one in self.graduations]
        ends = [valeur(line[-1][1], "ha") for line in (series.projection, series.scenario) if line]
        self.left = max(text_width(one, _SIZE) for one in self.texts) + _GAP
        self.right = width - max([text_width(one, _SIZE, bold=True) for one in ends] or [0.0]) - 2 * _GAP
        self.bottom = height - _BOTTOM
        self.placer = Placer(width, height)

    def parts(self, measure: str) -> list[Markup]:
        """Return everything, words last."""
        return [*self._grid(measure), *self._lines(), *self._words()]

    def at(self, point: Point) -> Point:
        """Return where a point is drawn."""
        series, low, high = self.series, self.graduations[0], self.graduations[-1]
        share = (point[0] - series.start) / (series.end - series.start)
        return (
            self.left + (self.right - self.left) * share,
            self.bottom - (self.bottom - _TOP) * (point[1] - low) / (high - low),
        )

    def _grid(self, measure: str) -> list[Markup]:
        found = [text(f"ha de {measure}, cumul", self.left, 11, _SIZE, fill=MUTED)]
        self.placer.taken.append(Box(self.left, 0, text_width(f"ha de {measure}, cumul", _SIZE), 14))
        for value, words in zip(self.graduations, self.texts):
            y = self.at((self.series.start, value))[1]
            stroke = {"stroke": MUTED if value == 0 else RULE, "stroke_width": "0.8"}
            found.append(el("path", d=f"M{self.left:.1f} {y:.1f}H{self.right:.1f}", **stroke))
            found.append(text(words, self.left - 4, y + 3, _SIZE, fill=MUTED, text_anchor="end"))
        return [*found, *self._dates()]

    def _dates(self) -> list[Markup]:
        """Return the ends of years: the origin, the last known, one between, the last; those that fit."""
        series, first, end = self.series, round(self.series.start), round(self.series.end) - 1
        last = round(series.points[-1][0]) - 1 if series.points else first
        wanted = [(series.start, f"début {first}"), (series.end, f"fin {end}")]
        wanted += [(year + 1.0, f"fin {year}") for year in (last, (last + end) // 2) if first <= year < end]
        found: list[Markup] = []
        taken: list[tuple[float, float]] = []
        for moment, words in wanted:
            half = text_width(words, _SIZE) / 2
            middle = min(max(self.at((moment, 0.0))[0], half), self.width - half)
            if all(middle + half + _GAP < low or middle - half - _GAP > high for low, high in taken):
                taken.append((middle - half, middle + half))
                found.append(text(words, middle, self.height - 6, _SIZE, fill=MUTED, text_anchor="middle"))
        return found

    def _lines(self) -> list[Markup]:
        series = self.series
        found = [self._line(series.regular, MUTED, "1", "1 3")]
        if series.envelope is not None:
            level = ((series.start, series.envelope), (series.end, series.envelope))
            found.append(self._line(level, TARGET, "2"))
        found.append(self._line(series.projection, CONSUMPTION, "1.8", "7 4"))
        found.append(self._line(series.scenario, CONSUMPTION, "1.6", "2 2.5"))
        for one in series.segments:
            look = ("2.4", None) if one.sure else ("1", "5 2 1 2")
            found.append(self._line((one.first, one.last), CONSUMPTION, *look))
        for x, y in map(self.at, series.points):
            found.append(el("circle", cx=x, cy=y, r="2.6", fill=CONSUMPTION))
        return [one for one in found if one]

    def _line(self, points: Sequence[Point], colour: str, thick: str, dash: str | None = None) -> Markup:
        """Return a line, and keep words off it."""
        if len(points) < 2:
            return Markup("")
        drawn = [self.at(point) for point in points]
        for (x0, y0), (x1, y1) in zip(drawn, drawn[1:]):
            count = max(1, math.ceil(math.hypot(x1 - x0, y1 - y0) / _PIECE))
            steps = [(x0 + (x1 - x0) * n / count, y0 + (y1 - y0) * n / count) for n in range(count + 1)]
            self.placer.segments += [(*a, *b) for a, b in zip(steps, steps[1:])]
        path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in drawn)
        return el("path", d=path, fill="none", stroke=colour, stroke_width=thick, stroke_dasharray=dash)

    def _words(self) -> list[Markup]:
        series = self.series
        found = self._ends()
        if series.points:
            x, y = self.at(series.points[-1])
            above = [dy for dy in (12.0, -12.0, 24.0, -24.0) if y + dy + _SIZE / 2 < self.bottom]  # clear of the axis
            places = [(dx, dy) for dy in above for dx in (32.0, -32.0, 0.0, 60.0)]
            found.append(
                self._place(
                    mesure(series.points[-1][1], "ha"), CONSUMPTION, [(x + dx, y + dy) for dx, dy in places], bold=True
                )
            )
        if series.envelope is not None:
            words = f"enveloppe {mesure(series.envelope, 'ha')}"
            y = self.at((series.start, series.envelope))[1]
            found.append(self._place(words, TARGET, self._along([y - 7, y + 9], words), bold=True))
        if series.scenario:
            y = self.at(series.scenario[-1])[1]
            rows = [y + shift for shift in (-8, 10, -20, 22, 34)]
            found.append(
                self._place("avec les hypothèses", CONSUMPTION, self._along(rows, "avec les hypothèses", True))
            )
        if series.regular and series.envelope:
            y = self.at((series.start + 0.75 * (series.end - series.start), 0.75 * series.envelope))[1]
            rows = [y + shift for shift in (14, 24, 34, -14, -24)]
            found.append(self._place("trajectoire régulière", MUTED, self._along(rows, "trajectoire régulière", True)))
        return found

    def _ends(self) -> list[Markup]:
        """Return where the lines lead to, right of the chart, pushed apart."""
        found, floor = [], -math.inf
        for end in sorted((line[-1] for line in (self.series.scenario, self.series.projection) if line), reverse=True,
                          key=lambda point: point[1]):  # fmt: skip
            words, floor = valeur(end[1], "ha"), max(self.at(end)[1] + 3, floor + 11)
            found.append(text(words, self.right + _GAP, floor, _SIZE, fill=CONSUMPTION, font_weight="bold"))
        return found

    def _along(self, rows: Iterable[float], words: str, from_right: bool = False) -> list[Point]:
        """Return middles of a text in some rows, from one end of the chart to the other."""
        half = text_width(words, _SIZE, bold=True) / 2 + 2
        shares = (0.98, 0.85, 0.7, 0.5, 0.3, 0.1) if from_right else (0.02, 0.2, 0.4, 0.6, 0.8, 1.0)
        room = max(self.right - self.left - 2 * half, 0.0)
        low, high = _TOP, self.bottom - 6
        return [(self.left + half + room * share, min(max(row, low), high)) for row in rows for share in shares]

    def _place(self, words: str, colour: str, middles: Iterable[Point], bold: bool = False) -> Markup:
        wide = text_width(words, _SIZE, bold)
        box, _ = self.placer.place(wide + 4, _SIZE + 3, [(x, y, 3.0 * rank) for rank, (x, y) in enumerate(middles)])
        weight = "bold" if bold else None
        return halo(words.replace(" ", NBSP), box.x + 2, box.y + _SIZE, _SIZE, fill=colour, font_weight=weight)
