"""From a grid back to what a person would write: only what was written, in the order of the file format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from .grid_params import FIELD_KEYS
from .model import Grille, Parametres, Regle, Role, Seuil, TableRef
from .schema import INDICATOR_TYPES


def to_raw(grid: Grille) -> dict[str, Any]:
    """Return the raw grid that ``parse_grid`` reads into the same model; defaults the grid did not write stay out."""
    header = {
        "id": grid.id,
        "titre": grid.titre,
        "version": grid.version,
        "scot": _filled(asdict(grid.scot)),
        "auteur": grid.auteur,
        "valide_par": list(grid.valide_par),
        "date": grid.date,
        "avertissement": grid.avertissement,
    }
    armature = {
        "source": grid.armature.source,
        "cle": grid.armature.cle,
        "colonne": grid.armature.colonne,
        "niveaux": dict(grid.armature.niveaux),
    }
    return {
        "grille": _filled(header),
        "armature": _filled(armature),
        "parametres": _parameters(grid.parametres),
        "roles": {role.nom: _role(role) for role in grid.roles.values()},
        "tables": dict(grid.fichiers_tables),
        "regles": [_rule(rule) for rule in grid.regles],
    }


def _filled(section: Mapping[str, Any]) -> dict[str, Any]:
    """Keep what says something."""
    return {key: value for key, value in section.items() if value not in (None, "", [], {})}


def _plain(value: Any) -> Any:
    """Write whole numbers without decimals, tuples as lists."""
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value


def _parameters(parameters: Parametres) -> dict[str, Any]:
    names = [n for n in Parametres.__dataclass_fields__ if n not in ("autres", "defauts", *parameters.defauts)]
    return {**{name: _plain(getattr(parameters, name)) for name in names}, **parameters.autres}


def _role(role: Role) -> dict[str, Any]:
    return {
        "libelle": role.libelle,
        "geometrie": role.geometrie,
        "obligatoire": role.obligatoire,
        "incertitude_m": _plain(role.incertitude_m),
    }


def _rule(rule: Regle) -> dict[str, Any]:
    scope = {"niveaux": list(rule.champ.niveaux), "territoire": rule.champ.territoire, "cumul": list(rule.champ.cumul)}
    return _filled(
        {
            "id": rule.id,
            "titre_court": rule.titre_court,
            "theme": rule.theme,
            "source": _filled(asdict(rule.source)),
            "portee": rule.portee,
            "question": rule.question,
            "champ": _filled(scope),
            "mode": rule.mode,
            "indicateur": _filled({"type": rule.indicateur.type, "params": _params(rule)}),
            "seuil": _threshold(rule.seuil) if rule.seuil else None,
            "attendu": dict(rule.attendu),
            "preuves": list(rule.preuves),
            "reponses": dict(rule.reponses),
            "aide": dict(rule.aide),
        }
    )


def _params(rule: Regle) -> dict[str, Any]:
    written = {}
    for name, param in INDICATOR_TYPES[rule.indicateur.type].params.items():
        if name in rule.indicateur.defauts:
            continue
        value = rule.indicateur.params[name]
        if param.kind == "fields":
            written[name] = [_filled({key: one[key] for key in FIELD_KEYS}) for one in value]
        else:
            written[name] = _plain(value)
    return written


def _threshold(threshold: Seuil) -> dict[str, Any]:
    value = threshold.valeur
    return _filled(
        {
            "operateur": threshold.operateur,
            "valeur": f"table:{value.table}.{value.colonne}" if isinstance(value, TableRef) else _plain(value),
            "par_niveau": {level: _plain(one) for level, one in threshold.par_niveau.items()},
            "unite": threshold.unite,
            "tolerance": _plain(threshold.tolerance),
            "tolerance_abs": _plain(threshold.tolerance_abs),
            "origine": "" if threshold.origine == "scot" else threshold.origine,
        }
    )
