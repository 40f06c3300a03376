"""The lines of two runs side by side: value and signal before and after, and the direction of what is measured."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..missing import is_missing
from .avis import NON_EXAMINE
from .results import NON_EVALUABLE
from .signals import Limit, excess

CHANGE_COLUMNS = {
    "regle_id": "text",
    "titre_court": "text",
    "theme": "text",
    "portee": "text",
    "territoire_type": "text",
    "territoire_id": "text",
    "territoire_nom": "text",
    "vocation": "text",
    "unite": "text",
    "valeur_avant": "real",
    "valeur_apres": "real",
    "delta": "real",
    "operateur": "text",
    "seuil": "real",
    "seuil_haut": "real",
    "signal_avant": "text",
    "signal_apres": "text",
    "certitude_avant": "text",
    "certitude_apres": "text",
    "signal_change": "boolean",
    "sens": "text",
    "motif_avant": "text",
    "motif_apres": "text",
    "grille_id": "text",
    "version_avant": "integer",
    "version_apres": "integer",
    "avis_avant": "text",
    "avis_apres": "text",
}
BETTER, WORSE, SAME, NEW, GONE = "amélioré", "dégradé", "inchangé", "apparu", "disparu"
UP, DOWN, UNCOMPARED = "en hausse", "en baisse", "non comparable"
#: Words of direction, in reading order.
DIRECTIONS = (WORSE, BETTER, NEW, GONE, UP, DOWN, UNCOMPARED, SAME)
KEY = ("regle_id", "territoire_type", "territoire_id", "vocation")
#: Two values closer than that (relative) are the same: what reading a file again may change.
EQUAL = 1e-9
_SAID = ("titre_court", "theme", "portee", "territoire_nom", "unite", "operateur", "seuil", "seuil_haut", "grille_id")


def compare_results(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return one row per line of either run, columns ``CHANGE_COLUMNS``.

    Parameters
    ----------
    before, after : rows of ``RESULT_COLUMNS``, one run each.

    Notes
    -----
    ``sens`` is the direction of a measured value against its threshold, never a verdict: ``amélioré`` when it comes
    nearer to the threshold or goes farther inside it, ``dégradé`` the other way; a line without threshold is ``en
    hausse`` or ``en baisse``; ``apparu`` and ``disparu`` when only one state has something to measure. Lines read with
    two versions of a grid, with two thresholds or in two units, and those that one state lacks the data to evaluate,
    are ``non comparable``: values side by side, no delta. ``avis_*`` is what a person wrote, when the rows tell it.
    """
    ones, others = _by_key(before), _by_key(after)
    keys = list(dict.fromkeys([*others, *ones]))
    rows = [_row(ones.get(key), others.get(key)) for key in keys]
    return pd.DataFrame(rows, columns=list(CHANGE_COLUMNS), dtype=object)


def latest(results: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the last run of a dossier, alone."""
    dates = pd.to_datetime(results["date_run"])
    return results[(dates == dates.max()) | dates.isna()] if dates.notna().any() else results


def _by_key(results: pd.DataFrame) -> dict[tuple[Any, ...], dict[str, Any]]:
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for record in results.to_dict("records"):
        row = {name: None if is_missing(value) else value for name, value in record.items()}
        found[tuple(row.get(name) for name in KEY)] = row
    return found


def _row(one: dict[str, Any] | None, other: dict[str, Any] | None) -> dict[str, Any]:
    old, new = one or {}, other or {}
    said = other or old
    was, is_ = old.get("valeur"), new.get("valeur")
    comparable = _comparable(one, other)
    delta = None if was is None or is_ is None or not comparable else is_ - was
    return {
        **{name: said.get(name) for name in (*KEY, *_SAID)},
        "valeur_avant": was,
        "valeur_apres": is_,
        "delta": delta,
        "signal_avant": old.get("signal"),
        "signal_apres": new.get("signal"),
        "certitude_avant": old.get("certitude"),
        "certitude_apres": new.get("certitude"),
        "signal_change": old.get("signal") != new.get("signal"),
        "sens": _direction(old, new, comparable),
        "motif_avant": old.get("motif"),
        "motif_apres": new.get("motif"),
        "avis_avant": _written(old),
        "avis_apres": _written(new),
        "version_avant": old.get("grille_version"),
        "version_apres": new.get("grille_version"),
    }


def _written(row: dict[str, Any]) -> str | None:
    """Return the avis of a line, None when no one has given any."""
    avis = row.get("avis")
    return None if avis == NON_EXAMINE else avis


def _comparable(one: dict[str, Any] | None, other: dict[str, Any] | None) -> bool:
    if one is None or other is None:
        return True
    same = ("grille_id", "grille_version", "unite")
    if any(one.get(name) != other.get(name) for name in same):
        return False
    missing = [row for row in (one, other) if row.get("valeur") is None]
    if len(missing) == 1 and missing[0].get("signal") == NON_EVALUABLE:
        return False
    both = one.get("valeur") is not None and other.get("valeur") is not None
    return not both or all(one.get(name) == other.get(name) for name in ("operateur", "seuil", "seuil_haut"))


def _direction(old: dict[str, Any], new: dict[str, Any], comparable: bool) -> str:
    was, is_ = old.get("valeur"), new.get("valeur")
    if not comparable:
        return UNCOMPARED
    if was is None or is_ is None:
        return SAME if was is is_ else NEW if was is None else GONE
    if abs(is_ - was) <= EQUAL * max(abs(was), abs(is_), 1.0):
        return SAME
    limit = _limit(new)
    if limit is None:
        return UP if is_ > was else DOWN
    beyond = excess(is_, limit) - excess(was, limit)
    if beyond == 0:
        return SAME
    return WORSE if beyond > 0 else BETTER


def _limit(row: dict[str, Any]) -> Limit | None:
    if row.get("seuil") is None or row.get("operateur") is None:
        return None
    return Limit(row["operateur"], row["seuil"], row.get("seuil_haut"))
