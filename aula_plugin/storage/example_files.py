"""The files of the example territory, as shipped and as copied."""

from __future__ import annotations

import shutil
from pathlib import Path

from ..core.errors import InputError, why
from ..i18n import tr
from ..in_place import discard, draft_folder, hidden, put_in_place
from ..paths import TEMPLATES

EXAMPLE = TEMPLATES / "exemple"
GRID = TEMPLATES / "grids" / "grille_exemple.yaml"
LOT = "200000001_PLUi_20260618"
MODIFICATION = "200000001_PLUi_20261001.zip"

#: What is copied: output name, place in the plugin.
SHIPPED = {
    "LOT": EXAMPLE / LOT,
    "MODIFICATION": EXAMPLE / MODIFICATION,
    "GRILLE": GRID,
    "REFERENCES": EXAMPLE / "references_scot.gpkg",
    "COMMUNES": EXAMPLE / "communes.gpkg",
    "TVB": EXAMPLE / "tvb_exemple.yaml",
    "FRICTIONS": EXAMPLE / "frictions_exemple.csv",
    "EQUIPEMENTS": EXAMPLE / "equipements_exemple.csv",
    "OCCUPATION_SOL": EXAMPLE / "occupation_sol.gpkg",
    "CONSOMMATION": EXAMPLE / "conso_annuelle.csv",
    "LISEZMOI": EXAMPLE / "LISEZMOI.txt",
}


#: What the parameters of the trame verte et bleue need beside them.
NETWORK = ("TVB", "FRICTIONS", "REFERENCES")


def copy_network(folder: Path) -> Path:
    """Copy the parameters of the trame verte et bleue, their table and their layers; return the parameter file.

    What is there already is kept.

    Raises
    ------
    OSError
        The folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in NETWORK:
        if not (folder / SHIPPED[name].name).exists():
            _copy(SHIPPED[name], folder / SHIPPED[name].name)
    return folder / SHIPPED["TVB"].name


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
    """Copy a file or a folder, whole or not at all; files of a person in the folder replaced stay there."""
    if source.is_dir():
        with draft_folder(target) as draft:
            for path in sorted(one for one in source.rglob("*") if one.is_file()):
                place = draft / path.relative_to(source)
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, place)
        return
    draft = hidden(target)
    try:
        shutil.copyfile(source, draft)
        put_in_place([(draft, target)])
    finally:
        discard(draft)
