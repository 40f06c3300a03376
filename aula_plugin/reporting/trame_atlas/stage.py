"""What the atlas of a trame draws: the layers of its dossier over a muted ground, in a project of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import shapely
from geopandas import GeoDataFrame
from qgis.core import (
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsMapLayer,
    QgsPalLayerSettings,
    QgsProcessingContext,
    QgsProject,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor, QFont

from ...bridge import fields, to_features
from ...core.errors import InputError
from ...core.green_network.conflicts import CONFLICT_COLUMNS
from ...i18n import tr
from ...paths import STYLES
from ...storage.network_reading import TITLES, NetworkDossier
from ..atlas.sheet import HEADING, UNSAID
from ..atlas.stage import is_heavy, soften
from ..signals import INK
from .sheets import COMMUNE, ENSEMBLE, TrameSheet

#: Opacity of the ground that a person adds.
_GROUND = 0.5
_GREY = {"color": "0,0,0,0", "style": "no", "outline_color": "#8a939b", "outline_width": "0.25"}
_BOLD = {**_GREY, "outline_color": INK, "outline_width": "0.5"}
_PALE = {"color": "#f4f5f6", "outline_style": "no"}
_LAND = {"color": "#eef0f2", "outline_color": "#8a939b", "outline_width": "0.2"}


class TrameStage:
    """The layers of the sheets; they belong to ``project``, which nobody sees.

    Parameters
    ----------
    conflicts : conflict points with their ``numero`` in the atlas.
    communes : code, name and shape of each; empty when none was given.
    grounds : layers of a person, drawn pale under everything.
    """

    def __init__(
        self,
        dossier: NetworkDossier,
        conflicts: GeoDataFrame,
        territory: shapely.Geometry,
        communes: Sequence[tuple[str, str, shapely.Geometry]],
        grounds: Iterable[QgsMapLayer],
        context: QgsProcessingContext,
    ) -> None:
        self.project = QgsProject()
        self.crs = dossier.crs
        self.project.setCrs(self.crs)
        self.project.setTransformContext(context.transformContext())
        self._communes = {code: (name, shape) for code, name, shape in communes}
        self._territory = territory
        self.outline = self._surfaces(tr("Territoire"), _LAND, [territory])
        self._limit = self._surfaces(tr("Limite du territoire"), _BOLD, [territory])
        self._land = self._surfaces(tr("Territoire"), _PALE, [territory])
        self._land.setCustomProperty(UNSAID, True)
        self._limits = self._surfaces(tr("Communes"), _GREY, [shape for _, _, shape in communes]) if communes else None
        self._chosen = self._surfaces(tr("Commune de la page"), _BOLD, []) if communes else None
        self._network = [self._conflicts(conflicts)]
        self._network += [self._opened(dossier, name) for name in ("liens", "reservoirs", "corridors")]
        _name(self._network[2])
        self._landmarks = [self._opened(dossier, name) for name in dossier.landmarks()]
        self._shown = context.project()
        self._grounds = [self._ground(layer) for layer in grounds]

    def show(self, sheet: TrameSheet) -> tuple[list[QgsMapLayer], QgsRectangle]:
        """Return the layers of a sheet from top to bottom, and what its map shows."""
        edges = [self._limits] if self._limits is not None else []
        if sheet.kind == COMMUNE and self._chosen is not None:
            _fill(self._chosen, [self._communes[sheet.code][1]])
            edges.insert(0, self._chosen)
        else:
            edges.append(self._limit)
        self._network[2].setLabelsEnabled(sheet.kind != ENSEMBLE)
        layers = [*self._network, *edges, *self._landmarks, *self._grounds, self._land]
        return [layer for layer in layers if layer is not None], QgsRectangle(*sheet.box)

    def whole(self) -> QgsRectangle:
        """Return the rectangle of the whole territory."""
        return QgsRectangle(*shapely.bounds(self._territory).tolist())

    def _opened(self, dossier: NetworkDossier, name: str) -> QgsVectorLayer:
        layer = dossier.layer(name)
        layer.loadNamedStyle(str(STYLES / "green_network" / f"tvb_{name}.qml"))
        if is_heavy(layer) and name in dossier.landmarks():
            layer.renderer().setForceRasterRender(True)
        self.project.addMapLayer(layer, False)
        return layer

    def _conflicts(self, frame: GeoDataFrame) -> QgsVectorLayer:
        """Return the conflict points, their discs bearing the number they have in the whole atlas."""
        layer = QgsVectorLayer("Point", TITLES["conflits"], "memory")
        layer.setCrs(self.crs)
        columns = {name: CONFLICT_COLUMNS[name] for name in ("id_conflit", "rang", "priorite", "score")}
        numbered = frame.assign(id_conflit=frame["numero"], rang=frame["numero"])
        layer.dataProvider().addAttributes(list(fields(columns)))
        layer.updateFields()
        for some in to_features(numbered, columns):
            layer.dataProvider().addFeatures(some)
        layer.updateExtents()
        layer.loadNamedStyle(str(STYLES / "green_network" / "conflits.qml"))
        for rule in layer.renderer().rootRule().children():
            rule.setLabel(rule.label().split(" :")[0])
        self.project.addMapLayer(layer, False)
        return layer

    def _surfaces(self, name: str, look: dict[str, str], shapes: Sequence[shapely.Geometry]) -> QgsVectorLayer:
        layer = QgsVectorLayer("MultiPolygon", name, "memory")
        layer.setCrs(self.crs)
        layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(look)))
        layer.setCustomProperty(HEADING, tr("Repères"))
        _fill(layer, shapes)
        self.project.addMapLayer(layer, False)
        return layer

    def _ground(self, layer: QgsMapLayer) -> QgsMapLayer:
        """Return a pale copy of a layer: that of the person stays as it is. A file without a style is grey."""
        if not layer.isSpatial() or not layer.crs().isValid():
            lacks = tr("de système de coordonnées") if layer.isSpatial() else tr("de géométrie")
            raise InputError(
                tr("Fonds de carte : « {} » n’a pas {} ; retirez-la, ou corrigez-la.").format(layer.name(), lacks)
            )
        copy = layer.clone()
        if isinstance(copy, QgsVectorLayer):
            if self._shown is None or self._shown.mapLayer(layer.id()) is None:
                copy.setName(
                    layer.source().split("layername=")[-1].split("|")[0]
                    if "layername=" in layer.source()
                    else layer.name()
                )
                copy.setRenderer(QgsSingleSymbolRenderer(_grey(copy)))
            soften(copy, _GROUND)
            if copy.renderer() is not None and is_heavy(copy):
                copy.renderer().setForceRasterRender(True)
        else:
            copy.setOpacity(_GROUND)
        self.project.addMapLayer(copy, False)
        return copy


def _fill(layer: QgsVectorLayer, shapes: Iterable[shapely.Geometry]) -> None:
    provider = layer.dataProvider()
    provider.truncate()
    features = []
    for shape in shapes:
        geometry = QgsGeometry()
        geometry.fromWkb(shapely.to_wkb(shape))
        feature = QgsFeature()
        feature.setGeometry(geometry)
        features.append(feature)
    provider.addFeatures(features)
    layer.updateExtents()


def _grey(layer: QgsVectorLayer) -> QgsSymbol:
    symbol = QgsSymbol.defaultSymbol(layer.geometryType())
    symbol.setColor(QColor("#a3abb2"))
    return symbol


def _name(layer: QgsVectorLayer) -> None:
    """Label the réservoirs that have a name, with a halo, where it hides nothing."""
    text = QgsTextFormat()
    text.setFont(QFont("DejaVu Sans"))
    text.setSize(6.5)
    text.setSizeUnit(QgsUnitTypes.RenderUnit.RenderPoints)
    text.setColor(QColor(INK))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.7)
    text.setBuffer(halo)
    settings = QgsPalLayerSettings()
    settings.setFormat(text)
    settings.fieldName = "if(\"statut\" = 'reservoir' and trim(\"nom\") <> '', \"nom\", '')"
    settings.isExpression = True
    settings.autoWrapLength = 18
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
