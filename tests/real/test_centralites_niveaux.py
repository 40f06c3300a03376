"""Levels and complementarity on public data: the BPE by commune of the métropole de Lyon, the shops of Lille.

Lyon: 22 columns of equipment for 58 communes; numbers counted apart from this code in the table itself.
"""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from aula.aula_plugin.core.centrality import complementarity as shared
from aula.aula_plugin.core.centrality import counts as counted
from aula.aula_plugin.core.centrality.levels import characteristic, levels, presence
from aula.aula_plugin.core.centrality.nomenclature import PROXIMITY, Nomenclature
from aula.tests.real.centralites_data import LILLE, lille

KNOWN = Nomenclature()


@pytest.fixture(scope="module")
def lyon(shared_data) -> pd.DataFrame:
    return pd.read_csv(shared_data / "indicateurs_metropole_lyon_69" / "bpe_equipements_commune.csv")


@pytest.fixture(scope="module")
def counts(lyon) -> counted.Counts:
    return counted.of_table(lyon, lyon["code_insee"].astype(str), KNOWN)


def test_lyon_shows_eight_groups_of_26(counts, lyon):
    """Three columns of schools are one group, supérettes and épiceries too: 11 columns, 8 groups; all undecided."""
    assert len(counts.observed(KNOWN.members(PROXIMITY))) == 8
    assert not counts.strangers and not counts.notes, "toutes les colonnes sont reconnues, aucune cellule vide"
    found = levels(counts, KNOWN)
    assert len(found) == 58 and set(found["niveau_insee"]) == {"indécidable"}
    assert found["n_equip"].sum() == lyon.drop(columns="code_insee").to_numpy().sum()
    # In the table: schools of any kind, whichever column.
    schools = lyon.set_index(lyon["code_insee"].astype(str)).filter(like="ecole_").sum(axis=1)
    assert counts.groups["école"].to_dict() == schools.to_dict()
    full = (
        (lyon["coiffure"] > 0)
        & (lyon[["superette", "epicerie"]].sum(axis=1) > 0)
        & (lyon["boulangerie"] > 0)
        & (lyon["borne_recharge_electrique"] > 0)
        & (schools.to_numpy() > 0)
        & (lyon["medecin_generaliste"] > 0)
        & (lyon["masseur_kinesitherapeute"] > 0)
        & (lyon["infirmier"] > 0)
    )
    assert (found["n_proximite"] == 8).sum() == full.sum()


def test_lyon_characteristic_equipments(counts, lyon):
    """Of a local centre 6 of 11 can be seen, of an intermediate one 6 of 9, and the lycée."""
    found = characteristic(counts)
    seen = found.groupby("niveau_etude")["n_observables"].unique().map(list).to_dict()
    assert seen == {"centre local": [6], "centre intermédiaire": [6], "centre structurant": [1], "centre majeur": [0]}
    lycees = lyon[["lycee_general_technologique", "lycee_professionnel", "lycee_agricole"]].sum(axis=1) > 0
    top = found[found["niveau_etude"] == "centre structurant"]
    assert top["n_presents"].sum() == lycees.sum()


def test_lyon_who_holds_the_lycees(counts, lyon):
    names = {code: code for code in counts.groups.index}
    held = presence(counts, KNOWN)
    sets = dict.fromkeys(names, "métropole")
    groups = shared.by_group(held, sets, names).set_index("groupe")
    bakeries = lyon["boulangerie"]
    assert groups.loc["boulangerie", "n_communes"] == (bakeries > 0).sum()
    assert groups.loc["boulangerie", "part_premiere"] == bakeries.max() / bakeries.sum()
    whole = shared.together(held, groups.reset_index(), sets, names, PROXIMITY).iloc[0]
    assert (whole["n_groupes"], whole["n_non_observes"], whole["commune_premiere"]) == (8, 18, "69123")


def test_lille_shows_eleven_groups(shared_data):
    """The extent as one commune: 11 groups of 26 present, so that 13 may or may not be reached."""
    points = lille(shared_data / LILLE)
    points = points.assign(gamme=PROXIMITY, retenu=True, motif=None, code_insee=None)
    points[["groupe", "code"]] = points[["groupe", "code"]].where(points[["groupe", "code"]] != "", None)
    extent = gpd.GeoDataFrame({"code_insee": ["59350"]}, geometry=[shapely.box(*points.total_bounds)])
    held = counted.communes_of(points, extent)
    counts = counted.of_points(points, ["59350"], held, KNOWN)
    assert len(counts.observed(KNOWN.members(PROXIMITY))) == 11
    found = levels(counts, KNOWN).loc["59350"]
    assert (found["n_proximite"], found["niveau_insee"], found["manque_proximite"]) == (11, "indécidable", 2)
    assert counts.groups.to_numpy().sum() == 297
