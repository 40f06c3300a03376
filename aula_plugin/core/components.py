"""Connected sets of things linked two by two."""

from __future__ import annotations

import numpy as np


def components(n: int, left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return, for each of ``0 … n − 1``, the least member of the set it is linked to.

    Parameters
    ----------
    left, right : ends of each link; a link counts both ways.
    """
    label = np.arange(n)
    while True:
        low = label.copy()
        np.minimum.at(low, left, label[right])
        np.minimum.at(low, right, label[left])
        low = low[low]  # two steps at once
        if (low == label).all():
            return label
        label = low
