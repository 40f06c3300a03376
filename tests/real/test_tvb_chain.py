"""The whole chain on a real territory (Clermontais, Hérault): what must hold whatever the landscape."""

from __future__ import annotations

import geopandas
import pytest
from qgis import processing

DATA = ("tvb_herault_34", "tvb_herault.gpkg")
CELL = 75
PLAN = """
tvb: {{titre: "Trame d’essai"}}
territoire:
  donnees: "{data}"
  perimetre: epci_clermontais
  tampon_m: 2000
  maille_m: {cell}
  apercu_m: 200
  occupation:
    - {{couche: routes_clermontais, champ: VOCATION, prefixe: "route_"}}
    - {{couche: clc_2012_clermontais, champ: CODE_12}}
sous_trames:
  - id: boisee
    reservoirs: {{codes: ["311", "312", "313"], surface_min_ha: 50}}
    frictions: {{table: f.csv, colonne: boisee}}
    dispersion_m: 3000
    corridors: {{cout_max_m: 50000}}
    connectivite: {{distance_m: 3000}}
    conflits:
      obstacles: [{{couche: routes_clermontais, genre: route, champ: VOCATION}}]
"""


def write_plan(path, folder):
    """Write the plan and a table: 1 in woods, 5 in scrub, 30 elsewhere, 100 on roads and in built places."""
    cover = geopandas.read_file(path, layer="clc_2012_clermontais", engine="pyogrio")
    roads = geopandas.read_file(path, layer="routes_clermontais", engine="pyogrio")
    codes = {str(code): {"3": 5, "1": 100}.get(str(code)[0], 30) for code in cover["CODE_12"]}
    codes.update({code: 1 for code in codes if code.startswith("31")})
    codes.update({f"route_{name}": 100 for name in roads["VOCATION"]})
    table = "code;boisee\n" + "".join(f"{code};{value}\n" for code, value in sorted(codes.items()))
    (folder / "f.csv").write_text(table, encoding="utf-8")
    plan = folder / "plan.yaml"
    plan.write_text(PLAN.format(data=path.as_posix(), cell=CELL), encoding="utf-8")
    return plan


@pytest.fixture(scope="module")
def found(aula_provider, shared_data, tmp_path_factory):
    path = shared_data.joinpath(*DATA)
    if not path.is_file():
        pytest.skip("données absentes")
    folder = tmp_path_factory.mktemp("clermontais")
    results = processing.run(
        "aula:trame_verte_bleue",
        {
            "PARAMETRES": str(write_plan(path, folder)),
            **dict.fromkeys(("RESERVOIRS", "LIENS", "CORRIDORS", "CONFLITS", "SYNTHESE"), "memory:"),
            "RAPPORT": str(folder / "r.html"),
        },
    )
    tables = {
        name: [{field.name(): feature[field.name()] for field in layer.fields()} for feature in layer.getFeatures()]
        for name, layer in results.items()
        if hasattr(layer, "getFeatures")
    }
    return results, tables, (folder / "r.html").read_text(encoding="utf-8")


def test_every_link_joins_two_reservoirs_and_costs_at_least_its_length(found):
    _, tables, _ = found
    ids = {row["id_reservoir"] for row in tables["RESERVOIRS"]}
    assert len(tables["LIENS"]) > len(ids) / 2
    for link in tables["LIENS"]:
        assert {link["id_a"], link["id_b"]} <= ids
        assert link["cout_m"] >= link["longueur_m"] - 1e-6  # no friction is below 1
        assert link["cout_m"] <= 50_000


def test_connectivity_stays_between_its_bounds(found):
    _, tables, _ = found
    (line,) = tables["SYNTHESE"]
    areas = [row["surface_ha"] for row in tables["RESERVOIRS"]]
    assert max(areas) <= line["ec_ha"] <= sum(areas)
    parts = [(row["dpc"], row["dpc_intra"] + row["dpc_flux"] + row["dpc_connecteur"]) for row in tables["RESERVOIRS"]]
    assert all(whole == pytest.approx(total) and 0 <= whole <= 1 for whole, total in parts)


def test_the_dispersal_area_holds_the_reservoirs_and_less_than_the_land(found):
    _, tables, _ = found
    (line,) = tables["SYNTHESE"]
    assert line["reservoirs_ha"] < line["dispersion_ha"] < 90_000


def test_a_corridor_is_that_of_a_link_and_a_conflict_lies_on_a_link(found):
    results, tables, page = found
    links = {row["id_lien"] for row in tables["LIENS"]}
    assert {row["id_lien"] for row in tables["CORRIDORS"]} <= links
    assert [row["rang"] for row in tables["CONFLITS"]] == sorted(row["rang"] for row in tables["CONFLITS"])
    assert results["NB_CONFLITS"] == len(tables["CONFLITS"]) > 0
    assert "fictif" not in page
