"""What was run for a trame verte et bleue, kept beside its results: one small JSON file in their folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from ..core.errors import InputError, why
from ..core.green_network.stages import Record
from ..i18n import tr
from ..in_place import write_whole

NAME = "etapes.json"
#: By key of a sous-trame (and « apercu/… » for previews), the last run of each step.
Records = dict[str, dict[str, Record]]


def read_records(folder: Path) -> Records:
    """Return what was run; nothing when the file is absent or damaged: steps are then to be run again.

    A result whose files are gone does not count.
    """
    try:
        plain = json.loads((folder / NAME).read_text(encoding="utf-8"))
        found = {
            str(group): {str(key): Record.from_plain(one) for key, one in records.items()}
            for group, records in plain.items()
        }
    except (OSError, ValueError, AttributeError, TypeError):
        return {}
    return {
        group: {key: one for key, one in records.items() if _whole(folder, one)} for group, records in found.items()
    }


def _whole(folder: Path, record: Record) -> bool:
    return bool(record.failure) or all((folder / name).is_file() for name in record.outputs.values())


def write_records(folder: Path, records: Mapping[str, Mapping[str, Record]]) -> None:
    """Write what was run, whole or not at all.

    Raises
    ------
    InputError
        The folder cannot be written.
    """
    plain = {group: {key: one.to_plain() for key, one in known.items()} for group, known in records.items()}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(json.dumps(plain, ensure_ascii=False, indent=1).encode("utf-8"), folder / NAME)
    except OSError as error:
        raise InputError(
            tr("Impossible d’écrire dans « {} » ({}) : vérifiez vos droits.").format(folder, why(error))
        ) from error
