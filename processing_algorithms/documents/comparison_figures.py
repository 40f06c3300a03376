"""The figures `aula:comparer_documents` returns beside its layers."""

from __future__ import annotations

from typing import Any

FIGURES = (
    ("NB_CHANGEMENTS", "Lieux qui changent, retouches de limite comprises"),
    ("HA_OUVERTS", "Zones A ou N ouvertes à l’urbanisation (ha)"),
    ("HA_DEBLOQUES", "Zones AU débloquées (ha)"),
    ("HA_REFERMES", "Zones U ou AU reclassées en A ou N (ha)"),
    ("HA_BLOQUES", "Zones devenues AU bloquées (ha)"),
    ("HA_AUTRE_DESTINATION", "Changements de destination (ha)"),
    ("HA_LIBELLES", "Libellé seul changé (ha)"),
    ("HA_RETOUCHES", "Retouches de limite (ha)"),
    ("HA_COUVERTURE_GAGNEE", "Couverts par le seul état après (ha)"),
    ("HA_COUVERTURE_PERDUE", "Couverts par le seul état avant (ha)"),
    ("HA_EBC_SUPPRIMES", "Espaces boisés classés supprimés (ha)"),
    ("HA_EBC_AJOUTES", "Espaces boisés classés ajoutés (ha)"),
    ("NB_STECAL_AVANT", "STECAL avant"),
    ("NB_STECAL_APRES", "STECAL après"),
    ("NB_SIGNAUX_CHANGES", "Signaux de communes changés"),
)


def figures(found: Any) -> dict[str, float]:
    """Return the figures of what a run found: its comparison, its prescriptions, its rules."""
    from ...aula_plugin.core.documents import comparison_words as w
    from ...aula_plugin.core.documents.comparison_prescriptions import EBC, STECAL

    totals, psc = found.comparison.totals, found.prescriptions
    changed = 0
    if found.rules is not None:
        communes = found.rules["territoire_type"] == "commune"
        changed = int((communes & found.rules["signal_change"].astype(bool)).sum())
    return {
        "NB_CHANGEMENTS": len(found.comparison.changes),
        "HA_OUVERTS": totals[w.OPENED],
        "HA_DEBLOQUES": totals[w.RELEASED],
        "HA_REFERMES": totals[w.CLOSED],
        "HA_BLOQUES": totals[w.BLOCKED],
        "HA_AUTRE_DESTINATION": totals[w.RECAST],
        "HA_LIBELLES": totals[w.RENAMED],
        "HA_RETOUCHES": totals[w.ADJUSTED],
        "HA_COUVERTURE_GAGNEE": totals[w.COVERED],
        "HA_COUVERTURE_PERDUE": totals[w.UNCOVERED],
        "HA_EBC_SUPPRIMES": psc.total(EBC, "perdu"),
        "HA_EBC_AJOUTES": psc.total(EBC, "gagne"),
        "NB_STECAL_AVANT": int(psc.of_code(STECAL, "n_avant")),
        "NB_STECAL_APRES": int(psc.of_code(STECAL, "n_apres")),
        "NB_SIGNAUX_CHANGES": changed,
    }
