"""Confront a document with a grid: every rule on every territory, then the totals.

Each territory is measured by one function of one territory, so that it maps over any executor.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from threading import Event
from time import perf_counter
from typing import Any

import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..geometry import polygons_of
from ..typography import mesure
from .aggregate import totals
from .envelope import ENVELOPE, measured_again, readings
from .grid_validate import evaluation_order
from .indicators import INDICATORS
from .ledger import ledger, words
from .lines import UNKNOWN, Line, declined, judge, row, unit_of
from .measure import Measure, NotApplicable, NotEvaluable
from .model import Regle
from .results import (
    ECART,
    EVIDENCE_COLUMNS,
    EVIDENCE_MEASURE,
    NON_EVALUABLE,
    RESULT_COLUMNS,
    SANS_OBJET,
    Evaluation,
)
from .scene import Scene
from .signals import convert
from .thresholds import limit_for
from .wider import concerns, wider
from .workspace import Territory, Workspace

LOGGER = logging.getLogger(__name__)
PRIMITIVE = {0: "pct", 1: "lin", 2: "surf"}


@dataclass
class Measured:
    """Lines of one territory."""

    territory: Territory
    lines: list[Line]


def _no_progress(share: float, what: str) -> None:  # noqa: ARG001
    """Tell nobody."""


def _never() -> bool:
    return False


def evaluate(
    workspace: Workspace,
    software: str = "",
    mapper: Callable[..., Iterable[Measured]] = map,
    progress: Callable[[float, str], None] = _no_progress,
    cancelled: Callable[[], bool] = _never,
) -> Evaluation:
    """Evaluate every rule of the grid on every territory of the workspace.

    Parameters
    ----------
    mapper : ``map``, or the ``map`` of a ``concurrent.futures`` executor.
    progress : called with the share done (0 to 1) and the name of the territory just measured.
    cancelled : asked while it prepares and between territories; what is measured so far is then returned.

    Returns
    -------
    Rows sorted by rule (order of the grid), then type and code of territory; evidence in the CRS of the workspace.
    The result does not depend on the order of features, of territories, nor on the mapper.
    """
    blocked = blocked_by(workspace)
    workspace.envelopes = readings(workspace.grid, workspace.layers, workspace.document.zones.crs, cancelled)
    workspace.index()
    done: list[Measured] = []
    territories = [*wider(workspace), *workspace.territories]  # the largest first, when nothing else is held
    stop = Event()
    work = [(workspace, territory, blocked, stop) for territory in territories]
    for measured in mapper(_measure_one, work):
        done.append(measured)
        progress(len(done) / len(territories), measured.territory.name)
        if cancelled():
            stop.set()  # an executor has taken all the work already
            break
    lines = [line for measured in done for line in measured.lines]
    lines += totals(workspace, [line for line in lines if line.place.kind == "commune"])
    return evaluation_of(workspace, lines, software)


def evaluation_of(workspace: Workspace, lines: list[Line], software: str = "") -> Evaluation:
    """Return lines as tables, sorted by rule (order of the grid), then type and code of territory."""
    order = {rule.id: position for position, rule in enumerate(workspace.grid.regles)}
    lines = sorted(lines, key=lambda line: (order[line.rule.id], line.place.kind, line.place.id))
    key = _key(workspace)
    results, tables, designated = _results(workspace, lines, software), ledger(workspace, lines, key), words(lines, key)
    return Evaluation(results, _evidence(workspace, lines), list(workspace.notes), tables, designated)


def evaluate_territory(workspace: Workspace, territory: Territory, blocked: str = "") -> Measured:
    """Evaluate the rules of the grid on one territory.

    Parameters
    ----------
    blocked : reason for which the state of the document forbids any other line; empty when it does not.
    """
    scene = Scene(workspace, territory)
    lines = {}
    for rule in evaluation_order(workspace.grid.regles):
        if not concerns(rule, territory):
            continue
        started = perf_counter()
        line = _line(scene, rule, blocked)
        line.layers = tuple(sorted(scene.touched_layers))
        line.seconds = perf_counter() - started
        lines[rule.id] = line
    _flag_conflicts(scene, lines.values())
    return Measured(territory, list(lines.values()))


def _measure_one(work: tuple[Workspace, Territory, str, Event]) -> Measured:
    workspace, territory, blocked, stop = work
    return Measured(territory, []) if stop.is_set() else evaluate_territory(workspace, territory, blocked)


def blocked_by(workspace: Workspace) -> str:
    """Return why nothing can be concluded from this document, read by the rule that checks its state."""
    if workspace.forced:
        return ""
    for rule in workspace.grid.regles:
        params = rule.indicateur.params
        if rule.indicateur.type != "controle_donnee" or params.get("controle") != "etat" or params.get("forcer"):
            continue
        if not workspace.territories:
            return ""
        line = _line(Scene(workspace, workspace.territories[0]), rule, "")
        return "; ".join(line.notes) or "état du document" if line.signal == ECART else ""
    return ""


def _line(scene: Scene, rule: Regle, blocked: str) -> Line:
    place, name = scene.place, scene.territory.name
    scene.forget()
    if blocked and rule.indicateur.type != "controle_donnee":
        return declined(rule, place, name, NON_EVALUABLE, f"document non opposable : {blocked}")
    levels = rule.champ.niveaux
    if levels and place.kind == "commune" and place.niveau not in levels:
        if place.niveau is not None:
            return declined(rule, place, name, SANS_OBJET, f"règle limitée aux niveaux {', '.join(levels)}")
        if set(levels) != set(scene.workspace.grid.armature.niveaux):
            return declined(rule, place, name, NON_EVALUABLE, f"niveau de l’armature inconnu pour {place.id}")
    try:
        measure = INDICATORS[rule.indicateur.type](scene, rule.indicateur.params)
        scene.results[rule.id] = measure  # other rules read it even where its own threshold is missing
        others = [*_other_reading(scene, rule, measure), *_other_envelopes(scene, rule, measure)]
        limit = limit_for(rule, scene.workspace.grid, scene.workspace.tables, place)
        return judge(rule, place, name, measure, limit, others)
    except NotApplicable as nothing:
        return declined(rule, place, name, SANS_OBJET, str(nothing))
    except NotEvaluable as missing:
        return declined(rule, place, name, NON_EVALUABLE, str(missing))
    except Exception as error:  # one failed line must not take the others with it: its reason is kept
        LOGGER.exception("rule %s on %s", rule.id, place.id)
        return declined(rule, place, name, NON_EVALUABLE, f"calcul impossible ({type(error).__name__} : {error})")


def _other_reading(scene: Scene, rule: Regle, measure: Measure) -> list[Measure]:
    """Measure again with the unknowns counted out, when there are some."""
    if not scene.touched_unknowns:
        return []
    measure.unknown = max(measure.unknown, scene.touched_unknowns)
    other = scene.counting(False)
    other.results = scene.results
    try:
        again = INDICATORS[rule.indicateur.type](other, rule.indicateur.params)
        return [replace(again, evidence=[], reading=UNKNOWN)]
    except (NotApplicable, NotEvaluable):
        return []


def _other_envelopes(scene: Scene, rule: Regle, measure: Measure) -> list[Measure]:
    """Measure again with each computed urban envelope, and say the values beside the one of the SCoT's envelope."""
    result = []
    for name, layer in scene.workspace.envelopes.items():
        if not measured_again(rule, scene.parameters, name):
            continue
        try:
            again = INDICATORS[rule.indicateur.type](scene.reading(name, ENVELOPE, layer), rule.indicateur.params)
        except (NotApplicable, NotEvaluable):
            continue
        result.append(replace(again, evidence=[], alternatives={}, reading=name))
        shown = convert(again.value, again.unit, unit_of(rule, again))
        measure.notes.append(f"{name} : {mesure(shown, unit_of(rule, again))}")
    return result


