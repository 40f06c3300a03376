"""What the panel remembers with the project: the parameters, and the file they come from. Never results."""

from __future__ import annotations

import json
from typing import Any

from qgis.core import QgsProject

from ..compatibility.memory import SCOPE

PREFIX = "tvb/"


def remember(name: str, value: Any) -> None:
    """Keep a plain value with the project; the project is only touched when the value changes."""
    if recall(name) != value:
        QgsProject.instance().writeEntry(SCOPE, PREFIX + name, json.dumps(value, ensure_ascii=False))


def recall(name: str, usual: Any = None) -> Any:
    """Return what the project keeps."""
    text, found = QgsProject.instance().readEntry(SCOPE, PREFIX + name)
    if not found or not text:
        return usual
    try:
        return json.loads(text)
    except ValueError:
        return usual


def remember_path(name: str, path: str) -> None:
    """Keep a path, relative to the project when QGIS keeps its paths so."""
    remember(name, QgsProject.instance().writePath(path) if path else "")


def recall_path(name: str) -> str:
    """Return a path kept with the project."""
    path = recall(name, "")
    return QgsProject.instance().readPath(path) if path else ""
