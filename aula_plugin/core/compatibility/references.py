"""What the SCoT draws and counts, once read: layers and tables by role."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd
import shapely
from geopandas import GeoDataFrame

from .model import Role

#: Table ``roles`` of a reference GeoPackage: what each role holds and where it comes from.
META_COLUMNS = {
    "role": "text",
    "libelle": "text",
    "geometrie": "text",
    "incertitude_m": "real",
    "source": "text",
    "date": "text",
    "n_objets": "integer",
    "n_repares": "integer",
    "n_ignores": "integer",
    "sha256": "text",
    "couverture": "text",
}
#: Value of ``couverture`` when it is a polygon, kept in the layer of that name; else INSEE codes joined by ``|``.
COVERAGE_LAYER = "couverture"
META_TABLE = "roles"


@dataclass
class References:
    """The reference layers of a SCoT.

    Attributes
    ----------
    layers : by role, repaired 2D geometries of one kind of dimension, in one projected metre CRS, index = feature id.
        A layer without any object is there, empty: it is not the same as a role that is not bound.
    tables : by role, all columns text, NULL is None.
    meta : ``META_COLUMNS``, index = role; has a row for each layer and table.
    coverage : area the layers were drawn for, when it was given as a polygon.
    """

    layers: dict[str, GeoDataFrame]
    tables: dict[str, pd.DataFrame]
    meta: pd.DataFrame
    coverage: GeoDataFrame | None = None
    notes: list[str] = field(default_factory=list)

    def unbound(self, roles: Iterable[Role], given: Iterable[str] = ()) -> list[Role]:
        """Return the mandatory roles that no layer nor table plays; an empty layer plays its role.

        ``given`` names the roles played by something else than the reference file.
        """
        played = {*self.layers, *self.tables, *given}
        return [role for role in roles if role.obligatoire and role.nom not in played]

    def covers(self, role: str, insee: str, territory: shapely.Geometry, share: float = 0.99) -> bool:
        """Tell whether the role was surveyed on the territory, so that finding nothing there means there is nothing.

        Parameters
        ----------
        insee : code of the commune, looked up when the coverage is a list of codes.
        territory : polygon, in the CRS of the layers; at least ``share`` of its area must lie in a coverage polygon
            (limits of two sources never coincide exactly, 1 % is a convention).

        Returns
        -------
        False when the coverage is unknown.
        """
        coverage = self.meta["couverture"].get(role)
        if not coverage:
            return False
        if coverage != COVERAGE_LAYER:
            return insee in coverage.split("|")
        if self.coverage is None:
            return False
        area = shapely.union_all(self.coverage.geometry.to_numpy())
        return shapely.area(shapely.intersection(area, territory)) >= share * shapely.area(territory)

    def uncertainty(self, role: str, default: float = 0.0) -> float:
        """Return the uncertainty of the role's lines, in metres."""
        value = self.meta["incertitude_m"].get(role)
        return default if value is None or pd.isna(value) else float(value)
