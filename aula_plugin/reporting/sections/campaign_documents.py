"""Section « documents et couverture » of a campaign: what each document holds, which communes ask for attention."""

from __future__ import annotations

from typing import Any

from ...core.compatibility.campaign import Campaign, Findings
from ...core.compatibility.holders import COUVERTE, identity, state, state_label
from ...core.text import clean
from ...core.typography import date_fr, nombre, tronque

#: Documents, communes and notes listed in the report; the layers and the log hold them all.
MOST_DOCUMENTS, MOST_NOTES = 150, 60


def section(campaign: Campaign, findings: Findings) -> dict[str, Any]:
    """Return what the template prints."""
    blocked = {id(one.document): why for one, why in zip(campaign.workspaces, campaign.blocked)}
    rows: list[dict[str, Any]] = []
    for position, document in enumerate(campaign.documents):
        held = [one for one in campaign.held if one.document == position]
        row = document.document.iloc[0]
        rows.append(
            {
                "idurba": identity(document) or "sans IDURBA",
                "type": document.type_document.replace("PLUI", "PLUi"),
                "etat": state_label(state(document)),
                "date": date_fr(clean(row.get("datappro")) or None),
                "communes": len(held),
                "defauts": len(document.anomalies),
                "motif": blocked.get(id(document), "") or ("" if held else "aucune commune retenue"),
            }
        )
    rows.sort(key=lambda row: row["idurba"])
    places = [
        {
            "nom": f"{one.territory.name} ({one.territory.place.id})",
            "situation": one.situation,
            "document": "" if one.document is None else identity(campaign.documents[one.document]),
            "autres": ", ".join(identity(campaign.documents[p]) for p in one.others),
            "part": nombre(100 * one.zoned) if one.document is not None else "",
        }
        for one in campaign.held
        if one.situation != COUVERTE or one.others
    ]
    notes = [tronque(note, 300) for note in findings.evaluation.notes]
    return {
        "lignes": rows[:MOST_DOCUMENTS],
        "reste": max(len(rows) - MOST_DOCUMENTS, 0),
        "communes": places[:MOST_DOCUMENTS],
        "autres_communes": max(len(places) - MOST_DOCUMENTS, 0),
        "notes": notes[:MOST_NOTES],
        "autres_notes": max(len(notes) - MOST_NOTES, 0),
    }
