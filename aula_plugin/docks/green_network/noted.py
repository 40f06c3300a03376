"""Crossings noted in the field: from the card of a conflict to the file beside the parameters, and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCsException, QgsPointXY, QgsProject
from qgis.PyQt.QtCore import QObject

from ...core.errors import InputError
from ...core.green_network.cards import CONFLICT, CROSSING
from ...core.green_network.conflicts import ZONES
from ...core.text import clean
from ...i18n import tr
from ...storage.noted_crossings import Crossing, beside, read_crossings, write_crossings
from ...storage.study_results import COMMON
from ..common.memory import author
from .crossing_row import CrossingRow
from .elements import Elements
from .map_layers import MapLayers
from .study import Study
from .wiring import NOTED

#: Two crossings of one type nearer than this, in degrees (a decimetre), are the same one.
SAME = 1e-6


class Noted(QObject):
    """Shows the box under a conflict, and writes what is noted; ``refused`` tells why it could not be."""

    def __init__(
        self, study: Study, layers: MapLayers, elements: Elements, row: CrossingRow, refused: Callable[[str], object]
    ) -> None:
        super().__init__(row)
        self.study, self.layers, self.elements, self.row, self.refused = study, layers, elements, row, refused
        elements.shown.connect(self.show)
        row.noted.connect(self.note)
        row.taken_back.connect(self.take_back)
        study.changed.connect(self.show_layer)

    # What is there

    def crossings(self) -> list[Crossing]:
        """Return the crossings noted; none when the parameters have no file."""
        return read_crossings(beside(self.study.path)) if self.study.path else []

    def here(self) -> Crossing | None:
        """Return the crossing noted at the element shown, None when there is none."""
        place = self._place()
        if place is None:
            return None
        kind = clean(self.elements.row.get("type_obstacle")) or ""
        near = (one for one in self.crossings() if one.type_obstacle == kind)
        return next((one for one in near if abs(one.lon - place.x()) + abs(one.lat - place.y()) < SAME), None)

    def _place(self) -> QgsPointXY | None:
        """Return where the element is, degrees WGS 84; None when it is no conflict nor crossing."""
        layer = self.elements.layer
        if layer is None or self.elements.kind not in (CONFLICT, CROSSING):
            return None
        target = QgsCoordinateReferenceSystem("EPSG:4326")
        point = self.elements.geometry.centroid().asPoint()
        try:
            return QgsCoordinateTransform(layer.crs(), target, QgsProject.instance()).transform(point)
        except QgsCsException:
            return None

    def show(self) -> None:
        """Show the box for the element shown."""
        if self.elements.layer is None or self.elements.kind not in (CONFLICT, CROSSING):
            self.row.hide()
            return
        try:
            known = self.here()
        except InputError as error:
            self.row.show_state(False, why_not=str(error))
            return
        if known is None:
            self.row.show_state(False, why_not=self._why_not())
        elif self.elements.kind == CROSSING:
            self.row.show_state(True, tr("Décochez pour le retirer : le conflit reviendra au prochain calcul."))
        else:
            when = "/".join(reversed(known.date[:10].split("-")))
            by = " · ".join(filter(None, (when, known.auteur, known.motif)))
            self.row.show_state(True, tr("{}. Le conflit sera retiré au prochain calcul.").format(by))

    def _why_not(self) -> str:
        if clean(self.elements.row.get("type_obstacle")) in ZONES:
            return tr("Un passage ne dessert pas un espace bâti ni une zone.")
        if not self.study.path:
            return tr("Enregistrez d’abord les paramètres dans un fichier : les passages se gardent à côté.")
        return ""

    # What is written

    def note(self, reason: str) -> None:
        """Write a crossing at the conflict shown."""
        place, row = self._place(), self.elements.row
        if place is None:
            return
        made = Crossing(
            round(place.x(), 7), round(place.y(), 7), clean(row.get("type_obstacle")) or "",
            clean(row.get("nom_obstacle")) or "", reason, author(), date.today().isoformat(),
        )  # fmt: skip
        self._write(lambda known: [*known, made])

    def take_back(self) -> None:
        """Take away the crossing noted at the element shown."""
        gone = self.here()
        self._write(lambda known: [one for one in known if one != gone])

    def _write(self, change: Callable[[list[Crossing]], list[Crossing]]) -> None:
        """Write the crossings and name their file in the parameters, saved when they were."""
        study, path = self.study, beside(self.study.path)
        saved = not study.dirty
        try:
            crossings = change(self.crossings())
            write_crossings(crossings, path)
            study.edit_territory(passages_constates=path.name if crossings else "")
            if saved and study.dirty:
                study.save(study.path)
            else:
                study.changed.emit()
        except InputError as error:
            self.refused(str(error))
        if self.elements.kind == CROSSING:
            self.elements.clear()
        self.show()

    def show_layer(self) -> None:
        """Put the crossings on the map, or take them off when there is none left."""
        name = self.study.plan.territoire.passages_constates
        known = self.layers.find(COMMON, NOTED, "PASSAGES")
        path = self.study.source(name)
        if not path:
            if known is not None:
                QgsProject.instance().removeMapLayer(known.id())
        elif known is None or known.source().split("|")[0] != path:
            self.layers.show(COMMON, tr("Passages"), NOTED, {"PASSAGES": path}, False)
        else:
            known.dataProvider().reloadData()
            known.triggerRepaint()
