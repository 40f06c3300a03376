"""`aula:produire_documents`: what is in the letter, the annex, the workbook and the flat table, counted by hand."""

from __future__ import annotations

import csv
import re
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import pytest
from qgis import processing
from qgis.core import QgsProcessingException

from aula.aula_plugin.core.compatibility.exports import FLAT_COLUMNS
from aula.aula_plugin.storage.avis import write_avis
from aula.aula_plugin.storage.dossier_reading import read_dossier
from aula.aula_plugin.storage.spreadsheets import read_workbook
from aula.tests.qgis.bad_input.conftest import COMMUNES, GRID, LOT, RESERVOIRS
from aula.tests.qgis.pdf_text import texts

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
PAPERS = {
    **{"RAPPORT": "r.html", "LETTRE": "l.odt", "LETTRE_PDF": "l.pdf"},
    **{"ANNEXE": "a.odt", "TABLEUR": "t.xlsx", "CSV": "t.csv"},
}
HOSTILE = "Lisière <b> & « prairie »\nà garder ]]> {{ 7 * 7 }}"


@pytest.fixture(scope="module")
def dossier(aula_provider, tmp_path_factory):
    """One rule on the six communes of the example: a reservation on two with the same words, a remark, a formula."""
    folder = tmp_path_factory.mktemp("documents")
    document, references, grid = folder / "document.gpkg", folder / "references.gpkg", folder / "grille.yaml"
    processing.run("aula:lire_document_urbanisme", {"LOT": str(LOT), "DOCUMENT": str(document), "CHARGER": False})
    codes = ",".join(f"9900{n}" for n in range(1, 7))
    packed = {"COUCHES": [RESERVOIRS], "CORRESPONDANCE": ["1", "reservoirs"], "COUVERTURE_INSEE": codes}
    processing.run("aula:preparer_references", {**packed, "REFERENCES": str(references)})
    grid.write_text(GRID, encoding="utf-8")
    path = folder / "dossier.gpkg"
    values = {"DOCUMENT": str(document), "GRILLE": str(grid), "REFERENCES": str(references), "COMMUNES": COMMUNES}
    processing.run(
        "aula:verifier_compatibilite",
        {**values, "DATE": "2026-09-01", "RESULTATS": "memory:", "RAPPORT": None, "DOSSIER": str(path)},
    )
    lines = {row["territoire_id"]: row for row in read_dossier(path).lignes}
    asked = {"modification": "Reclasser en zone N", "piece": "règlement graphique", "page": "4"}
    for code in ("99001", "99002"):
        write_avis(
            path, lines[code], {"avis": "compatible avec réserve", "justification": HOSTILE, **asked}, "Zoé Lune"
        )
    write_avis(path, lines["99003"], {"avis": "compatible avec remarque", "justification": "Vu avec Zoé Lune."}, "Ana")
    write_avis(path, lines["99004"], {"avis": "compatible", "justification": "=1+1"}, "Ana")
    return path


def produce(dossier, folder: Path, *names: str, **others):
    places = {name: str(folder / PAPERS[name]) for name in names}
    empty = {name: None for name in PAPERS if name not in names}
    return processing.run(
        "aula:produire_documents", {"DOSSIER": str(dossier), "DATE": "2026-09-20", **empty, **places, **others}
    )


def content(path: str | Path, member: str = "content.xml") -> ElementTree.Element:
    with zipfile.ZipFile(path) as archive:
        return ElementTree.fromstring(archive.read(member))


def words(path: str | Path) -> str:
    """Return the text of the document, spaces of any kind made ordinary; a line break is a line feed."""
    root = content(path)
    for mark in root.iter(f"{TEXT}line-break"):
        mark.text = "\n"
    body = root.find(f"{OFFICE}body")
    lines = ["".join(one.itertext()) for one in body.iter() if one.tag in (f"{TEXT}p", f"{TEXT}h")]
    return re.sub("[\u00a0\u202f]", " ", "\n".join(lines))


