"""F1 to F12, F15, F16: land opened, where, when, and what the urban envelope can still hold."""

from __future__ import annotations

from aula.aula_plugin.core.compatibility.results import ECART, NON_EVALUABLE, RESPECTE, SANS_OBJET, SENSIBLE, TOLERE
from aula.tests.unit.scene_builder import box, commune, line, psc, zone

from .known import FAR, OTHER, Known, at, at_least, at_most

#: The urban envelope is the 200 m in the west; all the rest is natural or farm land at T0.
TOWN = {"enveloppe_urbaine": [box(0, 0, 200, 1000)], "masque_enaf": [box(200, 0, 1000, 1000)]}
NEEDS = ("role:enveloppe_urbaine", "table:enveloppes")


def field(ha, start=0.0, typezone="AUc", **columns):
    """A zone of ``ha`` hectares outside the envelope: 500 m wide, 20 m high per hectare, from ``start`` hectares."""
    return zone(box(200, 20 * start, 700, 20 * (start + ha)), typezone, **columns)


def allowed(ha, vocation="toutes"):
    return {"enveloppes": [{"territoire": "10001", "vocation": vocation, "ha": ha}]}


def opened(ha):
    """Half in AU, a quarter in U out of the envelope, an eighth reserved, an eighth in STECAL, for 10 ha allowed."""
    eighth = ha / 8
    zones = [field(4 * eighth), field(2 * eighth, 4 * eighth, "U"), field(2 * eighth, 6 * eighth, "A")]
    drawn = [(6 * eighth, "05-01"), (7 * eighth, "16-03")]
    surfaces = [psc(box(200, 20 * low, 700, 20 * (low + eighth)), code) for low, code in drawn]
    return {"zones": zones, "psc": [OTHER, *surfaces], "roles": TOWN, "tables": allowed(10)}


def of_vocation(first, second, named):
    """``first`` ha of one vocation and ``second`` of another, for 10 ha of the vocation ``named``."""

    def draw(x):
        one, other = x
        zones = [field(one, vocation=first), field(other, 20, vocation=second)]
        return {"zones": zones, "psc": [OTHER], "roles": TOWN, "tables": allowed(10, named)}

    return draw


def shared(x):
    """Three communes of levels 1, 2 and 3 side by side; x is the share of each in 10 ha opened."""
    communes = [commune(box(1000 * n, 0, 1000 * (n + 1), 1000), f"1000{n + 1}", str(n + 1)) for n in range(3)]
    places = [(1000 * n + 100, 0, 1000 * n + 600, 2 * share) for n, share in enumerate(x)]
    zones = [zone(box(*place), "AUc") for place in places if place[3]]
    roles = {"enveloppe_urbaine": [box(-100, 0, 1, 1000)], "masque_enaf": [box(1, 0, 3000, 1000)]}
    tables = {"enveloppes": [{"territoire": "*", "vocation": "toutes", "ha": 50}]}
    return {"zones": [WHOLE, *zones], "psc": [OTHER], "roles": roles, "tables": tables, "communes": communes}


def shares(x, level):
    """The share x of one level, the rest in another; the order of the levels is 1, 2, 3."""
    rest = 100 - x
    return {"1": (x, rest, 0), "2": (rest, x, 0), "3": (rest, 0, x)}[level]


def between(level, low, high):
    """Both bounds of a level, and the 5 points tolerated on each side."""
    tried = ((low - 5, TOLERE), (low, RESPECTE), (high, RESPECTE), (high + 5, TOLERE), (high + 5.5, ECART))
    more = ((low - 5.5, ECART),) if low > 5 else ()
    return tuple(at(shares(x, level), x, signal, level=level) for x, signal in (*tried, *more))


def closed(percent):
    """10 ha of AU, of which ``percent`` are AUs."""
    edge = 1000 * percent / 100
    zones = [zone(box(0, 0, edge, 100), "AUs"), zone(box(edge, 0, 1000, 100), "AUc")]
    return {"zones": [one for one in zones if one["geometry"].area], "psc": [OTHER]}


def phased(percent):
    """Half of ``percent`` in AUs, half in AUc under a 49-02 that goes beyond the AU, where it does not count."""
    half = 1000 * percent / 200
    zones = [zone(box(0, 0, half, 100), "AUs"), zone(box(half, 0, 1000, 100), "AUc")]
    return {"zones": zones, "psc": [psc(box(half, 0, 2 * half, 500), "49-02")]}


def path(x):
    """x ha opened over the 20 years from 2021 to 2041, 10 ha consumed from 2011 to 2021 (1 ha a year)."""
    ha, past = x
    tables = {"conso": [{"territoire": "10001", "ha_2011_2021": past}], **allowed(50)}
    return {"zones": [WHOLE, *([field(ha)] if ha else [])], "psc": [OTHER], "roles": TOWN, "tables": tables}


