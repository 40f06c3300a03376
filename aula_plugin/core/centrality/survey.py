"""A whole territory in one go: every commune drawn, its results gathered in the layers of the outputs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from .agreement import by_parcel
from .candidates import Circumstances, candidates
from .columns import AGREEMENT, CANDIDATES, COMMUNES, OVERLAPS, SET_ASIDE, VARIANTS, Columns
from .fields import Fields
from .overlap import pairs
from .result_tables import agreement_table, aside_table, commune_row, variants_table
from .settings import Settings
from .stencil import Cancelled
from .territory import Drawing, Inputs, Measured, draw, here, measure_all
from .windows import slices

#: Bands of the raster of the fields, in order.
BANDS = ("K", "n", "D", "B", "score")
#: Share of a run that measures the fields, before the communes are drawn one after the other.
FIELDS_SHARE = 0.4


@dataclass(frozen=True)
class Survey:
    """Results of a territory.

    Attributes
    ----------
    candidates, variants, agreement, aside, communes, overlaps : rows of `columns`.
    fields : of the whole territory.
    score : agreement on the same cells; NaN outside the communes drawn, or where it cannot be evaluated.
    """

    inputs: Inputs
    fields: Fields
    score: npt.NDArray[np.float64]
    candidates: GeoDataFrame
    variants: GeoDataFrame
    agreement: GeoDataFrame
    aside: GeoDataFrame
    communes: pd.DataFrame
    overlaps: pd.DataFrame

    def bands(self) -> npt.NDArray[np.float32]:
        """Return the fields and the score, ``(5, rows, columns)`` in the order of `BANDS`; NaN where not evaluated."""
        built = self.fields.built
        layers = (
            self.fields.density,
            self.fields.groups,
            self.fields.shannon,
            np.full(self.fields.grid.shape, np.nan) if built is None else built,
            self.score,
        )
        return np.stack([np.asarray(layer, dtype=np.float32) for layer in layers])

    def parcels(self, ids: list[str | None] | None) -> GeoDataFrame:
        """Return what the agreement says of each parcel it touches, columns `columns.PARCELS`; none without parcels."""
        shapes = self.inputs.parcels
        if shapes is None:
            shapes = np.empty(0, dtype=object)
        table = by_parcel(shapes, self.agreement).assign(parcelle=ids if len(shapes) else [])
        touched = (table["score"] > 0).to_numpy()
        table["aire_ha"] = shapely.area(shapes) / 10_000
        return GeoDataFrame(table[touched], geometry=shapes[touched], crs=self.inputs.communes.crs)


def survey(
    inputs: Inputs,
    settings: Settings,
    codes: list[str],
    wanted: tuple[str, ...],
    votes: tuple[str, ...],
    circumstances: Circumstances,
    going: Callable[[float], None],
    cancelled: Cancelled = None,
) -> Survey:
    """Draw the communes ``codes`` and gather their results.

    Parameters
    ----------
    wanted, votes : variants to draw, and those that count in the score.
    going : told the share done, 0–1, between communes; raises to stop.
    """
    measured = measure_all(inputs, settings, wanted, lambda percent: going(FIELDS_SHARE * percent / 100), cancelled)
    score = np.full(measured.fields.grid.shape, np.nan)
    gathered: dict[str, list[GeoDataFrame]] = {name: [] for name in ("candidates", "variants", "agreement", "aside")}
    rows, overlaps = [], []
    for number, code in enumerate(codes):
        going(FIELDS_SHARE + (1 - FIELDS_SHARE) * number / len(codes))
        own = here(measured, code)
        drawing = draw(own, code, votes)
        gathered["candidates"].append(candidates(drawing, own, circumstances))
        gathered["variants"].append(variants_table(drawing, own))
        gathered["agreement"].append(agreement_table(drawing))
        gathered["aside"].append(aside_table(drawing))
        rows.append(commune_row(drawing, measured))
        overlaps.append(_overlaps(drawing))
        _lay(score, drawing, measured)
    shapes = {"candidates": CANDIDATES, "variants": VARIANTS, "agreement": AGREEMENT, "aside": SET_ASIDE}
    frames = {name: _together(gathered[name], shapes[name], inputs) for name in gathered}
    return Survey(
        inputs,
        measured.fields,
        score,
        **frames,
        communes=pd.DataFrame(rows, columns=list(COMMUNES), dtype=object),
        overlaps=pd.concat([table for table in overlaps if len(table)] or overlaps, ignore_index=True)[list(OVERLAPS)],
    )


def _overlaps(drawing: Drawing) -> pd.DataFrame:
    shapes = {name: variant.whole for name, variant in drawing.variants.items() if len(variant.shapes)}
    return pairs(shapes).assign(code_insee=drawing.code)


def _lay(score: npt.NDArray[np.float64], drawing: Drawing, measured: Measured) -> None:
    """Write the score of a commune on the cells of the territory."""
    if drawing.agreement.score is not None:
        limits = measured.inputs.commune(drawing.code).geometry
        own = score[slices(measured.fields.grid, limits.bounds)]
        own[drawing.inside] = drawing.agreement.score[drawing.inside]


def _together(frames: list[GeoDataFrame], shape: Columns, inputs: Inputs) -> GeoDataFrame:
    some = [frame for frame in frames if len(frame)]
    if not some:
        return GeoDataFrame(pd.DataFrame(columns=list(shape)), geometry=[], crs=inputs.communes.crs)
    return GeoDataFrame(pd.concat(some, ignore_index=True), crs=inputs.communes.crs)
