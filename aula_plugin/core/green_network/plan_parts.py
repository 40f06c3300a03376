"""What each step of a sous-trame is made from, in named parts: so that « à refaire » can say which one changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from typing import Any

from ..typography import NBSP, accord, nombre
from .plan import Plan, SousTrame
from .stages import (
    CONFLITS,
    CONNECTIVITE,
    CORRIDORS,
    DISPERSION,
    LISTED,
    NOT_ASKED,
    OCCUPATION,
    PAS_JAPONAIS,
    RESERVOIRS,
    RESISTANCE,
    digest,
)

SETTINGS, TABLE, LAYERS, COVER, SEEN = "réglages", "table", "couches", "occupation du sol", "passages constatés"
NO_DISTANCE = "attend la distance de dispersion"
NO_COVER = "attend l’occupation du sol"

#: Attribute of ``SousTrame`` that holds the settings of a step; the step is not asked for when it is None.
SECTIONS: Mapping[str, str] = {
    RESERVOIRS: "reservoirs",
    RESISTANCE: "frictions",
    DISPERSION: "dispersion_m",
    CORRIDORS: "corridors",
    CONNECTIVITE: "connectivite",
    CONFLITS: "conflits",
    PAS_JAPONAIS: "pas_japonais",
}


def plain(value: Any) -> Any:
    """Return settings as lists and mappings."""
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return [plain(one) for one in value] if isinstance(value, tuple) else value


def parts_of(plan: Plan, sous_trame: SousTrame, inputs: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return, by step, the hash of each part it is made from; the cell is left to ``Situation``.

    Parameters
    ----------
    inputs : mark of the content (date and size, hash…) of each layer and table the plan names, by that name.
    """
    ground = plan.territoire
    seen = {name: inputs.get(name, "") for name in (one.couche for one in ground.occupation)}
    reference = sous_trame.frictions.reference
    parts = {
        OCCUPATION: {
            COVER: digest([plain(ground.occupation), seen]),
            "périmètre": digest([ground.perimetre, inputs.get(ground.perimetre, ""), ground.tampon_m, ground.donnees]),
        },
        RESERVOIRS: {
            SETTINGS: digest(plain(sous_trame.reservoirs)),
            LAYERS: digest([inputs.get(one, "") for one in sous_trame.reservoirs.zonages]),
        },
        RESISTANCE: {
            TABLE: digest([inputs.get(sous_trame.frictions.table, ""), plain(sous_trame.frictions)]),
            SETTINGS: digest(plain(sous_trame.multiplicateurs)),
            LAYERS: digest([inputs.get(one.couche, "") for one in sous_trame.multiplicateurs]),
        },
        DISPERSION: {SETTINGS: digest([sous_trame.dispersion_m, reference])},
        CORRIDORS: {SETTINGS: digest([plain(sous_trame.corridors), reference])},
        CONNECTIVITE: {SETTINGS: digest([plain(sous_trame.connectivite), reference])},
        PAS_JAPONAIS: {SETTINGS: digest(plain(sous_trame.pas_japonais))},
    }
    layers = [one.couche for one in sous_trame.conflits.obstacles] if sous_trame.conflits else []
    if sous_trame.conflits is not None:
        layers += [name for name in (sous_trame.conflits.passages, sous_trame.conflits.document) if name]
    parts[CONFLITS] = {
        SETTINGS: digest(plain(sous_trame.conflits)),
        LAYERS: digest([inputs.get(one, "") for one in layers]),
    }
    if ground.passages_constates:
        parts[CONFLITS][SEEN] = digest(inputs.get(ground.passages_constates, ""))
    if sous_trame.pas_japonais is not None and sous_trame.pas_japonais.sites:
        parts[PAS_JAPONAIS][LAYERS] = digest(inputs.get(sous_trame.pas_japonais.sites, ""))
    return parts


def lacking(plan: Plan, sous_trame: SousTrame) -> dict[str, str]:
    """Return, by step, what a person must still give before it can be run."""
    found = {} if plan.territoire.occupation else {OCCUPATION: NO_COVER}
    if not sous_trame.reservoirs.codes and not sous_trame.reservoirs.zonages:
        found[RESERVOIRS] = "attend les codes qui font un réservoir"
    if not sous_trame.frictions.table:
        found[RESISTANCE] = "attend la table de friction"
    for step in LISTED[2:]:
        if getattr(sous_trame, SECTIONS[step.key]) is None:
            found[step.key] = NOT_ASKED
    if sous_trame.dispersion_m == 0:
        found[DISPERSION] = NO_DISTANCE
    if sous_trame.connectivite is not None and sous_trame.connectivite.distance_m == 0:
        found[CONNECTIVITE] = NO_DISTANCE
    if sous_trame.conflits is not None and not (sous_trame.conflits.obstacles or sous_trame.conflits.document):
        found[CONFLITS] = "aucun obstacle lié"
    return found


def hints(sous_trame: SousTrame) -> dict[str, str]:
    """Return, by step, what is said of one that can be run and never was."""
    found = {}
    if sous_trame.conflits is not None:
        count, said = len(sous_trame.conflits.obstacles), []
        if count:
            said.append(f"{nombre(count)} {accord(count, 'couche d’obstacles liée', 'couches d’obstacles liées')}")
        if sous_trame.conflits.document:
            said.append("document d’urbanisme lié")
        if said:
            found[CONFLITS] = f"{NBSP}; ".join(said)
    if sous_trame.pas_japonais is not None:
        found[PAS_JAPONAIS] = "sites liés" if sous_trame.pas_japonais.sites else "aucun site choisi"
    return found


def sources(plan: Plan) -> list[str]:
    """Return every layer and table a plan names, each once."""
    ground = plan.territoire
    found = [*(one.couche for one in ground.occupation), ground.perimetre, ground.passages_constates]
    for one in plan.sous_trames:
        found += [*one.reservoirs.zonages, one.frictions.table, *(each.couche for each in one.multiplicateurs)]
        if one.conflits is not None:
            found += [*(each.couche for each in one.conflits.obstacles), one.conflits.passages, one.conflits.document]
        if one.pas_japonais is not None:
            found.append(one.pas_japonais.sites)
    return [name for name in dict.fromkeys(found) if name]
