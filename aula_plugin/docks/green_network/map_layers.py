"""The results on the map: one group by sous-trame, each layer styled as its algorithm styles it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from qgis.core import QgsLayerTreeGroup, QgsMapLayer, QgsProject, QgsRasterLayer, QgsVectorLayer

from ...bridge import plain
from ...core.green_network.stages import OCCUPATION
from ...i18n import tr
from ...paths import STYLES
from .wiring import OUTPUTS, Output

GROUP = "Aula – Trame verte et bleue"
ROLE = "aula/tvb"
#: Layers drawn at once; the others are there, unticked, so that the map stays readable.
SHOWN = ("RESERVOIRS", "LIENS", "CORRIDORS", "CONFLITS", "GOULETS", "PASSAGES", "SITES_CLASSES")


def open_file(path: str, title: str) -> QgsMapLayer | None:
    """Open a result with the style beside it; None when it cannot be opened."""
    if not Path(path).is_file():
        return None
    layer: QgsMapLayer = (
        QgsRasterLayer(path, title) if Path(path).suffix.lower() == ".tif" else QgsVectorLayer(path, title, "ogr")
    )
    return layer if layer.isValid() else None


def rows_of(path: str) -> list[dict[str, Any]]:
    """Return the fields of each object of a result; nothing for a raster or a file that is gone."""
    layer = open_file(path, "")
    if not isinstance(layer, QgsVectorLayer):
        return []
    names = layer.fields().names()
    return [dict(zip(names, map(plain, feature.attributes()))) for feature in layer.getFeatures()]


class MapLayers:
    """Owns the layers of the results in the project."""

    def show(self, place: str, group: str, key: str, files: Mapping[str, str], preview: bool) -> None:
        """Put the results of a step on the map, in place of those of the run before.

        Parameters
        ----------
        place : what tells the sous-trame apart (``commun`` for the land cover); ``group`` its name.
        """
        for one in OUTPUTS[key]:
            if not one.title or one.name not in files:
                continue
            title = tr("{} (aperçu)").format(tr(one.title)) if preview else tr(one.title)
            layer = open_file(files[one.name], title)
            if layer is None:
                continue
            if one.style:
                layer.loadNamedStyle(str(STYLES / "green_network" / one.style))
            before = self.find(place, key, one.name)
            layer.setCustomProperty(ROLE, f"{place}/{key}/{one.name}")
            self._add(layer, one, self._group(group, key == OCCUPATION), before)

    def _add(self, layer: QgsMapLayer, one: Output, tree: QgsLayerTreeGroup, before: QgsMapLayer | None) -> None:
        project = QgsProject.instance()
        node = tree.findLayer(before.id()) if before is not None else None
        visible = node.itemVisibilityChecked() if node is not None else one.name in SHOWN
        project.addMapLayer(layer, False)
        added = tree.insertLayer(self._rank(tree, one.depth), layer)
        added.setExpanded(False)
        added.setItemVisibilityChecked(visible)
        if before is not None:
            project.removeMapLayer(before.id())

    def _rank(self, tree: QgsLayerTreeGroup, depth: int) -> int:
        for rank, node in enumerate(tree.findLayers()):
            known = _depth(node.layer())
            if known is None or known > depth:
                return rank
        return len(tree.findLayers())

    def _group(self, name: str, ground: bool) -> QgsLayerTreeGroup:
        """Return a group of the panel; that of the land cover stays under the others, which it would hide."""
        root = QgsProject.instance().layerTreeRoot()
        top = root.findGroup(GROUP) or root.insertGroup(0, GROUP)
        found = top.findGroup(name)
        if found is not None:
            return found
        groups = top.findGroups()
        above = bool(groups) and not ground and any(_is_ground(node.layer()) for node in groups[-1].findLayers())
        return top.insertGroup(len(groups) - above, name)

    def find(self, place: str, key: str, name: str) -> QgsMapLayer | None:
        """Return the layer of a result, None when it is not in the project (any more)."""
        wanted = f"{place}/{key}/{name}"
        return next((one for role, one in self.all() if role == wanted), None)

    def all(self) -> Iterator[tuple[str, QgsMapLayer]]:
        """Give the layers of the panel with what each is."""
        for layer in QgsProject.instance().mapLayers().values():
            role = layer.customProperty(ROLE)
            if role:
                yield str(role), layer

    def forget(self, files: Mapping[str, str]) -> None:
        """Delete the files of a run that was replaced, unless something still holds them."""
        held = {one.source().split("|")[0] for one in QgsProject.instance().mapLayers().values()}
        for path in files.values():
            if path in held:
                continue
            for one in (Path(path), Path(path).with_suffix(".qml"), Path(f"{path}.aux.xml")):
                try:
                    one.unlink()
                except OSError:  # absent, or held open by another program: it only takes room
                    continue


def _is_ground(layer: QgsMapLayer | None) -> bool:
    return layer is not None and f"/{OCCUPATION}/" in str(layer.customProperty(ROLE) or "")


def _depth(layer: QgsMapLayer | None) -> int | None:
    role = str(layer.customProperty(ROLE) or "") if layer is not None else ""
    if role.count("/") < 2:
        return None
    _, key, name = role.rsplit("/", 2)
    return next((one.depth for one in OUTPUTS.get(key, ()) if one.name == name), None)
