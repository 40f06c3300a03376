"""The indicator types: one module each, one function ``measure(scene, params) -> Measure``.

A measure never sees a threshold. ``repartition`` is read from the results of another rule once all territories are
measured: see ``aggregate``.
"""

from __future__ import annotations

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
from .words import Indicator, telling_words

#: By type name, as the grid writes it.
INDICATORS: dict[str, Indicator] = {
    "surface_intersection": telling_words(surface_intersection.measure),
    "couverture": telling_words(couverture.measure),
    "longueur_couverte": telling_words(longueur_couverte.measure),
    "comptage": telling_words(comptage.measure),
    "distance": distance.measure,
    "contact": contact.measure,
    "ratio_somme": telling_words(ratio_somme.measure),
    "conso_vs_enveloppe": telling_words(conso_vs_enveloppe.measure, "psc:05-xx", "psc:16-03"),
    "densite": densite.measure,
    "ouverture_corridor": ouverture_corridor.measure,
    "delta_document": telling_words(delta_document.measure),
    "controle_donnee": controle_donnee.measure,
    "saisie": saisie.measure,
    "expression": expression.measure,
}
