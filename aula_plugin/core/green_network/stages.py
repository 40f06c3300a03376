"""Steps of a green network: which are still true, which must be run again and why, which wait for others.

A step carries the fingerprints of what it was made from. Its *stamp* is the hash of these and of the stamps of the
steps above it, so a change anywhere upstream reaches every step below without anyone having to remember it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..typography import NBSP, enumeration, nombre_court

OCCUPATION, RESERVOIRS, RESISTANCE, DISPERSION = "occupation", "reservoirs", "resistance", "dispersion"
CORRIDORS, CONNECTIVITE, CONFLITS, PAS_JAPONAIS = "corridors", "connectivite", "conflits", "pas_japonais"

UP_TO_DATE, TO_REDO, PREVIEW, TO_DO = "à jour", "à refaire", "aperçu", "à faire"
BLOCKED, RUNNING, STOPPED = "bloquée", "en cours", "arrêtée"

#: How much wider the cells of a preview are.
PREVIEW_FACTOR = 4
CELL = "maille"
NOT_ASKED = "non demandée"


@dataclass(frozen=True)
class Step:
    """What a step is called, with its article, and the steps it reads.

    ``optional`` steps are run when they are asked for, or when they were once.
    """

    key: str
    title: str
    the: str
    needs: tuple[str, ...] = ()
    optional: bool = False


#: In order of work; the land cover is common to every sous-trame and has no line of its own.
STEPS: tuple[Step, ...] = (
    Step(OCCUPATION, "Occupation du sol", "l’occupation du sol"),
    Step(RESERVOIRS, "Réservoirs", "les réservoirs", (OCCUPATION,)),
    Step(RESISTANCE, "Résistance", "la résistance", (OCCUPATION,)),
    Step(DISPERSION, "Aires de dispersion", "les aires de dispersion", (RESERVOIRS, RESISTANCE)),
    Step(CORRIDORS, "Corridors", "les corridors", (RESERVOIRS, RESISTANCE)),
    Step(CONNECTIVITE, "Connectivité", "la connectivité", (CORRIDORS,)),
    Step(CONFLITS, "Points de conflit", "les points de conflit", (CORRIDORS, CONNECTIVITE), True),
    Step(PAS_JAPONAIS, "Pas japonais et restauration", "les pas japonais", (CORRIDORS, CONNECTIVITE), True),
)
BY_KEY: Mapping[str, Step] = {step.key: step for step in STEPS}
LISTED: tuple[Step, ...] = STEPS[1:]


def digest(value: Any) -> str:
    """Return a short hash of a plain value (numbers, texts, lists, tables of them)."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:20]


@dataclass(frozen=True)
class Record:
    """One run of a step.

    Attributes
    ----------
    parts : hash of each thing it was made from, by its name (``réglages``, ``maille``, ``table``…).
    stamp : hash of the parts and of the stamps of the steps above; empty for a run that failed.
    date : ISO date and time of the end of the run.
    cell : side of the cells, m.
    summary : what is said of the result in one line.
    outputs : file of each output, by the name of the parameter.
    failure : why it stopped, empty when it went well.
    notice : what is worth knowing of the result, empty when nothing is.
    """

    parts: Mapping[str, str]
    stamp: str
    date: str = ""
    cell: float = 0.0
    summary: str = ""
    outputs: Mapping[str, str] = field(default_factory=dict)
    failure: str = ""
    notice: str = ""

    def to_plain(self) -> dict[str, Any]:
        """Return what a JSON file can hold."""
        return {
            "parts": dict(self.parts), "stamp": self.stamp, "date": self.date, "cell": self.cell,
            "summary": self.summary, "outputs": dict(self.outputs), "failure": self.failure, "notice": self.notice,
        }  # fmt: skip

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Record:
        """Return what ``to_plain`` gave; unknown keys are left aside."""
        texts = {name: str(plain.get(name) or "") for name in ("stamp", "date", "summary", "failure", "notice")}
        return cls(
            parts=dict(plain.get("parts") or {}), cell=float(plain.get("cell") or 0),
            outputs=dict(plain.get("outputs") or {}), **texts,
        )  # fmt: skip