def test_the_file_is_an_opendocument_text(dossier, tmp_path):
    path = produce(dossier, tmp_path, "LETTRE")["LETTRE"]
    raw = Path(path).read_bytes()
    # the first member is « mimetype », stored, so that its type can be read at byte 38 of the file (ODF 1.2, part 3)
    assert raw[30:38] == b"mimetype" and raw[38:77] == b"application/vnd.oasis.opendocument.text"
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        listed = re.findall(r'full-path="([^"]+)"', archive.read("META-INF/manifest.xml").decode())
        assert set(listed) == {"/", "content.xml", "styles.xml", "meta.xml"}
    for member in ("content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"):
        content(path, member)


def test_every_style_used_exists(dossier, tmp_path):
    found = produce(dossier, tmp_path, "LETTRE", "ANNEXE")
    for name in ("LETTRE", "ANNEXE"):
        declared = {
            one.get(f"{STYLE}name")
            for member in ("content.xml", "styles.xml")
            for one in content(found[name], member).iter()
            if one.tag.endswith(("}style", "}list-style"))
        }
        used = {
            value
            for one in content(found[name]).find(f"{OFFICE}body").iter()
            for key, value in one.attrib.items()
            if key.endswith("}style-name")
        }
        assert used <= declared, used - declared


def test_the_letter_says_what_people_wrote(dossier, tmp_path):
    """Two lines bear the same reservation: one point naming two communes. Received on 2 July: due on 2 October."""
    said = {"SAISINE": "2026-07-02", "AVIS_GLOBAL": "favorable_avec_reserves", "EXPEDITEUR": "Syndicat <du> SCoT",
            "DESTINATAIRE": "Communauté & communes\n1, place"}  # fmt: skip
    found = produce(dossier, tmp_path, "LETTRE", "ANNEXE", **said)
    text = words(found["LETTRE"])
    assert "Syndicat <du> SCoT" in text and "Communauté & communes\n1, place" in text
    assert "Le 20 septembre 2026" in text and "Le 2 juillet 2026, vous avez transmis" in text
    assert "au plus tard le 2 octobre 2026" in text and "réputé favorable" in text
    assert "Avis favorable avec réserves" in text
    assert text.count("Lisière <b> & « prairie »\nà garder ]]> {{ 7 * 7 }}") == 1
    assert "Modification demandée (règlement graphique, p. 4) : Reclasser en zone N" in text
    point = next(line for line in text.splitlines() if line.startswith("Gabarville"))
    assert "Bourg-Témoin" in point
    assert text.index("Réserves") < text.index("Remarques")
    assert "Le détail, règle par règle" in text
    assert "soit 3 mois à compter de la transmission du projet arrêté" in text
    # four avis; the rule is a prescription: what is left of the six lines makes the analysis incomplete
    assert "4 avis ont été écrits" in text and "2 « compatible avec réserve »" in text
    assert "Analyse incomplète : 2 lignes de prescription" in text
    assert (found["NB_LIGNES"], found["NB_EXAMINEES"], found["NB_RESERVES"], found["NB_REMARQUES"]) == (6, 4, 2, 1)


def test_the_letter_to_sign_says_the_same(dossier, tmp_path):
    """Every word of the text to edit is in the PDF, but marks of lists and of fields."""
    said = {"SAISINE": "2026-07-02", "AVIS_GLOBAL": "favorable_avec_reserves", "EXPEDITEUR": "Syndicat <du> SCoT"}
    found = produce(dossier, tmp_path, "LETTRE", "LETTRE_PDF", **said)
    printed = " ".join(texts(found["LETTRE_PDF"]))
    assert "Avis favorable avec réserves" in printed and "au plus tard le 2 octobre 2026" in printed
    assert "Lisière <b> & « prairie » à garder ]]> {{ 7 * 7 }}" in printed
    written = {word for word in words(found["LETTRE"]).split() if word.isalpha()}
    assert written - set(re.findall(r"\w+", printed)) == set()


