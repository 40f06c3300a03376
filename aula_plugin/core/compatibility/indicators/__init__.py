"""The indicator types: one module each, one function ``measure(scene, params) -> Measure``.

A measure never sees a threshold. ``repartition`` is read from the results of another rule once all territories are
measured: see ``aggregate``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..measure import Measure
from ..scene import Scene
from . import (
    comptage,
    conso_vs_enveloppe,
    contact,
    controle_donnee,
    couverture,
    delta_document,
    densite,
    distance,
    expression,
    longueur_couverte,
    ouverture_corridor,
    ratio_somme,
    saisie,
    surface_intersection,
)

Indicator = Callable[[Scene, Mapping[str, Any]], Measure]

#: By type name, as the grid writes it.
INDICATORS: dict[str, Indicator] = {
    "surface_intersection": surface_intersection.measure,
    "couverture": couverture.measure,
    "longueur_couverte": longueur_couverte.measure,
    "comptage": comptage.measure,
    "distance": distance.measure,
    "contact": contact.measure,
    "ratio_somme": ratio_somme.measure,
    "conso_vs_enveloppe": conso_vs_enveloppe.measure,
    "densite": densite.measure,
    "ouverture_corridor": ouverture_corridor.measure,
    "delta_document": delta_document.measure,
    "controle_donnee": controle_donnee.measure,
    "saisie": saisie.measure,
    "expression": expression.measure,
}
