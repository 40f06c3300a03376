"""`aula:convertir_grille` and grid files, as a person uses them: every format and back, and what cannot be read."""

import csv
import shutil

import pytest
import yaml
from qgis import processing
from qgis.core import QgsProcessing, QgsProcessingException

from ..unit.grid_builder import same, spaces

pytestmark = pytest.mark.once

GRID = """
grille: {id: essai, titre: "Grille d’essai", version: 3, valide_par: [PETR, DDTM]}
armature: {source: communes.csv, cle: insee, niveaux: {"1": "Pôle", "2": "Commune rurale"}}
roles:
  reservoirs: {libelle: "=1+1", geometrie: surface, incertitude_m: 25}
tables: {enveloppes: enveloppes.csv}
regles:
  - id: T1
    theme: "+cmd() | @SUM(A1)"
    source: {document: DOO, page: 12, texte: "-5 % ; 'cité' ; a|b\\\\c"}
    portee: prescription
    question: "Les réservoirs sont-ils évités ?"
    champ: {niveaux: ["1"]}
    mode: auto
    indicateur: {type: surface_intersection, params: {x: ["zones:U"], y: ["role:reservoirs"]}}
    seuil: {operateur: ">=", valeur: -5, unite: ha}
  - id: F1
    titre_court: "Enveloppe"
    theme: "Sobriété foncière"
    portee: objectif
    question: "L’enveloppe est-elle tenue ?"
    mode: assiste
    indicateur: {type: saisie, params: {champs: [{nom: a, unite: ha, aide: "un | deux"}, {nom: b, type: texte}]}}
    seuil: {operateur: entre, par_niveau: {"1": [1, 2], "2": [0, 1.5]}, unite: ha}
"""


@pytest.fixture
def grid_path(tmp_path):
    (tmp_path / "communes.csv").write_text("insee;niveau;nom\n01004;1;=HYPERLINK(1)\n2A004;2;\n", encoding="utf-8-sig")
    (tmp_path / "enveloppes.csv").write_text('territoire,ha,note\n01004,"1,5",-x\n*,-5,\n', encoding="utf-8")
    path = tmp_path / "scot.yaml"
    path.write_text(GRID, encoding="utf-8")
    return path


def run(grid, kind, output):
    return processing.run("aula:convertir_grille", {"GRILLE": str(grid), "FORMAT": kind, "SORTIE": str(output)})


def read(path):
    from aula.aula_plugin.storage.grid_files import read_grid

    return read_grid(path)


def failure(grid, kind="xlsx", output=QgsProcessing.TEMPORARY_OUTPUT):
    with pytest.raises(QgsProcessingException) as caught:
        run(grid, kind, output)
    return spaces(str(caught.value))


@pytest.mark.parametrize(("kind", "name"), [("xlsx", "a.xlsx"), ("ods", "a.ods"), ("csv", "a"), ("yaml", "b/a.yml")])
def test_every_format_and_back(aula_provider, grid_path, tmp_path, kind, name):
    target = tmp_path / "sortie" / name
    target.parent.mkdir(parents=True)
    result = run(grid_path, kind, target)
    assert result["SORTIE"] == str(target)
    # without source: F1; without titre: nothing; example or default threshold: none
    assert (result["NB_REGLES"], result["NB_AVERTISSEMENTS"]) == (2, len(read(grid_path).warnings))
    assert same(read(target), read(grid_path))
    again = tmp_path / "retour" / "scot.yaml"
    again.parent.mkdir()
    run(target / "regles.csv" if kind == "csv" else target, "yaml", again)
    assert same(read(again), read(grid_path))


