"""A whole grid on two hand-drawn communes: signals, totals, unknowns, gates, independence of order."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from aula.aula_plugin.core.compatibility import evaluation as engine
from aula.aula_plugin.core.compatibility.evaluation import evaluate
from aula.aula_plugin.core.compatibility.model import Champ, Indicateur, Regle, Seuil, Source, TableRef
from aula.aula_plugin.core.compatibility.scene import Scene
from aula.aula_plugin.core.compatibility.schema import INDICATOR_TYPES
from aula.aula_plugin.core.compatibility.workspace import communes_of
from aula.tests.unit.scene_builder import box, commune, workspace, zone

#: West and east communes, 1 km² (100 ha) each.
WEST, EAST = box(0, 0, 1000, 1000), box(1000, 0, 2000, 1000)


def rule(identifier, kind, params, seuil=None, **more):
    defaults = {name: param.default for name, param in INDICATOR_TYPES[kind].params.items()}
    fixed = {"theme": "Essai", "question": "", "portee": "prescription", "mode": "auto", "titre_court": identifier}
    return Regle(
        **{
            "id": identifier,
            "source": Source("DOO", page=34),
            "champ": Champ(),
            "indicateur": Indicateur(kind, {**defaults, **params}),
            "seuil": seuil,
            **fixed,
            **more,
        }
    )


AU_SHARE = {"numerateur": ("zones:AUs",), "denominateur": ("zones:AU",)}
F4 = rule("F4", "ratio_somme", AU_SHARE, Seuil("<=", "%", 50.0), champ=Champ(cumul=("niveau", "scot")))
RESERVOIRS = {"x": ("zones:AU",), "y": ("role:reservoirs",)}
T1 = rule(
    "T1",
    "surface_intersection",
    RESERVOIRS,
    Seuil("<=", "ha", 0.0),
    champ=Champ(cumul=("scot",)),
    reponses={"ecart": "{valeur} ha en trop à {commune} ({zones}).", "respecte": "Rien."},
)
ZONES = [
    zone(box(0, 0, 200, 100), "AUc", "1AU"),  # west: 2 ha open
    zone(box(200, 0, 300, 100), "AUs", "2AU"),  # west: 1 ha locked, share 1/3
    zone(box(1000, 0, 1100, 100), "AUs", "2AUe"),  # east: 1 ha locked, share 1
]
RESERVOIR = {"reservoirs": [box(100, 0, 400, 50)]}  # west: 100 × 50 of 1AU and 100 × 50 of 2AU, 1 ha in all


def case(*rules, zones=ZONES, roles=RESERVOIR, **more):
    return workspace(
        zones=zones,
        roles=roles,
        communes=[commune(WEST, "10001", "1"), commune(EAST, "10002", "2")],
        regles=rules,
        **more,
    )


def line(evaluation, rule_id, territory):
    rows = evaluation.results
    return rows[(rows["regle_id"] == rule_id) & (rows["territoire_id"] == territory)].iloc[0]


def test_each_commune_gets_its_value_signal_and_message():
    found = evaluate(case(T1), "AULA essai")
    west = line(found, "T1", "10001")
    assert west["valeur"] == pytest.approx(1.0)
    assert (west["signal"], west["certitude"]) == ("écart", "certaine")
    assert west["depassement"] == pytest.approx(1.0)
    assert west["message"].startswith("1,00 ha en trop à Commune 10001 (1AU et 2AU).")
    assert west["source_page"] == 34
    assert west["logiciel"] == "AULA essai"
    assert line(found, "T1", "10002")["signal"] == "sans objet"
    evidence = found.evidence["surf"]
    assert evidence[evidence["nature"] == "nette"]["aire_ha"].sum() == pytest.approx(1.0)


def test_totals_are_ratios_of_sums_not_means_of_rates():
    found = evaluate(case(F4))
    assert line(found, "F4", "10001")["valeur"] == pytest.approx(100 / 3)
    assert line(found, "F4", "10002")["valeur"] == pytest.approx(100.0)
    whole = found.results[found.results["territoire_type"] == "scot"].iloc[0]
    assert whole["valeur"] == pytest.approx(50.0)  # (1 + 1) / (3 + 1), not (33,3 + 100) / 2
    assert whole["signal"] == "respecté"
    levels = found.results[found.results["territoire_type"] == "niveau"]
    assert dict(zip(levels["territoire_nom"], levels["signal"])) == {"pôle": "respecté", "relais": "écart"}


def test_total_of_a_sum_keeps_a_zero_threshold_and_no_other():
    half = replace(T1, id="T1b", seuil=Seuil("<=", "ha", 0.5))
    found = evaluate(case(T1, half)).results
    totals = found[found["territoire_type"] == "scot"].set_index("regle_id")
    assert totals.loc["T1", "signal"] == "écart"
    assert totals.loc["T1b", "valeur"] == pytest.approx(1.0)
    assert totals.loc["T1b", "signal"] is None


def test_envelope_of_a_total_is_the_sum_of_the_communes_unless_its_level_has_a_row():
    envelope = rule(
        "F1",
        "surface_intersection",
        RESERVOIRS,
        Seuil("<=", "ha", TableRef("enveloppes", "ha"), tolerance=0.1),
        champ=Champ(cumul=("scot", "niveau")),
    )
    rows = [("10001", "0,8"), ("10002", "3"), ("niveau:1", "5")]
    tables = {"enveloppes": pd.DataFrame(rows, columns=["territoire", "ha"])}
    roles = {"reservoirs": [box(100, 0, 400, 50), box(1000, 0, 1100, 50)]}
    found = evaluate(case(envelope, tables=tables, roles=roles)).results
    by = found.set_index(["territoire_type", "territoire_id"])
    assert by.loc[("commune", "10001"), "signal"] == "écart"  # 1 ha > 0,8 × 1,1
    assert by.loc[("niveau", "1"), "seuil"] == 5.0
    whole = found[found["territoire_type"] == "scot"].iloc[0]
    assert whole["seuil"] == pytest.approx(3.8)
    assert whole["valeur"] == pytest.approx(1.5)


def test_unknown_subtype_is_counted_in_and_out_and_the_flip_is_said():
    unknown = [*ZONES[:1], zone(box(200, 0, 500, 100), "AU", "AU?")]  # 2 ha open, 3 ha unknown
    found = evaluate(case(F4, zones=unknown))
    west = line(found, "F4", "10001")
    assert (west["valeur_min"], west["valeur_max"]) == (pytest.approx(0.0), pytest.approx(60.0))
    assert west["certitude"] == "sensible"
    assert west["n_null"] >= 1


def test_levels_out_of_the_field_are_sans_objet():
    only = replace(F4, champ=Champ(niveaux=("1",)))
    found = evaluate(case(only))
    assert line(found, "F4", "10002")["signal"] == "sans objet"
    assert line(found, "F4", "10002")["motif"] == "règle limitée aux niveaux 1"


def test_missing_role_is_not_evaluable_and_never_respected():
    found = evaluate(case(T1, roles={}))
    west = line(found, "T1", "10001")
    assert (west["signal"], west["motif"]) == ("non évaluable", "rôle manquant : reservoirs")
    total = found.results[found.results["territoire_type"] == "scot"].iloc[0]
    assert total["signal"] == "non évaluable"


def test_one_failed_line_leaves_the_others_and_keeps_its_reason(monkeypatch):
    def broken(scene, params):
        raise ArithmeticError("panne simulée")

    monkeypatch.setitem(engine.INDICATORS, "ratio_somme", broken)
    found = evaluate(case(F4, T1))
    assert line(found, "F4", "10001")["signal"] == "non évaluable"
    assert "panne simulée" in line(found, "F4", "10001")["motif"]
    assert line(found, "T1", "10001")["signal"] == "écart"


def test_distribution_by_level_is_in_percent_of_the_whole():
    surface = rule("S1", "surface_intersection", {"x": ("zones:AU",), "y": ("zones:toutes",)})
    target = rule(
        "F3", "repartition", {"valeur": "S1"}, Seuil("entre", "%", par_niveau={"1": (70.0, 80.0), "2": (40.0, 60.0)})
    )
    found = evaluate(case(surface, target)).results
    by = found[found["regle_id"] == "F3"].set_index("territoire_id")
    assert by.loc["1", "valeur"] == pytest.approx(75.0)  # 3 ha of 4
    assert by.loc["1", "signal"] == "respecté"
    assert by.loc["2", "valeur"] == pytest.approx(25.0)
    assert by.loc["2", "signal"] == "écart"


def test_result_depends_neither_on_the_order_of_features_nor_on_the_workers():
    plain = evaluate(case(F4, T1)).results.drop(columns=["duree_s"])
    reverse = evaluate(case(F4, T1, zones=ZONES[::-1])).results.drop(columns=["duree_s"])
    with ThreadPoolExecutor(2) as pool:
        parallel = evaluate(case(F4, T1), mapper=pool.map).results.drop(columns=["duree_s"])
    pd.testing.assert_frame_equal(plain, reverse)
    pd.testing.assert_frame_equal(plain, parallel)


def test_annulled_document_blocks_the_other_lines_unless_forced():
    state = rule("Q3", "controle_donnee", {"controle": "etat"}, Seuil("<=", "n", 0.0))
    made = case(state, T1)
    made.document.document["etat"] = "04"
    blocked = evaluate(made)
    assert line(blocked, "Q3", "10001")["signal"] == "écart"
    assert line(blocked, "T1", "10001")["motif"].startswith("document non opposable")
    made.forced = True
    assert line(evaluate(made), "T1", "10001")["signal"] == "écart"


def test_cancelling_returns_what_was_measured():
    found = evaluate(case(T1), cancelled=lambda: True)
    assert set(found.results[found.results["territoire_type"] == "commune"]["territoire_id"]) == {"10001"}


def test_cancelling_stops_the_workers():
    with ThreadPoolExecutor(1) as pool:
        found = evaluate(case(T1), mapper=pool.map, cancelled=lambda: True)
    assert set(found.results[found.results["territoire_type"] == "commune"]["territoire_id"]) == {"10001"}


def test_territories_get_their_own_geometries():
    # Preparing a geometry changes it: what two communes share is never handed out as it is.
    made = case(F4, T1)
    one = Scene(made, made.territories[0])
    assert one.geometry is not made.territories[0].geometry and one.geometry.equals(made.territories[0].geometry)
    layer = made.layers["zones"]
    for objects in (layer.inside(one.geometry), layer.near(one.geometry, 10.0)):
        assert len(objects) and not {id(g) for g in objects.geometry} & {id(g) for g in layer.geometry}


def test_zones_beyond_the_communes_are_told():
    made = case(T1, zones=[zone(box(0, 0, 1000, 1000), "N"), zone(box(-500, 0, 0, 100), "AUc", "dehors")])
    places = gpd.GeoDataFrame({"code_insee": ["10001"], "nom": ["Ouest"]}, geometry=[WEST], crs=2154)
    kept, notes = communes_of(made.document, places, {"10001": "2"})
    assert [(one.place.id, one.place.niveau) for one in kept] == [("10001", "2")]
    assert not shapely.is_prepared(kept[0].geometry)
    assert notes == ["5,00\xa0ha de zones hors des communes évaluées : non mesurés"]  # 500 m × 100 m


def test_a_commune_listed_but_not_zoned_is_left_out_and_told():
    made = case(T1)
    places = gpd.GeoDataFrame({"code_insee": ["10001"], "nom": ["Loin"]}, geometry=[box(9000, 0, 9100, 100)], crs=2154)
    assert communes_of(made.document, places, {})[1][0] == (
        "commune 10001 citée par le document mais non zonée : non évaluée"
    )
