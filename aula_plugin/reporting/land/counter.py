"""The part of a page that tells the ZAN counter: finding, gauge, trajectory, EPCI, communes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...core.land.counter_rules import COMMUNE
from ...core.land.counter_words import balance_sentence, pace_sentence
from ...core.land.hypotheses import Project, of_members
from ...core.land.trajectory import Trajectory, trajectory
from ...core.missing import is_missing
from ...core.typography import MISSING, enumeration, mesure, minuscule, nombre, pluriel, tronque
from ..centralities.sheets import Screen
from .blocks import Block, drawn, figures, heading, note, warning
from .counted import Counted
from .counter_tables import communes_table, exceeded_words, groups_table
from .found import Unit
from .gauge_svg import gauge_drawing
from .measures import ha, pace
from .trajectory_svg import trajectory_drawing

_SUMMED = (
    "Somme des communes, garanties comprises : ni un EPCI ni un SCoT n’a cette enveloppe. Les communes sans référence "
    "ou sans consommation n’y sont pas."
)
#: Height of a trajectory, of that of a page that holds little else, in parts of a low map.
_LOW, _TALL = 0.75, 1.0


def counter_sentence(counter: Counted) -> list[tuple[str, bool]]:
    """Return the finding of a counter."""
    if counter.row is None:
        return [(f"{exceeded_words(counter.communes, 'commune')}.", True)]
    head, tail = _balance(counter)
    return [(head, True), (f" {tail}. {pace_sentence(counter.row)}.", False)]


def counter_blocks(
    counter: Counted, unit: Unit, projects: Sequence[Project], sheet: Screen, alone: bool
) -> list[Block]:
    """Return the counter of a page; ``alone``: its title already tells it."""
    blocks: list[Block] = []
    if counter.row is not None and not alone:
        head, tail = _balance(counter)
        blocks.append(heading(f"Compteur ZAN : {minuscule(head)} {tail}"))
        blocks.append(note(f"{pace_sentence(counter.row)}."))
    if counter.row is not None:
        blocks += _one(counter, counter.row, of_members(projects, unit.codes), sheet, alone)
    if counter.groups is not None:
        blocks += groups_table(counter.groups)
    if counter.communes is not None and len(counter.communes) > 1:
        blocks += communes_table(counter.communes)
    return blocks


def _balance(counter: Counted) -> tuple[str, str]:
    return balance_sentence(counter.row or {}, None if counter.rules is None else counter.rules.end)


def _one(counter: Counted, row: dict[str, Any], projects: Sequence[Project], sheet: Screen, alone: bool) -> list[Block]:
    blocks = [figures(_figures(counter, row))]
    if counter.rules is not None and counter.years is not None:
        named = {**row, "niveau": row.get("niveau") or COMMUNE, "nom": tronque(row["nom"] or row["code"], 80)}
        series = trajectory(named, counter.years, counter.rules, projects)
        tall = (_TALL if alone else _LOW) * sheet.low
        blocks += [drawn(sheet.show(gauge_drawing(series, sheet.width)))]
        blocks += [drawn(sheet.show(trajectory_drawing(series, sheet.width, tall)))]
        blocks += _scenario(series, row)
    raised = row["apport_garantie_ha"]
    if not is_missing(raised) and raised > 0 and len(counter.communes if counter.communes is not None else ()) < 2:
        blocks.append(note(f"La garantie communale ajoute {mesure(raised, 'ha')} à cette enveloppe."))
    if not is_missing(row["annees_manquantes"]) and str(row["annees_manquantes"]):
        blocks.append(warning(f"Années absentes, jamais remplacées par zéro : {row['annees_manquantes']}."))
    return [*blocks, *([note(_SUMMED)] if counter.summed else [])]


def _figures(counter: Counted, row: dict[str, Any]) -> list[dict[str, str]]:
    end = "en fin de décompte" if counter.rules is None else f"fin {counter.rules.end}"
    count = 0 if is_missing(row["n_annees"]) else int(row["n_annees"])
    return [
        _point(mesure(row["solde_ha"], "ha"), "de solde", f"sur {mesure(row['enveloppe_ha'], 'ha')}"),
        _point(pace(row["rythme_ha_an"]), "rythme", f"sur {pluriel(count, 'année')}"),
        _point(mesure(row["projection_ha"], "ha"), f"projetés {end}", "à ce rythme"),
        _point(_year(row["annee_epuisement"]), "épuisement", "à ce rythme"),
    ]


def _scenario(series: Trajectory, row: dict[str, Any]) -> list[Block]:
    outcome = series.outcome
    if outcome is None:
        return []
    said = f"Hypothèse de {mesure(outcome.added_ha, 'ha')} de projets, hors des résultats : solde de "
    said += f"{ha(row['solde_ha'])} à {ha(outcome.balance_ha)} ha, épuisement {_year(row['annee_epuisement'])} puis "
    said += f"{_year(outcome.exhaustion)}."
    if outcome.outside:
        late = enumeration(f"{nombre(one.hectares, 2)} ha en {one.year}" for one in outcome.outside)
        said += f" Hors de la période, non comptés : {late}."
    return [warning(said)]


def _year(value: Any) -> str:
    return MISSING if is_missing(value) else str(int(value))


def _point(figure: str, title: str, detail: str) -> dict[str, str]:
    return {"chiffre": figure, "titre": title, "detail": detail}
