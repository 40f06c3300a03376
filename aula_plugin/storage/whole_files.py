"""Files checked before a driver opens them: there, readable, and not cut short by an interrupted copy."""

from __future__ import annotations

from pathlib import Path

from ..core.errors import InputError, why
from ..i18n import tr

_SQLITE = b"SQLite format 3\x00"
_DBF_HEADER, _SHP_HEADER = 32, 100


def require_file(path: Path) -> None:
    """Refuse a path that is not a file one may read.

    Raises
    ------
    InputError
        Nothing there, a folder, or a file that the system refuses to open.
    """
    if path.is_dir():
        raise InputError(tr("« {} » est un dossier : indiquez un fichier.").format(path))
    if not path.is_file():
        raise InputError(tr("Le fichier « {} » n’existe pas.").format(path))
    try:
        path.open("rb").close()
    except OSError as error:
        raise InputError(
            tr("Impossible de lire « {} » ({}) : vérifiez vos droits.").format(path, why(error))
        ) from error


def require_whole(path: Path) -> None:
    """Refuse a file shorter than what its own header announces: drivers read the beginning and keep silent.

    Known: GeoPackage (pages of SQLite), .dbf (records), .shp and .shx (length in words). Others pass.

    Raises
    ------
    InputError
        The file is cut short.
    """
    require_file(path)
    with path.open("rb") as stream:
        header = stream.read(_SHP_HEADER)
    announced = _announced(path.suffix.lower(), header)
    size = path.stat().st_size
    if size < announced:
        raise InputError(
            tr(
                "« {} » est incomplet : {} octets au lieu de {}. Le téléchargement ou la copie s’est interrompu : "
                "recommencez."
            ).format(path.name, size, announced)
        )


def _announced(suffix: str, header: bytes) -> int:
    """Return the length in bytes that a header promises; 0 when it promises nothing known."""
    if header.startswith(_SQLITE) and len(header) == _SHP_HEADER:
        page = int.from_bytes(header[16:18], "big")
        return (65_536 if page == 1 else page) * int.from_bytes(header[28:32], "big")
    if suffix == ".dbf" and len(header) >= _DBF_HEADER:
        records, start, width = (int.from_bytes(header[a:b], "little") for a, b in ((4, 8), (8, 10), (10, 12)))
        return start + records * width
    if suffix in (".shp", ".shx") and header[:4] == b"\x00\x00\x27\x0a" and len(header) == _SHP_HEADER:
        return 2 * int.from_bytes(header[24:28], "big")
    return 0
