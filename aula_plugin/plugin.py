"""Life cycle of the plugin: what is added when it loads is removed when it unloads."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication

from ..processing_algorithms.provider import AulaProvider


class AulaPlugin:
    """The plugin as QGIS handles it; ``iface`` is None under qgis_process."""

    def __init__(self, iface: Any) -> None:
        self.iface = iface
        self.provider: AulaProvider | None = None
        self.desktop: Any = None
        #: One checkable action by panel and, once opened, the panel; keys are the names of ``docks/registry.py``.
        self.actions: dict[str, Any] = {}
        self.docks: dict[str, Any] = {}

    def initProcessing(self) -> None:
        """Add the provider, once; the only step under qgis_process."""
        if self.provider is None:
            self.provider = AulaProvider()
            QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self) -> None:
        """Add what the desktop shows."""
        self.initProcessing()
        if self.iface is None or self.desktop is not None:
            return
        from .docks.desktop import Desktop  # widgets stay out of qgis_process

        self.desktop = Desktop(self.iface, self.actions, self.docks)

    def unload(self) -> None:
        """Undo everything, in reverse order."""
        if self.desktop is not None:
            self.desktop.clear()
            self.desktop = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
