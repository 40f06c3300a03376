"""A friction table being edited: any cell, new codes, new sous-trames, undone step by step; nothing else moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from ..errors import InputError
from ..text import number, plain
from .classes import code_key
from .frictions import IMPASSABLE, NOT_GIVEN, FrictionTable, read_table

WRONG = "attendu un nombre supérieur à 0, ou « infranchissable »"
ZERO = "0 rendrait les trajets gratuits : mettez 1"
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Line:
    """A line shown: its code and label, its area in the land cover (ha, None when it is not there).

    ``row`` is its place in the file, None for a code of the land cover that the file does not have.
    """

    code: str
    label: str
    area: float | None
    row: int | None


@dataclass(frozen=True)
class _State:
    titles: tuple[str, ...]
    rows: Rows
    word: str = ""


@dataclass
class FrictionEdition:
    """Titles and rows as the file holds them, text only; unknown columns are kept as they are.

    Attributes
    ----------
    areas : code, label and area (ha) of the land cover, by key of code.
    """

    titles: tuple[str, ...]
    rows: Rows
    areas: Mapping[str, tuple[str, str, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._before: list[_State] = []
        self._after: list[_State] = []
        self._saved = (self.titles, self.rows)
        self.table = self._read()
        position = {plain(title): rank for rank, title in enumerate(self.titles)}
        self.code_column = self._place_of_codes()
        labels = [rank for title, rank in position.items() if title in ("libelle", "intitule", "label", "description")]
        self.label_column: int | None = labels[0] if labels else None

    def _read(self) -> FrictionTable:
        rows = [list(row) + [""] * (len(self.titles) - len(row)) for row in self.rows]
        index = range(2, len(rows) + 2)
        sheet = pd.DataFrame(rows, columns=list(self.titles), index=list(index), dtype=object)
        table = read_table(sheet, "table")
        lost = [name for name in table.sous_trames if name not in self.titles]
        if lost:
            raise InputError(
                "Cette table a une ligne par code et par espèce : elle se lit, mais ne se modifie pas ici. "
                "Présentez-la avec une ligne par code et une colonne par sous-trame."
            )
        return table

    def _place_of_codes(self) -> int:
        wanted = list(self.table.codes)
        for rank in range(len(self.titles)):
            cells = [row[rank].strip() if rank < len(row) else "" for row in self.rows]
            if [cell for cell in cells if cell] == wanted:
                return rank
        return 0

    # What is shown

    @property
    def sous_trames(self) -> list[str]:
        """Columns of frictions."""
        return self.table.sous_trames

    def column(self, name: str) -> int:
        """Return the place of a column."""
        return self.titles.index(name)

    def cell(self, row: int | None, column: int | None) -> str:
        """Return the text of a cell, empty when there is none."""
        if row is None or column is None or column >= len(self.rows[row]):
            return ""
        return self.rows[row][column]

    def lines(self) -> list[Line]:
        """Return the lines: those of the land cover that lack a friction first, the largest area on top, then the file.

        A code of the land cover that is not in the file has a line of its own.
        """
        known, found = {}, []
        for rank, row in enumerate(self.rows):
            code = self.cell(rank, self.code_column).strip()
            if not any(cell.strip() for cell in row):
                continue
            known[code_key(code)] = rank
            there = self.areas.get(code_key(code))
            label = self.cell(rank, self.label_column).strip() or (there[1] if there else "")
            found.append(Line(code, label, there[2] if there else None, rank))
        for key, (code, label, area) in self.areas.items():
            if key not in known:
                found.append(Line(code, label, area, None))
        lacking = [one for one in found if one.area is not None and self.lacks(one)]
        first = sorted(lacking, key=lambda one: -(one.area or 0.0))
        return [*first, *(one for one in found if one not in lacking)]

    def lacks(self, line: Line) -> bool:
        """Return whether a line has no friction for some sous-trame."""
        return line.row is None or any(
            self.cell(line.row, self.column(name)).strip().casefold() in NOT_GIVEN for name in self.sous_trames
        )

    def missing(self) -> tuple[int, float]:
        """Return how many codes of the land cover lack a friction, and their area, ha."""
        lacking = [one for one in self.lines() if one.area is not None and self.lacks(one)]
        return len(lacking), sum(one.area or 0.0 for one in lacking)

    def errors(self) -> dict[tuple[int, int], str]:
        """Return what is wrong in each cell of friction, by row and column."""
        found = {}
        for name in self.sous_trames:
            place = self.column(name)
            for rank in range(len(self.rows)):
                said = fault(self.cell(rank, place))
                if said:
                    found[(rank, place)] = said
        return found

    # What is changed

    @property
    def dirty(self) -> bool:
        """Say whether something is not saved."""
        return (self.titles, self.rows) != self._saved

    def saved(self) -> None:
        """Note that the file holds what is here."""
        self._saved = (self.titles, self.rows)

    def put(self, line: Line, column: int, text: str) -> int:
        """Write a cell; return the row of the line, made at the end when the file had none."""
        text, row = text.strip(), line.row
        if row is not None:
            if text != self.cell(row, column):
                cells = list(self.rows[row]) + [""] * (len(self.titles) - len(self.rows[row]))
                cells[column] = text
                rows = (*self.rows[:row], tuple(cells), *self.rows[row + 1 :])
                self._do(self.titles, rows, f"changement de {line.code}")
            return row
        cells = [""] * len(self.titles)
        cells[self.code_column] = line.code
        if self.label_column is not None:
            cells[self.label_column] = line.label
        cells[column] = text
        self._do(self.titles, (*self.rows, tuple(cells)), f"ajout de {line.code}")
        return len(self.rows) - 1

    def add_code(self, code: str) -> None:
        """Add a line at the end.

        Raises
        ------
        InputError
            No code, or one that the table has already.
        """
        code = code.strip()
        if not code:
            raise InputError("Écrivez un code.")
        if code_key(code) in {code_key(one) for one in self.table.codes}:
            raise InputError(f"Le code « {code} » est déjà dans la table.")
        cells = [""] * len(self.titles)
        cells[self.code_column] = code
        self._do(self.titles, (*self.rows, tuple(cells)), f"ajout de {code}")

    def add_sous_trame(self, name: str) -> None:
        """Add a column after the last one of frictions.

        Raises
        ------
        InputError
            No name, or one that a column has already.
        """
        name = name.strip()
        if not name:
            raise InputError("Écrivez le nom de la sous-trame.")
        if plain(name) in {plain(title) for title in self.titles}:
            raise InputError(f"La table a déjà une colonne « {name} ».")
        place = max(self.column(one) for one in self.sous_trames) + 1
        titles = (*self.titles[:place], name, *self.titles[place:])
        rows = tuple(_inserted(row, place, len(self.titles)) for row in self.rows)
        self._do(titles, rows, f"ajout de {name}")

    def _do(self, titles: tuple[str, ...], rows: Rows, word: str) -> None:
        self._before.append(_State(self.titles, self.rows, word))
        self._after.clear()
        self._take(titles, rows)

    def _take(self, titles: tuple[str, ...], rows: Rows) -> None:
        self.titles, self.rows = titles, rows
        self.table = self._read()

    @property
    def undo_word(self) -> str:
        """What undoing takes back, empty when there is nothing."""
        return self._before[-1].word if self._before else ""

    @property
    def redo_word(self) -> str:
        """What is done again, empty when there is nothing."""
        return self._after[-1].word if self._after else ""

    def undo(self) -> None:
        """Come back one step."""
        if self._before:
            state = self._before.pop()
            self._after.append(_State(self.titles, self.rows, state.word))
            self._take(state.titles, state.rows)

    def redo(self) -> None:
        """Do again."""
        if self._after:
            state = self._after.pop()
            self._before.append(_State(self.titles, self.rows, state.word))
            self._take(state.titles, state.rows)


def fault(text: str) -> str:
    """Return what is wrong in a cell of friction, empty when nothing is; an empty cell is a friction not given."""
    word = text.strip().casefold()
    if word in NOT_GIVEN or plain(word) in IMPASSABLE:
        return ""
    value = number(text)
    if value == 0:
        return ZERO
    return WRONG if value is None or value < 0 else ""


def _inserted(row: Sequence[str], place: int, width: int) -> tuple[str, ...]:
    cells = list(row) + [""] * (width - len(row))
    return (*cells[:place], "", *cells[place:])
