"""Templates of OpenDocument texts rendered: sandboxed, escaped, French typography, and sound XML or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Template, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape
from qgis.PyQt.QtCore import QXmlStreamReader

from ...core.errors import InputError
from ...core.typography import propre
from ..environment import environment, french_spacing

FOLDER = "documents"
#: Characters of a text made: far above the annex of the largest SCoT.
MOST_CHARACTERS = 80_000_000
_UNDEFINED = re.compile(r"'([^']*)' is undefined|no attribute '([^']*)'")
_BREAK = Markup("<text:line-break/>")


def _finalize(value: Any) -> Any:
    """Print None as nothing, and a line feed as the word processor writes it."""
    if value is None:
        return ""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return _BREAK.join(escape(line) for line in propre(value).split("\n"))


def engine() -> SandboxedEnvironment:
    """Return the engine of the documents."""
    return environment(FOLDER, _finalize)


def rendered(template: str, context: Mapping[str, Any], check: Callable[[], None]) -> str:
    """Render one of our templates into XML."""
    return _filled(engine().get_template(template), context, template, check)


def rendered_text(text: str, context: Mapping[str, Any], name: str, check: Callable[[], None]) -> str:
    """Render the template of a person into XML.

    Raises
    ------
    InputError
        The template is not one, asks for a name that does not exist, or does what a template may not.
    """
    try:
        template = engine().from_string(text)
    except TemplateSyntaxError as error:
        raise _refused(name, f"ligne {error.lineno} : « {error.message} »") from error
    return _filled(template, context, name, check)


def sound(xml: str, name: str) -> bytes:
    """Return XML as bytes once it is known to be well-formed, without a DTD.

    Raises
    ------
    InputError
        It is not.
    """
    reader = QXmlStreamReader(xml)
    while not reader.atEnd():
        reader.readNext()
        if reader.isDTD():
            raise _refused(name, "une déclaration DOCTYPE n’est pas acceptée")
    if reader.hasError():
        raise _refused(name, f"le XML produit est mal formé, ligne {reader.lineNumber()}")
    return xml.encode("utf-8")


def _filled(template: Template, context: Mapping[str, Any], name: str, check: Callable[[], None]) -> str:
    pieces, size = [], 0
    try:
        for piece in template.generate(**context):
            check()
            pieces.append(piece)
            size += len(piece)
            if size > MOST_CHARACTERS:
                raise _refused(name, "le texte produit est démesuré ; vérifiez ses boucles")
    except UndefinedError as error:
        found = _UNDEFINED.search(str(error.message))
        what = next((one for one in found.groups() if one), "") if found else str(error.message)
        raise _refused(name, f"le nom « {what} » n’existe pas") from error
    except (SecurityError, OverflowError) as error:
        raise _refused(name, "une opération n’est pas permise dans un modèle") from error
    except TemplateError as error:
        raise _refused(name, f"« {error} »") from error
    except (TypeError, ValueError, ZeroDivisionError, LookupError, AttributeError) as error:
        if isinstance(error, InputError):
            raise
        raise _refused(name, f"une expression échoue : « {error} »") from error
    return french_spacing("".join(pieces))


def _refused(name: str, reason: str) -> InputError:
    return InputError(
        f"Le modèle « {name} » ne peut pas être rempli ({reason}). Corrigez-le ; les noms permis sont listés dans "
        "templates/documents/LISEZMOI.md."
    )