def beyond(x):
    """A zone U that leaves the envelope over x m, on a height h."""
    width, height = x
    return {"zones": [zone(box(100, 0, 200 + width, height), "U")], "roles": {"enveloppe_urbaine": [TOWN_BOX]}}


def inside(percent):
    """An AU of 200 × 100 m, of which ``percent`` lie in the envelope."""
    west = 200 - 2 * percent
    return {"zones": [zone(box(west, 0, west + 200, 100), "AUc")], "roles": {"enveloppe_urbaine": [TOWN_BOX]}}


def apart(x):
    """An AU of ``length`` × ``width`` m at ``gap`` m of the envelope."""
    gap, length, width = x
    return {
        "zones": [zone(box(200 + gap, 100, 200 + gap + length, 100 + width), "AUc")],
        "roles": {"enveloppe_urbaine": [TOWN_BOX]},
    }


def ribbon(x):
    """An AU of ``length`` × 50 m whose south side follows a road that stops at ``end``."""
    length, end = x
    road = line((0, 100), (end, 100))
    return {"zones": [zone(box(100, 100, 100 + length, 150), "AUc")], "roles": {"routes": [road]}}


def aged(datvalid):
    """A zone AUs valid since a date; the run is on 1 January 2026, the document was approved that day."""
    return {"zones": [zone(box(0, 0, 100, 100), "AUs", "2AU", datvalid=datvalid, datappro=None)]}


def parcels(x):
    """A free parcel of x × 20 m, one of 1 ha built on 2.5 %, one out of the zones U; 20 housing units a hectare."""
    built = box(100, 500, 200, 600)
    roles = {
        "parcelles": [box(0, 0, x, 20), built, box(300, 0, 400, 100)],
        "bati": [box(110, 510, 135, 520)],
        "enveloppe_urbaine": [box(0, 0, 500, 1000)],
    }
    tables = {"logement": [row(densite=20)]}
    return {"zones": [zone(box(0, 0, 200, 1000), "U")], "roles": roles, "tables": tables}


def housing(x):
    """``x`` housing units inside the envelope and the rest of 100 outside."""
    return {"zones": [WHOLE], "tables": {"logement": [row(lgt_interieur=x, lgt_exterieur=100 - x)]}}


def friches(x):
    """x friches in the envelope, one of them under an OAP, one out of the envelope."""
    there = [box(10 * n, 0, 10 * n + 5, 5) for n in range(x)]
    roles = {"friches": [*there, box(900, 0, 905, 5)], "enveloppe_urbaine": [TOWN_BOX]}
    return {"zones": [WHOLE], "psc": [psc(box(0, 0, 8, 8), "18-00")], "roles": roles}


def row(**columns):
    return {"territoire": "10001", **columns}


def nothing(*roles):
    """A commune without urban zones, the layers of the roles being complete and elsewhere."""
    return {"zones": [WHOLE], "psc": [OTHER], "roles": dict.fromkeys(roles, [FAR])}


