"""How the classes of the communal typology are shown: a colour and a code, wherever they are drawn.

The published map has eight classes; its colours are not published. Ours were chosen apart in normal sight (ΔE of Lab
≥ 31 two by two), in deuteranopia and protanopia (≥ 20), and spread in lightness for a print in grey, where the code
written in the circles tells classes of like grey apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...core.land.typology import NOT_CLASSED


@dataclass(frozen=True)
class Look:
    """A class: colour of its circles, and its code (H habitat, Éc économie, Éq équipement, T transport)."""

    colour: str
    code: str
    #: Colour of the code on the circle.
    ink: str = "#ffffff"


DARK = "#1d2a35"
LOOKS = {
    "habitat": Look("#f58a4b", "H", DARK),
    "habitat / transport": Look("#966548", "H\u00a0T"),
    "habitat / équipement": Look("#ebe052", "H\u00a0Éq", DARK),
    "habitat / économie (/ équipement)": Look("#e6388f", "H\u00a0Éc"),
    "habitat / économie / transport": Look("#5c1217", "H\u00a0Éc\u00a0T"),
    "transport": Look("#3f4654", "T"),
    "économie": Look("#6247b3", "Éc"),
    "économie / équipement": Look("#88c3e3", "Éc\u00a0Éq", DARK),
    NOT_CLASSED: Look("#ffffff", "", DARK),
}
OTHER = Look("#c9ccd1", "", DARK)
#: Hectares of the circles of the legend of the published map.
LEGEND_HA = (1.0, 10.0, 20.0, 40.0, 83.0)


def look_of(kind: object) -> Look:
    """Return the look of a class; of the other values when it is none."""
    return LOOKS.get(str(kind), OTHER)
