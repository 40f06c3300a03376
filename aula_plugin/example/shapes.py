"""Shapes that look natural: winding lines, woods, half woods along a field."""

from __future__ import annotations

import numpy as np
import shapely

from .frame import STEP, Frame


def winding(rng: np.random.Generator, points, roughness: float = 0.08, levels: int = 6) -> np.ndarray:
    """Return a line through ``points`` made irregular by midpoint displacement.

    Each segment is halved ``levels`` times; each middle moves sideways by at most ``roughness`` × its length.
    """
    line = np.asarray(points, dtype=float)
    for _ in range(levels):
        start, end = line[:-1], line[1:]
        along = end - start
        normal = np.column_stack([-along[:, 1], along[:, 0]])
        shift = rng.uniform(-roughness, roughness, (len(start), 1))
        middle = (start + end) / 2 + shift * normal
        merged = np.empty((len(line) + len(middle), 2))
        merged[0::2], merged[1::2] = line, middle
        line = merged
    return np.round(line, 2)


def smooth(points, rounds: int = 3) -> np.ndarray:
    """Return a line with its corners cut ``rounds`` times (Chaikin), ends kept."""
    line = np.asarray(points, dtype=float)
    for _ in range(rounds):
        cut = np.empty((2 * (len(line) - 1), 2))
        cut[0::2] = 0.75 * line[:-1] + 0.25 * line[1:]
        cut[1::2] = 0.25 * line[:-1] + 0.75 * line[1:]
        line = np.vstack([line[:1], cut, line[-1:]])
    return np.round(line, 2)


def _radii(rng: np.random.Generator, n: int, irregularity: float) -> np.ndarray:
    """Return ``n`` radii around 1: a few slow waves, then small notches."""
    angle = 2 * np.pi * np.arange(n) / n
    radii = np.ones(n)
    for order in range(2, 7):
        amplitude = irregularity * rng.uniform(0.4, 1.0) / order
        radii += amplitude * np.cos(order * angle + rng.uniform(0, 2 * np.pi))
    return radii + rng.uniform(-0.12, 0.12, n) * irregularity


def blob(
    rng: np.random.Generator,
    frame: Frame,
    area_ha: float,
    elongation: float = 1.0,
    v_min: float | None = None,
    irregularity: float = 0.45,
    n: int = 64,
) -> shapely.Polygon:
    """Return an irregular patch of ``area_ha``, to about 1 m²: of the sizes near it, the one that rounding serves best.

    Parameters
    ----------
    frame : its origin is the centre of the patch, or, with ``v_min``, the middle of its straight side.
    elongation : length along u divided by length along v.
    v_min : the patch lies on the side ``v >= v_min`` and its edge there is straight: a wood along a field.
    """
    angle = 2 * np.pi * np.arange(n) / n
    radii = _radii(rng, n, irregularity)
    outline = np.column_stack(
        [radii * np.cos(angle) * np.sqrt(elongation), radii * np.sin(angle) / np.sqrt(elongation)]
    )
    base = 0.0
    if v_min is not None:
        outline[:, 1] = outline[:, 1] + 0.55 / np.sqrt(elongation)
        shape = shapely.intersection(shapely.Polygon(outline).buffer(0), shapely.box(-9, 0, 9, 9))
        outline = shapely.get_coordinates(shapely.get_exterior_ring(shape))[:-1]
        base = v_min
    outline = outline * np.sqrt(area_ha * 1e4 / shapely.area(shapely.Polygon(outline)))
    tries = [np.round(outline * (1 + step * 2e-5) / STEP) * STEP for step in range(-40, 41)]
    errors = [abs(shapely.area(shapely.Polygon(points)) - area_ha * 1e4) for points in tries]
    return frame.polygon(tries[int(np.argmin(errors))] + np.array([0.0, base]))


def band(line: np.ndarray, widths: np.ndarray) -> shapely.Polygon:
    """Return the polygon around a line whose half width varies along it (a valley floor)."""
    along = np.gradient(line, axis=0)
    normal = np.column_stack([-along[:, 1], along[:, 0]])
    normal /= np.hypot(*normal.T)[:, None]
    left, right = line + normal * widths[:, None], line - normal * widths[:, None]
    outline = shapely.Polygon(np.round(np.vstack([left, right[::-1]]), 2)).buffer(0)
    parts = shapely.get_parts(outline)
    return parts[np.argmax(shapely.area(parts))]
