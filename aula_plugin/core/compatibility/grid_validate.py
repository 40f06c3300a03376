"""What only the whole grid can tell: names that point nowhere, codes nobody knows, units that cannot be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from ..documents.vocation import UNKNOWN, VOCATIONS
from ..tables import load
from .expressions import RESULT_FIELDS, parse_expression
from .grid_messages import Issues, Path, unknown
from .grid_tables import check_tables
from .grid_warnings import add_warnings
from .model import Grille, Regle, TableRef
from .oap_table import DERIVED, PHASED
from .schema import INDICATOR_TYPES, accepted_units
from .selectors import Term, parse_selector

_CODE_TABLES = {
    "psc": ("plu_prescription_type", "code", "de prescription"),
    "inf": ("plu_information_type", "code", "d’information"),
    "destoui": ("plu_destination", "code", "de destination"),
    "destcdt": ("plu_destination", "code", "de destination"),
    "formdomi": ("plu_formdomi", "formdomi", "FORMDOMI"),
}
#: Parameters that read tables and results, not layers.
_SUMS = {("ratio_somme", f"{side}{end}") for side in ("numerateur", "denominateur") for end in ("", "_defaut")}
#: Roles drawn from the OAP table, never bound; columns the reading of that table adds.
_DRAWN_ROLES = (PHASED.partition(":")[2],)


def validate(grid: Grille, issues: Issues) -> None:
    """Add to ``issues`` every error and warning of a grid whose values were already read one by one."""
    check_tables(grid, issues)
    for position, rule in enumerate(grid.regles):
        path = ("regles", position)
        _check_levels(grid, rule, path, issues)
        _check_names(grid, rule.preuves, (*path, "preuves"), issues)
        if rule.indicateur.type:
            _check_params(grid, rule, (*path, "indicateur", "params"), issues)
            _check_threshold(grid, rule, (*path, "seuil"), issues)
    _check_cycles(grid, issues)
    horizon, start = grid.parametres.horizon, grid.parametres.t0
    if horizon is not None and start is not None and horizon <= start:
        issues.error(("parametres", "horizon"), f"l’horizon ({horizon}) doit suivre t0 ({start})")
    add_warnings(grid, issues)


def known_tables(grid: Grille) -> tuple[str, ...]:
    """Return the names of the tables a rule may quote."""
    return tuple(dict.fromkeys([*grid.fichiers_tables, *grid.tables]))


@cache
def known_codes(kind: str) -> tuple[str, ...]:
    """Return the codes of the CNIG lists for one kind of selector, families (``07-xx``) included."""
    table, column, _ = _CODE_TABLES[kind]
    codes = [code for code in load(table)[column] if code]
    if kind in ("psc", "inf"):
        codes += sorted({f"{code[:2]}-xx" for code in codes})
    return tuple(codes)


def _check_levels(grid: Grille, rule: Regle, path: Path, issues: Issues) -> None:
    levels = tuple(grid.armature.niveaux)
    for position, level in enumerate(rule.champ.niveaux):
        if level not in levels:
            issues.error((*path, "champ", "niveaux", position), unknown("niveau inconnu de l’armature", level, levels))
    if rule.seuil is not None:
        for level in rule.seuil.par_niveau:
            if level not in levels:
                where = (*path, "seuil", "par_niveau", level)
                issues.error(where, unknown("niveau inconnu de l’armature", level, levels))


def _check_names(grid: Grille, names: Iterable[str], path: Path, issues: Issues) -> None:
    for position, name in enumerate(names):
        if name not in grid.roles:
            issues.error((*path, position), unknown("rôle inconnu", name, grid.roles))


def _check_params(grid: Grille, rule: Regle, path: Path, issues: Issues) -> None:
    kind = rule.indicateur.type
    for name, param in INDICATOR_TYPES[kind].params.items():
        value, where = rule.indicateur.params.get(name), (*path, name)
        if not value:
            continue
        if name == "vocation":
            _check_vocations(value, where, issues)
        elif param.kind == "selectors":
            _check_selectors(grid, rule, value, where, (kind, name) in _SUMS, issues)
        elif param.kind == "table" and name not in rule.indicateur.defauts:
            _check_table(grid, value, None, where, issues)
        elif param.kind == "result":
            _check_result(grid, rule, value, where, issues)
        elif param.kind == "expression" and kind == "expression":
            _check_formula(grid, rule, value, where, issues)
    _check_table_default(grid, rule, path, issues)
    _check_own(grid, rule, path, issues)


def _check_table_default(grid: Grille, rule: Regle, path: Path, issues: Issues) -> None:
    for name, param in INDICATOR_TYPES[rule.indicateur.type].params.items():
        if param.kind == "table" and param.default and name in rule.indicateur.defauts:
            _check_table(grid, param.default, None, (*path, name), issues)


def _check_own(grid: Grille, rule: Regle, path: Path, issues: Issues) -> None:
    params = rule.indicateur.params
    if rule.indicateur.type == "saisie" and params.get("colonne"):
        if not params.get("table"):
            issues.error((*path, "colonne"), "« colonne » demande aussi « table »")
        else:
            _check_table(grid, params["table"], params["colonne"], (*path, "colonne"), issues)


def _check_vocations(value: Any, path: Path, issues: Issues) -> None:
    words = (value,) if isinstance(value, str) else value
    for word in words:
        if word != "toutes" and word not in (*VOCATIONS, UNKNOWN):
            issues.error(path, unknown("vocation inconnue", word, ("toutes", *VOCATIONS, UNKNOWN)))


def _check_selectors(grid: Grille, rule: Regle, value: Iterable[str], path: Path, sums: bool, issues: Issues) -> None:
    for position, text in enumerate(value):
        where = (*path, position)
        for term in parse_selector(text).terms:
            if term.kind in ("table", "resultat") and not sums:
                issues.error(where, f"sélecteur « {text} » : une couche est attendue (zones, psc, inf ou role)")
            elif term.kind == "role":
                if term.value not in grid.roles and term.value not in _DRAWN_ROLES:
                    issues.error(where, unknown("rôle inconnu", term.value, grid.roles))
            elif term.kind == "table":
                table, _, column = term.value.partition(".")
                _check_table(grid, table, column, where, issues)
            elif term.kind == "resultat":
                _check_result(grid, rule, term.value, where, issues)
            elif term.kind in _CODE_TABLES:
                _check_code(term, where, issues)


def _check_code(term: Term, path: Path, issues: Issues) -> None:
    codes = known_codes(term.kind)
    if term.value not in codes:
        what = _CODE_TABLES[term.kind][2]
        family = [code for code in codes if code[:2] == term.value[:2]]
        issues.error(path, unknown(f"code {what} absent des listes du CNIG :", term.value, family or codes))


def _check_table(grid: Grille, name: str, column: str | None, path: Path, issues: Issues) -> None:
    if name not in known_tables(grid):
        issues.error(path, unknown("table inconnue", name, known_tables(grid)))
        return
    columns = list(grid.tables[name].columns) if name in grid.tables else []
    if column and columns and column not in (*columns, *(DERIVED if name == "oap" else ())):
        issues.error(path, unknown(f"colonne absente de la table « {name} » :", column, columns))


def _check_result(grid: Grille, rule: Regle, name: str, path: Path, issues: Issues) -> None:
    others = [one.id for one in grid.regles if one.id and one is not rule]
    if name not in others:
        issues.error(path, unknown("règle inconnue", name, others))


def _check_formula(grid: Grille, rule: Regle, text: str, path: Path, issues: Issues) -> None:
    for name in parse_expression(text).names:
        result, _, column = name.partition(".")
        if column not in RESULT_FIELDS:
            wanted = ", ".join(f"{result}.{one}" for one in RESULT_FIELDS)
            issues.error(path, f"expression « {text} » : « {name} » ; accepté : {wanted}")
        else:
            _check_result(grid, rule, result, path, issues)


def _check_threshold(grid: Grille, rule: Regle, path: Path, issues: Issues) -> None:
    threshold = rule.seuil
    if threshold is None:
        return
    units = accepted_units(rule.indicateur.type, rule.indicateur.params)
    if threshold.unite and threshold.unite not in units:
        issues.error(
            (*path, "unite"),
            f"unité « {threshold.unite} » impossible pour « {rule.indicateur.type} » ; accepté : {', '.join(units)}",
        )
    if isinstance(threshold.valeur, TableRef):
        _check_table(grid, threshold.valeur.table, threshold.valeur.colonne, (*path, "valeur"), issues)


def needs(rule: Regle) -> list[str]:
    """Return the rules whose result a rule reads."""
    params = rule.indicateur.params
    schema = INDICATOR_TYPES[rule.indicateur.type].params if rule.indicateur.type else {}
    found: list[str] = []
    readers: dict[str, Callable[[Any], list[str]]] = {
        "result": lambda value: [value],
        "selectors": lambda value: [text.partition(":")[2] for text in value if text.startswith("resultat:")],
        "expression": lambda value: [name.partition(".")[0] for name in parse_expression(value).names],
    }
    for name, param in schema.items():
        value = params.get(name)
        if value and param.kind in readers and (param.kind != "expression" or rule.indicateur.type == "expression"):
            found += readers[param.kind](value)
    return found


def evaluation_order(rules: Iterable[Regle]) -> list[Regle]:
    """Return the rules so that each comes after those whose result it reads; ties keep the order of the grid.

    A rule that (through others) reads its own result is left out: the validation refuses such grids.
    """
    waiting = list(rules)
    order: list[Regle] = []
    done: set[str] = set()
    known = {rule.id for rule in waiting}
    while True:
        ready = [rule for rule in waiting if all(name in done or name not in known for name in needs(rule))]
        if not ready:
            return order
        order += ready
        done |= {rule.id for rule in ready}
        waiting = [rule for rule in waiting if rule.id not in done]


def _check_cycles(grid: Grille, issues: Issues) -> None:
    try:
        ordered = {rule.id for rule in evaluation_order(grid.regles)}
    except ValueError:  # an expression that cannot be read is already an error
        return
    stuck = [rule.id for rule in grid.regles if rule.id and rule.id not in ordered]
    for position, rule in enumerate(grid.regles):
        if rule.id in stuck:
            path = ("regles", position, "indicateur")
            issues.error(path, f"la règle dépend de son propre résultat (boucle entre {', '.join(stuck)})")
