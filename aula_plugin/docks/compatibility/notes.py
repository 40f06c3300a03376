"""The messages of the panel: what is wrong or worth knowing, and what can be done about it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ...core.typography import mesure
from ...i18n import tr
from ...storage.last_change import last_change
from .inputs import ZONING_TABLE
from .lines import Line

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

    def failed(self, message: str) -> None:
        """Say why a run stopped."""
        self._note.say(tr("L’analyse n’a pas abouti."), message, blocking=True)

    def stopped(self) -> None:
        """Say that a run was cancelled."""
        self._note.say(
            tr("Analyse arrêtée."),
            tr("Les résultats d’avant et les avis sont gardés."),
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
