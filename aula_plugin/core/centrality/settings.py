"""What a person may set before candidate perimeters are drawn, and the defaults.

No public document gives numbers for these thresholds: they are practice, called defaults wherever they are shown, and
the sensitivity of the areas to them is always available.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

#: How q_K and q_B are read: a quantile of the commune, a quantile of the whole territory, or a value.
REFERENCES = ("commune", "territoire", "absolu")
#: What the built leg adds up: floor area (footprint times levels), or footprint.
BUILT_MEASURES = ("plancher", "emprise")
#: Groups of the gamme de proximité 2025 (INSEE).
PROXIMITY_GROUPS = 26


@dataclass(frozen=True)
class Settings:
    """Parameters of the perimeters.

    Attributes
    ----------
    cell : side of a cell, m (10–50).
    radius : radius of the quartic kernel, m (100–250).
    diversity_radius : groups are counted within it, m (100–400).
    built_radius : built area is added up within it, m (50–200).
    built_measure : one of `BUILT_MEASURES`.
    density : q_K, quantile 0–1 of the cells with K > 0, or value of K when ``reference`` is « absolu ».
    built : q_B, quantile 0–1 of the cells with B > 0, or m² per m² when ``reference`` is « absolu ».
    groups : n_min, least number of distinct groups within `diversity_radius`.
    reference : one of `REFERENCES`.
    shops_min, area_min_ha : a part with fewer shops or less area is set aside.
    closing : gaps narrower than twice this close, m.
    parcel_share : a parcel is taken when at least this share of it lies inside, 0–1.
    parcel_max_ha : a larger parcel is cut at the edge of the core instead of taken, ha.
    hole_max_ha : smaller holes are filled, ha.
    chain : d, two shops less than d apart belong together, m (25–200).
    chain_shops : least number of shops of a chain.
    hull_ratio : ratio of the concave hull, 0 (tight) – 1 (convex).
    speed : walking speed, km/h (4–5).
    minutes : reach of the network variant, min.
    attachment : a start or an inhabitant farther from the streets is not attached, m.
    """

    cell: float = 25.0
    radius: float = 150.0
    diversity_radius: float = 200.0
    built_radius: float = 100.0
    built_measure: str = "plancher"
    density: float = 0.75
    built: float = 0.50
    groups: int = 5
    reference: str = "commune"
    shops_min: int = 3
    area_min_ha: float = 0.5
    closing: float = 25.0
    parcel_share: float = 0.5
    parcel_max_ha: float = 2.0
    hole_max_ha: float = 0.2
    chain: float = 100.0
    chain_shops: int = 3
    hull_ratio: float = 0.3
    speed: float = 4.5
    minutes: float = 5.0
    attachment: float = 50.0

    @property
    def margin(self) -> float:
        """Distance around the territory within which points count, m."""
        return max(self.radius, self.diversity_radius, self.built_radius) + self.cell

    @property
    def reach(self) -> float:
        """Distance walked in `minutes`, m."""
        return self.speed * 1000 / 60 * self.minutes

    def as_dict(self) -> dict[str, Any]:
        """Return what the outputs keep as JSON, so that a perimeter can be drawn again."""
        return asdict(self)
