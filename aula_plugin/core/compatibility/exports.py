"""The lines of a dossier as tables for others: one flat table to merge, and the sheets of a workbook for a meeting."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from ..missing import is_missing
from .avis import NIVEAUX, NON_EXAMINE, is_examined
from .dossier import AVIS_COLUMNS, AVIS_KEY
from .model import Regle
from .results import ECART, NON_EVALUABLE, RESPECTE, RESULT_COLUMNS, SANS_OBJET, TOLERE

#: Columns of the flat table, by their stable names: the key of the line, what was measured, what a person wrote.
FLAT_COLUMNS = {
    **{name: AVIS_COLUMNS[name] for name in AVIS_KEY},
    "vocation": "text",
    "grille_version": "integer",
    "date_run": "datetime",
    **{name: RESULT_COLUMNS[name] for name in ("territoire_nom", "niveau", "titre_court", "theme", "portee", "mode")},
    **{name: RESULT_COLUMNS[name] for name in ("valeur", "valeur_min", "valeur_max", "unite", "operateur")},
    **{name: RESULT_COLUMNS[name] for name in ("seuil", "seuil_haut", "tolerance", "tolerance_abs", "depassement")},
    **{name: RESULT_COLUMNS[name] for name in ("signal", "certitude", "motif", "zones", "message")},
    **{name: RESULT_COLUMNS[name] for name in ("source_document", "source_page")},
    **{name: kind for name, kind in AVIS_COLUMNS.items() if name not in AVIS_KEY},
    "signal_modifie": "boolean",
    "logiciel": "text",
}
#: Columns of « Lignes », and the title a person reads.
LINE_TITLES = {
    "idurba": "Document",
    "theme": "Thème",
    "regle_id": "Règle",
    "titre_court": "Titre",
    "portee": "Portée",
    "territoire_type": "Échelle",
    "territoire_id": "Code",
    "territoire_nom": "Territoire",
    "niveau": "Niveau",
    "vocation": "Vocation",
    "signal": "Signal",
    "certitude": "Certitude",
    "valeur": "Valeur",
    "operateur": "Opérateur",
    "seuil": "Seuil",
    "seuil_haut": "Seuil haut",
    "unite": "Unité",
    "depassement": "Dépassement",
    "motif": "Motif",
    "message": "Réponse de la grille",
    "zones": "Zones",
    "avis": "Avis",
    "justification": "Justification",
    "modification": "Modification demandée",
    "piece": "Pièce",
    "page": "Page",
    "reponse_commune": "Réponse de la commune",
    "auteur": "Auteur",
    "date_avis": "Date de l’avis",
    "signal_modifie": "À revoir",
    "source_document": "Source",
    "source_page": "Page de la source",
}
_SIGNALS = {RESPECTE: "Respecté", TOLERE: "Écart toléré", ECART: "Écart", NON_EVALUABLE: "Non évaluable",
            SANS_OBJET: "Sans objet"}  # fmt: skip


def flat_rows(lines: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return lines of a dossier as one table of text: ``FLAT_COLUMNS``, one row per line.

    Numbers are written with a point and all their digits, dates as they are in the dossier, ``oui``/``non`` for a
    boolean, nothing for NULL, so that a program reads back what was there.
    """
    rows = [[cell_text(line.get(name)) for name in FLAT_COLUMNS] for line in lines]
    return pd.DataFrame(rows, columns=list(FLAT_COLUMNS), dtype=object)


def cell_text(value: Any) -> str:
    """Return a value as a program writes it; empty for NULL."""
    if is_missing(value):
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, float):
        return "" if math.isinf(value) else repr(int(value) if value.is_integer() and abs(value) < 2**53 else value)
    return str(value)


def line_sheet(
    lines: Iterable[Mapping[str, Any]], rules: Sequence[Regle], without_authors: bool = False
) -> pd.DataFrame:
    """Return the sheet « Lignes »: titles a person reads, numbers as numbers, in the order of the grid."""
    order = {rule.id: rank for rank, rule in enumerate(rules)}
    names = [name for name in LINE_TITLES if not (without_authors and name == "auteur")]
    ordered = sorted(lines, key=lambda line: order.get(str(line["regle_id"]), len(order)))
    return pd.DataFrame(
        {LINE_TITLES[name]: [_cell(line.get(name)) for line in ordered] for name in names}, dtype=object
    )


def rule_sheet(lines: Sequence[Mapping[str, Any]], rules: Sequence[Regle]) -> pd.DataFrame:
    """Return the sheet « Par règle »: number of lines by signal and by avis."""
    questions = {rule.id: rule.question for rule in rules}
    order = {rule.id: rank for rank, rule in enumerate(rules)}
    by_rule: dict[str, list[Mapping[str, Any]]] = {}
    for line in lines:
        by_rule.setdefault(str(line["regle_id"]), []).append(line)
    rows = []
    for one in sorted(by_rule, key=lambda one: (order.get(one, len(order)), one)):
        own = by_rule[one]
        head = {"Thème": own[0].get("theme") or "", "Règle": one, "Titre": own[0].get("titre_court") or ""}
        rows.append({**head, "Question": questions.get(one, ""), **counts(own)})
    return pd.DataFrame(rows, dtype=object)


def commune_sheet(lines: Sequence[Mapping[str, Any]], levels: Mapping[str, str]) -> pd.DataFrame:
    """Return the sheet « Par commune »: number of lines by signal and by avis; lines of wider territories apart."""
    own: dict[str, list[Mapping[str, Any]]] = {}
    for line in lines:
        if line.get("territoire_type") == "commune":
            own.setdefault(str(line["territoire_id"]), []).append(line)
    rows = []
    for code in sorted(own):
        first = own[code][0]
        level = str(first.get("niveau") or "")
        rows.append(
            {
                "Code": code,
                "Commune": first.get("territoire_nom") or "",
                "Niveau": levels.get(level, level),
                **counts(own[code]),
            }
        )
    return pd.DataFrame(rows, dtype=object)


def counts(lines: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Return how many lines bear each signal and each avis; a constat has no signal."""
    found = {"Lignes": len(lines)}
    for signal, title in _SIGNALS.items():
        found[title] = sum(line.get("signal") == signal for line in lines)
    found["Constats"] = sum(not line.get("signal") for line in lines)
    found["Examinées"] = sum(is_examined(line) for line in lines)
    for level in NIVEAUX:
        if level != NON_EXAMINE:
            found[f"Avis « {level} »"] = sum(line.get("avis") == level for line in lines)
    return found


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "oui" if value else ""
    if is_missing(value) or (isinstance(value, float) and math.isinf(value)):
        return None
    return value if isinstance(value, (int, float)) else str(value)
