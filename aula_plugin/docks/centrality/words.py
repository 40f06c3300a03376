"""Sentences of the panel on a preview: why there is no core, what is left out, what a candidate holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ...centrality_preview import Preview
from ...core.centrality.nothing import BUILT, DENSITY, DIVERSITY
from ...core.centrality.settings import PROXIMITY_GROUPS
from ...core.missing import is_missing
from ...core.typography import accord, insecables, nombre, pluriel
from ...i18n import tr

#: Commune, prefix, section, number.
_CADASTRAL = re.compile(r"^[0-9][0-9AB][0-9]{3}[0-9]{3}([0-9A-Z]{2})([0-9]{4})$")
#: Names of groups in a sentence; the others are counted.
NAMED = 6


def no_core(preview: Preview) -> tuple[str, str]:
    """Return why there is no core: the fact, and what is worth knowing beside it."""
    nothing = preview.drawing.nothing
    if nothing is None:
        return "", ""
    settings = preview.asked.settings
    if nothing.blocking != DIVERSITY:
        return insecables(tr("Aucun cœur : {}.").format(nothing.motif)), _enough(preview)
    fact = tr("Aucun cœur : au plus {} à moins de {} m, il en faut {}.").format(
        pluriel(nothing.n_max, tr("groupe")), nombre(settings.diversity_radius), settings.groups
    )
    rest = ""
    if preview.fairer is not None:
        rest = tr("La source n’en montre que {} sur {} ; le seuil équivalent serait {}.").format(
            preview.observable, PROXIMITY_GROUPS, preview.fairer
        )
    return insecables(fact), insecables(f"{rest} {_enough(preview)}".strip())


def _enough(preview: Preview) -> str:
    """Return the legs that pass where the other does not, nothing when they do not either."""
    nothing, asked = preview.drawing.nothing, preview.drawing.thresholds
    if nothing is None or nothing.blocking in (DENSITY, BUILT) or nothing.k_max < asked.density:
        return ""
    built = nothing.b_max is not None and asked.built is not None and nothing.b_max >= asked.built
    if nothing.blocking != DIVERSITY:
        return ""
    return tr("Densité et bâti suffisent.") if built else tr("La densité suffit.")


def at_commune(points: int, groups: int) -> tuple[str, str]:
    """Return what is said of points located at their commune."""
    return (
        insecables(tr("{} au même endroit").format(pluriel(points, tr("point")))),
        insecables(
            tr("({}) : {} à la commune, {} hors du calcul.").format(
                pluriel(groups, tr("groupe")), accord(points, tr("localisé")), accord(points, tr("laissé"))
            )
        ),
    )


def candidate_line(row: Mapping[str, Any]) -> str:
    """Return a candidate in one line: ``01 · Centre-bourg, 31,2 ha``."""
    number = str(row["id_candidat"]).rsplit("_", 1)[-1]
    name = "" if is_missing(row["nom"]) else f"{row['nom']}, "
    return insecables(f"{number} · {name}{nombre(row['aire_ha'], 1)} ha")


def figures(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the four figures of a candidate; « n. d. » where nothing is known."""
    missing = [one for one in str(row["groupes_manquants"] or "").split("|") if one]
    expected = (0 if is_missing(row["n_groupes"]) else int(row["n_groupes"])) + len(missing)
    return [
        (tr("Équipements"), nombre(row["n_equip"])),
        (tr("Groupes"), f"{nombre(row['n_groupes'])} / {nombre(expected)}"),
        (tr("Habitants"), nombre(row["pop"])),
        (tr("À 5 min"), nombre(row["pop_5min"])),
    ]


def lacking(row: Mapping[str, Any]) -> str:
    """Return the groups a candidate lacks, the first ones named."""
    groups = [one for one in str(row["groupes_manquants"] or "").split("|") if one]
    if not groups:
        return tr("Tous les groupes de son niveau sont présents.")
    named = ", ".join(groups[:NAMED])
    if len(groups) > NAMED:
        named = tr("{} et {} autres").format(named, len(groups) - NAMED)
    return tr("Manque pour son niveau : {}.").format(named)


def parcel(name: Any) -> str:
    """Return a parcel as people call it: section and number of the cadastral identifier, else what it is called."""
    found = _CADASTRAL.match(str(name))
    return f"{found.group(1).lstrip('0')} {found.group(2)}" if found else str(name)


def journal_line(row: Mapping[str, Any]) -> str:
    """Return a line of the journal: ``14/10 · + AB 0098 (0,14 ha) · mairie annexe · L. F.``."""
    text = str(row["date"])
    date = f"{text[8:10]}/{text[5:7]}"
    who = " ".join(f"{word[0]}." for word in str(row["auteur"] or "").replace(".", " ").split() if word)
    if row["action"] == "statut":
        what = [tr("statut {}").format(row["motif"])]
    else:
        sign = "+" if row["action"] == "ajout" else "−"
        what = [f"{sign} {parcel(row['objet'])} ({nombre(row['aire_ha'], 2)} ha)", str(row["motif"])]
    return insecables(" · ".join(filter(None, [date, *what, who])))


def journal_count(lines: list[dict[str, Any]]) -> str:
    """Return how many gestures there are, and the hectares added and taken away."""
    if not lines:
        return tr("Journal vide : chaque geste y est gardé avec son motif, sa date et son auteur.")
    added, taken = (
        sum(float(row["aire_ha"] or 0) for row in lines if row["action"] == action) for action in ("ajout", "retrait")
    )
    words = tr("Journal : {}").format(pluriel(len(lines), tr("ligne")))
    return tr("{}, + {} et − {} ha").format(words, nombre(added, 2), nombre(taken, 2)) if added or taken else words
