"""From the names of layers in a parameter file to what QGIS can open, and back."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from qgis.core import QgsMapLayer, QgsProject, QgsProviderRegistry, QgsRasterLayer, QgsVectorLayer

RASTERS = (".tif", ".tiff", ".vrt", ".asc", ".img")


def path_of(source: str) -> str:
    """Return the file of ``a.gpkg|layername=b``, empty when it names none."""
    path = source.split("|")[0]
    return path if path and Path(path).is_file() else ""


def resolve(name: str, folder: Path | None = None, data: str = "") -> str:
    """Return what an algorithm can open for a name of a parameter file; empty when nothing bears it.

    Looked for in this order: layer of the file ``data``, path beside the parameter file, layer of the project (by id,
    then by name).
    """
    if not name:
        return ""
    base = folder or Path()
    file = base / data if data else None
    if file is not None and file.is_file() and "|" not in name and name in _layers(file):
        return f"{_plain(file)}|layername={name}"
    head, _, rest = name.partition("|")
    path = base / head
    if path.is_file():
        return f"{_plain(path)}|{rest}" if rest else _plain(path)
    project = QgsProject.instance()
    layer = project.mapLayer(name) or next(iter(project.mapLayersByName(name)), None)
    return layer.id() if layer is not None else ""


_known: dict[tuple[str, int], list[str]] = {}


def _layers(file: Path) -> list[str]:
    """Return the names of the layers of a file, asked for once as long as it does not change."""
    key = (str(file), file.stat().st_mtime_ns)
    if key not in _known:
        _known[key] = [one.name() for one in QgsProviderRegistry.instance().querySublayers(str(file))]
    return _known[key]


def _plain(path: Path) -> str:
    return os.path.normpath(path).replace("\\", "/")


def layer_of(source: str) -> QgsMapLayer | None:
    """Return the layer of the project behind what ``resolve`` gave, None when it is a file."""
    return QgsProject.instance().mapLayer(source) if source else None


def file_layer(source: str) -> QgsMapLayer | None:
    """Return a layer on what ``resolve`` gave, of the project or opened for the occasion; None when it is not valid."""
    known = layer_of(source)
    if known is not None or not source:
        return known
    if path_of(source).lower().endswith(RASTERS):
        layer: QgsMapLayer = QgsRasterLayer(source, Path(source).stem)
    else:
        layer = QgsVectorLayer(source, source.split("layername=")[-1], "ogr")
    return layer if layer.isValid() else None


def source_name(layer: QgsMapLayer, folder: Path | None = None, data: str = "") -> str:
    """Return the name written in a parameter file for a layer: that of its file, else its id.

    A path is written from ``folder`` when the file is under it or beside it; a layer of ``data`` is named alone.
    """
    source = layer.source().replace("\\", "/")
    path = path_of(source)
    filtered = isinstance(layer, QgsVectorLayer) and (layer.subsetString() or layer.isEditable())
    if not path or filtered:
        return str(layer.id())
    rest = next((part for part in source.split("|")[1:] if part.startswith("layername=")), "")
    if folder is not None:
        file = folder / data if data else None
        if file is not None and file.is_file() and os.path.samefile(file, path) and rest:
            return rest.split("=", 1)[1]
        with suppress(ValueError):  # another drive
            path = os.path.relpath(path, folder).replace("\\", "/")
    return f"{path}|{rest}" if rest else path
