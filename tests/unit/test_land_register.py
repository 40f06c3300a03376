"""The land register of a SCoT, on boxes whose areas one can work out in the head."""

from __future__ import annotations

from itertools import product

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from aula.aula_plugin.core.compatibility.evaluation import evaluate
from aula.aula_plugin.core.compatibility.land_consumption import UNDATED, observed
from aula.aula_plugin.core.compatibility.land_envelopes import Envelopes, read_envelopes
from aula.aula_plugin.core.compatibility.land_pieces import CommuneLand, commune_land
from aula.aula_plugin.core.compatibility.land_register import MAP_COLUMNS, REGISTER_COLUMNS, map_of, pieces_of, register
from aula.aula_plugin.core.compatibility.model import Champ, Seuil, TableRef
from aula.aula_plugin.core.compatibility.scene import Scene
from aula.aula_plugin.core.errors import InputError
from aula.tests.unit.scene_builder import CRS, box, commune, psc, workspace, zone
from aula.tests.unit.test_evaluation import rule

WEST, EAST = box(0, 0, 1000, 1000), box(1000, 0, 2000, 1000)
#: Urban envelope at T0: the last 200 m to the North.
TOWN = box(0, 800, 2000, 1000)
F1 = rule(
    "F1", "conso_vs_enveloppe", {"vocation": "toutes"}, Seuil("<=", "ha", TableRef("enveloppes", "ha")), champ=Champ()
)
#: West, 5.5 ha opened: 2 of housing, 1 of economy (closed), 1 of a mixed zone U out of the envelope, 0.5 of unknown
#: use, 1 of emplacement réservé (the STECAL lies inside it). East: 3 ha of housing.
ZONES = [
    zone(box(0, 0, 200, 100), "AUc", "1AUh"),
    zone(box(200, 0, 300, 100), "AUs", "2AUe", vocation="economie"),
    zone(box(0, 500, 100, 600), "U", "UB", vocation="mixte"),
    zone(box(300, 0, 350, 100), "AU", "AU", vocation="inconnue"),
    zone(box(400, 0, 1000, 100), "A", "A", vocation="agricole"),
    zone(box(1000, 0, 1300, 100), "AUc", "1AUb"),
]
RESERVED = [psc(box(500, 0, 600, 100), "05-01", "ER 1"), psc(box(500, 0, 550, 100), "16-03", "STECAL 1")]
#: Observed: 1 ha inside 1AUh; 1 ha of economy, half in 1AUh and half in 2AUe; 0.5 ha out of what is opened; 1 ha inside
#: the envelope, which consumes nothing; 0.5 ha before T0; 0.5 ha without a date.
OBSERVED = [
    (box(0, 0, 100, 100), "habitat", "2022-05-01"),
    (box(150, 0, 250, 100), "Activités économiques", "2023"),
    (box(700, 700, 800, 750), "Logements", "2024-01-01"),
    (box(0, 900, 100, 1000), "habitat", "2022-01-01"),
    (box(300, 0, 350, 100), "habitat", "2019"),
    (box(850, 300, 900, 400), "habitat", None),
]


def consumption(rows=OBSERVED, complete=False, since="20210101"):
    frame = gpd.GeoDataFrame(
        {"usage": [row[1] for row in rows], "annee": [row[2] for row in rows]},
        geometry=[row[0] for row in rows],
        crs=CRS,
    )
    return observed(frame, since, "annee", "usage", complete)


def made(**more):
    return workspace(
        zones=ZONES,
        psc=RESERVED,
        roles={"enveloppe_urbaine": [TOWN]},
        communes=[commune(WEST), commune(EAST, "10002", "2")],
        regles=[F1],
        **more,
    )


def lands(space, seen=None, documented=True):
    return [commune_land(Scene(space, territory), seen, documented) for territory in space.territories]


def table(space, found, rows, consumed=None):
    tables = {"enveloppes": pd.DataFrame(rows, columns=["territoire", "vocation", "ha"])}
    return register(found, read_envelopes(tables, space.grid), space.grid, consumed)


def line(result, place, vocation="toutes"):
    found = result[(result["territoire_id"] == place) & (result["vocation"] == vocation)]
    assert len(found) == 1, (place, vocation)
    return found.iloc[0]


HECTARES = ("consomme_ha", "engage_ha", "disponible_ha", "impute_ha", "reste_ha")


