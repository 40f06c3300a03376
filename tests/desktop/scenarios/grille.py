"""The window « Grille du SCoT »: open a grid, change a threshold, try the rule, undo, save one line."""

from __future__ import annotations

import shutil
from pathlib import Path

import files
import panels
from desk import Desk

NAME = "grille"
HERE = {"dock": NAME}
#: The rule as the list shows it.
RULE = "C1  Commerce hors centralités et SIP"


def inside(**target) -> dict:
    return {"within": HERE, **target}


def said(desk: Desk, name: str) -> str:
    return str(desk.ask("text_of", target=inside(name=name)) or "")


def play(desk: Desk, work: Path) -> None:
    grid = Path(shutil.copy(work / "exemple" / "grille_exemple.yaml", work / "grille_modifiee.yaml"))
    before = grid.read_text(encoding="utf-8")
    if desk.ask("place", target=inside(name="primaire", text="Ouvrir une grille…")).get("at"):
        desk.click(inside(name="primaire", text="Ouvrir une grille…"))
    else:  # the window opened the grid of the panel, which the project remembers
        desk.click(inside(name="grille"))
        desk.click({"menu": "Ouvrir une grille…"})
    files.give(desk, grid, lambda: grid.name in said(desk, "grille"))
    panels.faults(desk, NAME, "ouverte")
    desk.fill(inside(name="chercher"), "C1")
    desk.click(inside(item=RULE))
    desk.until("règle montrée", lambda: "Commerce hors" in said(desk, "titre_court"))
    desk.fill(inside(name="seuil.valeur"), "0,05")
    desk.keys("Tab")
    desk.until("changement pris", lambda: "non enregistrée" in said(desk, "etat"))
    desk.click(inside(name="autre_document"))
    files.give(desk, work / "document.gpkg", lambda: not said(desk, "essai_dit"))
    desk.click(inside(name="autres_references"))
    references = work / "exemple" / "references_scot.gpkg"
    files.give(desk, references, lambda: said(desk, "essai_references") == references.name)
    result = inside(name="essai_resultat")
    desk.do("essai fini", lambda: desk.click(inside(name="essayer")), lambda: desk.ask("enabled", target=result))
    panels.faults(desk, NAME, "essayee")
    desk.do("annulé", lambda: desk.keys("ctrl+z"), lambda: "non enregistrée" not in said(desk, "etat"))
    desk.do("refait", lambda: desk.keys("ctrl+y"), lambda: "non enregistrée" in said(desk, "etat"))
    desk.do(
        "enregistré",
        lambda: desk.click(inside(name="enregistrer")),
        lambda: "non enregistrée" not in said(desk, "etat"),
    )
    after = grid.read_text(encoding="utf-8")
    changed = [pair for pair in zip(before.splitlines(), after.splitlines()) if pair[0] != pair[1]]
    desk.check(
        len(changed) == 1 and "valeur: 0.05" in changed[0][1], f"lignes changées dans la grille : {changed or 'aucune'}"
    )
    panels.walk(desk, NAME, "ouverte")
    desk.do(
        "couches",
        lambda: desk.click(inside(name="couches")),
        lambda: desk.ask("text_of", target=inside(name="declarer")),
    )
    panels.faults(desk, NAME, "couches")
