"""T1 to T6, T9 to T11: réservoirs, corridors, hedges, woods, coupures, fringes. SCoT maps are drawn at 25 m."""

from __future__ import annotations

import shapely

from aula.aula_plugin.core.compatibility.results import (
    CERTAINE,
    ECART,
    LIMITE_IMPRECISE,
    NON_EVALUABLE,
    RESPECTE,
    SANS_OBJET,
    SENSIBLE,
    TOLERE,
)
from aula.tests.unit.scene_builder import box, line, psc, zone

from .known import FAR, OTHER, Known, at, at_least, strip

WHOLE = zone(box(0, 0, 1000, 1000), "N")


def enters(role, *urban, typezone="U"):
    """An urban zone, or the prescription ``urban``, that enters a place of the SCoT over x m, on 100 m."""

    def draw(width):
        shape = box(100, 400, 200, 500)
        zones = [WHOLE] if urban else [zone(shape, typezone)]
        place = box(200 - width, -200, 600, 1200)  # the place goes beyond the commune
        return {"zones": zones, "psc": [OTHER, *(psc(shape, code) for code in urban)], "roles": {role: [place]}}

    return draw


#: Nothing tolerated; a strip within 25 m of the limit of the map is not certain.
NOTHING_ALLOWED = strip(
    (0, RESPECTE, ""),
    (5, RESPECTE, ""),
    (5.1, ECART, LIMITE_IMPRECISE),
    (30, ECART, LIMITE_IMPRECISE),  # 5 m beyond the 25 m of the map: a liseré
    (31, ECART, CERTAINE),
)


def protected(percent):
    """1 ha of réservoir under 07-04 and 25-00, ``percent`` of it in zone N, the rest in U."""
    edge = percent
    zones = [zone(box(0, 0, edge, 100), "N"), zone(box(edge, 0, 100, 100), "U")]
    drawn = [psc(box(0, 0, 50, 100), "07-04"), psc(box(50, 0, 100, 100), "25-00")]
    return {"zones": zones, "psc": drawn, "roles": {"reservoirs": [box(0, 0, 100, 100)]}}


def squeezed(width):
    """A corridor 100 m wide and 700 m long between two réservoirs, that a zone U leaves free over x m."""
    roles = {
        "corridors": [{"geometry": box(150, 450, 850, 550), "nom": "Vallon"}],
        "reservoirs": [box(50, 300, 151, 700), box(849, 300, 950, 700)],
        "bati": [FAR],
    }
    taken = [zone(box(450, 400, 500, 550 - width), "U")] if width < 100 else []
    return {"zones": [zone(box(900, 0, 1000, 100), "N"), *taken], "psc": [OTHER], "roles": roles}


def drawn_narrow(width):
    """A corridor drawn x m wide from the start, without any obstacle."""
    shape = box(150, 500, 850, 500 + width)
    return {"zones": [WHOLE], "roles": {**squeezed(100)["roles"], "corridors": [shape]}}


def one_end(x):
    """A corridor that leads to one réservoir only."""
    roles = squeezed(100)["roles"]
    return {"zones": [WHOLE], "roles": {**roles, "reservoirs": roles["reservoirs"][:1]}}


def arrow(percent):
    """An arrow of 1 000 m; a zone U at 50 m of it, half of the band of 100 m, along ``percent`` of its pieces of 10 m.

    The zone stops in the middle of the last piece; one that is 51 m away, and a strip of 4 m nearer, meet no band.
    """
    zones = [zone(box(0, 551, 1000, 700), "U"), zone(box(0, 480, 1000, 484), "U")]
    if percent:
        zones.append(zone(box(0, 400, 10 * percent - 5, 450), "U"))
    return {"zones": zones, "roles": {"fleches_corridor": [line((0, 500), (1000, 500))]}}


def hedge(percent):
    """A hedge of 1 000 m, ``percent`` of it inside a protection."""
    roles = {"haies": [line((0, 500), (1000, 500))]}
    return {"zones": [WHOLE], "psc": [psc(box(0, 490, 10 * percent, 510), "07-04")], "roles": roles}


def beside(metres):
    """A hedge whose protection is a line x m beside it."""
    drawn = psc(line((0, 500 + metres), (1000, 500 + metres)), "07-04")
    return {"zones": [WHOLE], "psc": [OTHER, drawn], "roles": {"haies": [line((0, 500), (1000, 500))]}}


def kept_wood(percent):
    """10 ha of EBC before, and a change of ``percent`` since."""
    roles = {"ebc_precedents": [box(0, 0, 1000, 100)]}
    return {"zones": [WHOLE], "psc": [OTHER, psc(box(0, 0, 1000, 100 + percent), "01-00")], "roles": roles}


