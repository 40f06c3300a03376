"""What AULA does, as a planner runs it: one algorithm, its outputs in memory or in a file thrown away."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from data import OUT, ROOT

GRID = ROOT / "templates" / "grids" / "grille_generale.yaml"
#: The rules also measured by native algorithms; A4 by its area.
COMPARED = ("T1", "F8", "A4_surface")
ONE = ("T1",)
#: The rules a first comparison needs: the list of the functional request.
USUAL = (
    *("Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "F1", "F3", "F4", "F6", "F7", "F8", "D2", "D3", "C1", "C2", "T1", "T2"),
    *("T3", "T5", "T7", "T8", "T9", "R1", "R2", "A1", "A4", "A6"),
)
#: What the algorithms import when they first run.
USED = ("analysis", "core.compatibility.evaluation", "core.documents.audit", "core.documents.normalise")
USED += ("storage.dossier", "storage.lot", "storage.vocation_table", "reporting.compatibility")


def load() -> None:
    """Import what the algorithms need, geopandas and its libraries first of all, and cut the grid down."""
    for name in USED:
        import_module(f"aula.aula_plugin.{name}")
    for rules in (USUAL, COMPARED, ONE):
        _cut_grid(rules)


def _run(algorithm: str, **parameters: Any) -> dict[str, Any]:
    from qgis import processing

    return processing.run(f"aula:{algorithm}", parameters)


def _checked(
    data: dict, grid: Path, references: str = "references", communes: str = "communes", **more: Any
) -> dict[str, Any]:
    sinks = ("RESULTATS", "PREUVES_SURF", "PREUVES_LIN", "PREUVES_PCT")
    named = {"DOCUMENT": data["document"], "REFERENCES": data[references], "COMMUNES": data[communes]}
    outputs = dict.fromkeys(sinks, "TEMPORARY_OUTPUT")
    return _run("verifier_compatibilite", **named, GRILLE=str(grid), **outputs, **more)


def _grid_of(rules: tuple[str, ...]) -> Path:
    return OUT / f"grille-{len(rules)}.yaml"


def _cut_grid(rules: tuple[str, ...]) -> None:
    """Write the general grid with these rules alone."""
    from dataclasses import replace

    from qgis.core import QgsProcessingFeedback

    from aula.aula_plugin.storage.grid_files import read_grid, write_grid

    grid = read_grid(GRID, QgsProcessingFeedback())
    write_grid(replace(grid, regles=tuple(rule for rule in grid.regles if rule.id in rules)), _grid_of(rules))


def _totals(results: Any, rules: tuple[str, ...], column: str = "valeur") -> dict[str, float]:
    """Return the sum over communes of some rules."""
    totals = dict.fromkeys(rules, 0.0)
    for line in results.getFeatures():
        if line["regle_id"] in totals and line["territoire_type"] == "commune" and line[column]:
            totals[line["regle_id"]] += float(line[column])
    return totals


def three_rules(data: dict) -> dict[str, float]:
    """T1, F8 and the area of A4, with their evidence."""
    return _totals(_checked(data, _grid_of(COMPARED))["RESULTATS"], COMPARED)


def gross_area(data: dict) -> dict[str, float]:
    """Gross area of T1; the net and certain areas and the evidence are made too."""
    return {"brute_ha": _totals(_checked(data, _grid_of(ONE))["RESULTATS"], ONE, "brute_ha")["T1"]}


def usual_rules(data: dict) -> dict[str, float]:
    """The 28 rules of a first comparison."""
    return _counted(_checked(data, _grid_of(USUAL)))


def all_rules(data: dict) -> dict[str, float]:
    """Every line of the general grid, all roles given."""
    return _counted(_checked(data, GRID, "tous_roles"))


def all_rules_by_commune(data: dict) -> dict[str, float]:
    """Every line of the general grid on each commune of the document itself."""
    return _counted(_checked(data, GRID, "tous_roles", "communes_du_document"))


def dossier(data: dict, path: Path) -> None:
    """Write the dossier of every line of the general grid on each commune of the document itself."""
    _checked(data, GRID, "tous_roles", "communes_du_document", DOSSIER=str(path))


def report(data: dict) -> dict[str, float]:
    """The 28 rules, their dossier and their report."""
    with TemporaryDirectory() as folder:
        paths = {"DOSSIER": f"{folder}/dossier.gpkg", "RAPPORT": f"{folder}/rapport.html"}
        outputs = _checked(data, _grid_of(USUAL), **paths)
        return {**_counted(outputs), "rapport_octets": Path(paths["RAPPORT"]).stat().st_size}


def _counted(outputs: dict[str, Any]) -> dict[str, float]:
    names = ("NB_LIGNES", "NB_RESPECTES", "NB_ECARTS_TOLERES", "NB_ECARTS", "NB_NON_EVALUABLES")
    return {name: outputs[name] for name in names}


def read_lot(data: dict) -> dict[str, float]:
    """Read a lot into one GeoPackage, repaired, with one name per column and the defects of the lot."""
    from native_lot import totals

    with TemporaryDirectory() as folder:
        document = f"{folder}/document.gpkg"
        _run("lire_document_urbanisme", LOT=data["lot"], DOCUMENT=document, CHARGER=False)
        ends = {"ZONE_URBA": "zone_urba", **{f"PRESCRIPTION_{e.upper()}": f"prescription_{e}" for e in ENDS}}
        return totals({table: f"{document}|layername={name}" for table, name in ends.items()})


ENDS = ("surf", "lin", "pct")


def audit(data: dict) -> dict[str, float]:
    """Check a document: overlaps and holes of its zoning, and every other defect, each with its place."""
    sinks = dict.fromkeys(("DEFAUTS_SURF", "DEFAUTS_PCT", "DEFAUTS", "SYNTHESE"), "TEMPORARY_OUTPUT")
    found = _run("controler_document_urbanisme", DOCUMENT=data["document"], **sinks)
    return {"double_m2": found["SURFACE_DOUBLE_M2"], "trous_m2": found["SURFACE_TROUS_M2"]}
