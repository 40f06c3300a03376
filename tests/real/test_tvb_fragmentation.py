"""Published objects and meshes of rasters: FRAGSTATS by landscapemetrics, objects of the GuidosToolbox Workbench."""

import csv
import json

import numpy as np
import pytest

from aula.aula_plugin.core.green_network.fragmentation_grid import cut_cells, objects
from aula.aula_plugin.core.green_network.mesh import measures

gdal = pytest.importorskip("osgeo.gdal")

WHOLE = slice(None)


def fragstats(path):
    with path.open(encoding="utf-8") as lines:
        rows = [[word.strip() for word in row] for row in csv.reader(lines) if row]
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def measured(kept, missing, neighbours, cell_m2):
    found = objects(kept, missing, neighbours, cell_m2)
    everywhere = [(WHOLE, WHOLE, np.ones(kept.shape, dtype=bool))]
    areas, pieces, _ = cut_cells(found, missing, everywhere, neighbours, cell_m2)
    return found, measures(areas, pieces, found.cells * cell_m2).iloc[0]


def test_fragstats(shared_data):
    folder = shared_data / "tvb" / "landscapemetrics"
    cells = np.loadtxt(folder / "landscape_30x30.csv", delimiter=",")
    missing = np.zeros(cells.shape, dtype=bool)
    patches, npro = [], 0.0
    for row in fragstats(folder / "fragstats_landscape.class"):
        code = int(row["TYPE"].replace("cls_", ""))
        found, result = measured(cells == code, missing, 8, 1.0)
        # Four decimals are published, areas in ha of cells of 1 m².
        assert len(found.cells) == float(row["NP"])
        assert result["taches_m2"] / 1e4 == pytest.approx(float(row["CA"]), abs=5e-5)
        assert result["msiz_cut"] / 1e4 == pytest.approx(float(row["MESH"]), abs=5e-5)
        assert result["divi"] == pytest.approx(float(row["DIVISION"]), abs=5e-5)
        assert result["spli"] == pytest.approx(float(row["SPLIT"]), abs=5e-5)
        patches += [(code, round(area / 1e4, 4)) for area in found.cells]
        npro += result["npro_cut"]
    expected = fragstats(folder / "fragstats_landscape.patch")
    assert sorted(patches) == sorted((int(r["TYPE"].replace("cls_", "")), float(r["AREA"])) for r in expected)
    # Of the whole landscape: the patches of all classes together, 900 m².
    whole = fragstats(folder / "fragstats_landscape.land")[0]
    assert len(patches) == float(whole["NP"])
    assert npro / 900 / 1e4 == pytest.approx(float(whole["MESH"]), abs=5e-5)
    assert 1 - npro / 900**2 == pytest.approx(float(whole["DIVISION"]), abs=5e-5)
    assert 900**2 / npro == pytest.approx(float(whole["SPLIT"]), abs=5e-5)


def test_objects_of_gwb(shared_data):
    folder = shared_data / "tvb" / "gwb"
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))["accounting_8conn"]
    cells = gdal.Open(str(folder / "example.tif")).ReadAsArray()
    found, result = measured(cells == 2, cells == 0, 8, 1.0)
    sizes = found.cells
    assert len(sizes) == expected["n_objects"] == result["nb_taches"]
    assert sizes.sum() == expected["foreground_px"]
    assert sizes.max() == expected["largest_px"]
    assert np.median(sizes) == expected["median_px"]
    assert sizes.mean() == pytest.approx(expected["mean_px"], abs=5e-4)
    assert sizes.std(ddof=1) == pytest.approx(expected["sd_px"], rel=1e-4)  # published in single precision
    for row in expected["size_classes"]:
        inside = (sizes >= row["min"]) & (sizes <= (row["max"] or np.inf))
        assert (int(inside.sum()), int(sizes[inside].sum())) == (row["n"], row["area"])
    # AWAPS, their area-weighted average patch size, is ΣA²/ΣA: the mesh is the same numerator over the data area.
    assert result["msiz_cut"] == pytest.approx((sizes.astype(float) ** 2).sum() / (cells != 0).sum())
