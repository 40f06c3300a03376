"""A small grid that is right, to be made wrong one key at a time; comparison of grids."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from aula.aula_plugin.core.compatibility.grid_messages import GridError
from aula.aula_plugin.core.compatibility.grid_parse import parse_grid
from aula.aula_plugin.core.compatibility.model import Grille

RULE = {
    "id": "T1",
    "titre_court": "Réservoirs sans urbanisation",
    "theme": "Trame verte et bleue",
    "source": {"document": "DOO", "page": "77"},
    "portee": "prescription",
    "question": "Les réservoirs sont-ils évités ?",
    "champ": {"niveaux": ["1"], "territoire": "commune"},
    "mode": "auto",
    "indicateur": {
        "type": "surface_intersection",
        "params": {"x": ["zones:U", "psc:05-xx"], "y": ["role:reservoirs"]},
    },
    "seuil": {"operateur": "<=", "valeur": "0", "unite": "ha"},
    "preuves": ["reservoirs"],
    "reponses": {"ecart": "{nette} dans {zones}."},
}
GRID = {
    "grille": {"id": "essai", "titre": "Grille d’essai", "version": "1"},
    "armature": {"niveaux": {"1": "Pôle", "2": "Commune rurale"}},
    "parametres": {"t0": "2021", "horizon": "2041"},
    "roles": {
        "reservoirs": {"libelle": "Réservoirs", "geometrie": "surface", "incertitude_m": "25"},
        "corridors": {"libelle": "Corridors", "geometrie": "surface", "incertitude_m": "25"},
    },
    "tables": {"enveloppes": "enveloppes.csv"},
    "regles": [RULE],
}


def table(columns: str, *rows: str) -> pd.DataFrame:
    """Return a table of text whose first data line is line 2, as in a file."""
    cells = [row.split(",") for row in rows]
    return pd.DataFrame(cells, columns=columns.split(","), index=range(2, len(rows) + 2), dtype=object)


TABLES = {"enveloppes": table("territoire,vocation,ha", "01004,toutes,12", "*,toutes,1")}


def grid(**changes: Any) -> dict[str, Any]:
    """Return the raw grid with values put at dotted paths (``regle.seuil__unite``); None takes the key away."""
    raw = copy.deepcopy(GRID)
    for path, value in changes.items():
        section: Any = raw
        keys = path.split("__")
        if keys[0] == "regle":
            section, keys = raw["regles"][0], keys[1:]
        for key in keys[:-1]:
            section = section.setdefault(key, {})
        if value is None:
            section.pop(keys[-1], None)
        else:
            section[keys[-1]] = value
    return raw


def errors(raw: dict[str, Any], tables: dict[str, pd.DataFrame] | None = None) -> list[str]:
    """Return the errors of a raw grid, ordinary spaces in place of the non-breaking ones."""
    with pytest.raises(GridError) as caught:
        parse_grid(raw, TABLES if tables is None else tables)
    return [spaces(one) for one in caught.value.errors]


def parsed(raw: dict[str, Any], tables: dict[str, pd.DataFrame] | None = None) -> Grille:
    """Return the grid of a raw grid that is right."""
    return parse_grid(raw, TABLES if tables is None else tables)


def spaces(text: str) -> str:
    """Return a text with ordinary spaces, easier to compare."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def same(one: Grille, other: Grille) -> bool:
    """Tell whether two grids are the same model; lines and warnings depend on the file, not on the grid."""
    cells = [{name: (list(t.columns), t.values.tolist()) for name, t in g.tables.items()} for g in (one, other)]
    return cells[0] == cells[1] and replace(one, tables={}, warnings=()) == replace(other, tables={}, warnings=())