def test_codes_signs_and_formulas_stay_text(aula_provider, grid_path, tmp_path):
    import zipfile

    run(grid_path, "csv", tmp_path / "dossier")
    with (tmp_path / "dossier" / "t_communes.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert list(csv.reader(stream))[1] == ["01004", "1", "'=HYPERLINK(1)"]
    with (tmp_path / "dossier" / "t_enveloppes.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert list(csv.reader(stream))[1:] == [["01004", "1,5", "'-x"], ["*", "-5", ""]]
    run(grid_path, "xlsx", tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        sheets = b"".join(archive.read(name) for name in archive.namelist() if "worksheets" in name)
    assert b"<f>" not in sheets
    grid = read(tmp_path / "a.xlsx")
    assert grid.roles["reservoirs"].libelle == "=1+1"
    assert grid.regles[0].theme == "+cmd() | @SUM(A1)"
    assert grid.regles[0].seuil.valeur == -5
    assert grid.tables["communes"]["insee"].tolist() == ["01004", "2A004"]


def test_a_spreadsheet_typed_by_hand(aula_provider, grid_path, tmp_path):
    """Typed cells: numbers, a blank line, a note beside, a date; lines are those the spreadsheet shows."""
    openpyxl = pytest.importorskip("openpyxl")
    run(grid_path, "xlsx", tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    rules = book["regles"]
    columns = {cell.value: cell.column for cell in rules[1]}
    rules.cell(2, columns["seuil.valeur"]).value = 0.25
    rules.cell(2, columns["source.page"]).value = 34
    rules.insert_rows(3)
    book["grille"].append(["date", __import__("datetime").date(2026, 6, 1)])
    book.create_sheet("brouillon").append(["à voir"])
    book.save(tmp_path / "main.xlsx")
    grid = read(tmp_path / "main.xlsx")
    assert (grid.regles[0].seuil.valeur, grid.regles[0].source.page, grid.date) == (0.25, 34, "2026-06-01")
    assert any("brouillon" in warning for warning in grid.warnings)
    rules.cell(4, columns["mode"]).value = "assisté"
    book.save(tmp_path / "faux.xlsx")
    assert failure(tmp_path / "faux.xlsx").split("\n")[1] == (
        "– règle F1, feuille « regles », ligne 4, colonne mode : mode inconnu « assisté » ; vouliez-vous « assiste » ? "
        "Accepté : auto, assiste, humain"
    )


def test_temporary_and_bare_outputs(aula_provider, grid_path, tmp_path):
    assert run(grid_path, "ods", QgsProcessing.TEMPORARY_OUTPUT)["SORTIE"].endswith(".ods")
    assert run(grid_path, "xlsx", tmp_path / "sans_extension")["SORTIE"] == str(tmp_path / "sans_extension.xlsx")
    assert "accordez les deux" in failure(grid_path, "xlsx", tmp_path / "a.ods")


def test_the_general_grid_survives_every_format(aula_provider, tmp_path):
    from aula.aula_plugin.paths import TEMPLATES

    for shipped in sorted((TEMPLATES / "grids").glob("*.yaml")):
        for kind, name in (("xlsx", "a.xlsx"), ("ods", "a.ods"), ("csv", "a"), ("yaml", "y/a.yaml")):
            target = tmp_path / shipped.stem / name
            target.parent.mkdir(parents=True, exist_ok=True)
            run(shipped, kind, target)
            assert same(read(target), read(shipped)), (shipped.name, kind)


def test_written_yaml_quotes_what_readers_take_for_something_else(aula_provider, grid_path, tmp_path):
    from aula.aula_plugin.storage.grid_files import write_grid

    (tmp_path / "y").mkdir()
    write_grid(read(grid_path), tmp_path / "y" / "a.yaml")
    raw = yaml.safe_load((tmp_path / "y" / "a.yaml").read_text(encoding="utf-8"))
    assert raw["regles"][0]["seuil"]["operateur"] == ">="
    assert list(raw["armature"]["niveaux"]) == ["1", "2"]
    assert raw["regles"][0]["champ"]["niveaux"] == ["1"]


def test_tables_of_others_are_not_overwritten(aula_provider, grid_path, tmp_path):
    (tmp_path / "autre").mkdir()
    (tmp_path / "autre" / "enveloppes.csv").write_text("à moi", encoding="utf-8")
    assert "écraseraient" in failure(grid_path, "yaml", tmp_path / "autre" / "a.yaml")
    assert (tmp_path / "autre" / "enveloppes.csv").read_text(encoding="utf-8") == "à moi"
    assert not (tmp_path / "autre" / "a.yaml").exists()
    (tmp_path / "plein").mkdir()
    (tmp_path / "plein" / "photo.jpg").write_bytes(b"x")
    assert "choisissez un dossier vide" in failure(grid_path, "csv", tmp_path / "plein")
    assert "choisissez un autre fichier" in failure(grid_path, "yaml", grid_path)


def test_a_grid_is_converted_twice_to_the_same_place(aula_provider, grid_path, tmp_path):
    (tmp_path / "y").mkdir()
    for kind, name in (("xlsx", "a.xlsx"), ("csv", "c"), ("yaml", "y/a.yaml")):
        run(grid_path, kind, tmp_path / name)
        run(grid_path, kind, tmp_path / name)
        assert same(read(tmp_path / name), read(grid_path))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.yaml", b"grille: [", "fin du fichier atteinte : un guillemet, un crochet"),
        ("a.yaml", "grille: {titre: \xe9}".encode("latin-1"), "ligne 1 : le fichier n’est pas en UTF-8"),
        ("a.yaml", b"", "le fichier ne contient pas de grille"),
        ("a.xlsx", b"pas un classeur", "n’est pas un classeur XLSX lisible"),
        ("a.ods", b"PK\x03\x04", "n’est pas un classeur ODS lisible"),
        ("seul.csv", b"a,b\n", "ne contient pas de grille"),
    ],
)
def test_files_that_are_not_grids(aula_provider, tmp_path, name, content, message):
    (tmp_path / name).write_bytes(content)
    assert message in failure(tmp_path / name)


def test_an_extension_of_something_else(aula_provider, tmp_path):
    from aula.aula_plugin.core.errors import InputError

    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(InputError, match=r"accepté.: .yaml, .yml, .xlsx, .ods ou un dossier"):
        read(tmp_path / "a.txt")


def test_a_missing_file(aula_provider, tmp_path):
    assert "n’existe pas" in failure(tmp_path / "absent.yaml")


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("../enveloppes.csv", None, "le fichier doit être à côté de la grille"),
        ("/etc/passwd", None, "le fichier doit être à côté de la grille"),
        ("C:\\\\x.csv", None, "le fichier doit être à côté de la grille"),
        ("absente.csv", None, "n’existe pas"),
        ("t.csv", "territoire,ha\n01004,\xe9\n".encode("latin-1"), "n’est pas en UTF-8 (octet 21)"),
        ("t.csv", b"", "« t.csv » est vide : la première ligne porte les titres"),
        ("t.csv", b"territoire,ha\n01004,1,5\n", "ligne 2 : 3 cellules pour 2 colonnes"),
    ],
)
def test_tables_beside_the_grid(aula_provider, grid_path, tmp_path, file, content, message):
    if content is not None:
        (tmp_path / file).write_bytes(content)
    grid_path.write_text(GRID.replace("enveloppes: enveloppes.csv", f'enveloppes: "{file}"'), encoding="utf-8")
    text = failure(grid_path)
    assert message in text
    assert text.startswith("Grille « scot.yaml » : 1 erreur.")


def test_a_folder_made_by_hand(aula_provider, grid_path, tmp_path):
    """Semicolons, no BOM, columns in another order, an empty column."""
    run(grid_path, "csv", tmp_path / "c")
    file = tmp_path / "c" / "grille.csv"
    file.write_text("valeur;cle;\nessai;id;\nMa grille;titre;\n3;version;\nPETR|DDTM;valide_par;\n", encoding="utf-8")
    grid = read(tmp_path / "c")
    assert (grid.titre, grid.valide_par) == ("Ma grille", ("PETR", "DDTM"))
    file.write_text("cle;val\nid;x\n", encoding="utf-8")
    assert "feuille « grille » : colonne manquante : valeur" in failure(tmp_path / "c" / "regles.csv")
    shutil.rmtree(tmp_path / "c")


def test_every_parameter_has_its_help(aula_provider):
    algorithm = aula_provider.algorithm("convertir_grille")
    assert algorithm.shortHelpString()
    assert all(parameter.help() for parameter in algorithm.parameterDefinitions())
