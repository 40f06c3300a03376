"""Sound inputs for every algorithm, copied where nothing else lies, and what each gives on them."""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingParameterFile

from aula.tests.hostile.kinds import accepted_suffixes
from aula.tests.hostile.verdict import tags_of
from aula.tests.qgis import trame_dossier
from aula.tests.qgis.toolbox import centrality_inputs, dossiers, green_inputs, land_inputs
from aula.tests.qgis.toolbox.examples import EXAMPLE, REFERENCES, ROOT, examples

if TYPE_CHECKING:
    from aula.tests.hostile.worker import Worker

#: A table of vocations, as `aula:lire_document_urbanisme` reads it.
_VOCATIONS = "idurba;libelle;vocation\n;UA;habitat\n;UB;habitat\n"


def prepare(worker: Worker, folder: Path) -> dict[str, Any]:
    """Return the plan: sound values and what must change with a parameter that has none, samples, sound results."""
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "templates", folder / "templates", ignore=shutil.ignore_patterns("reports"))
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    document = folder / "document.gpkg"
    values = _moved(examples(document), str(ROOT / "templates"), str(folder / "templates"))
    worker.sandbox.open()
    read = values["lire_document_urbanisme"]
    told = worker.call("lire_document_urbanisme", {**read, "DOCUMENT": str(document), "CHARGER": False})
    if "message" in told:
        raise RuntimeError(told["message"])
    dossiers.write(document)
    green_inputs.write(REFERENCES, folder)
    centrality_inputs.write(EXAMPLE, folder)
    centrality_inputs.write_dossier(EXAMPLE, folder)
    land_inputs.write(folder)
    trame_dossier.write(folder / "trame.gpkg")
    values = _with_short_grid(values, folder)
    samples = _samples(worker, folder, values)
    needs: dict[str, dict[str, Any]] = {}
    baseline = {}
    for algorithm in worker.provider.algorithms():
        name = algorithm.name()
        if name not in values:
            raise RuntimeError(f"aula:{name} n’a pas d’entrée dans tests/qgis/toolbox/examples.py")
        baseline[name] = _run(worker, name, values[name])
        if baseline[name] is None:
            raise RuntimeError(f"aula:{name} ne tourne pas sur ses valeurs d’exemple : {worker.refused}")
        for definition in algorithm.parameterDefinitions():
            if isinstance(definition, QgsProcessingParameterFile) and not values[name].get(definition.name()):
                found = _needed(worker, name, definition, values[name], samples)
                if found:
                    needs[f"{name}/{definition.name()}"] = found
    return {"sound": values, "samples": samples, "needs": needs, "baseline": baseline}


def _moved(value: Any, old: str, new: str) -> Any:
    if isinstance(value, dict):
        return {key: _moved(one, old, new) for key, one in value.items()}
    if isinstance(value, list):
        return [_moved(one, old, new) for one in value]
    return value.replace(old, new) if isinstance(value, str) else value


def _with_short_grid(values: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Give the analyses one rule of each indicator type: what is tried is the input, not each threshold."""
    from dataclasses import replace

    from aula.aula_plugin.storage.grid_files import read_grid, write_grid

    whole = values["convertir_grille"]["GRILLE"]
    grid, kept = read_grid(whole), {}
    for rule in grid.regles:
        if rule.indicateur is not None:
            kept.setdefault(rule.indicateur.type, rule)
    short = folder / "courte.yaml"
    write_grid(replace(grid, regles=tuple(kept.values())), short)
    read_grid(short)
    return _moved(values, whole, str(short))


def _samples(worker: Worker, folder: Path, values: dict[str, Any]) -> dict[str, str]:
    """Return a sound file by format."""
    lot = Path(values["lire_document_urbanisme"]["LOT"])
    archive = folder / "lot.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        for path in sorted(one for one in lot.rglob("*") if one.is_file()):
            opened.write(path, path.relative_to(lot.parent))
    vocations = folder / "vocations.csv"
    vocations.write_text(_VOCATIONS, encoding="utf-8")
    grid = values["convertir_grille"]["GRILLE"]
    samples = {
        ".zip": str(archive),
        ".csv": str(vocations),
        ".yaml": grid,
        ".gpkg": values["verifier_compatibilite"]["REFERENCES"],
    }
    for kind, name in (("xlsx", "grille.xlsx"), ("ods", "grille.ods"), ("csv", "grille")):
        target = folder / name
        done = worker.call("convertir_grille", {"GRILLE": grid, "FORMAT": kind, "SORTIE": str(target)})
        if "message" in done:
            raise RuntimeError(done["message"])
        samples[f".{kind}" if kind != "csv" else "regles"] = str(target if kind != "csv" else target / "regles.csv")
    return samples


def _run(worker: Worker, name: str, values: dict[str, Any]) -> dict[str, Any] | None:
    """Run well and return the numbers, the log and the tags of the pages; None when refused."""
    worker.sandbox.open()
    done = worker.call(name, {**values, **worker.destinations(name)})
    if "message" in done:
        worker.refused = done["message"]
        return None
    numbers = {key: value for key, value in done["results"].items() if type(value) in (int, float)}
    return {"numbers": numbers, "told": done["told"], "tags": sorted(tags_of(worker.sandbox.output))}


def _needed(worker: Worker, name: str, definition, values: dict[str, Any], samples: dict[str, str]) -> dict[str, Any]:
    """Return the parameters to change for a file left out of the example to be accepted; empty when none is found."""
    sample = next((samples[one] for one in accepted_suffixes(definition) if one in samples), None)
    if sample is None:
        return {}
    given = {definition.name(): sample}
    for dropped in (None, *(key for key, value in values.items() if os.path.exists(str(value).split("|")[0]))):
        tried = {**given, **({dropped: None} if dropped else {})}
        if _run(worker, name, {**values, **tried}) is not None:
            return tried
    return {}
