"""The algorithms of the land under faults: their cases."""

from __future__ import annotations

from pathlib import Path

from aula.tests.faults.cases import EXAMPLE, REFERENCES, Case
from aula.tests.faults.centralities import COMMUNES, both, layers

COVERS = {
    f"OCCUPATION_{date}": f"{EXAMPLE / 'occupation_sol.gpkg'}|layername=occupation_{year}"
    for date, year in ((1, 2015), (2, 2024))
}
_ENVELOPE = ("aula:enveloppe_urbaine", layers("ENVELOPPES", "EVOLUTION", "FRAGMENTATION", REFERENCES="roles.gpkg"))
_CONTROL = ("aula:controler_occupation_sol", layers("ERREURS", "BILAN"))


def make_cases(out: Path) -> list[Case]:
    """Return the cases of the land; paths are those of the round."""
    built = {**COVERS, "BATI": f"{REFERENCES}|layername=bati", "TERRITOIRES": COMMUNES, "SURFACE_MIN": 1}
    controlled = {**COVERS, "TERRITOIRES": COMMUNES}
    return [
        *both(out, "enveloppe urbaine", built, {"PREREGLAGE": "certu"}, _ENVELOPE),
        *both(out, "contrôle d’une occupation", controlled, {"UMI": 1000}, _CONTROL),
    ]
