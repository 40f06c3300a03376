"""Writing a report: whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import uuid4

from ..core.errors import InputError, why


def write_report(html: str, path: str | Path) -> None:
    """Write a page beside its destination, then put it in place in one move.

    Raises
    ------
    InputError
        The folder is missing or read-only, the disk is full, or the file is held open; what was there is then intact.
    """
    path = Path(path)
    if not path.parent.is_dir():
        raise InputError(f"Le dossier « {path.parent} » n’existe pas : créez-le ou choisissez-en un autre.")
    draft = path.with_name(f".{path.stem}-{uuid4().hex[:8]}.tmp")
    try:
        draft.write_bytes(html.encode("utf-8", errors="replace"))
        os.replace(draft, path)
    except OSError as error:
        raise InputError(
            f"Impossible d’écrire « {path} » ({why(error)}). Vérifiez la place sur le disque, vos droits "
            "sur le dossier, et que le fichier n’est pas ouvert ailleurs."
        ) from error
    finally:
        draft.unlink(missing_ok=True)
