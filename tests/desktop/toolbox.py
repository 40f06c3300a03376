"""The toolbox as a person uses it: search, open, fill in, run, wait."""

from __future__ import annotations

from typing import Any

from desk import Desk, Stuck

SHORTEST_HELP = 80
#: A tool of QGIS with an input and an output layer: its parameters are as wide as QGIS's own controls make them.
USUAL = ("native:buffer", "native:buffer")
SEARCH = {"within": "ProcessingToolbox", "name": "searchBox"}
RUN = {"within": "dialog", "text": "Exécuter", "kind": "QPushButton"}
CLOSE = {"within": "dialog", "text": "Fermer", "kind": "QPushButton"}
CANCEL = {"within": "dialog", "text": "Annuler", "kind": "QPushButton"}
LONG = 180.0


def show(desk: Desk) -> None:
    """Open the toolbox from the menu, unless it is there."""
    if desk.ask("toolbox")["shown"]:
        return

    def open_it() -> None:
        desk.click({"within": "main", "menu": "Traitement"})
        desk.click({"within": "main", "menu": "Boîte à outils"})

    desk.do("boîte à outils", open_it, lambda: desk.ask("toolbox")["shown"])


def open_dialog(desk: Desk, words: str, algorithm: str, by_mouse: str = "") -> None:
    """Search the toolbox and open what it finds, with Enter or, given its title, by a double click on it."""
    show(desk)
    desk.fill(SEARCH, words)
    desk.until(f"« {words} » trouve {algorithm}", lambda: desk.ask("toolbox")["chosen"] == algorithm)

    def open_it() -> None:
        if by_mouse:
            desk.click({"within": "ProcessingToolbox", "item": by_mouse}, twice=True)
        else:
            desk.keys("Return")

    desk.do(
        f"boîte de dialogue de {algorithm}", open_it, lambda: (desk.ask("dialog") or {}).get("algorithm") == algorithm
    )
    desk.opened += 1


def close_dialog(desk: Desk, by_key: bool = False) -> None:
    """Click Fermer, or press Escape where the screen is too small to see the button."""
    gesture = (lambda: desk.keys("Escape")) if by_key else (lambda: desk.click(CLOSE))
    desk.do("boîte de dialogue fermée", gesture, lambda: desk.ask("dialog") is None)


def file_in(desk: Desk, parameter: str, path: Any) -> None:
    """Type a path in the line of a file, of a folder or of a destination."""
    desk.fill({"param": parameter, "kind": "QLineEdit"}, str(path))


def run(desk: Desk, patience: float = LONG) -> dict:
    """Click Exécuter and return the state of the dialog once the run has ended, well or not."""
    start(desk)
    return finished(desk, patience)


def start(desk: Desk) -> None:
    """Click Exécuter; return when the log has begun."""
    desk.do("traitement lancé", lambda: desk.click(RUN), lambda: (desk.ask("dialog") or {}).get("log"))


def finished(desk: Desk, patience: float = LONG) -> dict:
    """Return the state of the dialog once the run has ended."""

    def ended() -> dict | None:
        state = desk.ask("dialog")
        return state if state and not state["running"] else None

    return desk.until("fin du traitement", ended, patience)


def check_dialogs(desk: Desk, whole: bool = True) -> None:
    """Open the dialog of each algorithm of the plugin and look at it."""
    open_dialog(desk, *USUAL)
    desk.opened -= 1
    usual_width = desk.ask("parameters_width")
    close_dialog(desk, not whole)
    found = desk.ask("algorithms")
    desk.check(found, "aucun traitement AULA dans la boîte à outils")
    for algorithm in found:
        try:
            open_dialog(desk, algorithm["name"], algorithm["id"])
            _look(desk, algorithm, usual_width, whole)
            close_dialog(desk, not whole)
        except Stuck as error:
            desk.problems.append(f"{algorithm['id']} : {error}")
            desk.last_picture()


def _look(desk: Desk, algorithm: dict, usual_width: int, whole: bool) -> None:
    state = desk.ask("dialog")
    desk.check(state["help"] >= SHORTEST_HELP, f"{algorithm['id']} : aide vide ou cachée")
    width = desk.ask("parameters_width")
    desk.check(
        width <= usual_width,
        f"{algorithm['id']} : paramètres larges de {width} pixels, plus que ceux de QGIS ({usual_width})",
    )
    for defect in desk.ask("dialog_defects"):
        if whole or not defect.startswith("fenêtre hors de l’écran"):
            desk.problems.append(f"{algorithm['id']} : {defect}")
    desk.picture(algorithm["name"])
    last = state["parameters"][-1]
    desk.spot({"param": last})
    for defect in desk.ask("dialog_defects"):
        if defect.startswith("texte coupé") and f"{algorithm['id']} : {defect}" not in desk.problems:
            desk.problems.append(f"{algorithm['id']} : {defect}")
    desk.picture(f"{algorithm['name']}_bas")
