"""T7, T8, T12, W1, W2: wetlands (drawn at 10 m), watercourses (at 5 m), rain, drinking water."""

from __future__ import annotations

from aula.aula_plugin.core.compatibility.results import CERTAINE, ECART, LIMITE_IMPRECISE, RESPECTE, TOLERE
from aula.tests.unit.scene_builder import box, line, psc, row, zone

from .green import enters, nothing, under
from .known import Known, at, at_least, strip

WHOLE = zone(box(0, 0, 1000, 1000), "N")
RIVER = line((500, -100), (500, 1100))


def kept(percent):
    """1 ha of wetland, ``percent`` of it under 07-04 and 02-01."""
    drawn = [psc(box(0, 0, percent / 2, 100), "07-04"), psc(box(percent / 2, 0, percent, 100), "02-01")]
    return {"zones": [WHOLE], "psc": drawn, "roles": {"zones_humides": [box(0, 0, 100, 100)]}}


def bank(width):
    """A zone U of 1 000 m that takes x of the 10 m along a watercourse."""
    return {"zones": [zone(box(510 - width, 0, 560, 1000), "U")], "roles": {"cours_eau": [RIVER]}}


def setback(percent):
    """1 000 m of watercourse in the commune, ``percent`` inside a setback 15-00."""
    drawn = psc(box(490, 0, 510, 10 * percent), "15-00")
    return {"zones": [WHOLE], "psc": [drawn], "roles": {"cours_eau": [line((500, 0), (500, 1000))]}}


def catchment(width):
    """An AU that enters a perimeter over x m, on 100 m."""
    roles = {"captages": [row(box(200 - width, 300, 400, 700), perimetre="rapproché")]}
    return {"zones": [zone(box(100, 400, 200, 500), "AUc")], "roles": roles}


def sewage(percent):
    """1 000 population equivalents of capacity."""
    table = {"reseaux": [{"territoire": "10001", "population_2030": 10 * percent, "capacite_step_eh": 1000}]}
    return {"zones": [WHOLE], "tables": table}


EMPTY = {"reseaux": [{"territoire": "10001", "population_2030": 0, "capacite_step_eh": 0}]}
KNOWN = (
    Known(
        "T7",
        enters("zones_humides"),
        strip(
            (0, RESPECTE, ""),
            (5, RESPECTE, ""),
            (5.1, ECART, LIMITE_IMPRECISE),
            (15, ECART, LIMITE_IMPRECISE),  # 5 m beyond the 10 m of the map: a liseré
            (16, ECART, CERTAINE),
        ),
        nothing=nothing("zones_humides"),
        needs=("role:zones_humides",),
    ),
    Known(
        "T7_protection", kept, at_least(80, 72), nothing=nothing("zones_humides"), needs=("role:zones_humides", "psc")
    ),
    Known(
        "T8",
        bank,
        (at(0, 0, RESPECTE), at(0.1, 0.01, TOLERE), at(5, 0.5, TOLERE), at(5.1, 0.51, ECART)),
        nothing=nothing("cours_eau"),
        needs=("role:cours_eau",),
    ),
    Known("T8_recul", setback, at_least(50, 45, 1), nothing=nothing("cours_eau"), needs=("role:cours_eau", "psc")),
    Known("T12", under("48-00"), at_least(80, 72), nothing=nothing(urban=False), needs=("psc",)),
    Known(
        "W1",
        catchment,
        strip((0, RESPECTE, ""), (5, RESPECTE, ""), (5.1, ECART, CERTAINE), (50, ECART, CERTAINE)),
        nothing=nothing("captages"),
        needs=("role:captages",),
    ),
    # A person judges: the value is shown, beyond the 90 % too, and no signal is given.
    Known(
        "W2",
        sewage,
        (at(80, 80, None), at(90, 90, None), at(120, 120, None)),
        nothing={"zones": [WHOLE], "tables": EMPTY},
        needs=("table:reseaux",),
    ),
)
