"""Quirks of real lots, one by one, on drawings small enough to be worked out by hand."""

import geopandas as gpd
import pandas as pd
import pytest
from shapely import LineString, MultiLineString, MultiPolygon, Point, Polygon, box

from aula.aula_plugin.core.documents.model import (
    ANOMALY_COLUMNS,
    INFORMATION_COLUMNS,
    PRESCRIPTION_COLUMNS,
    ZONE_COLUMNS,
)
from aula.aula_plugin.core.documents.normalise import build_document
from aula.aula_plugin.core.errors import InputError
from aula.tests.unit.lot_builder import CRS, IDURBA, X, Y, defects, doc_urba, layer, square, zones


def prescriptions(*rows, shapes=None, **common):
    base = {"IDURBA": IDURBA, "LIBELLE": None, "TYPEPSC": None, "STYPEPSC": None, **common}
    return layer([{**base, **row} for row in rows], shapes or [square(n) for n in range(len(rows))])


def informations(*rows, shapes=None, **common):
    base = {"IDURBA": IDURBA, "LIBELLE": None, "TYPEINF": None, "STYPEINF": None, **common}
    return layer([{**base, **row} for row in rows], shapes or [square(n) for n in range(len(rows))])


ONE_ZONE = zones({"LIBELLE": "UA", "TYPEZONE": "U"})


def read(**tables):
    tables.setdefault("ZONE_URBA", ONE_ZONE)
    tables.setdefault("DOC_URBA", doc_urba())
    return build_document({name: frame for name, frame in tables.items() if frame is not None})


# ------------------------------------------------------------------------------------------------------------ shape


def test_columns_are_those_of_the_model_whatever_the_case_of_the_fields():
    mixed = ONE_ZONE.rename(columns={"LIBELLE": "Libelle", "IDURBA": "idurba"})
    document = build_document({"zone_urba": mixed, "Doc_Urba": doc_urba()})
    assert list(document.zones.columns) == [*ZONE_COLUMNS, "geometry"]
    assert list(document.anomalies.columns) == [*ANOMALY_COLUMNS, "geometry"]
    for end in ("surf", "lin", "pct"):
        assert list(document.prescriptions[end].columns) == [*PRESCRIPTION_COLUMNS, "geometry"]
        assert list(document.informations[end].columns) == [*INFORMATION_COLUMNS, "geometry"]
        assert document.prescriptions[end].crs == document.zones.crs
    assert document.zones["formdomi"].tolist() == [None]  # what a vintage lacks is NULL


def test_text_stays_text():
    hostile = "<script>alert(1)</script>"
    document = read(
        ZONE_URBA=zones({"LIBELLE": "=cmd()", "TYPEZONE": "U", "LIBELONG": hostile}),
        PRESCRIPTION_PCT=prescriptions({"TYPEPSC": "07", "LIBELLE": hostile}, shapes=[Point(X, Y)]),
    )
    assert document.zones["libelle"].tolist() == ["=cmd()"]
    assert document.zones["libelong"].tolist() == [hostile]
    assert document.prescriptions["pct"]["libelle"].tolist() == [hostile]


def test_fields_of_nobody_are_kept_aside():
    document = read(ZONE_URBA=zones({"LIBELLE": "UA", "TYPEZONE": "U", "MON_CHAMP": "é", "OBJECTID": 3, "VIDE": None}))
    assert document.zones["autres_attributs"].tolist() == ['{"mon_champ": "é"}']


def test_nothing_to_read():
    with pytest.raises(InputError, match="rien à lire"):
        build_document({"DOC_URBA": doc_urba()})
    with pytest.raises(InputError, match="ZONE_URBA n’a pas de géométrie"):
        build_document({"ZONE_URBA": pd.DataFrame({"LIBELLE": ["UA"]})})
    with pytest.raises(InputError, match="même système"):
        build_document(
            {"ZONE_URBA": ONE_ZONE, "INFO_SURF": informations({"TYPEINF": "02"}).set_crs(2972, allow_override=True)}
        )
    with pytest.raises(InputError, match="deux fois"):
        build_document({"ZONE_URBA": ONE_ZONE.assign(libelle="x")})


