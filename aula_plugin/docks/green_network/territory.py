"""1. Territoire et occupation du sol: where, from what, and how fine; what does not fit is told beneath."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsMapLayer, QgsMapLayerProxyModel, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...core.green_network.memory import available_memory
from ...core.green_network.plan import Territoire
from ...core.green_network.room import fits, proposals, size_words, too_large
from ...core.green_network.stages import metres
from ...core.raster_grid import Rectangle
from ...core.typography import nombre_court, pluriel
from ...i18n import tr
from ...storage.layer_sources import file_layer, source_name
from ..common.forms import load_form
from ..common.ink import scaled, set_grey
from ..common.note import Note
from ..common.section import Section

LEAST, MOST = 0.1, 1000.0


class TerritoryForm(QWidget):
    """Emits the changes asked for: ``changed`` gives attributes of ``Territoire``."""

    changed = pyqtSignal(dict)
    priorities_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("tvb_territoire", self)
        self._showing = False
        self.resolve: Callable[[str], str] = str
        #: Written in the plan for a layer chosen here; the panel makes paths relative to the file.
        self.name_of: Callable[[QgsMapLayer], str] = source_name
        self.ground = Territoire()
        self.note = Note(self)
        self.grille_territoire.addWidget(self.note, 3, 0, 1, 3)
        self.perimetre.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
        self.perimetre.setAllowEmptyLayer(True, tr("choisir une couche…"))
        self.perimetre.layerChanged.connect(self._perimeter_chosen)
        self.priorites.clicked.connect(lambda _: self.priorities_asked.emit())
        self._set_up_cell()
        for label in (self.etiquette_perimetre, self.etiquette_occupation, self.etiquette_maille):
            label.setMinimumWidth(scaled(self, 76))
        self.perimetre.setMinimumWidth(scaled(self, 60))
        set_grey(self.mailles)

    def _set_up_cell(self) -> None:
        box = self.maille
        box.setRange(LEAST, MOST)
        box.setDecimals(1)
        box.setSuffix(tr(" m"))
        box.setFixedWidth(scaled(self, 96))
        box.valueChanged.connect(lambda value: self._emit(maille_m=float(value)))

    def _emit(self, **values: object) -> None:
        if not self._showing:
            self.changed.emit(values)

    def _perimeter_chosen(self, layer: QgsMapLayer | None) -> None:
        if self._showing:
            return
        values = {"perimetre": self.name_of(layer) if layer is not None else ""}
        if layer is not None and not self.ground.nom:
            values["nom"] = layer.name()
        self._emit(**values)

    def show_territory(self, ground: Territoire) -> None:
        """Show a territory."""
        self._showing = True
        self.ground = ground
        layer = layer_behind(self.resolve(ground.perimetre)) if ground.perimetre else None
        file = [ground.perimetre] if ground.perimetre and layer is None else []
        self.perimetre.setAdditionalItems(file)
        self.perimetre.setLayer(layer)
        if file:
            self.perimetre.setCurrentIndex(self.perimetre.count() - 1)
        self.perimetre.setToolTip(ground.perimetre or tr("Couche de surfaces qui borde l’étude"))
        count = len(ground.occupation)
        self.occupation.setText(pluriel(count, tr("couche"), tr("couches")) if count else tr("aucune couche"))
        self.occupation.setToolTip("\n".join(one.couche for one in ground.occupation))
        self.priorites.setText(tr("Priorités…") if count else tr("Choisir…"))
        if self.maille.value() != ground.maille_m:  # what is being typed stays
            self.maille.setValue(ground.maille_m)
        self._tell()
        self._showing = False

    def _tell(self) -> None:
        bounds = self.bounds()
        self.mailles.setText("")
        if not self.ground.occupation:
            self.note.say(
                tr("Commencez par l’occupation du sol."),
                tr(
                    "OCS2D, OCS GE ou CLC, puis ce qui la précise : haies, routes, cours d’eau. L’ordre de la liste "
                    "est l’ordre de priorité."
                ),
            )
            return
        self.note.quiet()
        if bounds is None:
            return
        cell, free = self.ground.maille_m, available_memory()
        self.mailles.setText(size_words(bounds, cell))
        if not fits(bounds, cell, free):
            fact, rest = too_large(bounds, cell, free)
            links = tuple(
                (tr("Prendre {}").format(metres(one)), lambda one=one: self._emit(maille_m=one))
                for one in proposals(bounds, free)
            )
            self.note.say(fact, rest, links, blocking=True)

    def bounds(self) -> Rectangle | None:
        """Return the rectangle of the computation, m; None when it is not known yet."""
        names = [self.ground.perimetre] if self.ground.perimetre else [one.couche for one in self.ground.occupation]
        box = QgsRectangle()
        for name in names:
            layer = file_layer(self.resolve(name))
            if layer is not None and not layer.crs().isGeographic():
                box.combineExtentWith(layer.extent())
        if box.isEmpty() or box.isNull():
            return None
        box.grow(self.ground.tampon_m)
        return box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()

    def missing(self) -> str:
        """Return what must be done here before anything can be run, empty when nothing."""
        if not self.ground.occupation:
            return tr("choisir un périmètre et au moins une couche d’occupation du sol")
        lost = [one.couche for one in self.ground.occupation if not self.resolve(one.couche)]
        if lost:
            return tr("retrouver la couche « {} »").format(lost[0])
        return tr("changer la maille") if self.note.blocking and self.note.label.text() else ""


class TerritorySection(Section):
    """The form in a section."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.form = TerritoryForm()
        super().__init__(self.form, "territoire", parent)
        self.name_it(tr("1. Territoire et occupation du sol"))

    def show_territory(self, ground: Territoire) -> None:
        """Show a territory."""
        self.form.show_territory(ground)
        place = ground.nom or (ground.perimetre.split("layername=")[-1] if ground.perimetre else "")
        said = ", ".join(filter(None, [place, tr("maille {} m").format(nombre_court(ground.maille_m))]))
        known = tr("1. Territoire : {}").format(said) if ground.occupation else ""
        self.name_it(tr("1. Territoire et occupation du sol"), known)


def layer_behind(source: str) -> QgsMapLayer | None:
    """Return the layer of the project that shows a source, None when there is none."""
    project = QgsProject.instance()
    found = project.mapLayer(source)
    if found is not None or not source:
        return found
    wanted = source.replace("\\", "/")
    return next((one for one in project.mapLayers().values() if one.source().replace("\\", "/") == wanted), None)
