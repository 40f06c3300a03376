"""The template engine of the reports: sandboxed, everything escaped, French typography applied once at the end."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from ..core.typography import (
    accord,
    date_fr,
    enumeration,
    insecables,
    mesure,
    nom_insecable,
    nombre,
    pluriel,
    propre,
    tronque,
)
from ..paths import TEMPLATES

_TOKENS = re.compile(r"(<style.*?</style>|<[^>]*>)", re.DOTALL)


def _finalize(value: Any) -> Any:
    """Print None as nothing and strip from text what would break or garble the page."""
    if value is None:
        return ""
    return value if isinstance(value, Markup) or not isinstance(value, str) else propre(value)


def sentence(text: str) -> str:
    """Return a text people typed as a sentence: one line, closed by a stop."""
    plain = " ".join(str(text).split())
    return plain if plain[-1:] in ".!?…" else f"{plain}."


def css_string(text: str) -> str:
    """Return a text as the inside of a CSS string: every character but letters, digits and spaces is escaped.

    Nothing is left that HTML escapes, so that the autoescape of the template does not change it.
    """
    cleaned = propre(insecables(text)).replace("\n", " ")
    return "".join(c if c == " " or (c.isascii() and c.isalnum()) else f"\\{ord(c):06x} " for c in cleaned)


def french_spacing(html: str) -> str:
    """Put non-breaking spaces in the text of a page, tags and style sheets left alone."""
    pieces = _TOKENS.split(html)
    return "".join(piece if i % 2 else insecables(piece) for i, piece in enumerate(pieces))


@cache
def environment(folder: str = "reports", finalize: Callable[[Any], Any] = _finalize) -> SandboxedEnvironment:
    """Return the engine; a name the templates misspell stops the report instead of printing nothing.

    Parameters
    ----------
    folder : where the templates are, under ``templates``.
    finalize : what a value becomes before it is escaped.
    """
    env = SandboxedEnvironment(
        loader=FileSystemLoader(str(TEMPLATES / folder)),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(
        nombre=nombre,
        mesure=mesure,
        date_fr=date_fr,
        tronque=tronque,
        insecable=nom_insecable,
        enumeration=enumeration,
        css=css_string,
        phrase=sentence,
    )
    env.globals.update(pluriel=pluriel, accord=accord)
    return env


def render(template: str, **context: Any) -> str:
    """Render a template into a page."""
    return french_spacing(environment().get_template(template).render(**context))
