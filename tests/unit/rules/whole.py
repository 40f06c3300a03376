"""One scene where every rule of the general grid has something to measure: two communes, all roles, all tables."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import shapely

from aula.tests.unit.scene_builder import COMMUNE, box, commune, inf, line, point, psc, row, workspace, zone

from .known import GENERAL

AU = box(300, 0, 450, 400)
_URBAN = [
    zone(box(0, 0, 300, 1000), "U", "UA", destoui="10-31", formdomi="0101"),
    zone(AU, "AUc", "1AUh", destoui="10", formdomi="0108", datvalid="20160101"),
    zone(box(300, 400, 400, 650), "AUs", "2AU", vocation="mixte", destoui="10", formdomi="0107", datvalid="20150101"),
    zone(box(450, 0, 650, 300), "AUc", "1AUe", vocation="economie", destoui="31-52", destcdt="30", formdomi="0201"),
]
_REST = shapely.difference(COMMUNE, shapely.union_all([one["geometry"] for one in _URBAN]))
_CUT = box(700, 0, 1000, 1000)
ZONES = [
    *_URBAN,
    zone(shapely.difference(_REST, _CUT), "A", "Ap", vocation="agricole", destoui="20"),
    zone(_CUT, "N", "N", vocation="naturel", destoui="20"),
]
_SURFACES = "01-00 02-00 05-01 07-02 07-04 16-03 18-00 18-13 29-01 42-00 44-02 48-00 49-02 52-00 53-00 55-01 55-02"
_LINES = "07-04 15-00 22-03 24-00 43-03"
_POINTS = "07-01 16-01 16-03"
_INFORMATIONS = "14-00 25-00 27-00 35-00 38-00 41-00"


def _surface(n: int, k: int = 0) -> shapely.Geometry:
    """Return one box of a family, over the town, the AU and the fields; whole metres."""
    west, south = (61 * n + 290 * k) % 620, (97 * n + 170 * k) % 540
    return box(west, south, west + 180 + 7 * n, south + 140 + 11 * k)


def _lines(n: int, k: int = 0) -> shapely.Geometry:
    y = (83 * n + 211 * k) % 900 + 50
    return line((0, y), (480, y), (1000, (y + 40 * k) % 1000))


def _point(n: int, k: int = 0) -> shapely.Geometry:
    return point((137 * n + 310 * k) % 980 + 3, (59 * n + 230 * k) % 980 + 7)


PSC = [
    *(psc(_surface(n), code, f"S{n}") for n, code in enumerate(_SURFACES.split())),
    *(psc(_lines(n), code, f"L{n}") for n, code in enumerate(_LINES.split())),
    *(psc(_point(n), code, f"P{n}") for n, code in enumerate(_POINTS.split())),
]
INF = [inf(_surface(n, 1), code, f"I{n}") for n, code in enumerate(_INFORMATIONS.split())]
_DRAWN = {"surface": _surface, "ligne": _lines, "point": _point}
ROLES = {
    name: [
        row(_DRAWN[role.geometrie.split(" ")[0].strip(",")](n, k), nom=f"{name} {k}", code_cultu=f"C{k}", perimetre="R")
        for k in range(3)
    ]
    for n, (name, role) in enumerate(GENERAL.roles.items())
}
CODES = ("10001", "10002")
TABLES = {
    "enveloppes": [
        {"territoire": "*", "vocation": name, "ha": ha} for name, ha in (("toutes", 4), ("habitat", 2), ("economie", 1))
    ],
    "oap": [
        {"insee": code, "oap": name, "ha_net": net, "lgt": lgt, "pct_social": 20, "dans_enveloppe": 40}
        for code in CODES
        for name, net, lgt in (("Centre", 1.5, 40), ("Nord", 2, 30))
    ],
    "logement": [
        {"territoire": code, "objectif_lgt": 120, "lgt_interieur": 40, "lgt_exterieur": 60, "lgt_vacants": 10}
        | {"lgt_vacants_2ans": 7, "taux_annuel": 0.5, "densite": 20}
        for code in CODES
    ],
    "conso": [{"territoire": code, "ha_2011_2021": 9} for code in CODES],
    "reseaux": [{"territoire": code, "population_2030": 900, "capacite_step_eh": 1200} for code in CODES],
    "social": [{"territoire": code, "lgt_social": 18, "objectif_lgt_social": 20} for code in CODES],
}
COMMUNES = [
    commune(box(0, 0, 500, 1000), "10001", "1"),
    commune(box(500, 0, 1000, 1000), "10002", "3"),
]


def whole(shuffle: Random | None = None, zones=ZONES):
    """Return the workspace of the scene under the whole general grid, its features in another order when asked."""

    def mixed(rows):
        rows = list(rows)
        if shuffle is not None:
            shuffle.shuffle(rows)
        return rows

    made = workspace(
        zones=mixed(zones),
        psc=mixed(PSC),
        inf=mixed(INF),
        roles={name: mixed(rows) for name, rows in mixed(ROLES.items())},
        tables={name: mixed(rows) for name, rows in TABLES.items()},
        communes=mixed(COMMUNES),
        uncertainty={name: role.incertitude_m for name, role in GENERAL.roles.items()},
    )
    made.grid = replace(GENERAL, scot=replace(GENERAL.scot, executoire="2025-03-01"))
    return made
