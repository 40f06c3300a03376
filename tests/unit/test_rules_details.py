"""What some rules say beside their value, or read from another place: C1, C4, C5, A3, F12, F15, F16, H1, R3, T3."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aula.aula_plugin.core.compatibility.grid_yaml import load_grid_text
from aula.aula_plugin.core.compatibility.measure import Measure, NotApplicable, NotEvaluable
from aula.aula_plugin.core.compatibility.model import Scot
from aula.tests.unit.scene_builder import box, line, measure, psc, row, scene, zone


def test_c1_what_is_allowed_on_conditions_is_told_apart():
    zones = [
        zone(box(0, 0, 200, 100), "U", "UA", destoui="31"),
        zone(box(300, 0, 400, 100), "U", "UB", destoui="20", destcdt="31"),
    ]
    over = scene(zones=zones, roles={"centralites": [box(0, 0, 100, 100)]})
    result = measure(
        "surface_intersection",
        over,
        x=["destoui:31"],
        y=["role:centralites"],
        operation="difference",
        a_part=["destcdt:31"],
    )
    assert result.value == pytest.approx(1)  # 2 ha less the 1 ha of the centralité
    assert any(note.startswith("à part") and "1,00" in note for note in result.notes)


def test_c4_the_index_of_overlap():
    # 2 ha of the PLU, 2 ha of the SCoT, 1 ha in common: 50 % covered, index 1 / 3.
    over = scene(roles={"centralites_plu": [box(0, 0, 200, 100)], "centralites": [box(100, 0, 300, 100)]})
    result = measure("couverture", over, x=["role:centralites_plu"], par_sel=["role:centralites"], recouvrement=True)
    assert result.value == pytest.approx(0.5)
    assert any("indice de recouvrement" in note and "33" in note for note in result.notes)


def test_c5_only_the_fronts_inside_the_centralites_count():
    # 200 m of fronts, 100 m in the centralité, of which 50 m protected: 50 %, not 25 %.
    over = scene(
        roles={"fronts_commerciaux": [line((0, 50), (200, 50))], "centralites": [box(0, 0, 100, 100)]},
        psc=[psc(line((0, 50), (50, 50)), "22-03")],
    )
    asked = {"lignes": ["role:fronts_commerciaux"], "par_sel": ["psc:22-03"], "distance_m": 1.0}
    result = measure("longueur_couverte", over, dans=["role:centralites"], **asked)
    assert (result.denominator, result.value) == (pytest.approx(100), pytest.approx(0.5))
    far = scene(
        roles={"fronts_commerciaux": [line((0, 50), (200, 50))], "centralites": [box(500, 0, 600, 100)]},
        psc=[psc(line((0, 50), (50, 50)), "22-03")],
    )
    with pytest.raises(NotApplicable):
        measure("longueur_couverte", far, dans=["role:centralites"], **asked)


@pytest.mark.parametrize(("least", "expected"), [(0.1, 2), (0.5, 1), (0.51, 0)])
def test_a3_plots_that_lose_a_share_of_their_area(least, expected):
    # AU covers 10 % of the first plot and 50 % of the second: both met when the share is reached, threshold included.
    over = scene(
        zones=[zone(box(90, 0, 150, 100), "AUc", "1AU")],
        roles={"rpg": [box(0, 0, 100, 100), box(100, 0, 200, 100)]},
    )
    result = measure("comptage", over, objets=["role:rpg"], dans=["zones:AU"], part_min=least)
    assert result.value == expected


def test_f15_a_friche_under_an_oap_is_in_a_project():
    roles = {"friches": [box(0, 0, 50, 50), box(100, 0, 150, 50)], "enveloppe_urbaine": [box(0, 0, 500, 500)]}
    over = scene(roles=roles, psc=[psc(box(90, 0, 200, 60), "18-00")])
    asked = {"objets": ["role:friches"], "dans": ["role:enveloppe_urbaine"]}
    assert measure("comptage", over, **asked).value == 2
    assert measure("comptage", over, hors=["psc:18-xx"], **asked).value == 1
    assert measure("comptage", scene(roles=roles), hors=["psc:18-xx"], **asked).value == 2  # no prescription at all


def test_r3_is_detailed_by_layer():
    roles = {"pprt": [box(0, 0, 100, 100)], "risques_techno": [box(50, 0, 250, 100)]}
    over = scene(zones=[zone(box(0, 0, 1000, 1000), "U")], roles=roles)
    result = measure(
        "surface_intersection", over, x=["zones:U"], y=["role:pprt", "role:risques_techno"], nette=False, par="couche"
    )
    assert result.value == pytest.approx(2.5)  # 1 + 2 ha, 0.5 ha twice
    assert [note.split(" :")[0].split("\u00a0")[0] for note in result.notes][:2] == ["risques_techno", "pprt"]


# ------------------------------------------------------------------------------------------------------- housing


AU = [zone(box(0, 0, 200, 100), "AUc", "1AU")]
F12 = {
    "numerateur": ["table:logement.lgt_interieur"],
    "denominateur": ["table:logement.lgt_interieur", "table:logement.lgt_exterieur"],
    "numerateur_defaut": ["resultat:F11", "table:oap.lgt_interieur"],
    "denominateur_defaut": ["resultat:F11", "table:oap.lgt_interieur", "table:oap.lgt_exterieur"],
}
OAP = [
    {"insee": "10001", "oap": "Centre", "ha_net": "1", "lgt": "30", "dans_enveloppe": "100"},
    {"insee": "10001", "oap": "Nord", "ha_net": "2", "lgt": "40", "dans_enveloppe": "25"},
]


def f12(rows, f11=None, logement=None, zones=AU):
    tables = {"oap": rows, **({"logement": logement} if logement else {})}
    over = scene(zones=zones, tables=tables)
    if f11:
        over.results["F11"] = f11
    return measure("ratio_somme", over, **F12)


def test_f12_from_the_capacity_and_the_oap():
    # Inside: 20 + 30 + 40 × 0.25 = 60; outside: 40 × 0.75 = 30; 60 / 90.
    result = f12(OAP, Measure(20.0, "lgt"))
    assert (result.numerator, result.denominator) == (pytest.approx(60), pytest.approx(90))
    assert any("lu ailleurs" in note for note in result.notes)


def test_f12_what_is_typed_for_the_commune_comes_first():
    typed = [{"insee": "10001", "lgt_interieur": "10", "lgt_exterieur": "30"}]
    assert f12(OAP, Measure(20.0, "lgt"), typed).value == pytest.approx(0.25)


def test_f12_is_never_a_part_of_the_oap():
    for rows, reason in (
        ([OAP[0], {**OAP[1], "lgt": ""}], r"donné pour 1 ligne\(s\) sur 2"),
        ([OAP[0], {**OAP[1], "dans_enveloppe": ""}], r"donné pour 1 ligne\(s\) sur 2"),
        ([{**OAP[0], "insee": "10002"}], "aucune OAP dans la table"),
    ):
        with pytest.raises(NotEvaluable, match=reason):
            f12(rows, Measure(20.0, "lgt"))


def test_f12_needs_a_capacity_in_housing_units():
    with pytest.raises(NotEvaluable, match="densité à donner"):
        f12(OAP, Measure(1.2, "ha"))
    with pytest.raises(NotEvaluable, match="résultat manquant"):
        f12(OAP)


def test_a_commune_without_oap_nor_au_counts_nothing():
    result = f12([{**OAP[0], "insee": "10002"}], Measure(20.0, "lgt"), zones=[zone(box(0, 0, 9, 9), "U")])
    assert result.value == pytest.approx(1)  # 20 / 20


def test_zero_housing_typed_is_a_figure():
    rows = [OAP[0], {"insee": "10001", "oap": "Éco", "ha_net": "2", "lgt": "0", "dans_enveloppe": ""}]
    assert f12(rows, Measure(20.0, "lgt")).value == pytest.approx(1)  # 50 / 50


def test_h1_from_the_oap():
    rows = [{**OAP[0], "pct_social": "20"}, {**OAP[1], "pct_social": "30"}]
    over = scene(zones=AU, tables={"oap": rows, "social": [{"insee": "10001", "objectif_lgt_social": "20"}]})
    result = measure(
        "ratio_somme",
        over,
        numerateur=["table:social.lgt_social"],
        denominateur=["table:social.objectif_lgt_social"],
        numerateur_defaut=["table:oap.lgt_social"],
    )
    assert result.value == pytest.approx((30 * 0.2 + 40 * 0.3) / 20)


def test_d1_an_incomplete_table_is_to_be_examined():
    rows = [OAP[0], {**OAP[1], "lgt": ""}]
    result = measure("densite", scene(zones=AU, tables={"oap": rows}), table="oap", mode="mesure")
    assert result.value == pytest.approx(30) and result.ignored == 1
    assert "1 OAP sur 2 à compléter" in result.doubt.replace("\u00a0", " ").replace("\u202f", " ")


def test_d1_a_net_area_left_as_filled_in_is_an_estimate():
    rows = [{**OAP[0], "ha_net_estime": "1"}]
    assert "estimée" in measure("densite", scene(zones=AU, tables={"oap": rows}), table="oap").doubt
    rows = [{**OAP[0], "ha_net_estime": "1.2"}]
    assert measure("densite", scene(zones=AU, tables={"oap": rows}), table="oap").doubt == ""


def test_f16_an_oap_typed_in_phase_2_counts():
    # AU: 2 ha. The OAP of 1 ha is in phase 2: half, though no zone AUs is drawn. Without phase, nothing.
    drawn = [psc(box(0, 0, 100, 100), "18-00", "Centre")]
    asked = {
        "numerateur": ["zones:AUs", "psc:49-02"],
        "denominateur": ["zones:AU"],
        "facultatif": ["role:oap_phase2"],
    }

    def share_with(**row_values):
        rows = [{"insee": "10001", "oap": "Centre", "lgt": "10", "fid_source": "prescription:1", **row_values}]
        return measure("ratio_somme", scene(zones=AU, psc=drawn, tables={"oap": rows}), **asked).value

    assert share_with(phase="2", ha_brut="1") == pytest.approx(0.5)
    assert share_with(phase="1", ha_brut="1") == 0
    assert share_with(phase="2", ha_brut="3") == 0  # another object bears this number now


# ------------------------------------------------------------------------------------------------------- corridor


def corridor(pieces, **more):
    ends = [box(100, 400, 200, 600), box(800, 400, 900, 600)]
    over = scene(zones=[], roles={"corridors": pieces, "reservoirs": ends, "bati": [box(480, 440, 520, 522)], **more})
    return measure(
        "ouverture_corridor",
        over,
        corridor=["role:corridors"],
        obstacles=["role:bati"],
        extremites=["role:reservoirs"],
    )


def test_t3_a_corridor_cut_in_pieces_is_measured_whole():
    # 100 m wide, an obstacle leaves 550 − 522 = 28 m; cut in two or three, it still measures 28 m.
    whole = corridor([box(200, 450, 800, 550)]).value
    assert whole == pytest.approx(28, abs=0.5)
    for cuts in ((200, 500, 800), (200, 300, 490, 800)):
        pieces = [box(a, 450, b, 550) for a, b in zip(cuts, cuts[1:])]
        result = corridor(pieces)
        assert result.value == pytest.approx(whole) and result.count == 1 and result.doubt == ""


def test_t3_pieces_that_leave_a_hair_between_them_are_one():
    pieces = [box(200, 450, 499.6, 550), box(500, 450, 800, 550)]
    assert corridor(pieces).value == pytest.approx(28, abs=0.5)


def test_t3_pieces_that_do_not_touch_lead_nowhere():
    with pytest.raises(NotEvaluable, match="extrémités"):
        corridor([box(200, 450, 480, 550), box(500, 450, 800, 550)])


def test_t3_two_named_corridors_that_cross_stay_two():
    ends = [row(box(450, 900, 550, 950)), row(box(450, 50, 550, 100))]
    pieces = [row(box(200, 450, 800, 550), nom="Est-ouest"), row(box(450, 100, 550, 900), nom="Nord-sud")]
    over = scene(
        roles={
            "corridors": pieces,
            "reservoirs": [box(100, 400, 200, 600), box(800, 400, 900, 600), *(one["geometry"] for one in ends)],
            "bati": [box(440, 200, 530, 240)],
        }
    )
    result = measure(
        "ouverture_corridor",
        over,
        corridor=["role:corridors"],
        obstacles=["role:bati"],
        extremites=["role:reservoirs"],
    )
    assert result.count == 2 and result.value == pytest.approx(20, abs=0.5)  # 550 − 530, on the north-south one


# ------------------------------------------------------------------------------------------------- clock and ages


def filter_of(rule_id):
    """Return the filter of a rule of the general grid that is shipped."""
    text = (Path(__file__).resolve().parents[2] / "templates" / "grids" / "grille_generale.yaml").read_text("utf-8")
    raw = load_grid_text(text, "grille_generale.yaml").raw
    return next(one["indicateur"]["params"]["filtre"] for one in raw["regles"] if one["id"] == rule_id)


@pytest.mark.parametrize(
    ("datvalid", "counted"),
    [
        ("20191230", 1),  # on 1 January 2026: six years and two days
        ("20200110", 0),  # less than six years
        ("20171231", 0),  # created before 2018: nine years, and only eight have gone by
        ("20161220", 1),  # created before 2018: nine years and twelve days
    ],
)
def test_f10_six_years_and_nine_for_zones_created_before_2018(datvalid, counted):
    over = scene(zones=[zone(box(0, 0, 100, 100), "AUs", "2AU", datvalid=datvalid)])
    assert measure("comptage", over, objets=["zones:AUs"], filtre=filter_of("F10")).value == counted


def test_f10_without_date_the_approval_of_the_document_is_read():
    # The document of the scene is approved on 1 January 2026, the day of the run: age 0.
    over = scene(zones=[zone(box(0, 0, 100, 100), "AUs", "2AU")])
    result = measure("comptage", over, objets=["zones:AUs"], filtre=filter_of("F10"))
    assert (result.value, result.unknown) == (0, 0)
    over.workspace.document.document["datappro"] = ["20150101"]
    assert measure("comptage", over, objets=["zones:AUs"], filtre=filter_of("F10")).value == 1


@pytest.mark.parametrize(("years", "days"), [(1.0, 0), (1.5, 184), (3.0, 731)])
def test_q6_the_delay_is_a_parameter(years, days):
    # Exécutoire on 28 July 2025; on 28 July 2026 one year is over, three leave 365 + 366 days (29 February 2028),
    # a year and a half 3 + 31 + 30 + 31 + 30 + 31 + 28 days.
    over = scene(zones=[zone(box(0, 0, 100, 100), "U")])
    over.workspace.grid = replace(over.workspace.grid, scot=Scot(executoire="2025-07-28"))
    over.workspace.document.document = pd.DataFrame([{"idurba": "x", "datappro": "20200101"}])
    over.workspace.run_date = "2026-07-28"
    assert measure("controle_donnee", over, controle="delai", delai_ans=years).value == days


# ------------------------------------------------------------------------------------------------------ properties


HEDGES = [line((0, 100 * n), (100 + 50 * n, 100 * n)) for n in range(1, 5)]


def _protection(n, start, length):
    """A line 2 m beside a hedge."""
    return psc(line((10 * start, 100 * n + 102), (10 * (start + length), 100 * n + 102)), "07-04")


pieces = st.tuples(st.integers(0, 3), st.integers(0, 20), st.integers(1, 20))


@settings(max_examples=25, deadline=None)
@given(st.lists(pieces, max_size=4), pieces, st.randoms(use_true_random=False))
def test_protecting_a_hedge_never_lowers_t5_and_order_changes_nothing(drawn, more, random):
    def share_of(several, hedges=HEDGES):
        protections = [_protection(*one) for one in several]
        other = psc(box(900, 900, 910, 910), "01-00")  # never near a hedge: the document has prescriptions
        over = scene(zones=[], psc=[other, *protections], roles={"haies": hedges})
        return measure("longueur_couverte", over, lignes=["role:haies"], par_sel=["psc:01-xx", "psc:07-xx"]).value

    before = share_of(drawn)
    assert share_of([*drawn, more]) >= before - 1e-12
    shuffled, hedges = [*drawn], [*HEDGES]
    random.shuffle(shuffled)
    random.shuffle(hedges)
    assert share_of(shuffled, hedges) == pytest.approx(before)


def test_a_zone_that_answers_two_selectors_is_one_zone():
    """200 × 100 m open to shops and to crafts, 100 × 100 m to crafts alone: 2 zones, 3 ha, each drawn once."""
    both = scene(
        zones=[
            zone(box(0, 0, 200, 100), "U", "UA", destoui="30-31"),
            zone(box(300, 0, 400, 100), "U", "UB", destoui="31"),
        ],
        roles={"centralites": [box(0, 0, 1000, 1000)]},
    )
    found = measure("surface_intersection", both, x=["destoui:30", "destoui:31"], y=["role:centralites"])
    assert (found.value, found.count) == (pytest.approx(3.0), 2)
    assert sorted(proof.label for proof in found.evidence if proof.nature == "brute") == ["UA", "UB"]
