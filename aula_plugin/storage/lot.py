"""A lot of a planning document as the Géoportail de l'urbanisme delivers it: files in, plain frames out."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd
from geopandas import GeoDataFrame
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsRectangle,
    QgsVectorLayer,
)

from .. import metric_crs
from ..bridge import to_frame
from ..core.documents.defects import AnomalyLog
from ..core.documents.normalise import GEOMETRIC, PLAIN
from ..core.errors import InputError
from ..core.typography import insecables, pluriel
from ..i18n import tr
from . import encoding
from .lot_files import Candidate, copy_gml, find_tables
from .temporary import temporary_folder
from .whole_files import require_whole

_COMPANIONS = {".shp": (".shx", ".dbf"), ".tab": (".dat", ".map", ".id"), ".mif": (".mid",)}


@dataclass
class Lot:
    """What was read of a lot, ready for ``build_document``."""

    tables: dict[str, pd.DataFrame]
    crs: QgsCoordinateReferenceSystem
    encoding: str
    folders: tuple[str, ...]
    log: AnomalyLog
    files: tuple[Path, ...] = ()
    notes: list[str] = field(default_factory=list)

    @property
    def extent(self) -> QgsRectangle | None:
        """Return the rectangle that holds all the objects, in ``crs``; None when there is none."""
        bounds = np.array([f.total_bounds for f in self.tables.values() if isinstance(f, GeoDataFrame)]).reshape(-1, 4)
        bounds = bounds[np.isfinite(bounds).all(axis=1)]
        if not len(bounds):
            return None
        whole = QgsRectangle(*bounds[:, :2].min(axis=0), *bounds[:, 2:].max(axis=0))
        return None if whole.isEmpty() else whole


def read_lot(
    path: str | Path,
    crs: QgsCoordinateReferenceSystem,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> Lot:
    """Read all the tables of the lot in one projected metre CRS.

    Parameters
    ----------
    path : folder of one document, or one GeoPackage or GML file holding it.
    crs : system of the layers that do not say theirs; invalid when the person gave none.

    Raises
    ------
    InputError
        No table, several documents, an unreadable file, a layer without CRS (the message proposes those that fit).
    """
    log = AnomalyLog()
    found = find_tables(Path(path), log)
    with ExitStack() as stack:
        layers = {name: _open(candidate, stack) for name, candidate in found.tables.items()}
        encodings = [_decode(layers[name], found.tables[name], log) for name in layers]
        geometric = {name: layers[name] for name in GEOMETRIC if name in layers}
        _give_crs(geometric, found.tables, crs, context, log)
        target = _target(geometric, context)
        tables: dict[str, pd.DataFrame] = {}
        for number, (name, layer) in enumerate(layers.items()):
            if feedback.isCanceled():
                break
            count = pluriel(layer.featureCount(), "objet")
            feedback.pushInfo(insecables(f"{name.upper()} : {count} ({found.tables[name].path.name})"))
            tables[name] = _frame(name, layer, target, context, feedback, log)
            feedback.setProgress(50 * (number + 1) / len(layers))
        layers.clear()
        geometric.clear()
    notes = [insecables(tr("Tables lues : {}.").format(", ".join(name.upper() for name in tables)))]
    if found.ignored:
        names = ", ".join(sorted({candidate.table.upper() for candidate in found.ignored}))
        notes.append(insecables(tr("Tables d’habillage laissées de côté (dessin seulement) : {}.").format(names)))
    used = ", ".join(sorted({name for name in encodings if name}))
    files = tuple({candidate.path for candidate in found.tables.values()})
    return Lot(tables, target, used, found.folders, log, files, notes)


def _open(candidate: Candidate, stack: ExitStack) -> QgsVectorLayer:
    """Open a layer without asking anything to anyone; GML is copied first, GDAL writes beside it."""
    uri = candidate.uri
    for file in _with_companions(candidate.path):
        require_whole(file)
    if candidate.path.suffix.lower() == ".gml":
        uri = uri.replace(
            str(candidate.path), str(copy_gml(candidate.path, stack.enter_context(temporary_folder()))), 1
        )
    options = QgsVectorLayer.LayerOptions()
    options.skipCrsValidation = True
    options.loadDefaultStyle = False
    layer = QgsVectorLayer(uri, candidate.table, "ogr", options)
    if not layer.isValid():
        raise _unreadable(candidate)
    if candidate.table in GEOMETRIC and not layer.isSpatial():
        raise InputError(
            tr(
                "« {} » n’a pas de géométrie : le fichier est-il complet (pour un Shapefile : .shp, .shx et .dbf) ?"
            ).format(candidate.path.name)
        )
    return layer


def _with_companions(path: Path) -> list[Path]:
    ends = (path.suffix.lower(), *_COMPANIONS.get(path.suffix.lower(), ()))
    return [p for p in path.parent.iterdir() if p.stem == path.stem and p.suffix.lower() in ends]


def _unreadable(candidate: Candidate) -> InputError:
    present = {p.suffix.lower() for p in candidate.path.parent.iterdir() if p.stem == candidate.path.stem}
    absent = [end for end in _COMPANIONS.get(candidate.path.suffix.lower(), ()) if end not in present]
    reason = (
        tr("il manque {}").format(", ".join(absent))
        if absent
        else tr("fichier abîmé ou d’un autre format ; remplacez-le par l’original, ou ôtez-le du dossier")
    )
    return InputError(tr("« {} » est illisible : {}.").format(candidate.path.name, reason))


def _decode(layer: QgsVectorLayer, candidate: Candidate, log: AnomalyLog) -> str:
    """Set the encoding of a .dbf and record how it was known; other formats say theirs."""
    suffix = candidate.path.suffix
    if suffix.lower() not in (".shp", ".dbf"):
        return ""
    siblings = candidate.path.parent.iterdir()
    dbf = next((p for p in siblings if p.stem == candidate.path.stem and p.suffix.lower() == ".dbf"), None)
    if dbf is None:
        raise _unreadable(candidate)
    known = encoding.of_dbf(dbf)
    layer.setProviderEncoding(known.name)
    if known.guessed:
        log.add("encodage_devine", candidate.table.upper(), f"pas de .cpg lisible ; textes lus en {known.name}")
    elif known.contradicted:
        detail = f"le .cpg dit « {known.declared} » ; textes lus en {known.name}"
        log.add("encodage_contredit", candidate.table.upper(), detail)
    return known.name


def _give_crs(
    layers: dict[str, QgsVectorLayer],
    candidates: dict[str, Candidate],
    crs: QgsCoordinateReferenceSystem,
    context: QgsProcessingContext,
    log: AnomalyLog,
) -> None:
    """Give the person's CRS to the layers that have none, or refuse with the systems that fit."""
    without = [name for name, layer in layers.items() if not metric_crs.is_known(layer.crs()) and layer.featureCount()]
    if without and not crs.isValid():
        extent = layers[without[0]].extent()
        proposals = metric_crs.fitting(extent, context.transformContext())
        raise InputError(
            tr(
                "Système de coordonnées absent (.prj manquant) : {}. Emprise de la première : {}. Systèmes possibles : "
                "{}. Indiquez le bon dans le paramètre CRS."
            ).format(
                ", ".join(candidates[name].path.name for name in without),
                extent.toString(0),
                " ; ".join(proposals) or tr("aucun système français ne convient"),
            )
        )
    for name, layer in layers.items():
        if metric_crs.is_known(layer.crs()):
            layer.setCrs(metric_crs.canonical(layer.crs()))
        elif crs.isValid():
            layer.setCrs(metric_crs.canonical(crs))
            if layer.featureCount():
                log.add("scr_fourni", name.upper(), crs.authid())


