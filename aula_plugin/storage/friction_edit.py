"""The file of a friction table being edited: lines not touched keep their bytes; written whole or not at all."""

from __future__ import annotations

import csv
import io
import os
from dataclasses import dataclass
from pathlib import Path

from ..core.errors import InputError
from ..core.green_network.friction_edition import FrictionEdition
from ..i18n import tr
from ..in_place import write_whole
from .whole_files import require_file

MOST_BYTES = 20_000_000
ENCODINGS = ("utf-8-sig", "windows-1252")
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class _Form:
    """How the file is written: encoding, mark at its beginning, separator, end of line, and each row as it was."""

    encoding: str
    mark: bool
    delimiter: str
    end: str
    raw: dict[tuple[str, ...], str]


class FrictionFile:
    """A CSV file and its edition.

    Raises
    ------
    InputError
        The file cannot be read, is a workbook, or is not a table of frictions.
    """

    def __init__(self, path: str | Path, areas: dict[str, tuple[str, str, float]] | None = None) -> None:
        self.path = Path(path)
        self.content = _content(self.path)
        self.form, rows = _parsed(self.content, self.path.name)
        try:
            self.edition = FrictionEdition(rows[0], tuple(rows[1:]), areas or {})
        except InputError as error:
            raise InputError(str(error).replace("« table »", f"« {self.path.name} »")) from error

    def changed_elsewhere(self) -> bool:
        """Say whether the file holds something else than what was read or saved here."""
        try:
            return self.path.read_bytes() != self.content
        except OSError:
            return False

    def read_only(self) -> bool:
        """Say whether the file cannot be written."""
        return not os.access(self.path, os.W_OK)

    def save(self, path: str | Path | None = None) -> None:
        """Write the table, under another name when one is given, and go on with it.

        Raises
        ------
        InputError
            The file cannot be written; what was there is intact.
        """
        target = Path(path) if path is not None else self.path
        content = self.to_bytes()
        write_whole(content, target)
        self.path, self.content = target, content
        self.edition.saved()

    def to_bytes(self) -> bytes:
        """Return the table as the file will hold it."""
        form, edition = self.form, self.edition
        text = "".join(self._row(row) for row in (edition.titles, *edition.rows))
        try:
            body = text.encode(form.encoding)
        except UnicodeEncodeError:  # a letter that the encoding of the file does not have
            return _MARK + text.encode("utf-8")
        return (_MARK if form.mark else b"") + body

    def _row(self, row: tuple[str, ...]) -> str:
        kept = self.form.raw.get(row)
        if kept is not None:
            return kept
        out = io.StringIO()
        csv.writer(out, delimiter=self.form.delimiter, lineterminator=self.form.end).writerow(row)
        return out.getvalue()


def _content(path: Path) -> bytes:
    if path.suffix.lower() not in (".csv", ".txt"):
        raise InputError(
            tr("« {} » ne se modifie pas ici : enregistrez-le en CSV depuis le tableur, puis rouvrez-le.").format(
                path.name
            )
        )
    require_file(path)
    if path.stat().st_size > MOST_BYTES:
        raise InputError(tr("« {} » est trop grand (au plus {} Mo).").format(path, MOST_BYTES // 10**6))
    return path.read_bytes()


def _parsed(content: bytes, name: str) -> tuple[_Form, list[tuple[str, ...]]]:
    mark = content.startswith(_MARK)
    body = content[len(_MARK) :] if mark else content
    try:
        text, encoding = body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text, encoding = body.decode("windows-1252", "replace"), "windows-1252"
        if "\ufffd" in text:
            raise InputError(tr("« {} » n’est ni en UTF-8 ni en Windows-1252.").format(name)) from None
    head = text.split("\n", 1)[0]
    delimiter = ";" if head.count(";") > head.count(",") else ("\t" if "\t" in head and "," not in head else ",")
    end = "\r\n" if "\r\n" in text else "\n"
    pieces = text.splitlines(keepends=True) if "\r" not in text.replace("\r\n", "") else [text]
    reader = csv.reader(pieces, delimiter=delimiter, strict=True)
    rows: list[tuple[str, ...]] = []
    raw: dict[tuple[str, ...], str] = {}
    done = 0
    try:
        for cells in reader:
            piece = "".join(pieces[done : reader.line_num])
            done = reader.line_num
            rows.append(tuple(cells))
            raw[tuple(cells)] = piece if piece.endswith(("\n", "\r")) else piece + end
    except csv.Error as error:
        raise InputError(
            tr("« {} » n’est pas un fichier CSV lisible : vérifiez les guillemets.").format(name)
        ) from error
    if not rows:
        raise InputError(tr("« {} » est vide : la première ligne porte les titres.").format(name))
    return _Form(encoding, mark, delimiter, end, raw), rows