def test_empty_layer_is_told_and_proves_nothing():
    document = read(PRESCRIPTION_SURF=prescriptions({"TYPEPSC": "07"}).iloc[:0], ZONE_URBA=ONE_ZONE.iloc[:0])
    assert len(document.zones) == 0
    assert sorted(defects(document, "couche_vide")["couche"]) == ["PRESCRIPTION_SURF", "ZONE_URBA"]


# --------------------------------------------------------------------------------------------------------- geometry


def test_missing_empty_and_foreign_geometries_are_dropped_and_counted():
    rows = [{"LIBELLE": name, "TYPEZONE": "U"} for name in ("UA", "UB", "UC", "UD")]
    document = read(ZONE_URBA=zones(*rows, shapes=[square(0), None, Polygon(), Point(X, Y)]))
    assert document.zones["libelle"].tolist() == ["UA"]
    assert defects(document, "geometrie_nulle")["objet"].tolist() == ["UB", "UC"]
    assert defects(document, "geometrie_nulle")["fid"].tolist() == [1, 2]
    assert defects(document, "geometrie_nulle").geometry.isna().all()
    assert defects(document, "primitive_inattendue")["objet"].tolist() == ["UD"]


def test_invalid_ring_is_repaired_with_its_change_of_area():
    # a bow-tie on a square of 100 m: its two lobes are triangles of 100 × 50 / 2 = 2 500 m² each
    bow_tie = Polygon([(X, Y), (X + 100, Y + 100), (X + 100, Y), (X, Y + 100)])
    document = read(ZONE_URBA=zones({"LIBELLE": "UA", "TYPEZONE": "U"}, shapes=[bow_tie]))
    assert document.zones.area.sum() == pytest.approx(5_000)
    assert document.zones.is_valid.all()
    assert document.zones["partie"].tolist() == [1, 2]
    repaired = defects(document, "geometrie_reparee").iloc[0]
    assert repaired["aire_m2"] == pytest.approx(5_000)  # the signed area of a bow-tie is 0
    assert "Self-intersection" in repaired["detail"]


def test_flat_polygon_cannot_be_repaired():
    flat = Polygon([(X, Y), (X + 10, Y), (X + 20, Y)])
    document = read(
        ZONE_URBA=zones(
            {"LIBELLE": "UA", "TYPEZONE": "U"}, {"LIBELLE": "UB", "TYPEZONE": "U"}, shapes=[flat, square(1)]
        )
    )
    assert document.zones["libelle"].tolist() == ["UB"]
    assert defects(document, "geometrie_irreparable")["gravite"].tolist() == ["bloquant"]


def test_multiparts_are_separated_and_numbered():
    double = MultiPolygon([square(0), square(3)])
    document = read(
        ZONE_URBA=zones(
            {"LIBELLE": "UA", "TYPEZONE": "U"},
            {"LIBELLE": "UB", "TYPEZONE": "U"},
            shapes=[double, MultiPolygon([square(5)])],
        ),
        PRESCRIPTION_LIN=prescriptions(
            {"TYPEPSC": "07", "STYPEPSC": "04"},
            shapes=[MultiLineString([[(X, Y), (X, Y + 10)], [(X + 50, Y), (X + 50, Y + 10)]])],
        ),
    )
    assert document.zones[["fid_source", "partie"]].to_numpy().tolist() == [[0, 1], [0, 2], [1, 1]]
    assert (document.zones.geom_type == "Polygon").all()
    assert document.prescriptions["lin"]["partie"].tolist() == [1, 2]
    assert defects(document, "multipartie")["fid"].tolist() == [0, 0]


def test_z_is_dropped():
    flat = Polygon([(X, Y, 5), (X + 10, Y, 5), (X + 10, Y + 10, 5), (X, Y + 10, 5)])
    document = read(ZONE_URBA=zones({"LIBELLE": "UA", "TYPEZONE": "U"}, shapes=[flat]))
    assert not document.zones.has_z.any()


