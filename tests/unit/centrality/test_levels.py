"""Levels of communes: INSEE's half of the groups, shares of characteristic equipments, who holds what."""

import numpy as np
import pandas as pd
import pytest
import shapely
from geopandas import GeoDataFrame
from hypothesis import given, settings
from hypothesis import strategies as some

from aula.aula_plugin.core.centrality import complementarity as shared
from aula.aula_plugin.core.centrality import counts as counted
from aula.aula_plugin.core.centrality.levels import (
    characteristic,
    characteristic_codes,
    levels,
    official_levels,
    presence,
    reading,
)
from aula.aula_plugin.core.centrality.nomenclature import PROXIMITY, Nomenclature
from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.tables import load

KNOWN = Nomenclature()
GROUPS = list(KNOWN.members(PROXIMITY))
#: A workbook of 4 groups of proximity, 3 intermediate ones, 1 superior one.
LISTS = {
    "B207": ("boulangerie", "proximité"), "A501": ("coiffure", "proximité"), "D307": ("pharmacie", "proximité"),
    "A504": ("restaurant", "proximité"), "B105": ("supermarché", "intermédiaire"), "A203": ("banque", "intermédiaire"),
    "C201": ("collège", "intermédiaire"), "C301": ("lycée", "supérieure"),
}  # fmt: skip


def by_group(**held):
    """Return a count by commune and group: commune to number of groups held, in order."""
    rows = [(code[1:], group, "proximité", 2) for code, n in held.items() for group in GROUPS[:n]]
    return pd.DataFrame(rows, columns=["code_insee", "groupe", "gamme", "n_equip"])


def square(x):
    return shapely.box(x, 0, x + 1000, 1000)


def test_published_tables():
    # 24 067 + 7 010 + 2 880 + 743 + 141 communes; 10 774 centres (hal-03064655).
    numbers = load("centralites_inrae_2020")["nb_communes"].astype(int)
    assert numbers.iloc[1:].sum() == 10_774
    types = set(load("bpe_types_2024")["code"])
    for table in ("centralites_inrae_equipements", "bpe_colonnes"):
        assert {code for cell in load(table)["codes"] for code in cell.split()} <= types


@pytest.mark.parametrize(("total", "threshold"), [(26, 13), (48, 24), (61, 31), (45, 23), (59, 30), (0, 0)])
def test_half_of_the_groups(total, threshold):
    # 2025: 13 of 26, 24 of 48, 31 of 61 (INSEE); 2024: half of 45 and 59, rounded up.
    groups = [str(n) for n in range(total)]
    assert reading({}, groups).threshold == threshold


def test_twelve_groups_are_no_pole_and_thirteen_are():
    table = by_group(c99001=12, c99002=13, c99003=26)
    found = levels(counted.of_table(table, ["99001", "99002", "99003", "99004"], KNOWN), KNOWN)
    assert list(found["pole_proximite"]) == [False, True, True, False]
    assert list(found["manque_proximite"]) == [1, 0, 0, 13]
    assert list(found["n_proximite"]) == [12, 13, 26, 0]
    assert list(found["niveau_insee"]) == ["aucun", "proximité", "proximité", "aucun"]
    assert found.loc["99001", "groupes_manquants"].count("|") == 13
    assert found.loc["99001", "prochain_palier"] == "proximité"
    # Without the list of INSEE the next step is named, its groups are not.
    assert list(found.loc["99002", ["prochain_palier", "prochain_manque", "prochain_groupes"]]) == [
        "intermédiaire",
        None,
        "liste absente",
    ]
    assert found["pole_intermediaire"].isna().all()
    assert set(found["listes"]) == {"proximité"}


def test_what_is_not_observed_may_decide():
    """A source of 15 groups: 12 of them, and 11 that it cannot show, may make a pôle; 1 and those 11 cannot."""
    table = by_group(c99001=15, c99002=12, c99003=1)
    found = levels(counted.of_table(table, ["99001", "99002", "99003"], KNOWN), KNOWN)
    assert list(found["pole_proximite"]) == [True, None, False]
    assert list(found["niveau_insee"]) == ["proximité", "indécidable", "aucun"]
    whole = counted.of_table(table, ["99001", "99002", "99003"], KNOWN)
    whole.complete(KNOWN)
    assert list(levels(whole, KNOWN)["pole_proximite"]) == [True, False, False]
    columns = counted.of_table(pd.DataFrame({"insee": ["99001"], "boulangerie": [1]}), ["99001"], KNOWN)
    columns.complete(KNOWN, {"C201"})
    assert list(columns.groups) == ["boulangerie"], "une table n’a pas plus que ses colonnes"


