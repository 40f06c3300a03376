"""Friction tables: one line per code of land cover, one column per sous-trame; read, checked, and laid on cells.

A cell of the table is a friction (> 0), a word that says the class cannot be crossed, or nothing at all, which is a
friction not given and never a guess.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..errors import InputError
from ..text import clean, number, plain
from ..typography import enumeration, mesure, nombre_court, pluriel
from .classes import code_key, natural_order

CODE_COLUMNS = ("code", "codes", "code cs", "code us", "classe", "class", "code 12", "code 18")
LABEL_COLUMNS = ("libelle", "class descr", "description", "intitule", "label", "nomenclature")
#: Columns that tell about a line and are no sous-trame.
OTHER_COLUMNS = ("source", "sources", "remarque", "remarques", "commentaire", "couleur", "statut", "numero", "note")
#: A long table: one line per code and species (or sous-trame), one column of values.
NAME_COLUMNS = ("sous trame", "espece", "nom espece", "guilde")
VALUE_COLUMNS = ("friction", "resistance", "cout")
IMPASSABLE = ("infranchissable", "impassable", "barriere", "nodata")
NOT_GIVEN = ("", "-", "–", "—", "?", "n.d.", "nd", "sans objet")
SHOWN = 12


@dataclass(frozen=True)
class FrictionTable:
    """A table as it was read.

    Attributes
    ----------
    name : of the file, for messages.
    codes, labels, lines : of each line; ``lines`` as the spreadsheet numbers them.
    cells : text of each sous-trame, one row per line; columns are the sous-trames.
    """

    name: str
    codes: tuple[str, ...]
    labels: tuple[str, ...]
    lines: tuple[int, ...]
    cells: pd.DataFrame

    @property
    def sous_trames(self) -> list[str]:
        """Names of the columns of frictions."""
        return [str(column) for column in self.cells.columns]


@dataclass(frozen=True)
class Frictions:
    """Frictions of one sous-trame.

    Attributes
    ----------
    sous_trame : column they come from.
    values : friction by key of code (``code_key``); infinite for what cannot be crossed.
    labels : by key of code.
    zeros : codes whose 0 was read as 1.
    """

    sous_trame: str
    values: dict[str, float]
    labels: dict[str, str]
    zeros: tuple[str, ...] = ()


def read_table(sheet: pd.DataFrame, name: str, code_column: str = "") -> FrictionTable:
    """Read a sheet of text, index = line number.

    Parameters
    ----------
    code_column : column of the codes; empty: ``code``, else ``classe``, ``class``, ``code_cs``…

    Raises
    ------
    InputError
        No column of codes, no column of frictions, no line, two columns of one name, or a code on two lines.
    """
    sheet = sheet.rename(columns=lambda title: clean(title) or "")
    sheet = sheet.loc[sheet.apply(lambda row: any(clean(cell) for cell in row), axis=1), sheet.columns != ""]
    titles = [str(title) for title in sheet.columns]
    twice = sorted({title for title in titles if [plain(t) for t in titles].count(plain(title)) > 1})
    if twice:
        raise InputError(f"« {name} » a plusieurs colonnes de même nom : {enumeration(twice)}. Renommez-les.")
    column = _code_column(titles, code_column, name)
    if not len(sheet):
        raise InputError(f"« {name} » n’a que des titres : attendu une ligne par code d’occupation.")
    _refuse_without_code(sheet, column, name)
    names, value = _first(titles, NAME_COLUMNS), _first(titles, VALUE_COLUMNS)
    if names and value:
        return _long(sheet, name, column, names, value)
    label = _first([title for title in titles if title != column], LABEL_COLUMNS)
    apart = {plain(column), plain(label or ""), *LABEL_COLUMNS, *OTHER_COLUMNS, *CODE_COLUMNS}
    kept = [title for title in titles if plain(title) not in apart]
    if not kept:
        raise InputError(
            f"« {name} » n’a pas de colonne de frictions : attendu une colonne par sous-trame, à côté de « {column} »."
        )
    codes = [clean(code) or "" for code in sheet[column]]
    lines = [int(line) for line in sheet.index]
    _refuse_twice(codes, lines, name)
    labels = [" ".join((clean(text) or "").split()) for text in sheet[label]] if label else [""] * len(codes)
    cells = sheet[kept].apply(lambda texts: texts.map(lambda text: clean(text) or "")).reset_index(drop=True)
    return FrictionTable(name, tuple(codes), tuple(labels), tuple(lines), cells)


def _first(titles: Sequence[str], names: Sequence[str]) -> str | None:
    by_name = {plain(title): title for title in titles}
    return next((by_name[name] for name in names if name in by_name), None)


def _code_column(titles: Sequence[str], asked: str, name: str) -> str:
    found = next((t for t in titles if plain(t) == plain(asked)), None) if asked else _first(titles, CODE_COLUMNS)
    if found is None:
        what = f"la colonne « {asked} » n’existe pas" if asked else "aucune colonne de codes (« code » ou « classe »)"
        raise InputError(f"« {name} » : {what} ; colonnes trouvées : {', '.join(titles) or 'aucune'}.")
    return found


def _refuse_without_code(sheet: pd.DataFrame, column: str, name: str) -> None:
    empty = [str(line) for line, code in zip(sheet.index, sheet[column]) if clean(code) is None]
    if empty:
        raise InputError(f"« {name} », ligne(s) {', '.join(empty[:SHOWN])} : pas de code dans la colonne « {column} ».")


def _refuse_twice(codes: Sequence[str], lines: Sequence[int], name: str) -> None:
    places: dict[str, list[int]] = {}
    for code, line in zip(codes, lines):
        places.setdefault(code_key(code), []).append(line)
    several = {key: where for key, where in places.items() if len(where) > 1}
    if several:
        told = [
            f"{codes[list(lines).index(where[0])]} (lignes {enumeration(map(str, where))})"
            for where in list(several.values())[:SHOWN]
        ]
        raise InputError(
            f"« {name} » donne plusieurs fois le même code : {', '.join(told)}. Gardez une ligne par code."
        )


def _long(sheet: pd.DataFrame, name: str, column: str, names: str, value: str) -> FrictionTable:
    """Return a table of one line per code and species turned into one column per species."""
    keys = [f"{clean(code)} / {clean(one)}" for code, one in zip(sheet[column], sheet[names])]
    _refuse_twice(keys, [int(line) for line in sheet.index], name)
    texts = sheet.assign(_code=sheet[column].map(clean), _name=sheet[names].map(clean), _line=sheet.index)
    first = texts.drop_duplicates("_code")
    wide = texts.pivot(index="_code", columns="_name", values=value).reindex(first["_code"]).reset_index(drop=True)
    wide = wide.apply(lambda column: column.map(lambda text: clean(text) or ""))
    wide.columns.name = None
    return FrictionTable(name, tuple(first["_code"]), ("",) * len(first), tuple(map(int, first["_line"])), wide)


def frictions_of(table: FrictionTable, sous_trame: str = "", zero_is_one: bool = False) -> Frictions:
    """Return the frictions of a sous-trame.

    Parameters
    ----------
    sous_trame : name of the column, accents and case apart; may be empty when there is only one.
    zero_is_one : read 0 as 1 instead of refusing it.

    Raises
    ------
    InputError
        No such column, or a friction that is not a number > 0: all of them are listed with their lines.
    """
    column = _chosen(table, sous_trame)
    values: dict[str, float] = {}
    wrong, zeros = [], []
    for code, line, text in zip(table.codes, table.lines, table.cells[column]):
        word = text.strip().casefold()
        if word in NOT_GIVEN:
            continue
        if plain(word) in IMPASSABLE:
            values[code_key(code)] = math.inf
            continue
        found = number(text)
        if found == 0 and zero_is_one:
            zeros.append(code)
            found = 1.0
        if found is None or found <= 0:
            wrong.append(f"ligne {line} ({code}) : « {text} »")
            continue
        values[code_key(code)] = found
    if wrong:
        told = " ; ".join(wrong[:SHOWN] + ["…"] * (len(wrong) > SHOWN))
        count = pluriel(len(wrong), "friction refusée", "frictions refusées")
        raise InputError(
            f"« {table.name} », colonne « {column} » : {count} : {told}. Attendu un nombre supérieur à 0, ou le "
            "mot « infranchissable ». Une friction 0 rendrait les trajets gratuits : mettez 1, ou demandez que 0 soit "
            "lu comme 1."
        )
    labels = {code_key(code): label for code, label in zip(table.codes, table.labels)}
    return Frictions(column, values, labels, tuple(zeros))


def _chosen(table: FrictionTable, sous_trame: str) -> str:
    names = table.sous_trames
    if not sous_trame.strip() and len(names) == 1:
        return names[0]
    found = [name for name in names if plain(name) == plain(sous_trame)]
    if not found:
        what = (
            f"la sous-trame « {sous_trame} » n’est pas" if sous_trame.strip() else "dites laquelle des colonnes est lue"
        )
        where = " dans la table" if sous_trame.strip() else ""
        raise InputError(
            f"« {table.name} » : {what}{where} ; colonnes de frictions : {', '.join(names[:40])}"
            f"{'…' if len(names) > 40 else ''}."
        )
    return found[0]


@dataclass(frozen=True)
class Assigned:
    """Classes of a land cover with their frictions.

    Attributes
    ----------
    table : ``numero``, ``code``, ``libelle``, ``surface_ha``, ``mailles``, ``friction`` (None when it cannot be
        crossed), ``infranchissable``, ``origine`` (``table`` or ``sans friction``).
    missing_ha : area of the classes without friction.
    unused : codes of the table that the land cover does not have.
    notes : what to tell.
    """

    table: pd.DataFrame
    missing_ha: float
    unused: tuple[str, ...]
    notes: tuple[str, ...]


def assign(classes: pd.DataFrame, frictions: Frictions, table: FrictionTable, refuse_missing: bool = True) -> Assigned:
    """Give each class its friction.

    Parameters
    ----------
    classes : ``numero``, ``code``, ``libelle``, ``surface_ha``, ``mailles``.
    refuse_missing : refuse codes without friction; otherwise they cannot be crossed, and this is told.

    Raises
    ------
    InputError
        Codes have no friction: each is listed with its area, the largest first.
    """
    keys = [code_key(str(code)) for code in classes["code"]]
    values = np.array([frictions.values.get(key, np.nan) for key in keys], dtype=float)
    lacking = np.isnan(values)
    missing_ha = float(classes["surface_ha"][lacking].sum())
    notes = []
    if lacking.any():
        listed = _listed(classes[lacking])
        what = (
            f"« {table.name} », colonne « {frictions.sous_trame} » : "
            f"{pluriel(int(lacking.sum()), 'code')} sans friction ({mesure(missing_ha, 'ha')}) : {listed}."
        )
        if lacking.all():
            raise InputError(
                f"« {table.name} » : aucun code de l’occupation du sol n’a de friction ({listed}). Codes de la table : "
                f"{', '.join(table.codes[:SHOWN])}{'…' if len(table.codes) > SHOWN else ''}. Si les mailles portent "
                f"des numéros de classe, donnez la table des correspondances de cette occupation du sol ; vérifiez "
                f"aussi la colonne des codes."
            )
        if refuse_missing:
            raise InputError(
                f"{what} Complétez la table, ou choisissez que ces codes soient infranchissables. "
                f"Codes de la table : {', '.join(table.codes[:SHOWN])}{'…' if len(table.codes) > SHOWN else ''}."
            )
        notes.append(f"{what} Ils sont infranchissables dans le résultat.")
    if frictions.zeros:
        notes.append(
            f"« {table.name} », colonne « {frictions.sous_trame} » : friction 0 lue comme 1 pour "
            f"{pluriel(len(frictions.zeros), 'code')} : {', '.join(frictions.zeros)}."
        )
    unused = tuple(sorted((code for code in table.codes if code_key(code) not in set(keys)), key=natural_order))
    if unused:
        notes.append(
            f"« {table.name} » : {pluriel(len(unused), 'code')} de la table absent(s) de l’occupation du sol : "
            f"{', '.join(unused[:SHOWN])}{'…' if len(unused) > SHOWN else ''}."
        )
    closed = lacking | np.isinf(values)
    result = classes[["numero", "code", "libelle", "surface_ha", "mailles"]].copy()
    labels = [frictions.labels.get(key) or None for key in keys]
    result["libelle"] = [own or other for own, other in zip(result["libelle"], labels)]
    result["friction"] = pd.array([None if c else float(v) for c, v in zip(closed, values)], dtype=object)
    result["infranchissable"] = [bool(c) for c in closed]
    result["origine"] = ["sans friction" if gap else "table" for gap in lacking]
    return Assigned(result, missing_ha, unused, tuple(notes))


def _listed(classes: pd.DataFrame) -> str:
    largest = classes.sort_values(["surface_ha", "code"], ascending=[False, True], kind="stable")
    return " ; ".join(
        f"{row.code}{f' « {row.libelle} »' if row.libelle else ''} {mesure(row.surface_ha, 'ha')}"
        for row in largest.itertuples()
    )


def lookup(assigned: pd.DataFrame) -> dict[int, float]:
    """Return friction by class number, NaN for what cannot be crossed."""
    return {
        int(value): math.nan if closed else float(friction)
        for value, friction, closed in zip(assigned["numero"], assigned["friction"], assigned["infranchissable"])
    }


def summary(frictions: Frictions) -> str:
    """Return one line on a table, for the log."""
    finite = [value for value in frictions.values.values() if math.isfinite(value)]
    if not finite:
        return f"Colonne « {frictions.sous_trame} » : aucune friction."
    return (
        f"Colonne « {frictions.sous_trame} » : {pluriel(len(frictions.values), 'code')}, frictions de "
        f"{nombre_court(min(finite))} à {nombre_court(max(finite))}."
    )
