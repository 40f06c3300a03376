"""Profile of a candidate, column by column, with numbers by hand."""

import json

import numpy as np
import pandas as pd
import pytest
import shapely
from geopandas import GeoDataFrame

from aula.aula_plugin.core.centrality.columns import CANDIDATES
from aula.aula_plugin.core.centrality.inhabitants import Counts
from aula.aula_plugin.core.centrality.profile import (
    CROW_FLIES,
    NO_ACCESS,
    Evidence,
    daacl_gap,
    frontage,
    profile,
    zoning,
)
from aula.aula_plugin.core.centrality.settings import Settings
from aula.aula_plugin.core.centrality.streets import Streets
from aula.aula_plugin.core.centrality.vacancy import Survey, housing_rates, read_survey
from aula.aula_plugin.core.errors import InputError

CRS = "EPSG:2154"
SQUARE = shapely.box(0, 0, 100, 100)
COMMUNES = GeoDataFrame({"code_insee": ["99001"]}, geometry=[shapely.box(-500, -500, 500, 500)], crs=CRS)


def array(*shapes):
    return np.array(shapes, dtype=object)


def candidates(*shapes):
    table = pd.DataFrame([{"id_candidat": f"99001_{n:02d}", "code_insee": "99001"} for n, _ in enumerate(shapes, 1)])
    frame = GeoDataFrame(table.reindex(columns=list(CANDIDATES)).astype(object), geometry=list(shapes), crs=CRS)
    return frame.where(frame.notna(), None)


def drawn(evidence, *shapes):
    return profile(candidates(*(shapes or (SQUARE,))), COMMUNES, evidence, Settings())


def row(evidence):
    return drawn(evidence).candidates.iloc[0]


def test_what_is_not_given_stays_null():
    found = drawn(Evidence())
    assert found.candidates.drop(columns=["id_candidat", "code_insee", "geometry"]).isna().all(axis=None)
    assert found.unattached is None
    assert drawn(Evidence(people=Counts(shapely.points([[9, 9]]), np.ones(1)))).unattached == 0


def test_people_and_jobs():
    cells = Counts(array(shapely.box(50, 0, 150, 100)), np.array([60.0]))
    jobs = Counts(shapely.points([[1, 1], [99, 99], [300, 0]]), np.array([4.0, 5.0, 6.0]))
    found = row(Evidence(people=cells, jobs=jobs))
    assert (found["pop"], found["emplois"]) == (30, 9)
    # the other half of the cell ends 50 m from the square: 65 m as the crow flies, lengthened
    assert (found["pop_5min"], found["pop_10min"], found["qualite"]) == (60, 60, CROW_FLIES)


def test_a_perimeter_far_from_streets_has_no_catchment():
    streets = Streets.of(array(shapely.LineString([(0, 200), (100, 200)])))
    found = row(Evidence(people=Counts(shapely.points([[9, 9]]), np.ones(1)), streets=streets))
    assert found["pop"] == 1
    assert found["pop_5min"] is None and found["pop_10min"] is None
    assert found["qualite"] == NO_ACCESS


def test_vacancy_of_surveyed_shops_then_of_housing():
    survey = Survey(shapely.points([[10, 10], [20, 10], [30, 10], [40, 10], [900, 0]]), np.array([1, 0, 0, 0, 1], bool))
    found = drawn(Evidence(survey=survey, housing={"99001": 0.08}), SQUARE, shapely.box(200, 0, 300, 100)).candidates
    assert list(found["vacance"]) == [0.25, 0.08]
    assert found["vacance_source"][0] == "commerces relevés\u00a0: 1\u00a0vacant sur 4"
    assert found["vacance_source"][1].startswith("logements vacants de la commune (LOVAC)")
    assert row(Evidence(survey=Survey(survey.points[4:], survey.vacant[4:])))["vacance"] is None


def test_a_survey_says_yes_or_no():
    frame = GeoDataFrame({"vacant": ["Oui", "non", 1, 0, None, "?"]}, geometry=shapely.points(np.zeros((6, 2))))
    found, unknown = read_survey(frame, "", "relevé")
    assert (found.vacant.tolist(), unknown) == ([True, False, True, False], 2)
    with pytest.raises(InputError, match="aucune valeur ne dit oui ou non"):
        read_survey(frame.iloc[4:], "", "relevé")
    with pytest.raises(InputError, match="n’a pas de champ « etat »"):
        read_survey(frame, "etat", "relevé")


