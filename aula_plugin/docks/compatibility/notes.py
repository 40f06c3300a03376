"""The messages of the panel: what is wrong or worth knowing, and what can be done about it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...core.typography import mesure
from ...i18n import tr
from ...storage.last_change import last_change
from .inputs import ZONING_TABLE
from .lines import Line
from .merge_dialog import heading, texts

if TYPE_CHECKING:
    from .dock import CompatibilityDock


class Notes:
    """Writes the note of the page and the note of the line."""

    def __init__(self, dock: CompatibilityDock) -> None:
        self.dock = dock

    @property
    def _note(self):
        return self.dock.work.note

    def refused(self, path: str, message: str) -> None:
        """Say that a file is not a dossier, or cannot be read; what was open stays."""
        self.dock.pages.setCurrentWidget(self.dock.work)
        self._note.say(
            tr("« {} » ne peut pas être ouvert.").format(Path(path).name),
            message,
            ((tr("Ouvrir un dossier…"), self.dock.files.open), (tr("Créer un dossier…"), self.dock.files.create)),
            blocking=True,
        )
        if self.dock.session is None:
            self.dock.work.show_results(False)

    def refresh(self) -> None:
        """Say what is worth knowing of the dossier just opened."""
        session = self.dock.session
        if session is None or not session.exists:
            return
        if session.read_only:
            self._note.say(
                session.read_only,
                tr("On peut lire les résultats, pas écrire d’avis."),
                ((tr("Travailler sur une copie…"), self.dock.files.copy),),
            )
            return
        if not self.dock.taking.offer():
            self._tell_change()

    def _tell_change(self) -> None:
        document, session = self.dock.work.data.document, self.dock.session
        run, changed = (
            session.last_run() if session else None,
            last_change(document, ZONING_TABLE) if document else None,
        )
        if run is not None and changed is not None and changed > run:
            self._note.say(
                tr("Le zonage a changé depuis l’analyse du {}.").format(f"{run.astimezone():%d/%m/%Y}"),
                "",
                ((tr("Relancer (avis gardés)"), self.dock.analyse),),
            )

    def locked(self, message: str) -> None:
        """Say that an avis could not be written; it stays in its field."""
        self._note.say(
            tr("Avis pas encore enregistré."),
            message,
            (
                (tr("Réessayer"), self.dock.work.results.detail.form.flush),
                (tr("Travailler sur une copie…"), self.dock.files.copy),
                (tr("Ouvrir en lecture"), self.dock.files.read_only),
            ),
            blocking=True,
        )

    def failed(self, message: str, fact: str = "") -> None:
        """Say why a run stopped."""
        self._note.say(fact or tr("Le traitement n’a pas abouti."), message, blocking=True)

    def stopped(self) -> None:
        """Say that a run was cancelled."""
        self._note.say(
            tr("Analyse arrêtée."),
            tr("Rien n’a été écrit : les résultats d’avant et les avis sont gardés."),
            ((tr("Reprendre"), self.dock.analyse),),
        )

    def finding(self, line: Line) -> str:
        """Return the title of the map: the finding."""
        row = line.row
        said = row["message"] or tr("{} : {}").format(line.title, line.signal or mesure(row["valeur"], line.unit))
        return f"{line.rule} · {line.place} · {said}"

    def line(self, line: Line) -> None:
        """Say that the signal or the value changed since the avis."""
        note, row = self.dock.work.results.detail.note, line.row
        waiting = self.dock.session.left_open(line) if self.dock.session else []
        if waiting:
            self._proposals(line, waiting)
            return
        if not line.changed:
            note.quiet()
            return
        date = row.get("date_avis")
        before, now = row.get("signal_vu") or tr("constat"), line.signal or tr("constat")
        signals = f"{before} → {now}" if before != now else now
        values = f"{mesure(row.get('valeur_vue'), line.unit)} → {mesure(row['valeur'], line.unit)}"
        note.say(
            tr("Signal modifié depuis l’avis du {} :").format(f"{date.astimezone():%d/%m/%Y}" if date else tr("n. d.")),
            tr("{} ({}). L’avis n’a pas été touché.").format(signals, values),
            (
                (tr("Garder cet avis"), lambda: self.dock.avis.keep(line)),
                (tr("Voir la mesure"), self.dock.show_rule_help),
            ),
        )

    def _proposals(self, line: Line, waiting: list[dict[str, Any]]) -> None:
        """Say what another person proposed in a copy, which a merge kept beside."""
        said = "\n".join(f"{heading(row)} : {texts(row)}" for row in waiting)
        names = [row.get("auteur") or tr("la copie") for row in waiting]
        keep, take = self.dock.avis.keep, self.dock.avis.take
        links = [(tr("Garder « {} »").format(line.avis), partial(keep, line))]
        links += [
            (tr("Prendre celui de {}").format(name), partial(take, line, row["fid"]))
            for name, row in zip(names, waiting)
        ]
        note = self.dock.work.results.detail.note
        fact = tr("Un autre avis attend :") if len(waiting) == 1 else tr("D’autres avis attendent :")
        note.say(fact, said, tuple(links) if self.dock.work.results.editable else ())
