"""Two states of a zoning compared, on squares whose areas one can work out in the head."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import affinity, box

from aula.aula_plugin.core.documents import model
from aula.aula_plugin.core.documents.comparison import compare
from aula.aula_plugin.core.documents.comparison_places import protections
from aula.aula_plugin.core.documents.comparison_prescriptions import compare_prescriptions
from aula.aula_plugin.core.documents.comparison_words import SWAPPED, sense
from aula.tests.unit.document_builder import CRS, document, frame, zoning

AUS, AUC = {"sous_type": "AUs"}, {"sous_type": "AUc"}
COMMUNES = gpd.GeoDataFrame(
    {"code_insee": ["01001", "01002"], "nom": ["Ouest", "Est"]},
    geometry=[box(0, 0, 400, 200), box(400, 0, 600, 200)],
    crs=CRS,
)
#: 600 × 200 m: a town of 200 m, a closed zone to be urbanised of 100 m, fields of 300 m over two communes.
BEFORE = (
    ("UA", "U", box(0, 0, 200, 200)),
    ("2AU", "AU", box(200, 0, 300, 200), AUS),
    ("A", "A", box(300, 0, 600, 200)),
)


def changes(result):
    columns = ["sens", "commune", "zone_avant", "zone_apres", "aire_ha"]
    return [(*row[:4], round(row[4], 6)) for row in result.changes[columns].itertuples(index=False)]


def balance(result):
    table = result.balance
    return {(r.commune, r.de, r.vers): round(r.aire_ha, 6) for r in table.itertuples()}


def test_each_change_has_its_sense_its_commune_and_its_area():
    # 2AU becomes 1AU (100 × 200 m = 2 ha); 100 × 50 m of field go to 1AU on each side of the limit x = 400, from 350
    # to 450: 0.25 ha in each commune; the town is renamed UB: 4 ha.
    after = (
        ("UB", "U", box(0, 0, 200, 200)),
        ("1AU", "AU", box(200, 0, 300, 200), AUC),
        ("1AU", "AU", box(350, 0, 450, 50), AUC),
        ("A", "A", box(300, 0, 600, 200) - box(350, 0, 450, 50)),
    )
    result = compare(document(zoning(*BEFORE)), document(zoning(*after)), COMMUNES)
    assert sorted(changes(result)) == sorted(
        [
            ("ouverture à l’urbanisation", "Ouest", "A", "1AU", 0.25),
            ("ouverture à l’urbanisation", "Est", "A", "1AU", 0.25),
            ("déblocage d’une zone AU", "Ouest", "2AU", "1AU", 2.0),
            ("libellé seul", "Ouest", "UA", "UB", 4.0),
        ]
    )
    # West: 4 U, 2 AUs → AUc, 0.25 A → AUc, 2 − 0.25 = 1.75 A: 8 ha. East: 0.25 + 3.75 = 4 ha.
    assert balance(result) == {
        ("Ouest", "U", "U"): 4.0,
        ("Ouest", "AUs", "AUc"): 2.0,
        ("Ouest", "A", "AUc"): 0.25,
        ("Ouest", "A", "A"): 1.75,
        ("Est", "A", "AUc"): 0.25,
        ("Est", "A", "A"): 3.75,
    }
    assert result.totals["ouverture à l’urbanisation"] == pytest.approx(0.5)
    renamed = result.balance.query("de == 'U'").iloc[0]
    assert (renamed.dont_change_ha, renamed.dont_retouches_ha) == (pytest.approx(4.0), 0.0)


def test_a_strip_under_the_tolerance_is_a_touch_of_the_limit_and_stays_in_the_balance():
    # The limit between town and 2AU moves by 4 m (0.08 ha); by 6 m (0.12 ha) it is a change.
    def moved(by, lisere=5.0):
        after = (
            ("UA", "U", box(0, 0, 200 + by, 200)),
            ("2AU", "AU", box(200 + by, 0, 300, 200), AUS),
            BEFORE[2],
        )
        return compare(document(zoning(*BEFORE)), document(zoning(*after)), COMMUNES, lisere)

    assert changes(moved(4)) == [("retouche de limite", "Ouest", "2AU", "UA", 0.08)]
    assert changes(moved(6)) == [("déblocage d’une zone AU", "Ouest", "2AU", "UA", 0.12)]
    assert changes(moved(6, 10.0)) == [("retouche de limite", "Ouest", "2AU", "UA", 0.12)]
    row = moved(4).balance.query("vers == 'U' and de == 'AUs'").iloc[0]
    assert (row.aire_ha, row.dont_retouches_ha, row.dont_change_ha) == (pytest.approx(0.08), pytest.approx(0.08), 0)


def test_a_strip_beside_a_wide_change_is_part_of_it():
    # 100 m of 2AU open, and beside them 3 m of field: 103 m wide together, so that the 3 m are no touch of a limit.
    after = (
        BEFORE[0],
        ("1AU", "AU", box(200, 0, 303, 200), AUC),
        ("A", "A", box(303, 0, 600, 200)),
    )
    result = compare(document(zoning(*BEFORE)), document(zoning(*after)), COMMUNES)
    assert changes(result) == [
        ("ouverture à l’urbanisation", "Ouest", "A", "1AU", 0.06),
        ("déblocage d’une zone AU", "Ouest", "2AU", "1AU", 2.0),
    ]


def test_what_one_state_alone_covers_is_told_and_the_commune_is_still_whole():
    # After: nothing on the last 100 m (2 ha) of the East; before: a hole of 50 × 50 m (0.25 ha) in the fields.
    hole = box(450, 50, 500, 100)
    before = (*BEFORE[:2], ("A", "A", box(300, 0, 600, 200) - hole))
    after = (*BEFORE[:2], ("A", "A", box(300, 0, 500, 200)))
    result = compare(document(zoning(*before)), document(zoning(*after)), COMMUNES)
    assert changes(result) == [
        ("couverture gagnée", "Est", None, "A", 0.25),
        ("couverture perdue", "Est", "A", None, 2.0),
    ]
    east = result.balance[result.balance["commune"] == "Est"]
    assert east["aire_ha"].sum() == pytest.approx(4.0)
    assert balance(result)["Est", "non couvert", "A"] == 0.25


def test_a_place_no_state_covers_completes_the_commune():
    # The fields stop at 500 in both states: 100 × 200 m = 2 ha of the East are covered by none.
    zones = zoning(*BEFORE[:2], ("A", "A", box(300, 0, 500, 200)))
    result = compare(document(zones), document(zones), COMMUNES)
    assert balance(result)["Est", "non couvert", "non couvert"] == 2.0
    assert len(result.changes) == 0


def test_what_lies_outside_the_communes_is_kept_apart():
    # 700 m of fields for 600 m of communes: 100 × 200 m = 2 ha outside, half of which is closed to farming after.
    before = (*BEFORE[:2], ("A", "A", box(300, 0, 700, 200)))
    after = (*BEFORE[:2], ("A", "A", box(300, 0, 650, 200)), ("N", "N", box(650, 0, 700, 200)))
    result = compare(document(zoning(*before)), document(zoning(*after)), COMMUNES)
    assert changes(result) == [("changement de destination", "hors des communes", "A", "N", 1.0)]
    outside = result.balance[result.balance["commune"] == "hors des communes"]
    assert outside["aire_ha"].sum() == pytest.approx(2.0)


def test_overlaps_go_to_the_first_family_and_annulled_places_are_taken_off():
    # 10 m of U over the field count as U in both states (nothing changes); 98-00 takes 50 × 200 m = 1 ha off after.
    overlap = ("UX", "U", box(295, 0, 310, 200))
    before, after = document(zoning(*BEFORE, overlap)), document(zoning(*BEFORE, overlap))
    mask = frame(model.INFORMATION_COLUMNS, [{"fid_source": 1, "code": "98-00"}], [box(550, 0, 600, 200)])
    after.informations["surf"] = mask
    result = compare(before, after, COMMUNES)
    assert changes(result) == [("couverture perdue", "Est", "A", None, 1.0)]
    assert any("98-00" in note for note in result.notes)
    assert result.balance["aire_ha"].sum() == pytest.approx(12.0)


@pytest.mark.parametrize(
    ("one", "other", "word"),
    [
        (("A", "A", None, None), ("N", "N", None, None), "changement de destination"),
        (("U", "U", None, "habitat"), ("U", "U", None, "economie"), "changement de destination"),
        (("U", "U", None, None), ("U", "U", None, "economie"), "inchangé"),
        (("U", "U", None, "inconnue"), ("UB", "U", None, "economie"), "libellé seul"),
        (("AU", "AU", "inconnu", None), ("AU", "AU", "AUc", None), "inchangé"),
        (("2AU", "AU", "AUs", None), ("UB", "U", None, None), "déblocage d’une zone AU"),
        (("1AU", "AU", "AUc", None), ("UB", "U", None, None), "changement de destination"),
        (("UB", "U", None, None), ("2AU", "AU", "AUs", None), "blocage d’une zone AU"),
        (("1AU", "AU", "AUc", None), ("N", "N", None, None), "fermeture"),
        (("X", None, None, None), ("N", "N", None, None), "famille inconnue"),
    ],
)
def test_words(one, other, word):
    assert sense(one, other) == word
    assert sense(other, one) == SWAPPED.get(word, word)


KINDS = [("UA", "U", {}), ("1AU", "AU", AUC), ("2AU", "AU", AUS), ("A", "A", {}), ("N", "N", {})]
GRIDS = st.lists(st.one_of(st.none(), st.integers(0, 4)), min_size=12, max_size=12)


def mosaic(cells):
    """Build 4 × 3 squares of 100 m, each of a kind or without zone."""
    squares = [
        (
            *KINDS[kind][:2],
            box(100 * (n % 4), 100 * (n // 4), 100 * (n % 4) + 100, 100 * (n // 4) + 100),
            KINDS[kind][2],
        )
        for n, kind in enumerate(cells)
        if kind is not None
    ]
    return zoning(*squares)


def total(result, senses=None):
    table = result.changes
    return round(float(table.loc[table["sens"].isin(senses or table["sens"].unique()), "aire_ha"].sum()), 6)


@settings(max_examples=40, deadline=None)
@given(GRIDS, GRIDS)
def test_areas_add_up_and_swapping_the_states_swaps_gains_and_losses(one, other):
    limits = gpd.GeoDataFrame(
        {"code_insee": ["01001", "01002"], "nom": ["Sud", "Nord"]},
        geometry=[box(0, 0, 400, 150), box(0, 150, 400, 300)],
        crs=CRS,
    )
    places = [{"insee": code, "idurba": "x", "source": "DOC_URBA_COM"} for code in limits["code_insee"]]
    listed = frame(model.COMMUNE_COLUMNS, places)
    first, second = (document(mosaic(cells), communes=listed) for cells in (one, other))
    forth, back = compare(first, second, limits), compare(second, first, limits)
    for name in forth.communes["nom"]:
        assert forth.balance.loc[forth.balance["commune"] == name, "aire_ha"].sum() == pytest.approx(6.0)
    swapped = {(c, b, a): area for (c, a, b), area in balance(back).items()}
    assert balance(forth) == swapped
    for name, area in forth.totals.items():
        assert back.totals[SWAPPED.get(name, name)] == pytest.approx(area)
    assert len(compare(first, first, limits).changes) == 0


@settings(max_examples=15, deadline=None)
@given(GRIDS, GRIDS, st.randoms(use_true_random=False))
def test_the_order_of_features_changes_nothing(one, other, random):
    first, second = mosaic(one), mosaic(other)
    order = list(range(len(second)))
    random.shuffle(order)
    straight = compare(document(first), document(second))
    shuffled = compare(document(first), document(second.iloc[order].reset_index(drop=True)))
    assert changes(straight) == changes(shuffled)
    assert straight.balance.equals(shuffled.balance)


def test_a_drawing_that_moved_by_less_than_the_tolerance_changes_nothing_but_touches():
    # The whole zoning 20 cm to the East: every limit is touched, no place changes.
    moved = zoning(*((*zone[:2], affinity.translate(zone[2], 0.2, 0), *zone[3:]) for zone in BEFORE))
    result = compare(document(zoning(*BEFORE)), document(moved), COMMUNES)
    assert set(result.changes["sens"]) == {"retouche de limite"}
    # 0.2 × 200 m on the limits at 0, 200, 300 and, beyond the communes, at 600: 0.004 ha each
    assert total(result) == pytest.approx(0.016)


def protected(*items):
    """Build PRESCRIPTION_SURF from ``(code, polygon)``."""
    rows = [{"fid_source": n, "code": code} for n, (code, _) in enumerate(items, 1)]
    return frame(model.PRESCRIPTION_COLUMNS, rows, [shape for _, shape in items])


def with_surfaces(*items, lines=(), points=()):
    result = document(zoning(*BEFORE))
    result.prescriptions["surf"] = protected(*items)
    for end, shapes in (("lin", lines), ("pct", points)):
        rows = [{"fid_source": n, "code": code} for n, (code, _) in enumerate(shapes, 1)]
        result.prescriptions[end] = frame(model.PRESCRIPTION_COLUMNS, rows, [shape for _, shape in shapes])
    return result


def test_the_balance_of_the_woods_unites_the_codes_of_a_type():
    # Before: one EBC of 1 ha (01-00) and one of 0.5 ha. After: the first is written 01-01 and loses 0.2 ha (100 × 20
    # m); the second is gone; a third of 0.3 ha is new. Kept 0.8, lost 0.2 + 0.5 = 0.7, gained 0.3.
    before = with_surfaces(("01-00", box(0, 0, 100, 100)), ("01-00", box(200, 0, 300, 50)))
    after = with_surfaces(("01-01", box(0, 0, 100, 80)), ("01-01", box(400, 0, 500, 30)))
    result = compare_prescriptions(before, after)
    columns = (
        "avant",
        "apres",
        "conserve",
        "perdu",
        "gagne",
        "n_avant",
        "n_apres",
        "n_conserves",
        "n_perdus",
        "n_gagnes",
    )
    assert [result.total("01", name) for name in columns] == pytest.approx([1.5, 1.1, 0.8, 0.7, 0.3, 2, 2, 1, 1, 1])
    assert result.of_code("01-00", "perdu") == pytest.approx(1.5)
    assert dict(result.places.groupby("sens")["aire_ha"].sum()) == pytest.approx({"perdu": 0.7, "gagné": 0.3})


def test_each_commune_has_its_own_balance_and_the_whole_stays_the_same():
    # One EBC of 100 × 100 m across the limit x = 400, from 350 to 450: 0.5 ha on each side. After, 80 m of it are left
    # (350 to 430): the East loses 20 × 100 m = 0.2 ha, the West nothing. Points on the limit belong to one commune.
    before = with_surfaces(("01-00", box(350, 0, 450, 100)), points=[("07-04", shapely.Point(400, 50))])
    after = with_surfaces(("01-00", box(350, 0, 430, 100)), points=[("07-04", shapely.Point(400, 50))])
    result = compare_prescriptions(before, after, communes=COMMUNES)
    assert result.total("01", "perdu") == pytest.approx(0.2)
    own = result.table[result.table["code"].eq("01-00")].set_index("commune")
    assert [own.loc["Ouest", n] for n in ("avant", "apres", "perdu", "n_conserves")] == pytest.approx([0.5, 0.5, 0, 1])
    assert [own.loc["Est", n] for n in ("avant", "apres", "perdu", "n_conserves")] == pytest.approx([0.5, 0.3, 0.2, 1])
    ponds = result.table[result.table["code"].eq("07-04") & result.table["insee"].notna()]
    assert ponds["n_avant"].sum() == 1
    assert result.whole.equals(compare_prescriptions(before, after).table)


def test_places_where_woods_and_stecal_leave_and_come():
    # EBC as above: 20 × 100 m = 0.2 ha lost in the East, 20 m × 100 m: width 2·2000/240 = 16.67 m. A STECAL of 0.25 ha
    # comes astride x = 400 (390 to 415): 0.1 ha in the West, 0.15 ha in the East. Another code says nothing.
    before = with_surfaces(("01-00", box(350, 0, 450, 100)), ("05-01", box(0, 0, 50, 50)))
    after = with_surfaces(("01-01", box(350, 0, 430, 100)), ("16-03", box(390, 100, 415, 200)))
    found = protections(before, after, COMMUNES)
    rows = [
        (r.commune, r.typepsc, r.sens, round(r.aire_ha, 6), round(r.largeur_m, 2))
        for r in found.itertuples(index=False)
    ]
    assert rows == [
        ("Est", "01", "perdu", 0.2, 16.67),
        ("Est", "16", "gagné", 0.15, 13.04),
        ("Ouest", "16", "gagné", 0.1, 9.09),
    ]
    assert len(protections(before, before, COMMUNES)) == 0


def test_lines_are_found_within_the_tolerance_and_points_too():
    # A hedge of 100 m drawn again 2 m away is kept; its last 40 m gone, 40 − 5 m = 35 m are beyond the tolerance but
    # for the arc of 2 m: √(5² − 2²) = 4.58 m, so 35.42 m. A pond 3 m away is the same, one 30 m away is another.
    before = with_surfaces(lines=[("07-04", shapely.LineString([(0, 0), (100, 0)]))],
                           points=[("07-04", shapely.Point(0, 0)), ("07-04", shapely.Point(50, 50))])  # fmt: skip
    after = with_surfaces(lines=[("07-04", shapely.LineString([(0, 2), (60, 2)]))],
                          points=[("07-04", shapely.Point(3, 0)), ("07-04", shapely.Point(80, 50))])  # fmt: skip
    result = compare_prescriptions(before, after)
    assert result.of_code("07-04", "perdu", "lin") == pytest.approx(35.42, abs=0.05)
    assert result.of_code("07-04", "n_conserves", "lin") == 1
    assert [result.of_code("07-04", n, "pct") for n in ("n_conserves", "n_perdus", "n_gagnes")] == [1, 1, 1]


def test_parts_of_one_object_count_once_and_objects_without_code_are_not_lost():
    twins = with_surfaces(("05-01", box(0, 0, 10, 10)), ("05-01", box(20, 0, 30, 10)), (None, box(50, 0, 60, 10)))
    twins.prescriptions["surf"].loc[1, "fid_source"] = 1
    result = compare_prescriptions(twins, twins)
    assert result.of_code("05-01", "n_avant") == 1
    assert result.table.query("typepsc == 'sans code'").iloc[0]["n_avant"] == 1
    assert result.table[["n_perdus", "n_gagnes"]].to_numpy().sum() == 0
    assert isinstance(result.table, pd.DataFrame)
