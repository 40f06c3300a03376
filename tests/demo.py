"""The demonstration of `make demo`: what a planner does with AULA, done through `qgis_process`, told in French.

The example territory is confronted with its grid; with --lot, a real document is, and the SCoT references it lacks are
invented and labelled so.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import sys
import time
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import headless

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "build" / "demo"
PROFILE = ROOT / "build" / "demo-profile"
EXAMPLE = ROOT / "templates" / "exemple"
GRIDS = ROOT / "templates" / "grids"
#: Communes of the public sample documents, by the first word of the lot's name.
SAMPLE_COMMUNES = ROOT.parent / "shared" / "data" / "documents_urbanisme_cnig" / "territoires_associes.gpkg"
SAMPLE_LAYERS = {
    "241800432": "communes_trois_provinces_18",
    "30014": "commune_30014",
    "200078244": "communes_scot_200078244_80",
}
SIGNALS = ("respecté", "écart toléré", "écart", "non évaluable", "sans objet")


def say(text: str = "") -> None:
    print(text, flush=True)


def install() -> None:
    """Link this checkout into a profile of its own and enable it there."""
    if not headless.command():
        raise SystemExit("« qgis_process » est introuvable : lancez « make setup ».")
    shutil.rmtree(PROFILE, ignore_errors=True)
    headless.install_link(PROFILE)
    headless.enable(PROFILE)


def run(algorithm: str, **parameters: str | Path) -> dict:
    """Run one algorithm as a colleague would from a terminal; return its results, or stop with its message."""
    arguments = [f"--{name}={value}" for name, value in parameters.items() if value not in (None, "")]
    start = time.monotonic()
    done = headless.qgis_process(PROFILE, "--json", "run", f"aula:{algorithm}", *arguments)
    answer = headless.answer(done)
    if answer is None:
        noise = ("<string>", "QStandardPaths")
        for line in dict.fromkeys((done.stdout + done.stderr).splitlines()):
            if line.strip() and not line.startswith(noise):
                say(f"   {line}")
        raise SystemExit(f"« {algorithm} » s’est arrêté : le message est ci-dessus.")
    say(f"   fait en {time.monotonic() - start:.1f} s".replace(".", ","))
    return answer["results"]


def rows(path: Path, query: str) -> list[tuple]:
    """Read a GeoPackage as any tool would."""
    with sqlite3.connect(path) as base:
        return base.execute(query).fetchall()


def sample_communes(lot: Path) -> str:
    layer = SAMPLE_LAYERS.get(lot.name.split("_")[0])
    if not layer or not SAMPLE_COMMUNES.exists():
        raise SystemExit(
            "Indiquez la couche des communes : make demo LOT=… COMMUNES=communes.gpkg (champ code_insee ou équivalent)."
        )
    return f"{SAMPLE_COMMUNES}|layername={layer}"


def invented(document: Path, communes: str) -> tuple[Path, Path]:
    """Invent what the SCoT of a real document would give."""
    from qgis.core import QgsApplication

    spec = spec_from_file_location("aula", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)])
    sys.modules["aula"] = module_from_spec(spec)
    spec.loader.exec_module(sys.modules["aula"])
    application = QgsApplication([], False)
    application.initQgis()
    import demo_references

    return demo_references.make(document, communes, OUT)


def table(path: Path, name: str, geometry: bool = False) -> str:
    """Return the destination of one output: a table of a GeoPackage several outputs share."""
    return f"ogr:dbname='{path}' table=\"{name}\"" + (" (geom)" if geometry else "")


def number(value: float) -> str:
    return f"{value:,.0f}".replace(",", "\u202f")


def read_document(lot: Path, communes: str) -> Path:
    document = OUT / "document.gpkg"
    source = {"LOT": lot} if lot.is_dir() else {"ARCHIVE": lot}
    say(f"1. Lecture du document d’urbanisme : {lot.name}")
    found = run("lire_document_urbanisme", **source, COMMUNES=communes, DOCUMENT=document)
    say(
        f"   {found['TYPE_DOCUMENT']}, standard {found['VERSION_STANDARD']}, {found['NB_ZONES']} zones, "
        f"{found['NB_ANOMALIES']} anomalies relevées"
    )
    return document


def check_document(document: Path, communes: str) -> None:
    say("2. Contrôle du document")
    defects = OUT / "controle.gpkg"
    found = run(
        "controler_document_urbanisme",
        DOCUMENT=document,
        COMMUNES=communes,
        DEFAUTS_SURF=table(defects, "defauts_surf", geometry=True),
        DEFAUTS_PCT=table(defects, "defauts_pct", geometry=True),
        DEFAUTS=table(defects, "defauts"),
        SYNTHESE=table(defects, "synthese"),
    )
    say(
        f"   {found['NB_RECOUVREMENTS']} recouvrements ({number(found['SURFACE_RECOUVREMENTS_M2'])} m²), "
        f"{found['NB_TROUS']} trous ({number(found['SURFACE_TROUS_M2'])} m²), "
        f"{found['NB_DEFAUTS']} défauts de toute nature"
    )


def confront(document: Path, grid: Path, references: str, communes: str) -> None:
    say(f"4. Confrontation à la grille : {grid.name}")
    found = run(
        "verifier_compatibilite",
        DOCUMENT=document,
        GRILLE=grid,
        REFERENCES=references,
        COMMUNES=communes,
        RESULTATS=table(OUT / "resultats.gpkg", "resultats"),
        PREUVES_SURF=table(OUT / "preuves.gpkg", "preuves_surf", geometry=True),
        PREUVES_LIN=table(OUT / "preuves.gpkg", "preuves_lin", geometry=True),
        PREUVES_PCT=table(OUT / "preuves.gpkg", "preuves_pct", geometry=True),
        DOSSIER=OUT / "dossier.gpkg",
        RAPPORT=OUT / "rapport.html",
    )
    say(f"   {found['NB_REGLES']} règles ; lignes de communes par signal :")
    counted = dict(
        rows(
            OUT / "resultats.gpkg",
            "select signal, count(*) from resultats where territoire_type = 'commune' group by signal",
        )
    )
    for signal in SIGNALS:
        say(f"   {signal:<14} {counted.get(signal, 0):>5}")
    if counted.get(None):
        say(f"   {'constat':<14} {counted[None]:>5}   (règle sans seuil : mesurée, sans signal)")


def close(document: Path, fictitious: bool) -> None:
    say()
    say("Résultats :")
    for name, what in (
        ("rapport.html", "rapport, à ouvrir dans un navigateur"),
        ("document.gpkg", "document normalisé, stylé, avec ses anomalies"),
        ("controle.gpkg", "défauts de géométrie et de codes"),
        ("resultats.gpkg", "une ligne par règle et par territoire"),
        ("preuves.gpkg", "les lieux qui expliquent chaque valeur"),
        ("dossier.gpkg", "dossier d’analyse, prêt à recevoir les avis"),
    ):
        if (OUT / name).exists():
            say(f"   {OUT / name}   {what}")
    if fictitious:
        say()
        say("Attention : territoire ou références FICTIFS. Ces chiffres ne disent rien d’un territoire réel.")


def main() -> None:
    parser = argparse.ArgumentParser(description="Démonstration d’AULA")
    parser.add_argument("--lot", type=Path, help="dossier ou zip d’un document au standard CNIG")
    parser.add_argument("--communes", default="", help="couche des communes")
    parser.add_argument("--grille", type=Path, help="grille YAML ou tableur")
    parser.add_argument("--references", default="", help="GeoPackage de références du SCoT")
    given = parser.parse_args()

    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    install()
    start = time.monotonic()
    if given.lot is None:
        lot = next(path for path in sorted(EXAMPLE.iterdir()) if path.is_dir())
        communes = given.communes or str(EXAMPLE / "communes.gpkg")
        references = given.references or str(EXAMPLE / "references_scot.gpkg")
        grid = given.grille or GRIDS / "grille_exemple.yaml"
        say("AULA, territoire d’exemple (fictif)")
    else:
        lot = given.lot.resolve()
        if not lot.exists():
            raise SystemExit(f"« {given.lot} » n’existe pas : donnez le dossier ou le zip d’un document d’urbanisme.")
        communes = given.communes or sample_communes(lot)
        references = given.references
        grid = given.grille or GRIDS / "grille_generale.yaml"
        say(f"AULA, document {lot.name}")

    document = read_document(lot, communes)
    check_document(document, communes)
    if references:
        say(f"3. Références du SCoT : {Path(references).name}")
    else:
        say("3. Références du SCoT : aucune n’est donnée, des références FICTIVES sont dérivées du zonage")
        invented_references, invented_communes = invented(document, communes)
        references, communes = str(invented_references), str(invented_communes)
    confront(document, grid, references, communes)
    close(document, given.lot is None or not given.references)
    say(f"\nDurée totale : {time.monotonic() - start:.0f} s")


if __name__ == "__main__":
    main()