WHOLE = zone(box(0, 0, 1000, 1000), "A")
TOWN_BOX = TOWN["enveloppe_urbaine"][0]
NO_HOUSING = {"zones": [WHOLE], "tables": {"logement": [row(lgt_interieur=0, lgt_exterieur=0)]}}
KNOWN = (
    Known("F1", opened, (at(0.8, 0.8, RESPECTE), *at_most(10, 11)), needs=NEEDS),
    Known(
        "F2_habitat",
        of_vocation("habitat", "economie", "habitat"),
        tuple(at((case.x, 3), case.value, case.signal) for case in at_most(10, 11)),
        needs=NEEDS,
    ),
    # Half of a mixed zone counts: 8 + 4 / 2 = 10; none of it gives 8, all of it 12, beyond the 11 tolerated.
    Known("F2_habitat", of_vocation("habitat", "mixte", "habitat"), (at((8, 4), 10, RESPECTE, SENSIBLE),)),
    Known(
        "F2_economie",
        of_vocation("economie", "commerce", "economie"),
        tuple(at((case.x - 4, 4), case.value, case.signal) for case in at_most(10, 11)),
        needs=NEEDS,
    ),
    Known("F2_economie", of_vocation("economie", "mixte", "economie"), (at((9.5, 2), 10.5, TOLERE),)),
    Known(
        "F3",
        shared,
        (*between("1", 50, 70), *between("2", 20, 35), *between("3", 5, 20)),
        nothing=shared((0, 0, 0)),
        needs=("role:enveloppe_urbaine",),
    ),
    Known("F4", closed, (at(0, 0, None), at(25, 25, None), at(100, 100, None)), nothing=nothing()),
    Known(
        "F5",
        path,
        (
            at((0, 10), 100, RESPECTE),
            at((9.9, 10), 50.5, RESPECTE),  # 1 − (9.9 / 20) / (10 / 10)
            at((10, 10), 50, RESPECTE),
            at((10.1, 10), 49.5, ECART),
            at((21, 10), -5, ECART),
            at((0, 0), None, SANS_OBJET),
            at((1, 0), None, NON_EVALUABLE),  # nothing consumed and something opened: no rate
        ),
        needs=("role:enveloppe_urbaine", "table:conso"),
    ),
    # F1 has no threshold there: its value is read all the same.
    Known("F5", lambda x: {**path(x), "tables": {"conso": path(x)["tables"]["conso"]}}, (at((10, 10), 50, RESPECTE),)),
    Known(
        "F6",
        beyond,
        (
            at((0, 100), 0, RESPECTE),
            at((4, 100), 0, RESPECTE),  # a liseré
            at((10, 40), 0, RESPECTE),  # 0.04 ha, under the 0.05 of the rule
            at((10, 50), 0.05, TOLERE, "limite imprécise"),
            at((50, 100), 0.5, TOLERE, "certaine"),  # 45 × 100 m beyond the 5 m of the envelope
            at((51, 100), 0.51, ECART, "certaine"),
        ),
        nothing=nothing("enveloppe_urbaine"),
        needs=("role:enveloppe_urbaine",),
    ),
    Known(
        "F7",
        inside,
        (*at_least(40, 36), *at_least(30, 27, level="2"), *at_least(20, 18, level="3")),
        nothing=nothing("enveloppe_urbaine"),
        needs=("role:enveloppe_urbaine",),
    ),
    Known(
        "F8",
        apart,
        (
            at((0, 100, 100), 0, RESPECTE),  # (100 + 2 × 1) / 400 = 25.5 % of contact
            at((0, 50, 10), 0, RESPECTE),  # (10 + 2 × 1) / 120 = 10 %
            at((0, 51, 10), 1, TOLERE, SENSIBLE),  # 12 / 122 = 9.8 %
            at((2, 100, 100), 1, TOLERE, SENSIBLE),  # near, no contact
            at((30, 100, 100), 1, TOLERE, SENSIBLE),
            at((30.1, 100, 100), 1, ECART),
        ),
        nothing=nothing("enveloppe_urbaine"),
        needs=("role:enveloppe_urbaine",),
    ),
    Known(
        "F9",
        ribbon,
        (
            # South side and 20 m of the two others within 20 m of the road: (150 + 40) / 400 = 47.5 %; 150 / 50 = 3.
            at((150, 1000), 1, ECART),
            at((149, 1000), 0, RESPECTE),  # 2.98 times longer than wide
            at((150, 221), 1, ECART),  # (121 + 20 + 20) / 400 = 40.25 %
            at((150, 219), 0, RESPECTE),  # (119 + 20 + 20) / 400 = 39.75 %
        ),
        nothing=nothing("routes"),
        needs=("role:routes",),
    ),
    Known(
        "F10",
        aged,
        (
            at("20200101", 0, RESPECTE),  # six years to the day
            at("20191231", 1, ECART),
            at("20180101", 1, ECART),
            at("20171231", 0, RESPECTE),  # before 2018: nine years
            at("20170101", 0, RESPECTE),
            at("20161231", 1, ECART),
            at(None, 0, RESPECTE),  # approved on the day of the run
        ),
        nothing=nothing(),
    ),
    Known(
        "F11",
        parcels,
        (
            at(20, 0.56, None),  # 400 m², 70 % of them at 20 a hectare; 250 m² of 1 ha are built, more than 2 %
            at(19.9, 0, None),  # 398 m²
            at(100, 2.8, None),
        ),
        nothing=nothing("parcelles", "bati", "enveloppe_urbaine"),
        needs=("role:parcelles", "role:bati", "role:enveloppe_urbaine"),
    ),
    Known(
        "F12",
        housing,
        (*at_least(60, 54, 1), *at_least(50, 45, 1, "2"), *at_least(40, 36, 1, "3")),
        nothing=NO_HOUSING,
        needs=("table:logement",),
    ),
    Known(
        "F15",
        friches,
        (at(1, 0, None), at(3, 2, None)),
        nothing=nothing("friches", "enveloppe_urbaine"),
        needs=("role:friches", "role:enveloppe_urbaine"),
    ),
    Known(
        "F15_vacance",
        lambda x: {"zones": [WHOLE], "tables": {"logement": [row(lgt_vacants_2ans=x)]}},
        (at(12, 12, None, "déclarée"), at(0, 0, None), at("", None, NON_EVALUABLE)),
        needs=("table:logement",),
    ),
    Known("F16", phased, at_least(30, 27), nothing=nothing(), needs=("psc",)),
)
