"""The part of a page that tells the ZAN counter: sentence, gauge, trajectory, communes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from ...core.land.counter_rules import COMMUNE, Rules
from ...core.land.counter_words import balance_sentence, pace_sentence
from ...core.land.counter_years import COUNTED, REFERENCE_PERIOD
from ...core.land.hypotheses import Outcome, Project, of_members
from ...core.land.summary import total
from ...core.land.trajectory import Trajectory, trajectory
from ...core.missing import is_missing
from ...core.typography import MISSING, mesure, nom_insecable, nombre, pluriel
from ..centralities.sheets import Screen
from .blocks import Block, Column, drawn, figures, heading, note, table, warning
from .found import ONE, Found, Unit, rows_of
from .gauge_svg import gauge_drawing
from .measures import ha
from .trajectory_svg import trajectory_drawing

#: Communes printed under a counter; the workbook has them all.
MOST = 40


def rules_of(years: pd.DataFrame) -> Rules | None:
    """Return the years a counter was counted on, read in its table; None when a period is not there."""
    spans = {}
    for period in (REFERENCE_PERIOD, COUNTED):
        mine = years.loc[years["periode"] == period, "annee"].dropna()
        if not len(mine):
            return None
        spans[period] = (int(mine.min()), int(mine.max()))
    return Rules(*spans[REFERENCE_PERIOD], *spans[COUNTED])


def counter_row(found: Found, unit: Unit) -> dict[str, Any] | None:
    """Return the counter of a page; None when the layers do not hold it: a sum of envelopes is not invented."""
    frame = found.counter if unit.kind == ONE else found.groups
    if frame is None or not unit.code:
        return None
    mine = frame[frame["code"].astype(str) == unit.code]
    return None if not len(mine) else dict(mine.iloc[0])


def counter_sentence(found: Found, unit: Unit) -> list[tuple[str, bool]]:
    """Return the finding of a counter."""
    row = counter_row(found, unit)
    if row is None:
        rows = rows_of(found.counter, unit.codes)
        return [(f"Compteur de {pluriel(0 if rows is None else len(rows), 'commune')}.", False)]
    head, tail = balance_sentence(row)
    return [(head, True), (f" {tail}. {pace_sentence(row)}.", False)]


def counter_blocks(found: Found, unit: Unit, projects: Sequence[Project], sheet: Screen, alone: bool) -> list[Block]:
    """Return the counter of a page; nothing when there is none. ``alone``: the title of the page already tells it."""
    communes = rows_of(found.counter, unit.codes)
    row = counter_row(found, unit)
    if communes is None and row is None:
        return []
    blocks = [heading("Compteur ZAN : consommation d’ENAF")]
    if row is not None:
        if not alone:
            blocks.append(note(f"{' '.join(balance_sentence(row))}. {pace_sentence(row)}."))
        blocks += _one(found, row, of_members(projects, unit.codes), sheet)
    if communes is not None and len(communes) > 1:
        blocks += _communes(communes)
    return blocks


def _one(found: Found, row: dict[str, Any], projects: Sequence[Project], sheet: Screen) -> list[Block]:
    rules = None if found.years is None else rules_of(found.years)
    end = "en fin de décompte" if rules is None else f"fin {rules.end}"
    blocks = [
        figures(
            [
                _point(f"{ha(_number(row['solde_ha']))} ha", "de solde", f"sur {ha(_number(row['enveloppe_ha']))} ha"),
                _point(f"{ha(_number(row['rythme_ha_an']))} ha/an", "rythme", _years(row)),
                _point(f"{ha(_number(row['projection_ha']))} ha", f"projetés {end}", "à ce rythme"),
                _point(_year(row["annee_epuisement"]), "épuisement", "à ce rythme"),
            ]
        ),
    ]
    if rules is not None and found.years is not None:
        series = trajectory({**row, "niveau": row.get("niveau") or COMMUNE}, found.years, rules, projects)
        blocks += [drawn(sheet.show(gauge_drawing(series, sheet.width)))]
        blocks += [drawn(sheet.show(trajectory_drawing(series, sheet.width, 0.75 * sheet.low)))]
        blocks += _scenario(series, row)
    raised = _number(row["apport_garantie_ha"])
    if raised:
        blocks.append(note(f"La garantie communale ajoute {mesure(raised, 'ha')} à cette enveloppe."))
    if not is_missing(row["annees_manquantes"]) and str(row["annees_manquantes"]):
        blocks.append(warning(f"Années absentes, jamais remplacées par zéro : {row['annees_manquantes']}."))
    return blocks


def _scenario(series: Trajectory, row: dict[str, Any]) -> list[Block]:
    outcome: Outcome | None = series.outcome
    if outcome is None:
        return []
    said = f"Solde de {ha(_number(row['solde_ha']))} à {ha(outcome.balance_ha)} ha ; "
    said += f"épuisement : {_year(row['annee_epuisement'])}, puis {_year(outcome.exhaustion)}."
    return [warning(f"Hypothèse de {mesure(outcome.added_ha, 'ha')} de projets, hors des résultats. {said}")]


def _communes(frame: pd.DataFrame) -> list[Block]:
    ranked = frame.sort_values(["solde_ha", "code"], na_position="last")
    rows = [
        (
            f"{nom_insecable(str(row['nom'] or row['code']))}{' *' if row['garantie'] is True else ''}",
            ha(_number(row["reference_ha"])),
            ha(_number(row["enveloppe_ha"])),
            ha(_number(row["conso_ha"])),
            ha(_number(row["solde_ha"])),
            MISSING if is_missing(row["used_pct"]) else f"{nombre(row['used_pct'])} %",
            str(row["statut"] or MISSING),
        )
        for row in ranked.head(MOST).to_dict("records")
    ]
    titles = ("Commune", "Référence, ha", "Enveloppe, ha", "Consommé, ha", "Solde, ha", "Part", "Rythme")
    widths = (26, 12, 12, 12, 11, 8, 19)
    columns = [Column(title, width, 0 < rank < 6) for rank, (title, width) in enumerate(zip(titles, widths))]
    sums = {name: total(frame[name]) for name in ("enveloppe_ha", "conso_ha", "solde_ha")}
    rest = len(ranked) - len(rows)
    said = "* garantie communale. " if frame["garantie"].eq(True).any() else ""
    said += f"Et {nombre(rest)} autres communes, dans les tableaux. " if rest > 0 else ""
    missing = sums["conso_ha"].count - sums["conso_ha"].known
    said += f"{pluriel(missing, 'commune')} sans donnée. " if missing else ""
    return [
        heading(f"Communes, du plus petit solde au plus grand : {ha(sums['solde_ha'].value)} ha en tout"),
        table(columns, rows),
        *([note(said.strip())] if said else []),
    ]


def _number(value: Any) -> float | None:
    return None if is_missing(value) else float(value)


def _year(value: Any) -> str:
    return MISSING if is_missing(value) else str(int(value))


def _years(row: dict[str, Any]) -> str:
    count = 0 if is_missing(row["n_annees"]) else int(row["n_annees"])
    return f"sur {pluriel(count, 'année')}"


def _point(figure: str, title: str, detail: str) -> dict[str, str]:
    return {"chiffre": figure, "titre": title, "detail": detail}