def test_a_complete_source_has_no_college_where_none_appears():
    table = pd.DataFrame({"depcom": ["99001"] * 2, "typequ": ["D265", "A203"], "nb_equip": 1})
    counts = counted.of_table(table, ["99001"], KNOWN)
    assert characteristic(counts).set_index("niveau_etude").loc["centre intermédiaire", "part"] == 1
    counts.complete(KNOWN, characteristic_codes())
    found = characteristic(counts).set_index("niveau_etude")
    assert list(found["n_observables"]) == [11, 9, 1, 0]
    assert list(found["part"]) == [1 / 11, 2 / 9, 0, None]


def test_with_the_lists_of_insee():
    """Halves: 2 of 4, 2 of 3, 1 of 1. 99001 has three of proximity and two intermediate; it lacks the lycée."""
    lists = Nomenclature(gammes=LISTS)
    rows = [("99001", code, 1) for code in ("B207", "A501", "D307", "B105", "A203")]
    rows += [("99002", code, 1) for code in ("B207", "A501", "C201")] + [("99003", "C301", 1), ("99003", "A504", 0)]
    table = pd.DataFrame(rows, columns=["GEO", "FACILITY_TYPE", "OBS_VALUE"])
    found = levels(counted.of_table(table, ["99001", "99002", "99003"], lists), lists)
    assert list(found["niveau_insee"]) == ["intermédiaire", "proximité", "supérieure"]
    assert list(found["prochain_palier"]) == ["supérieure", "intermédiaire", None]
    assert list(found["prochain_manque"]) == [1, 1, None]
    assert list(found["prochain_groupes"]) == ["lycée", "banque|supermarché", None]
    assert list(found["pole_proximite"]) == [True, True, False]


def test_columns_of_a_table_of_the_bpe():
    """Lost zeros, numbers in text, an empty cell that is not 0, a group made of three columns."""
    table = pd.DataFrame(
        {
            "Code_Insee": [1001, 1002, 69_123],
            "boulangerie": ["2,0", "0", 5],
            "ecole_maternelle": [0, 0, 1],
            "ecole_primaire": [1, None, 0],
            "ecole_elementaire": [0, 0, 0],
            "B105": [0, 1, 1],
            "piscine": [0, 1, 0],
        }
    )
    found = counted.of_table(table, ["01001", "01002", "01003"], KNOWN)
    assert found.groups.loc["01001"].to_dict() == {"boulangerie": 2, "école": 1}
    assert found.groups.loc["01002", "boulangerie"] == 0
    assert np.isnan(found.groups.loc["01002", "école"]), "0 + inconnu + 0 : inconnu"
    assert found.groups.loc["01003"].isna().all(), "commune absente de la table : inconnue"
    assert found.strangers == {"69123": 1}
    told = " ".join(found.notes)
    assert "piscine" in told and "01003" in told and "1 cellule(s) vide(s)" in told


def test_groups_of_no_list_are_told():
    table = pd.DataFrame({"insee": ["99001"] * 3, "groupe": ["Ecole", "troc", "cinéma"], "n_equip": 1})
    table["gamme"] = [None, "proximité", "intermédiaire"]
    found = counted.of_table(table, ["99001"], KNOWN)
    assert found.notes == ["comptage : 1 groupe(s) d’aucune liste : troc."]
    assert found.gammes == {"cinéma": "intermédiaire", "troc": "proximité", "école": "proximité"}


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ({"nom": ["A"]}, "aucune colonne de code de commune"),
        ({"code_insee": ["99001"], "vent": [1]}, "aucune colonne d’équipement reconnue"),
        ({"code_insee": ["99001"] * 2, "boulangerie": [1, 2]}, "la commune 99001 y a plusieurs lignes"),
        ({"code_insee": ["99001"], "boulangerie": ["beaucoup"]}, "« boulangerie », ligne 1 : « beaucoup »"),
        ({"code_insee": ["99001"], "groupe": ["école"], "n_equip": [2**62]}, "un milliard au plus"),
        ({"code_insee": ["99001"], "groupe": ["école"], "n_equip": [-1]}, "« -1 » ; attendu : un nombre, 0 ou plus"),
    ],
)
def test_tables_refused(table, says):
    with pytest.raises(InputError, match=says):
        counted.of_table(pd.DataFrame(table), ["99001"], KNOWN)


