"""The algorithms of the land under faults: their cases."""

from __future__ import annotations

from pathlib import Path

from aula.tests.faults.cases import EXAMPLE, REFERENCES, Case
from aula.tests.faults.centralities import COMMUNES, DATE, both, layers

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
_REPORT = (
    "aula:rapport_foncier",
    {"RAPPORT": "l.html", "RAPPORT_ODT": "l.odt", "RAPPORT_PDF": "l.pdf", "CLASSEUR": "l.xlsx"},
)
_CONTROL = ("aula:controler_occupation_sol", layers("ERREURS", "BILAN"))


def make_inputs(folder: Path) -> list[tuple[str, dict]]:
    """Return the runs that make what a report is written from."""
    counted = {"CONSOMMATION": str(EXAMPLE / "conso_annuelle.csv"), "TERRITOIRES": COMMUNES}
    written = {name: str(folder / f"{name.lower()}.gpkg") for name in ("COMPTEUR", "GROUPES", "ANNEES")}
    measured = {**COVERS, "TERRITOIRES": COMMUNES, "TERRITOIRES_RESULTAT": str(folder / "mesure.gpkg")}
    return [("aula:compteur_zan", {**counted, **written}), ("aula:artificialisation", measured)]


def make_cases(inputs: Path, out: Path) -> list[Case]:
    """Return the cases of the land; paths are those of the round."""
    built = {**COVERS, "BATI": f"{REFERENCES}|layername=bati", "TERRITOIRES": COMMUNES, "SURFACE_MIN": 1}
    counted = {"CONSOMMATION": str(EXAMPLE / "conso_annuelle.csv"), "TERRITOIRES": COMMUNES}
    controlled = {**COVERS, "TERRITOIRES": COMMUNES}
    measured = {**COVERS, "TERRITOIRES": COMMUNES}
    told = {name: str(inputs / f"{name.lower()}.gpkg") for name in ("COMPTEUR", "GROUPES", "ANNEES")}
    told = {**told, "TERRITOIRES": str(inputs / "mesure.gpkg")}
    return [
        *both(out, "artificialisation", measured, {"MESURE": "decret"}, _MEASURE),
        *both(out, "compteur ZAN", counted, {"TAUX_REDUCTION": 40}, _COUNTER),
        *both(out, "enveloppe urbaine", built, {"PREREGLAGE": "certu"}, _ENVELOPE),
        *both(out, "contrôle d’une occupation", controlled, {"UMI": 1000}, _CONTROL),
        *both(out, "rapport foncier", told, {"TITRE": "Avant"}, _REPORT, DATE),
    ]
