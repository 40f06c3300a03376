"""Territories of any kind: codes found, lost zeros given back, objects of one code united."""

from __future__ import annotations

import pytest
import shapely
from geopandas import GeoDataFrame

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.land.territories import common_territory, overlapping_share, read_territories, together

from .cover_builder import CRS, square


def layer(**columns):
    count = len(next(iter(columns.values())))
    return GeoDataFrame(columns, geometry=[square(number) for number in range(count)], crs=CRS)


def test_communes_by_their_usual_fields():
    found, notes = read_territories(layer(nom=["B", "A"], insee_com=[1004, 1002], epci=["e", None]), group_field="epci")
    assert found["code"].tolist() == ["01002", "01004"] and found["nom"].tolist() == ["A", "B"]
    assert found["groupe"].tolist() == [None, "e"]
    assert any("zéro de tête rendu à 2\u00a0codes INSEE" in note for note in notes)


def test_codes_that_are_not_insee_stay_as_they_are():
    found, _ = read_territories(layer(code_qp=["QP062001", "12"]))
    assert found["code"].tolist() == ["12", "QP062001"] == found["nom"].tolist()


def test_objects_drawn_by_hand_are_numbered():
    found, notes = read_territories(layer(remarque=["x", "y"]))
    assert found["code"].tolist() == ["1", "2"]
    assert "numéro d’ordre" in notes[0]


def test_objects_of_one_code_are_one_territory():
    found, notes = read_territories(layer(code=["a", "a", "b"]))
    assert found.geometry.area.tolist() == [20_000.0, 10_000.0]
    assert any("réunis" in note for note in notes)


def test_missing_codes_and_fields_are_refused():
    with pytest.raises(InputError, match="1\u00a0?.?objet.* sans code .n° 1."):
        read_territories(layer(code=["a", None]))
    with pytest.raises(InputError, match="le champ « quartier » n’existe pas ; présents : code"):
        read_territories(layer(code=["a"]), "quartier")


def test_overlaps_and_union():
    """Two squares of 1 ha and one of 1 ha over half of each: 1 ha claimed twice of 2 ha covered."""
    shapes = [square(0), square(1), shapely.box(50, 0, 150, 100)]
    frame = GeoDataFrame({"code": list("abc"), "nom": list("abc"), "groupe": None}, geometry=shapes, crs=CRS)
    assert overlapping_share(frame) == pytest.approx(50.0)
    assert together(frame).geometry.area.tolist() == [20_000.0]


def test_common_extent():
    both, either = common_territory([square(0), square(1)], [square(1), square(2)], CRS)
    assert (both.geometry.area.sum(), either.geometry.area.sum()) == (10_000.0, 30_000.0)
    with pytest.raises(InputError, match="aucun lieu commun"):
        common_territory([square(0)], [square(5)], CRS)
