"""The maps of the report: the whole with its largest changes numbered, the largest ones closely."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from geopandas import GeoDataFrame

from ...core.documents import comparison_words as w
from ...core.documents.comparison import Comparison
from ...core.typography import mesure, pluriel, tronque
from ..svg.basemap import Basemap
from ..svg.changes_map import changes_map, detail_maps, place_of
from .areas import USES
from .finding import QUIET

#: Places with a disc on the map, and those drawn closely.
MOST_NUMBERED, MOST_DETAILS = 9, 4


def numbered_changes(comparison: Comparison) -> dict[int, str]:
    """Return the label of the disc of the largest changes, by number: openings first, quiet ones never."""
    changes = comparison.changes
    telling = changes[~changes["sens"].isin(QUIET)].sort_values("aire_ha", ascending=False).head(MOST_NUMBERED)
    return {int(number): str(rank) for rank, number in enumerate(sorted(telling["numero"]), 1)}


def basemap(communes: GeoDataFrame, zones: GeoDataFrame, check: Callable[[], None] | None) -> Basemap:
    """Return the ground of the maps: communes, zones of the state after."""
    return Basemap(communes.assign(code_insee=communes["code_insee"].fillna("").astype(str)), zones, {}, check)


def map_of(comparison: Comparison, base: Basemap, numbered: dict[int, str]) -> Any:
    """Return the map of the whole."""
    communes = base.communes
    names = {code: name for code, name in zip(communes["code_insee"], communes["nom"]) if code and name}
    changes = comparison.changes
    places = [
        (numbered[int(row.numero)], place_of(row.geometry)) for row in changes.itertuples() if row.numero in numbered
    ]
    return changes_map(base, changes, places, map_title(comparison), names)


def details(comparison: Comparison, base: Basemap, numbered: dict[int, str]) -> list[dict[str, Any]]:
    """Return the largest numbered changes drawn closely, with what each is."""
    changes = comparison.changes
    rows = changes[changes["numero"].isin(numbered)].sort_values("aire_ha", ascending=False).head(MOST_DETAILS)
    rows = rows.sort_values("numero")
    shown = [(numbered[int(row.numero)], row.geometry) for row in rows.itertuples()]
    drawn = detail_maps(base, changes, shown, 164.0, 110.0)
    texts = [f"{_passage(row)}, {mesure(row.aire_ha, 'ha')}, {tronque(row.commune, 40)}" for row in rows.itertuples()]
    return [{"carte": picture, "texte": text} for (_, picture), text in zip(drawn, texts)]


def _passage(row: Any) -> str:
    """Return the two labels, or the two vocations of a zone that keeps its label."""
    ends = row.zone_avant, row.zone_apres
    if ends[0] == ends[1] and row.vocation_avant != row.vocation_apres:
        uses = (USES.get(use, use) or "?" for use in (row.vocation_avant, row.vocation_apres))
        return f"{tronque(ends[0] or '?', 12)} : {' → '.join(uses)}"
    return " → ".join(tronque(end or w.NOT_COVERED, 12) for end in ends)


def map_title(comparison: Comparison) -> str:
    """Return how many places change, and in how many communes."""
    changes = comparison.changes
    telling = changes[~changes["sens"].isin(QUIET)]
    if not len(telling):
        return "Aucun changement de famille ni de destination"
    places = telling["commune"].nunique()
    where = f"dans {pluriel(places, 'commune')}" if places else ""
    return f"{pluriel(len(telling), 'lieu change', 'lieux changent')} {where}".strip()