def test_each_hectare_is_charged_once():
    # Consumed 1 + 1 + 0.5 = 2.5. Opened 5.5, of which 1 + 0.5 (1AUh) + 0.5 (2AUe) = 2 are consumed: 3.5 free.
    # Charged 2.5 + 3.5 = 6, of an envelope of 8: 2 left.
    space = made()
    result = table(space, lands(space, consumption()), [("10001", "toutes", "8"), ("10002", "", "2,5")])
    west = line(result, "10001")
    assert list(result.columns) == list(REGISTER_COLUMNS)
    assert [west[name] for name in HECTARES] == pytest.approx([2.5, 5.5, 3.5, 6, 2])
    assert (west["reste_sens"], west["statut"]) == ("mesuré", "dans l’enveloppe")
    assert west["part_imputee"] == pytest.approx(75)
    assert west["dont_aus_ha"] == pytest.approx(1)
    assert west["sans_date_ha"] == pytest.approx(0.5)


def test_each_vocation_takes_what_is_built_for_it_and_what_stays_open_for_it():
    # Housing: opened 2 + half of the mixed ha = 2.5; consumed 1 + 0.5; free 0.5 of 1AUh + 0.5 mixed = 1; charged 2.5.
    # Economy: opened 1 + 0.5; consumed 1; free 0.5 of 2AUe + 0.5 mixed; charged 2. Unknown 0.5, reserved 1: total 6.
    space = made()
    rows = [("10001", "toutes", "8"), ("10001", "habitat", "2"), ("10001", "économie", "4")]
    result = table(space, lands(space, consumption()), rows)
    housing, economy = line(result, "10001", "habitat"), line(result, "10001", "economie")
    assert [housing[name] for name in HECTARES] == pytest.approx([1.5, 2.5, 1, 2.5, -0.5])
    assert housing["statut"] == "au-delà de l’enveloppe"
    assert [economy[name] for name in HECTARES] == pytest.approx([1, 1.5, 1, 2, 2])
    assert line(result, "10001", "inconnue")["engage_ha"] == pytest.approx(0.5)
    assert line(result, "10001", "sans_vocation")["impute_ha"] == pytest.approx(1)
    assert line(result, "10001", "inconnue")["statut"] == "sans enveloppe"


def test_what_is_not_observed_is_unknown_and_what_is_left_is_a_most():
    # East: no object of the layer. 3 ha opened, 2.5 of envelope: −0.5 left at most, whatever was consumed elsewhere.
    space = made()
    result = table(space, lands(space, consumption()), [("10002", "toutes", "2,5"), ("10001", "toutes", "8")])
    east = line(result, "10002")
    assert east["consomme_ha"] is None and east["disponible_ha"] is None
    assert [east["engage_ha"], east["impute_ha"], east["reste_ha"]] == pytest.approx([3, 3, -0.5])
    assert (east["reste_sens"], east["statut"]) == ("au plus", "au-delà de l’enveloppe")
    # said to cover the whole territory, the layer says that nothing is consumed there
    known = table(space, lands(space, consumption(complete=True)), [("10002", "toutes", "2,5")])
    assert [line(known, "10002")[name] for name in HECTARES] == pytest.approx([0, 3, 3, 3, -0.5])
    assert line(known, "10002")["reste_sens"] == "mesuré"


def test_the_whole_is_the_sum_of_its_communes():
    # 6 + 3 = 9 charged, 8 + 2.5 = 10.5 of envelopes: 1.5 left at most, as the East is not observed.
    space = made()
    result = table(space, lands(space, consumption()), [("10001", "toutes", "8"), ("10002", "toutes", "2,5")])
    whole = line(result, "essai")
    assert [whole["enveloppe_ha"], whole["engage_ha"], whole["impute_ha"], whole["reste_ha"]] == pytest.approx(
        [10.5, 8.5, 9, 1.5]
    )
    assert (whole["enveloppe_origine"], whole["reste_sens"]) == ("somme des communes", "au plus")
    assert (whole["n_communes"], whole["n_documents"], whole["n_observees"]) == (2, 2, 1)
    assert whole["disponible_ha"] is None and whole["consomme_ha"] == pytest.approx(2.5)


