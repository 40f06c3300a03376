"""What the panel of the trame keeps beside a parameter file: where results lie, which of them are still true."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..core.green_network.plan import Plan, SousTrame
from ..core.green_network.plan_parts import parts_of, sources
from ..core.green_network.stages import OCCUPATION, Record, Situation
from .layer_sources import resolve
from .source_marks import mark
from .step_records import Records, read_records

COMMON, WIDE = "commun", "apercu/"


def folder_of(path: str | Path) -> Path:
    """Return the folder of the results of a parameter file."""
    return Path(path).with_name(f"{Path(path).stem}_calculs")


def group(identifier: str, key: str, preview: bool) -> str:
    """Return where the runs of a step are kept; the land cover is common to all."""
    return (WIDE if preview else "") + (COMMON if key == OCCUPATION else identifier)


def runs_of(records: Records, identifier: str, preview: bool) -> dict[str, Record]:
    """Return the last run of each step of a sous-trame, the land cover included."""
    common = records.get(group(identifier, OCCUPATION, preview), {})
    return {**records.get(group(identifier, "", preview), {}), **common}


def marks_of(plan: Plan, base: Path | None) -> dict[str, str]:
    """Return the mark of the content of each source a plan names."""
    data = plan.territoire.donnees
    return {name: mark(resolve(name, base, data)) for name in sources(plan)}


@dataclass
class Kept:
    """The results in a folder, for those who only read them.

    Attributes
    ----------
    plan : as it is asked for now, its cell included. marks : see ``marks_of``.
    """

    plan: Plan
    folder: Path
    marks: Mapping[str, str]
    records: Records = field(default_factory=dict)

    @classmethod
    def of(cls, plan: Plan, base: Path, folder: Path) -> Kept:
        """Read what a folder keeps; nothing when it holds no results."""
        return cls(plan, folder, marks_of(plan, base), read_records(folder))

    def run(self, sous_trame: SousTrame, key: str) -> Record | None:
        """Return the run of a step, None when it is no longer true."""
        runs = runs_of(self.records, sous_trame.id, False)
        parts = parts_of(self.plan, sous_trame, self.marks)
        fresh = Situation(parts, runs, cell=self.plan.territoire.maille_m).fresh(key)
        return runs[key] if fresh else None

    def file(self, sous_trame: SousTrame, key: str, name: str) -> Path | None:
        """Return the file of an output of a step that is still true, None when there is none."""
        found = self.run(sous_trame, key)
        path = found.outputs.get(name) if found is not None else None
        return self.folder / path if path else None
