"""The panels and the windows of the plugin, in the order of the menu and of the toolbar."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class DockEntry:
    """What is needed to offer a panel before any of its code is imported.

    Parameters
    ----------
    name : key of ``plugin.actions`` and ``plugin.docks``; the object name of the panel is ``Aula`` + name capitalised.
    title : French name, as the menu shows it.
    icon : file name in ``styles/icons``.
    module : module of the panel, relative to this package.
    class_name : subclass of ``QgsDockWidget`` in it, built with ``iface`` alone; its ``shut()`` lets go of everything.
    """

    name: str
    title: str
    icon: str
    module: str
    class_name: str

    @property
    def object_name(self) -> str:
        """Return the name under which QGIS remembers where the panel was."""
        return f"Aula{self.name.capitalize()}"


DOCKS: tuple[DockEntry, ...] = (
    DockEntry("compatibilite", "Compatibilité", "compatibilite.svg", "compatibility.dock", "CompatibilityDock"),
    DockEntry("tvb", "Trame verte et bleue", "trame_verte_bleue.svg", "green_network.dock", "GreenNetworkDock"),
    DockEntry("centralites", "Centralités", "centralites.svg", "centrality.dock", "CentralityDock"),
    DockEntry("compteur_zan", "Compteur ZAN", "compteur_zan.svg", "land.dock", "CounterDock"),
)

#: Windows of the menu: built at their first opening too, shown again by their action; ``shut()`` lets go of everything.
WINDOWS: tuple[DockEntry, ...] = (
    DockEntry("grille", "Grille du SCoT", "outils/grille.svg", "grid.window", "GridWindow"),
    DockEntry("frictions", "Table de friction", "outils/table.svg", "frictions.window", "FrictionWindow"),
)
