"""The part of a page that tells what was consumed, artificialised and sealed."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ...core.land.measures import DRAWING, MEASURES, UNDECIDED, UNKNOWN
from ...core.land.summary import Total, share, total, transitions, years_between
from ...core.tables import load
from ...core.typography import MISSING, majuscule, mesure, nom_insecable, nombre, pluriel, tronque
from .blocks import Block, Column, figures, heading, note, table, warning

GAINS = {"enaf": "d’ENAF consommés", "decret": "artificialisés", "impermeable": "imperméabilisés"}
TOP = 10
#: Width of the first column of the table of changes, %.
_FIRST = 24
#: Share of a territory without land cover from which it is told (%), and change that no table would show (ha).
UNCOVERED_PCT, NOTHING_HA = 0.1, 0.005


def ha(value: float | None) -> str:
    """Print hectares with two decimals, without unit."""
    return MISSING if value is None or pd.isna(value) else nombre(value, 2)


def pace(value: float | None) -> str:
    """Print hectares by year."""
    return MISSING if value is None or pd.isna(value) else f"{mesure(value, 'ha')}/an"


def sentence(frame: pd.DataFrame) -> list[tuple[str, bool]]:
    """Return the finding of a page: what was consumed, given back, and how fast."""
    main = main_measure(frame)
    if main is None:
        return [("Aucune mesure n’est évaluable avec ces données.", True)]
    gain, loss, net = (total(frame[name]) for name in MEASURES[main].columns[:3])
    words = [(f"{mesure(gain.value, 'ha')} {GAINS[main]}{_period(frame)}", True)]
    if loss.value is not None and loss.value >= NOTHING_HA:
        words.append((f", {mesure(loss.value, 'ha')} rendus : {mesure(net.value, 'ha')} en solde", False))
    return [*words, (".", False)]


def main_measure(frame: pd.DataFrame) -> str | None:
    """Return the measure of the run when it could be evaluated, else the first that could."""
    asked = [name for name in frame["mesure"].dropna().unique() if name in MEASURES]
    for name in [*asked, *MEASURES]:
        if total(frame[MEASURES[name].columns[0]]).value is not None:
            return str(name)
    return None


def _period(frame: pd.DataFrame) -> str:
    years = years_between(frame)
    return "" if years is None else f" de {years[0]} à {years[1]}"


def measure_blocks(frame: pd.DataFrame) -> list[Block]:
    """Return the figures of a page and the table of the three measures, kept apart."""
    main = main_measure(frame)
    blocks = []
    if main is not None:
        gain, _, net = (total(frame[name]) for name in MEASURES[main].columns[:3])
        area, years = total(frame["surface_ha"]), years_between(frame)
        yearly = None if years is None or gain.value is None else gain.value / (years[1] - years[0])
        blocks.append(
            figures(
                [
                    _point(mesure(gain.value, "ha"), GAINS[main], _known(gain)),
                    _point(mesure(net.value, "ha"), "en solde, rendus déduits", MEASURES[main].title),
                    _point(
                        _percent(share(gain.value, area.value)),
                        "du territoire, rendus non déduits",
                        f"sur {mesure(area.value, 'ha')}",
                    ),
                    _point(pace(yearly), "rythme moyen", _period(frame)),
                ]
            )
        )
    rows = []
    for one in MEASURES.values():
        sums = [total(frame[column]) for column in one.columns[:3]]
        rows.append(
            (majuscule(one.title), *(ha(part.value) for part in sums), _percent(share(sums[2].value, _area(frame))))
        )
    titles = ("Mesure", "Gagné, ha", "Rendu, ha", "Solde, ha", "Solde, % du territoire")
    blocks.append(heading("Trois mesures, à ne pas confondre"))
    columns = [Column(title, width, rank > 0) for rank, (title, width) in enumerate(zip(titles, (40, 15, 15, 15, 15)))]
    blocks.append(table(columns, rows))
    return [*blocks, *_doubts(frame)]


def _area(frame: pd.DataFrame) -> float | None:
    return total(frame["surface_ha"]).value


def _percent(value: float | None) -> str:
    return MISSING if value is None else f"{nombre(value, 2)} %"


def _point(figure: str, title: str, detail: str) -> dict[str, str]:
    return {"chiffre": figure, "titre": title, "detail": detail.strip()}


def _known(one: Total) -> str:
    return "" if one.whole else f"connus sur {one.known} territoires de {one.count}"


def _doubts(frame: pd.DataFrame) -> list[Block]:
    """Return what is left out of the figures, in hectares: never in silence."""
    found = []
    area, covered = total(frame["surface_ha"]).value, total(frame["couvert_ha"]).value
    if area and covered is not None and 100 * (area - covered) / area > UNCOVERED_PCT:
        found.append(f"{mesure(area - covered, 'ha')} du territoire ne sont pas couverts aux deux dates")
    for column, words in (
        ("code_inconnu_ha", "portent un code absent ou inconnu"),
        ("indetermine_ha", "ont un code qui ne suffit pas à classer"),
        ("ecart_ha", "ne sont qu’un écart de numérisation"),
    ):
        area_ha = total(frame[column]).value
        if area_ha is not None and area_ha >= NOTHING_HA:
            found.append(f"{mesure(area_ha, 'ha')} {words}")
    if not found:
        return []
    return [warning(f"Comptés à part, hors de ces chiffres : {' ; '.join(found)}.")]


def transition_blocks(matrix: pd.DataFrame | None, frame: pd.DataFrame, codes: Sequence[str]) -> list[Block]:
    """Return the table of what became what, in hectares."""
    main = main_measure(frame)
    if matrix is None or main is None:
        return []
    labels = _class_labels(main)
    found = transitions(matrix, main, codes, list(labels))
    if not len(found):
        return []
    short = [labels.get(name, (name, name))[0] for name in found.columns]
    rows = [
        (labels.get(name, (name, name))[1], *("·" if value < NOTHING_HA else ha(value) for value in values))
        for name, values in zip(found.index, found.to_numpy())
    ]
    columns = [Column("De \\ vers", _FIRST), *(_fitted(short, rows))]
    same = sum(float(found.loc[name, name]) for name in found.index if name in found.columns)
    changed = float(found.to_numpy().sum()) - same - _told_apart(found)
    said = f"{mesure(changed, 'ha')} ont changé de classe" if changed >= NOTHING_HA else "aucun n’a changé de classe"
    return [
        heading(f"Ce qui est devenu quoi, en hectares : {said}"),
        table(columns, rows),
        note("D’une classe à elle-même : inchangé. Un point : moins de 0,01 ha." + _undecided(found)),
    ]


def _undecided(found: pd.DataFrame) -> str:
    return " Indét. : code insuffisant." if UNDECIDED in (*found.index, *found.columns) else ""


def _fitted(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Column]:
    """Return columns of numbers as wide as their longest figure: a figure is never cut in two lines."""
    longest = [2 + max(len(row[rank]) for row in rows) for rank in range(1, len(titles) + 1)]
    room = (100 - _FIRST) / sum(longest)
    return [Column(title, round(room * width, 2), True) for title, width in zip(titles, longest)]


def _told_apart(found: pd.DataFrame) -> float:
    """Return the hectares of which nothing can be said, at one date or the other, or that are only redrawn."""
    apart = (UNDECIDED, UNKNOWN, DRAWING)
    return float(found.to_numpy()[found.index.isin(apart)[:, None] | found.columns.isin(apart)[None, :]].sum())


def _class_labels(measure: str) -> dict[str, tuple[str, str]]:
    """Return the categories of a measure in reading order: short and long words."""
    known = load("ocs2d_enaf_classes").set_index("code")["libelle"]
    labels = {
        name: (name, f"{name} · {known[name]}" if name in known else name) for name in MEASURES[measure].categories
    }
    short = {UNDECIDED: ("indét.", UNDECIDED), UNKNOWN: ("code inconnu", UNKNOWN), DRAWING: ("écart num.", DRAWING)}
    return {**labels, **short}


def top_blocks(frame: pd.DataFrame) -> list[Block]:
    """Return the territories that consumed most."""
    main = main_measure(frame)
    if main is None or len(frame) < 2:
        return []
    gain, loss, net = MEASURES[main].columns[:3]
    ranked = frame.astype({gain: float}).sort_values([gain, "code"], ascending=[False, True]).head(TOP)
    rows = [
        (
            nom_insecable(str(row["nom"] or row["code"])),
            ha(row[gain]),
            ha(row[loss]),
            ha(row[net]),
            _percent(share(_number(row[gain]), _number(row["surface_ha"]))),
            str(row["typologie"] or MISSING),
        )
        for row in ranked.to_dict("records")
    ]
    titles = ("Territoire", "Gagné, ha", "Rendu, ha", "Solde, ha", "% du territoire", "Vocation dominante")
    widths = (27, 12, 12, 12, 12, 25)
    columns = [Column(title, width, 0 < rank < 5) for rank, (title, width) in enumerate(zip(titles, widths))]
    return [heading(_first(ranked.iloc[0], gain, main, frame)), table(columns, rows), *_left(frame, ranked, gain)]


def _first(row: pd.Series, gain: str, measure: str, frame: pd.DataFrame) -> str:
    """Return « Gabarville d’abord : 7,80 ha d’ENAF consommés sur 18,4 ha »."""
    whole = total(frame[gain]).value
    if pd.isna(row[gain]) or not whole:
        return f"Territoires : aucun n’a d’hectares {GAINS[measure]}"
    like = int((frame[gain].astype(float).round(2) == round(float(row[gain]), 2)).sum())
    if like > 1:
        return f"{pluriel(like, 'territoire')} d’abord : {mesure(row[gain], 'ha')} {GAINS[measure]} chacun"
    name = tronque(row["nom"] or row["code"], 60)
    return f"{name} d’abord : {mesure(row[gain], 'ha')} {GAINS[measure]} sur {mesure(whole, 'ha')}"


def _left(frame: pd.DataFrame, ranked: pd.DataFrame, gain: str) -> list[Block]:
    rest = frame.drop(ranked.index)
    area = total(rest[gain]).value
    said = f"Les {TOP} premiers. {pluriel(len(rest), 'autre territoire', 'autres territoires')} : {mesure(area, 'ha')}."
    return [note(said)] if len(rest) else []


def _number(value: object) -> float | None:
    return None if pd.isna(value) else float(value)  # type: ignore[arg-type]
