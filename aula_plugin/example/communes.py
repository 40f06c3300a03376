"""Limits of the six communes: one winding line per pair of neighbours, so that the partition is exact."""

from __future__ import annotations

import numpy as np
import shapely

from .shapes import winding

#: Names are invented; codes 99xxx belong to no French commune and the SIREN to no public body.
SIREN = "200000001"
EPCI = "Communauté de communes du Val d’Ébauche"
SCOT = "SCoT du Pays d’Épure"

#: code, name, level of the armature, population.
COMMUNES = (
    ("99001", "Gabarville", "1", 14_200),
    ("99002", "Bourg-Témoin", "2", 4_650),
    ("99003", "Notre-Dame-de-l’Épure-sous-Gabarville", "3", 1_120),
    ("99004", "Mirecalque", "3", 860),
    ("99005", "Croquigny", "3", 640),
    ("99006", "Saint-Canevas", "3", 415),
)
CODES = tuple(code for code, *_ in COMMUNES)

_NODES = {
    "so": (700, 900),
    "s1": (4650, 250),
    "s2": (9350, 200),
    "se": (13400, 1150),
    "e": (13950, 5200),
    "ne": (12750, 8350),
    "n2": (8350, 9050),
    "n1": (3900, 8750),
    "no": (550, 7900),
    "o": (150, 4900),
    "i1": (4750, 3350),
    "i2": (4250, 5550),
    "i3": (9150, 3250),
    "i4": (8900, 5750),
}
#: Ends of each limit, and the places it passes by: brooks, lanes, old hedges.
_LIMITS = (
    ("so", "s1", ((1900, 520), (3050, 760))),
    ("s1", "s2", ((5900, 420), (7050, 60), (8300, 380))),
    ("s2", "se", ((10600, 480), (12100, 330))),
    ("se", "e", ((13850, 2500), (13420, 3800))),
    ("e", "ne", ((13300, 6200), (13620, 7250))),
    ("ne", "n2", ((11500, 8900), (10000, 8650))),
    ("n2", "n1", ((7150, 9250), (5700, 8830))),
    ("n1", "no", ((2700, 9050), (1600, 8400))),
    ("no", "o", ((130, 6900), (560, 5900))),
    ("o", "so", ((80, 3500), (520, 2200))),
    ("s1", "i1", ((4420, 1250), (4930, 2300))),
    ("i1", "i2", ((4480, 4020), (4820, 4800))),
    ("i2", "o", ((3200, 5420), (2300, 4900), (1200, 5150))),
    ("i2", "n1", ((4480, 6500), (3900, 7600))),
    ("i1", "i3", ((5900, 3050), (7000, 3480), (8150, 3050))),
    ("s2", "i3", ((9000, 1250), (9350, 2300))),
    ("i3", "i4", ((8820, 4050), (9230, 4900))),
    ("i4", "n2", ((8800, 6800), (8500, 7900))),
    ("i4", "e", ((10000, 6150), (11300, 5650), (12600, 5750))),
)
#: A point surely inside each commune.
_INSIDE = {
    "99001": (6600, 5150),
    "99002": (11400, 3200),
    "99003": (7000, 1750),
    "99004": (10600, 7050),
    "99005": (2200, 6650),
    "99006": (2600, 2300),
}


def limits(rng: np.random.Generator) -> list[shapely.LineString]:
    """Return the limits, each drawn once."""
    return [shapely.LineString(winding(rng, [_NODES[a], *by, _NODES[b]], 0.12, 4)) for a, b, by in _LIMITS]


def label(faces: np.ndarray) -> np.ndarray:
    """Return the code of the commune of each polygon, from the point known to lie in it; None for the others."""
    codes = np.full(len(faces), None, dtype=object)
    for code, place in _INSIDE.items():
        codes[shapely.contains(faces, shapely.Point(place))] = code
    return codes
