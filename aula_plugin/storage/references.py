"""Reference GeoPackages of a SCoT: layers bear role names, the table ``roles`` says what they are worth."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame, GeoSeries
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..bridge import METROPOLE, to_frame
from ..core.compatibility.model import Role
from ..core.compatibility.references import COVERAGE_LAYER, META_COLUMNS, META_TABLE, References
from ..core.compatibility.roles import AUCUNE, LIGNE, POINT, SURFACE, find_role
from ..core.compatibility.roles import ROLES as CATALOGUE
from ..core.errors import InputError
from ..core.fingerprint import fingerprint
from ..core.geometry import repair
from ..i18n import tr
from ..paths import STYLES
from .geopackage import Table, write_geopackage
from .whole_files import require_whole

#: Tables of a GeoPackage that are not references.
_SERVICE_TABLES = ("layer_styles", META_TABLE, COVERAGE_LAYER)
_WRITTEN_AS = {
    SURFACE: QgsWkbTypes.Type.MultiPolygon,
    LIGNE: QgsWkbTypes.Type.MultiLineString,
    POINT: QgsWkbTypes.Type.MultiPoint,
}


def read_references(
    path: str | Path,
    crs: QgsCoordinateReferenceSystem | None,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    only: Collection[str] | None = None,
) -> References:
    """Read a reference GeoPackage, made by ``aula:preparer_references`` or by hand.

    Parameters
    ----------
    crs : CRS of the computation, projected in metres; None takes Lambert-93.
    only : roles whose layers are read; None reads them all. Tables always are.

    Returns
    -------
    Layers repaired and in ``crs``; features without geometry are dropped and counted in ``meta.n_ignores``.

    Raises
    ------
    InputError
        The file is absent, unreadable or holds no layer, or a layer has no CRS.
    """
    path = Path(path)
    listed = _layer_names(path)
    names = list(listed)
    target = crs if crs is not None and crs.isValid() else QgsCoordinateReferenceSystem(METROPOLE)
    layers: dict[str, GeoDataFrame] = {}
    tables: dict[str, pd.DataFrame] = {}
    counts: dict[str, tuple[int, int]] = {}
    for name, spatial in listed.items():
        role = name.lower()
        # opening a layer takes longer than reading a small one
        if name in _SERVICE_TABLES or (spatial and only is not None and role not in only):
            continue
        layer = _open(path, name)
        if layer.isSpatial():
            frame, repaired, dropped = _read_layer(layer, target, context, feedback)
            layers[role], counts[role] = frame, (repaired, dropped)
        else:
            tables[role] = read_table(layer, context, feedback)
    if not layers and not tables and only is None:
        raise InputError(tr("« {} » ne contient aucune couche de référence.").format(path))
    meta = _read_meta(path, names, context, feedback)
    coverage = None
    if COVERAGE_LAYER in names:
        coverage, _, _ = _read_layer(_open(path, COVERAGE_LAYER), target, context, feedback)
    return References(layers, tables, _complete(meta, layers, tables, counts), coverage)


def _layer_names(path: Path) -> dict[str, bool]:
    """Return the names of the layers and tables of the file, and whether each has geometries."""
    require_whole(path)
    found = QgsProviderRegistry.instance().querySublayers(str(path))
    names = {detail.name(): detail.wkbType() != QgsWkbTypes.Type.NoGeometry for detail in found}
    if not names:
        raise InputError(
            tr(
                "« {} » n’est pas un GeoPackage lisible : attendu le fichier produit par « Préparer les références »."
            ).format(path)
        )
    return names


def _open(path: Path, name: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    if not layer.isValid():
        raise InputError(tr("La couche « {} » de « {} » est illisible.").format(name, path))
    return layer


def layer_kind(layer: QgsVectorLayer) -> str | None:
    """Return surface, ligne or point for a layer; None for a table or a layer of mixed geometries."""
    return {
        QgsWkbTypes.GeometryType.PolygonGeometry: SURFACE,
        QgsWkbTypes.GeometryType.LineGeometry: LIGNE,
        QgsWkbTypes.GeometryType.PointGeometry: POINT,
    }.get(layer.geometryType())


def _read_layer(
    layer: QgsVectorLayer,
    crs: QgsCoordinateReferenceSystem,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> tuple[GeoDataFrame, int, int]:
    frame, repaired, dropped = clean(to_frame(layer, context, feedback, crs))
    tell_mended(layer.name(), repaired, dropped, feedback)
    return frame, repaired, dropped


def tell_mended(name: str, repaired: int, dropped: int, feedback: QgsProcessingFeedback) -> None:
    """Say what a layer lost or had mended, nothing when it was sound."""
    if repaired or dropped:
        feedback.pushWarning(
            tr("« {} » : {} géométrie(s) réparée(s), {} objet(s) sans géométrie utilisable ignoré(s).").format(
                name, repaired, dropped
            )
        )


def clean(frame: GeoDataFrame) -> tuple[GeoDataFrame, int, int]:
    """Repair invalid geometries and drop the missing ones.

    Returns
    -------
    The frame, the number of geometries repaired, the number of objects dropped (no geometry, or nothing left of it).
    """
    mended = repair(frame.geometry)
    kept = np.array([shape is not None for shape in mended.geometries], dtype=bool)
    shapes = GeoSeries(mended.geometries[kept], index=frame.index[kept], crs=frame.crs)
    return frame[kept].set_geometry(shapes), int(mended.repaired.sum()), int((~kept).sum())


def read_table(layer: QgsVectorLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> pd.DataFrame:
    """Read a plain table, every value as text, empty text as None."""
    frame = pd.DataFrame(to_frame(layer, context, feedback)).drop(columns="geometry")
    frame = frame.drop(columns="fid", errors="ignore")
    return frame.map(_text) if hasattr(frame, "map") else frame.applymap(_text)


def _text(value: object) -> str | None:
    if value is None or value is pd.NaT or (isinstance(value, float) and np.isnan(value)):
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip() or None


def _read_meta(path: Path, names: list[str], context, feedback) -> pd.DataFrame:
    if META_TABLE not in names:
        return pd.DataFrame(columns=list(META_COLUMNS), dtype=object)
    meta = read_table(_open(path, META_TABLE), context, feedback)
    complete = meta.reindex(columns=list(META_COLUMNS)).astype(object)
    return complete.where(complete.notna(), None)


def _complete(
    meta: pd.DataFrame,
    layers: dict[str, GeoDataFrame],
    tables: dict[str, pd.DataFrame],
    counts: dict[str, tuple[int, int]],
) -> pd.DataFrame:
    """Return one row per layer and table; what the file does not say comes from the catalogue of roles."""
    said = {row["role"]: row for row in meta.to_dict("records")}
    rows = []
    for name, frame in {**layers, **tables}.items():
        row = dict.fromkeys(META_COLUMNS) | said.get(name, {}) | {"role": name}
        known = find_role(name, CATALOGUE.values())
        if known is not None:
            row["libelle"] = row["libelle"] or known.libelle
            row["geometrie"] = row["geometrie"] or known.geometrie
            if row["incertitude_m"] is None:
                row["incertitude_m"] = known.incertitude_m
        repaired, dropped = counts.get(name, (0, 0))
        row["incertitude_m"] = float(row["incertitude_m"] or 0)
        row["n_objets"] = len(frame)
        row["n_repares"] = int(row["n_repares"] or 0) + repaired
        row["n_ignores"] = int(row["n_ignores"] or 0) + dropped
        rows.append(row)
    return pd.DataFrame(rows, columns=list(META_COLUMNS)).set_index("role", drop=False)


@dataclass(frozen=True)
class Reference:
    """One role ready to be written: its rows, the types of its columns, where it comes from."""

    role: Role
    frame: pd.DataFrame
    columns: Mapping[str, str]
    kind: str | None = None
    source: str = ""
    date: str = ""
    repaired: int = 0
    dropped: int = 0
    coverage: str = ""


def write_references(
    path: str | Path,
    references: list[Reference],
    crs: QgsCoordinateReferenceSystem,
    feedback: QgsProcessingFeedback,
    coverage: GeoDataFrame | None = None,
) -> None:
    """Write a reference GeoPackage: one layer or table per role, styles inside, and the table ``roles``.

    Parameters
    ----------
    coverage : area the layers were drawn for, in ``crs``; kept as the layer ``couverture``.

    Raises
    ------
    InputError
        The destination cannot be written; what was there before is intact.
    """
    tables = [_table(reference, crs) for reference in references]
    if coverage is not None:
        surface = QgsWkbTypes.Type.MultiPolygon
        tables.append(Table(COVERAGE_LAYER, _multi(coverage, SURFACE), {"nom": "text"}, surface, crs))
    meta = pd.DataFrame([_meta_row(reference) for reference in references], columns=list(META_COLUMNS))
    tables.append(Table(META_TABLE, meta, META_COLUMNS))
    write_geopackage(path, tables, feedback)


def _table(reference: Reference, crs: QgsCoordinateReferenceSystem) -> Table:
    name = reference.role.nom
    if reference.kind is None:
        return Table(name, reference.frame, reference.columns)
    qml = STYLES / "compatibility" / "references" / f"{name}.qml"
    frame = _multi(reference.frame, reference.kind)
    style = qml if qml.is_file() else None
    return Table(name, frame, reference.columns, _WRITTEN_AS[reference.kind], crs, style)


def _multi(frame: GeoDataFrame, kind: str) -> GeoDataFrame:
    """Return the frame with multi geometries only: a GeoPackage layer holds one type."""
    wrap = {SURFACE: shapely.multipolygons, LIGNE: shapely.multilinestrings, POINT: shapely.multipoints}[kind]
    shapes = [wrap(shapely.get_parts(shape)) for shape in frame.geometry]
    return frame.set_geometry(GeoSeries(shapes, index=frame.index, crs=frame.crs))


def _meta_row(reference: Reference) -> dict[str, object]:
    return {
        "role": reference.role.nom,
        "libelle": reference.role.libelle,
        "geometrie": reference.kind or AUCUNE,
        "incertitude_m": reference.role.incertitude_m,
        "source": reference.source,
        "date": reference.date,
        "n_objets": len(reference.frame),
        "n_repares": reference.repaired,
        "n_ignores": reference.dropped,
        "sha256": fingerprint(_told(reference)),
        "couverture": reference.coverage,
    }


def _told(reference: Reference) -> pd.DataFrame:
    """Return the frame without the columns that are not written."""
    frame = reference.frame
    return frame[[name for name in frame if name in reference.columns or name == "geometry"]]
