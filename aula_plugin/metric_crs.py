"""The coordinate system in which areas are measured, and what to propose when a file does not say its own."""

from __future__ import annotations

import re

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsPointXY,
    QgsRectangle,
    QgsUnitTypes,
)

from .core.errors import InputError
from .core.tables import load
from .i18n import tr

#: Tried beside the systems of the standard when a file lacks its own: Lambert II étendu, the nine conic zones, degrees.
OTHERS = ("EPSG:27572", *(f"EPSG:{code}" for code in range(3942, 3951)), "EPSG:4326", "EPSG:3857")
_MARGIN_DEGREES = 1.0


def standard_systems() -> list[QgsCoordinateReferenceSystem]:
    """Return the systems of the CNIG list, without repeats, in the order of the list."""
    return [QgsCoordinateReferenceSystem(f"EPSG:{code}") for code in dict.fromkeys(load("crs")["epsg"])]


def canonical(crs: QgsCoordinateReferenceSystem) -> QgsCoordinateReferenceSystem:
    """Return the system of the CNIG list equal to ``crs`` (IGNF:LAMB93 → EPSG:2154), else ``crs``."""
    if crs.authid().startswith("EPSG:"):  # said precisely: two datums may share one projection
        return crs
    own = _parameters(crs)
    return next((system for system in standard_systems() if _parameters(system) == own), crs)


def _parameters(crs: QgsCoordinateReferenceSystem) -> frozenset[str]:
    """Return the projection as a set: GRS80 and a null datum shift say nothing more, parallels have no order."""
    text = crs.toProj()
    words = {word for word in text.split() if not word.startswith(("+towgs84=0,0,0", "+type", "+ellps=GRS80"))}
    words = {re.sub(r"(=-?\d+)\.0+$", r"\1", word) for word in words}
    return frozenset(re.sub(r"^\+lat_[12]=", "+parallel=", word) for word in words)


def is_metric(crs: QgsCoordinateReferenceSystem) -> bool:
    """Return whether areas can be computed: projected, in metres, and not a Mercator, which swells them."""
    metres = crs.mapUnits() == QgsUnitTypes.DistanceUnit.DistanceMeters
    return crs.isValid() and not crs.isGeographic() and metres and "+proj=merc" not in crs.toProj()


def is_known(crs: QgsCoordinateReferenceSystem) -> bool:
    """Return whether a system says where things are; GeoPackage and GDAL write « Undefined… » where there is none."""
    return crs.isValid() and not (crs.authid() == "" and crs.description().lower().startswith(("undefined", "unknown")))


def working(
    crs: QgsCoordinateReferenceSystem, extent: QgsRectangle, context: QgsCoordinateTransformContext, what: str = ""
) -> QgsCoordinateReferenceSystem:
    """Return the system in which data are measured: their own when it is metric, else the one of the CNIG list there.

    ``what`` names the layer in the messages.

    Raises
    ------
    InputError
        There is no system at all, or it is not metric and the place is in no territory of the list.
    """
    if not is_known(crs):
        raise InputError(
            tr(
                "{} n’a pas de système de coordonnées : définissez-le dans les propriétés de la couche (en métropole : "
                "EPSG:2154), puis relancez."
            ).format(tr("« {} »").format(what) if what else tr("Une couche"))
        )
    crs = canonical(crs)
    if is_metric(crs):
        return crs
    centre = _degrees(crs, extent, context)
    if centre is not None:
        for system in standard_systems():
            if system.bounds().contains(centre):
                return system
    raise InputError(
        tr(
            "{} sont en {}, où l’on ne mesure pas de surface, et se trouvent hors des territoires de la liste du "
            "CNIG : enregistrez-les dans un système projeté en mètres (en métropole : EPSG:2154)."
        ).format(
            tr("Les données de « {} »").format(what) if what else tr("Les données"), crs.authid() or crs.description()
        )
    )


def _degrees(
    crs: QgsCoordinateReferenceSystem, extent: QgsRectangle, context: QgsCoordinateTransformContext
) -> QgsPointXY | None:
    """Return the centre of an extent in longitude and latitude, None when it has none."""
    try:
        transform = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem("EPSG:4326"), context)
        return transform.transform(extent.center())
    except QgsCsException:
        return None


def is_plausible(
    crs: QgsCoordinateReferenceSystem, extent: QgsRectangle, context: QgsCoordinateTransformContext
) -> bool:
    """Return whether an extent lies where its system is meant for; True when the system does not say where."""
    bounds = crs.bounds()
    if bounds.isEmpty() or extent.isEmpty():
        return True
    centre = _degrees(crs, extent, context)
    return centre is not None and bounds.buffered(_MARGIN_DEGREES).contains(centre)


def fitting(extent: QgsRectangle, context: QgsCoordinateTransformContext) -> list[str]:
    """Return the systems whose domain holds an extent, as ``EPSG:2154 (France métropolitaine, Lambert 93)``."""
    table = load("crs")
    names: dict[str, str] = {}
    for row in table.itertuples():
        code = f"EPSG:{row.epsg}"
        names[code] = f"{names[code]}, {row.territoire}" if code in names else f"{row.projection}, {row.territoire}"
    result = []
    for code in (*names, *OTHERS):
        crs = QgsCoordinateReferenceSystem(code)
        if _holds(crs, extent, context):
            result.append(f"{code} ({names.get(code, crs.description())})")
    return result


def _holds(crs: QgsCoordinateReferenceSystem, extent: QgsRectangle, context: QgsCoordinateTransformContext) -> bool:
    try:
        transform = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), crs, context)
        return transform.transformBoundingBox(crs.bounds()).contains(extent)
    except QgsCsException:
        return False
