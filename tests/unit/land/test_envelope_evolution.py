"""Extension and densification between two dates, and how envelopes share out among territories."""

import numpy as np
import pytest
import shapely
from geopandas import GeoDataFrame
from shapely import box

from aula.aula_plugin.core.land.columns import ENVELOPES, EVOLUTION, FRAGMENTATION
from aula.aula_plugin.core.land.envelope_evolution import new_built
from aula.aula_plugin.core.land.envelope_result import Fabric, urban_envelopes
from aula.aula_plugin.core.land.envelope_settings import settings_of

PLAIN = settings_of("personnalise", dilation=30.0, erosion=30.0, area_min_ha=0.0, simplification=0.0)


def square(x, y, side):
    return box(x, y, x + side, y + side)


def shapes(*geometries):
    return np.array(geometries, dtype=object)


def territories(*boxes):
    rows = {"code": [f"{n}" for n in range(1, len(boxes) + 1)], "nom": [f"T{n}" for n in range(1, len(boxes) + 1)]}
    return GeoDataFrame(rows, geometry=list(boxes), crs=2154)


#: A hamlet of four corners, whose closing by 30 m fills the gaps of 50 m: 250 m a side, but what no disc enters.
HAMLET = shapes(square(0, 0, 100), square(150, 0, 100), square(0, 150, 100), square(150, 150, 100))


def run(first, second=None, places=None, settings=PLAIN, clipped=False):
    later = None if second is None else Fabric(second, "2024")
    return urban_envelopes(Fabric(first, "2015"), later, places, settings, 2154, clipped)


def test_new_built_is_out_or_in_the_first_envelope():
    """100 m² in the middle of the hamlet, 400 m² 500 m away: 0.01 ha inside, 0.04 outside, 0.05 in all."""
    found = run(HAMLET, np.append(HAMLET, shapes(square(120, 120, 10), square(800, 0, 20))))
    told = found.evolution.set_index("type")
    assert dict(told["ha"]) == pytest.approx({"densification": 0.01, "extension": 0.04})
    assert dict(told["n_bati"]) == {"densification": 1, "extension": 1}
    row = found.fragmentation.iloc[0]
    assert (row["extension_ha"], row["densification_ha"]) == pytest.approx((0.04, 0.01))
    assert list(found.envelopes["rang"]) == [1, 2, 2] and list(found.envelopes["date"]) == ["2015", "2024", "2024"]


def test_a_new_place_across_the_limit_counts_on_both_sides_and_once():
    """20 × 10 m, half in a notch of a square of 100 m: a disc of 30 m enters its mouth of 10 m by a segment.

    900 × asin(5 / 30) − 5 × √(900 − 25) = 2.80 m²: 97.2 m² inside the envelope of the first date, 102.8 outside.
    """
    old = shapes(shapely.difference(square(0, 0, 100), box(90, 40, 100, 50)))
    found = run(old, np.append(old, shapes(box(90, 40, 110, 50))))
    told = found.evolution.set_index("type")
    assert dict(told["ha"]) == pytest.approx({"densification": 0.00972, "extension": 0.01028}, rel=2e-3)
    assert told["n_bati"].sum() == 1


def test_differences_of_drawing_are_apart():
    """A house redrawn 1 m to the east adds a strip of 20 m², 1 m wide; another one grows by 5 m: 100 m² are new.

    Mean width of the strip: 2 × 20 / 42 = 0.95 m, under 2 m; of the wing, 2 × 100 / 50 = 4 m.
    """
    before = shapes(square(0, 0, 20), square(100, 0, 20))
    after = shapes(square(1, 0, 20), box(100, 0, 125, 20))
    found = new_built(before, after, PLAIN)
    assert shapely.area(found.pieces).tolist() == pytest.approx([100])
    assert found.drawing_m2 == pytest.approx(20)
    assert found.gone_m2 == pytest.approx(20)


def test_a_narrow_building_clear_of_the_others_is_new_whatever_its_width():
    found = new_built(shapes(square(0, 0, 20)), shapes(square(0, 0, 20), box(100, 0, 130, 1)), PLAIN)
    assert shapely.area(found.pieces).tolist() == pytest.approx([30])
    assert found.drawing_m2 == found.gone_m2 == 0


