"""The « modification n° 1 » of the PLUi: the same lot with a few changes, each of a size one can work out.

========  ==========================================  =============================================  =====
Commune   Place                                       Change                                         ha
========  ==========================================  =============================================  =====
99001     Le Grand Clos, 225 × 200 m                  2AUh (AUs) → 1AUh3 (AUc)                       4.50
99001     Zone d’activité de la Gare, 300 × 200 m     UE → UEa, nothing else                         6.00
99001     La Grande Pâture, 180 m of a side           A → 1AUh1 over 3 m: a touch of the limit       0.054
99002     Hameau rattaché, 120 × 100 m                UB → A                                         1.20
99002     Comptoir de l’Ébauche, 200 × 100 m          UZ: shops → activities                         2.00
99003     Route neuve, 80 × 50 m behind it            A → UB                                         0.40
99005     Le Haut Chemin, 100 × 100 m                 1AUa (AUc) → A                                 1.00
========  ==========================================  =============================================  =====

Prescriptions: the smallest EBC (8 ha) is taken off and one of 100 × 60 m is added; one STECAL of 50 × 30 m leaves
Bourg-Témoin and two of 40 × 25 m come to Saint-Canevas; the emplacement réservé of 100 × 50 m is given up.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from . import communes, lot
from .frame import ENE, NE, Frame
from .sites import ECO, SITE
from .territory import Territory

DATE = "20261001"
IDURBA = f"{communes.SIREN}_PLUI_{DATE}"
FOLDER = f"{communes.SIREN}_PLUi_{DATE}"
ADDED_EBC = Frame(3300, 3700, ENE).rect(0, 100, 0, 60)
ADDED_STECAL = (Frame(2000, 4200, NE).rect(0, 40, 0, 25), Frame(3950, 1500, ENE).rect(0, 40, 0, 25))
#: Rows whose zone changes without moving: site, new attributes.
RENAMED = {
    "g_h3": {"LIBELLE": "1AUh3", "TYPEZONE": "AUc", "DESTOUI": "21-22"},
    "g_ue": {"LIBELLE": "UEa"},
    "b_u": {"LIBELLE": "A", "TYPEZONE": "A", "FORMDOMI": "0700", "DESTOUI": "11"},
    "b_uz": {"FORMDOMI": ECO, "DESTOUI": "51-52-53"},
    "c_h1": {"LIBELLE": "A", "TYPEZONE": "A", "FORMDOMI": "0700", "DESTOUI": "11"},
}


def tables(territory: Territory) -> dict[str, pd.DataFrame]:
    """Return every table of the modified lot, in local coordinates."""
    found = {name: frame.copy() for name, frame in lot.tables(territory).items()}
    found["ZONE_URBA"] = _zones(found["ZONE_URBA"])
    found["PRESCRIPTION_SURF"] = _surfaces(found["PRESCRIPTION_SURF"])
    for name, frame in found.items():
        for column in frame.columns:
            if column != "geometry":
                frame[column] = [str(value).replace(lot.IDURBA, IDURBA) for value in frame[column]]
        if "DATVALID" in frame:
            frame["DATVALID"] = DATE
        found[name] = frame
    found["DOC_URBA"][["DATAPPRO", "NOMPROC"]] = [DATE, "M1"]
    return found


def _zones(zones: GeoDataFrame) -> GeoDataFrame:
    for key, values in RENAMED.items():
        row = _at(zones, shapely.point_on_surface(SITE[key].shape))
        for column, value in values.items():
            zones.loc[row, column] = value
    pasture, road = SITE["g_h1"], SITE["n_u"]
    wider = pasture.frame.rect(pasture.u1, pasture.u1 + 3, pasture.v0 + 20, pasture.v1)
    deeper = road.frame.rect(road.u0, road.u1, road.v0 - 50, road.v0)
    for site, added in ((pasture, wider), (road, deeper)):
        zones = _grow(zones, _at(zones, shapely.point_on_surface(site.shape)), added)
    return zones


def _grow(zones: GeoDataFrame, row: int, added: shapely.Polygon) -> GeoDataFrame:
    """Give a place to a zone, and take it from those that had it; one cut in two becomes two zones."""
    shapes = zones.geometry.to_numpy().copy()
    for other in np.flatnonzero(shapely.area(shapely.intersection(shapes, added)) > 0):
        if other != row:
            shapes[other] = shapely.difference(shapes[other], added)
    shapes[row] = shapely.union(shapes[row], added, grid_size=0.01)
    zones.geometry = shapes
    whole = shapely.get_num_geometries(shapes) == 1
    cut = [n for n in np.flatnonzero(~whole) if shapely.intersects(shapes[n], added)]
    parts = zones.loc[cut].explode(index_parts=False)
    parts["LIB_IDZONE"] = [f"{lot.IDURBA}_ZOM{len(zones) + n}" for n in range(len(parts))]
    return pd.concat([zones.drop(index=cut), parts], ignore_index=True)


def _at(zones: GeoDataFrame, point: shapely.Point) -> int:
    """Return the zone that holds a point."""
    return int(np.flatnonzero(shapely.contains(zones.geometry.to_numpy(), point))[0])


def _surfaces(surfaces: GeoDataFrame) -> GeoDataFrame:
    code = surfaces["TYPEPSC"] + "-" + surfaces["STYPEPSC"]
    area = surfaces.area
    woods = area[surfaces["TYPEPSC"] == "01"].idxmin()
    place = surfaces.index[(code == "16-03") & (area.round() == 1500)][0]
    basin = surfaces.index[code == "05-02"][0]
    rows = [
        (surfaces.loc[woods], "Bois de la Lande", ADDED_EBC),
        *((surfaces.loc[place], "STECAL halte équestre", shape) for shape in ADDED_STECAL),
    ]
    added = pd.DataFrame([row.drop("geometry") for row, _, _ in rows]).reset_index(drop=True)
    added["LIBELLE"] = [name for _, name, _ in rows]
    added["LIB_IDPSC"] = [f"{lot.IDURBA}_PSM{n}" for n in range(1, len(rows) + 1)]
    frame = GeoDataFrame(added, geometry=[shape for _, _, shape in rows])
    return pd.concat([surfaces.drop(index=[woods, place, basin]), frame], ignore_index=True)
