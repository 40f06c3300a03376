"""From the map to the tree: a click shows the lines that have evidence there, else those of the commune."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsProject, QgsRectangle
from qgis.gui import QgsMapCanvas, QgsMapTool
from qgis.PyQt.QtCore import QObject

from ...core.compatibility.results import ECART, TOLERE
from ...core.errors import InputError
from ...i18n import tr
from ..common.pick_tool import PickTool
from .lines import Line

if TYPE_CHECKING:
    from .dock import CompatibilityDock

#: What is looked at first where several lines meet.
FIRST = (ECART, TOLERE)


class Picking(QObject):
    """Ties the button, the tool and the tree; the map does not move under the one who clicks."""

    def __init__(self, dock: CompatibilityDock) -> None:
        super().__init__(dock)
        self.dock = dock
        self.canvas: QgsMapCanvas | None = dock.map.canvas
        self.tool: PickTool | None = None
        self._before: QgsMapTool | None = None
        self.button = dock.work.results.filters.pick
        self.button.toggled.connect(self._toggled)

    def _toggled(self, on: bool) -> None:
        if self.canvas is None:
            return
        if self.tool is None:
            self.tool = PickTool(self.canvas)
            self.tool.picked.connect(self.pick)
            self.tool.left.connect(lambda: self.button.setChecked(False))
            self.tool.deactivated.connect(lambda: self.button.setChecked(False))
        if on:
            self._before = self.canvas.mapTool()
            self.canvas.setMapTool(self.tool)
        elif self.canvas.mapTool() is self.tool:
            before, self._before = self._before, None
            self.canvas.setMapTool(before) if before is not None else self.canvas.unsetMapTool(self.tool)

    def pick(self, place: QgsRectangle) -> None:
        """Show the lines of a place of the map, and choose one."""
        session, results = self.dock.session, self.dock.work.results
        box = self._in_dossier(place)
        if session is None or box is None:
            return
        try:
            found, words = session.at(box), tr("à l’endroit cliqué")
            if not found:
                found = session.commune_at(box)
                words = session.lines[found[0]].place if found else ""
        except InputError as error:
            self.dock.notes.refused(session.path, str(error))
            return
        if not found:
            self.dock.work.bar.pushInfo("", tr("Aucune ligne à cet endroit"))
            return
        chosen = self._best(session.lines, found)
        results.see_only([session.lines[rank] for rank in found], words)
        if chosen != results.position:
            self.dock.map.stay()
        results.tree.go_to(chosen)

    def _best(self, lines: list[Line], found: list[int]) -> int:
        """Return the line to choose: the current one, else that of its rule, else the most serious."""
        position = self.dock.work.results.position
        if position in found:
            return position
        kept = [rank for rank in found if not lines[rank].total] or found
        rule = lines[position].rule if 0 <= position < len(lines) else ""
        own = [rank for rank in kept if lines[rank].rule == rule]
        return (own or sorted(kept, key=lambda rank: (_rank(lines[rank].signal), rank)))[0]

    def _in_dossier(self, place: QgsRectangle) -> tuple[float, float, float, float] | None:
        """Return a rectangle of the map in the CRS of the dossier."""
        source = self.canvas.mapSettings().destinationCrs() if self.canvas is not None else None
        target = self.dock.map.crs()
        if source is not None and source.isValid() and target.isValid() and source != target:
            try:
                place = QgsCoordinateTransform(source, target, QgsProject.instance()).transformBoundingBox(place)
            except QgsCsException:
                return None
        return place.xMinimum(), place.yMinimum(), place.xMaximum(), place.yMaximum()

    def stop(self) -> None:
        """Give the map back to the tool before."""
        self.button.setChecked(False)

    def shut(self) -> None:
        """Leave no tool behind."""
        self.stop()
        if self.tool is not None:
            self.tool.deleteLater()
            self.tool = None


def _rank(signal: str) -> int:
    return FIRST.index(signal) if signal in FIRST else len(FIRST)
