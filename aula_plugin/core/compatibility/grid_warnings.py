"""What a person should look at in a grid that can be used."""

from __future__ import annotations

from ..typography import mesure, nombre_court
from .grid_messages import Issues, Path, nearest
from .grid_tables import armature_table
from .model import Grille, Parametres, Regle, TableRef
from .schema import INDICATOR_TYPES
from .selectors import parse_selector

#: Beyond this, a tolerance empties the rule of its meaning (convention).
LARGE_TOLERANCE = 0.25
#: Roles that indicators and territories read without a selector.
_ALWAYS_USED = {"communes", "perimetre_scot"}
_IMPLICIT = {
    "conso_vs_enveloppe": ("enveloppe_urbaine", "masque_enaf"),
    "densite": ("parcelles", "bati", "enveloppe_urbaine"),
    "distance": ("routes",),
    "controle_donnee": ("communes", "perimetre_scot"),
}


def add_warnings(grid: Grille, issues: Issues) -> None:
    """Add to ``issues`` what does not stop a run."""
    for position, rule in enumerate(grid.regles):
        _rule(rule, ("regles", position), issues)
    _whole(grid, issues)
    _parameters(grid, issues)
    _roles(grid, issues)
    _communes(grid, issues)
    if grid.date and grid.scot.approuve and grid.date < grid.scot.approuve:
        issues.warn(("grille", "date"), f"grille ({grid.date}) plus ancienne que le SCoT ({grid.scot.approuve})")


def _rule(rule: Regle, path: Path, issues: Issues) -> None:
    tolerance = rule.seuil.tolerance if rule.seuil else None
    if tolerance is not None and tolerance > LARGE_TOLERANCE:
        issues.warn((*path, "seuil", "tolerance"), f"tolérance de {mesure(100 * tolerance, '%')}")
    if not rule.indicateur.type:
        return
    schema = INDICATOR_TYPES[rule.indicateur.type].params
    for name in rule.indicateur.defauts:
        if schema[name].to_confirm and _matters(rule, name):
            where = (*path, "indicateur", "params", name)
            issues.warn(where, f"valeur d’usage sans source gardée par défaut ({schema[name].default:g})")


def _matters(rule: Regle, name: str) -> bool:
    """Tell whether a default of practice plays a part in this rule: ``facteur`` only as the crow flies."""
    return not (name == "facteur" and rule.indicateur.params.get("mode") != "euclide")


def _whole(grid: Grille, issues: Issues) -> None:
    """Gather what is often true of many rules into one warning each."""
    rules = grid.regles
    for text, found in (
        ("règles sans source (document, chapitre, page du SCoT)", [r for r in rules if not r.source.document]),
        ("sources sans page", [r for r in rules if r.source.document and r.source.page is None]),
        ("règles automatiques sans seuil, donc constats sans signal", [r for r in rules if _is_constat(r)]),
        ("seuils d’exemple, à remplacer par ceux du SCoT", [r for r in rules if _origin(r) == "exemple"]),
        ("seuils d’usage, sans source dans le SCoT", [r for r in rules if _origin(r) == "defaut"]),
    ):
        if found:
            issues.warnings.append(f"{text} : {', '.join(rule.id for rule in found)}")


def _is_constat(rule: Regle) -> bool:
    return rule.mode == "auto" and rule.seuil is None


def _origin(rule: Regle) -> str:
    return rule.seuil.origine if rule.seuil is not None else ""


def _parameters(grid: Grille, issues: Issues) -> None:
    known = [name for name in Parametres.__dataclass_fields__ if name not in ("autres", "defauts")]
    for name in grid.parametres.autres:
        close = nearest(name, known)
        hint = f" ; vouliez-vous « {close} » ?" if close else ""
        issues.warn(("parametres", name), f"paramètre libre, lu par aucune règle{hint}")
    if grid.parametres.tolerance_defaut > LARGE_TOLERANCE:
        text = f"tolérance par défaut de {mesure(100 * grid.parametres.tolerance_defaut, '%')}"
        issues.warn(("parametres", "tolerance_defaut"), text)
    split = [rule.id for rule in grid.regles if rule.indicateur.params.get("vocation") in ("habitat", "economie")]
    if split and "part_mixte_habitat" in grid.parametres.defauts:
        value = nombre_court(Parametres.part_mixte_habitat)
        text = f"valeur d’usage sans source gardée par défaut ({value}), {', '.join(split)}"
        issues.warn(("parametres", "part_mixte_habitat"), text)


def read_by_name() -> frozenset[str]:
    """Return the roles that some indicator or territory reads under this very name, without a selector."""
    return frozenset({*_ALWAYS_USED, *(name for names in _IMPLICIT.values() for name in names)})


def used_roles(grid: Grille) -> set[str]:
    """Return the roles that at least one rule reads."""
    used = set(_ALWAYS_USED)
    for rule in grid.regles:
        used |= set(rule.preuves) | set(_IMPLICIT.get(rule.indicateur.type, ()))
        schema = INDICATOR_TYPES[rule.indicateur.type].params if rule.indicateur.type else {}
        for name, param in schema.items():
            if param.kind == "selectors":
                for text in rule.indicateur.params.get(name) or ():
                    used |= {term.value for term in parse_selector(text).terms if term.kind == "role"}
    return used


def _roles(grid: Grille, issues: Issues) -> None:
    used = used_roles(grid)
    for name in grid.roles:
        if name not in used:
            issues.warn(("roles", name), "rôle déclaré mais lu par aucune règle")


def _communes(grid: Grille, issues: Issues) -> None:
    table = grid.tables.get(armature_table(grid)) if grid.armature.source else None
    if table is None or grid.armature.cle not in table.columns or grid.armature.colonne not in table.columns:
        return
    levels = dict(zip(table[grid.armature.cle], table[grid.armature.colonne]))
    without = [commune for commune, level in levels.items() if not level]
    if without:
        issues.warn(("armature", "source"), f"commune sans niveau : {', '.join(without)}")
    quoted = {r.seuil.valeur.table for r in grid.regles if r.seuil and isinstance(r.seuil.valeur, TableRef)}
    for name in sorted(quoted & set(grid.tables)):
        key = next((k for k in ("territoire", "insee", "code_insee") if k in grid.tables[name].columns), None)
        if key is None:
            continue
        keys = set(grid.tables[name][key])
        if "*" in keys:
            continue
        missing = [c for c, level in levels.items() if c not in keys and f"niveau:{level}" not in keys]
        if missing:
            issues.warn(("tables", name), f"commune sans ligne dans la table « {name} » : {', '.join(missing)}")
