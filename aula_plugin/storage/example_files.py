"""The files of the example territory, as shipped and as copied."""

from __future__ import annotations

import shutil
from pathlib import Path

from ..core.errors import InputError, why
from ..i18n import tr
from ..paths import TEMPLATES

EXAMPLE = TEMPLATES / "exemple"
GRID = TEMPLATES / "grids" / "grille_exemple.yaml"
LOT = "200000001_PLUi_20260618"

#: What is copied: output name, place in the plugin.
SHIPPED = {
    "LOT": EXAMPLE / LOT,
    "GRILLE": GRID,
    "REFERENCES": EXAMPLE / "references_scot.gpkg",
    "COMMUNES": EXAMPLE / "communes.gpkg",
    "LISEZMOI": EXAMPLE / "LISEZMOI.txt",
}


def copy_example(folder: str | Path, replace: bool = False) -> dict[str, str]:
    """Copy the example into ``folder``, which is made when it is missing.

    Returns
    -------
    Path of each copied item, by output name.

    Raises
    ------
    InputError
        Something of the same name is already there and ``replace`` is false, or the folder cannot be written.
    """
    target = Path(folder)
    copies = {name: target / source.name for name, source in SHIPPED.items()}
    if target.exists() and not target.is_dir():
        raise InputError(tr("« {} » est un fichier : choisissez un dossier.").format(target))
    there = [path.name for path in copies.values() if path.exists()]
    if there and not replace:
        raise InputError(
            tr(
                "Le dossier « {} » contient déjà : {}. Choisissez un autre dossier, ou cochez « Remplacer un exemple "
                "déjà copié »."
            ).format(target, ", ".join(there))
        )
    try:
        target.mkdir(parents=True, exist_ok=True)
        for name, source in SHIPPED.items():
            _copy(source, copies[name])
    except OSError as error:
        raise InputError(
            tr("Impossible d’écrire dans « {} » ({}). Vérifiez vos droits et la place sur le disque.").format(
                target, why(error)
            )
        ) from error
    return {name: str(path) for name, path in copies.items() if name != "LISEZMOI"}


def _copy(source: Path, target: Path) -> None:
    if not source.is_dir():
        shutil.copyfile(source, target)
        return
    for path in sorted(source.rglob("*")):
        place = target / path.relative_to(source)
        if path.is_dir():
            place.mkdir(parents=True, exist_ok=True)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
