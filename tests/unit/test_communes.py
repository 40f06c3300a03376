"""The commune layer under the names public producers give it."""

import geopandas as gpd
import pytest
from shapely import box

from aula.aula_plugin.core.compatibility.communes import insee_code, normalise_communes
from aula.aula_plugin.core.errors import InputError


def frame(**columns):
    return gpd.GeoDataFrame(columns, geometry=[box(i, 0, i + 1, 1) for i in range(2)], crs=2154)


@pytest.mark.parametrize(
    ("value", "code"),
    [("62041", "62041"), (1004, "01004"), (1004.0, "01004"), ("2a004", "2A004"), ("6204", "06204"), ("abc", None)],
)
def test_insee_codes_get_their_zero_back(value, code):
    assert insee_code(value) == code


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
    assert notes == ["commune 62041 : 2 objets réunis"]


def test_missing_or_wrong_code_says_what_to_mend():
    with pytest.raises(InputError, match="aucun champ de code INSEE .*présents : toponyme"):
        normalise_communes(frame(toponyme=["a", "b"]))
    with pytest.raises(InputError, match="champ « insee » : « Arras » n’est pas un code INSEE"):
        normalise_communes(frame(insee=["62041", "Arras"]))
