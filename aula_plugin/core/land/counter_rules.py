"""The rules of the ZAN counter: years, rate, floor, pooling, projection. All are parameters, because the law moves.

Defaults of November 2026: loi 2021-1104 of 22/08/2021, art. 194 (reference 2011–2020, half of it over 2021–2030); loi
2023-630 of 20/07/2023 (floor of 1 ha, which communes may pool at the level of the EPCI). The bounds of the status are
a practice value without a source.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import InputError
from ..typography import insecables, nombre_court

#: How the years to come are drawn: mean pace since the start, or pace of the last three years known.
PROJECTIONS = ("moyenne", "trois_ans")
#: Date from which the defaults are those of the law, as a report prints it.
DEFAULTS_DATE = "2026-11-22"

BELOW = "en dessous du rythme"
WITHIN = "dans le rythme"
ABOVE = "un peu au-dessus du rythme"
FAR_ABOVE = "nettement au-dessus du rythme"
EXCEEDED = "enveloppe dépassée"
NO_DATA = "sans donnée"
STATUSES = (BELOW, WITHIN, ABOVE, FAR_ABOVE, EXCEEDED, NO_DATA)

COMMUNE, EPCI, SCOT = "commune", "epci", "scot"
LEVELS = (COMMUNE, EPCI, SCOT)


@dataclass(frozen=True)
class Rules:
    """What the counter counts against.

    Attributes
    ----------
    reference_start, reference_end : first and last year of the reference period, both counted: 10 years by default.
    start, end : first and last year of the period counted, both counted: 10 years by default.
    rate : reduction of the reference consumption where no rate is given for the territory, %.
    guarantee : a commune that is eligible has at least `floor_ha`.
    floor_ha : least envelope of an eligible commune, ha.
    pooling : the envelope of an EPCI or a SCoT holds the floors of its communes.
    projection : one of `PROJECTIONS`.
    prorate : a reference period, or a total over several years, that does not coincide is brought to the right number
        of years by its mean; otherwise what it would give stays unknown.
    below, within, above : bounds of (share used) / (share of time elapsed) of the status.
    """

    reference_start: int = 2011
    reference_end: int = 2020
    start: int = 2021
    end: int = 2030
    rate: float = 50.0
    guarantee: bool = True
    floor_ha: float = 1.0
    pooling: bool = True
    projection: str = "moyenne"
    prorate: bool = False
    below: float = 0.75
    within: float = 1.0
    above: float = 1.25

    def __post_init__(self) -> None:
        for first, last, words in (
            (self.reference_start, self.reference_end, "période de référence"),
            (self.start, self.end, "période du décompte"),
        ):
            if first > last:
                raise InputError(f"{words} : elle commence en {first} et finit en {last}. Inversez ces deux années.")
        if self.reference_end >= self.start:
            raise InputError(
                f"le décompte commence en {self.start}, avant la fin de la période de référence "
                f"({self.reference_end}) : une année compterait deux fois. Changez l’une des deux."
            )
        if not 0 <= self.rate <= 100:
            raise InputError(f"taux de réduction : {self.rate:g} ; attendu : de 0 à 100 %.")
        if not 0 < self.below <= self.within <= self.above:
            raise InputError(
                f"bornes du statut : {self.below:g}, {self.within:g}, {self.above:g} ; attendu : trois nombres "
                "au-dessus de 0, du plus petit au plus grand."
            )
        if self.projection not in PROJECTIONS:
            raise InputError(f"projection « {self.projection} » ; accepté : {', '.join(PROJECTIONS)}.")

    @property
    def reference_years(self) -> range:
        """Years of the reference period: 2011 to 2020 are ten."""
        return range(self.reference_start, self.reference_end + 1)

    @property
    def years(self) -> range:
        """Years of the period counted."""
        return range(self.start, self.end + 1)

    def in_words(self) -> str:
        """Return the rules in one French line, so that a counter can be worked out again."""
        floor = "sans garantie communale"
        if self.guarantee:
            floor = f"garantie communale de {nombre_court(self.floor_ha)} ha"
            floor += ", mutualisée" if self.pooling else ", non mutualisée"
        pace = "rythme moyen" if self.projection == PROJECTIONS[0] else "rythme des trois dernières années"
        said = [
            f"référence {self.reference_start}-{self.reference_end}",
            f"décompte {self.start}-{self.end}",
            f"réduction de {nombre_court(self.rate)} % à défaut d’un taux donné",
            floor,
            f"projection au {pace}",
            *(["périodes incomplètes proratisées"] if self.prorate else []),
            f"bornes du rythme {', '.join(map(nombre_court, (self.below, self.within, self.above)))}",
        ]
        return insecables(" ; ".join(said))
