"""Communes of the counter: fields recognised, eligibility, parts of one commune."""

import pandas as pd
import pytest
import shapely
from geopandas import GeoDataFrame

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.land.consumption_table import Asked
from aula.aula_plugin.core.land.counted_territories import read_counted
from aula.aula_plugin.core.land.counter_inputs import Inputs, counted, read_inputs
from aula.aula_plugin.core.land.counter_rules import Rules
from aula.aula_plugin.core.land.counter_shapes import with_shapes
from aula.tests.unit.land.counters import known


def frame(**columns):
    count = len(next(iter(columns.values())))
    shapes = [shapely.box(1000 * n, 0, 1000 * n + 1000, 1000) for n in range(count)]
    return GeoDataFrame(columns, geometry=shapes, crs="EPSG:2154")


def test_fields_are_recognised():
    found, told = read_counted(
        frame(insee=["1002", "1001"], nom=["B", "A"], siren_epci=[200.0, 200.0], code_scot=["7", None]), {}, False
    )
    assert list(found["code"]) == ["01001", "01002"] and list(found["nom"]) == ["A", "B"]
    assert list(found["epci"]) == ["200", "200"] and list(found["scot"]) == [None, "7"]
    assert list(found["surface_m2"]) == [1e6, 1e6] and found["epci_nom"].isna().all()
    assert not [one for one in told if one.kind == "garantie"]


def test_parts_of_a_commune_are_one():
    found, _ = read_counted(frame(code=["01001", "01002", "01001"], epci=["E", "F", "G"]), {}, True)
    assert list(found["epci"]) == ["E", "F"] and list(found["surface_m2"]) == [2e6, 1e6]


@pytest.mark.parametrize("values", [["oui", "NON", None], [True, False, None], [1, 0, None], ["1.0", "0", ""]])
def test_eligibility(values):
    found, told = read_counted(frame(code=["1001", "1002", "1003"], eligible=values), {}, True)
    assert list(found["eligible"]) == [True, False, False]
    assert next(one for one in told if one.kind == "garantie").codes == ("01003",)


def test_without_a_field_every_commune_is_eligible_and_it_is_told():
    found, told = read_counted(frame(code=["1001"]), {}, True)
    assert list(found["eligible"]) == [True]
    assert "appliquée à toutes les communes" in next(one.text for one in told if one.kind == "garantie")


def test_refused():
    with pytest.raises(InputError, match="ni oui ni non"):
        read_counted(frame(code=["1001"], eligible=["peut-être"]), {}, True)
    with pytest.raises(InputError, match="« zone » n’existe pas"):
        read_counted(frame(code=["1001"]), {"scot": "zone"}, True)
    with pytest.raises(InputError, match="aucun objet utilisable"):
        read_inputs(Inputs(frame(code=["1001"]), frame(code=["1001"]).iloc[:0]), Rules())


def test_table_of_other_territories_is_told_with_the_codes_of_both():
    """A layer of EPCI with a table by commune."""
    table = pd.DataFrame({"insee": ["62041"], "annee": [2021], "conso_ha": [1.0]})
    ready = read_inputs(Inputs(table, frame(siren_epci=["246200364"])), Rules())
    told = next(one for one in ready.remarks if one.kind == "inconnus").text
    assert "(62041)" in told and "Aucun n’est celui d’un territoire (246200364)" in told


def test_from_tables_to_outlines():
    rows = [(code[1:], year, value) for (code, year), value in {**known("01001"), **known("01002")}.items()]
    table = pd.DataFrame(rows, columns=["insee", "annee", "conso_ha"])
    places = frame(code=["1001", "1002"], nom=["A", "B"], epci=["E", "E"], nom_epci=["CC", "CC"])
    ready = read_inputs(Inputs(table, places, asked=Asked()), Rules())
    assert [one.kind for one in ready.remarks][-2:] == ["codes", "unite"] and not ready.questions
    counters = counted(ready, Rules())
    communes, groups = with_shapes(counters, ready.territories)
    assert list(communes.area) == [1e6, 1e6] and list(groups.area) == [2e6]
    assert groups["nom"].iloc[0] == "CC" and groups["enveloppe_ha"].iloc[0] == pytest.approx(100)
