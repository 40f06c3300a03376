"""What a planner may read: a French sentence that says what to do. Anything else is told here."""

from __future__ import annotations

import re

#: Words of programmers, of QGIS and of drivers. What is quoted between « » comes from the input and is not judged.
FOREIGN = re.compile(
    r"Traceback|Erreur imprévue|\b[A-Z]\w*(?:Error|Exception|Warning)\b|\bException\b|\bNone\b|\bNULL object\b|"
    r"\bNaN\b|\bnan\b|object at 0x|<class|Errno|\bQ(?:gs|Variant|String)\w*|numpy\.\w|pandas|shapely|geopandas|fiona|"
    r"\b(?:Unable|Could not|Cannot|cannot|can't|Incorrect|Invalid|invalid|failed|Failed|not found|error|Error|the|of|"
    r"is not|does not|unexpected|expected|must|file|layer|value|missing|unknown|database|disk|with|open|SQL logic)\b"
)
#: What names a remedy: an order given with courtesy, or what is accepted.
REMEDY = re.compile(
    r"\b\w+ez(?:-\w+)?\b|\battendue?s?\b|\battend\b|\bacceptée?s?\b|\bobligatoire\b|\bdoi(?:t|vent)\b|\bil faut\b|"
    r"\bil y faut\b|\bil manque\b|\bmanquantes?\b|\bn’existe pas\b|\b(?:présent|trouvé)e?s? :|\bau moins\b|"
    r"\bau plus\b|\bpossibles? :|\brefusée?s?\b|\bn’a pas été modifié"
)
FRENCH = re.compile(
    r"\b(?:le|la|les|un|une|de|des|du|est|n’est|pas|aucun|aucune|ne|dans|il|et|ou|à|pour|que|rien|par|attendue?|"
    r"colonnes?|"
    r"illisible|inconnue?)\b",
    re.I,
)
_QUOTED = re.compile("«[^»]*»")
_PREFIX = "Unable to execute algorithm\n"  # written by Processing, in the language of QGIS


def own_words(message: str) -> str:
    """Return a message without what it quotes of the input."""
    text, before = message, None
    while text != before:
        before, text = text, _QUOTED.sub(" … ", text)
    return re.sub("[\u00a0\u202f]", " ", text)


def message_of(error: BaseException) -> str:
    """Return what the planner reads of an error of Processing."""
    return str(error).removeprefix(_PREFIX)


def wrong_in_log(line: str) -> str:
    """Return what is wrong in a line of the log, empty when nothing is."""
    found = FOREIGN.search(own_words(line))
    return f"mot d’une autre langue ou d’un programme : {found[0]!r}" if found else ""


def wrong_in_refusal(message: str) -> str:
    """Return what is wrong in a refusal, empty when it is a French sentence that names a remedy."""
    words = own_words(message).strip()
    if not words:
        return "message vide"
    if wrong := wrong_in_log(message):
        return wrong
    if not FRENCH.search(words):
        return "message qui n’est pas en français"
    if not REMEDY.search(words):
        return "message qui ne dit pas quoi faire"
    listed = words.split("\n")[-1].startswith("–")  # errors of a grid, one a line
    if words[-1] not in ".…?!)" and not listed:
        return "message qui ne finit pas par un point"
    if len(message) > 8000:
        return f"message de {len(message)} caractères"
    return ""
