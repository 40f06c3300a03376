"""Hénin-Carvin 2018 (OCS GE): covers without any usage, 2.8 % of overlaps, one class missing: what can be said.

Nine covers of fourteen are in the study zone. Whatever the usage, buildings (CS1.1.1.1) are artificialised and sealed;
water, bare soil and woody covers are neither; mineral soils (CS1.1.2.1) and grass (CS2.2.1) depend on the usage, which
is unknown.
"""

from __future__ import annotations

from dataclasses import replace

import geopandas
import numpy as np
import pytest
import shapely

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.geometry import clip, priority_partition
from aula.aula_plugin.core.land.artificialisation import measure
from aula.aula_plugin.core.land.land_cover import LandCover
from aula.aula_plugin.core.land.nomenclatures import nomenclature
from aula.aula_plugin.core.land.settings import Settings
from aula.aula_plugin.core.land.territories import read_territories

DEPENDS = ("CS1.1.2.1", "CS2.2.1")
BUILT = "CS1.1.1.1"


def cover(shapes, codes):
    return LandCover("ocsge_2018", 2018, shapes, codes, None, nomenclature("ocsge"), np.arange(len(codes)))


def unchanged(first, zone):
    """Measure between a land cover and itself, one year later, without thresholds."""
    return measure(first, replace(first, year=2019), zone, zone.crs, Settings("decret", thresholds=False))


@pytest.fixture(scope="module")
def layers(shared_data):
    path = shared_data / "ocsge_henin_carvin_62" / "ocsge_2018_extrait.gpkg"
    covers = geopandas.read_file(path, layer="occupation_sol_cs", engine="pyogrio")
    zone, _ = read_territories(geopandas.read_file(path, layer="zone_etude", engine="pyogrio"))
    return covers, zone


@pytest.fixture(scope="module")
def cleaned(layers):
    """The land cover in the study zone, each place covered once."""
    covers, zone = layers
    inside = clip(covers.geometry.to_numpy(), zone.geometry.iloc[0])
    kept = shapely.area(inside) > 0
    codes = covers["code_cs"].to_numpy()[kept]
    shapes, _ = priority_partition(inside[kept], codes, sorted(set(codes)))
    return shapes, codes


def test_overlaps_are_refused_with_the_places(layers):
    covers, zone = layers
    with pytest.raises(InputError, match="2,89 % de la surface.*objets n° 2545 et 3650, 13.175 m², vers X 703.795"):
        unchanged(cover(covers.geometry.to_numpy(), covers["code_cs"].to_numpy()), zone)


def test_what_can_be_said_without_usage(layers, cleaned):
    _, zone = layers
    shapes, codes = cleaned
    found = unchanged(cover(shapes, codes), zone)
    row = found.territories.iloc[0]
    area = shapely.area(shapes) / 10_000
    assert row["surface_ha"] == pytest.approx(4804.2, abs=0.1)
    assert row["couvert_ha"] == pytest.approx(area.sum(), rel=1e-4)
    # the class that is missing, 694.9 ha in the layer of what is not covered, computed by others
    assert row["surface_ha"] - row["couvert_ha"] == pytest.approx(694.9, abs=0.5)
    assert found.footprint["ha"].sum() == pytest.approx(row["surface_ha"] - row["couvert_ha"], abs=0.01)
    built, depends = area[codes == BUILT].sum(), area[np.isin(codes, DEPENDS)].sum()
    assert (round(built, 1), round(depends, 1)) == (503.2, 2570.3)  # 12 % and 63 % of what is covered
    assert row["artif1_ha"] == pytest.approx(built, abs=1e-3) == row["imper1_ha"]
    assert row["indetermine_ha"] == pytest.approx(depends, abs=1e-3)
    decree = found.matrix[found.matrix["mesure"] == "decret"].set_index("classe1")["ha"]
    assert decree["non artificialisé"] == pytest.approx(area.sum() - built - depends, abs=1e-3)
    assert found.matrix[found.matrix["mesure"] == "impermeable"]["classe1"].tolist() == [
        "non imperméable",
        "imperméable",
    ]
    assert found.figures["CONSO_HA"] is None and found.figures["ARTIF_HA"] == 0.0
    assert any("indéterminés" in warning for warning in found.warnings)
