"""`aula:comparer_perimetres` on the example territory, and the rules of the grid that its roles feed, by hand."""

from __future__ import annotations

import re

import geopandas
import pandas
import pytest
import shapely
import yaml
from qgis import processing
from qgis.core import QgsProcessingException

from aula.aula_plugin.bridge import plain
from aula.aula_plugin.paths import TEMPLATES

EXAMPLE = TEMPLATES / "exemple"
REFERENCES = EXAMPLE / "references_scot.gpkg"
COMMUNES = f"{EXAMPLE / 'communes.gpkg'}|layername=communes"
#: Rules of the general grid that perimeters of centralité feed, and the arithmetic of which is known here.
RULES = ("C1", "C4", "C5")


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """Perimeters of the SCoT and candidates, in a commune (99005) where the SCoT of the example has none.

    There, 200 × 200 m of candidate, of which 160 × 200 m in the SCoT; in 99001, 100 × 100 m in the middle of the
    centre of the SCoT.
    """
    file = tmp_path_factory.mktemp("dessins") / "dessins.gpkg"
    communes = geopandas.read_file(EXAMPLE / "communes.gpkg", layer="communes").set_index("code_insee")
    centres = geopandas.read_file(REFERENCES, layer="centralites")[["nom", "geometry"]]
    x, y = (round(one) for one in shapely.get_coordinates(communes.geometry["99005"].representative_point())[0])
    u, v = (round(one) for one in shapely.get_coordinates(centres.geometry[0].representative_point())[0])
    scot = geopandas.GeoDataFrame({"nom": ["Essai"]}, geometry=[shapely.box(x, y, x + 160, y + 200)], crs=centres.crs)
    pandas.concat([centres, scot]).to_file(file, layer="scot")
    table = {"id_candidat": ["99001_01", "99005_01", "99005_02"], "code_insee": ["99001", "99005", "99005"]}
    boxes = [
        shapely.box(u - 50, v - 50, u + 50, v + 50),
        shapely.box(x, y, x + 200, y + 200),
        shapely.box(x, y - 300, x + 100, y - 200),
    ]
    candidates = geopandas.GeoDataFrame({**table, "nom": None}, geometry=boxes, crs=centres.crs)
    candidates.assign(statut=["candidat", "candidat", "écarté"]).to_file(file, layer="candidats")
    candidates.assign(statut=["candidat", "retenu", "écarté"]).to_file(file, layer="retenus")
    return file


def compared(drawn, layer, folder, **more):
    """Compare candidates with the SCoT and write the roles; return the results and the file of the roles."""
    roles = folder / "roles.gpkg"
    values = {
        "COMMUNES": COMMUNES,
        "CALCULES": f"{drawn}|layername={layer}",
        "PERIMETRES_SCOT": f"{drawn}|layername=scot",
        "AUTRES_ROLES": [f"{REFERENCES}|layername={name}" for name in ("sip", "fronts_commerciaux")],
        "DATE": "2026-09-14",
        "COMPARAISON": "memory:",
        "VERSIONS_COMPAREES": "memory:",
        "ECARTS": "memory:",
        "REFERENCES": str(roles),
    }
    return processing.run("aula:comparer_perimetres", {**values, **more}), roles


@pytest.fixture(scope="module")
def run(aula_provider, drawn, tmp_path_factory):
    return compared(drawn, "candidats", tmp_path_factory.mktemp("comparaison"))


def rows(layer):
    return [dict(zip([f.name() for f in layer.fields()], map(plain, f.attributes()))) for f in layer.getFeatures()]


def role_of(file, name):
    roles = geopandas.read_file(file, layer="roles").set_index("role")
    return roles.loc[name], geopandas.read_file(file, layer=name)


def test_numbers_by_hand(run):
    found = {row["code_insee"]: row for row in rows(run[0]["COMPARAISON"])}
    one = found["99005"]
    # 4 ha of candidate, 3.2 ha of SCoT inside it; the candidate set aside does not count
    assert (one["a_ha"], one["b_ha"], one["commun_ha"]) == pytest.approx((4, 3.2, 3.2))
    assert one["iou"] == pytest.approx(0.8)
    assert found["99001"]["a_seul_ha"] == pytest.approx(0)
    whole = found[None]
    assert whole["commun_ha"] == pytest.approx(3.2 + 1) == run[0]["COMMUN_HA"]
    assert run[0]["IOU"] == pytest.approx(4.2 / run[0]["UNION_HA"])
    assert run[0]["NB_VERSIONS"] == 2
    pieces = [row for row in rows(run[0]["ECARTS"]) if row["code_insee"] == "99005"]
    assert [(row["partie"], round(row["aire_ha"], 6)) for row in pieces] == [("commun", 3.2), ("A seul", 0.8)]


