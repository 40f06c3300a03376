"""SYBARVAL 2015–2018 (OCS GE): 5,266 polygons that changed, 17 communes; every figure found again by another way.

The layer only holds changes: what was artificialised and what was given back are two files, merged here. Ten objects or
so have an empty or unknown code, 213 a cover of too general a level, three an invalid outline.
"""

from __future__ import annotations

import geopandas
import numpy as np
import pandas as pd
import pytest
import shapely

from aula.aula_plugin.core.geometry import repair
from aula.aula_plugin.core.land.artificialisation import measure
from aula.aula_plugin.core.land.land_cover import LandCover
from aula.aula_plugin.core.land.nomenclatures import nomenclature
from aula.aula_plugin.core.land.settings import Settings
from aula.aula_plugin.core.land.territories import read_territories

#: Trees, of which kind is not said: none of the three kinds is artificialised or sealed, whatever the usage.
TREES = "CS2.1.1"
CODES = ["us1", "cs1", "us2", "cs2"]


@pytest.fixture(scope="module")
def layers(shared_data):
    """The changes of both senses, repaired, with their codes; the communes."""
    path = shared_data / "artificialisation_sybarval_33" / "sybarval_ocsge_2015_2018.gpkg"
    both = [
        geopandas.read_file(path, layer=name, engine="pyogrio")
        for name in ("artificialisation_2015_2018", "desartificialisation_2015_2018")
    ]
    merged = pd.concat(both, ignore_index=True)
    mended = repair(merged.geometry)
    assert int(mended.repaired.sum()) == 3
    merged = merged.set_geometry(mended.geometries, crs=merged.crs)
    merged = merged.rename(columns={"us_2015": "us1", "cs_2015": "cs1", "us_2018": "us2", "cs_2018": "cs2"})
    return merged, geopandas.read_file(path, layer="communes", engine="pyogrio")


@pytest.fixture(scope="module")
def found(layers):
    """What AULA measures, differences of drawing left in the flows."""
    merged, communes = layers
    ocsge, ids, shapes = nomenclature("ocsge"), np.arange(len(merged)), merged.geometry.to_numpy()
    covers = [
        LandCover("sybarval", year, shapes, merged[f"cs{n}"].to_numpy(), merged[f"us{n}"].to_numpy(), ocsge, ids)
        for n, year in ((1, 2015), (2, 2018))
    ]
    territories, _ = read_territories(communes)
    chosen = Settings("decret", changes_only=True, every_change=True, drawing_area=0.0, drawing_width=0.0)
    return measure(*covers, territories, merged.crs, chosen)


@pytest.fixture(scope="module")
def expected(layers, shared_data):
    """One row by polygon and commune, with its area and its states read in the matrix: shapely and pandas alone."""
    merged, communes = layers
    polygon, commune = shapely.STRtree(merged.geometry.to_numpy()).query(communes.geometry.to_numpy())[::-1]
    shared = shapely.intersection(merged.geometry.to_numpy()[polygon], communes.geometry.to_numpy()[commune])
    rows = merged.drop(columns="geometry").iloc[polygon].reset_index(drop=True)
    rows["code"], rows["m2"] = communes["code_insee"].to_numpy()[commune], shapely.area(shared)
    matrix = pd.read_csv(shared_data / "nomenclatures" / "ocsge_artif_matrice.csv")
    for date in (1, 2):
        own = matrix.rename(
            columns={
                "code_us": f"us{date}",
                "code_cs": f"cs{date}",
                "artif": f"artif{date}",
                "impermeable": f"imper{date}",
            }
        )
        rows = rows.merge(own[[f"us{date}", f"cs{date}", f"artif{date}", f"imper{date}"]], how="left")
        rows.loc[rows[f"cs{date}"] == TREES, [f"artif{date}", f"imper{date}"]] = 0
    return rows[rows["m2"] > 0]


def test_whole_is_kept(layers, found, expected):
    """472.83 ha of changes, of which 472.79 in the communes: all of it is in a transition, to 1 m²."""
    merged, _ = layers
    assert shapely.area(merged.geometry.to_numpy()).sum() == pytest.approx(4_728_265, abs=1)
    assert expected["m2"].sum() == pytest.approx(4_727_857, abs=1)
    matrix = found.matrix[found.matrix["mesure"] == "decret"]
    assert 10_000 * matrix["ha"].sum() == pytest.approx(expected["m2"].sum(), abs=1)


def test_every_transition_to_one_square_metre(found, expected):
    changes = found.changes.assign(m2=10_000 * found.changes["ha"])
    mine = changes.fillna(dict.fromkeys(CODES, "")).groupby(["code", *CODES])["m2"].sum()
    codes = expected.fillna(dict.fromkeys(CODES, ""))
    changed = (codes["us1"] != codes["us2"]) | (codes["cs1"] != codes["cs2"])
    theirs = codes[changed].groupby(["code", *CODES])["m2"].sum()
    gap = mine.sub(theirs, fill_value=0.0).abs()
    assert len(mine) > 1000 and gap.max() < 1.0
    drawn = shapely.area(found.changes.geometry.to_numpy())
    assert np.abs(drawn - changes["m2"]).max() < 1.0


@pytest.mark.parametrize(
    ("state", "gain", "loss"), [("artif", "artif_ha", "desartif_ha"), ("imper", "imper_ha", "desimper_ha")]
)
def test_commune_and_territory_totals(found, expected, state, gain, loss):
    mine = found.territories.set_index("code")
    for column, before, after in ((gain, 0, 1), (loss, 1, 0)):
        moved = expected[(expected[f"{state}1"] == before) & (expected[f"{state}2"] == after)]
        theirs = moved.groupby("code")["m2"].sum().reindex(mine.index, fill_value=0.0) / 10_000
        assert np.abs(mine[column] - theirs).max() < 1e-4
        scalar = found.figures[column.upper()] if column.upper() in found.figures else mine[column].sum()
        assert scalar == pytest.approx(theirs.sum(), abs=1e-3)


def test_what_cannot_be_said_is_counted(found, expected):
    """No table reads the ENAF in the OCS GE. Codes: 4 empty pairs at each date, 5 « INDETERMINE », 79 then 134 covers
    of level 3 where level 4 is expected."""
    assert found.figures["CONSO_HA"] is None
    counted = found.codes.groupby(["date", "motif"])["objets"].sum().to_dict()
    assert counted == {
        (2015, "vide"): 8, (2015, "inconnu"): 5, (2015, "niveau 3"): 79, (2018, "vide"): 8, (2018, "niveau 3"): 134,
    }  # fmt: skip
    undecided = expected[expected["artif1"].isna() | expected["artif2"].isna()]["m2"].sum() / 10_000
    apart = found.territories["code_inconnu_ha"].sum() + found.territories["indetermine_ha"].sum()
    assert apart == pytest.approx(undecided, abs=1e-4) and apart > 0
    for name in ("couvert_ha", "artif1_ha", "artif2_ha"):
        assert found.territories[name].isna().all()
