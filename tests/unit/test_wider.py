"""Rules measured per EPCI, per site or on the whole SCoT; parts that go on across a commune limit."""

import pytest

from aula.aula_plugin.core.compatibility.evaluation import evaluate
from aula.aula_plugin.core.compatibility.model import Champ, Seuil, TableRef
from aula.tests.unit.scene_builder import box, commune, measure, row, scene, workspace, zone
from aula.tests.unit.test_evaluation import rule

WEST, EAST, FAR = box(0, 0, 1000, 1000), box(1000, 0, 2000, 1000), box(2000, 0, 3000, 1000)
COMMUNES = [
    commune(WEST, "10001", "1", "200000001"),
    commune(EAST, "10002", "2", "200000001"),
    commune(FAR, "10003", "2", "200000002"),
]
AU_SHARE = {"numerateur": ("zones:AUs",), "denominateur": ("zones:AU",)}


def share_rule(kind):
    return rule("F4", "ratio_somme", AU_SHARE, Seuil("<=", "%", 50.0), champ=Champ(territoire=kind))


def lines(made, rule_id):
    found = evaluate(made).results
    return found[found["regle_id"] == rule_id].set_index(["territoire_type", "territoire_id"])


ZONES = [
    zone(box(0, 0, 200, 100), "AUc", "1AU"),  # west: 2 ha
    zone(box(1000, 0, 1100, 100), "AUs", "2AU"),  # east: 1 ha
    zone(box(2000, 0, 2100, 100), "AUs", "2AUb"),  # far: 1 ha
]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("epci", {"200000001": 100 / 3, "200000002": 100}),  # 1 / (2 + 1); 1 / 1
        ("niveau", {"1": 0, "2": 100}),  # 0 / 2; 2 / 2
        ("scot", {"essai": 50}),  # 2 / 4
    ],
)
def test_a_rule_is_measured_on_the_territory_it_names(kind, expected):
    found = lines(workspace(zones=ZONES, communes=COMMUNES, regles=[share_rule(kind)]), "F4")
    assert set(found.index) == {(kind, code) for code in expected}
    for code, value in expected.items():
        assert found.loc[(kind, code), "valeur"] == pytest.approx(value)


def test_no_epci_is_said():
    alone = [commune(WEST, "10001", "1", None)]
    made = workspace(zones=ZONES[:1], communes=alone, regles=[share_rule("epci")])
    assert evaluate(made).results.empty and any("epci" in note for note in made.notes)


def test_what_no_layer_shows_is_known_absent_where_every_commune_is_covered():
    asked = {"x": ("zones:AU",), "y": ("role:reservoirs",)}
    nothing = rule("T1", "surface_intersection", asked, Seuil("<=", "ha", 0.0), champ=Champ(territoire="scot"))
    roles = {"reservoirs": [box(9000, 0, 9100, 100)]}
    every = workspace(zones=ZONES, roles=roles, communes=COMMUNES, regles=[nothing])
    assert lines(every, "T1")["signal"].tolist() == ["sans objet"]
    one = workspace(
        zones=ZONES, roles=roles, communes=COMMUNES, regles=[nothing], coverage={"reservoirs": ["10001", "10002"]}
    )
    assert lines(one, "T1")["signal"].tolist() == ["non évaluable"]


# ----------------------------------------------------------------------------------------------------------- sites

C8 = rule(
    "C8",
    "conso_vs_enveloppe",
    {"vocation": "economie", "site": ("role:parcs_activite",)},
    Seuil("<=", "ha", TableRef("enveloppes", "ha"), tolerance=0.1),
    champ=Champ(territoire="site"),
)
PARKS = [
    row(box(0, 0, 300, 100), nom="Les Saules"),
    row(box(500, 0, 1200, 100), nom="La Plaine"),  # astride west and east
    row(box(5000, 0, 5100, 100), nom="Ailleurs"),
]


