"""A value that a person types: read in a table of the grid, else asked for, with layers to look at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...errors import InputError
from ...typography import enumeration, pluriel
from ..measure import Evidence, Measure, NotEvaluable
from ..scene import Scene
from .common import largest_first

PRIMITIVES = ("surf", "lin", "pct")


def measure(scene: Scene, params: Mapping[str, Any]) -> Measure:
    """Return the value typed for the territory in ``table.colonne``, in the unit of the first of ``champs``.

    Parameters
    ----------
    params : ``preuves`` names roles or selectors shown as evidence. Without a table nothing can be read: a person
        does, with what evidence there is, and the line is a constat without value.

    Raises
    ------
    NotEvaluable
        The table, its column or the value for the territory is missing.
    """
    fields = [dict(one) for one in params.get("champs") or ()]
    asked = enumeration([str(one.get("nom")) for one in fields if one.get("nom")] or ["valeur"])
    unit = next((str(one["unite"]) for one in fields if one.get("unite")), "n")
    evidence = _evidence(scene, params)
    notes = [f"{pluriel(len(evidence), 'objet')} à examiner"] if evidence else []
    labels = largest_first(evidence)
    table, column = params.get("table"), params.get("colonne")
    if table and column:
        value = scene.table_value(str(table), str(column).lower())
        if value is None:
            raise NotEvaluable(f"valeur à saisir : {asked} ({table}.{column} pour {scene.place.id})")
        return Measure(
            value,
            unit,
            additive=False,
            declared=True,
            evidence=evidence,
            count=len(evidence),
            labels=labels,
            notes=notes,
        )
    return Measure(
        None,
        unit,
        additive=False,
        evidence=evidence,
        count=len(evidence),
        labels=labels,
        notes=[f"valeur à saisir : {_in_words(fields) or asked}", *notes],
    )


def _in_words(fields: list[dict[str, Any]]) -> str:
    """Return what is asked in the words of the grid, as a person reads them."""
    told = [str(one.get("aide") or one.get("nom") or "") for one in fields]
    return enumeration([text[0].lower() + text[1:] for text in told if text])


def _evidence(scene: Scene, params: Mapping[str, Any]) -> list[Evidence]:
    """Return the objects a person should look at; layers that are missing show nothing."""
    found = []
    for name in params.get("preuves") or ():
        selector = name if ":" in name else f"role:{name}"
        for primitive in PRIMITIVES:
            try:
                objects = scene.objects(selector, primitive)
            except (NotEvaluable, InputError):
                continue
            found += [
                Evidence("objet", geometry, str(label), str(fid))
                for geometry, label, fid in zip(objects.geometry, objects.label, objects.fid)
            ]
    return found
