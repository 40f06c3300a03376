"""1. Données: the offer and the communes, and the layers that make perimeters better; defects are told beneath."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import QgsMapLayer, QgsMapLayerProxyModel, QgsProject
from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ...core.typography import insecables, nombre
from ...i18n import tr
from ..common.forms import load_form
from ..common.ink import scaled
from ..common.note import Note
from ..common.section import Section
from .wiring import LAYERS

NEEDED = 2
_FILTER = QgsMapLayerProxyModel.Filter
KINDS = {
    "OFFRE": _FILTER.PointLayer,
    "VOIRIE": _FILTER.LineLayer,
    "COUPURES": _FILTER.LineLayer | _FILTER.PolygonLayer,
    "POPULATION": _FILTER.PointLayer | _FILTER.PolygonLayer,
}


class DataForm(QWidget):
    """``changed`` is emitted when another layer is chosen; ``values`` gives parameter to layer id."""

    changed = pyqtSignal()
    prepare_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("centralites_donnees", self)
        self._showing = False
        self.note = Note(self)
        self.grille_donnees.addWidget(self.note, 3, 0, 1, 3)
        self.fields = {name: getattr(self, name.lower()) for name, _ in LAYERS}
        self.labels = {name: getattr(self, f"etiquette_{name.lower()}") for name, _ in LAYERS}
        for name, box in self.fields.items():
            box.setFilters(KINDS.get(name, _FILTER.PolygonLayer))
            needed = name in [one for one, _ in LAYERS[:NEEDED]]
            box.setAllowEmptyLayer(True, tr("choisir…") if needed else tr("aucune"))
            box.setLayer(None)
            box.setMinimumWidth(scaled(self, 60))
            box.layerChanged.connect(lambda _: self._told())
            self.labels[name].setMinimumWidth(scaled(self, 70))
        self.facultatif.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.facultatif.setToolTip(tr("Bâti, parcelles, rues, coupures, périmètres du SCoT et du PLU(i)"))
        self.facultatif.toggled.connect(lambda on: self.unfold(on))
        self.preparer.clicked.connect(lambda _: self.prepare_asked.emit())
        self.unfold(False)

    def _told(self) -> None:
        if not self._showing:
            self.changed.emit()

    def unfold(self, on: bool) -> None:
        """Show or hide the optional layers."""
        self.facultatif.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
        self.facultatif.setChecked(on)
        for name, _ in LAYERS[NEEDED:]:
            self.fields[name].setVisible(on)
            self.labels[name].setVisible(on)

    @property
    def values(self) -> dict[str, str]:
        """Return parameter to layer id, for those chosen."""
        chosen = {name: box.currentLayer() for name, box in self.fields.items()}
        return {name: layer.id() for name, layer in chosen.items() if layer is not None}

    def show_values(self, values: Mapping[str, str]) -> None:
        """Choose layers; one that is not in the project any more is left empty."""
        self._showing = True
        for name, box in self.fields.items():
            layer = QgsProject.instance().mapLayer(values.get(name, ""))
            box.setLayer(layer if isinstance(layer, QgsMapLayer) else None)
        self._showing = False

    def missing(self) -> str:
        """Return what must be chosen before anything can be drawn, empty when nothing."""
        values = self.values
        wanted = [tr("l’offre de services")] if "OFFRE" not in values else []
        wanted += [tr("les communes")] if "COMMUNES" not in values else []
        return tr("choisir {}").format(tr(" et ").join(wanted)) if wanted else ""


class DataSection(Section):
    """The form in a section."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.form = DataForm()
        super().__init__(self.form, "donnees", parent)
        self.name_it(tr("1. Données"))

    def show_count(self, count: int | None) -> None:
        """Say how many equipments take part, in the title once folded."""
        known = tr("1. Données : {} équipements").format(nombre(count)) if count is not None else ""
        self.name_it(tr("1. Données"), insecables(known))

    def ask_built(self) -> None:
        """Show where a layer of buildings is chosen."""
        self.fold(False)
        self.form.unfold(True)
        self.form.fields["BATI"].setFocus()
        self.form.fields["BATI"].showPopup()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "form"):
            self.form.note.update()
