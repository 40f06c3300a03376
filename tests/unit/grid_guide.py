"""The reference tables of the guide of the grid file, drawn from the schema: types, parameters, words accepted."""

from __future__ import annotations

from collections.abc import Iterable

from aula.aula_plugin.core.compatibility.grid_params import FIELD_TYPES
from aula.aula_plugin.core.compatibility.model import (
    AIDES,
    CUMULS,
    MODES,
    OPERATEURS,
    ORIGINES,
    PORTEES,
    REPERES,
    REPONSES,
    TERRITOIRES,
    UNITES,
)
from aula.aula_plugin.core.compatibility.schema import INDICATOR_TYPES, REQUIRED, Param, accepted_units
from aula.aula_plugin.core.documents.vocation import UNKNOWN, VOCATIONS
from aula.aula_plugin.core.typography import insecables

KIND_LABELS = {
    "selectors": "sélecteurs",
    "number": "nombre",
    "boolean": "oui / non",
    "text": "texte",
    "texts": "liste",
    "choice": "choix",
    "table": "table",
    "expression": "expression",
    "fields": "champs",
    "result": "règle",
}
_WORDS = (
    ("portee", PORTEES),
    ("mode", MODES),
    ("champ.territoire", TERRITOIRES),
    ("champ.cumul", CUMULS),
    ("seuil.operateur", OPERATEURS),
    ("seuil.unite", UNITES),
    ("seuil.origine", ORIGINES),
    ("vocation", (*VOCATIONS, UNKNOWN)),
    ("champs.type", FIELD_TYPES),
    ("reponses", REPONSES),
    ("aide", AIDES),
    ("repères des réponses", tuple(f"{{{name}}}" for name in REPERES)),
)


def types_table(kinds: Iterable[str] = INDICATOR_TYPES) -> str:
    """Return the indicator types in Markdown: one section and one table of parameters each."""
    parts = []
    for kind in kinds:
        indicator = INDICATOR_TYPES[kind]
        units = ", ".join(f"`{unit}`" for unit in accepted_units(kind, {}))
        rows = [
            f"| `{name}` | {_nature(param)} | {_default(param)} | {param.help} |"
            for name, param in indicator.params.items()
        ]
        head = f"### `{kind}` : {indicator.label}\n\nUnités du seuil : {units}.\n\n"
        parts.append(head + "| paramètre | nature | par défaut | rôle |\n|---|---|---|---|\n" + "\n".join(rows))
    return insecables("\n\n".join(parts)) + "\n"


def words_table() -> str:
    """Return the words each key accepts, in Markdown."""
    rows = [f"| {key} | {', '.join(f'`{word}`' for word in words)} |" for key, words in _WORDS]
    return insecables("| clé | mots acceptés |\n|---|---|\n" + "\n".join(rows)) + "\n"


def _nature(param: Param) -> str:
    if param.choices:
        return " / ".join(f"`{word}`" for word in param.choices)
    return KIND_LABELS[param.kind]


def _default(param: Param) -> str:
    if param.default is REQUIRED:
        return "obligatoire"
    if param.default in (None, (), ""):
        return "–"
    if isinstance(param.default, bool):
        return "oui" if param.default else "non"
    text = f"{param.default:g}".replace(".", ",") if isinstance(param.default, float) else f"`{param.default}`"
    return f"{text}, à confirmer" if param.to_confirm else text
