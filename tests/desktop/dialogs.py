"""Runs inside QGIS: open the dialog of each algorithm of AULA, take its picture, say what is cut or empty."""

from inside import picture, wait, when_ready
from qgis import processing
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QRect, Qt
from qgis.PyQt.QtWidgets import QAbstractButton, QLabel, QScrollArea, QTextBrowser
from qgis.utils import iface

SHORTEST_HELP = 80
#: A tool of QGIS with an input and an output layer: its parameters are as wide as QGIS's own controls make them.
USUAL = "native:buffer"


def cut_texts(dialog):
    """Yield the labels and buttons whose text is wider or higher than the place they have."""
    for widget in dialog.findChildren(QLabel) + dialog.findChildren(QAbstractButton):
        text = widget.text()
        if not widget.isVisible() or not text or "<" in text:
            continue
        metrics = widget.fontMetrics()
        if isinstance(widget, QLabel) and widget.wordWrap():
            needed = metrics.boundingRect(QRect(0, 0, widget.width(), 10_000), Qt.TextFlag.TextWordWrap, text)
            if needed.height() > widget.height() + 2:
                yield text
        elif max(metrics.horizontalAdvance(line.replace("&", "")) for line in text.splitlines()) > widget.width() + 2:
            yield text


def parameters_area(dialog):
    """Return the scrolled panel of the parameters: the innermost, as QGIS nests several."""
    areas = [area for area in dialog.findChildren(QScrollArea) if area.isVisible()]
    return max(areas, key=lambda area: area.verticalScrollBar().maximum())


def inspect(dialog, usual_width):
    """Return what a person would complain about."""
    defects = []
    available = QgsApplication.primaryScreen().availableGeometry()
    frame = dialog.frameGeometry()
    if frame.width() > available.width() or frame.height() > available.height():
        defects.append(f"boîte plus grande que l’écran ({frame.width()} × {frame.height()})")
    helps = [browser for browser in dialog.findChildren(QTextBrowser) if browser.objectName() == "textShortHelp"]
    if not helps or len(helps[0].toPlainText().strip()) < SHORTEST_HELP:
        defects.append("aide vide")
    elif not helps[0].isVisible():
        defects.append("aide cachée")
    width = parameters_area(dialog).widget().width()
    if width > usual_width:
        defects.append(f"paramètres plus larges que ceux des outils de QGIS ({width} pixels, contre {usual_width})")
    return defects + [f"texte coupé : « {text} »" for text in cut_texts(dialog)]


def opened(algorithm_id):
    """Open the dialog of an algorithm as the toolbox does."""
    dialog = processing.createAlgorithmDialog(algorithm_id)
    if dialog is not None:
        dialog.show()
        wait(1200)
    return dialog


def close(dialog):
    dialog.close()
    wait(200)


def open_all():
    iface.mainWindow().showMaximized()
    wait(1500)
    native = opened(USUAL)
    usual_width = parameters_area(native).widget().width()
    close(native)
    found = {}
    provider = QgsApplication.processingRegistry().providerById("aula")
    for algorithm in provider.algorithms() if provider else []:
        dialog = opened(algorithm.id())
        if dialog is None:
            found[algorithm.id()] = ["la boîte de dialogue ne s’ouvre pas"]
            continue
        found[algorithm.id()] = inspect(dialog, usual_width)
        picture(algorithm.name())
        bar = parameters_area(dialog).verticalScrollBar()
        if bar.maximum():
            bar.setValue(bar.maximum())
            wait(300)
            picture(f"{algorithm.name()}_bas")
        close(dialog)
    return {"dialogs": found}


when_ready(open_all)
