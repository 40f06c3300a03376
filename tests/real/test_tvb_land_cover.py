"""Land cover, frictions and réservoirs of three real territories, against what geopandas and pandas find."""

from __future__ import annotations

import re

import geopandas
import numpy as np
import pandas
import pytest
import shapely
from qgis import processing
from qgis.core import QgsProcessingException, QgsProcessingFeedback, QgsRasterLayer

from aula.aula_plugin import rasters

EXTENT = "710700,721000,6272400,6295000 [EPSG:2154]"


class Log(QgsProcessingFeedback):
    """Keeps what is told."""

    def __init__(self):
        super().__init__()
        self.told = []

    def pushInfo(self, text):  # noqa: N802
        self.told.append(text)

    def text(self):
        return "\n".join(self.told)


def cells(path):
    raster = rasters.read(QgsRasterLayer(str(path)), QgsProcessingFeedback())
    return raster, raster.as_float()


def rows(layer):
    names = [field.name() for field in layer.fields()]
    return pandas.DataFrame([dict(zip(names, feature.attributes())) for feature in layer.getFeatures()])


def compose(folder, layers, rules, cell, log=None, **area):
    """Merge layers; return the raster and the table of its classes."""
    path = str(folder / "occupation.tif")
    given = {
        "COUCHES": layers,
        "REGLES": rules,
        "MAILLE": cell,
        "OCCUPATION": path,
        "CORRESPONDANCES": "memory:",
        **area,
    }
    result = processing.run("aula:occupation_composite", given, feedback=log)
    return path, result["CORRESPONDANCES"]


@pytest.fixture
def herault(shared_data):
    path = shared_data / "tvb_herault_34" / "tvb_herault.gpkg"
    return path, shared_data / "tvb_herault_34" / "friction_exemple.csv"


def test_areas_of_a_land_cover(aula_provider, herault, tmp_path):
    """CLC of the Clermontais on 20 m cells: each class within 1 % of its drawn area when it has more than 50 ha."""
    path, _ = herault
    _, table = compose(
        tmp_path,
        [f"{path}|layername=clc_2012_clermontais"],
        ["1", "CODE_12", "", "", "", "", ""],
        20,
        ETENDUE=EXTENT,
    )
    found = rows(table).set_index("code")
    drawn = geopandas.read_file(path, layer="clc_2012_clermontais").clip(shapely.box(710700, 6272400, 721000, 6295000))
    areas = drawn.dissolve("CODE_12").area / 1e4
    assert set(found.index) == set(areas.index) and found["numero"].tolist() == [int(code) for code in found.index]
    large = areas[areas > 50]
    assert (found["surface_ha"][large.index] / large).between(0.99, 1.01).all()
    assert found["surface_ha"].sum() == pytest.approx(10_300 * 22_600 / 1e4)


def test_the_sample_table_with_its_zeros(aula_provider, herault, tmp_path):
    """The table gives 0 to two woods: refused with their lines; read as 1, the mean is that of the areas by code."""
    path, frictions = herault
    layers = ["voies_ferrees_grand_orb", "routes_grand_orb", "clc_2012_clermontais"]
    rules = ["1", "", "railroads", "", "", "", "", "2", "VOCATION", "", "", "", "", "roads_"]
    rules += ["3", "CODE_12", "", "", "", "", "landuse_"]
    occupation, table = compose(tmp_path, [f"{path}|layername={one}" for one in layers], rules, 20, ETENDUE=EXTENT)
    given = {
        "OCCUPATION": occupation,
        "CORRESPONDANCES": table,
        "FRICTIONS": str(frictions),
        "CHAMP_CODE": "class",
        "SOUS_TRAME": "forest",
        "RESISTANCE": str(tmp_path / "resistance.tif"),
    }
    with pytest.raises(QgsProcessingException, match=r"ligne 11 \(landuse_311\).*ligne 13 \(landuse_313\)"):
        processing.run("aula:surface_resistance", given)
    result = processing.run("aula:surface_resistance", {**given, "FRICTION_ZERO": "lire_un"})
    read = pandas.read_csv(frictions, sep=";").set_index("class")["forest"].clip(lower=1)
    classes = rows(table)
    weights = classes["mailles"].to_numpy()
    expected = (read[classes["code"]].to_numpy() * weights).sum() / weights.sum()
    assert result["MOYENNE"] == pytest.approx(expected, rel=1e-12)
    assert (result["MIN"], result["MAX"], result["SANS_FRICTION_HA"]) == (1, 10_000, 0)


