"""`aula:niveaux_centralite` and `aula:polarites_flux` on the example territory and on four communes."""

from pathlib import Path

import pandas as pd
import pytest
from qgis import processing
from qgis.core import QgsProcessingException, QgsProcessingFeedback, QgsVectorLayer

from aula.aula_plugin.core.tables import load

EXAMPLE = Path(__file__).resolve().parents[3] / "templates" / "exemple"
COMMUNES = f"{EXAMPLE / 'communes.gpkg'}|layername=communes"
REFERENCES = EXAMPLE / "references_scot.gpkg"


class Told(QgsProcessingFeedback):
    """Keeps the warnings."""

    def __init__(self) -> None:
        super().__init__(False)
        self.warnings: list[str] = []

    def pushWarning(self, warning):  # noqa: N802
        self.warnings.append(warning)


def rows(layer, key):
    """Return the rows of a layer by the value of a field."""
    layer = layer if isinstance(layer, QgsVectorLayer) else QgsVectorLayer(layer)
    names = [field.name() for field in layer.fields()]
    return {feature[key]: dict(zip(names, feature.attributes())) for feature in layer.getFeatures()}


@pytest.fixture(scope="module")
def offer(aula_provider, tmp_path_factory):
    """The offer of the example and its count, in files."""
    folder = tmp_path_factory.mktemp("offre")
    values = {"EQUIPEMENTS": [str(EXAMPLE / "equipements_exemple.csv")], "COMMUNES": COMMUNES}
    return processing.run(
        "aula:preparer_offre",
        {**values, "OFFRE": str(folder / "offre.gpkg"), "COMPTAGE": str(folder / "comptage.gpkg")},
    )


@pytest.fixture(scope="module")
def groups():
    """Groups of proximity present in each commune, counted in the file of the example itself."""
    types = load("bpe_types_2024").set_index("code")["groupe"]
    table = pd.read_csv(EXAMPLE / "equipements_exemple.csv", dtype=str)
    table["groupe"] = table["TYPEQU"].map(types)
    return table[table["groupe"].fillna("") != ""].groupby("DEPCOM")["groupe"].nunique().to_dict()


def test_points_and_count_tell_the_same_levels(offer, groups):
    found = []
    for source in ("OFFRE", "COMPTAGE"):
        values = {"COMMUNES": COMMUNES, source: offer[source], "SOURCE_COMPLETE": True, "NIVEAUX": "memory:"}
        done = processing.run("aula:niveaux_centralite", values)
        table = rows(done["NIVEAUX"], "code_insee")
        assert {code: row["n_proximite"] for code, row in table.items() if row["n_proximite"]} == groups
        assert {code for code, row in table.items() if row["pole_proximite"]} == {
            code for code, number in groups.items() if number >= 13
        }
        assert all(row["total_proximite"] == 26 and row["seuil_proximite"] == 13 for row in table.values())
        found.append([(code, row["niveau_insee"], row["groupes"]) for code, row in sorted(table.items())])
    assert found[0] == found[1]


def test_perimeters_hold_less_than_their_commune(offer):
    values = {
        "COMMUNES": COMMUNES,
        "OFFRE": offer["OFFRE"],
        "PERIMETRES": f"{REFERENCES}|layername=centralites",
        "CHAMP_ENSEMBLE": "siren_epci",
        **dict.fromkeys(("NIVEAUX", "NIVEAUX_PERIMETRES", "ENSEMBLES", "MATRICE", "COMPLEMENTARITE"), "memory:"),
    }
    done = processing.run("aula:niveaux_centralite", values)
    places = rows(done["NIVEAUX_PERIMETRES"], "nom")
    assert len(places) == 4
    whole = rows(done["NIVEAUX"], "code_insee")["99001"]
    centre = places["Centre de Gabarville"]
    assert 0 < centre["n_proximite"] <= whole["n_proximite"]
    assert set(centre["groupes"].split("|")) <= set(whole["groupes"].split("|"))
    (together,) = rows(done["ENSEMBLES"], "ensemble").values()
    assert together["ensemble"] == "200000001" and together["n_communes"] == 6
    assert together["apport"] == together["n_groupes"] - together["n_premiere"]
    matrix = rows(done["MATRICE"], "code_insee")
    held = rows(done["COMPLEMENTARITE"], "groupe")["pharmacie"]
    assert sum(row["pharmacie"] or 0 for row in matrix.values()) == held["n_equip"]
    assert sum(row["n_seul"] for row in matrix.values()) == done["NB_GROUPES_SEUL"]


