"""Audit of zonings drawn by hand, with overlaps, holes and widths worked out on paper."""

import pytest
import shapely
from shapely import Point, box

from aula.aula_plugin.core.documents import model
from aula.aula_plugin.core.documents.audit import DEFECT_COLUMNS, audit, holes, overlaps
from aula.aula_plugin.core.documents.partition import PIECE_COLUMNS, against_communes
from aula.aula_plugin.core.documents.required_fields import mandatory
from aula.aula_plugin.core.errors import InputError
from aula.tests.unit.document_builder import IDURBA, document, frame, zoning


def communes(*rows):
    import geopandas as gpd

    return gpd.GeoDataFrame(
        {"code_insee": [r[0] for r in rows], "nom": [r[1] for r in rows]},
        geometry=[r[2] for r in rows],
        crs="EPSG:2154",
    )


@pytest.fixture
def zones():
    """A 100×100 m commune in four strips.

    U x 0-40; AU x 38-70 (2 m × 100 m on U: 200 m²); A x 70-90 minus a square of 8×8 in its middle (hole of 64 m²);
    N x 80-100 (10 m × 100 m on A, less the 8×8 that N covers if it were there: the hole lies at x 71-79).
    """
    return zoning(
        ("UA", "U", box(0, 0, 40, 100)),
        ("1AU", "AU", box(38, 0, 70, 100)),
        ("A", "A", box(70, 0, 90, 100).difference(box(71, 46, 79, 54))),
        ("N", "N", box(80, 0, 100, 100)),
    )


# -------------------------------------------------------------------------------------------------- overlaps, holes


def test_overlaps_are_measured_and_named(zones):
    pieces = overlaps(zones).sort_values("aire_m2")
    assert list(pieces.columns) == [*PIECE_COLUMNS, "geometry"]
    assert pieces["aire_m2"].tolist() == pytest.approx([200, 1000])
    # 2A/P: 400/204 and 2000/220.
    assert pieces["w_m"].tolist() == pytest.approx([400 / 204, 2000 / 220])
    assert pieces["classe"].tolist() == ["liseré", "réel"]
    assert pieces["gravite"].tolist() == ["information", "avertissement"]
    assert pieces["familles"].tolist() == ["U / AU", "A / N"]
    assert pieces[["zone_a", "zone_b", "fid_a", "fid_b"]].values.tolist() == [["UA", "1AU", 1, 2], ["A", "N", 3, 4]]
    assert set(pieces["idurba"]) == {IDURBA} and set(pieces["insee"]) == {"01004"}
    assert "0,10\u00a0ha" in pieces["detail"].iloc[1] and "«\u00a0A\u00a0»" in pieces["detail"].iloc[1]


def test_width_of_the_lisere_is_a_parameter(zones):
    assert overlaps(zones, lisere_m=1)["classe"].tolist() == ["réel", "réel"]
    assert set(overlaps(zones, lisere_m=20)["classe"]) == {"liseré"}


def test_tiny_piece_is_not_said_to_be_nothing():
    (piece,) = overlaps(zoning(("U", "U", box(0, 0, 1, 1)), ("N", "N", box(0.999, 0, 2, 1)))).to_dict("records")
    assert "moins de 0,01\u00a0m²" in piece["detail"] and "largeur moyenne moins de 0,01\u00a0m" in piece["detail"]


def test_every_piece_of_a_pair_is_a_row():
    # A comb: U has two teeth of 10×10 on N.
    comb = shapely.union_all([box(0, 0, 100, 10), box(0, 10, 10, 20), box(50, 10, 60, 20)])
    pieces = overlaps(zoning(("U", "U", comb), ("N", "N", box(0, 10, 100, 50))))
    assert pieces["aire_m2"].tolist() == [100, 100]


def test_holes_are_enclosed_and_name_their_neighbours(zones):
    pieces = holes(zones)
    assert pieces["aire_m2"].tolist() == pytest.approx([64])
    # 2·64/32 = 4 m: a liseré.
    assert pieces["w_m"].tolist() == pytest.approx([4])
    assert pieces["classe"].tolist() == ["liseré"]
    assert pieces["zone_a"].tolist() == ["A"] and pieces["zone_b"].isna().all()


def test_bay_open_to_the_outside_is_not_a_hole():
    assert len(holes(zoning(("N", "N", box(0, 0, 30, 30).difference(box(10, 10, 30, 20)))))) == 0


def test_zoning_without_fault_or_without_zone_gives_empty_frames():
    for zones in (zoning(("U", "U", box(0, 0, 1, 1))), zoning()):
        assert len(overlaps(zones)) == len(holes(zones)) == 0
        assert list(overlaps(zones).columns) == [*PIECE_COLUMNS, "geometry"]


def test_invalid_ring_and_missing_columns_do_not_stop_the_measure():
    bow_tie = shapely.from_wkt("POLYGON((0 0,10 10,10 0,0 10,0 0))")
    zones = zoning(("U", "U", bow_tie), ("N", "N", box(0, 0, 5, 10)))[["libelle", "geometry"]]
    pieces = overlaps(zones)
    # The left lobe (25 m²) lies under N.
    assert pieces["aire_m2"].tolist() == pytest.approx([25])
    assert pieces["familles"].tolist() == ["?"] and pieces["fid_a"].tolist() == [0]


