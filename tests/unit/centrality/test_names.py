"""Names of candidates, from the places around."""

import numpy as np
import pytest
import shapely
from geopandas import GeoDataFrame

from aula.aula_plugin.core.centrality.names import Places, read_places
from aula.aula_plugin.core.errors import InputError

SQUARE = np.array([shapely.box(0, 0, 100, 100)], dtype=object)


def named(**places):
    return Places(np.array(list(places.values()), dtype=object), list(places)).name(SQUARE)[0]


def test_the_place_that_shares_most_area():
    wide, thin = shapely.box(40, 0, 500, 100), shapely.box(-900, 0, 30, 100)
    assert named(Thin=thin, Wide=wide) == "Wide"
    assert named(Inside=shapely.Point(50, 50), Thin=thin) == "Thin"


def test_else_the_nearest():
    assert named(Far=shapely.Point(350, 50), Near=shapely.Point(50, 200)) == "Near"
    assert named(Edge=shapely.Point(10, 10), Middle=shapely.Point(60, 50)) == "Middle"
    assert named(B=shapely.Point(50, 50), A=shapely.Point(50, 50)) == "A"
    assert named(Away=shapely.Point(401, 50)) is None  # 301 m


def test_reading():
    frame = GeoDataFrame({"toponyme": ["Le Bourg", None, " "]}, geometry=shapely.points(np.zeros((3, 2))))
    found, unnamed = read_places(frame, "", "lieux")
    assert (found.names, unnamed) == (["Le Bourg"], 2)
    with pytest.raises(InputError, match="ne contient aucun nom"):
        read_places(frame.iloc[1:], "TOPONYME", "lieux")
    with pytest.raises(InputError, match="n’a pas de champ « quartier »"):
        read_places(frame, "quartier", "lieux")