def test_characteristic_equipments():
    """A hairdresser, a restaurant and a mason: 3 of the 11 of a local centre; no school that can be told apart."""
    table = pd.DataFrame(
        {
            "code_insee": ["99001"] * 4,
            "groupe": ["coiffure", "restaurant", "maçon", "école"],
            "gamme": "proximité",
            "n_equip": 1,
        }
    )
    found = characteristic(counted.of_table(table, ["99001"], KNOWN)).set_index("niveau_etude")
    local = found.loc["centre local"]
    assert (local["n_presents"], local["n_observables"], local["n_publies"], local["part"]) == (3, 3, 11, 1.0)
    assert local["presents"] == "coiffure|restaurant|artisans du bâtiment"
    assert "école élémentaire" in local["non_observes"]
    assert list(found["n_publies"]) == [11, 9, 1, 0]
    assert found.loc["centre majeur", "part"] is None


def test_points_count_in_their_commune_and_in_perimeters():
    """Four points: a duplicate counts nowhere, one located at the commune counts there but in no perimeter."""
    points = GeoDataFrame(
        {
            "groupe": ["boulangerie", "boulangerie", "pharmacie", "coiffure"],
            "gamme": "proximité",
            "code": ["B207", "B207", "D307", "A501"],
            "retenu": [True, False, False, True],
            "motif": [None, "doublon", "localisé à la commune", None],
            "code_insee": ["99001", "99001", "99001", None],
        },
        geometry=shapely.points([(100, 100), (100, 100), (500, 500), (1500, 500)]),
        crs=2154,
    )
    communes = GeoDataFrame({"code_insee": ["99001", "99002"]}, geometry=[square(0), square(1000)], crs=2154)
    held = counted.communes_of(points, communes)
    assert held.to_dict() == {0: "99001", 2: "99001", 3: "99002"}
    found = counted.of_points(points, ["99001", "99002"], held, KNOWN).groups
    assert found.loc["99001"].to_dict() == {"boulangerie": 1, "pharmacie": 1, "coiffure": 0}
    perimeters = GeoDataFrame({"id": ["P", "Q"]}, geometry=[square(0), square(0).union(square(1000))], crs=2154)
    kept = points[points["retenu"]]
    around = counted.inside(kept, perimeters, perimeters["id"])
    found = counted.of_points(points, ["P", "Q"], around, KNOWN).groups
    assert found.loc["P"].to_dict() == {"boulangerie": 1, "pharmacie": 0, "coiffure": 0}
    assert found.loc["Q"].to_dict() == {"boulangerie": 1, "pharmacie": 0, "coiffure": 1}, (
        "un point dans deux périmètres"
    )


def test_official_table():
    table = pd.DataFrame({"CODGEO": [1001, "2A004", "62041", "62042"], "Niveau": ["2", "Centre local", "bourg", None]})
    assert official_levels(table) == ({"01001": "centre intermédiaire", "2A004": "centre local", "62041": "bourg"}, 1)
    with pytest.raises(InputError, match="pas de champ « rang »"):
        official_levels(table, "rang")
    with pytest.raises(InputError, match="aucune colonne pour le niveau"):
        official_levels(table.drop(columns="Niveau"))
    with pytest.raises(InputError, match="la commune « 01001 » y a deux niveaux, « centre local » et « centre inter"):
        official_levels(pd.DataFrame({"codgeo": ["01001", "01001"], "niveau": [1, 2]}))


NAMES = {"99001": "Aubourg", "99002": "Bellac", "99003": "Cernay"}


