"""The three measures of the land, never one for another: consumption of ENAF, artificialisation, sealing.

Each sorts a place into categories, and says of each category whether the land is taken (1), not taken (0), or whether
nothing can be said (-1). A place flows when it is taken at one date and not at the other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

#: Categories of a place about which nothing can be said: codes that are read but not decisive, codes that are not.
UNDECIDED = "indéterminé"
UNKNOWN = "code inconnu"
#: Later class of a place whose change is only a difference of drawing.
DRAWING = "écart de numérisation"

#: m² in a hectare.
HECTARE = 10_000.0


@dataclass(frozen=True)
class Measure:
    """One way to say that land is taken.

    Attributes
    ----------
    title : how it is named to planners.
    gain, loss : values of ``sens…`` for a place that becomes taken, or is given back.
    columns : columns of ``TERRITORIES``: gross taken, given back, net, share of the territory, stock at each date.
    classes : categories that are decided, with 1 where the land is taken.
    """

    id: str
    title: str
    gain: str
    loss: str
    columns: tuple[str, str, str, str, str, str]
    classes: tuple[tuple[str, int], ...]

    @property
    def categories(self) -> tuple[str, ...]:
        """Return every category, the undecided and the unknown last."""
        return (*(name for name, _ in self.classes), UNDECIDED, UNKNOWN)

    @property
    def states(self) -> np.ndarray:
        """Return 1, 0 or -1 for each of `categories`."""
        return np.array([*(taken for _, taken in self.classes), -1, -1], dtype=np.int8)


ENAF = Measure(
    "enaf",
    "consommation d’ENAF",
    "conso",
    "renat",
    ("conso_ha", "renat_ha", "net_ha", "pct", "urbanise1_ha", "urbanise2_ha"),
    (("A", 0), ("F", 0), ("N", 0), ("Uh", 1), ("Ue", 1), ("Ui", 1), ("Ua", 1)),
)
DECREE = Measure(
    "decret",
    "artificialisation (décret)",
    "artif",
    "desartif",
    ("artif_ha", "desartif_ha", "artif_net_ha", "artif_pct", "artif1_ha", "artif2_ha"),
    (("non artificialisé", 0), ("artificialisé", 1)),
)
SEALING = Measure(
    "impermeable",
    "imperméabilisation",
    "imper",
    "desimper",
    ("imper_ha", "desimper_ha", "imper_net_ha", "imper_pct", "imper1_ha", "imper2_ha"),
    (("non imperméable", 0), ("imperméable", 1)),
)
MEASURES = {measure.id: measure for measure in (ENAF, DECREE, SEALING)}
