"""The first page of the report of the land on the example, made from a terminal, as a picture."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PIL import Image, ImageChops

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests"))

import headless  # noqa: E402

EXAMPLE = ROOT / "templates" / "exemple"
COMMUNES = f"{EXAMPLE / 'communes.gpkg'}|layername=communes"
DENSITY = 144
#: White kept around what is printed, in pixels.
EDGE = 32
#: What is printed below is the number of the page.
FOOT = 0.9


def run(profile: Path, algorithm: str, **parameters: str | Path) -> None:
    """Run an algorithm, or tell why it did not end."""
    arguments = [f"--{name}={value}" for name, value in parameters.items()]
    done = headless.qgis_process(profile, "--json", "run", f"aula:{algorithm}", *arguments)
    if headless.answer(done) is None:
        raise RuntimeError(done.stdout + done.stderr)


def report(profile: Path, folder: Path) -> Path:
    """Count and measure the example; return the report, in PDF."""
    made = {name: folder / f"{name}.gpkg" for name in ("COMPTEUR", "GROUPES", "ANNEES", "MATRICE", "CODES")}
    counter = {name: made[name] for name in ("COMPTEUR", "GROUPES", "ANNEES")}
    matrix = {name: made[name] for name in ("MATRICE", "CODES")}
    covers = {
        f"OCCUPATION_{rank}": f"{EXAMPLE / 'occupation_sol.gpkg'}|layername=occupation_{year}"
        for rank, year in ((1, 2015), (2, 2024))
    }
    territories, pdf = folder / "territoires.gpkg", folder / "rapport.pdf"
    run(profile, "compteur_zan", CONSOMMATION=EXAMPLE / "conso_annuelle.csv", TERRITOIRES=COMMUNES, **counter)
    places = {"TERRITOIRES": COMMUNES, "CHAMP_GROUPE": "siren_epci", "TERRITOIRES_RESULTAT": territories}
    run(profile, "artificialisation", **covers, **places, **matrix)
    pages = {"RAPPORT": folder / "rapport.html", "RAPPORT_PDF": pdf}
    run(profile, "rapport_foncier", TERRITOIRES=territories, **made, **pages)
    return pdf


def first_page(pdf: Path, picture: Path) -> None:
    """Draw the first page, the white around it cut."""
    stem = pdf.with_suffix("")
    command = ["pdftoppm", "-r", str(DENSITY), "-f", "1", "-l", "1", "-singlefile", "-png", str(pdf), str(stem)]
    subprocess.run(command, check=True, timeout=60)
    with Image.open(stem.with_suffix(".png")) as opened:
        page = opened.convert("RGB")
    page = page.crop((0, 0, page.width, round(page.height * FOOT)))
    box = ImageChops.difference(page, Image.new("RGB", page.size, "white")).getbbox()
    left, top, right, bottom = box
    page.crop((left - EDGE, top - EDGE, right + EDGE, min(bottom + EDGE, page.height))).save(picture)


def save(work: Path, picture: Path) -> None:
    """Save the first page of the report of the example."""
    folder = work / "foncier"
    folder.mkdir()
    profile = work / "profil_terminal"
    headless.install_link(profile)
    headless.enable(profile)
    first_page(report(profile, folder), picture)