def test_exact_duplicates():
    turned = Polygon([*square(0).exterior.coords[1:], square(0).exterior.coords[1]])
    document = read(
        ZONE_URBA=zones(
            {"LIBELLE": "UA", "TYPEZONE": "U"}, {"LIBELLE": "UA", "TYPEZONE": "U"}, shapes=[square(0), turned]
        ),
        PRESCRIPTION_SURF=prescriptions(
            {"TYPEPSC": 2, "STYPEPSC": 1},
            {"TYPEPSC": "02", "STYPEPSC": "01"},
            {"TYPEPSC": "02", "STYPEPSC": "02"},
            shapes=[square(0), turned, square(0)],
        ),
    )
    # the same ring started elsewhere is the same place; another code is another rule
    assert document.prescriptions["surf"]["code"].tolist() == ["02-01", "02-02"]
    assert defects(document, "doublon")["couche"].tolist() == ["ZONE_URBA", "PRESCRIPTION_SURF"]
    assert len(document.zones) == 2  # a zone drawn twice stays: the audit measures it as an overlap


# ------------------------------------------------------------------------------------------------------------- zones


def test_typezone_against_label_is_flagged_with_its_area():
    document = read(ZONE_URBA=zones({"LIBELLE": "UA", "TYPEZONE": "N"}))
    assert document.zones[["famille", "typezone_conflit"]].to_numpy().tolist() == [["N", "LIBELLE=U ; TYPEZONE=N"]]
    row = defects(document, "typezone_conflit").iloc[0]
    assert row["aire_m2"] == 10_000
    assert row.geometry.within(square(0))
    assert any("1\u00a0zone (1,0\u00a0ha)" in note for note in document.notes)


def test_typezone_missing_or_out_of_the_list():
    document = read(
        ZONE_URBA=zones(
            {"LIBELLE": "2AU", "TYPEZONE": None},
            {"LIBELLE": "AUxb", "TYPEZONE": "AU"},
            {"LIBELLE": "Ux", "TYPEZONE": "Ux"},
            {"LIBELLE": "?", "TYPEZONE": None},
            {"LIBELLE": "Nh", "TYPEZONE": "Nh"},
            {"LIBELLE": "1AU", "TYPEZONE": "AUC"},
        )
    )
    assert document.zones["famille"].tolist() == ["AU", "AU", "U", None, "N", "AU"]
    assert document.zones["sous_type"].tolist() == ["inconnu", "inconnu", None, None, None, "AUc"]
    assert document.zones["typezone"].tolist() == [None, "AU", "Ux", None, "Nh", "AUc"]
    assert defects(document, "typezone_vide")["objet"].tolist() == ["2AU"]
    assert defects(document, "typezone_hors_liste")["objet"].tolist() == ["AUxb", "Ux", "Nh"]  # Nh left in v2017
    assert defects(document, "au_indetermine")["objet"].tolist() == ["2AU", "AUxb"]
    assert defects(document, "famille_indeterminee")["objet"].tolist() == ["?"]


def test_nh_is_a_value_of_v2014_and_a_candidate_stecal():
    rows = [{"LIBELLE": "Nh", "TYPEZONE": "Nh"}, {"LIBELLE": "Ahi", "TYPEZONE": "A"}, {"LIBELLE": "A", "TYPEZONE": "A"}]
    document = read(
        ZONE_URBA=zones(*rows, DESTDOMI="01", IDURBA=None, INSEE="01004"),
        DOC_URBA=doc_urba({"IDURBA": "0100420200101"}),
    )
    assert len(defects(document, "typezone_hors_liste")) == 0
    assert defects(document, "stecal_candidat")["objet"].tolist() == ["Nh", "Ahi"]
    assert document.version.name == "v2013/v2014"
    assert document.zones["idurba"].tolist() == ["0100420200101"] * 3
    assert len(defects(document, "idurba_absent")) == 0  # that vintage has none


