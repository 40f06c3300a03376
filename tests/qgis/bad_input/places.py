"""The cases that every file, destination, number or choice shares, by the type of the parameter."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, Run

FILE_KINDS = {"absent", "dossier", "vide", "texte", "bruit"}
DESTINATION_KINDS = {"lecture_seule", "dossier_absent", "accents"}
NUMBER_KINDS = {"texte", "hors_bornes", "pas_un_nombre"}

_BUILD: dict[str, Callable[[Path, str], Path]] = {
    "absent": lambda folder, name: folder / name,
    "dossier": bad.folder_named,
    "vide": bad.nothing_named,
    "texte": bad.text_named,
    "bruit": bad.noise_named,
}


def file_cases(parameter: str, name: str, says: Mapping[str, str], **others) -> list[Case]:
    """Return the cases of a file to read, called ``name``; ``others`` are parameters to change with it."""

    def make(kind):
        return lambda _, folder: {**others, parameter: str(_BUILD[kind](folder, name))}

    return [Case(parameter, kind, make(kind), sentence) for kind, sentence in says.items()]


def destination_cases(parameter: str, name: str, finds: Callable[[Run], None], **others) -> list[Case]:
    """Return the cases of a file to write: the folder refuses, is missing, or has a name with all it may have."""

    def read_only(bench, folder):
        target = bad.read_only_folder(folder.parent / "lecture seule")
        if target is None:
            pytest.skip("aucun dossier en lecture seule sur ce système")
        return {**others, parameter: str(target / name)}

    def accents(bench, folder):
        target = folder.parent / "l'été à Ève & cie, 100 % (2)"
        target.mkdir()
        return {**others, parameter: str(target / name)}

    def missing(bench, folder):
        return {**others, parameter: str(folder.parent / "nulle" / "part" / name)}

    def written(run: Run) -> None:
        target = run.output.parent / "l'été à Ève & cie, 100 % (2)" / name
        assert target.exists()
        style = target.with_suffix(".qml").name  # beside a raster, where QGIS looks for it
        assert {p.name for p in target.parent.iterdir()} - {style} == {target.name}
        finds(run)

    return [
        Case(
            parameter,
            "lecture_seule",
            read_only,
            r"impossible d’écrire dans .* \((accès refusé|disque en lecture seule)",
        ),
        Case(parameter, "dossier_absent", missing, "le dossier « .*part » n’existe pas : créez-le ou choisissez-en un"),
        Case(parameter, "accents", accents, finds=written),
    ]


def spoiled_copy(source: str, folder: Path, ending: str, spoil: Callable[[Path], object]) -> Path:
    """Copy a lot and spoil the file of the zoning that has this ending."""
    copy = folder / Path(source).name
    shutil.copytree(source, copy)
    spoil(next(copy.rglob(f"*ZONE_URBA*{ending}")))
    return copy


def cut(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
