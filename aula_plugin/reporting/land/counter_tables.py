"""Tables of the counter: EPCI, communes, and what the guarantee adds."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ...core.land.counter_rules import EXCEEDED, NO_DATA
from ...core.land.summary import total
from ...core.missing import is_missing
from ...core.typography import MISSING, accord, mesure, nom_insecable, nombre, pluriel
from .blocks import Block, Column, heading, note, table
from .measures import ha

#: Lines printed under a counter; the workbook has them all.
MOST = 40
_TITLES = ("Référence, ha", "Enveloppe, ha", "Consommé, ha", "Solde, ha", "Part", "Rythme")
_WIDTHS = (25, 11.5, 11.5, 11.5, 9.5, 7, 24)


def groups_table(frame: pd.DataFrame) -> list[Block]:
    """Return one line by EPCI."""
    return [
        heading(f"{exceeded_words(frame, 'EPCI', 'EPCI')}, du plus petit solde au plus grand"),
        *_lines(frame, "EPCI"),
    ]


def communes_table(frame: pd.DataFrame) -> list[Block]:
    """Return one line by commune, those that lack most first, and what the guarantee adds."""
    found = [
        heading(f"{exceeded_words(frame, 'commune')}, du plus petit solde au plus grand"),
        *_lines(frame, "Commune"),
    ]
    missing = int((frame["statut"].isna() | (frame["statut"] == NO_DATA)).sum())
    rest = len(frame) - min(len(frame), MOST)
    said = ["* garantie communale."] if frame["garantie"].eq(True).any() else []
    said += [f"Et {nombre(rest)} autres communes, dans les tableaux."] if rest > 0 else []
    said += [f"{pluriel(missing, 'commune')} sans donnée, hors des sommes."] if missing else []
    return [*found, *([note(" ".join(said))] if said else []), *_guarantee(frame)]


def exceeded_words(frame: pd.DataFrame | None, one: str, several: str | None = None) -> str:
    """Return « 1 commune sur 6 a dépassé son enveloppe »."""
    if frame is None:
        return f"Aucune {one}"
    exceeded = int((frame["statut"] == EXCEEDED).sum())
    if not exceeded:
        return f"{pluriel(len(frame), one, several)}, aucune enveloppe dépassée"
    verb = accord(exceeded, "a dépassé son enveloppe", "ont dépassé leur enveloppe")
    return f"{pluriel(exceeded, one, several)} sur {len(frame)} {verb}"


def _lines(frame: pd.DataFrame, what: str) -> list[Block]:
    ranked = frame.astype({"solde_ha": float}).sort_values(["solde_ha", "code"], na_position="last").head(MOST)
    rows = [
        (
            f"{nom_insecable(_name(row))}{' *' if row['garantie'] is True and what != 'EPCI' else ''}",
            *(ha(row[name]) for name in ("reference_ha", "enveloppe_ha", "conso_ha", "solde_ha")),
            MISSING if is_missing(row["used_pct"]) else f"{nombre(row['used_pct'])} %",
            MISSING if is_missing(row["statut"]) else str(row["statut"]).replace(" du rythme", ""),
        )
        for row in ranked.to_dict("records")
    ]
    return [table(_columns((what, *_TITLES), _WIDTHS), rows)]


def _guarantee(frame: pd.DataFrame) -> list[Block]:
    """Return what the guarantee of the communes adds to their envelopes, commune by commune."""
    gains = pd.to_numeric(frame["apport_garantie_ha"])
    raised = frame.assign(apport_garantie_ha=gains)[gains > 0].sort_values(
        ["apport_garantie_ha", "code"], ascending=[False, True]
    )
    if not len(raised):
        return []
    rows: list[tuple[str, ...]] = [
        (
            nom_insecable(_name(row)),
            ha(row["reference_ha"]),
            ha(row["enveloppe_ha"] - row["apport_garantie_ha"]),
            ha(row["enveloppe_ha"]),
            ha(row["apport_garantie_ha"]),
        )
        for row in raised.head(MOST).to_dict("records")
    ]
    sums = (raised["enveloppe_ha"].sum() - raised["apport_garantie_ha"].sum(), raised["enveloppe_ha"].sum())
    rows.append(("Ensemble", ha(raised["reference_ha"].sum()), *map(ha, sums), ha(raised["apport_garantie_ha"].sum())))
    titles = ("Commune", "Référence, ha", "Enveloppe sans, ha", "Enveloppe avec, ha", "Apport, ha")
    added = total(frame["apport_garantie_ha"]).value
    return [
        heading(f"La garantie communale ajoute {mesure(added, 'ha')} à {pluriel(len(raised), 'commune')}"),
        table(_columns(titles, (36, 16, 16, 16, 16)), rows, strong=[len(rows) - 1]),
    ]


def _columns(titles: Sequence[str], widths: Sequence[float]) -> list[Column]:
    """Return columns of numbers between a name and, seventh, a word."""
    return [Column(title, width, 0 < rank < 6) for rank, (title, width) in enumerate(zip(titles, widths))]


def _name(row: dict) -> str:
    return str(row["code"] if is_missing(row["nom"]) else str(row["nom"]))
