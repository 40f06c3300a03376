"""A table of flows between communes, whoever made it: codes mended, numbers read, rows of one pair added up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from ..errors import InputError
from ..text import clean, insee, number

#: Names of the columns, lower case, in the order they are looked for: INSEE first (residence, then place of work or
#: study; for removals, former residence is the origin), then plain words.
ORIGINS = ("dcran", "codgeo", "commune", "origine", "code_origine", "insee_origine", "o", "from", "depart", "com_res",
           "residence")  # fmt: skip
DESTINATIONS = ("dclt", "dcetu", "dcetuf", "destination", "code_destination", "insee_destination", "d", "to", "arrivee",
                "com_trav", "travail", "codgeo", "commune")  # fmt: skip
VALUES = ("valeur", "flux", "ipondi", "nb", "nombre", "effectif", "n", "value", "poids", "total")
#: Municipal arrondissements to their commune.
_ARRONDISSEMENTS = {
    **{f"75{number:03d}": "75056" for number in range(101, 121)},
    **{f"69{number:03d}": "69123" for number in range(381, 390)},
    **{f"13{number:03d}": "13055" for number in range(201, 217)},
}


@dataclass
class FlowTable:
    """Flows read.

    Attributes
    ----------
    rows : ``origine, destination, valeur``, one row per pair, values above 0.
    notes : what was mended or left out, in French.
    lines : code to the number of rows of the table that bear it.
    """

    rows: pd.DataFrame
    notes: list[str] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)


def read_flows(
    table: pd.DataFrame, communes: Iterable[str], origin: str = "", destination: str = "", value: str = ""
) -> FlowTable:
    """Return the flows of a table.

    Parameters
    ----------
    table : any columns; a text with a comma is a number.
    communes : codes of the territory: an arrondissement becomes its commune when the commune is one of them.
    origin, destination, value : columns, when their names are not those of INSEE or plain words.

    Raises
    ------
    InputError
        A column that is not found, a value that is no number or is negative, or no flow at all.
    """
    table = table.rename(columns={name: str(name).strip().lower() for name in table.columns})
    taken = _columns(table, origin.lower(), destination.lower(), value.lower())
    known = set(communes)
    ends = [_codes(table[name], known) for name in taken[:2]]
    values = _values(table[taken[2]], taken[2])
    rows = pd.DataFrame({"origine": ends[0][0], "destination": ends[1][0], "valeur": values}, dtype=object)
    coded = rows["origine"].notna() & rows["destination"].notna()
    valued = rows["valeur"].notna()
    kept = rows[coded & valued & (rows["valeur"] != 0)].astype({"valeur": float})
    if not len(kept):
        raise InputError(
            f"table de flux : aucun flux lisible dans {taken[0]}, {taken[1]}, {taken[2]} ; attendu : un code de "
            "commune d’origine, un de destination, une valeur au-dessus de 0."
        )
    added = kept.groupby(["origine", "destination"], as_index=False)["valeur"].sum()
    notes = [f"table de flux : colonnes lues, {taken[0]} (origine), {taken[1]} (destination), {taken[2]} (valeur)."]
    notes += [
        f"table de flux : {count} {words}."
        for count, words in (
            (ends[0][1] + ends[1][1], "code(s) dont le zéro de tête est rendu"),
            (ends[0][2] + ends[1][2], "code(s) d’arrondissement lu(s) sous celui de la commune"),
            (int((~coded).sum()), "ligne(s) sans code, laissée(s) de côté"),
            (int((coded & ~valued).sum()), "ligne(s) sans valeur, laissée(s) de côté"),
            (len(kept) - len(added), "ligne(s) de plus pour une même paire, additionnée(s)"),
        )
        if count
    ]
    both = pd.concat([kept["origine"], kept["destination"][kept["origine"] != kept["destination"]]])
    return FlowTable(added, notes, {str(code): int(n) for code, n in both.value_counts().items()})


def _codes(column: pd.Series, known: set[str]) -> tuple[list[str | None], int, int]:
    """Return the codes of a column, how many got their zero back, how many were those of an arrondissement."""
    raw = [clean(item) for item in column]
    read = [insee(item) for item in raw]
    mended = sum(two is not None and one != two and str(one).zfill(5) == two for one, two in zip(raw, read))
    whole = [_ARRONDISSEMENTS.get(one or "") for one in read]
    found = [two if one not in known and two in known else one for one, two in zip(read, whole)]
    return found, mended, sum(one != two for one, two in zip(read, found))


def _columns(table: pd.DataFrame, origin: str, destination: str, value: str) -> list[str]:
    """Return the three columns, those asked for or those known by their names."""
    found: list[str] = []
    flows = tuple(name for name in table if name.startswith("nbflux"))
    for asked, names, word in (
        (destination, DESTINATIONS, "la destination"),
        (origin, ORIGINS, "l’origine"),
        (value, (*flows, *VALUES), "la valeur"),
    ):
        name = asked or next((one for one in names if one in table and one not in found), "")
        if name not in table:
            what = f"pas de colonne « {asked} »" if asked else f"aucune colonne connue pour {word}"
            shown = ", ".join(one for one in table if one not in ("fid", "geometry"))
            raise InputError(f"table de flux : {what}. Indiquez-la parmi : {shown}.")
        found.append(name)
    if len(set(found)) < 3:
        raise InputError("table de flux : origine, destination et valeur doivent être trois colonnes différentes.")
    return [found[1], found[0], found[2]]


def _values(column: pd.Series, name: str) -> list[float]:
    found = []
    for line, value in enumerate(column, start=1):
        text = clean(value)
        read = None if text is None else number(text)
        if text is not None and (read is None or read < 0):
            raise InputError(
                f"table de flux, colonne « {name} », ligne {line} : « {text} » ; attendu : un nombre, 0 ou plus."
            )
        found.append(np.nan if read is None else read)
    return found
