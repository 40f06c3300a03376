"""What is said of a measure: figures, formula, evidence, source and inputs, from the row and its rule."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ...core.compatibility.schema import INDICATOR_TYPES
from ...core.typography import NBSP, date_fr, majuscule, mesure, nombre, nombre_court, seuil_texte, unite_lisible
from ...i18n import tr

Row = Mapping[str, Any]


def loaded(text: Any) -> Any:
    """Return what a JSON column holds; None when it holds none."""
    try:
        return json.loads(text) if text else None
    except ValueError:
        return None


def figures(row: Row) -> list[tuple[str, str]]:
    """Return the four figures under the bar: value, threshold, tolerance, and how far beyond or within."""
    unit = row["unite"] or ""
    net = row["nette_ha"] is not None and row["nette_ha"] == row["valeur"] and row["brute_ha"] != row["nette_ha"]
    found = [(tr("Valeur nette") if net else tr("Valeur"), mesure(row["valeur"], unit, row["seuil"]))]
    if row["seuil"] is None:
        return found
    found.append((tr("Seuil"), seuil_texte(row["operateur"] or "", row["seuil"], row["seuil_haut"], unit)))
    found.append((tr("Tolérance"), tolerance(row)))
    beyond = row["depassement"]
    if beyond is not None:
        found.append((_beyond_word(row), f"+{NBSP}{mesure(beyond, unit)}" if beyond > 0 else mesure(abs(beyond), unit)))
    return found


def _beyond_word(row: Row) -> str:
    if row["depassement"] <= 0:
        return tr("Marge")
    return tr("Manque") if row["operateur"] in (">=", ">") else tr("Dépassement")


def tolerance(row: Row) -> str:
    """Return the tolerance in words; a relative one counts for nothing on a threshold of zero."""
    share, absolute = row["tolerance"] or 0.0, row["tolerance_abs"] or 0.0
    unit = unite_lisible(row["unite"] or "")
    said = []
    if share and row["seuil"]:
        said.append(f"{nombre_court(100 * share)}{NBSP}%")
    if absolute:
        said.append(nombre_court(absolute) + (NBSP + unit if unit else ""))
    return tr(" ou ").join(said) or tr("aucune")


def details(row: Row, rule: Row, pieces: str) -> list[tuple[str, str]]:
    """Return the lines of « Mesure, source et entrées » as heading and text; empty ones are left out.

    Parameters
    ----------
    rule : the rule as the dossier keeps it, empty when it does not.
    pieces : what is said of the evidence.
    """
    kind = INDICATOR_TYPES.get(row["type"] or "")
    source, help_ = rule.get("source") or {}, rule.get("aide") or {}
    rows = [
        (tr("Question"), rule.get("question") or ""),
        (tr("Le droit"), help_.get("droit") or ""),
        (tr("Source"), source_text(row)),
        (tr("Le texte"), source.get("texte") or ""),
        (tr("Mesure"), f"{NBSP}: ".join(filter(None, [kind.label if kind else row["type"], _parameters(row)]))),
        (tr("Elle dit"), help_.get("mesure") or ""),
        (tr("Elle ne dit pas"), help_.get("ne_dit_pas") or ""),
        (tr("Constat"), row["message"] or ""),
        (tr("Calcul"), _quotient(row)),
        (tr("Brute · nette · certaine"), _three(row)),
        (tr("Fourchette"), _bracket(row)),
        (tr("Preuves"), pieces),
        (tr("Pourquoi"), majuscule(row["motif"] or "")),
        (tr("Zones"), row["zones"] or ""),
        (tr("Entrées"), _inputs(row)),
    ]
    return [(heading, text) for heading, text in rows if text]


def source_text(row: Row) -> str:
    """Return « DOO, p. 36 »."""
    page = row["source_page"]
    return ", ".join(filter(None, [row["source_document"] or "", f"p.{NBSP}{page}" if page else ""]))


def _parameters(row: Row) -> str:
    """Return the parameters of the measure as the grid wrote them."""
    said = []
    for name, value in (loaded(row["parametres"]) or {}).items():
        if not value:  # off, empty or none: nothing is done
            continue
        number = isinstance(value, (int, float)) and value is not True
        text = nombre_court(value) if number else ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        said.append(name if value is True else f"{name} = {text}")
    return f"{NBSP}; ".join(said)


def _quotient(row: Row) -> str:
    if row["numerateur"] is None or row["denominateur"] is None:
        return ""
    return f"{nombre(row['numerateur'], 2)} / {nombre(row['denominateur'], 2)}"


def _three(row: Row) -> str:
    if row["brute_ha"] is None or row["certaine_ha"] is None:
        return ""
    return " · ".join(nombre(row[name], 2) for name in ("brute_ha", "nette_ha", "certaine_ha")) + NBSP + "ha"


def _bracket(row: Row) -> str:
    if row["valeur_min"] is None or row["valeur_max"] is None:
        return ""
    unit = row["unite"] or ""
    return tr("de {} à {}").format(mesure(row["valeur_min"], unit), mesure(row["valeur_max"], unit))


def _inputs(row: Row) -> str:
    said = []
    for entry in loaded(row["entrees"]) or []:
        date = date_fr(entry.get("date")) if entry.get("date") else ""
        said.append(" ".join(filter(None, [str(entry.get("couche") or ""), date])))
    return f"{NBSP}; ".join(said)