def test_pos_labels_are_not_conflicts():
    document = read(
        ZONE_URBA=zones({"LIBELLE": "NC", "TYPEZONE": "A"}, {"LIBELLE": "INA", "TYPEZONE": "AUs"}),
        DOC_URBA=doc_urba({"TYPEDOC": "POS"}),
    )
    assert document.zones["typezone_conflit"].isna().all()
    assert document.type_document == "POS"


def test_codes_out_of_the_lists_of_zones():
    document = read(
        ZONE_URBA=zones(
            {"LIBELLE": "UA", "TYPEZONE": "U", "FORMDOMI": 201, "DESTOUI": "31-32"},
            {"LIBELLE": "UB", "TYPEZONE": "U", "FORMDOMI": "0199", "DESTNON": "20-77"},
        )
    )
    assert document.zones["formdomi"].tolist() == ["0201", "0199"]
    assert defects(document, "formdomi_hors_liste")["objet"].tolist() == ["UB"]
    assert "77" in defects(document, "destination_hors_liste")["detail"].iloc[0]


def test_carte_communale():
    sectors = layer(
        [
            {"IDURBA": "01004_CC_20200101", "LIBELLE": label, "TYPESECT": kind}
            for label, kind in (("ZC", 1), ("ZCa", "02"), ("ZnC", "03"), ("RNU", "99"), ("X", "07"))
        ],
        [square(n) for n in range(5)],
    )
    document = build_document(
        {"SECTEUR_CC": sectors, "DOC_URBA": doc_urba({"IDURBA": "01004_CC_20200101", "TYPEDOC": "CC"})}
    )
    assert (document.version.name, document.type_document) == ("CC", "CC")
    assert document.zones["famille"].tolist() == ["U", "U", None, None, None]
    assert document.zones["typesect"].tolist() == ["01", "02", "03", "99", "07"]
    assert document.zones["vocation"].tolist()[1] == "economie"
    assert defects(document, "secteur_hors_liste")["objet"].tolist() == ["X"]
    assert len(defects(document, "famille_indeterminee")) == 0
    assert defects(document, "secteur_sans_famille")["couche"].unique().tolist() == ["SECTEUR_CC"]


def test_vocations_of_the_planner():
    document = build_document(
        {
            "ZONE_URBA": zones({"LIBELLE": "UJ", "TYPEZONE": "U"}, {"LIBELLE": "UB", "TYPEZONE": "U"}),
            "DOC_URBA": doc_urba(),
        },
        vocations={(IDURBA, "UJ"): "naturel", ("", "UZ"): "habitat", ("autre", "UB"): "economie"},
    )
    assert document.zones["vocation"].tolist() == ["naturel", "habitat"]
    assert document.zones["vocation_confiance"].tolist() == ["confirmée", "faible"]
    assert defects(document, "vocation_sans_zone")["objet"].tolist() == ["UZ", "UB"]


# ------------------------------------------------------------------------------------------------------------- codes


def test_codes_are_padded_and_unknown_ones_kept():
    document = read(
        PRESCRIPTION_LIN=prescriptions(
            {"TYPEPSC": 15, "STYPEPSC": "1"},
            {"TYPEPSC": "7", "STYPEPSC": None},
            {"TYPEPSC": None},
            {"TYPEPSC": "07", "STYPEPSC": "88"},
            shapes=[LineString([(X, Y + n), (X + 10, Y + n)]) for n in range(4)],
        ),
        INFO_SURF=informations({"TYPEINF": 4, "STYPEINF": "99"}),
    )
    lines = document.prescriptions["lin"]
    assert lines["code"].tolist() == ["15-01", "07-00", None, "07-88"]
    assert lines["code_connu"].tolist() == [True, True, False, False]
    assert document.informations["surf"]["code"].tolist() == ["04-99"]
    assert sorted(defects(document, "code_inconnu")["couche"]) == ["INFO_SURF", "PRESCRIPTION_LIN"]
    assert len(defects(document, "code_vide")) == 1