def test_an_envelope_written_for_a_level_or_an_epci_is_not_given_to_its_communes():
    space = made()
    found = lands(space)
    result = table(space, found, [("niveau:1", "toutes", "7"), ("200000001", "toutes", "10")])
    west, east = line(result, "10001"), line(result, "10002")
    assert west["enveloppe_ha"] is None and west["reste_ha"] is None
    assert (west["enveloppe_origine"], west["statut"]) == ("partagée au niveau", "enveloppe partagée")
    assert east["enveloppe_origine"] == "partagée dans l’EPCI"
    # level 1 is the West alone: 7 − 5.5 = 1.5 at most; the EPCI: 10 − 8.5 = 1.5; level 2 has nothing of its own
    assert line(result, "1")["reste_ha"] == pytest.approx(1.5)
    assert line(result, "200000001")["reste_ha"] == pytest.approx(1.5)
    assert line(result, "2")["enveloppe_ha"] is None
    # the only EPCI has a figure, so that the whole has one too
    assert line(result, "essai")["enveloppe_origine"] == "somme des EPCI"


def test_every_commune_gets_the_figure_of_the_star_and_levels_their_sum():
    space = made()
    result = table(space, lands(space), [("*", "toutes", "4"), ("10002", "toutes", "5")])
    assert line(result, "10001")["enveloppe_ha"] == 4
    assert line(result, "10002")["enveloppe_ha"] == 5
    assert line(result, "essai")["enveloppe_ha"] == 9


def test_a_total_that_is_not_the_sum_of_its_communes_is_told():
    space = made()
    rows = [("10001", "toutes", "8"), ("10002", "toutes", "3"), ("200000001", "toutes", "10")]
    told = line(table(space, lands(space), rows), "200000001")["remarques"]
    assert "le SCoT écrit 10,0 ha, ses communes en totalisent 11,0 ha" in told.replace("\u00a0", " ")


def test_a_commune_without_document_is_unknown_not_empty():
    space = made()
    found = lands(space)
    found[1] = commune_land(Scene(space, space.territories[1]), None, documented=False)
    result = table(space, found, [("10001", "toutes", "8"), ("10002", "toutes", "2")])
    east, whole = line(result, "10002"), line(result, "essai")
    assert all(east[name] is None for name in HECTARES)
    assert east["statut"] == "document manquant"
    # 5.5 known of 10: nothing can be said to be left
    assert whole["engage_ha"] == pytest.approx(5.5) and whole["reste_ha"] is None
    assert whole["statut"] == "incomplet"
    # but 5.5 known of 4 are already too many
    over = table(space, found, [("essai", "toutes", "4")])
    assert line(over, "essai")["statut"] == "au-delà de l’enveloppe"


def test_the_consumption_of_a_commune_without_document_is_still_counted():
    # East: 1 ha consumed, no document: consumed 1, opened unknown, nothing charged.
    space = made()
    seen = consumption([(box(1100, 0, 1200, 100), "habitat", "2022")])
    found = [commune_land(Scene(space, one), seen, documented=False) for one in space.territories]
    east = line(table(space, found, [("10002", "toutes", "2")]), "10002")
    assert east["consomme_ha"] == pytest.approx(1)
    assert east["engage_ha"] is None and east["impute_ha"] is None and east["reste_ha"] is None


def test_a_figure_without_place_charges_at_least_the_larger_one():
    # Table: 1 ha consumed in the West (opened 5.5: inside as far as one knows), 4 in the East (opened 3: 1 elsewhere).
    space = made()
    rows = [("10001", "toutes", "8"), ("10002", "toutes", "6")]
    result = table(space, lands(space), rows, {"10001": 1.0, "10002": 4.0})
    assert [line(result, "10001")[name] for name in ("consomme_ha", "impute_ha", "reste_ha")] == pytest.approx(
        [1, 5.5, 2.5]
    )
    assert [line(result, "10002")[name] for name in ("consomme_ha", "impute_ha", "reste_ha")] == pytest.approx(
        [4, 4, 2]
    )
    assert line(result, "10001")["reste_sens"] == "au plus"
    assert line(result, "10001")["disponible_ha"] is None
    assert line(result, "10001", "habitat")["consomme_ha"] is None


def test_an_envelope_for_mixed_zones_keeps_them_whole():
    space = made()
    result = table(space, lands(space), [("10001", "mixte", "3"), ("10001", "habitat", "3")])
    assert line(result, "10001", "mixte")["engage_ha"] == pytest.approx(1)
    assert line(result, "10001", "habitat")["engage_ha"] == pytest.approx(2)


def test_engaged_is_the_measure_of_rule_f1():
    space = made(tables={"enveloppes": [{"territoire": "*", "ha": "1"}]})
    found = lands(space, consumption())
    measured = evaluate(made(tables={"enveloppes": [{"territoire": "*", "ha": "1"}]}))
    result = table(space, found, [])
    for code in ("10001", "10002"):
        own = measured.results[measured.results["territoire_id"] == code]["valeur"].iloc[0]
        assert line(result, code)["engage_ha"] == pytest.approx(own, rel=1e-9)


