"""Measure one thing in two ways, each in a process of its own, in turn, on the same data; compare answers, then times.

Nothing here knows QGIS: a process is started for each measure, and says what it took as one line of JSON.
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from shutil import which
from statistics import median

CHILD = Path(__file__).with_name("child.py")
NO_PEER = "sans équivalent"


@dataclass(frozen=True)
class Side:
    """One way to measure: ``function(data) -> {total: value}`` of a module of this folder.

    ``engine`` is ``qgis`` (QGIS is started first, the time it takes is told apart), ``core`` (the plugin without QGIS)
    or ``grass``.
    """

    name: str
    module: str
    function: str
    engine: str = "qgis"


@dataclass(frozen=True)
class Case:
    """What is measured: ours, and the alternatives it is held against.

    Attributes
    ----------
    compared : names of the totals that must be the same on each side; all those of the alternative by default.
    agree : relative difference allowed between two totals that are « the same ».
    communes : name of the number of communes among the data.
    once : measured at the first size only, when its data do not grow.
    landscape : measured on rasters of frictions, whose sizes are those of ``landscapes``.
    large : on the largest of them alone, once, and only when the case is asked for by name.
    network : measured on networks of patches, whose sizes are those of ``networks``.
    offer : measured on offers of services, whose sizes are those of ``offers``.
    built : measured on buildings, whose sizes are those of ``buildings``.
    land : measured on two dates of a land cover, whose sizes are those of ``lands``.
    """

    key: str
    title: str
    ours: Side
    others: tuple[Side, ...] = ()
    compared: tuple[str, ...] = ()
    agree: float = 1e-4
    communes: str = "n_communes"
    once: bool = False
    landscape: bool = False
    large: bool = False
    network: bool = False
    offer: bool = False
    built: bool = False
    land: bool = False

    @property
    def unit(self) -> str:
        """What the size counts, where it is not zones of a document."""
        if self.built or self.land:
            return "bâtiments" if self.built else "polygones"
        return "points" if self.offer else "nœuds" if self.network else "mailles"


@dataclass
class Times:
    """Measures of one side at one size: seconds of each repetition, start apart, and peaks of memory."""

    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    start: list[float] = field(default_factory=list)
    mib: list[float] = field(default_factory=list)
    totals: dict[str, float] = field(default_factory=dict)

    def add(self, told: dict) -> None:
        """Add one repetition."""
        self.seconds.append(told["s"])
        self.processor.append(told["cpu_s"])
        self.start.append(told["process_s"] - told["s"])
        self.mib.append(told["Mio"])
        self.totals = told["totals"]

    @property
    def middle(self) -> float:
        """Median of the seconds."""
        return median(self.seconds)


@dataclass
class Row:
    """One case at one size, against one alternative or none.

    On a landscape ``communes`` is 0, ``zones`` the number of its cells and ``copies`` its side; on a network or an
    offer, ``zones`` and ``copies`` are the number of its patches or points.
    """

    case: str
    title: str
    communes: int
    zones: int
    copies: int
    ours: Times
    other: Times | None = None
    against: str = NO_PEER
    refused: str = ""
    growth: float | None = None
    other_growth: float | None = None
    unit: str = "mailles"

    @property
    def ratio(self) -> float | None:
        """How many times longer the alternative takes; None without one, or when it answers something else."""
        return self.other.middle / self.ours.middle if self.other and not self.refused else None

    def told(self) -> dict:
        """Return the row as plain values."""
        return {**asdict(self), "ratio": self.ratio}


def in_process(side: Side, data: Path) -> dict:
    """Run one side in its own process and return what it says."""
    command = [sys.executable, "-W", "ignore", str(CHILD), side.engine, side.module, side.function, str(data)]
    if side.engine == "grass":
        command = ["grass", "--tmp-location", "XY", "--exec", *command]
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    elapsed = time.perf_counter() - started
    lines = [line for line in done.stdout.splitlines() if line.startswith('{"s"')]
    if done.returncode or not lines:
        raise SystemExit(f"{side.name}, {side.function} : arrêt {done.returncode}\n{done.stdout}{done.stderr}")
    return {**json.loads(lines[-1]), "process_s": elapsed}


def alternate(sides: Sequence[Side], data: Path, runs: int, run: Callable[[Side, Path], dict] = in_process) -> list:
    """Return the times of each side, measured in turn: what slows the machine for a while slows them all."""
    times = [Times() for _ in sides]
    for _ in range(runs):
        for side, measured in zip(sides, times):
            measured.add(run(side, data))
    return times


def disagreement(case: Case, ours: Times, other: Times) -> str:
    """Return the totals that differ, empty when both sides answer the same thing."""
    names = case.compared or tuple(other.totals)
    if not names:
        return "rien à comparer"
    missing = [name for name in names if name not in ours.totals or name not in other.totals]
    if missing:
        return f"totaux absents : {', '.join(missing)}"
    pairs = [(name, ours.totals[name], other.totals[name]) for name in names]
    return " ; ".join(
        f"{name} : {mine:.6g} contre {theirs:.6g}"
        for name, mine, theirs in pairs
        if not math.isclose(mine, theirs, rel_tol=case.agree, abs_tol=case.agree)
    )


def exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float | None:
    """Return the slope of log(seconds) on log(size) by least squares: 1 is linear. None under three sizes."""
    if len(set(sizes)) < 3 or min(seconds) <= 0:
        return None
    x, y = ([math.log(value) for value in values] for values in (sizes, seconds))
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y)) / sum((a - mean_x) ** 2 for a in x)


def rows_of(case: Case, size: tuple[int, int, int], data: Path, runs: int) -> list[Row]:
    """Measure one case at one size (communes, zones, copies): a row per alternative, ours measured once for all."""
    others = [side for side in case.others if side.engine != "grass" or which("grass")]
    ours, *theirs = alternate([case.ours, *others], data, runs)
    if not others:
        return [Row(case.key, case.title, *size, ours, unit=case.unit)]
    return [
        Row(case.key, case.title, *size, ours, other, side.name, disagreement(case, ours, other), unit=case.unit)
        for side, other in zip(others, theirs)
    ]


def fit(rows: list[Row]) -> None:
    """Write on the last row of each case and alternative how its processor time grows with the number of zones.

    Processor time: what else the machine does would change the slope of the time elapsed, from one size to the next.
    Copies of one document only: the document as it is has communes of another size.
    """
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in (one for one in rows if one.copies):
        groups.setdefault((row.case, row.against), []).append(row)
    for group in groups.values():
        zones = [row.zones for row in group]
        group[-1].growth = exponent(zones, [median(row.ours.processor) for row in group])
        if group[-1].other:
            group[-1].other_growth = exponent(zones, [median(row.other.processor) for row in group if row.other])
