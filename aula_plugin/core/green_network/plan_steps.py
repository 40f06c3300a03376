"""The steps a sous-trame asks for, what each reads, and the fingerprint of all it is made from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from .plan import Plan, SousTrame

STEPS = ("reservoirs", "resistance", "dispersion", "corridors", "connectivite", "conflits", "pas_japonais")
STEP_NAMES = {
    "reservoirs": "Réservoirs",
    "resistance": "Résistance",
    "dispersion": "Aires de dispersion",
    "corridors": "Corridors",
    "connectivite": "Connectivité",
    "conflits": "Points de conflit",
    "pas_japonais": "Pas japonais",
}
#: Steps whose result each one takes.
UPSTREAM: dict[str, tuple[str, ...]] = {
    "reservoirs": (),
    "resistance": (),
    "dispersion": ("reservoirs", "resistance"),
    "corridors": ("reservoirs", "resistance"),
    "connectivite": ("corridors",),
    "conflits": ("corridors", "connectivite"),
    "pas_japonais": ("corridors", "connectivite"),
}
#: Sections a result depends on; the name and the colour of a sous-trame change none.
_SETTINGS: dict[str, tuple[str, ...]] = {
    "reservoirs": ("reservoirs",),
    "resistance": ("frictions", "multiplicateurs"),
    "dispersion": ("dispersion_m",),
    "corridors": ("corridors",),
    "connectivite": ("connectivite",),
    "conflits": ("conflits",),
    "pas_japonais": ("pas_japonais",),
}


def asked_steps(sous_trame: SousTrame) -> tuple[str, ...]:
    """Return the steps a sous-trame asks for, in order: those whose section is written."""
    always = ("reservoirs", "resistance")
    return tuple(
        step
        for step in STEPS
        if step in always or getattr(sous_trame, "dispersion_m" if step == "dispersion" else step) is not None
    )


def step_sources(plan: Plan, sous_trame: SousTrame, step: str) -> tuple[str, ...]:
    """Return the layers and tables a step reads itself, as the file names them, each once."""
    ground = plan.territoire
    cover = [ground.perimetre, *(one.couche for one in ground.occupation)]
    found: list[str] = []
    if step == "reservoirs":
        found = [*cover, *sous_trame.reservoirs.zonages]
    elif step == "resistance":
        found = [*cover, sous_trame.frictions.table, *(one.couche for one in sous_trame.multiplicateurs)]
    elif step == "conflits" and sous_trame.conflits is not None:
        asked = sous_trame.conflits
        found = [*(one.couche for one in asked.obstacles), asked.document, asked.passages, ground.passages_constates]
    elif step == "pas_japonais" and sous_trame.pas_japonais is not None:
        found = [sous_trame.pas_japonais.sites]
    return tuple(dict.fromkeys(one for one in found if one))


def step_parts(plan: Plan, sous_trame: SousTrame, step: str, inputs: Mapping[str, str]) -> dict[str, Any]:
    """Return what a step itself is made from, by name: its settings, the cell, and a fingerprint per source read.

    What the steps before it are made from is theirs; see ``step_fingerprint``.
    """
    parts: dict[str, Any] = {name: _plain(getattr(sous_trame, name)) for name in _SETTINGS[step]}
    if not UPSTREAM[step]:
        ground = plan.territoire
        parts["occupation"] = _plain(ground.occupation)
        parts["territoire"] = [ground.perimetre, ground.tampon_m, ground.donnees]
        parts["maille"] = ground.maille_m
    return {**parts, **{f"source {name}": inputs.get(name, "") for name in step_sources(plan, sous_trame, step)}}


def step_fingerprint(plan: Plan, sous_trame: SousTrame, step: str, inputs: Mapping[str, str]) -> str:
    """Return the SHA-256 of all a step depends on: its settings, what it reads, the steps before it, the cell.

    Parameters
    ----------
    inputs : a fingerprint (hash, or date and size of the file) by source, as ``step_sources`` names them; a source
        that is not there counts as absent, so that its coming changes the result.

    Two equal fingerprints mean the result is up to date. Name, colour, titles, and the settings of other steps and
    other sous-trames change nothing.
    """
    said = {
        "step": step,
        "parts": step_parts(plan, sous_trame, step, inputs),
        "before": [step_fingerprint(plan, sous_trame, one, inputs) for one in UPSTREAM[step]],
    }
    return sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode("utf-8")).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return asdict(value) if hasattr(value, "__dataclass_fields__") else value
