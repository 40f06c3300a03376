"""Et si on avait pris un autre rayon ? Areas drawn again with each parameter moved, and how often each cell is drawn.

No public source gives the thresholds of centralités, and areas depend strongly on them: this is what makes it visible.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from .cells import cells_inside
from .columns import SENSITIVITY
from .cores import counted
from .fields import Fields, updated
from .settings import Settings
from .territory import Drawing, Inputs, Measured, draw, here, measure_all
from .windows import slices

#: What a parameter is moved by, either way.
SHARE = 0.25
#: Final perimeters, beside the variants.
CANDIDATES = "candidats"
#: Parameter to label for a reader and to what it acts on.
FIELD_PARAMETERS = {
    "radius": "Rayon de la densité",
    "density": "Seuil de densité",
    "diversity_radius": "Rayon de la diversité",
    "groups": "Groupes au moins",
    "built_radius": "Rayon du bâti",
    "built": "Seuil de bâti",
    "shops_min": "Commerces au moins",
    "area_min_ha": "Surface au moins",
    "closing": "Fermeture des vides",
}
CHAIN_PARAMETERS = {
    "chain": "Écart entre commerces",
    "chain_shops": "Commerces d’une chaîne",
    "hull_ratio": "Ratio de l’enveloppe",
}
REACH_PARAMETERS = {"minutes": "Durée de marche", "speed": "Vitesse"}
LABELS = {**FIELD_PARAMETERS, **CHAIN_PARAMETERS, **REACH_PARAMETERS}
_SHARES = ("density", "built", "hull_ratio")
_BUILT = ("built", "built_radius")


@dataclass(frozen=True)
class Run:
    """One way to set the parameters: one of them moved, or none (``parameter`` empty).

    Attributes
    ----------
    change : what it was moved by, share of its value; what was asked for, even where the value met a bound.
    """

    parameter: str
    settings: Settings
    change: float

    @property
    def value(self) -> float | None:
        """Value of the parameter moved."""
        return float(getattr(self.settings, self.parameter)) if self.parameter else None

    @property
    def wanted(self) -> tuple[str, ...]:
        """Variants on which it acts."""
        if self.parameter in CHAIN_PARAMETERS:
            return ("tampons", "enveloppe")
        return ("reseau",) if self.parameter in REACH_PARAMETERS else ("champ", CANDIDATES)


@dataclass(frozen=True)
class Sensitivity:
    """Results.

    Attributes
    ----------
    table : columns `columns.SENSITIVITY`, the run without change first.
    share : for each cell of `fields`, share of the runs of the field whose core contains it, 0–1.
    """

    table: pd.DataFrame
    fields: Fields
    share: npt.NDArray[np.float64]
    runs: int


def around(settings: Settings, built: bool, streets: bool, share: float = SHARE) -> list[Run]:
    """Return the run without change, then each parameter down and up by a share of its value.

    A quantile or a ratio stays between 0 and 1; a whole number moves by one at least; what cannot move is left out.

    Parameters
    ----------
    built, streets : whether the built leg and the reach along streets are drawn at all: their parameters otherwise
        act on nothing.
    """
    runs = [Run("", settings, 0.0)]
    for name in LABELS:
        if (name in _BUILT and not built) or (name in REACH_PARAMETERS and not streets):
            continue
        now = getattr(settings, name)
        for change in (-share, share):
            moved = _moved(name, now, change, settings.reference)
            if moved != now:
                changed: dict[str, Any] = {name: moved}
                runs.append(Run(name, replace(settings, **changed), change))
    return runs


def _moved(name: str, now: float, change: float, reference: str) -> float:
    if isinstance(now, int):
        return max(now + (1 if change > 0 else -1) * max(round(abs(change) * now), 1), 0)
    bounded = name in _SHARES and not (name in ("density", "built") and reference == "absolu")
    return min(now * (1 + change), 1.0) if bounded else now * (1 + change)


def sensitivity(
    inputs: Inputs,
    codes: list[str],
    runs: list[Run],
    going: Callable[[float], None],
) -> Sensitivity:
    """Draw some communes again under each run.

    Parameters
    ----------
    runs : the first is the one the others are compared with.
    going : told the share done, 0–1; raises to stop.

    Notes
    -----
    Fields are measured again only where a parameter of theirs moved.
    """
    base = runs[0]
    every = ("champ", "tampons", "enveloppe", "reseau")
    first = measure_all(inputs, base.settings, every)
    share = np.zeros(first.fields.grid.shape)
    rows: list[dict[str, object]] = []
    of_field = 0
    reference: dict[tuple[str, str], float] = {}
    for number, run in enumerate(runs):
        wanted = every if run is base else tuple(name for name in run.wanted if name != CANDIDATES)
        fields = updated(first.fields, base.settings, run.settings, inputs.offer, inputs.buildings)
        measured = first if run is base else measure_all(inputs, run.settings, wanted, fields=fields)
        of_field += "champ" in wanted
        for place, code in enumerate(codes):
            going((number + place / len(codes)) / len(runs))
            own = here(measured, code)
            drawing = draw(own, code)
            if "champ" in wanted:
                _count(share, drawing, measured)
            for row in _rows(run, run.wanted if run is not base else (*every, CANDIDATES), drawing, own.inputs):
                key = (str(row["variante"]), code)
                if run is base:
                    reference[key] = float(row["aire_ha"])  # type: ignore[arg-type]
                row["ecart_ha"] = float(row["aire_ha"]) - reference.get(key, 0.0)  # type: ignore[arg-type]
                rows.append(row)
    table = pd.DataFrame(rows, columns=list(SENSITIVITY), dtype=object)
    return Sensitivity(table, first.fields, share / max(of_field, 1), of_field)


def _rows(run: Run, wanted: tuple[str, ...], drawing: Drawing, inputs: Inputs) -> Iterator[dict[str, object]]:
    """Yield what each variant of a commune measures under a run; one drawn empty measures 0."""
    for name in wanted:
        if name == CANDIDATES:
            shapes = drawing.shaped.perimeters.geometry.to_numpy()
        elif name in drawing.variants:
            shapes = drawing.variants[name].shapes
        else:
            continue
        whole = np.array([shapely.union_all(shapes)], dtype=object)
        yield {
            "parametre": LABELS.get(run.parameter),
            "valeur": run.value,
            "variation_pct": 100 * run.change,
            "variante": name,
            "code_insee": drawing.code,
            "aire_ha": float(shapely.area(whole[0])) / 10_000,
            "n_parties": len(shapes),
            "n_commerces": int(counted(whole, inputs.offer)["n_commerces"].iloc[0]),
            "parametres": json.dumps(run.settings.as_dict(), ensure_ascii=False),
        }


def _count(share: npt.NDArray[np.float64], drawing: Drawing, measured: Measured) -> None:
    """Add one to the cells of the core of a commune."""
    limits = measured.inputs.commune(drawing.code).geometry
    own = share[slices(measured.fields.grid, limits.bounds)]
    shapes = drawing.variants["champ"].shapes
    if len(shapes):
        own += cells_inside(shapely.union_all(shapes), drawing.fields.grid)


def effects(table: pd.DataFrame, variant: str = CANDIDATES) -> pd.DataFrame:
    """Return, for one variant over all communes, what each parameter moves: ``parametre``, ``moins_ha``, ``plus_ha``.

    Sorted by the larger of the two, greatest first: what matters most is read first. A side that could not move is 0.
    """
    moved = table[(table["variante"] == variant) & table["parametre"].notna()]
    sums = (
        moved.assign(ecart_ha=moved["ecart_ha"].astype(float)).groupby(["parametre", "variation_pct"])["ecart_ha"].sum()
    )
    rows = {
        name: (
            sum(value for way, value in side.items() if way < 0),
            sum(value for way, value in side.items() if way > 0),
        )
        for name, side in ((name, dict(part.droplevel(0))) for name, part in sums.groupby(level=0))
    }
    found = pd.DataFrame([(name, *both) for name, both in rows.items()], columns=["parametre", "moins_ha", "plus_ha"])
    order = np.argsort(-found[["moins_ha", "plus_ha"]].abs().max(axis=1).to_numpy(), kind="stable")
    return found.iloc[order].reset_index(drop=True)
