"""How the panel names what the algorithm names: variants, sliders, layers, and the values it is run with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import Qt

from ...core.centrality.settings import Settings

ALGORITHM = "aula:perimetres_centralite"
OFFER_TOOL = "aula:preparer_offre"
SHEETS_TOOL = "aula:fiches_centralite"


@dataclass(frozen=True)
class Variant:
    """A variant as the panel shows it: on the map, one pen each; ``given`` ones are drawn in ink, not in accent."""

    name: str
    label: str
    pen: Qt.PenStyle
    given: bool = False
    pale: bool = False


VARIANTS = (
    Variant("champ", "Champ de densité", Qt.PenStyle.SolidLine),
    Variant("tampons", "Tampons {:g} m", Qt.PenStyle.DashLine),
    Variant("enveloppe", "Enveloppe concave", Qt.PenStyle.DotLine),
    Variant("reseau", "Réseau {:g} min", Qt.PenStyle.SolidLine, pale=True),
    Variant("tissu", "Tissu bâti", Qt.PenStyle.DashDotLine, pale=True),
    Variant("scot", "SCoT", Qt.PenStyle.DashLine, given=True),
    Variant("plu", "PLU(i)", Qt.PenStyle.DotLine, given=True),
    Variant("main", "Dessiné à la main", Qt.PenStyle.SolidLine, given=True),
)
BY_NAME = {one.name: one for one in VARIANTS}
#: Ticked when a person has chosen nothing yet.
SHOWN = ("champ", "tampons", "reseau", "scot")
VOTING = ("champ", "tampons", "enveloppe", "reseau")


@dataclass(frozen=True)
class Slider:
    """One setting as a slider: ``name`` of `Settings`, parameter, words, range; what is shown times ``scale`` is it."""

    name: str
    parameter: str
    label: str
    least: int
    most: int
    step: int
    suffix: str
    scale: float
    tip: str


SLIDERS = (
    Slider("radius", "RAYON", "Rayon", 50, 300, 10, " m", 1.0, "Un équipement pèse jusqu’à cette distance."),
    Slider(
        "density", "SEUIL_DENSITE", "Densité", 0, 100, 1, " %", 0.01,
        "Part des mailles occupées de la commune laissées sous le seuil : 75 % garde le quart le plus dense.",
    ),
    Slider(
        "groups", "GROUPES_MIN", "Groupes", 1, 26, 1, " / 26", 1.0,
        "Nombre de groupes de services différents à moins de 200 m.",
    ),
    Slider(
        "built", "SEUIL_BATI", "Bâti", 0, 100, 1, " %", 0.01,
        "Part des mailles bâties de la commune laissées sous le seuil.",
    ),
    Slider(
        "closing", "FERMETURE", "Fermeture", 0, 100, 5, " m", 1.0, "Un vide moins large que le double se ferme.",
    ),
)  # fmt: skip

#: Parameters that take a layer, with the words of the panel; the first two are needed.
LAYERS = (
    ("OFFRE", "Offre"),
    ("COMMUNES", "Communes"),
    ("BATI", "Bâti"),
    ("PARCELLES", "Parcelles"),
    ("POPULATION", "Population"),
    ("VOIRIE", "Rues"),
    ("COUPURES", "Coupures"),
    ("PERIMETRES_SCOT", "SCoT"),
    ("PERIMETRES_PLU", "PLU(i)"),
    ("PERIMETRES_MAIN", "À la main"),
)
#: Parameter to what the example calls it in its file of references.
EXAMPLE = {
    "BATI": "bati",
    "PARCELLES": "parcelles",
    "VOIRIE": "routes",
    "PERIMETRES_SCOT": "centralites",
    "PERIMETRES_PLU": "centralites_plu",
}


def label_of(name: str, settings: Settings) -> str:
    """Return the name of a variant with the setting that makes it."""
    value = {"tampons": settings.chain, "reseau": settings.minutes}.get(name, 0.0)
    return BY_NAME[name].label.format(value)


def parameters(layers: dict[str, str], settings: Settings) -> dict[str, Any]:
    """Return the values the algorithm takes for some layers and settings."""
    found: dict[str, Any] = {name: value for name, value in layers.items() if value}
    if "COUPURES" in found:
        found["COUPURES"] = [found["COUPURES"]]
    for one in SLIDERS:
        found[one.parameter] = getattr(settings, one.name)
    found["REFERENCE"] = settings.reference
    return found
