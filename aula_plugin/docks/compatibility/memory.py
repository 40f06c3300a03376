"""What the panel « Compatibilité » keeps with the project: bindings and filters."""

from ..common.memory import Memory

_KEPT = Memory("compatibilite/")
remember, recall = _KEPT.remember, _KEPT.recall
remember_path, recall_path = _KEPT.remember_path, _KEPT.recall_path
