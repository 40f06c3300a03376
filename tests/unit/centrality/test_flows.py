"""Polarities and desire lines, on four communes by hand."""

import numpy as np
import pandas as pd
import pytest
import shapely
from geopandas import GeoDataFrame
from hypothesis import given, settings
from hypothesis import strategies as some

from aula.aula_plugin.core.centrality.flow_table import FlowTable, read_flows
from aula.aula_plugin.core.centrality.flows import (
    Threshold,
    balance,
    between,
    by_commune,
    desire_lines,
    looks_away,
    polarities,
    strangers,
)
from aula.aula_plugin.core.errors import InputError

CODES = ["01001", "01002", "01003", "01004"]
#: From (rows) to (columns) A B C D, and E outside:
#:       A    B    C    D    E
#:   A  50   10    5    0   15
#:   B  40   20    0    5    0
#:   C  10   30   60    0    0
#:   D   0   12    0    8    0
#:   E   6    0    0    0    0
FLOWS = [("A", "A", 50), ("A", "B", 10), ("A", "C", 5), ("A", "E", 15), ("B", "A", 40), ("B", "B", 20), ("B", "D", 5),
         ("C", "A", 10), ("C", "B", 30), ("C", "C", 60), ("D", "B", 12), ("D", "D", 8), ("E", "A", 6)]  # fmt: skip
LETTERS = {**dict(zip("ABCD", CODES)), "E": "38185"}


def table(**columns):
    """Return the table above, columns renamed."""
    rows = [(LETTERS[one], LETTERS[two], value) for one, two, value in FLOWS]
    return pd.DataFrame(rows, columns=["origine", "destination", "valeur"]).rename(columns=columns)


@pytest.fixture
def flows() -> FlowTable:
    return read_flows(table(), CODES)


@pytest.fixture
def communes() -> GeoDataFrame:
    """Squares of 1 km, in a row, so that A and B are 1 km apart."""
    shapes = [shapely.box(1000 * x, 0, 1000 * x + 1000, 1000) for x in range(4)]
    frame = {"code_insee": CODES, "nom": list("ABCD"), "niveau": None}
    return GeoDataFrame(frame, geometry=shapes, crs=2154)


def test_balance(flows):
    # A sends 10 + 5 = 15 inside and 15 outside, keeps 50; it receives 40 + 10 = 50 and 6 from outside.
    found = balance(flows, CODES).loc["01001"]
    assert list(found[["interne", "sortants", "sortants_hors", "entrants", "entrants_hors"]]) == [50, 15, 15, 50, 6]
    assert (found["emis"], found["recus"], found["solde"]) == (80, 106, 26)
    assert found["attraction_nette"] == pytest.approx((56 - 30) / (56 + 30))
    assert found["part_interne"] == 50 / 80
    assert found["part_recus_interne"] == 50 / 106
    assert (found["hors_principal"], found["hors_principal_valeur"]) == ("38185", 15)
    # Within the territory what is sent is what is received.
    whole = balance(flows, CODES)[["sortants", "entrants"]].sum()
    assert whole["sortants"] == whole["entrants"] == 15 + 45 + 40 + 12


def test_dominant_flows(flows):
    """Sizes, received from the others: A 50, B 52, C 5, D 5. A sends most to B (10), B is larger: A depends on B.

    B sends most to A (40), which is smaller: B is a pole. C sends most to B (30), D to B (12).
    """
    whole = balance(flows, CODES)
    found = polarities(whole, between(flows, CODES, Threshold()))
    assert list(whole["entrants"]) == [50, 52, 5, 5]
    assert list(found["statut"]) == ["subordonnée", "pôle", "subordonnée", "subordonnée"]
    assert list(found["dominant_code"]) == ["01002", "01001", "01002", "01002"]
    assert list(found["dominant_valeur"]) == [10, 40, 30, 12]
    assert found["dominant_part"].tolist() == [10 / 15, 40 / 45, 30 / 40, 1]
    assert set(found["pole_code"]) == {"01002"}
    assert list(found["n_rattachees"]) == [0, 3, 0, 0]


def test_who_looks_outside(flows):
    """A sends 15 outside and 10 to B; the others send nothing outside."""
    whole = balance(flows, CODES)
    assert looks_away(whole, polarities(whole, between(flows, CODES, Threshold()))) == ["01001"]


def test_thresholds_cut_dominant_flows(flows):
    """From 11 up, A sends nothing that counts: it depends on none, and B still has C and D."""
    found = polarities(balance(flows, CODES), between(flows, CODES, Threshold(value=11)))
    assert list(found["statut"]) == ["sans flux", "pôle", "subordonnée", "subordonnée"]
    # Of the seven flows B to D is 5 of 45; C to A is 10 of 40, a quarter: kept at 25 %, left out above.
    assert len(between(flows, CODES, Threshold(share=0.25))) == 6
    assert len(between(flows, CODES, Threshold(share=0.26))) == 5


def test_chain_of_dependence():
    """D hangs on C, C on B: sizes 9 > 5 > 2; two steps from D to B, which hangs on none."""
    rows = [("01004", "01003", 2), ("01003", "01002", 5), ("01001", "01002", 4)]
    flows = read_flows(pd.DataFrame(rows, columns=["o", "d", "n"]), CODES)
    found = polarities(balance(flows, CODES), between(flows, CODES, Threshold()))
    assert list(found["profondeur"]) == [1, 0, 1, 2]
    assert list(found["n_directes"]) == [0, 2, 1, 0]
    assert list(found["n_rattachees"]) == [0, 3, 1, 0]
    assert list(found["statut"]) == ["subordonnée", "pôle", "subordonnée", "subordonnée"]


