"""The form of a rule, drawn from the schema: a new indicator or parameter has its fields without new code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..documents.vocation import UNKNOWN, VOCATIONS
from ..text import number
from ..typography import nombre_court, seuil_texte
from .grid_messages import Path
from .grid_validate import known_tables
from .model import AIDES, ATTENDUS, CUMULS, MODES, ORIGINES, PORTEES, REPONSES, TERRITOIRES, Grille
from .schema import INDICATOR_TYPES, REQUIRED, Param, accepted_units

Choices = tuple[tuple[str, str], ...]

#: French words for the values of the file; a value without one is shown as it is.
WORDS = {
    "<=": "au plus",
    ">=": "au moins",
    "<": "moins de",
    ">": "plus de",
    "entre": "entre",
    "prescription_delimitee": "prescription délimitée",
    "auto": "automatique",
    "assiste": "assisté : une personne confirme",
    "humain": "humain : une personne juge",
    "epci": "EPCI",
    "scot": "SCoT",
    "n": "nombre",
    "m2": "m²",
    "lgt": "logements",
    "lgt/ha": "logements/ha",
    "defaut": "valeur d’usage",
    "exemple": "exemple à remplacer",
    "true": "oui",
    "false": "non",
}
ORIGIN_WORDS = {"scot": "le SCoT"}
LABELS = {
    "respecte": "Si respecté",
    "ecart_tolere": "Si écart toléré",
    "ecart": "Si écart",
    "non_evaluable": "Si non évaluable",
    "sans_objet": "Si sans objet",
    "constat": "Si constat",
    "diagnostic": "Attendu du diagnostic",
    "reglement": "Attendu du règlement",
    "oap": "Attendu des OAP",
    "droit": "Ce que demande le droit",
    "mesure": "Ce que dit la mesure",
    "ne_dit_pas": "Ce qu’elle ne dit pas",
}
NONE, SINGLE, LEVELS, TABLE = "aucun", "valeur", "par_niveau", "table"
SHAPES: Choices = (
    (NONE, "aucun : un constat"),
    (SINGLE, "une valeur"),
    (LEVELS, "une par niveau"),
    (TABLE, "lu dans une table"),
)


@dataclass(frozen=True)
class Field:
    """One thing a person may set in a rule.

    Attributes
    ----------
    path : keys inside the rule.
    kind : ``text``, ``long``, ``number``, ``boolean``, ``choice`` (one of ``choices``), ``suggest`` (free text, with
        proposals), ``many`` (several of ``choices``), ``selectors``, ``fields``, ``shape`` (of the threshold).
    default : what the rule reads when nothing is written, as text.
    factor : by which the value of the file is multiplied to be shown (100 for a share shown in %).
    """

    path: Path
    label: str
    kind: str
    help: str = ""
    choices: Choices = ()
    default: str = ""
    unit: str = ""
    factor: float = 1.0
    sums: bool = False


@dataclass(frozen=True)
class Section:
    """Fields under one title; ``folded`` when they are seldom changed."""

    title: str
    fields: tuple[Field, ...]
    folded: bool = False


def sections_of(rule: Mapping[str, Any], grid: Grille) -> tuple[Section, ...]:
    """Return the form of a rule as typed, in a grid as read."""
    return (
        Section("Règle", _identity(grid)),
        Section("Seuil", _threshold(rule, grid)),
        Section("Indicateur", _indicator(rule, grid)),
        Section("Territoires", _scope(grid)),
        Section("Classement et source", (*_class(), *_source()), folded=True),
        Section("Textes de réponse", _texts("reponses", REPONSES, "Repères : {valeur}, {seuil}, {zones}…"), True),
        Section("Attendus et aide", (*_texts("attendu", ATTENDUS), *_texts("aide", AIDES)), folded=True),
    )


def words(values: Iterable[str], own: Mapping[str, str] | None = None) -> Choices:
    """Return values with the words they are shown by."""
    known = {**WORDS, **(own or {})}
    return tuple((value, known.get(value, value)) for value in values)


def _identity(grid: Grille) -> tuple[Field, ...]:
    themes = tuple(dict.fromkeys(rule.theme for rule in grid.regles if rule.theme))
    return (
        Field(("titre_court",), "Titre court", "text", "32 caractères au plus"),
        Field(("theme",), "Thème", "suggest", choices=words(themes, {})),
        Field(("question",), "Question", "long"),
    )


def _class() -> tuple[Field, ...]:
    return (
        Field(
            ("id",), "Identifiant", "text", "Il lie la règle à ses résultats et à ses avis : à ne plus changer ensuite"
        ),
        Field(("portee",), "Portée", "choice", choices=words(PORTEES)),
        Field(("mode",), "Mode", "choice", choices=words(MODES)),
    )


def _source() -> tuple[Field, ...]:
    return (
        Field(("source", "document"), "Document", "text", "DOO, DAACL, Code de l’urbanisme…"),
        Field(("source", "chapitre"), "Chapitre", "text"),
        Field(("source", "page"), "Page", "number"),
        Field(("source", "texte"), "Texte cité", "long"),
    )


def _scope(grid: Grille) -> tuple[Field, ...]:
    layers = tuple((name, f"{role.libelle} ({name})") for name, role in grid.roles.items())
    return (
        Field(("champ", "territoire"), "Mesurée par", "choice", choices=words(TERRITOIRES), default="commune"),
        Field(("champ", "niveaux"), "Niveaux", "many", "Vide : tous", _levels(grid), "tous"),
        Field(("champ", "cumul"), "Totaux", "many", choices=words(CUMULS), default="aucun"),
        Field(("preuves",), "Couches montrées", "many", "À la personne qui juge", layers, "aucune"),
    )


def _levels(grid: Grille) -> Choices:
    return tuple((key, f"{key} – {label}" if label else key) for key, label in grid.armature.niveaux.items())


def _texts(section: str, keys: Iterable[str], hint: str = "") -> tuple[Field, ...]:
    return tuple(Field((section, key), LABELS.get(key, key), "long", hint) for key in keys)


# Threshold


def shape_of(threshold: Any) -> str:
    """Return how a threshold is given."""
    if not isinstance(threshold, Mapping):
        return NONE
    if "par_niveau" in threshold:
        return LEVELS
    return TABLE if str(threshold.get("valeur") or "").startswith("table:") else SINGLE


def _threshold(rule: Mapping[str, Any], grid: Grille) -> tuple[Field, ...]:
    threshold = rule.get("seuil")
    shape = shape_of(threshold)
    fields = [Field(("seuil",), "Seuil", "shape", choices=SHAPES)]
    if not isinstance(threshold, Mapping):
        return tuple(fields)
    unit = str(threshold.get("unite") or "")
    between = threshold.get("operateur") == "entre"
    fields.append(
        Field(("seuil", "operateur"), "Sens", "choice", choices=words(("<=", ">=", "<", ">", "entre"))),
    )
    if shape == TABLE:
        fields.append(Field(("seuil", "valeur"), "Colonne", "suggest", choices=_columns(grid)))
    elif shape == LEVELS:
        for key, label in grid.armature.niveaux.items():
            fields += _numbers(("seuil", "par_niveau", key), label or f"Niveau {key}", unit, between)
    else:
        fields += _numbers(("seuil", "valeur"), "Valeur", unit, between)
    raw = rule.get("indicateur")
    indicator = raw if isinstance(raw, Mapping) else {}
    params = indicator.get("params")
    units = _units(str(indicator.get("type") or ""), params if isinstance(params, Mapping) else {})
    fields += (
        Field(("seuil", "unite"), "Unité", "choice", choices=words(units)),
        Field(("seuil", "tolerance"), "Tolérance", "number", "Part du seuil", (), _usual(grid), "%", 100.0),
        Field(("seuil", "tolerance_abs"), "ou tolérance fixe", "number", "", (), "", unit),
        Field(("seuil", "origine"), "Origine", "choice", "", words(ORIGINES, ORIGIN_WORDS), "scot"),
    )
    return tuple(fields)


def _usual(grid: Grille) -> str:
    return nombre_court(100 * grid.parametres.tolerance_defaut)


def _numbers(path: Path, label: str, unit: str, between: bool) -> list[Field]:
    if not between:
        return [Field(path, label, "number", unit=unit)]
    return [
        Field((*path, 0), f"{label}, de", "number", unit=unit),
        Field((*path, 1), f"{label}, à", "number", unit=unit),
    ]


def _units(kind: str, params: Mapping[str, Any]) -> tuple[str, ...]:
    read = {key: _truth(value) for key, value in params.items()}
    return accepted_units(kind, {**read, "champs": [one for one in params.get("champs") or () if one]})


def _truth(value: Any) -> Any:
    return value == "true" if value in ("true", "false") else value


def _columns(grid: Grille) -> Choices:
    found = []
    for name in known_tables(grid):
        columns = list(grid.tables[name].columns) if name in grid.tables else []
        found += [f"table:{name}.{column}" for column in columns] or [f"table:{name}."]
    return tuple((one, one[len("table:") :]) for one in found)


def with_shape(threshold: Any, shape: str, levels: Iterable[str], unit: str, column: str = "") -> dict[str, Any]:
    """Return a threshold given in another way, its figures kept where they can be.

    Parameters
    ----------
    unit : taken when the threshold has none yet.
    column : ``table:name.column`` proposed for a threshold read in a table.
    """
    if shape == NONE:
        return {}
    known = dict(threshold) if isinstance(threshold, Mapping) else {}
    between = known.get("operateur") == "entre"
    by_level = known.pop("par_niveau", None)
    value = known.pop("valeur", None)
    if isinstance(value, str) and value.startswith("table:"):
        value = None
    if isinstance(by_level, Mapping) and by_level:
        value = next(iter(by_level.values()))
    value = _figures(value) if value is not None else ([0, 0] if between else 0)
    if shape == LEVELS:
        given: dict[str, Any] = {"par_niveau": dict.fromkeys(levels, value)}
    else:
        given = {"valeur": column or "table:enveloppes.ha" if shape == TABLE else value}
    first = {"operateur": known.pop("operateur", None) or "<="}
    return {**first, **given, "unite": known.pop("unite", None) or unit, **known}


def with_direction(threshold: Any, operator: str) -> dict[str, Any]:
    """Return a threshold in another direction; « entre » asks for two figures, the others for one."""
    known = dict(threshold) if isinstance(threshold, Mapping) else {}
    known["operateur"] = operator
    for key in ("valeur", "par_niveau"):
        value = known.get(key)
        if key == "par_niveau" and isinstance(value, Mapping):
            known[key] = {level: _bounds(one, operator) for level, one in value.items()}
        elif value is not None and not str(value).startswith("table:"):
            known[key] = _bounds(value, operator)
    return known


def _bounds(value: Any, operator: str) -> Any:
    figures = _figures(value)
    pair = figures if isinstance(figures, list) and figures else [figures, figures]
    if operator == "entre":
        return (pair * 2)[:2]
    return pair[0] if operator in (">=", ">") else pair[-1]


def _figures(value: Any) -> Any:
    """Return the numbers of a text of the file, so that they are written as numbers again."""
    if isinstance(value, (list, tuple)):
        return [_figures(one) for one in value]
    read = number(value)
    return value if read is None else read


# Indicator


def _indicator(rule: Mapping[str, Any], grid: Grille) -> tuple[Field, ...]:
    raw = rule.get("indicateur")
    kind = str(raw.get("type") or "") if isinstance(raw, Mapping) else ""
    kinds = tuple((name, one.label) for name, one in INDICATOR_TYPES.items())
    fields = [Field(("indicateur", "type"), "Indicateur", "choice", choices=kinds)]
    known = INDICATOR_TYPES[kind].params if kind in INDICATOR_TYPES else {}
    fields += [_parameter(kind, name, param, str(rule.get("id") or ""), grid) for name, param in known.items()]
    return tuple(fields)


def _parameter(kind: str, name: str, param: Param, rule: str, grid: Grille) -> Field:
    path: Path = ("indicateur", "params", name)
    help_text = param.help
    sums = kind == "ratio_somme"
    if name == "vocation":
        choices = words((*(() if param.kind == "texts" else ("toutes",)), *VOCATIONS, UNKNOWN))
        editor = "many" if param.kind == "texts" else "choice"
        return Field(path, name, editor, help_text, choices, _default(param) or "toutes")
    makers: dict[str, Callable[[], tuple[str, Choices]]] = {
        "choice": lambda: ("choice", words(param.choices)),
        "boolean": lambda: ("boolean", ()),
        "table": lambda: ("suggest", words(known_tables(grid), {})),
        "result": lambda: ("choice", _others(rule, grid)),
        "texts": lambda: ("texts", ()),
        "text": lambda: ("text", ()),
        "expression": lambda: ("text", ()),
    }
    editor, choices = makers.get(param.kind, lambda: (param.kind, ()))()
    return Field(path, name, editor, help_text, choices, _default(param), _unit(name), sums=sums)


def _others(rule: str, grid: Grille) -> Choices:
    return tuple((one.id, f"{one.id} – {one.titre_court}") for one in grid.regles if one.id and one.id != rule)


def _default(param: Param) -> str:
    if param.default is REQUIRED or param.default in (None, ()):
        return ""
    if isinstance(param.default, bool):
        return "oui" if param.default else "non"
    if isinstance(param.default, float):
        return nombre_court(param.default)
    return WORDS.get(str(param.default), str(param.default))


def _unit(name: str) -> str:
    """Return the unit a parameter says by the end of its name."""
    end = name.rpartition("_")[2]
    return (
        {"m": "m", "ha": "ha", "m2": "m²", "kmh": "km/h", "min": "min", "ans": "ans"}.get(end, "")
        if ("_" in name and not name.startswith(("part_", "contact_", "allongement_")))
        else ""
    )


# Values between the file and the form


def shown_number(raw: Any, factor: float = 1.0) -> str:
    """Return a number of the file as a person reads it: « 0,5 »; what is not a number as it is."""
    value = number(raw) if raw is not None else None
    if value is None:
        return "" if raw is None else str(raw)
    return f"{value * factor:.12g}".replace(".", ",")


def typed_number(text: str, factor: float = 1.0) -> Any:
    """Return what to write in the file for what was typed; what is not a number as typed, for the validation."""
    value = number(text)
    if value is None:
        return text.strip() or None
    return float(f"{value / factor:.12g}")


def threshold_words(rule: Mapping[str, Any]) -> str:
    """Return the threshold of a rule in one line, for the list: « ≤ 0,5 ha », « par niveau », « table »."""
    threshold = rule.get("seuil")
    shape = shape_of(threshold)
    if not isinstance(threshold, Mapping) or shape == NONE:
        return "constat"
    if shape == LEVELS:
        return "par niveau"
    if shape == TABLE:
        return "table"
    value = threshold.get("valeur")
    pair = [number(one) for one in (value if isinstance(value, list) else [value, None])]
    if pair[0] is None or len(pair) != 2:
        return ""
    return seuil_texte(str(threshold.get("operateur") or ""), pair[0], pair[1], str(threshold.get("unite") or ""))
