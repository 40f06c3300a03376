"""Yearly consumption of the six communes, as the national table gives it (m²), so that counters are plain arithmetic.

=====================  ===================  ===================  =================================================
Commune                2011–2020 (ha)       2021–2024 (ha)       against half of the ten years
=====================  ===================  ===================  =================================================
Gabarville 99001       10.00                2.40                 48 % of 5.00 used in four years of ten
Bourg-Témoin 99002     5.00                 2.80                 112 % of 2.50: more than all
Notre-Dame 99003       2.00                 0.40                 40 % of 1.00
Mirecalque 99004       4.60                 0.27 in three years  the row of 2022 is missing; bypass in 2016–2017
Croquigny 99005        1.20                 0.32                 half is 0.60: the guarantee of 1 ha applies
Saint-Canevas 99006    0.10                 0.00                 nothing since 2021
=====================  ===================  ===================  =================================================
"""

from __future__ import annotations

import pandas as pd

YEARS = range(2009, 2025)
#: Square metres from 2009 to 2024; None: no row.
_CONSUMED: dict[str, tuple[int | None, ...]] = {
    "99001": (
        *(12_000, 9_500),
        *(11_000, 10_500, 9_800, 12_200, 8_700, 9_300, 7_600, 10_400, 6_800, 13_700),
        *(6_200, 5_900, 7_300, 4_600),
    ),
    "99002": (
        *(5_200, 4_700),
        *(5_600, 4_900, 6_100, 3_800, 5_300, 4_400, 4_700, 5_900, 3_600, 5_700),
        *(5_200, 8_100, 6_900, 7_800),
    ),
    "99003": (
        *(2_500, 1_800),
        *(2_100, 1_400, 2_600, 1_900, 1_700, 2_300, 1_500, 2_200, 2_400, 1_900),
        *(900, 1_200, 800, 1_100),
    ),
    "99004": (
        *(1_600, 1_100),
        *(1_200, 0, 2_500, 900, 1_800, 14_000, 22_000, 800, 1_300, 1_500),
        *(700, None, 1_100, 900),
    ),
    "99005": (
        *(1_300, 1_900),
        *(1_500, 900, 1_300, 700, 2_000, 1_100, 1_600, 800, 1_200, 900),
        *(600, 1_400, 500, 700),
    ),
    "99006": (*(0, 250), *(300, 0, 200, 0, 0, 400, 0, 100, 0, 0), *(0, 0, 0, 0)),
}


def table() -> pd.DataFrame:
    """Return ``code_insee``, ``annee``, ``conso_m2``; a missing year is a missing row."""
    rows = [
        (code, year, area) for code, areas in _CONSUMED.items() for year, area in zip(YEARS, areas) if area is not None
    ]
    return pd.DataFrame(rows, columns=["code_insee", "annee", "conso_m2"])