def test_swapping_dates_swaps_what_is_new_and_what_is_gone():
    one, other = shapes(square(0, 0, 20)), shapes(square(100, 0, 30))
    there, back = new_built(one, other, PLAIN), new_built(other, one, PLAIN)
    assert (shapely.area(there.pieces).sum(), there.gone_m2) == pytest.approx((900, 400))
    assert (shapely.area(back.pieces).sum(), back.gone_m2) == pytest.approx((400, 900))


def test_nothing_changed_gives_an_empty_layer_and_zeros():
    found = run(HAMLET, HAMLET)
    assert len(found.evolution) == 0 and list(found.evolution) == [*EVOLUTION, "geometry"]
    assert (found.fragmentation[["extension_ha", "densification_ha"]] == 0).all(axis=None)


def test_territories_share_what_straddles_them():
    """Two squares of 1 ha 500 m apart, the limit at x = 60 in the first: 0.6 ha in T1; 0.4 + 1 ha in T2, in two pieces.

    T2: main share 1 / 1.4 = 71.4 %. Everything is built: coefficient 1. T3 holds nothing: NULL, not 0.
    """
    places = territories(box(-100, -100, 60, 300), box(60, -100, 1000, 300), box(2000, 0, 3000, 100))
    found = run(shapes(square(0, 0, 100), square(600, 0, 100)), places=places)
    rows = found.fragmentation.set_index("code")
    assert list(rows["n_enveloppes"]) == [1, 2, 0]
    assert list(rows["ha"]) == pytest.approx([0.6, 1.4, 0.0])
    assert list(rows["part_principale_pct"][:2]) == pytest.approx([100, 100 / 1.4])
    assert list(rows["coefficient_emprise"][:2]) == pytest.approx([1, 1])
    assert rows.loc["3", ["part_principale_pct", "coefficient_emprise"]].isna().all()
    assert rows["extension_ha"].isna().all()
    assert any(note.startswith("1\u00a0enveloppe à cheval") for note in found.notes), found.notes


def test_the_coefficient_counts_overlapping_buildings_once():
    """1 ha given twice over 1 ha of envelope: 1, not 2; both objects are counted."""
    found = run(shapes(square(0, 0, 100), square(0, 0, 100)))
    assert found.fragmentation["coefficient_emprise"].tolist() == pytest.approx([1])
    assert found.envelopes[["n_bati", "bati_ha"]].values.tolist() == [[2, pytest.approx(1)]]


def test_objects_are_in_an_envelope_isolated_or_outside():
    objects = np.append(HAMLET, shapes(square(1000, 0, 10), square(5000, 0, 300)))
    at_least = settings_of("personnalise", dilation=30.0, erosion=30.0, area_min_ha=1.0)
    found = run(objects, places=territories(box(-50, -50, 400, 400)), settings=at_least, clipped=True)
    assert (found.objects, found.isolated, found.outside) == (6, 1, 1)
    assert found.envelopes["n_bati"].sum() == 4


def test_no_building_gives_empty_layers_and_says_so():
    found = run(shapes(), shapes())
    assert list(found.envelopes) == [*ENVELOPES, "geometry"] and len(found.envelopes) == 0
    assert list(found.fragmentation) == [*FRAGMENTATION, "geometry"]
    assert "Aucun bâtiment" in found.warnings[0]


def test_what_a_person_must_know_is_said():
    wide = settings_of("personnalise", dilation=10.0, erosion=20.0, area_min_ha=1.0)
    assert "Érosion plus grande" in run(HAMLET, settings=wide).warnings[0]
    large = settings_of("personnalise", dilation=10.0, erosion=10.0, area_min_ha=50.0)
    assert "Aucune enveloppe n’atteint" in run(HAMLET, settings=large).warnings[0]


@pytest.mark.parametrize("parts", [2, 5])
def test_splitting_objects_changes_no_area(parts):
    """The same land in strips: same envelope, same new area; only numbers of objects differ."""
    strips = [box(x, y, x + 100 / parts, y + 100) for x0, y in ((0, 0), (150, 0), (0, 150), (150, 150))
              for x in np.arange(parts) * 100 / parts + x0]  # fmt: skip
    new = shapes(square(120, 120, 10), square(800, 0, 20))
    whole, split = run(HAMLET, np.append(HAMLET, new)), run(shapes(*strips), np.append(HAMLET, new))
    assert split.envelopes["ha"].sum() == pytest.approx(whole.envelopes["ha"].sum(), rel=1e-5)
    assert list(split.evolution["ha"]) == pytest.approx(list(whole.evolution["ha"]), rel=1e-5)
