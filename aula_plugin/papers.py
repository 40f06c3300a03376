"""From a dossier to the papers of an avis: what is read once, and what each of them is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from .core.compatibility.anonymous import without_names
from .core.compatibility.chosen import Chosen
from .core.compatibility.deadlines import Procedure, procedure_of
from .core.compatibility.dossier import avis_key
from .core.errors import InputError
from .i18n import tr
from .reporting.compatibility import compatibility_report
from .reporting.environment import render
from .reporting.letter import Said, context
from .reporting.odt.model import document
from .reporting.reading import Lecture, ReportInput
from .storage.document import read_document
from .storage.dossier_documents import authors, evaluation_of, read_chosen
from .version import software

_REBUILT = (
    "Rapport refait depuis le dossier d’analyse, qui ne contient pas le zonage : les cartes montrent les preuves."
)


@dataclass(frozen=True)
class Asked:
    """What a person asked for; empty where they said nothing."""

    dossier: str
    grid_id: str = ""
    idurba: str = ""
    communes: Sequence[str] = ()
    ground: str = ""
    procedure: str = ""
    without_authors: bool = False
    drawn: bool = False


@dataclass(frozen=True)
class Papers:
    """What a dossier says, ready to be written."""

    chosen: Chosen
    lecture: Lecture
    masked: list[tuple[str, str]]

    def letter(self, said: Said, model: str, check: Callable[[], None]) -> bytes:
        """Return the letter of avis, as an OpenDocument text."""
        values = context(self.lecture, said)
        return document(
            "lettre", values, tr("Avis sur : {}").format(values["document"]["nom"]), said.jour, model, check
        )

    def printed_letter(self, said: Said) -> tuple[str, str]:
        """Return the letter of avis as a page of HTML that Qt prints, and its title."""
        values = context(self.lecture, said)
        return render("avis/lettre.html.j2", **values), tr("Avis sur : {}").format(values["document"]["nom"])

    def annex(self, said: Said, model: str, check: Callable[[], None]) -> bytes:
        """Return the table of the measures and of the avis, as an OpenDocument text."""
        values = {**context(self.lecture, said), "paysage": True}
        title = tr("Mesures et avis : {}").format(values["document"]["nom"])
        return document("annexe", values, title, said.jour, model, check)

    def report(self, check: Callable[[], None]) -> str:
        """Return the report, as a page of HTML."""
        return compatibility_report(self.lecture.data, check)


def gather_papers(
    asked: Asked, said: Mapping[str, Any], qgs_context: QgsProcessingContext, feedback: QgsProcessingFeedback
) -> Papers:
    """Read what the papers need.

    Parameters
    ----------
    said : completes the context of ``ReportInput`` (``avis_global``).

    Raises
    ------
    InputError
        The dossier cannot be read, holds several analyses and none was chosen, or the document given is another one.
    """
    chosen = read_chosen(asked.dossier, asked.grid_id, asked.idurba, asked.communes)
    masked: list[tuple[str, str]] = []
    if asked.without_authors:
        names = authors(asked.dossier)
        lines, masked = without_names(chosen.lignes, names)
        gone, also = without_names(chosen.disparues, names)
        chosen, masked = replace(chosen, lignes=lines, disparues=gone), [*masked, *also]
    if not chosen.lignes:
        raise InputError(tr("Le dernier calcul ne contient aucune ligne pour ce choix : rien n’a été écrit."))
    evaluation, communes, read = evaluation_of(asked.dossier, chosen, asked.drawn, qgs_context, feedback)
    if asked.ground and asked.drawn:
        read = _ground(asked.ground, chosen.idurba, qgs_context, feedback)
    grid = chosen.grille
    declared = " ".join((grid.avertissement, grid.titre, grid.scot.nom)).lower()
    data = ReportInput(
        grid,
        evaluation,
        read,
        communes,
        context={
            "date_run": chosen.date_run,
            "logiciel": chosen.logiciel or software(),
            "fictif": "territoire fictif" in declared,
            "sans_auteurs": asked.without_authors,
            "disparues": chosen.disparues,
            "zonage_absent": not len(read.zones),
            "notes": [_REBUILT] if not len(read.zones) else [],
            **said,
        },
        avis={avis_key(row): row for row in chosen.lignes},
    )
    return Papers(chosen, Lecture(data), masked)


def procedure_named(code: str, chosen: Chosen) -> Procedure | None:
    """Return the procedure chosen by a person, else the one of the document when the dossier knows it."""
    kept = chosen.document
    cnig = str(kept.get("typeproc") or kept.get("nomproc") or "")
    return procedure_of(code) if code else procedure_of("", cnig)


def _ground(path: str, idurba: str, qgs_context: QgsProcessingContext, feedback: QgsProcessingFeedback):
    read = read_document(path, qgs_context, feedback)
    known = [str(one) for one in read.document["idurba"] if one]
    if idurba.lower() not in [one.lower() for one in known]:
        raise InputError(
            tr("« {} » est le document « {} » ; le dossier porte sur « {} ». Donnez le document de l’analyse.").format(
                Path(path).name, ", ".join(known[:3]) or tr("sans IDURBA"), idurba
            )
        )
    return read
