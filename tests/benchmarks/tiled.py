"""A large document made of copies of one document laid side by side: each copy is one commune, or keeps its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsVectorLayer,
    QgsWkbTypes,
)

from aula.aula_plugin.bridge import to_frame
from aula.aula_plugin.core.documents.model import PlanningDocument
from aula.aula_plugin.core.geometry import dissolve
from aula.aula_plugin.storage.document import read_document, write_document
from aula.aula_plugin.storage.geopackage import Table, write_geopackage
from aula.aula_plugin.storage.references import read_references
from aula.tests.benchmarks.roles import draw, tables

GAP_M = 20.0
PER_ROW = 10
COMMUNE = {"code_insee": "text", "nom": "text", "niveau": "text"}


@dataclass
class Tiled:
    """Files of a tiled case, and how large it is."""

    document: Path
    references: Path
    all_roles: Path
    communes: Path
    own_communes: Path
    n_communes: int
    n_own_communes: int
    n_zones: int
    shifts: np.ndarray


def shifts_of(bounds: tuple[float, float, float, float], copies: int) -> np.ndarray:
    """Return how far each copy is moved east and north (m)."""
    west, south, east, north = bounds
    numbers = np.arange(copies)
    return np.stack(
        [(numbers % PER_ROW) * (east - west + GAP_M), (numbers // PER_ROW) * (north - south + GAP_M)], axis=1
    )


def _moved(frame: GeoDataFrame, dx: float, dy: float) -> GeoDataFrame:
    moved = frame.copy()
    moved.geometry = shapely.transform(frame.geometry.to_numpy(), lambda xy: xy + (dx, dy))
    return moved


def _copies(frame: GeoDataFrame, shifts: np.ndarray) -> GeoDataFrame:
    joined = pd.concat([_moved(frame, dx, dy) for dx, dy in shifts], ignore_index=True)
    return GeoDataFrame(joined, geometry=frame.geometry.name, crs=frame.crs)


def _with_stecal(frame: GeoDataFrame) -> GeoDataFrame:
    return frame.assign(code=frame["code"].replace({"05-03": "16-03", "05-04": "16-03"}))


def tile(document: Path, references: Path, communes_of_one: str, copies: int, folder: Path) -> Tiled:
    """Write ``copies`` of a document and of its references; each copy is one commune, its zoning dissolved.

    The communes of the document are copied too (``own_communes``), for the measures by commune of their size.

    ``references`` has the roles given, ``all_roles`` those of the general grid, the missing ones drawn from the zoning.

    The emplacements réservés 05-03 and 05-04 become STECAL, so that there are some to measure.
    """
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    one = read_document(document, context, feedback)
    crs = QgsCoordinateReferenceSystem.fromWkt(one.zones.crs.to_wkt())
    numbers = np.arange(copies)
    shifts = shifts_of(one.zones.total_bounds, copies)
    codes = [f"99{number:03d}" for number in numbers]
    own = _own_communes(communes_of_one, crs, one, shifts)
    every = [*codes, *own["code_insee"]]
    many: PlanningDocument = replace(
        one,
        zones=_copies(one.zones, shifts),
        prescriptions={end: _copies(_with_stecal(frame), shifts) for end, frame in one.prescriptions.items()},
        informations={end: _copies(frame, shifts) for end, frame in one.informations.items()},
        communes=pd.DataFrame({"insee": codes, "idurba": one.document["idurba"].iloc[0], "source": "zonage"}),
    )
    folder.mkdir(parents=True, exist_ok=True)
    write_document(folder / "document.gpkg", many, crs, feedback)
    layers = read_references(references, crs, context, feedback).layers
    _write_references(folder / "references.gpkg", layers, shifts, every, crs)
    _write_references(folder / "tous_roles.gpkg", _completed(layers, one.zones), shifts, every, crs)
    shape = dissolve(one.zones.geometry.to_numpy())
    communes = GeoDataFrame(
        {"code_insee": codes, "nom": codes, "niveau": [str(1 + n % 3) for n in numbers]},
        geometry=[shapely.transform(shape, lambda xy, d=shift: xy + d) for shift in shifts],
        crs=one.zones.crs,
    )
    for name, frame in (("communes", communes), ("communes_du_document", own)):
        table = Table("communes", frame, COMMUNE, QgsWkbTypes.Type.MultiPolygon, crs)
        write_geopackage(folder / f"{name}.gpkg", [table], feedback)
    names = ("document", "references", "tous_roles", "communes", "communes_du_document")
    paths = (folder / f"{name}.gpkg" for name in names)
    return Tiled(*paths, n_communes=copies, n_own_communes=len(own), n_zones=len(many.zones), shifts=shifts)


def _own_communes(
    source: str, crs: QgsCoordinateReferenceSystem, one: PlanningDocument, shifts: np.ndarray
) -> GeoDataFrame:
    """Return the copies of the communes the document zones, with codes and levels of their own."""
    layer = QgsVectorLayer(source, "communes", "ogr")
    frame = to_frame(layer, QgsProcessingContext(), QgsProcessingFeedback(), crs)
    tree = shapely.STRtree(one.zones.geometry.to_numpy())
    zoned = [len(tree.query(shape, predicate="contains")) > 0 for shape in frame.geometry]
    copies = _copies(GeoDataFrame(geometry=frame.geometry[zoned].to_numpy(), crs=one.zones.crs), shifts)
    codes = [f"98{number:03d}" for number in range(len(copies))]
    return copies.assign(code_insee=codes, nom=codes, niveau=[str(1 + n % 3) for n in range(len(copies))])


def complete(document: Path, references: Path, path: Path) -> Path:
    """Write the references of a document with every role of the general grid, the missing ones drawn."""
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    one = read_document(document, context, feedback)
    crs = QgsCoordinateReferenceSystem.fromWkt(one.zones.crs.to_wkt())
    layers = _completed(read_references(references, crs, context, feedback).layers, one.zones)
    _write_references(path, layers, np.zeros((1, 2)), sorted(set(one.communes["insee"].dropna())), crs)
    return path


def _completed(layers: dict[str, GeoDataFrame], zones: GeoDataFrame) -> dict[str, GeoDataFrame]:
    missing = draw(zones, {role: frame for role, frame in layers.items() if len(frame)})
    frames = {
        role: GeoDataFrame({"libelle": [role] * len(shapes)}, geometry=list(shapes), crs=zones.crs)
        for role, shapes in missing.items()
    }
    return {**layers, **frames}


def _write_references(
    path: Path, layers: dict[str, GeoDataFrame], shifts: np.ndarray, codes: list[str], crs: QgsCoordinateReferenceSystem
) -> None:
    written = [
        Table(role, _copies(frame, shifts), {"libelle": "text"}, _kind(frame), crs)
        for role, frame in layers.items()
        if role != "communes" and len(frame)
    ]
    written += [Table(name, frame, dict.fromkeys(frame, "text")) for name, frame in tables(codes).items()]
    write_geopackage(path, written, QgsProcessingFeedback())


def _kind(frame: GeoDataFrame) -> QgsWkbTypes.Type:
    dimension = int(shapely.get_dimensions(frame.geometry.to_numpy()).max())
    return {
        2: QgsWkbTypes.Type.MultiPolygon,
        1: QgsWkbTypes.Type.MultiLineString,
        0: QgsWkbTypes.Type.MultiPoint,
    }[dimension]