def test_shares_of_empty_housing():
    table = pd.DataFrame({"code_insee": ["1004", "59002", "59004"], "part_vacants_pct": ["3,8", None, 12]})
    assert housing_rates(table, "", "LOVAC") == pytest.approx({"01004": 0.038, "59004": 0.12})
    assert housing_rates(table.assign(taux_vac=[0.1, 1, 0]), "taux_vac", "LOVAC")["59002"] == 1
    with pytest.raises(InputError, match="« 120 » n’est pas une part"):
        housing_rates(table.assign(part_vacants_pct=120), "", "LOVAC")
    with pytest.raises(InputError, match="n’a aucun champ part_vac"):
        housing_rates(table[["code_insee"]], "", "LOVAC")


def test_zoning_counts_a_place_once():
    zones = GeoDataFrame(
        {"famille": ["U", "N", "AU"], "sous_type": [None, None, "AUc"], "vocation": ["mixte", None, "habitat"]},
        geometry=[shapely.box(0, 0, 60, 100), shapely.box(40, 0, 80, 100), shapely.box(80, 0, 90, 100)],
    )
    # U takes the 20 m it shares with N; the last 10 m have no zone
    assert json.loads(zoning(array(SQUARE), zones)[0]) == [
        {"famille": "U", "vocation": "mixte", "ha": 0.6},
        {"famille": "N", "vocation": None, "ha": 0.2},
        {"famille": "AU", "vocation": "habitat", "ha": 0.1},
        {"famille": "hors zonage", "vocation": None, "ha": 0.1},
    ]


def test_gap_to_the_daacl():
    located = array(shapely.box(0, 0, 50, 100), shapely.box(300, 0, 400, 100))
    # half of the square is out; common 5 000 m², union 10 000 m²: the other location, elsewhere, does not count
    assert daacl_gap(SQUARE, located) == pytest.approx((0.5, 0.5))
    assert daacl_gap(SQUARE, located[1:]) == (1, 0)
    assert daacl_gap(SQUARE, array(shapely.box(0, 0, 100, 400))) == pytest.approx((0, 0.25))


def test_fronts_protected_as_the_rule_c5_counts_them():
    protecting = array(
        shapely.LineString([(-50, 5), (40, 5)]),
        shapely.LineString([(20, 5), (40, 5)]),  # laid over the first
        shapely.box(80, 0, 100, 50),
        shapely.LineString([(500, 0), (600, 0)]),
    )
    fronts = array(shapely.LineString([(0, 10), (100, 10)]), shapely.LineString([(0, 90), (100, 90)]))
    length, share = frontage(SQUARE, protecting, fronts)
    assert length == pytest.approx(40)
    # of the 200 m: 40 m along the line, √(10² − 5²) = 8.66 m past its end, 20 m in the surface
    assert share == pytest.approx((40 + 75**0.5 + 20) / 200, rel=1e-3)
    assert frontage(SQUARE, protecting, None) == (pytest.approx(40), None)
    assert frontage(SQUARE, protecting, fronts[:0])[1] is None
    assert frontage(SQUARE, protecting[:0], fronts) == (0, 0)


def test_share_of_the_enveloppe_urbaine():
    envelope = array(shapely.box(50, 0, 150, 100), shapely.box(0, 400, 100, 700))
    # 50 m × 100 m of the square; the enveloppe in the commune: 10 000 + 100 m × 100 m
    assert row(Evidence(envelope=envelope))["part_enveloppe"] == pytest.approx(0.25)
    assert row(Evidence(envelope=array(shapely.box(900, 0, 999, 9))))["part_enveloppe"] is None


def test_no_candidate():
    found = drawn(Evidence(located=array(SQUARE)), SQUARE).candidates.iloc[:0]
    assert (
        profile(found, COMMUNES, Evidence(people=Counts(shapely.points([[0, 0]]), np.ones(1))), Settings()).unattached
        == 0
    )
