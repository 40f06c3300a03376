"""The typology of real consumptions: shares by destination of the communes of the Métropole de Lyon, 2011 to 2020."""

from __future__ import annotations

import pandas as pd
import pytest

from aula.aula_plugin.core.land.typology import SHARES, classes, typologies

DESTINATIONS = ["habitat", "activite", "route", "ferroviaire"]


@pytest.fixture(scope="module")
def hectares(shared_data):
    path = shared_data / "indicateurs_metropole_lyon_69" / "conso_enaf_annuelle.csv"
    table = pd.read_csv(path, dtype={"code_insee": str})
    ten = table[table["year"].between(2011, 2020)].groupby("code_insee")[DESTINATIONS].sum() / 1e4
    return pd.DataFrame(
        {
            "habitat": ten["habitat"],
            "économie": ten["activite"],
            "équipement": 0.0,
            "transport": ten["route"] + ten["ferroviaire"],
        }
    )


@pytest.mark.parametrize(
    ("code", "square_metres", "expected"),
    [
        # habitat, économie, transport as the table gives them, m²; shares worked out by hand
        ("69290", (155_798, 690_678, 98_813), "économie"),  # 16.5 / 73.1 / 10.5
        ("69123", (37_291, 24_664, 6_910), "habitat / économie (/ équipement)"),  # 54.1 / 35.8 / 10.0
        ("69286", (49_039, 22_994, 27_598), "habitat / économie / transport"),  # 49.2 / 23.1 / 27.7
    ],
)
def test_classes_by_hand(hectares, code, square_metres, expected):
    row = hectares.loc[code]
    assert (row[["habitat", "économie", "transport"]] * 1e4).tolist() == pytest.approx(square_metres)
    assert typologies(hectares.loc[[code]])["typologie"][code] == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("69089", "habitat / transport"),  # 51.8 / 18.5 / 29.7
        ("69296", "habitat / transport"),  # 76.7 / 0.4 / 22.9
        ("69276", "économie"),  # 10.5 / 51.3 / 38.2: économie / transport is no class, it loses transport
        ("69256", "habitat / économie / transport"),  # 31.4 / 37.6 / 31.0
        ("69271", "habitat / économie (/ équipement)"),  # 23.8 / 56.4 / 19.8
    ],
)
def test_classes_at_the_limits(hectares, code, expected):
    assert typologies(hectares)["typologie"][code] == expected


def test_shares_give_the_hectares_back(hectares):
    found = typologies(hectares)
    whole = hectares.sum(axis=1)
    again = found[list(SHARES)].mul(whole, axis=0) / 100
    assert again.sum().tolist() == pytest.approx(hectares.sum().tolist())
    assert len(found) == 58
    assert set(found["typologie"]) <= set(classes())
    assert not found["egalite"].any()