def trio():
    """Return who holds what: école 3-1-0, pharmacie 0-1-0, boulangerie 1-1-1, taxi 0-0-0."""
    rows = [("99001", "école", 3), ("99002", "école", 1), ("99003", "école", 0), ("99001", "pharmacie", 0),
            ("99002", "pharmacie", 1), ("99003", "pharmacie", 0), ("99001", "boulangerie", 1),
            ("99002", "boulangerie", 1), ("99003", "boulangerie", 1), ("99001", "taxi", 0)]  # fmt: skip
    return pd.DataFrame(rows, columns=["code_insee", "groupe", "n_equip"])


def test_who_holds_what():
    held = presence(counted.of_table(trio(), NAMES, KNOWN), KNOWN)
    found = shared.by_group(held, dict.fromkeys(NAMES, "E"), NAMES).set_index("groupe")
    told = found.loc[["école", "pharmacie", "boulangerie", "taxi", "tennis"], "tenu_par"]
    assert list(told) == ["plusieurs", "seul", "tous", "aucun", "non observé"]
    assert list(found.loc["école", ["n_communes", "communes", "n_equip", "commune_premiere", "part_premiere"]]) == [
        2, "Aubourg|Bellac", 4, "Aubourg", 0.75
    ]  # fmt: skip
    assert found.loc["taxi", "part_premiere"] is None and found.loc["tennis", "n_equip"] is None


def test_what_a_set_covers_together():
    """Three of 26 groups; Bellac alone holds the three, so that the set adds nothing to it."""
    held = presence(counted.of_table(trio(), NAMES, KNOWN), KNOWN)
    sets = dict.fromkeys(NAMES, "E")
    row = shared.together(held, shared.by_group(held, sets, NAMES), sets, NAMES, PROXIMITY).iloc[0]
    assert (row["n_groupes"], row["total_groupes"], row["part_couverte"]) == (3, 26, 3 / 26)
    assert (row["commune_premiere"], row["n_premiere"], row["apport"]) == ("Bellac", 3, 0)
    assert list(row[["n_seul", "n_plusieurs", "n_tous", "n_aucun", "n_non_observes"]]) == [1, 1, 1, 1, 22]


def test_matrix():
    held = presence(counted.of_table(trio(), NAMES, KNOWN), KNOWN)
    table = shared.matrix(held, {"99001": "E", "99002": "E"}, NAMES, PROXIMITY)
    assert table.shape[1] == 6 + 26 and list(table["code_insee"]) == ["99001", "99002"]
    assert list(table["ecole"]) == [3, 1] and list(table["n_groupes"]) == [2, 3]
    assert list(table["groupes_seul"]) == [None, "pharmacie"]
    assert table["tennis"].isna().all()


def test_sets_of_communes():
    layer = pd.DataFrame({"insee": [1001, 1002, 1003], "bassin": ["Nord", "Nord", None]})
    codes = ["01001", "01002", "01003"]
    assert shared.sets_of(layer, codes, "", []) == dict.fromkeys(codes, "ensemble")
    assert shared.sets_of(layer, codes, "bassin", []) == {"01001": "Nord", "01002": "Nord"}
    assert shared.sets_of(layer, codes, "", ["01003"]) == {"01003": "ensemble"}
    with pytest.raises(InputError, match="« 75056 » n’est pas dans la couche"):
        shared.sets_of(layer, codes, "", ["75056"])
    with pytest.raises(InputError, match="pas de champ « zone »"):
        shared.sets_of(layer, codes, "zone", [])
    with pytest.raises(InputError, match="champ « bassin » : aucune valeur"):
        shared.sets_of(layer, codes, "bassin", ["01003"])


@settings(derandomize=True, max_examples=20, deadline=None)
@given(some.lists(some.integers(0, 3), min_size=26, max_size=26), some.integers(0, 25))
def test_one_more_equipment_never_lowers_a_level(numbers, more):
    """And groups present, missing and not observed always make the 26."""

    def read(values):
        table = pd.DataFrame({"code_insee": "99001", "groupe": GROUPS, "n_equip": values})
        return levels(counted.of_table(table, ["99001"], KNOWN), KNOWN).iloc[0]

    before = read(numbers)
    numbers[more] += 1
    after = read(numbers)
    assert after["n_proximite"] >= before["n_proximite"]
    assert bool(after["pole_proximite"]) >= bool(before["pole_proximite"])
    assert after["total_proximite"] == 26
