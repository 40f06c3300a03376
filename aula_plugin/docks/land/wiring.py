"""How the panel names what the algorithm names: layers, levels, and the values it is run with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...core.land.counter_rules import COMMUNE, EPCI, SCOT, Rules

ALGORITHM = "aula:compteur_zan"
REPORT = "aula:rapport_foncier"
ARTIFICIALISATION = "aula:artificialisation"

LEVEL_WORDS = {COMMUNE: "Commune", EPCI: "EPCI", SCOT: "SCoT"}


@dataclass(frozen=True)
class Layer:
    """A parameter that takes a layer, with the words of the panel; ``wanted`` where it is missing."""

    parameter: str
    label: str
    tip: str
    wanted: str = ""
    drawn: bool = False

    @property
    def needed(self) -> bool:
        """Return whether nothing is counted without it."""
        return bool(self.wanted)


#: The first ones are always in sight.
LAYERS = (
    Layer(
        "CONSOMMATION", "Table annuelle",
        "Une ligne par commune et par année (Fichiers fonciers, table nationale, table de l’agence), ou "
        "le résultat de « Artificialisation ».",
        "la table annuelle",
    ),
    Layer(
        "TERRITOIRES", "Territoires", "Communes : code INSEE, nom, EPCI et, s’il y en a un, SCoT.", "les territoires",
        drawn=True,
    ),
    Layer("TAUX", "Taux par SCoT", "Réduction demandée par territoire, en %. Sans elle, celle de la règle."),
    Layer("PASSAGE", "Passage", "Table de passage des communes fusionnées : ancien et nouveau code."),
    Layer("REFERENCE", "Référence", "Table de la période de référence, quand elle vient d’une autre source."),
)  # fmt: skip
NEEDED = 3
TABLE, TERRITORIES, RATES, PASSAGE, REFERENCE = (one.parameter for one in LAYERS)


#: Tables and layers that a run writes.
OUTPUTS = ("COMPTEUR", "GROUPES", "ANNEES")


def parameters(layers: Mapping[str, str], rules: Rules, unit: str) -> dict[str, Any]:
    """Return the values the algorithm takes."""
    from ....processing_algorithms.land.counter_inputs import RULES

    given: dict[str, Any] = {name: layer for name, layer in layers.items() if layer}
    return {**given, "UNITE": unit, **{name: getattr(rules, attribute) for name, attribute in RULES.items()}}
