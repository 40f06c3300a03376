"""The OAP table: rows drawn from a document, figures kept from one run to the next, tables typed anywhere."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aula.aula_plugin.core.compatibility.oap import draw, keep_typed
from aula.aula_plugin.core.compatibility.oap_table import COLUMNS, GONE, columns_of, read
from aula.tests.unit.scene_builder import CRS, box, measure, psc, row, scene, workspace, zone
from aula.tests.unit.test_rules_details import F12

COMMUNES = gpd.GeoDataFrame(
    {"code_insee": ["10001", "10002"], "nom": ["Ouest", "Est"]},
    geometry=[box(0, 0, 1000, 1000), box(1000, 0, 2000, 1000)],
    crs=CRS,
)
ZONES = [
    zone(box(0, 0, 200, 100), "AUc", "1AU"),  # 2 ha, of which 1 ha under the OAP
    zone(box(0, 200, 100, 300), "AUs", "2AU"),  # 1 ha without any OAP
    zone(box(0, 400, 100, 500), "AUc", "1AUe", vocation="economie"),
]
PSC = [
    psc(box(100, 0, 200, 100), "18-00", "Centre"),
    psc(box(100, 0, 200, 20), "01-00"),  # 0.2 ha of wood to keep
    psc(box(0, 0, 1000, 1000), "18-15", "Trame verte"),
]


def document(zones=ZONES, prescriptions=PSC):
    return workspace(zones=zones, psc=prescriptions).document


def drawn(**more):
    return draw(document(), COMMUNES, **more)


def test_rows_are_the_oap_then_what_is_left_of_the_zones():
    frame, notes = drawn()
    assert list(frame["oap"]) == ["Centre", "1AU", "2AU"]
    assert list(frame["origine"]) == ["OAP", "zone AU", "zone AU"]
    assert list(frame["ha_brut"]) == [1, 1, 1]
    assert list(frame.columns) == [*COLUMNS, "geometry"]
    assert list(frame["commune"].unique()) == ["Ouest"] and frame["lgt"].isna().all()
    assert any("thématique" in note for note in notes) and any("autre vocation" in note for note in notes)


def test_the_net_area_leaves_out_what_cannot_be_built():
    # (1 − 0.2) × 0.8 = 0.64 ha for the OAP, 1 × 0.8 for the zones.
    frame, _ = drawn()
    assert list(frame["ha_net"]) == [0.64, 0.8, 0.8]
    assert list(drawn(coefficient=1.0)[0]["ha_net"]) == [0.8, 1.0, 1.0]


def test_the_share_in_the_envelope_is_given_by_the_envelope():
    envelope = gpd.GeoDataFrame(geometry=[box(0, 0, 125, 100)], crs=CRS)
    assert list(drawn(envelope=envelope)[0]["dans_enveloppe"]) == [25.0, 100.0, 0.0]
    assert drawn()[0]["dans_enveloppe"].isna().all()


def test_a_row_across_a_limit_goes_to_its_largest_part():
    one = [zone(box(950, 0, 1100, 100), "AUc", "1AU")]
    assert list(draw(document(one, []), COMMUNES)[0]["insee"]) == ["10002"]
    half = [zone(box(950, 0, 1050, 100), "AUc", "1AU")]
    assert list(draw(document(half, []), COMMUNES)[0]["insee"]) == ["10001"]


def test_a_sliver_of_zone_beside_an_oap_is_no_row():
    zones = [zone(box(0, 0, 104, 100), "AUc", "1AU")]
    over = [psc(box(0, 0, 100, 100), "18-00", "Centre")]
    assert list(draw(document(zones, over), COMMUNES)[0]["origine"]) == ["OAP"]  # 4 m left: the tolerance


def test_nothing_to_draw_gives_no_row():
    frame, _ = draw(document([zone(box(0, 0, 10, 10), "U")], []))
    assert len(frame) == 0 and list(frame.columns) == [*COLUMNS, "geometry"]


# ---------------------------------------------------------------------------------------------------------- again


def typed():
    frame, _ = drawn()
    frame["lgt"] = [25, 20, None]
    frame["pct_social"] = [20.0, None, None]
    frame.loc[0, "ha_net"] = 0.7
    return frame


def test_what_people_typed_is_kept():
    frame, counts = keep_typed(drawn()[0], typed())
    assert [one for one in frame["lgt"] if one == one and one is not None] == [25, 20]
    assert frame["ha_net"].tolist() == [0.7, 0.8, 0.8]
    assert frame["densite"].iloc[0] == pytest.approx(35.71)  # 25 / 0.7
    assert counts == {"conservees": 2, "detachees": 0}


def test_an_estimate_left_alone_follows_the_coefficient():
    frame, _ = keep_typed(drawn(coefficient=1.0)[0], typed())
    assert frame["ha_net"].tolist() == [0.7, 1.0, 1.0]


def test_a_renamed_row_is_found_by_its_shape():
    before = typed()
    before.loc[0, "oap"] = "Cœur de bourg"
    frame, counts = keep_typed(drawn()[0], before)
    assert frame["lgt"].iloc[0] == 25 and counts["detachees"] == 0


def test_a_row_gone_from_the_document_stays_and_counts_no_more():
    before = typed()
    smaller, _ = draw(document(ZONES[:1], PSC), COMMUNES)
    before.loc[2, "lgt"] = 12  # 2AU is no longer drawn
    frame, counts = keep_typed(smaller, before)
    assert counts["detachees"] == 1
    gone = frame[frame["origine"] == GONE].iloc[0]
    assert (gone["oap"], gone["lgt"]) == ("2AU", 12)
    table, notes = read(frame.drop(columns="geometry"))
    assert list(table["oap"]) == ["Centre", "1AU"] and "hors document" in notes[0]


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(3)))
def test_the_order_of_what_was_typed_changes_nothing(order):
    once, _ = keep_typed(drawn()[0], typed())
    again, _ = keep_typed(drawn()[0], typed().iloc[list(order)].reset_index(drop=True))
    assert once["lgt"].astype(str).tolist() == again["lgt"].astype(str).tolist()


# ----------------------------------------------------------------------------------------------------------- read


def test_a_spreadsheet_with_other_names_decimal_commas_and_a_byte_order_mark():
    table = pd.DataFrame(
        {
            "\ufeffCode INSEE": ["1001"],
            "Secteur": ["Nord"],
            "Surface nette": ["2,5"],
            "Logements": ["40"],
            "Part social": ["25"],
        }
    )
    assert list(columns_of(table).columns) == ["insee", "oap", "ha_net", "lgt", "pct_social"]
    found, notes = read(table)
    assert found.loc[0, ["insee", "ha_net", "lgt", "lgt_social"]].tolist() == ["01001", "2.5", "40.0", "10.0"]
    assert notes == []


def test_a_figure_out_of_bounds_is_told_and_never_zero():
    rows = pd.DataFrame({"insee": ["10001"] * 2, "oap": ["A", "B"], "lgt": ["-3", "10"], "pct_social": ["10", "120"]})
    found, notes = read(rows)
    assert list(found["lgt"]) == ["", "10.0"] and list(found["pct_social"]) == ["10.0", ""]
    assert list(found["lgt_social"]) == ["", ""] and len(notes) == 2


def test_a_layer_gives_the_share_in_the_envelope_of_the_rules():
    # The table is a layer: 40 housing units on 1 ha, half of it in the envelope.
    rows = [row(box(0, 0, 100, 100), insee="10001", oap="Centre", lgt="40", ha_net="0.8")]
    over = scene(
        zones=[zone(box(0, 0, 100, 100), "AUc", "1AU")],
        roles={"oap": rows, "enveloppe_urbaine": [box(0, 0, 50, 100)]},
        tables={"logement": [{"insee": "10001", "objectif_lgt": "1"}]},
    )
    table = over.workspace.tables["oap"]
    assert (table.loc[0, "lgt_interieur"], table.loc[0, "lgt_exterieur"]) == ("20.0", "20.0")
    over.results["F11"] = type("M", (), {"value": 0.0, "unit": "lgt"})()
    assert measure("ratio_somme", over, **F12).value == pytest.approx(0.5)


def test_an_empty_cell_of_a_layer_stays_empty():
    rows = [row(box(0, 0, 9, 9), insee="10001", oap="A", lgt=np.nan, dans_enveloppe=np.nan)]
    made = workspace(roles={"oap": rows})
    assert made.tables["oap"].loc[0, "lgt"] == "" and made.tables["oap"].loc[0, "lgt_interieur"] == ""
