"""What the scenarios share inside QGIS: wait, take a picture, answer the process outside."""

import json
import os
import traceback
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEventLoop, QTimer
from qgis.utils import iface

OUT = Path(os.environ["AULA_OUT"])
DEMO = Path(os.environ["AULA_DEMO"])


def wait(milliseconds):
    """Let QGIS work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def picture(name):
    """Save the whole screen, as a person sees it."""
    QgsApplication.primaryScreen().grabWindow(0).save(str(OUT / f"{name}.png"))


def when_ready(scenario):
    """Run a scenario once QGIS is up, then leave its answer where the process outside waits for it."""

    def start():
        try:
            answer = scenario()
        except Exception:
            answer = {"error": traceback.format_exc()}
        draft = OUT / "resultat.tmp"
        draft.write_text(json.dumps(answer, ensure_ascii=False, indent=1), encoding="utf-8")
        draft.rename(OUT / "resultat.json")

    if iface.mainWindow().isVisible():
        QTimer.singleShot(3000, start)
    else:
        iface.initializationCompleted.connect(lambda: QTimer.singleShot(1500, start))
