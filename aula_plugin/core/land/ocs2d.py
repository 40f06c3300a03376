"""OCS2D of the Hauts-de-France, editions 2021 and 2005–2015: ENAF by its own matrix, the décret by way of the OCS GE.

The edition 2005–2015 has codes that 2021 dropped or reused (``ocs2d_2015_vers_2021.csv`` tells each choice); a code
created in 2021 is unknown there: a layer of 2015 republished with the codes of 2021 is read with the edition 2021.
"""

from __future__ import annotations

import pandas as pd

from ..tables import load
from .nomenclature import OCS2D_NOTE, TITLES, VOCATION_NOTE, Nomenclature, tidy_codes, tidy_crossings
from .ocsge import BUILT, usages

EDITION_NOTE = (
    "OCS2D 2005-2015 : CS2.2.0 (pierres, rochers, falaises) est lu comme CS2.2.1 ; CS5.2.0 et CS5.2.1 (landes) comme "
    "CS5.1.1 ; CS5.2.2 (landes humides) comme CS5.1.2. Les codes créés en 2021 n’y sont pas reconnus."
)


def edition_2021() -> Nomenclature:
    """Return the OCS2D 2021: 33 covers, 53 usages, 1 749 crossings."""
    us, cs = (tidy_codes(load(f"ocs2d_{axis}"), "libelle_2021", "couleur_fond") for axis in ("us", "cs"))
    notes = (OCS2D_NOTE, VOCATION_NOTE)
    return Nomenclature("ocs2d_2021", TITLES["ocs2d_2021"], us, cs, tidy_crossings(_crossings()), notes)


def edition_2015() -> Nomenclature:
    """Return the OCS2D 2005–2015: 33 covers, 50 usages, 1 650 crossings, each read as its crossing of 2021."""
    changes = load("ocs2d_2015_vers_2021")
    us, cs = (_codes_2015(axis, changes[changes["axe"] == axis.upper()]) for axis in ("us", "cs"))
    crossings = _crossings()
    for axis in ("us", "cs"):
        crossings = _translated(crossings, axis, changes[changes["axe"] == axis.upper()])
    notes = (OCS2D_NOTE, EDITION_NOTE, VOCATION_NOTE)
    return Nomenclature("ocs2d_2015", TITLES["ocs2d_2015"], us, cs, tidy_crossings(crossings), notes)


def _crossings() -> pd.DataFrame:
    """Return the matrix of 2021 with what the OCS GE says of each crossing."""
    matrix = load("ocs2d_matrices").rename(columns={"code_us": "us", "code_cs": "cs", "enveloppe_urbaine": "enveloppe"})
    passage = load("ocs2d_vers_ocsge").set_index("code_ocs2d")["code_ocsge"]
    official = load("ocsge_artif_matrice").set_index(["code_us", "code_cs"])[["artif", "impermeable"]]
    met = pd.MultiIndex.from_arrays([matrix["us"].map(passage), matrix["cs"].map(passage)])
    said = official.reindex(met).reset_index(drop=True)
    matrix = pd.concat([matrix, said], axis=1).merge(usages("ocs2d"), on="us", how="left")
    return matrix.assign(bati=(matrix["cs"].map(passage) == BUILT).astype(int))


def _codes_2015(axis: str, changes: pd.DataFrame) -> pd.DataFrame:
    """Return the codes of an axis in 2015: those created since left out, those dropped put back in order."""
    table = load(f"ocs2d_{axis}")
    former = changes[changes["code_2021"] != ""]
    colour = former["code_2021"].map(table.set_index("code")["couleur_fond"])
    back = pd.DataFrame(
        {
            "code": former["code_2015"],
            "niveau": "3",
            "code_parent": former["code_2015"].str.rsplit(".", n=1).str[0],
            "libelle_2015": former["libelle_2015"],
            "couleur_fond": colour,
        }
    )
    kept = table[~table["code"].isin(changes["code_2015"])]
    both = pd.concat([kept[back.columns], back]).sort_values("code")
    return tidy_codes(both, "libelle_2015", "couleur_fond")


def _translated(crossings: pd.DataFrame, axis: str, changes: pd.DataFrame) -> pd.DataFrame:
    """Return crossings written with the codes of 2015 on one axis."""
    kept = crossings[~crossings[axis].isin(changes["code_2015"])]
    former = changes.loc[changes["code_2021"] != "", ["code_2015", "code_2021"]]
    back = crossings.merge(former, left_on=axis, right_on="code_2021")
    back = back.assign(**{axis: back["code_2015"]})
    return pd.concat([kept, back[crossings.columns]], ignore_index=True)
