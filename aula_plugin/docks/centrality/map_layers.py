"""The layers of the dossier on the map, in one group, as their embedded styles draw them."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer

GROUP = "Aula – Centralités"
ROLE = "aula/centralites"
#: Layer of the dossier, its title, ticked when it is added.
SHOWN = (
    ("points_utilises", "Points utilisés", False),
    ("retouches", "Retouches", True),
    ("perimetres_ajustes", "Périmètres ajustés", False),
    ("candidats", "Candidats", True),
    ("variantes", "Variantes", False),
    ("accord", "Accord des variantes", False),
    ("accord_parcelles", "Accord par parcelle", False),
    ("parties_ecartees", "Parties écartées", False),
    ("communes_resultat", "Résultat par commune", False),
    ("journal", "Journal", False),
)


def show(path: str) -> list[QgsMapLayer]:
    """Put the layers of a dossier on the map, those there already drawn again; return them."""
    project = QgsProject.instance()
    root = project.layerTreeRoot()
    group = root.findGroup(GROUP) or root.insertGroup(0, GROUP)
    found = []
    for name, title, visible in SHOWN:
        role = f"{Path(path).as_posix()}|{name}"
        layer = next((one for one in project.mapLayers().values() if one.customProperty(ROLE) == role), None)
        if layer is None:
            layer = QgsVectorLayer(f"{path}|layername={name}", title, "ogr")
            if not layer.isValid():
                continue
            layer.setCustomProperty(ROLE, role)
            project.addMapLayer(layer, False)
            node = group.addLayer(layer)
            node.setExpanded(False)
            node.setItemVisibilityChecked(visible)
        found.append(layer)
    refresh(path)
    return found


def refresh(path: str) -> None:
    """Draw again the layers of a dossier that are in the project."""
    for layer in QgsProject.instance().mapLayers().values():
        if str(layer.customProperty(ROLE) or "").startswith(f"{Path(path).as_posix()}|"):
            layer.dataProvider().reloadData()
            layer.triggerRepaint()