@dataclass(frozen=True)
class Situation:
    """All that is known of a sous-trame.

    Attributes
    ----------
    parts : by step, hash of each thing it would be made from now, the cell left out.
    records, previews : last run of each step at the cell asked for, and at the wider cell of a preview.
    cell, wide : side of the cells asked for, and of those of a preview (0: four times as wide), m.
    lacking : by step, what a person must still give (« attend l’occupation du sol »).
    absent : by step, why it cannot be run here at all.
    causes : by name of a part, what to say when it changed (« table modifiée le 04/11 à 11:20 »).
    hints : by step, what to say of one that can be run and never was.
    running, progress : the step being run, and how far it is.
    """

    parts: Mapping[str, Mapping[str, str]]
    records: Mapping[str, Record] = field(default_factory=dict)
    previews: Mapping[str, Record] = field(default_factory=dict)
    cell: float = 10.0
    wide: float = 0.0
    lacking: Mapping[str, str] = field(default_factory=dict)
    absent: Mapping[str, str] = field(default_factory=dict)
    causes: Mapping[str, str] = field(default_factory=dict)
    hints: Mapping[str, str] = field(default_factory=dict)
    running: str = ""
    progress: str = ""

    def side(self, preview: bool) -> float:
        """Return the side of the cells, m."""
        return (self.wide or self.cell * PREVIEW_FACTOR) if preview else self.cell

    def parts_of(self, key: str, preview: bool) -> dict[str, str]:
        """Return what a step would be made from, the cell included."""
        return {**self.parts.get(key, {}), CELL: digest(self.side(preview))}

    def stamp_of(self, key: str, preview: bool) -> str:
        """Return the stamp a run of the step would have now."""
        above = {need: self.stamp_of(need, preview) for need in BY_KEY[key].needs}
        return digest([self.parts_of(key, preview), above])

    def fresh(self, key: str, preview: bool = False) -> bool:
        """Return whether the last run of a step is still true."""
        record = (self.previews if preview else self.records).get(key)
        return record is not None and not record.failure and record.stamp == self.stamp_of(key, preview)


@dataclass(frozen=True)
class StepState:
    """What is shown of a step: its state, the word on the right, the line beneath the name."""

    key: str
    state: str
    word: str
    text: str

    @property
    def title(self) -> str:
        """Return the name of the step."""
        return BY_KEY[self.key].title


def states(situation: Situation) -> list[StepState]:
    """Return the state of each step of a sous-trame, in order."""
    found: dict[str, StepState] = {OCCUPATION: _root(situation)}
    for step in LISTED:
        found[step.key] = _state(step, situation, found)
    return [found[step.key] for step in LISTED]


def _root(situation: Situation) -> StepState:
    if OCCUPATION in situation.lacking:
        return StepState(OCCUPATION, BLOCKED, BLOCKED, situation.lacking[OCCUPATION])
    state = UP_TO_DATE if situation.fresh(OCCUPATION) else TO_DO
    return StepState(OCCUPATION, state, state, "")


def _state(step: Step, situation: Situation, above: Mapping[str, StepState]) -> StepState:
    key = step.key
    if situation.running == key:
        return StepState(key, RUNNING, RUNNING, situation.progress)
    if key in situation.absent:
        return StepState(key, BLOCKED, BLOCKED, situation.absent[key])
    full, wide = situation.records.get(key), situation.previews.get(key)
    if situation.fresh(key) and full is not None:
        return StepState(key, UP_TO_DATE, UP_TO_DATE, _with_date(full))
    if situation.fresh(key, True) and wide is not None:
        return StepState(key, PREVIEW, f"{PREVIEW} {metres(wide.cell)}", wide.summary)
    if OCCUPATION in situation.lacking and OCCUPATION in step.needs:
        state = TO_DO if key == RESERVOIRS else BLOCKED
        return StepState(key, state, state, situation.lacking[OCCUPATION])
    last = _last(full, wide)
    waits = [need for need in step.needs if _never(need, situation, above)]
    if waits and (last is None or last.failure):
        return StepState(key, BLOCKED, BLOCKED, _waiting(waits))
    if last is not None and last.failure and _same(last, situation, key):
        return StepState(key, STOPPED, STOPPED, last.failure)
    if key in situation.lacking:
        said = situation.lacking[key]
        state = TO_DO if step.optional or said == NOT_ASKED else BLOCKED
        return StepState(key, state, state, said)
    if last is None or last.failure:
        usual = NOT_ASKED if step.optional else "pas encore calculée"
        return StepState(key, TO_DO, TO_DO, situation.hints.get(key, usual))
    return StepState(key, TO_REDO, TO_REDO, _cause(step, situation, last, above))


def _never(key: str, situation: Situation, above: Mapping[str, StepState]) -> bool:
    """Return whether a step has nothing yet for those below, nor anything running towards it."""
    if key == OCCUPATION:
        return above[key].state == BLOCKED
    known = (situation.records.get(key), situation.previews.get(key))
    return not any(one is not None and not one.failure for one in known)


