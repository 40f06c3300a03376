"""The audit table: one row of figures per document (cnig.md section 8)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..coverage import Coverage
from ..geometry import clip, dissolve
from .model import PlanningDocument
from .partition import COMMUNE_GAP, COMMUNE_SPILL, REAL, UNKNOWN_FAMILY, CommuneCheck, zone_coverage

SUMMARY_COLUMNS = {
    "idurba": "text",
    "version": "text",
    "etat": "text",
    "n_zones": "integer",
    "aire_somme_ha": "real",
    "aire_union_ha": "real",
    "recouvrement_ha": "real",
    "recouvrement_interfamille_ha": "real",
    "trous_ha": "real",
    "masque_98_ha": "real",
    "n_morceaux": "integer",
    "n_paires": "integer",
    "n_morceaux_1m2": "integer",
    "n_morceaux_5m": "integer",
    "n_trous": "integer",
    "n_trous_5m": "integer",
    "n_invalides": "integer",
    "n_multiparties": "integer",
    "n_geom_nulles": "integer",
    "n_doublons": "integer",
    "n_codes_inconnus": "integer",
    "n_conflits_typezone": "integer",
    "n_vocation_inconnue": "integer",
    "aire_vocation_inconnue_ha": "real",
    "lacunes_communes_ha": "real",
    "hors_communes_ha": "real",
    "communes_doc": "text",
    "communes_zonage": "text",
    "crs": "text",
    "encodage": "text",
}
#: Figures that come from the defects of the reader: column of the summary → codes counted.
FROM_ANOMALIES = {
    "n_invalides": ("geometrie_reparee", "geometrie_irreparable"),
    "n_geom_nulles": ("geometrie_nulle",),
    "n_doublons": ("doublon",),
}


def summarise(
    document: PlanningDocument,
    double: GeoDataFrame,
    empty: GeoDataFrame,
    known: Coverage,
    check: CommuneCheck | None,
) -> pd.DataFrame:
    """Return one row per document of the lot, columns ``SUMMARY_COLUMNS``.

    ``n_morceaux_5m`` and ``n_trous_5m`` count what is wider than the liseré in force. In a lot of several documents a
    piece shared by two of them is in neither row; figures of the reader that name no document, and those against the
    communes, are then NULL rather than attributed at random.
    """
    rows = document.document.to_dict("records")
    single = len(rows) == 1
    return pd.DataFrame(
        [_row(document, row, double, empty, known, check, single) for row in rows], columns=list(SUMMARY_COLUMNS)
    )


def _row(
    document: PlanningDocument,
    row: dict[str, Any],
    double: GeoDataFrame,
    empty: GeoDataFrame,
    known: Coverage,
    check: CommuneCheck | None,
    single: bool,
) -> dict[str, Any]:
    idurba = row.get("idurba")
    zones = document.zones if single else document.zones[document.zones["idurba"] == idurba]
    if not single:
        double, empty = double[double["idurba"] == idurba], empty[empty["idurba"] == idurba]
        known = zone_coverage(zones)
    total = float(np.nansum(shapely.area(zones.geometry.to_numpy())))
    return {
        "idurba": idurba,
        "version": row.get("version_standard"),
        "etat": row.get("etat"),
        "aire_somme_ha": total / 10_000,
        "aire_union_ha": (total - known.double_m2) / 10_000,
        "masque_98_ha": masked_m2(zones, document.informations["surf"]) / 10_000,
        **_partition_figures(double, empty),
        **_zone_figures(zones),
        **_anomaly_figures(document.anomalies, single),
        "n_codes_inconnus": _unknown_codes(document, idurba, single),
        **_commune_figures(document, idurba, check, single),
        "crs": row.get("crs"),
        "encodage": row.get("encodage"),
    }


def _partition_figures(double: GeoDataFrame, empty: GeoDataFrame) -> dict[str, Any]:
    families = double["familles"].astype(object).fillna(UNKNOWN_FAMILY).astype(str)
    apart = families.str.contains("/", regex=False) & ~families.str.contains(UNKNOWN_FAMILY, regex=False)
    return {
        "recouvrement_ha": double["aire_m2"].sum() / 10_000,
        "recouvrement_interfamille_ha": double.loc[apart, "aire_m2"].sum() / 10_000,
        "trous_ha": empty["aire_m2"].sum() / 10_000,
        "n_morceaux": len(double),
        "n_paires": len(double[["fid_a", "fid_b"]].drop_duplicates()),
        "n_morceaux_1m2": int((double["aire_m2"] >= 1).sum()),
        "n_morceaux_5m": int((double["classe"] == REAL).sum()),
        "n_trous": len(empty),
        "n_trous_5m": int((empty["classe"] == REAL).sum()),
    }


def _zone_figures(zones: GeoDataFrame) -> dict[str, Any]:
    parts = zones.groupby("fid_source", dropna=False).size() if len(zones) else pd.Series(dtype=int)
    urban = zones["famille"].isin(["U", "AU"])
    unknown = urban & (zones["vocation"].isna() | (zones["vocation"] == "inconnue"))
    return {
        "n_zones": len(parts),
        "n_multiparties": int((parts > 1).sum()),
        "n_conflits_typezone": int(zones.loc[zones["typezone_conflit"].notna(), "fid_source"].nunique()),
        "n_vocation_inconnue": int(zones.loc[unknown, "fid_source"].nunique()),
        "aire_vocation_inconnue_ha": float(shapely.area(zones.geometry.to_numpy()[unknown.to_numpy()]).sum()) / 10_000,
    }


def _anomaly_figures(anomalies: GeoDataFrame, single: bool) -> dict[str, Any]:
    if not single:
        return dict.fromkeys(FROM_ANOMALIES)
    return {name: int(anomalies["defaut"].isin(codes).sum()) for name, codes in FROM_ANOMALIES.items()}


def _unknown_codes(document: PlanningDocument, idurba: str | None, single: bool) -> int:
    count = 0
    for frame in (*document.prescriptions.values(), *document.informations.values()):
        own = frame if single else frame[frame["idurba"] == idurba]
        count += int((own["code_connu"] == False).sum())  # noqa: E712  (NULL is neither)
    return count


def _commune_figures(
    document: PlanningDocument, idurba: str | None, check: CommuneCheck | None, single: bool
) -> dict[str, Any]:
    table = document.communes if single else document.communes[document.communes["idurba"] == idurba]
    source = table["source"].fillna("").astype(str)
    figures: dict[str, Any] = {
        "communes_doc": _codes(table.loc[source.str.contains("DOC_URBA_COM"), "insee"]),
        "communes_zonage": _codes(table.loc[source.str.contains("zonage|couche"), "insee"]),
    }
    if check is not None and single:
        zoned = check.communes.loc[check.communes["part_zonee"] > 0, "insee"]
        size = check.pieces.groupby("type")["aire_m2"].sum() / 10_000
        figures |= {
            "communes_zonage": _codes(zoned),
            "lacunes_communes_ha": float(size.get(COMMUNE_GAP, 0.0)),
            "hors_communes_ha": float(size.get(COMMUNE_SPILL, 0.0)),
        }
    return figures


def _codes(values: pd.Series) -> str | None:
    return "|".join(sorted(set(values.dropna().astype(str)))) or None


def masked_m2(zones: GeoDataFrame, informations: GeoDataFrame) -> float:
    """Return the area of the zones under a partial annulment (information 98-00), each place counted once."""
    masks = informations.loc[informations["code"] == "98-00"]
    if masks.empty or zones.empty:
        return 0.0
    mask = dissolve(masks.geometry.to_numpy())
    return float(dissolve(clip(zones.geometry.to_numpy(), mask)).area)
