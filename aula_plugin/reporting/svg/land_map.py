"""The map of the land register: what is consumed, what is opened and not consumed yet."""

from __future__ import annotations

from geopandas import GeoDataFrame
from markupsafe import Markup

from ...core.compatibility.land_pieces import CONSUMED, ELSEWHERE, FREE, FREE_UNKNOWN
from ..signals import CONSUMPTION
from .basemap import Basemap
from .changes_map import commune_names
from .frame import fit
from .labels import Placer
from .legend import Item, legend_column
from .markup import el, group, svg
from .paths import path, visible
from .scalebar import scale_bar

_LEGEND = 176.0
#: Fill and outline of each nature, drawn in this order; the same as the bars of the chart.
LOOKS = {
    FREE_UNKNOWN: ("#d9b9a8", CONSUMPTION),
    FREE: ("url(#r-ocre)", CONSUMPTION),
    CONSUMED: (CONSUMPTION, CONSUMPTION),
    ELSEWHERE: ("#1d2a35", "#1d2a35"),
}


def land_map(base: Basemap, pieces: GeoDataFrame, names: dict[str, str], title: str, width: float = 672.0) -> Markup:
    """Draw the territory with its pieces, the communes named."""
    frame = fit(base.bounds, width - _LEGEND, 420.0, margin=0.03)
    placer = Placer(frame.width, frame.height)
    shapes, natures = pieces.geometry.to_numpy(), pieces["nature"].to_numpy()
    drawn, items = [], []
    for nature, (fill, stroke) in LOOKS.items():
        own = shapes[natures == nature] if len(shapes) else shapes
        if not len(own) or not visible(own, frame):
            continue
        look = (("fill", fill), ("stroke", stroke), ("stroke_width", "0.8"), ("stroke_linejoin", "round"))
        drawn.append(el("path", d=path(own, frame), fill_rule="evenodd", **dict(look)))
        items.append(Item(nature, "area", look))
    items = [*reversed(items), *base.zone_items(frame)]
    legend, _ = legend_column(items, frame.width + 12, 4, _LEGEND - 12)
    return svg(
        width,
        frame.height,
        title,
        el("svg", base.ground(frame), *drawn, x="0", y="0", width=frame.width, height=frame.height),
        group(*commune_names(base, frame, placer, names)),
        legend,
        scale_bar(frame, width - 6, frame.height - 6),
    )