@pytest.mark.parametrize("name", ["humides", "prairies"])
def test_sample_reservoirs_counted_by_geopandas(aula_provider, herault, name):
    """Patches of at least 1 ha, and of 0.1 to 1 ha: numbers, areas, cores at 20 m of the edge."""
    path, _ = herault
    layer = f"reservoirs_{name}_grand_orb"
    result = processing.run(
        "aula:reservoirs",
        {
            "ZONAGES": [f"{path}|layername={layer}"],
            "SURFACE_MIN": 1,
            "PAS_JAPONAIS_MIN": 0.1,
            "LISIERE": 20,
            "CONNEXITE": "4",
            "RESERVOIRS": "memory:",
        },
    )
    drawn = geopandas.read_file(path, layer=layer)
    parts = geopandas.GeoSeries([drawn.union_all()], crs=drawn.crs).explode(ignore_index=True)
    area = parts.area / 1e4
    assert (result["NB"], result["NB_PAS_JAPONAIS"]) == ((area >= 1).sum(), area.between(0.1, 1, "left").sum())
    assert result["SURFACE_HA"] == pytest.approx(area[area >= 1].sum(), rel=1e-9)
    found = rows(result["RESERVOIRS"])
    assert found["surface_ha"].is_monotonic_decreasing
    cores = parts[area >= 0.1].buffer(-20).area / 1e4
    assert found["coeur_ha"].sum() == pytest.approx(cores.sum(), rel=1e-3)  # arcs in other numbers of segments
    perimeters = parts[area >= 1].length
    expected = (4 * np.pi * area[area >= 1] * 1e4 / perimeters**2).sort_values().to_numpy()
    own = found[found["statut"] == "reservoir"]["compacite"].sort_values().to_numpy()
    assert own == pytest.approx(expected, rel=1e-6)


def test_wooded_patches_of_the_land_cover(aula_provider, herault, tmp_path):
    """Woods of CLC (311, 312, 313) on 20 m cells: compactness of the largest patches close to that of their drawing."""
    path, _ = herault
    occupation, table = compose(
        tmp_path,
        [f"{path}|layername=clc_2012_clermontais"],
        ["1", "CODE_12", "", "", "", "", ""],
        20,
        ETENDUE="705000,760000,6255000,6300000 [EPSG:2154]",
    )
    result = processing.run(
        "aula:reservoirs",
        {
            "OCCUPATION": occupation,
            "CORRESPONDANCES": table,
            "CODES": "31*",
            "RESERVOIRS": "memory:",
            "SURFACE_MIN": 50,
        },
    )
    drawn = geopandas.read_file(path, layer="clc_2012_clermontais")
    woods = geopandas.GeoSeries([drawn[drawn["CODE_12"].str[:2] == "31"].union_all()]).explode(ignore_index=True)
    matched = 0
    for feature in result["RESERVOIRS"].getFeatures():
        place = shapely.from_wkb(bytes(feature.geometry().asWkb()))
        own = woods[woods.contains(place.point_on_surface())]
        if len(own) != 1 or abs(own.area.iloc[0] / place.area - 1) > 0.01:
            continue  # patches that meet by a corner of cells only
        matched += 1
        exact = 4 * np.pi * own.area.iloc[0] / own.length.iloc[0] ** 2
        stairs = 4 * np.pi * place.area / place.length**2
        assert feature["compacite"] == pytest.approx(exact, rel=0.12)
        assert abs(stairs - exact) > abs(feature["compacite"] - exact)
    assert matched >= 40


def test_hedges_of_redon_hold_together(aula_provider, shared_data, tmp_path):
    """Every metre of every hedge and railway lies in a cell of its class, or of one with priority over it."""
    path = shared_data / "bdtopo_v3_redon_35236" / "bdtopo_v3_redon_35236.gpkg"
    layers = ["troncon_de_voie_ferree", "haie", "zone_de_vegetation"]
    rules = ["1", "", "fer", "", "", "", "", "2", "", "haie", "", "", "", "", "3", "NATURE", "", "", "", "", "veg_"]
    occupation, table = compose(
        tmp_path,
        [f"{path}|layername={one}" for one in layers],
        rules,
        5,
        EMPRISE=f"{path}|layername=commune",
    )
    numbers = rows(table).set_index("code")["numero"]
    raster, values = cells(occupation)
    for layer, accepted in (("troncon_de_voie_ferree", ["fer"]), ("haie", ["haie", "fer"])):
        lines = geopandas.read_file(path, layer=layer).geometry
        points = shapely.get_coordinates(shapely.segmentize(lines.to_numpy(), 1.0))
        row, column = raster.grid.cells_at(*points.T)
        between = (points % 5 > 1e-6).all(axis=1)  # on a side of two cells, either is right
        inside = between & (row >= 0) & (column >= 0) & (row < raster.grid.rows) & (column < raster.grid.columns)
        assert inside.sum() > 5000
        assert np.isin(values[row[inside], column[inside]], numbers[accepted]).all()


