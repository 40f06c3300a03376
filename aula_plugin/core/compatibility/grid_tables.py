"""Tables of a grid: each declared one is there, its keys are good codes, nothing is written twice."""

from __future__ import annotations

import re

import pandas as pd

from ..text import is_insee
from .grid_messages import Issues, unknown
from .model import Grille

#: In place of a file name: the table is read in the reference GeoPackage when the grid is used.
IN_REFERENCES = "references"
#: Columns that tell one row from another, whatever the table.
KEY_COLUMNS = ("territoire", "insee", "code_insee", "idurba", "oap", "vocation", "site", "annee", "date")
#: Columns the indicators read; a table of that name without them serves no rule.
REQUIRED_COLUMNS = {"enveloppes": ("territoire", "ha"), "oap": ("insee", "ha_net", "lgt")}

_SIREN = re.compile(r"\d{9}")


def armature_table(grid: Grille) -> str:
    """Return the name of the table in which levels are read, ``""`` when the layer of communes bears them."""
    source = grid.armature.source
    return re.split(r"[\\/]", source)[-1].rsplit(".", 1)[0] if source else ""


def check_tables(grid: Grille, issues: Issues) -> None:
    """Report missing files and columns, ill-formed codes, keys written twice, communes with two levels."""
    for name, file in grid.fichiers_tables.items():
        if file != IN_REFERENCES and name not in grid.tables:
            issues.error(
                ("tables", name),
                f"table absente : ni fichier « {file} » lisible à côté de la grille, ni feuille « t_{name} »",
            )
    for name, table in grid.tables.items():
        if not len(table.columns):  # its reader already said why
            continue
        where = _name(grid, name)
        for column in REQUIRED_COLUMNS.get(name, ()):
            if column not in table.columns:
                issues.errors.append(f"{where} : {unknown('colonne manquante', column, list(table.columns))}")
        _check_codes(grid, table, where, issues)
        if name != armature_table(grid):
            _check_duplicates(table, where, issues)
    _check_levels(grid, issues)


def _name(grid: Grille, name: str) -> str:
    file = grid.fichiers_tables.get(name)
    return f"table « {name} » ({file})" if file and file != IN_REFERENCES else f"table « {name} »"


def _check_codes(grid: Grille, table: pd.DataFrame, where: str, issues: Issues) -> None:
    for column in ("insee", "code_insee", "territoire"):
        if column not in table.columns:
            continue
        for line, code in table[column].items():
            text = str(code or "")
            if is_insee(text):
                continue
            place = f"{where}, ligne {line}, colonne {column}"
            if column == "territoire":
                _check_place(grid, text, place, issues)
            elif text != "*":
                issues.errors.append(
                    f"{place} : « {text} » n’est pas un code INSEE ; accepté : 5 caractères de texte (« 01004 »)"
                )


def _check_place(grid: Grille, text: str, place: str, issues: Issues) -> None:
    if text == "*" or _SIREN.fullmatch(text):
        return
    kind, _, level = text.partition(":")
    if kind == "niveau" and level in grid.armature.niveaux:
        return
    if kind == "niveau":
        issues.errors.append(f"{place} : {unknown('niveau inconnu de l’armature', level, grid.armature.niveaux)}")
        return
    issues.errors.append(
        f"{place} : « {text} » ; accepté : code INSEE à 5 caractères, « niveau:1 », SIREN à 9 chiffres ou « * »"
    )


def _check_duplicates(table: pd.DataFrame, where: str, issues: Issues) -> None:
    keys = [column for column in KEY_COLUMNS if column in table.columns]
    if not keys:
        return
    for line, row in table[table.duplicated(keys)].iterrows():
        words = ", ".join(f"{key} = « {row[key]} »" for key in keys)
        issues.errors.append(f"{where}, ligne {line} : clé écrite deux fois ({words}) ; gardez une seule ligne")


def _check_levels(grid: Grille, issues: Issues) -> None:
    name = armature_table(grid)
    if not name:
        return
    table, path = grid.tables.get(name), ("armature", "source")
    if table is None:
        if name not in grid.fichiers_tables:
            issues.error(
                path, f"table absente : ni fichier « {grid.armature.source} » lisible, ni feuille « t_{name} »"
            )
        return
    key, column = grid.armature.cle, grid.armature.colonne
    if not len(table.columns):
        return
    for wanted, item in ((key, "cle"), (column, "colonne")):
        if wanted not in table.columns:
            text = unknown(f"colonne absente de « {grid.armature.source} »", wanted, list(table.columns))
            issues.error(("armature", item), text)
    if key not in table.columns or column not in table.columns:
        return
    where = _name(grid, name)
    seen: dict[str, str] = {}
    for line, (commune, level) in zip(table.index, zip(table[key], table[column])):
        place = f"{where}, ligne {line}"
        if level and level not in grid.armature.niveaux:
            text = unknown("niveau inconnu de l’armature", level, grid.armature.niveaux)
            issues.errors.append(f"{place}, colonne {column} : {text}")
        if seen.get(commune, level) != level:
            issues.errors.append(f"{place} : la commune {commune} a deux niveaux, « {seen[commune]} » et « {level} »")
        elif commune in seen:
            issues.errors.append(f"{place} : la commune {commune} est écrite deux fois")
        seen[commune] = level
