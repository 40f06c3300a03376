"""Round graduations of an axis that holds zero."""

from __future__ import annotations

import math

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def ticks(most: float, least: float = 0.0, wanted: int = 4) -> list[float]:
    """Return graduations that hold zero, ``least`` and ``most``; about ``wanted`` steps of 1, 2, 2.5 or 5."""
    span = max(most, 0.0) - min(least, 0.0)
    if not math.isfinite(span) or span <= 0:
        return [0.0, 1.0]
    scale = 10.0 ** math.floor(math.log10(span / wanted))
    step = next((one * scale for one in STEPS if one * scale * wanted >= span * (1 - 1e-9)), 10 * scale)
    low, high = math.floor(min(least, 0.0) / step + 1e-9), math.ceil(max(most, 0.0) / step - 1e-9)
    return [step * rank for rank in range(low, high + 1)]


def decimals(graduations: list[float]) -> int:
    """Return how many decimals the graduations need, the same for all."""
    return next((digits for digits in range(4) if all(abs(round(one, digits) - one) < 1e-9 for one in graduations)), 4)
