"""How each role of the references is drawn under the evidence: muted, told apart by hatching as well as by hue."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from geopandas import GeoDataFrame

from .legend import Item

_AREA, _LINE, _POINT = "area", "line", "point"


@dataclass(frozen=True)
class Look:
    """Drawing of a role: SVG attributes of its shapes."""

    kind: str
    style: tuple[tuple[str, str], ...]

    def item(self, label: str) -> Item:
        """Return the legend entry."""
        return Item(label, self.kind, self.style)


def _area(fill: str, stroke: str, opacity: str = "0.45") -> Look:
    return Look(_AREA, (("fill", fill), ("fill_opacity", opacity), ("stroke", stroke), ("stroke_width", "0.8")))


def _hatched(pattern: str, stroke: str) -> Look:
    return Look(
        _AREA,
        (("fill", f"url(#r-{pattern})"), ("fill_opacity", "0.75"), ("stroke", stroke), ("stroke_width", "0.8"),
         ("stroke_dasharray", "3 2")),
    )  # fmt: skip


def _line(stroke: str, width: str = "1.4", dash: str | None = None) -> Look:
    style = [("stroke", stroke), ("stroke_width", width)]
    return Look(_LINE, tuple(style + ([("stroke_dasharray", dash)] if dash else [])))


def _point(fill: str) -> Look:
    return Look(_POINT, (("fill", fill), ("stroke", "#fff"), ("stroke_width", "0.8")))


SOUS_TRAMES = {
    "boisée": _area("#2f6b3a", "#2f6b3a", "0.5"),
    "prairiale": _area("#9bbf5a", "#7fa53d", "0.5"),
    "humide": _area("#3f8f9b", "#2c7480", "0.5"),
    "aquatique": _area("#3a6fb0", "#2c5a94", "0.5"),
}
LOOKS = {
    "reservoirs": SOUS_TRAMES["boisée"],
    "corridors": _hatched("vert", "#2f6b3a"),
    "fleches_corridor": _line("#2f6b3a", "2.2", "6 3"),
    "zones_humides": SOUS_TRAMES["humide"],
    "coupures": _hatched("ocre", "#8a6d1f"),
    "haies": _line("#5d8a3a", "1.2"),
    "cours_eau": _line("#3a6fb0", "1.5"),
    "bois": _area("#7d9c7f", "#5f7d61", "0.35"),
    "enveloppe_urbaine": Look(
        _AREA, (("fill", "none"), ("stroke", "#1d2a35"), ("stroke_width", "1"), ("stroke_dasharray", "4 2.5"))
    ),
    "masque_enaf": _area("#e6eed6", "#b9c79d", "0.5"),
    "bati": _area("#9aa3ab", "#7f8890", "0.6"),
    "parcelles": Look(_AREA, (("fill", "none"), ("stroke", "#c3c8cc"), ("stroke_width", "0.5"))),
    "friches": _hatched("gris", "#6b747c"),
    "centralites": _hatched("bleu", "#1f4e79"),
    "centralites_plu": _hatched("gris", "#1d2a35"),
    "sip": _hatched("violet", "#6b4c86"),
    "sites_logistiques": _hatched("gris", "#6b747c"),
    "parcs_activite": _area("#b9a7c9", "#8a74a3", "0.4"),
    "zae_existantes": _area("#cbbfd6", "#9a88ad", "0.4"),
    "fronts_commerciaux": _line("#6b4c86", "2"),
    "routes": _line("#a3abb2", "1.2"),
    "liaisons_scot": _line("#1f4e79", "2", "5 3"),
    "ppr": _hatched("rouge", "#9c3b32"),
    "aleas": _area("#7aa3cf", "#4f7fb3", "0.4"),
    "captages": _hatched("bleu", "#3a6fb0"),
    "pprt": _hatched("rouge", "#9c3b32"),
    "risques_techno": _hatched("rouge", "#9c3b32"),
    "axes_ruissellement": _line("#3a6fb0", "1.4", "4 2"),
    "esa": _area("#d8c27a", "#a8924a", "0.45"),
    "zap": _hatched("ocre", "#8a6d1f"),
    "rpg": _area("#e3d7a8", "#b8a86b", "0.4"),
    "cones_vue": _hatched("violet", "#6b4c86"),
    "zaer": _hatched("ocre", "#8a6d1f"),
}
_DEFAULTS = {2: _hatched("gris", "#6b747c"), 1: _line("#6b747c", "1.4", "4 2"), 0: _point("#6b747c")}


def looks_of(role: str, frame: GeoDataFrame, label: str) -> list[tuple[str, Look, np.ndarray]]:
    """Return the layers a role is drawn as: one by sous-trame where the field exists, else one.

    Each is ``(legend label, look, geometries)``; lines of a surface role and missing geometries are left out of none.
    """
    shapes = frame.geometry.to_numpy()
    column = next((name for name in ("sous_trame", "soustrame", "sous-trame") if name in frame.columns), None)
    if role == "reservoirs" and column is not None:
        return _by_sous_trame(frame[column], shapes, label)
    return [(label, _look(role, shapes), shapes)]


def _look(role: str, shapes: np.ndarray) -> Look:
    import shapely

    dimensions = shapely.get_dimensions(shapes)
    dimension = int(dimensions.max()) if len(dimensions) and dimensions.max() >= 0 else 2
    look = LOOKS.get(role)
    kinds = {2: _AREA, 1: _LINE, 0: _POINT}
    return look if look is not None and look.kind == kinds[dimension] else _DEFAULTS[dimension]


def _by_sous_trame(values: pd.Series, shapes: np.ndarray, label: str) -> list[tuple[str, Look, np.ndarray]]:
    keys = values.fillna("").astype(str).str.strip().str.lower().replace({"boisee": "boisée"}).to_numpy()
    layers = []
    for key, look in SOUS_TRAMES.items():
        match = keys == key
        if match.any():
            layers.append((f"{label} ({key})", look, shapes[match]))
    rest = ~np.isin(keys, list(SOUS_TRAMES))
    if rest.any():
        layers.append((label, LOOKS["reservoirs"] if not layers else _DEFAULTS[2], shapes[rest]))
    return layers
