"""Totals by level of the armature, by EPCI and for the whole SCoT: sums, and ratios of sums, never means of rates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

import pandas as pd

from .lines import Line, declined, judge
from .measure import Measure, NotEvaluable
from .model import Regle, TableRef
from .results import NON_EVALUABLE, SANS_OBJET
from .signals import Limit
from .thresholds import Place, limit_for, lookup
from .wider import absent_sites, kind_of_territory, name_of
from .workspace import Workspace

PARTIAL = "total partiel"


def totals(workspace: Workspace, lines: Iterable[Line]) -> list[Line]:
    """Return the lines of the totals each rule asks for (``champ.cumul``), and the distributions (``repartition``).

    Parameters
    ----------
    lines : lines of the communes.

    Notes
    -----
    A share is summed as ``Σ numerator / Σ denominator``, an area or a count as a sum. A commune that could not be
    evaluated makes the total partial: it is said, and the line is to be examined. A rule by site without any layer of
    sites is declined for the whole.
    """
    by_rule: dict[str, list[Line]] = {}
    for line in lines:
        by_rule.setdefault(line.rule.id, []).append(line)
    result = []
    for rule in workspace.grid.regles:
        for kind in rule.champ.cumul:
            for place, members in groups(kind, by_rule.get(rule.id, []), workspace):
                result.append(total_of(workspace, rule, place, members))
        if rule.indicateur.type == "repartition":
            result += _distribution(workspace, rule, by_rule)
        elif kind_of_territory(rule) == "site":
            result += _without_sites(workspace, rule)
    return result


def _without_sites(workspace: Workspace, rule: Regle) -> list[Line]:
    """Return the one line of a rule by site when no layer says which sites: it would vanish without a word."""
    reason = absent_sites(workspace, rule)
    place = Place("scot", workspace.grid.scot.siren or workspace.grid.id)
    return [declined(rule, place, name_of(workspace, place), NON_EVALUABLE, reason)] if reason else []


def groups(kind: str, lines: list[Line], workspace: Workspace) -> list[tuple[Place, list[Line]]]:
    """Return the lines of communes by level, by EPCI or all together; a commune without level or EPCI is in none."""
    if kind == "scot":
        identifier = workspace.grid.scot.siren or workspace.grid.id
        return [(Place("scot", identifier), lines)] if lines else []
    attribute = {"niveau": "niveau", "epci": "siren_epci"}[kind]
    known = [line for line in lines if getattr(line.place, attribute)]

    def key(line: Line) -> str:
        return str(getattr(line.place, attribute))

    grouped = groupby(sorted(known, key=lambda line: (key(line), line.place.id)), key=key)
    return [(Place(kind, code, code if kind == "niveau" else None), list(members)) for code, members in grouped]


def total_of(workspace: Workspace, rule: Regle, place: Place, members: list[Line], judged: bool = True) -> Line:
    """Return the total of the lines of some communes; without ``judged`` it meets no threshold (constat)."""
    name = name_of(workspace, place)
    measured = [line for line in members if line.measure is not None and line.measure.value is not None]
    missing = [line for line in members if line.signal == NON_EVALUABLE]
    if not measured:
        if missing:
            return declined(rule, place, name, NON_EVALUABLE, f"aucune commune évaluée sur {len(members)}")
        return declined(rule, place, name, SANS_OBJET, "sans objet dans toutes les communes")
    try:
        total = _sum([line.measure for line in measured if line.measure is not None])
        others = _other_sums(measured)
        limit = _limit(workspace, rule, place, measured) if judged else None
    except NotEvaluable as reason:
        return declined(rule, place, name, NON_EVALUABLE, str(reason))
    if missing:
        codes = ", ".join(line.place.id for line in missing)
        total.doubt = f"{PARTIAL}, sans {codes}"
        total.notes.append(f"{PARTIAL} : {len(missing)} commune(s) non évaluée(s) ({codes})")
    return judge(rule, place, name, total, limit, others)


def _other_sums(lines: list[Line]) -> list[Measure]:
    """Return one total per other reading (unknowns counted out, another envelope) that a commune has."""
    names = list(dict.fromkeys(other.reading for line in lines for other in line.others))
    totals = []
    for name in names:
        measures = [
            next((other for other in line.others if other.reading == name), line.measure)
            for line in lines
            if line.measure is not None
        ]
        totals.append(replace(_sum([one for one in measures if one is not None]), reading=name))
    return totals


def _sum(measures: list[Measure]) -> Measure:
    first = measures[0]
    total = Measure(
        None,
        first.unit,
        additive=first.additive,
        gross_ha=_added([m.gross_ha for m in measures]),
        net_ha=_added([m.net_ha for m in measures]),
        certain_ha=_added([m.certain_ha for m in measures]),
        certain_value=_added([m.certain_value for m in measures]) if first.additive else None,
        double_ha=_added([m.double_ha for m in measures]),
        count=sum(m.count for m in measures),
        ignored=sum(m.ignored for m in measures),
        unknown=sum(m.unknown for m in measures),
        by_words=sum(m.by_words for m in measures),
        vocation=first.vocation,
    )
    total.numerator = _added([m.numerator for m in measures])
    total.denominator = _added([m.denominator for m in measures])
    if first.additive:
        total.value = sum(m.value for m in measures if m.value is not None)
        names = {name for m in measures for name in m.alternatives}
        total.alternatives = {
            name: sum(m.alternatives.get(name, m.value) for m in measures if m.value is not None)
            for name in sorted(names)
        }
        return total
    if total.numerator is None or not total.denominator:
        raise NotEvaluable("cette mesure ne s’additionne pas")
    total.value = total.numerator / total.denominator
    return total


def _added(values: list[float | None]) -> float | None:
    known = [v for v in values if v is not None]
    return sum(known) if known else None


def _limit(workspace: Workspace, rule: Regle, place: Place, members: list[Line]) -> Limit | None:
    """Return the threshold of a total.

    A share keeps its threshold. A sum keeps it only when it is 0 (« nothing anywhere ») or when a table gives it: the
    row of the level or of the EPCI, else the sum of the communes'. Any other sum is a constat.
    """
    seuil = rule.seuil
    if seuil is None:
        return None
    if isinstance(seuil.valeur, TableRef):
        return _table_limit(workspace, rule, place, members)
    additive = members[0].measure is not None and members[0].measure.additive
    if not additive and (not seuil.par_niveau or place.kind == "niveau"):
        return limit_for(rule, workspace.grid, workspace.tables, place)
    if additive and seuil.valeur == 0:
        return limit_for(rule, workspace.grid, workspace.tables, place)
    return None


def _table_limit(workspace: Workspace, rule: Regle, place: Place, members: list[Line]) -> Limit | None:
    reference = rule.seuil.valeur if rule.seuil else None
    models = [line.limit for line in members if line.limit is not None]
    if not isinstance(reference, TableRef) or not models:
        return None
    vocation = str(rule.indicateur.params.get("vocation") or "toutes")
    exact = Place(place.kind, place.id, None, None)
    own = lookup(_without_star(workspace), reference.table, reference.colonne, exact, vocation)
    value = own if own is not None else sum(limit.low for limit in models)
    return Limit(models[0].operator, value, None, models[0].tolerance, models[0].tolerance_abs)


def _without_star(workspace: Workspace) -> dict[str, pd.DataFrame]:
    """Return the tables without their « everyone » row, which is written for one commune, not for a total."""
    result = {}
    for name, table in workspace.tables.items():
        key = next((k for k in ("territoire", "insee", "code_insee") if k in table.columns), None)
        result[name] = table if key is None else table[table[key].astype(str) != "*"]
    return result


def _distribution(workspace: Workspace, rule: Regle, by_rule: dict[str, list[Line]]) -> list[Line]:
    """Return the share of each class in the total of another rule (F3: share of the envelope by level), in %."""
    params = rule.indicateur.params
    lines = [line for line in by_rule.get(str(params["valeur"]), []) if line.signal != SANS_OBJET]
    known = [line for line in lines if line.value is not None]
    whole = sum(line.value for line in known if line.value is not None)
    result = []
    for place, members in groups(str(params.get("par") or "niveau"), lines, workspace):
        name = name_of(workspace, place)
        part = sum(line.value for line in members if line.value is not None)
        missing = [line.place.id for line in lines if line.value is None]
        if not known or len(missing) == len(lines):
            result.append(declined(rule, place, name, NON_EVALUABLE, f"règle {params['valeur']} non évaluée"))
            continue
        if whole <= 0:
            result.append(declined(rule, place, name, SANS_OBJET, "rien à répartir"))
            continue
        measure = Measure(100 * part / whole, "%", part, whole, additive=False, count=len(members))
        if missing:
            measure.doubt = f"{PARTIAL}, sans {', '.join(missing)}"
        try:
            limit = _target(workspace, rule, place)
        except NotEvaluable as reason:
            result.append(declined(rule, place, name, NON_EVALUABLE, str(reason)))
            continue
        result.append(judge(rule, place, name, measure, limit, []))
    return result or [_without_classes(workspace, rule, lines)]


def _without_classes(workspace: Workspace, rule: Regle, lines: list[Line]) -> Line:
    """Return the one line of a distribution that has no class: no commune to share out, or none has a level (EPCI)."""
    place = Place("scot", workspace.grid.scot.siren or workspace.grid.id)
    if not lines:
        return declined(rule, place, name_of(workspace, place), SANS_OBJET, "rien à répartir")
    what = {"niveau": "de niveau de l’armature", "epci": "d’EPCI"}[str(rule.indicateur.params.get("par") or "niveau")]
    return declined(rule, place, name_of(workspace, place), NON_EVALUABLE, f"aucune commune n’a {what}")


def _target(workspace: Workspace, rule: Regle, place: Place) -> Limit | None:
    """Return ``target ± tolerance_abs`` points when the target is in a table, else the threshold of the rule."""
    table = rule.indicateur.params.get("cible")
    if not table:
        return limit_for(rule, workspace.grid, workspace.tables, place)
    target = lookup(workspace.tables, str(table), "cible", place)
    if target is None:
        raise NotEvaluable(f"seuil absent pour {place.id}")
    points = rule.seuil.tolerance_abs or 0.0 if rule.seuil else 0.0
    return Limit("entre", target - points, target + points)