def test_what_is_asked_is_needed(offer):
    with pytest.raises(QgsProcessingException, match="Donnez une offre de services"):
        processing.run("aula:niveaux_centralite", {"COMMUNES": COMMUNES, "NIVEAUX": "memory:"})
    values = {"COMMUNES": COMMUNES, "COMPTAGE": offer["COMPTAGE"], "PERIMETRES": COMMUNES, "NIVEAUX": "memory:"}
    with pytest.raises(QgsProcessingException, match="ne dit rien d’un périmètre"):
        processing.run("aula:niveaux_centralite", values)


def test_few_groups_are_told(aula_provider, tmp_path):
    """A table of three equipments: 13 of 26 is out of reach, half of what is seen would be 2."""
    path = tmp_path / "table.csv"
    path.write_text("code_insee,boulangerie,ecole_primaire,B105,pharmacie\n99001,3,1,1,1\n99002,1,1,0,0\n", "utf-8")
    told = Told()
    values = {"COMMUNES": COMMUNES, "COMPTAGE": str(path), "NIVEAUX": "memory:"}
    done = processing.run("aula:niveaux_centralite", values, feedback=told)
    assert any("ne montre que 3 groupes de proximité sur 26" in one and "serait 2" in one for one in told.warnings)
    assert done["NB_INDECIDABLES"] == 6 and done["NB_GROUPES_OBSERVES"] == 3
    row = rows(done["NIVEAUX"], "code_insee")["99001"]
    assert (row["n_proximite"], row["niveau_insee"], row["n_equip"]) == (3, "indécidable", 6)


def test_polarities_of_a_table(aula_provider, tmp_path):
    """99002 and 99003 send most to 99001, which receives most; 99004 to 99003: two steps. 75056 is outside."""
    path = tmp_path / "flux.csv"
    path.write_text(
        'CODGEO,DCLT,NBFLUX\n99002,99001,"120,5"\n99003,99001,60\n99004,99003,20\n99001,99002,10\n99001,75056,40\n'
        "99001,99001,500\n",
        "utf-8",
    )
    values = {"COMMUNES": COMMUNES, "FLUX": str(path), "SEUIL_VALEUR": 15}
    sinks = {"POLARITES": "memory:", "LIGNES": "memory:", "CODES_HORS": "memory:"}
    done = processing.run("aula:polarites_flux", {**values, **sinks})
    table = rows(done["POLARITES"], "code_insee")
    assert table["99001"]["statut"] == "pôle" and table["99001"]["n_rattachees"] == 3
    assert (table["99004"]["pole_code"], table["99004"]["profondeur"]) == ("99001", 2)
    assert table["99001"]["part_interne"] == 500 / 550
    assert table["99001"]["solde"] == 180.5 - 50
    assert (table["99001"]["hors_principal"], table["99001"]["hors_principal_valeur"]) == ("75056", 40)
    assert {code for code, row in table.items() if row["statut"] == "sans flux"} == {"99005", "99006"}
    assert done["NB_LIGNES"] == 3 and done["NB_CODES_HORS"] == 1
    assert (done["FLUX_TOTAL"], done["FLUX_INTERNES"], done["FLUX_ENTRE_COMMUNES"]) == (750.5, 500, 210.5)
    lines = rows(done["LIGNES"], "origine")
    assert lines["99002"]["valeur"] == 120.5 and lines["99002"]["retour"] == 10
    assert list(rows(done["CODES_HORS"], "code")) == ["75056"]
