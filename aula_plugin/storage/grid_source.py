"""The file of a grid being edited: opened as text, saved whole or not at all, watched for changes made elsewhere."""

from __future__ import annotations

import codecs
import hashlib
import os
import shutil
from dataclasses import replace
from pathlib import Path

from ..core.compatibility.grid_edit import GridEdition
from ..core.compatibility.grid_inline import rewritten
from ..core.compatibility.grid_parse import parse_grid
from ..core.compatibility.model import Grille
from ..core.errors import InputError
from ..i18n import tr
from ..in_place import discard, hidden, put_in_place, telling
from .grid_files import YAML_SUFFIXES, beside, declared_files, read_raw, write_grid, write_sheets


class GridSource:
    """A grid file and the edition of its text; a workbook or a folder of CSV files is edited as the text it makes.

    Raises
    ------
    InputError
        The file is absent, of another kind, or cannot be read as text of a grid.
    """

    def __init__(self, path: str) -> None:
        self._open(Path(path))

    def _open(self, path: Path) -> None:
        self.path = path
        if self.path.suffix.lower() == ".csv" and self.path.is_file():
            self.path = self.path.parent
        self.yaml = self.path.suffix.lower() in YAML_SUFFIXES
        raw = read_raw(self.path)
        self._mark = b""
        text = rewritten(raw.raw)
        if self.yaml:
            content = self.path.read_bytes()
            self._mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
            text = content[len(self._mark) :].decode("utf-8")
        self._known = self._digest()
        self.edition = GridEdition(text, self.path.name, raw.tables, tuple(raw.errors), tuple(raw.warnings))

    # State

    def read_only(self) -> str:
        """Return why the file cannot be written, empty when it can."""
        if not self.path.exists():
            return ""
        if not os.access(self.path, os.W_OK):
            return tr("« {} » est en lecture seule.").format(self.path.name)
        if not os.access(self.path.parent, os.W_OK):
            return tr("Le dossier de « {} » est en lecture seule.").format(self.path.name)
        return ""

    def changed_elsewhere(self) -> bool:
        """Say whether the file no longer holds what was read or saved here."""
        return self._digest() != self._known

    def _digest(self) -> str:
        files = sorted(self.path.glob("*.csv")) if self.path.is_dir() else [self.path]
        digest = hashlib.sha256()
        for file in files:
            try:
                digest.update(file.name.encode("utf-8", "surrogateescape") + file.read_bytes())
            except OSError:
                digest.update(b"absent")
        return digest.hexdigest()

    # Saving

    def save(self) -> None:
        """Write what was edited in the file.

        Raises
        ------
        InputError
            The file is read-only, or the disk refuses; what was there is still there.
        """
        refused = self.read_only()
        if refused:
            raise InputError(tr("{} Rien n’a été enregistré : enregistrez sous un autre nom.").format(refused))
        edition = self.edition
        if self.yaml:
            self._write_text(self.path.resolve(), {})
        else:
            raw = {**edition.raw, "roles": edition.raw.get("roles") or {}, "regles": edition.rules}
            write_sheets(raw, edition.tables, self.path)
        edition.saved()
        self._known = self._digest()

    def save_as(self, path: str) -> None:
        """Write a copy under another name, its tables beside it, and go on with the copy.

        Raises
        ------
        InputError
            The grid is wrong and is to change kind, tables would be overwritten, or the disk refuses.
        """
        target = Path(path)
        if target.suffix.lower() in YAML_SUFFIXES and self.yaml:
            files = {}
            for name, file in declared_files(self.edition.raw).items():
                there, copy = beside(self.path, file), beside(target, file)
                if name in self.edition.tables and there.is_file() and there.resolve() != copy.resolve():
                    files[there] = copy
            taken = sorted(str(copy) for copy in files.values() if copy.exists())
            if taken:
                said = tr("Les tables de la grille écraseraient des fichiers qui existent déjà : {}.")
                raise InputError(said.format(", ".join(taken)))
            self._write_text(target, files)
        else:
            write_grid(self.grid(), target)
        self._open(target)

    def grid(self) -> Grille:
        """Return the grid as it is edited.

        Raises
        ------
        GridError
            Everything that is wrong in it.
        """
        edition = self.edition
        return parse_grid(edition.raw, edition.tables, None, edition.errors, edition.warnings)

    def one_rule(self, position: int) -> Grille:
        """Return a grid that holds one rule and those whose result it reads; a role without a layer is no obstacle.

        Raises
        ------
        GridError
            The rule cannot be used as it is; defects of the other rules do not matter.
        """
        edition = self.edition
        grid = parse_grid(edition.alone(position), edition.tables, None, edition.errors)
        return replace(grid, roles={name: replace(role, obligatoire=False) for name, role in grid.roles.items()})

    def _write_text(self, target: Path, files: dict[Path, Path]) -> None:
        """Write the text, and copies of files, all or nothing."""
        drafts: dict[Path, Path] = {}
        with telling(target):
            draft = hidden(target)
            try:
                draft.write_bytes(self._mark + self.edition.text.encode("utf-8"))
                if target.exists():
                    shutil.copymode(target, draft)
                for there, copy in files.items():
                    copy.parent.mkdir(parents=True, exist_ok=True)
                    drafts[copy] = hidden(copy)
                    shutil.copyfile(there, drafts[copy])
                put_in_place([(draft, target), *((one, copy) for copy, one in drafts.items())])
            finally:
                discard(draft, *drafts.values())
