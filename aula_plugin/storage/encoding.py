"""Encoding of the texts of a .dbf: declared by a .cpg, else told by the bytes themselves."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

UTF8, WINDOWS, LATIN = "UTF-8", "windows-1252", "ISO-8859-1"
_DECLARED, _GUESSED, _CONTRADICTED, _ASCII = "déclaré", "deviné", "contredit", "sans objet"


@dataclass(frozen=True)
class Encoding:
    """Encoding to use; ``how`` is ``déclaré``, ``deviné``, ``contredit`` (the .cpg lies) or ``sans objet`` (ASCII)."""

    name: str
    how: str
    declared: str = ""

    @property
    def guessed(self) -> bool:
        """Return whether the encoding was told by the bytes for want of a .cpg."""
        return self.how == _GUESSED

    @property
    def contradicted(self) -> bool:
        """Return whether the bytes cannot be what the .cpg declares."""
        return self.how == _CONTRADICTED


def of_dbf(path: Path) -> Encoding:
    """Return the encoding of a .dbf.

    The .cpg beside it is believed unless the bytes cannot be what it says: declared UTF-8 and not decodable, or
    declared on one byte while every accented text is valid UTF-8. Without .cpg: UTF-8 if strictly valid, else cp1252.
    A text cut in the middle of a character at the end of its field does not count against UTF-8.
    """
    data = path.read_bytes()
    declared = _cpg(path)
    ascii_only = data[_header_length(data) :].isascii()
    name = _codec(declared) if declared else None
    if ascii_only:
        return Encoding(name or UTF8, _ASCII, declared)
    utf8 = is_utf8(data)
    fits = UTF8 if utf8 else WINDOWS
    if name is None:
        return Encoding(fits, _GUESSED, declared)
    if (name == UTF8) != utf8:
        return Encoding(fits, _CONTRADICTED, declared)
    return Encoding(name, _DECLARED, declared)


def is_utf8(data: bytes) -> bool:
    """Return whether all character fields of a .dbf are UTF-8, a character cut by the end of a field forgiven."""
    if _decodes(data[_header_length(data) :]):
        return True
    start, width, fields = _header_length(data), int.from_bytes(data[10:12], "little"), _text_fields(data)
    if width == 0:
        return True
    for record in range(start, len(data) - width + 1, width):
        for offset, length in fields:
            raw = data[record + offset : record + offset + length]
            if not raw.isascii() and not _decodes(raw):
                return False
    return True


def _decodes(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data" and error.start >= len(raw) - 3
    return True


def _header_length(data: bytes) -> int:
    return int.from_bytes(data[8:10], "little")


def _text_fields(data: bytes) -> list[tuple[int, int]]:
    """Return offset in the record and length of each character field."""
    fields, offset, position = [], 1, 32
    while position + 32 <= len(data) and data[position] != 0x0D:
        kind, length = chr(data[position + 11]), data[position + 16]
        if kind == "C":
            length += 256 * data[position + 17]
            fields.append((offset, length))
        offset += length
        position += 32
    return fields


def _cpg(path: Path) -> str:
    for sibling in path.parent.iterdir():
        if sibling.stem == path.stem and sibling.suffix.lower() == ".cpg":
            return sibling.read_text(encoding="ascii", errors="ignore").strip()
    return ""


def _codec(declared: str) -> str | None:
    """Return the name QGIS knows for what a .cpg says; None when it says nothing intelligible."""
    digits = re.sub(r"\D", "", declared)
    if "UTF" in declared.upper() or digits == "65001":
        return UTF8
    if digits == "88591":
        return LATIN
    if digits == "1252":
        return WINDOWS
    candidates = [declared, f"cp{digits}"] if digits else [declared]
    if digits.startswith("8859") and len(digits) > 4:
        candidates.append(f"iso8859-{digits[4:]}")
    for name in candidates:
        try:
            return codecs.lookup(name).name.upper()
        except LookupError:
            continue
    return None
