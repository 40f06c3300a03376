"""The report of the land: one page for the whole, one by group or territory, then method and limits."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from ...core.missing import is_missing
from ...core.typography import MISSING, date_fr, nombre, pluriel, tronque
from ..centralities.sheets import Paper, Screen, Text
from ..cover import Cover
from ..environment import render
from ..odt.model import document
from ..svg.patterns import definitions
from . import method
from .blocks import Block, Column, bullets, heading, new_page, note, table
from .counted import counted
from .counter import Project, counter_blocks, counter_sentence
from .found import ONE, Found, Unit, rows_of, units
from .measures import ha, measure_blocks, sentence, top_blocks, transition_blocks
from .typology import typology_blocks

#: Unknown codes printed; the table has them all.
MOST_CODES = 12


@dataclass(frozen=True)
class Choice:
    """What the report is about.

    Attributes
    ----------
    codes : territories or groups; empty: all.
    communes : one page for each territory too.
    projects : hypotheses added to the counter.
    """

    codes: Collection[str] = ()
    communes: bool = False
    projects: Sequence[Project] = ()


@dataclass(frozen=True)
class Page:
    """A page, as templates read it."""

    ancre: str
    nom: str
    chapeau: Sequence[tuple[str, bool]]
    blocs: Sequence[Block]


def land_report(
    found: Found, choice: Choice, cover: Cover, check: Callable[[], None] = lambda: None, paper: bool = False
) -> str:
    """Return the report as a page of HTML.

    Parameters
    ----------
    paper : for ``reporting.pdf``: drawings are images, and there is no menu.
    check : called between pages: what it raises stops the report.

    Raises
    ------
    InputError
        There is nothing to tell, or a code that no layer has.
    """
    sheet = Paper() if paper else Screen()
    return render("foncier/rapport.html.j2", motifs=definitions(), **_values(found, choice, cover, check, sheet))


def land_text(found: Found, choice: Choice, cover: Cover, check: Callable[[], None] = lambda: None) -> bytes:
    """Return the same report as an OpenDocument text, to be completed in a word processor."""
    sheet = Text()
    values = _values(found, choice, cover, check, sheet)
    invented = " · territoire fictif" if cover.fictive else ""
    values.update(
        couleurs={},
        paysage=False,
        en_tete=f"{tronque(cover.title, 120)}{invented}",
        pied_de_page=f"Foncier · {values['date_rapport']} · document de travail{invented}",
    )
    day = datetime.strptime(cover.date[:10], "%Y-%m-%d").date()
    return document("foncier", values, cover.title, day, check=check, pictures=sheet.images.pictures)


def _values(found: Found, choice: Choice, cover: Cover, check: Callable[[], None], sheet: Screen) -> dict[str, Any]:
    """Return every name of the templates."""
    pages, told = [], units(found, choice.codes, choice.communes)
    for unit in told:
        check()
        pages.append(_page(found, unit, choice.projects, sheet))
    pages.append(Page("methode", "Méthode et limites", _METHOD_TITLE, _method(found)))
    day = date_fr(cover.date[:10])
    return {
        "papier": sheet.paper,
        "fictif": cover.fictive,
        "titre": cover.title,
        "surtitre": "Foncier · consommation d’espaces, artificialisation, compteur ZAN",
        "date_rapport": day,
        "identite": _identity(found, cover, day, pages, {code for unit in told for code in unit.codes}),
        "pages": pages,
        "synthese": {"document": cover.title, "scot": ""},
        "grille": "Foncier",
        "date_calcul": day,
    }


_METHOD_TITLE = [("Comment c’est calculé, ce que cela ne dit pas", False)]


def _identity(
    found: Found, cover: Cover, day: str, pages: Sequence[Page], codes: Collection[str]
) -> list[tuple[str, list[str]]]:
    measured, counted_here = rows_of(found.territories, tuple(codes)), rows_of(found.counter, tuple(codes))
    said = [] if measured is None else [pluriel(len(measured), "territoire mesuré", "territoires mesurés")]
    said += [] if counted_here is None else [pluriel(len(counted_here), "commune comptée", "communes comptées")]
    return [
        ("Territoire", [pages[0].nom, day, *([cover.author] if cover.author else []), "document de travail"]),
        ("Données", said),
        ("Calcul", [cover.software, pluriel(len(pages), "page")]),
    ]


def _page(found: Found, unit: Unit, projects: Sequence[Project], sheet: Screen) -> Page:
    frame = rows_of(found.territories, unit.codes)
    blocks: list[Block] = []
    head: Sequence[tuple[str, bool]] = ()
    if frame is not None:
        head = sentence(frame)
        blocks += measure_blocks(frame)
        blocks += typology_blocks(frame, len(frame) == 1, sheet)
        blocks += _on_new_page(transition_blocks(found.matrix, frame, unit.codes) + top_blocks(frame), unit)
    counter = counted(found, unit)
    if counter is not None:
        head = head or counter_sentence(counter)
        told = counter_blocks(counter, unit, projects, sheet, alone=frame is None)
        blocks += told if frame is None else _on_new_page(told, unit)
    anchor = "synthese" if not unit.code else f"t-{unit.code}"
    named = f"{unit.name} ({unit.code})" if unit.code and unit.code not in unit.name else unit.name
    return Page(anchor, named, head or [(f"{unit.name} : aucune donnée.", False)], blocks)


def _on_new_page(blocks: list[Block], unit: Unit) -> list[Block]:
    """Return blocks that start a page, unless the unit is one territory: it says less and its page holds more."""
    return blocks if unit.kind == ONE or not blocks else [new_page(), *blocks]


def _method(found: Found) -> list[Block]:
    blocks: list[Block] = []
    if found.territories is not None:
        blocks.append(bullets(method.MEASURES))
    if found.counter is not None:
        blocks.append(bullets(method.COUNTER))
    blocks += _recipes(found)
    blocks += [heading("Ce que cela ne dit pas"), bullets(method.LIMITS)]
    if found.codes is not None and len(found.codes):
        blocks += _unknown_codes(found.codes)
    return [*blocks, note(f"Sources : {method.REFERENCES}")]


def _recipes(found: Found) -> list[Block]:
    """Return the data and the parameters of each result, as its layer keeps them."""
    said = [
        (word, tronque(text, 900))
        for word, frame in (("Mesure", found.territories), ("Compteur", found.counter))
        if frame is not None
        for text in frame["parametres"].dropna().unique()[:3]
    ]
    return [heading("Données et paramètres de ces résultats"), bullets(said)] if said else []


def _said(value: object, otherwise: str = MISSING) -> str:
    return otherwise if is_missing(value) or not str(value) else tronque(value, 60)


def _unknown_codes(codes: pd.DataFrame) -> list[Block]:
    ranked = codes.astype({"ha": float}).sort_values("ha", ascending=False)
    rows = [
        (_said(row["axe"]), _said(row["code"], "(vide)"), _said(row["motif"]), nombre(row["objets"]), ha(row["ha"]))
        for row in ranked.head(MOST_CODES).to_dict("records")
    ]
    columns = [
        Column("Axe", 12),
        Column("Code", 20),
        Column("Motif", 38),
        Column("Objets", 15, True),
        Column("ha", 15, True),
    ]
    rest = len(codes) - len(rows)
    more = [note(f"Et {rest} autres, dans la table des codes.")] if rest > 0 else []
    return [heading("Codes qui n’ont pas pu être lus, comptés à part"), table(columns, rows), *more]
