"""Sentences of the panel on a counter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ...core.land.counter_rules import COMMUNE, Rules
from ...core.land.hypotheses import Outcome, known
from ...core.missing import is_missing
from ...core.typography import NBSP, NNBSP, enumeration, insecables, mesure, nombre, pluriel
from ...i18n import tr
from .chart_drawing import hectares
from .gauge import Level

#: Years beyond which an exhaustion is not dated.
FAR = 2100
#: Of the bold part of a note, in characters.
LONGEST_FACT = 80
#: What is cumulated, by what is measured.
_AXES = {
    "consommation d’ENAF": "ha d’ENAF consommés, cumul",
    "artificialisation": "ha artificialisés, cumul",
    "imperméabilisation": "ha imperméabilisés, cumul",
}


def axis(measure: str) -> str:
    """Return what the chart cumulates, with its unit."""
    return tr(_AXES[measure]) if measure in _AXES else tr("ha, cumul ({})").format(measure)


def level_of(row: Mapping[str, Any], rules: Rules, outcome: Outcome | None) -> Level | None:
    """Return what the gauge shows; None when the share consumed is not known."""
    used, elapsed = known(row["used_pct"]), known(row["ecoule_pct"])
    if used is None or elapsed is None:
        return None
    years = int(row["n_annees"])
    share = f"{nombre(elapsed)}{NNBSP}%"
    mark = tr("temps écoulé {}").format(share)
    if any(year in rules.years for year in missing_years(row)):
        mark = tr("{} : {}").format(_counted(years), share)
    added = 0.0 if outcome is None or outcome.added_pct is None else outcome.added_pct
    return Level(used, added, elapsed, insecables(mark))


def missing_years(row: Mapping[str, Any]) -> list[int]:
    """Return the years a territory lacks, of the reference and of those counted."""
    text = "" if is_missing(row["annees_manquantes"]) else str(row["annees_manquantes"])
    return [int(one) for one in text.split(",") if one.strip().isdigit()]


def _counted(years: int) -> str:
    return pluriel(years, tr("année comptée"), tr("années comptées"))


def figures(row: Mapping[str, Any], rules: Rules) -> list[tuple[str, str]]:
    """Return pace, projection and exhaustion: name and value."""
    pace, projected = known(row["rythme_ha_an"]), known(row["projection_ha"])
    return [
        (tr("Rythme"), f"{hectares(pace)}{NBSP}ha/an" if pace is not None else nombre(None)),
        (tr("Fin {}").format(rules.end).replace(" ", NBSP), mesure_or_none(projected)),
        (tr("Épuisement"), exhaustion(known(row["annee_epuisement"]), pace)),
    ]


def mesure_or_none(value: float | None) -> str:
    """Print hectares as the chart does; « n. d. » for what is not known."""
    return nombre(None) if value is None else f"{hectares(value)}{NBSP}ha"


def exhaustion(year: float | None, pace: float | None) -> str:
    """Return a year, or why there is none."""
    if year is None:
        return tr("aucun") if pace is not None and pace <= 0 else nombre(None)
    return tr("après {}").format(FAR) if year > FAR else str(int(year))


def floor_sentence(row: Mapping[str, Any], level: str) -> str:
    """Return what the guarantee of the communes adds to an envelope; empty when nothing."""
    added, envelope = known(row["apport_garantie_ha"]), known(row["enveloppe_ha"])
    if not added or envelope is None:
        return ""
    if level == COMMUNE:
        said = tr("Enveloppe portée de {} à {} par la garantie communale (loi n° 2023-630).").format(
            mesure(envelope - added, "ha"), mesure(envelope, "ha")
        )
    else:
        said = tr("Dont {} ajoutés par la garantie communale.").format(mesure(added, "ha"))
    return insecables(said)


def gap_note(row: Mapping[str, Any], level: str, lacking: Mapping[str, list[int]], rules: Rules) -> tuple[str, str]:
    """Return what is said of missing years: the fact, and what it does; empty when none is missing.

    Parameters
    ----------
    lacking : communes of a group that lack years, and which.
    """
    if level != COMMUNE:
        if not lacking:
            return "", ""
        every = sorted({year for years in lacking.values() for year in years})
        which = tr("{} manque").format(every[0]) if len(every) == 1 else tr("Des années manquent")
        fact = tr("{} pour {}.").format(which, pluriel(len(lacking), tr("commune")))
        return insecables(fact), tr("Rien n’est remplacé par zéro.")
    years = missing_years(row)
    if not years:
        return "", ""
    fact = tr("{} manque.") if len(years) == 1 else tr("{} manquent.")
    fact = fact.format(enumeration(map(str, years)))
    if any(year in rules.reference_years for year in years) and is_missing(row["reference_ha"]):
        return fact, insecables(tr("La référence est inconnue ; rien n’est remplacé par zéro."))
    counted, gone = int(row["n_annees"]), sum(year in rules.years for year in years)
    rest = tr("Le rythme compte {} sur {} ; rien n’est remplacé par zéro.")
    return fact, insecables(rest.format(pluriel(counted, tr("année")), counted + gone))


def if_sentence(row: Mapping[str, Any], outcome: Outcome) -> str:
    """Return in rich text what the projects change: « Solde 42,1 → **31,6 ha** ; épuisement 2029 → **2028** »."""
    said = []
    balance = known(row["solde_ha"])
    if balance is not None and outcome.balance_ha is not None:
        left = f"{hectares(outcome.balance_ha)}{NBSP}ha"
        said.append(tr("Solde {} → <b>{}</b>").format(hectares(balance), left))
    else:
        said.append(tr("Solde inconnu, faute d’enveloppe ou de consommation."))
    before, pace = known(row["annee_epuisement"]), known(row["rythme_ha_an"])
    if outcome.exhaustion is not None:
        after = exhaustion(outcome.exhaustion, pace)
        said.append(tr("épuisement {} → <b>{}</b>").format(exhaustion(before, pace), after))
    return insecables(" ; ".join(said))


def outside_sentence(outcome: Outcome, rules: Rules) -> str:
    """Return what is said of projects whose year is not counted."""
    if not outcome.outside:
        return ""
    count = pluriel(len(outcome.outside), tr("projet"))
    return insecables(tr("{} hors de {}-{} : non compté.").format(count, rules.start, rules.end))


def split_remark(text: str) -> tuple[str, str]:
    """Return the first clause of a remark, and the rest; « 3 code(s) » agrees with its number."""
    count = re.match(r"\d+", text)
    plural = count is None or int(count.group()) > 1
    text = insecables(text.replace("(s)", "s" if plural else ""))
    ends = [(text.find(end), end) for end in (f"{NBSP}: ", ". ") if 0 < text.find(end) < LONGEST_FACT]
    if not ends:
        return text, ""
    place, end = min(ends)
    return text[: place + len(end) - 1], text[place + len(end) :]


def no_share(row: Mapping[str, Any], rules: Rules) -> tuple[str, str]:
    """Return why there is no share consumed: nothing was in the reference, or the envelope is nothing."""
    if known(row["reference_ha"]) == 0:
        fact = tr("Aucune consommation {}-{} :").format(rules.reference_start, rules.reference_end)
        return insecables(fact), tr("part consommée sans objet.")
    if known(row["enveloppe_ha"]) == 0:
        return insecables(tr("Enveloppe nulle :")), tr("part consommée sans objet.")
    return "", ""


def no_reference(rules: Rules) -> tuple[str, str]:
    """Return what is said of a territory without a reference: no envelope can be told."""
    fact = tr("Pas de référence {}-{} :").format(rules.reference_start, rules.reference_end)
    return insecables(fact), tr("sans elle, ni enveloppe ni solde.")
