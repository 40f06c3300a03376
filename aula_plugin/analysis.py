"""From files and layers to a workspace: the one way an algorithm gathers what a compatibility analysis needs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timezone
from pathlib import Path

import pandas as pd
from geopandas import GeoDataFrame
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
)

from .bridge import crs_of, go_on, to_frame
from .core.communes import normalise_communes
from .core.compatibility.model import Grille
from .core.compatibility.references import META_COLUMNS, References
from .core.compatibility.thresholds import Place
from .core.compatibility.workspace import Territory, Workspace, communes_of, prepare
from .core.documents.defects import tally
from .core.documents.model import PlanningDocument
from .core.documents.replacement import ZONING_TABLE, replace_zones
from .core.errors import InputError
from .core.fingerprint import fingerprint
from .core.geometry import dissolve
from .core.typography import enumeration
from .i18n import tr
from .storage.document import read_document
from .storage.grid_files import read_grid
from .storage.references import read_references


@dataclass
class Inputs:
    """What a person gave; ``None`` where nothing was given."""

    document: str
    grid: str
    references: str | None = None
    zones: QgsProcessingFeatureSource | None = None
    communes: QgsProcessingFeatureSource | None = None
    insee_field: str = ""
    run_date: str = ""
    force: bool = False
    #: Roles whose layers are read, when the work needs a few of them only; None reads every layer. Tables always are.
    only: tuple[str, ...] | None = None


def gather(inputs: Inputs, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Workspace:
    """Read everything, in the CRS of the document, and prepare the workspace.

    Raises
    ------
    InputError
        An input cannot be read; the message says which and what to mend.
    """
    grid = read_grid(inputs.grid, feedback)
    document = read_document(inputs.document, context, feedback)
    crs = crs_of(document.zones)
    if inputs.zones is not None:
        document = _with_zones(document, inputs.zones, crs, context, feedback)
    if document.zones.empty:
        raise InputError(
            tr(
                "« {} » ne contient aucune zone : rien ne peut être mesuré. Lisez un lot complet, avec son zonage, ou "
                "donnez un zonage en cours d’étude."
            ).format(Path(inputs.document).name)
        )
    references = no_references()
    if inputs.references:
        references = read_references(inputs.references, crs, context, feedback, inputs.only)
    left = () if inputs.only is None else [role for role in grid.roles if role not in inputs.only]
    check_roles(grid, references, (*left, "communes") if inputs.communes is not None else (*left,))
    run_date = inputs.run_date or datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")
    communes, notes = communes_given(inputs, references, crs, context, feedback)
    go_on(feedback)
    territories: list[Territory] = []
    if communes is not None:
        territories, left_out = communes_of(document, communes, levels_of(grid))
        notes += left_out
    if not territories:
        territories, communes = [_whole(document)], None
        notes.append(tr("aucune commune : le document est évalué d’un seul tenant"))
    go_on(feedback)
    sources = sources_of(inputs, document, references)
    go_on(feedback)
    workspace = prepare(document, grid, territories, references, sources, run_date)
    workspace.forced = inputs.force
    workspace.notes += [*notes, *document.notes]
    for note in workspace.notes:
        feedback.pushInfo(note)
    go_on(feedback)
    return workspace


def check_roles(grid: Grille, references: References, given: tuple[str, ...]) -> None:
    """Refuse references that lack a role the grid cannot do without.

    Raises
    ------
    InputError
    """
    missing = references.unbound(grid.roles.values(), (*grid.tables, *given))
    if missing:
        raise InputError(
            tr(
                "Rôles obligatoires de la grille qu’aucune couche de référence ne tient : {}. Ajoutez-les avec "
                "« Préparer les références », ou retirez « obligatoire » de ces rôles dans la grille. Rien n’a été "
                "calculé."
            ).format(enumeration([f"{role.libelle} ({role.nom})" for role in missing]))
        )


def communes_given(
    inputs: Inputs,
    references: References,
    crs: QgsCoordinateReferenceSystem,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> tuple[GeoDataFrame | None, list[str]]:
    """Return the communes given, else those of the reference file, else None."""
    if inputs.communes is not None:
        return normalise_communes(to_frame(inputs.communes, context, feedback, crs), inputs.insee_field)
    if "communes" in references.layers:
        return normalise_communes(references.layers["communes"].reset_index(drop=True))
    return None, []


def levels_of(grid: Grille) -> dict[str, str]:
    """Return the level of each commune from the table of the armature, when the grid has one."""
    table = grid.tables.get(Path(grid.armature.source).stem)
    if table is None or grid.armature.colonne not in table.columns:
        return {}
    keys = [grid.armature.cle, "code_insee", "insee"]
    key = next((k for k in keys if k in table.columns), None)
    return {} if key is None else dict(zip(table[key].astype(str), table[grid.armature.colonne].astype(str)))


def _with_zones(
    document: PlanningDocument,
    source: QgsProcessingFeatureSource,
    crs: QgsCoordinateReferenceSystem,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> PlanningDocument:
    """Return the document with a zoning in progress in place of its own, read by the same rules."""
    frame = to_frame(source, context, feedback, crs)
    if frame.empty:
        raise InputError(tr("« {} » ne contient aucune zone.").format(source.sourceName()))
    redrawn = replace_zones(document, frame)
    for line, serious in tally(
        redrawn.anomalies.loc[redrawn.anomalies["couche"].str.upper() == ZONING_TABLE, "defaut"]
    ):
        (feedback.pushWarning if serious else feedback.pushInfo)(tr("{} : {}").format(source.sourceName(), line))
    if redrawn.zones.empty:
        raise InputError(tr("« {} » ne contient aucune zone utilisable.").format(source.sourceName()))
    return replace(
        redrawn,
        notes=[*document.notes, tr("zonage remplacé par « {} »").format(source.sourceName())],
    )


def no_references() -> References:
    """Return the references of who gave none."""
    return References({}, {}, pd.DataFrame(columns=list(META_COLUMNS)).set_index("role", drop=False))


def _whole(document: PlanningDocument) -> Territory:
    """Return the whole zoning as one territory: a commune when the document covers one, else its EPCI."""
    codes = sorted(set(document.communes["insee"].dropna())) if len(document.communes) else []
    shape = dissolve(document.zones.geometry.to_numpy())
    if len(codes) == 1:
        return Territory(Place("commune", codes[0]), codes[0], shape)
    idurba = str(document.document["idurba"].iloc[0] or "document")
    return Territory(Place("commune", idurba.split("_")[0]), idurba, shape)


def sources_of(inputs: Inputs, document: PlanningDocument, references: References) -> dict[str, dict]:
    """Return, by layer of the workspace, what is needed to replay a line."""
    table = document.document
    date = str(table["datappro"].iloc[0] or "") if "datappro" in table and len(table) else ""
    origin = inputs.zones.sourceName() if inputs.zones is not None else Path(inputs.document).name
    sources = {"zones": _source("zone_urba", origin, date, document.zones)}
    for key, label, frames in (
        ("psc", "prescription", document.prescriptions),
        ("inf", "info", document.informations),
    ):
        parts = [frames[end] for end in ("surf", "lin", "pct")]
        hashes = "+".join(fingerprint(part)[:16] for part in parts)
        sources[key] = {
            "couche": label,
            "source": Path(inputs.document).name,
            "date": date,
            "n": sum(len(part) for part in parts),
            "sha256": hashes,
        }
    file = Path(inputs.references).name if inputs.references else ""
    for role, frame in references.layers.items():
        described = references.meta.loc[role] if role in references.meta.index else {}
        sources[f"role:{role}"] = _source(
            role, str(described.get("source") or file), str(described.get("date") or ""), frame
        )
    return sources


def _source(layer: str, origin: str, date: str, frame: GeoDataFrame) -> dict:
    return {"couche": layer, "source": origin, "date": date, "n": len(frame), "sha256": fingerprint(frame)}
