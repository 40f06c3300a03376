"""A1 to A6: farmland, STECAL, changes of use, enclaves. SCoT maps are drawn at 25 m, ZAP at 5 m."""

from __future__ import annotations

import shapely

from aula.aula_plugin.core.compatibility.results import CERTAINE, ECART, LIMITE_IMPRECISE, RESPECTE, TOLERE
from aula.tests.unit.scene_builder import box, inf, point, psc, row, zone

from .green import enters, nothing
from .known import FAR, OTHER, Known, at, at_least, at_most, strip

WHOLE = zone(box(0, 0, 1000, 1000), "A")


def classed(percent):
    """1 ha of strategic farmland, ``percent`` of it in zone A, the rest in N."""
    zones = [zone(box(0, 0, percent, 100), "A"), zone(box(percent, 0, 100, 100), "N")]
    return {"zones": zones, "roles": {"esa": [box(0, 0, 100, 100)]}}


def paen(width):
    """A zone U that enters a PAEN (INF 25-00) over x m, on 100 m."""
    drawn = inf(box(200 - width, 300, 600, 700), "25-00")
    return {"zones": [zone(box(100, 400, 200, 500), "U")], "psc": [OTHER], "inf": [drawn], "roles": {"zap": [FAR]}}


def crops(x):
    """x ha of cereals and 1 ha of grass in an AU; the rest of both plots is in A."""
    plots = [row(box(0, 0, 100 * x, 200), code_cultu="BTH"), row(box(500, 0, 600, 200), code_cultu="PPH")]
    return {"zones": [zone(box(0, 0, 1000, 100), "AUc")], "roles": {"rpg": plots}}


def plots(percent):
    """One plot of 1 ha with ``percent`` of its area in an AU, another one with half of it."""
    au = [zone(box(0, 0, percent, 100), "AUc"), zone(box(500, 0, 550, 100), "AUc")]
    return {"zones": au, "roles": {"rpg": [box(0, 0, 100, 100), box(500, 0, 600, 100)]}}


def stecal(n):
    """n STECAL, the last one drawn as a point; one is cut by the limit of the commune, one has another code."""
    first = [box(100 * k, 0, 100 * k + 50, 50) for k in range(n - 1)]
    shapes = [*first[1:], box(990, 900, 1005, 920), point(500, 500)]
    drawn = [psc(shape, "16-03") for shape in shapes[:n]]
    return {"zones": [WHOLE], "psc": [psc(box(0, 0, 10, 10), "16-01"), *drawn]}


def area_of_stecal(ha):
    """x ha in two STECAL, one of them crossing the limit of the commune, cut there; a point has no area."""
    shapes = [box(0, 0, 100, 100), box(1000 - 100 * (ha - 1), 500, 1100, 600), point(500, 500)]
    return {"zones": [WHOLE], "psc": [psc(shape, "16-03") for shape in shapes]}


def uses(x):
    """x buildings that may change of use, a point each."""
    return {"zones": [WHOLE], "psc": [OTHER, *(psc(point(10 * n, 500), "16-01") for n in range(x))]}


def sensitive(x):
    """A building in a réservoir, one in a hazard, one in neither: the first x of them."""
    places = [point(10, 10), point(110, 10), point(500, 500)]
    roles = {"reservoirs": [box(0, 0, 50, 50)], "aleas": [box(100, 0, 150, 50)]}
    kept = {"": [2], "one": [0, 2], "both": [0, 1, 2]}[x]
    return {"zones": [WHOLE], "psc": [psc(places[n], "16-01") for n in kept], "roles": roles}


def enclaves(x):
    """n patches of A of ``side`` m in a zone U; the A of the commune is larger than 1 ha."""
    n, side = x
    patches = [box(150 * k + 50, 100, 150 * k + 50 + side, 100 + side) for k in range(n)]
    urban = shapely.difference(box(0, 0, 1000, 500), shapely.union_all(patches)) if n else box(0, 0, 1000, 500)
    return {"zones": [zone(urban, "U"), zone(box(0, 500, 1000, 1000), "A"), *(zone(one, "A") for one in patches)]}


def half_shut(east):
    """A patch of 100 × 50 m on the limit of the zoning, with U to the west, the north and along x m of the east."""
    urban = [zone(box(0, 0, 100, 100), "U"), zone(box(100, 50, 300, 100), "U"), zone(box(200, 50 - east, 300, 50), "U")]
    return {"zones": [*urban, zone(box(100, 0, 200, 50), "A")]}


KNOWN = (
    Known(
        "A1",
        enters("esa"),
        strip(
            (0, RESPECTE, ""),
            (4, RESPECTE, ""),
            (30, TOLERE, LIMITE_IMPRECISE),
            (50, TOLERE, CERTAINE),
            (50.1, ECART, CERTAINE),
        ),
        nothing=nothing("esa"),
        needs=("role:esa",),
    ),
    Known("A1_zone", classed, at_least(90, 81), nothing=nothing("esa"), needs=("role:esa",)),
    Known(
        "A2",
        enters("zap"),
        strip(
            (0, RESPECTE, ""),
            (5, RESPECTE, ""),
            (5.1, ECART, LIMITE_IMPRECISE),
            (10, ECART, LIMITE_IMPRECISE),  # 5 m beyond the 5 m of the map: a liseré
            (11, ECART, CERTAINE),
        ),
        nothing=nothing("zap"),
        needs=("role:zap",),
    ),
    Known("A2", paen, strip((0, RESPECTE, ""), (5, RESPECTE, ""), (5.1, ECART, ""), (11, ECART, ""))),
    Known("A3", crops, (at(1, 2, None), at(2, 3, None)), nothing=nothing("rpg"), needs=("role:rpg",)),
    Known(
        "A3_ilots",
        plots,
        (at(9.9, 1, None), at(10, 2, None)),
        nothing=nothing("rpg"),
        needs=("role:rpg",),
    ),
    Known(
        "A4",
        stecal,
        (at(4, 4, RESPECTE), at(5, 5, RESPECTE), at(6, 6, TOLERE), at(7, 7, ECART)),
        needs=("psc",),
    ),
    Known("A4", uses, (at(3, 0, RESPECTE),)),  # none drawn: 0, and a note
    Known("A4_surface", area_of_stecal, at_most(5, 5.5, 0.01), needs=("psc",)),
    Known("A5", uses, (at(0, 0, None), at(3, 3, None)), needs=("psc",)),
    Known(
        "A5_sensible",
        sensitive,
        (at("", 0, RESPECTE), at("one", 1, ECART), at("both", 2, ECART)),
        needs=("role:reservoirs", "role:aleas", "psc"),
    ),
    Known(
        "A6",
        enclaves,
        (
            at((0, 50), 0, RESPECTE),
            at((1, 50), 1, TOLERE),
            at((2, 50), 2, ECART),
            at((2, 99.9), 2, ECART),
            at((2, 100), 0, RESPECTE),  # 1 ha is not less than 1 ha
        ),
        nothing={"zones": [zone(box(0, 0, 1000, 1000), "U")]},
    ),
    # West 50 m, north 100 m, east x m and 1 m beyond, 1 m of the south: (152 + x) / 300, for 60 %.
    Known("A6", half_shut, (at(29, 1, TOLERE), at(27, 0, RESPECTE))),
)