def test_the_global_avis_is_never_computed(dossier, tmp_path):
    text = words(produce(dossier, tmp_path, "LETTRE")["LETTRE"])
    assert "Avis à choisir : ☐ favorable" in text and "☐ défavorable" in text
    assert "[Autorité compétente]" in text and "annexe" not in text.split("Échéances")[-1]


def test_the_annex_repeats_its_titles_and_shows_a_sign_and_a_word(dossier, tmp_path):
    path = produce(dossier, tmp_path, "ANNEXE")["ANNEXE"]
    tables = list(content(path).iter(f"{TABLE}table"))
    assert len(tables) == 1
    rows = [one for one in tables[0] if one.tag == f"{TABLE}table-row"]
    heads = tables[0].find(f"{TABLE}table-header-rows")
    assert len(list(heads)) == 1 and len(list(heads[0])) == 7
    assert len(rows) == 1 + 6  # the rule, then its six communes
    for row in rows:
        assert len(list(row)) == 7
    for row in rows[1:]:
        sign = "".join(row[1].itertext())
        assert re.fullmatch(
            r"(▲ écart|● respecté|◐ écart toléré|– sans objet|\? non évaluable)( \(à examiner\))?", sign
        )
    landscape = content(path, "styles.xml")
    assert any(one.get(f"{STYLE}print-orientation") == "landscape" for one in landscape.iter())


def test_without_authors_no_name_is_anywhere(dossier, tmp_path):
    found = produce(dossier, tmp_path, *PAPERS, SANS_AUTEURS=True)
    for name in PAPERS:
        parts = [Path(found[name]).read_bytes()]
        if zipfile.is_zipfile(found[name]):
            with zipfile.ZipFile(found[name]) as archive:
                parts = [archive.read(one) for one in archive.namelist()]
        everything = b"".join(parts).decode("utf-8", "replace")
        if name == "LETTRE_PDF":
            assert b"/Author" not in parts[0]
            everything = " ".join(texts(found[name]))
        assert "Lune" not in everything and "Ana<" not in everything and ";Ana;" not in everything, name
        assert name in ("RAPPORT",) or "[auteur]" in everything, name
    assert read_dossier(dossier).lignes[0]["auteur"] == "Zoé Lune"


def test_same_input_same_bytes(dossier, tmp_path):
    one, two = tmp_path / "a", tmp_path / "b"
    one.mkdir()
    two.mkdir()
    names = [name for name in PAPERS if name != "LETTRE_PDF"]  # Qt writes in it the hour it is made
    first, second = produce(dossier, one, *names), produce(dossier, two, *names)
    for name in names:
        assert Path(first[name]).read_bytes() == Path(second[name]).read_bytes(), name


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_the_workbook_has_its_sheets_and_its_numbers(dossier, tmp_path, suffix):
    path = tmp_path / f"t.{suffix}"
    produce(dossier, tmp_path, TABLEUR=str(path))
    sheets = read_workbook(path)
    assert list(sheets) == ["Lignes", "Par règle", "Par commune", "Paramètres", "Lisez-moi"]
    assert len(sheets["Lignes"]) == 6 and len(sheets["Par commune"]) == 6
    rule = sheets["Par règle"].iloc[0]
    assert (rule["Règle"], rule["Lignes"], rule["Examinées"], rule["Avis « compatible avec réserve »"]) == (
        "T1",
        "6",
        "4",
        "2",
    )
    with zipfile.ZipFile(path) as book:
        xml = book.read("xl/worksheets/sheet1.xml" if suffix == "xlsx" else "content.xml").decode()
        settings = xml if suffix == "xlsx" else book.read("settings.xml").decode()
    assert 'state="frozen"' in settings if suffix == "xlsx" else "VerticalSplitPosition" in settings
    assert "<f>" not in xml and "table:formula" not in xml
    assert "=1+1" in sheets["Lignes"]["Justification"].tolist()  # read back without its guard
    numbers = re.findall(r'<c r="M2"><v>|office:value-type="float"', re.sub(r"\s*\n\s*", "", xml))
    assert numbers, "la valeur n’est pas un nombre"