def test_a_mask_of_natural_land_keeps_the_rest_out():
    # ENAF: the first 100 m to the West. 1 ha of 1AUh and nothing else opened; consumed 1 ha of it.
    space = workspace(
        zones=ZONES,
        psc=RESERVED,
        roles={"enveloppe_urbaine": [TOWN], "masque_enaf": [box(0, 0, 100, 100)]},
        communes=[commune(WEST)],
        regles=[F1],
    )
    west = line(table(space, lands(space, consumption()), [("10001", "toutes", "3")]), "10001")
    assert [west[name] for name in HECTARES] == pytest.approx([1, 1, 0, 1, 2])


def test_pieces_are_a_partition_and_the_map_bears_the_whole_line():
    space = made()
    found = lands(space, consumption())
    pieces = pieces_of(found, CRS)
    result = table(space, found, [("10001", "toutes", "8")])
    assert pieces["aire_ha"].sum() == pytest.approx(9)
    assert shapely.union_all(pieces.geometry.to_numpy()).area / 1e4 == pytest.approx(9)
    sums = pieces.groupby("nature")["aire_ha"].sum()
    assert dict(sums) == pytest.approx(
        {
            "consommé, ouvert": 2,
            "consommé, hors de l’ouvert": 0.5,
            "ouvert, non consommé": 3.5,
            "ouvert, consommation inconnue": 3,
        }
    )
    inside = pieces[(pieces["nature"] == "consommé, ouvert") & (pieces["vocation"] == "economie")]
    assert sorted(zip(inside["vocation_zone"], inside["aire_ha"].astype(float).round(6))) == [
        ("economie", 0.5),
        ("habitat", 0.5),
    ]
    drawn = map_of(result, gpd.GeoDataFrame({"code_insee": ["10001", "10002"]}, geometry=[WEST, EAST], crs=CRS))
    assert [*drawn.columns] == [*MAP_COLUMNS, "geometry"]
    assert drawn.set_index("code_insee")["reste_ha"]["10001"] == pytest.approx(2)


# -------------------------------------------------------------------------------------------------------- consumption


def test_a_year_alone_counts_when_the_whole_of_it_is_after_t0():
    rows = [(box(100 * n, 0, 100 * n + 50, 50), "habitat", year) for n, year in enumerate(("2020", "2021", "2022"))]
    assert list(consumption(rows, since="20210101").layer.table["date"]) == ["2021", "2022"]
    # T0 in the middle of 2021: that year does not tell
    assert list(consumption(rows, since="20210601").layer.table["date"]) == [UNDATED, "2022"]


def test_a_place_observed_twice_is_consumed_once_by_the_first():
    rows = [(box(0, 0, 100, 100), "economie", "2023"), (box(50, 0, 150, 100), "habitat", "2022")]
    found = consumption(rows)
    areas = dict(zip(found.layer.table["vocation"], shapely.area(found.layer.geometry) / 1e4))
    assert areas == pytest.approx({"habitat": 1, "economie": 0.5})
    assert any("0,50 ha observés deux fois" in note.replace("\u00a0", " ") for note in found.notes)


@pytest.mark.parametrize(
    ("text", "vocation"),
    [
        ("Habitat", "habitat"),
        ("économie", "economie"),
        ("Zone d’activités", "economie"),
        ("lotissement", "habitat"),
        ("Équipements publics", "equipement"),
        ("voirie", "infrastructure"),
        ("camping", "loisirs_tourisme"),
        ("mixte", "mixte"),
        ("XZ12", "inconnue"),
        (None, "inconnue"),
    ],
)
def test_vocations_are_read_by_their_name_or_their_words(text, vocation):
    found = consumption([(box(0, 0, 10, 10), text, "2022")])
    assert list(found.layer.table["vocation"]) == [vocation]
    assert any("XZ12" in note for note in found.notes) == (text == "XZ12")


def test_a_field_that_does_not_exist_is_refused():
    frame = gpd.GeoDataFrame({"usage": ["habitat"]}, geometry=[box(0, 0, 10, 10)], crs=CRS)
    with pytest.raises(InputError, match="le champ « annee » .* n’existe pas ; présents : usage"):
        observed(frame, "20210101", "annee")


def test_without_fields_every_object_counts_for_the_zone_it_is_in():
    space = made()
    frame = gpd.GeoDataFrame(geometry=[box(0, 0, 100, 100)], crs=CRS)
    result = table(space, lands(space, observed(frame)), [])
    assert line(result, "10001", "habitat")["consomme_ha"] == pytest.approx(1)


