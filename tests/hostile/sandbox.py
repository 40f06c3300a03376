"""The folder of one case and what lies around it: nothing but the destination may change."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from pathlib import Path

#: Python calls that start a program or reach a network.
_FORBIDDEN = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "socket.connect"}
_WRITERS = {"os.mkdir": 1, "os.rename": 2, "os.remove": 1, "os.rmdir": 1, "os.symlink": 2, "os.link": 2}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def fingerprint(folder: Path) -> dict[str, str]:
    """Return what a folder holds, links not followed, files by their content."""
    found = {}
    for root, folders, files in os.walk(folder):
        for name in folders:
            path = os.path.join(root, name)
            found[os.path.relpath(path, folder)] = f"lien {os.readlink(path)}" if os.path.islink(path) else "dossier"
        for name in files:
            path = os.path.join(root, name)
            found[os.path.relpath(path, folder)] = _of_file(path)
    return found


def _of_file(path: str) -> str:
    if os.path.islink(path):
        return f"lien {os.readlink(path)}"
    if not os.path.isfile(path):
        return "ni fichier ni dossier"
    with open(path, "rb") as stream:
        return hashlib.sha256(stream.read()).hexdigest()


def changes(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return sorted(name for name in {*before, *after} if before.get(name) != after.get(name))


class Audit:
    """Notes what Python writes, starts or reaches outside the folders allowed, while it is armed."""

    def __init__(self, allowed: list[Path]) -> None:
        self._allowed = tuple(str(one) for one in allowed)
        self.armed, self.found = False, []
        sys.addaudithook(self)

    def __call__(self, event: str, arguments: tuple) -> None:
        if not self.armed:
            return
        if event in _FORBIDDEN:
            self.found.append(f"{event} {str(arguments)[:200]}")
        elif event == "open":
            path, mode, flags = arguments
            if (isinstance(mode, str) and set(mode) & set("wax+")) or (isinstance(flags, int) and flags & _WRITING):
                self._look(event, path)
        elif event in _WRITERS:
            if any(type(one) is int and one >= 0 for one in arguments[_WRITERS[event] :][-1:]):
                return  # relative to an open folder: the snapshots see it
            for path in arguments[: _WRITERS[event]]:
                self._look(event, path)

    def _look(self, event: str, path: object) -> None:
        if isinstance(path, bytes):
            path = os.fsdecode(path)
        if isinstance(path, (str, os.PathLike)):
            place = os.path.abspath(path)
            if "__pycache__" in place.split(os.sep):
                return  # what Python and numba compile, beside the code
            if os.path.isabs(path) and not place.startswith((*self._allowed, "/dev/null", "/sys")):
                self.found.append(f"{event} {place[:300]}")


class Sandbox:
    """The folders of one case, below a folder of the worker that is the home, the temporary folder and the rest.

    ``entree`` what is given, ``sortie`` the only place to write in, ``dehors`` where a trap would write, ``travail``
    the current folder.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.home, self.temporary = root / "maison", root / "temporaire"
        self.case = root / "cas"
        self.inputs, self.output = self.case / "entree", self.case / "sortie"
        self.outside, self.work = self.case / "dehors", self.case / "travail"
        for folder in (self.home, self.temporary):
            folder.mkdir(parents=True, exist_ok=True)

    def open(self) -> None:
        """Make the folders of a case anew."""
        self._remove()
        for folder in (self.inputs, self.output, self.outside, self.work):
            folder.mkdir(parents=True)
        (self.outside / "voisin.txt").write_text("à ne pas toucher", encoding="utf-8")
        os.chdir(self.work)

    def close(self) -> None:
        os.chdir(self.root)
        self._remove()

    def _remove(self) -> None:
        shutil.rmtree(self.case, ignore_errors=True)

    def snapshot(self) -> dict[str, dict[str, str]]:
        """Return what lies everywhere."""
        kept = {name: fingerprint(getattr(self, name)) for name in ("inputs", "output", "outside", "work")}
        kept["temporary"] = {
            name: what
            for name, what in fingerprint(self.temporary).items()
            if not (name.startswith("processing_") and what == "dossier")  # QGIS keeps its own, empty
        }
        kept["home"] = fingerprint(self.home)
        kept["case"] = dict.fromkeys(sorted(os.listdir(self.case)), "")
        return kept

    def strays(
        self,
        before: dict[str, dict[str, str]],
        after: dict[str, dict[str, str]],
        refused: bool,
        others: frozenset[str] = frozenset(),
    ) -> list[str]:
        """Return what was written elsewhere than in the destination, or in the destination of a refused run.

        Parameters
        ----------
        others : names of the results a run may have finished before the one it could not write.
        """
        told = []
        for place, what in after.items():
            if place == "output" and not refused:
                continue  # judged as a result
            found = changes(before[place], what)
            if place == "output":
                found = [name for name in found if name in before[place] or name not in others]
            if found:
                told.append(f"{place} : {', '.join(found[:5])}")
        return told
