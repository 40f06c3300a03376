"""The dossier of the centralités: one GeoPackage that keeps candidates, variants, agreement, and what people decided.

A run replaces the rows of the communes it computed, and only those. It never erases the journal, the hand edits, nor a
status: these lie over what is computed.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pandas as pd
from geopandas import GeoDataFrame
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..bridge import crs_of, to_frame
from ..core.centrality import columns
from ..core.centrality.hand import ADJUSTED, EDITS, adjusted_table, carried, moved
from ..core.centrality.survey import Survey
from ..core.centrality.used_points import USED_POINTS, used_points
from ..core.errors import InputError, why
from ..i18n import tr
from ..paths import STYLES
from .geopackage import Table, append_to_geopackage, write_geopackage
from .whole_files import require_whole

_STYLES = STYLES / "centrality"
_SURFACE, _POINT, _NONE = QgsWkbTypes.Type.MultiPolygon, QgsWkbTypes.Type.Point, QgsWkbTypes.Type.NoGeometry
#: Table: what each run was computed with.
PARAMETERS = {"date_run": "datetime", "communes": "text", "parametre": "text", "valeur": "text"}
PARCELS = {"code_insee": "text", **columns.PARCELS}
#: Layer to columns, geometry and style (None: none).
LAYERS: dict[str, tuple[Mapping[str, str], QgsWkbTypes.Type, str | None]] = {
    "candidats": (columns.CANDIDATES, _SURFACE, "candidats"),
    "retouches": (EDITS, _SURFACE, "retouches"),
    "perimetres_ajustes": (ADJUSTED, _SURFACE, "perimetres_ajustes"),
    "variantes": (columns.VARIANTS, _SURFACE, "variantes_dessinees"),
    "accord": (columns.AGREEMENT, _SURFACE, "accord"),
    "accord_parcelles": (PARCELS, _SURFACE, "accord_parcelles"),
    "parties_ecartees": (columns.SET_ASIDE, _SURFACE, "parties_ecartees"),
    "points_utilises": (USED_POINTS, _POINT, "offre"),
    "communes_resultat": (columns.COMMUNES, _NONE, "communes_resultat"),
    "recouvrements": (columns.OVERLAPS, _NONE, "recouvrements"),
    "parametres": (PARAMETERS, _NONE, None),
    "journal": (columns.JOURNAL, _NONE, None),
}
#: What QGIS takes for a character written in an address.
_CODED = re.compile("%[0-9A-Fa-f]{2}")
_REQUIRED = {"candidats", "journal", "retouches", "communes_resultat"}


@dataclass(frozen=True)
class Outlived:
    """What people decided on the communes of a run, and that it left alone.

    Attributes
    ----------
    decided : candidates whose status is not « candidat ». edits : parcels over the computed shapes. moved : of these,
        those under which the computed shape is no longer what it was.
    """

    decided: int
    edits: int
    moved: int


def _table(name: str, frame: pd.DataFrame, crs: Any, **more: Any) -> Table:
    shape, geometry, style = LAYERS[name]
    return Table(name, frame, shape, geometry, crs, _STYLES / f"{style}.qml" if style else None, append=True, **more)


def create(path: str | Path, crs: QgsCoordinateReferenceSystem) -> None:
    """Write a dossier with nothing in it yet, in place of any file of that name.

    Raises
    ------
    InputError
        The folder is missing or refuses, or the file is held open.
    """
    write_geopackage(path, [_table(name, _empty(name, crs), crs) for name in LAYERS], QgsProcessingFeedback())


def _empty(name: str, crs: QgsCoordinateReferenceSystem) -> GeoDataFrame:
    return GeoDataFrame(pd.DataFrame(columns=list(LAYERS[name][0]), dtype=object), geometry=[], crs=crs.toWkt())


def require_dossier(path: str | Path) -> None:
    """Refuse a file that exists and is not a dossier of centralités.

    Raises
    ------
    InputError
        The file is something else, cut short or unreadable; it is left as it was.
    """
    path = Path(path)
    if coded := _CODED.search(str(path)):
        raise InputError(
            tr("« {} » : QGIS n’ouvre pas un nom qui contient « {} » ; choisissez un autre nom.").format(path, coded[0])
        )
    if not path.exists():
        return
    require_whole(path)
    try:
        with closing(sqlite3.connect(f"file:{quote(path.resolve().as_posix())}?mode=ro", uri=True)) as base:
            names = {row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlite3.OperationalError as error:
        raise InputError(tr("Impossible de lire « {} » ({}).").format(path, why(error))) from error
    except sqlite3.DatabaseError:
        names = set()
    if not names >= _REQUIRED:
        raise InputError(
            tr(
                "« {} » existe et n’est pas un dossier de centralités : il n’a pas été modifié. Choisissez un autre "
                "nom."
            ).format(path)
        )


def write_run(
    path: str | Path,
    found: Survey,
    codes: Sequence[str],
    told: Mapping[str, Any],
    parcel_ids: list[str | None] | None,
    feedback: QgsProcessingFeedback,
) -> Outlived:
    """Put a run in a dossier, creating it when there is none; return what people decided that outlives it.

    Parameters
    ----------
    codes : communes of the run: their rows are replaced, those of the others stay.
    told : parameter to value, kept with the date under ``date_run``.

    Raises
    ------
    InputError
        The file is not a dossier, is in another CRS, or cannot be written; it is then as it was.
    """
    path, crs = Path(path), crs_of(found.inputs.communes)
    require_dossier(path)
    new, own = not path.exists(), set(codes)
    if new:
        before, edits, journal = (_empty(name, crs) for name in ("candidats", "retouches", "journal"))
    else:
        _require_crs(path, crs)
        before, edits, journal = (read(path, name) for name in ("candidats", "retouches", "journal"))
    held = set(edits["candidat_id"]) | set(journal["candidat_id"])
    after = carried(before[before["code_insee"].isin(own).to_numpy()], found.candidates, held)
    parcels = found.parcels(parcel_ids)
    rows = {
        "candidats": after,
        "perimetres_ajustes": adjusted_table(after, edits),
        "variantes": found.variants,
        "accord": found.agreement,
        "accord_parcelles": parcels.assign(code_insee=_communes_of(parcels, found.inputs.communes)),
        "parties_ecartees": found.aside,
        "points_utilises": used_points(found.inputs.offer, found.inputs.communes),
        "communes_resultat": found.communes,
        "recouvrements": found.overlaps,
    }
    tables = {name: _replacing(name, frame, own, crs) for name, frame in rows.items()}
    tables["parametres"] = _table("parametres", _told(told, codes), crs)
    if new:
        write_geopackage(path, [tables.get(name) or _table(name, _empty(name, crs), crs) for name in LAYERS], feedback)
    else:
        append_to_geopackage(path, list(tables.values()), feedback)
    own_edits = edits[edits["code_insee"].isin(own).to_numpy()]
    decided = int((after["statut"] != columns.STATUSES[0]).sum())
    return Outlived(decided, len(own_edits), len(moved(own_edits, after)))


def _replacing(name: str, frame: pd.DataFrame, codes: Collection[str], crs: Any) -> Table:
    """Return the rows of some communes, in place of theirs; what lies in no commune goes with every run."""
    kept = frame["code_insee"].isin(codes) | frame["code_insee"].isna()
    return _table(name, frame[kept.to_numpy()], crs, instead_of=("code_insee", {*codes, None}))


def _communes_of(parcels: GeoDataFrame, communes: GeoDataFrame) -> list[str | None]:
    points = GeoDataFrame(geometry=parcels.geometry.representative_point(), crs=parcels.crs)
    return list(used_points(points, communes)["code_insee"])


def _told(told: Mapping[str, Any], codes: Sequence[str]) -> pd.DataFrame:
    date, communes = told["date_run"], ",".join(codes)
    rows = [(date, communes, name, str(value)) for name, value in told.items() if name != "date_run"]
    return pd.DataFrame(rows, columns=list(PARAMETERS))


def _require_crs(path: Path, crs: QgsCoordinateReferenceSystem) -> None:
    own = _layer(path, "candidats").crs()
    if own.isValid() and own != crs:
        raise InputError(
            tr("« {} » est en {}, ce calcul en {} : choisissez un autre dossier.").format(
                path, own.authid(), crs.authid()
            )
        )


def _layer(path: Path, name: str) -> QgsVectorLayer:
    return QgsVectorLayer(f"{path}|layername={name}", name, "ogr")


def read(path: str | Path, name: str) -> GeoDataFrame:
    """Return the rows of a layer or of a table of a dossier; a column it is too old to have is NULL.

    Raises
    ------
    InputError
        The file is not a dossier.
    """
    require_dossier(path)
    layer = _layer(Path(path), name)
    if not layer.isValid():
        raise InputError(tr("« {} » ne contient pas « {} » : choisissez un autre dossier.").format(path, name))
    frame = to_frame(layer, QgsProcessingContext(), QgsProcessingFeedback())
    frame = frame.reset_index(drop=True)
    for column in LAYERS[name][0]:
        if column not in frame:
            frame[column] = None
    return frame[[*LAYERS[name][0], frame.geometry.name]]


def write_gesture(path: str | Path, edits: GeoDataFrame, journal: pd.DataFrame) -> None:
    """Keep a gesture over the computed shapes, and its lines of the journal, in one go."""
    gone = read(path, "retouches").iloc[:0]
    _decide(path, read(path, "candidats"), gone, edits, journal)


def take_back(path: str | Path, gesture: int, journal: pd.DataFrame) -> None:
    """Take a gesture away; the journal keeps both."""
    edits = read(path, "retouches")
    own = (edits["geste"] == gesture).to_numpy()
    _decide(path, read(path, "candidats"), edits[own], edits.iloc[:0], journal)


def write_candidate(path: str | Path, row: GeoDataFrame, journal: pd.DataFrame) -> None:
    """Write what a person decided on one candidate (status, name) in place of its row."""
    candidates, none = read(path, "candidats"), read(path, "retouches").iloc[:0]
    others = candidates[~candidates["id_candidat"].isin(row["id_candidat"]).to_numpy()]
    changed = GeoDataFrame(pd.concat([others, row], ignore_index=True), crs=candidates.crs)
    own = _table(
        "candidats", row, _layer(Path(path), "candidats").crs(), instead_of=("id_candidat", set(row["id_candidat"]))
    )
    _decide(path, changed, none, none, journal, [own], set(row["id_candidat"]))


def _decide(
    path: str | Path,
    candidates: GeoDataFrame,
    gone: GeoDataFrame,
    new: GeoDataFrame,
    journal: pd.DataFrame,
    tables: Sequence[Table] = (),
    touched: Collection[str] = (),
) -> None:
    """Write hand edits that go and that come, the journal, and the adjusted perimeters they change, in one go."""
    crs, edits = _layer(Path(path), "candidats").crs(), read(path, "retouches")
    gestures = set(gone["geste"])
    left = edits[~edits["geste"].isin(gestures).to_numpy()]
    both = [frame for frame in (left, new) if len(frame)] or [left]
    names = {*touched, *gone["candidat_id"], *new["candidat_id"]}
    own = candidates[candidates["id_candidat"].isin(names).to_numpy()]
    found = adjusted_table(own, GeoDataFrame(pd.concat(both, ignore_index=True), crs=edits.crs))
    append_to_geopackage(
        path,
        [
            *tables,
            _table("retouches", new, crs, instead_of=("geste", gestures)),
            _table("perimetres_ajustes", found, crs, instead_of=("id_candidat", names)),
            _table("journal", journal, None),
        ],
        QgsProcessingFeedback(),
    )