# ---------------------------------------------------------------------------------------------------------- envelopes


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([("10001", "toutes", "huit")], "ligne 1, colonne « ha » : « huit » n’est pas une surface"),
        ([("10001", "toutes", "-1")], "« -1 » n’est pas une surface"),
        ([("10001", "toutes", "1"), ("10001", "", "2")], "ligne 2 : « 10001 » a déjà une enveloppe"),
    ],
)
def test_a_wrong_figure_is_refused_with_its_place(rows, message):
    tables = {"enveloppes": pd.DataFrame(rows, columns=["territoire", "vocation", "ha"])}
    with pytest.raises(InputError, match=message):
        read_envelopes(tables, made().grid)


def test_a_table_without_its_columns_is_refused_and_no_table_is_nothing_known():
    with pytest.raises(InputError, match="colonne « territoire » et « ha » absente"):
        read_envelopes({"enveloppes": pd.DataFrame({"nom": ["x"]})}, made().grid)
    assert read_envelopes({}, made().grid).hectares == {}


def test_figures_of_unknown_territories_are_told():
    space = made()
    rows = [("10001", "toutes", "8"), ("62041", "toutes", "3"), ("niveau:9", "toutes", "1"), ("*", "habitat", "2")]
    tables = {"enveloppes": pd.DataFrame(rows, columns=["territoire", "vocation", "ha"])}
    found = read_envelopes(tables, space.grid).unknown(one.place for one in space.territories)
    assert found == ["62041", "niveau:9"]


# ------------------------------------------------------------------------------------------------------------ property

CELLS = st.lists(
    st.sampled_from(
        [None, ("AUc", "habitat"), ("AUs", "economie"), ("U", "mixte"), ("A", "agricole"), ("AUc", "inconnue")]
    ),
    min_size=8,
    max_size=8,
)
SEEN = st.lists(st.sampled_from([None, "habitat", "economie", "inconnue"]), min_size=8, max_size=8)


@settings(max_examples=40, deadline=None)
@given(CELLS, SEEN, st.booleans(), st.randoms(use_true_random=False))
def test_sums_hold_by_vocation_and_by_territory_whatever_the_order(cells, seen, complete, random):
    """8 squares of 1 ha over two communes; half of each may be consumed, 50 × 100 m."""
    squares = [box(250 * n, 0, 250 * n + 100, 100) for n in range(8)]
    zones = [zone(shape, cell[0], vocation=cell[1]) for shape, cell in zip(squares, cells) if cell]
    rows = [(box(250 * n + 50, 0, 250 * n + 150, 50), use, "2022") for n, use in enumerate(seen) if use]

    def made_of(zones, rows):
        space = workspace(
            zones=zones or [zone(box(0, 990, 10, 1000), "A")],
            roles={"enveloppe_urbaine": [TOWN]},
            communes=[commune(WEST), commune(EAST, "10002", "2")],
        )
        found = lands(space, consumption(rows, complete) if rows else None)
        return table(space, found, [("10001", "toutes", "8"), ("10002", "toutes", "2")]), pieces_of(found, CRS)

    result, pieces = made_of(zones, rows)
    others = [*zones], [*rows]
    for one in others:
        random.shuffle(one)
    again, _ = made_of(*others)
    names = ("consomme_ha", "engage_ha", "disponible_ha", "impute_ha")
    for place, name in product(("10001", "10002", "essai"), names):
        own = result[result["territoire_id"] == place]
        parts = own[own["vocation"] != "toutes"][name].dropna().astype(float).sum()
        whole = line(result, place)[name]
        assert parts == pytest.approx(whole or 0.0, abs=1e-9), (place, name)
        assert line(again, place)[name] == (None if whole is None else pytest.approx(whole, abs=1e-9))
    for name in ("engage_ha", "impute_ha"):
        assert line(result, "10001")[name] + line(result, "10002")[name] == pytest.approx(line(result, "essai")[name])
    assert pieces["aire_ha"].astype(float).sum() == pytest.approx(line(result, "essai")["impute_ha"], abs=1e-9)


def test_nothing_to_count_is_an_empty_register():
    space = made()
    assert register([], Envelopes({}, ()), space.grid).empty
    alone = register([CommuneLand(space.territories[0], [], False, False)], Envelopes({}, ()), space.grid)
    assert set(alone["statut"]) == {"sans enveloppe"}
