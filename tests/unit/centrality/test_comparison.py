"""Versions of perimeters side by side, with numbers by hand: areas, offer, groups, inhabitants, communes and whole."""

import numpy as np
import pandas as pd
import pytest
import shapely
from geopandas import GeoDataFrame
from hypothesis import given, settings
from hypothesis import strategies as st

from aula.aula_plugin.core.centrality.comparison import COMPUTED, MEETING, SCOT, Version, compare
from aula.aula_plugin.core.centrality.comparison_tables import COMPARISON, DIFFERENCES, VERSIONS
from aula.aula_plugin.core.centrality.inhabitants import Counts
from aula.aula_plugin.core.errors import InputError

CRS = "EPSG:2154"
#: Two communes of 1 km side by side, the limit at x = 1 000.
COMMUNES = GeoDataFrame(
    {"code_insee": ["99001", "99002"], "nom": ["Une", "Deux"]},
    geometry=[shapely.box(0, 0, 1000, 1000), shapely.box(1000, 0, 2000, 1000)],
    crs=CRS,
)


def version(name, *boxes, origin=MEETING):
    return Version(name, origin, np.array([shapely.box(*one) for one in boxes], dtype=object))


#: A: 4 ha in the first commune. B: 4 ha, half of A, and 1 ha in the second commune.
A = version("Calcul", (100, 100, 300, 300), origin=COMPUTED)
B = version("SCoT", (200, 100, 400, 300), (1100, 100, 1200, 200), origin=SCOT)


def offer(*rows):
    """Return equipments: x, y, group, whether it is a shop."""
    table = pd.DataFrame([row[2:] for row in rows], columns=["groupe", "commerce"]).assign(retenu=True)
    return GeoDataFrame(table, geometry=shapely.points([row[:2] for row in rows]), crs=CRS)


OFFER = offer(
    (150, 150, "boulangerie", True),  # A alone
    (250, 250, "pharmacie", True),  # both
    (260, 250, None, False),  # both
    (350, 250, "école", False),  # B alone
    (350, 260, "boulangerie", True),  # B alone
    (900, 900, "coiffure", True),  # neither
    (1150, 150, "poste", False),  # B, second commune
)
#: 100 inhabitants per hectare over a square of 400 m, evenly.
PEOPLE = Counts(np.array([shapely.box(0, 0, 400, 400)], dtype=object), np.array([1600.0]))


def row(table, place, **keys):
    kept = table[table["nom"] == place]
    for name, value in keys.items():
        kept = kept[kept[name] == value]
    assert len(kept) == 1
    return kept.iloc[0]


FOUND = compare([A, B], COMMUNES, OFFER, PEOPLE)


def test_areas_of_a_pair():
    one = row(FOUND.pairs, "Une")
    # 200 m × 200 m each, 100 m × 200 m in common: 2 ha, 2 ha apart each, 2 / 6
    assert one[["a_ha", "b_ha", "commun_ha", "a_seul_ha", "b_seul_ha"]].tolist() == pytest.approx([4, 4, 2, 2, 2])
    assert one["iou"] == pytest.approx(1 / 3)
    two, whole = row(FOUND.pairs, "Deux"), row(FOUND.pairs, "Ensemble")
    assert (two["commun_ha"], two["b_seul_ha"], two["iou"]) == (0, pytest.approx(1), 0)
    assert whole["iou"] == pytest.approx(2 / 7) and whole["code_insee"] is None
    assert (FOUND.common_ha, FOUND.union_ha, FOUND.iou) == pytest.approx((2, 7, 2 / 7))


def test_offer_of_a_pair():
    one = row(FOUND.pairs, "Une")
    assert one[["equip_commun", "equip_a_seul", "equip_b_seul"]].tolist() == [2, 1, 2]
    assert one[["commerces_commun", "commerces_a_seul", "commerces_b_seul"]].tolist() == [1, 1, 1]
    # A holds boulangerie and pharmacie; B pharmacie, école and boulangerie: B alone has the école
    assert (one["groupes_a_seul"], one["groupes_b_seul"]) == ("", "école")
    assert row(FOUND.pairs, "Ensemble")["groupes_b_seul"] == "poste|école"


def test_offer_left_outside():
    one = row(FOUND.versions, "Une", version="Calcul")
    assert one[["n_equip", "n_commerces", "n_groupes", "equip_dehors", "commerces_dehors"]].tolist() == [3, 2, 2, 3, 2]
    assert one["groupes_dehors"] == "coiffure|école"  # a boulangerie is outside too, but another is inside
    assert one["part_commerces"] == pytest.approx(2 / 4)
    two = row(FOUND.versions, "Deux", version="Calcul")
    assert (two["aire_ha"], two["n_equip"], two["equip_dehors"]) == (0, 0, 1)
    assert pd.isna(two["part_commerces"])  # no shop in this commune
    whole = row(FOUND.versions, "Ensemble", version="SCoT")
    assert whole[["n_equip", "equip_dehors", "n_parties", "origine"]].tolist() == [5, 2, 2, "SCoT"]


