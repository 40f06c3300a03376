"""The panel « Compatibilité »."""

from __future__ import annotations

from typing import Any

from qgis.gui import QgsDockWidget


class CompatibilityDock(QgsDockWidget):
    """Shell of the panel."""

    def __init__(self, iface: Any) -> None:
        super().__init__()
        self.iface = iface

    def shut(self) -> None:
        """Let go of everything before the panel is destroyed."""
