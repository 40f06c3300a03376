"""What the algorithms of the centralités share: the same inputs are asked for in the same words."""

from __future__ import annotations

CENTRALITY_GROUP = ("Centralités", "centralites")
