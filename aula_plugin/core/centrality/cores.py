"""Cores: cells where density, diversity and built form pass, and the parts of them worth keeping (steps 4 and 5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..typography import NBSP, nombre_court
from .cells import parts
from .fields import Fields, group_codes, retained
from .settings import Settings

__all__ = ["Legs", "Thresholds", "core_cells", "counted", "keep_parts", "legs", "parts", "thresholds"]

#: K under which a cell is taken to hold nothing: what rounding leaves at the very edge of a kernel.
NOTHING = 1e-9
#: A cell at the threshold passes, however sums were rounded.
SLACK = 1e-9
CUT = "coupée"


@dataclass(frozen=True)
class Thresholds:
    """The values that cells must reach, and what was asked for.

    Attributes
    ----------
    density : value of K; NaN when no cell has any, and nothing passes.
    built : value of B; NaN when no cell has any; None when the built leg is not evaluated.
    groups : number of groups.
    reference : one of `settings.REFERENCES`.
    density_asked, built_asked : quantiles, or the values themselves when the reference is « absolu ».
    partial : buildings are unknown on some of the cells that hold equipments: the leg is not asked for there.
    """

    density: float
    built: float | None
    groups: int
    reference: str
    density_asked: float
    built_asked: float
    partial: bool = False

    def told(self) -> dict[str, Any]:
        """Return the values with what gave them, for the outputs."""
        return {
            "reference": self.reference,
            "q_k": self.density_asked,
            "seuil_k": None if np.isnan(self.density) else self.density,
            "q_b": self.built_asked,
            "seuil_b": None if self.built is None or np.isnan(self.built) else self.built,
            "seuil_n": self.groups,
        }


@dataclass(frozen=True)
class Legs:
    """Cells that pass each threshold alone; ``built`` is None when that leg is not evaluated."""

    dense: npt.NDArray[np.bool_]
    diverse: npt.NDArray[np.bool_]
    built: npt.NDArray[np.bool_] | None

    def together(self) -> npt.NDArray[np.bool_]:
        """Return the cells that pass all of them."""
        both = self.dense & self.diverse
        return both if self.built is None else both & self.built


def thresholds(fields: Fields, settings: Settings, inside: npt.NDArray[np.bool_] | None = None) -> Thresholds:
    """Return the values of K and B to reach.

    A quantile is that of the cells with K > 0, or B > 0, among those given (linear between two values): the cells of
    one commune, or of the whole territory, according to the reference. It always selects something; only the number
    of groups, the shops and the area of a part can answer that there is no core.

    Parameters
    ----------
    inside : the cells the quantiles are taken from; all of them by default.
    """
    within = np.ones(fields.grid.shape, dtype=bool) if inside is None else inside
    holding = within & (fields.density > NOTHING)
    built, partial = None, False
    if fields.built is not None:
        known = fields.built[within]
        built = _value(known[known > 0], settings.built, settings.reference)
        partial = bool(np.isnan(fields.built[holding]).any())
    return Thresholds(
        density=_value(fields.density[holding], settings.density, settings.reference),
        built=built,
        groups=settings.groups,
        reference=settings.reference,
        density_asked=settings.density,
        built_asked=settings.built,
        partial=partial,
    )


def _value(values: npt.NDArray[np.float64], asked: float, reference: str) -> float:
    if reference == "absolu":
        return asked
    return float(np.quantile(values, asked)) if len(values) else float("nan")


def legs(fields: Fields, asked: Thresholds) -> Legs:
    """Return the cells that pass each threshold; where buildings are unknown, the built leg is not asked for."""
    dense = (fields.density > NOTHING) & (fields.density >= asked.density * (1 - SLACK))
    built = None
    if fields.built is not None and asked.built is not None:
        built = np.isnan(fields.built) | (fields.built >= asked.built * (1 - SLACK))
    return Legs(dense, fields.groups >= asked.groups, built)


def core_cells(fields: Fields, asked: Thresholds, inside: npt.NDArray[np.bool_] | None = None) -> npt.NDArray[np.bool_]:
    """Return the cells of the cores: K, n and B all at their thresholds, and K above 0.

    Parameters
    ----------
    inside : cells looked at; all of them by default.
    """
    cells = legs(fields, asked).together()
    return cells if inside is None else cells & inside


def counted(polygons: npt.NDArray[np.object_], offer: GeoDataFrame, crs: Any = None) -> GeoDataFrame:
    """Return surfaces with what they hold: ``aire_ha``, ``n_equip``, ``n_commerces``, ``n_groupes``.

    A point on the limit counts. Groups are those that n counts.

    Parameters
    ----------
    offer : as `fields.measure`; points set aside do not count.
    """
    points = retained(offer)
    codes, _ = group_codes(points)
    shops = points["commerce"].isin([True]).to_numpy() if "commerce" in points else np.zeros(len(points), dtype=bool)
    part, point = shapely.STRtree(points.geometry.to_numpy()).query(polygons, predicate="intersects")
    with_group = codes[point] >= 0
    pairs = pd.DataFrame({"part": part[with_group], "group": codes[point][with_group]}).drop_duplicates()
    number = len(polygons)
    frame = {
        "aire_ha": shapely.area(polygons) / 10_000,
        "n_equip": np.bincount(part, minlength=number),
        "n_commerces": np.bincount(part[shops[point]], minlength=number),
        "n_groupes": np.bincount(pairs["part"].to_numpy(dtype=np.int64), minlength=number),
    }
    return GeoDataFrame(frame, geometry=polygons, crs=offer.crs if crs is None else crs)


def keep_parts(
    polygons: npt.NDArray[np.object_], offer: GeoDataFrame, settings: Settings
) -> tuple[GeoDataFrame, GeoDataFrame]:
    """Return the parts with shops and area enough, and those set aside with a ``motif``.

    Both frames have the columns of `counted`; motifs are « < 3 commerces » and « < 0,5 ha », joined by « | ».
    """
    frame = counted(polygons, offer)
    few = frame["n_commerces"].to_numpy() < settings.shops_min
    small = frame["aire_ha"].to_numpy() < settings.area_min_ha * (1 - SLACK)
    aside = frame[few | small].copy()
    aside.insert(0, "motif", _motifs(few, small, settings)[few | small])
    return frame[~(few | small)].reset_index(drop=True), aside.reset_index(drop=True)


def _motifs(few: npt.NDArray[np.bool_], small: npt.NDArray[np.bool_], settings: Settings) -> npt.NDArray[np.object_]:
    shops = f"<{NBSP}{settings.shops_min}{NBSP}commerces"
    area = f"<{NBSP}{nombre_court(settings.area_min_ha)}{NBSP}ha"
    return np.array(
        ["|".join(word for word, is_so in ((shops, one), (area, other)) if is_so) for one, other in zip(few, small)],
        dtype=object,
    )
