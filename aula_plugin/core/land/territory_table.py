"""Territories with what each lost and gained, the totals, and one point by territory for the typology."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from .columns import TERRITORIES, TYPOLOGY
from .flows import NO_VOCATION, Flows, apart, is_evaluable, sums, vocations
from .measures import ENAF, HECTARE, MEASURES
from .nomenclature import OUTSIDE_TYPOLOGY, TO_SHARE, VOCATIONS
from .settings import Settings
from .typology import SHARES, typologies

#: Columns that say where and when, not what was measured.
_PLACE = {
    "code",
    "nom",
    "groupe",
    "annee1",
    "annee2",
    "surface_ha",
    "couvert_ha",
    "non_couvert_pct",
    "mesure",
    "parametres",
}


def table(
    flows: Flows, territories: GeoDataFrame, covered: np.ndarray | None, years: tuple[int, int], settings: Settings
) -> GeoDataFrame:
    """Return `columns.TERRITORIES`, one row by territory.

    Parameters
    ----------
    covered : m² of each territory that both dates cover; None when only changes are drawn. Shares are of the land
        covered, or else of the territory. A territory that is not covered has no figure.
    """
    count = len(territories)
    surface = shapely.area(territories.geometry.to_numpy()) / HECTARE
    known = np.full(count, np.nan) if covered is None else covered / HECTARE
    base = surface if covered is None else known
    result = pd.DataFrame(territories[["code", "nom", "groupe"]]).assign(
        annee1=years[0],
        annee2=years[1],
        surface_ha=surface,
        couvert_ha=known,
        non_couvert_pct=np.clip(100.0 * _ratio(surface - known, surface), 0.0, 100.0),
        mesure=settings.measure,
    )
    for measure in MEASURES.values():
        gross, _, _, share, _, _ = measure.columns
        found = sums(flows, measure, count, settings.changes_only)
        result[list(found)] = found.to_numpy()
        result[share] = 100.0 * _ratio(result[gross].to_numpy(), base)
    chosen = MEASURES[settings.measure]
    aside = apart(flows, chosen, count)
    result[list(aside)] = aside.to_numpy()
    result["flux_ha"] = result[chosen.columns[0]]
    result["rythme_ha_an"] = result["flux_ha"] / (years[1] - years[0])
    result = result.join(_typology(flows, count, settings))
    measured = [name for name in result if name not in _PLACE]
    result.loc[~(base > 0), measured] = np.nan
    return GeoDataFrame(
        result.reindex(columns=list(TERRITORIES)), geometry=territories.geometry.to_numpy(), crs=territories.crs
    )


def without_surface(rows: GeoDataFrame) -> GeoDataFrame:
    """Return the table without the surface of its territories nor the shares of it: that of changes is of no place."""
    unknown = ["surface_ha", *(measure.columns[3] for measure in MEASURES.values())]
    return rows.assign(**dict.fromkeys(unknown, np.nan))


def _ratio(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """Return a share, NULL of nothing."""
    return np.divide(part, whole, out=np.full(len(whole), np.nan), where=whole > 0)


def _typology(flows: Flows, count: int, settings: Settings) -> pd.DataFrame:
    """Return the shares and the class of each territory, and the hectares that are in none."""
    chosen = MEASURES[settings.measure]
    columns = [*SHARES, "typologie", "ha_hors_typologie", "ha_non_classes"]
    if not is_evaluable(flows, chosen):
        return pd.DataFrame(index=range(count), columns=columns)
    hectares = vocations(flows, chosen, count)
    named = hectares.reindex(columns=[*VOCATIONS, TO_SHARE], fill_value=0.0)
    found = typologies(named, dominant=settings.dominant, second=settings.second)
    aside = hectares.reindex(columns=[OUTSIDE_TYPOLOGY, NO_VOCATION], fill_value=0.0)
    return found.assign(
        ha_hors_typologie=aside[OUTSIDE_TYPOLOGY], ha_non_classes=found["ha_non_classes"] + aside[NO_VOCATION]
    ).reindex(columns=columns)


def typology_points(rows: GeoDataFrame) -> GeoDataFrame:
    """Return `columns.TYPOLOGY`: a point inside each territory, where its circle is drawn."""
    points = shapely.point_on_surface(rows.geometry.to_numpy())
    return GeoDataFrame(pd.DataFrame(rows).reindex(columns=list(TYPOLOGY)), geometry=points, crs=rows.crs)


def figures(rows: GeoDataFrame, settings: Settings) -> dict[str, float | None]:
    """Return the scalars: sums of what is known, None where nothing is."""
    chosen = MEASURES[settings.measure]
    names = {
        "TOTAL_HA": chosen.columns[0],
        "NET_HA": chosen.columns[2],
        "CONSO_HA": "conso_ha",
        "RENAT_HA": "renat_ha",
        "NET_ENAF_HA": ENAF.columns[2],
        "ARTIF_HA": "artif_ha",
        "DESARTIF_HA": "desartif_ha",
        "IMPER_HA": "imper_ha",
        "ECART_HA": "ecart_ha",
    }
    found: dict[str, float | None] = {
        scalar: float(rows[name].sum()) if rows[name].notna().any() else None for scalar, name in names.items()
    }
    known = rows["couvert_ha"].notna().any()
    surface = float(rows["surface_ha"].sum())
    share = 100.0 * (1.0 - float(rows["couvert_ha"].sum()) / surface) if known and surface else None
    found["NON_COUVERT_PCT"] = None if share is None else max(0.0, share)
    return found
