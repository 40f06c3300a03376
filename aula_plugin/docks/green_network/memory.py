"""What the panel « Trame verte et bleue » keeps with the project: the parameters, and the file they come from."""

from ..common.memory import Memory

_KEPT = Memory("tvb/")
remember, recall = _KEPT.remember, _KEPT.recall
remember_path, recall_path = _KEPT.remember_path, _KEPT.recall_path
