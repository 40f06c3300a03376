"""The spreadsheet twin of a grid: the same content as sheets of text, both ways.

A sheet is a frame of text whose columns are its first line and whose index is the line number a person sees. Sheets:
``grille``, ``armature``, ``parametres`` (``cle``, ``valeur``), ``roles``, ``tables``, ``regles`` (one line per rule,
one column per leaf key, dots between keys), ``t_<nom>`` for each table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from .grid_messages import Issues, Origin, nearest
from .grid_params import FIELD_KEYS
from .grid_rules import KEYS
from .grid_tables import IN_REFERENCES
from .grid_values import clean
from .grid_yaml import RawGrid
from .model import AIDES, ATTENDUS, REPONSES
from .schema import INDICATOR_TYPES

KEY_VALUE = ("grille", "armature", "parametres")
ROLE_COLUMNS = ("nom", "libelle", "geometrie", "obligatoire", "incertitude_m")
TABLE_COLUMNS = ("nom", "fichier")
SHEETS = (*KEY_VALUE, "roles", "tables", "regles")
TABLE_PREFIX = "t_"
_LEVELS = "seuil.par_niveau."
_FIELDS = "indicateur.params.champs."
_LISTS = ("champ.niveaux", "champ.cumul", "preuves")
_BARS = ("seuil.valeur",)
_FORMULA = tuple("=+-@\t\r")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?([eE][+-]?\d+)?")
_ESCAPED = re.compile(r"\\([\\|])|\|")


def guard(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; ``unguard`` gives the text back. Numbers stay bare."""
    if text.startswith("'") or (text.startswith(_FORMULA) and not _NUMBER.fullmatch(text)):
        return f"'{text}"
    return text


def unguard(cell: str) -> str:
    """Return the text behind a guarded cell."""
    return cell[1:] if cell.startswith(("''", *(f"'{sign}" for sign in _FORMULA))) else cell


def join_cell(items: Iterable[Any]) -> str:
    """Join a list into one cell: bars between, a literal bar or backslash after a backslash."""
    return "|".join(re.sub(r"[\\|]", r"\\\g<0>", _cell(one)) for one in items)


def split_cell(text: str) -> list[str]:
    """Split a cell at its bars."""
    items, start = [""], 0
    for found in _ESCAPED.finditer(text):
        items[-1] += text[start : found.start()] + (found[1] or "")
        start = found.end()
        if found[1] is None:
            items.append("")
    items[-1] += text[start:]
    return [item.strip(" ") for item in items]