def test_the_flat_table_reads_back(dossier, tmp_path):
    path = produce(dossier, tmp_path, "CSV")["CSV"]
    raw = Path(path).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") and b"\r\n" in raw
    with open(path, encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    assert list(rows[0]) == list(FLAT_COLUMNS) and len(rows) == 6
    lines = {row["territoire_id"]: row for row in read_dossier(dossier).lignes}
    for row in rows:
        own = lines[row["territoire_id"]]
        assert (float(row["valeur"]) if row["valeur"] else None) == own["valeur"]
        assert row["avis"] == own["avis"] and row["idurba"] == own["idurba"]
    by_code = {row["territoire_id"]: row for row in rows}
    assert by_code["99001"]["justification"] == HOSTILE
    assert by_code["99004"]["justification"] == "'=1+1"


def test_the_flat_table_filled_elsewhere_comes_back(dossier, tmp_path):
    """99005 gets an avis in the table, whose columns come back in another order; the four others are the same."""
    path = Path(produce(dossier, tmp_path, "CSV")["CSV"])
    with open(path, encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    for row in rows:
        if row["territoire_id"] == "99005":
            row.update(
                avis="incompatible", justification='Vu ; "là"', auteur="Commune", date_avis="2026-09-15T10:00:00"
            )
    sent = tmp_path / "retour.csv"
    with open(sent, "w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(reversed(rows[0])), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    values = {"BASE": str(dossier), "COPIES": [str(sent)], "CONFLITS": "memory:"}
    found = processing.run("aula:fusionner_avis", {**values, "DOSSIER": str(tmp_path / "fusion.gpkg")})
    assert (found["NB_REPRIS"], found["NB_CONFLITS"], found["NB_IDENTIQUES"]) == (1, 0, 4)
    merged = {row["territoire_id"]: row for row in read_dossier(found["DOSSIER"]).lignes}
    assert merged["99005"]["justification"] == 'Vu ; "là"' and merged["99004"]["justification"] == "=1+1"
    assert merged["99001"]["justification"] == HOSTILE and merged["99005"]["auteur"] == "Commune"


def test_a_report_without_zoning_then_with_it(dossier, tmp_path):
    html = Path(produce(dossier, tmp_path, "RAPPORT")["RAPPORT"]).read_text(encoding="utf-8")
    assert "ne contient pas le zonage" in html and "Gabarville" in html and "Contenu lu" not in html
    ground = str(dossier.parent / "document.gpkg")
    html = Path(produce(dossier, tmp_path, "RAPPORT", FOND=ground)["RAPPORT"]).read_text(encoding="utf-8")
    assert "ne contient pas le zonage" not in html and "Contenu lu" in html


def test_a_dossier_of_an_earlier_version_still_gives_its_papers(dossier, tmp_path):
    old = tmp_path / "ancien.gpkg"
    shutil.copy(dossier, old)
    with closing(sqlite3.connect(old)) as base, base:
        base.execute(
            "DELETE FROM parametres WHERE cle LIKE 'document.%' OR cle IN ('armature', 'grille.avertissement')"
        )
    found = produce(old, tmp_path, *PAPERS)
    assert found["NB_LIGNES"] == 6 and "PLUi" in words(found["LETTRE"])


NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for prefix, space in (("office", "office"), ("text", "text"), ("table", "table"), ("meta", "meta"))
)
LISTED = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type=""/>'
    '<manifest:file-entry manifest:full-path="Thumbnails/thumbnail.png" manifest:media-type="image/png"/>'
    "</manifest:manifest>"
)


def own_odt(folder: Path, body: str) -> str:
    """Write a text as a word processor would: marks cut by spans, typographic quotes, an author, a thumbnail."""
    path = folder / "modele.odt"
    creator = "<meta:initial-creator>Zoé Lune</meta:initial-creator>"
    members = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {NAMES}><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
        "styles.xml": f"<office:document-styles {NAMES}><text:p>{{{{ scot.nom }}}}</text:p></office:document-styles>",
        "meta.xml": f"<office:document-meta {NAMES}>{creator}</office:document-meta>",
        "Thumbnails/thumbnail.png": "x",
        "META-INF/manifest.xml": LISTED,
    }
    with zipfile.ZipFile(path, "w") as target:
        for name, text in members.items():
            target.writestr(name, text)
    return str(path)


