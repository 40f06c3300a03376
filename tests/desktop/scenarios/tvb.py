"""The panel « Trame verte et bleue »: open the parameters of the example, compute, change a setting, compute again."""

from __future__ import annotations

import shutil
from pathlib import Path

import files
import panels
from desk import Desk

NAME = "tvb"
HERE = {"dock": NAME}
TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
#: What the panel says once the five steps are done.
DONE = "Rien à refaire"


def inside(**target) -> dict:
    return {"within": HERE, **target}


def said(desk: Desk, name: str) -> str:
    return str(desk.ask("text_of", target=inside(name=name)) or "")


def prepared(work: Path) -> Path:
    """Return a copy of the parameters of the example, at 50 m: seconds instead of a minute."""
    folder = work / "tvb"
    folder.mkdir(exist_ok=True)
    for name in ("tvb_exemple.yaml", "frictions_exemple.csv", "references_scot.gpkg"):
        shutil.copy(TEMPLATES / "exemple" / name, folder / name)
    plan = folder / "tvb_exemple.yaml"
    text = plan.read_text(encoding="utf-8")
    text = text.replace("maille_m: 10", "maille_m: 50").replace("apercu_m: 40", "apercu_m: 200")
    plan.write_text(text, encoding="utf-8")
    return plan


def play(desk: Desk, work: Path) -> None:
    plan = prepared(work)
    desk.click(inside(name="parametres"))
    desk.click({"menu": "Ouvrir des paramètres…"})
    files.give(desk, plan, lambda: plan.name in said(desk, "parametres"))
    panels.look(desk, NAME, "ouvert")
    panels.walk(desk, NAME, "ouvert")
    desk.check(said(desk, "calculer").endswith("5\u00a0étapes"), f"bouton : « {said(desk, 'calculer')} »")
    desk.click(inside(name="calculer"))
    desk.until("cinq étapes calculées", lambda: DONE in said(desk, "pourquoi"), 240)
    panels.look(desk, NAME, "calcule")
    desk.click(inside(item="Résistance"))
    panels.look(desk, NAME, "resistance")
    desk.click(inside(item="Corridors"))
    desk.click(inside(name="reglage_marge_pourcent"))
    desk.keys("ctrl+a")
    desk.type("20")
    desk.keys("Tab")
    desk.until("étapes à refaire", lambda: said(desk, "calculer").endswith("2\u00a0étapes"))
    panels.look(desk, NAME, "a_refaire")
    desk.click(inside(name="calculer"))
    desk.until("étapes refaites", lambda: DONE in said(desk, "pourquoi"), 240)
    desk.check((plan.parent / "exemple_calculs" / "etapes.json").is_file(), "aucun résultat à côté des paramètres")
    panels.look(desk, NAME, "refait")
