"""Lines of a dossier without the names of those who wrote the avis, for a version that goes outside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

#: What takes the place of a name in a text.
MASK = "[auteur]"
_TEXTS = ("justification", "modification", "reponse_commune", "piece", "page")
#: Shorter names are initials or syllables: they would be found inside ordinary words.
_SHORTEST = 3


def without_names(
    rows: Iterable[Mapping[str, Any]], names: Sequence[str]
) -> tuple[list[dict[str, Any]], list[tuple[str, str]]]:
    """Return lines without author, and the rule and territory of those whose text cited one: the name is masked there.

    Parameters
    ----------
    names : all who wrote in the dossier. A name is found as it was signed, whole, whatever its case; a person named
        otherwise in a text is not.
    """
    kept = sorted({name.strip() for name in names if len(name.strip()) >= _SHORTEST}, key=len, reverse=True)
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in kept), re.IGNORECASE) if kept else None
    masked, cited = [], []
    for row in rows:
        new = {**row, "auteur": None}
        for column in _TEXTS if pattern else ():
            text = row.get(column)
            if isinstance(text, str) and pattern is not None and pattern.search(text):
                new[column] = pattern.sub(MASK, text)
        if any(new.get(column) != row.get(column) for column in _TEXTS):
            cited.append((str(row.get("regle_id") or ""), str(row.get("territoire_nom") or row.get("territoire_id"))))
        masked.append(new)
    return masked, cited
