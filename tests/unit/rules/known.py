"""Known cases of the rules of the general grid: a scene drawn by hand, the value it has, the signal it must get.

A rule is run as ``grille_generale.yaml`` writes it, with its thresholds, tolerances and map uncertainties. The default
territory is one commune of 1 km × 1 km (100 ha); ``draw`` returns a scene where one quantity varies, most often the
value itself. ``FAR`` is an object out of the commune: a layer that holds it is there and complete, with nothing here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from aula.aula_plugin.core.compatibility.evaluation import evaluate
from aula.aula_plugin.core.compatibility.grid_parse import parse_grid
from aula.aula_plugin.core.compatibility.grid_yaml import load_grid_text
from aula.aula_plugin.core.compatibility.model import Regle
from aula.aula_plugin.core.compatibility.results import ECART, RESPECTE, TOLERE
from aula.tests.unit.scene_builder import COMMUNE, CRS, box, commune, psc, workspace

PATH = Path(__file__).resolve().parents[3] / "templates" / "grids" / "grille_generale.yaml"
_RAW = load_grid_text(PATH.read_text(encoding="utf-8"), PATH.name)
GENERAL = parse_grid(_RAW.raw, _RAW.tables, _RAW.origin)
RULES = {rule.id: rule for rule in GENERAL.regles}

FAR = box(5000, 5000, 5100, 5100)
#: A prescription that no rule reads: the document has prescriptions.
OTHER = psc(box(990, 990, 999, 999), "20-00")
Draw = Callable[[Any], Mapping[str, Any]]


@dataclass(frozen=True)
class Case:
    """``x`` is what the scene varies; ``value`` the value expected; an empty ``certitude`` is not looked at."""

    x: Any
    value: float | None
    signal: str | None
    certitude: str = ""
    level: str = "1"


@dataclass(frozen=True)
class Known:
    """Cases of one rule on one drawing.

    Attributes
    ----------
    nothing : scene where there is nothing to test (« sans objet »).
    needs : roles (``role:…``), tables (``table:…``) or ``psc`` without which the rule is « non évaluable ».
    """

    rule: str
    draw: Draw
    cases: tuple[Case, ...]
    nothing: Mapping[str, Any] | None = None
    needs: tuple[str, ...] = ()


def at(x: Any, value: float | None, signal: str | None, certitude: str = "", level: str = "1") -> Case:
    """Return one case."""
    return Case(x, value, signal, certitude, level)


def at_least(threshold: float, edge: float, step: float = 0.1, level: str = "1") -> tuple[Case, ...]:
    """Return the cases of « ≥ threshold », tolerated down to ``edge``, when the scene is drawn from its value."""
    tried = ((threshold + step, RESPECTE), (threshold, RESPECTE), (threshold - step, TOLERE))
    return tuple(at(x, x, signal, level=level) for x, signal in (*tried, (edge, TOLERE), (edge - step, ECART)))


def at_most(threshold: float, edge: float, step: float = 0.1, level: str = "1") -> tuple[Case, ...]:
    """Return the cases of « ≤ threshold », tolerated up to ``edge``."""
    tried = ((threshold - step, RESPECTE), (threshold, RESPECTE), (threshold + step, TOLERE))
    return tuple(at(x, x, signal, level=level) for x, signal in (*tried, (edge, TOLERE), (edge + step, ECART)))


def strip(*cases: tuple[float, str, str]) -> tuple[Case, ...]:
    """Return cases of a strip 100 m long and x metres wide: x / 100 ha. One of 5 m or less is a liseré: 0 ha."""
    return tuple(at(x, x / 100 if x > 5 else 0.0, signal, certitude) for x, signal, certitude in cases)


def read(name: str) -> tuple[Regle, ...]:
    """Return a rule and those whose results it reads."""
    params = RULES[name].indicateur.params
    named = [params.get("valeur"), *(params.get("numerateur") or ()), *(params.get("numerateur_defaut") or ())]
    others = [str(one).replace("resultat:", "") for one in named if str(one).replace("resultat:", "") in RULES]
    return tuple(RULES[one] for one in dict.fromkeys([*others, name]))


def run(name: str, content: Mapping[str, Any], level: str = "1") -> pd.Series | None:
    """Return the row of results of a rule on the territory drawn; None when it is not measured there.

    ``content`` is what ``scene_builder.workspace`` takes, and ``lot``: what the document is otherwise (``document``,
    ``communes``, ``anomalies``) and ``executoire``, the date of the SCoT.
    """
    given = dict(content)
    lot = given.pop("lot", {})
    roles = given.get("roles", {})
    given.setdefault("communes", [commune(COMMUNE, niveau=level)])
    known = {role: GENERAL.roles[role].incertitude_m for role in roles if role in GENERAL.roles}
    made = workspace(**given, uncertainty=known)
    scot = replace(GENERAL.scot, executoire=lot.get("executoire", ""))
    made.grid = replace(GENERAL, regles=read(name), scot=scot)
    if "document" in lot:
        made.document.document = pd.DataFrame(lot["document"])
    if "communes" in lot:
        made.document.communes = pd.DataFrame(lot["communes"])
    if "anomalies" in lot:
        made.document.anomalies = gpd.GeoDataFrame(lot["anomalies"], geometry="geometry", crs=CRS)
    rows = evaluate(made).results
    kind = RULES[name].champ.territoire
    kinds = (kind, "scot") if kind == "site" else (kind,)  # no layer of sites: one line for the whole
    rows = rows[(rows["regle_id"] == name) & rows["territoire_type"].isin(kinds)]
    wanted = {"commune": "10001", "niveau": level}.get(kind)
    rows = rows if wanted is None else rows[rows["territoire_id"] == wanted]
    return rows.iloc[0] if len(rows) else None


def without(content: Mapping[str, Any], need: str) -> dict[str, Any]:
    """Return a scene less a role, a table, or every prescription."""
    kind, _, name = need.partition(":")
    if kind == "psc":
        return {**content, "psc": []}
    key = {"role": "roles", "table": "tables"}[kind]
    return {**content, key: {one: rows for one, rows in content.get(key, {}).items() if one != name}}
