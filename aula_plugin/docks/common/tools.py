"""Algorithms offered from a panel: greyed, with the reason, when the toolbox does not hold them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QMenu

from ...i18n import tr


@dataclass(frozen=True)
class Tool:
    """An algorithm and the words it is offered with."""

    algorithm: str
    label: str


def missing(algorithm: str) -> str:
    """Return why an algorithm cannot be offered, empty when it can."""
    found = QgsApplication.processingRegistry().algorithmById(algorithm)
    if found is None:
        return tr("Absent de cette version de l’extension.")
    can, why = found.canExecute()
    return "" if can else why


def fill_menu(menu: QMenu, tools: Iterable[Tool], chosen: Callable[[str], None]) -> None:
    """Add the tools to a menu."""
    for tool in tools:
        action = menu.addAction(tool.label, lambda name=tool.algorithm: chosen(name))
        why = missing(tool.algorithm)
        action.setEnabled(not why)
        action.setToolTip(why or tool.label)
        if why:
            action.setText(f"{tool.label} ({why.rstrip('.').lower()})")