# ---------------------------------------------------------------------------------------------------------- communes


def test_gaps_and_spills_along_communes():
    # Zone 0-110 on a commune 0-100 wide and 120 high: spill 10×100 m², gap 100×20 m².
    zones = zoning(("N", "N", box(0, 0, 110, 100)))
    check = against_communes(zones, communes(("01004", "Aire", box(0, 0, 100, 120))))
    pieces = check.pieces.set_index("type")
    assert pieces.loc["lacune_commune", "aire_m2"] == pytest.approx(2000)
    assert pieces.loc["hors_commune", "aire_m2"] == pytest.approx(1000)
    assert pieces.loc["hors_commune", "zone_a"] == "N"
    assert set(pieces["gravite"]) == {"information"}
    assert "À titre d’information" in pieces.loc["lacune_commune", "detail"]
    assert check.communes["part_zonee"].tolist() == pytest.approx([10_000 / 12_000])
    assert len(check.outside) == 0


def test_neighbouring_communes_of_the_layer_are_left_alone_unless_declared():
    zones = zoning(("N", "N", box(0, 0, 100, 100)))
    layer = communes(("01004", "Aire", box(0, 0, 100, 100)), ("01005", "Baie", box(100, 0, 200, 100)))
    assert against_communes(zones, layer).communes["insee"].tolist() == ["01004"]
    check = against_communes(zones, layer, declared=["01005"])
    assert check.communes["part_zonee"].tolist() == [1, 0]
    assert check.pieces["type"].tolist() == ["lacune_commune"]


def test_communes_of_another_place_are_refused():
    zones = zoning(("N", "N", box(0, 0, 100, 100)))
    with pytest.raises(InputError, match="ne correspond pas au document"):
        against_communes(zones, communes(("62041", "Ailleurs", box(9000, 0, 9100, 100))))


def test_pieces_of_a_zoning_without_insee_take_that_of_their_commune():
    zones = zoning(("U", "U", box(0, 0, 60, 100)), ("N", "N", box(50, 0, 100, 100)))
    zones["insee"] = None
    report = audit(document(zones), communes(("01004", "Aire", box(0, 0, 100, 100))))
    assert report.pieces["insee"].tolist() == ["01004"]


def test_enclosed_hole_is_not_repeated_as_a_gap():
    zones = zoning(("N", "N", box(0, 0, 100, 100).difference(box(40, 40, 60, 60))))
    assert len(against_communes(zones, communes(("01004", "Aire", box(0, 0, 100, 100)))).pieces) == 0


def test_zone_far_from_its_communes_is_reported():
    zones = zoning(("N", "N", box(0, 0, 100, 100)), ("1AU", "AU", box(500, 0, 540, 40)))
    report = audit(document(zones), communes(("01004", "Aire", box(0, 0, 100, 100))))
    (outside,) = report.defects[report.defects["type"] == "zone_hors_communes"].to_dict("records")
    assert (outside["zone_a"], outside["fid_a"], outside["gravite"]) == ("1AU", 2, "avertissement")
    assert outside["aire_m2"] == pytest.approx(1600)


# ------------------------------------------------------------------------------------------------------------- audit


def test_audit_gathers_everything_the_most_serious_first(zones):
    anomalies = [
        {"couche": "ZONE_URBA", "fid": 1, "objet": "UA", "defaut": "geometrie_reparee", "gravite": "avertissement"},
        {"couche": "DOC_URBA", "defaut": "doc_urba_absente", "gravite": "bloquant", "detail": "Table absente."},
    ]
    zones["nomfic"] = ["reglement.pdf", None, "", "reglement.pdf"]
    report = audit(document(zones, anomalies, [Point(1, 1), None]))
    defects = report.defects
    assert list(defects.columns) == [*DEFECT_COLUMNS, "geometry"]
    assert defects["type"].tolist() == [
        "doc_urba_absente",
        "recouvrement",
        "geometrie_reparee",
        "champ_obligatoire_vide",
        "recouvrement",
        "trou",
    ]
    assert defects["gravite"].tolist() == ["bloquant"] + 3 * ["avertissement"] + 2 * ["information"]
    assert defects["x"].isna().tolist() == [True, False, False, True, False, False]
    assert "NOMFIC vide sur 2 des 4\u00a0objets" in defects["detail"].iloc[3]
    assert set(defects["idurba"]) == {IDURBA}
    assert defects["couche"].iloc[1] == "ZONE_URBA" and defects["zone_a"].iloc[2] == "UA"
    assert report.pieces.index.tolist() == [1, 4, 5]
    assert report.pieces.geometry.area.tolist() == pytest.approx([1000, 200, 64])
    assert shapely.intersects(report.pieces.geometry.iloc[0], defects.geometry.iloc[1])


