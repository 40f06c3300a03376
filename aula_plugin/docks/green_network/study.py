"""The study of the panel: its parameters, the file they come from, what was run, and where results lie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingUtils
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...core.errors import InputError
from ...core.green_network.plan import (
    COLOURS,
    PLAIN_COLOUR,
    Conflits,
    Connectivite,
    Corridors,
    PasJaponais,
    Plan,
    SousTrame,
    to_raw,
)
from ...core.green_network.plan_parse import check_plan
from ...core.green_network.plan_parts import COVER, SECTIONS, SEEN, TABLE, hints, lacking, parts_of
from ...core.green_network.stages import (
    CONFLITS,
    CONNECTIVITE,
    CORRIDORS,
    DISPERSION,
    PAS_JAPONAIS,
    PREVIEW_FACTOR,
    RESERVOIRS,
    RESISTANCE,
    Record,
    Situation,
)
from ...core.text import plain
from ...i18n import tr
from ...paths import TEMPLATES
from ...storage.layer_sources import resolve
from ...storage.plan_files import read_plan, write_plan
from ...storage.source_marks import changed_at
from ...storage.step_records import read_records, write_records
from ...storage.study_results import folder_of, group, marks_of, runs_of
from ..common.memory import add_recent
from .memory import recall, recall_path, remember, remember_path
from .wiring import absent

PLANS = "tvb"
#: Sous-trames of a study not begun: their names and colours, and nothing that could pass for a value.
USUAL = (("boisee", "Boisée"), ("prairiale", "Prairiale"), ("humide", "Humide"), ("aquatique", "Aquatique"))
EXAMPLE = TEMPLATES / "exemple" / "tvb_exemple.yaml"
#: Steps whose settings name files and codes of the territory: those of the example would not be there.
OWN_LAYERS = (RESERVOIRS, RESISTANCE, CONFLITS)


def new_plan() -> Plan:
    """Return a plan with the four usual sous-trames, nothing else said."""
    return Plan(
        sous_trames=tuple(SousTrame(key, name, couleur=COLOURS[key], corridors=Corridors()) for key, name in USUAL)
    )


class Study(QObject):
    """Emits ``changed`` when parameters, files or results change."""

    changed = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan = new_plan()
        self.path = ""
        self.dirty = False
        self.current = 0
        self.running: tuple[str, str, str] = ("", "", "")
        self._records: dict[str, dict[str, Record]] = {}

    # Parameters

    @property
    def subnet(self) -> SousTrame:
        """Return the sous-trame shown."""
        return self.plan.sous_trames[min(self.current, len(self.plan.sous_trames) - 1)]

    @property
    def preview_cell(self) -> float:
        """Return the side of the cells of a preview, m: that of the file, when it is wider than the others."""
        ground = self.plan.territoire
        return ground.apercu_m if ground.apercu_m > ground.maille_m else PREVIEW_FACTOR * ground.maille_m

    def edit_territory(self, **values: Any) -> None:
        """Change the territory."""
        ground = replace(self.plan.territoire, **values)
        if "maille_m" in values:
            ground = replace(ground, apercu_m=PREVIEW_FACTOR * ground.maille_m)
        self._take(replace(self.plan, territoire=ground))

    def edit_subnet(self, **values: Any) -> None:
        """Change the sous-trame shown."""
        changed = replace(self.subnet, **values)
        rows = tuple(changed if one is self.subnet else one for one in self.plan.sous_trames)
        self._take(replace(self.plan, sous_trames=rows))

    def edit_subnets(self, rows: Sequence[SousTrame]) -> None:
        """Change every sous-trame at once."""
        self._take(replace(self.plan, sous_trames=tuple(rows)))

    def show_subnet(self, rank: int) -> None:
        """Show another sous-trame."""
        if rank != self.current and 0 <= rank < len(self.plan.sous_trames):
            self.current = rank
            remember("onglet", rank)
            self.changed.emit()

    def ask_step(self, key: str) -> None:
        """Ask for a step that was not: its usual settings; a distance is never made up."""
        usual = {CORRIDORS: Corridors(), CONFLITS: Conflits(), PAS_JAPONAIS: PasJaponais()}
        section = SECTIONS[key]
        if key == DISPERSION:
            self.edit_subnet(dispersion_m=0.0)
        elif key == CONNECTIVITE:
            self.edit_subnet(connectivite=Connectivite(self.subnet.dispersion_m or 0.0))
        elif getattr(self.subnet, section) is None:
            self.edit_subnet(**{section: usual[key]})

    def example_settings(self, key: str) -> Any:
        """Return the settings of a step in the example, for the sous-trame of the same id; None when there is none."""
        try:
            plan = read_plan(EXAMPLE)
        except InputError:
            return None
        found = next((one for one in plan.sous_trames if one.id == self.subnet.id), None)
        return getattr(found, SECTIONS[key]) if found is not None and key not in OWN_LAYERS else None

    def use_example(self, key: str) -> None:
        """Take the settings of the example."""
        value = self.example_settings(key)
        if value is not None:
            self.edit_subnet(**{SECTIONS[key]: value})

    def copy_settings(self, key: str, other: str) -> None:
        """Give the settings of a step of the sous-trame shown to another one."""
        section = SECTIONS[key]
        value = getattr(self.subnet, section)
        self.edit_subnets([replace(one, **{section: value}) if one.id == other else one
                           for one in self.plan.sous_trames])  # fmt: skip

    def edit_step(self, key: str, **values: Any) -> None:
        """Change settings of a step of the sous-trame shown."""
        section = SECTIONS[key]
        if "" in values:
            self.edit_subnet(**{section: values[""]})
        else:
            self.edit_subnet(**{section: replace(getattr(self.subnet, section), **values)})

    def add_subnet(self, name: str, colour: str = PLAIN_COLOUR) -> None:
        """Add a sous-trame and show it."""
        base = "_".join(plain(name).split()) or "sous_trame"
        known = {one.id for one in self.plan.sous_trames}
        key = next(one for one in (base, *(f"{base}_{n}" for n in range(2, 100))) if one not in known)
        colour = COLOURS.get(key, colour)
        made = SousTrame(key, name, couleur=colour, corridors=Corridors())
        self.current = len(self.plan.sous_trames)
        self._take(replace(self.plan, sous_trames=(*self.plan.sous_trames, made)))

    def remove_subnet(self, rank: int) -> None:
        """Take a sous-trame away; its results stay in their folder."""
        rows = list(self.plan.sous_trames)
        if len(rows) > 1:
            del rows[rank]
            self.current = min(self.current, len(rows) - 1)
            self._take(replace(self.plan, sous_trames=tuple(rows)))

    def _take(self, plan: Plan) -> None:
        if plan == self.plan:
            return
        self.plan, self.dirty = plan, True
        self.keep()
        self.changed.emit()

    # Files

    @property
    def name(self) -> str:
        """Return the name of the file, empty when there is none."""
        return Path(self.path).name if self.path else ""

    @property
    def base(self) -> Path | None:
        """Return the folder from which the file names its layers."""
        return Path(self.path).parent if self.path else None

    @property
    def folder(self) -> Path:
        """Return the folder of the results: beside the file, else one that goes away with QGIS."""
        if self.path:
            return folder_of(self.path)
        return Path(QgsProcessingUtils.tempFolder()) / "aula_tvb"

    def open(self, path: str) -> None:
        """Take the parameters of a file.

        Raises
        ------
        InputError
            The file cannot be read, or is wrong: everything wrong is told.
        """
        plan = read_plan(path)
        self.plan, self.path, self.dirty, self.current = plan, str(Path(path)), False, 0
        add_recent(PLANS, self.path)
        self._records = read_records(self.folder)
        self.keep()
        self.changed.emit()

    def save(self, path: str) -> None:
        """Write the parameters; paths of layers beside the file are written relative to it.

        Raises
        ------
        InputError
            The file cannot be written.
        """
        write_plan(self.plan, path)
        moved = str(Path(path)) != self.path
        self.path, self.dirty = str(Path(path)), False
        add_recent(PLANS, self.path)
        if moved:
            self._records = read_records(self.folder)
        self.keep()
        self.changed.emit()

    def begin(self) -> None:
        """Start again from nothing."""
        self.plan, self.path, self.dirty, self.current, self._records = new_plan(), "", False, 0, {}
        self.keep()
        self.changed.emit()

    def keep(self) -> None:
        """Keep the parameters with the project."""
        if self.plan == new_plan() and not self.path and recall("parametres") is None:
            return
        remember("parametres", to_raw(self.plan))
        remember_path("fichier", self.path)
        remember("onglet", self.current)

    def recall(self) -> None:
        """Take up the parameters of the project; a new study when it keeps none."""
        raw, path = recall("parametres"), recall_path("fichier")
        self.path = path if path and Path(path).is_file() else ""
        self.plan = check_plan(raw)[0] if isinstance(raw, dict) else new_plan()
        if not self.plan.sous_trames:
            self.plan = new_plan()
        self.current = min(int(recall("onglet", 0) or 0), len(self.plan.sous_trames) - 1)
        self.dirty = self._differs()
        self._records = read_records(self.folder)
        self.changed.emit()

    def _differs(self) -> bool:
        if not self.path:
            return False
        try:
            return replace(read_plan(self.path), warnings=()) != replace(self.plan, warnings=())
        except InputError:
            return True

    # What was run

    def source(self, name: str) -> str:
        """Return what an algorithm can open for a name of the plan, empty when there is nothing."""
        return resolve(name, self.base, self.plan.territoire.donnees)

    def marks(self) -> dict[str, str]:
        """Return the mark of the content of each source the plan names."""
        return marks_of(self.plan, self.base)

    def group(self, sous_trame: SousTrame, key: str, preview: bool) -> str:
        """Return where the runs of a step are kept; the land cover is common to all."""
        return group(sous_trame.id, key, preview)

    def records(self, sous_trame: SousTrame, preview: bool) -> dict[str, Record]:
        """Return the last run of each step of a sous-trame, the land cover included."""
        return runs_of(self._records, sous_trame.id, preview)

    def put(self, sous_trame: SousTrame, key: str, preview: bool, record: Record) -> Record | None:
        """Keep a run; return the one it replaces.

        Raises
        ------
        InputError
            The folder of the results cannot be written.
        """
        known = self._records.setdefault(self.group(sous_trame, key, preview), {})
        before = known.get(key)
        known[key] = record
        write_records(self.folder, self._records)
        return before

    def situation(self, sous_trame: SousTrame, marks: Mapping[str, str] | None = None) -> Situation:
        """Return all that is known of a sous-trame."""
        own, step, said = self.running
        return Situation(
            parts=parts_of(self.plan, sous_trame, self.marks() if marks is None else marks),
            records=self.records(sous_trame, False),
            previews=self.records(sous_trame, True),
            cell=self.plan.territoire.maille_m,
            wide=self.preview_cell,
            lacking=lacking(self.plan, sous_trame),
            absent=absent(),
            causes=self._causes(sous_trame),
            hints=hints(sous_trame),
            running=step if own == sous_trame.id else "",
            progress=said,
        )

    def _causes(self, sous_trame: SousTrame) -> dict[str, str]:
        causes = {"réglages": tr("réglages modifiés"), "couches": tr("couches modifiées")}
        causes[SEEN] = tr("passages constatés modifiés")
        causes["périmètre"] = causes[COVER] = tr("occupation du sol modifiée")
        date = changed_at(self.source(sous_trame.frictions.table))
        causes[TABLE] = _when(tr("table modifiée le {}"), date) if date else tr("table modifiée")
        return causes


def _when(words: str, date: datetime) -> str:
    return words.format(f"{date:%d/%m} à {date:%H:%M}")
