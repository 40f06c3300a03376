"""What a campaign shows: its communes, its heat map, its totals, as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from geopandas import GeoDataFrame

from .aggregate import groups, total_of
from .campaign import Campaign, Findings
from .holders import identity, state, state_label
from .lines import Line
from .model import Regle
from .results import (
    CERTAINE,
    ECART,
    LIMITE_IMPRECISE,
    NON_EVALUABLE,
    RESPECTE,
    SANS_OBJET,
    SENSIBLE,
    TOLERE,
)
from .signals import excess
from .wider import concerns

_KEY = {"grille_id": "text", "grille_version": "integer", "date_run": "datetime"}
_COUNTS = {
    "n_respecte": "integer",
    "n_ecart_tolere": "integer",
    "n_ecart": "integer",
    "n_non_evaluable": "integer",
    "n_sans_objet": "integer",
    "n_constat": "integer",
}
COUNTED = {
    RESPECTE: "n_respecte",
    TOLERE: "n_ecart_tolere",
    ECART: "n_ecart",
    NON_EVALUABLE: "n_non_evaluable",
    SANS_OBJET: "n_sans_objet",
    None: "n_constat",
}
#: One row per commune. ``part_zonee`` (%): share of the commune that its document zones. ``part_respectee`` (%): lines
#: held out of those that met a threshold. ``rang``: 1 has the most gaps, then the most tolerated ones; communes alike
#: share a rank; NULL where nothing met a threshold. ``n_defauts``: controls of the data (CNIG standard) not held; they
#: are in no other number of the row.
SYNTHESIS_COLUMNS = {
    **_KEY,
    "code_insee": "text",
    "nom": "text",
    "niveau": "text",
    "siren_epci": "text",
    "idurba": "text",
    "etat": "text",
    "situation": "text",
    "autres_documents": "text",
    "part_zonee": "real",
    "n_lignes": "integer",
    **_COUNTS,
    "n_ecart_certain": "integer",
    "n_a_examiner": "integer",
    "n_defauts": "integer",
    "part_respectee": "real",
    "rang": "integer",
}
#: One row per commune and rule, in the order of the grid: what a heat map draws. ``gravite``: 5 gap, 4 tolerated,
#: 3 not evaluable, 2 held, 1 constat, 0 nothing to measure.
HEAT_COLUMNS = {
    **_KEY,
    "code_insee": "text",
    "nom": "text",
    "niveau": "text",
    "siren_epci": "text",
    "idurba": "text",
    "ordre": "integer",
    "regle_id": "text",
    "titre_court": "text",
    "theme": "text",
    "signal": "text",
    "signe": "text",
    "gravite": "integer",
    "a_examiner": "boolean",
    "valeur": "real",
    "unite": "text",
    "operateur": "text",
    "seuil": "real",
    "depassement": "real",
    "motif": "text",
}
#: One row per rule and group of communes. ``demande``: the grid asks for this total; only then does it meet a
#: threshold. ``n_communes`` are those of the group, ``n_mesurees`` those whose value is in the sum.
TOTAL_COLUMNS = {
    **_KEY,
    "territoire_type": "text",
    "territoire_id": "text",
    "territoire_nom": "text",
    "ordre": "integer",
    "regle_id": "text",
    "titre_court": "text",
    "theme": "text",
    "valeur": "real",
    "valeur_min": "real",
    "valeur_max": "real",
    "unite": "text",
    "numerateur": "real",
    "denominateur": "real",
    "brute_ha": "real",
    "nette_ha": "real",
    "certaine_ha": "real",
    "operateur": "text",
    "seuil": "real",
    "seuil_haut": "real",
    "depassement": "real",
    "signal": "text",
    "certitude": "text",
    "motif": "text",
    "demande": "boolean",
    "n_communes": "integer",
    "n_mesurees": "integer",
    **_COUNTS,
}
#: Mark of each signal, the one of maps, panels and reports.
MARKS = {RESPECTE: "●", TOLERE: "◐", ECART: "▲", NON_EVALUABLE: "?", SANS_OBJET: "–", None: "i"}
GRAVITY = {ECART: 5, TOLERE: 4, NON_EVALUABLE: 3, RESPECTE: 2, None: 1, SANS_OBJET: 0}
KINDS = ("niveau", "epci", "scot")
_GATE = "controle_donnee"


def _key(campaign: Campaign) -> dict[str, Any]:
    grid, date = campaign.grid, campaign.whole.run_date
    return {"grille_id": grid.id, "grille_version": grid.version, "date_run": pd.to_datetime(date) if date else None}


def to_examine(line: Line) -> bool:
    """Return whether a signal holds only under a hypothesis."""
    return line.signal in (RESPECTE, TOLERE, ECART) and line.certitude in (LIMITE_IMPRECISE, SENSIBLE)


def counts(lines: Sequence[Line]) -> dict[str, int]:
    """Return the number of lines by signal, under the names of the columns."""
    found = dict.fromkeys(COUNTED.values(), 0)
    for line in lines:
        found[COUNTED[line.signal]] += 1
    return found


def synthesis(campaign: Campaign, findings: Findings) -> GeoDataFrame:
    """Return one row per commune, its outline, its document and its lines by signal (``SYNTHESIS_COLUMNS``)."""
    by_commune: dict[str, list[Line]] = {}
    for line in findings.lines:
        by_commune.setdefault(line.place.id, []).append(line)
    rows = []
    for one in campaign.held:
        every = by_commune.get(one.territory.place.id, [])
        lines = [line for line in every if line.rule.indicateur.type != _GATE]
        number = counts(lines)
        compared = number["n_respecte"] + number["n_ecart_tolere"] + number["n_ecart"]
        document = None if one.document is None else campaign.documents[one.document]
        rows.append(
            {
                **_key(campaign),
                "code_insee": one.territory.place.id,
                "nom": one.territory.name,
                "niveau": one.territory.place.niveau,
                "siren_epci": one.territory.place.siren_epci,
                "idurba": None if document is None else identity(document),
                "etat": None if document is None else state_label(state(document)),
                "situation": one.situation,
                "autres_documents": "|".join(identity(campaign.documents[p]) for p in one.others) or None,
                "part_zonee": 100 * one.zoned,
                "n_lignes": len(lines),
                **number,
                "n_ecart_certain": sum(line.signal == ECART and line.certitude == CERTAINE for line in lines),
                "n_a_examiner": sum(map(to_examine, lines)),
                "n_defauts": sum(line.signal in (ECART, TOLERE) for line in every)
                - number["n_ecart"]
                - number["n_ecart_tolere"],
                "part_respectee": 100 * number["n_respecte"] / compared if compared else None,
                "rang": None,
            }
        )
    _rank(rows)
    shapes = [one.territory.geometry for one in campaign.held]
    frame = pd.DataFrame(rows, columns=list(SYNTHESIS_COLUMNS), dtype=object)
    return GeoDataFrame(frame, geometry=shapes, crs=campaign.whole.document.zones.crs)


def _rank(rows: list[dict[str, Any]]) -> None:
    """Write the rank of the communes where something met a threshold: an order of reading, not a judgement."""
    ranked = [row for row in rows if row["part_respectee"] is not None]
    scores = [(row["n_ecart"], row["n_ecart_tolere"]) for row in ranked]
    first: dict[tuple[int, int], int] = {}
    for position, score in enumerate(sorted(scores, reverse=True), start=1):
        first.setdefault(score, position)
    for row, score in zip(ranked, scores):
        row["rang"] = first[score]


def heat(campaign: Campaign, findings: Findings) -> pd.DataFrame:
    """Return one row per commune and rule (``HEAT_COLUMNS``), communes in order of code."""
    order = {rule.id: position for position, rule in enumerate(campaign.grid.regles, start=1)}
    holders = {
        one.territory.place.id: None if one.document is None else identity(campaign.documents[one.document])
        for one in campaign.held
    }
    rows = [
        {
            **_key(campaign),
            "code_insee": line.place.id,
            "nom": line.name,
            "niveau": line.place.niveau,
            "siren_epci": line.place.siren_epci,
            "idurba": holders[line.place.id],
            "ordre": order[line.rule.id],
            **_of_rule(line.rule),
            "signal": line.signal,
            "signe": MARKS[line.signal],
            "gravite": GRAVITY[line.signal],
            "a_examiner": to_examine(line),
            **_of_line(line),
            "motif": line.reason or None,
        }
        for line in findings.lines
    ]
    rows.sort(key=lambda row: (row["code_insee"], row["ordre"]))
    return pd.DataFrame(rows, columns=list(HEAT_COLUMNS), dtype=object)


def _of_rule(rule: Regle) -> dict[str, Any]:
    return {"regle_id": rule.id, "titre_court": rule.titre_court, "theme": rule.theme}


def _of_line(line: Line) -> dict[str, Any]:
    limit = line.limit
    return {
        "valeur": line.value,
        "unite": line.unit,
        "operateur": limit.operator if limit else None,
        "seuil": limit.low if limit else None,
        "depassement": None if limit is None or line.value is None else excess(line.value, limit),
    }


def totals_table(campaign: Campaign, findings: Findings) -> pd.DataFrame:
    """Return each rule by level, by EPCI and for the SCoT: sums, and ratios of sums (``TOTAL_COLUMNS``).

    A rule whose measure does not add up (a distance, a date) has no row, unless the grid asks for its total: the row
    then says why there is none. Controls of the data are not summed.
    """
    by_rule: dict[str, list[Line]] = {}
    for line in findings.lines:
        by_rule.setdefault(line.rule.id, []).append(line)
    rows = []
    for position, rule in enumerate(campaign.grid.regles, start=1):
        members = by_rule.get(rule.id, [])
        if rule.indicateur.type == _GATE or not members or not concerns(rule, campaign.held[0].territory):
            continue
        for kind in KINDS:
            asked = kind in rule.champ.cumul
            for place, lines in groups(kind, members, campaign.whole):
                total = total_of(campaign.whole, rule, place, lines, judged=asked)
                if total.value is not None or asked:
                    rows.append({**_key(campaign), **_total_row(total, lines), "ordre": position, "demande": asked})
    return pd.DataFrame(rows, columns=list(TOTAL_COLUMNS), dtype=object)


def _total_row(total: Line, members: Sequence[Line]) -> Mapping[str, Any]:
    measure = total.measure
    details = ("numerator", "denominator", "gross_ha", "net_ha", "certain_ha")
    names = ("numerateur", "denominateur", "brute_ha", "nette_ha", "certaine_ha")
    return {
        "territoire_type": total.place.kind,
        "territoire_id": total.place.id,
        "territoire_nom": total.name,
        **_of_rule(total.rule),
        **_of_line(total),
        "valeur_min": total.bracket[0] if total.bracket else None,
        "valeur_max": total.bracket[1] if total.bracket else None,
        **{name: getattr(measure, detail) if measure else None for name, detail in zip(names, details)},
        "seuil_haut": total.limit.high if total.limit else None,
        "signal": total.signal,
        "certitude": total.certitude,
        "motif": total.reason or (measure.doubt if measure else "") or None,
        "n_communes": len(members),
        "n_mesurees": sum(line.value is not None for line in members),
        **counts(members),
    }