def _target(layers: dict[str, QgsVectorLayer], context: QgsProcessingContext) -> QgsCoordinateReferenceSystem:
    """Return the working CRS: that of the first layer with objects, zoning first."""
    filled = [layer for layer in layers.values() if layer.featureCount() and metric_crs.is_known(layer.crs())]
    located = filled or [layer for layer in layers.values() if metric_crs.is_known(layer.crs())]
    if not located:
        raise InputError(tr("Toutes les couches du lot sont vides et sans système de coordonnées : rien à lire."))
    first = located[0]
    if not first.featureCount():
        own = metric_crs.canonical(first.crs())
        return own if metric_crs.is_metric(own) else metric_crs.standard_systems()[0]
    return metric_crs.working(first.crs(), first.extent(), context.transformContext())


def _frame(
    name: str,
    layer: QgsVectorLayer,
    target: QgsCoordinateReferenceSystem,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    log: AnomalyLog,
) -> pd.DataFrame:
    if name in PLAIN:
        return pd.DataFrame(to_frame(layer, context, feedback)).drop(columns="geometry")
    own = layer.crs()
    if not metric_crs.is_known(own):
        layer.setCrs(target)
    elif layer.featureCount():
        if not metric_crs.is_plausible(own, layer.extent(), context.transformContext()):
            detail = f"{own.authid()}, emprise {layer.extent().toString(0)}"
            log.add("coordonnees_hors_domaine", name.upper(), detail)
        if own != target:
            log.add("scr_different", name.upper(), f"{own.authid() or own.description()} → {target.authid()}")
    return to_frame(layer, context, feedback, crs=target)
