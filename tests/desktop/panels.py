"""Each panel of the plugin: opened from toolbar and menu, walked with the Tab key, looked at in three widths."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from desk import Desk, Stuck

SCENARIOS = Path(__file__).resolve().parent / "scenarios"
WIDTHS = (320, 360, 420)
#: What the margins of a panel may take of its width.
MARGINS = 30
#: More presses than the panel has stops: QGIS's own composite controls have inner ones.
EXTRA_TABS = 12


def shown(desk: Desk, name: str) -> bool:
    return next(dock["shown"] for dock in desk.ask("docks") if dock["name"] == name)


def toggle(desk: Desk, dock: dict, visible: bool) -> None:
    """Click the action of a panel in the toolbar."""
    desk.do(
        f"panneau {dock['name']} {'ouvert' if visible else 'fermé'}",
        lambda: desk.click({"action": dock["action"]}),
        lambda: shown(desk, dock["name"]) is visible,
    )


def open_from_menu(desk: Desk, dock: dict) -> None:
    """Reach the action of a panel through the menus."""
    path = desk.ask("menu_path", action_name=dock["action"])
    if not desk.check(path, f"panneau {dock['name']} : absent des menus"):
        return toggle(desk, dock, True)

    def walk() -> None:
        for text in path:
            desk.click({"within": "main", "menu": text})

    desk.do(f"panneau {dock['name']} ouvert par le menu", walk, lambda: shown(desk, dock["name"]))
    return None


def look(desk: Desk, name: str, state: str) -> None:
    """Note what is wrong in a panel, in each width, and keep a picture of it."""
    for width in WIDTHS:
        desk.ask("widen", name=name, width=width)
        desk.until(f"panneau {name} large de {width}", lambda: desk.ask("still", name=name))
        took = desk.ask("width", name=name)
        if took > width:
            wide = " ; ".join(line.strip() for line in desk.ask("minima", name=name, wider=width - MARGINS))
            desk.problems.append(f"panneau {name}, {state} : {took} pixels de large, {width} demandés ({wide})")
        for defect in desk.ask("dock_defects", name=name):
            desk.problems.append(f"panneau {name}, {state}, {width} pixels : {defect}")
        desk.picture(f"panneau_{name}_{state}_{width}")
    for control in desk.ask("unnamed", name=name):
        desk.problems.append(f"panneau {name}, {state} : sans nom accessible : {control}")
    for button in desk.ask("mute", name=name):
        desk.problems.append(f"panneau {name}, {state} : grisé sans dire pourquoi : {button}")


def walk(desk: Desk, name: str, state: str) -> None:
    """Press Tab from the first control of a panel on: each one gets the focus."""
    stops = desk.ask("tab_stops", name=name)
    if not stops:
        return
    desk.ask("walk_begins", name=name)
    reached = set()
    for _ in range(len(stops) + EXTRA_TABS):
        here = desk.ask("focused", name=name)
        if here is not None:
            reached.add(here)
        if reached >= set(stops):
            break
        before = desk.ask("tabs_seen")
        desk.keys("Tab")
        desk.until("touche Tab reçue", lambda before=before: desk.ask("tabs_seen") > before)
    desk.ask("walk_ends")
    for key in sorted(set(stops) - reached):
        desk.problems.append(f"panneau {name}, {state} : la touche Tab n’y va pas : {stops[key]}")


def close_other(desk: Desk, name: str) -> None:
    """Close a panel of QGIS by the cross of its title, if it is there."""
    cross = {"within": name, "name": "qt_dockwidget_closebutton"}
    if desk.ask("place", target=cross).get("at"):
        desk.do(f"{name} fermé", lambda: desk.click(cross), lambda: not desk.ask("place", target=cross).get("at"))


def scenario(name: str):
    """Return the ``play(desk, work)`` of the scenario of a panel, None when it has none."""
    path = SCENARIOS / f"{name}.py"
    if not path.is_file():
        return None
    spec = importlib.util.spec_from_file_location(f"scenario_{name}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.play


def check_docks(desk: Desk, work: Path | None) -> None:
    """Open and look at each panel; with a folder of results, play its scenario too."""
    for dock in desk.ask("docks"):
        name = dock["name"]
        try:
            toggle(desk, dock, True)
            look(desk, name, "vide")
            walk(desk, name, "vide")
            toggle(desk, dock, False)
            open_from_menu(desk, dock)
            desk.opened += 1
            play = scenario(name)
            if desk.check(play, f"panneau {name} : aucun scénario, écrivez tests/desktop/scenarios/{name}.py") and work:
                play(desk, work)
            toggle(desk, dock, False)
        except Stuck as error:
            desk.problems.append(f"panneau {name} : {error}")
            desk.last_picture()
        desk.no_traceback(f"panneau {name}")


def faults(desk: Desk, name: str, state: str) -> None:
    """Note what is wrong in a window as it is, and keep a picture of it."""
    for defect in desk.ask("own_window_defects", name=name):
        desk.problems.append(f"fenêtre {name}, {state} : {defect}")
    for control in desk.ask("unnamed", name=name):
        desk.problems.append(f"fenêtre {name}, {state} : sans nom accessible : {control}")
    for button in desk.ask("mute", name=name):
        desk.problems.append(f"fenêtre {name}, {state} : grisé sans dire pourquoi : {button}")
    desk.picture(f"fenetre_{name}_{state}")


def check_windows(desk: Desk, work: Path | None) -> None:
    """Open each window by its button and look at it; with a folder of results, play its scenario too."""
    for window in desk.ask("own_windows"):
        name = window["name"]
        try:
            desk.do(
                f"fenêtre {name} ouverte",
                lambda window=window: desk.click({"action": window["action"]}),
                lambda name=name: next(one["shown"] for one in desk.ask("own_windows") if one["name"] == name),
            )
            faults(desk, name, "vide")
            walk(desk, name, "vide")
            desk.opened += 1
            play = scenario(name)
            if desk.check(play, f"fenêtre {name} : aucun scénario, écrivez tests/desktop/scenarios/{name}.py") and work:
                play(desk, work)
            desk.ask("close_window", name=name)
        except Stuck as error:
            desk.problems.append(f"fenêtre {name} : {error}")
            desk.last_picture()
        desk.no_traceback(f"fenêtre {name}")
