"""One line of the result: a rule meets a territory, and its row in the result table."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..typography import bornes, enumeration, majuscule, mesure, valeur
from .measure import Measure
from .model import Regle
from .results import (
    CERTAINE,
    DECLAREE,
    ECART,
    LIMITE_IMPRECISE,
    NON_EVALUABLE,
    RESPECTE,
    SANS_OBJET,
    SENSIBLE,
    TOLERE,
)
from .signals import ROUNDING, Limit, certitude_of, convert, excess, holds, signal_of
from .thresholds import Place

#: Key of ``reponses`` in the grid for each signal; None is a constat.
ANSWER_KEYS = {
    RESPECTE: "respecte",
    TOLERE: "ecart_tolere",
    ECART: "ecart",
    NON_EVALUABLE: "non_evaluable",
    SANS_OBJET: "sans_objet",
    None: "constat",
}
REASONS = {
    LIMITE_IMPRECISE: "à examiner : l’écart tient à l’imprécision de la limite",
}
#: How the reading with unknowns counted out is told.
UNKNOWN = "ce qui est inconnu"
MOST_LABELS = 50


@dataclass
class Line:
    """A rule on a territory, judged or declined.

    ``bracket`` holds the values obtained with unknowns counted out and in, in ``unit``; ``others`` the measures with
    the other reading.
    """

    rule: Regle
    place: Place
    name: str
    measure: Measure | None = None
    limit: Limit | None = None
    value: float | None = None
    unit: str = ""
    others: list[Measure] = field(default_factory=list)
    bracket: tuple[float, float] | None = None
    signal: str | None = None
    certitude: str | None = None
    reason: str = ""
    layers: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)
    seconds: float = 0.0


def declined(rule: Regle, place: Place, name: str, signal: str, reason: str) -> Line:
    """Return a line without value: ``non évaluable`` or ``sans objet``, with its reason."""
    return Line(rule, place, name, signal=signal, reason=reason, unit=unit_of(rule, None))


def unit_of(rule: Regle, measure: Measure | None) -> str:
    """Return the unit a value is printed in: the threshold's; without threshold a share is printed in %."""
    if rule.seuil is not None:
        return rule.seuil.unite
    unit = measure.unit if measure else ""
    return "%" if unit == "ratio" else unit


def judge(rule: Regle, place: Place, name: str, measure: Measure, limit: Limit | None, others: list[Measure]) -> Line:
    """Confront a measure with its threshold.

    Parameters
    ----------
    others : the same measure with the other reading of what is unknown.

    Notes
    -----
    Without threshold, and for a line of mode ``humain``, there is no signal: a constat is never « respecté ». Its
    certitude is ``sensible`` when its value is doubtful, or another with another reading.
    """
    unit = unit_of(rule, measure)
    value = convert(measure.value, measure.unit, unit)
    line = Line(rule, place, name, measure, limit, value, unit, others, notes=list(measure.notes))
    readings = _readings(measure, others, unit)
    values = [v for v, _, _ in readings]
    if values and min(values) != max(values):
        line.bracket = (min(values), max(values))
    if value is None or limit is None or rule.mode == "humain":
        doubt = measure.doubt or _spread(line, readings)
        line.certitude = SENSIBLE if doubt else DECLAREE if measure.declared else CERTAINE
        line.reason = f"à examiner : {doubt}" if doubt else ""
        return line
    line.signal = _signal(value, limit, measure)
    other_signals = {name: _signal(v, limit, m) for v, m, name in readings[1:]}
    certain_value = convert(measure.certain_value, measure.unit, unit)
    line.certitude = certitude_of(line.signal, certain_value, limit, list(other_signals.values()), bool(measure.doubt))
    if line.certitude == CERTAINE and measure.declared:
        line.certitude = DECLAREE
    line.reason = _reason(line, measure, [name for name, other in other_signals.items() if other != line.signal])
    return line


def _spread(line: Line, readings: list[tuple[float, Measure, str]]) -> str:
    """Return between which values a constat lies and what it depends on: it has no signal that could flip."""
    if line.bracket is None:
        return ""
    low, high = (mesure(bound, line.unit) for bound in line.bracket)
    names = [name for value, _, name in readings[1:] if abs(value - readings[0][0]) > ROUNDING]
    return f"de {low} à {high} selon {enumeration(list(dict.fromkeys(names)))}" if names else ""


def _reason(line: Line, measure: Measure, flips: list[str]) -> str:
    """Return why the line is to be examined: the doubt of the measure, or the readings that change the signal."""
    if measure.doubt:
        return f"à examiner : {measure.doubt}"
    if line.certitude == SENSIBLE and flips:
        return f"à examiner : le signal change avec {enumeration(list(dict.fromkeys(flips)))}"
    return REASONS.get(line.certitude or "", "")