def test_roles_say_what_they_are_worth(run):
    told, frame = role_of(run[1], "centralites_plu")
    assert len(frame) == 2 and frame["nom"].tolist() == ["99001_01", "99005_01"]
    assert "périmètre non arrêté" in told["source"] and told["date"] == "2026-09-14"
    told, frame = role_of(run[1], "centralites")
    assert len(frame) == 5 and told["source"] == "dessins.gpkg scot" and float(told["incertitude_m"]) == 25
    assert len(role_of(run[1], "sip")[1]) == 2


def test_the_grid_reads_these_roles(run, tmp_path, aula_provider):
    grid = yaml.safe_load((TEMPLATES / "grids" / "grille_generale.yaml").read_text(encoding="utf-8"))
    grid["regles"] = [rule for rule in grid["regles"] if rule["id"] in RULES]
    (tmp_path / "grille.yaml").write_text(yaml.safe_dump(grid, allow_unicode=True), encoding="utf-8")
    document = str(tmp_path / "document.gpkg")
    lot = str(EXAMPLE / "200000001_PLUi_20260618")
    processing.run("aula:lire_document_urbanisme", {"LOT": lot, "DOCUMENT": document, "CHARGER": False})
    values = {"DOCUMENT": document, "GRILLE": str(tmp_path / "grille.yaml"), "REFERENCES": str(run[1])}
    asked = {**values, "COMMUNES": COMMUNES, "RESULTATS": "memory:"}
    found = {
        (row["regle_id"], row["territoire_id"]): (row["valeur"], row["signal"])
        for row in rows(processing.run("aula:verifier_compatibilite", asked)["RESULTATS"])
        if row["territoire_type"] == "commune"
    }
    # C1, as the lot was drawn: UZ 300 × 10 m out of the SIP of the Porte; UZ 200 × 100 m and 1AUz 100 × 100 m without
    # any location; UA in the centre; 1AUz 100 × 10 m out of the SIP of the Halle
    for code, hectares in (("99001", 0.3), ("99002", 3.0), ("99003", 0.0), ("99004", 0.1)):
        assert found["C1", code][0] == pytest.approx(hectares, abs=0.001)
    # C4: all of the candidate of 99001 is in the centre of the SCoT; 3.2 of the 4 ha of 99005, for 90 % asked, 81 % at
    # least with the tolerance
    assert found["C4", "99001"] == (pytest.approx(100, abs=0.01), "respecté")
    assert found["C4", "99005"] == (pytest.approx(80, abs=0.01), "écart")
    assert found["C4", "99002"][1] == "sans objet"  # compared, and no candidate there
    # C5: fronts of 140, 100 and 70 m, of which 140 and 70 m are protected
    assert found["C5", "99001"] == (pytest.approx(100 * 210 / 310, abs=0.01), "respecté")


def test_only_what_is_kept_plays_the_role(drawn, tmp_path, aula_provider):
    told, frame = role_of(compared(drawn, "retenus", tmp_path)[1], "centralites_plu")
    assert frame["nom"].tolist() == ["99005_01"]
    assert told["source"].endswith("(candidats retenus)")


def test_the_plan_comes_first_unless_asked(drawn, tmp_path, aula_provider):
    plan = {"PERIMETRES_PLU": f"{REFERENCES}|layername=centralites_plu"}
    told, frame = role_of(compared(drawn, "retenus", tmp_path, **plan)[1], "centralites_plu")
    assert (told["source"], len(frame)) == ("references_scot.gpkg centralites_plu", 4)
    other = tmp_path / "autre"
    other.mkdir()
    told, frame = role_of(compared(drawn, "retenus", other, **plan, ROLE_PLU="candidats")[1], "centralites_plu")
    assert frame["nom"].tolist() == ["99005_01"]


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"CALCULES": None}, "au moins deux versions"),
        ({"ROLE_PLU": "plu"}, "PERIMETRES_PLU n’est pas donné"),
        ({"AUTRES_ROLES": [f"{REFERENCES}|layername=centralites"]}, "« centralites » est tenu deux fois"),
        ({"VERSIONS": [f"{REFERENCES}|layername=sip"], "NOMS": "A ; B"}, "2 nom.s. pour 1 couche"),
        ({"VERSIONS": [f"{REFERENCES}|layername=sip"], "NOMS": "SCoT"}, "Deux versions s’appellent « SCoT »"),
        ({"VERSIONS": [f"{REFERENCES}|layername=routes"]}, "n’est pas faite de surfaces"),
    ],
)
def test_what_is_refused(drawn, tmp_path, aula_provider, values, says):
    with pytest.raises(QgsProcessingException) as refused:
        compared(drawn, "candidats", tmp_path, **values)
    text = str(refused.value).replace("\u00a0", " ").replace("\u202f", " ")
    assert re.search(says, text), text
    assert not (tmp_path / "roles.gpkg").exists()
