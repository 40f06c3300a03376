"""Audit of a planning document: every defect with its place, one row of figures per document (cnig.md section 8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..coverage import Coverage
from ..geometry import mean_width
from ..typography import enumeration, insecables, mesure, nombre, pluriel
from .audit_summary import SUMMARY_COLUMNS, summarise
from .model import SEVERITY_RANK, PlanningDocument
from .partition import (
    LISERE_M,
    PIECE_COLUMNS,
    REAL,
    CommuneCheck,
    against_communes,
    fill_insee,
    holes,
    overlaps,
    stacked,
    zone_coverage,
)
from .required_fields import EmptyField, empty_fields

__all__ = ["DEFECT_COLUMNS", "SUMMARY_COLUMNS", "Audit", "Totals", "audit", "holes", "overlaps"]

OUTSIDE_ZONE = "zone_hors_communes"
NO_COMMUNE = "commune_non_zonee"
EMPTY_FIELD = "champ_obligatoire_vide"

#: Every defect, with or without a place: columns of the pieces, the table concerned, a point to zoom on.
DEFECT_COLUMNS = {
    "type": "text",
    "gravite": "text",
    "classe": "text",
    "couche": "text",
    **{name: kind for name, kind in PIECE_COLUMNS.items() if name not in ("type", "gravite", "classe")},
    "x": "real",
    "y": "real",
}


@dataclass(frozen=True)
class Totals:
    """Figures of the whole lot: pieces of area > 0, areas in m²; ``real`` counts those wider than the liseré."""

    overlaps: int
    overlaps_m2: float
    overlaps_real: int
    zone_pairs: int
    holes: int
    holes_m2: float
    holes_real: int
    double_m2: float
    sum_m2: float


@dataclass
class Audit:
    """What an audit returns.

    Attributes
    ----------
    defects : columns of ``DEFECT_COLUMNS``, most serious first, then by decreasing area; the geometry is the point
        to zoom on, None for a defect without place.
    pieces : the defects that are surfaces (same index and columns), as polygons.
    summary : columns of ``SUMMARY_COLUMNS``, one row per document.
    totals : figures of the whole lot.
    communes : share zoned of each commune, None without a layer of communes.
    notes : remarks for the log, in French.
    """

    defects: GeoDataFrame
    pieces: GeoDataFrame
    summary: pd.DataFrame
    totals: Totals
    communes: pd.DataFrame | None = None
    notes: list[str] = field(default_factory=list)


def _no_progress(share: float, what: str) -> None:  # noqa: ARG001
    return None


def audit(
    document: PlanningDocument,
    communes: GeoDataFrame | None = None,
    lisere_m: float = LISERE_M,
    progress: Callable[[float, str], None] = _no_progress,
    cancelled: Callable[[], bool] = lambda: False,
) -> Audit | None:
    """Audit a document: partition of the zones, defects met by the reader, mandatory fields left empty.

    Parameters
    ----------
    communes : valid polygons with ``code_insee`` and ``nom`` in the CRS of the document; without them the outside of
        the zoning is not looked at.
    lisere_m : widest liseré in m (mean width ``2·A / P``); 5 m is the tolerance of the CNIG standard.
    progress, cancelled : told and asked between steps; None is returned once cancelled.

    Raises
    ------
    InputError
        The communes are not those of the document.
    """
    zones = document.zones
    progress(0.0, "Recherche des bords qui ne coïncident pas")
    known = zone_coverage(zones)
    if cancelled():
        return None
    progress(0.3, "Recouvrements")
    found = [overlaps(zones, lisere_m, known)]
    if cancelled():
        return None
    progress(0.6, "Trous")
    found.append(holes(zones, lisere_m, known))
    check = None
    if communes is not None:
        progress(0.7, "Comparaison aux communes")
        check = against_communes(zones, communes, declared_communes(document), lisere_m, known)
        found.append(check.pieces)
        found.append(_outside_zones(document, check))
        found = [fill_insee(frame, communes) for frame in found]
    if cancelled():
        return None
    progress(0.85, "Champs obligatoires et synthèse")
    pieces = stacked(found)
    totals = _totals(zones, found[0], found[1], known)
    summary = summarise(document, found[0], found[1], known, check)
    gathered, surfaces = _gather(document, pieces, check)
    notes = _notes(totals, check, lisere_m)
    return Audit(gathered, surfaces, summary, totals, None if check is None else check.communes, notes)


def declared_communes(document: PlanningDocument) -> list[str]:
    """Return the INSEE codes that DOC_URBA_COM gives."""
    table = document.communes
    if "source" not in table:
        return []
    told = table["source"].fillna("").astype(str).str.contains("DOC_URBA_COM")
    return sorted(table.loc[told, "insee"].dropna().astype(str))


def _totals(zones: GeoDataFrame, double: GeoDataFrame, empty: GeoDataFrame, known: Coverage) -> Totals:
    pairs = double[["idurba", "fid_a", "fid_b"]].drop_duplicates()
    return Totals(
        overlaps=len(double),
        overlaps_m2=float(double["aire_m2"].sum()),
        overlaps_real=int((double["classe"] == REAL).sum()),
        zone_pairs=len(pairs),
        holes=len(empty),
        holes_m2=float(empty["aire_m2"].sum()),
        holes_real=int((empty["classe"] == REAL).sum()),
        double_m2=known.double_m2,
        sum_m2=float(np.nansum(shapely.area(zones.geometry.to_numpy()))),
    )


def _outside_zones(document: PlanningDocument, check: CommuneCheck) -> GeoDataFrame:
    """Return the zones that lie for the greater part outside the communes of the document."""
    zones = document.zones.iloc[check.outside]
    shapes = zones.geometry.to_numpy()
    table = {
        "type": OUTSIDE_ZONE,
        "classe": REAL,
        "gravite": "avertissement",
        "w_m": mean_width(shapes),
        "aire_m2": shapely.area(shapes),
        "zone_a": zones["libelle"].to_numpy(dtype=object),
        "fid_a": zones["fid_source"].to_numpy(dtype=object),
        "familles": zones["famille"].to_numpy(dtype=object),
        "insee": zones["insee"].to_numpy(dtype=object),
        "idurba": zones["idurba"].to_numpy(dtype=object),
        "detail": [
            insecables(
                f"Zone « {name} » ({mesure(area / 10_000, 'ha')}) pour plus de la moitié hors des communes du "
                "document : vérifiez son tracé et la liste de DOC_URBA_COM."
            )
            for name, area in zip(zones["libelle"], shapely.area(shapes))
        ],
    }
    frame = GeoDataFrame(table, geometry=shapes, crs=zones.crs)
    return frame.reindex(columns=[*PIECE_COLUMNS, "geometry"])


def _gather(
    document: PlanningDocument, pieces: GeoDataFrame, check: CommuneCheck | None
) -> tuple[GeoDataFrame, GeoDataFrame]:
    """Put all defects in one frame of points and the surfaces among them in another, same order and index."""
    crs = document.zones.crs
    surfaces = pd.DataFrame(pieces.drop(columns="geometry")).assign(couche="ZONE_URBA")
    anomalies, fields = _from_anomalies(document), _from_fields(empty_fields(document))
    rows = [r for t in (surfaces, anomalies, fields, _from_communes(check)) for r in t.to_dict("records")]
    table = pd.DataFrame(rows, columns=list(DEFECT_COLUMNS), dtype=object)
    shapes = np.full(len(table), None, dtype=object)
    shapes[: len(pieces)] = pieces.geometry.to_numpy()
    places = np.full(len(table), None, dtype=object)
    places[: len(pieces)] = shapely.point_on_surface(pieces.geometry.to_numpy())
    end = len(pieces) + len(document.anomalies)
    places[len(pieces) : end] = document.anomalies.geometry.to_numpy()
    table["x"], table["y"] = shapely.get_x(places), shapely.get_y(places)
    gravity = table["gravite"].map(SEVERITY_RANK).fillna(len(SEVERITY_RANK)).to_numpy(dtype=float)
    order = np.lexsort((-np.nan_to_num(table["aire_m2"].to_numpy(dtype=float)), gravity))
    table = table.where(table.notna(), None).iloc[order]
    surface = ~shapely.is_missing(shapes[order])
    points = GeoDataFrame(table, geometry=places[order], crs=crs).reset_index(drop=True)
    polygons = GeoDataFrame(table, geometry=shapes[order], crs=crs).reset_index(drop=True)[surface]
    return points, polygons


def _from_anomalies(document: PlanningDocument) -> pd.DataFrame:
    """Turn the rows of the reader into defects: the object named goes to ``zone_a``."""
    anomalies, owners = document.anomalies, document.document["idurba"].unique()
    return pd.DataFrame(
        {
            "type": anomalies["defaut"],
            "gravite": anomalies["gravite"],
            "couche": anomalies["couche"],
            "zone_a": anomalies["objet"],
            "fid_a": anomalies["fid"],
            "idurba": owners[0] if len(owners) == 1 else None,
            "aire_m2": anomalies["aire_m2"],
            "detail": anomalies["detail"],
        }
    ).astype(object)


def _from_fields(fields: list[EmptyField]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "type": EMPTY_FIELD,
            "gravite": "avertissement",
            "couche": [item.table for item in fields],
            "idurba": [item.idurba for item in fields],
            "detail": [
                f"Champ {item.field} vide sur {nombre(item.missing)} des {pluriel(item.total, 'objet')} de "
                f"{item.table} : il est obligatoire dans le standard {item.version}."
                for item in fields
            ],
        },
        dtype=object,
    )


def _from_communes(check: CommuneCheck | None) -> pd.DataFrame:
    """Report the communes that the document declares and does not zone."""
    table = pd.DataFrame() if check is None else check.communes
    bare = table[table["part_zonee"] == 0] if len(table) else table
    return pd.DataFrame(
        {
            "type": NO_COMMUNE,
            "gravite": "avertissement",
            "couche": "DOC_URBA_COM",
            "insee": list(bare["insee"]) if len(bare) else [],
            "detail": [
                f"La commune de {name} ({code}) est déclarée par le document et ne porte aucune zone."
                for name, code in (zip(bare["nom"], bare["insee"]) if len(bare) else [])
            ],
        },
        dtype=object,
    )


def _notes(totals: Totals, check: CommuneCheck | None, lisere_m: float) -> list[str]:
    width = mesure(lisere_m, "m")
    notes = [
        f"{pluriel(totals.overlaps, 'recouvrement')} sur {mesure(totals.overlaps_m2 / 10_000, 'ha')} "
        f"({pluriel(totals.zone_pairs, 'couple')} de zones), dont {nombre(totals.overlaps_real)} de plus de {width} "
        f"de large ; surface en double : {mesure(totals.double_m2 / 10_000, 'ha')}.",
        f"{pluriel(totals.holes, 'trou')} sur {mesure(totals.holes_m2 / 10_000, 'ha')}, dont "
        f"{nombre(totals.holes_real)} de plus de {width} de large. Un trou peut être voulu.",
    ]
    if check is not None:
        size = check.pieces.groupby("type")["aire_m2"].sum() / 10_000
        notes.append(
            "Limites communales : "
            + enumeration(
                [
                    f"{mesure(size.get('lacune_commune', 0.0), 'ha')} sans zone",
                    f"{mesure(size.get('hors_commune', 0.0), 'ha')} hors des communes",
                ]
            )
            + ". À titre d’information seulement : une couche de communes simplifiée crée de tels écarts."
        )
    return [insecables(note) for note in notes]