def test_codes_of_v2014_are_carried_over():
    old = {"IDURBA": None, "INSEE": "01004"}
    document = read(
        ZONE_URBA=zones({"LIBELLE": "UA", "TYPEZONE": "U", "DESTDOMI": "01"}, **old),
        PRESCRIPTION_SURF=layer(
            [{"TYPEPSC": "09", **old}, {"TYPEPSC": "06", **old}, {"TYPEPSC": "07", **old}],
            [square(n) for n in range(3)],
        ),
        INFO_SURF=layer(
            [{"TYPEINF": "24", **old}, {"TYPEINF": "15", **old}, {"TYPEINF": "2", **old}], [square(n) for n in range(3)]
        ),
        DOC_URBA=doc_urba({"IDURBA": "0100420140603"}),
    )
    surfaces, perimeters = document.prescriptions["surf"], document.informations["surf"]
    # INF 24 is now the prescription 18-07; INF 15 became the servitude A9, PSC 06 was abrogated: both stay, unknown
    assert surfaces["code"].tolist() == ["05-05", "06-00", "07-00", "18-07"]
    assert surfaces["code_origine"].tolist() == ["PSC 09", None, None, "INF 24"]
    assert surfaces["typepsc"].tolist()[-1] == "18"
    assert perimeters["code"].tolist() == ["15-00", "02-00"]
    assert len(defects(document, "code_transfere")) == 2
    assert "A9" in " ".join(defects(document, "code_abroge")["detail"])


def test_recent_lots_are_not_carried_over():
    document = read(PRESCRIPTION_SURF=prescriptions({"TYPEPSC": "09", "STYPEPSC": "00"}))
    assert document.prescriptions["surf"]["code"].tolist() == ["09-00"]
    assert len(defects(document, "code_transfere")) == 0


@pytest.mark.parametrize(
    ("code", "libelle", "doubted"),
    [
        ("01", "Emplacement réservé", True),
        ("01", "Espace boisé classé", False),
        ("01", "Haie", False),
        ("01", None, False),
        ("05", "Emplacement réservé n°3", False),
        ("99", "Zone de franc-bord", True),
        ("16", "Secteur de taille et de capacité d'accueil limitées", True),  # 16-00 is not 16-03
    ],
)
def test_labels_that_do_not_look_like_their_code(code, libelle, doubted):
    document = read(PRESCRIPTION_SURF=prescriptions({"TYPEPSC": code, "STYPEPSC": "00", "LIBELLE": libelle}))
    assert (len(defects(document, "code_libelle_discordant")) == 1) is doubted


def test_same_rule_as_lines_and_areas():
    document = read(
        PRESCRIPTION_SURF=prescriptions({"TYPEPSC": "02", "STYPEPSC": "01"}),
        PRESCRIPTION_LIN=prescriptions(
            {"TYPEPSC": "02", "STYPEPSC": "01"}, shapes=[LineString([(X, Y), (X + 1500, Y)])]
        ),
    )
    row = defects(document, "regle_ligne_et_surface").iloc[0]
    assert "1,5\u00a0km" in row["detail"] and "1,0\u00a0ha" in row["detail"]


def test_primitive_out_of_the_standard_and_partial_annulment():
    document = read(
        PRESCRIPTION_PCT=prescriptions({"TYPEPSC": "18", "STYPEPSC": "00"}, shapes=[Point(X, Y)]),
        INFO_SURF=informations({"TYPEINF": "98", "STYPEINF": "00"}),
        DOC_URBA=doc_urba({"ETAT": "08"}),
    )
    assert defects(document, "primitive_non_admise")["couche"].tolist() == ["PRESCRIPTION_PCT"]
    assert defects(document, "annulation_partielle")["couche"].tolist() == ["DOC_URBA", "INFO_SURF"]


# ---------------------------------------------------------------------------------------------------------- document


