"""Refresh the pictures of the README: the first result of the README, made by clicks and keys, then framed.

Usage: pictures.py
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import files
import first_result
import panels
import run
import toolbox
from desk import Desk, Stuck
from scenarios import compatibilite
from screen import screen

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "images"
OUT = ROOT / "build" / "images"
SCREEN = (1440, 900)
LAYERS = ["Zones", "Preuves (surfaces)", "Preuves (lignes)"]
DIALOG = (1000, 720)


def still_map(desk: Desk) -> None:
    desk.until("carte dessinée", lambda: not desk.ask("drawing"))


def frame_map(desk: Desk) -> None:
    """The zoning and the places that explain the gaps, the toolbox beside."""
    toolbox.show(desk)
    desk.fill(toolbox.SEARCH, "AULA")
    desk.ask("keep_panels", names=["Layers", "ProcessingToolbox"])
    desk.ask("keep_layers", names=LAYERS)
    desk.ask("zoom_to_gaps", name="Preuves (surfaces)")
    desk.ask("close_messages")
    still_map(desk)
    desk.ask("save_window", path=str(IMAGES / "carte.png"))


def frame_dialog(desk: Desk, example: Path, document: Path, work: Path) -> None:
    """The dialog of the confrontation, filled in, at the size a person gives it."""
    first_result.fill_compatibility(desk, example, document, work)
    desk.ask("resize_dialog", width=DIALOG[0], height=DIALOG[1])
    desk.spot(toolbox.RUN)
    desk.ask("save_dialog", path=str(IMAGES / "verifier_compatibilite.png"))
    toolbox.close_dialog(desk)


def frame_panel(desk: Desk, work: Path) -> None:
    """The panel on a line of the dossier, the place that explains it on the map."""
    dock = next(one for one in desk.ask("docks") if one["name"] == compatibilite.NAME)
    panels.toggle(desk, dock, True)
    desk.ask("keep_panels", names=["Layers", desk.ask("docks")[0]["object"]])
    desk.click(compatibilite.inside(name="ouvrir"))
    dossier = work / "dossier.gpkg"
    files.give(desk, dossier, lambda: dossier.name in compatibilite.said(desk, "dossier"))
    compatibilite.find(desk)
    desk.until("ligne montrée", lambda: compatibilite.said(desk, "titre_ligne"))
    desk.ask("close_messages")
    still_map(desk)
    desk.ask("save_window", path=str(IMAGES / "panneau.png"))


def main() -> int:
    shutil.rmtree(OUT, ignore_errors=True)
    work = OUT / "travail"
    work.mkdir(parents=True)
    profiles = run.fresh_profile(OUT / "profil")
    with screen(*SCREEN) as display, Desk(display, profiles, OUT) as desk:
        try:
            desk.start()
            run.install(desk, profiles)
            document = work / "document.gpkg"
            example = first_result.copy_example(desk, work)
            first_result.read_document(desk, example, document)
            first_result.check_compatibility(desk, example, document, work)
            frame_map(desk)
            frame_dialog(desk, example, document, work)
            frame_panel(desk, work)
        except Stuck as error:
            desk.problems.append(str(error))
            desk.last_picture()
    for problem in desk.problems:
        print(problem)
    print("images/carte.png, images/verifier_compatibilite.png, images/panneau.png")
    return 1 if desk.problems else 0


if __name__ == "__main__":
    sys.exit(main())
