"""The muted ground of the maps: communes, zones U and AU, a few references. Each window is written once per report."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import numpy as np
import shapely
from geopandas import GeoDataFrame
from markupsafe import Markup
from shapely.ops import polylabel

from .frame import Frame
from .legend import Item
from .markup import el, group
from .paths import path, prepared, visible
from .roles import Look, looks_of

U_STYLE = (("fill", "#e64545"), ("fill_opacity", "0.24"))
AU_STYLE = (("fill", "#ff6565"), ("fill_opacity", "0.72"), ("stroke", "#c23b3b"), ("stroke_width", "0.7"))
COMMUNE_FILL = "#f3f5f7"
LIMIT = "#9aa3ab"
OUTLINE = "#55626e"
#: Roles that help a reader find his way on any map.
LANDMARKS = ("cours_eau", "routes")


class Basemap:
    """Ground of every map of one report.

    A window already drawn is referred to by ``<use>``, so that ten maps of one territory do not weigh ten times.
    """

    def __init__(
        self,
        communes: GeoDataFrame,
        zones: GeoDataFrame,
        references: dict[str, GeoDataFrame],
        check: Callable[[], None] | None = None,
    ) -> None:
        self._check = check or (lambda: None)
        self.communes = communes
        self.codes = communes["code_insee"].astype(str).to_list()
        self.shapes = polygons(communes.geometry.to_numpy())
        self.references = references
        families = zones["famille"].to_numpy() if len(zones) else np.array([], dtype=object)
        shapes = zones.geometry.to_numpy()
        self.zones = {family: shapes[families == family] for family in ("U", "AU")}
        self.outline = _outline(self.shapes)
        self._written: dict[tuple, str] = {}
        self._anchors: dict[str, shapely.Point] = {}

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Bounds of the territory; of the zones when the communes have no shape."""
        drawn = self.outline if not shapely.is_empty(self.outline) else shapely.union_all(self.zones["U"])
        return tuple(shapely.bounds(drawn)) if not shapely.is_empty(drawn) else (0.0, 0.0, 1000.0, 1000.0)

    def anchor(self, code: str) -> shapely.Point:
        """Return where the label of a commune is at ease."""
        if code not in self._anchors:
            self._anchors[code] = anchor(self.shapes[self.codes.index(code)])
        return self._anchors[code]

    @cached_property
    def _built(self) -> tuple[np.ndarray, shapely.STRtree]:
        zones = np.concatenate([self.zones["U"], self.zones["AU"]])
        return zones, shapely.STRtree(zones)

    def built(self, code: str) -> shapely.Geometry:
        """Return zones U and AU around the middle of a commune, coarse: what its label should not hide."""
        self._check()
        shape = self.shapes[self.codes.index(code)]
        zones, tree = self._built
        if shape is None or not len(zones):
            return shapely.GeometryCollection()
        near = zones[tree.query(shape, predicate="intersects")]
        coarse = shapely.simplify(near, 20.0)
        return shapely.union_all(coarse[shapely.is_valid(coarse)])

    def ground(self, frame: Frame) -> Markup:
        """Draw commune grounds, zones, landmarks and limits."""
        self._check()
        key = (frame, "ground")
        if key in self._written:
            return el("use", href=f"#{self._written[key]}")
        name = f"fond-{len(self._written) + 1}"
        self._written[key] = name
        shapes = self.shapes[~shapely.is_missing(self.shapes)]
        return group(
            el("path", d=path(shapes, frame), fill=COMMUNE_FILL),
            el("clipPath", el("path", d=path([self.outline], frame)), id=f"{name}-bord"),
            group(*(self.landmark(role, frame) for role in LANDMARKS), clip_path=f"url(#{name}-bord)"),
            self.zone_paths(frame),
            el("path", d=path(shapely.boundary(shapes), frame), fill="none", stroke=LIMIT, stroke_width="0.7",
               stroke_dasharray="5 2 1 2"),
            el("path", d=path([shapely.boundary(self.outline)], frame), fill="none", stroke=OUTLINE,
               stroke_width="1.3"),
            id=name,
        )  # fmt: skip

    def zone_paths(self, frame: Frame, outlined: bool = False) -> Markup:
        """Draw zones U then AU; ``outlined`` also draws the limits between zones U."""
        parts = []
        for family, style in (("U", U_STYLE), ("AU", AU_STYLE)):
            data = path(self.zones[family], frame)
            if data:
                extra = {"stroke": "#c98080", "stroke_width": "0.5"} if outlined and family == "U" else {}
                parts.append(el("path", d=data, fill_rule="evenodd", **dict(style), **extra))
        return group(*parts)

    def landmark(self, role: str, frame: Frame) -> Markup:
        """Draw a line layer thinly; nothing when the role is absent or is not made of lines."""
        layer = self.references.get(role)
        if layer is None or not len(layer):
            return Markup("")
        parts = [
            el("path", d=path(shapes, frame), fill="none", stroke_linejoin="round", **dict(look.style))
            for _, look, shapes in looks_of(role, layer, role)
            if look.kind == "line"
        ]
        return group(*parts, opacity="0.8")

    def reference(self, role: str, frame: Frame, label: str) -> tuple[Markup, list[Item]]:
        """Draw a role at full strength; return it with its legend entries, both empty out of the window."""
        layer = self.references.get(role)
        if layer is None or not len(layer):
            return Markup(""), []
        parts, items = [], []
        for name, look, shapes in looks_of(role, layer, label):
            if not visible(shapes, frame):
                continue
            parts.append(draw(shapes, look, frame))
            items.append(look.item(name))
        return group(*parts), items

    def zone_items(self, frame: Frame) -> list[Item]:
        """Return the legend entries of the zones visible in a window."""
        styles = {"U": U_STYLE, "AU": AU_STYLE}
        return [Item(f"zones {f}", "area", styles[f]) for f in ("U", "AU") if visible(self.zones[f], frame)]


