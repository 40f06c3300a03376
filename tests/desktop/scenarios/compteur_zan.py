"""The panel « Compteur ZAN »: the example counted, a commune opened and left, a project added, the rule changed."""

from __future__ import annotations

from pathlib import Path

import files
import panels
from desk import Desk

NAME = "compteur_zan"
HERE = {"dock": NAME}
SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})


def inside(**target) -> dict:
    return {"within": HERE, **target}


def said(desk: Desk, name: str) -> str:
    return str(desk.ask("text_of", target=inside(name=name)) or "").translate(SPACES)


def play(desk: Desk, work: Path) -> None:
    desk.click(inside(name="exemple"))
    desk.until("exemple compté", lambda: "6,61 ha" in said(desk, "solde"), 120)
    panels.look(desk, NAME, "epci")
    panels.walk(desk, NAME, "epci")
    desk.do(
        "commune choisie",
        lambda: desk.click(inside(name="niveau_commune")),
        lambda: said(desk, "rythme_dit").startswith("Enveloppe dépassée"),  # Bourg-Témoin, the first by name
    )
    panels.look(desk, NAME, "commune")
    desk.do("retour à l’EPCI", lambda: desk.keys("alt+Up"), lambda: "6,61 ha" in said(desk, "solde"))
    imagine(desk)
    export(desk, work)
    again(desk)


def imagine(desk: Desk) -> None:
    """Add a project: told in words, drawn, never in the results."""
    desk.do(
        "section dépliée",
        lambda: desk.click({"within": "et_si", "name": "collapseButton"}),
        lambda: desk.ask("place", target=inside(name="surface_projet")).get("at"),
    )
    desk.click(inside(name="surface_projet"))
    desk.keys("ctrl+a")
    desk.type("3")
    desk.keys("Tab")
    desk.do(
        "projet ajouté",
        lambda: desk.click(inside(name="ajouter_projet")),
        lambda: "3,61 ha" in said(desk, "si_dit"),
    )
    panels.look(desk, NAME, "hypothese")


def export(desk: Desk, work: Path) -> None:
    """Write the chart."""
    picture = work / "trajectoire.svg"
    desk.click(inside(name="exporter"))
    desk.click({"menu": "Graphique (SVG)…"})
    files.give(desk, picture, picture.is_file)
    desk.ask("close_messages", name=NAME)


def again(desk: Desk) -> None:
    """Change the rule: the counter is grey until it is run again."""
    desk.do(
        "règle dépliée",
        lambda: desk.click({"within": "regle", "name": "collapseButton"}),
        lambda: desk.ask("place", target=inside(name="taux")).get("at"),
    )
    desk.click(inside(name="taux"))
    desk.keys("ctrl+a")
    desk.type("60")
    desk.keys("Tab")
    desk.until("à recalculer", lambda: said(desk, "calculer") == "Recalculer")
    panels.look(desk, NAME, "a_recalculer")
    desk.click(inside(name="calculer"))
    desk.until("recompté", lambda: "4,65 ha" in said(desk, "solde"), 120)
    panels.look(desk, NAME, "recompte")
