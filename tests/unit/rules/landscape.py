"""P1 to P3: roads, views, heritage. Views are drawn at 25 m."""

from __future__ import annotations

from aula.aula_plugin.core.compatibility.results import ECART, RESPECTE, TOLERE
from aula.tests.unit.scene_builder import box, inf, point, psc, zone

from .green import nothing
from .known import OTHER, Known, at

WHOLE = zone(box(0, 0, 1000, 1000), "N")


def along_a_road(*spared):
    """An AU that enters the strip of L111-6 over x m, on 100 m; what ``spared`` covers does not count."""

    def draw(width):
        drawn = [psc(box(200 - part, 0, 200, 100), code) for part, code in spared]
        zones = [zone(box(100, 0, 200, 100), "AUc"), zone(box(300, 0, 400, 100), "U")]
        return {"zones": zones, "psc": [OTHER, *drawn], "inf": [inf(box(200 - width, 0, 500, 100), "41-00")]}

    return draw


def view(width):
    """A zone U that enters a view over x m, on 100 m."""
    return {"zones": [zone(box(100, 0, 200, 100), "U")], "roles": {"cones_vue": [box(200 - width, 0, 500, 500)]}}


def heritage(n):
    """50 items, n of them at 10 m of a protection 07-01, the others at 10.1 m."""
    items = [point(2 * k, 500 if k < n else 500.1) for k in range(50)]
    return {"zones": [WHOLE], "psc": [psc(box(0, 480, 200, 490), "07-01")], "roles": {"patrimoine": items}}


KNOWN = (
    Known(
        "P1",
        along_a_road(),
        (at(0, 0, RESPECTE), at(1, 0.01, TOLERE), at(10, 0.1, TOLERE), at(10.1, 0.101, ECART)),
        nothing=nothing(),
        needs=("psc",),
    ),
    # 100 m in the strip, 40 m under a study and 50 m under an OAP of entrée de ville, the first 40 of them twice.
    Known("P1", along_a_road((40, "53-00"), (50, "18-02")), (at(100, 0.5, ECART), at(50, 0, RESPECTE))),
    Known(
        "P2",
        view,
        (at(0, 0, RESPECTE), at(1, 0.01, TOLERE), at(50, 0.5, TOLERE), at(50.1, 0.501, ECART)),
        nothing=nothing("cones_vue"),
        needs=("role:cones_vue",),
    ),
    Known(
        "P3",
        heritage,
        (at(41, 82, RESPECTE), at(40, 80, RESPECTE), at(39, 78, TOLERE), at(36, 72, TOLERE), at(35, 70, ECART)),
        nothing=nothing("patrimoine"),
        needs=("role:patrimoine", "psc"),
    ),
)
