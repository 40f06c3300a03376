"""R1 to R6: hazards, noise, farm buildings."""

from __future__ import annotations

from aula.aula_plugin.core.compatibility.results import CERTAINE, ECART, RESPECTE, TOLERE
from aula.tests.unit.scene_builder import box, inf, line, psc, zone

from .green import nothing
from .known import FAR, OTHER, Known, at, strip


def exposed(role, *others):
    """An AU that enters a place of risk over x m, on 100 m; a zone U lies wholly in it."""

    def draw(width):
        zones = [zone(box(100, 400, 200, 500), "AUc"), zone(box(300, 400, 350, 450), "U")]
        roles = {role: [box(200 - width, 300, 400, 700)], **dict.fromkeys(others, [FAR])}
        return {"zones": zones, "roles": roles}

    return draw


def written(width):
    """A zone U in a hazard, that the limits 02-00 leave uncovered over x m, on 100 m."""
    drawn = psc(box(100, 0, 200 - width, 100), "02-00")
    return {
        "zones": [zone(box(100, 0, 200, 100), "U")],
        "psc": [OTHER, drawn],
        "roles": {"aleas": [box(0, 0, 300, 300)]},
    }


def technological(x):
    """1 000 m of zone U under a PPRT over x m, and 5 m around it."""
    roles = {"pprt": [box(-100, -100, 1100, x)], "risques_techno": [FAR]}
    return {"zones": [zone(box(0, 0, 1000, 100), "U")], "roles": roles}


def pipeline(x):
    """A pipeline along x m of a zone U it crosses: 5 m on each side, 10 in all; its ends lie out of the zone."""
    roles = {"pprt": [FAR], "risques_techno": [line((-100, 50), (1100, 50))]}
    return {"zones": [zone(box(0, 0, x, 100), "U")], "roles": roles}


def runoff(width):
    """An AU of 100 m that takes x of the 10 m along an axis."""
    axis = line((500, -100), (500, 1100))
    return {"zones": [zone(box(510 - width, 0, 560, 100), "AUc")], "roles": {"axes_ruissellement": [axis]}}


def noisy(code):
    """An AU for housing that enters a sector of noise over x m, on 100 m; an AU for the economy lies in it."""

    def draw(width):
        zones = [zone(box(100, 0, 200, 100), "AUc"), zone(box(300, 0, 400, 100), "AUc", vocation="economie")]
        return {"zones": zones, "inf": [inf(box(200 - width, 0, 500, 100), code)]}

    return draw


def farm(metres):
    """An AU for housing at x m of a farm building, an AU for the economy beside it."""
    zones = [
        zone(box(0, 0, 100, 100), "AUc"),
        zone(box(100 + metres, 50, 110 + metres, 60), "AUc", vocation="economie"),
    ]
    return {"zones": zones, "roles": {"bati_agricole": [box(100 + metres, 0, 120 + metres, 40)]}}


SURE = strip((0, RESPECTE, ""), (5, RESPECTE, ""), (5.1, ECART, CERTAINE), (50, ECART, CERTAINE))
KNOWN = (
    Known("R1", exposed("ppr", "aleas"), SURE, nothing=nothing("ppr", "aleas"), needs=("role:ppr", "role:aleas")),
    Known("R1", exposed("aleas", "ppr"), SURE),
    Known(
        "R2",
        written,
        strip((0, RESPECTE, ""), (5, RESPECTE, ""), (9.9, TOLERE, ""), (10, TOLERE, ""), (10.1, ECART, CERTAINE)),
        nothing=nothing("aleas"),
        needs=("role:aleas", "psc"),
    ),
    Known(
        "R3",
        technological,
        (at(-5, 0, None), at(5, 1, None), at(45, 5, None), at(95, 10, None)),
        nothing=nothing("pprt", "risques_techno"),
        needs=("role:pprt", "role:risques_techno"),
    ),
    Known("R3", pipeline, (at(1000, 1, None), at(500, 0.5, None))),
    Known(
        "R4",
        runoff,
        (at(0, 0, RESPECTE), at(1, 0.01, TOLERE), at(10, 0.1, TOLERE), at(10.1, 0.101, ECART)),
        nothing=nothing("axes_ruissellement"),
        needs=("role:axes_ruissellement",),
    ),
    Known(
        "R5",
        noisy("14-00"),
        (at(0, 0, RESPECTE), at(1, 0.01, TOLERE), at(50, 0.5, TOLERE), at(50.1, 0.501, ECART)),
        nothing=nothing(),
    ),
    Known("R5", noisy("27-00"), (at(50, 0.5, TOLERE), at(50.1, 0.501, ECART))),
    Known(
        "R6",
        farm,
        (at(100.1, 0, RESPECTE), at(100, 1, ECART), at(50, 1, ECART)),
        nothing=nothing("bati_agricole", urban=False),
        needs=("role:bati_agricole",),
    ),
)