def test_equal_sizes_depend_on_neither():
    flows = read_flows(pd.DataFrame({"o": CODES[:2], "d": CODES[1::-1], "n": [3, 3]}), CODES)
    found = polarities(balance(flows, CODES), between(flows, CODES, Threshold()))
    assert list(found["statut"]) == ["indépendante", "indépendante", "sans flux", "sans flux"]
    assert found.loc["01003", "dominant_code"] is None


def test_lines(flows, communes):
    pairs = between(flows, CODES, Threshold())
    lines = desire_lines(communes, pairs, polarities(balance(flows, CODES), pairs))
    row = lines[(lines["origine"] == "01002") & (lines["destination"] == "01001")].iloc[0]
    assert (row["valeur"], row["retour"], row["longueur_km"]) == (40, 10, 1)
    assert (row["part_sortants"], row["part_entrants"]) == (40 / 45, 40 / 50)
    assert not row["dominant"], "B ne dépend pas de A"
    assert lines["dominant"].sum() == 3 and lines["valeur"].is_monotonic_increasing and len(lines) == 7
    assert set(lines.geom_type) == {"MultiLineString"}


def test_by_commune(flows, communes):
    pairs = between(flows, CODES, Threshold())
    whole = balance(flows, CODES)
    found = by_commune(communes, whole, polarities(whole, pairs))
    assert list(found["pole_nom"]) == ["B"] * 4 and found["dominant_nom"].iloc[1] == "A"


def test_outside_is_listed(flows):
    found = strangers(flows, CODES)
    assert found.to_dict("records") == [
        {"code": "38185", "n_lignes": 2, "comme_origine": 6.0, "comme_destination": 15.0}
    ]


def test_table_of_insee_mended():
    """Codes without their zero, numbers in text, a pair in two rows, a row without value; internal names known."""
    frame = pd.DataFrame(
        {
            "CODGEO": [1001, 1001, 1002, 69_381],
            "DCLT": ["01002", "1002", "01001", "01001"],
            "NBFLUX_C20_ACTOCC15P": ["1 200,5", "0,5", None, "3"],
        }
    )
    found = read_flows(frame, [*CODES, "69123"])
    assert found.rows.to_numpy().tolist() == [["01001", "01002", 1201.0], ["69123", "01001", 3.0]]
    told = " ".join(found.notes)
    assert "4 code(s) dont le zéro" in told and "1 code(s) d’arrondissement" in told
    assert "1 ligne(s) sans valeur" in told and "1 ligne(s) de plus" in told
    moved = read_flows(pd.DataFrame({"CODGEO": ["01001"], "DCRAN": ["01002"], "NBFLUX": [4]}), CODES)
    assert moved.rows.to_numpy().tolist() == [["01002", "01001", 4.0]], "une résidence antérieure est une origine"


@pytest.mark.parametrize(
    ("frame", "asked", "says"),
    [
        ({"a": [1], "b": [2]}, (), "aucune colonne connue pour la destination"),
        ({"origine": ["01001"], "destination": ["01002"]}, (), "aucune colonne connue pour la valeur"),
        ({"origine": ["01001"], "destination": ["01002"], "x": [1]}, ("", "", "y"), "pas de colonne « y »"),
        ({"origine": ["01001"], "destination": ["01002"], "valeur": ["-3"]}, (), "ligne 1 : « -3 »"),
        ({"origine": ["01001"], "destination": ["01002"], "valeur": [0]}, (), "aucun flux lisible"),
        ({"origine": ["01001"], "destination": ["01002"], "valeur": [1]}, ("origine", "origine", ""), "trois colonnes"),
    ],
)
def test_tables_refused(frame, asked, says):
    with pytest.raises(InputError, match=says):
        read_flows(pd.DataFrame(frame), CODES, *asked)


def test_no_line_at_all(communes):
    flows = read_flows(pd.DataFrame({"o": ["01001"], "d": ["01001"], "n": [3]}), CODES)
    whole, pairs = balance(flows, CODES), between(flows, CODES, Threshold())
    assert len(desire_lines(communes, pairs, polarities(whole, pairs))) == 0
    assert whole.loc["01001", "part_interne"] == 1 and np.isnan(whole.loc["01002", "part_interne"])


@settings(derandomize=True, max_examples=25, deadline=None)
@given(some.lists(some.tuples(some.sampled_from(CODES), some.sampled_from([*CODES, "38185"]), some.integers(1, 5))))
def test_whatever_flows_each_commune_ends_on_one_that_depends_on_none(rows):
    """Ties in plenty; what is sent within the territory is what is received, and every row is counted once."""
    flows = read_flows(pd.DataFrame([*rows, ("01001", "01001", 1)], columns=["o", "d", "n"]), CODES)
    whole = balance(flows, CODES)
    found = polarities(whole, between(flows, CODES, Threshold()))
    assert not set(found.loc[list(found["pole_code"]), "statut"]) & {"subordonnée"}
    assert found["n_rattachees"].sum() == found["profondeur"].sum()
    assert whole["sortants"].sum() == whole["entrants"].sum()
    kept = whole[["interne", "sortants", "sortants_hors"]].to_numpy().sum()
    assert kept == flows.rows["valeur"].sum() == sum(row[2] for row in rows) + 1
