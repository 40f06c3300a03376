"""Equipments of the example, as the detail file of the BPE gives them: types, coordinates, quality, nothing else.

By construction: Gabarville has the groups of a centre and a supermarket apart, at La Porte; Bourg-Témoin has eight
groups; Notre-Dame three only; at Croquigny six equipments are located at the commune; Saint-Canevas has none.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely

from .frame import to_map
from .references import centralities
from .territory import Territory, rng

YEAR = "2026"
_G, _B, _N, _M = "99001", "99002", "99003", "99004"
#: Commune to the types in its old centre, each with how many.
CENTRES = {
    _G: {
        "B207": 4, "B202": 2, "B201": 1, "A504": 9, "A501": 4, "A507": 2, "D307": 3, "D265": 4, "D281": 3, "D279": 2,
        "D277": 2, "A206": 1, "A203": 3, "A505": 3, "F307": 1, "C107": 1, "C109": 1, "F102": 1, "B302": 5, "B304": 2,
        "B324": 1, "B312": 2, "B313": 1, "A129": 1, "A128": 1,
    },
    _B: {"B207": 2, "B202": 1, "A504": 3, "A501": 2, "D307": 1, "D265": 2, "A208": 1, "C108": 1, "A129": 1},
    _N: {"B207": 1, "A504": 1, "C108": 1, "A129": 1},
    _M: {"A504": 1, "A129": 1},
}  # fmt: skip
#: What stands apart: a supermarket, its petrol station and its charging station, by the road to the west.
APART = (("B105", (5260, 5100)), ("B316", (5300, 5080)), ("B326", (5310, 5085)), ("B103", (5180, 5060)))
#: Croquigny: the register only knows the commune.
AT_COMMUNE = ("99005", ("C108", "A129", "A401", "A405", "A504", "D281"), (2208, 6656))


def table(territory: Territory, labels: dict[str, str]) -> pd.DataFrame:
    """Return AN, DEPCOM, TYPEQU, LIBELLE, LAMBERT_X, LAMBERT_Y, QUALITE_XY; ``labels`` gives the label of a type."""
    r = rng(50)
    rows: list[tuple[str, str, float, float, str]] = []
    for commune, types in CENTRES.items():
        x0, y0, x1, y1 = shapely.bounds(centralities(territory)[commune])
        middle, reach = np.array([(x0 + x1) / 2, (y0 + y1) / 2]), np.array([x1 - x0, y1 - y0]) / 5
        for code, count in types.items():
            for x, y in np.round(middle + r.uniform(-reach, reach, (count, 2)), 1):
                rows.append((commune, code, x, y, "Bonne"))
    rows += [(_G, code, *place, "Bonne") for code, place in APART]
    commune, codes, place = AT_COMMUNE
    rows += [(commune, code, *place, "Mauvaise") for code in codes]
    local = pd.DataFrame(rows, columns=["DEPCOM", "TYPEQU", "x", "y", "QUALITE_XY"])
    xy = np.round(shapely.get_coordinates(to_map(shapely.points(local["x"], local["y"]))), 1)
    return pd.DataFrame(
        {
            "AN": YEAR,
            "DEPCOM": local["DEPCOM"],
            "TYPEQU": local["TYPEQU"],
            "LIBELLE": local["TYPEQU"].map(labels),
            "LAMBERT_X": xy[:, 0],
            "LAMBERT_Y": xy[:, 1],
            "QUALITE_XY": local["QUALITE_XY"],
        }
    )
