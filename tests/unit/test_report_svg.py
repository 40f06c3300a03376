"""Drawings of the report: projection, path data, scale bars, placing of labels, widths of texts."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from aula.aula_plugin.reporting.reading import Decompte, Lecture
from aula.aula_plugin.reporting.svg import scalebar
from aula.aula_plugin.reporting.svg.bars import bar_sentence, signal_bar
from aula.aula_plugin.reporting.svg.basemap import anchor
from aula.aula_plugin.reporting.svg.frame import at_scale, fit, fixed
from aula.aula_plugin.reporting.svg.labels import Box, Placer, around
from aula.aula_plugin.reporting.svg.legend import Item, legend_row
from aula.aula_plugin.reporting.svg.markup import el, text
from aula.aula_plugin.reporting.svg.metrics import text_width, wrap
from aula.aula_plugin.reporting.svg.paths import path, visible
from aula.aula_plugin.reporting.svg.roles import SOUS_TRAMES, looks_of
from aula.tests.unit.report_builder import references, report_input, zones

#: 1 000 m of ground on 100 px of page: 0.1 px a metre.
FRAME = fixed((0, 0, 1000, 500), 100, 50, margin=0)


def test_frame_puts_north_up_at_one_scale():
    assert FRAME.scale == pytest.approx(0.1)
    assert FRAME.point(shapely.Point(0, 500)) == (0, 0)
    assert FRAME.point(shapely.Point(1000, 0)) == (100, 50)


def test_frame_fits_the_height_allowed():
    # a territory twice as high as wide, 100 px wide at most and 60 px high: 60 px for 2 000 m, centred
    frame = fit((0, 0, 1000, 2000), 100, 60, margin=0)
    assert (frame.width, frame.height) == (100, 60)
    assert frame.scale == pytest.approx(60 / 2000)
    assert (frame.minx + frame.maxx) / 2 == pytest.approx(500)


def test_frame_at_scale():
    frame = at_scale((500, 500), 100, 50, 2.0)
    assert (frame.minx, frame.miny, frame.maxx, frame.maxy) == (400, 450, 600, 550)


def test_path_is_relative_in_tenths_of_a_pixel():
    # a 100 m square at the top left: 10 px on the page
    assert path([shapely.box(0, 400, 100, 500)], FRAME) in {"M10 10l0 -10 -10 0 0 10z", "M10 10l-10 0 0 -10 10 0z"}


def test_path_keeps_holes_and_drops_what_cannot_be_seen():
    ring = shapely.Polygon(shapely.box(100, 100, 400, 400).exterior, [shapely.box(200, 200, 300, 300).exterior])
    assert path([ring], FRAME).count("z") == 2
    assert path([shapely.box(10, 10, 12, 12)], FRAME) == ""
    assert path([None, shapely.Point(1, 1), shapely.Polygon()], FRAME) == ""
    assert path([], FRAME) == ""


def test_path_stays_near_the_window():
    data = path([shapely.box(-1e6, -1e6, 1e6, 1e6)], FRAME)
    numbers = [abs(float(n)) for n in re.findall(r"-?\d+\.?\d*", data)]
    assert max(numbers) <= 110


def test_visible():
    assert visible([shapely.box(900, 400, 2000, 2000)], FRAME)
    assert not visible([shapely.box(1500, 600, 2000, 2000)], FRAME)
    assert not visible([], FRAME)


@pytest.mark.parametrize(
    ("metres_per_pixel", "target", "expected"),
    [(10, 90, 500), (1, 40, 20), (0.6, 40, 20), (30, 90, 2000), (12.5, 80, 1000)],
)
def test_scale_bar_is_the_largest_round_number_that_fits(metres_per_pixel, target, expected):
    frame = at_scale((0, 0), 100, 100, metres_per_pixel)
    assert scalebar.round_length(frame, target) == expected


@given(st.floats(0.01, 500), st.floats(20, 200))
def test_scale_bar_is_one_two_or_five(metres_per_pixel, target):
    frame = at_scale((0, 0), 100, 100, metres_per_pixel)
    metres = scalebar.round_length(frame, target)
    lead = metres / 10 ** np.floor(np.log10(metres) + 1e-9)
    assert min(abs(lead - n) for n in (1, 2, 5)) < 1e-6
    assert target / 2.6 < metres * frame.scale <= target * 1.0001


def test_scale_label():
    assert scalebar.label(2000) == "2\u00a0km"
    assert scalebar.label(500) == "500\u00a0m"
    assert scalebar.label(0.5) == "0,5\u00a0m"


def test_placed_boxes_do_not_overlap_while_there_is_room():
    placer = Placer(400, 300)
    boxes = [placer.place(60, 20, around(200, 150, 120, 8))[0] for _ in range(8)]
    assert not any(a.overlap(b) for i, a in enumerate(boxes) for b in boxes[:i])
    assert not any(box.outside(400, 300) for box in boxes)


def test_discs_stay_inside_and_leave_their_places_visible():
    placer = Placer(200, 200)
    places = [(10, 10), (190, 190), (100, 100), (104, 100)]
    for x, y in places:
        placer.reserve(x, y, 5)
    for x, y in places:
        cx, cy = placer.disc(x, y, 9)
        assert not Box(cx - 9, cy - 9, 18, 18).outside(200, 200)
        assert all(abs(cx - px) > 10 or abs(cy - py) > 10 for px, py in places)


def test_text_width_and_wrap():
    # DejaVu Sans: a 613, b 635 thousandths
    assert text_width("ab", 10) == pytest.approx(12.48)
    assert text_width("é", 10) == text_width("e", 10)
    assert wrap("Sainte-Hypothèse-lès-Villexemple", 9.6, 92, bold=True) == [
        "Sainte-",
        "Hypothèse-lès-",
        "Villexemple",
    ]
    assert wrap("x" * 5000, 9, 80)[0].endswith("…")
    assert wrap("", 9, 80) == []


def test_elements_are_escaped():
    written = str(el("g", text("<b>&", 0, 0), title='"><script>'))
    root = ElementTree.fromstring(written)
    assert root.get("title") == '"><script>'
    assert root[0].text == "<b>&"


def test_bar_says_what_it_shows():
    count = Lecture(report_input()).decompte
    assert bar_sentence(count) == (
        "17 écarts dont 7 à examiner, 13 écarts tolérés dont 2 à examiner, 86 respectés, 7 non évaluables, "
        "12 sans objet"
    )
    assert "12\u00a0constats sans seuil" in signal_bar(count)


def test_bar_lengths_are_proportional():
    count = Lecture(report_input()).decompte
    root = ElementTree.fromstring(signal_bar(count, 1350.0))
    # 135 lines bear a signal: 10 px each on 1 350 px; each segment gives one pixel to the gap on its right
    widths = [float(r.get("width")) for r in root.iter("{http://www.w3.org/2000/svg}rect")][1::2]
    assert widths == pytest.approx([99, 69, 109, 19, 859, 69, 119], abs=0.1)


def test_empty_bar_draws_nothing():
    assert signal_bar(Decompte(())) == ""
    assert legend_row([], 600) == ""


def test_legend_wraps_to_its_width():
    items = [Item(f"entrée numéro {i}", "area", (("fill", "#ccc"),)) for i in range(12)]
    root = ElementTree.fromstring(legend_row(items, 400))
    xs = [float(t.get("x")) for t in root.iter("{http://www.w3.org/2000/svg}text")]
    assert len(xs) == 12
    assert max(xs) < 400


def test_reservoirs_are_drawn_by_sous_trame_and_no_object_is_lost():
    frame = references(zones(report_input().communes))["reservoirs"]
    layers = looks_of("reservoirs", frame, "Réservoirs")
    assert sum(len(shapes) for *_, shapes in layers) == len(frame)
    assert {look for _, look, _ in layers} <= set(SOUS_TRAMES.values())


def test_label_anchor_lies_inside_a_horseshoe():
    horseshoe = shapely.box(0, 0, 300, 300) - shapely.box(50, 50, 250, 300)
    assert horseshoe.contains(anchor(horseshoe))
