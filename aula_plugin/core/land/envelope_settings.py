"""How an urban envelope is drawn: published recipes, and what a person sets over them."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ..errors import InputError
from ..typography import insecables, nombre_court

#: What a recipe does not say. The distances and 10 ha are the ones of Géo2France; 1 ha and 1 m have no source.
DISTANCE_M, AREA_HA, HOLES_HA, SIMPLIFICATION_M = 50.0, 10.0, 1.0, 1.0
#: Holes of any area are filled.
ALL_HOLES = math.inf


@dataclass(frozen=True)
class Preset:
    """A published recipe; None where it says nothing."""

    title: str
    source: str
    dilation: float
    erosion: float
    area_min_ha: float | None = None
    holes_ha: float | None = None


PRESETS = {
    "geo2france": Preset(
        "Géo2France : +50 m, −50 m, au moins 10 ha", "Géo2France, OCS2D", 50.0, 50.0, 10.0, holes_ha=ALL_HOLES
    ),
    "certu": Preset(
        "Certu, DREAL AuRA : fermeture de 50 m (rayon de 25 m)",
        "Certu 2005 ; DREAL Auvergne-Rhône-Alpes (fermeture de diamètre 50 m, soit un rayon de 25 m)",
        25.0,
        25.0,
    ),
    "ddt34": Preset("DDT de l’Hérault : +30 m, −30 m", "DDT de l’Hérault", 30.0, 30.0),
    "cerema_doubs": Preset("Cerema, Doubs : +40 m, −30 m", "Cerema, étude du Doubs", 40.0, 30.0),
    "personnalise": Preset("Personnalisé", "paramètres choisis", DISTANCE_M, DISTANCE_M),
}


@dataclass(frozen=True)
class Settings:
    """Parameters of the drawing.

    Attributes
    ----------
    preset : key of `PRESETS`.
    dilation, erosion : m.
    area_min_ha : an envelope smaller than that is not kept, ha.
    holes_ha : a hole smaller than that is filled, ha; `ALL_HOLES` fills them all.
    simplification : the outline may move by that much, m.
    new_width : what is built at the second date around what was already there, on less than that mean width, is a
        difference of drawing, m. No source.
    new_area : so is anything smaller than that, m². No source.
    """

    preset: str = "geo2france"
    dilation: float = DISTANCE_M
    erosion: float = DISTANCE_M
    area_min_ha: float = AREA_HA
    holes_ha: float = HOLES_HA
    simplification: float = SIMPLIFICATION_M
    new_width: float = 2.0
    new_area: float = 5.0

    def in_words(self) -> str:
        """Return the recipe in one French line."""
        holes = "tous les trous comblés"
        if not math.isinf(self.holes_ha):
            holes = f"trous de moins de {nombre_court(self.holes_ha)} ha comblés"
        return insecables(
            f"+{nombre_court(self.dilation)} m, −{nombre_court(self.erosion)} m, {nombre_court(self.area_min_ha)} ha "
            f"au moins, {holes}, contour simplifié à {nombre_court(self.simplification)} m"
        )

    def changes(self) -> list[str]:
        """Return what differs from the recipe, in French."""
        preset = PRESETS[self.preset]
        asked = (
            ("dilatation", self.dilation, preset.dilation, "m"),
            ("érosion", self.erosion, preset.erosion, "m"),
            ("surface minimale", self.area_min_ha, preset.area_min_ha, "ha"),
            ("trous comblés", self.holes_ha, preset.holes_ha, "ha"),
        )
        return [
            f"{name} de {_said(value, unit)} au lieu de {_said(own, unit)}"
            for name, value, own, unit in asked
            if own is not None and value != own
        ]


def _said(value: float, unit: str) -> str:
    return "toute surface" if math.isinf(value) else f"{nombre_court(value)} {unit}"


def settings_of(preset: str = "geo2france", all_holes: bool = False, **typed: float | None) -> Settings:
    """Return the settings of a recipe, and over them what a person typed.

    Parameters
    ----------
    all_holes : fill holes of any area.
    typed : fields of `Settings`; None: what the recipe says, else the default.

    Raises
    ------
    InputError
        An unknown recipe, or no dilation while there is an erosion.
    """
    if preset not in PRESETS:
        raise InputError(f"préréglage inconnu : « {preset} ». Connus : {', '.join(PRESETS)}.")
    recipe = PRESETS[preset]
    own = {name: getattr(recipe, name) for name in ("dilation", "erosion", "area_min_ha", "holes_ha")}
    given = {name: value for values in (own, typed) for name, value in values.items() if value is not None}
    if all_holes:
        given["holes_ha"] = ALL_HOLES
    found = Settings(preset=preset, **given)
    if found.erosion > 0 and not found.dilation > 0:
        raise InputError(
            "dilatation nulle avec une érosion : il ne resterait que l’intérieur des bâtiments. Donnez une dilatation."
        )
    return found
