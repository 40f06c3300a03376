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
_COUNTER = ("aula:compteur_zan", layers("COMPTEUR", "GROUPES", "ANNEES"))
_MEASURE = (
    "aula:artificialisation",
    layers("CHANGEMENTS", "TERRITOIRES_RESULTAT", "TYPOLOGIE", "MATRICE", "CODES", "EMPRISE"),
)
_CONTROL = ("aula:controler_occupation_sol", layers("ERREURS", "BILAN"))


def make_cases(out: Path) -> list[Case]:
    """Return the cases of the land; paths are those of the round."""
    built = {**COVERS, "BATI": f"{REFERENCES}|layername=bati", "TERRITOIRES": COMMUNES, "SURFACE_MIN": 1}
    counted = {"CONSOMMATION": str(EXAMPLE / "conso_annuelle.csv"), "TERRITOIRES": COMMUNES}
    controlled = {**COVERS, "TERRITOIRES": COMMUNES}
    measured = {**COVERS, "TERRITOIRES": COMMUNES}
    return [
        *both(out, "artificialisation", measured, {"MESURE": "decret"}, _MEASURE),
        *both(out, "compteur ZAN", counted, {"TAUX_REDUCTION": 40}, _COUNTER),
        *both(out, "enveloppe urbaine", built, {"PREREGLAGE": "certu"}, _ENVELOPE),
        *both(out, "contrôle d’une occupation", controlled, {"UMI": 1000}, _CONTROL),
    ]
