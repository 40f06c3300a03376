"""Forms drawn with Qt Designer, loaded onto a widget."""

from __future__ import annotations

from qgis.PyQt import uic
from qgis.PyQt.QtWidgets import QWidget

from ...paths import FORMS


def load_form(name: str, widget: QWidget) -> None:
    """Put the form ``forms/<name>.ui`` on a widget; its fields become attributes of the widget."""
    uic.loadUi(str(FORMS / f"{name}.ui"), widget, package=__package__)
