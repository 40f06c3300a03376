"""D1 to D6: what the OAP plan, and the tools of density that are drawn."""

from __future__ import annotations

from aula.aula_plugin.core.compatibility.results import ECART, NON_EVALUABLE, RESPECTE, TOLERE
from aula.tests.unit.scene_builder import box, inf, point, psc, zone

from .known import FAR, OTHER, Known, at, at_least, at_most

WHOLE = zone(box(0, 0, 1000, 1000), "A")
AU = box(0, 0, 100, 100)


def planned(density):
    """Two OAP of 4 and 6 net hectares, the second one with 60 housing units."""
    rows = [{"oap": "Centre", "ha_net": 4, "lgt": 10 * density - 60}, {"oap": "Nord", "ha_net": 6, "lgt": 60}]
    return {"zones": [zone(AU, "AUc")], "psc": [OTHER], "tables": {"oap": [{"insee": "10001", **r} for r in rows]}}


def tools(percent):
    """1 ha of AU for housing under an OAP, a density 29-01 and an information 35-00, a third each; 1 ha of economy."""
    low, high = percent / 3, 2 * percent / 3
    zones = [zone(AU, "AUc"), zone(box(200, 0, 300, 100), "AUc", vocation="economie")]
    drawn = [psc(box(0, 0, low, 100), "18-01"), psc(box(low, 0, high, 100), "29-01")]
    return {"zones": zones, "psc": drawn, "inf": [inf(box(high, 0, percent, 100), "35-00")]}


def oap(width):
    """1 ha of AUc that an OAP leaves uncovered over x m, and a zone AUs without any OAP."""
    zones = [zone(AU, "AUc"), zone(box(200, 0, 300, 100), "AUs")]
    return {"zones": zones, "psc": [psc(box(0, 0, 100 - width, 100), "18-00")]}


def stops(percent):
    """1 ha of U around a stop, ``percent`` of it under 29-01; a zone U more than 500 m away has none."""
    zones = [zone(box(450, 450, 550, 550), "U"), zone(box(0, 0, 50, 50), "U")]
    roles = {"arrets_tc": [point(500, 500)]}
    return {"zones": zones, "psc": [psc(box(450, 450, 450 + percent, 550), "29-01")], "roles": roles}


def forms(percent):
    """10 ha of AU, half of ``percent`` in 0108 and half in 0109."""
    half = 5 * percent
    edges = ((0, half, "0108"), (half, 2 * half, "0109"), (2 * half, 1000, "0107"))
    return {"zones": [zone(box(low, 0, high, 100), "AUc", formdomi=form) for low, high, form in edges]}


def heights(x):
    """x prescriptions of height drawn in the commune."""
    return {"zones": [WHOLE], "psc": [OTHER, *(psc(box(10 * n, 0, 10 * n + 5, 5), "39-02") for n in range(x))]}


def nothing(*roles, **more):
    return {"zones": [WHOLE], "psc": [OTHER], "roles": dict.fromkeys(roles, [FAR]), **more}


KNOWN = (
    Known(
        "D1",
        planned,
        # Housing units are counted one by one: 10 ha, hence steps of 0.1.
        (*at_least(25, 22.5), *at_least(18, 16.2, level="2"), *at_least(12, 10.8, level="3")),
        nothing=nothing(tables={"oap": [{"insee": "99999", "ha_net": 1, "lgt": 1}]}),
        needs=("table:oap",),
    ),
    Known(
        "D2",
        tools,
        (at(100, 100, RESPECTE), at(99.9, 99.9, TOLERE), at(95, 95, TOLERE), at(94.9, 94.9, ECART)),
        nothing=nothing(),
        needs=("psc",),
    ),
    Known(
        "D3",
        oap,
        (
            at(0, 0, RESPECTE),
            at(4, 0, RESPECTE),  # a liseré of 4 m
            at(6, 0.06, TOLERE),
            at(10, 0.1, TOLERE),
            at(10.1, 0.101, ECART),
        ),
        nothing=nothing(),
        needs=("psc",),
    ),
    Known("D4", stops, at_least(50, 45), nothing=nothing("arrets_tc"), needs=("role:arrets_tc", "psc")),
    Known(
        "D5",
        forms,
        (*at_most(20, 22), *at_most(40, 44, level="2"), *at_most(60, 66, level="3")),
        nothing={"zones": [zone(box(0, 0, 100, 100), "A", formdomi="0000")]},
    ),
    # A document older than the version 2022 of the standard says nothing of the forms.
    Known("D5", lambda _: {"zones": [zone(AU, "AUc")]}, (at(0, None, NON_EVALUABLE),)),
    Known("D6", heights, (at(0, None, None), at(2, None, None))),
)
