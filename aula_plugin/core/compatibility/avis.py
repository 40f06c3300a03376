"""The avis of a person on a line: its words, what makes it valid, and whether the line changed since it was given.

Nothing here gives an avis: no level is ever drawn from a number.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from ..errors import InputError
from ..missing import is_missing

NON_EXAMINE = "non examiné"
COMPATIBLE = "compatible"
AVEC_REMARQUE = "compatible avec remarque"
AVEC_RESERVE = "compatible avec réserve"
INCOMPATIBLE = "incompatible"
SANS_OBJET = "sans objet"

#: Levels of an avis, in the order they are offered; the last is the default.
NIVEAUX = (COMPATIBLE, AVEC_REMARQUE, AVEC_RESERVE, INCOMPATIBLE, SANS_OBJET, NON_EXAMINE)
#: Pieces of a document where a change is asked for.
PIECES = ("rapport", "PADD", "OAP", "règlement écrit", "règlement graphique", "annexes")
#: Global avis on a document, always chosen by a person.
GLOBAUX = ("favorable", "favorable avec remarques", "favorable avec réserves", "défavorable")
#: Columns a person fills in; the others are written by the software beside them.
SAISIS = ("avis", "justification", "modification", "piece", "page", "reponse_commune")

#: Difference under which two values are the same number: far below the third decimal that is ever printed.
_NOISE = 1e-6


def cleaned(values: Mapping[str, Any]) -> dict[str, str | None]:
    """Return what a person typed, ready to be stored: trimmed text, None when empty; only the columns given.

    Raises
    ------
    InputError
        A column that a person does not fill in, a level or a piece that does not exist.
    """
    unknown = [name for name in values if name not in SAISIS]
    if unknown:
        raise InputError(f"« {unknown[0]} » ne se saisit pas dans un avis ; accepté : {', '.join(SAISIS)}.")
    texts = {name: _text(value) or None for name, value in values.items()}
    if "avis" in texts:
        texts["avis"] = texts["avis"] or NON_EXAMINE
        _known("avis inconnu", str(texts["avis"]), NIVEAUX)
    if texts.get("piece"):
        _known("pièce inconnue", str(texts["piece"]), PIECES)
    return texts


def _known(what: str, value: str, accepted: tuple[str, ...]) -> None:
    if value in accepted:
        return
    near = get_close_matches(value, accepted, 1)
    hint = f" Vouliez-vous « {near[0]} » ?" if near else ""
    raise InputError(f"{what} : « {value} ».{hint} Accepté : {', '.join(accepted)}.")


def _text(value: Any) -> str:
    return "" if is_missing(value) else str(value).strip()


def content(row: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what a person wrote on a line, comparable: the columns of ``SAISIS``, trimmed, NULL as empty text."""
    return tuple(_text(row.get(name)) or (NON_EXAMINE if name == "avis" else "") for name in SAISIS)


def is_written(row: Mapping[str, Any]) -> bool:
    """Return whether a person wrote anything on a line: a level, or a text even without one."""
    return content(row) != (NON_EXAMINE, *[""] * (len(SAISIS) - 1))


def is_examined(row: Mapping[str, Any]) -> bool:
    """Return whether a person gave an avis."""
    return content(row)[0] != NON_EXAMINE


def same_value(one: Any, other: Any) -> bool:
    """Return whether two values are the same beyond floating noise; two NULL are."""
    if is_missing(one) or is_missing(other):
        return is_missing(one) and is_missing(other)
    return math.isclose(float(one), float(other), rel_tol=_NOISE, abs_tol=_NOISE)


def signal_modifie(row: Mapping[str, Any]) -> bool:
    """Return whether the signal or the value of a line is no longer what the person had in front of them.

    Parameters
    ----------
    row : a result joined with its avis: ``signal``, ``valeur``, ``signal_vu``, ``valeur_vue`` and the columns of
        ``SAISIS``. A line on which nobody wrote is never « modifié ».
    """
    if not is_written(row):
        return False
    return _text(row.get("signal")) != _text(row.get("signal_vu")) or not same_value(
        row.get("valeur"), row.get("valeur_vue")
    )
