"""References of a SCoT that does not exist, drawn from a zoning so that `make demo LOT=…` can go to the end.

Nothing here describes a real territory: every layer says so in its `source`. The shapes are simple and deterministic,
placed so that respected rules, tolerated gaps and gaps all occur.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsVectorLayer,
    QgsWkbTypes,
)

from aula.aula_plugin.bridge import to_frame
from aula.aula_plugin.storage.geopackage import Table, write_geopackage

SOURCE = "FICTIF, dérivé du zonage pour la démonstration"
UNCERTAINTY_M = {"enveloppe_urbaine": 5, "masque_enaf": 5, "zones_humides": 10, "haies": 5, "cours_eau": 5, "aleas": 0}
KINDS = {2: QgsWkbTypes.Type.MultiPolygon, 1: QgsWkbTypes.Type.MultiLineString, 0: QgsWkbTypes.Type.MultiPoint}
KIND_NAMES = {2: "surface", 1: "ligne", 0: "point"}
#: Share of the communes, by decreasing population, at each level of the invented armature.
LEVELS = ((0.1, "1"), (0.35, "2"), (1.0, "3"))
LEVEL_NAMES = {"1": "pôle urbain", "2": "pôle relais", "3": "commune rurale"}
RESERVOIRS = 12


def read(uri: str, crs: QgsCoordinateReferenceSystem | None = None) -> GeoDataFrame:
    layer = QgsVectorLayer(uri, Path(uri.split("|")[0]).stem, "ogr")
    if not layer.isValid():
        raise SystemExit(f"Couche illisible : {uri}")
    return to_frame(layer, QgsProcessingContext(), QgsProcessingFeedback(), crs)


def shape(frame: GeoDataFrame, **values) -> shapely.Geometry:
    """Return the union of the rows whose columns hold the values given."""
    chosen = np.logical_and.reduce([frame[name].isin(wanted).to_numpy() for name, wanted in values.items()])
    return shapely.union_all(shapely.make_valid(frame.geometry.to_numpy()[chosen]))


def parts(geometry: shapely.Geometry, smallest_m2: float = 0.0) -> np.ndarray:
    """Return the single polygons of a geometry, largest first."""
    polygons = shapely.get_parts(shapely.get_parts(geometry))
    polygons = polygons[(shapely.get_dimensions(polygons) == 2) & (shapely.area(polygons) >= smallest_m2)]
    return polygons[np.argsort(-shapely.area(polygons), kind="stable")]


def draw(zones: GeoDataFrame, territory: shapely.Geometry) -> dict[str, np.ndarray]:
    """Return the invented layers by role."""
    urban, natural, farm = (shape(zones, famille=[family]) for family in ("U", "N", "A"))
    envelope = shapely.buffer(shapely.buffer(urban, 40), -30)
    reservoirs = shapely.buffer(parts(natural, 50_000)[:RESERVOIRS], 4)
    centres = shapely.centroid(reservoirs)
    order = np.argsort(shapely.get_x(centres), kind="stable") if len(centres) else []
    xy = shapely.get_coordinates(centres)[order]
    links = shapely.linestrings(np.stack([xy[:-1], xy[1:]], axis=1)) if len(xy) > 1 else np.array([], dtype=object)
    streams = shapely.intersection(links, territory)
    centre = shapely.buffer(shapely.centroid(parts(urban)[:1]), 400)
    fields = shapely.buffer(parts(farm, 200_000)[:20], 3)
    return {
        "enveloppe_urbaine": parts(envelope),
        "masque_enaf": parts(shapely.difference(territory, envelope)),
        "reservoirs": reservoirs,
        "corridors": shapely.buffer(links, 120, cap_style="flat"),
        "fleches_corridor": links,
        "cours_eau": streams[~shapely.is_empty(streams)],
        "zones_humides": shapely.buffer(shapely.line_interpolate_point(links, 0.5, normalized=True), 180),
        "haies": shapely.get_parts(shapely.boundary(parts(farm)[:40])),
        "coupures": shapely.buffer(shapely.line_interpolate_point(links[:2], 0.3, normalized=True), 350),
        "centralites": centre,
        "sip": shapely.buffer(parts(urban)[1:2], 5),
        "esa": fields,
        "aleas": shapely.buffer(streams[~shapely.is_empty(streams)], 60),
    }


def allowance(zones: GeoDataFrame, communes: GeoDataFrame) -> pd.DataFrame:
    """Return an invented envelope per commune: in turn 130 %, 95 % and 50 % of the area its zoning opens."""
    opened = shape(zones, famille=["AU"])
    area = shapely.area(shapely.intersection(communes.geometry.to_numpy(), opened)) / 10_000
    factor = np.resize([1.3, 0.95, 0.5], len(communes))
    return pd.DataFrame(
        {
            "territoire": communes["code_insee"].to_numpy(),
            "vocation": "toutes",
            "ha": [f"{value:.2f}" for value in area * factor],
        }
    )


def levelled(communes: GeoDataFrame) -> GeoDataFrame:
    """Return the communes with a level and a population, ranked by the last population known, else by area."""
    populations = sorted(name for name in communes if name.startswith(("pop", "pmun")))
    size = communes[populations[-1]] if populations else pd.Series(communes.geometry.area, index=communes.index)
    size = pd.to_numeric(size, errors="coerce").fillna(0)
    share = size.rank(ascending=False, method="first") / len(communes)
    level = [next(name for limit, name in LEVELS if value <= limit) for value in np.maximum(share - 1e-9, 0)]
    if "niveau" not in communes:
        communes = communes.assign(niveau=level)
    if "population" not in communes and populations:
        communes = communes.assign(population=size.astype(int))
    return communes


def make(document: Path, communes: str, folder: Path) -> tuple[Path, Path]:
    """Write the invented references and the communes with an invented level; return both paths."""
    zones = read(f"{document}|layername=zone_urba")
    crs = QgsCoordinateReferenceSystem.fromWkt(zones.crs.to_wkt())
    places = levelled(read(communes, crs))
    territory = shapely.union_all(shapely.make_valid(places.geometry.to_numpy()))
    layers = draw(zones, territory)
    tables, roles = [], []
    for role, shapes in layers.items():
        dimension = int(shapely.get_dimensions(shapes).max()) if len(shapes) else 2
        labels = [f"{role} {i + 1} (fictif)" for i in range(len(shapes))]
        frame = GeoDataFrame({"libelle": labels}, geometry=list(shapes))
        tables.append(Table(role, frame.set_crs(zones.crs), {"libelle": "text"}, KINDS[dimension], crs))
        roles.append((role, KIND_NAMES[dimension], UNCERTAINTY_M.get(role, 25), SOURCE, len(shapes)))
    amounts = allowance(zones, places)
    tables.append(Table("enveloppes", amounts, dict.fromkeys(amounts, "text")))
    kinds = {"role": "text", "geometrie": "text", "incertitude_m": "real", "source": "text", "n_objets": "integer"}
    tables.append(Table("roles", pd.DataFrame(roles, columns=list(kinds)), kinds))
    references = folder / "references_fictives.gpkg"
    write_geopackage(references, tables, QgsProcessingFeedback())
    columns = {name: "text" for name in ("code_insee", "nom", "siren_epci", "niveau") if name in places}
    columns |= {"population": "integer"} if "population" in places else {}
    territory_file = folder / "communes_fictives.gpkg"
    write_geopackage(
        territory_file,
        [Table("communes", places, columns, QgsWkbTypes.Type.MultiPolygon, crs)],
        QgsProcessingFeedback(),
    )
    return references, territory_file
