"""Refresh the pictures of the README: the first result of the README, made by clicks and keys, then framed.

Usage: pictures.py [trame.png …]
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import files
import first_result
import numpy as np
import page
import panels
import run
import toolbox
from desk import Desk, Stuck
from PIL import Image
from scenarios import centralites, compatibilite, compteur_zan, tvb
from screen import screen

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "images"
OUT = ROOT / "build" / "images"
SCREEN = (1440, 900)
LAYERS = ["Zones", "Preuves (surfaces)", "Preuves (lignes)"]
DIALOG = (1000, 720)
SHELF = Path("/donnees/plui")
#: Of the panel of the layers, so that the legends are whole.
LAYERS_WIDTH, LONG_LEGENDS = 330, 470
COMMUNES = ROOT / "templates" / "exemple" / "communes.gpkg"
NETWORK = ["Points de conflit", "Liens", "Réservoirs", "Corridors"]
LEGEND = ["Points de conflit", "Réservoirs", "Corridors"]
CONFLICT = {"role": "boisee/conflits/CONFLITS", "expression": '"rang" = 1'}
#: Two communes, one over the other, as the room between the panels is.
EAST = "\"nom\" in ('Mirecalque', 'Bourg-Témoin')"
#: Of the layers of Centralités, those that carry what is discussed.
AROUND = [f"{name} (territoire fictif)" for name in ("Offre", "Bâti", "Rues", "SCoT")]
#: Metres; those of the example take a minute.
CELL = 20


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
    for parameter, name in (("DOSSIER", "dossier.gpkg"), ("RAPPORT", "rapport.html")):
        toolbox.file_in(desk, parameter, SHELF / name)  # nothing is run: what is shown is not where this is
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


def open_panel(desk: Desk, name: str, layers: int = LAYERS_WIDTH) -> None:
    """Open one panel, the layers beside, nothing else."""
    dock = next(one for one in desk.ask("docks") if one["name"] == name)
    panels.toggle(desk, dock, True)
    opened = next(one for one in desk.ask("docks") if one["name"] == name)
    desk.ask("keep_panels", names=["Layers", opened["object"]], layers=layers)


def save_map(desk: Desk, name: str) -> None:
    desk.ask("close_messages")
    still_map(desk)
    desk.ask("save_window", path=str(IMAGES / name))


def frame_network(desk: Desk, work: Path) -> None:
    """The wooded network of the example, one of its points of conflict chosen."""
    open_panel(desk, tvb.NAME, LONG_LEGENDS)
    plan = tvb.prepared(work, CELL)
    desk.click(tvb.inside(name="parametres"))
    desk.click({"menu": "Ouvrir des paramètres…"})
    files.give(desk, plan, lambda: plan.name in tvb.said(desk, "parametres"))
    desk.click(tvb.inside(name="calculer"))
    desk.until("étapes calculées", lambda: tvb.DONE in tvb.said(desk, "pourquoi"), 120)
    desk.click(tvb.inside(item="Points de conflit"))
    desk.keys("ctrl+Return")
    desk.until("points de conflit calculés", lambda: "six étapes" in tvb.said(desk, "pourquoi"), 60)
    communes = shutil.copy(COMMUNES, work)  # QGIS writes in the GeoPackages it opens
    desk.ask("add_layer", path=str(communes), title="Communes", kept=EAST)
    tvb.choose(desk, **CONFLICT, title="Conflit ")
    desk.click({"within": "reglages", "name": "collapseButton"})
    desk.ask("show_layers", names=[*NETWORK, "Communes"], unfolded=LEGEND)
    desk.ask("zoom_to_layer", name="Communes")
    desk.ask("scroll", name=tvb.NAME, pixels=-16)
    save_map(desk, "trame.png")


def frame_centres(desk: Desk, work: Path) -> None:
    """The candidates of the example, one commune drawn live."""
    open_panel(desk, centralites.NAME)
    desk.click(centralites.inside(name="dossier_centralites"))
    desk.click({"menu": "Essayer avec le territoire d’exemple"})
    desk.until("exemple dessiné", lambda: centralites.said(desk, "seuils").startswith("densité "), 120)
    desk.ask("show_layers", names=AROUND, unfolded=AROUND[2:3])
    save_map(desk, "centralites.png")


def frame_counter(desk: Desk, work: Path) -> None:
    """The balance of the example, its envelopes on the map."""
    open_panel(desk, compteur_zan.NAME)
    desk.click(compteur_zan.inside(name="exemple"))
    desk.until("exemple compté", lambda: "6,61 ha" in compteur_zan.said(desk, "solde"), 120)
    desk.ask("show_layers", names=["Compteur des communes"], unfolded=["Compteur des communes"])
    desk.ask("zoom_to_layer", name="Compteur des communes")
    save_map(desk, "compteur_zan.png")


def readme(desk: Desk, work: Path) -> None:
    """The first result of the README, and the three pictures of it."""
    document = work / "document.gpkg"
    example = first_result.copy_example(desk, work)
    first_result.read_document(desk, example, document)
    first_result.check_compatibility(desk, example, document, work)
    frame_map(desk)
    frame_dialog(desk, example, document, work)
    frame_panel(desk, work)


#: What is shown in a QGIS of its own, and the pictures made there.
SESSIONS = {
    readme: ("carte.png", "verifier_compatibilite.png", "panneau.png"),
    frame_network: ("trame.png",),
    frame_centres: ("centralites.png",),
    frame_counter: ("compteur_zan.png",),
}
COLOURS = 256
#: Two colours nearer than this in red, green and blue are one to the eye.
NEAR = 6
PAGE = "rapport_foncier.png"


def palette(colours: np.ndarray) -> np.ndarray:
    """Return the 256 colours that tell most, of all sorted by use: none too near one already taken."""
    chosen = colours[:1]
    for near in (NEAR, 0):
        for colour in colours:
            if len(chosen) < COLOURS and np.abs(chosen - colour).max(axis=1).min() > near:
                chosen = np.vstack([chosen, colour])
    return chosen


def lighten(path: Path) -> None:
    """Keep 256 colours of a picture: a third of its weight, nothing one sees."""
    with Image.open(path) as opened:
        pixels = np.array(opened.convert("RGB"), dtype=int)
    colours, places, counts = np.unique(pixels.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True)
    chosen = palette(colours[np.argsort(-counts, kind="stable")])
    nearest = np.array([np.square(chosen - colour).sum(axis=1).argmin() for colour in colours], dtype=np.uint8)
    few = Image.fromarray(nearest[places].reshape(pixels.shape[:2]), "P")
    few.putpalette(chosen.astype(np.uint8).tobytes())
    few.save(path, optimize=True)


def visit(session: Callable[[Desk, Path], None], profiles: Path, work: Path) -> list[str]:
    """Play a session in a QGIS of its own, the plugin installed by the first; return what is wrong."""
    with screen(*SCREEN) as display, Desk(display, profiles, OUT) as desk:
        try:
            desk.start()
            if not desk.ask("plugin"):
                run.install(desk, profiles)
            session(desk, work)
            desk.no_traceback(session.__name__)
        except Stuck as error:
            desk.problems.append(str(error))
            desk.last_picture()
    return desk.problems


def main(names: list[str]) -> int:
    shutil.rmtree(OUT, ignore_errors=True)
    work = OUT / "travail"
    work.mkdir(parents=True)
    profiles = run.fresh_profile(OUT / "profil")
    problems, made = [], []
    for session, pictures in SESSIONS.items():
        if names and not set(names) & set(pictures):
            continue
        problems += visit(session, profiles, work)
        made += pictures
    if not names or PAGE in names:
        page.save(work, IMAGES / PAGE)
        made.append(PAGE)
    for name in made:
        if (IMAGES / name).is_file():
            lighten(IMAGES / name)
            print(f"images/{name}")
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