def to_sheets(raw: Mapping[str, Any], tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return the sheets of a raw grid (as ``to_raw`` writes it) and of its tables."""
    sheets = {name: _key_value(raw.get(name) or {}) for name in KEY_VALUE}
    roles = [[name, *(_cell(role.get(key)) for key in ROLE_COLUMNS[1:])] for name, role in raw["roles"].items()]
    sheets["roles"] = _sheet(roles, ROLE_COLUMNS)
    sheets["tables"] = _sheet([[name, str(file)] for name, file in (raw.get("tables") or {}).items()], TABLE_COLUMNS)
    flat = [_flat_rule(rule) for rule in raw["regles"]]
    columns = _ordered({column for row in flat for column in row}, list((raw.get("armature") or {}).get("niveaux", {})))
    sheets["regles"] = _sheet([[row.get(column, "") for column in columns] for row in flat], columns)
    for name, table in tables.items():
        cells = [[_cell(value) for value in row] for row in table.itertuples(index=False)]
        sheets[f"{TABLE_PREFIX}{name}"] = _sheet(cells, [str(column) for column in table.columns])
    return sheets


def _sheet(rows: list[list[str]], columns: Iterable[str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(columns), index=range(2, len(rows) + 2), dtype=object)


def _key_value(section: Mapping[str, Any]) -> pd.DataFrame:
    rows = []
    for key, value in section.items():
        if isinstance(value, Mapping):
            rows += [[f"{key}.{inner}", _cell(one)] for inner, one in value.items()]
        else:
            rows.append([str(key), join_cell(value) if isinstance(value, (list, tuple)) else _cell(value)])
    return _sheet(rows, ("cle", "valeur"))


def _cell(value: Any) -> str:
    if value is None or value != value:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    return clean(value)


def _flat_rule(rule: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    cells: dict[str, str] = {}
    for key, value in rule.items():
        column = f"{prefix}{key}"
        if isinstance(value, Mapping):
            cells.update(_flat_rule(value, f"{column}."))
        elif f"{column}." == _FIELDS:
            for name in FIELD_KEYS:
                cell = join_cell(one.get(name) for one in value)
                if cell.strip("|"):
                    cells[f"{column}.{name}"] = cell
        else:
            cells[column] = join_cell(value) if isinstance(value, (list, tuple)) else _cell(value)
    return {column: cell for column, cell in cells.items() if cell}


def _ordered(columns: set[str], levels: list[str]) -> list[str]:
    known = {key: position for position, key in enumerate(KEYS)}
    params = list(dict.fromkeys(name for kind in INDICATOR_TYPES.values() for name in kind.params))
    inner = [
        *("document", "chapitre", "page", "texte", "niveaux", "territoire", "cumul", "type"),
        *(f"params.{name}" for name in params),
        *(f"params.champs.{name}" for name in FIELD_KEYS),
        *("operateur", "valeur"),
        *(f"par_niveau.{level}" for level in levels),
        *("unite", "tolerance", "tolerance_abs", "origine"),
        *ATTENDUS,
        *REPONSES,
        *AIDES,
    ]

    def rank(column: str) -> tuple[int, int, str]:
        head, _, rest = column.partition(".")
        return known.get(head, len(known)), inner.index(rest) if rest in inner else -1, column

    return sorted(columns, key=rank)


def from_sheets(sheets: Mapping[str, pd.DataFrame], name: str) -> RawGrid:
    """Read sheets of text into a raw grid; what is wrong with the sheets themselves waits in ``errors``."""
    reader = _Reader(name)
    named = {str(key).strip().lower(): sheet for key, sheet in sheets.items()}
    for wanted in ("grille", "regles"):
        if wanted not in named:
            reader.issues.errors.append(
                f"feuille « {wanted} » manquante ; feuilles trouvées : {', '.join(sheets) or 'aucune'}"
            )
    for sheet, rows in named.items():
        if sheet in SHEETS:
            reader.read(sheet, _stripped(rows))
        elif sheet.startswith(TABLE_PREFIX):
            reader.tables[sheet[len(TABLE_PREFIX) :]] = _stripped(rows)
            if not len(rows.columns):
                reader.issues.errors.append(f"feuille « {sheet} » vide : la première ligne porte les titres")
        else:
            close = nearest(sheet, SHEETS)
            hint = f" ; vouliez-vous « {close} » ?" if close else ""
            reader.issues.warnings.append(
                f"feuille « {sheet} » laissée de côté : ce n’est pas une feuille de grille{hint}"
            )
    reader.declare_tables()
    return RawGrid(reader.raw, reader.origin, reader.tables, reader.issues.errors, reader.issues.warnings)


def _stripped(sheet: pd.DataFrame) -> pd.DataFrame:
    """Return clean text, without the columns that have neither name nor content, nor empty lines."""
    frame = pd.DataFrame(
        [
            ["" if cell is None or cell != cell else clean(cell) for cell in row]
            for row in sheet.itertuples(index=False)
        ],
        columns=[clean(column) for column in sheet.columns],
        index=sheet.index,
        dtype=object,
    )
    full = (frame != "").to_numpy()
    columns = [bool(title) or bool(full[:, n].any()) for n, title in enumerate(frame.columns)]
    return frame.loc[full.any(axis=1), columns] if len(frame) else frame.loc[:, columns]


class _Reader:
    """Puts sheets back together, keeping the sheet and line of each value."""

    def __init__(self, name: str) -> None:
        self.raw: dict[str, Any] = {}
        self.origin = Origin(name)
        self.issues = Issues(self.origin)
        self.tables: dict[str, pd.DataFrame] = {}

    def read(self, sheet: str, rows: pd.DataFrame) -> None:
        titles = list(rows.columns)
        doubled = sorted({title for title in titles if titles.count(title) > 1})
        if doubled:
            self.issues.errors.append(
                f"feuille « {sheet} » : colonne écrite deux fois : {', '.join(doubled) or 'sans nom'}"
            )
            return
        self.origin.places[(sheet,)] = (sheet, 1)
        if sheet == "regles":
            self.raw[sheet] = [self._rule(position, row) for position, row in enumerate(_lines(rows))]
        elif sheet in KEY_VALUE:
            self.raw[sheet] = self._named(sheet, rows, ("cle", "valeur"), self._key)
        elif sheet == "tables":
            self.raw[sheet] = self._named(sheet, rows, TABLE_COLUMNS, lambda _, key, row: ((key,), row["fichier"]))
        else:
            self.raw[sheet] = self._named(sheet, rows, ROLE_COLUMNS[:1], self._role)

    def _named(self, sheet: str, rows: pd.DataFrame, needed: tuple[str, ...], read: Any) -> dict[str, Any]:
        missing = [column for column in needed if column not in rows.columns]
        if missing and len(rows):
            found = ", ".join(rows.columns)
            self.issues.errors.append(
                f"feuille « {sheet} » : colonne manquante : {', '.join(missing)} ; colonnes trouvées : {found}"
            )
            return {}
        section: dict[str, Any] = {}
        for line, row in _lines(rows):
            key = row[needed[0]]
            if not key:
                text = f"feuille « {sheet} », ligne {line} : la colonne « {needed[0]} » est vide"
                self.issues.errors.append(text)
                continue
            path, value = read(sheet, key, row)
            if (sheet, *path) in self.origin.places:
                first = self.origin.places[(sheet, *path)][1]
                text = f"feuille « {sheet} », ligne {line} : « {key} » écrit deux fois (déjà ligne {first})"
                self.issues.errors.append(text)
            self.origin.places[(sheet, *path)] = (sheet, line)
            self._put(section, path, value, f"feuille « {sheet} », ligne {line}")
        return section

    def _key(self, sheet: str, key: str, row: Mapping[str, str]) -> tuple[tuple[str, ...], Any]:
        value: Any = row["valeur"]
        path = (key,) if sheet == "parametres" else tuple(key.split(".", 1))
        return path, split_cell(value) if value and (sheet, key) == ("grille", "valide_par") else value

    def _role(self, _sheet: str, key: str, row: Mapping[str, str]) -> tuple[tuple[str, ...], Any]:
        return (key,), {column: cell for column, cell in row.items() if column != "nom" and cell}

    def _put(self, section: dict[str, Any], path: tuple[str, ...], value: Any, place: str) -> None:
        for key in path[:-1]:
            inner = section.setdefault(key, {})
            if not isinstance(inner, dict):
                self.issues.errors.append(f"{place} : « {'.'.join(path)} » contredit la colonne ou la clé « {key} »")
                return
            section = inner
        if isinstance(section.get(path[-1]), dict):
            self.issues.errors.append(f"{place} : « {path[-1]} » contredit « {path[-1]}.… »")
            return
        section[path[-1]] = value

    def _rule(self, position: int, numbered: tuple[Any, Mapping[str, str]]) -> dict[str, Any]:
        line, row = numbered
        self.origin.places[("regles", position)] = ("regles", line)
        kind = row.get("indicateur.type", "")
        rule: dict[str, Any] = {}
        for column, cell in row.items():
            if cell and not column.startswith(_FIELDS):
                place = f"feuille « regles », ligne {line}"
                self._put(rule, _path(column), split_cell(cell) if _is_list(column, cell, kind) else cell, place)
        fields = _input_fields(row)
        if fields:
            params = rule.setdefault("indicateur", {}).setdefault("params", {})
            params["champs"] = fields
        return rule

    def declare_tables(self) -> None:
        """A sheet ``t_x`` declares its table; the table of the armature is declared by its source."""
        declared = self.raw.setdefault("tables", {})
        source = str((self.raw.get("armature") or {}).get("source") or "")
        for name in self.tables:
            if declared.get(name) == IN_REFERENCES:
                text = f"table « {name} » : la feuille « {TABLE_PREFIX}{name} » remplace celle des références"
                self.issues.warnings.append(text)
            if declared.get(name, "") in ("", IN_REFERENCES) and source.rsplit(".", 1)[0] != name:
                declared[name] = f"{name}.csv"


def _lines(rows: pd.DataFrame) -> list[tuple[Any, dict[str, str]]]:
    return list(zip(rows.index, rows.to_dict("records")))


def _path(column: str) -> tuple[str, ...]:
    if column.startswith(_LEVELS):
        return ("seuil", "par_niveau", column[len(_LEVELS) :])
    return tuple(column.split("."))


def _is_list(column: str, cell: str, kind: str) -> bool:
    if column in _LISTS:
        return True
    if column in _BARS or column.startswith(_LEVELS):
        return len(split_cell(cell)) > 1
    name = column.rpartition(".")[2]
    params = INDICATOR_TYPES[kind].params if kind in INDICATOR_TYPES else {}
    return column == f"indicateur.params.{name}" and name in params and params[name].kind in ("selectors", "texts")


def _input_fields(row: Mapping[str, str]) -> list[dict[str, str]]:
    """Put the parallel lists ``champs.nom``, ``champs.type``… back into one list of fields."""
    columns = {
        column[len(_FIELDS) :]: split_cell(cell) for column, cell in row.items() if column.startswith(_FIELDS) and cell
    }
    length = max((len(items) for items in columns.values()), default=0)
    return [{key: items[n] for key, items in columns.items() if n < len(items) and items[n]} for n in range(length)]
