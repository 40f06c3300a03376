"""The nomenclatures that land covers are read with, by identifier."""

from __future__ import annotations

from functools import cache

import pandas as pd

from ..errors import InputError
from . import clc, ocs2d, ocsge
from .nomenclature import TITLES, Nomenclature
from .own_table import read_own_table


def nomenclature(id: str, table: pd.DataFrame | None = None) -> Nomenclature:  # noqa: A002
    """Return a nomenclature by its identifier.

    Parameters
    ----------
    id : one of ``TITLES``.
    table : the table of the person, for ``table`` only; see ``own_table.read_own_table``.

    Raises
    ------
    InputError
        Unknown identifier, or ``table`` without a table, or with a table that cannot be read.
    """
    if id == "table":
        if table is None:
            raise InputError(
                "nomenclature « Table de correspondance » : aucune table n’est donnée. Donnez une table qui a au moins "
                "« code_cs » et l’une des colonnes enaf, artif, impermeable."
            )
        return read_own_table(table)
    return _shipped(id)


@cache
def _shipped(identifier: str) -> Nomenclature:
    readers = {
        "ocs2d_2021": ocs2d.edition_2021,
        "ocs2d_2015": ocs2d.edition_2015,
        "ocsge": ocsge.ocsge,
        "clc": clc.clc,
    }
    if identifier not in readers:
        raise InputError(f"nomenclature « {identifier} » inconnue ; choisissez parmi : {', '.join(TITLES)}.")
    return readers[identifier]()
