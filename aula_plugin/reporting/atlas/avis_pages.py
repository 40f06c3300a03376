"""The avis of an atlas as text pages: every line a person wrote on, by territory or by rule, in one page of HTML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...core.compatibility.avis import is_written
from ...core.compatibility.dossier import Dossier
from ...core.compatibility.results import SANS_OBJET
from ...core.typography import NBSP, accord, mesure, pluriel, seuil_texte, tronque
from ..avis import avis_of
from ..environment import render
from .pages import REGLE, Case, Plan, folded
from .words import Words


def avis_page(dossier: Dossier, found: Plan, by: str, words: Words) -> str:
    """Return the page of HTML of the avis that people wrote on the lines of an atlas, whatever their signals.

    Parameters
    ----------
    by : ``regle`` gathers the lines by rule, anything else by territory.
    """
    by_rule = by == REGLE
    written: dict[str, list[Case]] = {}
    for case in found.cases if by_rule else sorted(found.cases, key=_rank):
        if is_written(case.row):
            written.setdefault(_heading(case, by_rule), []).append(case)
    asked = [case for case in found.cases if case.row["signal"] != SANS_OBJET]
    given = sum(avis_of(case.row, case.row).examine for case in asked)
    lead = f"{pluriel(given, 'avis', 'avis')} {accord(given, 'donné')} pour {pluriel(len(asked), 'ligne')} à examiner."
    return render(
        "avis/avis.html.j2",
        titre="Avis sur la compatibilité",
        surtitre=" · ".join(filter(None, (words.scot, *dict.fromkeys(str(case.row["idurba"]) for case in asked)))),
        sources=words.origin(max((str(case.row["date_run"] or "") for case in found.cases), default="")),
        fictif=bool(words.fictive),
        chapeau=lead if written else f"{lead} Personne n’a encore écrit sur ces lignes.",
        groupes=[
            {
                "titre": title,
                "entete": "Territoire" if by_rule else "Règle",
                "lignes": [_line(case, by_rule, words.without_authors) for case in cases],
            }
            for title, cases in written.items()
        ],
        disparues=[_gone(row, words.without_authors) for row in dossier.disparues],
    )


def _rank(case: Case) -> tuple:
    """Communes by name, then levels and wholes as they come."""
    return (not case.is_commune, folded(case.name) if case.is_commune else "")


def _heading(case: Case, by_rule: bool) -> str:
    if by_rule:
        return f"{case.rule} · {case.title}"
    return f"{case.name} ({case.territory})" if case.is_commune else case.name


def _line(case: Case, by_rule: bool, without_authors: bool) -> dict[str, Any]:
    row = case.row
    value = mesure(row["valeur"], row["unite"] or "", row["seuil"])
    limit = seuil_texte(row["operateur"] or "", row["seuil"], row["seuil_haut"], row["unite"] or "")
    return {
        "nom": case.name if by_rule else f"{case.rule}{NBSP}· {case.title}",
        "mesure": f"{value} pour {limit}" if limit else value,
        "signe": case.sign,
        "a_examiner": case.to_examine,
        "avis": avis_of(row, row, without_authors),
    }


def _gone(row: Mapping[str, Any], without_authors: bool) -> dict[str, Any]:
    name = " · ".join(str(row[key] or "") for key in ("regle_id", "territoire_id", "idurba"))
    seen = {"signal": row.get("signal_vu"), "valeur": row.get("valeur_vue")}
    return {"nom": tronque(name, 120), "avis": avis_of(row, seen, without_authors)}
