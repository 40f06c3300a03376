"""The window « Table de friction »: open a table, change one friction, undo, do it again, save one line."""

from __future__ import annotations

import shutil
from pathlib import Path

import files
import panels
from desk import Desk

NAME = "frictions"
HERE = {"dock": NAME}
TABLE = Path(__file__).resolve().parents[3] / "templates" / "exemple" / "frictions_exemple.csv"
CODE = "haie"


def inside(**target) -> dict:
    return {"within": HERE, **target}


def said(desk: Desk, name: str) -> str:
    return str(desk.ask("text_of", target=inside(name=name)) or "")


def play(desk: Desk, work: Path) -> None:
    table = Path(shutil.copy(TABLE, work / "frictions_modifiees.csv"))
    before = table.read_bytes().splitlines()
    desk.click(inside(name="table"))
    desk.click({"menu": "Ouvrir une table…"})
    files.give(desk, table, lambda: table.name in said(desk, "table"))
    panels.faults(desk, NAME, "ouverte")
    desk.fill(inside(name="filtre"), CODE)
    desk.click(inside(item=CODE))
    desk.keys("Right", "Right", "Right", "F2", "ctrl+a")
    desk.type("4,5")
    desk.keys("Return")
    desk.until("changement pris", lambda: said(desk, "table").endswith("*"))
    panels.faults(desk, NAME, "modifiee")
    desk.do("annulé", lambda: desk.click(inside(name="annuler")), lambda: not said(desk, "table").endswith("*"))
    desk.do("refait", lambda: desk.click(inside(name="refaire")), lambda: said(desk, "table").endswith("*"))
    desk.do("enregistré", lambda: desk.click(inside(name="enregistrer")), lambda: not said(desk, "table").endswith("*"))
    after = table.read_bytes().splitlines()
    changed = [pair for pair in zip(before, after) if pair[0] != pair[1]]
    desk.check(
        len(changed) == 1 and len(before) == len(after) and b";4,5;" in changed[0][1],
        f"lignes changées dans la table : {changed or 'aucune'}",
    )
