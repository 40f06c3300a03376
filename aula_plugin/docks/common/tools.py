"""Algorithms offered from a panel: greyed, with the reason, when the toolbox does not hold them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QDialog, QMenu, QWidget

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


#: Dialogs on screen: QGIS builds them in Python, and their buttons do nothing once Python let go of them.
_shown: list[QDialog] = []


def open_algorithm(
    name: str, values: Mapping[str, Any], parent: QWidget | None = None, done: Callable[[], object] | None = None
) -> None:
    """Show the window of an algorithm, filled in with the values it knows; ``done`` is called when it is closed.

    None says that an optional result is not wanted.
    """
    from qgis import processing

    found = QgsApplication.processingRegistry().algorithmById(name)
    if found is None:
        return
    known = {one.name() for one in found.parameterDefinitions()}
    dialog = processing.createAlgorithmDialog(name, {key: value for key, value in values.items() if key in known})
    if dialog is None:
        return
    if parent is not None:
        dialog.setParent(parent, dialog.windowFlags())
    _shown.append(dialog)

    def closed() -> None:
        if dialog in _shown:
            _shown.remove(dialog)
        if done is not None:
            done()

    dialog.rejected.connect(closed)  # `finished` is a method of this class, that hides the signal
    dialog.show()
