"""Runs inside QGIS: open the dialog of each algorithm of AULA, take its picture, say what is cut or empty."""

import json
import os
import traceback
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEventLoop, QRect, QTimer
from qgis.PyQt.QtWidgets import QAbstractButton, QLabel, QScrollArea, QTextBrowser
from qgis.utils import iface

OUT = Path(os.environ["AULA_OUT"])


def wait(milliseconds):
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def picture(name):
    """Save the whole screen, as a person sees it."""
    QgsApplication.primaryScreen().grabWindow(0).save(str(OUT / f"{name}.png"))


def cut_texts(dialog):
    """Yield the labels and buttons whose text is wider or higher than the place they have."""
    for widget in dialog.findChildren(QLabel) + dialog.findChildren(QAbstractButton):
        text = widget.text()
        if not widget.isVisible() or not text or "<" in text:
            continue
        metrics = widget.fontMetrics()
        if isinstance(widget, QLabel) and widget.wordWrap():
            needed = metrics.boundingRect(QRect(0, 0, widget.width(), 10_000), 0x1000, text)
            if needed.height() > widget.height() + 2:
                yield text
        elif max(metrics.horizontalAdvance(line.replace("&", "")) for line in text.splitlines()) > widget.width() + 2:
            yield text


def inspect(dialog):
    """Return what a person would complain about."""
    defects = []
    available = QgsApplication.primaryScreen().availableGeometry()
    frame = dialog.frameGeometry()
    if frame.width() > available.width() or frame.height() > available.height():
        defects.append(f"boîte plus grande que l’écran ({frame.width()} × {frame.height()})")
    browsers = [b for b in dialog.findChildren(QTextBrowser) if b.objectName() == "textShortHelp"]
    if not browsers or len(browsers[0].toPlainText().strip()) < 80:
        defects.append("aide vide")
    for area in dialog.findChildren(QScrollArea):
        if area.isVisible() and area.horizontalScrollBar().isVisible():
            defects.append("une partie des paramètres demande de défiler vers la droite")
    defects += [f"texte coupé : « {text} »" for text in cut_texts(dialog)]
    return defects


def main():
    from qgis import processing

    found = {}
    window = iface.mainWindow()
    window.showMaximized()
    wait(1500)
    provider = QgsApplication.processingRegistry().providerById("aula")
    for algorithm in provider.algorithms() if provider else []:
        dialog = processing.createAlgorithmDialog(algorithm.id())
        if dialog is None:
            found[algorithm.id()] = ["la boîte de dialogue ne s’ouvre pas"]
            continue
        dialog.show()
        wait(1200)
        picture(algorithm.name())
        found[algorithm.id()] = inspect(dialog)
        dialog.close()
        wait(200)
    return {"dialogs": found}


def start():
    try:
        answer = main()
    except Exception:
        answer = {"dialogs": {"scénario": [traceback.format_exc()]}}
    draft = OUT / "resultat.tmp"
    draft.write_text(json.dumps(answer, ensure_ascii=False, indent=1), encoding="utf-8")
    draft.rename(OUT / "resultat.json")


QTimer.singleShot(3000, start) if iface.mainWindow().isVisible() else iface.initializationCompleted.connect(
    lambda: QTimer.singleShot(1500, start)
)
