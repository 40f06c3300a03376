"""`aula:rapport_foncier` on the example: the page, the text, the PDF and the workbook tell the numbers of its design.

Land covers (templates/exemple): 7.80 + 4.00 + 1.00 + 4.30 + 1.30 + 0 = 18.40 ha consumed, 3.00 given back in 99002.
Counter: Σ envelopes 2.50 + 1 + 1 + 1 + 2.30 + 5.00 = 12.80; consumed 2.80 + 0.40 + 0.32 + 0 + 0.27 + 2.40 = 6.19; the
balance is 6.61. Two envelopes (0.05 and 0.60) are raised to 1 ha: the guarantee adds 1.35.
"""

from __future__ import annotations

import html
import re
import zipfile

import pytest
from qgis import processing
from qgis.core import QgsProcessingContext, QgsProcessingException

from aula.aula_plugin.paths import TEMPLATES
from aula.aula_plugin.storage.spreadsheets import read_workbook

pytestmark = pytest.mark.once
EXAMPLE = TEMPLATES / "exemple"
COMMUNES = f"{EXAMPLE / 'communes.gpkg'}|layername=communes"
DATE = "2026-11-22"


@pytest.fixture(scope="module")
def measured(aula_provider, tmp_path_factory):
    """What the two algorithms write on the example, by parameter of the report."""
    folder = tmp_path_factory.mktemp("foncier")
    outputs = {name: str(folder / f"{name}.gpkg") for name in ("COMPTEUR", "GROUPES", "ANNEES", "MATRICE", "CODES")}
    given = {"CONSOMMATION": str(EXAMPLE / "conso_annuelle.csv"), "TERRITOIRES": COMMUNES}
    processing.run("aula:compteur_zan", {**given, **{n: outputs[n] for n in ("COMPTEUR", "GROUPES", "ANNEES")}})
    covers = {
        f"OCCUPATION_{date}": f"{EXAMPLE / 'occupation_sol.gpkg'}|layername=occupation_{year}"
        for date, year in ((1, 2015), (2, 2024))
    }
    territories = str(folder / "territoires.gpkg")
    places = {"TERRITOIRES": COMMUNES, "CHAMP_GROUPE": "siren_epci", "TERRITOIRES_RESULTAT": territories}
    processing.run("aula:artificialisation", {**covers, **places, **{n: outputs[n] for n in ("MATRICE", "CODES")}})
    return {**outputs, "TERRITOIRES": territories}


def counter_of(measured):
    return {name: measured[name] for name in ("COMPTEUR", "GROUPES", "ANNEES")}


def report(folder, **values):
    """Run the report; return the words of the page and of the text, and the sheets."""
    files = {"RAPPORT": "r.html", "RAPPORT_ODT": "r.odt", "CLASSEUR": "r.xlsx"}
    paths = {name: folder / file for name, file in files.items()}
    asked = {**{name: str(path) for name, path in paths.items()}, "DATE": DATE, **values}
    results = processing.run("aula:rapport_foncier", asked, context=QgsProcessingContext())
    with zipfile.ZipFile(paths["RAPPORT_ODT"]) as archive:
        text = archive.read("content.xml").decode("utf-8")
    page = paths["RAPPORT"].read_text(encoding="utf-8")
    return results, words(page), words(text), read_workbook(paths["CLASSEUR"])


def words(page):
    """Return what one reads, every space an ordinary one."""
    page = re.sub(r"<style.*?</style>|<script.*?</script>", " ", page, flags=re.DOTALL)
    page = re.sub(r"</(?:text:span|b|tspan)>|<(?:text:span|b|tspan)[^>]*>", "", page)
    found = html.unescape(re.sub(r"<[^>]+>", " ", page)).replace("\u2011", "-").replace("\u2212", "-")
    return re.sub(r"[\s\u00a0\u202f]+", " ", found)


@pytest.fixture(scope="module")
def whole(measured, tmp_path_factory):
    folder = tmp_path_factory.mktemp("rapport")
    return folder, *report(folder, **measured, COMMUNES=True, HYPOTHESES="99001;6,5;2026")


def test_whole_territory_in_the_page_and_in_the_text(whole):
    _, results, page, text, _ = whole
    assert results["NB_PAGES"] == 7  # the EPCI, which holds all, and its six communes
    for said in (page, text):
        assert "18,4 ha d’ENAF consommés de 2015 à 2024, 3,00 ha rendus : 15,4 ha en solde." in said
        assert "Consommation d’ENAF 18,40 3,00 15,40 0,14 %" in said
        assert "Gabarville d’abord : 7,80 ha d’ENAF consommés sur 18,4 ha" in said
        assert "Compteur ZAN : reste 6,61 ha sur 12,8 ha d’ici fin 2030" in said
        assert "La garantie communale ajoute 1,35 ha à 2 communes" in said
        assert "Ensemble 1,30 0,65 2,00 1,35" in said
        assert "Années absentes, jamais remplacées par zéro : 2022 (1 commune)." in said
        assert "territoire fictif" in said  # INSEE has no commune 99xxx


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("Gabarville", "7,80 0,00 7,80 0,30 % économie"),
        ("Bourg-Témoin", "4,00 3,00 1,00 0,17 % habitat / économie (/ équipement)"),
        ("Notre-Dame-de-l’Épure-sous-Gabarville", "1,00 0,00 1,00 0,08 %"),
        ("Mirecalque", "4,30 0,00 4,30 0,32 % transport"),
        ("Croquigny", "1,30 0,00 1,30 0,10 % habitat"),
        ("Saint-Canevas", "0,00 0,00 0,00 0,00 % non classée"),
    ],
)
def test_each_commune_by_hand(whole, name, row):
    for said in whole[2:4]:
        assert re.search(f"{re.escape(name)} {re.escape(row)}", said.replace("'", "’"))


