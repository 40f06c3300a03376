"""The layers of the counter on the map, in one group, with the styles the algorithm gave them."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import QgsProject, QgsVectorLayer

GROUP = "Aula – Compteur ZAN"
ROLE = "aula/compteur_zan"
#: Output of the algorithm, title, ticked when it is added.
SHOWN = (
    ("GROUPES", "Compteur des EPCI et des SCoT", False),
    ("COMPTEUR", "Compteur des communes", True),
    ("ANNEES", "Années du compteur", False),
)


def show(files: Mapping[str, str]) -> list[QgsVectorLayer]:
    """Put the layers of a run on the map; those of the run before take the new data, and keep place and style."""
    project, shown = QgsProject.instance(), []
    for name, title, visible in SHOWN:
        path = files.get(name, "")
        if not path:
            continue
        layer = next((one for one in project.mapLayers().values() if one.customProperty(ROLE) == name), None)
        if isinstance(layer, QgsVectorLayer):
            layer.setDataSource(path, layer.name(), "ogr", False)
            layer.triggerRepaint()
            shown.append(layer)
            continue
        layer = QgsVectorLayer(path, title, "ogr")
        if not layer.isValid():
            continue
        layer.setCustomProperty(ROLE, name)
        project.addMapLayer(layer, False)
        root = project.layerTreeRoot()
        group = root.findGroup(GROUP) or root.insertGroup(0, GROUP)
        node = group.addLayer(layer)
        node.setExpanded(False)
        node.setItemVisibilityChecked(visible)
        shown.append(layer)
    return shown
