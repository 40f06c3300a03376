"""What the codes of a land cover mean: labels, colours, and for each crossing of usage and cover the three measures.

A crossing says nothing (None, −1) where no official table speaks: « not evaluable » is never « no ».
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from ..text import clean

#: Agricultural, forest and natural classes of the ENAF matrix, and classes of consumed space.
ENAF = ("A", "F", "N")
CONSUMED = ("Uh", "Ue", "Ui", "Ua")
#: Built or sealed farm land: activities within 50 m of the urban envelope, agricultural beyond.
COND_ENVELOPE = "COND_ENVELOPPE"
#: Usage unknown: follows the class of the four-class reading of the data.
COND_FOUR = "COND_4POSTES"
#: What ``poste4`` makes of ``COND_4POSTES``. Source: matrix of the CoTech of 27/11/2024 (geo2france/ocs2d).
CLASS_OF_FOUR = {"1": "Ua", "2": "A", "3": "N", "4": "Ui"}
#: Vocations of the communal typology, then what it leaves aside.
VOCATIONS = ("habitat", "économie", "équipement", "transport")
OUTSIDE_TYPOLOGY, TO_SHARE = "hors typologie", "à ventiler"
#: The usage of a crossing that holds whatever the usage.
ANY = ""
#: Flags of a crossing: 1 yes, 0 no, −1 not evaluable.
FLAGS = ("artif", "impermeable", "bati", "lineaire")
WORDS = ("enaf", "enveloppe", "poste4", "poste21", "vocation")
#: Columns of ``crossings``.
CROSSING = ("enaf", "enveloppe", "poste4", "poste21", "artif", "impermeable", "bati", "vocation", "lineaire")
#: Columns of ``us`` and ``cs``.
CODES = ("code", "niveau", "parent", "libelle", "couleur")

#: Identifiers, in the order of a list to choose from, and what a person reads.
TITLES = {
    "ocs2d_2021": "OCS2D, nomenclature 2021",
    "ocs2d_2015": "OCS2D, nomenclature 2005-2015",
    "ocsge": "OCS GE (IGN)",
    "clc": "CORINE Land Cover (lecture proposée)",
    "table": "Table de correspondance",
}
OCS2D_NOTE = (
    "OCS2D : l’artificialisation passe par la correspondance OCS2D vers OCS GE, puis par la matrice du décret ; elle "
    "est indicative."
)
OCSGE_NOTE = (
    "OCS GE : aucune table officielle ne lit la consommation d’ENAF dans l’OCS GE ; elle n’est pas évaluée. "
    "L’artificialisation suit la matrice du décret n° 2023-1096."
)
CLC_NOTE = (
    "CORINE Land Cover : lecture proposée de la consommation d’ENAF, sans valeur légale ; l’artificialisation et "
    "l’imperméabilisation ne sont pas évaluées. Unité minimale de 25 ha : à l’échelle d’une commune, un ordre de "
    "grandeur au plus."
)
VOCATION_NOTE = "La vocation de chaque usage est une proposition d’AULA."


@dataclass(frozen=True, eq=False)
class Nomenclature:
    """Codes of a land cover and what each crossing of a usage and a cover means.

    Attributes
    ----------
    id, title : of ``TITLES``.
    us : usages, columns ``CODES``; None when the nomenclature has one axis only (CLC).
    cs : covers, columns ``CODES``. ``niveau`` is an integer, an empty label or colour is « not found in the source ».
    crossings : indexed by (us, cs), columns ``CROSSING``; ``us`` = ``ANY`` holds whatever the usage. ``enaf`` A F N Uh
        Ue Ui Ua, ``COND_ENVELOPPE``, ``COND_4POSTES`` or None; ``enveloppe`` E (inside), H or None; flags 1, 0, −1.
    notes : what a report must say of this reading.
    """

    id: str
    title: str
    us: pd.DataFrame | None
    cs: pd.DataFrame
    crossings: pd.DataFrame
    notes: tuple[str, ...] = ()
    _spellings: dict[str, dict[str, str]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def measures(self) -> tuple[str, ...]:
        """Measures that at least one crossing tells, among ``enaf``, ``decret``, ``impermeable``."""
        told = {
            "enaf": self.crossings["enaf"].notna().any(),
            "decret": (self.crossings["artif"] >= 0).any(),
            "impermeable": (self.crossings["impermeable"] >= 0).any(),
        }
        return tuple(name for name, known in told.items() if known)

    def codes(self, axis: str) -> pd.DataFrame:
        """Return the codes of an axis, ``us`` or ``cs``; no row when the nomenclature has no such axis."""
        frame = self.cs if axis == "cs" else self.us
        return self.cs.iloc[:0] if frame is None else frame

    def leaves(self, axis: str) -> pd.Index:
        """Return the codes of an axis that a polygon may bear: those that a crossing holds."""
        held = self.crossings.index.get_level_values(axis).unique()
        return held[held != ANY]

    def read(self, value: Any, axis: str) -> str | None:
        """Return the code of an axis that a value writes, whatever its case, dots, spaces and prefix.

        ``CS1111``, ``cs1.1.1.1``, ``1.1.1.1`` and, as a number, ``111.0`` are read. A code of no list, or of the other
        axis, is returned trimmed; None for NULL and an empty text.
        """
        text = clean(value)
        if text is None:
            return None
        known = self._keys(axis)
        bare = _bare(text, axis)
        whole = re.sub(r"^(\d+)\.0+$", r"\1", text)
        return known.get(text) or known.get(bare) or known.get(_bare(whole, axis)) or text

    def _keys(self, axis: str) -> dict[str, str]:
        """Return spelling to code: each code as it is, and bare when no other code is written so."""
        if axis not in self._spellings:
            codes = [str(code) for code in self.codes(axis)["code"]]
            bare = [_bare(code, axis) for code in codes]
            alone = {key: code for key, code in zip(bare, codes) if bare.count(key) == 1}
            self._spellings[axis] = {**alone, **{code: code for code in codes}}
        return self._spellings[axis]


def _bare(text: str, axis: str) -> str:
    """Return the letters and digits of a code in upper case, without the name of its axis before digits."""
    letters = re.sub(r"[\W_]+", "", text).upper()
    return re.sub(rf"^({axis.upper()}|CLC)(?=\d)", "", letters)


def tidy_codes(table: pd.DataFrame, label: str, colour: str) -> pd.DataFrame:
    """Return a shipped list of codes with the columns ``CODES``."""
    return pd.DataFrame(
        {
            "code": table["code"],
            "niveau": table["niveau"].astype(int),
            "parent": table["code_parent"],
            "libelle": table[label],
            "couleur": table[colour],
        }
    ).reset_index(drop=True)


def tidy_crossings(table: pd.DataFrame) -> pd.DataFrame:
    """Return crossings with the columns ``CROSSING`` and their types, indexed by (us, cs).

    Parameters
    ----------
    table : ``us``, ``cs`` and any of ``CROSSING``; an absent column, NaN and ``""`` are not evaluable.
    """
    columns: dict[str, Any] = {}
    for name in CROSSING:
        cells = table[name] if name in table else pd.Series(np.nan, index=table.index, dtype=object)
        if name in FLAGS:
            columns[name] = pd.to_numeric(cells.replace("", np.nan)).fillna(-1).astype(np.int8).to_numpy()
        else:
            columns[name] = np.where(cells.notna() & (cells != ""), cells.astype(object), None)
    return pd.DataFrame(columns, index=pd.MultiIndex.from_frame(table[["us", "cs"]]))