def test_transitions_by_hand(whole):
    """A to F 2.00, Uh 5.60, Ue 7.60, Ui 4.60, Ua 0.60; Ue to A 1.00 and F 2.00: 23.4 ha changed class."""
    for said in whole[2:4]:
        assert "Ce qui est devenu quoi, en hectares : 23,4 ha ont changé de classe" in said
        assert "Ue · Surfaces d'activités 1,00 2,00" in said.replace("’", "'")


def test_method_tells_the_parameters_and_the_limits(whole):
    for said in whole[2:4]:
        assert "« occupation_2015 » (2015, OCS2D, nomenclature 2021)" in said
        assert "seuils du décret : bâti 50 m², autres 2 500 m², linéaires 5 m" in said
        assert "écart de numérisation sous 5 m² ou 2 m" in said and "part dominante 50 %, deuxième 20 %" in said
        assert "référence 2011-2020 ; décompte 2021-2030 ; réduction de 50 %" in said
        assert "La consommation d’ENAF n’est pas l’artificialisation" in said
        assert "conforme" not in said.lower()


def test_workbook_holds_the_numbers_and_no_hypothesis(whole):
    sheets = whole[4]
    assert list(sheets) == ["territoires", "matrice", "codes", "compteur", "groupes", "annees"]
    taken = sheets["territoires"].set_index("code")["conso_ha"].astype(float)
    assert taken.to_dict() == pytest.approx(
        dict(zip((f"9900{n}" for n in range(1, 7)), (7.8, 4, 1, 4.3, 1.3, 0))), abs=2e-3
    )
    group = sheets["groupes"].set_index("code").loc["200000001"]
    assert [float(group[name]) for name in ("enveloppe_ha", "conso_ha", "solde_ha")] == pytest.approx(
        [12.8, 6.19, 6.61]
    )
    assert set(sheets["compteur"]["garantie"]) == {"oui", "non"}
    assert "hypoth" not in " ".join(str(cell) for sheet in sheets.values() for cell in sheet.to_numpy().ravel()).lower()
    page = whole[2]
    assert "Hypothèse de 6,50 ha de projets, hors des résultats : solde de 6,61 à 0,11 ha" in page


def test_cells_of_the_workbook_have_their_types(whole):
    """Codes are text, hectares are numbers: what the file itself says, before anyone reads it."""
    with zipfile.ZipFile(whole[0] / "r.xlsx") as archive:
        names = sorted(name for name in archive.namelist() if name.startswith("xl/worksheets/sheet"))
        first = archive.read(names[0]).decode("utf-8")
    row = re.search(r'<row r="2".*?</row>', first, re.DOTALL).group()
    cells = dict(re.findall(r'<c r="([A-Z]+)2"([^>]*)>', row))
    assert 't="s"' in cells["A"] or "inlineStr" in cells["A"]  # code
    assert 't="s"' not in cells["F"] and "inlineStr" not in cells["F"]  # surface_ha


def test_a_sheet_of_one_commune_from_its_counter(measured, tmp_path):
    """What the panel of the counter asks for: one page, one commune, one workbook of that commune."""
    results, page, text, sheets = report(
        tmp_path, **counter_of(measured), CODE="99001", HYPOTHESES="99001;6,5;2026 | 99001;2;2050"
    )
    assert results["NB_PAGES"] == 1
    for said in (page, text):
        assert "Reste 2,60 ha sur 5,00 ha d’ici fin 2030." in said
        assert "1 commune comptée" in said and "Bourg" not in said
        assert "solde de 2,60 à -3,90 ha" in said
        assert "Hors de la période, non comptés : 2,00 ha en 2050." in said
    assert list(sheets["compteur"]["code"]) == ["99001"]


def test_communes_without_a_group_are_summed_and_it_is_said(measured, tmp_path):
    """Counters of 99001 and 99002: 5.00 + 2.50 = 7.50 ha for 2.40 + 2.80 = 5.20: 2.30 are left."""
    _, page, _, _ = report(tmp_path, **counter_of(measured), CODE="99001, 99002")
    assert "Reste 2,30 ha sur 7,50 ha d’ici fin 2030." in page
    assert "Somme des communes, garanties comprises" in page
    assert "1 commune sur 2 a dépassé son enveloppe" in page


def test_pdf_is_written_on_pages(measured, tmp_path):
    target = tmp_path / "r.pdf"
    values = {**counter_of(measured), "CODE": "99001", "DATE": DATE, "RAPPORT_PDF": str(target)}
    processing.run("aula:rapport_foncier", {**values, "RAPPORT": str(tmp_path / "r.html")})
    data = target.read_bytes()
    assert data.startswith(b"%PDF") and data.count(b"/Type /Page\n") == 2  # the commune, then the method


def test_another_layer_is_refused(measured, tmp_path):
    with pytest.raises(QgsProcessingException, match="n’a pas le champ .*code.*Tenir le compteur ZAN"):
        report(tmp_path, COMPTEUR=COMMUNES)


def test_a_workbook_of_another_kind_is_refused_before_anything_is_written(measured, tmp_path):
    page = tmp_path / "r.html"
    with pytest.raises(QgsProcessingException, match="r.kml.*se termine par .xlsx ou .ods"):
        processing.run(
            "aula:rapport_foncier",
            {**counter_of(measured), "RAPPORT": str(page), "CLASSEUR": str(tmp_path / "r.kml"), "DATE": DATE},
        )
    assert not page.exists()
