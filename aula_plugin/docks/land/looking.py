"""The territory looked at: its counter, its projects, the communes beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsFeature, QgsVectorLayer
from qgis.PyQt.QtCore import QObject

from ...core.land.counter import Counters
from ...core.land.counter_rules import COMMUNE, EPCI, LEVELS
from ...core.land.counter_words import balance_sentence, pace_sentence
from ...core.land.hypotheses import Outcome, known
from ...core.land.trajectory import Trajectory, trajectory
from ...core.typography import insecables
from ...i18n import tr
from . import words
from .on_map import place_of, zoom_to
from .results import levels_of, parent_of, places_of, rows_beside
from .wiring import LEVEL_WORDS, REFERENCE, TABLE

if TYPE_CHECKING:
    from .dock import CounterDock


class Looking(QObject):
    """``counters`` is what is shown, None until something is; ``curves`` its chart."""

    def __init__(self, dock: CounterDock) -> None:
        super().__init__(dock)
        self.dock = dock
        self.counters: Counters | None = None
        self.curves: Trajectory | None = None
        self._whole: Counters | None = None
        page = dock.page
        page.counter.place.level_asked.connect(self.go_to_level)
        page.counter.place.chosen.connect(lambda code: self.look_at(dock.study.level, code))
        page.communes.view.opened.connect(lambda code: self.look_at(COMMUNE, code))
        page.communes.view.zoom_asked.connect(self.zoom)

    # What is shown

    def show(self, counters: Counters | None) -> None:
        """Show the counter of a run; None shows nothing."""
        self._whole = counters
        self._take(counters)
        if counters is None:
            self.dock.running.forget()

    def show_first(self, counters: Counters | None) -> None:
        """Show the territory chosen before the others are known."""
        if counters is not None:
            self._take(counters)

    def show_again(self) -> None:
        """Show the last whole run again."""
        self._take(self._whole)

    def _take(self, counters: Counters | None) -> None:
        page, study = self.dock.page, self.dock.study
        self.counters = counters
        page.show_results(counters is not None)
        if counters is None:
            self.curves = None
            return
        counts = levels_of(counters)
        page.counter.place.show_levels(counts)
        level = study.level if counts[study.level] else EPCI if counts[EPCI] else COMMUNE
        known_codes = [code for code, _ in places_of(counters, level)]
        code = study.code if study.code in known_codes else known_codes[0] if known_codes else ""
        if code:
            self.look_at(level, code)

    def look_at(self, level: str, code: str) -> None:
        """Look at a territory."""
        if self.counters is None:
            return
        self.dock.study.set_place(level, code)
        self.dock.page.counter.place.show_place(level, places_of(self.counters, level), code)
        self.refresh()
        self._show_communes(self.counters)

    def go_to_level(self, level: str) -> None:
        """Look at the territory of a level that holds the one looked at, or at its first commune."""
        study, counters = self.dock.study, self.counters
        if counters is None:
            return
        if LEVELS.index(level) > LEVELS.index(study.level):
            above = parent_of(counters, study.level, study.code)
            while above[0] and above[0] != level:
                above = parent_of(counters, *above)
            code = above[1]
        else:
            members = set(counters.members(study.level, study.code))
            own = counters.communes[counters.communes["code"].isin(members)]
            codes = set(own["code" if level == COMMUNE else level].dropna().astype(str))
            code = next((one for one, _ in places_of(counters, level) if one in codes), "")
        self.look_at(level, code or places_of(counters, level)[0][0])

    def go_up(self) -> None:
        """Go back from a commune to its EPCI, from an EPCI to its SCoT."""
        if self.counters is not None:
            above = parent_of(self.counters, self.dock.study.level, self.dock.study.code)
            if above[0]:
                self.look_at(*above)

    def look_at_feature(self, layer: QgsVectorLayer, feature: QgsFeature) -> None:
        """Look at what is selected on the map."""
        ready = self.dock.checks.ready
        if self.counters is None or ready is None:
            return
        level, code = place_of(layer, feature, ready.territories)
        if level in LEVELS and code in {one for one, _ in places_of(self.counters, level)}:
            self.look_at(level, code)

    def zoom(self, code: str) -> None:
        """Show a commune on the map."""
        canvas = self.dock.iface.mapCanvas() if self.dock.iface is not None else None
        ready = self.dock.checks.ready
        if canvas is not None and ready is not None:
            zoom_to(canvas, ready.territories, code)

    @property
    def row(self) -> dict[str, Any]:
        """Return the counter looked at."""
        study = self.dock.study
        return self.counters.row(study.level, study.code) if self.counters is not None else {}

    @property
    def members(self) -> list[str]:
        """Return the communes of the territory looked at."""
        study = self.dock.study
        return self.counters.members(study.level, study.code) if self.counters is not None else []

    # Counter

    def refresh(self) -> None:
        """Show the counter looked at, with the projects that count for it."""
        if self.counters is not None:
            outcome = self._show_counter(self.counters)
            self.dock.imagining.show(self.counters, outcome)

    def _show_counter(self, counters: Counters) -> Outcome | None:
        study, facts = self.dock.study, self.dock.page.counter.facts
        row, rules = self.row, counters.rules
        curves = trajectory(row, counters.years, rules, self.dock.imagining.counted())
        self.curves = curves
        head, tail = balance_sentence(row, rules.end)
        facts.show_words(head, tail, insecables(pace_sentence(row)), words.floor_sentence(row, study.level))
        facts.show_figures(words.figures(row, rules))
        drawn = curves if curves.envelope is not None or curves.points else None
        facts.show_drawings(words.level_of(row, rules, curves.outcome), drawn, words.axis(counters.measure))
        self._tell_gaps(counters, row)
        return curves.outcome

    def _tell_gaps(self, counters: Counters, row: dict[str, Any]) -> None:
        study, note = self.dock.study, self.dock.page.counter.facts.note
        lacking = self._lacking(counters)
        fact, rest = words.gap_note(row, study.level, lacking, counters.rules)
        gone = set(words.missing_years(row)) if study.level == COMMUNE else set()
        if known(row["reference_ha"]) is None and (not gone or gone >= set(counters.rules.reference_years)):
            note.say(
                *words.no_reference(counters.rules),
                ((tr("Table de référence…"), lambda: self.dock.page.data.ask(REFERENCE)),),
            )
            return
        if not fact and known(row["used_pct"]) is None:
            fact, rest = words.no_share(row, counters.rules)
        if not fact:
            note.quiet()
            return
        if study.level == COMMUNE:
            see = tr("Voir ses lignes")
        else:
            see = tr("Voir la commune") if len(lacking) == 1 else tr("Voir les {} communes").format(len(lacking))
        codes = [study.code] if study.level == COMMUNE else list(lacking)
        links = ((see, lambda: self.dock.checks.show_rows(TABLE, codes)),) if codes else ()
        note.say(fact, rest, links)

    def _lacking(self, counters: Counters) -> dict[str, list[int]]:
        """Return the communes of the territory that lack years, and which."""
        own = counters.communes[counters.communes["code"].isin(self.members)]
        found = {str(row["code"]): words.missing_years(row) for row in own.to_dict("records")}
        return {code: years for code, years in found.items() if years}

    def tell_stale(self, why: str) -> None:
        """Grey what is no longer true, and say why."""
        view = self.dock.page.counter
        view.facts.fade(bool(why))
        if why:
            view.stale.say(tr("À recalculer :"), f"{why}.")
        else:
            view.stale.quiet()

    def _show_communes(self, counters: Counters) -> None:
        study, section = self.dock.study, self.dock.page.communes
        level, rows = rows_beside(counters, study.level, study.code)
        of = tr(" de l’{}") if level == EPCI else tr(" du {}")
        held_by = of.format(tr(LEVEL_WORDS[level])) if level else ""
        title = tr("5. Communes{}, soldes en ha").format(held_by)
        last = counters.last_year
        span = len(counters.rules.years)
        elapsed = None if last is None else 100.0 * (last - counters.rules.start + 1) / span
        section.show_rows(title, rows, elapsed, last)
        if study.level == COMMUNE:
            section.view.select(study.code)
