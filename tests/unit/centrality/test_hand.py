"""What people decided outlives a new run: identifiers, statuses, parcels over the computed shape."""

import pandas as pd
import pytest
import shapely
from geopandas import GeoDataFrame

from aula.aula_plugin.core.centrality.columns import CANDIDATES
from aula.aula_plugin.core.centrality.hand import (
    EDITS,
    NO_LONGER_DRAWN,
    adjusted,
    adjusted_table,
    carried,
    moved,
    share_inside,
)


def candidates(*rows):
    """Return candidates: identifier, status, name, box."""
    frame = pd.DataFrame(None, index=range(len(rows)), columns=list(CANDIDATES), dtype=object)
    for name, values in zip(("id_candidat", "statut", "nom"), zip(*rows)):
        frame[name] = list(values)
    frame["code_insee"] = "99001"
    return GeoDataFrame(frame, geometry=[shapely.box(*row[3]) for row in rows], crs="EPSG:2154")


def edits(*rows):
    """Return hand edits: candidate, action, gesture, share inside when clicked, box."""
    frame = pd.DataFrame(None, index=range(len(rows)), columns=list(EDITS), dtype=object)
    for name, values in zip(("candidat_id", "action", "geste", "part_calcul"), zip(*rows)):
        frame[name] = list(values)
    return GeoDataFrame(frame, geometry=[shapely.box(*row[4]) for row in rows], crs="EPSG:2154")


def test_a_candidate_drawn_again_keeps_its_identifier_its_status_and_its_name():
    before = candidates(
        ("99001_01", "retenu", "Bourg", (0, 0, 100, 100)), ("99001_02", "candidat", None, (500, 0, 600, 100))
    )
    # numbered the other way round by the new run, and each a little larger
    after = candidates(
        ("99001_01", "candidat", None, (500, 0, 620, 100)), ("99001_02", "candidat", None, (0, 0, 110, 100))
    )
    found = carried(before, after)
    assert list(found["id_candidat"]) == ["99001_02", "99001_01"]
    assert list(found["statut"]) == ["candidat", "retenu"] and found["nom"].iloc[1] == "Bourg"
    assert found.geometry.area.tolist() == [12_000, 11_000]


def test_a_candidate_that_replaces_none_has_a_number_of_its_own():
    before = candidates(("99001_01", "retenu", None, (0, 0, 100, 100)))
    after = candidates(
        ("99001_01", "candidat", None, (900, 0, 950, 50)), ("99001_02", "candidat", None, (0, 0, 100, 100))
    )
    assert list(carried(before, after)["id_candidat"]) == ["99001_02", "99001_01"]


def test_less_than_half_in_common_is_another_place():
    """40 of 100 m in common, under half of the smaller: the status stays on the old shape, kept and flagged."""
    before = candidates(("99001_01", "proposé", None, (0, 0, 100, 100)))
    found = carried(before, candidates(("99001_01", "candidat", None, (60, 0, 160, 100))))
    assert list(found["id_candidat"]) == ["99001_02", "99001_01"]
    assert list(found["statut"]) == ["candidat", "proposé"] and found["qualite"].iloc[1] == NO_LONGER_DRAWN


@pytest.mark.parametrize(("held", "left"), [((), 0), (("99001_01",), 1)])
def test_a_candidate_no_longer_drawn_goes_unless_something_refers_to_it(held, left):
    before = candidates(("99001_01", "candidat", None, (0, 0, 100, 100)))
    found = carried(before, before.iloc[:0], held)
    assert len(found) == left
    again = carried(found, before.iloc[:0], held)
    assert list(again["qualite"]) == [NO_LONGER_DRAWN] * left


def test_parcels_lie_over_the_computed_shape_in_the_order_of_the_gestures():
    """100 × 100 m, 20 × 100 m added beside, then 10 × 100 m of it taken away: 10 000 + 2 000 − 1 000 m²."""
    shape = shapely.box(0, 0, 100, 100)
    over = edits(("99001_01", "ajout", 1, 0.0, (100, 0, 120, 100)), ("99001_01", "retrait", 2, 0.0, (110, 0, 130, 100)))
    assert adjusted(shape, over).area == pytest.approx(11_000)
    other_way = edits(
        ("99001_01", "ajout", 2, 0.0, (100, 0, 120, 100)), ("99001_01", "retrait", 1, 0.0, (110, 0, 130, 100))
    )
    assert adjusted(shape, other_way).area == pytest.approx(12_000)
    assert adjusted(shape, over.iloc[:0]).equals(shape)


def test_adjusted_perimeters_leave_out_those_set_aside():
    """1 ha and 0.2 ha added; a candidate « écarté » and one that a parcel takes whole have no row."""
    drawn = candidates(
        ("99001_01", "retenu", "Bourg", (0, 0, 100, 100)),
        ("99001_02", "écarté", None, (500, 0, 600, 100)),
        ("99001_03", "candidat", None, (900, 0, 910, 10)),
    )
    over = edits(("99001_01", "ajout", 1, 0.0, (100, 0, 120, 100)), ("99001_03", "retrait", 2, 1.0, (890, 0, 920, 20)))
    found = adjusted_table(drawn, over)
    assert list(found["id_candidat"]) == ["99001_01"] and list(found["n_retouches"]) == [1]
    assert found["aire_ha"].tolist() == pytest.approx([1.2])
    assert len(adjusted_table(drawn.iloc[:0], over)) == 0


def test_an_edit_says_when_the_computed_shape_moved_under_it():
    """A parcel of 20 m was half inside when it was added; the shape moved 10 m and holds it all."""
    over = edits(("99001_01", "ajout", 1, 0.5, (90, 0, 110, 100)), ("99001_01", "retrait", 2, 1.0, (0, 0, 10, 100)))
    drawn = candidates(("99001_01", "candidat", None, (0, 0, 110, 100)))
    found = moved(over, drawn)
    assert list(found["geste"]) == [1] and found["part_maintenant"].tolist() == pytest.approx([1.0])
    assert len(moved(over, drawn.iloc[:0])) == 2
    assert share_inside(over.geometry.to_numpy(), None).tolist() == [0.0, 0.0]
