"""An offer read back: what a file lost of it, and what of it leaves nothing to draw from."""

import geopandas
import pytest
import shapely

from aula.aula_plugin.core.centrality.prepared_offer import read_offer
from aula.aula_plugin.core.errors import InputError
from aula.tests.unit.centrality.offers import FIVE, offer_at


def plainly(notes):
    return [note.replace("\u00a0", " ") for note in notes]


def test_words_of_a_spreadsheet_are_numbers_and_truths_again():
    """1,5 is a number; « faux » is no shop; a NULL weight counts for 1, and is told."""
    frame = offer_at([(0, 0), (50, 0)]).assign(poids=["1,5", None], commerce=["vrai", "faux"], retenu=["1", None])
    offer, notes = read_offer(frame, "essai")
    assert offer["poids"].tolist() == [1.5, 1.0]
    assert offer["commerce"].tolist() == [True, False] and offer["retenu"].tolist() == [True, True]
    assert plainly(notes) == ["« essai » : 1 équipement sans poids lisible, qui compte pour 1."]


def test_points_that_no_one_can_draw_are_counted():
    shapes = [shapely.Point(0, 0), None, shapely.Point(), shapely.Point(float("inf"), 0)]
    frame = geopandas.GeoDataFrame({"groupe": ["école"] * 4, "commerce": True}, geometry=shapes, crs=2154)
    offer, notes = read_offer(frame, "essai")
    assert len(offer) == 1
    assert plainly(notes) == ["« essai » : 3 équipements sans place, laissés de côté."]


def test_an_offer_that_leaves_nothing_says_so():
    """Five points of five groups on one place are a town hall rather than five shops; none kept, none to draw from."""
    pile = offer_at([(0, 0)] * 5, FIVE)
    assert "5 équipements de plusieurs groupes ont les mêmes coordonnées" in plainly(read_offer(pile, "essai")[1])[0]
    none = pile.assign(retenu=False, motif="localisé à la commune")
    assert "aucun de ses 5 équipements n’est retenu (localisé à la commune : 5)" in plainly(read_offer(none, "e")[1])[0]
    no_shop = offer_at([(0, 0), (90, 0)], commerce=False)
    assert "aucun équipement n’est un commerce" in plainly(read_offer(no_shop, "essai")[1])[0]


def test_a_negative_weight_is_refused():
    with pytest.raises(InputError, match=r"1\snombre négatif"):
        read_offer(offer_at([(0, 0), (1, 1)]).assign(poids=[-1.0, 2.0]), "essai")
