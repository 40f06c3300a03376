"""OCS GE: the official matrix of the décret; no official reading of the ENAF consumption."""

from __future__ import annotations

import pandas as pd

from ..tables import load
from .nomenclature import OCSGE_NOTE, TITLES, VOCATION_NOTE, Nomenclature, tidy_codes, tidy_crossings

#: Covers of category 1° of the décret: sealed because of a building.
BUILT = "CS1.1.1.1"


def ocsge() -> Nomenclature:
    """Return the OCS GE: 14 covers, 20 usages, 280 crossings.

    Four cells where two files of the source disagree (herbaceous cover under works or abandoned) follow category 5° of
    the décret: artificialised.
    """
    us, cs = (tidy_codes(load(f"ocsge_{axis}"), "libelle_complet", "couleur") for axis in ("us", "cs"))
    return Nomenclature("ocsge", TITLES["ocsge"], us, cs, tidy_crossings(_matrix()), (OCSGE_NOTE, VOCATION_NOTE))


def _matrix() -> pd.DataFrame:
    matrix = load("ocsge_artif_matrice").rename(columns={"code_us": "us", "code_cs": "cs"})
    matrix = matrix[["us", "cs", "artif", "impermeable"]].merge(usages("ocsge"), on="us", how="left")
    return matrix.assign(bati=(matrix["cs"] == BUILT).astype(int))


def usages(name: str) -> pd.DataFrame:
    """Return ``us``, ``vocation`` and ``lineaire`` of the usages of a nomenclature. The vocation is a proposal."""
    table = load("vocation_us")
    table = table[table["nomenclature"] == name].rename(columns={"code_us": "us"})
    return table[["us", "vocation", "lineaire"]]
