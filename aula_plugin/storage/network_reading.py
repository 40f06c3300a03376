"""The dossier of a trame read back, for what is made of it afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import shapely
from geopandas import GeoDataFrame
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProviderRegistry, QgsVectorLayer

from ..bridge import go_on, plain, to_frame
from ..core.errors import InputError
from ..i18n import tr
from .network_files import LANDMARKS
from .whole_files import require_whole

#: Layers of a dossier, and the fields without which they are not those of a trame.
NEEDED = {
    "reservoirs": ("id_reservoir", "sous_trame", "statut", "surface_ha"),
    "liens": ("id_lien", "sous_trame", "largeur_min_m"),
    "corridors": ("id_lien", "sous_trame", "largeur_min_m"),
    "conflits": ("rang", "sous_trame", "priorite", "score", "pourquoi"),
}
#: What layers are called where people read them.
TITLES = {
    "reservoirs": tr("Réservoirs"),
    "liens": tr("Chemins de moindre coût"),
    "corridors": tr("Corridors"),
    "conflits": tr("Points de conflit"),
    "routes": tr("Routes"),
    "cours_eau": tr("Cours d’eau"),
    "territoire": tr("Territoire"),
}


class NetworkDossier:
    """A GeoPackage written by `aula:trame_verte_bleue`, opened.

    Raises
    ------
    InputError
        It is something else, or cut short.
    """

    def __init__(self, path: str, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> None:
        self.path, self.context, self.feedback = Path(path), context, feedback
        require_whole(self.path)
        self.names = {one.name() for one in QgsProviderRegistry.instance().querySublayers(path)}
        if not set(NEEDED) <= self.names or not all(self._has(name) for name in NEEDED):
            raise InputError(
                tr(
                    "« {} » n’est pas le dossier d’une trame : donnez le GeoPackage « Dossier de la trame » écrit par "
                    "« Calculer la trame verte et bleue »."
                ).format(self.path.name)
            )
        self.crs = self.layer("reservoirs").crs()

    def layer(self, name: str) -> QgsVectorLayer:
        """Return a layer, whether it has geometries or not."""
        return QgsVectorLayer(f"{self.path}|layername={name}", TITLES.get(name, name), "ogr")

    def frame(self, name: str) -> GeoDataFrame:
        """Return the objects of a layer."""
        go_on(self.feedback)
        return to_frame(self.layer(name), self.context, self.feedback, self.crs)

    def about(self) -> dict[str, Any]:
        """Return what the dossier says of itself; empty for one of before it did."""
        if "trame" not in self.names:
            return {}
        layer = self.layer("trame")
        row = next(layer.getFeatures(), None)
        return {} if row is None else {one.name(): plain(row[one.name()]) for one in layer.fields()}

    def territory(self) -> shapely.Geometry:
        """Return the study area; without one, the rectangle of all réservoirs and corridors."""
        if "territoire" in self.names:
            shapes = self.frame("territoire").geometry.to_numpy()
            if len(shapes):
                return shapely.union_all(shapes)
        boxes = [self.frame(name).geometry.to_numpy() for name in ("reservoirs", "corridors")]
        shapes = [shape for part in boxes for shape in part if shape is not None]
        if not shapes:
            raise InputError(tr("« {} » ne contient aucun réservoir : rien à mettre en page.").format(self.path.name))
        return shapely.box(*shapely.total_bounds(shapes))

    def landmarks(self) -> list[str]:
        """Return the layers that help to find one's way."""
        return [name for name in LANDMARKS if name in self.names]

    def _has(self, name: str) -> bool:
        layer = self.layer(name)
        known = {one.name() for one in layer.fields()}
        return layer.isValid() and set(NEEDED[name]) <= known
