"""Small land covers of 100 m squares, one hectare each, for tests worked out by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from geopandas import GeoDataFrame

from aula.aula_plugin.core.land.artificialisation import Result, measure
from aula.aula_plugin.core.land.land_cover import LandCover
from aula.aula_plugin.core.land.nomenclatures import nomenclature
from aula.aula_plugin.core.land.settings import Settings

CRS = "EPSG:2154"
SIDE = 100.0
#: Usage and cover (OCS2D 2021), with what they are: ENAF class, artificialised, sealed.
FIELD = ("US1.1.3", "CS6.3.0")  # A, no, no
WOOD = ("US1.2.3", "CS4.1.2")  # F, no, no
HOUSES = ("US5.1.1", "CS1.1.1")  # Uh, yes, yes
GARDEN = ("US5.1.1", "CS6.1.1")  # Uh, yes, no
GROVE = ("US5.1.1", "CS4.1.2")  # Uh, no, no: trees of a housing area are consumed and not artificialised
PLANT = ("US2.1.1", "CS1.1.1")  # Ue, yes, yes
BARN = ("US1.1.1", "CS1.1.1")  # Ue within 50 m of the envelope, else A; yes, yes


def square(column: float, row: float = 0.0, side: float = SIDE) -> shapely.Geometry:
    return shapely.box(column * SIDE, row * SIDE, column * SIDE + side, row * SIDE + side)


def cover(
    year: int, codes: list[tuple[Any, Any]], shapes: Any = None, name: str = "ocs2d_2021", **more: Any
) -> LandCover:
    """Return squares in a row from west to east, or the shapes given."""
    shapes = [square(column) for column in range(len(codes))] if shapes is None else shapes
    array = np.empty(len(codes), dtype=object)
    array[:] = list(shapes)
    us, cs = (np.array([pair[axis] for pair in codes], dtype=object) for axis in (0, 1))
    return LandCover(
        f"occupation_{year}", year, array, cs, us, nomenclature(name), np.arange(1, len(codes) + 1), **more
    )


def territories(shapes: dict[str, shapely.Geometry]) -> GeoDataFrame:
    return GeoDataFrame(
        {"code": list(shapes), "nom": [f"Commune {code}" for code in shapes], "groupe": None},
        geometry=list(shapes.values()),
        crs=CRS,
    )


def run(first: LandCover, second: LandCover, places: Any = None, **chosen: Any) -> Result:
    """Measure without the thresholds of the décret unless they are asked for."""
    chosen.setdefault("thresholds", False)
    return measure(first, second, places, CRS, Settings(**chosen))