@pytest.fixture
def henin(shared_data):
    return shared_data / "ocsge_henin_carvin_62"


def test_species_on_the_ocs_ge(aula_provider, henin, tmp_path):
    """935 species in one table, one line per code and species, codes with a space: frictions of the red squirrel."""
    layer = f"{henin / 'ocsge_2018_extrait.gpkg'}|layername=occupation_sol_cs"
    log = Log()
    occupation, table = compose(
        tmp_path,
        [layer],
        ["1", "code_cs", "", "definition", "", "", ""],
        10,
        log,
        EMPRISE=f"{henin / 'ocsge_2018_extrait.gpkg'}|layername=zone_etude",
    )
    species = henin / "resistance_especes_par_code_cs.csv"
    result = processing.run(
        "aula:surface_resistance",
        {
            "OCCUPATION": occupation,
            "CORRESPONDANCES": table,
            "FRICTIONS": str(species),
            "SOUS_TRAME": "Sciurus vulgaris",
            "RESISTANCE": str(tmp_path / "resistance.tif"),
            "TABLE": "memory:",
        },
    )
    read = pandas.read_csv(species)
    read = read[read["nom_espece"] == "Sciurus_vulgaris"]
    expected = dict(zip(read["code_cs"].str.replace(" ", ""), read["resistance"]))
    assert {row["code"]: row["friction"] for _, row in rows(result["TABLE"]).iterrows()} == {
        code: expected[code] for code in rows(table)["code"]
    }
    assert len(rows(table)) == 9
    drawn = geopandas.read_file(henin / "ocsge_2018_extrait.gpkg", layer="occupation_sol_cs")
    zone = geopandas.read_file(henin / "ocsge_2018_extrait.gpkg", layer="zone_etude")
    drawn = drawn.clip(shapely.box(*zone.total_bounds))
    covered = drawn.union_all().area / 1e4
    overlap = drawn.area.sum() / 1e4 - covered
    assert rows(table)["surface_ha"].sum() == pytest.approx(covered, rel=2e-3)
    assert overlap == pytest.approx(278.3, abs=0.1)
    told = [
        float(n.replace(",", ".")) for n in re.findall(r"environ\s([\d,]+)\sha\scouverts par plusieurs", log.text())
    ]
    assert told == [pytest.approx(overlap, rel=0.05)]


def test_slag_heaps_and_old_railways_as_reservoirs(aula_provider, shared_data):
    """Terrils and cavaliers of the mining basin: one patch where they touch, the area of their union, their origins."""
    path = shared_data / "bassin_minier_59_62" / "bassin_minier.gpkg"
    names = ("terrils", "zt_terrils", "cavaliers", "espace_neonaturel")
    result = processing.run(
        "aula:reservoirs",
        {
            "ZONAGES": [f"{path}|layername={name}" for name in names],
            "SURFACE_MIN": 5,
            "PAS_JAPONAIS_MIN": 0,
            "CONNEXITE": "4",
            "RESERVOIRS": "memory:",
        },
    )
    drawn = pandas.concat([geopandas.read_file(path, layer=name).geometry for name in names])
    parts = geopandas.GeoSeries([shapely.union_all(drawn.to_numpy())]).explode(ignore_index=True)
    found = rows(result["RESERVOIRS"])
    assert len(found) == len(parts)
    assert found["surface_ha"].sum() == pytest.approx(parts.area.sum() / 1e4, rel=1e-9)
    assert result["NB"] == (parts.area >= 50_000).sum()
    origins = {name for text in found["origine"] for name in text.split(" ; ")}
    assert origins == set(names)
    goriaux = found[found["nom"] == "Mare à Goriaux"]
    assert set(goriaux["origine"].iloc[0].split(" ; ")) == {"terrils", "cavaliers", "espace_neonaturel"}
