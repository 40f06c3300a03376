"""Where the report of a trame is read: a browser, which draws SVG; paper, made by Qt; or a text to be edited."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from ...core.green_network.synthesis import Branch
from ...core.typography import propre
from ..svg.basemap import Basemap
from ..svg.importance_bar import importance_bar, sample
from ..svg.network_map import Strand, network_map

#: Centimetres of a text per pixel of a page: 605 pixels are its 16 cm.
_CM = 16.0 / 605.0
Numbered = Sequence[tuple[str, Any]]


class Screen:
    """A browser: drawings are SVG, and patterns are defined once for the page."""

    paper = False
    #: Rows of the tables of réservoirs, links and conflict points, which a page of the report holds with its map; of
    #: those of pas japonais and sites, which come after.
    rows = (5, 3, 3, 5)

    def draw(self, base: Basemap, strands: Sequence[Strand], numbered: Numbered, title: str, whole: bool) -> Any:
        """Return a map and its legend; ``whole`` is that of all sous-trames."""
        height = 415.0 if whole else 228.0
        return network_map(base, strands, numbered, title, max_height=height, links=not whole, beside=not whole)

    def bar(self, branch: Branch, shares: tuple[float, float, float], longest: float) -> Markup:
        """Return the bar of the importance of a réservoir."""
        return importance_bar(branch.plan.id, branch.plan.couleur, shares, longest)

    def sample(self, branch: Branch, kind: str) -> Markup:
        """Return the sample of a part of these bars."""
        return sample(branch.plan.id, branch.plan.couleur, kind)


class Paper(Screen):
    """A page printed by the text engine of Qt, which draws no SVG: drawings are images of HTML."""

    paper = True
    rows = (5, 3, 3, 10)
    #: Pixels: width of the maps, height of that of the whole, of that of a sous-trame.
    size = (600.0, 330.0, 225.0)

    def put(self, image: Any, width: float, height: float, title: str) -> Markup:
        """Return what shows an image, sizes in pixels of the page."""
        from .brushes import png

        encoded = base64.b64encode(png(image)).decode("ascii")
        shown = Markup('<img width="{}" height="{}" alt="{}" src="data:image/png;base64,{}">')
        return shown.format(round(width), round(height), title, encoded)

    def draw(self, base: Basemap, strands: Sequence[Strand], numbered: Numbered, title: str, whole: bool) -> Any:
        """Return a map and its legend."""
        from .picture import legend, network_picture

        width, tall, low = self.size
        image, frame = network_picture(base, strands, numbered, width, tall if whole else low, not whole)
        return self.put(image, frame.width, frame.height, title), legend(
            strands, bool(numbered), base, not whole, self.put
        )

    def bar(self, branch: Branch, shares: tuple[float, float, float], longest: float) -> Markup:
        """Return the bar of the importance of a réservoir."""
        from .brushes import BAR_HEIGHT, BAR_WIDTH, importance

        return self.put(importance(shares, longest, branch.plan.couleur), BAR_WIDTH, BAR_HEIGHT, "")

    def sample(self, branch: Branch, kind: str) -> Markup:
        """Return the sample of a part of these bars."""
        from .brushes import SWATCH_HEIGHT, SWATCH_WIDTH
        from .brushes import sample as painted_sample

        return self.put(painted_sample(branch.plan.couleur, kind), SWATCH_WIDTH, SWATCH_HEIGHT, "")


class Text(Paper):
    """An OpenDocument text: ``pictures`` are the members of the file that its drawings become, by path."""

    size = (600.0, 390.0, 300.0)
    rows = (8, 8, 8, 8)

    def __init__(self) -> None:
        self.pictures: dict[str, bytes] = {}
        self._known: dict[bytes, str] = {}
        self._shown = 0

    def put(self, image: Any, width: float, height: float, title: str) -> Markup:
        """Return what shows an image; the same image is kept once."""
        from .brushes import png

        content = png(image)
        path = self._known.setdefault(content, f"Pictures/image{len(self._known) + 1}.png")
        self.pictures[path] = content
        self._shown += 1
        return Markup(
            '<draw:frame draw:name="Image{}" text:anchor-type="as-char" svg:width="{}cm" '
            'svg:height="{}cm"><draw:image xlink:href="{}" xlink:type="simple" xlink:show="embed" '
            'xlink:actuate="onLoad"/><svg:title>{}</svg:title></draw:frame>'
        ).format(self._shown, round(width * _CM, 3), round(height * _CM, 3), path, propre(title))
