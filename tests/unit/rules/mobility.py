"""M1 to M5: walking distances, links, stops."""

from __future__ import annotations

from aula.aula_plugin.core.compatibility.results import ECART, RESPECTE, SENSIBLE
from aula.tests.unit.scene_builder import box, commune, line, point, psc, zone

from .known import FAR, OTHER, Known, at, at_least

WHOLE = zone(box(0, 0, 1000, 1000), "A")


def walks(percent):
    """1 ha of AU for housing, ``percent`` of it 50 m from a centralité, the rest more than 1 km away; no road."""
    far = box(900, 900, 1000, 1000 - percent)
    places = [box(0, 0, 100, percent), far]
    zones = [zone(place, "AUc") for place in places if place.area]
    economy = zone(box(500, 900, 600, 1000), "AUc", vocation="economie")
    roles = {"centralites": [box(0, 150, 100, 200)], "arrets_tc": [FAR.centroid]}
    return {"zones": [*zones, economy], "roles": roles}


def flight(metres):
    """An AU at x m of a stop as the crow flies; at 4.5 km/h, ten minutes are 750 m, that is 750 / 1.3 as flown."""
    return {"zones": [zone(box(0, 0, 10, 10), "AUc")], "roles": {**STOPS, "arrets_tc": [point(10 + metres, 5)]}}


def road(metres):
    """An AU on a road, a stop x m away on an angle of it, 500 m straight: the walk follows the road."""
    bend = metres - 500
    way = line((10, 5), (510, 5), (510, 5 + bend))
    roles = {**STOPS, "arrets_tc": [point(510, 5 + bend)], "routes": [way]}
    return {"zones": [zone(box(0, 0, 10, 10), "AUc")], "roles": roles}


def off_road(metres):
    """A stop x m away from the road that an AU gives on, hence 300 m and more from the AU."""
    roles = {**STOPS, "arrets_tc": [point(310, 5 + metres)], "routes": [line((10, 5), (510, 5))]}
    return {"zones": [zone(box(0, 0, 10, 10), "AUc")], "roles": roles}


def levels(x):
    """Housing units of three communes, one per level."""
    communes = [commune(box(1000 * n, 0, 1000 * (n + 1), 1000), f"1000{n + 1}", str(n + 1)) for n in range(3)]
    rows = [{"territoire": f"1000{n + 1}", "objectif_lgt": lgt} for n, lgt in enumerate(x)]
    return {"zones": [zone(box(0, 0, 3000, 1000), "A")], "tables": {"logement": rows}, "communes": communes}


def of_level(level, *cases):
    places = {"1": lambda x: (x, 1000 - x, 0), "2": lambda x: (1000 - x, x, 0), "3": lambda x: (1000 - x, 0, x)}
    return tuple(at(places[level](10 * share), share, signal, level=level) for share, signal in cases)


def links(percent):
    """A link of 1 000 m, ``percent`` of it inside a reserved surface (pieces of 10 m are counted)."""
    roles = {"liaisons_scot": [line((0, 500), (1000, 500))]}
    return {"zones": [WHOLE], "psc": [psc(box(0, 490, 10 * percent, 510), "05-01")], "roles": roles}


def conditioned(metres):
    """A sector 49-02 at x m of a stop."""
    roles = {"arrets_tc": [point(10 + metres, 5)]}
    return {"zones": [WHOLE], "psc": [psc(box(0, 0, 10, 10), "49-02")], "roles": roles}


def parking(percent):
    """20 stops, ``percent`` of them near a rule 44-02, the others more than 1 km away."""
    near = round(percent / 5)
    places = [point(n, 0) if n < near else point(900 + n, 900) for n in range(20)]
    return {"zones": [WHOLE], "psc": [psc(box(0, 0, 10, 10), "44-02")], "roles": {"arrets_tc": places}}


def nothing(*roles):
    return {"zones": [WHOLE], "psc": [OTHER], "roles": dict.fromkeys(roles, [FAR])}


STOPS = {"centralites": [FAR]}
R, T, E = RESPECTE, "écart toléré", ECART
KNOWN = (
    Known(
        "M1",
        walks,
        (*at_least(80, 72), *at_least(70, 63, level="2"), *at_least(50, 45, level="3")),
        nothing=nothing("centralites", "arrets_tc"),
        needs=("role:centralites", "role:arrets_tc"),
    ),
    # 576 × 1.3 = 748.8 m, 577 × 1.3 = 750.1 m; as no road is given, the line is to be examined.
    Known("M1", flight, (at(576, 100, R, SENSIBLE), at(577, 0, E, SENSIBLE))),
    Known("M1", road, (at(750, 100, R, "certaine"), at(751, 0, E, "certaine"))),
    # A stop more than 100 m from any road is on none: the walk is not known, the line is to be examined.
    Known("M1", off_road, (at(100, 100, R, "certaine"), at(101, 0, E, SENSIBLE))),
    Known(
        "M2_logements",
        lambda x: {"zones": [WHOLE], "tables": {"logement": [{"territoire": "10001", "objectif_lgt": x}]}},
        (at(120, 120, None, "déclarée"), at("", None, "non évaluable")),
        needs=("table:logement",),
    ),
    Known(
        "M2",
        levels,
        (
            *of_level("1", (50.1, R), (50, R), (49.9, T), (45, T), (44.9, E)),
            *of_level("2", (25.1, R), (25, R), (24.9, T), (20, T), (19.9, E)),
            *of_level("3", (0, R), (10, R)),
        ),
        nothing=levels((0, 0, 0)),
        needs=("table:logement",),
    ),
    Known("M3", links, at_least(80, 72, 1), nothing=nothing("liaisons_scot"), needs=("role:liaisons_scot", "psc")),
    Known(
        "M4",
        conditioned,
        (at(0, 1, None), at(800, 1, None), at(800.1, 0, None)),
        needs=("role:arrets_tc", "psc"),
    ),
    Known("M5", parking, at_least(50, 45, 5), nothing=nothing("arrets_tc"), needs=("role:arrets_tc", "psc")),
)
