"""The panel « Compatibilité »: make a dossier, choose the data, analyse, find a line, write its avis, open it again."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import files
import panels
from desk import Desk

NAME = "compatibilite"
HERE = {"dock": NAME}
#: A gap of the example, worked out by hand: UZ and 1AUz of Bourg-Témoin without a sector.
RULE, PLACE = "C1", "Bourg-Témoin"
REASON = "Secteur a revoir avec la commune"


def inside(**target) -> dict:
    return {"within": HERE, **target}


def choose_file(desk: Desk, button: dict, entry: str, path: Path, done) -> None:
    """Choose a file through the menu of a button."""
    desk.click(button)
    desk.click({"menu": entry})
    files.give(desk, path, done)


def said(desk: Desk, name: str) -> str:
    return str(desk.ask("text_of", target=inside(name=name)) or "")


def make(desk: Desk, work: Path, dossier: Path) -> None:
    """From nothing to results, without the toolbox."""
    panels.close_other(desk, "ResultsViewer")
    desk.click(inside(name="primaire", text="Créer un dossier…"))
    files.give(desk, dossier, lambda: dossier.name in said(desk, "dossier"))
    panels.look(desk, NAME, "nouveau")
    panels.walk(desk, NAME, "nouveau")
    desk.check(not desk.ask("enabled", target=inside(name="analyser")), "analyse proposée sans données")
    document, example = work / "document.gpkg", work / "exemple"
    entry = "Document lu par AULA (GeoPackage)…"
    choose_file(desk, inside(name="document_autre"), entry, document, lambda: bool(said(desk, "identite")))
    desk.fill({"within": "grille", "kind": "QLineEdit"}, str(example / "grille_exemple.yaml"))
    desk.keys("Tab")
    entry = "Fichier de références (GeoPackage)…"
    references = example / "references_scot.gpkg"
    choose_file(desk, inside(name="lier"), entry, references, lambda: "rôles liés" in said(desk, "references"))
    panels.look(desk, NAME, "rempli")
    desk.click(inside(name="analyser"))
    desk.until("analyse finie", lambda: "lignes" in said(desk, "avancement"))
    panels.look(desk, NAME, "resultats")


def judge(desk: Desk, dossier: Path) -> None:
    """Find a line by typing, write its avis with keys, and read it in the file."""
    before = said(desk, "avancement")
    desk.check(before.startswith("0 avis"), f"avancement au départ : « {before} »")
    find(desk)
    desk.do("avis choisi", lambda: desk.keys("2"), lambda: said(desk, "avancement").startswith("1 avis"))
    reason = inside(name="justification")
    desk.do("justification ouverte", lambda: desk.keys("F2"), lambda: desk.ask("has_focus", target=reason))
    desk.check(
        said(desk, "titre_ligne").startswith(RULE), f"ligne {RULE} non montrée : « {said(desk, 'titre_ligne')} »"
    )
    desk.type(REASON)
    desk.keys("Tab")
    desk.until("avis écrit dans le dossier", lambda: written(dossier) == [REASON])
    panels.look(desk, NAME, "avis")
    panels.walk(desk, NAME, "avis")


def find(desk: Desk) -> None:
    """Choose the line of the rule by typing its name and clicking what is found."""
    desk.fill(inside(name="recherche"), f"{RULE} {PLACE}")
    desk.until("recherche appliquée", lambda: PLACE in said(desk, "filtre_dit"))
    desk.click(inside(item=PLACE))
    desk.until("arbre prêt", lambda: desk.ask("has_focus", target=inside(name="arbre")))


def written(dossier: Path) -> list[str]:
    """Return the reasons of the avis the file holds."""
    with sqlite3.connect(f"{dossier.as_uri()}?mode=ro", uri=True) as base:
        return [row[0] for row in base.execute("select justification from avis where justification is not null")]


def again(desk: Desk, dossier: Path) -> None:
    """Close the dossier and open it from the recent ones: the avis is there."""
    desk.click(inside(name="dossier"))
    desk.click({"menu": "Fermer le dossier"})
    desk.click(inside(name="ouvrir"))
    files.give(desk, dossier, lambda: dossier.name in said(desk, "dossier"))
    desk.until("avis retrouvé", lambda: said(desk, "avancement").startswith("1 avis"))


def pick(desk: Desk) -> None:
    """Click on the map the place that explains the line: its lines are shown, and the current one stays."""
    find(desk)
    desk.until("preuve dessinée", lambda: not desk.ask("drawing"))
    place = desk.ask("evidence_point", name=NAME)
    button = inside(name="choisir_carte")
    desk.fill(inside(name="recherche"), RULE)
    desk.until("carte dessinée", lambda: not desk.ask("drawing"))
    desk.do(
        "lignes de l’endroit",
        lambda: [desk.click(button), desk.click({"within": "main", "map": place}), desk.click(button)],
        lambda: "à l’endroit cliqué" in said(desk, "filtre_dit"),
    )
    desk.check(said(desk, "titre_ligne").startswith(RULE), f"clic sur la carte : ligne « {said(desk, 'titre_ligne')} »")
    panels.look(desk, NAME, "carte")


def copied(dossier: Path) -> Path:
    """Return a copy of the dossier in which somebody else judges the same line."""
    copy = dossier.with_name("copie_durand.gpkg")
    shutil.copy(dossier, copy)
    with closing(sqlite3.connect(copy)) as base, base:
        base.execute(
            "update avis set avis = 'incompatible', justification = 'Hors du secteur', auteur = 'M. Durand', "
            "date_avis = '2026-01-12T09:00:00.000Z' where regle_id = ? and territoire_id = '99002'",
            (RULE,),
        )
    return copy


def merge(desk: Desk, dossier: Path, copy: Path) -> None:
    """Merge the copy: the conflict is shown, both avis are kept, the merged dossier opens."""
    desk.click(inside(name="documents"))
    desk.click({"menu": "Fusionner des avis…"})
    choice = {"within": "window", "name": "choix_2"}
    files.give(desk, copy, lambda: desk.ask("enabled", target=choice))
    desk.check(not desk.ask("enabled", target={"within": "window", "name": "primaire"}), "fusion permise sans choix")
    desk.picture("fusion_conflits")
    desk.click(choice)
    desk.click({"within": "window", "name": "primaire"})
    desk.until("dossier fusionné ouvert", lambda: "_fusion" in said(desk, "dossier"))
    desk.until("fusion finie", lambda: said(desk, "avancement").startswith("1 avis"))
    find(desk)
    desk.until("ligne montrée", lambda: said(desk, "titre_ligne").startswith(RULE))
    panels.look(desk, NAME, "fusion")


def play(desk: Desk, work: Path) -> None:
    dossier = work / "dossier_panneau.gpkg"
    make(desk, work, dossier)
    copy = copied(dossier)
    judge(desk, dossier)
    pick(desk)
    again(desk, dossier)
    merge(desk, dossier, copy)