def test_inhabitants():
    one = row(FOUND.pairs, "Une")
    assert one[["pop_commun", "pop_a_seul", "pop_b_seul"]].tolist() == pytest.approx([200, 200, 200])
    assert row(FOUND.versions, "Une", version="Calcul")["pop_dehors"] == pytest.approx(1600 - 400)


def test_pieces():
    assert list(FOUND.parts.columns) == [*DIFFERENCES, "geometry"]
    told = FOUND.parts[["code_insee", "partie", "tenu_par"]].to_numpy().tolist()
    assert told == [
        ["99001", "commun", "Calcul|SCoT"],
        ["99001", "A seul", "Calcul"],
        ["99001", "B seul", "SCoT"],
        ["99002", "B seul", "SCoT"],
    ]
    assert FOUND.parts.geometry.area.tolist() == pytest.approx([20_000, 20_000, 20_000, 10_000])


def test_columns_and_what_is_not_given():
    found = compare([A, B], COMMUNES)
    assert list(found.pairs) == list(COMPARISON) and list(found.versions) == list(VERSIONS)
    one = row(found.pairs, "Une")
    assert one[["equip_commun", "commerces_a_seul", "groupes_a_seul", "pop_commun"]].isna().all()
    assert row(found.versions, "Ensemble", version="SCoT")[["n_equip", "groupes", "pop"]].isna().all()


def test_three_versions():
    c = version("Atelier", (200, 100, 300, 300))
    found = compare([A, B, c], COMMUNES)
    assert found.pairs[["a", "b"]].drop_duplicates().to_numpy().tolist() == [
        ["Calcul", "SCoT"],
        ["Calcul", "Atelier"],
        ["SCoT", "Atelier"],
    ]
    assert row(found.pairs, "Une", a="Calcul", b="Atelier")["iou"] == pytest.approx(0.5)
    assert found.iou == pytest.approx(2 / 7)  # the 2 ha that all three hold


def test_the_same_twice_and_nothing():
    same = compare([A, version("Copie", (100, 100, 300, 300))], COMMUNES)
    assert row(same.pairs, "Une")["iou"] == 1
    assert same.parts["partie"].tolist() == ["commun"]
    empty = compare([version("Rien"), version("Vide")], COMMUNES)
    assert empty.iou is None and not len(empty.parts)
    assert pd.isna(row(empty.pairs, "Une")["iou"])


def test_perimeters_of_one_version_that_overlap_count_once():
    double = version("Double", (100, 100, 300, 300), (100, 100, 300, 200))
    assert row(compare([double, B], COMMUNES).versions, "Une", version="Double")["aire_ha"] == pytest.approx(4)


def test_what_is_out_of_the_communes_is_told():
    out = version("Dehors", (-100, 0, 100, 100))
    found = compare([out, B], COMMUNES)
    assert found.outside_ha == pytest.approx({"Dehors": 1, "SCoT": 0})
    assert row(found.versions, "Ensemble", version="Dehors")["aire_ha"] == pytest.approx(1)


def test_an_equipment_on_the_limit_of_two_communes_counts_once():
    wide = version("Large", (900, 0, 1100, 1000))
    found = compare([wide, A], COMMUNES, offer((1000, 500, "poste", True)))
    assert row(found.versions, "Une", version="Large")["n_equip"] == 1
    assert row(found.versions, "Ensemble", version="Large")["n_equip"] == 1


def test_what_is_refused():
    with pytest.raises(InputError, match="au moins deux versions"):
        compare([A], COMMUNES)
    with pytest.raises(InputError, match="Deux versions s’appellent « Calcul »"):
        compare([A, version("Calcul", (0, 0, 1, 1))], COMMUNES)


corner = st.integers(0, 90).map(lambda n: 10 * n)


@settings(max_examples=25)
@given(st.lists(st.tuples(corner, corner), min_size=2, max_size=2))
def test_two_versions_either_way_round(corners):
    one, other = (version(name, (x, y, x + 150, y + 150)) for name, (x, y) in zip("ab", corners))
    here, there = compare([one, other], COMMUNES, OFFER), compare([other, one], COMMUNES, OFFER)
    first, second = row(here.pairs, "Ensemble"), row(there.pairs, "Ensemble")
    assert first["iou"] == pytest.approx(second["iou"])
    assert first["a_seul_ha"] == pytest.approx(second["b_seul_ha"])
    assert first["equip_a_seul"] == second["equip_b_seul"]
    x, y = (abs(a - b) for a, b in zip(*corners))
    common = max(150 - x, 0) * max(150 - y, 0)
    inside = sum(min(150, 2000 - c[0]) * min(150, 1000 - c[1]) for c in corners)
    if all(c[0] <= 1850 and c[1] <= 850 for c in corners):
        assert first["commun_ha"] == pytest.approx(common / 10_000)
        assert first["iou"] == pytest.approx(common / (inside - common))
