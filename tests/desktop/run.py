"""Open the real QGIS on virtual screens, use the plugin with mouse and keyboard, and look at what a planner sees.

Usage: run.py [--screen=1920x1080@100 …]
Only the processes started here are ended here.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

import first_result
import panels
import toolbox
from desk import Desk, Stuck
from screen import screen

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "build" / "desktop"
ZIP = ROOT / "dist" / "aula.zip"
PROFILE_INI = """[PythonPlugins]
processing=true

[locale]
overrideFlag=true
userLocale=fr
globalLocale=fr_FR

[qgis]
checkVersion=false
showTips=false
iconSize=24

[core]
NewsFeed\\httpfeedqgisorg\\disabled=true

[app]
projections\\unknownCrsBehavior=NoAction
"""


@dataclass(frozen=True)
class Screen:
    """A screen and a scale; ``whole`` when QGIS itself can fit there."""

    width: int
    height: int
    percent: int
    whole: bool = True

    @property
    def name(self) -> str:
        return f"{self.width}x{self.height}@{self.percent}"


#: The first one installs the plugin and goes through the README; 1366 × 768 at 150 % leaves 910 × 512 points, less than
#: the windows of QGIS ask for: what is inside them is looked at, not whether they fit.
SCREENS = (
    Screen(1366, 768, 100),
    Screen(1920, 1080, 100),
    Screen(1366, 768, 150, whole=False),
    Screen(1920, 1080, 150),
)


def fresh_profile(folder: Path) -> Path:
    """Return a folder of profiles without AULA, as after the installation of QGIS."""
    shutil.rmtree(folder, ignore_errors=True)
    settings = folder / "profiles" / "aula" / "QGIS"
    settings.mkdir(parents=True)
    (settings / "QGIS3.ini").write_text(PROFILE_INI, encoding="utf-8")
    return folder


def install(desk: Desk, folder: Path, package: Path = ZIP) -> None:
    """Install the zip as the plugin manager does, and see it enabled."""
    desk.check(desk.ask("plugin") is None, "AULA est déjà là avant d’être installée")
    desk.ask("install", zip_file=str(package))
    found = desk.until("AULA installée et active", lambda: desk.ask("plugin"))
    desk.check(found["folder"].startswith(str(folder)), f"AULA vient d’ailleurs : {found['folder']}")
    desk.check(found["algorithms"], "aucun traitement après l’installation")
    desk.no_traceback("installation")


def visit(one: Screen, display: str, profiles: Path, first: bool, work: Path) -> Desk:
    """Look at everything on one screen; the first also installs the plugin and uses it."""
    folder = OUT / one.name
    with Desk(display, profiles, folder, f"{one.percent / 100:g}") as desk:
        try:
            desk.start()
            if first:
                install(desk, profiles)
            desk.check(desk.ask("plugin"), "AULA n’est pas active au démarrage")
            toolbox.check_dialogs(desk, one.whole)
            if first:
                first_result.play(desk, work)
            panels.check_docks(desk, work if first else None)
            panels.check_windows(desk, work if first else None)
            desk.no_traceback("fin")
        except Stuck as error:
            desk.problems.append(str(error))
            desk.last_picture()
        except Exception:
            desk.problems.append(traceback.format_exc())
            desk.last_picture()
    return desk


def check(names: list[str]) -> int:
    """Visit each screen; print what is wrong and the count of what was done."""
    chosen = [one for one in SCREENS if not names or one.name in names]
    shutil.rmtree(OUT, ignore_errors=True)
    profiles = fresh_profile(OUT / "profil")
    desks = []
    work = OUT / "travail"
    work.mkdir()
    for number, one in enumerate(chosen):
        start = time.monotonic()
        with screen(one.width, one.height) as display:
            desk = visit(one, display, profiles, number == 0, work)
        desks.append(desk)
        print(
            f"Écran {one.width} × {one.height} à {one.percent} % : {desk.opened} dialogues, {desk.gestures} gestes, "
            f"{time.monotonic() - start:.0f} s, images dans {desk.folder}",
            flush=True,
        )
        for problem in desk.problems:
            print(f"  {problem}", flush=True)
    wrong = sum(len(desk.problems) for desk in desks)
    opened, gestures = sum(desk.opened for desk in desks), sum(desk.gestures for desk in desks)
    print(f"{len(desks)} écrans, {opened} dialogues, {gestures} gestes" + (f" ; {wrong} défauts" if wrong else ""))
    return 1 if wrong else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--screen", action="append", default=[], help="un de " + ", ".join(s.name for s in SCREENS))
    given = parser.parse_args()
    return check(given.screen)


if __name__ == "__main__":
    sys.exit(main())
