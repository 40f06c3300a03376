"""What a zone is for (habitat, économie…), from the first source that answers, with the disagreements of the others.

No field says it reliably, so sources are ranked (convention of the project, cnig.md section 6): planner's table,
FORMDOMI, DESTOUI, words of LIBELONG, DESTDOMI, letter after U or AU in LIBELLE.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

import pandas as pd

from ..text import has_stem, two_digits

VOCATIONS = (
    "habitat",
    "economie",
    "commerce",
    "mixte",
    "loisirs_tourisme",
    "equipement",
    "infrastructure",
    "agricole",
    "naturel",
    "sols_sous_sols",
)
UNKNOWN = "inconnue"
CONFIRMEE, FORTE, MOYENNE, FAIBLE, A_CONFIRMER = "confirmée", "forte", "moyenne", "faible", "à confirmer"
#: Source written when a zone A or N takes the vocation of its family.
DEFAULT_SOURCE = "TYPEZONE"
_DEFAULTS = {"A": "agricole", "N": "naturel"}
_CONSTRUCTIBLE = ("AH", "NH")

_FORMDOMI = {
    "01": "habitat",
    "02": "economie",
    "03": "mixte",
    "04": "loisirs_tourisme",
    "05": "equipement",
    "06": "infrastructure",
    "07": "agricole",
    "08": "naturel",
    "09": "sols_sous_sols",
}
_DESTDOMI = {
    "01": "habitat",
    "02": "economie",
    "03": "mixte",
    "04": "loisirs_tourisme",
    "05": "equipement",
    "07": "agricole",
    "08": "naturel",
    "09": "naturel",
    "10": "sols_sous_sols",
}
#: Stems of LIBELONG in order of precedence; artisan, commerc, logisti and camping are an extension of the project.
_STEMS = (
    ("economie", ("econom", "activit", "industri", "artisan", "commerc", "logisti")),
    ("equipement", ("equipement",)),
    ("loisirs_tourisme", ("loisir", "tourist", "camping")),
    ("habitat", ("habitat",)),
)
#: Letter after U or AU (unsourced default): E, P and S are left out, they mean one thing here and another there.
_LETTERS = {
    **dict.fromkeys("XYZI", "economie"),
    **dict.fromkeys("LT", "loisirs_tourisme"),
    **dict.fromkeys("ABCDH", "habitat"),
}
_AFTER = re.compile(r"^(?:\d+|I{1,3}|IV)?[\s._-]*A?U([A-Za-z])", re.IGNORECASE)
#: Answers of a rank that do not contradict the first one: a part of it, or the whole it belongs to.
_COMPATIBLE = {frozenset(("commerce", "economie"))}

Answer = tuple[str, str]
COLUMNS = ("vocation", "vocation_source", "vocation_confiance", "vocation_conflit")


def from_formdomi(value: str | None) -> Answer | None:
    """Return the vocation of a FORMDOMI (rank 2); ``0202`` is commerce, ``00xx`` does not answer."""
    digits = re.sub(r"\D", "", value or "").zfill(4) if value else ""
    vocation = "commerce" if digits == "0202" else _FORMDOMI.get(digits[:2])
    return (vocation, FORTE) if vocation else None


def from_destoui(value: str | None) -> Answer | None:
    """Return the vocation of the authorised destinations (rank 2b), from the set of their tens; 99 says nothing.

    40 (équipements) is ignored beside another destination; 20 with 30 or 50 is mixed; other mixtures do not answer.
    """
    tens = {code[0] for code in re.findall(r"\d\d", value or "") if code != "99"}
    if len(tens) > 1:
        tens.discard("4")
    if not tens:
        return None
    if tens <= {"3", "5"}:
        return "economie", FORTE
    if "2" in tens and tens & {"3", "5"}:
        return "mixte", FORTE
    alone = {"2": "habitat", "4": "equipement", "1": "agricole"}
    return (alone[next(iter(tens))], FORTE) if len(tens) == 1 and next(iter(tens)) in alone else None


def from_libelong(text: str | None) -> Answer | None:
    """Return the vocation that words of LIBELONG tell (rank 3); two classes hit: the first, to be confirmed."""
    hits = [vocation for vocation, stems in _STEMS if has_stem(text, stems)]
    return (hits[0], MOYENNE if len(hits) == 1 else A_CONFIRMER) if hits else None


def from_destdomi(value: str | None) -> Answer | None:
    """Return the vocation of a DESTDOMI of v2013 or v2014 (rank 4); 00 and 99 do not answer."""
    vocation = _DESTDOMI.get(two_digits(value) or "")
    return (vocation, MOYENNE) if vocation else None


def from_libelle(text: str | None) -> Answer | None:
    """Return the vocation usually meant by the letter after U or AU (rank 5).

    A LIBELLE that is just ``AUc`` or ``AUs`` names the kind of AU zone, not a use: it does not answer.
    """
    found = _AFTER.match(text or "")
    if found is None or (text or "").upper() in ("AUC", "AUS"):
        return None
    vocation = _LETTERS.get(found.group(1).upper())
    return (vocation, FAIBLE) if vocation else None


@lru_cache(maxsize=16_384)
def resolve_one(
    famille: str | None,
    typezone: str | None,
    libelle: str | None,
    libelong: str | None,
    formdomi: str | None = None,
    destoui: str | None = None,
    destdomi: str | None = None,
    typesect: str | None = None,
    given: str | None = None,
) -> tuple[str, str | None, str, str | None]:
    """Return vocation, source, confidence and conflict of one zone.

    All ranks are evaluated, the first that answers is kept, and answers that differ are told in the conflict text
    (``LIBELONG=economie ; DESTDOMI=habitat``). Zones A and N (but not Ah and Nh) are agricole and naturel unless
    the planner or FORMDOMI says otherwise.
    """
    answers: list[tuple[str, Answer | None]] = [("table", (given, CONFIRMEE) if given else None)]
    answers.append(("FORMDOMI", from_formdomi(formdomi)))
    default = None if (typezone or "").upper() in _CONSTRUCTIBLE else _DEFAULTS.get(famille or "")
    if default:
        answers.append((DEFAULT_SOURCE, None if any(a for _, a in answers) else (default, MOYENNE)))
    else:
        if not (formdomi and answers[-1][1]):
            answers.append(("DESTOUI", from_destoui(destoui)))
        answers.append(("TYPESECT", ("economie", FORTE) if typesect == "02" else None))
        answers.append(("LIBELONG", from_libelong(libelong)))
        answers.append(("DESTDOMI", from_destdomi(destdomi)))
        answers.append(("LIBELLE", from_libelle(libelle) if famille in ("U", "AU", None) else None))
    told = [(source, answer) for source, answer in answers if answer]
    if not told:
        return UNKNOWN, None, UNKNOWN, None
    source, (vocation, confidence) = told[0]
    return vocation, source, confidence, _conflict(told)


def _conflict(told: list[tuple[str, Answer]]) -> str | None:
    first = told[0][1][0]
    against = any(
        answer[0] != first
        and frozenset((answer[0], first)) not in _COMPATIBLE
        and not (source == "LIBELLE" and first == "mixte" and answer[0] in ("habitat", "economie"))
        for source, answer in told[1:]
    )
    return " ; ".join(f"{source}={answer[0]}" for source, answer in told) if against else None


def resolve(zones: pd.DataFrame, given: Mapping[tuple[str, str], str] | None = None) -> pd.DataFrame:
    """Return ``COLUMNS`` for each zone, on the index of ``zones``.

    Parameters
    ----------
    zones : ``famille``, ``typezone``, ``libelle``, ``libelong``, ``formdomi``, ``destoui``, ``destdomi``,
        ``typesect``, ``idurba``.
    given : vocation by (IDURBA, LIBELLE) as the planner confirmed it; an empty IDURBA holds for every document.
    """
    given = given or {}
    names = ["famille", "typezone", "libelle", "libelong", "formdomi", "destoui", "destdomi", "typesect"]
    rows = []
    for idurba, *values in zip(zones["idurba"], *(zones[name] for name in names)):
        label = values[2] or ""
        rows.append(resolve_one(*values, given.get((idurba or "", label)) or given.get(("", label))))
    return pd.DataFrame(rows, columns=list(COLUMNS), index=zones.index, dtype=object)
