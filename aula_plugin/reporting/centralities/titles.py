"""What a candidate is called, and what its page finds."""

from __future__ import annotations

from typing import Any

from ...core.missing import is_missing
from ...core.typography import mesure
from .figures import expected
from .found import Found


def called(found: Found, row: Any) -> str:
    """Return the name of a candidate: its own, else its number in the commune."""
    commune = found.commune(row.code_insee)
    if not is_missing(row.nom) and str(row.nom).strip():
        return f"{row.nom} ({commune})"
    return f"{commune}, candidat {str(row.id_candidat).rpartition('_')[2]}"


def title(row: Any) -> str:
    """Return the finding of a fiche."""
    start = f"{int(row.n_groupes)} groupes sur {expected(row)} dans {mesure(row.aire_ha, 'ha')}"
    if is_missing(row.aire_coeur_sur_ha):
        return f"{start} ; accord non évaluable"
    return f"{start}, dont {mesure(row.aire_coeur_sur_ha, 'ha')} de cœur sûr"
