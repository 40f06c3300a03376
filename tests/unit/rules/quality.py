"""Q1 to Q6: gates on the data of a document."""

from __future__ import annotations

import shapely

from aula.aula_plugin.core.compatibility.results import ECART, NON_EVALUABLE, RESPECTE, SANS_OBJET, TOLERE
from aula.tests.unit.scene_builder import IDURBA, box, inf, point, psc, zone

from .known import FAR, Known, at


def zoning(x):
    """A north half, a south half that overlaps it over ``overlap`` m, and a hole of ``hole`` × 25 m."""
    overlap, hole = x
    south = box(0, 0, 1000, 500)
    if hole:
        south = shapely.difference(south, box(100, 100, 100 + hole, 125))
    return {"zones": [zone(south, "N", "S"), zone(box(0, 500 - overlap, 1000, 1000), "A", "N")]}


def faults(x):
    """x objects mended in the commune, one in another commune."""
    said = {"couche": "ZONE_URBA", "objet": "UA", "defaut": "geometrie_reparee", "gravite": "avertissement"}
    rows = [{**said, "fid": n, "geometry": point(10 + n, 10)} for n in range(x)]
    return {"zones": [WHOLE], "lot": {"anomalies": [*rows, {**said, "fid": 9, "geometry": FAR.centroid}]}}


def state(x):
    """A document in state ETAT, with or without a perimeter of annulment (INF 98-00)."""
    etat, annulled = x
    drawn = [inf(box(0, 0, 100, 100), "98-00")] if annulled else []
    return {"zones": [WHOLE], "inf": drawn, "lot": {"document": [{"idurba": IDURBA, "etat": etat, "datappro": ""}]}}


def codes(x):
    """x distinct codes out of the lists: 07-71, 07-72…, each drawn twice."""
    unknown = [psc(box(10 * n, y, 10 * n + 5, y + 5), f"07-7{n}", code_connu=False) for n in range(x) for y in (0, 50)]
    return {"zones": [WHOLE], "psc": [*unknown, psc(box(500, 500, 510, 510), "07-01")]}


def perimeter(x):
    """Communes declared by DOC_URBA_COM, and the east limit of the perimeter of the SCoT."""
    declared, east = x
    rows = [{"insee": code, "idurba": IDURBA, "source": "DOC_URBA_COM"} for code in declared]
    roles = {"perimetre_scot": [box(-100, -100, east, 1100)]} if east else {}
    return {"zones": [WHOLE], "roles": roles, "lot": {"communes": rows or {"insee": [], "idurba": [], "source": []}}}


def clock(x):
    """The day the SCoT became exécutoire and the approval of the document; the run is on 1 January 2026."""
    executoire, approved = x
    rows = [{"idurba": IDURBA, "etat": "03", "datappro": approved}]
    return {"zones": [WHOLE], "lot": {"document": rows, "executoire": executoire}}


WHOLE = zone(box(0, 0, 1000, 1000), "N")
OLD = "20200101"
KNOWN = (
    Known(
        "Q1",
        zoning,
        (
            at((0, 0), 0, RESPECTE),
            at((4, 0), 0, RESPECTE),  # mean width 2 · 4 000 / 2 008 = 3.98 m: a liseré
            at((5, 0), 0, RESPECTE),  # 2 · 5 000 / 2 010 = 4.98 m
            at((6, 0), 0.6, ECART),  # 2 · 6 000 / 2 012 = 5.96 m: 1 000 × 6 m
            at((0, 4), 0, RESPECTE),  # hole of 4 × 25 m: 2 · 100 / 58 = 3.4 m
            at((0, 30), 0.075, ECART),  # 30 × 25 m
            at((10, 30), 1.075, ECART),  # 1 000 × 10 m twice, and the hole
        ),
        nothing={"zones": [zone(FAR, "N")]},
    ),
    Known("Q2", faults, (at(0, 0, RESPECTE), at(1, 1, ECART), at(2, 2, ECART))),
    Known(
        "Q3",
        state,
        (
            *(at((etat, False), 0, RESPECTE) for etat in ("02", "03", "07")),
            *(at((etat, False), 1, ECART) for etat in ("04", "05", "06", "09")),
            at(("01", False), 1, TOLERE),
            at(("08", True), 1, TOLERE),
            at(("08", False), None, NON_EVALUABLE),
            at(("", False), None, NON_EVALUABLE),
            at(("77", False), None, NON_EVALUABLE),
        ),
    ),
    Known("Q4", codes, (at(0, 0, RESPECTE), at(1, 1, ECART), at(3, 3, ECART))),
    Known(
        "Q5",
        perimeter,
        (
            at((["10001"], None), 0, RESPECTE),
            at((["10001", "10002"], None), 1, ECART),  # declared and not zoned
            at((["10002"], None), 2, ECART),  # and zoned without being declared
            at((["10001"], 1100), 0, RESPECTE),
            at((["10001"], 500), 0, RESPECTE),  # half of the commune lies in the SCoT
            at((["10001"], 499), 1, ECART),
            at(([], None), None, NON_EVALUABLE),
        ),
    ),
    Known(
        "Q6",
        clock,
        (
            at(("2025-01-02", OLD), 1, RESPECTE),
            at(("2025-01-01", OLD), 0, RESPECTE),  # the last day
            at(("2024-12-31", OLD), -1, ECART),
            at(("20250101", OLD), 0, RESPECTE),  # dates are read in both writings
            # 29 February 2024 + 1 year = 28 February 2025; then 306 days to 31 December and one to 1 January
            at(("2024-02-29", OLD), -307, ECART),
            at(("2025-06-01", "20250601"), 151, RESPECTE),  # approved the same day, not after: 31 January to 1 June
            at(("2025-06-01", "20250602"), None, SANS_OBJET),
            at(("2025-06-01", ""), None, NON_EVALUABLE),
            at(("2025-06-01", "00000000"), None, NON_EVALUABLE),
            at(("", OLD), None, NON_EVALUABLE),
            at(("printemps 2025", OLD), None, NON_EVALUABLE),
        ),
    ),
)
