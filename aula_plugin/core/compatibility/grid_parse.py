"""From what a person wrote to a typed grid, or to the whole list of what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

import pandas as pd

from ..typography import insecables
from .grid_messages import GridError, Issues, Origin, Path
from .grid_rules import parse_rule
from .grid_tables import IN_REFERENCES
from .grid_validate import validate
from .grid_values import Values, clean
from .model import GEOMETRIES, Armature, Grille, Parametres, Regle, Role, Scot

SECTIONS = ("grille", "armature", "parametres", "roles", "tables", "regles")
HEADER = ("id", "titre", "version", "scot", "auteur", "valide_par", "date", "avertissement")

_GRID_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")
ROLE_NAME = re.compile(r"[a-z][a-z0-9_]{0,28}")  # with « t_ », the 31 characters a sheet may bear
_SIREN = re.compile(r"\d{9}")


def parse_grid(
    raw: Mapping[str, Any],
    tables: Mapping[str, pd.DataFrame] | None = None,
    origin: Origin | None = None,
    errors: Iterable[str] = (),
    warnings: Iterable[str] = (),
) -> Grille:
    """Read a raw grid into a checked model.

    Parameters
    ----------
    raw : mappings, lists and text, as ``load_grid_text`` or ``from_sheets`` return them.
    tables : tables of the grid by name, all columns text; the index is the line in the file.
    origin : where each value was written, for the messages.
    errors, warnings : what was already found wrong while reading the files.

    Returns
    -------
    The grid, defaults filled in; ``warnings`` lists what deserves a look.

    Raises
    ------
    GridError
        Everything that is wrong, at once, in French, with its place.
    """
    grid, issues = check_grid(raw, tables, origin, errors, warnings)
    if issues.errors:
        raise GridError(issues.origin.name, issues.errors)
    return grid


def check_grid(
    raw: Mapping[str, Any],
    tables: Mapping[str, pd.DataFrame] | None = None,
    origin: Origin | None = None,
    errors: Iterable[str] = (),
    warnings: Iterable[str] = (),
) -> tuple[Grille, Issues]:
    """Return what could be read of a raw grid, with all that is wrong or doubtful; see ``parse_grid``."""
    issues = Issues(origin or Origin(), list(errors), list(warnings))
    values = Values(issues)
    sections = values.section(raw, ())
    values.known_keys(sections, (), SECTIONS, "section inconnue")
    header = values.section(sections.get("grille"), ("grille",))
    values.known_keys(header, ("grille",), HEADER, "clé inconnue")
    if "grille" not in sections:
        issues.error(("grille",), "section « grille » manquante (id, titre, version, scot…)")
    grid = Grille(
        id=_grid_id(values, header),
        titre=values.text(header.get("titre"), ("grille", "titre"), required="grille" in sections),
        version=values.integer(header.get("version"), ("grille", "version"), minimum=1) or 1,
        scot=_scot(values, header.get("scot")),
        armature=_armature(values, sections.get("armature")),
        parametres=_parameters(values, sections.get("parametres")),
        roles=_roles(values, sections.get("roles")),
        regles=_rules(values, sections.get("regles")),
        tables=dict(tables or {}),
        fichiers_tables=_table_files(values, sections.get("tables")),
        auteur=values.text(header.get("auteur"), ("grille", "auteur")),
        valide_par=values.texts(header.get("valide_par"), ("grille", "valide_par")),
        date=values.date(header.get("date"), ("grille", "date")),
        avertissement=values.text(header.get("avertissement"), ("grille", "avertissement")),
    )
    validate(grid, issues)
    return replace(grid, warnings=tuple(insecables(one) for one in issues.warnings)), issues


def _grid_id(values: Values, header: Mapping[str, Any]) -> str:
    path = ("grille", "id")
    text = values.text(header.get("id"), path, required=bool(header))
    if text and not _GRID_ID.fullmatch(text):
        values.issues.error(path, f"identifiant « {text} » ; accepté : lettres sans accent, chiffres, - et _")
    return text


def _scot(values: Values, raw: Any) -> Scot:
    path = ("grille", "scot")
    section = values.section(raw, path)
    values.known_keys(section, path, ("siren", "nom", "approuve", "executoire"), "clé inconnue")
    siren = values.text(section.get("siren"), (*path, "siren"))
    if siren and not _SIREN.fullmatch(siren):
        values.issues.error((*path, "siren"), f"« {siren} » n’est pas un SIREN ; accepté : 9 chiffres")
    return Scot(
        siren=siren,
        nom=values.text(section.get("nom"), (*path, "nom")),
        approuve=values.date(section.get("approuve"), (*path, "approuve")),
        executoire=values.date(section.get("executoire"), (*path, "executoire")),
    )


def _armature(values: Values, raw: Any) -> Armature:
    path = ("armature",)
    section = values.section(raw, path)
    values.known_keys(section, path, ("source", "cle", "colonne", "niveaux"), "clé inconnue")
    levels = values.section(section.get("niveaux"), (*path, "niveaux"))
    return Armature(
        source=values.text(section.get("source"), (*path, "source")),
        cle=values.text(section.get("cle"), (*path, "cle")) or Armature.cle,
        colonne=values.text(section.get("colonne"), (*path, "colonne")) or Armature.colonne,
        niveaux={clean(key): values.text(label, (*path, "niveaux", key)) for key, label in levels.items()},
    )


def _parameters(values: Values, raw: Any) -> Parametres:
    path = ("parametres",)
    section = values.section(raw, path)
    readers = {
        "horizon": lambda v, p: values.integer(v, p, minimum=1900),
        "t0": lambda v, p: values.integer(v, p, minimum=1900),
        "compter_aus": values.boolean,
    }
    read: dict[str, Any] = {}
    known = [field.name for field in fields(Parametres) if field.name not in ("autres", "defauts")]
    for name in known:
        value = readers.get(name, lambda v, p: values.number(v, p, minimum=0))(section.get(name), (*path, name))
        if value is not None:
            read[name] = value
    others = {key: values.text(value, (*path, key)) for key, value in section.items() if key not in known}
    return Parametres(
        **read,
        autres={key: value for key, value in others.items() if value},
        defauts=tuple(name for name in known if name not in read),
    )


def _roles(values: Values, raw: Any) -> dict[str, Role]:
    roles = {}
    for name, body in values.section(raw, ("roles",)).items():
        path = ("roles", name)
        section = values.section(body, path)
        values.known_keys(section, path, ("libelle", "geometrie", "obligatoire", "incertitude_m"), "clé inconnue")
        if not ROLE_NAME.fullmatch(name):
            values.issues.error(path, f"nom de rôle « {name} » ; accepté : minuscules sans accent, chiffres et _")
        roles[name] = Role(
            nom=name,
            libelle=values.text(section.get("libelle"), (*path, "libelle")) or name,
            geometrie=_geometry(values, section.get("geometrie"), (*path, "geometrie")),
            obligatoire=bool(values.boolean(section.get("obligatoire"), (*path, "obligatoire"))),
            incertitude_m=values.number(section.get("incertitude_m"), (*path, "incertitude_m"), minimum=0) or 0.0,
        )
    return roles


def _geometry(values: Values, raw: Any, path: Path) -> str:
    text = values.text(raw, path, required=True)
    kinds = [kind for kind in re.split(r"\s*,\s*|\s+ou\s+", text) if kind]
    for kind in kinds:
        values.choice(kind, path, GEOMETRIES, "géométrie inconnue")
    return kinds[0] if len(kinds) == 1 else " ou ".join(filter(None, (", ".join(kinds[:-1]), *kinds[-1:])))


def _table_files(values: Values, raw: Any) -> dict[str, str]:
    files = {}
    for name, file in values.section(raw, ("tables",)).items():
        path = ("tables", name)
        if not ROLE_NAME.fullmatch(name):
            values.issues.error(path, f"nom de table « {name} » ; accepté : minuscules sans accent, chiffres et _")
        files[name] = values.text(file, path) or IN_REFERENCES
    return files


def _rules(values: Values, raw: Any) -> tuple[Regle, ...]:
    path = ("regles",)
    if raw in (None, "", []):
        values.issues.error(path, "la grille ne contient aucune règle")
        return ()
    if not isinstance(raw, list):
        values.issues.error(path, "une liste de règles est attendue (chaque règle commence par « - id: »)")
        return ()
    return tuple(parse_rule(values, body, (*path, position)) for position, body in enumerate(raw))
