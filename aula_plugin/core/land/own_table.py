"""The table of a person: what each code of a local land cover means."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from ..errors import InputError
from ..text import clean, is_damaged, plain
from ..typography import enumeration
from .nomenclature import (
    ANY,
    CODES,
    COND_ENVELOPE,
    CONSUMED,
    ENAF,
    FLAGS,
    OUTSIDE_TYPOLOGY,
    TITLES,
    TO_SHARE,
    VOCATIONS,
    Nomenclature,
    tidy_crossings,
)

#: Column to the headers it may have, written plain (no accent, no mark).
HEADERS: Mapping[str, tuple[str, ...]] = {
    "cs": ("code cs", "cs", "couvert", "code couvert", "couverture", "code couverture", "code", "code mos", "mos"),
    "us": ("code us", "us", "usage", "code usage"),
    "enaf": ("enaf", "classe enaf", "classe"),
    "enveloppe": ("enveloppe", "enveloppe urbaine"),
    "artif": ("artif", "artificialise", "artificialisee", "artificialisation"),
    "impermeable": ("impermeable", "imper", "impermeabilise", "impermeabilisation"),
    "bati": ("bati", "batie"),
    "lineaire": ("lineaire", "infrastructure lineaire"),
    "vocation": ("vocation", "vocation proposee"),
    "libelle": ("libelle", "libelle cs", "nom", "intitule"),
    "libelle_us": ("libelle us",),
    "couleur": ("couleur", "couleur cs", "couleur fond"),
    "couleur_us": ("couleur us",),
}
#: At least one of these must be there.
MEASURES = ("enaf", "artif", "impermeable")
_YES, _NO = {"1", "oui", "vrai", "true", "o", "x"}, {"0", "non", "faux", "false", "n"}
_ENAF = {plain(name): name for name in (*ENAF, *CONSUMED, COND_ENVELOPE)}
_VOCATIONS = {plain(name): name for name in (*VOCATIONS, OUTSIDE_TYPOLOGY, TO_SHARE)}
_ENVELOPE = {"e": "E", "dedans": "E", "h": "H", "dehors": "H", **dict.fromkeys(_YES, "E"), **dict.fromkeys(_NO, "H")}
_COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)


def read_own_table(table: pd.DataFrame) -> Nomenclature:
    """Return the nomenclature that a table describes.

    Parameters
    ----------
    table : one row by code or crossing: ``code_cs``, at will ``code_us`` (empty: whatever the usage), at least one of
        ``enaf``, ``artif``, ``impermeable``; at will ``bati``, ``lineaire``, ``vocation``, ``enveloppe``, ``libelle``,
        ``couleur``. Headers in any case, with or without accents. An empty cell is not evaluable, never « no »; an
        absent ``bati`` or ``lineaire`` is « no ».

    Raises
    ------
    InputError
        Missing or repeated column, no row, empty code, crossing given twice, word or colour that is none: the line
        (the header is line 1) and the column are named.
    """
    frame = _columns(table)
    cells = {name: [clean(value) for value in frame[name]] for name in frame}
    count = len(frame)
    if not count:
        raise InputError("table de correspondance : aucune ligne. Donnez une ligne par code.")
    rows = pd.DataFrame({"cs": _codes(cells["cs"]), "us": [v or ANY for v in cells.get("us", [None] * count)]})
    _refuse_twice(rows)
    for name, read in _READERS.items():
        if name in cells:
            rows[name] = [read(value, name, line) for line, value in enumerate(cells[name], start=2)]
        elif name in ("bati", "lineaire"):
            rows[name] = 0
    covers = _list_of("cs", rows, cells.get("libelle"), cells.get("couleur"))
    usages = (
        _list_of("us", rows, cells.get("libelle_us"), cells.get("couleur_us")) if (rows["us"] != ANY).any() else None
    )
    notes = _notes(rows)
    return Nomenclature("table", TITLES["table"], usages, covers, tidy_crossings(rows), notes)


def _columns(table: pd.DataFrame) -> pd.DataFrame:
    """Return the known columns of a table, named as the core does."""
    name_of = {header: name for name, headers in HEADERS.items() for header in headers}
    found: dict[str, Any] = {}
    for place, header in enumerate(table.columns):
        name = name_of.get(plain(str(header)))
        if name is None:
            continue
        if name in found:
            raise InputError(
                f"table de correspondance : deux colonnes pour « {name} », « {found[name][0]} » et « {header} » ; "
                "gardez-en une."
            )
        found[name] = (header, table.iloc[:, place])
    seen = enumeration([f"« {header} »" for header in table.columns]) or "aucune"
    if "cs" not in found:
        raise InputError(f"table de correspondance : aucune colonne « code_cs » ; colonnes lues : {seen}.")
    if not any(name in found for name in MEASURES):
        raise InputError(
            "table de correspondance : il faut au moins une des colonnes « enaf », « artif », « impermeable » ; "
            f"colonnes lues : {seen}."
        )
    return pd.DataFrame({name: column for name, (_, column) in found.items()})


def _codes(values: list[str | None]) -> list[str]:
    for line, value in enumerate(values, start=2):
        if value is None:
            raise InputError(
                f"table de correspondance, ligne {line}, colonne « code_cs » : code vide ; donnez un code."
            )
    return [str(value) for value in values]


def _refuse_twice(rows: pd.DataFrame) -> None:
    twice = rows.duplicated()
    if not twice.any():
        return
    second = int(np.flatnonzero(twice)[0])
    cs, us = rows.loc[second, ["cs", "us"]]
    first = int(np.flatnonzero((rows["cs"] == cs) & (rows["us"] == us))[0])
    crossing = f"« {cs} »" + (f" × « {us} »" if us else "")
    raise InputError(
        f"table de correspondance, ligne {second + 2} : {crossing} est déjà à la ligne {first + 2} ; gardez-en une."
    )


def _list_of(axis: str, rows: pd.DataFrame, labels: Any, colours: Any) -> pd.DataFrame:
    """Return the codes of an axis, with the first label and colour given for each."""
    table = pd.DataFrame({"code": rows[axis], "niveau": 1, "parent": ""})
    table["libelle"] = labels if labels is not None else None
    table["couleur"] = [_colour(value, line) for line, value in enumerate(colours or [None] * len(rows), start=2)]
    first = table[table["code"] != ANY].groupby("code", sort=False, as_index=False).first()
    return first.fillna("")[list(CODES)]


def _notes(rows: pd.DataFrame) -> tuple[str, ...]:
    notes = ["Classes lues dans la table de correspondance de l’utilisateur."]
    if "artif" in rows and not (rows["bati"] == 1).any():
        notes.append(
            "Table de correspondance : aucune ligne n’est « bati » ; le seuil de 50 m² des surfaces bâties ne peut pas "
            "être appliqué, celui de 2 500 m² l’est à toutes."
        )
    return tuple(notes)


def _refusal(name: str, line: int, value: str, expected: str) -> InputError:
    encoding = " Accents illisibles : enregistrez la table en UTF-8." if is_damaged(value) else ""
    return InputError(
        f"table de correspondance, ligne {line}, colonne « {name} » : « {value} » ; attendu : {expected}.{encoding}"
    )


def _flag(value: str | None, name: str, line: int) -> float:
    if value is None:
        return np.nan
    if plain(value) not in _YES | _NO:
        raise _refusal(name, line, value, "oui ou non (1 ou 0), ou rien")
    return float(plain(value) in _YES)


def _word(words: Mapping[str, str], expected: str) -> Callable[[str | None, str, int], str | None]:
    def read(value: str | None, name: str, line: int) -> str | None:
        if value is None:
            return None
        if plain(value) not in words:
            raise _refusal(name, line, value, expected)
        return words[plain(value)]

    return read


def _colour(value: str | None, line: int) -> str | None:
    if value is None:
        return None
    if not _COLOUR.fullmatch(value):
        raise _refusal("couleur", line, value, "une couleur comme #a80000")
    return value.lower()


_READERS: Mapping[str, Callable[[str | None, str, int], Any]] = {
    "enaf": _word(_ENAF, f"{', '.join((*ENAF, *CONSUMED))} ou {COND_ENVELOPE}"),
    "enveloppe": _word(_ENVELOPE, "E (dedans) ou H (dehors)"),
    "vocation": _word(_VOCATIONS, ", ".join((*VOCATIONS, OUTSIDE_TYPOLOGY, TO_SHARE))),
    **dict.fromkeys(FLAGS, _flag),
}
