"""What a person set: layers, settings, variants, commune, dossier; kept with the project, never the results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from qgis.PyQt.QtCore import QObject

from ...centrality_preview import Asked
from ...core.centrality.settings import REFERENCES, Settings
from .memory import recall, recall_path, remember, remember_path
from .wiring import BY_NAME, SHOWN, SLIDERS, VARIANTS, VOTING

_GIVEN = {"scot": "PERIMETRES_SCOT", "plu": "PERIMETRES_PLU", "main": "PERIMETRES_MAIN"}


class Study(QObject):
    """Attributes are read by everyone, changed through the methods, and remembered at once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.recall()

    def recall(self) -> None:
        """Read again what the project keeps; what it does not understand is left to its default."""
        self.layers: dict[str, str] = dict(recall("couches", {}) or {})
        self.settings = _settings(recall("reglages", {}))
        self.shown = _variants(recall("affichees"), SHOWN)
        self.votes = _variants(recall("votes"), VOTING)
        self.code = str(recall("commune", "") or "")
        self.path = recall_path("dossier")

    def set_layers(self, layers: Mapping[str, str]) -> None:
        """Keep which layers are used."""
        self.layers = dict(layers)
        remember("couches", self.layers)

    def set_setting(self, name: str, value: float) -> None:
        """Change one setting."""
        kind = type(getattr(Settings(), name))
        self.settings = replace(self.settings, **{name: kind(round(value) if kind is int else value)})
        kept = {one.name: getattr(self.settings, one.name) for one in SLIDERS}
        remember("reglages", {**kept, "reference": self.settings.reference})

    def set_shown(self, names: list[str]) -> None:
        """Keep the variants shown."""
        self.shown = names
        remember("affichees", names)

    def set_votes(self, names: list[str]) -> None:
        """Keep the variants that vote."""
        self.votes = names
        remember("votes", names)

    def set_code(self, code: str) -> None:
        """Keep the commune looked at."""
        self.code = code
        remember("commune", code)

    def set_path(self, path: str) -> None:
        """Keep the dossier."""
        self.path = path
        remember_path("dossier", path)

    @property
    def available(self) -> list[str]:
        """Return the variants that the layers allow to draw."""
        without = {name for name, parameter in _GIVEN.items() if parameter not in self.layers}
        if "BATI" not in self.layers:
            without.add("tissu")
        return [one.name for one in VARIANTS if one.name not in without]

    @property
    def asked(self) -> Asked:
        """Return what is to be drawn."""
        available = self.available
        return Asked(
            self.code, self.settings, tuple(available), tuple(name for name in self.votes if name in available)
        )


def _settings(kept: Any) -> Settings:
    found = Settings()
    if not isinstance(kept, dict):
        return found
    for one in SLIDERS:
        value = kept.get(one.name)
        if isinstance(value, (int, float)) and one.least * one.scale <= value <= one.most * one.scale:
            found = replace(found, **{one.name: type(getattr(found, one.name))(value)})
    reference = kept.get("reference")
    return replace(found, reference=reference) if reference in REFERENCES[:2] else found


def _variants(kept: Any, usual: tuple[str, ...]) -> list[str]:
    return [name for name in kept if name in BY_NAME] if isinstance(kept, list) else list(usual)
