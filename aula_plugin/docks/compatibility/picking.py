"""From the map to the tree: a click shows the lines that have evidence there, else those of the commune."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsRectangle
from qgis.PyQt.QtCore import QObject

from ...core.compatibility.results import ECART, TOLERE
from ...core.errors import InputError
from ...i18n import tr
from ..common.map_pick import MapPick
from .lines import Line

if TYPE_CHECKING:
    from .dock import CompatibilityDock

#: What is looked at first where several lines meet.
FIRST = (ECART, TOLERE)


class Picking(QObject):
    """Ties the cross on the map and the tree; the map does not move under the one who clicks."""

    def __init__(self, dock: CompatibilityDock) -> None:
        super().__init__(dock)
        self.dock = dock
        self.on_map = MapPick(dock.work.results.filters.pick, dock.map.canvas, self)
        self.on_map.picked.connect(self.pick)

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
        found = self.on_map.place_in(place, self.dock.map.crs())
        return (found.xMinimum(), found.yMinimum(), found.xMaximum(), found.yMaximum()) if found is not None else None


def _rank(signal: str) -> int:
    return FIRST.index(signal) if signal in FIRST else len(FIRST)
