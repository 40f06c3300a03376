"""A dossier read back to make documents: its results and avis, and the shapes that a report draws."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
from geopandas import GeoDataFrame, GeoSeries
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsVectorLayer

from ..bridge import go_on, to_frame
from ..core.compatibility.chosen import Chosen, choose, pair_of
from ..core.compatibility.results import EVIDENCE_COLUMNS, EVIDENCE_MEASURE, RESULT_COLUMNS, Evaluation
from ..core.documents.model import ANOMALY_COLUMNS, COMMUNE_COLUMNS, DOCUMENT_COLUMNS, PlanningDocument, Version
from .dossier_base import reading, tables
from .dossier_reading import read_dossier

_PARAMETERS = "SELECT date_run, grille_id, cle, valeur FROM parametres ORDER BY fid"
_AUTHORS = "SELECT DISTINCT auteur FROM avis WHERE coalesce(auteur, '') <> '' ORDER BY auteur"
_FORMER_AUTHORS = "SELECT DISTINCT auteur FROM avis_historique WHERE coalesce(auteur, '') <> '' ORDER BY auteur"
_KINDS = ("surf", "lin", "pct")


def read_chosen(path: str | Path, grid_id: str = "", idurba: str = "", communes: Sequence[str] = ()) -> Chosen:
    """Read what a dossier says of one grid and one document.

    Raises
    ------
    InputError
        Not a dossier; or see ``chosen.pair_of`` and ``chosen.choose``.
    """
    dossier = read_dossier(path)
    pair = pair_of(dossier, grid_id, idurba)
    with reading(path) as base:
        parameters = base.execute(_PARAMETERS).fetchall() if "parametres" in tables(base) else []
    return choose(dossier, pair, parameters, communes)


def authors(path: str | Path) -> list[str]:
    """Return the names of all who wrote an avis, in force or not."""
    with reading(path) as base:
        orders = [_AUTHORS] + ([_FORMER_AUTHORS] if "avis_historique" in tables(base) else [])
        return sorted({str(row["auteur"]).strip() for order in orders for row in base.execute(order)})


def evaluation_of(
    path: str | Path,
    chosen: Chosen,
    drawn: bool,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> tuple[Evaluation, GeoDataFrame, PlanningDocument]:
    """Return the results with their evidence, the communes, and the document as far as the dossier knows it.

    The zoning is not in a dossier: the document has none. The evidence is read when it is ``drawn``.
    """
    communes = _communes(path, chosen, context, feedback)
    results = pd.DataFrame(chosen.lignes, columns=list(RESULT_COLUMNS))
    kinds = _KINDS if drawn else ()
    evidence = {kind: _evidence(path, kind, chosen, communes.crs, context, feedback) for kind in kinds}
    return Evaluation(results, evidence, list(chosen.notes)), communes, _document(chosen, communes)


def _layer(path: str | Path, table: str) -> QgsVectorLayer | None:
    layer = QgsVectorLayer(f"{path}|layername={table}", table, "ogr")
    return layer if layer.isValid() else None


def _communes(path: str | Path, chosen: Chosen, context, feedback) -> GeoDataFrame:
    """Return the communes of the lines, in the state of their last run."""
    names = ["code_insee", "nom", "niveau", "siren_epci"]
    last = {str(row["fid"]) for row in chosen.territoires}
    layer = _layer(path, "territoires")
    if layer is None:
        return GeoDataFrame(pd.DataFrame(columns=names), geometry=GeoSeries([], crs=None))
    frame = to_frame(layer, context, feedback)
    go_on(feedback)
    frame = frame[frame.index.astype(str).isin(last)]
    codes = {str(row["territoire_id"]) for row in chosen.lignes if row["territoire_type"] == "commune"}
    kept = frame[frame["code_insee"].astype(str).isin(codes)] if codes else frame
    return kept[[*names, "geometry"]].reset_index(drop=True)


def _evidence(path: str | Path, kind: str, chosen: Chosen, crs, context, feedback) -> GeoDataFrame:
    columns = [*EVIDENCE_COLUMNS, *EVIDENCE_MEASURE[kind]]
    layer = _layer(path, f"preuves_{kind}")
    if layer is None:
        return GeoDataFrame(pd.DataFrame(columns=columns), geometry=GeoSeries([], crs=crs))
    frame = to_frame(layer, context, feedback)
    go_on(feedback)
    runs = {(row["regle_id"], row["territoire_id"], _moment(row["date_run"])) for row in chosen.lignes}
    own = (frame["grille_id"] == chosen.grille.id) & (frame["idurba"] == chosen.idurba)
    keys = zip(frame["regle_id"], frame["territoire_id"], frame["date_run"].map(_moment))
    kept = frame[own & pd.Series([key in runs for key in keys], index=frame.index, dtype=bool)]
    return kept.reset_index(drop=True)


def _moment(value: object) -> str:
    """Return a date and time to the second, whether it comes as text or as a moment."""
    text = value.isoformat() if hasattr(value, "isoformat") else str(value or "")
    return text.replace(" ", "T")[:19]


def _document(chosen: Chosen, communes: GeoDataFrame) -> PlanningDocument:
    kept = chosen.document
    row = {name: kept.get(name) for name in DOCUMENT_COLUMNS} | {"idurba": chosen.idurba}
    places = [{"insee": code, "nom": name} for code, name in zip(communes["code_insee"], communes["nom"])]
    nothing = GeoDataFrame(geometry=GeoSeries([], crs=communes.crs))
    defects = [{name: defect.get(name) for name in ANOMALY_COLUMNS} for defect in chosen.defauts]
    return PlanningDocument(
        document=pd.DataFrame([row], columns=list(DOCUMENT_COLUMNS)),
        communes=pd.DataFrame(places, columns=list(COMMUNE_COLUMNS)),
        zones=nothing,
        prescriptions=dict.fromkeys(_KINDS, nothing),
        informations=dict.fromkeys(_KINDS, nothing),
        anomalies=GeoDataFrame(
            pd.DataFrame(defects, columns=list(ANOMALY_COLUMNS)), geometry=[None] * len(defects), crs=communes.crs
        ),
        version=Version(
            str(kept.get("version") or ""), str(kept.get("version_preuve") or ""), bool(kept.get("version_certaine"))
        ),
        type_document=chosen.type_document,
    )