def draw(shapes: np.ndarray, look: Look, frame: Frame) -> Markup:
    """Draw geometries with a look; points become small circles."""
    style = dict(look.style)
    if look.kind == "point":
        points = shapely.get_parts(prepared(shapes, frame))
        return group(*(el("circle", cx=x, cy=y, r="2.4", **style) for x, y in map(frame.point, points)))
    if look.kind == "line":
        return el("path", d=path(shapes, frame), fill="none", stroke_linejoin="round", **style)
    return el("path", d=path(shapely.normalize(prepared(shapes, frame)), frame), **style)


def polygons(shapes: np.ndarray) -> np.ndarray:
    """Return the shapes made valid for drawing; a missing one stays missing."""
    shapes = np.asarray(shapes, dtype=object).copy()
    wrong = ~shapely.is_valid(shapes) & ~shapely.is_missing(shapes)
    shapes[wrong] = shapely.make_valid(shapes[wrong])
    return shapes


def _outline(shapes: np.ndarray) -> shapely.Geometry:
    present = shapes[~shapely.is_missing(shapes)]
    # a hair of a buffer closes the slits between communes digitised apart
    return shapely.buffer(shapely.union_all(shapely.buffer(present, 2.0, join_style="mitre")), -2.0, join_style="mitre")


def anchor(shape: shapely.Geometry) -> shapely.Point:
    """Return the place farthest from the edges of the largest part, where a label is at ease."""
    parts = shapely.get_parts(shape)
    parts = parts[shapely.get_dimensions(parts) == 2]
    if not len(parts):
        return shapely.point_on_surface(shape)
    largest = max(parts, key=lambda part: part.area)
    tolerance = max(largest.length / 200, 1.0)
    simple = shapely.simplify(largest, tolerance)
    return (
        polylabel(simple, tolerance=tolerance) if simple.geom_type == "Polygon" else shapely.point_on_surface(largest)
    )
