"""Gates on the data: what must be known of a document before its measures are believed (Q1 to Q6).

Source: grille_compatibilite.md section 7; one function per ``controle``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..measure import Measure
from .gates.codes import codes
from .gates.delai import delai
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
    "delai": delai,
}


def measure(scene: Scene, params: Mapping[str, Any]) -> Measure:
    """Return what the gate ``controle`` finds: hectares for ``partition``, days for ``delai``, a number of faults else.

    The state, the perimeter and the clock are those of the document: every commune gets the same answer.
    """
    return GATES[params["controle"]](scene)
