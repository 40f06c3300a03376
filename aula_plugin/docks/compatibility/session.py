"""The dossier that is open: its lines, what is written in it, where each line shows. Nothing is measured."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from ...collector import collector_paused
from ...core.compatibility.avis import signal_modifie
from ...core.compatibility.dossier import Dossier, avis_key
from ...core.compatibility.results import KEY_COLUMNS
from ...core.compatibility.states import Takeover, of_today, states_of, takeovers
from ...core.typography import NBSP, nombre, pluriel
from ...i18n import tr
from ...storage.avis import avis_history, open_proposals, restore_avis, take_over, write_avis
from ...storage.dossier_reading import Evidence, moment, read_dossier, read_evidence
from ...storage.map_places import Box, lines_at, territory_at
from .lines import Line, mark_totals
from .measure_text import loaded

Extent = tuple[float, float, float, float]


class Session:
    """One dossier. A file that does not exist yet is a dossier without lines."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.lines: list[Line] = []
        self.levels: dict[str, str] = {}
        self.read_only = ""
        self.dossier: Dossier | None = None
        #: States of documents measured one after the other, and the one a person asked to see (empty for the last).
        self.states: dict[str, str] = {}
        self.state = ""
        self.proposals: dict[tuple[str, ...], list[dict[str, Any]]] = {}
        self._places: dict[str, Extent | None] = {}
        self._evidence: tuple[int, Evidence] = (-1, Evidence())
        if Path(path).exists():
            self.load()

    def load(self) -> None:
        """Read again.

        Raises
        ------
        InputError
            The file is not a dossier, or cannot be read.
        """
        with collector_paused():  # thousands of rows are made, none is a cycle
            self.dossier = read_dossier(self.path)
            rows = list(self.dossier.actuelles)
            self.states = states_of(rows)
            shown = of_today(rows, self.state) if self.states else [True] * len(rows)
            self.lines = [Line(_with_date(row), row["signal_modifie"]) for row, now in zip(rows, shown) if now]
        self.proposals = open_proposals(self.path)
        mark_totals(self.lines)
        self.levels = {
            line.row["territoire_id"]: line.place for line in self.lines if line.territory == "niveau" and line.place
        }
        self._places = {row["code_insee"]: row.get("extent") for row in self.dossier.territoires}
        self._evidence = (-1, Evidence())
        folder = Path(self.path).parent
        writable = os.access(self.path, os.W_OK) and os.access(folder, os.W_OK)
        self.read_only = "" if writable else tr("Ce dossier est en lecture seule.")

    @property
    def exists(self) -> bool:
        """Say whether the file is there."""
        return self.dossier is not None

    def last_run(self) -> datetime | None:
        """Return the date of the last run, UTC."""
        runs = self.dossier.passages if self.dossier else []
        return moment(runs[-1]["date_run"]) if runs else None

    def parameter(self, key: str) -> str:
        """Return a parameter of the last run."""
        return self.dossier.parametres.get(key, "") if self.dossier else ""

    def rule(self, line: Line) -> Mapping[str, Any]:
        """Return the rule of a line as the dossier keeps it."""
        return loaded(self.parameter(f"regle.{line.rule}")) or {}

    def level(self, line: Line) -> str:
        """Return the name of the level of a commune."""
        level = line.row["niveau"] or ""
        if line.territory != "commune" or not level:
            return ""
        return self.levels.get(level) or tr("niveau {}").format(level)

    def evidence(self, position: int) -> Evidence:
        """Return where a line shows; the last one asked for is remembered."""
        if self._evidence[0] != position:
            self._evidence = (position, read_evidence(self.path, self.lines[position].row))
        return self._evidence[1]

    def place(self, line: Line) -> Extent | None:
        """Return the rectangle of the territory of a line."""
        if line.territory == "commune":
            return self._places.get(line.row["territoire_id"])
        known = [box for box in self._places.values() if box]
        if not known:
            return None
        xmin, ymin, xmax, ymax = zip(*known)
        return min(xmin), min(ymin), max(xmax), max(ymax)

    def write(self, line: Line, values: Mapping[str, Any], author: str) -> datetime:
        """Write an avis in the file, then in the line.

        Raises
        ------
        InputError
            The file refuses; nothing is changed.
        """
        date = write_avis(self.path, line.key, values, author)
        row = line.row
        if "avis" in values or not row.get("date_avis"):
            row.update(signal_vu=row["signal"], valeur_vue=row["valeur"])
        row.update(values, auteur=author or None, date_avis=date)
        line.changed = signal_modifie(row)
        if "avis" in values:  # it settles what a merge left open
            self.proposals.pop(avis_key(row), None)
        return date

    def takeovers(self) -> list[Takeover]:
        """Return the avis of earlier states that lines shown without avis could take over."""
        return takeovers(list(self.dossier.actuelles), self.state) if self.dossier and self.states else []

    def take_over(self, found: list[Takeover], author: str) -> int:
        """Take avis over; the lines are read again."""
        done = take_over(self.path, found, author)
        self.load()
        return done

    def left_open(self, line: Line) -> list[dict[str, Any]]:
        """Return the other proposals a merge left on a line."""
        return self.proposals.get(avis_key(line.row), [])

    def at(self, box: Box) -> list[int]:
        """Return the lines whose evidence meets a rectangle of the CRS of the dossier."""
        there = lines_at(self.path, box)
        return [rank for rank, line in enumerate(self.lines) if tuple(line.row[name] for name in KEY_COLUMNS) in there]

    def commune_at(self, box: Box) -> list[int]:
        """Return the lines of the commune that meets a rectangle of the CRS of the dossier."""
        code = territory_at(self.path, box)
        return [
            rank
            for rank, line in enumerate(self.lines)
            if code and line.territory == "commune" and line.row["territoire_id"] == code
        ]

    def history(self, line: Line) -> list[dict[str, Any]]:
        """Return the earlier states of the avis of a line, last first."""
        return avis_history(self.path, line.key)

    def restore(self, line: Line, fid: int | None, author: str) -> bool:
        """Put an earlier state back; the lines are read again."""
        done = restore_avis(self.path, line.key, author, fid)
        if done:
            self.load()
        return done


def _with_date(row: dict[str, Any]) -> dict[str, Any]:
    row["date_avis"] = moment(row.get("date_avis"))
    return row


def pieces(evidence: Evidence) -> str:
    """Return what is said of the evidence: « 7 morceaux, le plus grand 0,65 ha »."""
    if not evidence.objects:
        return tr("aucune sur la carte")
    said = []
    for end, word, measure, unit in (
        ("surf", "surface", "aire_ha", "ha"),
        ("lin", "ligne", "longueur_m", "m"),
        ("pct", "point", "", ""),
    ):
        rows = evidence.objects.get(end, [])
        natures = Counter(row["nature"] or "" for row in rows)
        for nature, count in natures.items():
            text = f"{pluriel(count, word)} {nature}".strip()
            sizes = [row[measure] for row in rows if measure and row["nature"] == nature and row[measure] is not None]
            if sizes:
                largest = nombre(max(sizes), 2 if unit == "ha" else 0)
                text += tr(" (la plus grande {})").format(f"{largest}{NBSP}{unit}")
            said.append(text.replace("non_couvert", "non couvert"))
    return f"{NBSP}; ".join(said)
