"""The panel « Centralités »: the example drawn, a setting moved, every commune computed, a parcel taken away."""

from __future__ import annotations

from pathlib import Path

import files
import panels
from desk import Desk

NAME = "centralites"
HERE = {"dock": NAME}
SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})


def inside(**target) -> dict:
    return {"within": HERE, **target}


def said(desk: Desk, name: str) -> str:
    return str(desk.ask("text_of", target=inside(name=name)) or "").translate(SPACES)


def play(desk: Desk, work: Path) -> None:
    desk.click(inside(name="dossier_centralites"))
    desk.click({"menu": "Essayer avec le territoire d’exemple"})
    desk.until("exemple dessiné", lambda: said(desk, "seuils").startswith("densité "), 120)
    desk.check(said(desk, "calculer") == "Calculer les 6 communes", f"bouton : « {said(desk, 'calculer')} »")
    panels.look(desk, NAME, "exemple")
    panels.walk(desk, NAME, "exemple")
    before = said(desk, "seuils")
    desk.click(inside(name="valeur_radius"))
    desk.keys("ctrl+a")
    desk.type("220")
    desk.keys("Tab")
    desk.until("dessiné à 220 m", lambda: said(desk, "seuils") not in ("", before))
    panels.look(desk, NAME, "regle")
    dossier = work / "centralites.gpkg"
    desk.click(inside(name="dossier_centralites"))
    desk.click({"menu": "Créer un dossier…"})
    files.give(desk, dossier, lambda: said(desk, "dossier_centralites") == dossier.name)
    desk.click(inside(name="calculer"))
    listed = inside(name="ensemble")
    desk.until("communes calculées", lambda: desk.ask("place", target=listed).get("at"), 240)
    desk.check(dossier.is_file(), "aucun dossier écrit")
    desk.ask("close_messages", name=NAME)
    panels.look(desk, NAME, "calcule")
    adjust(desk)


def adjust(desk: Desk) -> None:
    """Take a parcel away with its reason, then undo it: the journal keeps both."""
    desk.ask("widen", name=NAME, width=320)  # the middle of the section is then on its title
    desk.until("panneau de 320", lambda: desk.ask("still", name=NAME))
    desk.do(
        "section dépliée",
        lambda: desk.click(inside(name="ajuster")),
        lambda: said(desk, "journal_dit").startswith("Journal vide"),
    )
    panels.look(desk, NAME, "ajuster")
    own = "id_candidat = '99002_01'"
    place = desk.ask("zoom_within", name="Parcelles (territoire fictif)", other="Candidats", expression=own)
    desk.check(place, "aucune parcelle dans un candidat")
    desk.until("carte dessinée", lambda: not desk.ask("drawing"))
    desk.click(inside(name="retirer"))
    desk.click({"within": "main", "map": place})
    panels.look(desk, NAME, "motif")
    desk.fill(inside(name="motif"), "parking relais")
    desk.do(
        "parcelle retirée",
        lambda: desk.click(inside(name="noter")),
        lambda: said(desk, "journal_dit").startswith("Journal : 1 ligne"),
    )
    panels.look(desk, NAME, "retouche")
    desk.do(
        "geste annulé",
        lambda: desk.click(inside(name="annuler_geste")),
        lambda: said(desk, "journal_dit").startswith("Journal : 2 lignes"),
    )
