"""Which two states are compared."""

from __future__ import annotations

from typing import Any

from ...core.documents.model import PlanningDocument
from ...core.missing import is_missing
from ...core.tables import load
from ...core.typography import date_fr, pluriel, tronque


def row_of(document: PlanningDocument) -> dict[str, Any]:
    """Return DOC_URBA of a state, NULL as None."""
    return {name: None if is_missing(v) else v for name, v in document.document.iloc[0].to_dict().items()}


def name_of(document: PlanningDocument) -> str:
    """Return how a state is called."""
    row = row_of(document)
    name = str(row.get("nom") or row.get("nomplan") or row.get("idurba") or "Document")
    return tronque(name.replace(" - territoire fictif", ""), 90)


def identity(document: PlanningDocument) -> list[str]:
    """Return the lines that identify a state: IDURBA, procedure, date, vintage."""
    row = row_of(document)
    states = dict(load("doc_urba_etat")[["etat", "libelle"]].itertuples(index=False, name=None))
    lines = [str(row.get("idurba") or "identifiant inconnu")]
    procedure = _procedure(row.get("nomproc"))
    state = states.get(str(row.get("etat") or ""), "")
    lines.append(" · ".join(part for part in (procedure, state.lower()) if part) or "procédure non renseignée")
    lines.append(f"du {date_fr(row['datappro'])}" if row.get("datappro") else "date non renseignée")
    lines.append(f"{pluriel(len(document.zones), 'zone')}, {document.version.name}")
    return [tronque(line, 80) for line in lines]


def _procedure(code: Any) -> str:
    text = str(code or "")
    table = load("doc_urba_procedure")
    labels = dict(table[["code", "libelle"]].itertuples(index=False, name=None))
    letters, number = text.rstrip("0123456789"), text[len(text.rstrip("0123456789")) :]
    label = labels.get(letters, text)
    return f"{label} n° {number}" if number and label else label
