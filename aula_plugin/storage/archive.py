"""Archives sent by others: opened without letting them write elsewhere, fill the disk or hide a surprise."""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..core.errors import InputError, why
from ..i18n import tr
from .whole_files import require_file

MAX_MEMBERS = 50_000
MAX_TOTAL_BYTES = 4 * 1024**3
#: A table of blanks packs about 100 times; above, and once it weighs something, it is a bomb.
MAX_RATIO = 300
RATIO_FROM_BYTES = 64 * 1024**2
_BLOCK = 1024**2
_ENCRYPTED = 0x1


@dataclass(frozen=True)
class Extracted:
    """Folder that received the members asked for, and the names of all the folders of the archive."""

    folder: Path
    folders: tuple[str, ...]


def extract(
    archive: str | Path,
    destination: str | Path,
    extensions: Iterable[str],
    canceled: Callable[[], bool] = lambda: False,
) -> Extracted:
    """Extract the members that bear one of ``extensions`` (lower case, with the dot) below ``destination``.

    The whole archive is checked before anything is written; sizes are counted as bytes come out, the sizes it
    declares are not believed. Written documents (PDF…) are not extracted.

    Raises
    ------
    InputError
        Not a readable zip; a member that escapes the folder, is a link, is encrypted or is there twice; too many
        members; too large, or packed too tightly, once opened.
    """
    archive, destination = Path(archive), Path(destination)
    require_file(archive)
    wanted = tuple(extensions)
    try:
        with zipfile.ZipFile(archive) as opened:
            members = opened.infolist()
            targets = _checked(archive.name, members)
            total = 0
            for member in members:
                path = targets[member.filename]
                if member.is_dir() or path.suffix.lower() not in wanted or _is_noise(path):
                    continue
                if canceled():
                    break
                _refuse_encrypted(archive.name, member)
                total = _write(archive.name, opened, member, destination / path, total)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, RuntimeError, zlib.error) as error:
        raise InputError(
            tr("« {} » n’est pas une archive zip lisible. Téléchargez-la de nouveau ou refaites-la.").format(
                archive.name
            )
        ) from error
    except OSError as error:
        raise InputError(
            tr("Impossible d’ouvrir « {} » : {}. Vérifiez vos droits et la place sur le disque.").format(
                archive.name, why(error)
            )
        ) from error
    folders = sorted({str(parent) for path in targets.values() for parent in path.parents} - {"."})
    return Extracted(destination, tuple(folders))


def _is_noise(path: PurePosixPath) -> bool:
    return "__MACOSX" in path.parts or path.name.startswith(".")


def _checked(name: str, members: list[zipfile.ZipInfo]) -> dict[str, PurePosixPath]:
    """Return where each member goes, relative to the destination, or refuse the archive."""
    if len(members) > MAX_MEMBERS:
        raise InputError(
            tr("« {} » contient {} fichiers ; un lot n’en contient jamais plus de {}.").format(
                name, len(members), MAX_MEMBERS
            )
        )
    targets, seen = {}, set()
    for member in members:
        path = _relative(member.filename)
        if path is None:
            raise InputError(
                tr(
                    "« {} » contient un fichier qui sortirait du dossier d’extraction (« {} ») : archive refusée."
                ).format(name, member.filename)
            )
        if stat.S_ISLNK(member.external_attr >> 16):
            raise InputError(
                tr("« {} » contient un lien symbolique (« {} ») : archive refusée.").format(name, member.filename)
            )
        key = str(path).casefold()
        if not member.is_dir() and key in seen:
            raise InputError(
                tr("« {} » contient deux fois le fichier « {} » : archive refusée.").format(name, member.filename)
            )
        seen.add(key)
        targets[member.filename] = path
    return targets


def _relative(name: str) -> PurePosixPath | None:
    """Return a member's path when it stays inside the folder whatever the system, else None."""
    text = name.replace("\\", "/")
    path = PurePosixPath(text)
    if "\x00" in text or path.is_absolute() or ".." in path.parts or re.match(r"^[A-Za-z]:", text):
        return None
    return path


def _refuse_encrypted(name: str, member: zipfile.ZipInfo) -> None:
    if member.flag_bits & _ENCRYPTED:
        raise InputError(
            tr("« {} » est protégée par un mot de passe (« {} ») : fournissez-la sans protection.").format(
                name, member.filename
            )
        )


def _write(name: str, opened: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path, total: int) -> int:
    """Copy one member block by block and return the total of bytes written so far."""
    path.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with opened.open(member) as source, path.open("wb") as target:
        while block := source.read(_BLOCK):
            written += len(block)
            total += len(block)
            _refuse_bomb(name, member, written, total)
            target.write(block)
    return total


def _refuse_bomb(name: str, member: zipfile.ZipInfo, written: int, total: int) -> None:
    tight = written > RATIO_FROM_BYTES and written > MAX_RATIO * max(member.compress_size, 1)
    if tight or total > MAX_TOTAL_BYTES:
        raise InputError(
            tr("« {} » devient démesurée une fois ouverte (« {} », plus de {} Mo) : archive refusée.").format(
                name, member.filename, max(written, total) // 1024**2
            )
        )