def test_two_rows_of_one_document_are_merged():
    document = read(DOC_URBA=doc_urba({"TYPEREF": "02"}, {"TYPEREF": "01"}))
    assert len(document.document) == 1
    assert document.document["typeref"].tolist() == ["02"]
    assert "TYPEREF\u00a0: 02 / 01" in defects(document, "doc_urba_doublon")["detail"].iloc[0]


def test_doc_urba_is_checked():
    document = read(
        ZONE_URBA=zones({"LIBELLE": "UA", "TYPEZONE": "U"}, IDURBA="241800432_PLUI_20200128"),
        DOC_URBA=doc_urba(
            {
                "IDURBA": "241800432_PLUI_20200128",
                "TYPEDOC": "PLUi",
                "ETAT": 12,
                "NOMPROC": "01",
                "DATEFIN": "20200101",
                "SIREN": None,
                "DATEREF": "2011",
            }
        ),
    )
    assert document.document["datefin"].tolist() == [None]
    assert document.document["siren"].tolist() == ["241800432"]
    assert document.document["etat"].tolist() == ["12"]
    assert document.type_document == "PLUI"
    for code in ("datefin_ignoree", "siren_complete", "etat_hors_liste", "procedure_hors_liste"):
        assert len(defects(document, code)) == 1, code
    assert len(defects(document, "date_illisible")) == 0  # a year is enough for DATEREF


def test_idurba_that_differs_is_kept_and_flagged():
    document = read(INFO_SURF=informations({"TYPEINF": "19", "STYPEINF": "01"}, IDURBA="01004_PLU_20100101"))
    assert document.informations["surf"]["idurba"].tolist() == ["01004_PLU_20100101"]
    assert "01004_PLU_20100101" in defects(document, "idurba_discordant")["detail"].iloc[0]
    assert document.document["idurba"].tolist() == [IDURBA]


def test_case_of_idurba_does_not_make_two_documents():
    document = read(ZONE_URBA=zones({"LIBELLE": "UA", "TYPEZONE": "U"}, IDURBA=IDURBA.lower()))
    assert document.zones["idurba"].tolist() == [IDURBA]
    assert len(document.document) == 1


def test_without_doc_urba_documents_come_from_the_zones():
    rows = [
        {"LIBELLE": "UA", "TYPEZONE": "U"},
        {"LIBELLE": "UB", "TYPEZONE": "U", "IDURBA": None, "DEPCOM": 1004, "DESTDOMI": "01"},
    ]
    document = build_document({"ZONE_URBA": zones(*rows, IDURBA="30014_PLU_20171013")})
    assert document.document["idurba"].tolist() == ["30014_PLU_20171013", "01004"]
    assert document.document["version_standard"].tolist() == ["v2017", "v2013/v2014"]
    assert document.version.name == "mixte (v2017, v2013/v2014)"
    assert set(document.zones["idurba"]) == set(document.document["idurba"])
    assert document.document["type_document"].tolist() == ["PLU", None]
    assert len(defects(document, "doc_urba_absente")) == 1
    assert len(defects(document, "insee_complete")) == 1


def test_nothing_identifies_the_document():
    bare = layer([{"LIBELLE": "UA", "TYPEZONE": "U"}], [square(0)])
    document = build_document({"ZONE_URBA": bare})
    assert document.version.name == "inconnue"
    assert document.zones["idurba"].tolist() == document.document["idurba"].tolist()


def test_partition_of_the_services_identifies_a_document():
    bare = layer([{"LIBELLE": "UA", "TYPEZONE": "U", "partition": "DU_01004"}], [square(0)])
    assert build_document({"ZONE_URBA": bare}).document["idurba"].tolist() == ["01004"]


def test_unreadable_dates_and_damaged_texts_are_told_once_per_field():
    document = read(ZONE_URBA=zones({"LIBELLE": "UA", "TYPEZONE": "U", "DATVALID": "hier", "LIBELONG": "Ã‰lÃ©ment"}))
    assert document.zones["datvalid"].tolist() == ["hier"]
    assert len(defects(document, "date_illisible")) == 1
    assert len(defects(document, "texte_abime")) == 1


