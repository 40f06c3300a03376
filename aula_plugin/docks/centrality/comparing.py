"""Section 5 at work: which versions there are in this commune, and how they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject

from ...i18n import tr
from .wiring import label_of

if TYPE_CHECKING:
    from .dock import CentralityDock

PREVIEW, DOSSIER = "aperçu", "dossier"


class Comparing(QObject):
    """Nothing is measured while the section is folded."""

    def __init__(self, dock: CentralityDock) -> None:
        super().__init__(dock)
        self.dock = dock
        self.form = dock.page.compare.form
        self.form.changed.connect(self.refresh)
        dock.page.compare.collapsedStateChanged.connect(lambda _: self.refresh())

    def versions(self) -> list[tuple[str, str]]:
        """Return key and words of the versions of the commune."""
        last, edits = self.dock.last, self.dock.adjusting.edits
        if last is None:
            return []
        found = [(PREVIEW, tr("Calcul, réglages en cours"))]
        if edits is not None and len(edits.of_commune(self.dock.study.code)):
            found.insert(0, (DOSSIER, tr("Dossier, retouches comprises")))
        settings = self.dock.study.settings
        return [*found, *((name, label_of(name, settings)) for name in last.drawing.variants)]

    def _shape(self, key: str) -> Any:
        last, edits = self.dock.last, self.dock.adjusting.edits
        if key == DOSSIER and edits is not None:
            return edits.version(self.dock.study.code)
        return None if last is None else last.perimeter if key == PREVIEW else last.shapes.get(key)

    def refresh(self) -> None:
        """Compare again."""
        preview = self.dock.preview
        if self.dock.page.compare.isCollapsed() or preview is None or self.dock.last is None:
            return
        self.form.show_versions(self.versions())
        a, b = (self._shape(key) for key in self.form.chosen)
        if a is None or b is None:
            self.form.show_overlap(None, 0, tr("Choisissez deux versions."))
            return
        self.form.show_overlap(*preview.compared(a, b))
