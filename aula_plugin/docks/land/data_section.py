"""1. Données: the table of consumption, the territories, the rates; what the reading of the table has to tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.core import QgsMapLayer, QgsMapLayerProxyModel, QgsProject
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ...i18n import tr
from ..common.ink import scaled
from ..common.section import Section
from .wiring import LAYERS, NEEDED

_FILTER = QgsMapLayerProxyModel.Filter


class DataForm(QWidget):
    """``changed`` is emitted when another layer is chosen; ``values`` gives parameter to layer id."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.fields: dict[str, QgsMapLayerComboBox] = {}
        self.labels: dict[str, QLabel] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(scaled(self, 8))
        grid.setVerticalSpacing(scaled(self, 4))
        grid.setColumnStretch(1, 1)
        for rank, one in enumerate(LAYERS):
            box = QgsMapLayerComboBox(self)
            box.setObjectName(one.parameter.lower())
            box.setFilters(_FILTER.PolygonLayer if one.drawn else _FILTER.VectorLayer)
            box.setAllowEmptyLayer(True, tr("choisir une couche…") if one.needed else tr("aucun (facultatif)"))
            box.setLayer(None)
            box.setMinimumWidth(scaled(self, 60))
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.setToolTip(tr(one.tip))
            box.layerChanged.connect(lambda _: self._told())
            label = QLabel(tr(one.label), self)
            label.setBuddy(box)
            label.setToolTip(tr(one.tip))
            grid.addWidget(label, rank + int(rank >= NEEDED), 0)
            grid.addWidget(box, rank + int(rank >= NEEDED), 1)
            self.fields[one.parameter], self.labels[one.parameter] = box, label
        self.more = QToolButton(self)
        self.more.setObjectName("facultatif")
        self.more.setText(tr("Autres tables"))
        self.more.setAutoRaise(True)
        self.more.setCheckable(True)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setToolTip(tr("Communes fusionnées, référence d’une autre source"))
        self.more.toggled.connect(self.unfold)
        grid.addWidget(self.more, NEEDED, 0, 1, 2)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addLayout(grid)
        self.unfold(False)

    def unfold(self, on: bool) -> None:
        """Show or hide the layers that are seldom needed."""
        self.more.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
        self.more.setChecked(on)
        for one in LAYERS[NEEDED:]:
            self.fields[one.parameter].setVisible(on)
            self.labels[one.parameter].setVisible(on)

    def _told(self) -> None:
        if not self._showing:
            self.changed.emit()

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
        """Return what must be chosen before anything can be counted, empty when nothing."""
        values = self.values
        wanted = [tr(one.wanted) for one in LAYERS if one.needed and one.parameter not in values]
        return tr("choisir {}").format(tr(" et ").join(wanted)) if wanted else ""


class DataSection(Section):
    """The form in a section."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.form = DataForm()
        super().__init__(self.form, "donnees", parent)
        self.show_years(())

    def show_years(self, years: Sequence[int]) -> None:
        """Say the years of the table in the title once folded."""
        said = tr("1. Données : {}-{}").format(years[0], years[-1]) if years else ""
        self.name_it(tr("1. Données"), said)

    def ask(self, parameter: str) -> None:
        """Show where a layer is chosen."""
        self.fold(False)
        self.form.unfold(True)
        self.form.fields[parameter].setFocus()
        self.form.fields[parameter].showPopup()
