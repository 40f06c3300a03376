"""The indicator of a rule: its type and its parameters, read by the kind the schema gives each."""

from __future__ import annotations

from math import isfinite
from typing import Any

from ..errors import InputError
from ..typography import nombre_court
from .expressions import parse_expression
from .grid_messages import Path, unknown
from .grid_values import Values
from .model import Indicateur
from .schema import INDICATOR_TYPES, REQUIRED, Param
from .selectors import parse_selector

FIELD_KEYS = ("nom", "type", "unite", "aide")
FIELD_TYPES = ("nombre", "entier", "texte", "date", "oui_non")


def parse_indicator(values: Values, raw: Any, path: Path) -> Indicateur:
    """Read ``type`` and ``params``, fill the defaults in, report what is missing, unknown or of the wrong kind."""
    section = values.section(raw, path)
    values.known_keys(section, path, ("type", "params"), "clé inconnue")
    kind = values.text(section.get("type"), (*path, "type"), required=True)
    if kind not in INDICATOR_TYPES:
        if kind:
            values.issues.error((*path, "type"), unknown("type d’indicateur inconnu", kind, INDICATOR_TYPES))
        return Indicateur("")
    params = values.section(section.get("params"), (*path, "params"))
    accepted = INDICATOR_TYPES[kind].params
    values.known_keys(params, (*path, "params"), accepted, f"paramètre inconnu de « {kind} » :")
    read: dict[str, Any] = {}
    defaults = []
    for name, param in accepted.items():
        where = (*path, "params", name)
        written = params.get(name)
        if written in (None, "", [], {}):
            defaults.append(name)
            read[name] = None if param.default is REQUIRED else param.default
            if param.default is REQUIRED:
                values.issues.error(where, f"paramètre obligatoire de « {kind} » manquant{_accepted(param)}")
            continue
        read[name] = _param(values, param, written, where)
    return Indicateur(kind, read, tuple(defaults))


def _accepted(param: Param) -> str:
    if param.choices:
        return f" ; accepté : {', '.join(param.choices)}"
    return f" ({param.help})" if param.help else ""


def _param(values: Values, param: Param, raw: Any, path: Path) -> Any:
    if param.kind == "number":
        return _bounded(values, param, raw, path)
    if param.kind == "boolean":
        return values.boolean(raw, path)
    if param.kind == "choice":
        return values.choice(raw, path, param.choices, "valeur inconnue")
    if param.kind == "selectors":
        return _selectors(values, raw, path)
    if param.kind == "texts":
        return values.texts(raw, path)
    if param.kind == "fields":
        return _fields(values, raw, path)
    if param.kind == "expression":
        return _expression(values, raw, path)
    return values.text(raw, path)


def _bounded(values: Values, param: Param, raw: Any, path: Path) -> float | None:
    value, (low, high) = values.number(raw, path), param.bounds
    if value is not None and not low <= value <= high:
        least, most, given = (nombre_court(bound, 3) for bound in (low, high, value))
        accepted = f"entre {least} et {most}" if isfinite(high) else f"{least} ou plus"
        values.issues.error(path, f"{given} n’a pas de sens ici ; accepté : {accepted}")
    return value


def _selectors(values: Values, raw: Any, path: Path) -> tuple[str, ...]:
    found = []
    for one, where in values.items(raw, path):
        text = values.text(one, where)
        if not text:
            continue
        try:
            found.append(str(parse_selector(text)))
        except InputError as error:
            values.issues.error(where, str(error))
    return tuple(found)


def _expression(values: Values, raw: Any, path: Path) -> str:
    text = values.text(raw, path)
    try:
        parse_expression(text)
    except InputError as error:
        values.issues.error(path, str(error))
    return text


def _fields(values: Values, raw: Any, path: Path) -> tuple[dict[str, str], ...]:
    fields = []
    for one, where in values.items(raw, path):
        section = values.section(one, where)
        values.known_keys(section, where, FIELD_KEYS, "clé inconnue")
        field = {key: values.text(section.get(key), (*where, key)) for key in FIELD_KEYS}
        if not field["nom"]:
            values.issues.error((*where, "nom"), "champ à saisir sans nom")
        field["type"] = (
            values.choice(section.get("type"), (*where, "type"), FIELD_TYPES, "type de champ inconnu") or "nombre"
        )
        fields.append(field)
    return tuple(fields)
