"""The dossier d'analyse: one GeoPackage where runs pile up and where avis are never overwritten."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from geopandas import GeoDataFrame
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsVectorLayer, QgsWkbTypes

from ..bridge import crs_of, to_frame
from ..core.compatibility import dossier
from ..core.compatibility.ledger import LEDGER_COLUMNS, WORD_COLUMNS
from ..core.compatibility.results import EVIDENCE_COLUMNS, EVIDENCE_MEASURE, RESULT_COLUMNS, Evaluation
from ..core.compatibility.workspace import Workspace, communes_frame
from ..core.documents.model import ANOMALY_COLUMNS
from ..core.errors import InputError
from ..i18n import tr
from ..paths import STYLES
from .avis_guard import guard_dossier
from .dossier_base import index_evidence
from .geopackage import Table, append_to_geopackage, write_geopackage

GEOMETRY = {
    "surf": QgsWkbTypes.Type.MultiPolygon,
    "lin": QgsWkbTypes.Type.MultiLineString,
    "pct": QgsWkbTypes.Type.MultiPoint,
}
_STYLES = STYLES / "compatibility"


def write_dossier(
    path: str | Path,
    workspace: Workspace,
    evaluation: Evaluation,
    software: str,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> int:
    """Add a run to a dossier, creating it when there is none.

    Tables: ``resultats``, ``preuves_surf|lin|pct``, ``avis``, ``territoires``, ``synthese``, ``parametres``,
    ``grand_livre``, ``appariements_mots``, ``defauts``. Rows of earlier runs stay; a line that already has an avis
    keeps it.

    Returns
    -------
    The number of avis added (lines new to the dossier).

    Raises
    ------
    InputError
        The file exists and is not a dossier, or cannot be written; it is then left as it was.
    """
    existing = _existing_avis(Path(path), context, feedback)
    avis = dossier.new_avis(evaluation.results, existing)
    crs = crs_of(workspace.document.zones)
    defects = _without_geometry(workspace.document.anomalies)
    tables = [
        Table(
            "territoires",
            dossier.territories(evaluation.results, communes_frame(workspace)),
            dossier.TERRITORY_COLUMNS,
            QgsWkbTypes.Type.MultiPolygon,
            crs,
            _STYLES / "territoires.qml",
            append=True,
        ),
        *(
            Table(
                f"preuves_{end}",
                evaluation.evidence[end],
                {**EVIDENCE_COLUMNS, **EVIDENCE_MEASURE[end]},
                GEOMETRY[end],
                crs,
                _STYLES / f"preuves_{end}.qml",
                append=True,
            )
            for end in GEOMETRY
        ),
        Table("resultats", evaluation.results, RESULT_COLUMNS, append=True),
        Table("avis", avis, dossier.AVIS_COLUMNS, style=_STYLES / "avis.qml", append=True),
        Table("avis_historique", avis.head(0), dossier.HISTORY_COLUMNS, append=True),
        Table("synthese", dossier.synthesis(evaluation.results), dossier.SYNTHESIS_COLUMNS, append=True),
        Table(
            "parametres",
            dossier.parameters(workspace, evaluation, software),
            dossier.PARAMETER_COLUMNS,
            append=True,
        ),
        Table("grand_livre", evaluation.ledger, LEDGER_COLUMNS, append=True),
        Table("appariements_mots", evaluation.words, WORD_COLUMNS, append=True),
        Table("defauts", defects, ANOMALY_COLUMNS),
    ]
    (write_geopackage if existing is None else append_to_geopackage)(path, tables, feedback)
    if not feedback.isCanceled():
        index_evidence(path)
        guard_dossier(path)
    return len(avis)


def require_dossier(path: str | Path) -> None:
    """Refuse, before any computation, a file that exists and is not a dossier.

    Raises
    ------
    InputError
        The file is something else; it is left as it was.
    """
    layer = QgsVectorLayer(f"{path}|layername=avis", "avis", "ogr")
    missing = [name for name in dossier.AVIS_KEY if layer.fields().indexFromName(name) < 0]
    if Path(path).exists() and (not layer.isValid() or missing):
        raise InputError(
            tr(
                "« {} » existe et n’est pas un dossier d’analyse : il n’a pas été modifié. Choisissez un autre nom."
            ).format(path)
        )


def _existing_avis(path: Path, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> pd.DataFrame | None:
    """Return the avis of an existing dossier, None when there is no file yet."""
    if not path.exists():
        return None
    require_dossier(path)
    return to_frame(QgsVectorLayer(f"{path}|layername=avis", "avis", "ogr"), context, feedback)


def _without_geometry(frame: GeoDataFrame) -> pd.DataFrame:
    return pd.DataFrame(frame.drop(columns=frame.geometry.name))
