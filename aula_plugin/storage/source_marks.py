"""Marks of what a layer or a table holds, quick to take: date and size of its files, or its edits when it has none."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from qgis.core import QgsVectorLayer

from .layer_sources import layer_of, path_of

#: Files that hold the data of a layer beside the one named.
BESIDE = (".dbf", ".shx", ".prj", "-wal")


def mark(source: str) -> str:
    """Return a text that changes when the content may have changed; empty when there is nothing."""
    layer = layer_of(source)
    path = path_of(layer.source() if layer is not None else source)
    if not path:
        if layer is None:
            return ""
        count = layer.featureCount() if isinstance(layer, QgsVectorLayer) else 0
        return f"{layer.source()}#{count}#{layer.extent().toString(3)}"
    found = []
    for one in filter(Path.is_file, [Path(path), *_beside(Path(path))]):
        state = one.stat()
        if state.st_size:
            found.append(f"{one.name}:{state.st_mtime_ns}:{state.st_size}")
    subset = layer.subsetString() if isinstance(layer, QgsVectorLayer) else ""
    return "|".join([*found, subset])


def _beside(path: Path) -> list[Path]:
    return [path.with_name(path.name + end) if end.startswith("-") else path.with_suffix(end) for end in BESIDE]


def changed_at(source: str) -> datetime | None:
    """Return when the file of a source was last written, None when there is none."""
    layer = layer_of(source)
    path = path_of(layer.source() if layer is not None else source)
    return datetime.fromtimestamp(Path(path).stat().st_mtime).astimezone() if path else None
