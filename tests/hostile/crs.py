"""Systems of coordinates that are missing, wrong, swapped, overseas or not of this Earth."""

from __future__ import annotations

import random
from collections.abc import Callable

from osgeo import ogr, osr

from aula.tests.hostile.tables import Layer

#: Centre of a territory, in the system itself.
OVERSEAS = {
    "guyane_2972": ("EPSG:2972", 350_000, 540_000),
    "reunion_2975": ("EPSG:2975", 340_000, 7_660_000),
    "antilles_5490": ("EPSG:5490", 650_000, 1_790_000),
    "mayotte_4471": ("EPSG:4471", 520_000, 8_580_000),
    "saint_pierre_4467": ("EPSG:4467", 558_000, 5_180_000),
}
ENGINEERING = 'LOCAL_CS["Chantier de la gare",UNIT["metre",1],AXIS["X",EAST],AXIS["Y",NORTH]]'
FEET = (
    'PROJCS["Lambert en pieds",GEOGCS["NTF",DATUM["NTF",SPHEROID["Clarke 1880 (IGN)",6378249.2,293.4660212936269]],'
    'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic_2SP"],'
    'PARAMETER["latitude_of_origin",46.5],PARAMETER["central_meridian",3],PARAMETER["standard_parallel_1",49],'
    'PARAMETER["standard_parallel_2",44],PARAMETER["false_easting",700000],PARAMETER["false_northing",6600000],'
    'UNIT["foot",0.3048]]'
)

Change = Callable[[random.Random, Layer], None]


def _each(change: Callable[[ogr.Geometry], None]) -> Change:
    def apply(rng: random.Random, layer: Layer) -> None:
        for number, shape in enumerate(layer.shapes):
            if shape is not None:
                geometry = ogr.CreateGeometryFromWkb(shape)
                change(geometry)
                layer.shapes[number] = bytes(geometry.ExportToIsoWkb())

    return apply


def declared(crs: str) -> Change:
    """Return what declares a system the coordinates are not of."""

    def apply(rng: random.Random, layer: Layer) -> None:
        layer.crs = crs

    return apply


def moved(crs: str, traditional: bool = True) -> Change:
    """Return what writes the coordinates in another system, its axes in their own order or as drawings have them."""

    def apply(rng: random.Random, layer: Layer) -> None:
        source, target = osr.SpatialReference(), osr.SpatialReference()
        source.SetFromUserInput(layer.crs)
        source.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        target.SetFromUserInput(crs)
        target.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER if traditional else osr.OAMS_AUTHORITY_COMPLIANT)
        transform = osr.CoordinateTransformation(source, target)
        _each(lambda geometry: geometry.Transform(transform))(rng, layer)
        layer.crs = crs

    return apply


def carried(name: str) -> Change:
    """Return what carries the layer overseas, whole and undeformed."""
    crs, x, y = OVERSEAS[name]

    def apply(rng: random.Random, layer: Layer) -> None:
        west, south, east, north = layer.box()
        across, up = x - (west + east) / 2, y - (south + north) / 2
        _each(lambda geometry: _shift(geometry, across, up))(rng, layer)
        layer.crs = crs

    return apply


def _shift(geometry: ogr.Geometry, across: float, up: float) -> None:
    if geometry.GetGeometryCount():
        for number in range(geometry.GetGeometryCount()):
            _shift(geometry.GetGeometryRef(number), across, up)
        return
    for number in range(geometry.GetPointCount()):
        x, y = geometry.GetX(number), geometry.GetY(number)
        geometry.SetPoint_2D(number, x + across, y + up)


def swapped(rng: random.Random, layer: Layer) -> None:
    """Exchange east and north, the system still declared as it was."""
    _each(lambda geometry: geometry.SwapXY())(rng, layer)


def none(rng: random.Random, layer: Layer) -> None:
    layer.edit("UPDATE gpkg_geometry_columns SET srs_id = -1")
    layer.edit("UPDATE gpkg_contents SET srs_id = -1")


def unknown(rng: random.Random, layer: Layer) -> None:
    """Leave a definition that no library reads."""
    layer.edit("UPDATE gpkg_spatial_ref_sys SET definition = 'PROJCS[' WHERE srs_id = 2154")
    owner = "organization = 'ETUDE', organization_coordsys_id = 900"
    layer.edit(f"UPDATE gpkg_spatial_ref_sys SET {owner} WHERE srs_id = 2154")


def dangling(rng: random.Random, layer: Layer) -> None:
    """Name a system the file does not describe."""
    layer.edit("UPDATE gpkg_geometry_columns SET srs_id = 987654")


KINDS: dict[str, Change] = {
    "aucun": none,
    "illisible": unknown,
    "non_decrit": dangling,
    "degres": moved("EPSG:4326"),
    "degres_axes_officiels": moved("EPSG:4326", traditional=False),
    "mercator_web": moved("EPSG:3857"),
    "cc49": moved("EPSG:3949"),
    "lambert_ii": moved("EPSG:27572"),
    "europe": moved("EPSG:3035"),
    "axes_echanges": swapped,
    **{name: carried(name) for name in OVERSEAS},
    **{f"dit_{name}": declared(crs) for name, (crs, _, _) in OVERSEAS.items()},
    "dit_degres": declared("EPSG:4326"),
    "dit_mercator": declared("EPSG:3857"),
    "dit_autre_zone": declared("EPSG:3943"),
    "dit_geocentrique": declared("EPSG:4978"),
    "dit_avec_altitude": declared("EPSG:2154+5720"),
    "chantier": declared(ENGINEERING),
    "pieds": declared(FEET),
    "polaire": declared("EPSG:3031"),
}
