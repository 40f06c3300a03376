"""`aula:artificialisation` on the two land covers of the example, whose flows are known by construction."""

import re
from pathlib import Path

import pytest
from qgis import processing
from qgis.core import QgsProcessingException, QgsProcessingFeedback, QgsVectorLayer

EXAMPLE = Path(__file__).resolve().parents[3] / "templates" / "exemple"
COVERS = EXAMPLE / "occupation_sol.gpkg"
INPUTS = {
    "OCCUPATION_1": f"{COVERS}|layername=occupation_2015",
    "OCCUPATION_2": f"{COVERS}|layername=occupation_2024",
    "TERRITOIRES": f"{EXAMPLE / 'communes.gpkg'}|layername=communes",
}
SINKS = ("CHANGEMENTS", "TERRITOIRES_RESULTAT", "TYPOLOGIE", "MATRICE", "CODES", "EMPRISE")


def plain(text):
    """Return a text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


class Told(QgsProcessingFeedback):
    """Keeps what is said."""

    def __init__(self) -> None:
        super().__init__(False)
        self.said: list[str] = []

    def pushInfo(self, info):  # noqa: N802
        self.said.append(plain(info))

    def pushWarning(self, warning):  # noqa: N802
        self.said.append(plain(warning))


def rows(source):
    layer = source if isinstance(source, QgsVectorLayer) else QgsVectorLayer(source)
    assert layer.isValid()
    names = [field.name() for field in layer.fields()]
    return [dict(zip(names, feature.attributes())) for feature in layer.getFeatures()]


@pytest.fixture(scope="module")
def measured(aula_provider, tmp_path_factory):
    """What is measured on the example, and what was said."""
    folder, told = tmp_path_factory.mktemp("artif"), Told()
    values = {**INPUTS, **{name: str(folder / f"{name.lower()}.gpkg") for name in SINKS}}
    return processing.run("aula:artificialisation", values, feedback=told), told.said


def test_fields_and_years_are_found_and_said(measured):
    _, said = measured
    assert any("« occupation_2015 », 2015" in line and "« cs »" in line and "« us »" in line for line in said)
    assert any("code_insee" in line for line in said)


def test_layers_agree_with_the_scalars(measured):
    done, _ = measured
    territories = rows(done["TERRITOIRES_RESULTAT"])
    assert sorted(row["code"] for row in territories) == [f"9900{n}" for n in range(1, 7)]
    changes, matrix = rows(done["CHANGEMENTS"]), rows(done["MATRICE"])
    for scalar, column, sense, way in (
        ("CONSO_HA", "conso_ha", "sens", "conso"),
        ("RENAT_HA", "renat_ha", "sens", "renat"),
        ("ARTIF_HA", "artif_ha", "sens_artif", "artif"),
        ("IMPER_HA", "imper_ha", "sens_imper", "imper"),
    ):
        assert done[scalar] == pytest.approx(sum(row[column] for row in territories))
        counted = sum(row["ha"] for row in changes if row[sense] == way and not row["ecart"])
        assert done[scalar] == pytest.approx(counted)
    for measure in ("enaf", "decret", "impermeable"):
        total = sum(row["ha"] for row in matrix if row["mesure"] == measure)
        assert total == pytest.approx(sum(row["couvert_ha"] for row in territories), rel=1e-6)
    assert done["NON_COUVERT_PCT"] == pytest.approx(0.0, abs=1e-3)
    assert done["NB_CODES_INCONNUS"] == 0 and not rows(done["CODES"]) and not rows(done["EMPRISE"])
    assert len(rows(done["TYPOLOGIE"])) == 6


def test_flows_known_by_construction(measured):
    """Bourg-Témoin: habitat 60, économie 25, transport 15 % of what was taken, 3 ha given back."""
    done, _ = measured
    row = next(row for row in rows(done["TERRITOIRES_RESULTAT"]) if row["code"] == "99002")
    assert row["conso_ha"] == pytest.approx(4.0, abs=1e-3) and row["renat_ha"] == pytest.approx(3.0, abs=1e-3)
    assert (round(row["part_habitat"]), round(row["part_economie"]), round(row["part_transport"])) == (60, 25, 15)
    assert row["typologie"] == "habitat / économie (/ équipement)"


def test_without_territories_the_common_extent_is_one(aula_provider, measured):
    done, _ = measured
    told = Told()
    values = {name: INPUTS[name] for name in ("OCCUPATION_1", "OCCUPATION_2")}
    alone = processing.run("aula:artificialisation", {**values, "TERRITOIRES_RESULTAT": "memory:"}, feedback=told)
    assert alone["CONSO_HA"] == pytest.approx(done["CONSO_HA"])
    assert len(rows(alone["TERRITOIRES_RESULTAT"])) == 1
    assert any("Sans territoires" in line for line in told.said)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"ANNEE_1": 2024, "ANNEE_2": 2015}, "inversées"),
        ({"ANNEE_1": 2024, "ANNEE_2": 2024}, "même date"),
        ({"CS_2": "couvert"}, "n’a pas de champ « couvert »"),
        ({"OCCUPATION_2": None}, "année de la date 2|qu’un champ de codes|même date|aucun champ"),
    ],
)
def test_refusals(aula_provider, values, words):
    with pytest.raises(QgsProcessingException) as refused:
        processing.run("aula:artificialisation", {**INPUTS, **values, "TERRITOIRES_RESULTAT": "memory:"})
    assert re.search(words, plain(str(refused.value)))
