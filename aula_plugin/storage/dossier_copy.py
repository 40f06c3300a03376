"""A copy of a dossier on which someone else can work, whole even while QGIS has the original open."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from ..core.errors import InputError, why
from ..i18n import tr
from .dossier_base import reading


def copy_dossier(path: str | Path, copy: str | Path) -> None:
    """Copy a dossier as it is now, what other programs have just written included.

    Raises
    ------
    InputError
        The dossier cannot be read, the copy exists already or cannot be written; nothing is left behind.
    """
    copy = Path(copy)
    if copy.exists():
        raise InputError(tr("« {} » existe déjà : choisissez un autre nom pour la copie.").format(copy))
    try:
        with reading(path) as base:
            base.execute("ROLLBACK")
            with closing(sqlite3.connect(copy)) as target:
                base.backup(target)
    except (sqlite3.Error, OSError) as error:
        copy.unlink(missing_ok=True)
        raise InputError(tr("Impossible d’écrire la copie « {} » ({}).").format(copy, why(error))) from error
