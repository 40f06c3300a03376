"""Section 4 at work: which candidate, the parcels clicked, the gestures written in the dossier."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from qgis.core import QgsRectangle
from qgis.PyQt.QtCore import QObject

from ...core.centrality.hand import ADDED, TAKEN
from ...core.errors import InputError
from ...core.typography import insecables, pluriel
from ...i18n import tr
from ...storage.centrality_edits import HandEdits
from ..common.map_pick import MapPick
from ..common.memory import author
from . import map_layers, words

if TYPE_CHECKING:
    from .dock import CentralityDock

#: Lines of the journal shown; the whole of it is in the dossier.
LINES = 30


class Adjusting(QObject):
    """Ties the form, the map tools and the dossier.

    Attributes
    ----------
    edits : of the dossier open; None without one, or before its first computation.
    picked : numbers of the parcels clicked and not noted yet.
    """

    def __init__(self, dock: CentralityDock) -> None:
        super().__init__(dock)
        self.dock = dock
        self.form = dock.page.adjust.form
        self.edits: HandEdits | None = None
        self.picked: list[int] = []
        canvas = dock.iface.mapCanvas() if dock.iface is not None else None
        # before the tools are tied: each gives the map back before the other takes it
        self.form.add.toggled.connect(lambda on: self._tool(self.form.take, on))
        self.form.take.toggled.connect(lambda on: self._tool(self.form.add, on))
        self.picks = {ADDED: MapPick(self.form.add, canvas, self), TAKEN: MapPick(self.form.take, canvas, self)}
        for pick in self.picks.values():
            pick.picked.connect(self.pick)
        self.form.candidate_chosen.connect(self.choose)
        self.form.status_chosen.connect(self.set_status)
        self.form.reason.noted.connect(self.note)
        self.form.undo_asked.connect(lambda: self._write(lambda edits: edits.undo(author())))
        self.form.redo_asked.connect(lambda: self._write(lambda edits: edits.redo(author())))

    @property
    def name(self) -> str:
        """Return the identifier of the candidate looked at."""
        return self.form.candidate.currentData() or ""

    def _tool(self, other: Any, on: bool) -> None:
        if on:
            other.setChecked(False)
        self.picked = []
        self._ask()

    @property
    def action(self) -> str:
        """Return what the tool in hand does."""
        return TAKEN if self.form.take.isChecked() else ADDED

    def show_dossier(self, edits: HandEdits | None) -> None:
        """Work on another dossier."""
        self.edits = edits
        self.picked = []
        self.show_commune()

    def show_commune(self) -> None:
        """Offer the candidates of the commune looked at."""
        code, note = self.dock.study.code, self.form.note
        rows = [] if self.edits is None else self.edits.of_commune(code).to_dict("records")
        self.form.show_candidates([(row["id_candidat"], words.candidate_line(row)) for row in rows], self.name)
        if rows:
            note.quiet()
        elif not self.dock.study.path:
            note.say(tr("Statuts et retouches se gardent dans un dossier."), "",
                     ((tr("Créer un dossier…"), self.dock.files.ask_new),))  # fmt: skip
        else:
            note.say(tr("Aucun candidat de cette commune dans le dossier."), "",
                     ((tr("Calculer cette commune"), lambda: self.dock.batch.run((code,))),))  # fmt: skip
        self.show_candidate()

    def choose(self, name: str) -> None:
        """Look at another candidate."""
        self.picked = []
        self.show_candidate()
        if self.edits is not None:
            self.dock.drawing.zoom(self.edits.candidate(name).geometry.iloc[0].bounds)

    def show_candidate(self) -> None:
        """Show the candidate as the dossier has it."""
        edits, name = self.edits, self.name
        if edits is None or not name:
            self.dock.drawing.show_edits(())
            self.form.offer("", "", tr("Choisissez un candidat."))
            self._ask()
            return
        row = edits.candidate(name).iloc[0].to_dict()
        lines = edits.lines_of(name)
        self.form.show_candidate(str(row["statut"]), words.figures(row), words.lacking(row))
        self.form.show_journal([words.journal_line(one) for one in lines[:LINES]], words.journal_count(lines))
        preview = self.dock.preview
        parcels = preview is not None and preview.inputs.parcels is not None
        why_not = "" if parcels else tr("Ajoutez une couche de parcelles (1. Données).")
        self.form.offer(edits.undoable, edits.redoable, why_not)
        own = edits.edits[edits.edits["code_insee"] == self.dock.study.code]
        self.dock.drawing.show_edits(zip(own["action"], own.geometry))
        self._ask()

    def set_status(self, status: str) -> None:
        """Give the candidate another status."""
        self._write(lambda edits: edits.set_status(self.name, status, author()))

    # Parcels

    def pick(self, place: QgsRectangle) -> None:
        """Outline the parcel clicked, or leave it out when it was outlined; nothing is written yet."""
        preview = self.dock.preview
        pick = self.picks[self.action]
        if preview is None or self.edits is None or not self.name:
            return
        there = pick.place_in(place, self.dock.drawing.crs)
        if there is None:
            return
        middle = there.center()
        found = preview.parcels_at((middle.x(), middle.y(), middle.x(), middle.y()))
        why_not = tr("Pas de parcelle à cet endroit") if not found else ""
        for number in found[:1]:
            if number in self.picked:
                self.picked.remove(number)
                continue
            why_not = self.edits.useless(self.name, self.action, preview.parcel(number)[1])
            if not why_not:
                self.picked.append(number)
        if why_not:
            self.dock.page.bar.pushInfo("", why_not)
        self._ask()

    def _ask(self) -> None:
        preview = self.dock.preview
        parcels = [preview.parcel(one) for one in self.picked] if preview is not None else []
        verb = tr("Retirer") if self.action == TAKEN else tr("Ajouter")
        hectares = sum(shape.area for _, shape in parcels) / 10_000
        reasons = self.edits.reasons() if self.edits is not None else []
        self.form.reason.ask(verb, [words.parcel(name) for name, _ in parcels], hectares, reasons)
        self.dock.drawing.show_picked([shape for _, shape in parcels])

    def note(self, reason: str) -> None:
        """Write the gesture."""
        preview, action, name = self.dock.preview, self.action, self.name
        if preview is None or not self.picked:
            return
        picked, self.picked = self.picked, []
        parcels = [preview.parcel(one) for one in picked]
        if not self._write(lambda edits: edits.note(name, action, parcels, reason, author())):
            self.picked = picked
            self.form.reason.reason.setEditText(reason)
            self._ask()

    def _write(self, act: Callable[[HandEdits], None]) -> bool:
        """Change the dossier; say whether it is. What could not be written is shown as it was."""
        if self.edits is None:
            return False
        try:
            act(self.edits)
        except InputError as error:
            self.show_candidate()
            self.form.note.say(tr("Rien n’a été écrit."), str(error), blocking=True)
            return False
        self.form.note.quiet()
        map_layers.refresh(str(self.edits.path))
        self.show_candidate()
        self.tell_moved()
        self.dock.comparing.refresh()
        return True

    # What a slider does to them

    def tell_moved(self) -> None:
        """Say that hand edits lie over what is computed now."""
        note, last = self.dock.page.edit_note, self.dock.last
        own = None
        if self.edits is not None:
            own = self.edits.edits[self.edits.edits["code_insee"] == self.dock.study.code]
        if own is None or not len(own) or last is None:
            note.quiet()
            return
        moved = last.moved_under(own)
        links: Any = ()
        if len(moved):
            bounds = tuple(moved.total_bounds)
            links = ((tr("Voir l’écart"), lambda: self.dock.drawing.zoom(bounds)),)
        verb = tr("reste") if len(own) == 1 else tr("restent")
        note.say("", insecables(tr("{} {} au-dessus du calcul.").format(
            pluriel(len(own), tr("retouche")), verb)), links)  # fmt: skip

    def shut(self) -> None:
        """Leave no tool behind."""
        for pick in self.picks.values():
            pick.shut()
