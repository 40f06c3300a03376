"""A territory of two communes: candidates, variants that vote, and what a commune without a core says."""

import json

import numpy as np
import pandas as pd
import pytest
import shapely
from geopandas import GeoDataFrame

from aula.aula_plugin.core.centrality.candidates import parameters_of
from aula.aula_plugin.core.centrality.settings import Settings
from aula.aula_plugin.core.centrality.streets import Streets
from aula.aula_plugin.core.centrality.territory import NO_STREETS, Inputs, draw, measure_all
from aula.aula_plugin.core.errors import InputError

CRS = "EPSG:2154"
GROUPS = ("boulangerie", "coiffure", "pharmacie", "restaurant", "école", "bibliothèque")


def offer(*centres, shift=(0.0, 0.0)):
    """Return two points of each group around each centre, on a circle of 40 m."""
    rows, points = [], []
    for x, y in centres:
        for number, group in enumerate(GROUPS * 2):
            angle = 2 * np.pi * number / 12
            points.append(shapely.Point(x + shift[0] + 40 * np.cos(angle), y + shift[1] + 40 * np.sin(angle)))
            rows.append((group, "proximité", 1.0, number % 6 < 4, True))
    table = pd.DataFrame(rows, columns=["groupe", "gamme", "poids", "commerce", "retenu"])
    return GeoDataFrame(table, geometry=points, crs=CRS)


def communes(shift=(0.0, 0.0)):
    boxes = [shapely.box(x + shift[0], shift[1], x + 2000 + shift[0], 2000 + shift[1]) for x in (0, 2000)]
    table = {"code_insee": ["99001", "99002"], "nom": ["Une", "Deux"], "niveau": [None, None]}
    return GeoDataFrame(table, geometry=boxes, crs=CRS)


def drawn(inputs, code="99001", settings=None, wanted=("champ", "tampons", "enveloppe", "reseau"), **more):
    return draw(measure_all(inputs, settings or Settings(), wanted), code, **more)


CENTRE = (1012.5, 1012.5)
ONE = Inputs(offer(CENTRE), communes())


def test_one_cluster_is_one_candidate_that_holds_it():
    found = drawn(ONE)
    perimeters = found.shaped.perimeters
    assert list(perimeters["n_groupes"]) == [6]
    assert list(perimeters["n_equip"]) == [12]
    assert list(perimeters["n_commerces"]) == [8]
    assert found.nothing is None


def test_a_commune_without_a_point_says_why():
    found = drawn(ONE, "99002")
    assert found.shaped.perimeters.empty
    assert found.nothing.motif == "aucun équipement localisé"
    assert "reseau" not in found.variants  # nothing to start from: it does not vote


def test_unknown_commune_or_variant():
    with pytest.raises(InputError, match="aucune commune n’a le code 99999"):
        drawn(ONE, "99999")
    with pytest.raises(InputError, match="variante inconnue : « cercle »"):
        drawn(ONE, wanted=("cercle",))


def test_classes_of_agreement_make_up_the_union_of_what_votes():
    found = drawn(ONE)
    assert found.agreement.families == ("champ", "chaîne", "réseau")
    cells = found.agreement.score > 0
    assert found.classes["aire_ha"].sum() == pytest.approx(cells.sum() * 0.0625)
    assert not (cells & ~found.inside).any()


def test_without_streets_reach_is_a_disk_and_says_so():
    reach = drawn(ONE).variants["reseau"]
    assert reach.flags == (NO_STREETS,)
    # 375 m divided by 1,3, a polygon of 64 sides
    assert shapely.area(reach.shapes).sum() == pytest.approx(32 * np.sin(2 * np.pi / 64) * (375 / 1.3) ** 2)


def test_a_core_far_from_any_street_has_no_reach():
    far = Streets.of(np.array([shapely.LineString([(0, 0), (100, 0)])], dtype=object))
    assert "reseau" not in drawn(Inputs(ONE.offer, ONE.communes, streets=far)).variants


def test_a_given_perimeter_is_shown_but_votes_only_when_asked():
    plan = np.array([shapely.box(0, 0, 500, 500)], dtype=object)
    inputs = Inputs(ONE.offer, ONE.communes, given={"scot": plan})
    wanted = ("champ", "tampons", "enveloppe", "reseau", "scot")
    shown = drawn(inputs, wanted=wanted)
    assert shapely.area(shown.variants["scot"].shapes).sum() == pytest.approx(250_000)
    assert shown.agreement.families == ("champ", "chaîne", "réseau")
    asked = drawn(inputs, wanted=wanted, votes=(*wanted,))
    assert len(asked.agreement.families) == 4
    assert asked.classes["aire_ha"].sum() > shown.classes["aire_ha"].sum()


def test_a_centre_does_not_stop_at_a_limit():
    across = Inputs(offer((2000, 1012.5)), communes())
    areas = [drawn(across, code).shaped.perimeters["aire_ha"].sum() for code in ("99001", "99002")]
    assert min(areas) > 0
    # the shops west of the limit belong to its core, though half of the disk of each is in the other commune
    assert drawn(across).variants["tampons"].shapes.size == 1


def test_scale_of_the_commune_or_of_the_territory():
    small = offer((3012.5, 1012.5)).iloc[:6]
    both = Inputs(pd.concat([offer(CENTRE), offer(CENTRE), small], ignore_index=True), communes())
    easy = Settings(groups=3, shops_min=1, area_min_ha=0.1)
    own = drawn(both, "99002", easy)
    shared = drawn(both, "99002", Settings(**{**easy.as_dict(), "reference": "territoire"}))
    assert own.thresholds.density < shared.thresholds.density
    assert shapely.area(own.variants["champ"].shapes).sum() > shapely.area(shared.variants["champ"].shapes).sum()


def test_the_measure_of_buildings_told_is_the_one_used():
    """No level is known: floors mean nothing, footprints are used and said, whatever was asked."""
    place = {"surface": [400.0], "niveaux": [np.nan]}
    town = GeoDataFrame(place, geometry=[shapely.Point(CENTRE)], crs=CRS)
    measured = measure_all(Inputs(ONE.offer, ONE.communes, town), Settings(built_measure="plancher"), ("champ",))
    told = json.loads(parameters_of(draw(measured, "99001"), measured))
    assert told["built_measure"] == "emprise"
    measured = measure_all(ONE, Settings(), ("champ",))
    assert json.loads(parameters_of(draw(measured, "99001"), measured))["built_measure"] == "plancher"


def test_moving_everything_by_whole_cells_moves_the_drawing():
    shift = (6400 * 25.0, 3200 * 25.0)
    moved = drawn(Inputs(offer(CENTRE, shift=shift), communes(shift)))
    here, there = drawn(ONE).shaped.perimeters, moved.shaped.perimeters
    assert there["aire_ha"].to_numpy() == pytest.approx(here["aire_ha"].to_numpy())
    back = shapely.transform(there.geometry.iloc[0], lambda xy: xy - np.array(shift))
    assert shapely.area(shapely.symmetric_difference(back, here.geometry.iloc[0])) < 1e-3


def test_order_of_points_and_communes_changes_nothing():
    turned = Inputs(ONE.offer.iloc[::-1], ONE.communes.iloc[::-1])
    here, there = drawn(ONE), drawn(turned)
    assert here.classes["aire_ha"].to_numpy() == pytest.approx(there.classes["aire_ha"].to_numpy())
    assert shapely.equals(here.shaped.perimeters.geometry.iloc[0], there.shaped.perimeters.geometry.iloc[0])
