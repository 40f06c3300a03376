"""Whether what an analysis reads is declared invented: its pages must then say so."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from qgis.core import QgsMapLayer, QgsProviderRegistry

#: What the files of an invented territory say of themselves.
MARK = "territoire fictif"
#: Rows where a GeoPackage of AULA says what it is: a trame, references, a planning document, centralités.
_SAID = (
    "SELECT CASE WHEN fictif THEN 'territoire fictif' END FROM trame",
    "SELECT source FROM roles",
    "SELECT * FROM document",
    "SELECT valeur FROM parametres WHERE parametre = 'territoire'",
)


def says_fictive(paths: Iterable[str]) -> bool:
    """Say whether a GeoPackage among some files declares that its territory is invented; others say nothing."""
    return any(_says(Path(path)) for path in dict.fromkeys(paths) if path)


def file_of(layer: QgsMapLayer | None) -> str:
    """Return the file of a layer, empty when it is in memory or on a server."""
    if layer is None or not layer.dataProvider():
        return ""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    return str(parts.get("path") or "")


def _says(path: Path) -> bool:
    if path.suffix.lower() != ".gpkg" or not path.is_file():
        return False
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as base:
        return any(_answers(base, query) for query in _SAID)


def _answers(base: sqlite3.Connection, query: str) -> bool:
    try:
        return any(MARK in str(value).lower() for row in base.execute(query) for value in row)
    except sqlite3.Error:  # no such table: the file is of another kind
        return False
