"""The file of an OpenDocument text: a ZIP archive whose first member, stored, says what it is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date

from ...version import software
from .engine import rendered

MIMETYPE = "application/vnd.oasis.opendocument.text"
#: The same for every file: the same content gives the same bytes, and no clock is read.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def packed(members: Mapping[str, bytes]) -> bytes:
    """Return the file as bytes: ``mimetype`` first and stored, then the members in the order given."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(_entry("mimetype", zipfile.ZIP_STORED), MIMETYPE.encode("ascii"))
        for name, content in members.items():
            archive.writestr(_entry(name, zipfile.ZIP_DEFLATED), content)
    return stream.getvalue()


def meta(title: str, day: date) -> bytes:
    """Return ``meta.xml``: a title, a date, the software; never the name of a person."""
    values = {"titre": title, "jour": day.isoformat(), "logiciel": software()}
    return rendered("meta.xml.j2", values, lambda: None).encode("utf-8")


def manifest(pictures: Iterable[str] = ()) -> bytes:
    """Return the list of the members of our own documents; ``pictures`` are the paths of PNG images."""
    values = {"mimetype": MIMETYPE, "images": list(pictures)}
    return rendered("manifest.xml.j2", values, lambda: None).encode("utf-8")


def _entry(name: str, compression: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = compression
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry
