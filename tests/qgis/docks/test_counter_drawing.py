"""Gauge and chart of the panel « Compteur ZAN »: graduations, words, places of labels, bars beyond the envelope."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.once


def plain(text):
    """Return a text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def curves(envelope=64.8, points=((2022.0, 8.4), (2023.0, 14.6), (2024.0, 22.7)), scenario=()):
    """Return the counter of the mock-up: 22,7 ha in three years, 75,7 ha at the pace of 7,6 ha a year."""
    from aula.aula_plugin.core.land.trajectory import Segment, Trajectory

    places = ((2021.0, 0.0), *points)
    segments = tuple(Segment(first, last, last[0] - first[0] == 1) for first, last in zip(places, places[1:]))
    last = points[-1]
    return Trajectory(
        "x", "Haute Aune", "epci", 2021.0, 2031.0, envelope, tuple(points), segments, (last, (2031.0, 75.7)),
        ((2021.0, 0.0), (2031.0, envelope)), (), scenario,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("most", "least", "expected"),
    [
        (86.2, 0.0, [0, 25, 50, 75, 100]),
        (75.7, 0.0, [0, 20, 40, 60, 80]),
        (1.5, 0.0, [0, 0.5, 1, 1.5]),
        (10.0, 0.0, [0, 2.5, 5, 7.5, 10]),
        (30.0, -8.4, [-10, 0, 10, 20, 30]),
        (0.0, 0.0, [0, 1]),
    ],
)
def test_graduations_are_round_and_hold_zero(most, least, expected):
    from aula.aula_plugin.core.ticks import ticks

    assert ticks(most, least) == pytest.approx(expected)


def test_graduations_share_their_decimals():
    from aula.aula_plugin.core.ticks import decimals

    assert decimals([0.0, 0.5, 1.0]) == 1 and decimals([0.0, 25.0]) == 0 and decimals([0.0, 0.25]) == 2


def test_the_chart_is_told_in_words(qgis_app):
    from aula.aula_plugin.docks.land.chart import Chart

    chart = Chart()
    assert chart.isHidden()
    chart.show_curves(curves(scenario=((2024.0, 22.7), (2026.0, 37.8), (2026.0, 48.3), (2031.0, 86.2))), "ha, cumul")
    told = plain(chart.accessibleDescription())
    assert told == (
        "ha, cumul ; fin 2021 : 8,40 ha ; fin 2022 : 14,6 ha ; fin 2023 : 22,7 ha ; projection à fin 2030 : 75,7 ha ; "
        "avec les hypothèses : 86,2 ha ; enveloppe : 64,8 ha"
    )
    chart.show_curves(None)
    assert chart.isHidden() and chart.accessibleDescription() == ""


@pytest.mark.parametrize("envelope", [0.0, 1.0, 22.7, 64.8, 5000.0])
def test_no_word_of_the_chart_covers_another(qgis_app, envelope):
    from qgis.PyQt.QtCore import QRectF
    from qgis.PyQt.QtGui import QFont, QImage, QPainter, QPalette

    from aula.aula_plugin.docks.common.ink import ink_of
    from aula.aula_plugin.docks.land.chart_drawing import Drawing

    image = QImage(320, 178, QImage.Format.Format_ARGB32)
    painter, font = QPainter(image), QFont("DejaVu Sans")
    font.setPixelSize(11)
    made = Drawing(painter, QRectF(0, 0, 320, 178), curves(envelope), "ha, cumul", ink_of(QPalette()), font)
    made.draw()
    painter.end()
    words = made.places._words
    assert len(words) >= 6
    assert not [(a, b) for rank, a in enumerate(words) for b in words[:rank] if a.intersects(b)]


def test_the_gauge_says_what_is_beyond_the_envelope(qgis_app):
    from aula.aula_plugin.docks.land.gauge import Gauge, Level

    gauge = Gauge()
    gauge.resize(320, gauge.sizeHint().height())
    gauge.show_level(Level(227.0, 10.0, 30.0, "temps écoulé 30 %"))
    assert plain(gauge.accessibleDescription()).startswith("consommé 227 % ; hypothèses + 10 % ; enveloppe 100 %")
    image = gauge.grab().toImage()
    middle = gauge.sizeHint().height() // 2
    ink, brown = image.pixelColor(318, middle), image.pixelColor(100, middle)
    assert ink.lightness() < brown.lightness() and brown.name() == "#8c4a2f"
    gauge.show_level(None)
    assert gauge.isHidden()


def test_communes_without_a_number_come_last_both_ways(qgis_app):
    from qgis.PyQt.QtCore import Qt

    from aula.aula_plugin.docks.land.communes import USED
    from aula.aula_plugin.docks.land.communes_view import CommunesView

    def row(name, used):
        return {
            "code": name, "nom": name, "solde_ha": None if used is None else 1.0, "used_pct": used, "ecoule_pct": 30.0,
            "apport_garantie_ha": 0.0, "conso_ha": used, "enveloppe_ha": 2.0, "annees_manquantes": None,
        }  # fmt: skip

    view = CommunesView()
    view.show_rows([row("B", 50.0), row("Vaux", None), row("A", 9.0)])
    for order, expected in (
        (Qt.SortOrder.AscendingOrder, ["9 %", "50 %", "sans donnée"]),
        (Qt.SortOrder.DescendingOrder, ["50 %", "9 %", "sans donnée"]),
    ):
        view.sortByColumn(USED, order)
        assert [plain(view.proxy.index(n, USED).data()) for n in range(3)] == expected
    view.grab()
