"""One grid on all the documents of a SCoT: each commune measured on the document that holds it, then the totals of all.

The lines of a commune are those ``evaluation.evaluate`` gives on its document alone. Totals, and what is measured on
wider territories (levels, EPCI, SCoT, sites), look at all the documents together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from geopandas import GeoDataFrame

from ..documents.model import PlanningDocument
from ..errors import InputError
from ..labour import Labour, run_all
from . import envelope
from .aggregate import PARTIAL, totals
from .evaluation import Measured, blocked_by, evaluate_territory, evaluation_of
from .holders import SANS_DOCUMENT, Held, identity
from .layers import Layer
from .lines import Line, declined, row
from .model import Grille
from .references import References
from .results import NON_EVALUABLE, RESULT_COLUMNS, SENSIBLE, Evaluation
from .together import complete, from_buildings, together
from .wider import concerns, wider
from .workspace import Territory, Workspace, prepare, role_layers

NO_DOCUMENT = "aucun document ne couvre cette commune"


@dataclass
class Campaign:
    """What a campaign measures.

    Attributes
    ----------
    documents : all those given; ``Held.document`` is a position among them.
    held : every commune of the SCoT, in order of code, with the document that holds it.
    workspaces : one per document that holds a commune, its territories being the communes it holds.
    blocked : for each workspace, why nothing can be concluded from its document; empty when something can.
    whole : these documents together, its territories being the communes that one holds.
    wider : levels, EPCI, SCoT and sites that rules are measured on, in ``whole``.
    """

    grid: Grille
    documents: Sequence[PlanningDocument]
    held: list[Held]
    workspaces: list[Workspace]
    blocked: list[str]
    whole: Workspace
    wider: list[Territory]

    @property
    def unmeasured(self) -> list[Held]:
        """Communes without document, or whose document does not let anything be concluded."""
        refused = {
            one.place.id
            for workspace, why in zip(self.workspaces, self.blocked)
            if why
            for one in workspace.territories
        }
        return [one for one in self.held if one.document is None or one.territory.place.id in refused]

    def release(self) -> None:
        """Drop the indexed layers once everything is measured: writing the results needs the memory."""
        for workspace in (*self.workspaces, self.whole):
            workspace.release()


@dataclass
class Findings:
    """What a campaign found.

    Attributes
    ----------
    evaluation : the lines of the communes, each with the IDURBA of its document, then of wider territories and totals,
        without IDURBA; sorted by rule, type and code of territory. The lines of communes without document are there,
        ``non évaluable``.
    lines : the lines of the communes, measures included, those without document too.
    """

    evaluation: Evaluation
    lines: list[Line]


@dataclass(frozen=True)
class Ground:
    """What the SCoT draws, shared by all documents: layers and envelopes of a workspace, references."""

    layers: dict[str, Layer]
    envelopes: dict[str, Layer]
    references: References


def assemble(
    documents: Sequence[PlanningDocument],
    held: list[Held],
    grid: Grille,
    references: References,
    sources: Sequence[Mapping[str, dict[str, Any]]],
    run_date: str,
    forced: bool = False,
    check: Callable[[], None] = lambda: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Campaign:
    """Prepare every document that holds a commune, and all of them together.

    Parameters
    ----------
    documents : in one projected metre CRS, that of the references.
    sources : of each document, as ``Workspace.sources``.
    check : called between documents; what it raises stops the work.
    cancelled : asked while envelopes are computed.

    Raises
    ------
    InputError
        No document covers any commune.
    """
    positions = {one.document for one in held if one.document is not None}
    used = sorted(positions, key=lambda position: identity(documents[position]))  # never the order they were given in
    if not used:
        raise InputError(
            "Aucun document donné ne couvre une commune : vérifiez que les communes, ou la couche « communes » des "
            "références, sont celles des documents, et leur système de coordonnées."
        )
    roles = role_layers(references)
    shared: dict[str, Layer] | None = None
    workspaces: list[Workspace] = []
    for position in used:
        check()
        territories = [one.territory for one in held if one.document == position]
        own = dict(sources[position])
        workspace = prepare(documents[position], grid, territories, references, own, run_date, roles)
        workspace.forced = forced
        if shared is None or not from_buildings(roles):
            shared = envelope.readings(grid, workspace.layers, documents[position].zones.crs, cancelled)
        workspace.envelopes = shared
        workspace.index()
        workspaces.append(workspace)
    check()
    blocked = [blocked_by(one) for one in workspaces]
    whole = together(workspaces, grid, references, roles, run_date)
    territories = wider(whole)
    if territories:
        complete(whole, [one for one, why in zip(workspaces, blocked) if not why], territories, cancelled)
    check()
    return Campaign(grid, documents, held, workspaces, blocked, whole, territories)


def measure_unit(own: Workspace, ground: Ground | None, territory: Territory, blocked: str) -> Measured:
    """Measure one territory, anywhere: ``own`` lacks the layers of ``ground`` when it comes from afar."""
    if ground is not None:
        own = copy(own)  # with what it has computed already
        own.layers = {**ground.layers, **own.layers}
        own.envelopes = {**ground.envelopes, **own.envelopes}
        own.references = ground.references
    return evaluate_territory(own, territory, blocked)


def run(
    campaign: Campaign,
    labour: Labour,
    software: str = "",
    progress: Callable[[float, str], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Findings | None:
    """Measure a campaign; the result does not depend on who works, nor on how many they are.

    Parameters
    ----------
    progress : called with the share done (0 to 1) and the name of the territory just measured.
    cancelled : asked all along.

    Returns
    -------
    None when it was cancelled: half a campaign has no totals.
    """
    places = [(campaign.whole, one, "") for one in campaign.wider]  # the largest first
    for workspace, blocked in zip(campaign.workspaces, campaign.blocked):
        places += [(workspace, one, blocked) for one in workspace.territories]

    def done(count: int, position: int) -> None:
        if progress is not None:
            progress(count / len(places), places[position][1].name)

    measured = run_all(labour, measure_unit, _units(campaign, places, labour), done, cancelled)
    if measured is None:
        return None
    lines: dict[int, list[Line]] = {}
    for (workspace, _, _), one in zip(places, measured):
        lines.setdefault(id(workspace), []).extend(one.lines)
    absent = [_declined(rule, one) for one in campaign.held if one.document is None for rule in _by_commune(campaign)]
    known = [line for workspace in campaign.workspaces for line in lines[id(workspace)]]
    communes = sorted([*known, *absent], key=lambda line: line.place.id)
    others = lines.get(id(campaign.whole), [])
    _tell_partial(campaign, others)
    others += totals(campaign.whole, communes)
    parts = [evaluation_of(one, lines[id(one)], software) for one in campaign.workspaces]
    parts.append(_of_no_document(evaluation_of(campaign.whole, others, software)))
    return Findings(_joined(campaign, parts, absent, software), communes)


def _of_no_document(evaluation: Evaluation) -> Evaluation:
    """Return the lines of all the documents together without the IDURBA of one of them."""
    for frame in (evaluation.results, *evaluation.evidence.values(), evaluation.ledger, evaluation.words):
        frame["idurba"] = ""
    return evaluation


def _tell_partial(campaign: Campaign, lines: Sequence[Line]) -> None:
    """Say, on each line of a wider territory, which of its communes are not measured."""
    for line in lines:
        attribute = {"niveau": "niveau", "epci": "siren_epci"}.get(line.place.kind)
        if line.place.kind not in ("niveau", "epci", "scot") or line.measure is None:
            continue
        missing = [
            place.id
            for place in (one.territory.place for one in campaign.unmeasured)
            if attribute is None or getattr(place, attribute) == line.place.id
        ]
        if missing:
            line.notes.append(f"{PARTIAL} : {len(missing)} commune(s) non évaluée(s) ({', '.join(missing)})")
            if line.signal is not None:
                line.certitude = SENSIBLE
                line.reason = f"à examiner : {PARTIAL}, sans {', '.join(missing)}"


def _units(campaign: Campaign, places: list[tuple[Workspace, Territory, str]], labour: Labour) -> list[tuple[Any, ...]]:
    """Return the arguments of ``measure_unit``; what is sent afar is sent once."""
    if not labour.remote:
        return [(workspace, None, territory, blocked) for workspace, territory, blocked in places]
    whole = campaign.whole
    common = {name: layer for name, layer in whole.layers.items() if name[5:] in whole.references.layers}
    buildings = from_buildings(common)
    first = campaign.workspaces[0]
    ground = labour.share(Ground(common, first.envelopes if buildings else {}, whole.references))
    light: dict[int, Any] = {}
    for workspace, _, _ in places:
        if id(workspace) not in light:
            sent = copy(workspace)
            sent.layers = {name: layer for name, layer in workspace.layers.items() if name not in common}
            sent.envelopes = {} if buildings else workspace.envelopes
            sent.references = References({}, {}, whole.references.meta)
            light[id(workspace)] = labour.share(sent)
    return [(light[id(workspace)], ground, territory, blocked) for workspace, territory, blocked in places]


def _by_commune(campaign: Campaign) -> list[Any]:
    """Return the rules that are measured commune by commune."""
    nowhere = next((one.territory for one in campaign.held), None)
    return [rule for rule in campaign.grid.regles if nowhere is not None and concerns(rule, nowhere)]


def _declined(rule: Any, one: Held) -> Line:
    return declined(rule, one.territory.place, one.territory.name, NON_EVALUABLE, NO_DOCUMENT)


def _joined(campaign: Campaign, parts: list[Evaluation], absent: list[Line], software: str) -> Evaluation:
    """Return the evaluations of the documents, and of all together, as one."""
    key = {
        "grille_id": campaign.grid.id,
        "grille_version": campaign.grid.version,
        "idurba": "",
        "date_run": pd.to_datetime(campaign.whole.run_date) if campaign.whole.run_date else None,
    }
    rows = pd.DataFrame([row(line, key, {}, software) for line in absent], columns=list(RESULT_COLUMNS), dtype=object)
    results = pd.concat([*(part.results for part in parts), rows], ignore_index=True)
    order = {rule.id: position for position, rule in enumerate(campaign.grid.regles)}
    ranks = results["regle_id"].map(order)
    results = results.assign(_rank=ranks).sort_values(
        ["_rank", "territoire_type", "territoire_id", "idurba"], kind="stable", ignore_index=True
    )
    crs = campaign.whole.document.zones.crs
    evidence = {}
    for end in parts[0].evidence:
        frames = [part.evidence[end] for part in parts]
        filled = [one for one in frames if len(one)]
        evidence[end] = (
            GeoDataFrame(pd.concat(filled, ignore_index=True), geometry="geometry", crs=crs) if filled else frames[0]
        )
    notes = dict.fromkeys(note for part in parts for note in part.notes)
    return Evaluation(
        results[list(RESULT_COLUMNS)],
        evidence,
        list(notes),
        pd.concat([part.ledger for part in parts], ignore_index=True),
        pd.concat([part.words for part in parts], ignore_index=True),
    )


def without_document(evaluation: Evaluation, held: Sequence[Held]) -> Evaluation:
    """Return an evaluation without the lines of the communes that no document holds: there is nothing to judge."""
    absent = {one.territory.place.id for one in held if one.situation == SANS_DOCUMENT}
    results = evaluation.results
    gone = (results["territoire_type"] == "commune") & results["territoire_id"].isin(absent)
    return replace(evaluation, results=results[~gone].reset_index(drop=True))
