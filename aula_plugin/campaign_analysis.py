"""From files and layers to a campaign: the documents of a SCoT, its references and its communes, in one projection."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from geopandas import GeoDataFrame
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from .analysis import Inputs, check_roles, communes_given, levels_of, no_references, sources_of
from .bridge import crs_of, go_on
from .core.compatibility.campaign import Campaign, assemble
from .core.compatibility.holders import check_identities, hold, identity
from .core.documents.model import PlanningDocument
from .core.errors import InputError
from .core.geometry import repair
from .i18n import tr
from .storage.document import read_document
from .storage.grid_files import read_grid
from .storage.references import read_references

#: Documents named before one note that they share.
MOST_NAMED = 3


def gather_campaign(
    paths: Sequence[str], inputs: Inputs, context: QgsProcessingContext, feedback: QgsProcessingFeedback
) -> Campaign:
    """Read everything, in the CRS of most of the documents, and prepare the campaign.

    Parameters
    ----------
    paths : documents read by AULA; ``inputs.document`` and ``inputs.zones`` are left aside.

    Raises
    ------
    InputError
        An input cannot be read, a document is given twice, there are no communes, or no document covers one.
    """
    grid = read_grid(inputs.grid, feedback)
    paths, documents, notes = read_documents(paths, context, feedback)
    crs = crs_of(documents[0].zones)
    references = no_references()
    if inputs.references:
        references = read_references(inputs.references, crs, context, feedback)
    check_roles(grid, references, ("communes",) if inputs.communes is not None else ())
    go_on(feedback)
    communes, mended = communes_given(inputs, references, crs, context, feedback)
    if communes is None:
        raise InputError(
            tr(
                "Une campagne a besoin des communes du SCoT : donnez leur couche, ou une couche « communes » dans les "
                "références."
            )
        )
    held, told = hold(documents, communes, levels_of(grid), lambda: go_on(feedback))
    run_date = inputs.run_date or datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")
    nothing = no_references()
    sources = [
        sources_of(replace(inputs, document=path, zones=None), document, nothing if position else references)
        for position, (path, document) in enumerate(zip(paths, documents))
    ]
    sources = [{**sources[0], **own} for own in sources]  # the references are read, and their hash computed, once
    go_on(feedback)
    campaign = assemble(
        documents, held, grid, references, sources, run_date, inputs.force, lambda: go_on(feedback), feedback.isCanceled
    )
    campaign.whole.notes += [*notes, *mended, *told, *_alike(documents)]
    _tell(campaign.whole.notes, told, feedback)
    return campaign


def _alike(documents: Sequence[PlanningDocument]) -> list[str]:
    """Return the notes of the documents, those that many of them bear said once."""
    bearers: dict[str, list[str]] = {}
    for document in documents:
        for note in document.notes:
            bearers.setdefault(note, []).append(identity(document) or tr("document sans IDURBA"))
    named = []
    for note, names in bearers.items():
        more = tr(" et {} autres").format(len(names) - MOST_NAMED) if len(names) > MOST_NAMED else ""
        named.append(f"{', '.join(names[:MOST_NAMED])}{more} : {note}")
    return named


def _tell(notes: Sequence[str], serious: Sequence[str], feedback: QgsProcessingFeedback) -> None:
    """Say each note once; which commune is held by what, or by nothing, is a warning."""
    for note in dict.fromkeys(notes):
        (feedback.pushWarning if note in serious else feedback.pushInfo)(note)


def read_documents(
    paths: Sequence[str], context: QgsProcessingContext, feedback: QgsProcessingFeedback
) -> tuple[list[str], list[PlanningDocument], list[str]]:
    """Return the files and their documents in the order of the IDURBA, in the projection of most of them, and notes."""
    found: list[tuple[str, PlanningDocument]] = []
    files: set[Path] = set()
    for path in paths:
        go_on(feedback)
        same = Path(path).resolve()
        if same in files:
            raise InputError(tr("« {} » est donné deux fois : gardez-le une fois.").format(Path(path).name))
        files.add(same)
        document = read_document(path, context, feedback)
        if document.zones.empty:
            raise InputError(
                tr(
                    "« {} » ne contient aucune zone : rien ne peut être mesuré. Lisez un lot complet, avec son "
                    "zonage, ou retirez-le de la campagne."
                ).format(Path(path).name)
            )
        found.append((path, document))
    check_identities([document for _, document in found], [Path(path).name for path, _ in found])
    found.sort(key=lambda one: identity(one[1]))
    projections = Counter(document.zones.crs for _, document in found)
    crs = projections.most_common(1)[0][0]
    documents, notes = [], []
    for path, document in found:
        own = document.zones.crs
        if own != crs:
            notes.append(
                tr("« {} » converti de {} en {} ; les limites bougent de quelques millimètres au plus").format(
                    Path(path).name, own.to_string(), crs.to_string()
                )
            )
            document = moved(document, crs)
        documents.append(document)
    return [path for path, _ in found], documents, notes


def moved(document: PlanningDocument, crs: Any) -> PlanningDocument:
    """Return a document in another projection."""

    def move(frame: GeoDataFrame) -> GeoDataFrame:
        if frame.empty or frame.crs is None:
            return frame.set_crs(crs, allow_override=True)
        away = frame.to_crs(crs)
        return away.set_geometry(repair(away.geometry.to_numpy()).geometries, crs=crs)

    return replace(
        document,
        zones=move(document.zones),
        prescriptions={end: move(frame) for end, frame in document.prescriptions.items()},
        informations={end: move(frame) for end, frame in document.informations.items()},
        anomalies=move(document.anomalies),
        perimeter=None if document.perimeter is None else move(document.perimeter),
    )
