"""What the panel « Compteur ZAN » keeps with the project: layers, rule, territory, projects imagined. No result."""

from ..common.memory import Memory

_KEPT = Memory("compteur_zan/")
remember, recall = _KEPT.remember, _KEPT.recall
