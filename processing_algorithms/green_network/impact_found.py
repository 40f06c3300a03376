"""What a run of `aula:impact_projet` found, before it is written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any


@dataclass
class ImpactFound:
    """The landscape, the projects, and what each does to the network."""

    state: Any
    projects: list[Any]
    outcomes: list[Any]
    links: list[Any]
    patches: list[Any]
    table: Any
    notes: list[str]

    @property
    def sous_trame(self) -> str | None:
        """The sous-trame of the réservoirs, the names joined when they have several; None without any."""
        names = sorted({name for name in self.state.patches["sous_trame"] if name})
        return ", ".join(names) or None

    def all_links(self) -> Any:
        """Return the links of every scenario, one after the other."""
        import pandas as pd
        from geopandas import GeoDataFrame

        return GeoDataFrame(pd.concat(_ranked(self.links), ignore_index=True), geometry="geometry")

    def all_patches(self) -> Any:
        """Return the réservoirs of every scenario, with their outlines."""
        import pandas as pd
        from geopandas import GeoDataFrame

        rows = [row for frame in _ranked(self.drawn) for row in frame.to_dict("records")]
        return GeoDataFrame(pd.DataFrame(rows), geometry="geometry")

    def last_links(self) -> Any:
        """Return the links once all projects are there."""
        return self.links[-1]

    def last_patches(self) -> Any:
        """Return the réservoirs once all projects are there, with their outlines."""
        return self.drawn[-1]

    @cached_property
    def drawn(self) -> list[Any]:
        """The réservoirs of each scenario with their outlines."""
        return [self._drawn(rank) for rank in range(len(self.outcomes))]

    def _drawn(self, rank: int) -> Any:
        """Return réservoirs with their outline: what projects take is cut off, pieces follow the cells."""
        import numpy as np
        import shapely
        from geopandas import GeoDataFrame

        from ...aula_plugin import raster_shapes
        from ...aula_plugin.core.geometry import dissolve, overlay, polygons_of
        from ...aula_plugin.core.missing import is_missing

        table, outcome = self.patches[rank], self.outcomes[rank]
        own, numbers = self.state.patches.set_index("id_reservoir"), table["id_reservoir"]
        shapes = own.geometry.reindex(numbers).to_numpy(dtype=object).copy()
        reduced = (table["etat"] == "reduit").to_numpy()
        if reduced.any():
            lost = [self.projects[there].lost for there in outcome.ranks]
            taken = dissolve(np.array(lost, dtype=object))
            shapes[reduced] = polygons_of(overlay(shapely.difference, shapes[reduced], taken))
        cut = table["etat"].isin(["coupe", "morceau", "cree"]).to_numpy()
        if cut.any():
            last = outcome.after.landscape
            cells = np.where(np.isin(last.patches, numbers[cut]), last.patches, 0)
            outlines = raster_shapes.polygons(cells, last.grid).set_index("id").geometry
            shapes[cut] = outlines.reindex(numbers[cut]).to_numpy(dtype=object)
        source = [int(number if is_missing(first) else first) for first, number in zip(table["issu_de"], numbers)]
        named = {name: own[name].reindex(source).to_numpy(dtype=object) for name in ("nom", "sous_trame")}
        return GeoDataFrame(table.assign(**named), geometry=shapes)


def _ranked(frames: list[Any]) -> list[Any]:
    """Return the frames of each scenario with its rank, as in the summary: a map shows one at a time."""
    return [frame.assign(rang=rank) for rank, frame in enumerate(frames, 1)]
