"""What the pages of an atlas say: variables for the labels of a template, rows for its table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ...core.compatibility import results as r
from ...core.compatibility.dossier import Dossier
from ...core.typography import (
    MISSING,
    NBSP,
    date_fr,
    enumeration,
    insecables,
    majuscule,
    mesure,
    nombre_court,
    pluriel,
    propre,
    seuil_texte,
    tronque,
    unite_lisible,
)
from .. import signals
from ..avis import Avis, avis_of
from .pages import COMMUNE, LIGNE, REGLE, Case, Page

#: Every variable a template may use; a page that has nothing to say leaves it empty.
VARIABLES = (
    "aula_type",
    "aula_surtitre",
    "aula_titre",
    "aula_chapeau",
    "aula_commune",
    "aula_code_insee",
    "aula_regle",
    "aula_regle_titre",
    "aula_question",
    "aula_theme",
    "aula_signal",
    "aula_glyphe",
    "aula_couleur",
    "aula_valeur",
    "aula_seuil",
    "aula_tolerance",
    "aula_certitude",
    "aula_constat",
    "aula_avis",
    "aula_justification",
    "aula_vide",
    "aula_document",
    "aula_scot",
    "aula_grille",
    "aula_sources",
    "aula_date",
    "aula_fictif",
    "aula_page",
    "aula_pages",
)
_LONGEST = 900
_PLAIN = {
    r.LIMITE_IMPRECISE: "à examiner : l’écart tient à l’imprécision de la limite",
    r.SENSIBLE: "à examiner : le signal dépend d’une hypothèse",
    r.DECLAREE: "valeur déclarée",
    r.CERTAINE: "certaine",
}


@dataclass(frozen=True)
class Cell:
    """One cell of the table: its text, and whether it is bold; a colour when it bears a signal."""

    text: str
    bold: bool = False
    colour: str = ""


@dataclass(frozen=True)
class Table:
    """Rows of a page. ``widths`` are shares of the width; ``header`` is empty when the first column names the rows."""

    header: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Words:
    """Writes the pages of one dossier; authors are left out on demand."""

    def __init__(self, dossier: Dossier, without_authors: bool = False, background: str = "") -> None:
        self.without_authors = without_authors
        self.background = background
        known = dossier.parametres
        self.rules = {key[6:]: _json(text) for key, text in known.items() if key.startswith("regle.")}
        self.grid = known.get("grille.titre", "")
        self.scot = str(_json(known.get("scot", "")).get("nom") or "")
        self.software = known.get("logiciel", "")
        fictive = "territoire fictif" in " ".join((self.grid, self.scot)).lower()
        self.fictive = "territoire fictif" if fictive else ""

    def variables(self, page: Page, empty: str = "") -> dict[str, str]:
        """Return the variables of a page, ``aula_page`` and ``aula_pages`` left empty."""
        case = page.all_cases[0]
        row = page.cases[0].row if page.cases else case.row
        rule = self.rules.get(case.rule, {}) if page.kind != COMMUNE else {}
        found = dict.fromkeys(VARIABLES, "")
        found.update(
            aula_type=page.kind,
            aula_titre=self._title(page),
            aula_surtitre=self._over_title(page),
            aula_chapeau=self._lead(page),
            aula_vide=empty,
            aula_document=page.document,
            aula_scot=self.scot,
            aula_grille=self.grid,
            aula_sources=self._sources(page, row),
            aula_date=date_fr(str(row["date_run"] or "")[:10]),
            aula_fictif=self.fictive,
        )
        if page.kind != REGLE:
            found.update(aula_commune=page.name, aula_code_insee=page.code)
        if page.kind != COMMUNE:
            found.update(
                aula_regle=case.rule,
                aula_regle_titre=case.title,
                aula_question=str(rule.get("question") or ""),
                aula_theme=str(case.row["theme"] or ""),
            )
        if page.kind == LIGNE:
            found.update(self._line(page.cases[0]))
        return {name: insecables(propre(text)) for name, text in found.items()}

    def table(self, page: Page) -> Table:
        """Return the table of a page: what is known of a line, or the lines of a commune or rule."""
        if page.kind == LIGNE:
            rows = [(Cell(name, True), Cell(tronque(text, _LONGEST))) for name, text in self._facts(page.cases[0])]
            return Table((), (0.24, 0.76), _clean(rows))
        what = "Règle" if page.kind == COMMUNE else "Territoire"
        return Table(
            ("Signal", what, "Valeur", "Seuil", "Avis"),
            (0.22, 0.31, 0.14, 0.14, 0.19),
            _clean([self._listed(page, case) for case in page.cases]),
        )

    def origin(self, date: str) -> str:
        """Return when and by what the lines were computed."""
        return f"Calcul du {date_fr(date[:10])}, {self.software or 'AULA'} ; document de travail."

    def _listed(self, page: Page, case: Case) -> tuple[Cell, ...]:
        sign = case.sign
        mark = f"{sign.glyph}{NBSP}{sign.word}" + ("\n▹ à examiner" if case.to_examine else "")
        what = f"{case.rule} · {case.title}" if page.kind == COMMUNE else case.name
        return (
            Cell(mark, True, sign.colour),
            Cell(what),
            Cell("\n".join(_value(row) for row in case.rows)),
            Cell("\n".join(dict.fromkeys(_threshold(row) for row in case.rows))),
            Cell(self._avis(case).court),
        )

    def _facts(self, case: Case) -> list[tuple[str, str]]:
        row, avis = case.row, self._avis(case)
        certainty = majuscule(row["motif"] or _PLAIN.get(row["certitude"] or "", "")) if row["signal"] else ""
        rule = self.rules.get(case.rule, {})
        facts = [
            ("Question", str(rule.get("question") or "")),
            ("Texte du SCoT", str((rule.get("source") or {}).get("texte") or "")),
            ("Valeur", "\n".join(_value(one) for one in case.rows)),
            ("Seuil", "\n".join(dict.fromkeys(_threshold(one) for one in case.rows)) or _no_threshold(row)),
            ("Tolérance", _tolerance(row) if row["seuil"] is not None else ""),
            ("Certitude", certainty),
            ("Zones", ", ".join(list(dict.fromkeys(str(row["zones"] or "").split("|")))[:12])),
            ("Avis", majuscule(avis.niveau) + (" – à revoir : la mesure a changé" if avis.modifie else "")),
            ("Justification", avis.justification),
            ("Modification demandée", avis.modification),
            ("Pièce", avis.lieu),
            ("Réponse de la commune", avis.reponse),
            ("Signé", avis.signature),
        ]
        return [(name, text) for name, text in facts if text]

    def _line(self, case: Case) -> dict[str, str]:
        row, avis = case.row, self._avis(case)
        return {
            "aula_signal": case.sign.word + (" – à examiner" if case.to_examine else ""),
            "aula_glyphe": case.sign.glyph,
            "aula_couleur": case.sign.colour,
            "aula_valeur": "\n".join(_value(one) for one in case.rows),
            "aula_seuil": "\n".join(dict.fromkeys(_threshold(one) for one in case.rows)),
            "aula_tolerance": _tolerance(row) if row["seuil"] is not None else "",
            "aula_certitude": str(row["certitude"] or ""),
            "aula_constat": str(row["message"] or ""),
            "aula_avis": avis.niveau,
            "aula_justification": tronque(avis.justification, _LONGEST),
        }

    def _title(self, page: Page) -> str:
        if page.kind == COMMUNE:
            return page.name
        case = page.all_cases[0]
        title = f"{case.rule} · {case.title}"
        return f"{title} – {page.name}" if page.kind == LIGNE else title

    def _over_title(self, page: Page) -> str:
        theme = str(page.all_cases[0].row["theme"] or "")
        said = {
            COMMUNE: f"Commune {page.code}",
            REGLE: f"Règle – {theme}" if theme else "Règle",
            LIGNE: theme,
        }[page.kind]
        return " · ".join(filter(None, (said, page.document, self.fictive)))

    def _lead(self, page: Page) -> str:
        if page.kind == LIGNE:
            row = page.cases[0].row
            return tronque(str(row["message"] or row["motif"] or ""), 420)
        counted = [
            pluriel(n, sign.word, sign.plural)
            for sign in signals.ORDER
            if (n := sum(case.sign is sign for case in page.all_cases))
        ]
        lines = f"{pluriel(len(page.all_cases), 'ligne')} : {enumeration(counted)}."
        if not page.cases:
            return f"{lines} Aucune n’a un signal choisi pour cet atlas."
        left = len(page.all_cases) - len(page.cases)
        question = str(self.rules.get(page.code, {}).get("question") or "") if page.kind == REGLE else ""
        kept = f"{pluriel(left, 'ligne')} sans signal choisi ne {'figure' if left < 2 else 'figurent'} pas au tableau."
        return " ".join(filter(None, (question, lines, kept if left else "")))

    def _sources(self, page: Page, row: Mapping[str, Any]) -> str:
        said = []
        if page.kind != COMMUNE and row["source_document"]:
            where = f", p.{NBSP}{row['source_page']}" if row["source_page"] else ""
            said.append(f"règle : {row['source_document']}{where}")
        if page.kind == LIGNE:
            said.append(f"données : {', '.join(_inputs(row))}" if _inputs(row) else "")
        said += [f"fond : {self.background}" if self.background else "", self.grid]
        origin = self.origin(str(row["date_run"] or ""))
        return f"Sources : {' ; '.join(filter(None, said))}. {origin} Le signal mesure, une personne juge."

    def _avis(self, case: Case) -> Avis:
        return avis_of(case.row, case.row, self.without_authors)


def nothing_drawn(page: Page, without_evidence: bool) -> str:
    """Return what is said in place of an evidence that is not there; empty when something is drawn."""
    if not without_evidence:
        return ""
    if page.kind == LIGNE:
        return "Aucun lieu à montrer pour cette ligne : la carte situe le territoire."
    shows = "donne le signal de chaque commune" if page.kind == REGLE else "situe le territoire"
    return f"Aucun lieu à montrer pour les signaux choisis : la carte {shows}."


def _no_threshold(row: Mapping[str, Any]) -> str:
    return "" if row["signal"] else "aucun : constat"


def _value(row: Mapping[str, Any]) -> str:
    text = MISSING if row["valeur"] is None else mesure(row["valeur"], row["unite"] or "", row["seuil"])
    vocation = row["vocation"] or ""
    return text if vocation in ("", "toutes") else f"{text} ({vocation})"


def _threshold(row: Mapping[str, Any]) -> str:
    return seuil_texte(row["operateur"] or "", row["seuil"], row["seuil_haut"], row["unite"] or "")


def _tolerance(row: Mapping[str, Any]) -> str:
    share, absolute = row["tolerance"] or 0.0, row["tolerance_abs"] or 0.0
    unit = unite_lisible(row["unite"] or "")
    said = [f"{nombre_court(100 * share)}{NBSP}%"] if share and row["seuil"] else []
    if absolute:
        said.append(nombre_court(absolute) + (NBSP + unit if unit else ""))
    return " ou ".join(said) or "aucune"


def _inputs(row: Mapping[str, Any]) -> list[str]:
    found = _json(row["entrees"] or "")
    entries = found if isinstance(found, list) else []
    return [
        " ".join(filter(None, (str(entry.get("couche") or ""), date_fr(entry["date"]) if entry.get("date") else "")))
        for entry in entries
        if isinstance(entry, dict)
    ]


def _json(text: str) -> Any:
    try:
        return json.loads(text) if text else {}
    except ValueError:
        return {}


def _clean(rows: Iterable[tuple[Cell, ...]]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(Cell(insecables(propre(c.text)), c.bold, c.colour) for c in row) for row in rows)


def roles_of(rule: Mapping[str, Any]) -> list[str]:
    """Return the roles a rule looks at, as the dossier keeps the rule: its selectors, then its layers of evidence."""
    params = (rule.get("indicateur") or {}).get("params") or {}
    found = {
        term[5:]: None
        for value in params.values()
        for item in (value if isinstance(value, list) else [value])
        for term in str(item).split("&")
        if term.startswith("role:")
    }
    return list(dict.fromkeys((*found, *(rule.get("preuves") or []))))
