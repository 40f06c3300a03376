"""Patches that cross the limit of a study area, by hand."""

import geopandas
import numpy as np
import pytest
import shapely

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.green_network.study_area import within

#: 100 × 100 m of the study area.
AREA = shapely.box(0, 0, 100, 100)


def patches(*shapes, status="reservoir"):
    areas = shapely.area(np.array(shapes))
    columns = {"id_reservoir": range(1, len(shapes) + 1), "statut": status, "surface_ha": areas / 10_000}
    columns.update({"coeur_ha": areas / 20_000, "compacite": 0.5, "capacite": areas * 2})
    return geopandas.GeoDataFrame(columns, geometry=list(shapes), crs="EPSG:2154")


def test_whole_or_cut():
    # 60 × 100 m, a third of it inside (20 m); 20 × 20 m inside; one that only touches the limit; one far away
    given = patches(
        shapely.box(-40, 0, 20, 100),
        shapely.box(50, 50, 70, 70),
        shapely.box(100, 0, 120, 20),
        shapely.box(500, 0, 510, 9),
    )
    whole, told = within(given, AREA, "entieres")
    assert whole["surface_ha"].tolist() == pytest.approx([0.6, 0.04]) and whole["id_reservoir"].tolist() == [1, 2]
    assert whole["limite_emprise"].tolist() == [True, False]
    assert whole["hors_emprise_ha"].tolist() == pytest.approx([0.4, 0])
    assert [one.replace("\u00a0", " ") for one in told] == [
        "1 tache dépasse du territoire (EMPRISE), gardée(s) entière(s) : 0,40 ha sont au-delà (champs "
        "limite_emprise et hors_emprise_ha).",
        "2 taches hors du territoire, laissée(s) de côté.",
    ]
    cut, told = within(given, AREA, "coupees")
    assert cut["surface_ha"].tolist() == pytest.approx([0.2, 0.04]) and cut.geometry.area.tolist() == [2000, 400]
    assert cut["capacite"].tolist() == pytest.approx([4000, 800])  # 12 000 m², a third of it
    assert np.isnan(cut["coeur_ha"][0]) and cut["coeur_ha"][1] == pytest.approx(0.02)
    assert cut["compacite"].tolist() == [0.5, 0.5] and "coupée(s) à la limite" in told[0]


def test_numbers_follow_the_area_that_is_left():
    # cut to 10 m² × 100, the first comes after the second
    given = patches(shapely.box(-90, 0, 10, 100), shapely.box(50, 0, 80, 90))
    assert within(given, AREA, "coupees")[0]["surface_ha"].tolist() == pytest.approx([0.27, 0.1])


def test_none_inside():
    with pytest.raises(InputError, match="Aucun réservoir n’est dans l’emprise"):
        within(patches(shapely.box(500, 0, 510, 9)), AREA, "entieres")
    with pytest.raises(InputError, match="Aucun réservoir"):
        within(patches(shapely.box(0, 0, 10, 9), status="pas_japonais"), AREA, "entieres")
