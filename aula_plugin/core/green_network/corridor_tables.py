"""The layers of a network as a planner reads them: links, corridors, narrowest places; and its figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from .corridor import Corridors

LINK_COLUMNS = {
    "id_lien": "integer",
    "id_a": "integer",
    "id_b": "integer",
    "sous_trame": "text",
    "cout_m": "real",
    "equivalent_m": "real",
    "longueur_m": "real",
    "traverse": "text",
    "largeur_min_m": "real",
    "goulet": "boolean",
    "par_un_coin": "boolean",
}
CORRIDOR_COLUMNS = {
    "id_lien": "integer",
    "id_a": "integer",
    "id_b": "integer",
    "sous_trame": "text",
    "cout_m": "real",
    "surface_ha": "real",
    "largeur_min_m": "real",
    "goulet": "boolean",
    "par_un_coin": "boolean",
    "marge": "real",
}
NARROWEST_COLUMNS = {
    "id_lien": "integer",
    "id_a": "integer",
    "id_b": "integer",
    "sous_trame": "text",
    "largeur_min_m": "real",
    "goulet": "boolean",
    "par_un_coin": "boolean",
}


@dataclass(frozen=True)
class Network:
    """The layers of a network, in the CRS of its grid.

    Attributes
    ----------
    links, corridors, narrowest : see the columns above. ``goulet``: narrower than the width asked for; ``par_un_coin``:
        it holds by the corner of a cell; both NULL where no width is measured. A link without cells between its patches
        has no corridor, one without width no narrowest place.
    patches : number of patches on the grid, linked or not.
    """

    links: GeoDataFrame
    corridors: GeoDataFrame
    narrowest: GeoDataFrame
    patches: int

    @property
    def components(self) -> int:
        """Number of groups of patches that links join; a patch without link is one."""
        leader: dict[int, int] = {}

        def first(patch: int) -> int:
            while leader.setdefault(patch, patch) != patch:
                leader[patch] = leader[leader[patch]]
                patch = leader[patch]
            return patch

        joined = 0
        for a, b in zip(self.links["id_a"].tolist(), self.links["id_b"].tolist()):
            one, other = first(a), first(b)
            joined += one != other
            leader[one] = other
        return self.patches - joined

    @property
    def alone(self) -> int:
        """Number of patches without link."""
        return self.patches - len(np.union1d(self.links["id_a"], self.links["id_b"]))

    def figures(self) -> dict[str, Any]:
        """Return the outputs that are numbers; None for a width that no corridor has."""
        width = self.links["largeur_min_m"].min()
        return {
            "NB_LIENS": len(self.links),
            "COUT_TOTAL": float(self.links["cout_m"].sum()),
            "NB_COMPOSANTES": self.components,
            "NB_SANS_LIEN": self.alone,
            "LARGEUR_MIN_M": None if pd.isna(width) else float(width),
            "NB_GOULETS": int((self.links["goulet"] == True).sum()),  # noqa: E712
        }


def network(
    links: pd.DataFrame,
    found: Corridors,
    patches: int,
    sous_trame: str | None,
    reference: float = 1.0,
    least_width: float = 0.0,
    crs: Any = None,
) -> Network:
    """Return the layers of the links of `build_links` and their `corridors`.

    Parameters
    ----------
    patches : number of patches on the grid.
    reference : friction of the favourable medium: cost-metres divided by it are equivalent metres.
    least_width : m; a narrower corridor is a ``goulet``. 0: none is.
    """
    frame = found.frame
    width = frame["width"].to_numpy(dtype=float)
    narrow, corner = (pd.Series(each, dtype=object) for each in (width < least_width, frame["corner"].to_numpy()))
    narrow[np.isnan(width)] = corner[np.isnan(width)] = None
    data = pd.DataFrame(
        {
            "id_lien": np.arange(1, len(links) + 1),
            "id_a": links["id_a"].to_numpy(),
            "id_b": links["id_b"].to_numpy(),
            "sous_trame": pd.Series([sous_trame] * len(links), dtype=object),
            "cout_m": links["cost"].to_numpy(),
            "equivalent_m": links["cost"].to_numpy() / reference,
            "longueur_m": links["length"].to_numpy(),
            "traverse": pd.Series([", ".join(map(str, ids)) or None for ids in links["crossed"]], dtype=object),
            "largeur_min_m": width,
            "goulet": narrow,
            "par_un_coin": corner,
            "surface_ha": frame["area"].to_numpy() / 1e4,
            "marge": frame["margin"].to_numpy(),
        }
    )
    places = shapely.points(frame["x"].to_numpy(dtype=float), frame["y"].to_numpy(dtype=float))
    wide, measured = data["surface_ha"].to_numpy() > 0, ~np.isnan(width)
    return Network(
        GeoDataFrame(data[list(LINK_COLUMNS)], geometry=np.asarray(links["geometry"]), crs=crs),
        _layer(data, CORRIDOR_COLUMNS, np.asarray(frame.geometry), wide, crs),
        _layer(data, NARROWEST_COLUMNS, places, measured, crs),
        patches,
    )


def _layer(data: pd.DataFrame, columns: dict[str, str], shapes: Any, kept: np.ndarray, crs: Any) -> GeoDataFrame:
    rows = data.loc[kept, list(columns)].reset_index(drop=True)
    return GeoDataFrame(rows, geometry=shapes[kept], crs=crs)
