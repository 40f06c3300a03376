"""qgis_process as a planner's colleague runs it from a terminal: a profile of its own where AULA is enabled.

Scripts import this file by its folder, tests by its package: standard library only.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
TIMEOUT = 900


def command() -> str | None:
    """Return the program, None when there is none; the wrapper of QGIS 3.22 passes an option its program refuses."""
    return shutil.which("qgis_process.bin") or shutil.which("qgis_process")


def libraries() -> str:
    """Return the folders of the libraries of this environment, for ``PYTHONPATH``."""
    return os.pathsep.join(path for path in sys.path if path.endswith("site-packages"))


def plugins_folder(profile: Path) -> Path:
    """Return the folder of plugins of a profile, made when it is not there."""
    folder = profile / "profiles" / "default" / "python" / "plugins"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def install_link(profile: Path) -> None:
    """Link this checkout as the plugin ``aula`` of a profile."""
    (plugins_folder(profile) / "aula").symlink_to(ROOT, target_is_directory=True)


def enable(profile: Path) -> None:
    """Enable AULA in a profile where it is installed."""
    done = qgis_process(profile, "plugins", "enable", "aula")
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)


def qgis_process(profile: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess:
    """Run the command with the libraries of this environment; ``given`` goes to its standard input."""
    return subprocess.run(
        [command(), *arguments],
        input=given,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "QGIS_CUSTOM_CONFIG_PATH": str(profile),
            "PYTHONPATH": libraries(),
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )


def answer(done: subprocess.CompletedProcess) -> dict[str, Any] | None:
    """Return what a run with ``--json`` answered; None when it failed."""
    if done.returncode or "{" not in done.stdout:
        return None
    return json.loads(done.stdout[done.stdout.index("{") :])
