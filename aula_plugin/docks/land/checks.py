"""What the data have to tell before they are counted: read by the core, shown as notes with their remedies."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtWidgets import QApplication

from ...core.errors import InputError
from ...core.land.consumption_columns import layout_of
from ...core.land.counter import Counters, count
from ...core.land.counter_inputs import Inputs, Ready, read_inputs
from ...core.land.counter_rules import COMMUNE, EPCI, SCOT
from ...core.land.remarks import Remark
from ...core.text import insee
from ...core.typography import insecables, pluriel
from ...i18n import tr
from .wiring import ALGORITHM, PASSAGE, TABLE, TERRITORIES, parameters
from .words import split_remark

if TYPE_CHECKING:
    from .dock import CounterDock

#: Remarks on the table that a note tells; the others are in the log of the run.
TOLD = ("codes", "unite", "fusion", "scission", "inconnus", "negatives", "doublons")
#: What cannot be answered by looking at the table.
SEEN = ("codes", "inconnus", "negatives", "doublons", "manquantes")


class Checks(QObject):
    """``ready`` is what can be counted, None when nothing can; ``error`` says why."""

    def __init__(self, dock: CounterDock) -> None:
        super().__init__(dock)
        self.dock = dock
        self.ready: Ready | None = None
        self.error = ""
        self._raw: Inputs | None = None
        self._read_from: tuple = ()

    @property
    def measure(self) -> str:
        """Return what the table measures."""
        return self.ready.consumption.measure if self.ready is not None else ""

    def why_not(self) -> str:
        """Return what must be mended before counting; empty when nothing."""
        missing = self.dock.page.data.form.missing()
        if missing:
            return missing
        if self.error:
            return tr("corriger les données")
        return tr("confirmer l’unité") if self.ready is not None and self.ready.questions else ""

    def read(self) -> None:
        """Read the layers, in the thread of the panel: they are those of the project; show what is to be told."""
        dock = self.dock
        self.ready, self.error = None, ""
        if dock.page.data.form.missing():
            dock.page.data.show_years(())
            dock.page.show_notes([])
            return
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            raw = self._given()
            self.ready = read_inputs(replace(raw, asked=replace(raw.asked, unit=dock.study.unit)), dock.study.rules)
        except InputError as error:
            self.error = str(error)
        finally:
            QApplication.restoreOverrideCursor()
        self._tell()

    def _given(self) -> Inputs:
        """Return the tables as they come; read again only when they have changed."""
        from ....processing_algorithms.land.counter_inputs import inputs_of
        from ....processing_algorithms.vectors import metric_crs

        study = self.dock.study
        now = (tuple(sorted(study.layers.items())), self.dock.running.edits)
        if self._raw is None or now != self._read_from:
            self._raw = None
            algorithm = QgsApplication.processingRegistry().createAlgorithmById(ALGORITHM)
            context = QgsProcessingContext()
            context.setProject(QgsProject.instance())
            values = parameters(study.layers, study.rules, study.unit)
            places = algorithm.source(values, TERRITORIES, context)
            crs = metric_crs(places, context)
            self._raw = inputs_of(algorithm, values, context, QgsProcessingFeedback(False), crs, places)
            self._read_from = now
        return self._raw

    def first(self, level: str, code: str) -> Counters | None:
        """Return the counter of the territory chosen and of its group alone; None when it is not known yet."""
        ready = self.ready
        if ready is None or ready.questions or not code:
            return None
        every = pd.DataFrame(ready.territories.drop(columns="geometry"))
        own = every[every["code" if level == COMMUNE else level] == code]
        if level == COMMUNE and len(own):
            group = next((name for name in (EPCI, SCOT) if own[name].notna().all()), "")
            own = every[every[group] == own[group].iloc[0]] if group else own
        if not len(own):
            return None
        return count(ready.consumption, own.reset_index(drop=True), self.dock.study.rules, ready.rates)

    def _tell(self) -> None:
        page = self.dock.page
        if self.error:
            fact, rest = split_remark(self.error[:1].upper() + self.error[1:])
            page.data.show_years(())
            page.data.fold(False)
            page.show_notes([(fact, rest, ((tr("Voir la table"), lambda: self.show_rows(TABLE, ())),), True)])
        elif self.ready is not None:
            self._tell_read(self.ready)

    def _tell_read(self, ready: Ready) -> None:
        page = self.dock.page
        page.data.show_years(ready.consumption.years)
        shown = [self._note(one) for one in ready.remarks if one.kind in TOLD and (one.choices or one.codes)]
        missing = self._missing(ready)
        if missing is not None:
            shown.append(self._note(missing))
        page.show_notes(sorted(shown, key=lambda note: not note[3]))
        if ready.questions:
            page.data.fold(False)

    def _missing(self, ready: Ready) -> Remark | None:
        """Return which years communes of the layer lack, in one remark."""
        rules = self.dock.study.rules
        known = ready.consumption.yearly.dropna(subset=["conso_m2"])
        wanted = [year for year in ready.consumption.years if year in rules.years or year in rules.reference_years]
        codes = set(ready.territories["code"])
        lacking: dict[int, set[str]] = {}
        for year in wanted:
            gone = codes - set(known.loc[known["annee"] == year, "code"])
            if gone:
                lacking[year] = gone
        if not lacking:
            return None
        every = sorted(set().union(*lacking.values()))
        if len(lacking) == 1:
            head = tr("{} manque pour {}.").format(next(iter(lacking)), pluriel(len(every), tr("commune")))
        else:
            head = tr("Des années manquent pour {}.").format(pluriel(len(every), tr("commune")))
        unknown = any(year in rules.reference_years for year in lacking) and not rules.prorate
        tail = tr("sans elles, pas de référence") if unknown else tr("le rythme compte les années connues")
        tail = tr("Rien n’est remplacé par zéro : {}.").format(tail)
        return Remark("manquantes", insecables(f"{head} {tail}"), tuple(every))

    def _note(self, one: Remark) -> tuple[str, str, tuple, bool]:
        """Return a remark as a note: fact, rest, remedies, whether it stops the counter."""
        fact, rest = split_remark(one.text)
        links: list[tuple[str, Any]] = []
        if one.choices:
            rest = rest.partition(" Choisissez l’unité")[0]
            links = [(label, lambda value=value: self.dock.answer_unit(value)) for value, label in one.choices]
            return fact, rest, tuple(links), True
        if one.kind == "inconnus":
            rest = rest.partition(" Donnez une table")[0]
            links.append((tr("Table de passage…"), lambda: self.dock.page.data.ask(PASSAGE)))
        if one.kind in SEEN and one.codes:
            words = tr("Voir les lignes")
            if one.kind == "manquantes":
                count = len(one.codes)
                words = tr("Voir les {} communes").format(count) if count > 1 else tr("Voir la commune")
            links.append((words, lambda: self.show_rows(TABLE, one.codes)))
        return fact, rest, tuple(links), False

    def show_rows(self, name: str, codes: Collection[str]) -> None:
        """Select the rows of some communes and show their table; all of it without codes."""
        layer = QgsProject.instance().mapLayer(self.dock.study.layers.get(name, ""))
        if not isinstance(layer, QgsVectorLayer) or self.dock.iface is None:
            return
        if codes:
            names = [field.name() for field in layer.fields()]
            field = layout_of([name.lower() for name in names]).code
            place = [name.lower() for name in names].index(field)
            wanted = set(codes)
            layer.selectByIds([one.id() for one in layer.getFeatures() if insee(one.attribute(place)) in wanted])
        self.dock.iface.showAttributeTable(layer)
