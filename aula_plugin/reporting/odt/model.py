"""The model of a document: ours, a template of a person (.j2), or a text they laid out in a word processor (.odt)."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ...core.errors import InputError, why
from .engine import rendered, rendered_text, sound
from .package import MIMETYPE, manifest, meta, packed

_REMEDY = "Vérifiez le chemin et vos droits, ou laissez le paramètre vide pour le modèle d’AULA."
MAX_BYTES = 20_000_000
MAX_UNPACKED = 100_000_000
_FILLED = ("content.xml", "styles.xml")
#: Members of a text that run programs, and those that say where and by whom it was written.
_PROGRAMS = ("Basic/", "Scripts/", "Object ")
_LEFT = ("mimetype", "meta.xml", "settings.xml", "layout-cache", "Thumbnails/thumbnail.png")
_MARK = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_TAGS = re.compile(r"<[^>]*>")
_QUOTES = str.maketrans({"«": '"', "»": '"', "“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " ", "\u202f": " "})
_PERSONS = re.compile(
    r"<(dc:creator|text:author-name|text:author-initials|text:creator|text:initial-creator|text:printed-by|"
    r"text:sender-[a-z-]+|meta:creator-initials)\b([^>]*?)(?:/>|>.*?</\1>)",
    re.DOTALL,
)
#: ``{%ligne … %}`` and ``{%paragraphe … %}``: the whole row, the whole paragraph gives way to the instruction.
_WHOLE = {
    "ligne": re.compile(
        r"<table:table-row\b(?:(?!</table:table-row>).)*?\{%\s*ligne\s+((?:(?!%\}).)*?)%\}(?:(?!</table:table-row>).)*"
        r"</table:table-row>",
        re.DOTALL,
    ),
    "paragraphe": re.compile(
        r"<text:p\b(?:(?!</text:p>).)*?\{%\s*paragraphe\s+((?:(?!%\}).)*?)%\}(?:(?!</text:p>).)*</text:p>", re.DOTALL
    ),
}


def document(
    kind: str,
    context: Mapping[str, Any],
    title: str,
    day: date,
    own: str = "",
    check: Callable[[], None] = lambda: None,
    pictures: Mapping[str, bytes] = MappingProxyType({}),
) -> bytes:
    """Return an OpenDocument text.

    Parameters
    ----------
    kind : name of our template (``lettre``, ``annexe``, ``trame``).
    own : path of the model of a person, empty for ours. A ``.j2`` is the template of ``content.xml``; an ``.odt`` is
        taken whole, its text and its headers filled, who wrote it forgotten.
    pictures : PNG images that our template shows, by path in the file (« Pictures/… »).

    Raises
    ------
    InputError
        The model cannot be read or filled.
    """
    path = Path(own) if own else None
    if path is not None and path.suffix.lower() == ".odt":
        return _of_text(path, context, title, day, check)
    if path is not None:
        content = rendered_text(_text_of(path), context, path.name, check)
    else:
        content = rendered(f"{kind}.xml.j2", context, check)
    name = path.name if path else kind
    return packed(
        {
            "content.xml": sound(content, name),
            "styles.xml": sound(rendered("styles.xml.j2", context, check), name),
            "meta.xml": meta(title, day),
            **pictures,
            "META-INF/manifest.xml": manifest(pictures),
        }
    )


def _text_of(path: Path) -> str:
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    except OSError as error:
        raise InputError(f"Impossible de lire le modèle « {path} » ({why(error)}). {_REMEDY}") from error
    if data is None:
        raise InputError(f"Le modèle « {path} » est trop grand (au plus {MAX_BYTES // 10**6} Mo).")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        told = f"Le modèle « {path.name} » n’est pas en UTF-8 (octet {error.start + 1}) : enregistrez-le ainsi."
        raise InputError(told) from error
    if "office:document-content" not in text and "{%" not in text:
        raise InputError(
            f"Le modèle « {path.name} » n’est pas le patron d’un texte OpenDocument : partez de "
            "templates/documents/lettre.xml.j2 ou annexe.xml.j2."
        )
    return text


def _of_text(path: Path, context: Mapping[str, Any], title: str, day: date, check: Callable[[], None]) -> bytes:
    members = _members(path)
    for name in _FILLED:
        if name in members:
            text = _PERSONS.sub("", prepared(members[name].decode("utf-8")))
            members[name] = sound(rendered_text(text, context, path.name, check), path.name)
    members["META-INF/manifest.xml"] = _without(members["META-INF/manifest.xml"].decode("utf-8"), _LEFT)
    members["meta.xml"] = meta(title, day)
    return packed(members)


def _members(path: Path) -> dict[str, bytes]:
    """Return the members of a text, in order, those that say who wrote it left out.

    Raises
    ------
    InputError
        Not an OpenDocument text, too big, encrypted, or one that runs programs.
    """
    expected = f"Le modèle « {path.name} » n’est pas un texte OpenDocument (.odt) lisible : enregistrez-le depuis le traitement de texte."  # noqa: E501
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            if sum(info.file_size for info in infos) > MAX_UNPACKED or path.stat().st_size > MAX_BYTES:
                raise InputError(f"Le modèle « {path.name} » est trop grand (au plus {MAX_BYTES // 10**6} Mo).")
            members = {info.filename: archive.read(info) for info in infos if not info.is_dir()}
    except OSError as error:
        raise InputError(f"Impossible de lire le modèle « {path} » ({why(error)}). {_REMEDY}") from error
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(expected) from error
    kind = members.get("mimetype", b"").decode("ascii", "replace").strip()
    if kind != MIMETYPE or not {"content.xml", "META-INF/manifest.xml"} <= set(members):
        raise InputError(expected)
    if b"encryption-data" in members["META-INF/manifest.xml"]:
        raise InputError(f"Le modèle « {path.name} » est protégé par un mot de passe : enregistrez-le sans.")
    if any(name.startswith(_PROGRAMS[:2]) for name in members):
        raise InputError(f"Le modèle « {path.name} » contient des macros : enregistrez-le sans.")
    return {name: data for name, data in members.items() if name not in _LEFT}


def prepared(xml: str) -> str:
    """Return the text of a word processor as a template.

    What the word processor put inside an instruction goes: styles of a part of it, typographic quotes, entities.
    ``{%ligne … %}`` takes the place of its table row, ``{%paragraphe … %}`` of its paragraph.
    """
    plain = _MARK.sub(lambda found: html.unescape(_TAGS.sub("", found[0])).translate(_QUOTES), xml)
    for pattern in _WHOLE.values():
        plain = pattern.sub(lambda found: f"{{% {found[1].strip()} %}}", plain)
    return plain


def _without(listed: str, names: tuple[str, ...]) -> bytes:
    """Return a manifest without the members left out; ``meta.xml`` is written anew."""
    for name in names:
        if name != "meta.xml":
            listed = re.sub(rf'<manifest:file-entry[^>]*manifest:full-path="{re.escape(name)}"[^>]*/>', "", listed)
    return listed.encode("utf-8")