def test_a_text_of_ones_own_is_filled(dossier, tmp_path):
    body = (
        "<text:p>Avis du <text:span>{{ da</text:span><text:span>te }}</text:span> : "
        "{{ avis_global or «&#160;aucun&#160;» }}</text:p>"
        "<text:p>{%paragraphe if reserves %}</text:p><text:p>Réserves</text:p><text:p>{%paragraphe endif %}</text:p>"
        "<table:table>"
        + "".join(
            f"<table:table-row><table:table-cell><text:p>{cell}</text:p></table:table-cell></table:table-row>"
            for cell in ("{%ligne for r in reserves %}", "{{ r.avis.justification }}", "{%ligne endfor %}")
        )
        + "</table:table>"
        "<text:p>fin<text:author-name>Zoé Lune</text:author-name></text:p>"
    )
    path = produce(dossier, tmp_path, "LETTRE", MODELE_LETTRE=own_odt(tmp_path, body))["LETTRE"]
    text = words(path)
    assert "Avis du 20 septembre 2026 :  aucun " in text.replace("« ", "").replace(" »", "")
    assert "Réserves" in text and HOSTILE in text and "{%" not in text
    assert len(list(content(path).iter(f"{TABLE}table-row"))) == 1
    with zipfile.ZipFile(path) as archive:
        everything = b"".join(archive.read(one) for one in archive.namelist()).decode()
        assert "Thumbnails/thumbnail.png" not in archive.namelist()
    assert "Zoé Lune" not in everything and "thumbnail" not in everything


def test_a_template_of_ones_own_is_filled(dossier, tmp_path):
    model = tmp_path / "court.j2"
    model.write_text(
        '{% import "_communs.xml.j2" as c %}{{ c.ouvrir() }}<office:body><office:text>{% for r in reserves %}'
        "<text:p>{{ r.avis.justification }}</text:p>{% endfor %}</office:text></office:body>"
        "</office:document-content>",
        encoding="utf-8",
    )
    assert words(produce(dossier, tmp_path, "LETTRE", MODELE_LETTRE=str(model))["LETTRE"]) == HOSTILE


def test_a_wrong_model_leaves_no_paper_behind(dossier, tmp_path):
    model = tmp_path / "court.j2"
    model.write_text("{% if 1 %}{{ prix }}{% endif %}", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="prix"):
        produce(dossier, tmp_path, *PAPERS, MODELE_ANNEXE=str(model))
    assert [one.name for one in tmp_path.iterdir()] == ["court.j2"]


def test_the_tables_of_every_document_of_a_dossier(dossier, tmp_path):
    """The same six lines under another IDURBA: twelve in the tables of all, six in those of one."""
    several = tmp_path / "campagne.gpkg"
    shutil.copy(dossier, several)
    with closing(sqlite3.connect(several)) as base, base:
        base.execute("CREATE TEMP TABLE autre AS SELECT * FROM resultats")
        base.execute("UPDATE autre SET fid = fid + 1000, idurba = '62041_PLU_20260101'")
        base.execute("INSERT INTO resultats SELECT * FROM autre")
    assert produce(several, tmp_path, "TABLEUR", "CSV", IDURBA="tous")["NB_LIGNES"] == 12
    found = produce(several, tmp_path, *PAPERS, IDURBA="62041_plu_20260101")
    assert (found["NB_LIGNES"], found["NB_EXAMINEES"]) == (6, 0)
    assert "62041_PLU_20260101" in words(found["LETTRE"])


def test_one_commune_only(dossier, tmp_path):
    found = produce(dossier, tmp_path, "CSV", COMMUNES_CHOISIES="99003")
    assert (found["NB_LIGNES"], found["NB_REMARQUES"], found["NB_RESERVES"]) == (1, 1, 0)
