"""Codes of prescriptions and informations: normalised, carried over from v2014, matched by rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from ..tables import load, values
from ..text import has_stem, two_digits

PRESCRIPTION, INFORMATION, SERVITUDE = "prescription", "information", "sup"
SPECIFIQUE, GENERIQUE = "spécifique", "générique"
_LISTS = {PRESCRIPTION: "plu_prescription_type", INFORMATION: "plu_information_type"}


@dataclass(frozen=True)
class Transfer:
    """What became of a v2014 code: its new class (empty when abrogated) and its new code."""

    to_class: str
    code: str
    subject: str


def full_code(kind: Any, subkind: Any) -> str | None:
    """Return ``"07-04"`` from TYPEPSC and STYPEPSC, ``00`` for a missing sub-type; None without a type.

    A type that already holds both (``0704``, ``07-04``) is understood when the sub-type is missing.
    """
    first, second = two_digits(kind), two_digits(subkind)
    if first is None:
        return None
    digits = first.replace("-", "")
    if second is None and len(digits) == 4 and digits.isdigit():
        return f"{digits[:2]}-{digits[2:]}"
    return f"{first}-{second or '00'}"


def known(cnig_class: str) -> frozenset[str]:
    """Return the codes of a list of the standard, all versions since v2017 together."""
    return values(_LISTS[cnig_class], "code")


@cache
def label(cnig_class: str, code: str) -> str:
    """Return the label of a code, empty when it is not in the list."""
    table = load(_LISTS[cnig_class])
    found = table.loc[table["code"] == code, "libelle"]
    return "" if found.empty else found.iloc[0]


@cache
def allows(cnig_class: str, code: str, primitive: str) -> bool:
    """Return whether the standard draws a code as ``surf``, ``lin`` or ``pct``; True when it does not say."""
    table = load(_LISTS[cnig_class])
    row = table.loc[table["code"] == code, ["geom_surf", "geom_lin", "geom_pct"]]
    if row.empty or not (row == "1").any(axis=None):
        return True
    return row.iloc[0][f"geom_{primitive}"] == "1"


@cache
def transfers() -> dict[tuple[str, str], Transfer]:
    """Return what became of v2014 codes, by class and code."""
    table = load("plu_codes_transferes")
    return {
        (row.classe_v2014, row.code_v2014): Transfer(
            row.classe_v2017, "" if row.code_v2017 == "abrogé" else row.code_v2017, row.objet
        )
        for row in table.itertuples()
    }


def match(codes: Iterable[str | None], wanted: str) -> np.ndarray:
    """Tell how each code answers a rule that asks for ``NN-SS`` or for the family ``NN-xx``.

    Returns
    -------
    ``spécifique`` where the code is the one asked for or belongs to the family; ``générique`` where it is only
    ``NN-00`` while a sub-type was asked for: count it apart, « à confirmer »; None elsewhere.
    """
    family, _, subtype = wanted.partition("-")
    result = []
    for code in codes:
        exact = code == wanted or (subtype == "xx" and code is not None and code.startswith(f"{family}-"))
        result.append(SPECIFIQUE if exact else GENERIQUE if code == f"{family}-00" else None)
    return np.array(result, dtype=object)


def match_words(frame: pd.DataFrame, stems: tuple[str, ...]) -> np.ndarray:
    """Tell which objects bear one of ``stems`` at the start of a word of LIBELLE or TXT.

    Accents, case, apostrophes and non-breaking spaces do not count. Objects found this way go to a list to confirm,
    never silently to a total.
    """
    return np.array(
        [has_stem(libelle, stems) or has_stem(txt, stems) for libelle, txt in zip(frame["libelle"], frame["txt"])],
        dtype=bool,
    )
