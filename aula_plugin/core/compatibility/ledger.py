"""Two tables of a dossier read from its lines: the land ledger of the SCoT, and the objects that words designate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from .lines import Line
from .results import KEY_COLUMNS
from .signals import convert
from .thresholds import number_in
from .workspace import Workspace

#: Envelope of the SCoT, what the document engages of it since T0, what is left; one row per commune, rule, vocation.
#: ``consomme_ha``, already built since T0 (column ``ha_depuis_t0`` of the table ``conso``), is a part of what is
#: engaged: NULL when no one gave it.
LEDGER_COLUMNS = {
    "date_run": "datetime",
    "grille_id": "text",
    "regle_id": "text",
    "idurba": "text",
    "date": "text",
    "insee": "text",
    "commune": "text",
    "niveau": "text",
    "siren_epci": "text",
    "vocation": "text",
    "enveloppe_ha": "real",
    "consomme_ha": "real",
    "engage_ha": "real",
    "reste_ha": "real",
}
#: Objects told by a rule because their label, not their code, designates them: to be confirmed by a person.
WORD_COLUMNS = {**KEY_COLUMNS, "fid_source": "text", "libelle": "text"}
CONSUMED = ("conso", "ha_depuis_t0")


def ledger(workspace: Workspace, lines: Iterable[Line], key: Mapping[str, Any]) -> pd.DataFrame:
    """Return the land ledger: ``reste = enveloppe − engagé`` (ha), NULL where one of them is missing."""
    known = workspace.document.document
    approved = str(known["datappro"].iloc[0] or "") if len(known) and "datappro" in known else ""
    rows = []
    for line in lines:
        params = line.rule.indicateur.params
        if line.rule.indicateur.type != "conso_vs_enveloppe" or line.place.kind != "commune" or params.get("site"):
            continue
        envelope = line.limit.low if line.limit is not None else None
        if envelope is not None and line.unit != "ha":
            envelope = convert(envelope, line.unit, "ha")
        engaged = line.measure.value if line.measure is not None else None
        vocation = str(params.get("vocation") or "toutes")
        rows.append(
            {
                **{name: key[name] for name in ("date_run", "grille_id", "idurba")},
                "regle_id": line.rule.id,
                "date": approved,
                "insee": line.place.id,
                "commune": line.name,
                "niveau": line.place.niveau,
                "siren_epci": line.place.siren_epci,
                "vocation": vocation,
                "enveloppe_ha": envelope,
                "consomme_ha": consumed(workspace.tables, line.place.id) if vocation == "toutes" else None,
                "engage_ha": engaged,
                "reste_ha": envelope - engaged if envelope is not None and engaged is not None else None,
            }
        )
    return pd.DataFrame(rows, columns=list(LEDGER_COLUMNS), dtype=object)


def consumed(tables: Mapping[str, pd.DataFrame], code: str) -> float | None:
    """Return what a commune has consumed since T0, from its own row of the table ``conso`` only."""
    table, column = CONSUMED
    if table not in tables or column not in tables[table]:
        return None
    frame = tables[table]
    key = next((name for name in ("territoire", "insee", "code_insee") if name in frame.columns), None)
    own = frame[frame[key].astype(str) == code] if key else frame.iloc[:0]
    values = [number_in(cell) for cell in own[column]]
    return next((value for value in values if value is not None), None)


def words(lines: Iterable[Line], key: Mapping[str, Any]) -> pd.DataFrame:
    """Return the objects that words alone designate, one row per rule, territory and object."""
    rows = [
        {
            **key,
            "regle_id": line.rule.id,
            "territoire_type": line.place.kind,
            "territoire_id": line.place.id,
            "fid_source": fid,
            "libelle": label,
        }
        for line in lines
        if line.measure is not None
        for fid, label in sorted(line.measure.words.items())
    ]
    return pd.DataFrame(rows, columns=list(WORD_COLUMNS), dtype=object)
