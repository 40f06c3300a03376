"""« Le premier résultat en cinq minutes » of the README, by clicks and keys; then a wrong file, then a run stopped."""

from __future__ import annotations

import csv
from pathlib import Path

import files
import long_case
import toolbox
from desk import Desk
from osgeo import ogr

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = ROOT / "tests" / "unit" / "exemple_attendu.csv"
LOT = "200000001_PLUi_20260618"
#: Layers of the document read, the tables of the lot they come from, the parts they have beyond one per object: a zone
#: and a prescription in two parts, a prescription whose crossed outline is mended in two (rule Q2 of the example).
TABLES = {
    "Zones": ("ZONE_URBA", 1),
    "Prescriptions surfaciques": ("PRESCRIPTION_SURF", 2),
    "Prescriptions linéaires": ("PRESCRIPTION_LIN", 0),
    "Prescriptions ponctuelles": ("PRESCRIPTION_PCT", 0),
    "Informations surfaciques": ("INFO_SURF", 0),
}
PLACES = ("Preuves (surfaces)", "Preuves (lignes)", "Preuves (points)")
#: Coordinates are rounded to the centimetre; the width of a corridor is found to the metre.
PRECISION = {"ha": 0.001, "%": 0.01, "m": 1.0, "lgt/ha": 0.001, "n": 0.0, "jours": 0.0}
TABLE = "QgsAttributeTableDialog"


def copy_example(desk: Desk, work: Path) -> Path:
    """First step: the example in a folder."""
    folder = work / "exemple"
    toolbox.open_dialog(desk, "copier le territoire", "aula:territoire_exemple", "Copier le territoire")
    toolbox.file_in(desk, "DOSSIER", folder)
    state = toolbox.run(desk)
    desk.check((folder / LOT).is_dir(), f"l’exemple n’est pas copié : {state['log'][-400:]}")
    desk.check(Path(state["results"].get("GRILLE", "")).is_file(), "la grille de l’exemple n’est pas copiée")
    toolbox.close_dialog(desk)
    return folder


def read_document(desk: Desk, example: Path, document: Path) -> None:
    """Second step: the document read, its layers in the project in their colours."""
    toolbox.open_dialog(desk, "lire un document", "aula:lire_document_urbanisme")
    toolbox.file_in(desk, "LOT", example / LOT)
    toolbox.file_in(desk, "DOCUMENT", document)
    state = toolbox.run(desk)
    desk.picture("2_document_lu")
    zones = counted(example, "ZONE_URBA")
    desk.check(state["results"].get("NB_ZONES") == str(zones), f"{zones} zones attendues : {state['results']}")
    toolbox.close_dialog(desk)
    layers = {layer["name"]: layer for layer in desk.ask("layers")}
    for name, (table, parts) in TABLES.items():
        check_layer(desk, layers, name, counted(example, table) + parts)
    desk.until("carte dessinée", lambda: not desk.ask("drawing"))
    desk.picture("2_zonage")


def counted(example: Path, table: str) -> int:
    """Return how many objects a Shapefile of the lot holds."""
    path = next((example / LOT).rglob(f"*_{table}_2*.shp"))
    source = ogr.Open(str(path))
    return source.GetLayer().GetFeatureCount()


def check_layer(desk: Desk, layers: dict, name: str, count: int) -> None:
    """A layer is in the project, holds that many objects, and has a style of its own."""
    layer = layers.get(name)
    if not desk.check(layer, f"couche absente du projet : {name} (présentes : {sorted(layers)})"):
        return
    desk.check(layer["count"] == count, f"{name} : {layer['count']} objets, {count} attendus")
    desk.check(layer["style"] not in (None, "singleSymbol", "nullSymbol"), f"{name} : sans style ({layer['style']})")


def fill_compatibility(desk: Desk, example: Path, document: Path, work: Path) -> None:
    """Third step, its dialog filled in."""
    toolbox.open_dialog(desk, "compatibilite scot", "aula:verifier_compatibilite")
    toolbox.file_in(desk, "DOCUMENT", document)
    toolbox.file_in(desk, "GRILLE", example / "grille_exemple.yaml")
    toolbox.file_in(desk, "REFERENCES", example / "references_scot.gpkg")
    choose_layer(desk, "COMMUNES", example / "communes.gpkg")
    toolbox.file_in(desk, "DOSSIER", work / "dossier.gpkg")
    toolbox.file_in(desk, "RAPPORT", work / "rapport.html")
    desk.picture("3_rempli")


def check_compatibility(desk: Desk, example: Path, document: Path, work: Path) -> None:
    """Third step: the signals, the places, the report."""
    fill_compatibility(desk, example, document, work)
    state = toolbox.run(desk)
    desk.picture("3_verifie")
    desk.check(state["results"].get("NB_REGLES"), f"aucun résultat : {state['log'][-600:]}")
    toolbox.close_dialog(desk)
    check_results(desk)
    check_table(desk)
    check_report(desk, work / "rapport.html")
    desk.until("carte dessinée", lambda: not desk.ask("drawing"))
    desk.picture("3_carte")


def choose_layer(desk: Desk, parameter: str, path: Path) -> None:
    """Give a layer from a file, through the « … » button and the file dialog."""
    desk.click({"param": parameter, "kind": "QToolButton", "text": "…"})
    desk.click({"menu": "Sélectionner un fichier…"})
    chosen = {"param": parameter, "kind": "QComboBox"}
    files.give(desk, path, lambda: path.stem in str(desk.ask("text_of", target=chosen)))


