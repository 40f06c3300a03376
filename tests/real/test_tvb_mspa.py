"""Published MSPA: cell for cell on two crops, and the table of the GuidosToolbox Workbench on the whole example."""

import json

import numpy as np
import pytest
from scipy import ndimage

from aula.aula_plugin.core.green_network.mspa import Options, segment
from aula.aula_plugin.core.green_network.mspa_classes import class_table, porosity

gdal = pytest.importorskip("osgeo.gdal")

#: Class of the published table, ours.
NAMES = {
    "CORE": "coeur",
    "ISLET": "ilot",
    "PERFORATION": "perforation",
    "LOOP": "boucle",
    "BRIDGE": "pont",
    "BRANCH": "branche",
    "EDGE": "lisiere",
}


@pytest.fixture(scope="module")
def gwb(shared_data):
    return shared_data / "tvb" / "gwb"


def opened(path):
    return gdal.Open(str(path)).ReadAsArray()


@pytest.mark.parametrize(("edge", "inside"), [(1, True), (2, False)])
def test_cell_for_cell(gwb, edge, inside):
    cells = opened(gwb / "mspa_example_crop_input.tif")
    expected = opened(gwb / f"mspa_example_crop_8_{edge}_1_{int(inside)}.tif")
    np.testing.assert_array_equal(segment(cells == 2, cells == 0, Options(edge, 8, inside)), expected)


def test_the_published_table(gwb):
    published = json.loads((gwb / "expected.json").read_text(encoding="utf-8"))["mspa_8_1_1_1"]
    cells = opened(gwb / "example.tif")
    codes = segment(cells == 2, cells == 0, Options())
    table = class_table(codes, 8, 1e4).set_index("classe")
    for name, ours in NAMES.items():
        habitat, territory, number = published[name]
        row = table.loc[ours]
        # Two decimals are published.
        assert row["part_territoire"] == pytest.approx(territory, abs=0.00501), name
        if name != "EDGE":
            assert row["part_habitat"] == pytest.approx(habitat, abs=0.00501), name
            assert row["nombre"] == number, name
    assert table.loc[list(NAMES.values()), "surface_ha"].sum() == published["foreground_px"]
    # The published shares add up to 100.01: that of EDGE, 13.54, is 57 996 / 428 490 = 13.53497, which rounds to 13.53.
    assert table.loc["lisiere", "surface_ha"] == 57_996
    assert table.loc["lisiere", "part_habitat"] == pytest.approx(published["EDGE"][0], abs=0.0051)
    # Its 890 pieces are those of four codes, without code 135 (a bridge that crosses an edge inside an opening).
    four = ndimage.label(np.isin(codes, (3, 35, 67, 103)), structure=np.ones((3, 3)))[1]
    assert four == published["EDGE"][2] == 890 and table.loc["lisiere", "nombre"] == 887
    for name, ours in (
        ("background", "hors_habitat"),
        ("core_opening", "ouverture_coeur"),
        ("border_opening", "ouverture_bord"),
    ):
        assert table.loc[ours, "surface_ha"] == published[name]["px"]
        assert table.loc[ours, "nombre"] == published[name]["n"]
        assert table.loc[ours, "part_territoire"] == pytest.approx(published[name]["percent_data"], abs=0.00501)
    assert (codes == 129).sum() == published["missing"]["px"]
    assert porosity(codes) == pytest.approx(published["opening"]["porosity"], abs=0.00501)
    openings = published["opening"]["px"]
    assert table.loc[["ouverture_coeur", "ouverture_bord"], "surface_ha"].sum() == openings
    assert published["foreground_px"] + openings == published["intext_foreground_px"]
