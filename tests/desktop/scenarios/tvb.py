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


def prepared(work: Path, cell: int = 50) -> Path:
    """Return a copy of the parameters of the example, its cells of so many metres: seconds instead of a minute."""
    folder = work / "tvb"
    folder.mkdir(exist_ok=True)
    for name in ("tvb_exemple.yaml", "frictions_exemple.csv", "references_scot.gpkg"):
        shutil.copy(TEMPLATES / "exemple" / name, folder / name)
    plan = folder / "tvb_exemple.yaml"
    text = plan.read_text(encoding="utf-8")
    text = text.replace("maille_m: 10", f"maille_m: {cell}").replace("apercu_m: 40", f"apercu_m: {4 * cell}")
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
    kept = plan.with_name(f"{plan.stem}_calculs") / "etapes.json"
    desk.check(kept.is_file(), "aucun résultat à côté des paramètres")
    panels.look(desk, NAME, "refait")
    note_crossing(desk)
    gather(desk, plan)


def note_crossing(desk: Desk) -> None:
    """Compute the conflicts, click one on the map, note a crossing there, compute again, take the crossing back."""
    desk.click(inside(item="Points de conflit"))
    desk.keys("ctrl+Return")
    desk.until("points de conflit calculés", lambda: "six étapes" in said(desk, "pourquoi"), 240)
    choose(desk, "boisee/conflits/CONFLITS", "\"type_obstacle\" = 'route'", "Conflit ")
    desk.click(inside(name="passage_constate"))
    panels.look(desk, NAME, "motif")
    desk.fill(inside(name="motif_passage"), "buse sèche vue le 12/10")
    desk.click(inside(name="noter_passage"))
    desk.until("conflit à refaire", lambda: said(desk, "calculer").endswith("1\u00a0étape"))
    panels.look(desk, NAME, "constate")
    desk.click(inside(name="calculer"))
    desk.until("conflits refaits", lambda: DONE in said(desk, "pourquoi"), 240)
    choose(desk, "commun/passages/PASSAGES", "true", "Passage constaté")
    desk.click(inside(name="passage_constate"))
    desk.until("passage retiré", lambda: said(desk, "calculer").endswith("1\u00a0étape"))


def choose(desk: Desk, role: str, expression: str, title: str) -> None:
    """Click an object on the map with the tool of the panel; its card is shown."""
    place = desk.ask("zoom_to_object", role=role, expression=expression)
    desk.check(place, f"{title} : rien sur la carte")
    desk.until("carte dessinée", lambda: not desk.ask("drawing"))
    button = inside(name="choisir_sur_carte")
    desk.do(
        f"{title} choisi",
        lambda: [desk.click(button), desk.click({"within": "main", "map": place}), desk.click(button)],
        lambda: said(desk, "fiche_titre").startswith(title),
    )


def gather(desk: Desk, plan: Path) -> None:
    """Unfold the synthesis; the roles are prepared in the window of the whole chain, from what is computed."""
    desk.click(inside(name="calculer"))
    desk.until("conflits revenus", lambda: DONE in said(desk, "pourquoi"), 240)
    desk.click(inside(name="parametres"))
    desk.click({"menu": "Enregistrer"})
    desk.until("paramètres enregistrés", lambda: not said(desk, "parametres").endswith("*"))
    desk.ask("close_messages", name=NAME)
    desk.click(inside(name="synthese"))
    panels.look(desk, NAME, "synthese")
    desk.do(
        "chaîne ouverte",
        lambda: desk.click(inside(name="roles")),
        lambda: (desk.ask("dialog") or {}).get("algorithm") == "aula:trame_verte_bleue",
    )
    desk.click({"within": "dialog", "text": "Exécuter"})
    roles = plan.with_name(f"{plan.stem}_references.gpkg")
    desk.until("rôles écrits", lambda: roles.is_file() and not desk.ask("dialog")["running"], 240)
    desk.check("repris sans recalcul" in desk.ask("dialog")["log"], "la chaîne a tout recalculé")
    desk.keys("Escape")
    desk.until("chaîne refermée", lambda: desk.ask("dialog") is None)