def woods(x):
    """A wood of 1 ha left bare over x ha, and one of 0.49 ha, too small, left bare."""
    roles = {"bois": [box(0, 0, 100, 100), box(500, 0, 600, 49)]}
    drawn = [psc(box(0, 0, 100 - 100 * x, 100), "07-05")] if x < 1 else []
    return {"zones": [WHOLE], "psc": [OTHER, *drawn], "roles": roles}


def facing(gap):
    """Two zones U that face each other across a coupure of 40 m, x m apart."""
    west, east = box(0, 400, 500 - gap / 2, 600), box(500 + gap / 2, 400, 1000, 600)
    return {"zones": [zone(west, "U", "UO"), zone(east, "U", "UE")], "roles": {"coupures": [box(480, 0, 520, 1000)]}}


def fringe(percent):
    """An AU of 250 × 250 m inside A: 100 pieces of 10 m, the west side and 25 fewer of the south side treated."""
    au = box(100, 100, 350, 350)
    around = shapely.difference(box(0, 0, 1000, 1000), au)
    drawn = [psc(box(95, 101, 104, 349), "18-13"), psc(box(100, 95, 100 + 10 * (percent - 25) - 1, 105), "43-03")]
    return {"zones": [zone(au, "AUc"), zone(around, "A")], "psc": drawn}


def under(code):
    """1 ha of U and 1 ha of AU, ``percent`` of each under a code; zones N do not count."""

    def draw(percent):
        zones = [zone(box(0, 0, 100, 100), "U"), zone(box(0, 100, 100, 200), "AUc"), zone(box(200, 0, 300, 100), "N")]
        return {"zones": zones, "psc": [psc(box(0, 0, percent, 200), code)]}

    return draw


def nothing(*roles, urban=True):
    """A commune half U, half AU (or wholly N), the layers of the roles being complete and elsewhere."""
    both = [zone(box(0, 0, 1000, 500), "U"), zone(box(0, 500, 1000, 1000), "AUc")]
    return {"zones": both if urban else [WHOLE], "psc": [OTHER], "roles": dict.fromkeys(roles, [FAR])}


KNOWN = (
    Known("T1", enters("reservoirs"), NOTHING_ALLOWED, nothing=nothing("reservoirs"), needs=("role:reservoirs",)),
    Known("T1", enters("reservoirs", "16-03"), NOTHING_ALLOWED[3:]),
    Known("T1", enters("reservoirs", "05-01"), NOTHING_ALLOWED[3:]),
    Known("T1", enters("reservoirs", typezone="A"), (at(31, None, SANS_OBJET),)),
    Known(
        "T2", protected, at_least(80, 72), nothing=nothing("reservoirs", urban=False), needs=("role:reservoirs", "psc")
    ),
    Known(
        "T3",
        squeezed,
        (
            at(100, 100, RESPECTE),
            at(50.5, 50.5, RESPECTE),
            at(50, 50, RESPECTE, CERTAINE),
            at(47, 47, TOLERE),
            at(45, 45, TOLERE),
            at(44.5, 44.5, ECART, CERTAINE),
            at(0, 0, ECART),  # cut
        ),
        nothing=nothing("corridors", "reservoirs", "bati"),
        needs=("role:corridors", "role:reservoirs", "role:bati"),
    ),
    Known("T3", drawn_narrow, (at(40, 40, ECART, SENSIBLE), at(60, 60, RESPECTE, CERTAINE))),
    Known("T3", one_end, (at(0, None, NON_EVALUABLE),)),
    Known(
        "T4",
        arrow,
        (at(0, 0, RESPECTE), at(10, 10, RESPECTE), at(11, 11, TOLERE), at(12, 12, ECART)),
        nothing=nothing("fleches_corridor"),
        needs=("role:fleches_corridor",),
    ),
    Known("T5", hedge, at_least(60, 54, 1), nothing=nothing("haies"), needs=("role:haies", "psc")),
    Known("T5", beside, (at(4.9, 100, RESPECTE), at(5, 0, ECART))),  # closer than 5 m
    Known(
        "T6",
        kept_wood,
        (at(10, 10, RESPECTE), at(-4.9, -4.9, RESPECTE), at(-5, -5, RESPECTE), at(-5.1, -5.1, ECART)),
        nothing=nothing("ebc_precedents"),
        needs=("role:ebc_precedents", "psc"),
    ),
    Known(
        "T6_bois",
        woods,
        (at(0.49, 0, None), at(0.5, 0.5, None), at(1, 1, None)),
        nothing=nothing("bois"),
        needs=("role:bois", "psc"),
    ),
    Known("T9", enters("coupures"), NOTHING_ALLOWED, nothing=nothing("coupures"), needs=("role:coupures",)),
    Known("T9_ecart", facing, at_least(200, 180, 1), nothing=nothing("coupures"), needs=("role:coupures",)),
    Known("T10", fringe, at_least(50, 45, 1), nothing=nothing(urban=False), needs=("psc",)),
    Known("T11", under("42-00"), at_least(50, 45), nothing=nothing(urban=False), needs=("psc",)),
)
