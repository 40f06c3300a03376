"""One rule of a grid: who, what, which threshold, which words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter
from typing import Any

from ..text import number
from .grid_messages import Path, unknown
from .grid_params import parse_indicator
from .grid_values import Values
from .model import (
    AIDES,
    ATTENDUS,
    CUMULS,
    MODES,
    OPERATEURS,
    ORIGINES,
    PORTEES,
    REPERES,
    REPONSES,
    TERRITOIRES,
    UNITES,
    Champ,
    Regle,
    Seuil,
    Source,
    TableRef,
)

KEYS = (
    "id",
    "titre_court",
    "theme",
    "source",
    "portee",
    "question",
    "champ",
    "mode",
    "indicateur",
    "seuil",
    "attendu",
    "preuves",
    "reponses",
    "aide",
)
SHORT_TITLE = 32

_ID = re.compile(r"[A-Z][A-Za-z0-9_-]{0,15}")
_TABLE_REF = re.compile(r"table:(\w+)\.(\w+)")
_VERDICT = re.compile(r"\b(in)?compatib", re.IGNORECASE)


def parse_rule(values: Values, raw: Any, path: Path) -> Regle:
    """Read one rule; what is wrong goes to the issues."""
    section = values.section(raw, path)
    identifier = _identifier(values, section.get("id"), (*path, "id"))
    values.known_keys(section, path, KEYS, "clé inconnue")
    question = values.text(section.get("question"), (*path, "question"), required=True)
    return Regle(
        id=identifier,
        titre_court=_short_title(values, section.get("titre_court"), question, (*path, "titre_court")),
        theme=values.text(section.get("theme"), (*path, "theme"), required=True),
        question=question,
        portee=values.choice(section.get("portee"), (*path, "portee"), PORTEES, "portée inconnue", required=True),
        mode=values.choice(section.get("mode"), (*path, "mode"), MODES, "mode inconnu", required=True),
        source=_source(values, section.get("source"), (*path, "source")),
        champ=_scope(values, section.get("champ"), (*path, "champ")),
        indicateur=parse_indicator(values, section.get("indicateur"), (*path, "indicateur")),
        seuil=_threshold(values, section.get("seuil"), (*path, "seuil")),
        attendu=_texts_by_key(values, section.get("attendu"), (*path, "attendu"), ATTENDUS, "pièce inconnue"),
        preuves=values.texts(section.get("preuves"), (*path, "preuves")),
        reponses=_answers(values, section.get("reponses"), (*path, "reponses")),
        aide=_texts_by_key(values, section.get("aide"), (*path, "aide"), AIDES, "aide inconnue"),
    )


def _identifier(values: Values, raw: Any, path: Path) -> str:
    text = values.text(raw, path)
    if not text:
        values.issues.error(path, "identifiant manquant ; accepté : une majuscule puis lettres, chiffres, - ou _")
        return ""
    first = next((rule for rule, known in values.issues.rule_ids.items() if known == text), None)
    values.issues.rule_ids[path[:2]] = text
    if not _ID.fullmatch(text):
        values.issues.error(
            path,
            f"identifiant « {text} » ; accepté : une majuscule sans accent, puis 15 lettres, chiffres, - ou _ au plus",
        )
        return text
    if first is not None:
        place = values.issues.origin.place((*first, "id"))
        values.issues.error(path, f"identifiant « {text} » déjà pris ({place or f'règle n° {int(first[1]) + 1}'})")
    return text


def _short_title(values: Values, raw: Any, question: str, path: Path) -> str:
    text = values.text(raw, path)
    if len(text) > SHORT_TITLE:
        values.issues.error(path, f"{len(text)} caractères ; accepté : {SHORT_TITLE} au plus")
    if text or len(question) <= SHORT_TITLE:
        return text or question
    return question[: SHORT_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:\u00a0\u202f") + "…"


def _source(values: Values, raw: Any, path: Path) -> Source:
    section = values.section(raw, path)
    values.known_keys(section, path, ("document", "chapitre", "page", "texte"), "clé inconnue")
    return Source(
        document=values.text(section.get("document"), (*path, "document")),
        chapitre=values.text(section.get("chapitre"), (*path, "chapitre")),
        page=values.integer(section.get("page"), (*path, "page"), minimum=1),
        texte=values.text(section.get("texte"), (*path, "texte")),
    )


def _scope(values: Values, raw: Any, path: Path) -> Champ:
    section = values.section(raw, path)
    values.known_keys(section, path, ("niveaux", "territoire", "cumul"), "clé inconnue")
    territory = values.choice(section.get("territoire"), (*path, "territoire"), TERRITOIRES, "territoire inconnu")
    totals = [
        values.choice(one, where, CUMULS, "cumul inconnu")
        for one, where in values.items(section.get("cumul"), (*path, "cumul"))
    ]
    return Champ(
        niveaux=values.texts(section.get("niveaux"), (*path, "niveaux")),
        territoire=territory or "commune",
        cumul=tuple(one for one in totals if one),
    )


def _threshold(values: Values, raw: Any, path: Path) -> Seuil | None:
    section = {key: one for key, one in values.section(raw, path).items() if one not in (None, "", {}, [])}
    if not section:
        return None
    known = ("operateur", "valeur", "par_niveau", "unite", "tolerance", "tolerance_abs", "origine")
    values.known_keys(section, path, known, "clé inconnue")
    operator = values.text(section.get("operateur"), (*path, "operateur"))
    if not operator:
        values.issues.error((*path, "operateur"), f"seuil sans opérateur ; accepté : {', '.join(OPERATEURS)}")
    else:
        operator = values.choice(operator, (*path, "operateur"), OPERATEURS, "opérateur inconnu")
    unit = values.text(section.get("unite"), (*path, "unite"))
    if not unit:
        values.issues.error((*path, "unite"), f"seuil sans unité ; accepté : {', '.join(UNITES)}")
    else:
        unit = values.choice(unit, (*path, "unite"), UNITES, "unité inconnue")
    if "valeur" in section and "par_niveau" in section:
        values.issues.error(path, "« valeur » et « par_niveau » sont écrits tous les deux ; gardez l’un des deux")
    elif "valeur" not in section and "par_niveau" not in section:
        values.issues.error(path, "seuil sans valeur ; accepté : « valeur » ou « par_niveau »")
    origin = values.choice(section.get("origine"), (*path, "origine"), ORIGINES, "origine inconnue")
    return Seuil(
        operateur=operator,
        unite=unit,
        valeur=_limit(values, section.get("valeur"), (*path, "valeur"), operator, tables=True),
        par_niveau=_by_level(values, section.get("par_niveau"), (*path, "par_niveau"), operator),
        tolerance=_tolerance(values, section.get("tolerance"), (*path, "tolerance")),
        tolerance_abs=values.number(section.get("tolerance_abs"), (*path, "tolerance_abs"), minimum=0),
        origine=origin or "scot",
    )


def _tolerance(values: Values, raw: Any, path: Path) -> float | None:
    tolerance = values.number(raw, path, minimum=0)
    if tolerance is not None and tolerance > 1:
        values.issues.error(path, f"tolérance {tolerance:g} ; accepté : une part entre 0 et 1 (0,10 pour 10 %)")
    return tolerance


def _by_level(values: Values, raw: Any, path: Path, operator: str) -> dict[str, Any]:
    levels = values.section(raw, path)
    read = {level: _limit(values, one, (*path, level), operator, tables=False) for level, one in levels.items()}
    return {level.strip(): limit for level, limit in read.items() if limit is not None}


def _limit(values: Values, raw: Any, path: Path, operator: str, tables: bool) -> Any:
    if raw is None or raw == "":
        return None
    items = [one for one, _ in values.items(raw, path)]
    if operator == "entre":
        bounds = [value for value in map(number, items) if value is not None]
        if len(items) != 2 or len(bounds) != 2:
            values.issues.error(path, "« entre » demande deux nombres : [min, max]")
            return None
        if bounds[0] > bounds[1]:
            values.issues.error(path, f"« entre » demande [min, max] : {items[0]} est plus grand que {items[1]}")
        return (bounds[0], bounds[1])
    if len(items) != 1:
        values.issues.error(path, "un seul nombre est attendu ; [min, max] ne va qu’avec l’opérateur « entre »")
        return None
    found = _TABLE_REF.fullmatch(str(items[0]).strip())
    if found and tables:
        return TableRef(found[1], found[2])
    value = number(items[0])
    if value is None:
        accepted = 'un nombre, [min, max] ou "table:nom.colonne"' if tables else "un nombre ou [min, max]"
        values.issues.error(path, f"« {items[0]} » n’est pas une valeur de seuil ; accepté : {accepted}")
    return value


def _texts_by_key(values: Values, raw: Any, path: Path, known: tuple[str, ...], what: str) -> dict[str, str]:
    section = values.section(raw, path)
    values.known_keys(section, path, known, what)
    texts = {key: values.text(one, (*path, key)) for key, one in section.items() if key in known}
    return {key: text for key, text in texts.items() if text}


def _answers(values: Values, raw: Any, path: Path) -> Mapping[str, str]:
    answers = _texts_by_key(values, raw, path, REPONSES, "réponse inconnue")
    for key, text in answers.items():
        _check_placeholders(values, text, (*path, key))
        if _VERDICT.search(text):
            values.issues.error(
                (*path, key),
                "une réponse calculée énonce une mesure ; « compatible » et « incompatible » sont les mots de l’avis",
            )
    return answers


def _check_placeholders(values: Values, text: str, path: Path) -> None:
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        values.issues.error(path, "accolade ouverte ou fermée seule ; un repère s’écrit {valeur}")
        return
    for _, name, form, conversion in parts:
        if name is None:
            continue
        if name not in REPERES:
            values.issues.error(path, unknown("repère inconnu", f"{{{name}}}", [f"{{{one}}}" for one in REPERES]))
        elif form or conversion:
            values.issues.error(path, f"le repère {{{name}}} s’écrit sans mise en forme")
