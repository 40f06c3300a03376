"""What panels remember: settings with the project, habits of the person with QGIS. Never results."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsProject, QgsSettings

SCOPE = "Aula"
MOST_RECENT = 8


class Memory:
    """What one panel keeps with the project, under a prefix of its own."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix

    def remember(self, name: str, value: Any) -> None:
        """Keep a plain value with the project; the project is only touched when the value changes."""
        if self.recall(name) != value:
            QgsProject.instance().writeEntry(SCOPE, self.prefix + name, json.dumps(value, ensure_ascii=False))

    def recall(self, name: str, usual: Any = None) -> Any:
        """Return what the project keeps."""
        text, found = QgsProject.instance().readEntry(SCOPE, self.prefix + name)
        if not found or not text:
            return usual
        try:
            return json.loads(text)
        except ValueError:
            return usual

    def remember_path(self, name: str, path: str) -> None:
        """Keep a path, relative to the project when QGIS keeps its paths so."""
        self.remember(name, QgsProject.instance().writePath(path) if path else "")

    def recall_path(self, name: str) -> str:
        """Return a path kept with the project."""
        path = self.recall(name, "")
        return QgsProject.instance().readPath(path) if path else ""


def recent(kind: str) -> list[str]:
    """Return the files of a kind opened lately that still exist, last first."""
    known = QgsSettings().value(f"aula/recents/{kind}", [], list) or []
    return [path for path in known if Path(path).exists()]


def add_recent(kind: str, path: str) -> None:
    """Put a file first among the recent ones."""
    path = str(Path(path))
    known = [path, *(one for one in recent(kind) if one != path)]
    QgsSettings().setValue(f"aula/recents/{kind}", known[:MOST_RECENT])


def author() -> str:
    """Return who writes: the name given once, else that of the account."""
    return QgsSettings().value("aula/auteur", "", str) or QgsApplication.userFullName()


def set_author(name: str) -> None:
    """Keep who writes."""
    QgsSettings().setValue("aula/auteur", name.strip())
