"""Projects imagined on the territory looked at: added, ticked, taken away; never written in the results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject

from ...core.land.counter import Counters
from ...core.land.counter_rules import COMMUNE
from ...core.land.hypotheses import Outcome, Project, of_members
from . import words
from .results import places_of
from .study import Imagined

if TYPE_CHECKING:
    from .dock import CounterDock


class Imagining(QObject):
    """Ties the form to what the project keeps, and the counter to both."""

    def __init__(self, dock: CounterDock) -> None:
        super().__init__(dock)
        self.dock = dock
        form = dock.page.what_if.form
        form.added.connect(self._added)
        form.ticked.connect(self._ticked)
        form.removed.connect(self._removed)
        dock.page.communes.view.project_asked.connect(self.begin_at)

    def counted(self) -> list[Project]:
        """Return the projects that count for the territory looked at."""
        chosen = [one.project for one in self.dock.study.imagined if one.on]
        return of_members(chosen, self.dock.looking.members)

    def _here(self) -> list[int]:
        """Return the ranks of the projects of the territory, among all."""
        own = set(self.dock.looking.members)
        return [rank for rank, one in enumerate(self.dock.study.imagined) if one.project.code in own]

    def show(self, counters: Counters, outcome: Outcome | None) -> None:
        """Show the projects of the territory, where one more can be, and what they change."""
        looking, section, rules = self.dock.looking, self.dock.page.what_if, counters.rules
        own = set(looking.members)
        communes = [place for place in places_of(counters, COMMUNE) if place[0] in own]
        kept = section.form.commune.code
        first = max(rules.start, (counters.last_year or rules.start - 1) + 1)
        code = kept if kept in own else communes[0][0] if communes else ""
        section.form.show_places(communes, code, rules.years, first)
        said = ""
        if outcome is not None:
            lines = (words.if_sentence(looking.row, outcome), words.outside_sentence(outcome, rules))
            said = "<br>".join(filter(None, lines))
        section.form.show_projects([self.dock.study.imagined[rank] for rank in self._here()], said)
        section.show_count(len(self.counted()))

    def begin_at(self, code: str) -> None:
        """Open the projects on a commune."""
        page = self.dock.page
        form = page.what_if.form
        page.what_if.fold(False)
        form.commune.setCurrentIndex(max(0, form.commune.findData(code)))
        page.scroll.ensureWidgetVisible(page.what_if)
        form.area.setFocus()
        form.area.selectAll()

    def _keep(self, imagined: list[Imagined]) -> None:
        self.dock.study.set_imagined(imagined)
        self.dock.looking.refresh()

    def _added(self, project: Project) -> None:
        self._keep([*self.dock.study.imagined, Imagined(project)])

    def _ticked(self, rank: int, on: bool) -> None:
        imagined, place = list(self.dock.study.imagined), self._here()[rank]
        imagined[place] = Imagined(imagined[place].project, on)
        self._keep(imagined)

    def _removed(self, rank: int) -> None:
        gone = self._here()[rank]
        self._keep([one for place, one in enumerate(self.dock.study.imagined) if place != gone])
