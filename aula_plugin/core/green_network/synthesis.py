"""The results of all sous-trames together: one table of figures, one layer of each kind, the roles of the grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from geopandas import GeoDataFrame

from ..missing import is_missing
from ..raster_grid import Grid
from .plan import COMPUTED_ROLES, Plan, SousTrame

SYNTHESIS_COLUMNS = {
    "sous_trame": "text",
    "n_reservoirs": "integer",
    "reservoirs_ha": "real",
    "n_pas_japonais": "integer",
    "dispersion_ha": "real",
    "n_liens": "integer",
    "corridors_ha": "real",
    "goulet_m": "real",
    "ec_ha": "real",
    "composantes": "integer",
    "isoles": "integer",
    "n_conflits": "integer",
    "n_prioritaires": "integer",
    "maille_m": "real",
}
#: Columns of the layers of roles.
ROLE_COLUMNS = {"nom": "text", "sous_trame": "text"}
RESERVOIRS, CORRIDORS, ARROWS = COMPUTED_ROLES


@dataclass
class Branch:
    """What was computed for one sous-trame.

    Attributes
    ----------
    patches : réservoirs and pas japonais (``statut``), columns of the algorithm ``reservoirs`` and, when asked, those
        that ``connectivite`` adds.
    links, corridors, conflicts, dispersion : as their algorithms give them; None when not asked for.
    stones, sites : the pas japonais that help, and the sites to restore, ranked; None when not asked for.
    figures : numbers of the whole (``ec_ha``, ``composantes``…).
    notes : what to tell.
    marks : fingerprint of each step.
    """

    plan: SousTrame
    patches: GeoDataFrame
    links: GeoDataFrame | None = None
    corridors: GeoDataFrame | None = None
    conflicts: GeoDataFrame | None = None
    dispersion: GeoDataFrame | None = None
    stones: GeoDataFrame | None = None
    sites: GeoDataFrame | None = None
    figures: dict[str, float] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    marks: dict[str, str] = field(default_factory=dict)

    @property
    def reservoirs(self) -> GeoDataFrame:
        """The réservoirs, without the patches that are only pas japonais."""
        return self.patches[self.patches["statut"] == "reservoir"]

    @property
    def small(self) -> GeoDataFrame:
        """The patches too small for a réservoir."""
        return self.patches[self.patches["statut"] != "reservoir"]


@dataclass
class Network:
    """The whole trame.

    Attributes
    ----------
    perimeter : the study area, None when it is the extent of the land cover.
    landmarks : lines that help a reader find his way (``routes``, ``cours_eau``).
    sources : where each layer comes from, a sentence each.
    """

    plan: Plan
    grid: Grid
    branches: list[Branch]
    perimeter: GeoDataFrame | None = None
    landmarks: dict[str, GeoDataFrame] = field(default_factory=dict)
    sources: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def synthesis(network: Network) -> pd.DataFrame:
    """Return one row of figures per sous-trame, in the order of the file; what was not asked for is NULL."""
    rows = [_row(branch, network.grid.across) for branch in network.branches]
    return pd.DataFrame(rows, columns=list(SYNTHESIS_COLUMNS)).astype(object)


def _row(branch: Branch, cell: float) -> dict[str, object]:
    links, corridors, conflicts = branch.links, branch.corridors, branch.conflicts
    reservoirs = branch.reservoirs
    return {
        "sous_trame": branch.plan.nom,
        "n_reservoirs": len(reservoirs),
        "reservoirs_ha": float(reservoirs["surface_ha"].sum()),
        "n_pas_japonais": len(branch.small),
        "dispersion_ha": branch.figures.get("dispersion_ha"),
        "n_liens": None if links is None else len(links),
        "corridors_ha": branch.figures.get("corridors_ha"),
        "goulet_m": _least(corridors, "largeur_min_m"),
        "ec_ha": branch.figures.get("ec_ha"),
        "composantes": branch.figures.get("composantes"),
        "isoles": None if links is None else len(isolated(branch)),
        "n_conflits": None if conflicts is None else len(conflicts),
        "n_prioritaires": None if conflicts is None else int((conflicts["priorite"] == 1).sum()),
        "maille_m": cell,
    }


def _least(frame: GeoDataFrame | None, column: str) -> float | None:
    if frame is None or not len(frame) or frame[column].isna().all():
        return None
    return float(frame[column].min())


def isolated(branch: Branch) -> list[int]:
    """Return the réservoirs that no link joins to another one."""
    if branch.links is None:
        return []
    joined = {*branch.links["id_a"], *branch.links["id_b"]}
    return [int(one) for one in branch.reservoirs["id_reservoir"] if one not in joined]


def together(network: Network, name: str) -> GeoDataFrame | None:
    """Return the layers of one kind of all sous-trames in one (``patches``, ``links``…); None when none has it."""
    frames = [getattr(branch, name) for branch in network.branches]
    frames = [frame for frame in frames if frame is not None]
    if not frames:
        return None
    filled = [frame for frame in frames if len(frame)] or frames[:1]
    joined = pd.concat(filled, ignore_index=True)
    return GeoDataFrame(joined, geometry="geometry", crs=frames[0].crs)


def names(branch: Branch) -> dict[int, str]:
    """Return what to call each patch: its name, with its number when others bear it too, else its number."""
    said = {
        int(row.id_reservoir): "" if is_missing(row.nom) else str(row.nom).strip()
        for row in branch.patches.itertuples()
    }
    borne = list(said.values())
    return {
        one: f"R{one}" if not name else name if borne.count(name) == 1 else f"{name} (R{one})"
        for one, name in said.items()
    }


def role_layers(network: Network) -> dict[str, GeoDataFrame | None]:
    """Return the layers that play a role in the compatibility grid; None for a role that nothing plays.

    A corridor polygon or arrow bears the names of the réservoirs it joins. A sous-trame without corridors adds none.
    """
    return {
        RESERVOIRS: _roles([_named_patches(branch) for branch in network.branches]),
        CORRIDORS: _roles([_named_links(branch, branch.corridors) for branch in network.branches]),
        ARROWS: _roles([_named_links(branch, branch.links) for branch in network.branches]),
    }


def _told_apart(branch: Branch) -> dict[int, str]:
    """Return the names of patches; a number alone says its sous-trame, for others have the same numbers."""
    return {one: f"{name} {branch.plan.nom}" if name == f"R{one}" else name for one, name in names(branch).items()}


def _named_patches(branch: Branch) -> GeoDataFrame:
    called = _told_apart(branch)
    frame = branch.reservoirs
    labels = [called[int(one)] for one in frame["id_reservoir"]]
    return _role_frame(frame, labels, branch.plan.nom)


def _named_links(branch: Branch, frame: GeoDataFrame | None) -> GeoDataFrame | None:
    if frame is None:
        return None
    called = _told_apart(branch)
    labels = [f"{called[int(a)]} – {called[int(b)]}" for a, b in zip(frame["id_a"], frame["id_b"])]
    return _role_frame(frame, labels, branch.plan.nom)


def _role_frame(frame: GeoDataFrame, labels: Sequence[str], sous_trame: str) -> GeoDataFrame:
    columns = {"nom": list(labels), "sous_trame": [sous_trame] * len(frame)}
    return GeoDataFrame(columns, geometry=np.asarray(frame.geometry), crs=frame.crs)


def _roles(frames: Sequence[GeoDataFrame | None]) -> GeoDataFrame | None:
    found = [frame for frame in frames if frame is not None and len(frame)]
    if not found:
        return None
    joined = pd.concat(found, ignore_index=True)
    joined = joined[~joined.geometry.is_empty & joined.geometry.notna()].reset_index(drop=True)
    return GeoDataFrame(joined, geometry="geometry", crs=found[0].crs) if len(joined) else None