@pytest.mark.parametrize(("plain", "signal"), [(2.0, "respecté"), (1.82, "écart toléré"), (1.81, "écart")])
def test_c8_each_park_meets_its_own_envelope(plain, signal):
    # Les Saules: 1 ha. La Plaine: 1 ha west and 1 ha east, 2 ha; tolerated up to 1.1 × 1.82 = 2.002 and not 1.1 × 1.81.
    zones = [
        zone(box(0, 0, 100, 100), "AUc", "1AUx", vocation="economie"),
        zone(box(600, 0, 700, 100), "AUc", "1AUx", vocation="economie"),
        zone(box(1000, 0, 1100, 100), "AUc", "1AUx", vocation="economie"),
    ]
    envelopes = [{"territoire": "Les Saules", "ha": "1"}, {"territoire": "La Plaine", "ha": str(plain)}]
    made = workspace(
        zones=zones,
        roles={"parcs_activite": PARKS, "enveloppe_urbaine": [box(0, 500, 10, 510)]},
        tables={"enveloppes": envelopes},
        communes=COMMUNES,
        regles=[C8],
    )
    found = lines(made, "C8")
    assert set(found.index) == {("site", "Les Saules"), ("site", "La Plaine")}
    assert found.loc[("site", "Les Saules"), "signal"] == "respecté"
    assert found.loc[("site", "La Plaine"), "valeur"] == pytest.approx(2)
    assert found.loc[("site", "La Plaine"), "signal"] == signal


def test_a_park_without_envelope_is_not_judged():
    made = workspace(
        zones=ZONES,
        roles={"parcs_activite": PARKS[:1], "enveloppe_urbaine": [box(0, 500, 10, 510)]},
        tables={"enveloppes": [{"territoire": "10001", "ha": "1"}]},
        communes=COMMUNES,
        regles=[C8],
    )
    line = lines(made, "C8").iloc[0]
    assert line["signal"] == "non évaluable" and "Les Saules" in line["motif"]


# ------------------------------------------------------------------------------------------- parts across a limit


def contiguity(zones, which):
    """F8 of one of two communes; the town is in the west, up to x = 900."""
    over = scene(zones=zones, roles={"enveloppe_urbaine": [box(700, 0, 900, 1000)]}, communes=COMMUNES[:2], which=which)
    return measure("contact", over, x=["zones:AU"], y=["role:enveloppe_urbaine"])


@pytest.mark.parametrize("cut", [False, True])
def test_f8_a_part_cut_on_the_limit_is_judged_whole_where_it_mostly_lies(cut):
    # 1AU goes from the town (x = 900) to x = 1300: 1 ha west, 3 ha east. Alone, its eastern part would be 100 m away.
    pieces = [box(900, 0, 1000, 100), box(1000, 0, 1300, 100)] if cut else [box(900, 0, 1300, 100)]
    zones = [zone(one, "AUc", "1AU") for one in pieces]
    east, west = contiguity(zones, 1), contiguity(zones, 0)
    assert (east.value, east.count) == (0, 1)  # contact 102 / 800 = 0.1275 of the whole outline
    assert (west.value, west.count) == (0, 0)
    assert any("voisine" in note for note in west.notes)


def test_f8_a_detached_part_is_flagged_once():
    zones = [zone(box(950, 0, 1000, 100), "AUc", "1AU"), zone(box(1000, 0, 1300, 100), "AUc", "1AU")]
    assert (contiguity(zones, 1).value, contiguity(zones, 0).value) == (1, 0)  # 50 m from the town


def test_f8_another_zone_across_the_limit_is_another_part():
    zones = [zone(box(900, 0, 1000, 100), "AUc", "1AUa"), zone(box(1000, 0, 1300, 100), "AUc", "1AUb")]
    assert contiguity(zones, 0).value == 0
    assert contiguity(zones, 1).value == 1  # 100 m from the town


def test_f8_equal_halves_go_to_the_first_code():
    zones = [zone(box(900, 0, 1000, 100), "AUc", "1AU"), zone(box(1000, 0, 1100, 100), "AUc", "1AU")]
    assert (contiguity(zones, 0).count, contiguity(zones, 1).count) == (1, 0)