def _flag_conflicts(scene: Scene, lines: Iterable[Line]) -> None:
    """Say, on each line that reads the zones, the area whose TYPEZONE is contradicted by its LIBELLE."""
    concerned = [
        line
        for line in lines
        if line.measure is not None and "zones" in line.layers and line.rule.indicateur.type != "controle_donnee"
    ]
    area = scene.conflicts_ha() if concerned else 0.0
    if area < 0.005:
        return
    note = f"{mesure(area, 'ha')} de zones dont le TYPEZONE contredit le libellé"
    for line in concerned:
        line.notes.append(note)


def _key(workspace: Workspace) -> dict[str, Any]:
    document = workspace.document.document
    idurba = str(document["idurba"].iloc[0]) if len(document) and document["idurba"].iloc[0] else ""
    grid = workspace.grid
    date = pd.to_datetime(workspace.run_date) if workspace.run_date else None
    return {"grille_id": grid.id, "grille_version": grid.version, "idurba": idurba, "date_run": date}


def _results(workspace: Workspace, lines: list[Line], software: str) -> pd.DataFrame:
    key = _key(workspace)
    rows = [row(line, key, workspace.sources, software) for line in lines]
    return pd.DataFrame(rows, columns=list(RESULT_COLUMNS), dtype=object)


def _evidence(workspace: Workspace, lines: list[Line]) -> dict[str, GeoDataFrame]:
    """Return the evidence of all the lines; it leaves them as it goes, so that nothing large is held twice."""
    key = _key(workspace)
    columns = {end: [*EVIDENCE_COLUMNS, *measured, "geometry"] for end, measured in EVIDENCE_MEASURE.items()}
    rows: dict[str, list[tuple[Any, ...]]] = {primitive: [] for primitive in columns}
    for line in lines:
        if line.measure is None:
            continue
        drawn, line.measure.evidence = line.measure.evidence, []
        for proof in drawn:
            for primitive, geometry in _by_primitive(proof.geometry):
                values = {
                    **key,
                    "regle_id": line.rule.id,
                    "territoire_type": line.place.kind,
                    "territoire_id": line.place.id,
                    "nature": proof.nature,
                    "libelle": proof.label,
                    "signal": line.signal,
                    "fid_source": proof.fid,
                    "aire_ha": geometry.area / 10_000,
                    "longueur_m": geometry.length,
                    "geometry": geometry,
                }
                rows[primitive].append(tuple(values[name] for name in columns[primitive]))
    crs = workspace.document.zones.crs
    return {
        primitive: GeoDataFrame(rows[primitive], columns=columns[primitive], geometry="geometry", crs=crs)
        for primitive in columns
    }


def _by_primitive(geometry: shapely.Geometry) -> Iterator[tuple[str, shapely.Geometry]]:
    """Yield a geometry as multi-geometries of one primitive each; an empty one yields nothing."""
    if geometry is None or geometry.is_empty:
        return
    if geometry.geom_type == "GeometryCollection":
        geometry = polygons_of(geometry)
        if geometry.is_empty:
            return
    primitive = PRIMITIVE[shapely.get_dimensions(geometry)]
    if not geometry.geom_type.startswith("Multi"):
        kind = {"surf": shapely.MultiPolygon, "lin": shapely.MultiLineString, "pct": shapely.MultiPoint}[primitive]
        geometry = kind([geometry])
    yield primitive, geometry
