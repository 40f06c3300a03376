"""The commune layer under the names public producers give it."""

import geopandas as gpd
import pytest
from shapely import Polygon, box

from aula.aula_plugin.core.communes import normalise_communes
from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.text import plain
from aula.aula_plugin.core.typography import insecables


def frame(**columns):
    return gpd.GeoDataFrame(columns, geometry=[box(i, 0, i + 1, 1) for i in range(2)], crs=2154)


def test_known_field_names_are_found():
    communes, notes = normalise_communes(frame(insee_com=["62041", "62119"], nom_com=["Arras", "Béthune"]))
    assert communes["code_insee"].tolist() == ["62041", "62119"]
    assert communes["nom"].tolist() == ["Arras", "Béthune"]
    assert communes["niveau"].isna().all()
    assert notes == []


def test_two_parts_of_one_commune_are_joined_and_said():
    communes, notes = normalise_communes(frame(code_insee=["62041", "62041"]))
    assert len(communes) == 1
    assert communes.geometry.iloc[0].area == pytest.approx(2.0)
    assert notes == [insecables("commune 62041 : 2 objets réunis")]


def test_missing_or_wrong_code_says_what_to_mend():
    with pytest.raises(InputError, match="aucun champ de code INSEE .*présents : toponyme"):
        normalise_communes(frame(toponyme=["a", "b"]))
    with pytest.raises(InputError, match="champ « insee » : « Arras » n’est pas un code INSEE"):
        normalise_communes(frame(insee=["62041", "Arras"]))
    with pytest.raises(InputError, match="aucune surface avec un code INSEE dans « insee »"):
        normalise_communes(frame(insee=[None, ""]))


def test_numbers_get_their_zero_back_and_text_loses_its_decimals():
    communes, _ = normalise_communes(frame(INSEE_COM=[1004, 1001], SIREN_EPCI=[200042497.0, None], niveau=[1.0, " 2 "]))
    assert communes["code_insee"].tolist() == ["01001", "01004"]
    assert communes[["siren_epci", "niveau"]].to_numpy().tolist() == [[None, "2"], ["200042497", "1"]]


def test_what_is_mended_or_left_out_is_told():
    # a bow-tie of two lobes (½ × 1 × ½ each), an object without code, one without outline
    shapes = [Polygon([(0, 0), (1, 1), (1, 0), (0, 1)]), box(5, 0, 6, 1), None]
    layer = gpd.GeoDataFrame({"code": ["62041", None, "62119"]}, geometry=shapes, crs=2154)
    communes, notes = normalise_communes(layer)
    assert communes["code_insee"].tolist() == ["62041"]
    assert communes.geometry.iloc[0].area == pytest.approx(0.5)
    assert [plain(note) for note in notes] == [
        "communes 1 geometrie reparee",
        "communes 1 objet sans geometrie ignore",
        "communes 1 objet sans code insee ignore",
    ]
