"""Vintage of a document: each test of the reference, in its order, on the fields that decide."""

import pandas as pd
import pytest

from aula.aula_plugin.core.documents.model import Version
from aula.aula_plugin.core.documents.version import Evidence, detect, procedure_stem, summary


def table(**columns):
    return pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()})


V2017 = {"libelle": ["UA"], "typezone": ["U"], "idurba": ["x"]}


def version(zones=None, merged=False, folders=(), **others):
    tables = {name: frame for name, frame in {"zone_urba": zones, **others}.items() if frame is not None}
    return detect(Evidence(tables, merged, tuple(folders)))


def test_carte_communale():
    assert version(table(**V2017, typesect=["01"])).name == "CC"
    # merged files carry an empty TYPESECT column: it proves nothing
    assert version(table(**V2017, typesect=[None])).name == "v2017"


@pytest.mark.parametrize("field", ["formdomi", "destoui", "destcdt", "destnon"])
def test_2022_or_later_by_the_existence_of_one_field(field):
    found = version(table(**V2017, **{field: [None]}))
    assert (found.name, found.certain) == ("v2022/v2024", False)
    assert field.upper() in found.evidence


def test_in_a_merge_an_empty_column_proves_nothing():
    assert version(table(**V2017, formdomi=[None]), merged=True).name == "v2017"
    assert version(table(**V2017, formdomi=["0100"]), merged=True).name == "v2022/v2024"


def test_2025_06():
    recent = table(**V2017, formdomi=["0100"])
    found = version(recent, doc_urba=table(idurba=["x"], nomrapp=[None]))
    assert (found.name, found.certain) == ("v2024 rev. 2025-06", True)
    # NOMRAPP alone does not make an older zoning recent
    assert version(table(**V2017), doc_urba=table(idurba=["x"], nomrapp=["r.pdf"])).name == "v2017"


@pytest.mark.parametrize(
    "sign",
    [
        {"zones": table(**V2017, destoui=["20-47"])},
        {"zones": table(**V2017, formdomi=[None], destnon=["55"])},
        {"zones": table(**V2017, formdomi=["0100"]), "doc_urba": table(nomproc=["MEC2"])},
        {"zones": table(**V2017, formdomi=["0100"]), "doc_urba": table(nomproc=["MAJ1"])},
        {"zones": table(**V2017, formdomi=["0100"]), "folders": ["200000001_PLUi/Pieces_ecrites/5_OAP"]},
        {"zones": table(**V2017, formdomi=["0100"]), "folders": ["C:\\lot\\Pieces_ecrites\\5_OAP"]},
    ],
)
def test_2024(sign):
    assert version(**sign).name == "v2024"


def test_old_folder_of_oap_is_not_a_sign():
    zones = table(**V2017, formdomi=["0100"])
    assert version(zones, folders=["Pieces_ecrites/5_Orientations_amenagement"]).name == "v2022/v2024"
    assert version(zones, doc_urba=table(nomproc=["MC1"])).name == "v2022/v2024"


def test_before_2017():
    assert version(table(libelle=["UA"], idurba=["x"], destdomi=["01"])).name == "v2013/v2014"
    assert version(table(libelle=["UA"], insee=["01004"])).name == "v2013/v2014"
    no_subtype = table(idurba=["x"], typepsc=["07"])
    assert version(table(**V2017), prescription_lin=no_subtype).name == "v2013/v2014"
    assert version(table(**V2017), prescription_lin=no_subtype.iloc[:0]).name == "v2017"  # an empty layer says nothing
    assert "Ah" in version(table(libelle=["A1"], typezone=["Ah"], insee=["01004"])).evidence
    assert not version(table(libelle=["UA"], insee=["01004"])).certain


def test_2017_family():
    found = version(table(**V2017), prescription_pct=table(idurba=["x"], typepsc=["07"], stypepsc=[None]))
    assert (found.name, found.certain) == ("v2017", True)
    assert version(table(**V2017, destdomi=[None])).name == "v2017"
    assert version(table(**V2017, insee=["01004"])).name == "v2017"


def test_without_zones():
    points = table(idurba=["x"], typepsc=["07"], stypepsc=["01"])
    assert version(prescription_pct=points) == Version(
        "v2017", "IDURBA et STYPEPSC dans les prescriptions, zones absentes", False
    )
    assert version(prescription_pct=points.assign(nature=None)).name == "v2022/v2024"
    assert version(prescription_pct=table(typepsc=["07"], stypepsc=["01"])).name == "inconnue"


def test_scot():
    perimeter = table(idurba=["s"])
    assert version(perimetre_scot=perimeter, doc_urba=table(rapport=["r"], padd=["p"], doo=["d"])).name == "v2018"
    assert version(perimetre_scot=perimeter, doc_urba=table(pas=["p"], doo=["d"], daac=["c"])).name == "v2021"
    assert version(perimetre_scot=perimeter).name == "inconnue"
    assert version(doc_urba=table(typedoc=["SCOT"], pas=["p"])).name == "v2021"


def test_unknown():
    found = version(table(libelle=["UA"], typezone=["U"]))
    assert (found.name, found.certain) == ("inconnue", False)


def test_procedures_lose_their_number():
    assert [procedure_stem(p) for p in ("R", "MS2", "M 3", "MEC1", "ms12")] == ["R", "MS", "M", "MEC", "MS"]


def test_summary_names_every_vintage():
    a, b = Version("v2017", "IDURBA", True), Version("v2013/v2014", "DESTDOMI", False)
    assert summary([a, a]) == a
    assert summary([a, b]) == Version("mixte (v2017, v2013/v2014)", "IDURBA ; DESTDOMI", False)
    assert summary([]).name == "inconnue"
