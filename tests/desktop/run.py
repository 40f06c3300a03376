"""Open the real QGIS on a virtual screen, with the plugin installed from the zip, and look at what a planner sees.

Usage: run.py [--images]    with --images, refresh the pictures of the README instead of checking the dialogs.
Only the processes started here are ended here.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import zipfile
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "build" / "desktop"
DEMO = ROOT / "build" / "demo"
SCREENS = ((1366, 768), (1920, 1080))
PICTURE_SCREEN = (1440, 900)
PATIENCE = 90
PROFILE_INI = """[PythonPlugins]
aula=true
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


def end(process: subprocess.Popen) -> None:
    """End one process started here, and wait for it."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def screen(width: int, height: int):
    """Give the number of a virtual display with a window manager on it."""
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
        pass_fds=[write_end],
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    with os.fdopen(read_end) as pipe:
        display = f":{pipe.readline().strip()}"
    quiet = subprocess.DEVNULL
    manager = subprocess.Popen(["openbox"], env={**os.environ, "DISPLAY": display}, stdout=quiet, stderr=quiet)
    try:
        yield display
    finally:
        end(manager)
        end(server)


def fresh_profile(folder: Path) -> Path:
    """Return a profiles folder whose only plugin is the zip's content."""
    shutil.rmtree(folder, ignore_errors=True)
    profile = folder / "profiles" / "aula"
    with zipfile.ZipFile(ROOT / "dist" / "aula.zip") as archive:
        archive.extractall(profile / "python" / "plugins")
    (profile / "QGIS").mkdir()
    (profile / "QGIS" / "QGIS3.ini").write_text(PROFILE_INI, encoding="utf-8")
    return folder


def open_qgis(display: str, folder: Path, scenario: str, scale: str = "1") -> dict:
    """Run one scenario inside QGIS and return what it found."""
    folder.mkdir(parents=True, exist_ok=True)
    answer = folder / "resultat.json"
    answer.unlink(missing_ok=True)
    libraries = [path for path in sys.path if path.endswith("site-packages")]
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_SCALE_FACTOR": scale,
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *libraries]),
        "AULA_OUT": str(folder),
        "AULA_DEMO": str(DEMO),
    }
    command = [shutil.which("qgis.bin") or "qgis", "--nologo", "--noversioncheck", "--noplugins"]
    command = command[:-1] + [
        "--lang",
        "fr",
        "--profiles-path",
        str(fresh_profile(OUT / "profil")),
        "--profile",
        "aula",
    ]
    with (folder / "qgis.log").open("w", encoding="utf-8") as log:
        qgis = subprocess.Popen(
            [*command, "--code", str(Path(__file__).with_name(f"{scenario}.py"))],
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            deadline = time.monotonic() + PATIENCE
            while not answer.exists() and qgis.poll() is None and time.monotonic() < deadline:
                time.sleep(0.5)
            if not answer.exists():
                subprocess.run(["scrot", "-o", str(folder / "bloque.png")], env=environment, check=False)
        finally:
            end(qgis)
    if not answer.exists():
        raise SystemExit(f"QGIS n’a pas répondu : voir {folder / 'bloque.png'} et {folder / 'qgis.log'}")
    found = json.loads(answer.read_text(encoding="utf-8"))
    if "error" in found:
        raise SystemExit(found["error"])
    return found


def check_dialogs() -> int:
    """Open each dialog on each screen; print and count what is wrong."""
    wrong = 0
    for width, height in SCREENS:
        folder = OUT / f"{width}x{height}"
        shutil.rmtree(folder, ignore_errors=True)
        with screen(width, height) as display:
            found = open_qgis(display, folder, "dialogs")
        print(f"Écran {width} × {height} : {len(found['dialogs'])} boîtes de dialogue, images dans {folder}")
        for name, defects in found["dialogs"].items():
            for defect in defects:
                wrong += 1
                print(f"  {name} : {defect}")
        if not found["dialogs"]:
            wrong += 1
            print("  aucun traitement AULA trouvé dans la boîte à outils")
    return 1 if wrong else 0


def take_pictures() -> int:
    """Refresh the pictures of the README from the results of `make demo`."""
    with screen(*PICTURE_SCREEN) as display:
        found = open_qgis(display, OUT / "images", "pictures")
    for name in found["pictures"]:
        shutil.copyfile(OUT / "images" / name, ROOT / "images" / name)
        print(f"images/{name}")
    for problem in found["problems"]:
        print(problem)
    return 1 if found["problems"] else 0


if __name__ == "__main__":
    sys.exit(take_pictures() if "--images" in sys.argv[1:] else check_dialogs())