def test_totals_and_summary(zones):
    report = audit(document(zones))
    totals = report.totals
    assert (totals.overlaps, totals.overlaps_real, totals.zone_pairs) == (2, 1, 2)
    assert (totals.holes, totals.holes_real) == (1, 0)
    assert (totals.overlaps_m2, totals.holes_m2, totals.double_m2) == pytest.approx((1200, 64, 1200))
    # Σ = 4000 + 3200 + (2000 − 64) + 2000; union = the square less the hole.
    assert (totals.sum_m2, totals.double_m2) == pytest.approx((11_136, 1_200))
    (row,) = report.summary.to_dict("records")
    assert row["idurba"] == IDURBA and row["version"] == "v2017" and row["etat"] == "03"
    assert (row["n_zones"], row["n_morceaux"], row["n_paires"], row["n_morceaux_5m"]) == (4, 2, 2, 1)
    assert row["aire_union_ha"] == pytest.approx(0.9936)
    assert row["recouvrement_interfamille_ha"] == pytest.approx(0.12)
    assert row["communes_doc"] == "01004" and row["n_vocation_inconnue"] == 2
    assert row["aire_vocation_inconnue_ha"] == pytest.approx(0.72)


def test_counts_of_the_reader_enter_the_summary(zones):
    anomalies = [{"defaut": code, "gravite": "avertissement"} for code in ("geometrie_reparee", "doublon", "doublon")]
    psc = frame(
        model.PRESCRIPTION_COLUMNS,
        [{"code": "07-04", "code_connu": True}, {"code": "97-00", "code_connu": False}],
        [box(0, 0, 1, 1), box(0, 0, 1, 1)],
    )
    inf = frame(model.INFORMATION_COLUMNS, [{"code": "98-00", "code_connu": True}], [box(-50, 0, 10, 100)])
    empty = frame(model.PRESCRIPTION_COLUMNS, (), ())
    report = audit(
        document(
            zones,
            anomalies,
            [None] * 3,
            prescriptions={"surf": psc, "lin": empty, "pct": empty},
            informations={"surf": inf, "lin": empty, "pct": empty},
        )
    )
    (row,) = report.summary.to_dict("records")
    assert (row["n_invalides"], row["n_doublons"], row["n_geom_nulles"], row["n_codes_inconnus"]) == (1, 2, 0, 1)
    assert row["masque_98_ha"] == pytest.approx(0.1)


def test_two_documents_have_a_row_each_and_their_common_piece_is_in_neither():
    zones = zoning(
        ("U", "U", box(0, 0, 100, 100)),
        ("N", "N", box(90, 0, 200, 100)),
        ("A", "A", box(190, 0, 300, 100), {"idurba": "01005_PLU_20200101"}),
    )
    both = frame(
        model.DOCUMENT_COLUMNS,
        [
            {"idurba": IDURBA, "version_standard": "v2017"},
            {"idurba": "01005_PLU_20200101", "version_standard": "v2017"},
        ],
    )
    report = audit(document(zones, document=both))
    assert report.totals.overlaps == 2
    assert report.summary["n_morceaux"].tolist() == [1, 0]
    assert report.summary["aire_union_ha"].tolist() == pytest.approx([2, 1.1])
    assert f"{IDURBA}|01005_PLU_20200101" in set(report.defects["idurba"])


def test_document_without_zone_is_audited_too():
    report = audit(document(zoning()), communes(("01004", "Aire", box(0, 0, 100, 100))))
    assert report.totals.overlaps == 0 and report.summary["n_zones"].tolist() == [0]
    assert "commune_non_zonee" in set(report.defects["type"])


def test_cancelled_audit_returns_nothing(zones):
    assert audit(document(zones), cancelled=lambda: True) is None


def test_progress_grows(zones):
    told = []
    audit(document(zones), progress=lambda share, what: told.append((share, what)))
    assert [share for share, _ in told] == sorted(share for share, _ in told) and all(what for _, what in told)


# --------------------------------------------------------------------------------------------------- mandatory fields


@pytest.mark.parametrize(
    ("version", "kind", "table", "present", "absent"),
    [
        ("v2013/v2014", "PLU", "ZONE_URBA", "DESTDOMI", "NOMFIC"),
        ("v2013/v2014", "PLU", "PRESCRIPTION_LIN", "INSEE", "STYPEPSC"),
        ("v2017", "PLUI", "DOC_URBA", "DATEREF", "NOMPROC"),
        ("v2024", "PLU", "DOC_URBA", "NOMPROC", "NOMRAPP"),
        ("v2018", "SCOT", "DOC_URBA", "SIREN", "PAS"),
        ("v2021", "SCOT", "DOC_URBA", "PAS", "NOMREG"),
        ("CC", "CC", "ZONE_URBA", "TYPESECT", "TYPEZONE"),
    ],
)
def test_mandatory_fields_follow_the_vintage(version, kind, table, present, absent):
    fields = mandatory(version, kind)[table]
    assert present in fields and absent not in fields


def test_nothing_is_mandatory_when_the_vintage_is_unknown():
    assert mandatory("inconnue", "PLU") == {}
