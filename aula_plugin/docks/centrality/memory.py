"""What the panel « Centralités » keeps with the project: layers, settings, variants, commune, dossier. No result."""

from ..common.memory import Memory

#: Kind of the recent files.
DOSSIERS = "centralites"
_KEPT = Memory("centralites/")
remember, recall = _KEPT.remember, _KEPT.recall
remember_path, recall_path = _KEPT.remember_path, _KEPT.recall_path
