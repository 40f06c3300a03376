"""What a person may set before consumption and artificialisation are measured, and the defaults."""

from __future__ import annotations

from dataclasses import dataclass

from ..typography import insecables, nombre_court


@dataclass(frozen=True)
class Settings:
    """Parameters of the measure.

    Attributes
    ----------
    measure : ``enaf``, ``decret`` or ``impermeable``: what flows, shares and typology speak of.
    changes_only : the layer only holds what changed: stocks, cover and thresholds are not evaluated.
    thresholds : apply those of the annex to R. 101-1 (décret 2023-1096).
    built_min, zone_min, width_min : buildings (m²), other categories (m²), linear infrastructure (m).
    parks, solar : leave vegetated parks of at least ``zone_min``, and ground solar plants, out of artificialised land.
    envelope_distance : agricultural buildings at most that far from the envelope count as activities, m.
    drawing_area, drawing_width : a patch of change smaller (m²) or narrower (m) is a difference of drawing. No source.
    dominant, second : shares of the typology, %. No source.
    overlap_max : share of a land cover claimed twice above which it is refused, %.
    every_change, pieces : see ``changes.changes``.
    """

    measure: str = "enaf"
    changes_only: bool = False
    thresholds: bool = True
    built_min: float = 50.0
    zone_min: float = 2500.0
    width_min: float = 5.0
    parks: bool = False
    solar: bool = False
    envelope_distance: float = 50.0
    drawing_area: float = 5.0
    drawing_width: float = 2.0
    dominant: float = 50.0
    second: float = 20.0
    overlap_max: float = 0.5
    every_change: bool = False
    pieces: bool = False

    def in_words(self) -> str:
        """Return what was asked in one French line, so that a result can be measured again."""
        decree = "seuils du décret non appliqués"
        if self.thresholds and not self.changes_only:
            decree = (
                f"seuils du décret : bâti {nombre_court(self.built_min)} m², autres {nombre_court(self.zone_min)} m², "
                f"linéaires {nombre_court(self.width_min)} m"
            )
        said = [
            f"mesure {self.measure}",
            *(["changements seuls"] if self.changes_only else []),
            decree,
            *(["parcs et jardins exemptés"] if self.parks else []),
            *(["solaire au sol exempté"] if self.solar else []),
            f"bâti agricole compté en activités à {nombre_court(self.envelope_distance)} m au plus de l’enveloppe",
            f"écart de numérisation sous {nombre_court(self.drawing_area)} m² ou {nombre_court(self.drawing_width)} m",
            f"typologie : part dominante {nombre_court(self.dominant)} %, deuxième {nombre_court(self.second)} %",
        ]
        return insecables(" ; ".join(said))
