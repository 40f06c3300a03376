"""F13, F14, H1, H2: housing planned, growth, social housing, energy."""

from __future__ import annotations

from aula.aula_plugin.core.compatibility.results import DECLAREE, ECART, NON_EVALUABLE, RESPECTE, SANS_OBJET, SENSIBLE
from aula.tests.unit.scene_builder import box, psc, zone

from .green import nothing
from .known import OTHER, Known, at, at_least, at_most

WHOLE = zone(box(0, 0, 1000, 1000), "N")


def table(name, **columns):
    return {"zones": [WHOLE], "tables": {name: [{"territoire": "10001", **columns}]}}


def capacity(percent):
    """x housing units for an objective of 100: 20 outside, 30 empty ones, the rest inside."""
    return table("logement", lgt_interieur=percent - 50, lgt_exterieur=20, lgt_vacants=30, objectif_lgt=100)


def excluded(width):
    """1 ha where renewable energy is to be sped up, excluded over x m."""
    drawn = [psc(box(start, 0, start + 100, 100), "55-02") for start in (width - 100, 500)]
    return {"zones": [WHOLE], "psc": drawn, "roles": {"zaer": [box(0, 0, 100, 100)]}}


def no_exclusion(x):
    """The code exists since the revision 2025-06 of the standard: drawn nowhere, it says nothing."""
    return {"zones": [WHOLE], "psc": [OTHER], "roles": {"zaer": [box(0, 0, 100, 100)]}}


def conditions(x):
    """x sectors on conditions and one OAP."""
    drawn = [psc(box(10 * n, 0, 10 * n + 5, 5), "55-01") for n in range(x)]
    return {"zones": [WHOLE], "psc": [*drawn, psc(box(500, 0, 505, 5), "18-16")]}


def unknown_oap(x):
    """x OAP of no known theme."""
    return {"zones": [WHOLE], "psc": [OTHER, *(psc(box(20 * n, 0, 20 * n + 9, 9), "18-00") for n in range(x))]}


KNOWN = (
    Known(
        "F13",
        capacity,
        (*at_least(90, 85, 1), *at_most(110, 115, 1)),
        nothing=table("logement", lgt_interieur=0, lgt_exterieur=0, lgt_vacants=0, objectif_lgt=0),
        needs=("table:logement",),
    ),
    Known(
        "F14",
        lambda x: table("logement", taux_annuel=x),
        (
            *at_most(0.6, 0.7, 0.01),
            *at_most(0.4, 0.5, 0.01, "2"),
            *at_most(0.3, 0.4, 0.01, "3"),
            at("0,6", 0.6, RESPECTE, DECLAREE),
            at(-0.2, -0.2, RESPECTE, DECLAREE),
            at("", None, NON_EVALUABLE),
        ),
        needs=("table:logement",),
    ),
    Known(
        "H1",
        lambda x: table("social", lgt_social=x, objectif_lgt_social=100),
        at_least(100, 90, 1),
        nothing=table("social", lgt_social=0, objectif_lgt_social=0),
        needs=("table:social",),
    ),
    Known(
        "H2",
        excluded,
        (at(0, 0, RESPECTE), at(0.1, 0.001, ECART), at(100, 1, ECART)),
        nothing=nothing("zaer"),
        needs=("role:zaer", "psc"),
    ),
    Known("H2", no_exclusion, (at(0, None, SANS_OBJET),)),
    Known("H2_conditions", conditions, (at(0, 1, None, "certaine"), at(2, 3, None, "certaine")), needs=("psc",)),
    # An OAP 18-00 may be one of energy: 0 or 1, to be examined.
    Known("H2_conditions", unknown_oap, (at(1, 1, None, SENSIBLE), at(0, 0, None, "certaine"))),
)
