"""Parameter files of a trame verte et bleue: YAML, beside the tables of frictions and the layers they name."""

from __future__ import annotations

from pathlib import Path

from ..core.compatibility.grid_yaml import MAX_CHARACTERS
from ..core.errors import InputError
from ..core.green_network.plan import Plan, PlanError
from ..core.green_network.plan_parse import parse_plan
from ..core.green_network.plan_text import dump_plan, mended_text
from ..i18n import tr
from ..in_place import write_whole
from .grid_files import YAML_SUFFIXES


def read_plan(path: str | Path) -> Plan:
    """Read and check a parameter file.

    Raises
    ------
    InputError
        The file is absent or of another kind; or ``PlanError``, with everything that is wrong in it.
    """
    return parse_plan(read_plan_text(path), Path(path).name)


def read_plan_text(path: str | Path) -> str:
    """Return the text of a parameter file.

    Raises
    ------
    InputError
        The file is absent, of another kind, too large or not UTF-8.
    """
    path = Path(path)
    if path.suffix.lower() not in YAML_SUFFIXES:
        raise InputError(tr("« {} » n’est pas un fichier de paramètres ; accepté : .yaml ou .yml.").format(path.name))
    if not path.is_file():
        raise InputError(tr("Le fichier de paramètres « {} » n’existe pas.").format(path))
    if path.stat().st_size > 4 * MAX_CHARACTERS:
        raise PlanError(path.name, [tr("fichier trop grand pour des paramètres")])
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        said = tr("ligne {} : le fichier n’est pas en UTF-8 ; enregistrez-le en UTF-8").format(line)
        raise PlanError(path.name, [said]) from error


def write_plan(plan: Plan, path: str | Path) -> None:
    """Write a plan, whole or not at all; a file already there keeps its comments and the order of its keys.

    Raises
    ------
    InputError
        Another extension, a file there that is not a parameter file, or the disk refuses.
    """
    path = Path(path)
    if path.suffix.lower() not in YAML_SUFFIXES:
        raise InputError(tr("« {} » : des paramètres s’enregistrent en .yaml ou .yml.").format(path.name))
    text = mended_text(read_plan_text(path), plan) if path.is_file() else dump_plan(plan)
    write_whole(text.encode("utf-8"), path)