def _last(full: Record | None, wide: Record | None) -> Record | None:
    known = [one for one in (full, wide) if one is not None]
    return max(known, key=lambda one: one.date) if known else None


def _same(record: Record, situation: Situation, key: str) -> bool:
    """Return whether a failed run would be made from the same things today."""
    return dict(record.parts) in (situation.parts_of(key, False), situation.parts_of(key, True))


def _cause(step: Step, situation: Situation, record: Record, above: Mapping[str, StepState]) -> str:
    preview = situation.previews.get(step.key) is record
    now = situation.parts_of(step.key, preview)
    changed = [name for name in now if record.parts.get(name) != now[name]]
    own = [name for name in changed if name != CELL]
    if own:
        return situation.causes.get(own[0], f"{own[0]}{NBSP}: changement")
    if changed:
        return f"maille de {metres(record.cell)} devenue {metres(situation.cell)}"
    stale = [need for need in step.needs if need != OCCUPATION and above[need].state != UP_TO_DATE]
    if stale:
        return _waiting(stale)
    if OCCUPATION in step.needs:
        return situation.causes.get(OCCUPATION, "occupation du sol modifiée")
    return f"{enumeration([BY_KEY[one].the for one in step.needs])}{NBSP}: nouveau calcul"


def _waiting(keys: list[str]) -> str:
    """Say what a step waits for; what itself stands on another of them goes without saying."""
    first = [one for one in keys if not any(other in _chain(one) for other in keys if other != one)]
    return f"attend {enumeration([BY_KEY[one].the for one in first])}"


def to_run(situation: Situation, preview: bool, upto: str = "") -> list[str]:
    """Return the steps to run, in order, the land cover included.

    Without ``upto``: every step that is no longer true and can be run; optional steps only when they were run once.
    With ``upto``: that step and what it stands on. A preview leaves what is up to date, and runs at its wider cells
    what stands above the rest.
    """
    if upto:
        targets = [upto]
    else:
        shown = {one.key: one.state for one in states(situation)}
        targets = [step.key for step in LISTED if _wanted(step, situation, shown[step.key], preview)]
    needed: set[str] = set()
    for key in targets:
        if _possible(key, situation):
            needed |= {one for one in _chain(key) if not situation.fresh(one, preview)}
            if upto:
                needed.add(key)
    return [step.key for step in STEPS if step.key in needed]


def _wanted(step: Step, situation: Situation, state: str, preview: bool) -> bool:
    if state == UP_TO_DATE or (preview and state == PREVIEW):
        return False
    known = step.key in situation.records or step.key in situation.previews
    return not step.optional or known


def _chain(key: str) -> set[str]:
    return {key}.union(*(_chain(need) for need in BY_KEY[key].needs))


def _possible(key: str, situation: Situation) -> bool:
    return not any(one in situation.absent or one in situation.lacking for one in _chain(key))


def blocking(situation: Situation, upto: str = "") -> str:
    """Return what keeps the first steps from being run (« attend l’occupation du sol »), empty when nothing does."""
    for step in STEPS:
        if upto and step.key not in _chain(upto):
            continue
        if not step.optional or upto:
            said = situation.lacking.get(step.key) or situation.absent.get(step.key)
            if said:
                return said
    return ""


def usable(situation: Situation, keys: tuple[str, ...] = (RESERVOIRS, CORRIDORS)) -> tuple[bool, str]:
    """Return whether report and roles may be made from a sous-trame, and the words that say where it is.

    A preview is no result: its costs and lengths are approximate.
    """
    shown = {one.key: one for one in states(situation)}
    words = [shown[key] for key in keys]
    if all(one.state == UP_TO_DATE for one in words):
        stale = [one for one in shown.values() if one.state == TO_REDO]
        if stale:
            return True, f"{stale[0].title.lower()} à refaire"
        return True, f"{UP_TO_DATE}, {metres(situation.cell)}"
    if not any(key in situation.records or key in situation.previews for key in BY_KEY if key != OCCUPATION):
        return False, "rien de calculé"
    if any(one.state == PREVIEW for one in words):
        return False, f"{PREVIEW} {metres(situation.side(True))}"
    first = next(one for one in words if one.state != UP_TO_DATE)
    return False, f"{first.title.lower()} {first.word}"


def _with_date(record: Record) -> str:
    return " · ".join(filter(None, [record.summary, moment(record.date)]))


def moment(date: str) -> str:
    """Return ``04/11 10:02`` of an ISO date."""
    return f"{date[8:10]}/{date[5:7]} {date[11:16]}" if len(date) >= 16 else ""


def metres(cell: float) -> str:
    """Return ``10 m``."""
    return f"{nombre_court(cell)}{NBSP}m"