# ---------------------------------------------------------------------------------------------------------- communes


def commune_layer(*codes):
    """Return communes of 1 km × 1 km side by side: a row of squares ten times wider than the zones."""
    rows = [{"INSEE_COM": code, "NOM": f"Commune {code}"} for code in codes]
    return gpd.GeoDataFrame(pd.DataFrame(rows), geometry=[square(n, size=1000) for n in range(len(codes))], crs=CRS)


def test_communes_from_the_layer_when_half_of_their_area_is_zoned():
    zoning = zones(
        {"LIBELLE": "A", "TYPEZONE": "A"},
        {"LIBELLE": "N", "TYPEZONE": "N"},
        {"LIBELLE": "UA", "TYPEZONE": "U"},
        shapes=[box(X, Y, X + 1000, Y + 600), box(X, Y + 500, X + 1000, Y + 700), box(X + 1000, Y, X + 2000, Y + 499)],
    )
    document = build_document(
        {
            "ZONE_URBA": zoning,
            "DOC_URBA": doc_urba({"IDURBA": IDURBA}),
            "DOC_URBA_COM": pd.DataFrame({"IDURBA": [IDURBA] * 3, "INSEE": ["01002", 1002, "01009"]}),
        },
        commune_layer=commune_layer("01001", "01002", "01003"),
    )
    found = document.communes.set_index("insee")
    # 01001: 600 + 200 − 100 covered twice = 700 of 1 000 m; 01002: 49.9 %; 01003: nothing
    assert found.loc["01001", "part_zonee"] == pytest.approx(0.7)
    assert found.loc["01001", "source"] == "couche"
    assert found.loc["01001", "nom"] == "Commune 01001"
    assert found.loc["01002", "part_zonee"] == pytest.approx(0.499)
    assert found.loc["01002", "source"] == "DOC_URBA_COM"
    assert found.loc["01004", "source"] == "IDURBA"
    assert "01003" not in found.index
    assert defects(document, "doc_urba_com_incomplete")["objet"].tolist() == ["Commune 01001"]
    assert defects(document, "commune_peu_zonee")["objet"].tolist() == ["Commune 01002"]
    assert defects(document, "commune_sans_contour")["objet"].tolist() == ["01009"]
    assert len(defects(document, "doc_urba_com_doublon")) == 1


def test_a_layer_of_communes_needs_codes():
    with pytest.raises(InputError, match="code_insee"):
        build_document({"ZONE_URBA": ONE_ZONE}, commune_layer=commune_layer("01001").drop(columns="INSEE_COM"))


def test_corsican_commune():
    document = read(
        ZONE_URBA=zones({"LIBELLE": "UA", "TYPEZONE": "U"}, IDURBA="2A004_PLU_20200101"),
        DOC_URBA=doc_urba({"IDURBA": "2A004_PLU_20200101"}),
    )
    assert document.communes["insee"].tolist() == ["2A004"]


# -------------------------------------------------------------------------------------------------------------- scot


def test_perimeter_of_a_scot_is_dissolved():
    perimeter = layer([{"IDURBA": "200078244_SCOT_20180218"}] * 2, [square(0), square(1)])
    document = build_document(
        {
            "PERIMETRE_SCOT": perimeter,
            "DOC_URBA": doc_urba({"IDURBA": "200078244_SCOT_20180218", "TYPEDOC": "SCOT", "PAS": "pas.pdf"}),
            "DOC_URBA_COM": pd.DataFrame(
                {"IDURBA": ["200078244_SCOT_20180218"], "INSEE": ["80002"], "EPCI": ["000000000"]}
            ),
        }
    )
    assert (document.version.name, document.type_document) == ("v2021", "SCOT")
    assert document.perimeter[["idurba", "n_objets"]].to_numpy().tolist() == [["200078244_SCOT_20180218", 2]]
    assert document.perimeter.area.sum() == pytest.approx(20_000)
    assert document.communes[["insee", "epci"]].to_numpy().tolist() == [["80002", None]]
    assert len(document.zones) == 0
