"""Two states of a document read into one projection, and the last run of a dossier on one of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
from geopandas import GeoDataFrame
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsVectorLayer

from ..bridge import to_frame
from ..core.compatibility.dossier import avis_key
from ..core.compatibility.results import RESULT_COLUMNS
from ..core.compatibility.rule_changes import latest
from ..core.documents.model import PlanningDocument
from ..core.errors import InputError
from ..core.geometry import repair
from ..i18n import tr
from .document import read_document
from .dossier_reading import read_dossier
from .whole_files import require_whole


def read_states(
    before: str | Path, after: str | Path, context: QgsProcessingContext, feedback: QgsProcessingFeedback
) -> tuple[PlanningDocument, PlanningDocument, list[str]]:
    """Read two states, the second one brought into the projection of the first, and say what was done.

    Raises
    ------
    InputError
        One is not a document read by AULA, or has no zone.
    """
    states = [read_document(path, context, feedback) for path in (before, after)]
    for path, state in zip((before, after), states):
        if state.zones.empty:
            raise InputError(
                tr(
                    "« {} » ne contient aucune zone : il n’y a rien à comparer. Lisez un lot complet, avec son zonage."
                ).format(Path(path).name)
            )
    crs, other = states[0].zones.crs, states[1].zones.crs
    if crs == other:
        return states[0], states[1], []
    note = tr("état après converti de {} en {} ; les limites bougent de quelques millimètres au plus").format(
        other.to_string(), crs.to_string()
    )
    return states[0], _moved(states[1], crs), [note]


def _moved(document: PlanningDocument, crs: Any) -> PlanningDocument:
    def move(frame: GeoDataFrame) -> GeoDataFrame:
        if frame.empty or frame.crs is None:
            return frame.set_crs(crs, allow_override=True)
        moved = frame.to_crs(crs)
        return moved.set_geometry(repair(moved.geometry.to_numpy()).geometries, crs=crs)

    return replace(
        document,
        zones=move(document.zones),
        prescriptions={end: move(frame) for end, frame in document.prescriptions.items()},
        informations={end: move(frame) for end, frame in document.informations.items()},
    )


def read_last_run(
    dossier: str | Path, document: str | Path, context: QgsProcessingContext, feedback: QgsProcessingFeedback
) -> pd.DataFrame:
    """Return the results of the last run of a dossier on the document of a file, with the ``avis`` of each line.

    Raises
    ------
    InputError
        The file is not a dossier, or holds no result on this document.
    """
    path = Path(dossier)
    require_whole(path)
    layer = QgsVectorLayer(f"{path}|layername=resultats", "resultats", "ogr")
    if not layer.isValid():
        raise InputError(
            tr(
                "« {} » n’est pas un dossier d’analyse : la table « resultats » manque. Obtenez-le avec « Vérifier la "
                "compatibilité d’un document avec un SCoT »."
            ).format(path.name)
        )
    results = to_frame(layer, context, feedback)
    table = to_frame(QgsVectorLayer(f"{document}|layername=document", "document", "ogr"), context, feedback)
    missing = [name for name in RESULT_COLUMNS if name not in results]
    if missing:
        raise InputError(
            tr("« {} » : la table « resultats » n’a pas {} ; dossier fait par une autre version ?").format(
                path.name, ", ".join(missing)
            )
        )
    idurba = str(table["idurba"].iloc[0] or "")
    own = results[results["idurba"].fillna("") == idurba]
    if own.empty:
        known = sorted(set(results["idurba"].dropna()))
        raise InputError(
            tr("« {} » ne contient aucun résultat sur « {} » (présents : {}). Vérifiez l’ordre des dossiers.").format(
                path.name, idurba, ", ".join(known) or tr("aucun")
            )
        )
    last = latest(own[list(RESULT_COLUMNS)])
    avis = {avis_key(row): row["avis"] for row in read_dossier(path).lignes}
    return last.assign(avis=[avis.get(avis_key(row)) for row in last.to_dict("records")])
