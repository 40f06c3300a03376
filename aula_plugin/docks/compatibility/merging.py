"""Avis written in copies, brought together from the panel: what differs is shown first, then the algorithm writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingUtils
from qgis.PyQt.QtWidgets import QFileDialog

from ...core.compatibility.dossier import avis_key
from ...core.compatibility.merging import Merged, merge_avis
from ...core.errors import InputError
from ...core.typography import pluriel
from ...i18n import tr
from ...storage.avis_merge import line_names, read_copies
from ..common.note import Links
from .merge_dialog import MergeDialog, summary

if TYPE_CHECKING:
    from .dock import CompatibilityDock

ALGORITHM = "aula:fusionner_avis"
COPIES = "GeoPackage, table d’avis (*.gpkg *.csv)"


class Merging:
    """Asks for the copies, shows the conflicts, runs ``aula:fusionner_avis``, opens what it wrote."""

    def __init__(self, dock: CompatibilityDock) -> None:
        self.dock = dock
        dock.runs.merged.connect(self._merged)

    def start(self) -> None:
        """Ask which copies to merge with the dossier that is open."""
        session = self.dock.session
        if session is None or not session.exists:
            self.dock.files.open_tool(ALGORITHM)
            return
        self.dock.work.results.detail.form.flush()
        files, _ = QFileDialog.getOpenFileNames(
            self.dock, tr("Copies à fusionner avec « {} »").format(Path(session.path).name), "", COPIES
        )
        if files:
            self.merge(files)

    def merge(self, files: list[str]) -> None:
        """Show what differs between the dossier and its copies, and merge as a person chooses."""
        base = self.dock.session.path if self.dock.session else ""
        try:
            merged, names = preview(base, files)
        except InputError as error:
            self.dock.notes.failed(str(error), tr("La fusion n’est pas possible."))
            return
        conflicts = [{**row, **_known(names.get(avis_key(row), {}))} for row in merged.conflits]
        told = summary(
            [Path(path).name for path in (base, *files)], merged.repris, merged.identiques, merged.n_conflits
        )
        dialog = MergeDialog(told, conflicts, free_name(base), self.dock)
        if dialog.exec():
            self._run(base, files, dialog.choices(), dialog.target.filePath())

    def _run(self, base: str, files: list[str], choices: list[str], target: str) -> None:
        if Path(target).exists():
            said = tr("« {} » existe déjà : choisissez un autre nom pour le dossier fusionné.").format(target)
            self.dock.notes.failed(said, tr("La fusion n’a pas été faite."))
            return
        parameters: dict[str, Any] = {"BASE": base, "COPIES": files, "DOSSIER": target}
        if choices:
            parameters["CHOIX"] = written(choices)
        self.dock.runs.merge(parameters)

    def _merged(self, results: dict[str, Any]) -> None:
        """Open the merged dossier and say what it holds."""
        if not self.dock.open(str(results["DOSSIER"])):
            return
        session, view = self.dock.session, self.dock.work.results
        open_lines = [line for line in session.lines if session.left_open(line)] if session else []
        taken, same = int(results["NB_REPRIS"]), int(results["NB_IDENTIQUES"])
        said = [
            pluriel(taken, "avis repris", "avis repris") if taken else tr("aucun avis repris"),
            pluriel(same, "identique") if same else "",
            tr("{} plusieurs avis").format(pluriel(len(open_lines), "ligne garde", "lignes gardent"))
            if open_lines
            else "",
        ]
        words = tr("à trancher")
        links: Links = ((tr("Masquer"), self.dock.work.note.quiet),)
        if open_lines:
            links = ((tr("Voir les lignes à trancher"), lambda: view.see_only(open_lines, words)), *links)
        self.dock.work.note.say(tr("Fusion faite :"), ", ".join(filter(None, said)) + ".", links)


def preview(base: str, files: list[str]) -> tuple[Merged, dict[tuple[str, ...], dict[str, Any]]]:
    """Return what a merge would give, and the names of the lines; nothing is written.

    Raises
    ------
    InputError
        A file is not a copy of the dossier, or cannot be read.
    """
    return merge_avis(read_copies([base, *files])), line_names(base)


def free_name(base: str) -> str:
    """Return a name beside a dossier that no file bears."""
    path = Path(base)
    names = (path.with_name(f"{path.stem}_fusion{rank or ''}.gpkg") for rank in [0, *range(2, 1000)])
    return str(next(name for name in names if not name.exists()))


def written(choices: list[str]) -> str:
    """Return the path of a table of choices, as the algorithm takes it."""
    path = Path(QgsProcessingUtils.generateTempFilename("choix.csv"))
    path.write_text("proposition,choix\n" + "".join(f"{name},oui\n" for name in choices), encoding="utf-8")
    return str(path)


def _known(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("territoire_nom", "titre_court") if name in row}
