"""From documents, references and observed consumption to the land of each commune of a SCoT."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame
from qgis.core import QgsProcessingContext, QgsProcessingFeatureSource, QgsProcessingFeedback

from .analysis import Inputs, check_roles, communes_given, levels_of
from .bridge import crs_of, go_on, to_frame
from .campaign_analysis import read_documents
from .core.compatibility.holders import CADUC, Held, hold, identity, state, state_label
from .core.compatibility.indicators.conso_vs_enveloppe import ENVELOPE
from .core.compatibility.land_consumption import Consumption, observed
from .core.compatibility.land_envelopes import Envelopes, read_envelopes
from .core.compatibility.land_pieces import CommuneLand, commune_land
from .core.compatibility.land_register import pieces_of
from .core.compatibility.layers import Layer
from .core.compatibility.ledger import consumed
from .core.compatibility.measure import NotEvaluable
from .core.compatibility.model import Grille
from .core.compatibility.references import References
from .core.compatibility.scene import Scene
from .core.compatibility.workspace import Workspace, lower_columns, prepare, role_layers
from .core.documents.model import PlanningDocument
from .core.errors import InputError
from .core.geometry import clip
from .core.text import clean
from .i18n import tr
from .storage.grid_files import read_grid
from .storage.references import read_references

ROLES = ("communes", "enveloppe_urbaine", "masque_enaf", "perimetre_scot")
#: Share of a commune inside the perimeter of the SCoT for it to be one of its communes (limits never coincide).
WITHIN = 0.5


@dataclass
class LandInputs:
    """What a person gave."""

    documents: list[str]
    grid: str
    references: str
    communes: QgsProcessingFeatureSource | None = None
    insee_field: str = ""
    consumption: QgsProcessingFeatureSource | None = None
    date_field: str = ""
    vocation_field: str = ""
    complete: bool = False
    since: str = ""
    run_date: str = ""
    force: bool = False


@dataclass
class Land:
    """The land of each commune, the envelopes, and what they come from."""

    lands: list[CommuneLand]
    pieces: GeoDataFrame
    communes: GeoDataFrame
    zones: GeoDataFrame
    envelopes: Envelopes
    grid: Grille
    consumed: dict[str, float]
    since: str
    documents: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass
class _Given:
    """What was read, in one projection."""

    grid: Grille
    paths: list[str]
    documents: list[PlanningDocument]
    references: References
    roles: dict[str, Layer]
    held: list[Held]
    notes: list[str]


def gather_land(
    inputs: LandInputs,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    progress: Callable[[float, str], None],
) -> Land:
    """Read everything in the projection of most of the documents, and measure each commune on the one that holds it.

    Raises
    ------
    InputError
        A file cannot be read, there is no commune, no document covers one, or there is no urban envelope.
    """
    if not inputs.documents:
        raise InputError(tr("« Documents d’urbanisme » (DOCUMENTS) : donnez au moins un document lu par AULA."))
    given, envelopes = _read(inputs, context, feedback)
    tables = lower_columns({**given.grid.tables, **given.references.tables})
    since = _since(inputs, given.grid)
    consumption = None
    if inputs.consumption is not None:
        frame = to_frame(inputs.consumption, context, feedback, crs_of(given.documents[0].zones))
        consumption = observed(frame, since, inputs.date_field, inputs.vocation_field, inputs.complete)
        given.notes += consumption.notes
    lands = _measured(given, consumption, inputs, feedback, progress)
    crs = given.documents[0].zones.crs
    table = {one.territory.place.id: consumed(tables, one.territory.place.id) for one in given.held}
    unknown = envelopes.unknown(one.territory.place for one in given.held)
    if unknown:
        told = tr("Enveloppes de territoires qui ne sont pas du registre, non comptées : {}")
        given.notes.append(told.format(", ".join(unknown[:20])))
    return Land(
        lands,
        pieces_of(lands, crs),
        _shapes(given.held, crs),
        _zones(given, crs),
        envelopes,
        given.grid,
        {code: value for code, value in table.items() if value is not None},
        since,
        [_identity(given, position, inputs.force) for position in range(len(given.documents))],
        given.notes,
    )


def _read(
    inputs: LandInputs, context: QgsProcessingContext, feedback: QgsProcessingFeedback
) -> tuple[_Given, Envelopes]:
    """Read the files and say which document holds each commune of the SCoT."""
    grid = read_grid(inputs.grid, feedback)
    paths, documents, notes = read_documents(inputs.documents, context, feedback)
    go_on(feedback)
    crs = crs_of(documents[0].zones)
    references = read_references(inputs.references, crs, context, feedback, ROLES)
    other = [role for role in grid.roles if role not in ROLES]
    check_roles(grid, references, (*other, "communes") if inputs.communes is not None else (*other,))
    roles = role_layers(references)
    if ENVELOPE not in roles:
        raise InputError(
            tr(
                "Les références n’ont pas de couche « enveloppe_urbaine » : sans l’enveloppe urbaine à T0, rien ne "
                "dit ce qui est en extension. Ajoutez-la avec « Préparer les références »."
            )
        )
    envelopes = read_envelopes(lower_columns({**grid.tables, **references.tables}), grid)
    layers = Inputs("", inputs.grid, inputs.references, communes=inputs.communes, insee_field=inputs.insee_field)
    communes, mended = communes_given(layers, references, crs, context, feedback)
    if communes is None:
        raise InputError(tr("Aucune commune : donnez leur couche, ou une couche « communes » dans les références."))
    go_on(feedback)
    concerned = _concerned(communes, documents, envelopes, roles)
    held, told = hold(documents, communes[concerned].reset_index(drop=True), levels_of(grid), lambda: go_on(feedback))
    wanted = set(communes.loc[_of_scot(communes, envelopes, roles), "code_insee"].astype(str))
    held = [one for one in held if one.document is not None or one.territory.place.id in wanted]
    if not any(one.document is not None for one in held):
        raise InputError(
            tr(
                "Aucun document donné ne couvre une commune : vérifiez que les communes sont celles des documents, et "
                "leur système de coordonnées."
            )
        )
    left = len(communes) - len(held)
    notes += [*mended, *told, *([tr("{} commune(s) de la couche hors du SCoT").format(left)] if left else [])]
    return _Given(grid, paths, documents, references, roles, held, notes), envelopes


def _measured(
    given: _Given,
    consumption: Consumption | None,
    inputs: LandInputs,
    feedback: QgsProcessingFeedback,
    progress: Callable[[float, str], None],
) -> list[CommuneLand]:
    """Return the land of each commune, in order of code; one document at a time is prepared."""
    found: dict[str, CommuneLand] = {}
    workspace: Workspace | None = None
    for position in sorted({one.document for one in given.held if one.document is not None}):
        go_on(feedback)
        mine = [one for one in given.held if one.document == position]
        workspace = _workspace(given, position, mine, inputs)
        for one in mine:
            go_on(feedback)
            progress(len(found) / len(given.held), one.territory.name)
            found[one.territory.place.id] = _land(workspace, one, consumption, inputs.force)
    for one in given.held:
        if one.document is None and workspace is not None:
            go_on(feedback)
            found[one.territory.place.id] = _land(workspace, one, consumption, False)
    return [found[one.territory.place.id] for one in given.held]


def _workspace(given: _Given, position: int, mine: Sequence[Held], inputs: LandInputs) -> Workspace:
    territories = [one.territory for one in mine]
    return prepare(
        given.documents[position], given.grid, territories, given.references, {}, inputs.run_date, given.roles
    )


def _land(workspace: Workspace, one: Held, consumption: Consumption | None, forced: bool) -> CommuneLand:
    """Return the land of a commune; a document that no longer applies opens nothing unless one insists."""
    documented = one.document is not None and (forced or one.situation != CADUC)
    try:
        land = commune_land(Scene(workspace, one.territory), consumption, documented)
    except NotEvaluable as reason:
        land = CommuneLand(one.territory, [], False, False, notes=[str(reason)])
    if one.document is None:
        return land
    table = workspace.document.document
    date = clean(table["datappro"].iloc[0]) if "datappro" in table and len(table) else None
    idurba = identity(workspace.document) or None
    for piece in land.pieces:
        piece["idurba"] = idurba
    if one.situation == CADUC and not documented:
        land.notes.append(tr("document {} (état « {} »)").format(idurba, state_label(state(workspace.document))))
    return replace(land, idurba=idurba, date=date)


def _since(inputs: LandInputs, grid: Grille) -> str:
    """Return T0 as AAAAMMJJ: the date given, else the first day of the year ``t0`` of the grid, else nothing."""
    if inputs.since:
        return inputs.since[:10].replace("-", "")
    return f"{grid.parametres.t0}0101" if grid.parametres.t0 else ""


def _identity(given: _Given, position: int, forced: bool) -> dict[str, Any]:
    """Return what the report tells of a document."""
    document = given.documents[position]
    mine = [one for one in given.held if one.document == position]
    row = document.document.iloc[0] if len(document.document) else {}
    reason = "" if mine else tr("retenu pour aucune commune")
    if mine and mine[0].situation == CADUC and not forced:
        reason = tr("état « {} », non compté").format(state_label(state(document)))
    return {
        "fichier": Path(given.paths[position]).name,
        "idurba": clean(row.get("idurba")),
        "nom": clean(row.get("nom")),
        "date": clean(row.get("datappro")),
        "communes": len(mine),
        "motif": reason,
    }


def _of_scot(communes: GeoDataFrame, envelopes: Envelopes, roles: dict[str, Layer]) -> np.ndarray:
    """Return which communes have an envelope of their own or lie inside the perimeter of the SCoT."""
    wanted = communes["code_insee"].astype(str).map(envelopes.names_commune).to_numpy(dtype=bool)
    perimeter = roles.get("role:perimetre_scot")
    if perimeter is not None and len(perimeter):
        shapes = communes.geometry.to_numpy()
        inside = np.sum([shapely.area(clip(shapes, part)) for part in perimeter.geometry], axis=0)
        wanted |= inside >= WITHIN * shapely.area(shapes)
    return wanted


def _concerned(
    communes: GeoDataFrame, documents: Sequence[PlanningDocument], envelopes: Envelopes, roles: dict[str, Layer]
) -> np.ndarray:
    """Return which communes are of the SCoT or near a document: the others of a large layer are not looked at."""
    near = np.zeros(len(communes), dtype=bool)
    tree = shapely.STRtree(communes.geometry.to_numpy())
    for document in documents:
        near[tree.query(shapely.box(*shapely.total_bounds(document.zones.geometry.to_numpy())))] = True
    listed = {code for document in documents for code in document.communes["insee"].dropna().astype(str)}
    return near | communes["code_insee"].astype(str).isin(listed).to_numpy() | _of_scot(communes, envelopes, roles)


def _shapes(held: Sequence[Held], crs: Any) -> GeoDataFrame:
    rows = [{"code_insee": one.territory.place.id, "nom": one.territory.name} for one in held]
    return GeoDataFrame(rows, geometry=[one.territory.geometry for one in held], crs=crs)


def _zones(given: _Given, crs: Any) -> GeoDataFrame:
    """Return the zones of the documents retained, for the map."""
    used = sorted({one.document for one in given.held if one.document is not None})
    frames = [given.documents[position].zones[["famille", "geometry"]] for position in used]
    return GeoDataFrame(pd.concat(frames, ignore_index=True), geometry="geometry", crs=crs)
