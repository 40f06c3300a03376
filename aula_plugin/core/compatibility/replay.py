"""The grid of a run, as its dossier kept it: what a document made months later needs to name rules and levels."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

from .model import Armature, Champ, Grille, Indicateur, Parametres, Regle, Role, Scot, Seuil, Source, TableRef

Kept = TypeVar("Kept")
_RULE, _ROLE = "regle.", "role."


def grid_of(parameters: Mapping[str, str], grid_id: str) -> Grille:
    """Return the grid that a run wrote in ``parametres`` (see ``dossier.parameters``).

    Parameters
    ----------
    parameters : value by key, of one run.

    Notes
    -----
    A key that is absent, or that is not what was written (a person may edit the table), leaves the default of the
    model; a rule that cannot be read is left out: its lines keep what the results say of it. The tables of the grid
    are not kept by a dossier; the thresholds drawn from them are, on each line.
    """
    rules = (_rule(loaded(text)) for key, text in parameters.items() if key.startswith(_RULE))
    roles = {key[len(_ROLE) :]: loaded(text) for key, text in parameters.items() if key.startswith(_ROLE)}
    return Grille(
        id=grid_id,
        titre=parameters.get("grille.titre", ""),
        version=_integer(parameters.get("grille.version")),
        scot=_built(Scot, _texts(loaded(parameters.get("scot")))) or Scot(),
        armature=Armature(niveaux=_texts(_mapping(loaded(parameters.get("armature")), "niveaux"))),
        parametres=_built(Parametres, loaded(parameters.get("parametres"))) or Parametres(),
        roles={name: role for name, kept in roles.items() if (role := _built(Role, {"nom": name, **kept}))},
        regles=tuple(rule for rule in rules if rule),
        date=parameters.get("grille.date", ""),
        avertissement=parameters.get("grille.avertissement", ""),
    )


def loaded(text: str | None) -> dict[str, Any]:
    """Return the object of a JSON text, empty for anything else."""
    try:
        found = json.loads(text or "")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _rule(kept: dict[str, Any]) -> Regle | None:
    inner: dict[str, Any] = {
        "source": _built(Source, _mapping(kept, "source")) or Source(),
        "champ": _built(Champ, _tuples(_mapping(kept, "champ"))) or Champ(),
        "indicateur": _built(Indicateur, {"type": "", **_tuples(_mapping(kept, "indicateur"))}),
        "seuil": _threshold(_mapping(kept, "seuil")),
        "preuves": tuple(kept.get("preuves") or ()),
    }
    return _built(Regle, {**kept, **inner})


def _threshold(kept: dict[str, Any]) -> Seuil | None:
    value = kept.get("valeur")
    if isinstance(value, dict):
        kept["valeur"] = _built(TableRef, value)
    elif isinstance(value, list):
        kept["valeur"] = tuple(value)
    return _built(Seuil, kept)


def _built(kind: type[Kept], kept: Mapping[str, Any]) -> Kept | None:
    """Return an object of the model from what was kept of it, None when a value it cannot do without is absent."""
    known = {one.name for one in fields(kind)}  # type: ignore[arg-type]
    try:
        return kind(**{name: value for name, value in kept.items() if name in known}) if kept else None
    except TypeError:
        return None


def _mapping(kept: Mapping[str, Any], name: str) -> dict[str, Any]:
    value = kept.get(name)
    return dict(value) if isinstance(value, dict) else {}


def _texts(kept: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in kept.items() if value is not None}


def _tuples(kept: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in kept.items()}


def _integer(text: str | None) -> int:
    digits = (text or "").strip()
    return int(digits) if re.fullmatch(r"[0-9]{1,9}", digits) else 0
