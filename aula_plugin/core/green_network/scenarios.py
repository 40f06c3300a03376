"""The network before and after projects: what connectivity loses, which links, which réservoirs. Indicative."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from geopandas import GeoDataFrame

from .edits import Lost, create, lose
from .explorer import never, tell_nobody
from .landscape import Network, Setting, remeasure
from .scenario_words import reading

ALONE, STACKED = "seul", "cumule"
LINK_COLUMNS = {
    "scenario": "text",
    "mode": "text",
    "sous_trame": "text",
    "id_a": "integer",
    "id_b": "integer",
    "etat": "text",
    "cout_avant_m": "real",
    "cout_apres_m": "real",
    "equivalent_avant_m": "real",
    "equivalent_apres_m": "real",
    "ecart_m": "real",
    "ecart_pct": "real",
    "longueur_avant_m": "real",
    "longueur_apres_m": "real",
    "rang": "integer",
}
PATCH_COLUMNS = {
    "scenario": "text",
    "mode": "text",
    "sous_trame": "text",
    "id_reservoir": "integer",
    "nom": "text",
    "etat": "text",
    "issu_de": "integer",
    "surface_avant_ha": "real",
    "surface_apres_ha": "real",
    "capacite_avant": "real",
    "capacite_apres": "real",
    "rang": "integer",
}
SUMMARY_COLUMNS = {
    "rang": "integer",
    "scenario": "text",
    "mode": "text",
    "sous_trame": "text",
    "surface_projet_ha": "real",
    "ec_avant": "real",
    "ec_apres": "real",
    "dec_pct": "real",
    "capacite_avant": "real",
    "capacite_apres": "real",
    "da_pct": "real",
    "configuration": "boolean",
    "reservoirs_touches": "integer",
    "reservoirs_perdus": "integer",
    "reservoirs_coupes": "integer",
    "morceaux_ecartes": "integer",
    "ecartes_ha": "real",
    "habitat_perdu_ha": "real",
    "liens_avant": "integer",
    "liens_perdus": "integer",
    "liens_allonges": "integer",
    "liens_raccourcis": "integer",
    "lecture": "text",
    "reservoirs_crees": "integer",
    "habitat_cree_ha": "real",
    "liens_nouveaux": "integer",
    "ec_retrouvee": "boolean",
    "liens_remplaces": "integer",
}
#: Two costs, or two percentages, nearer than this relatively are the same: sums round.
SAME = 1e-9


@dataclass(frozen=True)
class Scenario:
    """A project, once laid on the grid.

    Attributes
    ----------
    place : cells it covers. friction : what each costs from then on (NaN: impassable); None: unchanged.
    habitat : cells that are no longer habitat. area_ha : its own area, as drawn.
    created : places that become habitat: flat indices of their cells, and capacity (m² by default).
    """

    name: str
    place: np.ndarray
    friction: np.ndarray | None
    habitat: np.ndarray
    area_ha: float
    created: tuple[tuple[np.ndarray, float], ...] = ()


@dataclass(frozen=True)
class Outcome:
    """A scenario alone, or on top of those before it, against the same first state.

    ``made``: area (m²) of the patches that each made, by id. ``ranks``: places, in the list, of the scenarios that are
    there.
    """

    scenario: str
    mode: str
    area_ha: float
    before: Network
    after: Network
    lost: tuple[Lost, ...]
    made: tuple[dict[int, float], ...]
    ranks: tuple[int, ...]

    @property
    def dec(self) -> float:
        """Relative change of EC: ``(EC_after − EC_before) / EC_before``; 0 when there was none."""
        return _change(self.before.ec, self.after.ec)

    @property
    def da(self) -> float:
        """Relative change of the total capacity."""
        return _change(self.before.total, self.after.total)

    @property
    def recovered(self) -> bool:
        """Whether EC is at least what it was before: no net loss of connectivity."""
        return self.dec >= -SAME

    @property
    def by_configuration(self) -> bool:
        """Whether connectivity falls more than habitat does: places matter, not only areas."""
        return self.dec < self.da - SAME

    @property
    def origin(self) -> dict[int, int]:
        """Id of the patch each piece comes from, in the first state."""
        cut: dict[int, int] = {}
        for lost in self.lost:
            cut.update({piece: cut.get(patch, patch) for piece, patch in lost.cut.items()})
        return cut


def run_scenarios(
    before: Network,
    scenarios: Sequence[Scenario],
    setting: Setting,
    least_m2: float,
    progress: Callable[[float], None] = tell_nobody,
    cancelled: Callable[[], bool] = never,
) -> list[Outcome]:
    """Return each scenario alone, then each stacked on those before it (from the second on), same setting throughout.

    Source: Bergès et al. 2020, VertigO 19(2): dEC against dA, same extent, same threshold, same alpha.
    """
    outcomes: list[Outcome] = []
    runs = 2 * len(scenarios) - 1
    for rank, scenario in enumerate(scenarios):
        after, lost, made = _applied(before, scenario, setting, least_m2, cancelled)
        outcomes.append(Outcome(scenario.name, ALONE, scenario.area_ha, before, after, (lost,), (made,), (rank,)))
        progress(len(outcomes) / runs)
    below = outcomes[0] if outcomes else None
    for rank, scenario in enumerate(scenarios):
        if below is None or not rank:
            continue
        after, lost, made = _applied(below.after, scenario, setting, least_m2, cancelled)
        area = below.area_ha + scenario.area_ha
        changes = (*below.lost, lost), (*below.made, made), (*below.ranks, rank)
        below = Outcome(scenario.name, STACKED, area, before, after, *changes)
        outcomes.append(below)
        progress(len(outcomes) / runs)
    return outcomes


def _applied(
    network: Network, scenario: Scenario, setting: Setting, least_m2: float, cancelled: Callable[[], bool]
) -> tuple[Network, Lost, dict[int, float]]:
    landscape, lost = lose(network.landscape, scenario.place, scenario.friction, scenario.habitat, least_m2)
    landscape, made = create(landscape, scenario.created, least_m2)
    return remeasure(network, landscape, setting, cancelled), lost, made


def _change(before: float, after: float) -> float:
    return (after - before) / before if before else 0.0


# ------------------------------------------------------------------------------------------------------------ tables


def compare_links(outcome: Outcome, reference_friction: float) -> GeoDataFrame:
    """Return every link before or after, and what became of it.

    ``etat``: ``inchange``, ``allonge``, ``raccourci``, ``perdu`` (réservoir lost, or farther than the limit),
    ``remplace`` (in a planar network, both réservoirs are there and are no longer neighbours), ``morceau`` (a link of a
    piece that was cut off), ``nouveau``. The line is that of the path after, before when there is none.
    """
    pair = ["id_a", "id_b"]
    both = outcome.before.links.merge(outcome.after.links, on=pair, how="outer", suffixes=("_avant", "_apres"))
    was, now = (both[f"cost_{when}"].to_numpy(dtype=float) for when in ("avant", "apres"))
    slack = SAME * np.fmax(was, 1.0)
    of_piece = both[pair].isin(list(outcome.origin)).any(axis=1).to_numpy()
    state = np.select(
        [
            *(np.isnan(now) & _parted(both, outcome.after), np.isnan(now)),
            *(np.isnan(was) & of_piece, np.isnan(was), now > was + slack, now < was - slack),
        ],
        ["remplace", "perdu", "morceau", "nouveau", "allonge", "raccourci"],
        "inchange",
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(was > 0, 100 * (now - was) / was, np.nan)
    table = pd.DataFrame(
        {
            "scenario": outcome.scenario,
            "mode": outcome.mode,
            "id_a": both["id_a"],
            "id_b": both["id_b"],
            "etat": state,
            "cout_avant_m": was,
            "cout_apres_m": now,
            "equivalent_avant_m": was / reference_friction,
            "equivalent_apres_m": now / reference_friction,
            "ecart_m": (now - was) / reference_friction,
            "ecart_pct": share,
            "longueur_avant_m": both["length_avant"],
            "longueur_apres_m": both["length_apres"],
        }
    )
    lines = both["geometry_apres"].where(both["geometry_apres"].notna(), both["geometry_avant"])
    return GeoDataFrame(table, geometry=lines.to_numpy(), crs=outcome.before.links.crs)


def _parted(links: pd.DataFrame, after: Network) -> np.ndarray:
    """Return which pairs are there still and no longer asked for by the topology."""
    ends = links[["id_a", "id_b"]]
    there = ends.isin(list(after.landscape.capacity.index)).all(axis=1).to_numpy()
    asked = set(map(tuple, after.asked.tolist()))
    return np.array([pair not in asked for pair in ends.itertuples(index=False, name=None)], dtype=bool) & there


def compare_patches(outcome: Outcome) -> pd.DataFrame:
    """Return every patch before or after, and what became of it, without geometry.

    ``etat``: ``inchange``, ``reduit``, ``coupe`` (other pieces live on), ``perdu``, ``morceau``, ``cree``. Areas are
    those of the cells; capacities in their own unit.
    """
    first, last, origin = outcome.before.landscape, outcome.after.landscape, outcome.origin
    cell_ha = first.grid.cell_area / 10_000
    sizes = [_sizes(one.patches) for one in (first, last)]
    rows = []
    for patch in sorted({*first.capacity.index, *last.capacity.index}):
        was, now = (float(size.get(patch, 0)) * cell_ha for size in sizes)
        capacities = [one.capacity.get(patch) for one in (first, last)]
        rows.append(
            {
                "scenario": outcome.scenario,
                "mode": outcome.mode,
                "id_reservoir": int(patch),
                "etat": _state(patch, capacities, was, now, origin),
                "issu_de": origin.get(patch),
                "surface_avant_ha": was,
                "surface_apres_ha": now,
                "capacite_avant": capacities[0],
                "capacite_apres": capacities[1],
            }
        )
    return pd.DataFrame(rows, columns=[name for name in PATCH_COLUMNS if name not in ("nom", "sous_trame", "rang")])


def _sizes(patches: np.ndarray) -> dict[int, int]:
    ids, count = np.unique(patches[patches > 0], return_counts=True)
    return dict(zip(ids.tolist(), count.tolist()))


def _state(patch: int, capacities: list[float | None], was: float, now: float, origin: dict[int, int]) -> str:
    if capacities[0] is None:
        return "morceau" if patch in origin else "cree"
    if patch in origin.values():
        return "coupe"
    if capacities[1] is None:
        return "perdu"
    return "reduit" if now < was else "inchange"


def summary(
    outcomes: Sequence[Outcome], links: Sequence[GeoDataFrame], patches: Sequence[pd.DataFrame]
) -> pd.DataFrame:
    """Return one row per outcome, with the sentence that reads it; ``links`` and ``patches`` as compared."""
    rows = [_summed(rank, *one) for rank, one in enumerate(zip(outcomes, links, patches), 1)]
    return pd.DataFrame(rows, columns=[name for name in SUMMARY_COLUMNS if name != "sous_trame"])


def _summed(rank: int, outcome: Outcome, links: GeoDataFrame, patches: pd.DataFrame) -> dict[str, object]:
    state, of_links = patches["etat"].value_counts(), links["etat"].value_counts()
    row: dict[str, object] = {
        "rang": rank,
        "scenario": outcome.scenario,
        "mode": outcome.mode,
        "surface_projet_ha": outcome.area_ha,
        "ec_avant": outcome.before.ec,
        "ec_apres": outcome.after.ec,
        "dec_pct": 100 * outcome.dec,
        "capacite_avant": outcome.before.total,
        "capacite_apres": outcome.after.total,
        "da_pct": 100 * outcome.da,
        "configuration": outcome.by_configuration,
        "reservoirs_touches": int(state.reindex(["reduit", "coupe", "perdu"]).sum()),
        "reservoirs_perdus": int(state.get("perdu", 0)),
        "reservoirs_coupes": int(state.get("coupe", 0)),
        "morceaux_ecartes": sum(lost.dropped for lost in outcome.lost),
        "ecartes_ha": sum(lost.dropped_m2 for lost in outcome.lost) / 10_000,
        "habitat_perdu_ha": sum(sum(lost.area_m2.values()) for lost in outcome.lost) / 10_000,
        "liens_avant": len(outcome.before.links),
        "liens_perdus": int(of_links.get("perdu", 0)),
        "liens_allonges": int(of_links.get("allonge", 0)),
        "liens_raccourcis": int(of_links.get("raccourci", 0)),
    }
    made = {
        "reservoirs_crees": sum(len(one) for one in outcome.made),
        "habitat_cree_ha": sum(sum(one.values()) for one in outcome.made) / 10_000,
        "liens_nouveaux": int(of_links.get("nouveau", 0)),
        "ec_retrouvee": outcome.recovered,
        "liens_remplaces": int(of_links.get("remplace", 0)),
    }
    row.update(made)
    return {**row, "lecture": reading(row)}
