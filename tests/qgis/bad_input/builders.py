"""Bad layers and bad files, made by mending nothing: each takes something sound and spoils one thing.

Layers are copies in memory of layers of the example territory; files are written in the folder given.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from uuid import uuid4

import numpy as np
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)

HOSTILE = {
    "html": "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "formula": "=cmd()|' /C calc'!A0",
    "plus": "+33 1",
    "at": "@SUM(A1)",
    "sql": "'); DROP TABLE zone_urba; --",
    "jinja": "{{7*7}} {% for x in y %} {#",
    "braces": "{0} {valeur} %s %(x)d",
    "override": "UA\u202egpj.exe",
    "accents": "Zone d’« é » \U0001f3d8",
}


# ------------------------------------------------------------------------------------------------------------ layers


def memory(
    source: str | QgsVectorLayer,
    kind: str = "",
    fields: Iterable[str] | None = None,
    change: Callable[[int, QgsFeature], object] | None = None,
    crs: str = "EPSG:2154",
) -> QgsVectorLayer:
    """Copy a layer in memory.

    Parameters
    ----------
    kind : geometry type of the copy, that of the source when empty.
    fields : fields kept, all of them by default.
    change : called with the position and the copied feature; what it returns, a geometry, replaces the feature's.
    crs : written as it is: nothing is reprojected. Empty for none.
    """
    origin = source if isinstance(source, QgsVectorLayer) else QgsVectorLayer(source, "origine", "ogr")
    assert origin.isValid(), source
    kept = [f for f in origin.fields() if fields is None or f.name() in fields]
    layer = QgsVectorLayer(kind or QgsWkbTypes.displayString(origin.wkbType()), origin.name(), "memory")
    layer.dataProvider().addAttributes(kept)
    layer.updateFields()
    copies = []
    for number, feature in enumerate(origin.getFeatures()):
        copy = QgsFeature(layer.fields())
        copy.setAttributes([feature[f.name()] for f in kept])
        copy.setGeometry(feature.geometry())
        if change is not None and (geometry := change(number, copy)) is not None:
            copy.setGeometry(geometry)
        copies.append(copy)
    ok, _ = layer.dataProvider().addFeatures(copies)
    assert ok, layer.dataProvider().lastError()
    layer.setCrs(QgsCoordinateReferenceSystem(crs) if crs else QgsCoordinateReferenceSystem())
    layer.setName("à vérifier")
    return layer


def in_project(layer: QgsVectorLayer) -> str:
    """Add a layer to the project, as a person does, and return its id."""
    QgsProject.instance().addMapLayer(layer)
    return layer.id()


def empty(source) -> QgsVectorLayer:
    layer = memory(source)
    layer.dataProvider().truncate()
    return layer


def without_crs(source) -> QgsVectorLayer:
    return memory(source, crs="")


def reprojected(source, crs: str) -> QgsVectorLayer:
    """Return the layer truly in another system, so that nothing but precision changes."""
    target = QgsCoordinateReferenceSystem(crs)
    transform = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:2154"), target, QgsProject.instance())

    def move(_, feature):
        geometry = feature.geometry()
        geometry.transform(transform)
        return geometry

    return memory(source, change=move, crs=crs)


def as_points(source) -> QgsVectorLayer:
    return memory(source, "MultiPoint", change=lambda _, feature: feature.geometry().pointOnSurface())


def as_table(source) -> QgsVectorLayer:
    layer = QgsVectorLayer("None", "à vérifier", "memory")
    origin = QgsVectorLayer(source, "origine", "ogr")
    layer.dataProvider().addAttributes(list(origin.fields()))
    layer.updateFields()
    rows = []
    for feature in origin.getFeatures():
        row = QgsFeature(layer.fields())
        row.setAttributes(feature.attributes())
        rows.append(row)
    layer.dataProvider().addFeatures(rows)
    return layer


def one_shape(source, geometry: Callable[[QgsGeometry], QgsGeometry | None], kind: str = "", at: int = 0):
    """Replace the geometry of one feature, by an empty one when ``geometry`` answers a null geometry."""

    def change(number, feature):
        return geometry(feature.geometry()) if number == at else None

    return memory(source, kind, change=change)


def bow_tie(shape: QgsGeometry) -> QgsGeometry:
    """Return the box of a shape with two corners exchanged: two triangles, half its area."""
    box = shape.boundingBox()
    west, east, south, north = box.xMinimum(), box.xMaximum(), box.yMinimum(), box.yMaximum()
    ring = f"{west} {south},{east} {north},{east} {south},{west} {north},{west} {south}"
    return QgsGeometry.fromWkt(f"MultiPolygon((({ring})))")


def disk(shape: QgsGeometry) -> QgsGeometry:
    """Return a curved disk of 500 m radius about the centre of a shape."""
    centre = shape.boundingBox().center()
    x, y = centre.x(), centre.y()
    return QgsGeometry.fromWkt(f"CurvePolygon(CircularString({x - 500} {y},{x + 500} {y},{x - 500} {y}))")


def surface(shape: QgsGeometry) -> QgsGeometry:
    curve = disk(shape).asWkt()
    return QgsGeometry.fromWkt(f"MultiSurface({curve})")


def with_z_and_m(source) -> QgsVectorLayer:
    def lift(_, feature):
        geometry = feature.geometry()
        abstract = geometry.get()
        abstract.addZValue(12.5)
        abstract.addMValue(3.0)
        return geometry

    return memory(source, "MultiPolygonZM", change=lift)


def scaled(factor: float) -> Callable[[QgsGeometry], QgsGeometry]:
    """Return what throws a shape far away: coordinates no drawing has."""
    ring = f"0 0,{factor} 0,{factor} {factor},0 {factor},0 0"
    return lambda _: QgsGeometry.fromWkt(f"MultiPolygon((({ring})))")


def not_a_number(shape: QgsGeometry) -> QgsGeometry:
    ring = bytearray(QgsGeometry.fromWkt("MultiPolygon(((0 0,1 0,1 1,0 1,0 0)))").asWkb())
    ring[-16:-8] = np.array([np.nan]).tobytes()
    result = QgsGeometry()
    result.fromWkb(bytes(ring))
    return result


def shore(shape: QgsGeometry, vertices: int = 100_000) -> QgsGeometry:
    """Return a wavy disk of many vertices inside the box of a shape, valid, as a shore drawn point by point."""
    box = shape.boundingBox()
    angle = np.linspace(0, 2 * np.pi, vertices, endpoint=False)
    radius = (1 + 0.05 * np.sin(50 * angle)) / 1.05 * min(box.width(), box.height()) / 2
    x, y = box.center().x() + radius * np.cos(angle), box.center().y() + radius * np.sin(angle)
    import shapely

    result = QgsGeometry()
    result.fromWkb(shapely.to_wkb(shapely.multipolygons([shapely.polygons(np.column_stack([x, y]))])))
    return result


def field_set(source, name: str, value: object, at: tuple[int, ...] = (0,)) -> QgsVectorLayer:
    """Give a value to a field of some features; None writes NULL."""

    def change(number, feature):
        if number in at:
            feature[name] = NULL if value is None else value

    return memory(source, change=change)


def twice(source) -> QgsVectorLayer:
    """Return a layer that names one field twice, but for the case."""
    layer = memory(source)
    from aula.aula_plugin.bridge import field

    layer.dataProvider().addAttributes([field(layer.fields()[0].name().swapcase(), "text")])
    layer.updateFields()
    return layer


def selected(layer: QgsVectorLayer) -> list[QgsFeature]:
    return list(layer.getFeatures(QgsFeatureRequest()))


# ------------------------------------------------------------------------------------------------------------- files


def truncated(source: Path, folder: Path, share: float = 0.5) -> Path:
    """Copy the beginning of a file, as an interrupted download leaves it."""
    data = source.read_bytes()
    return _written(folder, source.name, data[: int(len(data) * share)])


def text_named(folder: Path, name: str) -> Path:
    return _written(folder, name, "ceci n’est pas ce que dit l’extension\n".encode())


def nothing_named(folder: Path, name: str) -> Path:
    return _written(folder, name, b"")


def noise_named(folder: Path, name: str) -> Path:
    return _written(folder, name, bytes(np.random.default_rng(7).integers(0, 256, 4096, dtype=np.uint8)))


def folder_named(folder: Path, name: str) -> Path:
    path = folder / name
    path.mkdir(parents=True)
    return path


def database_without_layer(folder: Path, name: str) -> Path:
    """Return a SQLite file that holds one table no GeoPackage knows."""
    import sqlite3

    path = folder / name
    with sqlite3.connect(path) as base:
        base.execute("create table notes (texte text)")
    base.close()
    return path


def zip_of(folder: Path, name: str, members: dict[str, bytes]) -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, data in members.items():
            archive.writestr(member, data)
    return path


def zip_of_folder(source: Path, path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(source.rglob("*")):
            archive.write(file, Path(source.name) / file.relative_to(source))
    return path


def encrypted(source: Path, path: Path) -> Path:
    """Copy a zip with the bit « protected by a password » set on every member."""
    data = bytearray(source.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = data.find(mark)
        while position >= 0:
            data[position + offset] |= 1
            position = data.find(mark, position + 4)
    path.write_bytes(data)
    return path


def bomb(folder: Path, name: str) -> Path:
    """Return a zip of 100 kB that becomes 100 MB."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("lot/ZONE_URBA.shp", "w") as member:
        for _ in range(100):
            member.write(bytes(1024**2))
    return path


def _written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def read_only_folder(folder: Path) -> Path | None:
    """Return a folder where nobody may write; for the superuser, one the system itself protects."""
    folder.mkdir(exist_ok=True)
    folder.chmod(0o555)
    for candidate in (folder, Path("/sys")):
        probe = candidate / f"aula-{uuid4().hex[:8]}"
        try:
            probe.touch()
        except OSError:
            return candidate
        os.unlink(probe)
    return None
