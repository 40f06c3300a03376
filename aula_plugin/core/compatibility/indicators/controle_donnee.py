"""Gates on the data: what must be known of a document before its measures are believed (Q1 to Q6).

Source: grille_compatibilite.md section 7; one function per ``controle``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..measure import Measure
from .gates.codes import codes
from .gates.delai import YEARS, delai
from .gates.etat import etat
from .gates.geometrie import geometrie
from .gates.partition import partition
from .gates.perimetre import perimetre

if TYPE_CHECKING:
    from ..scene import Scene

GATES = {
    "partition": partition,
    "geometrie": geometrie,
    "etat": etat,
    "codes": codes,
    "perimetre": perimetre,
}


def measure(scene: Scene, params: Mapping[str, Any]) -> Measure:
    """Return what the gate ``controle`` finds: hectares for ``partition``, days for ``delai``, a number of faults else.

    The state, the perimeter and the clock are those of the document: every commune gets the same answer.
    """
    if params["controle"] == "delai":
        return delai(scene, float(params.get("delai_ans") or YEARS))
    return GATES[params["controle"]](scene)