def _readings(measure: Measure, others: list[Measure], unit: str) -> list[tuple[float, Measure, str]]:
    """Return the value and its other defensible readings: each value, the measure that judges it, its name."""
    values = [(m.value, m, m.reading or UNKNOWN) for m in [measure, *others]]
    values += [(value, measure, name) for name, value in measure.alternatives.items()]
    converted = [(convert(value, m.unit, unit), m, name) for value, m, name in values]
    return [(value, m, name) for value, m, name in converted if value is not None]


def _signal(value: float, limit: Limit, measure: Measure) -> str:
    if measure.signal and not holds(value, limit):
        return measure.signal
    return signal_of(value, limit)


def message(line: Line) -> str:
    """Return the sentence of the line: the answer written in the grid, filled, then the notes of the measure."""
    template = line.rule.reponses.get(ANSWER_KEYS[line.signal], "")
    sentences = [fill(template, placeholders(line))] if template else []
    sentences += [majuscule(note) for note in line.notes]
    return " ".join(s if s[-1:] in ".!?…" else f"{s}." for s in sentences if s)


def placeholders(line: Line) -> dict[str, str]:
    """Return what each placeholder of the grid stands for on this line, in French typography."""
    limit, measure = line.limit, line.measure
    beyond = None if limit is None or line.value is None else excess(line.value, limit)
    source = line.rule.source
    return {
        "valeur": valeur(line.value, line.unit, _nearest_bound(line)),
        "seuil": "" if limit is None else bornes(limit.low, limit.high),
        "unite": line.unit,
        "depassement": "" if beyond is None else valeur(max(beyond, 0.0), line.unit),
        "zones": enumeration(list(measure.labels[:5])) if measure and measure.labels else "les zones concernées",
        "commune": line.name,
        "niveau": line.place.niveau or "",
        "source": f"{source.document} p. {source.page}" if source.page else source.document,
        "nette": mesure(measure.net_ha, "ha") if measure else "",
        "certaine": mesure(measure.certain_ha, "ha") if measure else "",
    }


def _nearest_bound(line: Line) -> float | None:
    """Return the bound of the threshold that a value could be taken for once rounded."""
    limit, value = line.limit, line.value
    if limit is None or value is None or limit.high is None:
        return None if limit is None else limit.low
    return limit.low if abs(value - limit.low) <= abs(value - limit.high) else limit.high


def fill(template: str, values: Mapping[str, str]) -> str:
    """Replace ``{name}`` by its value; any other brace stays as it is written."""
    for name, value in values.items():
        template = template.replace(f"{{{name}}}", value)
    return template


def row(line: Line, key: Mapping[str, Any], sources: Mapping[str, Mapping[str, Any]], software: str) -> dict[str, Any]:
    """Return the line as a row of ``RESULT_COLUMNS``; ``key`` holds the grid, the document and the date of the run."""
    rule, measure, limit = line.rule, line.measure, line.limit
    params = {name: value for name, value in rule.indicateur.params.items() if value not in (None, (), "")}
    return {
        **key,
        "regle_id": rule.id,
        "territoire_type": line.place.kind,
        "territoire_id": line.place.id,
        "territoire_nom": line.name,
        "niveau": line.place.niveau,
        "titre_court": rule.titre_court,
        "theme": rule.theme,
        "portee": rule.portee,
        "mode": rule.mode,
        "type": rule.indicateur.type,
        "valeur": line.value,
        "valeur_min": line.bracket[0] if line.bracket else None,
        "valeur_max": line.bracket[1] if line.bracket else None,
        "unite": line.unit,
        "operateur": limit.operator if limit else (rule.seuil.operateur if rule.seuil else None),
        "seuil": limit.low if limit else None,
        "seuil_haut": limit.high if limit else None,
        "tolerance": limit.tolerance if limit else None,
        "tolerance_abs": limit.tolerance_abs if limit else None,
        "depassement": excess(line.value, limit) if limit and line.value is not None else None,
        "signal": line.signal,
        "certitude": line.certitude,
        "motif": line.reason,
        **(_measured(measure) if measure else {}),
        "message": message(line),
        "source_document": rule.source.document or None,
        "source_page": rule.source.page,
        "entrees": json.dumps([sources[n] for n in line.layers if n in sources], ensure_ascii=False),
        "parametres": json.dumps(params, ensure_ascii=False, default=str, sort_keys=True),
        "logiciel": software,
        "duree_s": round(line.seconds, 4),
    }


def _measured(measure: Measure) -> dict[str, Any]:
    return {
        "vocation": measure.vocation,
        "numerateur": measure.numerator,
        "denominateur": measure.denominator,
        "brute_ha": measure.gross_ha,
        "nette_ha": measure.net_ha,
        "certaine_ha": measure.certain_ha,
        "surface_double_ha": measure.double_ha,
        "n_objets": measure.count,
        "n_ignores": measure.ignored,
        "n_null": measure.unknown,
        "n_mots": measure.by_words,
        "zones": "|".join(measure.labels[:MOST_LABELS]),
    }
