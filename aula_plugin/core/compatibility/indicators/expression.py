"""A formula over the results of other rules for the same territory: ``F1.valeur / F5.valeur``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..expressions import parse_expression
from ..measure import Measure, NotEvaluable
from ..scene import Scene

#: What each quoted field is called on a measure.
_FIELDS = {
    "valeur": "value",
    "numerateur": "numerator",
    "denominateur": "denominator",
    "brute_ha": "gross_ha",
    "nette_ha": "net_ha",
    "certaine_ha": "certain_ha",
    "n_objets": "count",
}


def measure(scene: Scene, params: Mapping[str, Any]) -> Measure:
    """Evaluate ``expression``; a condition gives 1 or 0.

    Values are read in the unit the indicator measures in (a share is 0 to 1), before any conversion to the unit of a
    threshold; the formula itself gives the unit of the threshold. The value does not add up: totals need the
    results of the whole.

    Raises
    ------
    NotEvaluable
        A result is missing, a divisor is zero, or the field is not one of a measure.
    """
    text = str(params["expression"])
    expression = parse_expression(text)
    values = {name: _result(scene, name) for name in expression.names}
    found = expression.evaluate(values)
    if found is None:
        raise NotEvaluable(f"expression « {text} » sans valeur : division par zéro ou résultat vide")
    if isinstance(found, str):
        raise NotEvaluable(f"expression « {text} » : un nombre est attendu, « {found} » obtenu")
    return Measure(float(found), "", additive=False)


def _result(scene: Scene, name: str) -> float:
    rule, _, field = name.partition(".")
    if field not in _FIELDS:
        raise NotEvaluable(f"résultat inconnu : {name} ; accepté : {', '.join(f'{rule}.{one}' for one in _FIELDS)}")
    known = scene.results.get(rule)
    value = getattr(known, _FIELDS[field]) if known is not None else None
    if value is None:
        raise NotEvaluable(f"résultat manquant : {name}")
    return float(value)