def check_results(desk: Desk) -> None:
    """Every line worked out by hand is in the results, with its value and its signal."""
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        expected = list(csv.DictReader(file))
    columns = ["regle_id", "territoire_type", "territoire_id", "valeur", "signal"]
    found = {tuple(map(str, row[:3])): row[3:] for row in desk.ask("rows", name="Résultats", columns=columns)}
    for line in expected:
        key = (line["regle"], line["territoire_type"], line["territoire"])
        value, signal = found.get(key, (None, "ligne absente"))
        wanted = float(line["valeur"]) if line["valeur"] else None
        close = wanted is not None and value is not None and abs(value - wanted) <= PRECISION[line["unite"]]
        same = close or (wanted is None and value is None)
        desk.check(same and signal == line["signal"], f"{key} : {value} {signal}, attendu {wanted} {line['signal']}")
    layers = {layer["name"]: layer for layer in desk.ask("layers")}
    for name in PLACES:
        desk.check(name in layers and layers[name]["count"] > 0, f"pas de {name} sur la carte")
        desk.check(layers.get(name, {}).get("style") not in (None, "singleSymbol"), f"{name} : sans style")


def check_table(desk: Desk) -> None:
    """The table of the results opens with as many lines as the layer holds."""
    count = next(layer["count"] for layer in desk.ask("layers") if layer["name"] == "Résultats")
    desk.click({"within": "Layers", "item": "Résultats"})

    def opened() -> dict | None:
        return next((one for one in desk.ask("windows") if "Résultats" in one["title"]), None)

    window = desk.do("table des résultats", lambda: desk.keys("F6"), opened)
    desk.check(str(count) in window["title"], f"table des résultats : {count} lignes attendues, « {window['title']} »")
    desk.picture("3_table")
    desk.do("table fermée", lambda: desk.keys("alt+F4"), lambda: not opened())


def check_report(desk: Desk, path: Path) -> None:
    """The report is in the results viewer, and on the disk."""
    desk.until("rapport dans le visualiseur de résultats", lambda: desk.ask("place", target=REPORT_ITEM).get("at"))
    desk.click(REPORT_ITEM)
    desk.until(
        "chemin du rapport dans le visualiseur",
        lambda: path.name in str(desk.ask("text_of", target={"within": "ResultsViewer", "name": "txtDescription"})),
    )
    text = path.read_text(encoding="utf-8")
    desk.check("fictif" in text and "écart toléré" in text, "le rapport ne dit pas ses signaux ou le fictif")
    desk.check("Traceback" not in text and "{{" not in text, "le rapport porte une trace d’erreur")


REPORT_ITEM = {"within": "ResultsViewer", "item": "Rapport"}


def wrong_file(desk: Desk, example: Path, work: Path) -> None:
    """A text taken for a document: the log tab says in French what is wrong and what to do."""
    wrong = work / "notes.gpkg"
    wrong.write_text("Ceci n’est pas un document lu.\n", encoding="utf-8")
    toolbox.open_dialog(desk, "compatibilite scot", "aula:verifier_compatibilite")
    toolbox.file_in(desk, "DOCUMENT", wrong)
    toolbox.file_in(desk, "GRILLE", example / "grille_exemple.yaml")
    state = toolbox.run(desk)
    desk.picture("4_mauvais_fichier")
    desk.check(state["tab"] == "Journal", f"le journal ne se montre pas : onglet « {state['tab']} »")
    desk.check("notes.gpkg" in state["log"], f"le fichier fautif n’est pas nommé : {state['log'][-500:]}")
    desk.check("Lire un document d’urbanisme" in state["log"], f"aucun remède n’est dit : {state['log'][-500:]}")
    desk.check("Traceback" not in state["log"] and "Error" not in state["log"], f"erreur brute : {state['log'][-500:]}")
    desk.check(not state["results"], f"résultats inattendus : {state['results']}")
    toolbox.close_dialog(desk)


def cancelled(desk: Desk, example: Path, work: Path) -> None:
    """A long reading stopped by a click: no document, no layer, and QGIS goes on."""
    lot = long_case.write(example / LOT, work / "long")
    document = work / "arrete.gpkg"
    before = len(desk.ask("layers"))
    toolbox.open_dialog(desk, "lire un document", "aula:lire_document_urbanisme")
    toolbox.file_in(desk, "LOT", lot)
    toolbox.file_in(desk, "DOCUMENT", document)
    toolbox.start(desk)
    desk.click(toolbox.CANCEL)
    state = toolbox.finished(desk)
    desk.picture("5_annule")
    desk.check(not state["results"].get("DOCUMENT"), "le traitement annulé a rendu un document : il était déjà fini")
    left = [path.name for path in work.iterdir() if "arrete" in path.name]
    desk.check(not left, f"le traitement annulé laisse {left}")
    desk.check(len(desk.ask("layers")) == before, "le traitement annulé ajoute des couches")
    toolbox.close_dialog(desk)


def play(desk: Desk, work: Path) -> None:
    """The whole path in one session."""
    document = work / "document.gpkg"
    example = copy_example(desk, work)
    desk.no_traceback("territoire d’exemple")
    read_document(desk, example, document)
    desk.no_traceback("lecture")
    check_compatibility(desk, example, document, work)
    desk.no_traceback("vérification")
    wrong_file(desk, example, work)
    cancelled(desk, example, work)
    desk.no_traceback("erreur et annulation")
